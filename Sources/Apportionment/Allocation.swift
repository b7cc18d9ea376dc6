// SPDX-License-Identifier: AGPL-3.0-or-later

/// How a house was shared: certain seats, equal claims that wait for a lot, and all that explains them.
public struct Allocation: Sendable {
  /// The seats that are certain, in the order of the claimants.
  public let seats: [Int]
  /// Equal claims that nothing has decided yet.
  public let ties: [Tie]
  /// Equal claims that the tie rule or a lot decided.
  public let settlements: [Settlement]
  /// Lots that fit no tie: a mistake in the minutes, or figures that changed since the drawing.
  public let unusedLots: [Lot]
  /// Seats by which the house grew to reach every minimum; only where the policy enlarges it.
  public let enlargement: Int

  let ground: Ground
  let plan: Plan
  /// Blocks out of the contest, with what was settled.
  let places: [Int]
  /// The same before any tie was settled.
  let placesBeforeTies: [Int]

  public var house: House { ground.house }
  public var claimants: [Claimant] { ground.claimants }
  /// All certain seats.
  public var total: Int { seats.reduce(0, +) }
  /// Whether no claim is open.
  public var isSettled: Bool { ties.isEmpty }

  /// The certain seats of a claimant; nothing for somebody who is not in the list.
  public subscript(id: ClaimantID) -> Int? { index(of: id).map { seats[$0] } }

  func index(of id: ClaimantID) -> Int? { ground.claimants.firstIndex { $0.id == id } }

  init(_ ground: Ground, lots: [Lot]) throws(Unfit) {
    if let problem = lots.lazy.compactMap(\.problem).first { throw Unfit(problem) }
    let plan = Plan(ground)
    let outcome = plan.contest.outcome()
    self.ground = ground
    self.plan = plan
    placesBeforeTies = outcome.seats
    var settling = Settling(ground, outcome)
    if outcome.open > 0 { settling.settle(by: lots) }
    places = settling.places
    ties = settling.ties
    settlements = settling.settlements
    unusedLots = lots.filter { !settling.used.contains($0) }
    var seats = zip(places, plan.base).map { $0 * ground.house.block + $1 }
    enlargement =
      ground.house.bounds.policy == .enlargeHouse
      ? ground.raise(&seats, except: settling.open?.claimants ?? []) : 0
    self.seats = seats
  }
}

extension Lot {
  /// Why it cannot have been drawn.
  fileprivate var problem: Problem? {
    guard !among.isEmpty else { return .lotOfNobody }
    return winners.subtracting(among).min { $0.rawValue < $1.rawValue }.map { .winnerNotInLot($0) }
  }
}

extension Ground {
  /// Raises to their minimum all who fell short, and says by how many seats the house grew. Those whose claims are still
  /// open wait: what they fall short of depends on the lot.
  fileprivate func raise(_ seats: inout [Int], except open: [Int]) -> Int {
    let waiting = Set(open)
    var grown = 0
    for i in seats.indices where (reaches.isEmpty || reaches[i]) && !waiting.contains(i) {
      let missing = max(0, roundedMinimum(i) - seats[i])
      seats[i] += missing
      grown += missing
    }
    return grown
  }
}

/// A tie on its way through rule and lots.
private struct Settling {
  let ground: Ground
  var places: [Int]
  var open: OpenTie?
  var settlements: [Settlement] = []
  var used: Set<Lot> = []

  init(_ ground: Ground, _ outcome: Contest.Outcome) {
    self.ground = ground
    places = outcome.seats
    open = outcome.open > 0 ? OpenTie(claimants: outcome.tied, open: outcome.open) : nil
  }

  var ties: [Tie] { open.map { [tie($0)] } ?? [] }

  /// The rule first, then lots for those who are equal under the rule too.
  mutating func settle(by lots: [Lot]) {
    guard let first = open else { return }
    let rule = ground.house.tieRule
    let winners = first.winners(by: rule, ground.weights)
    if !winners.isEmpty { settle(first, winners, .rule(rule)) }
    let rest = first.without(winners, by: rule, ground.weights)
    open = rest.open > 0 ? rest : nil
    guard let waiting = open, let lot = lots.first(where: { $0.place.isEmpty && $0.decides(tie(waiting)) }) else {
      return
    }
    used.insert(lot)
    settle(waiting, waiting.claimants.filter { lot.winners.contains(ground.claimants[$0].id) }, .lot)
    open = nil
  }

  private mutating func settle(_ tie: OpenTie, _ winners: [Int], _ decision: Settlement.Decision) {
    for winner in winners { places[winner] += 1 }
    settlements.append(
      Settlement(tie: self.tie(tie), winners: winners.map { ground.claimants[$0].id }, decidedBy: decision))
  }

  private func tie(_ tie: OpenTie) -> Tie {
    Tie(
      claimants: tie.claimants.map { ground.claimants[$0].id }, seats: tie.open * ground.house.block,
      block: ground.house.block, place: [])
  }
}
