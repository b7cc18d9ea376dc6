// SPDX-License-Identifier: AGPL-3.0-or-later

/// How many more names than seats a list of candidates bears.
public struct SurplusRule: Hashable, Sendable {
  /// What is usually prepared, such as 10 to 15 per cent of the seats.
  public let usual: (least: Portion, most: Portion)
  /// What the list may never pass, such as 30 per cent.
  public let limit: Portion
  /// Small bodies with a rule of their own: so many seats, at most so many more names.
  public let small: [Small]

  /// A share of the seats, and what becomes of its fraction.
  public struct Portion: Hashable, Sendable {
    public let share: Share
    public let rounding: Rounding

    public init(_ share: Share, _ rounding: Rounding) {
      self.share = share
      self.rounding = rounding
    }
  }

  public struct Small: Hashable, Sendable {
    public let seats: ClosedRange<Int>
    public let most: Int

    public init(seats: ClosedRange<Int>, atMost most: Int) {
      self.seats = seats
      self.most = most
    }
  }

  public init(usually least: Portion, through most: Portion, never limit: Portion, small: [Small] = []) {
    usual = (least, most)
    self.limit = limit
    self.small = small
  }

  /// The names that a list for so many seats bears; nothing for fewer than one seat or more than a million.
  public func list(for seats: Int) -> ListSize? {
    guard seats > 0, let least = Reckoning(usual.least.share, of: seats, .seats, usual.least.rounding),
      let most = Reckoning(usual.most.share, of: seats, .seats, usual.most.rounding),
      let limit = Reckoning(limit.share, of: seats, .seats, limit.rounding)
    else { return nil }
    return ListSize(
      seats: seats, least: least, most: most, limit: limit,
      small: small.first { $0.seats.contains(seats) }.map(\.most))
  }

  public static func == (a: SurplusRule, b: SurplusRule) -> Bool {
    a.usual == b.usual && a.limit == b.limit && a.small == b.small
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(usual.least)
    hasher.combine(usual.most)
    hasher.combine(limit)
    hasher.combine(small)
  }
}

/// How long a list for a number of seats may be, and how each figure came about.
public struct ListSize: Hashable, Sendable {
  public let seats: Int
  public let least: Reckoning
  public let most: Reckoning
  public let limit: Reckoning
  /// The rule for small bodies, where it applies: at most so many more names than seats.
  public let small: Int?

  /// What a list of some length is by this rule.
  public enum Verdict: Hashable, Sendable {
    case fewerThanSeats(by: Int)
    case belowUsual(by: Int)
    case usual
    /// Longer than what is prepared: the congress decides.
    case aboveUsual(by: Int)
    case aboveLimit(by: Int)
  }

  public func verdict(on names: Int) -> Verdict {
    guard names >= seats else { return .fewerThanSeats(by: seats.subtractingReportingOverflow(names).partialValue) }
    let more = names - seats
    let top = small ?? limit.heads
    if more > top { return .aboveLimit(by: more - top) }
    if small != nil { return .usual }
    if more < least.heads { return .belowUsual(by: least.heads - more) }
    return more > most.heads ? .aboveUsual(by: more - most.heads) : .usual
  }
}
