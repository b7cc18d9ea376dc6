// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Markup
import Packs
import TestKit
import Testing

@testable import Assembly

/// A form that was drawn, then sent after somebody else changed the same record.
@Suite("A form that changes a record")
struct TwoTabTests {
  /// What a browser would send of a form that nobody touched.
  private func drawn(_ path: String, in hall: Hall) throws -> [String: String] {
    let page = try #require(hall.get(path), "\(path)")
    let mark = try #require(page.firstMatch(of: /name="filled" value="([^"]*)"/), "\(path)").1
    return ["filled": String(mark)]
  }

  private static let plan = [
    "kind": "regular", "day": "15/07/2025", "time": "08:00", "minutes": "180", "venue": "Hội trường lớn",
  ]

  @Test("goes out with a mark of what it was filled with, wherever the whole record is written back")
  func marked() throws {
    let told = try ConferenceStory(upTo: .planned)
    var hall = Hall(story: told.story)
    try hall.send("/units/new", ["code": "A", "name": "Đơn vị A"])
    try hall.send("/organisation/predecessors/new", ["name": "Tổ chức cũ"])
    for path in [
      "/organisation/edit", "/organisation/predecessors/pre-1", "/units/u-1/edit", "/people/p-2/edit",
      "/meetings/m-2/edit", "/meetings/m-2/agenda/i-1", "/votes/v-1/edit", "/votes/v-1/questions/structure",
    ] {
      #expect(try drawn(path, in: hall)["filled"]?.isEmpty == false, "\(path)")
    }
    #expect(try #require(hall.get("/units/new")).contains("name=\"filled\"") == false, "nothing to undo there")
  }

