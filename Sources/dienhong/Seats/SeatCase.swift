// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Journal

/// One case of the shared format `apportion-case/1`, by which programs that share seats are compared.
struct SeatCase {
  let id: String
  let kind: Kind
  let input: JSON
  /// The fields that the case wants named; their values are never looked at.
  let asked: [String]

  enum Kind: String, CaseIterable {
    case single, nested, biproportional, series, error
    case partyRule = "party_rule"
    case basePlusProportional = "base_plus_prop"
    case policyContrast = "policy_contrast"
  }

  /// The case of this name in a file, or the only one where no name is given.
  init(_ id: String?, in file: JSON) throws(SeatFileFault) {
    guard let cases = file["cases"]?.items, !cases.isEmpty else { throw .noCases }
    let names = cases.compactMap { $0["id"]?.text }
    guard let id = id ?? (names.count == 1 ? names[0] : nil) else { throw .whichCase(names) }
    guard let found = cases.first(where: { $0["id"]?.text == id }) else { throw .unknownCase(id, known: names) }
    guard let name = found["kind"]?.text, let kind = Kind(rawValue: name) else {
      throw .otherKind(found["kind"]?.text ?? "")
    }
    self.id = id
    self.kind = kind
    input = found["input"] ?? .null
    if case .object(let fields)? = found["expect"] { asked = fields.keys.sorted() } else { asked = [] }
  }
}

/// Why a file of cases cannot be worked on.
enum SeatFileFault: Foreseen {
  case noCases
  case whichCase([String])
  case unknownCase(String, known: [String])
  case otherKind(String)
  /// A key of the case that is missing, or holds something else than it should.
  case key(String)
  case notJSON(offset: Int)
}

// MARK: Reading the input

extension JSON {
  var items: [JSON]? { if case .array(let items) = self { items } else { nil } }
  var whole: Int? { integer.map { Int($0) } }
  var texts: [String] { (items ?? []).compactMap(\.text) }
  /// A whole number or an exact fraction such as "1429398/5".
  var rational: Rational? {
    switch self {
    case .number(let digits): Rational(digits)
    case .string(let text): Rational(text)
    case .null, .bool, .array, .object: nil
    }
  }
}

extension SeatCase {
  func claimants(_ units: JSON?) throws(SeatFileFault) -> [Claimant] {
    guard let units = units?.items else { throw .key("units") }
    var claimants: [Claimant] = []
    for unit in units {
      guard let id = unit["id"]?.text else { throw .key("units.id") }
      guard let weight = unit["weight"]?.rational else { throw .key("units.weight: \(id)") }
      claimants.append(
        Claimant(ClaimantID(id), weight, minimum: unit["min"]?.whole, maximum: unit["max"]?.whole))
    }
    return claimants
  }

  /// The house that an object describes; `seats` stands in for one that names none.
  static func house(_ input: JSON, seats given: Int? = nil) throws(SeatFileFault) -> Apportionment.House {
    guard let seats = given ?? input["seats"]?.whole else { throw .key("seats") }
    guard let name = input["method"]?.text, let method = method(input) else {
      throw .key("method: \(input["method"]?.text ?? "")")
    }
    var house = Apportionment.House(seats, by: method, threshold: input["threshold"]?.rational)
    house.block = input["block"]?.whole ?? 1
    let maximum = input["max"]?.whole ?? input["cap"]?.whole
    let minimum = input["min"]?.whole ?? 0
    if name == "swiss_bpr17" {
      house.bounds = Bounds(minimum: 1, maximum: maximum, policy: .recomputeQuota)
    } else if let base = input["base"]?.whole {
      house.bounds = Bounds(minimum: base, maximum: maximum, policy: .basePlusProportional)
    } else {
      let usual: MinimumPolicy = method.quota == nil ? .floor : .keepQuota
      let policy = try input["min_policy"]?.text.map { name throws(SeatFileFault) in
        guard let policy = MinimumPolicy(short: name) else { throw .key("min_policy: \(name)") }
        return policy
      }
      house.bounds = Bounds(minimum: minimum, maximum: maximum, policy: policy ?? usual)
    }
    if let rule = input["tie_rule"]?.text {
      guard let rule = TieRule(short: rule) else { throw .key("tie_rule: \(rule)") }
      house.tieRule = rule
    }
    return house
  }

  private static func method(_ input: JSON) -> Apportionment.Method? {
    let name = input["method"]?.text ?? ""
    if name == "swiss_bpr17" { return .largestRemainder(.hare) }
    guard let quota = input["quota"]?.text else { return Method(short: name, first: input["first_divisor"]?.rational) }
    return Method(short: name)?.quota == nil ? nil : Method(short: quota)
  }
}

extension Apportionment.Method {
  /// A method by a short name in plain letters: "webster", "largest-remainder", "droop" …
  init?(short name: String, first: Rational? = nil) {
    switch SeatNames.plain(name) {
    case "largestremainder", "lr", "hamilton", "hare", "vinton": self = .largestRemainder(.hare)
    case "droop": self = .largestRemainder(.droop)
    case "hagenbachbischoff", "hb": self = .largestRemainder(.hagenbachBischoff)
    case "dhondt", "jefferson": self = .dHondt
    case "saintelague", "webster": self = .sainteLague
    case "modifiedsaintelague", "saintelaguemodified", "msl":
      self = .modifiedSainteLague(first: first ?? Apportionment.Method.sevenFifths)
    case "huntington", "huntingtonhill", "hh", "equalproportions": self = .huntingtonHill
    case "adams": self = .adams
    case "dean": self = .dean
    default: return nil
    }
  }
}

extension MinimumPolicy {
  /// A policy by its own name, with or without hyphens or underscores.
  init?(short name: String) {
    guard let found = MinimumPolicy.allCases.first(where: { SeatNames.plain($0.rawValue) == SeatNames.plain(name) })
    else { return nil }
    self = found
  }
}

extension TieRule {
  init?(short name: String) {
    guard let found = TieRule.allCases.first(where: { SeatNames.plain($0.rawValue) == SeatNames.plain(name) }) else {
      return nil
    }
    self = found
  }
}

/// Names as they are typed and as they are compared.
enum SeatNames {
  static func plain(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }

  /// The methods that may be asked for, as one types them.
  static let methods = [
    "hare", "droop", "hagenbach-bischoff", "dhondt", "sainte-lague", "modified-sainte-lague", "huntington-hill", "dean",
    "adams",
  ]
}
