// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// A day of the Gregorian calendar, without time or zone.
public struct Day: Codable, Hashable, Sendable, Comparable, CustomStringConvertible {
  public let year: Int
  public let month: Int
  public let day: Int

  /// Nothing for a day that is not in the calendar, or outside the years 1800 to 2999.
  public init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1800...2999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(of: month, in: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Days since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date algorithms").
  public init(number: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * ofYear + 2) / 153
    day = ofYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Reads "2025-07-15".
  public init?(iso text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, let y = Int(parts[0]), let m = Int(parts[1]), let d = Int(parts[2])
    else { return nil }
    self.init(y, m, d)
  }

  /// Reads what people type, day first: 15/7/2025, 15.07.2025, 15-7-2025; or ISO.
  public init?(typed text: String) {
    let trimmed = text.trimmed
    if let day = Day(iso: trimmed) {
      self = day
      return
    }
    let parts = trimmed.split(whereSeparator: { "/.-".contains($0) })
    guard parts.count == 3, parts[2].count == 4, let d = Int(parts[0]), let m = Int(parts[1]), let y = Int(parts[2])
    else { return nil }
    self.init(y, m, d)
  }

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let day = Day(iso: text) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a day: \(text)"))
    }
    self = day
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// Days since 1970-01-01.
  public var number: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear - 719_468
  }

  /// 1 for Monday to 7 for Sunday.
  public var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  public func adding(_ days: Int) -> Day { Day(number: number + days) }

  /// ISO 8601: 2025-07-15.
  public var description: String { "\(year)-\(month.twoDigits)-\(day.twoDigits)" }

  public static func < (a: Day, b: Day) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// A day and a minute of it, as the clock in the hall shows them.
public struct Moment: Codable, Hashable, Sendable, Comparable, CustomStringConvertible {
  public let day: Day
  /// Minutes since midnight, 0 to 1439.
  public let minute: Int

  public init?(_ day: Day, minute: Int) {
    guard (0..<1440).contains(minute) else { return nil }
    self.day = day
    self.minute = minute
  }

  /// The hall's clock at so many microseconds since 1970 UTC, `offset` minutes east of Greenwich.
  public init(microseconds: Int64, offset: Int) {
    let whole = Int(microseconds / 60_000_000) - (microseconds % 60_000_000 < 0 ? 1 : 0)
    let minutes = whole + offset
    let days = minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440
    day = Day(number: days)
    minute = minutes - days * 1440
  }

  /// Reads "2025-07-15T08:00".
  public init?(iso text: String) {
    let parts = text.split(separator: "T")
    guard parts.count == 2, let day = Day(iso: String(parts[0])), let minute = Moment.minute(typed: String(parts[1]))
    else { return nil }
    self.init(day, minute: minute)
  }

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let moment = Moment(iso: text) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a time: \(text)"))
    }
    self = moment
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// Reads 8:00, 08:00, 8h, 8h30 or 08:00:00 as minutes since midnight.
  public static func minute(typed text: String) -> Int? {
    let parts = text.trimmed.lowercased().split(whereSeparator: { ":h".contains($0) })
    guard (1...3).contains(parts.count), let hour = Int(parts[0]), (0..<24).contains(hour) else { return nil }
    guard parts.count > 1 else { return text.lowercased().contains("h") ? hour * 60 : nil }
    guard let minute = Int(parts[1]), (0..<60).contains(minute) else { return nil }
    return hour * 60 + minute
  }

  public var clock: String { "\((minute / 60).twoDigits):\((minute % 60).twoDigits)" }
  public var description: String { "\(day)T\(clock)" }

  public static func < (a: Moment, b: Moment) -> Bool { (a.day, a.minute) < (b.day, b.minute) }
}

extension Int {
  /// 7 as "07".
  var twoDigits: String { self < 10 && self >= 0 ? "0\(self)" : "\(self)" }

  /// Grouped in threes as the language writes it: 2.700 or 2,700.
  func grouped(_ language: Language) -> String {
    let digits = Array(String(magnitude))
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { out.append(contentsOf: language(".", ",")) }
      out.append(digit)
    }
    return self < 0 ? "-" + out : out
  }
}

extension String {
  /// Without white space at either end.
  var trimmed: String {
    var view = Substring(self)
    while let first = view.first, first.isWhitespace { view.removeFirst() }
    while let last = view.last, last.isWhitespace { view.removeLast() }
    return String(view)
  }

  var nilIfEmpty: String? { isEmpty ? nil : self }
}
