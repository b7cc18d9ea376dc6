// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at

extension ConferenceStory {
  fileprivate func change(_ number: Int, _ wish: TablingWish, reason: String = "ghi nhầm") -> MeetingCommand {
    .changePaper(TabledPaperID("d", number), wish, reason: reason, at: Self.at("07:00"))
  }

  fileprivate var titles: [String] { story.congress.meetings.papers.map { "\($0.title) \($0.version)" } }
}

@Suite("A paper that was tabled")
struct TablingTests {
  @Test("gets another title in all its versions, but not one that is taken")
  func title() throws {
    var told = try ConferenceStory(upTo: .planned)
    let first = try #require(told.story.congress.meetings.papers.first)
    let other = try #require(told.story.congress.meetings.papers.last)
    try told.story.given(.meetings(.tableNext(of: first.id, file: nil)))
    #expect(told.story.refusal(told.change(1, .retitle(other.title, other.term))) == .titleTaken(other.title))
    #expect(told.story.refusal(told.change(1, .retitle("Tên đúng", nil), reason: " ")) == .reasonMissing)
    #expect(try told.story.when(.meetings(told.change(1, .retitle(first.title, first.term)))).isEmpty)
    try told.story.given(.meetings(told.change(1, .retitle("Tên đúng", nil))))
    #expect(told.titles.filter { $0.hasPrefix("Tên đúng") } == ["Tên đúng 1", "Tên đúng 2"])
  }

  @Test("is of a kind that brings its restriction, and the term that it may speak of")
  func kinds() throws {
    var hall = Hall(story: try Story.committee(of: 3))
    func fields(_ kind: String, _ term: String) -> [String: String] {
      ["kind": kind, "title": "Tài liệu \(kind)", "term": term]
    }
    guard case .faulty(_, ["kind"]) = hall.post("/tabled/new", fields("", "2025-2030")),
      case .faulty(let page, ["term"]) = hall.post("/tabled/new", fields("review", "2025-2030")),
      case .faulty(_, ["term"]) = hall.post("/tabled/new", fields("other", "2025-2031"))
    else { return #expect(Bool(false), "it was tabled") }
    #expect(page.contains("“Kiểm điểm” nói về nhiệm kỳ đang kết thúc, không phải 2025-2030."))
    try hall.send("/tabled/new", fields("review", "2020-2025"))
    try hall.send("/tabled/new", fields("scheme", "2025-2030"))
    let papers = hall.story.congress.meetings.papers
    #expect(papers.map(\.isRestricted) == [false, true], "nobody has to think of it")
  }

  @Test("is taken back only while no agenda speaks of it, and gives neither name nor number to another")
  func retracting() throws {
    var told = try ConferenceStory(upTo: .planned)
    let count = told.story.congress.meetings.papers.count
    #expect(told.story.refusal(told.change(1, .retract)) == .paperInUse(meeting: 2))
    try told.story.given(.meetings(.tableNext(of: "d-1", file: nil)))
    try told.story.given(.meetings(told.change(count + 1, .retract)))
    #expect(told.story.congress.meetings.papers.count == count)
    try told.story.given(.meetings(.tableNext(of: "d-1", file: nil)))
    let last = try #require(told.story.congress.meetings.papers.last)
    #expect(last.version == 3 && last.id == TabledPaperID("d", count + 2))
    #expect(told.story.refusal(told.change(count + 1, .retract)) == .unknownPaper)
  }

  @Test("and restricted later is hidden from then on with what was said on it, and what follows is sealed")
  func restricting() throws {
    var hall = try Hall(upTo: .opened)
    let paper = try #require(hall.story.congress.meetings.papers.first { !$0.isRestricted })
    let item = try #require(hall.story.congress.meetings.meeting("m-2")?.agenda.first { $0.paper == paper.id })
    let summary = try #require(
      hall.story.congress.meetings.meeting("m-2")?.sitting?.contributions.first { $0.item == item.id }?.summary)
    let discussion = "/meetings/m-2/discussion"
    #expect(try #require(hall.get(discussion, as: .observer)).contains(summary))
    try hall.send("/tabled/\(paper.id)/restrict", ["restrict-reason": "có nội dung nhân sự"])
    #expect(hall.story.congress.meetings.isRestricted(paper.id))
    #expect(!(try #require(hall.get(discussion, as: .observer)).contains(summary)))
    #expect(!(try #require(hall.get("/tabled", as: .observer)).contains(paper.title)))
    #expect(hall.get("/tabled/\(paper.id)", as: .observer) == nil)
    let retitled = try hall.story.when(
      .meetings(.changePaper(paper.id, .retitle("Tên mới", nil), reason: "x", at: at("09:40"))))
    guard case .meetings(.veiled(nil, paper.id, _))? = retitled.first else {
      return #expect(Bool(false), "its new title stands in the record in clear")
    }
  }

  @Test("is changed on its page, by the office only, and a second tab is told what the first one changed")
  func pages() throws {
    var hall = try Hall(upTo: .planned)
    let paper = try #require(hall.story.congress.meetings.papers.first { !$0.isRestricted })
    let path = "/tabled/\(paper.id)"
    let page = try #require(hall.get(path))
    #expect(page.contains("Rút bản này") && page.contains("/meetings/m-2/agenda"))
    #expect(!(try #require(hall.get(path, as: .observer)).contains("Rút bản này")))
    let mark = String(try #require(page.firstMatch(of: /name="filled" value="([^"]*)"/)).1)
    let typed = ["filled": mark, "title": "Tên một", "term": paper.term?.description ?? "", "reason": "ghi nhầm"]
    try hall.send(path, typed)
    guard case .faulty(_, ["title"]) = hall.post(path, typed.merging(["title": "Tên hai"]) { $1 }) else {
      return #expect(Bool(false), "the second save undid the first")
    }
    guard
      case .refused(.meetings(.paperInUse(meeting: 2))) = hall.post(
        "\(path)/retract", ["retract-reason": "trình nhầm"])
    else { return #expect(Bool(false), "an agenda speaks of it") }
  }
}
