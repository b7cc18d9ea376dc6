// SPDX-License-Identifier: AGPL-3.0-or-later

/// A house brought down to one contest: what its minimum policy gives beforehand, and what is left to share.
struct Plan: Sendable {
  var contest: Contest
  /// Seats given before the contest.
  let base: [Int]
  /// Who left with the minimum or the maximum when the quota was computed anew.
  let left: [Leaving?]

  enum Leaving: Sendable { case withMinimum, withMaximum }

  init(_ ground: Ground) {
    let house = ground.house
    let count = ground.claimants.count
    let isEntitled = { (i: Int) in ground.reaches.isEmpty || ground.reaches[i] }
    let minimum = (0..<count).map { isEntitled($0) ? ground.roundedMinimum($0) : 0 }
    base = ground.isBased ? minimum : Array(repeating: 0, count: count)
    let places = (house.seats - base.reduce(0, +)) / house.block
    let isGuaranteed = house.bounds.policy != .enlargeHouse && !ground.isBased
    var contest = Contest(
      method: house.method,
      weights: ground.reaches.isEmpty
        ? ground.weights : (0..<count).map { ground.competes($0) ? ground.weights[$0] : 0 },
      scale: ground.scale,
      least: isGuaranteed ? minimum.map { $0 / house.block } : base.map { _ in 0 },
      most: (0..<count).map { i in
        // Nobody can have more than all of them.
        isEntitled(i) ? min((ground.roundedMaximum(i) - (ground.isBased ? minimum[i] : 0)) / house.block, places) : 0
      },
      places: places, quotaPlaces: places)
    left =
      house.bounds.policy == .recomputeQuota ? contest.lettingLeave() : Array(repeating: nil, count: count)
    self.contest = contest
  }
}

extension Contest {
  /// Lets those leave whose quota misses a bound, with that bound, and computes the quota of the others again, until all
  /// who stay are within theirs. Where some are below and some above, the greater excess leaves first, because it moves
  /// the quota of the others further.
  fileprivate mutating func lettingLeave() -> [Plan.Leaving?] {
    var left = [Plan.Leaving?](repeating: nil, count: weights.count)
    for i in weights.indices where weights[i] == 0 || least[i] == most[i] { leave(i, with: least[i]) }
    while true {
      let total = Int128(weights.reduce(0, +))
      let due = { (weights: [UInt128], places: Int, i: Int) in Int128(weights[i]) * Int128(places) }
      var below: [Int] = []
      var above: [Int] = []
      var excess: Int128 = 0
      for i in weights.indices where weights[i] > 0 {
        let quota = due(weights, quotaPlaces, i)
        if quota < Int128(least[i]) * total {
          below.append(i)
          excess += Int128(least[i]) * total - quota
        } else if quota > Int128(most[i]) * total {
          above.append(i)
          excess -= quota - Int128(most[i]) * total
        }
      }
      if below.isEmpty, above.isEmpty { return left }
      if excess >= 0 {
        for i in below {
          left[i] = .withMinimum
          leave(i, with: least[i])
        }
      }
      if excess <= 0 {
        for i in above {
          left[i] = .withMaximum
          leave(i, with: most[i])
        }
      }
    }
  }

  private mutating func leave(_ i: Int, with seats: Int) {
    weights[i] = 0
    least[i] = seats
    most[i] = seats
    quotaPlaces -= seats
  }
}
