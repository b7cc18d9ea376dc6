// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal
import Packs
import TestKit
import Testing

private let at = ConferenceStory.at

@Suite("The pages of a meeting")
struct MeetingPagesTests {
  @Test("ask for what can be done on the day: the invitations before it, who comes and goes while it sits")
  func days() throws {
    let before = Moment(ConferenceStory.day.adding(-2), minute: 540)!
    let hall = try Hall(upTo: .summoned)
    let home = try #require(hall.get("/", at: before))
    #expect(!home.contains(">Điểm danh<") && home.contains("Ghi người báo vắng"))
    let hub = try #require(hall.get("/meetings/m-2", at: before))
    #expect(hub.contains("Việc tiếp theo: phát hành, in và gửi giấy mời"))
    #expect(try #require(hall.get("/", at: at("07:50"))).contains(">Điểm danh<"))
    let sitting = try #require(try Hall(upTo: .opened).get("/", at: at("08:30")))
    let noting = try #require(sitting.firstRange(of: "Ghi người đến, người về")?.lowerBound)
    let issuing = try #require(sitting.firstRange(of: "Phát hành: ")?.lowerBound, "an earlier paper waits")
    #expect(noting < issuing)
  }

  @Test("lead from the plan to the close, by their own forms")
  func journey() throws {
    var hall = Hall(story: try Story.committee(of: 6, pack: .office))
    let now = at("08:10")
    let plan = ["kind": "regular", "day": "15/07/2025", "time": "08:00", "minutes": "120", "venue": "Hội trường A"]
    let body = "executive-2020-2025"
    #expect(try hall.send("/meetings/new", plan.merging(["body": body]) { $1 }) == "/meetings/m-1")
    try hall.send("/meetings/m-1/edit", plan.merging(["venue": "Hội trường B"]) { $1 })
    try hall.send("/tabled/new", ["kind": "other", "title": "Báo cáo", "term": "2025-2030"])
    let item = ["title": "Góp ý báo cáo", "kind": "discuss", "paper": "d-1", "presenter": "p-2", "minutes": "45"]
    try hall.send("/meetings/m-1/agenda/new", item)
    try hall.send("/meetings/m-1/agenda/new", ["title": "Thông qua", "kind": "approve", "minutes": "30"])
    try hall.send("/meetings/m-1/agenda/i-2/up")
    let agenda = try #require(hall.get("/meetings/m-1/agenda"))
    #expect(agenda.contains("Báo cáo, bản 1") && agenda.contains("08:30"), "the second item runs from 08:30")
    try hall.send("/meetings/m-1/agenda/i-2/down")
    try hall.send("/meetings/m-1/summons", ["guests": "Khách A\nKhách B"], at: at("07:00"))
    #expect(hall.story.congress.meetings.all[0].summons?.guests == ["Khách A", "Khách B"])
    for number in ["0", "1", "g-1", "-9223372036854775808", "x"] {
      guard case .refused = hall.post("/meetings/m-1/guests/\(number)/remove", at: at("07:05")) else {
        Issue.record("\(number) is nobody's number")
        continue
      }
    }
    for number in 1...5 { try hall.send("/meetings/m-1/attendance/p-\(number)/arrive", at: at("07:50")) }
    try hall.send("/meetings/m-1/attendance/p-6", ["what": "excused", "reason": "đi công tác"], at: at("07:50"))
    try hall.send("/meetings/m-1/open", ["chair": "p-1", "secretary": "p-3", "time": "08:00"], at: now)
    let said = ["speaker": "p-4", "heading": "Phần I", "summary": "Cần rõ hơn.", "priority": "yes", "time": "08:05"]
    try hall.send("/meetings/m-1/discussion/i-1/new", said, at: now)
    try hall.send("/meetings/m-1/discussion/i-1/close", at: now)
    let conclusion = [
      "by": "p-2", "authority": "delegated", "delegator": "p-1/chair", "instrument": "Giấy ủy quyền số 5",
      "point-i-1": "Thống nhất.", "general": "", "time": "09:00",
    ]
    try hall.send("/meetings/m-1/conclusion", conclusion, at: at("09:00"))
    try hall.send(
      "/meetings/m-1/assignments/new", ["task": "Sửa báo cáo", "owner": "person/p-4", "due": "20/07/2025"], at: now)
    try hall.send("/meetings/m-1/close", ["time": "09:30"], at: at("09:30"))
    let late = try #require(Moment(ConferenceStory.day.adding(9), minute: 480))
    #expect(hall.get("/assignments", at: late)?.contains("Quá hạn 4 ngày") == true)
    try hall.send("/meetings/m-1/assignments/a-1/done", ["day": "24/07/2025", "note": "Tờ trình số 2"], at: late)
    #expect(hall.get("/assignments", at: late)?.contains("Xong ngày 24/7/2025") == true)
    let spoken = try #require(hall.get("/meetings/m-1/conclusion"))
    #expect(spoken.contains("theo ủy quyền của Người Số 1 (Chủ tịch); căn cứ: Giấy ủy quyền số 5"))
    let register = try #require(hall.get("/meetings/m-1/participation"))
    #expect(register.contains("Vắng có lý do") && register.contains("đi công tác"))
  }

