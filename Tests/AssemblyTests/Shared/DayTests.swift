// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import TestKit
import Testing

@Suite("A day")
struct DayTests {
  @Test("counts the days since 1970 there and back", arguments: [-60_000, -1, 0, 1, 58, 59, 60, 20_284, 300_000])
  func thereAndBack(number: Int) { #expect(Day(number: number).number == number) }

  @Test("knows its weekday: 15 July 2025 was a Tuesday")
  func weekday() { #expect(Day(2025, 7, 15)?.weekday == 2) }

  @Test("is refused when the calendar does not have it")
  func calendar() {
    #expect(Day(2025, 2, 29) == nil)
    #expect(Day(2024, 2, 29) != nil)
    #expect(Day(typed: "15/7/2025") == Day(2025, 7, 15))
    #expect(Day(typed: "2025-07-15") == Day(2025, 7, 15))
    #expect(Day(typed: "7/15/2025") == nil)
  }
}
