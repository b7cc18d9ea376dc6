// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Journal
import Markup
import Packs
import TestKit
import Testing

@testable import Assembly

/// A congress at one moment, with what the placeholders of its addresses may stand for.
struct Standing {
  let name: String
  let congress: Congress
  /// The hall's clock when somebody looks.
  let now: Moment
  /// Kinds of papers that can be issued now, and should be tried besides the first ones.
  private let papers: [String]
  /// The one form for whose sake the moment is told, where it is much like another one.
  private let form: PathPattern?

  init(
    _ name: String, _ story: Story, now: Moment = ConferenceStory.at("10:30"), papers: [String] = [],
    for form: PathPattern? = nil
  ) {
    (self.name, congress, self.now, self.papers, self.form) = (name, story.congress, now, papers, form)
  }

  /// At most three of each, the first and the last among them.
  private var named: [String: [String]] {
    var named = ofDrafts.merging(ofMeetings) { $1 }
    let organisations = congress.organisations
    named["account"] = congress.access.accounts.map(\.id.text)
    named["body"] = organisations.bodies.map(\.id.text)
    named["complaint"] = congress.delegates.complaints.map(\.id.text)
    named["delegate"] = congress.delegates.all.map(\.id.text)
    named["figure"] = ["body.executive.size", "delegates.planned"].filter { congress.pack.figure($0) != nil }
    named["person"] = organisations.known.map(\.text)
    named["predecessor"] = organisations.predecessors.map(\.id.text)
    named["rule"] = congress.pack.rules.map(\.id.rawValue)
    named["run"] = congress.delegates.runs.map(\.id.text)
    named["unit"] = organisations.units.map(\.id.text)
    for name in ["from", "to", "version"] { named[name] = ["1"] }
    named["kind"] = congress.pack.papers.map(\.id)
    named = named.mapValues { all in all.count < 4 ? all : Array(all.prefix(2)) + all.suffix(1) }
    named["kind", default: []] += papers
    return named
  }

  private var ofMeetings: [String: [String]] {
    let meetings = congress.meetings.all
    let votes = congress.decisions.votes
    var named: [String: [String]] = [:]
    named["assignment"] = meetings.flatMap { $0.sitting?.assignments ?? [] }.map(\.id.text)
    named["cell"] = ["issued"]
    named["contribution"] = meetings.flatMap { $0.sitting?.contributions ?? [] }.map(\.id.text)
    named["guest"] = meetings.flatMap { $0.summons?.guests ?? [] }.map(Guest.key)
    named["item"] = meetings.flatMap(\.agenda).map(\.id.text)
    named["meeting"] = meetings.map(\.id.text)
    named["paper"] = congress.meetings.papers.map(\.id.text)
    named["question"] = votes.flatMap(\.ballot.questions).map(\.id.text)
    named["teller"] = ["p-3"]
    named["vote"] = votes.map(\.id.text)
    return named
  }

  private var ofDrafts: [String: [String]] {
    let drafts = congress.drafting.all
    let schemes = congress.personnel.schemes
    var named: [String: [String]] = [:]
    named["candidate"] = schemes.flatMap(\.candidates).map(\.id.text)
    named["circulation"] = drafts.flatMap(\.circulations).map(\.id.text)
    named["draft"] = drafts.map(\.id.text) + schemes.flatMap(\.drafts).map(\.id.text)
    named["exclusion"] = schemes.flatMap(\.exclusions).map(\.id.text)
    named["point"] = drafts.flatMap(\.synthesis.points).map(\.key.description)
    named["return"] = drafts.flatMap(\.returns).map(\.id.text)
    named["scheme"] = schemes.map(\.id.text)
    named["source"] = drafts.flatMap(\.sources).map(\.id.text)
    named["target"] = schemes.flatMap(\.targets).map(\.id.text)
    return named
  }

