// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at

extension ConferenceStory {
  fileprivate func handOver(
    _ office: Handover.Office, to number: Int, _ clock: String = "09:30", reason: String = "có việc đột xuất"
  ) -> MeetingCommand {
    .handOver(meeting, Handover(office, to: person(number), reason: reason, at: Self.at(clock)))
  }
}

@Suite("The chair of a meeting")
struct HandingOverTests {
  @Test("is handed over while it sits, with a reason, to somebody who is there")
  func rules() throws {
    let summoned = try ConferenceStory(upTo: .summoned)
    #expect(summoned.story.refusal(summoned.handOver(.chair, to: 2)) == .notOpen)
    let closed = try ConferenceStory()
    #expect(closed.story.refusal(closed.handOver(.chair, to: 2)) == .alreadyClosed)
    var told = try ConferenceStory(upTo: .opened)
    #expect(told.story.refusal(told.handOver(.chair, to: 2, reason: " ")) == .reasonMissing)
    #expect(told.story.refusal(told.handOver(.chair, to: 1)) == .holdsItAlready(person(1)))
    #expect(told.story.refusal(told.handOver(.chair, to: 51)) == .notThere(person(51)))
    #expect(told.story.refusal(told.handOver(.chair, to: 2, "07:00")) == .beforeOpening(opened: at("08:00")))
    #expect(told.story.refusal(told.handOver(.secretary, to: 999)) == .unknownPerson(person(999)))
    try told.story.given(.meetings(told.handOver(.chair, to: 2)))
    #expect(told.story.refusal(told.handOver(.chair, to: 3, "09:00")) == .beforeWhatWasNoted(at("09:30")))
    #expect(told.story.refusal(told.handOver(.chair, to: 2, "09:40")) == .holdsItAlready(person(2)))
    #expect(told.story.refusal(told.handOver(.chair, to: 1, "10:00")) == nil, "it goes back")
    #expect(told.story.refusal(told.handOver(.secretary, to: 51)) == .secretaryAbsent(person(51)))
    #expect(told.story.refusal(told.handOver(.secretary, to: 8)) == nil)
  }

  @Test("is told with the hour in the minutes and the notice, and all who held it sign")
  func papers() throws {
    var told = try ConferenceStory(upTo: .opened)
    try told.story.given(.meetings(told.handOver(.chair, to: 2)), .meetings(told.handOver(.secretary, to: 4, "09:35")))
    let conclusion = Conclusion(
      by: person(1), authority: .post("chair"), points: [.init(item: nil, text: "Xong.")], at: at("10:30"))
    try told.story.given(
      .meetings(.conclude(told.meeting, conclusion)), .meetings(.close(told.meeting, at: at("11:00"))))
    let minutes = try told.paper(.minutes)
    #expect(minutes.plainText.contains("; từ 09 giờ 30"))
    #expect(minutes.plainText.contains("Người Số 2") && minutes.plainText.contains("(lý do: có việc đột xuất)"))
    let names = minutes.signatures.compactMap(\.name)
    #expect(names == ["Người Số 5", "Người Số 4", "Người Số 1", "Người Số 2"], "\(names)")
    #expect(try told.paper(.notice).plainText.contains("Người Số 2"))
  }

  @Test("when a result was declared signs its tally, whoever took the chair later, and the convener the invitation")
  func signers() throws {
    var told = try ConferenceStory(upTo: .concluded, pack: .sample)
    let before = (try told.paper(.tallyMinutes).signatures, try told.paper(.invitation).signatures)
    try told.story.given(.meetings(told.handOver(.chair, to: 2, "11:20")))
    #expect(try told.paper(.tallyMinutes).signatures == before.0)
    #expect(try told.paper(.invitation).signatures == before.1)
    #expect(before.0.contains { $0.name == "Người Số 1" })
  }

  @Test("is handed over on its page, and the meeting says so when whoever holds it has left")
  func pages() throws {
    var hall = try Hall(upTo: .opened)
    #expect(!(try #require(hall.get("/meetings/m-2", at: at("09:20"))).contains("đã rời phòng họp")))
    try hall.send("/meetings/m-2/attendance/p-1/leave", at: at("09:20"))
    #expect(try #require(hall.get("/meetings/m-2", at: at("09:20"))).contains("đã rời phòng họp: Người Số 1"))
    let wish = ["office": "chair", "new-chair": "p-2", "reason": "có việc đột xuất", "time": "09:20"]
    guard
      case .faulty(_, ["new-chair"]) = hall.post(
        "/meetings/m-2/hand-over", wish.merging(["new-chair": ""]) { $1 }, at: at("09:20"))
    else { return #expect(Bool(false), "nobody took the chair") }
    try hall.send("/meetings/m-2/hand-over", wish, at: at("09:20"))
    let hub = try #require(hall.get("/meetings/m-2", at: at("09:25")))
    #expect(!hub.contains("đã rời phòng họp") && hub.contains("Người Số 1; từ 09:20: Người Số 2"))
    #expect(hall.get("/meetings/m-2/hand-over", as: .observer) == nil)
  }
}
