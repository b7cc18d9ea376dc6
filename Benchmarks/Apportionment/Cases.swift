// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Foundation

/// A case of one house, as far as it is measured.
struct BenchmarkCase: Decodable {
  let id: String
  let kind: String
  let input: Input?
  let expect: Expectation?

  struct Input: Decodable {
    let seats: Int
    let method: String
    let units: [Unit]
    let min: Int?
    let max: Int?
    let threshold: String?
  }

  struct Unit: Decodable {
    let id: String
    let weight: Rational

    private enum Key: CodingKey { case id, weight }

    init(from decoder: any Decoder) throws {
      let box = try decoder.container(keyedBy: Key.self)
      id = try box.decode(String.self, forKey: .id)
      let number = try? box.decode(Int.self, forKey: .weight)
      weight = try number.map { Rational($0) } ?? Rational(box.decode(String.self, forKey: .weight)) ?? 0
    }
  }

  struct Expectation: Decodable {
    let seats: [String: Int]
    let ties: [Tied]
  }

  struct Tied: Decodable, Equatable {
    let units: [String]
    let seats: Int
  }

  private enum Key: CodingKey { case id, kind, input, expect }

  init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Key.self)
    id = try box.decode(String.self, forKey: .id)
    kind = try box.decode(String.self, forKey: .kind)
    // Other kinds have other fields, and are not measured.
    let isSingle = kind == "single"
    input = isSingle ? try box.decode(Input.self, forKey: .input) : nil
    expect = isSingle ? try box.decode(Expectation.self, forKey: .expect) : nil
  }

  static func all(in folder: String) throws -> [BenchmarkCase] {
    struct File: Decodable { let cases: [BenchmarkCase] }
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { $0.hasSuffix(".json") }.flatMap
    {
      try JSONDecoder().decode(File.self, from: Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0))).cases
    }.filter { $0.kind == "single" }
  }
}

extension BenchmarkCase.Input {
  var claimants: [Claimant] { units.map { Claimant(ClaimantID($0.id), $0.weight) } }

  var house: House? {
    let methods: [String: Apportionment.Method] = [
      "largest_remainder": .largestRemainder(.hare), "swiss_bpr17": .largestRemainder(.hare), "dhondt": .dHondt,
      "jefferson": .dHondt, "saintelague": .sainteLague, "webster": .sainteLague, "huntington": .huntingtonHill,
      "adams": .adams, "dean": .dean,
    ]
    guard let found = methods[method] else { return nil }
    let policy: MinimumPolicy = method == "swiss_bpr17" ? .recomputeQuota : found.quota == nil ? .floor : .keepQuota
    let bounds = Bounds(minimum: method == "swiss_bpr17" ? 1 : min ?? 0, maximum: max, policy: policy)
    return House(seats, by: found, bounds: bounds, threshold: threshold.flatMap { Rational($0) })
  }
}
