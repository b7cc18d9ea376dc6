// SPDX-License-Identifier: AGPL-3.0-or-later

public import Apportionment
import Packs

public typealias RunID = Identifier<AllocationRun>

/// One version of the allocation: what was counted, by which rule it was shared, and what came of it. The result is kept
/// with it, so that an adopted version stays what it was; reasons are computed again from the same figures.
public struct AllocationRun: Codable, Hashable, Sendable {
  public let id: RunID
  public let seats: [UnitSeats]
  public let rule: SharingRule
  /// What was to be given in all.
  public let total: Int
  /// Equal claims that wait for a lot.
  public let ties: [OpenTie]
  public let lots: [DrawnLot]
  /// Why this version was made.
  public let note: String?
  public let day: Day

  public var given: Int { seats.reduce(0) { $0 + $1.seats } }
  public var isSettled: Bool { ties.isEmpty }
}

/// A unit with what was counted of it, on which day, and its seats.
public struct UnitSeats: Codable, Hashable, Sendable {
  public let unit: UnitID
  public let members: Int
  public let countedOn: Day?
  public let seats: Int
}

/// Units whose claims to so many seats are equal.
public struct OpenTie: Codable, Hashable, Sendable {
  public let units: [UnitID]
  public let seats: Int
}

/// A lot as the minutes have it.
public struct DrawnLot: Codable, Hashable, Sendable {
  public let among: [UnitID]
  public let winners: [UnitID]
  /// The minutes of the drawing.
  public let minutes: String
  public init(among: [UnitID], winners: [UnitID], minutes: String) {
    self.among = among
    self.winners = winners
    self.minutes = minutes
  }
}

/// A version that was adopted, by which act and when.
public struct Adoption: Codable, Hashable, Sendable {
  public let run: RunID
  public let basis: String
  public let day: Day
}

/// The rule of a version, as it is kept.
public enum SharingRule: Codable, Hashable, Sendable {
  /// A fixed number by a method, between bounds; what the minimum does to the others changes who gets what.
  case house(method: SharingMethod, minimum: Int, maximum: Int?, policy: MinimumPolicy)
  /// A seat for so many members, half of them giving one, on top of a base; closed to the total by a method.
  case ratio(per: Int, base: Int, minimum: Int, maximum: Int?, closing: SharingMethod)
}

/// The methods that are offered, by the names under which they are kept.
public enum SharingMethod: String, Codable, Hashable, Sendable, CaseIterable {
  case sainteLague, largestRemainder, dHondt, huntingtonHill, adams

  var method: Apportionment.Method {
    switch self {
    case .sainteLague: .sainteLague
    case .largestRemainder: .largestRemainder(.hare)
    case .dHondt: .dHondt
    case .huntingtonHill: .huntingtonHill
    case .adams: .adams
    }
  }

  /// What a minimum does to others where nothing else is chosen: nobody's share is reckoned anew.
  public var usualPolicy: MinimumPolicy { method.quota == nil ? .floor : .keepQuota }
}

/// Kept under the names of its cases.
extension MinimumPolicy: Codable {}

/// A version worked out again from its figures, with everything that explains it.
enum Sharing {
  case house(Allocation)
  case ratio(RatioRule, [RatioShare], Closing)

  var seats: [Int] {
    switch self {
    case .house(let allocation): allocation.seats
    case .ratio(_, _, let closing): closing.seats
    }
  }

  var ties: [Tie] {
    switch self {
    case .house(let allocation): allocation.ties
    case .ratio(_, _, let closing): closing.tie.map { [$0] } ?? []
    }
  }
}

extension SharingRule {
  /// Shares a total among units by what was counted.
  func share(_ total: Int, among units: [Claimant], lots: [DrawnLot]) throws(Unfit) -> Sharing {
    let lots = lots.map { lot in
      Lot(among: Set(lot.among.map(\.claimant)), winners: Set(lot.winners.map(\.claimant)))
    }
    switch self {
    case .house(let method, let minimum, let maximum, let policy):
      var house = House(total, by: method.method)
      house.bounds = Bounds(minimum: minimum, maximum: maximum, policy: policy)
      return .house(try house.seats(for: units, lots: lots))
    case .ratio(let per, let base, let minimum, let maximum, let closing):
      var rule = RatioRule(per: Rational(per), rounding: .nearest)
      rule.base = base
      rule.minimum = minimum
      rule.maximum = maximum
      rule.approved = total
      return .ratio(
        rule, try rule.shares(for: units),
        try rule.closing(to: total, for: units, by: closing.method, lots: lots))
    }
  }
}

extension AllocationRun {
  /// The version worked out again; nil only where the engine no longer takes its figures.
  func sharing() -> Sharing? {
    do throws(Unfit) {
      return try rule.share(
        total, among: seats.map { Claimant($0.unit.claimant, $0.members) }, lots: lots)
    } catch {
      return nil
    }
  }
}

extension Identifier where Subject == Unit {
  /// The unit as the engine names it.
  var claimant: ClaimantID { ClaimantID(text) }
}
