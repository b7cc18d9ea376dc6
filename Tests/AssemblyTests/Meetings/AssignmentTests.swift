// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Packs
import TestKit
import Testing

private let meeting = MeetingID("m", 2)
private let first = AssignmentID("a", 1)
private let day = ConferenceStory.day

@Suite("An assignment")
struct AssignmentTests {
  private func given(_ told: ConferenceStory) -> [Assignment] {
    told.story.congress.meetings.meeting(meeting)?.sitting?.assignments ?? []
  }

  @Test("may follow from an item of the agenda, and from no other")
  func item() throws {
    var told = try ConferenceStory(upTo: .concluded)
    func assign(_ item: Int) -> MeetingCommand {
      .assign(
        meeting, task: "Việc", owner: .office("Văn phòng"), due: day.adding(3), item: AgendaItemID("i", item))
    }
    #expect(told.story.refusal(assign(9)) == .unknownItem)
    try told.story.given(.meetings(assign(2)))
    #expect(given(told).last?.item == AgendaItemID("i", 2))
    let page = try #require(Hall(story: told.story).get("/meetings/m-2/assignments"))
    #expect(page.contains("Báo cáo chính trị"))
  }

  @Test("is put off to a later day with a reason as long as it is open, and keeps the days it had")
  func postponing() throws {
    var told = try ConferenceStory()
    func postpone(to later: Int, _ reason: String = "chờ số liệu", _ id: AssignmentID = first) -> MeetingCommand {
      .postpone(meeting, id, to: day.adding(later), reason: reason, on: day.adding(4))
    }
    #expect(told.story.refusal(postpone(to: 5)) == .notLater(than: day.adding(5)))
    #expect(told.story.refusal(postpone(to: 8, " ")) == .reasonMissing)
    #expect(told.story.refusal(postpone(to: 8, "x", AssignmentID("a", 9))) == .unknownAssignment)
    try told.story.given(.meetings(postpone(to: 8)), .meetings(postpone(to: 9, "chờ họp")))
    #expect(given(told)[0].due == day.adding(9))
    #expect(given(told)[0].postponements.map(\.from) == [day.adding(5), day.adding(8)])
    #expect(given(told)[0].due(asOf: day.adding(3)) == day.adding(5))
    #expect(given(told)[0].due(asOf: day.adding(4)) == day.adding(9))
    // A notice of the day of the meeting tells the day that was set then.
    let before = try ConferenceStory().paper(.notice)
    #expect(try told.paper(.notice) == before)
    try told.story.given(.meetings(.reportDone(meeting, first, on: day.adding(6), note: "")))
    #expect(told.story.refusal(postpone(to: 20)) == .alreadyDone)
  }

  @Test("that a body was given waits for each of its members, and for nobody else")
  func ofBody() throws {
    var told = try ConferenceStory(upTo: .concluded)
    let body = try #require(told.story.congress.meetings.meeting(meeting)?.body)
    let assign = MeetingCommand.assign(meeting, task: "Hoàn thiện văn kiện", owner: .body(body), due: day.adding(5))
    try told.story.given(.meetings(assign))
    let hall = Hall(story: told.story)
    func home(_ person: Int) throws -> String {
      try #require(hall.get("/", as: Hall.Guest(rights: [.read], person: person)))
    }
    #expect(try home(9).contains("Hoàn thiện văn kiện"))
    #expect(try !home(60).contains("Hoàn thiện văn kiện"))
  }