  @Test("that is sent second comes back with what was changed, and keeps what was typed")
  func second() throws {
    var hall = Hall(story: try ConferenceStory(upTo: .planned).story)
    let meeting = try #require(hall.story.congress.meetings.meeting(MeetingID("m", 2)))
    let filling = MeetingPages.filling(meeting.plan)
    let untouched = Dictionary(uniqueKeysWithValues: filling.fields.map { ($0.name.text, $0.value) })
    let old = untouched.merging(try drawn("/meetings/m-2/edit", in: hall)) { $1 }
    try hall.send("/meetings/m-2/edit", old.merging(["venue": "Hội trường B", "minutes": "200"]) { $1 })
    guard
      case .faulty(let page, let fields) = hall.post(
        "/meetings/m-2/edit", old.merging(["venue": "Hội trường C"]) { $1 })
    else { return #expect(Bool(false), "the second save undid the first") }
    #expect(fields == ["venue", "minutes"])
    #expect(page.contains("địa điểm đã được sửa ở nơi khác thành “Hội trường B”"))
    #expect(page.contains("value=\"Hội trường C\"") && page.contains("value=\"200\""), "own words kept, the rest new")
    #expect(hall.story.congress.meetings.meeting(meeting.id)?.plan.venue == "Hội trường B")
    // What came back knows of the change and is taken.
    let mark = try #require(page.firstMatch(of: /name="filled" value="([^"]*)"/)).1
    let again = old.merging(["filled": String(mark), "venue": "Hội trường C", "minutes": "200"]) { $1 }
    try hall.send("/meetings/m-2/edit", again)
    let saved = try #require(hall.story.congress.meetings.meeting(meeting.id)).plan
    #expect(saved.venue == "Hội trường C" && saved.minutes == 200)
  }

  @Test("is taken when both wrote the same, or nothing was changed in between")
  func same() throws {
    var hall = Hall(story: try ConferenceStory(upTo: .planned).story)
    let meeting = try #require(hall.story.congress.meetings.meeting(MeetingID("m", 2)))
    let values = MeetingPages.filling(meeting.plan).fields.map { ($0.name.text, $0.value) }
    let old = Dictionary(uniqueKeysWithValues: values).merging(try drawn("/meetings/m-2/edit", in: hall)) { $1 }
    let typed = old.merging(["venue": "Hội trường B"]) { $1 }
    try hall.send("/meetings/m-2/edit", typed)
    try hall.send("/meetings/m-2/edit", typed)
    #expect(hall.story.congress.meetings.meeting(meeting.id)?.plan.venue == "Hội trường B")
  }

  @Test("of a person tells a cleared field, a choice in words, and takes lines as browsers end them")
  func person() throws {
    var hall = Hall(story: try People.story())
    let qualities = "Dân tộc: Kinh\nTrình độ: Cử nhân"
    try hall.send("/units/new", ["code": "A", "name": "Đơn vị A"])
    try hall.send(
      "/people/new", ["name": "Lê An", "email": "an@example.org", "sex": "female", "qualities": qualities])
    let mark = try drawn("/people/p-1/edit", in: hall)
    let untouched = mark.merging([
      "name": "Lê An", "email": "an@example.org", "sex": "female", "born": "", "phone": "", "unit": "",
      "qualities": qualities.replacing("\n", with: "\r\n"),
    ]) { $1 }
    try hall.send("/people/p-1/edit", untouched.merging(["email": "", "unit": "u-1"]) { $1 })
    guard
      case .faulty(let page, let fields) = hall.post("/people/p-1/edit", untouched.merging(["name": "Lê Ân"]) { $1 })
    else { return #expect(Bool(false), "the second save undid the first") }
    #expect(fields == ["email", "unit"])
    #expect(page.contains("địa chỉ e-mail đã được xóa ở nơi khác") && page.contains("thành “Đơn vị A”"))
    #expect(page.contains("value=\"Lê Ân\"") && !page.contains("an@example.org"))
  }

  @Test("of the organisation and of a unit does not undo another's change")
  func organisation() throws {
    var hall = Hall(story: try People.story())
    let profile = try #require(hall.story.congress.organisations.profile)
    let values = ProfilePages.filling(profile, hall.story.congress).fields.map { ($0.name.text, $0.value) }
    let old = Dictionary(uniqueKeysWithValues: values).merging(try drawn("/organisation/edit", in: hall)) { $1 }
    try hall.send("/organisation/edit", old.merging(["venue": "Hội trường lớn"]) { $1 })
    guard case .faulty(_, let fields) = hall.post("/organisation/edit", old.merging(["place": "Huế"]) { $1 }) else {
      return #expect(Bool(false), "the second save undid the first")
    }
    #expect(fields == ["venue"])
    try hall.send("/units/new", ["code": "A", "name": "Đơn vị A"])
    let unit = ["code": "A", "name": "Đơn vị A"].merging(try drawn("/units/u-1/edit", in: hall)) { $1 }
    try hall.send("/units/u-1/edit", unit.merging(["members": "40"]) { $1 })
    guard case .faulty(_, let changed) = hall.post("/units/u-1/edit", unit.merging(["name": "A"]) { $1 }) else {
      return #expect(Bool(false), "the second save undid the first")
    }
    #expect(changed == ["members"])
  }

  @Test("of the fields of a draft does not undo a field that another added")
  func fields() throws {
    let told = try Consultation()
    var hall = Hall(story: told.story)
    let path = "/drafts/\(try told.draft.id)"
    let names = try told.draft.fields.map(\.name.vietnamese)
    let page = try #require(hall.get(path))
    let form = try #require(page.firstMatch(of: /\/fields".*?name="filled" value="([^"]*)"/.dotMatchesNewlines()))
    let mark = ["filled": String(form.1)]
    func sent(_ more: String) -> [String: String] {
      mark.merging(["fields": (names + [more]).joined(separator: "\r\n")]) { $1 }
    }
    try hall.send("\(path)/fields", sent("Du lịch"))
    guard case .faulty(let back, ["fields"]) = hall.post("\(path)/fields", sent("Thủy lợi")) else {
      return #expect(Bool(false), "the second save undid the first")
    }
    #expect(back.contains("Du lịch") && back.contains("Thủy lợi"))
    let known = hall.story.congress.drafting.all.first?.fields.map(\.name.vietnamese) ?? []
    #expect(known == names + ["Du lịch"])
  }
}
