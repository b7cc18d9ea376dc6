// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at

extension ConferenceStory {
  /// How many papers the first page asks to issue again, and how many the page of papers marks.
  fileprivate var asked: (home: Int, marked: Int) {
    get throws {
      let hall = Hall(story: story)
      let home = try #require(hall.get("/")).ranges(of: "Phát hành lại: ").count
      let papers = try #require(hall.get("/meetings/m-2/papers")).ranges(of: "không còn đúng, cần phát hành lại").count
      return (home, papers)
    }
  }

  fileprivate func isAsked(_ home: Int, _ marked: Int) throws -> Bool { try asked == (home, marked) }
}

@Suite("A paper that went out and no longer says what is planned")
struct OutdatedPaperTests {
  @Test("is marked and asked for again after the meeting was put off and summoned anew")
  func putOff() throws {
    var told = try ConferenceStory(upTo: .summoned)
    _ = try told.issue(.programme)
    _ = try told.issue(.invitation)
    #expect(try told.isAsked(0, 0))
    let start = try #require(Moment(ConferenceStory.day.adding(3), minute: 480))
    let put = MeetingCommand.reconvene(told.meeting, start: start, venue: "Nhà B", reason: "bão", at: at("07:30"))
    try told.story.given(.meetings(put))
    // An invitation cannot go out before the new summons, so nobody is asked for it yet.
    #expect(try told.isAsked(1, 2))
    try told.story.given(.meetings(.summon(told.meeting, at: at("07:40"), guests: [])))
    #expect(try told.isAsked(2, 2))
    let hall = Hall(story: told.story)
    let invitation = try #require(hall.get("/papers/w-2"))
    #expect(invitation.contains("Văn bản này không còn đúng"))
    #expect(invitation.contains("href=\"/meetings/m-2/papers/new/invitation\""))
    let seen = try #require(hall.get("/papers/w-2", as: .observer))
    #expect(seen.contains("không còn đúng") && !seen.contains("/papers/new/"))
    _ = try told.issue(.programme)
    #expect(try told.isAsked(1, 1))
    let renewed = try told.issue(.invitation)
    #expect(renewed.plainText.contains("Nhà B") && renewed.plainText.contains("18 tháng 7"))
    #expect(try told.isAsked(0, 0))
  }

  @Test("is so too when plan or agenda changed before the summons")
  func planned() throws {
    var told = try ConferenceStory(upTo: .planned)
    _ = try told.issue(.programme)
    let plan = MeetingPlan(kind: .regular, start: at("14:00"), venue: "Nhà B", minutes: 210)
    try told.story.given(.meetings(.changePlan(told.meeting, plan)))
    #expect(try told.isAsked(1, 1))
    _ = try told.issue(.programme)
    #expect(try told.isAsked(0, 0))
    let special = MeetingPlan(kind: .extraordinary, start: at("14:00"), venue: "Nhà B", minutes: 210)
    try told.story.given(.meetings(.changePlan(told.meeting, special)))
    #expect(try told.isAsked(1, 1), "the name of the meeting is another")
    _ = try told.issue(.programme)
    try told.story.given(.meetings(.moveItem(told.meeting, "i-1", place: 2)))
    #expect(try told.isAsked(1, 1))
    try told.story.given(.meetings(.moveItem(told.meeting, "i-1", place: 0)))
    #expect(try told.isAsked(0, 0), "what was put back as it was needs no new paper")
  }

  @Test("is so for an invitation whose agenda was amended, until the meeting opens")
  func amended() throws {
    var told = try ConferenceStory(upTo: .summoned)
    _ = try told.issue(.invitation)
    let item = AgendaItemDraft(title: "Việc mới", kind: .inform, paper: nil, presenter: nil, minutes: 10)
    try told.story.given(.meetings(.amend(told.meeting, .add(item), reason: "cấp trên yêu cầu", at: at("07:30"))))
    #expect(try told.isAsked(1, 1))
    for number in 1...47 {
      try told.story.given(.meetings(.noteArrival(person(number), at: told.meeting, on: at("07:45"))))
    }
    try told.story.given(.meetings(.open(told.meeting, chair: person(1), secretary: person(5), at: at("08:00"))))
    #expect(try told.isAsked(0, 0), "nobody is invited to a meeting that sits")
  }

  @Test("is so for a voting paper whose questions changed, until the vote is opened")
  func questions() throws {
    var told = try ConferenceStory(upTo: .opened)
    _ = try told.issue(.votingPaper)
    #expect(try told.isAsked(0, 0))
    let ballot = try #require(told.story.congress.decisions.vote(told.vote)?.ballot)
    let last = try #require(ballot.questions.last)
    try told.story.given(.decisions(.change(told.vote, .remove(last.id))))
    #expect(try told.isAsked(1, 1))
    #expect(
      try #require(Hall(story: told.story).get("/")).contains("nội dung biểu quyết đã thay đổi sau khi phát hành"))
    try told.story.given(.decisions(.open(told.vote, tellers: [person(3), person(4)], at: at("10:00"))))
    #expect(try told.isAsked(0, 0))
  }

  @Test("is not one that tells what happened, nor any after the meeting is closed")
  func closed() throws {
    var told = try ConferenceStory(upTo: .planned)
    _ = try told.issue(.programme)
    var closed = try ConferenceStory()
    for form in [PaperForm.minutes, .notice, .programme] { _ = try closed.issue(form) }
    try closed.story.given(
      .organisations(
        .endPost("member", of: person(3), in: BodyID("executive-2020-2025"), on: ConferenceStory.day.adding(-5))))
    #expect(try closed.isAsked(0, 0))
  }
}
