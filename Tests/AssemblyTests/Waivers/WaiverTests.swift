// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("A waiver")
struct WaiverTests {
  private static let notice = Rule(
    id: "deadline.notice", name: Phrase("Thời hạn", "Notice"),
    demand: .deadline(days: 30, counted: .working, relation: .before, event: "congress.window"), severity: .warn,
    source: Rule.Source(instrument: Phrase("Mẫu", "Sample"), article: nil, address: nil, verified: false),
    validity: Rule.Validity(from: nil, to: nil, supersededBy: nil),
    waiver: Rule.Waiver(by: Phrase("Cấp trên", "Superior"), paper: nil))

  private func waiver(_ rule: String, reason: String = "Mới thành lập") throws -> Waiver {
    Waiver(
      rule: rule, by: "Cấp trên", paper: "Tờ trình 5", reason: reason, day: try #require(Day(iso: "2025-07-10")))
  }

  /// A congress between 24 and 28 July 2025 of an organisation that began on 1 July, with one waivable rule.
  private func story() throws -> Story {
    var story = try Story.committee(of: 3, pack: RulePack.sample.adding(WaiverTests.notice))
    let from = try #require(Day(iso: "2025-07-24"))
    let to = try #require(Day(iso: "2025-07-28"))
    let day = try #require(Day(iso: "2025-07-15"))
    try story.given(
      .figures(
        .note(
          FigureRecord(
            figure: "congress.window", value: .days(from: from, to: to), status: .planned, day: day, source: "v-1"))))
    return story
  }

  @Test("is recorded with who, which paper and why, and stands from its day")
  func recorded() throws {
    var story = try story()
    try story.given(.waivers(.note(try waiver("deadline.notice"))))
    let before = try #require(Day(iso: "2025-07-09"))
    let after = try #require(Day(iso: "2025-07-15"))
    #expect(story.congress.waivers.waiver(of: "deadline.notice", on: before) == nil)
    #expect(story.congress.waivers.waiver(of: "deadline.notice", on: after)?.reason == "Mới thành lập")
  }

  @Test("is refused for an unknown rule, one that allows none, twice, and without a reason")
  func refusals() throws {
    var story = try story()
    #expect(throws: WaiverRefusal.unknownRule("nothing")) {
      try WaiverRules.decide(.note(try waiver("nothing")), on: story.congress)
    }
    #expect(throws: WaiverRefusal.notWaivable("majority.committee")) {
      try WaiverRules.decide(.note(try waiver("majority.committee")), on: story.congress)
    }
    #expect(throws: WaiverRefusal.incomplete) {
      try WaiverRules.decide(.note(try waiver("deadline.notice", reason: " ")), on: story.congress)
    }
    try story.given(.waivers(.note(try waiver("deadline.notice"))))
    #expect(throws: WaiverRefusal.alreadyWaived("deadline.notice")) {
      try WaiverRules.decide(.note(try waiver("deadline.notice")), on: story.congress)
    }
  }

  @Test("answers a deadline that lay before the organisation began, which warns and does not block")
  func impossibleDeadline() throws {
    let story = try story()
    let day = try #require(Day(iso: "2025-07-15"))
    let check = try #require(story.congress.check(of: WaiverTests.notice, on: day))
    #expect(check.outcome == .notMet)
    #expect(!check.blocks)
    // Thirty working days before 24 July 2025, with Saturdays and Sundays off, is 12 June.
    #expect(check.working.vietnamese.contains("12/6/2025"))
    #expect(check.sentence(.vietnamese).contains("chưa đối chiếu"))
  }

  @Test("is asked for by no deadline that has not passed: what is due by it is open, and not met")
  func openDeadline() throws {
    let story = try story()
    let after = Rule(
      id: "deadline.after", name: Phrase("Báo cáo", "Report"),
      demand: .deadline(days: 10, counted: .calendar, relation: .after, event: "congress.window"), severity: .warn,
      source: Self.notice.source, validity: Self.notice.validity, waiver: nil)
    func outcome(on text: String) throws -> Check.Outcome? {
      story.congress.check(of: after, on: try #require(Day(iso: text)))?.outcome
    }
    // Ten days after 28 July.
    #expect(try outcome(on: "2025-07-15") == .open && outcome(on: "2025-08-07") == .open)
    #expect(try outcome(on: "2025-08-08") == .notMet)
    let day = try #require(Day(iso: "2025-07-15"))
    let check = try #require(story.congress.check(of: after, on: day))
    #expect(check.working == Phrase("đến 07/8/2025", "until 7 August 2025") && !check.blocks)
  }

  @Test("stands beside rules that read as sentences: small letters, one blank, percent, and the days they count from")
  func sentences() throws {
    let pack = RulePack.office
    let share = try #require(Fraction(15, 100))
    let women = Demand.ratioAtLeast(share, figure: "body.standing.size", of: "body.executive.size")
    #expect(
      women.words(.vietnamese, in: pack)
        == "Số lượng ủy viên Ban Thường vụ ít nhất 15% số lượng ủy viên Ban Chấp hành")
    #expect(
      women.words(.english, in: pack)
        == "Size of the standing board at least 15% of the size of the executive committee")
    let after = Demand.deadline(days: 10, counted: .calendar, relation: .after, event: "congress.window")
    #expect(after.words(.vietnamese, in: pack) == "10 ngày sau ngày bế mạc đại hội")
    #expect(
      Self.notice.demand.words(.vietnamese, in: pack) == "30 ngày làm việc trước ngày khai mạc đại hội")
    #expect(Self.notice.demand.words(.english, in: pack) == "30 working days before the opening of the congress")
  }

  @Test("shows on the page of rules with its reason")
  func page() throws {
    var story = try story()
    try story.given(.waivers(.note(try waiver("deadline.notice", reason: "<script>Mới</script>"))))
    let scene = Scene(
      say: .vietnamese, visitor: Visitor(account: nil, name: "", roles: [], rights: Set(Right.allCases)),
      now: Moment(try #require(Day(iso: "2025-07-15")), minute: 600) ?? Moment(microseconds: 0, offset: 0),
      token: .init(value: "t"))
    let page = try #require(WaiverPages.rules(scene, story.congress))
    #expect(page.content.markup.contains("Đã miễn"))
    #expect(!page.content.markup.contains("<script>"))
  }
}
