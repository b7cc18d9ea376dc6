// SPDX-License-Identifier: AGPL-3.0-or-later

/// How the sum of a ratio rule is brought to the approved number: seat by seat, each with its reason, nothing in silence.
public struct Closing: Sendable {
  /// What the rule itself gave.
  public let before: Int
  public let approved: Int
  /// Seats that are certain, in the order of the claimants; where claims to be decided are equal, those before them.
  public let seats: [Int]
  public let steps: [Step]
  /// Equal claims: so many of these gain (or lose) a seat, and only a lot says who.
  public let tie: Tie?

  /// One seat given or taken.
  public struct Step: Hashable, Sendable {
    public let claimant: ClaimantID
    public let seatsNow: Int
    public let totalNow: Int
    public let claim: Claim
  }

  /// Whether seats are given to reach the approved number; otherwise they are taken, or nothing is to be done.
  public var gives: Bool { before < approved }
}

extension RatioRule {
  /// Proposes how to close: seats go to the strongest claims that the rule left out, or are taken from the weakest that it
  /// served. By largest remainders a claim is the part of a ratio not yet served; by a divisor method it is the average of
  /// what was counted, after base and bonus. Nobody passes a bound or loses what was not given by count.
  public func closing(
    to approved: Int, for claimants: [Claimant], by method: Method = .largestRemainder(.hare), lots: [Lot] = []
  ) throws(Unfit) -> Closing {
    let shares = try shares(for: claimants)
    guard approved >= 0, approved <= House.limit else { throw Unfit(.houseOutOfRange(approved, limit: House.limit)) }
    var race = ClosingRace(self, claimants, shares, try weights(shares, method), method)
    try race.run(to: approved)
    return race.closing(lots)
  }

  /// What the ratio counted of each, on one scale; averages need it, remainders do not.
  private func weights(_ shares: [RatioShare], _ method: Method) throws(Unfit) -> [UInt128] {
    guard method.quota == nil, shares.contains(where: { counted($0) > 0 }) else { return shares.map { _ in 0 } }
    return try Ground(House(0, by: method), shares.map { Claimant($0.claimant, counted($0)) }).weights
  }

  fileprivate func counted(_ share: RatioShare) -> Rational {
    // Both parts were one number that fitted before the rule divided it.
    per.times(Rational(share.whole)).flatMap { $0.plus(share.remainder) } ?? 0
  }
}

private struct ClosingRace {
  let rule: RatioRule
  let claimants: [Claimant]
  let shares: [RatioShare]
  let method: Method
  let averages: WideAverages?
  let before: Int
  /// What is not given by count: base, first and bonus.
  let fixed: [Int]
  let least: [Int]
  let most: [Int]
  var now: [Int]
  var approved = 0
  /// Who gained or lost, in order.
  var moved: [Int] = []

  init(_ rule: RatioRule, _ claimants: [Claimant], _ shares: [RatioShare], _ weights: [UInt128], _ method: Method) {
    self.rule = rule
    self.claimants = claimants
    self.shares = shares
    self.method = method
    averages = Signposts(method).map { WideAverages(weights: weights, posts: $0) }
    now = shares.map(\.seats)
    before = now.reduce(0, +)
    fixed = shares.map { $0.base + $0.first + $0.bonus }
    least = zip(claimants, shares).map { claimant, share in
      max(claimant.minimum ?? rule.minimum, min(share.seats, share.base + share.first + share.bonus))
    }
    most = claimants.map { $0.maximum ?? rule.maximum ?? House.limit }
  }

  var gives: Bool { before < approved }

  mutating func run(to number: Int) throws(Unfit) {
    approved = number
    let gap = abs(approved - before)
    // Beyond a seat for each it would be another rule and no closing.
    guard gap <= shares.count else { throw Unfit(.closingTooFar(given: before, approved: approved)) }
    var line = Line(shares.indices.filter { canMove($0) }) { isAhead($0, $1) }
    for _ in 0..<gap {
      guard let next = line.first else {
        throw Unfit(
          gives
            ? .maximumsBelowHouse(held: now.reduce(0, +), house: approved)
            : .minimumsExceedHouse(needed: now.reduce(0, +), house: approved))
      }
      now[next] += gives ? 1 : -1
      moved.append(next)
      line.restore(isStill: canMove(next)) { isAhead($0, $1) }
    }
  }

