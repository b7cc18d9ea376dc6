// SPDX-License-Identifier: AGPL-3.0-or-later

/// A rule in which the house follows from the members: so many seats for so many heads.
public struct RatioRule: Hashable, Sendable {
  /// Seats for everyone, before anything is counted.
  public var base = 0
  /// Another base for named claimants: the tier they belong to.
  public var tiers: [ClaimantID: Int] = [:]
  /// What the first heads give, before the ratio begins.
  public var first: First?
  /// One seat for each so many heads.
  public var per: Rational
  public var rounding: Rounding
  /// Seats on top for named claimants.
  public var bonus: [ClaimantID: Int] = [:]
  /// Bounds of the whole, bonus included; a claimant's own go before them.
  public var minimum = 0
  public var maximum: Int?
  /// What the superior body approved, to compare with.
  public var approved: Int?

  /// So many seats up to so many heads.
  public struct First: Hashable, Sendable {
    public let upTo: Rational
    public let seats: Int

    public init(upTo: Rational, seats: Int) {
      self.upTo = upTo
      self.seats = seats
    }
  }

  /// What the last heads that do not fill the ratio give.
  public enum Rounding: Hashable, Sendable {
    /// A seat for every ratio begun.
    case up
    case down
    /// A seat from one half on.
    case nearest
    /// A seat from so many remaining heads on.
    case from(Rational)
  }

  public init(per: Rational, rounding: Rounding) {
    self.per = per
    self.rounding = rounding
  }
}

/// What a ratio rule gave to one claimant, part by part.
public struct RatioShare: Hashable, Sendable {
  public let claimant: ClaimantID
  public let base: Int
  /// What the first heads gave.
  public let first: Int
  /// Full ratios.
  public let whole: Int
  /// Heads that filled no ratio, and the seat they gave or did not give.
  public let remainder: Rational
  public let isRoundedUp: Bool
  public let bonus: Int
  /// What a bound added or took.
  public let bounded: Int

  public var seats: Int { base + first + whole + (isRoundedUp ? 1 : 0) + bonus + bounded }
  /// More heads that give a further seat; nothing at the maximum, or where no number of heads is known to.
  public let needed: Int128?
}

extension RatioRule {
  /// The seats of each, with how they came about; in the order of the claimants.
  public func shares(for claimants: [Claimant]) throws(Unfit) -> [RatioShare] {
    var problems = problems(for: claimants)
    if let unfit = Unfit(problems) { throw unfit }
    var shares: [RatioShare] = []
    for (index, claimant) in claimants.enumerated() {
      if let share = share(of: claimant) {
        shares.append(share)
      } else {
        problems.append(.ratioTooFine(Row(index + 1, claimant.id), limit: House.limit))
      }
    }
    if let unfit = Unfit(problems) { throw unfit }
    return shares
  }

  /// How far the sum is from what was approved; nothing when nothing was.
  public func excess(of shares: [RatioShare]) -> Int? { approved.map { shares.reduce(0) { $0 + $1.seats } - $0 } }

  private func share(of claimant: Claimant) -> RatioShare? {
    guard let raw = rawShare(of: claimant, plus: 0) else { return nil }
    let (least, most) = (claimant.minimum ?? minimum, claimant.maximum ?? maximum ?? Int.max)
    let seats = max(least, min(most, raw.seats))
    return RatioShare(
      claimant: claimant.id, base: raw.base, first: raw.first, whole: raw.whole, remainder: raw.remainder,
      isRoundedUp: raw.isRoundedUp, bonus: raw.bonus, bounded: seats - raw.seats,
      needed: seats >= most ? nil : headsNeeded(by: claimant, for: seats + 1))
  }

  /// The least whole number of heads with which the rule gives so many seats; more heads never give fewer.
  private func headsNeeded(by claimant: Claimant, for seats: Int) -> Int128? {
    var (low, high): (Int128, Int128) = (0, 1)
    while let share = rawShare(of: claimant, plus: high), share.seats < seats {
      guard high < Int128(Ground.limit) else { return nil }
      (low, high) = (high, high * 2)
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      guard let share = rawShare(of: claimant, plus: middle), share.seats < seats else {
        high = middle
        continue
      }
      low = middle
    }
    return high
  }

  /// Before bounds; nothing when a number does not fit.
  private func rawShare(of claimant: Claimant, plus heads: Int128) -> RatioShare? {
    guard let weight = claimant.weight.plus(Rational(whole: heads)) else { return nil }
    var counted = weight
    var firstSeats = 0
    if let first {
      guard let minus = Rational(-first.upTo.numerator, over: first.upTo.denominator),
        let beyond = weight.plus(minus)
      else { return nil }
      counted = beyond.isNegative ? 0 : beyond
      firstSeats = weight > 0 ? first.seats : 0
    }
    guard let inverse = Rational(per.denominator, over: per.numerator), let quotient = counted.times(inverse),
      quotient.roundedDown <= Int128(House.limit),
      let covered = Rational(whole: -quotient.roundedDown).times(per), let remainder = counted.plus(covered)
    else { return nil }
    return RatioShare(
      claimant: claimant.id, base: tiers[claimant.id] ?? base, first: firstSeats, whole: Int(quotient.roundedDown),
      remainder: remainder, isRoundedUp: roundsUp(remainder), bonus: bonus[claimant.id] ?? 0, bounded: 0, needed: nil)
  }

  private func roundsUp(_ remainder: Rational) -> Bool {
    switch rounding {
    case .up: remainder > 0
    case .down: false
    // The problems of the rule see to it that the double of a remainder fits.
    case .nearest: remainder.times(2).map { $0 >= per } ?? true
    case .from(let least): remainder >= least
    }
  }

  private func problems(for claimants: [Claimant]) -> [Problem] {
    var problems: [Problem] = claimants.isEmpty ? [.nobody] : []
    if per <= 0 || per.numerator >= Int128(Ground.limit) { problems.append(.ratioNotPositive(per)) }
    if let first, first.upTo.isNegative || first.upTo.numerator >= Int128(Ground.limit) {
      problems.append(.ratioNotPositive(first.upTo))
    }
    if case .from(let least) = rounding, least <= 0 || least > per {
      problems.append(.roundingOutOfRange(least, per: per))
    }
    let given = [base, first?.seats ?? 0, minimum, maximum ?? 0] + tiers.values.sorted() + bonus.values.sorted()
    problems += given.filter { $0 < 0 || $0 > House.limit }.map { .negativeSeats($0) }
    let known = Set(claimants.map(\.id))
    let named = Set(tiers.keys).union(bonus.keys).subtracting(known)
    problems += named.sorted { $0.rawValue < $1.rawValue }.map { .unknownClaimant($0) }
    for (index, claimant) in claimants.enumerated() {
      let row = Row(index + 1, claimant.id)
      let (least, most) = (claimant.minimum ?? minimum, claimant.maximum ?? maximum ?? House.limit)
      if claimant.weight.isNegative { problems.append(.negativeWeight(row, claimant.weight)) }
      if claimant.weight.numerator >= Int128(Ground.limit) { problems.append(.weightTooLarge(row)) }
      if least < 0 || least > House.limit { problems.append(.boundOutOfRange(row, least)) }
      if least > most { problems.append(.minimumOverMaximum(row, minimum: least, maximum: most)) }
    }
    return problems + duplicates(among: claimants)
  }
}
