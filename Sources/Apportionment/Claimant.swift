// SPDX-License-Identifier: AGPL-3.0-or-later

/// Names a claimant among the others of one allocation.
public struct ClaimantID: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(_ text: String) { rawValue = text }
  public init(stringLiteral value: String) { rawValue = value }
  public var description: String { rawValue }
}

/// Who seats are shared among: a unit (or a list, a region, a group) with what it counts for.
public struct Claimant: Hashable, Sendable {
  public let id: ClaimantID
  /// What was counted, exactly; a negative weight is refused when seats are shared.
  public let weight: Rational
  /// Its own minimum in seats, in place of the house's.
  public let minimum: Int?
  /// Its own maximum in seats, in place of the house's.
  public let maximum: Int?

  public init(_ id: ClaimantID, _ weight: Rational, minimum: Int? = nil, maximum: Int? = nil) {
    self.id = id
    self.weight = weight
    self.minimum = minimum
    self.maximum = maximum
  }

  public init(_ id: ClaimantID, _ count: Int, minimum: Int? = nil, maximum: Int? = nil) {
    self.init(id, Rational(count), minimum: minimum, maximum: maximum)
  }

  func weighing(_ other: Rational) -> Claimant { Claimant(id, other, minimum: minimum, maximum: maximum) }
}