  /// The ways to fill the placeholders of a path; none where there is nothing that one of them could stand for.
  func parameters(of path: PathPattern) -> [[String: String]] {
    guard form == nil || form == path else { return [] }
    return path.parts.reduce(into: [[:]]) { all, part in
      guard case .named(let name) = part else { return }
      all = all.flatMap { known in (named[name] ?? []).map { known.merging([name: $0]) { $1 } } }
    }
  }

  /// What the ways to a form say beside its address, where its page shows it only then.
  func questions(to path: PathPattern) -> [[String: String]] {
    switch path {
    case "/bodies/{body}/end":
      congress.organisations.holdings.prefix(1).map {
        ["person": $0.person.text, "post": $0.post, "from": $0.from.figures(.vietnamese)]
      }
    case "/delegates/allocation/new": [["total": "10"], ["total": "10", "kind": "ratio"]]
    case "/drafts/{draft}/comment":
      congress.drafting.all.flatMap { [["at": $0.newest.text.blocks[0].id.description], ["at": "whole"]] }
    case "/personnel/{scheme}/keep": [[:], ["out": "k-3"]]
    default: [[:]]
    }
  }

  static func all() throws -> [Standing] {
    try meetings() + [founding(), organisation(), compared(), above()] + drafts() + schemes() + delegations()
  }
}

/// The moments at which the forms are looked at; between them each form has something that it is about.
extension Standing {
  // MARK: Meetings and votes

  private static func meetings() throws -> [Standing] {
    var all: [Standing] = []
    for chapter in [ConferenceStory.Chapter.planned, .summoned, .opened, .voting, .declared, .concluded, .closed] {
      all.append(
        Standing(
          "\(chapter)", try ConferenceStory(upTo: chapter).story, papers: chapter == .declared ? ["tallyMinutes"] : []))
    }
    let summoned = try ConferenceStory(upTo: .summoned)
    let dayAfter = try #require(Moment(ConferenceStory.day.adding(1), minute: 600))
    all.append(
      Standing("entered a day later", summoned.story, now: dayAfter, for: "/meetings/{meeting}/attendance/arrivals"))
    return try all + [arrived(summoned), speaking(summoned)] + votes()
  }

  /// There is a quorum, and nothing is opened yet.
  private static func arrived(_ told: ConferenceStory) throws -> Standing {
    Standing("arrived", try gathered(told).story, for: "/meetings/{meeting}/open")
  }

  private static func gathered(_ told: ConferenceStory) throws -> ConferenceStory {
    var told = told
    let came = (1...47).map(person)
    try told.story.given(.meetings(.noteArrivals(came, at: told.meeting, on: ConferenceStory.at("07:45"))))
    return told
  }

  /// Open, and every discussion goes on.
  private static func speaking(_ told: ConferenceStory) throws -> Standing {
    var told = try gathered(told)
    try told.story.given(
      .meetings(.open(told.meeting, chair: person(1), secretary: person(5), at: ConferenceStory.at("08:00"))))
    return Standing("speaking", told.story, for: "/meetings/{meeting}/discussion/{item}/close")
  }

  private static func votes() throws -> [Standing] {
    let voting = try ConferenceStory(upTo: .voting)
    let other = Tally(issued: 47, returned: 47, questions: ConferenceStory.tally.questions)
    var called = try ConferenceStory(upTo: .voting, method: .rollCall)
    let calling = Standing("roll call", called.story)
    let questions = try #require(called.story.congress.decisions.vote(called.vote)?.ballot.questions)
    let answers = questions.map { NamedVote.Answer(question: $0.id, option: $0.options[0].id) }
    try called.story.given(
      .decisions(.answer(called.vote, person(1), answers, by: person(3), at: ConferenceStory.at("10:10"))))
    return [
      calling, Standing("called", called.story, for: "/votes/{vote}/roll/close"),
      Standing("tied", try ConferenceStory((20, 20)).story, for: "/votes/{vote}/again"),
      Standing("counted", try counted(voting, ConferenceStory.tally, other)),
      Standing(
        "counted alike", try counted(voting, ConferenceStory.tally, ConferenceStory.tally), for: "/votes/{vote}/declare"
      ),
    ]
  }

