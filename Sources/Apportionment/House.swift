// SPDX-License-Identifier: AGPL-3.0-or-later

/// A fixed number of seats and how they are shared.
public struct House: Hashable, Sendable {
  public var seats: Int
  public var method: Method
  public var bounds: Bounds
  /// Seats are given in blocks of this size: 2 for pairs of a woman and a man.
  public var block: Int
  /// Claimants below this share of all weight get nothing.
  public var threshold: Rational?
  public var tieRule: TieRule

  /// Beyond this no product of a weight and a divisor is known to fit.
  public static let limit = 10_000_000

  public init(
    _ seats: Int, by method: Method, bounds: Bounds = .none, block: Int = 1, threshold: Rational? = nil,
    tieRule: TieRule = .lot
  ) {
    self.seats = seats
    self.method = method
    self.bounds = bounds
    self.block = block
    self.threshold = threshold
    self.tieRule = tieRule
  }

  /// The same house with another number of seats.
  public func of(_ seats: Int) -> House {
    var other = self
    other.seats = seats
    return other
  }

  /// The same house by another method; a policy that the method does not know becomes its counterpart.
  public func by(_ method: Method) -> House {
    var other = self
    other.method = method
    if bounds.policy == .keepQuota, method.quota == nil { other.bounds.policy = .floor }
    if bounds.policy == .floor, method.quota != nil { other.bounds.policy = .keepQuota }
    return other
  }
}

/// How few and how many seats a claimant may have, where it has no bounds of its own.
public struct Bounds: Hashable, Sendable {
  public var minimum: Int
  public var maximum: Int?
  public var policy: MinimumPolicy

  public static let none = Bounds(minimum: 0, policy: .basePlusProportional)

  /// A minimum needs its policy: those in use give different answers.
  public init(minimum: Int, maximum: Int? = nil, policy: MinimumPolicy) {
    self.minimum = minimum
    self.maximum = maximum
    self.policy = policy
  }

  public init(maximum: Int) {
    self.init(minimum: 0, maximum: maximum, policy: .basePlusProportional)
  }
}

/// What a guaranteed minimum does to the seats of the others.
public enum MinimumPolicy: String, Hashable, Sendable, CaseIterable {
  /// The quota stays that of all; whoever falls short of the minimum is raised at the cost of the last remainders.
  case keepQuota
  /// Whoever is due less than the minimum gets it and leaves; the quota is computed anew for the rest, until all reach it.
  case recomputeQuota
  /// One divisor for all, its results cut to the bounds.
  case floor
  /// The minimum is given to each first, and the rest shared by weight on top of it.
  case basePlusProportional
  /// Shared as if there were no minimum; whoever falls short gets it, and the house grows.
  case enlargeHouse
}

/// What decides between equal claims.
public enum TieRule: String, Hashable, Sendable, CaseIterable {
  /// Nothing but a drawn lot, which is an input.
  case lot
  case largerFirst
  case smallerFirst
  /// In the order of the list.
  case listed
}

/// Shares a number of seats by weight: `seats(8, for: votes)`.
public func seats(
  _ number: Int, for claimants: [Claimant], by method: Method = .sainteLague, lots: [Lot] = []
) throws(Unfit) -> Allocation {
  try House(number, by: method).seats(for: claimants, lots: lots)
}

extension House {
  /// Shares this house, exactly; equal claims stay open until the tie rule or a drawn lot decides them.
  public func seats(for claimants: [Claimant], lots: [Lot] = []) throws(Unfit) -> Allocation {
    try Allocation(Ground(self, claimants), lots: lots)
  }
}
