// SPDX-License-Identifier: AGPL-3.0-or-later

extension Cell {
  /// Nothing but blanks counts as empty too.
  public var isEmpty: Bool {
    switch self {
    case .empty: true
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .number, .day, .flag, .fault: false
    }
  }

  /// The whole number in it, also where it was kept as text; nothing for anything else.
  public var whole: Int? {
    switch self {
    case .number(let number): Int(exactly: number)
    case .text(let text): Int(text.trimmed)
    case .empty, .day, .flag, .fault: nil
    }
  }

  /// The day in it. Text is read as `2025-07-15`, or as day, month, year between `/`, `-` or `.`, or as month first
  /// where the caller says so; a year has four digits; a day that no calendar has is nothing.
  public func date(isMonthFirst: Bool = false) -> (year: Int, month: Int, day: Int)? {
    switch self {
    case .day(let year, let month, let day): return (year, month, day)
    case .text(let text): return Self.date(text.trimmed, isMonthFirst: isMonthFirst)
    case .empty, .number, .flag, .fault: return nil
    }
  }

  private static func date(_ text: Substring, isMonthFirst: Bool) -> (year: Int, month: Int, day: Int)? {
    let parts = text.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
    let numbers = parts.compactMap { part in part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil }
    guard parts.count == 3, numbers.count == 3 else { return nil }
    let isYearFirst = parts[0].count == 4
    guard isYearFirst || parts[2].count == 4 else { return nil }
    let (year, month, day) =
      if isYearFirst {
        (numbers[0], numbers[1], numbers[2])
      } else if isMonthFirst {
        (numbers[2], numbers[0], numbers[1])
      } else {
        (numbers[2], numbers[1], numbers[0])
      }
    guard year > 0, (1...12).contains(month), (1...Calendar.days(in: month, of: year)).contains(day) else { return nil }
    return (year, month, day)
  }
}

extension String {
  fileprivate var trimmed: Substring {
    let end = lastIndex { !$0.isWhitespace }
    guard let end else { return "" }
    return self[...end].drop(while: \.isWhitespace)
  }
}

/// The Gregorian calendar, as far as cells need it.
enum Calendar {
  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    case _: 31
    }
  }

  /// The day that lies so many days after 1970-01-01 (Hinnant, chrono-compatible low-level date algorithms).
  static func day(after epoch: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = epoch + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
  }
}
