// SPDX-License-Identifier: AGPL-3.0-or-later

/// How a fixed number of seats is shared by weight.
public enum Method: Hashable, Sendable {
  /// Whole quotas first, then one seat each to the largest remainders.
  case largestRemainder(Quota)
  /// Jefferson: averages over 1, 2, 3 …; favours the large.
  case dHondt
  /// Webster: averages over ½, 1½, 2½ …; favours neither.
  case sainteLague
  /// Sainte-Laguë with another first divisor, counted in the series 1, 3, 5 …: usually 7/5.
  case modifiedSainteLague(first: Rational)
  /// Equal proportions: averages over √(n(n+1)); a seat for everyone first.
  case huntingtonHill
  /// Averages over n(n+1)/(n+½); a seat for everyone first.
  case dean
  /// Averages over 0, 1, 2 …; a seat for everyone first, favours the small.
  case adams

  /// How much weight earns one whole seat, before remainders.
  public enum Quota: String, Hashable, Sendable, CaseIterable {
    /// All weight ÷ seats.
    case hare
    /// The whole part of all weight ÷ (seats + 1), and one.
    case droop
    /// All weight ÷ (seats + 1), exactly.
    case hagenbachBischoff
  }

  /// The methods that a comparison shows side by side.
  public static let common: [Method] = [
    .largestRemainder(.hare), .largestRemainder(.droop), .largestRemainder(.hagenbachBischoff), .dHondt, .sainteLague,
    .modifiedSainteLague(first: sevenFifths), .huntingtonHill, .dean, .adams,
  ]

  /// The first divisor of the Nordic form of Sainte-Laguë.
  // 5 is not zero, so there is such a fraction.
  public static let sevenFifths = Rational(7, over: 5) ?? 1

  public var quota: Quota? { if case .largestRemainder(let quota) = self { quota } else { nil } }

  /// Whether a further seat can never take one from anybody: true of every divisor method.
  public var isHouseMonotone: Bool { quota == nil }
}