  /// Both tellers have entered.
  private static func counted(_ told: ConferenceStory, _ first: Tally, _ second: Tally) throws -> Story {
    var told = told
    try told.story.given(
      .decisions(.enter(told.vote, first, by: person(3))), .decisions(.enter(told.vote, second, by: person(4))))
    return told.story
  }

  // MARK: The organisation

  private static func founding() -> Standing { Standing("nothing yet", Story()) }

  private static func organisation() throws -> Standing {
    var story = try People.story()
    let unit = UnitDetails(code: "a", name: "A", members: 4, countedOn: nil, predecessor: nil)
    try story.given(
      .organisations(.addUnit(unit, parent: nil)),
      .organisations(.addPerson(PersonDetails(name: "Lê An"), unit: nil)),
      .organisations(
        .givePost("chair", to: PersonID("p", 1), in: BodyID("executive-2020-2025"), from: People.day(1, 7, 2025))),
      .access(.open(login: "office", person: nil, roles: ["office"])),
      .access(.open(login: "second", person: nil, roles: ["office"])))
    if let account = story.congress.access.accounts.last { try story.given(.access(.close(account.id))) }
    return Standing("organisation", story)
  }

  /// A rule that was compared with its text.
  private static func compared() throws -> Standing {
    var story = try Story.committee(of: 2, pack: .office)
    let quorum = RuleComparison(
      rule: "quorum.committee", instrument: nil, article: nil, text: "ít nhất hai phần ba", by: "Vũ An",
      day: ConferenceStory.day)
    try story.given(.waivers(.compare(quorum)))
    return Standing("compared", story, for: "/rules/{rule}/comparison/take-back")
  }

  /// A meeting that waits for a word, and a figure for the level above.
  private static func above() throws -> Standing {
    var story = try Story.committee(of: 5, pack: .sample.answeringAbove())
    let body = story.congress.organisations.bodies[0].id
    let plan = MeetingPlan(kind: .regular, start: ConferenceStory.at("14:00"), venue: "A", minutes: 60)
    let item = AgendaItemDraft(title: "Thảo luận", kind: .discuss, paper: nil, presenter: nil, minutes: 20)
    let size = FigureRecord(
      figure: "body.executive.size", value: .number(34), status: .planned, day: ConferenceStory.day, source: "Hội nghị")
    try story.given(
      .meetings(.plan(body, plan)), .meetings(.addItem(MeetingID("m", 1), item)), .figures(.note(size)))
    return Standing("above", story)
  }

  // MARK: Drafts

  private static func drafts() throws -> [Standing] {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")], remarks: [Consultation.remark("Cần làm rõ", on: 5)])
    let silent = Standing("one is silent", told.story)
    try told.take("b", from: 2, [("6,5", "7")])
    try told.become("contact", of: 1)
    return [
      silent, Standing("draft", told.story), try answered(), try unnamed(), try discussed(), try papers(), try agreed(),
    ]
  }

  /// Two only agree, and a third did until somebody made a point of it.
  private static func agreed() throws -> Standing {
    var told = try Consultation()
    let texts = ["Nhất trí.", "Đồng ý.", "Tán thành."]
    for (unit, text) in texts.enumerated() {
      try told.take("f\(unit)", from: unit + 1, remarks: [Consultation.remark(text, on: 2)])
    }
    try told.give(.askAnswer(told.id, ["r-3@1"]))
    return Standing("agreed", told.story)
  }

