// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Journal
import Packs
import TestKit
import Testing

private let at = ConferenceStory.at
private let meeting = MeetingID("m", 1)

/// A conference that speaks and concludes on a restricted paper beside a common one.
private struct Told {
  var story: Story
  var events: [CongressEvent] = []

  static let words = ["Đề án mật", "de-an-mat", "nói về đồng chí Giáp", "thống nhất chọn đồng chí Ất"]

  mutating func give(_ commands: MeetingCommand...) throws {
    for command in commands { events += try story.when(.meetings(command)) }
  }

  init(isConcluded: Bool = true) throws {
    story = try Story.committee(of: 5)
    let body = story.congress.organisations.bodies[0].id
    let key = try JSONDecoder().decode(
      DocumentKey.self, from: Data("\"\(Data(repeating: 7, count: 32).base64EncodedString())\"".utf8))
    let blob = Hash.of(Array("box".utf8)).description
    try give(
      .table(title: "Báo cáo", term: nil, isRestricted: false, file: nil),
      .table(
        title: "Đề án mật", term: nil, isRestricted: true,
        file: TabledFile(name: "de-an-mat.docx", blob: blob, bytes: 9, key: key)),
      .plan(body, MeetingPlan(kind: .regular, start: at("08:00"), venue: "A", minutes: 60)))
    for paper in [TabledPaperID("d", 1), TabledPaperID("d", 2)] {
      let item = AgendaItemDraft(title: "Nội dung", kind: .discuss, paper: paper, presenter: nil, minutes: 20)
      try give(.addItem(meeting, item))
    }
    try give(.summon(meeting, at: at("07:00"), guests: []))
    for number in 1...4 { try give(.noteArrival(person(number), at: meeting, on: at("07:50"))) }
    try give(.open(meeting, chair: person(1), secretary: person(2), at: at("08:00")))
    for (item, said) in [("i-1", "nói về báo cáo"), ("i-2", "nói về đồng chí Giáp")] {
      try give(.contribute(meeting, Told.said(said, on: AgendaItemID(item))))
    }
    guard isConcluded else { return }
    for item in ["i-1", "i-2"] { try give(.closeDiscussion(meeting, AgendaItemID(item), at: at("08:30"))) }
    let points = [
      Conclusion.Point(item: AgendaItemID("i-1"), text: "hoàn thiện báo cáo"),
      .init(item: AgendaItemID("i-2"), text: "thống nhất chọn đồng chí Ất"),
    ]
    try give(.conclude(meeting, Conclusion(by: person(1), authority: .post("chair"), points: points, at: at("08:50"))))
  }

  static func said(_ summary: String, on item: AgendaItemID) -> ContributionDraft {
    ContributionDraft(
      item: item, speaker: person(3), heading: nil, summary: summary, isPriority: false, at: at("08:10"))
  }

  func lines() throws -> [String] { try record.lines() }

  func replayed(knowing isKnown: Bool) throws -> Congress {
    try record.replayed(onto: try Story.committee(of: 5).congress, knowing: isKnown)
  }

  private var record: SealedRecord { SealedRecord(events: events, seals: ["tabled-d-2"], time: story.time) }
}

@Suite("The record of a restricted paper")
struct RestrictedPaperTests {
  @Test("tells whoever has no keys that there is one, and no word of its title, its file, what was said or concluded")
  func sealed() throws {
    let lines = try Told().lines()
    for line in lines { for word in Told.words { #expect(!line.contains(word), "\(line.prefix(80))") } }
    #expect(lines.count { $0.hasPrefix("{\"kind\":\"meetings.veiled\"") } == 3)
    #expect(lines.contains { $0.contains("nói về báo cáo") }, "what all may read lies open")
  }

  @Test("leads to the same meeting with the key")
  func open() throws {
    let told = try Told()
    let congress = try told.replayed(knowing: true)
    #expect(congress.meetings.papers == told.story.congress.meetings.papers)
    let sitting = try #require(congress.meetings.meeting(meeting)?.sitting)
    #expect(sitting.contributions.map(\.summary) == ["nói về báo cáo", "nói về đồng chí Giáp"])
    #expect(sitting.conclusion?.points.count == 2)
  }

  @Test("keeps its numbers without the key, and the item stays one that nobody is told of")
  func lost() throws {
    let told = try Told(isConcluded: false)
    let congress = try told.replayed(knowing: false)
    #expect(congress.meetings.papers.map(\.id) == ["d-1"] && congress.meetings.meeting(meeting)?.sitting != nil)
    let act = Act(actor: .setup, time: told.story.time)
    let tabled = try congress.decide(
      .meetings(.table(title: "Khác", term: nil, isRestricted: false, file: nil)), by: act)
    guard case .meetings(.paperTabled(let paper))? = tabled.first else {
      Issue.record("\(tabled)")
      return
    }
    #expect(paper.id == "d-3")
    let spoken = try congress.decide(.meetings(.contribute(meeting, Told.said("thêm", on: "i-2"))), by: act)
    guard case .meetings(.veiled(_, "d-2", let event))? = spoken.first,
      case .contributed(_, let contribution)? = event.value
    else {
      Issue.record("\(spoken)")
      return
    }
    #expect(contribution.id == "c-3", "what nobody can read has taken its number")
    let agenda = try #require(Hall(story: Story(continuing: congress)).get("/meetings/m-1/agenda"))
    #expect(agenda.contains("Tài liệu hạn chế"))
  }
}
