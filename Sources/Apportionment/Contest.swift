// SPDX-License-Identifier: AGPL-3.0-or-later

/// What every rule of a fixed house comes down to: so many places, a weight each, and bounds.
struct Contest: Sendable {
  var method: Method
  /// Whole numbers in the proportion of what was counted; 0 for those who take no part.
  var weights: [UInt128]
  /// What one unit of what was counted became.
  var scale: UInt128
  var least: [Int]
  var most: [Int]
  /// Places for all, those that `least` guarantees included.
  var places: Int
  /// Places and weight from which a quota is computed.
  var quotaPlaces: Int

  /// The places that are certain, and one tie at most: claims of equal strength for the last places.
  struct Outcome {
    var seats: [Int]
    var tied: [Int] = []
    var open = 0
  }

  func mayGain(_ i: Int, _ seats: [Int]) -> Bool { seats[i] < most[i] && weights[i] > 0 }

  func outcome() -> Outcome {
    let total = weights.reduce(0, +)
    guard let posts = Signposts(method) else {
      let race = remainders(total: total)
      return settle(race, from: rounded(race))
    }
    let start = guess(posts, total: total)
    guard let race = Averages(weights, posts, seats: places) else {
      return settle(race: WideAverages(weights: weights, posts: posts), near: start, posts)
    }
    return settle(race: race, near: start, posts)
  }

  func remainders(total: UInt128) -> Remainders {
    Remainders(
      weights, total: total, scale: scale, quota: method.quota ?? .hare, seats: quotaPlaces)
  }

  /// Whole quotas; where bounds leave many places over or short, everyone's claims down to the level that fills the house.
  private func rounded(_ race: Remainders) -> [Int] {
    // Claims of 1 and more are whole quotas.
    let whole = served(race, downTo: race.quota)
    guard (whole.reduce(0, +) - places).magnitude > weights.count else { return whole }
    var (low, high) = (-Int128(places + 1) * race.quota, Int128(Ground.limit) * race.factor)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if served(race, downTo: middle).reduce(0, +) >= places { low = middle } else { high = middle }
    }
    return served(race, downTo: low)
  }

  private func served(_ race: Remainders, downTo level: Int128) -> [Int] {
    weights.indices.map { i in
      guard weights[i] > 0, least[i] < most[i] else { return least[i] }
      let above = race.unserved(i, 0) - level
      return clamp(above < 0 ? 0 : Int(clamping: above / race.quota + 1), i)
    }
  }

  @inline(__always)
  func clamp(_ seats: Int, _ i: Int) -> Int { max(least[i], min(most[i], seats)) }

  private func settle<R: Race>(race: R, near guess: Guess, _ posts: Signposts) -> Outcome {
    guard let pivot = guess.pivot else { return settle(race, from: least) }
    return settle(race, from: rounded(race, near: guess, at: pivot, posts))
  }

  /// Everyone's places whose claims are as strong as the pivot's, exactly: whatever the guess was, no claim that was
  /// passed over is stronger than one that was served.
  private func rounded<R: Race>(
    _ race: R, near guess: Guess, at pivot: (claimant: Int, seats: Int), _ posts: Signposts
  ) -> [Int] {
    weights.indices.map { i in
      guard weights[i] > 0, least[i] < most[i] else { return least[i] }
      var seats = clamp(posts.guess(below: guess.plain[i] / guess.divisor, atMost: places), i)
      while seats < most[i], race.compare(i, seats, pivot.claimant, pivot.seats) >= 0 { seats += 1 }
      while seats > least[i], race.compare(i, seats - 1, pivot.claimant, pivot.seats) < 0 { seats -= 1 }
      return seats
    }
  }

  /// Gives or takes places one by one until all are given, then looks for claims that are equal at the end.
  private func settle<R: Race>(_ race: R, from start: [Int]) -> Outcome {
    var seats = start
    let given = seats.reduce(0, +)
    if given < places {
      var line = Line(weights.indices.filter { mayGain($0, seats) }) { race.compare($0, seats[$0], $1, seats[$1]) > 0 }
      for _ in given..<places {
        guard let next = line.first else { break }
        seats[next] += 1
        line.restore(isStill: mayGain(next, seats)) { race.compare($0, seats[$0], $1, seats[$1]) > 0 }
      }
    } else if given > places {
      var line = Line(weights.indices.filter { seats[$0] > least[$0] }) {
        race.compare($0, seats[$0] - 1, $1, seats[$1] - 1) < 0
      }
      for _ in places..<given {
        guard let last = line.first else { break }
        seats[last] -= 1
        line.restore(isStill: seats[last] > least[last]) { race.compare($0, seats[$0] - 1, $1, seats[$1] - 1) < 0 }
      }
    }
    return withTie(race, seats)
  }

  private func withTie<R: Race>(_ race: R, _ seats: [Int]) -> Outcome {
    guard let last = weakestHeld(race, seats), let next = strongestLeft(race, seats),
      race.compare(next, seats[next], last, seats[last] - 1) == 0
    else { return Outcome(seats: seats) }
    var outcome = Outcome(seats: seats)
    for i in weights.indices {
      if seats[i] > least[i], weights[i] > 0, race.compare(i, seats[i] - 1, last, seats[last] - 1) == 0 {
        outcome.seats[i] -= 1
        outcome.open += 1
        outcome.tied.append(i)
      } else if mayGain(i, seats), race.compare(i, seats[i], last, seats[last] - 1) == 0 {
        outcome.tied.append(i)
      }
    }
    return outcome
  }

  /// Who holds the place that would be lost first.
  func weakestHeld<R: Race>(_ race: R, _ seats: [Int], except other: Int? = nil) -> Int? {
    var found: Int?
    for i in weights.indices where seats[i] > least[i] && i != other && weights[i] > 0 {
      if let best = found, race.compare(i, seats[i] - 1, best, seats[best] - 1) >= 0 { continue }
      found = i
    }
    return found
  }

  /// Who would get one place more.
  func strongestLeft<R: Race>(_ race: R, _ seats: [Int]) -> Int? {
    var found: Int?
    for i in weights.indices where mayGain(i, seats) {
      if let best = found, race.compare(i, seats[i], best, seats[best]) <= 0 { continue }
      found = i
    }
    return found
  }
}
