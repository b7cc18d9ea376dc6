// SPDX-License-Identifier: AGPL-3.0-or-later
import Foundation
import Testing

@testable import Packs

@Suite("A calendar of working days")
struct DayCalendarTests {
  @Test("reckons the reference case: 30 working days before 28 July 2025 is 16 June")
  func reference() throws {
    let calendar = try PackFolder.pack("vn-party-2025").calendar
    #expect(calendar.day(30, .working, .before, "2025-07-28") == "2025-06-16")
    #expect(calendar.day(30, .calendar, .before, "2025-07-28") == "2025-06-28")
    #expect(calendar.day(10, .calendar, .after, "2025-07-28") == "2025-08-07")
    #expect(calendar.count(.working, after: "2025-07-15", to: "2025-07-24") == 7)
    #expect(calendar.count(.working, after: "2025-07-15", to: "2025-07-28") == 9)
    #expect(calendar.weekday(of: "2025-07-15") == .tuesday)
    #expect(calendar.weekday(of: "2025-07-24") == .thursday)
    #expect(calendar.source?.verified == false)
  }

  @Test("leaves out holidays and rest days, and answers nothing to days that do not exist")
  func holidays() throws {
    let calendar = try PackFolder.pack("vn-party-2025").calendar
    #expect(!calendar.isWorkingDay("2025-09-02"))
    #expect(calendar.isWorkingDay("2025-09-03"))
    #expect(!calendar.isWorkingDay("2025-07-19"))
    #expect(calendar.day(1, .working, .after, "2025-08-29") == "2025-09-03")
    #expect(calendar.day(0, .working, .after, "2025-08-30") == "2025-08-30")
    #expect(calendar.day(1, .working, .after, "2025-02-30") == nil)
    #expect(calendar.count(.working, after: "2025-07-15", to: "x") == nil)
    #expect(calendar.count(.calendar, after: "2025-07-15", to: "2025-07-01") == 0)
    let never = DayCalendar(restDays: Set(DayCalendar.Weekday.allCases), holidays: [], source: nil)
    #expect(never.day(1, .working, .after, "2025-07-15") == nil)
  }

  @Test("agrees with Foundation on days of two centuries and on the edges of the calendar")
  func numbers() throws {
    var gregorian = Calendar(identifier: .gregorian)
    gregorian.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    var wrong: [String] = []
    for number in stride(from: -25_567, to: 47_482, by: 37) {
      let parts = gregorian.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(number) * 86_400))
      let (year, month, day) = (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
      let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
      let weekday = DayCalendar.Weekday.allCases[((parts.weekday ?? 0) + 5) % 7]
      let isSame = Day.text(of: number) == text && Day.number(of: text) == number
      if !isSame || DayCalendar.plain.weekday(of: text) != weekday { wrong.append(text) }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    for text in ["0001-01-01", "1600-02-29", "9999-12-31"] { #expect(Day.number(of: text).map(Day.text(of:)) == text) }
  }
}
