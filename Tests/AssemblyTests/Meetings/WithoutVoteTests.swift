// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at
private let body = BodyID("executive-2020-2025")

extension RulePack {
  /// The pack for tests, with alternate members beside those who vote.
  fileprivate static let withAlternates = RulePack(
    id: office.id, version: office.version, title: office.title, clockOffset: office.clockOffset,
    alphabet: office.alphabet, namesSortBy: office.namesSortBy, terms: office.terms, roles: office.roles,
    bodies: office.bodies,
    posts: office.posts + [
      PostKind(
        id: "alternate", name: Phrase("Ủy viên dự khuyết", "Alternate member"), body: "executive", roles: [],
        concludes: false, rank: 10, votes: false)
    ], modes: office.modes, delegateKinds: office.delegateKinds, figures: office.figures, rules: office.rules,
    layout: office.layout, papers: office.papers)
}

/// 51 members and two alternates, p-52 and p-53; the conference is summoned and nobody has come yet.
private func summoned() throws -> ConferenceStory {
  var told = try ConferenceStory(upTo: .planned, pack: .withAlternates)
  for number in [52, 53] {
    try told.story.given(
      .organisations(.addPerson(PersonDetails(name: "Người Số \(number)", born: Day(1980, 1, 1)), unit: nil)),
      .organisations(.givePost("alternate", to: person(number), in: body, from: ConferenceStory.day.adding(-14))))
  }
  try told.story.given(.meetings(.summon(told.meeting, at: at("07:00"), guests: [])))
  return told
}

extension ConferenceStory {
  fileprivate mutating func come(_ numbers: [Int], at clock: String = "07:45") throws(CongressRefusal) {
    for number in numbers { try story.given(.meetings(.noteArrival(person(number), at: meeting, on: Self.at(clock)))) }
  }

  fileprivate func quorum(at clock: String = "08:00") -> Quorum? {
    story.congress.meetings.meeting(meeting).flatMap { story.congress.quorum(of: $0, at: Self.at(clock)) }
  }
}

