// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at

/// The result was declared, its tally issued, and annulled at 10:50.
private func annulled() throws -> ConferenceStory {
  var told = try ConferenceStory(upTo: .declared)
  _ = try told.issue(.tallyMinutes)
  try told.story.given(.decisions(.annul(told.vote, reason: "nhập nhầm", at: at("10:50"))))
  return told
}

@Suite("An annulled result")
struct VoidPaperTests {
  @Test("leaves its tally void, not to be issued again, with the vote that takes its place")
  func void() throws {
    var told = try annulled()
    let hall = Hall(story: told.story)
    let paper = try #require(told.story.congress.papers.issued.last).id
    let page = try #require(hall.get("/papers/\(paper)", at: at("11:00")))
    #expect(page.contains("không còn giá trị") && !page.contains("Phát hành lại"))
    let list = try #require(hall.get("/meetings/m-2/papers", at: at("11:00")))
    #expect(list.contains("không còn giá trị") && !list.contains("cần phát hành lại"))
    let form = try #require(hall.get("/votes/v-1/papers/new/tallyMinutes", at: at("11:00")))
    #expect(form.contains("đã bị hủy") && !form.contains("Hãy kiểm phiếu và công bố"))
    let ballot = try #require(told.story.congress.decisions.vote(told.vote)).ballot
    try told.story.given(
      .decisions(.draft(told.meeting, ballot.again(ballot.questions, titled: "Lần hai"), repeats: told.vote)))
    let next = try #require(Hall(story: told.story).get("/papers/\(paper)", at: at("11:00")))
    #expect(next.contains("Lần hai") && next.contains("/votes/v-2"))
  }

  @Test("is said to be voted on again in part where the new vote asks only some of its questions")
  func inPart() throws {
    var told = try annulled()
    let paper = try #require(told.story.congress.papers.issued.last).id
    let ballot = try #require(told.story.congress.decisions.vote(told.vote)).ballot
    let some = Array(ballot.questions.dropLast())
    try told.story.given(.decisions(.draft(told.meeting, ballot.again(some, titled: "Lần hai"), repeats: told.vote)))
    let page = try #require(Hall(story: told.story).get("/papers/\(paper)", at: at("11:00")))
    #expect(page.contains("Biểu quyết lại một phần") && !page.contains("Thay bằng văn bản"))
    let left = try #require(ballot.questions.last).text
    #expect(page.contains("Chưa biểu quyết lại") && page.contains(left))
  }

  @Test("is among what waits for the office, and for the next meeting once this one is over")
  func waiting() throws {
    var told = try annulled()
    let home = try #require(Hall(story: told.story).get("/", at: at("11:00")))
    #expect(home.ranges(of: "Soạn biểu quyết lại").count == 1 && !home.contains("Soạn nội dung biểu quyết"))
    let conclusion = Conclusion(
      by: person(1), authority: .post("chair"), points: [.init(item: nil, text: "Xong.")], at: at("11:10"))
    try told.story.given(
      .meetings(.conclude(told.meeting, conclusion)), .meetings(.close(told.meeting, at: at("11:30"))))
    let after = try #require(Hall(story: told.story).get("/", at: at("11:40")))
    #expect(after.contains("Chưa có quyết định về: “Số lượng ủy viên Ban Chấp hành: 34”"))
  }
}

@Suite("A paper whose matter is restricted later")
struct RestrictedLaterTests {
  @Test("is read by those alone who may read what is restricted, and says why it goes out again")
  func hidden() throws {
    var told = try ConferenceStory()
    _ = try told.issue(.notice)
    let issued = try #require(told.story.congress.papers.issued.last)
    let meeting = try #require(told.story.congress.meetings.meeting(told.meeting))
    let paper = try #require(meeting.item("i-1")?.paper)
    let reader = Hall.Guest(rights: [.read], person: nil)
    let entitled = Hall.Guest(rights: [.read, .readRestricted, .issuePapers], person: nil)
    let (page, file) = ("/papers/\(issued.id)", "/papers/\(issued.id)/docx")
    #expect(Hall(story: told.story).get(page, as: reader) != nil)
    try told.story.given(.meetings(.changePaper(paper, .restrict, reason: "Theo chỉ đạo", at: at("11:50"))))
    let hall = Hall(story: told.story)
    #expect(hall.get(page, as: reader) == nil && hall.file(file, as: reader) == nil)
    let shown = try #require(hall.get(page, as: entitled))
    #expect(shown.contains("đã chuyển thành hạn chế") && shown.contains("Phát hành lại"))
  }
}
