// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at

@Suite("What a form lost before")
struct GuestsAgainTests {
  @Test("are the guests of a meeting that is put on another day: they stand in its next summons")
  func guests() throws {
    var hall = Hall(story: try ConferenceStory(upTo: .planned).story)
    try hall.send("/meetings/m-2/summons", ["guests": "Ông Ước, Sở Nội vụ\nBà Lan"], at: at("07:00"))
    try hall.send(
      "/meetings/m-2/reconvene", ["day": "20/07/2025", "time": "08:00", "venue": "B", "reason": "bão"], at: at("07:10"))
    let page = try #require(hall.get("/meetings/m-2/summons"))
    #expect(page.contains("Ông Ước, Sở Nội vụ\nBà Lan</textarea>"))
    // Who is taken off there is not invited.
    try hall.send("/meetings/m-2/summons", ["guests": "Bà Lan"], at: at("07:20"))
    #expect(hall.story.congress.meetings.meeting("m-2")?.summons?.guests == ["Bà Lan"])
  }

  @Test("is a chosen file: whoever sends the form again is told to choose it again, beside its field")
  func file() throws {
    let story = try Story.committee(of: 3)
    let path = try #require(CongressEndpoints.all.first { $0.path == "/tabled/new" })
    guard case .form(let again, _) = path.work else { return #expect(Bool(false), "a form") }
    let file = Submission.SentFile(
      name: "bao-cao.docx", bytes: [1], blob: "b", shut: .init(key: DocumentKey.draw(), box: Blob(bytes: [2])))
    let fault = Fault(.field("term"), problem: Phrase("Sai nhiệm kỳ.", "Wrong."), mend: Phrase("Sửa.", "Mend it."))
    func page(_ files: [String: [Submission.SentFile]], _ faults: [Fault]) throws -> String {
      let sent = Submission(fields: ["title": ["Báo cáo"]], files: files)
      let scene = People.scene(attempt: Attempt(submission: sent, faults: faults, refusal: nil))
      return try #require(again(scene, story.congress)).content.markup
    }
    let words = "Tệp vừa chọn chưa được nhận; hãy chọn lại trước khi gửi."
    #expect(try page(["file": [file]], [fault]).contains(words))
    #expect(try !page([:], [fault]).contains(words), "nobody chose one")
  }
}
