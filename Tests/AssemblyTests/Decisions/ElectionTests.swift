// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at
private let second = VoteID("v", 2)

extension RulePack {
  /// The pack for tests with a rule by which people are elected, and its two duties.
  fileprivate static func electing(_ severity: Rule.Severity = .block) -> RulePack {
    func rule(_ id: String, _ demand: Demand, elects: Bool = false, held: Rule.Held? = nil) -> Rule {
      Rule(
        id: RuleID(rawValue: id), name: Phrase("Quy tắc \(id)", "Rule \(id)"), demand: demand, severity: severity,
        source: office.rules[0].source, validity: Rule.Validity(from: nil, to: nil, supersededBy: nil), waiver: nil,
        elects: elects, held: held)
    }
    let majority = office.majorities(of: .committee, on: ConferenceStory.day.description).first?.0.demand
    return RulePack(
      id: office.id, version: office.version, title: office.title, clockOffset: office.clockOffset,
      alphabet: office.alphabet, namesSortBy: office.namesSortBy, terms: office.terms, roles: office.roles,
      bodies: office.bodies, posts: office.posts, modes: office.modes, delegateKinds: office.delegateKinds,
      figures: office.figures,
      rules: office.rules + [
        rule("elected", majority ?? .duty(Phrase("", "")), elects: true),
        rule("kín", .duty(Phrase("Bầu bằng phiếu kín.", "By secret ballot.")), held: .secretBallot),
        rule("kiểm phiếu", .duty(Phrase("Không có tên trong danh sách.", "Not on it.")), held: .tellersDoNotStand),
      ], layout: office.layout, papers: office.papers)
  }
}

/// The people of these numbers, by secret ballot or by hands.
private func ballot(of numbers: [Int], isSecret: Bool, rule: String = "elected") -> Ballot {
  Ballot(
    title: "Bầu", method: isSecret ? .votingPaper : .hands, isSecret: isSecret, item: nil,
    questions: [
      Question(
        id: QuestionID("q", 1), text: "Bầu chức danh",
        options: numbers.map {
          Option(id: OptionID("o", $0), label: "Đồng chí Người Số \($0)", kind: .adopts)
        }, rule: rule)
    ])
}

@Suite("An election")
struct ElectionTests {
  private func told(_ severity: Rule.Severity = .block) throws -> ConferenceStory {
    try ConferenceStory(upTo: .opened, pack: .electing(severity))
  }

  @Test("is by secret ballot where the pack says that it blocks, and told where it does not")
  func secret() throws {
    var story = try told().story
    let meeting = MeetingID("m", 2)
    #expect(story.refusal(.draft(meeting, ballot(of: [10, 11], isSecret: false))) == .electionNotSecret(rule: "kín"))
    #expect(story.refusal(.draft(meeting, ballot(of: [10, 11], isSecret: true))) == nil)
    let refusal = DecisionRefusal.electionNotSecret(rule: "kín")
    #expect(refusal.problem(.vietnamese, in: .electing()).contains("Bầu bằng phiếu kín."))
    let common = story.congress.pack.majorities(of: .committee, on: ConferenceStory.day.description)[0].0.id.rawValue
    #expect(story.refusal(.draft(meeting, ballot(of: [10, 11], isSecret: false, rule: common))) == nil)
    try story.given(.decisions(.draft(meeting, ballot(of: [10, 11], isSecret: true))))
    let openly = BallotHead(title: "Bầu", method: .hands, isSecret: false, item: nil)
    #expect(story.refusal(.change(second, .head(openly))) == .electionNotSecret(rule: "kín"))
    var remarked = try told(.warn)
    try remarked.story.given(.decisions(.draft(meeting, ballot(of: [10, 11], isSecret: false))))
    let page = try #require(Hall(story: remarked.story).get("/votes/v-2", at: at("09:50")))
    #expect(page.contains("Bầu bằng phiếu kín."))
  }

  @Test("is counted by nobody who is put to it, at the opening or later")
  func tellers() throws {
    var story = try told().story
    try story.given(.decisions(.draft(MeetingID("m", 2), ballot(of: [3, 11], isSecret: true))))
    let form = try #require(Hall(story: story).get("/votes/v-2/open", at: at("09:50")))
    #expect(form.contains("có tên trong phiếu này"))
    func open(_ tellers: [Int]) -> DecisionCommand {
      .open(second, tellers: tellers.map(person), at: at("10:00"))
    }
    #expect(story.refusal(open([3, 4])) == .tellerStands(person(3), rule: "kiểm phiếu"))
    #expect(try told(.warn).refusesTellers(open([3, 4])) == nil)
  }
}

extension ConferenceStory {
  /// The refusal after the election between a teller and another was prepared.
  fileprivate func refusesTellers(_ command: DecisionCommand) throws -> DecisionRefusal? {
    var told = self
    try told.story.given(.decisions(.draft(told.meeting, ballot(of: [3, 11], isSecret: true))))
    return told.story.refusal(command)
  }
}
