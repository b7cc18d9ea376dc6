// SPDX-License-Identifier: AGPL-3.0-or-later

/// One seat given (or one block of seats), in the order in which they are given.
public struct Step: Hashable, Sendable {
  public let claimant: ClaimantID
  /// How many seats the claimant has after this step.
  public let seatsNow: Int
  /// How many seats all have after it.
  public let totalNow: Int
  public let reason: Reason

  /// Why the seat went there.
  public enum Reason: Hashable, Sendable {
    /// The rule gives it to everyone first.
    case base
    /// The guaranteed minimum.
    case minimum
    /// Left with its minimum when the quota was computed anew.
    case leftWithMinimum
    /// Left with its maximum when the quota was computed anew.
    case leftWithMaximum
    /// A whole quota.
    case wholeQuota
    /// The largest remainder that was left.
    case remainder(Claim)
    /// The highest average that was left.
    case average(Claim)
    /// Equal claims, decided by the tie rule.
    case tieRule(TieRule, Claim)
    /// Equal claims, decided by a drawn lot.
    case lot(Claim)
    /// Raised to its minimum, by which the house grew.
    case enlargement
  }
}

/// How strong a claim to the next seat is.
public struct Claim: Hashable, Sendable {
  public let claimant: ClaimantID
  public let weight: Rational
  /// Blocks held before this one, not counting a base.
  public let held: Int
  public let strength: Strength

  public enum Strength: Hashable, Sendable {
    /// Quotas not yet served: a remainder where it is below 1.
    case quotas(Rational)
    /// The weight over this divisor.
    case average(divisor: Rational)
    /// The weight over the square root of this product.
    case averageOverRoot(of: Int)
    /// Comes before every average: a seat for everyone first.
    case first
  }

  /// The remainder or the average for reading, rounded; nothing where the claim is before all averages.
  public func decimal(places: Int) -> String? {
    switch strength {
    case .quotas(let quotas): quotas.decimal(places: places)
    case .average(let divisor):
      Rational(divisor.denominator, over: divisor.numerator).flatMap { weight.times($0)?.decimal(places: places) }
    case .averageOverRoot(let product): averageOverRoot(product, places: places)
    case .first: nil
    }
  }

  /// √(weight² ÷ product), by the whole root of a number scaled by a power of a hundred.
  private func averageOverRoot(_ product: Int, places: Int) -> String? {
    guard let square = weight.times(weight),
      let quotient = Rational(1, over: Int128(product)).flatMap({ square.times($0) })
    else { return nil }
    var scaled = quotient
    var digits = 0
    while digits < places, let next = scaled.times(100) { (scaled, digits) = (next, digits + 1) }
    var power: Int128 = 1
    for _ in 0..<digits { power *= 10 }
    return Rational(Int128(root(of: UInt128(scaled.roundedDown))), over: power)?.decimal(places: digits)
  }
}

/// The greatest whole number whose square is not above.
func root(of number: UInt128) -> UInt128 {
  guard number > 1 else { return number }
  var guess: UInt128 = 1 << ((128 - number.leadingZeroBitCount + 1) / 2)
  while true {
    let next = (guess + number / guess) / 2
    if next >= guess { return guess }
    guess = next
  }
}

extension Allocation {
  /// Every certain seat with its reason, replayed one by one: a second way to the same result.
  public func steps() -> [Step] {
    var ledger = Ledger(self)
    ledger.giveFirst()
    ledger.giveByStrength()
    ledger.giveSettled()
    ledger.giveEnlargement()
    return ledger.steps
  }

  /// The claim of a claimant to the place after so many.
  func claim(_ i: Int, after held: Int) -> Claim {
    let strength: Claim.Strength
    if house.method.quota != nil {
      let race = plan.contest.remainders(total: plan.contest.weights.reduce(0, +))
      strength = .quotas(Rational(race.unserved(i, held), over: race.quota) ?? 0)
    } else {
      strength = house.method.strength(after: held)
    }
    return Claim(claimant: claimants[i].id, weight: claimants[i].weight, held: held, strength: strength)
  }
}

