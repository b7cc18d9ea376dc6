// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at
private let day = ConferenceStory.day
private let body = BodyID("executive-2020-2025")
private let first = MeetingID("m", 1)

private func moment(_ days: Int, _ clock: String) throws -> Moment {
  try #require(Moment(day.adding(days), minute: at(clock).minute))
}

/// A committee of six that is summoned to a meeting, which begins on the day of the story.
private func summoned(_ clock: String = "08:00", minutes: Int = 120) throws -> Hall {
  var hall = Hall(story: try Story.committee(of: 6, pack: .office))
  try hall.story.given(
    .meetings(.plan(body, MeetingPlan(kind: .regular, start: at(clock), venue: "Hội trường A", minutes: minutes))))
  for kind in [AgendaItem.Kind.discuss, .approve] {
    let draft = AgendaItemDraft(title: "Nội dung \(kind)", kind: kind, paper: nil, presenter: nil, minutes: 20)
    try hall.story.given(.meetings(.addItem(first, draft)))
  }
  try hall.story.given(.meetings(.summon(first, at: at("07:00"), guests: [])))
  return hall
}

extension Hall {
  fileprivate var meeting: Meeting { get throws { try #require(story.congress.meetings.meeting(first)) } }
  fileprivate var movements: [Attendance.Movement] { get throws { try #require(meeting.attendance).movements } }
}

@Suite("A meeting that is recorded on a later day")
struct LateEntryTests {
  @Test("bears its own date in everything, from the check-in to the minutes")
  func whole() throws {
    var hall = try summoned()
    let late = try moment(5, "10:15")
    let desk = try #require(hall.get("/meetings/m-1/attendance", at: late))
    #expect(!desk.contains("/attendance/p-1/arrive") && desk.contains("/attendance/arrivals"))
    #expect(desk.contains("value=\"08:00\"") && desk.contains("<option value=\"2025-07-15\" selected"))
    guard case .faulty(let refused, ["time"]) = hall.post("/meetings/m-1/attendance/p-1/arrive", at: late) else {
      return #expect(Bool(false), "a tap on a later day is not the time of arrival")
    }
    #expect(refused.contains("Đã qua ngày họp"))
    guard case .faulty(_, ["people"]) = hall.post("/meetings/m-1/attendance/arrivals", ["time": "07:50"], at: late)
    else { return #expect(Bool(false), "nobody is chosen") }
    let people = ["people": (1...4).map { "p-\($0)" }]
    try hall.send("/meetings/m-1/attendance/arrivals", ["time": "07:50"], lists: people, at: late)
    try hall.send("/meetings/m-1/attendance/p-5", ["what": "arrived", "time": "07:55"], at: late)
    #expect(try hall.movements.map(\.at) == Array(repeating: at("07:50"), count: 4) + [at("07:55")])
    try hall.send("/meetings/m-1/open", ["chair": "p-1", "secretary": "p-3", "time": "08:00"], at: late)
    let said = ["speaker": "p-4", "summary": "Cần rõ hơn.", "time": "08:05"]
    try hall.send("/meetings/m-1/discussion/i-1/new", said, at: late)
    guard case .faulty(let form, ["time"]) = hall.post("/meetings/m-1/discussion/i-1/close", at: late) else {
      return #expect(Bool(false), "a discussion was not closed at the clerk's hour")
    }
    #expect(form.contains("name=\"time\"") && hall.get("/meetings/m-1/discussion/i-1/close", at: late) != nil)
    try hall.send("/meetings/m-1/discussion/i-1/close", ["time": "08:40"], at: late)
    let conclusion = ["by": "p-1", "authority": "post", "general": "Thống nhất.", "time": "09:00"]
    try hall.send("/meetings/m-1/conclusion", conclusion, at: late)
    let closing = try #require(hall.get("/meetings/m-1/close", at: late))
    #expect(closing.contains("value=\"10:00\""), "the planned end is proposed")
    try hall.send("/meetings/m-1/close", ["time": "09:30"], at: late)
    for form in [PaperForm.minutes, .notice] {
      try hall.story.given(
        .papers(.issue(kind: form.rawValue, about: .meeting(first), on: late.day, in: .vietnamese)))
      let text = try #require(hall.story.congress.papers.issued.last?.content.value).blocks.description
      #expect(text.contains("15/7/2025") && !text.contains("16/7/2025") && !text.contains("20/7/2025"))
    }
    #expect(try hall.meeting.sitting?.opened == at("08:00") && hall.meeting.sitting?.lastNoted == at("09:00"))
  }

  @Test("notes on each of several days what was on it, and later asks for the day")
  func several() throws {
    var hall = try summoned(minutes: 1800)
    let second = try moment(1, "09:00")
    try hall.send("/meetings/m-1/attendance/p-1/arrive", at: at("07:50"))
    #expect(!(try #require(hall.get("/meetings/m-1/attendance/p-2", at: at("08:10"))).contains("name=\"day\"")))
    try hall.send("/meetings/m-1/attendance/p-2/arrive", at: second)
    #expect(try #require(hall.get("/meetings/m-1/attendance/p-3", at: second)).contains("name=\"day\""))
    try hall.send("/meetings/m-1/attendance/p-3", ["what": "arrived", "time": "08:30"], at: second)
    let earlier = ["what": "arrived", "time": "10:00", "day": "2025-07-15"]
    try hall.send("/meetings/m-1/attendance/p-4", earlier, at: second)
    try hall.send(
      "/meetings/m-1/attendance/p-5", earlier.merging(["day": "2025-07-16"]) { $1 }, at: try moment(4, "09:00"))
    let expected = try [at("07:50"), second, moment(1, "08:30"), at("10:00"), moment(1, "10:00")]
    #expect(try hall.movements.map(\.at) == expected)
    guard
      case .faulty(_, ["day"]) = hall.post(
        "/meetings/m-1/attendance/p-6", earlier.merging(["day": "2025-07-18"]) { $1 }, at: try moment(4, "09:00"))
    else { return #expect(Bool(false), "the meeting was not held on that day") }
  }

  @Test("goes on past midnight, and a time that was typed before midnight stays of that evening")
  func evening() throws {
    var hall = try summoned("20:00", minutes: 240)
    try hall.send("/meetings/m-1/attendance/p-1/arrive", at: at("19:50"))
    try hall.send("/meetings/m-1/attendance/p-1/leave", at: try moment(1, "00:30"))
    try hall.send("/meetings/m-1/attendance/p-2", ["what": "arrived", "time": "23:58"], at: try moment(1, "00:02"))
    #expect(try hall.movements.map(\.at) == [at("19:50"), moment(1, "00:30"), at("23:58")])
    guard case .faulty = hall.post("/meetings/m-1/attendance/p-3/arrive", at: try moment(1, "08:00")) else {
      return #expect(Bool(false), "the next morning is not the evening's")
    }
  }

  @Test("is told to end on the next day in its programme")
  func ends() throws {
    var hall = try summoned("20:00", minutes: 300)
    try hall.story.given(.papers(.issue(kind: "programme", about: .meeting(first), on: day, in: .vietnamese)))
    let programme = try #require(hall.story.congress.papers.issued.last?.content.value).plainText
    #expect(programme.contains("(dự kiến đến 01 giờ 00, ngày 16/7/2025)"))
  }

  @Test("checks nobody in before its day, and notes excuses then")
  func before() throws {
    var hall = try summoned()
    let early = try moment(-1, "15:00")
    guard case .faulty(let page, ["time"]) = hall.post("/meetings/m-1/attendance/p-1/arrive", at: early) else {
      return #expect(Bool(false), "nobody arrives on the day before")
    }
    #expect(page.contains("Chưa đến ngày họp") && !page.contains("/attendance/p-1/arrive"))
    let form = try #require(hall.get("/meetings/m-1/attendance/p-6", at: early))
    #expect(form.contains("value=\"excused\"") && !form.contains("value=\"arrived\""))
    try hall.send("/meetings/m-1/attendance/p-6", ["what": "excused", "reason": "đi công tác"], at: early)
    #expect(try hall.meeting.attendance?.excuses.count == 1)
  }
}

@Suite("A time that has not come")
struct FutureTimeTests {
  @Test("is refused at its field wherever something is noted, and a clock that is a little slow is not")
  func refused() throws {
    func fields(_ answer: Hall.Answer) -> Set<String> {
      if case .faulty(let page, let fields) = answer, page.contains("bây giờ là 08 giờ 05") { fields } else { [] }
    }
    let now = at("08:05")
    var hall = try summoned()
    for number in 1...5 { try hall.send("/meetings/m-1/attendance/p-\(number)/arrive", at: at("07:50")) }
    let open = ["chair": "p-1", "secretary": "p-3", "time": "18:00"]
    #expect(fields(hall.post("/meetings/m-1/open", open, at: now)) == ["time"])
    #expect(
      fields(hall.post("/meetings/m-1/attendance/p-6", ["what": "arrived", "time": "8h30"], at: now)) == ["time"])
    try hall.send("/meetings/m-1/open", open.merging(["time": "08:08"]) { $1 }, at: now)
    let said = ["speaker": "p-4", "summary": "x", "time": "08:40"]
    #expect(fields(hall.post("/meetings/m-1/discussion/i-1/new", said, at: now)) == ["time"])
    try hall.send("/meetings/m-1/discussion/i-1/close", at: at("08:09"))
    let conclusion = ["by": "p-1", "authority": "post", "general": "Thống nhất.", "time": "09:00"]
    #expect(fields(hall.post("/meetings/m-1/conclusion", conclusion, at: now)) == ["time"])
    try hall.send("/meetings/m-1/conclusion", conclusion, at: at("09:00"))
    #expect(fields(hall.post("/meetings/m-1/close", ["time": "09:30"], at: now)) == ["time"])
  }

  @Test("opens no vote and declares no result")
  func votes() throws {
    var hall = try Hall(upTo: .opened)
    let tellers = ["tellers": ["p-3", "p-4"]]
    guard case .faulty(_, let fields) = hall.post("/votes/v-1/open", ["time": "18:00"], lists: tellers, at: at("09:50"))
    else { return #expect(Bool(false), "opened in the evening to come") }
    #expect(fields.contains("time"))
    var counted = try Hall(upTo: .voting)
    try counted.story.given(
      .decisions(.enter(VoteID("v", 1), ConferenceStory.tally, by: person(3))),
      .decisions(.enter(VoteID("v", 1), ConferenceStory.tally, by: person(4))))
    guard case .faulty(_, ["time"]) = counted.post("/votes/v-1/declare", ["time": "18:00"], at: at("10:40")) else {
      return #expect(Bool(false), "declared in the evening to come")
    }
  }
}

@Suite("The heads of a meeting that is over")
struct ClosedHeadsTests {
  @Test("stay as they were known at its close, whatever is dated back, and whenever they are looked at")
  func kept() throws {
    var told = try ConferenceStory(upTo: .closed)
    let meeting = try #require(told.story.congress.meetings.meeting(told.meeting))
    let before = told.story.congress.quorumHistory(of: meeting)
    #expect(before.last?.present == 47 && before.last?.baseCount == 51 && before.last?.at == at("11:00"))
    for number in [11, 12, 51] {
      let command = OrganisationCommand.endPost("member", of: person(number), in: body, on: day.adding(-3))
      try told.story.given(.organisations(command))
    }
    try told.story.given(
      .organisations(.addPerson(PersonDetails(name: "Người Số 52", born: Day(1970, 1, 1)), unit: nil)),
      .organisations(.givePost("member", to: person(52), in: body, from: day.adding(-3))))
    #expect(told.story.congress.quorumHistory(of: meeting) == before)
    let hall = Hall(story: told.story)
    for moment in [at("12:00"), try moment(400, "09:00")] {
      let desk = try #require(hall.get("/meetings/m-2/attendance", at: moment))
      #expect(desk.contains("Có mặt 47/51 thành viên đương nhiệm; cần ít nhất 34"))
      #expect(!desk.contains("Người Số 52") && !desk.contains("thôi giữ chức vụ"))
    }
    #expect(try #require(hall.get("/meetings/m-2/quorum")).contains("không làm số này khác đi"))
  }

  @Test("of a call that was given up on a later day are counted by the register of its own day")
  func failed() throws {
    var hall = try summoned()
    try hall.send("/meetings/m-1/attendance/p-1/arrive", at: at("07:50"))
    try hall.story.given(.organisations(.endPost("member", of: person(6), in: body, on: day.adding(1))))
    let again = ["day": "30/07/2025", "time": "08:00", "venue": "B", "reason": "thiếu người"]
    try hall.send("/meetings/m-1/reconvene", again, at: try moment(3, "09:00"))
    let quorum = try #require(hall.meeting.failedCalls.first?.quorum)
    #expect(quorum.present == 1 && quorum.baseCount == 6 && quorum.at.day == day)
  }
}
