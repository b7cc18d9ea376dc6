// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("Writing")
struct WritingTests {
  @Test("numbers congresses in roman numerals")
  func romans() {
    #expect([1, 4, 9, 14, 40, 90, 1994].map(roman) == ["I", "IV", "IX", "XIV", "XL", "XC", "MCMXCIV"])
    #expect(roman(0) == "0")
  }

  @Test("counts first, second, eleventh, twenty-first in both languages")
  func ordinals() {
    #expect(
      [1, 2, 11, 12, 13, 21, 22, 23, 24].map { ordinal($0, .english) }
        == ["first", "second", "11th", "12th", "13th", "21st", "22nd", "23rd", "24th"])
    #expect(ordinal(4, .vietnamese) == "thứ tư")
    #expect(ordinal(11, .vietnamese) == "thứ 11")
  }

  @Test("groups thousands as each language does")
  func groups() {
    #expect(2_736.grouped(.vietnamese) == "2.736")
    #expect(1_234_567.grouped(.english) == "1,234,567")
    #expect(999.grouped(.english) == "999")
    #expect((-1_000).grouped(.english) == "-1,000")
  }

  @Test("cuts a long text between words, and only a single long word within")
  func clipped() {
    #expect("Thời gian tổ chức".clipped(17) == "Thời gian tổ chức")
    #expect("Thời gian tổ chức".clipped(12) == "Thời gian tổ…" && "Thời gian tổ chức".clipped(11) == "Thời gian…")
    #expect("Thời gian tổ chức".clipped(9) == "Thời gian…")
    #expect("Nghiêng".clipped(3) == "Ngh…")
    #expect("Một\nhai ba".clipped(5) == "Một…")
    #expect("Một\nhai ba".beginning(5) == "Một …" && "ba một\nhai".ending(5) == "… hai")
  }

  @Test("names weekdays as they stand within a sentence, and a span of days in full")
  func span() throws {
    let from = try #require(Day(2025, 7, 28))
    let (next, later) = (from.adding(1), from.adding(5))
    #expect(from.weekdayName(.vietnamese) == "thứ Hai" && from.adding(6).weekdayName(.vietnamese) == "Chủ nhật")
    #expect(Day.span(from: from, to: next, .vietnamese) == "từ ngày 28 đến ngày 29/7/2025")
    #expect(Day.span(from: from, to: later, .vietnamese) == "từ ngày 28/7 đến ngày 02/8/2025")
    #expect(Day.span(from: from, to: later, .english) == "from 28 July to 2 August 2025")
    #expect(Day.span(from: from, to: from, .vietnamese) == "ngày 28/7/2025")
  }

  @Test("shortens a run of days within one month")
  func days() throws {
    let from = try #require(Day(2025, 7, 24))
    let to = try #require(Day(2025, 7, 28))
    let later = try #require(Day(2025, 8, 2))
    #expect(Day.words(from: from, to: to, .vietnamese) == "24–28/7/2025")
    #expect(Day.words(from: from, to: to, .english) == "24–28 July 2025")
    #expect(Day.words(from: from, to: later, .vietnamese) == "24/7/2025 – 02/8/2025")
    #expect(Day.words(from: from, to: from, .english) == "24 July 2025")
  }

  @Test("writes days in texts with the zeros of the formal date, and days in tables as each language has them")
  func registers() throws {
    let day = try #require(Day(2026, 1, 5))
    #expect(day.words(.vietnamese) == "05/01/2026" && day.adding(90).words(.vietnamese) == "05/4/2026")
    #expect(day.figures(.vietnamese) == "05/01/2026" && day.figures(.english) == "5 January 2026")
    #expect(day.adding(90).figures(.vietnamese) == "05/04/2026" && day.typed == "05/01/2026")
  }

  @Test("writes months 1 and 2 with two digits on papers, so that no figure can be added in front")
  func formal() throws {
    #expect(try #require(Day(2018, 2, 20)).formal(.vietnamese) == "ngày 20 tháng 02 năm 2018")
    #expect(try #require(Day(2025, 7, 5)).formal(.vietnamese) == "ngày 05 tháng 7 năm 2025")
  }

  @Test("reads times as people type them", arguments: ["8:00", "08:00", "8h", "8h00", "08:00:00"])
  func times(text: String) { #expect(Moment.minute(typed: text) == 480) }

  @Test("refuses times that no clock shows", arguments: ["", "8", "24:00", "8:60", "x", "8:00:00:00", "-1:00"])
  func noTimes(text: String) { #expect(Moment.minute(typed: text) == nil) }

  @Test("tells the hall's clock from the record's time, before 1970 too")
  func clock() throws {
    let noon = Moment(microseconds: 1_752_555_600_000_000, offset: 420)
    #expect(noon.description == "2025-07-15T12:00")
    #expect(Moment(microseconds: -1, offset: 0).description == "1969-12-31T23:59")
    #expect(Moment(microseconds: -60_000_000, offset: 0).description == "1969-12-31T23:59")
    #expect(Moment(microseconds: 0, offset: -60).description == "1969-12-31T23:00")
  }

  @Test("sorts names by the last word, in the order of the pack's alphabet")
  func names() {
    let order = NameOrder(of: .sample)
    let sorted = ["Ông", "An", "Đào", "Ba", "Á", "Ăn", "Dung", "Ân", "Oanh", "Ánh", "Cường", "Ạnh"]
      .map { "Trần \($0)" }.sorted { order.rank(of: $0) < order.rank(of: $1) }
    #expect(
      sorted.map { $0.dropFirst(5) } == [
        "Á", "An", "Ánh", "Ạnh", "Ăn", "Ân", "Ba", "Cường", "Dung", "Đào", "Oanh", "Ông",
      ])
  }
}

@Suite("A path")
struct PathTests {
  @Test("finds what its placeholders stand for")
  func matches() {
    let pattern: PathPattern = "/meetings/{meeting}/agenda/{item}"
    #expect(pattern.match(["meetings", "m-2", "agenda", "i-1"]) == ["meeting": "m-2", "item": "i-1"])
    #expect(pattern.match(["meetings", "m-2", "agenda"]) == nil)
    #expect(pattern.match(["meetings", "m-2", "papers", "i-1"]) == nil)
  }

  @Test("is unique: no two endpoints of equal weight answer the same address")
  func unique() {
    let all = CongressEndpoints.all.map(\.path)
    for (index, one) in all.enumerated() {
      for other in all[(index + 1)...] where one.parts.count == other.parts.count && one.weight == other.weight {
        let collide = zip(one.parts, other.parts).allSatisfy { a, b in
          if case .fixed(let x) = a, case .fixed(let y) = b { x == y } else { true }
        }
        #expect(!collide, "\(one.parts) and \(other.parts)")
      }
    }
  }
}
