// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Packs
import TestKit
import Testing

private let at = ConferenceStory.at

private func item(_ number: Int) -> AgendaItemID { AgendaItemID("i", number) }

private func draft(_ title: String, paper: Int? = nil) -> AgendaItemDraft {
  AgendaItemDraft(
    title: title, kind: .inform, paper: paper.map { TabledPaperID("d", $0) }, presenter: nil, minutes: 10)
}

extension ConferenceStory {
  fileprivate func amend(_ wish: AgendaWish, _ reason: String = "cấp trên yêu cầu", on clock: String = "07:30")
    -> MeetingCommand
  {
    .amend(meeting, wish, reason: reason, at: Self.at(clock))
  }

  fileprivate var agenda: [String] { story.congress.meetings.meeting(meeting)?.agenda.map(\.id.text) ?? [] }
}

@Suite("An agenda that was sent out")
struct AgendaAmendmentTests {
  @Test("is changed with a reason until the conclusion, and by amendment only")
  func stages() throws {
    #expect(try ConferenceStory(upTo: .planned).refusal(.add(draft("A"))) == .notSummoned)
    let summoned = try ConferenceStory(upTo: .summoned)
    #expect(summoned.refusal(.add(draft("A")), " ") == .reasonMissing)
    #expect(summoned.refusal(.add(draft("A"))) == nil)
    #expect(summoned.story.refusal(.addItem(summoned.meeting, draft("A"))) == .alreadySummoned)
    #expect(try ConferenceStory(upTo: .opened).refusal(.add(draft("A"))) == nil)
    #expect(try ConferenceStory(upTo: .concluded).refusal(.add(draft("A"))) == .alreadyConcluded)
    #expect(try ConferenceStory(upTo: .closed).refusal(.add(draft("A"))) == .alreadyClosed)
    #expect(summoned.refusal(.add(draft("A", paper: 9))) == .unknownPaper)
    #expect(summoned.refusal(.change(item(9), draft("A"))) == .unknownItem)
  }

  @Test("numbers no item twice, whatever was removed before the summons or is convened again")
  func numbers() throws {
    var told = try ConferenceStory(upTo: .planned)
    try told.story.given(
      .meetings(.addItem(told.meeting, draft("A"))), .meetings(.removeItem(told.meeting, item(6))),
      .meetings(.addItem(told.meeting, draft("B"))))
    #expect(told.agenda.last == "i-7")
    var summoned = try ConferenceStory(upTo: .summoned)
    try summoned.story.given(
      .meetings(summoned.amend(.add(draft("A")))), .meetings(summoned.amend(.withdraw(item(6)))),
      .meetings(
        .reconvene(summoned.meeting, start: at("14:00"), venue: "Hội trường", reason: "mưa bão", at: at("07:00"))),
      .meetings(.addItem(summoned.meeting, draft("B"))))
    #expect(summoned.agenda.last == "i-7", "an amendment of the earlier call had the number")
  }

