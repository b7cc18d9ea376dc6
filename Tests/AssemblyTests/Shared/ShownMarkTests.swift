// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at

@Suite("A form that makes true what stands beside it")
struct ShownMarkTests {
  /// The hidden fields of a form, as a browser sends them back.
  private func hidden(_ page: String) -> [String: String] {
    var fields: [String: String] = [:]
    for match in page.matches(of: /type="hidden" name="([^"]*)" value="([^"]*)"/) {
      fields[String(match.1)] = String(match.2)
    }
    return fields
  }

  /// Sends a form that must come back, and answers with the page.
  private func comesBack(
    _ path: String, _ fields: [String: String], lists: [String: [String]] = [:], in hall: inout Hall,
    as guest: Hall.Guest = .office, at now: Moment = at("09:00")
  ) throws -> String {
    guard case .faulty(let page, ["shown"]) = hall.post(path, fields, lists: lists, as: guest, at: now) else {
      Issue.record("\(path) was taken, or refused for something else")
      throw Hall.NotTaken()
    }
    #expect(page.contains("đã thay đổi từ khi bạn mở trang"))
    return page
  }

  @Test("takes no consent to a meeting that was planned anew meanwhile")
  func convening() throws {
    var story = try Story.committee(of: 5, pack: .sample.answeringAbove())
    let meeting = MeetingID("m", 1)
    let body = story.congress.organisations.bodies[0].id
    let item = AgendaItemDraft(title: "Thảo luận", kind: .discuss, paper: nil, presenter: nil, minutes: 20)
    try story.given(
      .meetings(.plan(body, MeetingPlan(kind: .regular, start: at("08:00"), venue: "Nhà A", minutes: 60))),
      .meetings(.addItem(meeting, item)))
    var hall = Hall(story: story)
    let path = "/meetings/m-1/convening"
    let old = hidden(try #require(hall.get(path)))
    let moved = MeetingPlan(kind: .regular, start: at("14:00"), venue: "Nhà B", minutes: 60)
    try hall.story.given(.meetings(.changePlan(meeting, moved)))
    let page = try comesBack(path, old, in: &hall)
    #expect(page.contains("Nhà B") && hall.story.congress.meetings.meeting(meeting)?.convening == nil)
    // An item that was added counts as well; what came back is then taken as it is.
    try hall.story.given(.meetings(.addItem(meeting, item)))
    let again = try comesBack(path, hidden(page), in: &hall)
    try hall.send(path, hidden(again))
    #expect(hall.story.congress.meetings.meeting(meeting)?.convening?.by == person(1))
  }

  @Test("opens no vote whose question was changed meanwhile, and shows what it freezes")
  func opening() throws {
    var hall = Hall(story: try ConferenceStory(upTo: .opened).story)
    let path = "/votes/v-1/open"
    let shown = try #require(hall.get(path, as: .office, at: at("10:00")))
    #expect(shown.contains("Số lượng ủy viên Ban Thường vụ: 11") && shown.contains("Không đồng ý"))
    #expect(!shown.contains("/questions/structure"), "nothing is changed from here")
    let question = try #require(hall.story.congress.decisions.vote("v-1")?.ballot.questions.last)
    let other = Question(id: question.id, text: "Cơ cấu khác", options: question.options, rule: question.rule)
    try hall.story.given(.decisions(.change("v-1", .replace(other))))
    let typed = ["time": "10:00", "head": "p-3"]
    let tellers = ["tellers": ["p-3", "p-4"]]
    let page = try comesBack(path, hidden(shown).merging(typed) { $1 }, lists: tellers, in: &hall, at: at("10:00"))
    #expect(page.contains("Cơ cấu khác") && hall.story.congress.decisions.vote("v-1")?.opening == nil)
    try hall.send(path, hidden(page).merging(typed) { $1 }, lists: tellers, at: at("10:00"))
  }

  @Test("issues no paper whose words were corrected after its preview; another day or language is one's own wish")
  func issuing() throws {
    var hall = Hall(story: try ConferenceStory().story)
    let path = "/meetings/m-2/papers/new/notice"
    let shown = try #require(hall.get(path, at: at("12:00")))
    let conclusion = try #require(hall.story.congress.meetings.meeting("m-2")?.sitting?.conclusion)
    var points = conclusion.points
    points[0] = .init(item: points[0].item, text: "Đồng ý, có sửa.")
    let corrected = Conclusion(by: conclusion.by, authority: conclusion.authority, points: points, at: conclusion.at)
    try hall.story.given(
      .meetings(
        .correct("m-2", .conclusion(corrected), reason: "nghe lại", at: at("12:10"))))
    let typed = ["day": "15/07/2025", "language": "vi"]
    let page = try comesBack(path, hidden(shown).merging(typed) { $1 }, in: &hall, at: at("12:30"))
    #expect(page.contains("Đồng ý, có sửa.") && hall.story.congress.papers.issued.isEmpty)
    try hall.send(path, hidden(page).merging(["day": "15/07/2025", "language": "en"]) { $1 }, at: at("12:30"))
    #expect(hall.story.congress.papers.issued.count == 1)
  }
}
