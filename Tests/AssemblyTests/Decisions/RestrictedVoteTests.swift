// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Journal
import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at
private let meeting = MeetingID("m", 1)
private let vote = VoteID("v", 1)

/// A meeting that votes by name on an item of a restricted paper; one figure is decided by it.
private struct Told {
  var story: Story
  var events: [CongressEvent] = []

  static let words = ["Giao đồng chí Khải chỉnh lý", "Biểu quyết về đề án mật", "Không tán thành việc của ông Khải"]

  mutating func give(_ commands: CongressCommand...) throws {
    for command in commands { events += try story.when(command) }
  }

  enum Chapter: Int { case drafted, opened, declared }

  init(upTo chapter: Chapter = .declared) throws {
    story = try Story.committee(of: 5)
    let body = story.congress.organisations.bodies[0].id
    let item = AgendaItemDraft(title: "Công tác cán bộ", kind: .approve, paper: "d-1", presenter: nil, minutes: 20)
    for (number, role) in [(3, "headTeller"), (4, "teller")] {
      try story.given(.access(.open(login: "teller-\(number)", person: person(number), roles: [role])))
    }
    try give(
      .meetings(.table(title: "Đề án mật", term: nil, isRestricted: true, file: nil)),
      .meetings(.plan(body, MeetingPlan(kind: .regular, start: at("08:00"), venue: "A", minutes: 60))),
      .meetings(.addItem(meeting, item)), .meetings(.summon(meeting, at: at("07:00"), guests: [])))
    for number in 1...5 { try give(.meetings(.noteArrival(person(number), at: meeting, on: at("07:50")))) }
    try give(
      .meetings(.open(meeting, chair: person(1), secretary: person(2), at: at("08:00"))),
      .decisions(.draft(meeting, Told.ballot)))
    guard chapter != .drafted else { return }
    try give(.decisions(.open(vote, tellers: [person(3), person(4)], at: at("08:10"))))
    guard chapter == .declared else { return }
    let answers = [NamedVote.Answer(question: "q-1", option: "agree")]
    for number in 1...5 {
      try give(.decisions(.answer(vote, person(number), answers, by: person(3), at: at("08:20"))))
    }
    let counted = QuestionTally(
      question: "q-1", valid: 5, invalid: 0, votes: [.init(option: "agree", count: 5), .init(option: "no", count: 0)])
    try give(
      .decisions(.closeRoll(vote, by: person(3))),
      .decisions(.enter(vote, Tally(issued: 5, returned: 5, questions: [counted]), by: person(4))),
      .decisions(.declare(vote, at: at("08:40"))))
  }

  private static var ballot: Ballot {
    let gift = Option.Gift(figure: "body.executive.size", value: .number(34))
    let options = [
      Option(id: "agree", label: "Đồng ý", kind: .adopts, gives: [gift]),
      Option(id: "no", label: words[2], kind: .rejects),
    ]
    return Ballot(
      title: words[1], method: .rollCall, isSecret: false, item: "i-1",
      questions: [Question(id: "q-1", text: words[0], options: options, rule: "majority.committee")])
  }

  func lines() throws -> [String] { try record.lines() }

  func replayed(knowing isKnown: Bool) throws -> Congress {
    try record.replayed(onto: try Story.committee(of: 5).congress, knowing: isKnown)
  }

  private var record: SealedRecord { SealedRecord(events: events, seals: ["tabled-d-1"], time: story.time) }
}

@Suite("A vote on a restricted paper")
struct RestrictedVoteTests {
  private static let others: [Hall.Guest] = [
    .observer, .init(rights: [.read, .proposeDelegates, .contribute], person: 5),
    .init(rights: Set(Right.allCases).subtracting([.readRestricted]), person: nil),
    // Somebody who counts, but was not called to count this.
    .init(rights: [.read, .count, .declareResults], person: 5),
  ]