  @Test("has one owner and any who help, each once; papers name them, and it waits for them too")
  func helpers() throws {
    var told = try ConferenceStory(upTo: .concluded)
    func assign(_ helpers: [Assignment.Owner]) -> MeetingCommand {
      .assign(meeting, task: "Chuẩn bị hội trường", owner: .person(person(3)), helpers: helpers, due: day.adding(2))
    }
    #expect(told.story.refusal(assign([.person(PersonID("p", 999))])) == .unknownOwner)
    try told.story.given(
      .meetings(assign([.person(person(9)), .office("Tổ xe"), .person(person(9)), .person(person(3))])))
    #expect(given(told).last?.helpers == [.person(person(9)), .office("Tổ xe")])
    try told.story.given(.meetings(assign([])))
    #expect(given(told).last?.helpers == nil, "nobody is no empty list")
    let hall = Hall(story: told.story)
    let table = try #require(hall.get("/meetings/m-2/assignments"))
    #expect(table.contains("phối hợp: ") && table.contains("Tổ xe"))
    let own = try #require(hall.get("/", as: Hall.Guest(rights: [.read], person: 9)))
    #expect(own.contains("Chuẩn bị hội trường"))
    let stranger = try #require(hall.get("/", as: Hall.Guest(rights: [.read], person: 10)))
    #expect(!stranger.contains("Chuẩn bị hội trường"))
  }

  @Test("may be given with those who help by the form, which keeps who was ticked")
  func helpersByForm() throws {
    var hall = try Hall(upTo: .concluded)
    let fields = ["task": "In tài liệu", "owner": "person/p-3", "due": "16/07/2025"]
    let ticked = ["helpers": ["person/p-9", "office"]]
    let path = "/meetings/m-2/assignments/new"
    guard case .faulty(let page, _) = hall.post(path, fields.merging(["due": "x"]) { $1 }, lists: ticked) else {
      Issue.record("a wrong day is told")
      return
    }
    #expect(page.contains("<details class=\"details\" open"), "what was ticked is in sight")
    guard case .done = hall.post(path, fields, lists: ticked) else {
      Issue.record("not assigned")
      return
    }
    let last = try #require(hall.story.congress.meetings.meeting(meeting)?.sitting?.assignments.last)
    #expect(last.helpers?.count == 2 && last.helpers?.contains(.person(person(9))) == true)
  }

  @Test("that ends after the congress has opened says so, until it is done")
  func afterTheCongress() throws {
    var told = try ConferenceStory()
    let late = MeetingCommand.postpone(meeting, first, to: day.adding(10), reason: "chờ", on: day.adding(1))
    try told.story.given(.meetings(late))
    let words = "Sau ngày khai mạc"
    #expect(try #require(Hall(story: told.story).get("/assignments")).contains(words))
    try told.story.given(.meetings(.reportDone(meeting, first, on: day.adding(10), note: "")))
    #expect(try !#require(Hall(story: told.story).get("/assignments")).contains(words))
    let early = try ConferenceStory()
    #expect(try !#require(Hall(story: early.story).get("/assignments")).contains(words))
  }

  @Test("is not done before the meeting that gave it")
  func done() throws {
    let told = try ConferenceStory()
    let early = MeetingCommand.reportDone(meeting, first, on: day.adding(-1), note: "")
    #expect(told.story.refusal(early) == .dueInThePast(day.adding(-1)))
  }

  @Test("stands on the first page when its day has passed, until it is done or put off")
  func overdue() throws {
    var hall = try Hall(upTo: .closed)
    let late = try #require(Moment(day.adding(6), minute: 540))
    let task = "Hoàn thiện văn kiện sau tiếp thu ý kiến"
    #expect(try #require(hall.get("/", at: late)).contains("Quá hạn"))
    let form = try #require(hall.get("/meetings/m-2/assignments/a-1/postpone", at: late))
    #expect(form.contains(task))
    guard case .faulty(_, let fields) = hall.post("/meetings/m-2/assignments/a-1/postpone", at: late) else {
      return #expect(Bool(false), "put off to no day")
    }
    #expect(fields == ["to", "reason"])
    for assignment in ["a-1", "a-2"] {
      try hall.send(
        "/meetings/m-2/assignments/\(assignment)/postpone",
        ["to": day.adding(12).figures(.vietnamese), "reason": "chờ số liệu"], at: late)
    }
    #expect(!(try #require(hall.get("/", at: late)).contains("Quá hạn")))
    let list = try #require(hall.get("/assignments", at: late))
    #expect(list.contains("chờ số liệu") && list.contains(day.adding(12).figures(.vietnamese)))
  }
}
