// SPDX-License-Identifier: AGPL-3.0-or-later

/// What a claimant lacks for one block of seats more, the others staying as they are.
public enum Margin: Hashable, Sendable {
  /// With so many more counted it has the seats for certain; with one fewer it has not. They come from those named.
  case needs(Int128, from: [ClaimantID])
  /// The maximum is reached, whatever the numbers say.
  case atMaximum
  /// No number within the limits brings them.
  case outOfReach
}

/// The seat that was given last, and who came next.
public struct NearMiss: Hashable, Sendable {
  public let last: Claim
  public let next: Claim
  /// More counted that would have turned it.
  public let margin: Margin
}

extension Allocation {
  /// What one claimant lacks for its next seat; nothing for somebody who is not in the list. Shares the house again about
  /// sixty times.
  public func margin(of id: ClaimantID) -> Margin? { index(of: id).map { margin($0) } }

  /// The margin of every claimant, in their order. Divisor methods take one look at the seat that would be lost first;
  /// quotas, thresholds and policies that move the others share the house again.
  public func margins() -> [Margin] {
    guard house.threshold == nil, house.bounds.policy != .enlargeHouse, house.bounds.policy != .recomputeQuota,
      let posts = Signposts(house.method)
    else { return claimants.indices.map { margin($0) } }
    let race = WideAverages(weights: plan.contest.weights, posts: posts)
    let edge = Edge(race, self)
    return claimants.indices.map { edge.margin($0) }
  }

  /// The last seat and the claim that came next; nothing while a tie is open, or where nobody competed.
  public func nearMiss() -> NearMiss? {
    guard isSettled else { return nil }
    let contest = plan.contest
    let found: (last: Int, next: Int)? =
      if let posts = Signposts(house.method) {
        ends(WideAverages(weights: contest.weights, posts: posts))
      } else {
        ends(contest.remainders(total: contest.weights.reduce(0, +)))
      }
    return found.map { last, next in
      NearMiss(
        last: claim(last, after: places[last] - 1), next: claim(next, after: places[next]), margin: margin(next))
    }
  }

  private func ends<R: Race>(_ race: R) -> (last: Int, next: Int)? {
    guard let last = plan.contest.weakestHeld(race, places), let next = plan.contest.strongestLeft(race, places) else {
      return nil
    }
    return (last, next)
  }

  /// By sharing again with more counted: true for every method and policy in which more counted never costs a seat.
  func margin(_ i: Int) -> Margin {
    let block = house.block
    guard seats[i] + block <= ground.roundedMaximum(i) else { return .atMaximum }
    let wanted = seats[i] + block
    guard let needed = leastAddition({ addition in (with(addition, to: i)?.seats[i] ?? 0) >= wanted }),
      let then = with(needed, to: i)
    else { return .outOfReach }
    let losers = claimants.indices.filter { $0 != i && then.seats[$0] < seats[$0] }
    let tied = Set(ties.flatMap(\.claimants)).subtracting([claimants[i].id])
    return .needs(
      needed, from: losers.isEmpty ? claimants.map(\.id).filter(tied.contains) : losers.map { claimants[$0].id })
  }

  private func with(_ addition: Int128, to i: Int) -> Allocation? {
    guard let weight = claimants[i].weight.plus(Rational(whole: addition)) else { return nil }
    var changed = claimants
    changed[i] = changed[i].weighing(weight)
    // Too large to be shared is no answer here, and the search ends there.
    guard let ground = try? Ground(house, changed) else { return nil }
    return try? Allocation(ground, lots: [])
  }
}

/// The least addition that does it, from 1 to the limit of weights.
private func leastAddition(_ suffices: (Int128) -> Bool) -> Int128? {
  var (low, high): (Int128, Int128) = (0, 1)
  while !suffices(high) {
    guard high < Int128(Ground.limit) / 2 else { return nil }
    (low, high) = (high, high * 2)
  }
  while high - low > 1 {
    let middle = (low + high) / 2
    if suffices(middle) { high = middle } else { low = middle }
  }
  return high
}

/// Where a divisor method ends: the place that would be lost first, and the next for the one who holds it.
private struct Edge {
  let race: WideAverages
  let allocation: Allocation
  /// Places that are certain, and for those who are tied one more.
  let held: [Int]
  let weakest: Int?
  let second: Int?

  init(_ race: WideAverages, _ allocation: Allocation) {
    self.race = race
    self.allocation = allocation
    var held = allocation.places
    let tied = Set(allocation.ties.flatMap(\.claimants))
    if !tied.isEmpty { for i in held.indices where tied.contains(allocation.claimants[i].id) { held[i] += 1 } }
    self.held = held
    weakest = allocation.plan.contest.weakestHeld(race, held)
    second = allocation.plan.contest.weakestHeld(race, held, except: weakest)
  }

  func margin(_ i: Int) -> Margin {
    let contest = allocation.plan.contest
    let block = allocation.house.block
    guard allocation.seats[i] + block <= allocation.ground.roundedMaximum(i) else { return .atMaximum }
    guard let rival = weakest == i ? second : weakest else { return .outOfReach }
    var weights = [contest.weights[i], contest.weights[rival]]
    let room = Ground.limit - contest.weights.reduce(0, +)
    let needed = leastAddition { addition in
      let more = UInt128(addition).multipliedReportingOverflow(by: contest.scale)
      guard !more.overflow, more.partialValue < room else { return true }
      weights[0] = contest.weights[i] + more.partialValue
      let changed = WideAverages(weights: weights, posts: race.posts)
      return changed.compare(0, allocation.places[i], 1, held[rival] - 1) > 0
    }
    guard let needed else { return .outOfReach }
    let more = UInt128(needed).multipliedReportingOverflow(by: contest.scale)
    guard !more.overflow, more.partialValue < room else { return .outOfReach }
    let losers = allocation.claimants.indices.filter {
      $0 != i && held[$0] > contest.least[$0] && contest.weights[$0] > 0
        && race.compare($0, held[$0] - 1, rival, held[rival] - 1) == 0
    }
    return .needs(needed, from: losers.map { allocation.claimants[$0].id })
  }
}