@Suite("A member without a vote")
struct WithoutVoteTests {
  @Test("is in no base: of 51 with two alternates, 34 are the quorum, and alternates who come do not fill it")
  func quorum() throws {
    var told = try summoned()
    try told.come(Array(1...33) + [52, 53])
    let short = try #require(told.quorum())
    #expect([short.present, short.needed, short.baseCount] == [33, 34, 51])
    #expect(!short.isMet, "35 heads are in the room, 33 of them vote")
    guard
      case .noQuorum? = told.story.refusal(
        .open(told.meeting, chair: person(1), secretary: person(2), at: at("08:00")))
    else { return #expect(Bool(false), "opened by two who have no vote") }
    try told.come([34])
    #expect(told.quorum()?.isMet == true)
    let meeting = try #require(told.story.congress.meetings.meeting(told.meeting))
    for base in [Base.summoned, .inOffice] {
      #expect(told.story.congress.count(of: base, in: meeting, at: at("08:00")) == 51, "\(base)")
    }
    #expect(told.story.congress.count(of: .registered, in: meeting, at: at("08:00")) == 34)
  }

  @Test("is summoned and checked in, told apart on every list, and sent the invitation")
  func listed() throws {
    var told = try summoned()
    let summons = try #require(told.story.congress.meetings.meeting(told.meeting)?.summons)
    #expect(summons.members.count == 51 && summons.withoutVote == [52, 53].map(person))
    try told.come([1, 52])
    let hall = Hall(story: told.story)
    let list = try #require(hall.get("/meetings/m-2/summons"))
    #expect(list.contains("51 người được triệu tập") && list.contains("Được triệu tập dự họp, không biểu quyết"))
    let desk = try #require(hall.get("/meetings/m-2/attendance"))
    #expect(desk.contains("Người Số 53") && desk.contains("Không biểu quyết"))
    #expect(hall.get("/meetings/m-2/attendance/p-53") != nil)
    let members = try #require(hall.get("/bodies/executive-2020-2025"))
    #expect(members.contains("51 người đương nhiệm, và 2 người không biểu quyết."))
    #expect(members.contains("Ủy viên dự khuyết (không biểu quyết)"))
    let invitation = try told.issue(.invitation)
    _ = invitation
    let paper = try #require(told.story.congress.papers.issued.last)
    let invited = told.story.congress.addressees(of: paper)
    #expect(invited.count == 53 && invited.count { !$0.own.isEmpty } == 2)
  }

  @Test("may speak, and is in no roll call, no vote and nobody's teller: 26 of 51 still decide")
  func voting() throws {
    var told = try summoned()
    try told.come(Array(1...40) + [52, 53])
    try told.story.given(.meetings(.open(told.meeting, chair: person(1), secretary: person(2), at: at("08:00"))))
    let said = ContributionDraft(
      item: AgendaItemID("i", 1), speaker: person(52), heading: nil, summary: "Góp ý.", isPriority: false,
      at: at("08:10"))
    #expect(told.story.refusal(.contribute(told.meeting, said)) == nil)
    let page = try #require(Hall(story: told.story).get("/meetings/m-2/discussion/i-1/new", at: at("08:10")))
    #expect(page.contains("Người Số 52"))
    try told.story.given(.decisions(.draft(told.meeting, oneQuestion)))
    try told.callTellers()
    #expect(
      told.story.refusal(.open(VoteID("v", 2), tellers: [person(3), person(52)], at: at("09:00")))
        == .tellerWithoutVote(person(52)))
    try told.story.given(
      .decisions(.open(VoteID("v", 2), tellers: [person(3), person(4)], at: at("09:00"))))
    let vote = try #require(told.story.congress.decisions.vote(VoteID("v", 2)))
    let opening = try #require(vote.opening)
    #expect(opening.count(of: .inOffice) == 51 && opening.count(of: .present) == 40)
    let meeting = try #require(told.story.congress.meetings.meeting(told.meeting))
    #expect(opening.electorate(of: meeting).count == 40)
    #expect(told.story.refusal(.enter(vote.id, tally(42, 42, 42, 0, [26, 16, 0]), by: person(3))) != nil)
    for teller in [3, 4] {
      try told.story.given(.decisions(.enter(vote.id, tally(40, 40, 40, 0, [26, 14, 0]), by: person(teller))))
    }
    try told.story.given(.decisions(.declare(vote.id, at: at("09:30"))))
    let result = try #require(told.story.congress.decisions.vote(vote.id)?.results?.first)
    #expect(result.baseCount == 51 && result.needed == 26)
    #expect(result.outcome == .adopted(option: OptionID("agree"), votes: 26))
  }

  @Test("has no seat ex officio, and takes a place in every base once given a post with a vote")
  func afterwards() throws {
    var told = try summoned()
    let day = ConferenceStory.day
    let seated = try told.story.when(.delegates(.seatExOfficio(body, basis: "Thông báo 1", on: day.adding(-1))))
    #expect(told.story.congress.delegates.all.count == 51 && !seated.isEmpty)
    try told.story.given(
      .organisations(.endPost("alternate", of: person(52), in: body, on: day)),
      .organisations(.givePost("member", to: person(52), in: body, from: day)))
    let quorum = try #require(told.quorum())
    #expect(quorum.baseCount == 52 && quorum.needed == 35)
    #expect(quorum.change?.joined == [person(52)])
  }
}

private let oneQuestion = Ballot(
  title: "Phiếu", method: .votingPaper, isSecret: false, item: nil,
  questions: [
    Question(
      id: QuestionID("x"), text: "Câu hỏi",
      options: [
        Option(id: OptionID("agree"), label: "Đồng ý", kind: .adopts),
        Option(id: OptionID("disagree"), label: "Không đồng ý", kind: .rejects),
        Option(id: OptionID("other"), label: "Ý kiến khác", kind: .other),
      ], rule: "majority.committee")
  ])
