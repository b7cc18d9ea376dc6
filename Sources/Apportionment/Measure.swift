// SPDX-License-Identifier: AGPL-3.0-or-later

/// What is counted of a unit: members, paying members, votes, area …
public struct Quantity: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { rawValue = value }
  public var description: String { rawValue }

  public static let members: Quantity = "members"
}

/// A unit with everything that was counted of it, and the day on which that was true.
public struct Counted: Hashable, Sendable {
  public let id: ClaimantID
  public let counts: [Quantity: Rational]
  /// As the organisation writes it, such as 2025-06-30; it is compared with the others', never computed with.
  public let countedOn: String?
  public let minimum: Int?
  public let maximum: Int?

  public init(
    _ id: ClaimantID, _ counts: [Quantity: Rational], countedOn: String? = nil, minimum: Int? = nil, maximum: Int? = nil
  ) {
    self.id = id
    self.counts = counts
    self.countedOn = countedOn
    self.minimum = minimum
    self.maximum = maximum
  }
}

/// How counts become a weight: a sum of quantities, each with an exact factor.
public struct Measure: Hashable, Sendable {
  public let factors: [Quantity: Rational]

  public init(_ factors: [Quantity: Rational]) { self.factors = factors }
  public init(_ quantity: Quantity) { factors = [quantity: 1] }

  public static let members = Measure(.members)

  /// The units with their weights; every count that is missing or cannot be held is named.
  public func claimants(of units: [Counted]) throws(Unfit) -> [Claimant] {
    var problems: [Problem] = []
    var claimants: [Claimant] = []
    for (index, unit) in units.enumerated() {
      let row = Row(index + 1, unit.id)
      var weight: Rational? = Rational(0)
      for (quantity, factor) in factors.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        guard let count = unit.counts[quantity] else {
          problems.append(.missingCount(row, quantity))
          continue
        }
        if count.isNegative { problems.append(.negativeWeight(row, count)) }
        weight = count.times(factor).flatMap { weight?.plus($0) }
      }
      if let weight {
        claimants.append(Claimant(unit.id, weight, minimum: unit.minimum, maximum: unit.maximum))
      } else {
        problems.append(.weightTooLarge(row))
      }
    }
    if let unfit = Unfit(problems) { throw unfit }
    return claimants
  }
}

extension Counted {
  /// The days on which units were counted, when they were not all counted on the same: figures that should not be compared.
  public static func differingDays(of units: [Counted]) -> [(day: String?, units: [ClaimantID])] {
    let byDay = Dictionary(grouping: units, by: \.countedOn)
    guard byDay.count > 1 else { return [] }
    return byDay.map { (day: $0.key, units: $0.value.map(\.id)) }.sorted { ($0.day ?? "") < ($1.day ?? "") }
  }
}

/// A row as somebody typed it: a name and its counts, nothing of it believed yet.
public struct TypedRow: Hashable, Sendable {
  public let name: String
  public let counts: [Quantity: String]

  public init(_ name: String, _ counts: [Quantity: String]) {
    self.name = name
    self.counts = counts
  }
}

extension Counted {
  /// Reads typed rows: counts are whole numbers of heads, never negative, none missing, no unit twice.
  public static func reading(
    _ rows: [TypedRow], of quantities: [Quantity] = [.members], countedOn: String? = nil
  ) throws(Unfit) -> [Counted] {
    var problems: [Problem] = []
    var units: [Counted] = []
    for (index, typed) in rows.enumerated() {
      let name = trimmed(typed.name)
      if name.isEmpty { problems.append(.missingName(row: index + 1)) }
      let row = Row(index + 1, ClaimantID(String(name)))
      var counts: [Quantity: Rational] = [:]
      for quantity in quantities {
        switch wholeCount(trimmed(typed.counts[quantity] ?? ""), row, quantity) {
        case .success(let count): counts[quantity] = count
        case .failure(let unfit): problems += unfit.problems
        }
      }
      units.append(Counted(row.claimant, counts, countedOn: countedOn))
    }
    problems += duplicates(among: units.filter { !$0.id.rawValue.isEmpty }.map { Claimant($0.id, 0) })
    if let unfit = Unfit(problems) { throw unfit }
    return units
  }
}

private func trimmed(_ text: String) -> Substring {
  let start = text.drop(while: \.isWhitespace)
  return start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count)
}

/// A count must be digits alone: "1.480" may be a thousand or a fraction, so it is asked back and never guessed.
private func wholeCount(_ text: Substring, _ row: Row, _ quantity: Quantity) -> Result<Rational, Unfit> {
  let isDigits = { (part: Substring) in !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) } }
  guard !text.isEmpty else { return .failure(Unfit(.missingCount(row, quantity))) }
  if isDigits(text) {
    guard let count = Rational(text), count.numerator < Int128(Ground.limit) else {
      return .failure(Unfit(.weightTooLarge(row)))
    }
    return .success(count)
  }
  if text.hasPrefix("-"), isDigits(text.dropFirst()), let count = Rational(text) {
    return .failure(Unfit(.negativeWeight(row, count)))
  }
  let parts = text.split(whereSeparator: { ".,/".contains($0) })
  return parts.count > 1 && parts.allSatisfy { isDigits($0) }
    ? .failure(Unfit(.fractionalCount(row, quantity, text: String(text))))
    : .failure(Unfit(.unreadableCount(row, quantity, text: String(text))))
}
