// SPDX-License-Identifier: AGPL-3.0-or-later

/// The days on which offices work, for deadlines counted in working days. Days are text as ISO 8601 writes them.
public struct DayCalendar: Hashable, Sendable {
  public let restDays: Set<Weekday>
  public let holidays: Set<String>
  /// Where the holidays are ruled.
  public let source: Rule.Source?

  /// The days of the week in the order of ISO 8601.
  public enum Weekday: String, Codable, Hashable, Sendable, CaseIterable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday
  }

  public init(restDays: Set<Weekday>, holidays: Set<String>, source: Rule.Source?) {
    self.restDays = restDays
    self.holidays = holidays
    self.source = source
  }

  /// Saturdays and Sundays off, and no holidays.
  public static let plain = DayCalendar(restDays: [.saturday, .sunday], holidays: [], source: nil)

  /// The day of the week; nothing if there is no such day.
  public func weekday(of day: String) -> Weekday? {
    // 1970-01-01 was a Thursday.
    Day.number(of: day).map { Weekday.allCases[(($0 + 3) % 7 + 7) % 7] }
  }

  /// Whether offices work on the day.
  public func isWorkingDay(_ day: String) -> Bool {
    weekday(of: day).map { !restDays.contains($0) && !holidays.contains(day) } ?? false
  }

  /// The day that lies `count` days before or after `day`, which itself is not counted; nothing if there is no such
  /// day, or if no day of the week is worked.
  public func day(_ count: Int, _ counted: Demand.DayCount, _ relation: Demand.Relation, _ day: String) -> String? {
    guard var number = Day.number(of: day), (0...10_000).contains(count), restDays.count < 7 else { return nil }
    let step = relation == .before ? -1 : 1
    var left = count
    while left > 0 {
      number += step
      if counted == .calendar || isWorkingDay(Day.text(of: number)) { left -= 1 }
    }
    return Day.text(of: number)
  }

  /// How many days lie after `first` up to and with `last`; nothing if one of them does not exist.
  public func count(_ counted: Demand.DayCount, after first: String, to last: String) -> Int? {
    guard let start = Day.number(of: first), let end = Day.number(of: last) else { return nil }
    guard start < end else { return 0 }
    return counted == .calendar ? end - start : (start + 1...end).count { isWorkingDay(Day.text(of: $0)) }
  }
}

/// Days of the Gregorian calendar as text and as numbers.
enum Day {
  private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  /// Whether `text` is a day of the Gregorian calendar, written 2025-07-15.
  static func exists(_ text: String) -> Bool { parts(text) != nil }

  private static func parts(_ text: String) -> (year: Int, month: Int, day: Int)? {
    let isShaped =
      text.utf8.count == 10
      && text.utf8.enumerated().allSatisfy { index, byte in
        index == 4 || index == 7 ? byte == UInt8(ascii: "-") : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard isShaped, parts.count == 3, parts[0] >= 1, (1...12).contains(parts[1]) else { return nil }
    let length = lengths[parts[1] - 1] + (parts[1] == 2 && isLeap(parts[0]) ? 1 : 0)
    return (1...length).contains(parts[2]) ? (parts[0], parts[1], parts[2]) : nil
  }

  private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// Days since 1970-01-01.
  static func number(of text: String) -> Int? {
    parts(text).map { parts in
      let months = lengths[..<(parts.month - 1)].reduce(0, +) + (parts.month > 2 && isLeap(parts.year) ? 1 : 0)
      // 719,162 days lie between the first day of year 1 and 1970-01-01.
      return daysBefore(parts.year) + months + parts.day - 1 - 719_162
    }
  }

  /// The day with this number, as text.
  static func text(of number: Int) -> String {
    var left = number + 719_162
    var year = left / 366 + 1
    while daysBefore(year + 1) <= left { year += 1 }
    left -= daysBefore(year)
    var month = 1
    while left >= lengths[month - 1] + (month == 2 && isLeap(year) ? 1 : 0) {
      left -= lengths[month - 1] + (month == 2 && isLeap(year) ? 1 : 0)
      month += 1
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(left + 1, 2))"
  }

  private static func daysBefore(_ year: Int) -> Int {
    let before = year - 1
    return before * 365 + before / 4 - before / 100 + before / 400
  }

  private static func padded(_ number: Int, _ length: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, length - digits.count)) + digits
  }
}
