// SPDX-License-Identifier: AGPL-3.0-or-later

/// A rule of allocation as an organisation writes it, with what it counts.
public indirect enum Rule: Hashable, Sendable {
  case house(House, by: Measure)
  case ratio(RatioRule, by: Measure)
  /// Several pools, each with its own seats and its own measure, added up.
  case pools([Pool])

  /// Seats that are shared apart from others.
  public struct Pool: Hashable, Sendable {
    public let name: String
    public let rule: Rule

    public init(_ name: String, _ rule: Rule) {
      self.name = name
      self.rule = rule
    }
  }

  public static let depthLimit = 8
}

/// What a rule gives, and the parts it came from.
public struct RuleOutcome: Sendable {
  public let claimants: [ClaimantID]
  /// Certain seats, in the order of the claimants.
  public let seats: [Int]
  /// Open ties, each with the pools it stands in.
  public let ties: [Tie]
  public let parts: Parts

  public indirect enum Parts: Sendable {
    case house(Allocation)
    case ratio([RatioShare])
    case pools([(name: String, outcome: RuleOutcome)])
  }

  public var total: Int { seats.reduce(0, +) }
  public var isSettled: Bool { ties.isEmpty }
  public subscript(id: ClaimantID) -> Int? { claimants.firstIndex(of: id).map { seats[$0] } }
}

extension Rule {
  /// Applies the rule to what was counted; a lot inside a pool names the pool in its place.
  public func seats(for units: [Counted], lots: [Lot] = []) throws(Unfit) -> RuleOutcome {
    guard isWithin(depth: Rule.depthLimit) else { throw Unfit(.nestedTooDeep(limit: Rule.depthLimit)) }
    return try outcome(for: units, lots)
  }

  private func outcome(for units: [Counted], _ lots: [Lot]) throws(Unfit) -> RuleOutcome {
    let ids = units.map(\.id)
    switch self {
    case .house(let house, let measure):
      let allocation = try house.seats(for: try measure.claimants(of: units), lots: lots.filter(\.place.isEmpty))
      return RuleOutcome(claimants: ids, seats: allocation.seats, ties: allocation.ties, parts: .house(allocation))
    case .ratio(let ratio, let measure):
      let shares = try ratio.shares(for: try measure.claimants(of: units))
      return RuleOutcome(claimants: ids, seats: shares.map(\.seats), ties: [], parts: .ratio(shares))
    case .pools(let pools): return try added(pools, for: units, lots)
    }
  }

  private func added(_ pools: [Pool], for units: [Counted], _ lots: [Lot]) throws(Unfit) -> RuleOutcome {
    guard !pools.isEmpty else { throw Unfit(.nothingToShareIn("")) }
    var names: Set<String> = []
    var seats = units.map { _ in 0 }
    var (ties, parts) = ([Tie](), [(name: String, outcome: RuleOutcome)]())
    for pool in pools {
      guard names.insert(pool.name).inserted else { throw Unfit(.repeatedPart(pool.name)) }
      let outcome = try pool.rule.outcome(for: units, lots.compactMap { $0.inside(pool.name) })
      for i in seats.indices { seats[i] += outcome.seats[i] }
      ties += outcome.ties.map { $0.within(pool.name) }
      parts.append((pool.name, outcome))
    }
    return RuleOutcome(claimants: units.map(\.id), seats: seats, ties: ties, parts: .pools(parts))
  }

  private func isWithin(depth: Int) -> Bool {
    guard case .pools(let pools) = self else { return true }
    return depth > 0 && pools.allSatisfy { $0.rule.isWithin(depth: depth - 1) }
  }
}
