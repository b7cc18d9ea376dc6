// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal
import Packs
import TestKit
import Testing

private let at = ConferenceStory.at
private let first = MeetingID("m", 1)

/// A committee of five with one planned meeting and one item, in a pack whose chair agrees to meetings.
private func planned(_ pack: RulePack = .sample.answeringAbove()) throws -> Story {
  var story = try Story.committee(of: 5, pack: pack)
  let body = story.congress.organisations.bodies[0].id
  let item = AgendaItemDraft(title: "Thảo luận", kind: .discuss, paper: nil, presenter: nil, minutes: 20)
  try story.given(
    .meetings(.plan(body, MeetingPlan(kind: .regular, start: at("08:00"), venue: "A", minutes: 60))),
    .meetings(.addItem(first, item)))
  return story
}

private func word(of number: Int, _ word: Convening.Word = .own) -> Convening {
  Convening(by: person(number), word: word, at: at("06:30"))
}

@Suite("Agreeing to convene a meeting")
struct ConveningTests {
  @Test("comes before the summons in a pack where somebody may, and is asked of nobody elsewhere")
  func before() throws {
    var story = try planned()
    #expect(story.refusal(.summon(first, at: at("07:00"), guests: [])) == .notAgreed)
    try story.given(.meetings(.agree(first, word(of: 1))), .meetings(.summon(first, at: at("07:00"), guests: [])))
    #expect(story.congress.meetings.all[0].summons?.members.count == 5)
    var plain = try planned(.sample)
    #expect(plain.refusal(.agree(first, word(of: 1))) == .nobodyToAsk)
    try plain.given(.meetings(.summon(first, at: at("07:00"), guests: [])))
  }

  @Test("is the word of one whose post may give it, once, on a meeting that has an agenda")
  func whose() throws {
    var story = try planned()
    #expect(story.refusal(.agree(first, word(of: 2))) == .mayNotConvene(person(2)))
    #expect(story.refusal(.agree(first, word(of: 1, .paper("  ")))) == .instrumentMissing)
    try story.given(.meetings(.removeItem(first, AgendaItemID("i", 1))))
    #expect(story.refusal(.agree(first, word(of: 1))) == .emptyAgenda)
    let item = AgendaItemDraft(title: "Khác", kind: .inform, paper: nil, presenter: nil, minutes: 5)
    try story.given(.meetings(.addItem(first, item)), .meetings(.agree(first, word(of: 1))))
    #expect(story.refusal(.agree(first, word(of: 1))) == .alreadyAgreed)
    try story.given(.meetings(.summon(first, at: at("07:00"), guests: [])))
    #expect(story.refusal(.agree(first, word(of: 1))) == .alreadySummoned)
  }

  @Test("holds for what was planned then: a change asks anew, and so does a new call")
  func changed() throws {
    let other = MeetingPlan(kind: .regular, start: at("09:00"), venue: "B", minutes: 60)
    let item = AgendaItemDraft(title: "Khác", kind: .inform, paper: nil, presenter: nil, minutes: 5)
    for change: MeetingCommand in [
      .changePlan(first, other), .addItem(first, item), .changeItem(first, AgendaItemID("i", 1), item),
    ] {
      var story = try planned()
      try story.given(.meetings(.agree(first, word(of: 1))), .meetings(change))
      #expect(story.refusal(.summon(first, at: at("07:00"), guests: [])) == .notAgreed, "\(change)")
    }
    var story = try planned()
    try story.given(
      .meetings(.agree(first, word(of: 1))), .meetings(.summon(first, at: at("07:00"), guests: [])),
      .meetings(.reconvene(first, start: at("14:00"), venue: "A", reason: "chưa đủ số người", at: at("08:30"))))
    #expect(story.refusal(.summon(first, at: at("09:00"), guests: [])) == .notAgreed)
  }

  @Test("is nobody's to give for another, signed in; the office notes what is on paper")
  func another() throws {
    var story = try planned()
    try story.given(
      .access(.open(login: "chair", person: person(1), roles: [])),
      .access(.open(login: "convener", person: person(3), roles: ["convener"])),
      .access(.open(login: "office", person: person(4), roles: ["office"])))
    func refused(_ login: String, _ convening: Convening) throws -> Set<Right>? {
      var asked = story
      asked.actor = try #require(story.congress.access.accounts.first { $0.login == login }).actor
      guard case .notAllowed(let needs)? = asked.refusal(of: .meetings(.agree(first, convening))) else { return nil }
      return needs
    }
    #expect(try refused("chair", word(of: 1)) == nil)
    #expect(try refused("convener", word(of: 1)) == [.convene], "somebody else's word")
    #expect(try refused("office", word(of: 1)) == [.convene], "the office has no word of its own")
    #expect(try refused("office", word(of: 1, .paper("Phiếu trình số 3"))) == nil)
  }

  @Test("is on the first page of the one who is waited for, and one button; the office writes down what is on paper")
  func pages() throws {
    var hall = Hall(story: try planned())
    let chair = Hall.Guest(rights: [.read, .convene, .chair], person: 1)
    let office = Hall.Guest(rights: [.read, .planMeetings], person: 4)
    #expect(hall.get("/", as: chair)?.contains("Cho ý kiến triệu tập") == true)
    #expect(hall.get("/", as: office)?.contains("chờ Người Số 1") == true)
    #expect(hall.get("/", as: .observer)?.contains("triệu tập") == false)
    #expect(hall.get("/meetings/m-1/summons", as: office)?.contains("còn chờ ý kiến đồng ý của Người Số 1") == true)
    guard case .faulty(_, let fields) = hall.post("/meetings/m-1/convening", ["by": "p-1"], as: office) else {
      Issue.record("the office has to name the paper")
      return
    }
    #expect(fields == ["paper"])
    #expect(hall.get("/meetings/m-1/convening", as: chair)?.contains("name=\"paper\"") == false)
    try hall.send("/meetings/m-1/convening", as: chair, at: at("06:40"))
    #expect(hall.story.congress.meetings.all[0].convening == Convening(by: person(1), word: .own, at: at("06:40")))
    #expect(hall.get("/meetings/m-1", as: office)?.contains("Người Số 1, 06 giờ 40") == true)
    #expect(hall.get("/", as: chair)?.contains("Cho ý kiến triệu tập") == false)
    #expect(hall.get("/meetings/m-1/convening", as: .observer) == nil)
    try hall.send("/meetings/m-1/summons", as: office, at: at("07:00"))
  }
}
