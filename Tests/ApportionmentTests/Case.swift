// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Foundation
import Testing

/// A value of a case file, as JSON has it; numbers stay whole.
enum Value: Decodable, Sendable {
  case text(String)
  case number(Int)
  case list([Value])
  case object([String: Value])
  case nothing

  init(from decoder: any Decoder) throws {
    let box = try decoder.singleValueContainer()
    if box.decodeNil() {
      self = .nothing
    } else if let number = try? box.decode(Int.self) {
      self = .number(number)
    } else if let text = try? box.decode(String.self) {
      self = .text(text)
    } else if let list = try? box.decode([Value].self) {
      self = .list(list)
    } else if let object = try? box.decode([String: Value].self) {
      self = .object(object)
    } else {
      self = .nothing
    }
  }

  subscript(key: String) -> Value? { if case .object(let object) = self { object[key] } else { nil } }
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var number: Int? { if case .number(let number) = self { number } else { nil } }
  var list: [Value] { if case .list(let list) = self { list } else { [] } }
  var object: [String: Value] { if case .object(let object) = self { object } else { [:] } }
  var numbers: [String: Int] { object.compactMapValues(\.number) }
  var texts: [String] { list.compactMap(\.text) }
  var isNothing: Bool { if case .nothing = self { true } else { false } }
  /// A whole number or an exact fraction.
  var rational: Rational? { number.map { Rational($0) } ?? text.flatMap { Rational($0) } }
}

/// One case of the shared format `apportion-case/1`.
struct Case: Sendable, CustomTestStringConvertible {
  let id: String
  let kind: String
  let input: Value
  let expect: Value
  var testDescription: String { id }

  /// Every case below Fixtures, by the name of its file.
  static let all: [Case] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.sorted { $0.lastPathComponent < $1.lastPathComponent }.flatMap { file -> [Case] in
      guard file.pathExtension == "json", let data = try? Data(contentsOf: file),
        let value = try? JSONDecoder().decode(Value.self, from: data)
      else { return [] }
      return (value["cases"]?.list ?? []).compactMap { one in
        guard let id = one["id"]?.text, let kind = one["kind"]?.text, let input = one["input"],
          let expect = one["expect"]
        else { return nil }
        return Case(id: id, kind: kind, input: input, expect: expect)
      }
    }
  }()

  static func of(_ kind: String) -> [Case] { all.filter { $0.kind == kind } }
  static func named(_ id: String) -> Case? { all.first { $0.id == id } }

  var claimants: [Claimant] { Case.claimants(input["units"]) }

  static func claimants(_ units: Value?) -> [Claimant] {
    (units?.list ?? []).compactMap { unit in
      guard let id = unit["id"]?.text, let weight = unit["weight"]?.rational else { return nil }
      return Claimant(ClaimantID(id), weight)
    }
  }

  var house: House? { Case.house(input) }

  static func house(_ input: Value) -> House? {
    guard let seats = input["seats"]?.number, let name = input["method"]?.text else { return nil }
    guard let method = method(name, quota: input["quota"]?.text) else { return nil }
    var house = House(seats, by: method, threshold: input["threshold"]?.rational)
    house.block = input["block"]?.number ?? 1
    let maximum = input["max"]?.number ?? input["cap"]?.number
    if name == "swiss_bpr17" {
      house.bounds = Bounds(minimum: 1, maximum: maximum, policy: .recomputeQuota)
    } else if let base = input["base"]?.number {
      house.bounds = Bounds(minimum: base, maximum: maximum, policy: .basePlusProportional)
    } else {
      let policy: MinimumPolicy =
        input["min_policy"]?.text == "enlarge_house" ? .enlargeHouse : method.quota == nil ? .floor : .keepQuota
      house.bounds = Bounds(minimum: input["min"]?.number ?? 0, maximum: maximum, policy: policy)
    }
    return house
  }

  static func method(_ name: String, quota: String?) -> Apportionment.Method? {
    switch name {
    case "largest_remainder":
      quota == "droop"
        ? .largestRemainder(.droop)
        : quota == "hagenbach_bischoff" ? .largestRemainder(.hagenbachBischoff) : .largestRemainder(.hare)
    case "swiss_bpr17": .largestRemainder(.hare)
    case "dhondt", "jefferson": .dHondt
    case "saintelague", "webster": .sainteLague
    case "huntington": .huntingtonHill
    case "adams": .adams
    case "dean": .dean
    default: nil
    }
  }
}
