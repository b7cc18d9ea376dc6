// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at

extension ConferenceStory {
  fileprivate func callingOff(_ reason: String = "trùng lịch cấp trên") -> MeetingCommand {
    .callOff(meeting, reason: reason, at: Self.at("07:30"))
  }

  /// The plan of a next meeting on a day of July.
  fileprivate func next(_ day: Int) throws -> MeetingCommand {
    let start = try #require(Day(2025, 7, day).flatMap { Moment($0, minute: 480) })
    let body = story.congress.organisations.bodies[0].id
    return .plan(body, MeetingPlan(kind: .regular, start: start, venue: "Hội trường B", minutes: 60))
  }

  fileprivate var last: Meeting? { story.congress.meetings.all.last }
}

@Suite("A meeting that is called off")
struct CallingOffTests {
  @Test("is so with a reason and until it is opened; nothing can be done in it afterwards")
  func rules() throws {
    var told = try ConferenceStory(upTo: .summoned)
    #expect(told.story.refusal(told.callingOff(" ")) == .reasonMissing)
    try told.story.given(.meetings(told.callingOff()))
    #expect(told.story.refusal(told.callingOff()) == .isCalledOff)
    #expect(told.story.refusal(.noteArrival(person(1), at: told.meeting, on: at("07:45"))) == .isCalledOff)
    let ballot = try #require(told.story.congress.decisions.vote(VoteID("v", 1))).ballot
    #expect(told.story.refusal(.draft(told.meeting, ballot)) == .meetingCalledOff)
    #expect(throws: CongressRefusal.self) { try told.paper(.programme) }
    let opened = try ConferenceStory(upTo: .opened)
    #expect(opened.story.refusal(opened.callingOff()) == .alreadyOpen)
    let closed = try ConferenceStory()
    #expect(closed.story.refusal(closed.callingOff()) == .alreadyClosed)
  }

  @Test("gives its number to the next where nobody was summoned, and keeps it where somebody was")
  func number() throws {
    var planned = try ConferenceStory(upTo: .planned)
    #expect(try planned.story.refusal(planned.next(20)) == .earlierMeetingOpen(ordinal: 2))
    try planned.story.given(.meetings(planned.callingOff()), .meetings(try planned.next(14)))
    #expect(planned.last?.ordinal == 2 && planned.last?.id == MeetingID("m", 3), "also when it is held earlier")
    let off = try #require(planned.story.congress.meetings.meeting(planned.meeting))
    #expect(planned.story.congress.name(of: off, .vietnamese).hasPrefix("Hội nghị dự kiến ngày 15/07/2025"))
    var summoned = try ConferenceStory(upTo: .summoned)
    try summoned.story.given(.meetings(summoned.callingOff()), .meetings(try summoned.next(20)))
    #expect(summoned.last?.ordinal == 3)
    var again = try ConferenceStory(upTo: .summoned)
    try again.story.given(
      .meetings(
        .reconvene(again.meeting, start: at("14:00"), venue: "Hội trường B", reason: "hoãn", at: at("07:10"))),
      .meetings(again.callingOff()), .meetings(try again.next(20)))
    #expect(again.last?.ordinal == 3, "it was summoned once under its number")
  }

  @Test("is told to those summoned, on its pages and in their calendars, and leaves the first page")
  func pages() throws {
    var hall = try Hall(upTo: .summoned)
    let form = try #require(hall.get("/meetings/m-2/call-off"))
    #expect(form.contains("số được giữ lại"))
    #expect(try #require(Hall(upTo: .planned).get("/meetings/m-2/call-off")).contains("dùng cho lần họp sau"))
    #expect(hall.get("/meetings/m-2/event.ics")?.contains("STATUS:CONFIRMED") == true)
    guard case .faulty(_, ["call-off-reason"]) = hall.post("/meetings/m-2/call-off") else {
      return #expect(Bool(false), "called off without a reason")
    }
    let word = hall.story.congress.pack.term(.conference, .vietnamese).capitalised
    try hall.send("/meetings/m-2/call-off", ["call-off-reason": "trùng lịch cấp trên"])
    for path in ["/meetings/m-2", "/meetings/m-2/summons"] {
      let page = try #require(hall.get(path, as: .observer))
      #expect(page.contains("\(word) này đã hủy") && page.contains("trùng lịch cấp trên"), "\(path)")
    }
    #expect(try #require(hall.get("/meetings/m-2/summons")).contains("Người Số 7"), "who was summoned is known still")
    let file = try #require(hall.get("/meetings/m-2/event.ics"))
    #expect(file.contains("STATUS:CANCELLED") && file.contains("SEQUENCE:"))
    #expect(try !#require(hall.get("/")).contains("Điểm danh"))
    let member = Hall.Guest(rights: [.read], person: 7)
    #expect(try #require(hall.get("/", as: member)).contains("\(word) đã hủy"))
    let later = try #require(Moment(ConferenceStory.day.adding(1), minute: 480))
    #expect(try !#require(hall.get("/", as: member, at: later)).contains("\(word) đã hủy"), "not for ever")
    #expect(hall.get("/meetings/m-2/hall", as: .observer)?.contains("Đã hủy") == true)
    #expect(hall.get("/meetings")?.contains("Đã hủy") == true)
    let everything = hall.everything(as: .office)
    #expect(everything["/meetings/m-2/agenda"] != nil && everything["/meetings/m-2/votes"] != nil)
  }
}