extension Method {
  /// The true divisor after so many seats; for a method of quotas, that of D'Hondt.
  func strength(after held: Int) -> Claim.Strength {
    let n = Int128(held)
    let divisor: Rational? =
      switch self {
      case .largestRemainder, .dHondt: Rational(whole: n + 1)
      case .sainteLague: Rational(2 * n + 1, over: 2)
      case .modifiedSainteLague(let first):
        n == 0 ? Rational(first.numerator, over: 2 * first.denominator) : Rational(2 * n + 1, over: 2)
      case .dean: Rational(2 * n * (n + 1), over: 2 * n + 1)
      case .adams: Rational(whole: n)
      case .huntingtonHill: nil
      }
    guard let divisor else { return held == 0 ? .first : .averageOverRoot(of: held * (held + 1)) }
    return divisor == 0 ? .first : .average(divisor: divisor)
  }
}

/// The seats as they are written down one after another.
private struct Ledger {
  let allocation: Allocation
  let contest: Contest
  var steps: [Step] = []
  var places: [Int]
  var now: [Int]
  var total = 0

  init(_ allocation: Allocation) {
    self.allocation = allocation
    contest = allocation.plan.contest
    places = contest.weights.map { _ in 0 }
    now = places
    steps.reserveCapacity(allocation.total / allocation.house.block)
  }

  mutating func giveFirst() {
    for i in now.indices { for _ in 0..<allocation.plan.base[i] { write(i, seats: 1, .base) } }
    for i in now.indices {
      let reason: Step.Reason =
        switch allocation.plan.left[i] {
        case .withMinimum: .leftWithMinimum
        case .withMaximum: .leftWithMaximum
        case nil: .minimum
        }
      for _ in 0..<contest.least[i] { giveBlock(i, reason) }
    }
  }

  mutating func giveByStrength() {
    guard let posts = Signposts(contest.method) else { return giveQuotas() }
    give(WideAverages(weights: contest.weights, posts: posts)) { .average($0) }
  }

  private mutating func giveQuotas() {
    let race = contest.remainders(total: contest.weights.reduce(0, +))
    for i in now.indices {
      let whole = min(race.whole(i), allocation.placesBeforeTies[i])
      while places[i] < whole { giveBlock(i, .wholeQuota) }
    }
    give(race) { .remainder($0) }
  }

  /// The rest up to what was certain, the strongest claim first.
  private mutating func give<R: Race>(_ race: R, _ reason: (Claim) -> Step.Reason) {
    let certain = allocation.placesBeforeTies
    let isAhead = { (i: Int, j: Int, places: [Int]) in
      let order = race.compare(i, places[i], j, places[j])
      return order > 0 || order == 0 && i < j
    }
    var line = Line(now.indices.filter { places[$0] < certain[$0] }) { isAhead($0, $1, places) }
    while let next = line.first {
      giveBlock(next, reason(allocation.claim(next, after: places[next])))
      line.restore(isStill: places[next] < certain[next]) { isAhead($0, $1, places) }
    }
  }

  mutating func giveSettled() {
    guard !allocation.settlements.isEmpty else { return }
    let indexes = Dictionary(uniqueKeysWithValues: allocation.claimants.enumerated().map { ($1.id, $0) })
    for settlement in allocation.settlements {
      for winner in settlement.winners {
        guard let i = indexes[winner] else { continue }
        let claim = allocation.claim(i, after: places[i])
        switch settlement.decidedBy {
        case .rule(let rule): giveBlock(i, .tieRule(rule, claim))
        case .lot: giveBlock(i, .lot(claim))
        }
      }
    }
  }

  mutating func giveEnlargement() {
    for i in now.indices { while now[i] < allocation.seats[i] { write(i, seats: 1, .enlargement) } }
  }

  private mutating func giveBlock(_ i: Int, _ reason: Step.Reason) {
    places[i] += 1
    write(i, seats: allocation.house.block, reason)
  }

  private mutating func write(_ i: Int, seats: Int, _ reason: Step.Reason) {
    now[i] += seats
    total += seats
    steps.append(Step(claimant: allocation.claimants[i].id, seatsNow: now[i], totalNow: total, reason: reason))
  }
}
