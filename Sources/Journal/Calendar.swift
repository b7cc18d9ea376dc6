// SPDX-License-Identifier: AGPL-3.0-or-later

extension Timestamp {
  /// The moment in UTC, as ISO 8601 with microseconds: 2025-07-15T01:30:00.000000Z.
  public var iso8601: String {
    let (seconds, fraction) = microseconds.floored(by: 1_000_000)
    let (days, second) = seconds.floored(by: 86_400)
    let (year, month, day) = Timestamp.date(ofDay: days)
    let yearText = year < 0 || year > 9999 ? "\(year)" : pad(year, 4)
    let clock = "\(pad(second / 3600, 2)):\(pad(second / 60 % 60, 2)):\(pad(second % 60, 2)).\(pad(fraction, 6))"
    return "\(yearText)-\(pad(month, 2))-\(pad(day, 2))T\(clock)Z"
  }

  /// The Gregorian date of a day counted from 1970-01-01 (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  private static func date(ofDay day: Int64) -> (year: Int64, month: Int64, day: Int64) {
    // Eras of 400 years begin on 1 March, so that the leap day is the last of its year.
    let (era, dayOfEra) = (day + 719_468).floored(by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  private func pad(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Int64 {
  fileprivate func floored(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