  @Test("is nowhere for those who may not read it, from its draft to its result", arguments: [0, 1, 2])
  func hidden(_ chapter: Int) throws {
    let hall = Hall(story: try Told(upTo: try #require(Told.Chapter(rawValue: chapter))).story)
    for guest in Self.others {
      for (path, page) in hall.everything(as: guest, at: at("08:30"), meeting: "m-1") {
        for word in Told.words { #expect(!page.contains(word), "\(path) tells \(guest.rights.count) rights of it") }
      }
      #expect(hall.get("/votes/v-1", as: guest) == nil && hall.get("/votes/v-1/result", as: guest) == nil)
      #expect(hall.get("/meetings/m-1/hall", as: guest, at: at("08:30"))?.isEmpty == false)
    }
    let reader = Hall.Guest(rights: [.read, .readRestricted], person: 5)
    #expect(hall.get("/votes/v-1", as: reader)?.contains(Told.words[0]) == true)
    #expect(hall.get("/votes", as: reader)?.contains(Told.words[1]) == true)
  }

  @Test("is there for who was called to count it, and for nobody before")
  func tellers() throws {
    #expect(Hall(story: try Told(upTo: .drafted).story).get("/votes/v-1", as: .teller(3)) == nil)
    let hall = Hall(story: try Told(upTo: .opened).story)
    #expect(hall.get("/votes/v-1/roll", as: .teller(3))?.contains("Người Số 5") == true)
    #expect(hall.get("/votes/v-1", as: .teller(4))?.contains(Told.words[0]) == true)
  }

  @Test("belongs to no item that its preparer may not read")
  func preparing() throws {
    let hall = Hall(story: try Told(upTo: .drafted).story)
    let office = Hall.Guest(rights: Set(Right.allCases).subtracting([.readRestricted]), person: nil)
    #expect(hall.get("/meetings/m-1/votes/new", as: office)?.contains("value=\"i-1\"") == false)
    #expect(hall.get("/meetings/m-1/votes/new")?.contains("value=\"i-1\"") == true)
  }

  @Test("leaves the figure that it decided to all, resting on the agenda and not on the question")
  func figure() throws {
    let congress = try Told().story.congress
    let record = try #require(congress.figures.records.last)
    #expect(record.value == .number(34) && record.basis == "Công tác cán bộ")
  }

  @Test("is carried by no resolution, which says so in words that tell nobody its result", arguments: [1, 2])
  func resolution(_ chapter: Int) throws {
    let hall = Hall(story: try Told(upTo: try #require(Told.Chapter(rawValue: chapter))).story)
    for path in ["/meetings/m-1/papers", "/meetings/m-1/papers/new/resolution"] {
      let page = try #require(hall.get(path, at: at("08:50")))
      #expect(page.contains("kết quả về tài liệu hạn chế không ghi ở đây"), "\(path)")
      #expect(page.contains("Nghị quyết không có dạng hạn chế") && !page.contains("chưa công bố kết quả biểu quyết.</"))
    }
    let before = Hall(story: try Told(upTo: .drafted).story)
    let page = try #require(before.get("/meetings/m-1/papers/new/resolution", at: at("08:50")))
    #expect(page.contains("chưa công bố kết quả biểu quyết"), "nothing was put to the vote yet")
  }

  @Test("stands in no word of a record without its keys, but for the figure")
  func sealed() throws {
    let told = try Told()
    let lines = try told.lines()
    for line in lines { for word in Told.words { #expect(!line.contains(word), "\(line.prefix(80))") } }
    #expect(lines.contains { $0.hasPrefix("{\"kind\":\"decisions.veiled\"") && $0.contains("body.executive.size") })
    #expect(!lines.contains { $0.contains("\"answer\"") }, "who answered what")
    let known = try told.replayed(knowing: true)
    #expect(known.decisions.vote(vote)?.results == told.story.congress.decisions.vote(vote)?.results)
    #expect(known.decisions.vote(vote)?.roll.count == 5)
    #expect(known.figures.records == told.story.congress.figures.records)
    let lost = try told.replayed(knowing: false)
    #expect(lost.decisions.votes.isEmpty && lost.figures.records == known.figures.records)
    #expect(lost.decisions.nextVote == "v-2", "its number is taken")
  }

  @Test("and annulled decides nothing any more, though nobody can read why")
  func annulled() throws {
    var told = try Told()
    #expect(!told.story.congress.figures.records.isEmpty)
    try told.give(.decisions(.annul(vote, reason: "gọi sót một người", at: at("08:50"))))
    #expect(told.story.congress.figures.records.isEmpty)
    for isKnown in [true, false] {
      #expect(try told.replayed(knowing: isKnown).figures.records.isEmpty, "known: \(isKnown)")
    }
    #expect(try !told.lines().joined().contains("gọi sót"))
  }
}
