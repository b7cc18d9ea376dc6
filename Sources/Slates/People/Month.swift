// SPDX-License-Identifier: AGPL-3.0-or-later

/// A month of a year: ages are counted in whole months, since rules name a month and papers seldom more.
public struct Month: Hashable, Sendable, Comparable {
  public let year: Int
  public let month: Int

  /// Nothing for a month that no calendar has.
  public init?(_ year: Int, _ month: Int) {
    guard 1...9999 ~= year, 1...12 ~= month else { return nil }
    self.year = year
    self.month = month
  }

  /// Reads "6/2025", "2025-06", and days such as "15/6/2025" or "2025-06-15", whose day does not count.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(omittingEmptySubsequences: false) { "/-.".contains($0) }.map { Int($0) }
    let numbers = parts.compactMap(\.self)
    guard numbers.count == parts.count, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
    // A year of fewer than four digits is left unread: 1/3 is a fraction, and 5/83 could be anyone's guess.
    switch numbers.count {
    case 2 where numbers[0] >= 1000: self.init(numbers[0], numbers[1])
    case 2 where numbers[1] >= 1000: self.init(numbers[1], numbers[0])
    case 3 where numbers[0] >= 1000 && 1...31 ~= numbers[2]: self.init(numbers[0], numbers[1])
    case 3 where numbers[2] >= 1000 && 1...31 ~= numbers[0]: self.init(numbers[2], numbers[1])
    default: return nil
    }
  }

  /// Full years from here to a month: who is born in June 1983 is 42 in June 2025, and not a month before.
  public func fullYears(until other: Month) -> Int {
    let months = (other.year - year) * 12 + other.month - month
    return months >= 0 ? months / 12 : (months - 11) / 12
  }

  public static func < (a: Month, b: Month) -> Bool { (a.year, a.month) < (b.year, b.month) }
}

extension Month: CustomStringConvertible {
  public var description: String { "\(month)/\(year)" }
}