  /// Somebody who was asked was not followed; every answer is given.
  private static func answered() throws -> Standing {
    var told = try Consultation(isSent: false)
    let wish = CirculationDraft(
      version: 1, units: [], people: ["p-1"], isOpenToAll: false, due: Consultation.day.adding(7))
    let asks = PassageComment(block: Consultation.block(2), text: "Nêu nguồn.")
    let words = PassageComment(block: Consultation.block(6), text: nil, wording: ["Kiểm tra ba tháng một lần."])
    try told.give(
      .circulate(told.id, wish), .comment(told.id, .person("p-1"), asks), .comment(told.id, .person("p-1"), words))
    let points = try told.synthesis.points
    try told.give(
      .answer(
        told.id,
        points.map {
          $0.proposal == nil
            ? AnswerDraft($0.opinions, .kept, explanation: "Đã nêu.")
            : AnswerDraft($0.opinions, .accepted(wording: nil))
        }))
    return Standing("answered", told.story)
  }

  /// A file that does not tell whose it is.
  private static func unnamed() throws -> Standing {
    var told = try Consultation()
    let content = try told.content([("6,5", "7")])
    try told.give(.takeIn(told.id, [ReturnDraft(sender: .unnamed, file: Consultation.file("ai"), content: content)]))
    return Standing("unnamed", told.story)
  }

  /// A draft of a paper on which people spoke at a meeting.
  private static func discussed() throws -> Standing {
    var told = try ConferenceStory(upTo: .opened, pack: .sample)
    let head = DraftHead(kind: "report", title: "Báo cáo", term: nil, isRestricted: false, paper: "d-1")
    try told.story.given(
      .drafting(.begin(head, file: Consultation.file("1"), text: Consultation.text(Consultation.paragraphs))))
    return Standing("discussed", told.story, for: "/drafts/{draft}/meetings")
  }

  /// Papers of a round, and what was carried over from a predecessor.
  private static func papers() throws -> Standing {
    Standing("told", try ToldConsultation().told.story, papers: ["synthesis"])
  }

  // MARK: Schemes

  private static func schemes() throws -> [Standing] {
    var told = try Nominees(elective: true)
    let begun = Standing("scheme begun", told.story)
    try told.fill()
    try told.give(.keepApart("s-1", ["k-1", "k-2"], atMost: 1, reason: "Cùng đơn vị"))
    try told.give(.draft("s-1", members: ["k-3", "k-4", "k-5"], from: nil, note: nil, on: told.day))
    return [begun, Standing("scheme", told.story, papers: ["personnelScheme"])]
  }

  // MARK: Delegations

  private static func delegations() throws -> [Standing] {
    var tied = try Delegation([100, 100, 100])
    try tied.give(.allocate(total: 10, rule: Delegation.house(), note: nil, on: tied.day))
    let electing = try Delegation(pack: .sample.answeringAbove(electing: true))
    let papers = ["allocationScheme", "delegateList", "summons", "credentialsReport"]
    var told = try Delegation(pack: .sample.with(papers: papers))
    try told.allocate()
    try told.give(.propose([told.person("Người Một", 0), told.person("Người Hai", 0)], on: told.day))
    try told.give(.propose([told.person("Dự khuyết", 0, isAlternate: true)], on: told.day))
    let before = Standing("proposed", told.story)
    try told.give(.choose(["d-1", "d-2"], basis: "Quyết định", on: told.day))
    let chosen = Standing("chosen", told.story, papers: ["delegateList"])
    try told.give(.summon(["d-1", "d-2"], on: told.day))
    try told.give(.complain(about: "d-1", text: "Không đủ tư cách", on: told.day))
    let summoned = Standing("summoned delegates", told.story)
    try told.give(.noteArrival(["d-1"], at: ConferenceStory.at("08:00")))
    let arrived = Standing("arrived delegates", told.story)
    try told.give(.answer("c-1", .init(finding: "Đủ tư cách", isUpheld: false, day: told.day)))
    try told.give(
      .recognise(Recognition(day: told.day, examiners: ["Trưởng ban"], variance: "Một người vắng"), refused: [:]))
    return [
      Standing("tied allocation", tied.story), Standing("electing", electing.story), before, chosen, summoned, arrived,
      Standing("recognised delegates", told.story),
    ]
  }
}
