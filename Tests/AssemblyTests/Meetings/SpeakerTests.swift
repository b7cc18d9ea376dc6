// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at
private let line = "Đại diện Ban Tổ chức cấp trên"

/// The conference at work, with a person of the register who has no seat in the committee: p-52.
private func opened() throws -> Hall {
  var hall = try Hall(upTo: .opened)
  let details = PersonDetails(name: "Bùi Văn Khách", born: Day(1970, 1, 1))
  try hall.story.given(.organisations(.addPerson(details, unit: nil)))
  return hall
}

@Suite("Whoever speaks at a meeting")
struct SpeakerTests {
  @Test("may be a guest or another person of the register, who are told as what they are in the minutes")
  func guests() throws {
    var hall = try opened()
    let form = try #require(hall.get("/meetings/m-2/discussion/i-5/new"))
    #expect(form.contains("value=\"\(Guest.key(line))\"") && form.contains(line) && form.contains("value=\"p-52\""))
    #expect(!form.contains("value=\"p-51\""), "a member who did not come did not speak")
    for (speaker, summary) in [
      (Guest.key(line), "Nhất trí với chủ trương."), ("p-52", "Giải trình số liệu."), ("p-7", "Tán thành."),
    ] {
      let said = ["speaker": speaker, "summary": summary, "time": "09:50"]
      try hall.send("/meetings/m-2/discussion/i-5/new", said, at: at("09:50"))
    }
    for absent in ["p-51", "g-1", "p-99"] {
      let said = ["speaker": absent, "summary": "x", "time": "09:50"]
      guard case .faulty(_, ["speaker"]) = hall.post("/meetings/m-2/discussion/i-5/new", said, at: at("09:50")) else {
        Issue.record("\(absent) spoke")
        continue
      }
    }
    let guest = hall.story.congress.pack.term(.guest, .vietnamese)
    #expect(try #require(hall.get("/meetings/m-2/discussion")).contains("\(line) (\(guest))"))
    let conclusion = Conclusion(
      by: person(1), authority: .post("chair"), points: [.init(item: nil, text: "Xong.")], at: at("10:30"))
    try hall.story.given(
      .meetings(.conclude(MeetingID("m", 2), conclusion)), .meetings(.close(MeetingID("m", 2), at: at("11:00"))),
      .papers(.issue(kind: "minutes", about: .meeting(MeetingID("m", 2)), on: ConferenceStory.day, in: .vietnamese)))
    let minutes = try #require(hall.story.congress.papers.issued.last?.content.value).plainText
    #expect(minutes.contains("\(line) (\(guest)): Nhất trí với chủ trương."))
    #expect(minutes.contains("Bùi Văn Khách (không phải thành viên): Giải trình số liệu."))
    #expect(minutes.contains("Khách mời: **\(line)."))
    #expect(
      minutes.contains("Người khác đã phát biểu, không phải thành viên:") && form.contains("– không phải thành viên"))
    #expect(minutes.contains("Người Số 7: Tán thành.") && minutes.contains("3 ý kiến của 3 người"))
  }

  @Test("may do so on what is to be approved or is told, which needs no closing")
  func everyItem() throws {
    var hall = try opened()
    let page = try #require(hall.get("/meetings/m-2/discussion"))
    #expect(page.contains("/discussion/i-5/new") && !page.contains("/discussion/i-5/close"))
    #expect(!(try #require(hall.get("/meetings/m-2/discussion", as: .observer)).contains("id=\"item-i-5\"")))
    let said = ["speaker": "p-7", "summary": "Đề nghị biểu quyết từng nội dung.", "time": "09:50"]
    try hall.send("/meetings/m-2/discussion/i-5/new", said, at: at("09:50"))
    #expect(try #require(hall.get("/meetings/m-2/discussion", as: .observer)).contains("từng nội dung"))
  }

  @Test("is kept in the record, and a record from before guests could speak reads as it did")
  func record() throws {
    let codec = EventCodec<CongressEvent>.congress
    func contributed(by speaker: Contribution.Speaker) throws -> (kept: Contribution.Speaker, payload: String) {
      let contribution = Contribution(
        id: "c-1", item: "i-5", by: speaker, heading: nil, summary: "x", isPriority: false, at: at("09:50"))
      let event = CongressEvent.meetings(.contributed(meeting: "m-2", contribution: contribution))
      let draft = try codec.draft(event, with: Keyring([]))
      var congress = try ConferenceStory(upTo: .opened).story.congress
      let payload = String(decoding: draft.payload, as: UTF8.self)
      let act = Act(actor: .setup, time: Timestamp(microseconds: 0))
      try congress.replay(["{\"kind\":\"\(draft.kind)\",\"payload\":\(payload)}"], with: Keyring([]), by: act)
      let kept = try #require(congress.meetings.meeting("m-2")?.sitting?.contributions.last)
      return (kept.by, payload)
    }
    #expect(try contributed(by: .guest(line)).kept == .guest(line))
    let person = try contributed(by: .person("p-7"))
    #expect(person.kept == .person("p-7"))
    #expect(
      person.payload.contains("\"speaker\":\"p-7\"") && !person.payload.contains("guest"), "the shape of old entries")
  }

  @Test("as a guest on a paper is named where its opinions are gathered")
  func drafts() throws {
    var told = try ConferenceStory(upTo: .summoned, pack: .sample)
    for number in 1...47 {
      try told.story.given(.meetings(.noteArrival(person(number), at: told.meeting, on: at("07:45"))))
    }
    let said = ContributionDraft(
      item: "i-2", by: .guest(line), heading: "Phần I", summary: "Bổ sung số liệu.", isPriority: false, at: at("08:10"))
    let paper = try #require(told.story.congress.meetings.papers.first { $0.title == "Báo cáo chính trị" })
    let head = DraftHead(kind: "report", title: "Báo cáo", term: nil, isRestricted: false, paper: paper.id)
    try told.story.given(
      .meetings(.open(told.meeting, chair: person(1), secretary: person(5), at: at("08:00"))),
      .meetings(.contribute(told.meeting, said)),
      .drafting(.begin(head, file: Consultation.file("1"), text: Consultation.text(Consultation.paragraphs))),
      .drafting(.takeMeeting("dr-1", told.meeting)))
    let opinion = try #require(told.story.congress.drafting.draft("dr-1")?.synthesis.said["r-1@1"])
    #expect(told.story.congress.speakerName(opinion, .vietnamese).hasPrefix("\(line) ("))
  }
}

@Suite("Who presents an item")
struct PresenterTests {
  @Test("may be anyone of the register, and is kept when the item is changed")
  func anyone() throws {
    var hall = try Hall(upTo: .planned)
    let details = PersonDetails(name: "Bùi Văn Khách", born: Day(1970, 1, 1))
    try hall.story.given(.organisations(.addPerson(details, unit: nil)))
    let form = try #require(hall.get("/meetings/m-2/agenda/new"))
    #expect(form.contains("<option value=\"p-52\">") && form.contains("<option value=\"p-2\">"))
    let item = ["title": "Thông báo", "kind": "inform", "presenter": "p-52", "minutes": "10"]
    try hall.send("/meetings/m-2/agenda/new", item)
    #expect(try #require(hall.get("/meetings/m-2/agenda/i-6")).contains("<option value=\"p-52\" selected>"))
  }
}