  @Test("gains, changes, moves and loses items, and each change is kept with what was before")
  func changes() throws {
    var told = try ConferenceStory(upTo: .summoned)
    try told.story.given(
      .meetings(told.amend(.add(draft("Việc mới")))), .meetings(told.amend(.move(item(6), place: 0))),
      .meetings(told.amend(.change(item(2), draft("Báo cáo chính trị (bản sửa)", paper: 2)))),
      .meetings(told.amend(.withdraw(item(4)))))
    #expect(told.agenda == ["i-6", "i-1", "i-2", "i-3", "i-5"])
    let meeting = try #require(told.story.congress.meetings.meeting(told.meeting))
    #expect(meeting.amendments.count == 4 && meeting.amendments.allSatisfy { $0.reason == "cấp trên yêu cầu" })
    #expect(
      meeting.agenda(asOf: ConferenceStory.day.adding(-1)).map(\.id.text) == ["i-1", "i-2", "i-3", "i-4", "i-5"])
    #expect(meeting.agenda(asOf: ConferenceStory.day.adding(-1))[1].title == "Báo cáo chính trị")
    // Nobody ever gets the number of an item that was withdrawn.
    try told.story.given(.meetings(told.amend(.withdraw(item(6)))), .meetings(told.amend(.add(draft("Việc khác")))))
    #expect(told.agenda.last == "i-7")
    #expect(try told.story.when(.meetings(told.amend(.move(item(7), place: 99)))).isEmpty, "it is there already")
  }

  @Test("keeps what was discussed or put to the vote, and never becomes empty")
  func taken() throws {
    let opened = try ConferenceStory(upTo: .opened)
    #expect(opened.refusal(.withdraw(item(1))) == .itemTakenUp)
    #expect(opened.refusal(.change(item(3), draft("A"))) == .itemTakenUp, "its discussion was closed")
    #expect(opened.refusal(.withdraw(item(5))) == .itemHasVote)
    #expect(opened.refusal(.change(item(5), draft("A"))) == nil)
    #expect(try ConferenceStory(upTo: .voting).refusal(.change(item(5), draft("A"))) == .itemTakenUp)
    let planned = try ConferenceStory(upTo: .planned)
    #expect(planned.story.refusal(.removeItem(planned.meeting, item(5))) == .itemHasVote)
    var alone = try ConferenceStory(upTo: .summoned)
    try alone.story.given(.decisions(.withdraw(alone.vote, reason: "chưa đủ căn cứ", at: at("07:20"))))
    for number in 2...5 { try alone.story.given(.meetings(alone.amend(.withdraw(item(number))))) }
    #expect(alone.refusal(.withdraw(item(1))) == .emptyAgenda)
  }

  @Test("is told with its changes on the programme, in the minutes, and to those who were summoned")
  func papers() throws {
    var told = try ConferenceStory(upTo: .summoned)
    let programme = try told.paper(.programme)
    try told.story.given(
      .meetings(told.amend(.add(draft("Việc mới")), "Công văn số 12")),
      .meetings(told.amend(.withdraw(item(4)), "danh sách chưa được duyệt")))
    let later = try told.paper(.programme).plainText
    #expect(later.contains("Bổ sung nội dung “Việc mới” (07 giờ 30); lý do: Công văn số 12."))
    #expect(later.contains("Rút nội dung “Đề án nhân sự” (07 giờ 30); lý do: ghi trong biên bản."))
    #expect(!later.contains("danh sách chưa được duyệt"), "the reason may tell of a restricted paper")
    #expect(try told.paper(.programme, on: ConferenceStory.day.adding(-1)).blocks == programme.blocks)
    let hall = Hall(story: told.story)
    let page = try #require(hall.get("/meetings/m-2/agenda"))
    #expect(page.contains("danh sách chưa được duyệt") && page.contains("Công văn số 12"))
    let seen = try #require(hall.get("/meetings/m-2/agenda", as: .observer))
    #expect(!seen.contains("danh sách chưa được duyệt") && seen.contains("Công văn số 12"))
    let member = Hall.Guest(rights: [.read], person: 7)
    #expect(try #require(hall.get("/", as: member)).contains("Chương trình đã thay đổi"))
  }

  @Test("asks the office to issue the programme again when it changed after it went out")
  func again() throws {
    var told = try ConferenceStory(upTo: .summoned)
    _ = try told.issue(.programme)
    #expect(!(try #require(Hall(story: told.story).get("/")).contains("Phát hành lại")))
    try told.story.given(.meetings(told.amend(.add(draft("Việc mới")))))
    let home = try #require(Hall(story: told.story).get("/"))
    #expect(home.contains("Phát hành lại"))
    #expect(try #require(Hall(story: told.story).get("/meetings/m-2/papers")).contains("cần phát hành lại"))
    _ = try told.issue(.programme)
    #expect(!(try #require(Hall(story: told.story).get("/")).contains("Phát hành lại")))
  }

  @Test("is changed through its pages, which ask for the reason")
  func pages() throws {
    var hall = try Hall(upTo: .summoned)
    let fields = ["title": "Việc mới", "kind": "inform", "minutes": "10"]
    guard case .faulty(let page, let wrong) = hall.post("/meetings/m-2/agenda/new", fields) else {
      return #expect(Bool(false), "taken without a reason")
    }
    #expect(wrong == ["reason"] && page.contains("Việc mới"))
    try hall.send("/meetings/m-2/agenda/new", fields.merging(["reason": "yêu cầu mới"]) { $1 })
    try hall.send("/meetings/m-2/agenda/i-6/move", ["place": "1", "move-reason": "khách đến sớm"])
    try hall.send("/meetings/m-2/agenda/i-4/withdraw", ["withdraw-reason": "chưa duyệt"])
    let meeting = try #require(hall.story.congress.meetings.meeting(MeetingID("m", 2)))
    #expect(meeting.agenda.map(\.id.text) == ["i-6", "i-1", "i-2", "i-3", "i-5"])
    #expect(meeting.amendments.map(\.reason) == ["yêu cầu mới", "khách đến sớm", "chưa duyệt"])
    let ended = try Hall(upTo: .closed)
    #expect(try #require(ended.get("/meetings/m-2/agenda/new")).contains("không ở bước này"))
  }
}

extension ConferenceStory {
  fileprivate func refusal(_ wish: AgendaWish, _ reason: String = "cấp trên yêu cầu") -> MeetingRefusal? {
    story.refusal(amend(wish, reason))
  }
}