  private func canMove(_ i: Int) -> Bool {
    gives ? now[i] < most[i] && rule.counted(shares[i]) > 0 : now[i] > least[i]
  }

  private func isAhead(_ i: Int, _ j: Int) -> Bool {
    let order = compare(i, now[i], j, now[j])
    return order != 0 ? order > 0 : i < j
  }

  /// Above 0 when `i`, holding so many, moves before `j`.
  private func compare(_ i: Int, _ held: Int, _ j: Int, _ heldByOther: Int) -> Int {
    gives
      ? strength(i, held, j, heldByOther) : -strength(i, held - 1, j, heldByOther - 1)
  }

  /// Whose claim to the place after so many is stronger.
  private func strength(_ i: Int, _ n: Int, _ j: Int, _ m: Int) -> Int {
    if let averages { return averages.compare(i, max(0, n - fixed[i]), j, max(0, m - fixed[j])) }
    let (one, other) = (unserved(i, n), unserved(j, m))
    return one != other ? order(one, other) : order(shares[i].remainder, shares[j].remainder)
  }

  /// Whole ratios that are not served once somebody holds so many; a remainder comes on top of them.
  private func unserved(_ i: Int, _ held: Int) -> Int { fixed[i] + shares[i].whole - held }

  // MARK: What came of it

  func closing(_ lots: [Lot]) -> Closing {
    let open = openMoves()
    var seats = now
    for i in open.moved { seats[i] += gives ? -1 : 1 }
    var certain = moved
    certain.removeLast(open.moved.count)
    guard !open.moved.isEmpty else { return result(seats, certain, nil) }
    let tie = Tie(
      claimants: open.tied.map { claimants[$0].id }, seats: open.moved.count, block: 1, place: [])
    guard let lot = lots.first(where: { $0.place.isEmpty && $0.decides(tie) }) else {
      return result(seats, certain, tie)
    }
    let winners = open.tied.filter { lot.winners.contains(claimants[$0].id) }
    for i in winners { seats[i] += gives ? 1 : -1 }
    return result(seats, certain + winners, nil)
  }

  /// The last moves that another equal claim could have had as well, and all who have that claim.
  private func openMoves() -> (moved: [Int], tied: [Int]) {
    guard let last = moved.last else { return ([], []) }
    let earlier = { (i: Int) in now[i] - (gives ? 1 : -1) }
    let waiting = shares.indices.filter { canMove($0) && compare($0, now[$0], last, earlier(last)) == 0 }
    guard !waiting.isEmpty else { return ([], []) }
    var seen: Set<Int> = []
    let equal = moved.reversed().prefix {
      seen.insert($0).inserted && compare($0, earlier($0), last, earlier(last)) == 0
    }
    return (Array(equal), (Array(equal) + waiting).sorted())
  }

  private func result(_ seats: [Int], _ order: [Int], _ tie: Tie?) -> Closing {
    var now = shares.map(\.seats)
    var total = before
    let steps = order.map { i in
      let claim = claim(i, after: gives ? now[i] : now[i] - 1)
      now[i] += gives ? 1 : -1
      total += gives ? 1 : -1
      return Closing.Step(claimant: claimants[i].id, seatsNow: now[i], totalNow: total, claim: claim)
    }
    return Closing(before: before, approved: approved, seats: seats, steps: steps, tie: tie)
  }

  private func claim(_ i: Int, after held: Int) -> Claim {
    let beyond = max(0, held - fixed[i])
    let strength: Claim.Strength
    if averages == nil {
      let part = Rational(rule.per.denominator, over: rule.per.numerator).flatMap { shares[i].remainder.times($0) }
      strength = .quotas(part.flatMap { $0.plus(Rational(unserved(i, held))) } ?? 0)
    } else {
      strength = method.strength(after: beyond)
    }
    return Claim(claimant: claimants[i].id, weight: rule.counted(shares[i]), held: beyond, strength: strength)
  }
}