  @Test("call nothing done that never was: a step past which a meeting went without a vote has none")
  func emptyStep() throws {
    let told = try ConferenceStory()
    let hub = try #require(Hall(story: told.story).get("/meetings/m-1", at: at("17:00")))
    #expect(hub.contains("không có") && hub.contains("đã xong"))
    #expect(hub.matches(of: /không có/).count < hub.matches(of: /đã xong/).count)
    let voted = try #require(Hall(story: told.story).get("/meetings/m-2", at: at("17:00")))
    #expect(!voted.contains(">không có<"))
  }

  @Test("tell the faults of a form beside their fields, all at once")
  func faults() throws {
    var hall = Hall(story: try Story.committee(of: 6, pack: .office))
    let answer = hall.post("/meetings/new", ["body": "none", "day": "30/02/2025", "time": "25:00", "minutes": "x"])
    guard case .faulty(let page, let fields) = answer else { return #expect(Bool(false), "\(answer)") }
    #expect(fields == ["body", "kind", "day", "time", "minutes", "venue"])
    #expect(page.contains("30/02/2025") && page.contains("aria-invalid"))
  }

  @Test("show the live quorum at the desk, find by name without marks, and note with one button")
  func desk() throws {
    var hall = try Hall(upTo: .summoned)
    let empty = try #require(hall.get("/meetings/m-2/attendance"))
    #expect(empty.contains("Có mặt 0/51 thành viên đương nhiệm; cần ít nhất 34") && empty.contains("data-live"))
    for number in 1...34 { try hall.send("/meetings/m-2/attendance/p-\(number)/arrive", at: at("07:50")) }
    let full = try #require(hall.get("/meetings/m-2/attendance"))
    #expect(full.contains("Có mặt 34/51") && full.contains("Đủ điều kiện họp"))
    guard case .refused(.meetings(.alreadyThere)) = hall.post("/meetings/m-2/attendance/p-1/arrive") else {
      return #expect(Bool(false), "a second tap must be refused")
    }
    try hall.send("/meetings/m-2/attendance/p-1/leave", at: at("08:30"))
    #expect(hall.get("/meetings/m-2/attendance")?.contains("Đã về lúc 08:30") == true)
    #expect(hall.get("/meetings/m-2/quorum")?.contains("Còn thiếu 1") == true)
  }

  @Test("give buttons only to those who may, and stay readable for the others")
  func rights() throws {
    let hall = try Hall(upTo: .opened)
    for path in ["/meetings/m-2", "/meetings/m-2/attendance", "/meetings/m-2/discussion", "/meetings/m-2/agenda"] {
      let page = try #require(hall.get(path, as: .observer))
      #expect(!page.contains("method=\"post\""), "\(path) offers an observer a form")
    }
    #expect(hall.get("/meetings/m-2/agenda/new", as: .observer) == nil)
    #expect(hall.get("/meetings/m-2/attendance")?.contains("method=\"post\"") == true)
  }

  @Test("show nothing of a restricted paper to those without the right, nor of what was said and concluded about it")
  func restricted() throws {
    var story = try ConferenceStory(upTo: .planned).story
    let meeting = MeetingID("m", 2)
    try story.given(
      .meetings(
        .table(
          title: "TỜ-TRÌNH-KÍN", term: nil, isRestricted: true,
          file: TabledFile(name: "KÍN.docx", blob: "00", bytes: 1, key: .draw())
        )),
      .meetings(
        .addItem(
          meeting,
          AgendaItemDraft(
            title: "Nội dung thứ sáu", kind: .discuss, paper: TabledPaperID("d", 5), presenter: nil, minutes: 5))),
      .meetings(.summon(meeting, at: at("07:00"), guests: [])))
    for number in 1...47 { try story.given(.meetings(.noteArrival(person(number), at: meeting, on: at("07:45")))) }
    let item = AgendaItemID("i", 6)
    let said = ContributionDraft(
      item: item, speaker: person(7), heading: "MỤC-KÍN", summary: "LỜI-KÍN", isPriority: false, at: at("08:10"))
    try story.given(
      .meetings(.open(meeting, chair: person(1), secretary: person(5), at: at("08:00"))),
      .meetings(.contribute(meeting, said)))
    for number in [1, 2, 3, 4, 6] {
      try story.given(.meetings(.closeDiscussion(meeting, AgendaItemID("i", number), at: at("09:00"))))
    }
    let conclusion = Conclusion(
      by: person(1), authority: .post("chair"), points: [.init(item: item, text: "ĐIỂM-KÍN")], at: at("10:00"))
    try story.given(.meetings(.conclude(meeting, conclusion)))
    let hall = Hall(story: story)
    let secrets = ["TỜ-TRÌNH-KÍN", "KÍN.docx", "MỤC-KÍN", "LỜI-KÍN", "ĐIỂM-KÍN"]
    var blind = Hall.Guest(rights: Set(Right.allCases).subtracting([.readRestricted]), person: 1)
    for language in Language.allCases {
      blind.say = language
      for (path, page) in hall.everything(as: blind) {
        for secret in secrets { #expect(!page.contains(secret), "\(path) shows \(secret)") }
      }
    }
    let seen = hall.everything(as: .office).values.joined()
    for secret in secrets { #expect(seen.contains(secret), "those with the right must find \(secret)") }
    #expect(hall.get("/tabled/d-5/file", as: blind) == nil)
    #expect(hall.get("/tabled/d-5/file", as: .office) == "KÍN.docx")
  }

  @Test("let an editor who may not see a restricted paper change its item without unbinding it")
  func keptPaper() throws {
    var hall = try Hall(upTo: .planned)
    let clerk = Hall.Guest(rights: [.read, .planMeetings], person: nil)
    let form = try #require(hall.get("/meetings/m-2/agenda/i-4", as: clerk))
    #expect(form.contains("<option value=\"kept\" selected>") && !form.contains("Đề án nhân sự, bản"))
    try hall.send(
      "/meetings/m-2/agenda/i-4", ["title": "Nhân sự", "kind": "discuss", "paper": "kept", "minutes": "20"], as: clerk)
    let item = hall.story.congress.meetings.meeting(MeetingID("m", 2))?.item(AgendaItemID("i", 4))
    #expect(item?.title == "Nhân sự" && item?.paper == TabledPaperID("d", 4))
    let answer = hall.post(
      "/meetings/m-2/agenda/i-1", ["title": "x", "kind": "discuss", "paper": "d-4", "minutes": "20"], as: clerk)
    guard case .faulty(_, let fields) = answer else { return #expect(Bool(false), "a hidden paper cannot be named") }
    #expect(fields == ["paper"])
  }

  @Test("exist at every stage, in both languages, each with one heading, and none leads nowhere")
  func stages() throws {
    let chapters: [ConferenceStory.Chapter] = [.planned, .summoned, .opened, .voting, .declared, .concluded, .closed]
    for chapter in chapters {
      let hall = try Hall(upTo: chapter)
      for say in Language.allCases {
        let pages = hall.everything(as: Hall.Guest(rights: Set(Right.allCases), person: 3, say: say))
        for (path, page) in pages where !path.hasSuffix(".ics") && !path.hasSuffix("/hall") && !path.hasSuffix("/file")
        {
          #expect(page.ranges(of: "<h1").count == 1, "\(path) at \(chapter)")
          for link in page.matches(of: /href="(\/[^"?]*)"/) {
            let address = String(link.1)
            #expect(leadsSomewhere(address), "\(path) at \(chapter) leads to \(address)")
          }
        }
      }
    }
  }

  /// Whether some feature answers there; pages of features that come later are named.
  private func leadsSomewhere(_ address: String) -> Bool {
    let parts = address.split(separator: "/").map(String.init)
    let others = ["organisation", "papers", "units", "access", "account", "journal"]
    return others.contains(parts.first ?? "") || CongressEndpoints.all.contains { $0.path.match(parts) != nil }
  }
}

@Suite("What is next to do")
struct MeetingToDoTests {
  private func toDos(_ chapter: ConferenceStory.Chapter, _ guest: Hall.Guest) throws -> String {
    try #require(try Hall(upTo: chapter).get("/", as: guest))
  }

  @Test("is told to each role at each stage")
  func roles() throws {
    let chair = Hall.Guest(rights: [.read, .chair], person: 1)
    let clerk = Hall.Guest(
      rights: [.read, .planMeetings, .recordAttendance, .recordDiscussion, .prepareQuestions], person: nil)
    let member = Hall.Guest(rights: [.read], person: 7)
    let steps: [(ConferenceStory.Chapter, Hall.Guest, String)] = [
      (.planned, clerk, "/meetings/m-2/summons"), (.summoned, clerk, "/meetings/m-2/attendance"),
      (.summoned, member, "/meetings/m-2/agenda"), (.opened, clerk, "/votes/v-1/open"),
      (.voting, .teller(3), "/votes/v-1/count"), (.voting, member, "/votes/v-1"), (.voting, .observer, "/meetings/m-2"),
      (.declared, chair, "/meetings/m-2/conclusion"), (.concluded, chair, "/meetings/m-2/close"),
      (.closed, Hall.Guest(rights: [.read], person: 6), "/assignments"),
    ]
    for (chapter, guest, address) in steps {
      #expect(try toDos(chapter, guest).contains("href=\"\(address)\""), "\(chapter) \(address)")
    }
    #expect(try !toDos(.voting, .teller(5)).contains("/votes/v-1/count"), "p-5 does not count")
    #expect(try !toDos(.summoned, chair).contains("/meetings/m-2/open"), "there is no quorum yet")
  }
}
