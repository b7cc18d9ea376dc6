// SPDX-License-Identifier: AGPL-3.0-or-later

/// An exact part of a whole, from nothing to all of it.
public struct Share: Hashable, Sendable {
  public let numerator: Int
  public let denominator: Int

  public static let denominatorLimit = 1_000_000

  /// Nothing for less than nothing, more than all, or a fraction finer than a millionth.
  public init?(_ numerator: Int, over denominator: Int) {
    guard 1...Share.denominatorLimit ~= denominator, 0...denominator ~= numerator else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// A whole number of hundredths.
  public init?(percent: Int) { self.init(percent, over: 100) }
}

/// What happens to the part of a person that a share leaves over; a rule says it, nobody guesses it.
public enum Rounding: String, Hashable, Sendable, CaseIterable {
  case up, down
  /// To the nearest, and upwards from one half.
  case nearest
}

/// How many: in heads, or as a share of a number that is named.
public enum Amount: Hashable, Sendable {
  case heads(Int)
  case share(Share, of: Base, Rounding)

  /// What a share is taken of.
  public enum Base: String, Hashable, Sendable, CaseIterable {
    /// The places on the slate.
    case slate
    /// The seats to be filled, which a list of candidates has more names than.
    case seats
    /// Those who served in the outgoing term.
    case outgoing
  }
}

/// How a share became heads, so that a page can show it: 15 % of 34 is 5 and 10 hundredths, rounded up 6.
public struct Reckoning: Hashable, Sendable {
  public let share: Share
  public let base: Amount.Base
  public let whole: Int
  public let rounding: Rounding
  public let heads: Int

  public static let wholeLimit = 1_000_000

  /// Nothing for a whole below zero or above a million.
  public init?(_ share: Share, of whole: Int, _ base: Amount.Base, _ rounding: Rounding) {
    guard 0...Reckoning.wholeLimit ~= whole else { return nil }
    let (full, rest) = (share.numerator * whole).quotientAndRemainder(dividingBy: share.denominator)
    self.share = share
    self.base = base
    self.whole = whole
    self.rounding = rounding
    heads =
      switch rounding {
      case .down: full
      case .up: rest > 0 ? full + 1 : full
      case .nearest: rest * 2 >= share.denominator ? full + 1 : full
      }
  }

  /// The exact amount before rounding, in hundredths of a person cut off: 510 for 5.1.
  public var hundredths: Int { share.numerator * whole * 100 / share.denominator }
  public var isWhole: Bool { share.numerator * whole % share.denominator == 0 }
}
