// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at
private let meeting = MeetingID("m", 2)
private let vote = VoteID("v", 1)

private func question(
  _ id: String = "x", options: [Option]? = nil, rule: String = "majority.committee", gives: [Option.Gift] = []
) -> Question {
  let usual = [
    Option(id: OptionID("agree"), label: "Đồng ý", kind: .adopts, gives: gives),
    Option(id: OptionID("disagree"), label: "Không đồng ý", kind: .rejects),
    Option(id: OptionID("other"), label: "Ý kiến khác", kind: .other),
  ]
  return Question(id: QuestionID(id), text: "Câu hỏi", options: options ?? usual, rule: rule)
}

private func ballot(
  _ questions: [Question], method: Ballot.Method = .votingPaper, isSecret: Bool = false, item: String? = nil
) -> Ballot {
  Ballot(title: "Phiếu", method: method, isSecret: isSecret, item: item.map { AgendaItemID($0) }, questions: questions)
}

/// A count of one question with agree, disagree, other.
func tally(_ issued: Int, _ returned: Int, _ valid: Int, _ invalid: Int, _ votes: [Int], question: String = "x")
  -> Tally
{
  Tally(
    issued: issued, returned: returned,
    questions: [
      QuestionTally(
        question: QuestionID(question), valid: valid, invalid: invalid,
        votes: zip(["agree", "disagree", "other"], votes).map { OptionCount(option: OptionID($0), count: $1) })
    ])
}

/// A sitting of 48 with a vote of its own, v-2, opened with p-3 and p-4 as tellers.
private func opened(_ one: Ballot = ballot([question()]), pack: RulePack = .office) throws -> Story {
  var story = try ConferenceStory(upTo: .opened, pack: pack).story
  try story.given(
    .decisions(.draft(meeting, one)),
    .decisions(.open(VoteID("v", 2), tellers: [person(3), person(4)], at: at("10:00"))))
  return story
}

private let own = VoteID("v", 2)

@Suite("A voting paper")
struct BallotRulesTests {
  @Test("is refused when it could not be voted on")
  func refusals() throws {
    let story = try ConferenceStory(upTo: .opened).story
    func refusal(_ ballot: Ballot) -> DecisionRefusal? { story.refusal(.draft(meeting, ballot)) }
    let agree = Option(id: OptionID("agree"), label: "Đồng ý", kind: .adopts)
    let other = Option(id: OptionID("other"), label: "Khác", kind: .other)
    let x = QuestionID("x")
    #expect(refusal(ballot([])) == .noQuestions)
    #expect(refusal(ballot([question(), question()])) == .sameQuestionTwice(x))
    #expect(refusal(ballot([question(options: [agree])])) == .tooFewOptions(x))
    #expect(refusal(ballot([question(options: [agree, agree])])) == .sameOptionTwice(x))
    #expect(
      refusal(ballot([question(options: [other, Option(id: OptionID("no"), label: "Không", kind: .rejects)])]))
        == .nothingToAdopt(x))
    #expect(refusal(ballot([question(rule: "quorum.committee")])) == .notAMajorityRule("quorum.committee"))
    #expect(refusal(ballot([question(rule: "majority.congress")])) == .ruleOfAnotherGathering("majority.congress"))
    #expect(
      refusal(ballot([question(gives: [.init(figure: "none", value: nil)])])) == .unfit(.figure(.unknownFigure("none")))
    )
    #expect(refusal(ballot([question()], item: "i-99")) == .unknownItem)
    for method in [Ballot.Method.hands, .cards, .rollCall] {
      #expect(refusal(ballot([question()], method: method, isSecret: true)) == .cannotBeSecret)
    }
    #expect(refusal(ballot([question()], isSecret: true)) == nil)
    #expect(story.refusal(.draft(MeetingID("m", 9), ballot([question()]))) == .unknownMeeting(MeetingID("m", 9)))
    #expect(try ConferenceStory(upTo: .closed).story.refusal(.draft(meeting, ballot([question()]))) == .meetingClosed)
    #expect(story.refusal(.change(VoteID("v", 9), .remove("q-1"))) == .unknownVote(VoteID("v", 9)))
  }

  @Test("may not use a rule that is no longer in force")
  func superseded() throws {
    let old = RulePack.office.changing { rules in
      rules.map { rule in
        guard rule.id == "majority.cast" else { return rule }
        return Rule(
          id: rule.id, name: rule.name, demand: rule.demand, severity: rule.severity, source: rule.source,
          validity: .init(from: nil, to: "2025-07-14", supersededBy: nil), waiver: nil)
      }
    }
    let late = try ConferenceStory(upTo: .opened, pack: old).story
    #expect(
      late.refusal(.draft(meeting, ballot([question(rule: "majority.cast")])))
        == .ruleOfAnotherGathering("majority.cast"))
    let story = try ConferenceStory(upTo: .opened).story
    #expect(story.refusal(.draft(meeting, ballot([question(rule: "majority.cast")]))) == nil)
  }

  @Test("with a size that a blocking rule forbids is refused: 12 of 34 is more than a third, 11 is not")
  func sizes() throws {
    let strict = RulePack.office.changing { rules in
      rules.map { rule in
        Rule(
          id: rule.id, name: rule.name, demand: rule.demand, severity: .block, source: rule.source,
          validity: rule.validity, waiver: nil)
      }
    }
    let story = try ConferenceStory(upTo: .opened, pack: strict).story
    func sized(_ board: Int) -> Ballot {
      ballot([
        question("a", gives: [.init(figure: "body.executive.size", value: .number(34))]),
        question("b", gives: [.init(figure: "body.standing.size", value: .number(board))]),
      ])
    }
    #expect(story.refusal(.draft(meeting, sized(12))) == .unfit(.blocked(rule: "size.standing")))
    #expect(story.refusal(.draft(meeting, sized(11))) == nil)
  }
}

@Suite("A vote")
struct DecisionRulesTests {
  @Test("is opened in session, after its discussion, with a quorum and two tellers who are there")
  func opening() throws {
    func open(_ tellers: [Int], _ clock: String = "10:00") -> DecisionCommand {
      .open(vote, tellers: tellers.map(person), at: at(clock))
    }
    #expect(try ConferenceStory(upTo: .summoned).story.refusal(open([3, 4])) == .meetingNotOpen)
    #expect(try ConferenceStory(upTo: .voting).story.refusal(open([3, 4])) == .alreadyOpened)
    #expect(try ConferenceStory(upTo: .voting).story.refusal(.change(vote, .remove("q-1"))) == .alreadyOpened)
    var story = try ConferenceStory(upTo: .opened).story
    #expect(story.refusal(open([3])) == .tellersNeeded)
    #expect(story.refusal(open([3, 3])) == .tellersNeeded)
    #expect(story.refusal(open([3, 49])) == .tellerAbsent(person(49)))
    #expect(story.refusal(open([3, 4], "07:50")) == .beforeOpening(opened: at("08:00")))
    #expect(story.refusal(.enter(vote, ConferenceStory.tally, by: person(3))) == .notOpen)
    for number in 20...40 { try story.given(.meetings(.noteDeparture(person(number), from: meeting, on: at("09:50")))) }
    guard case .noQuorum(let quorum)? = story.refusal(open([3, 4])) else {
      return #expect(Bool(false), "27 of 51 voted")
    }
    #expect([quorum.present, quorum.needed, quorum.baseCount] == [27, 34, 51])
  }

  @Test("waits for the discussion of its item")
  func discussion() throws {
    var story = try Story.committee(of: 3)
    let body = story.congress.organisations.bodies[0].id
    let first = MeetingID("m", 1)
    try story.given(
      .access(.open(login: "head", person: person(2), roles: ["headTeller"])),
      .access(.open(login: "teller", person: person(3), roles: ["teller"])),
      .meetings(.plan(body, MeetingPlan(kind: .regular, start: at("08:00"), venue: "A", minutes: 60))),
      .meetings(.addItem(first, AgendaItemDraft(title: "x", kind: .discuss, paper: nil, presenter: nil, minutes: 5))),
      .meetings(.summon(first, at: at("07:00"), guests: [])))
    for number in 1...3 { try story.given(.meetings(.noteArrival(person(number), at: first, on: at("07:50")))) }
    try story.given(
      .meetings(.open(first, chair: person(1), secretary: person(2), at: at("08:00"))),
      .decisions(.draft(first, ballot([question()], item: "i-1"))))
    let open = DecisionCommand.open(vote, tellers: [person(2), person(3)], at: at("08:30"))
    #expect(story.refusal(open) == .discussionOpen)
    try story.given(.meetings(.closeDiscussion(first, AgendaItemID("i", 1), at: at("08:20"))))
    #expect(story.refusal(open) == nil)
    let early = DecisionCommand.open(vote, tellers: [person(2), person(3)], at: at("08:15"))
    #expect(story.refusal(early) == .beforeWhatWasNoted(at("08:20")))
  }

  @Test("that ends even among several things loses none of them, where the rules lose an even question")
  func evenChoice() {
    let names = ["an", "binh"].map { Option(id: OptionID($0), label: $0, kind: .adopts) }
    let counted = QuestionTally(
      question: "q-1", valid: 10, invalid: 0,
      votes: [.init(option: "an", count: 5), .init(option: "binh", count: 5), .init(option: "no", count: 5)])
    func way(_ options: [Option]) -> String? {
      let question = Question(id: "q-1", text: "Chủ tịch?", options: options, rule: "adopt")
      guard let threshold = Fraction(1, 2).map({ Threshold(share: $0, comparison: .moreThan, base: .cast) }) else {
        return nil
      }
      let opening = Opening(
        at: at("10:00"), tellers: [], head: nil,
        quorum: Quorum(at: at("10:00"), present: 10, base: .present, baseCount: 10, needed: 6, rule: "quorum"),
        heads: [:])
      let result = question.result(of: counted, returned: 10, opening: opening, threshold: threshold, tie: .lost)
      guard case .tie(_, _, let way) = result.outcome else { return nil }
      return way
    }
    #expect(way(names) == "revote")
    #expect(way([names[0], Option(id: "no", label: "Không", kind: .rejects)]) == "lost")
  }

  @Test("is counted by two tellers, each once, and not by others")
  func entering() throws {
    var story = try opened()
    let count = tally(48, 48, 48, 0, [40, 8, 0])
    #expect(story.refusal(.enter(own, count, by: person(5))) == .notATeller(person(5)))
    #expect(story.refusal(.settle(own, .issued, found: 1, reason: "x", by: person(3))) == .nothingToSettle)
    #expect(story.refusal(.declare(own, at: at("10:30"))) == .notCounted)
    try story.given(.decisions(.enter(own, count, by: person(3))))
    #expect(story.refusal(.enter(own, count, by: person(3))) == .countedAlready(person(3)))
    #expect(story.refusal(.declare(own, at: at("10:30"))) == .notCounted)
    try story.given(.decisions(.enter(own, count, by: person(4))))
    #expect(story.refusal(.enter(own, count, by: person(4))) == .countedAlready(person(4)))
    #expect(story.refusal(.declare(own, at: at("09:00"))) == .beforeOpening(opened: at("10:00")))
    try story.given(.decisions(.declare(own, at: at("10:30"))))
    #expect(
      story.congress.decisions.vote(own)?.results?.map(\.outcome) == [.adopted(option: OptionID("agree"), votes: 40)])
  }

  @Test("with differing counts is settled number by number, each with its reason")
  func settling() throws {
    var story = try opened()
    let agree = TallyCell.votes(question: QuestionID("x"), option: OptionID("agree"))
    let disagree = TallyCell.votes(question: QuestionID("x"), option: OptionID("disagree"))
    func settle(_ cell: TallyCell, _ found: Int, _ reason: String = "đếm lại", by number: Int = 3) -> DecisionCommand {
      .settle(own, cell, found: found, reason: reason, by: person(number))
    }
    try story.given(
      .decisions(.enter(own, tally(48, 48, 48, 0, [40, 8, 0]), by: person(3))),
      .decisions(.enter(own, tally(48, 48, 48, 0, [41, 7, 0]), by: person(4))))
    #expect(story.refusal(settle(.issued, 48)) == .nothingToSettle)
    #expect(story.refusal(settle(agree, 41, " ")) == .reasonMissing)
    #expect(story.refusal(settle(agree, 41, by: 5)) == .notATeller(person(5)))
    try story.given(.decisions(settle(agree, 45)))
    #expect(
      story.refusal(settle(disagree, 7))
        == .impossible([.moreVotesThanPapers(question: QuestionID("x"), votes: 52, valid: 48)]))
    try story.given(.decisions(settle(agree, 41)), .decisions(settle(disagree, 7)))
    let counted = story.congress.decisions.vote(own)
    #expect(counted?.tally == tally(48, 48, 48, 0, [41, 7, 0]))
    #expect(counted?.settlements.map(\.found) == [45, 41, 7], "every step stays in the record")
  }

  @Test("is counted anew when both counts are thrown away with a reason")
  func recounting() throws {
    var story = try opened()
    func recount(_ reason: String, by number: Int = 3) -> DecisionCommand {
      .recount(own, reason: reason, by: person(number))
    }
    #expect(story.refusal(recount("x")) == .nothingToRecount)
    try story.given(.decisions(.enter(own, tally(48, 48, 48, 0, [40, 8, 0]), by: person(3))))
    #expect(story.refusal(recount(" ")) == .reasonMissing)
    #expect(story.refusal(recount("x", by: 5)) == .notATeller(person(5)))
    try story.given(
      .decisions(recount("rơi phiếu")), .decisions(.enter(own, tally(47, 47, 47, 0, [40, 7, 0]), by: person(3))))
    #expect(story.congress.decisions.vote(own)?.recounts.map(\.reason) == ["rơi phiếu"])
  }

  @Test("that ends even is a tie, told with the pack's way out, and decides nothing")
  func tie() throws {
    var story = try opened(ballot([question(gives: [.init(figure: "body.executive.size", value: .number(34))])]))
    for number in [3, 4] {
      try story.given(.decisions(.enter(own, tally(48, 48, 48, 0, [24, 24, 0]), by: person(number))))
    }
    try story.given(.decisions(.declare(own, at: at("10:30"))))
    let result = try #require(story.congress.decisions.vote(own)?.results?.first)
    #expect(result.outcome == .tie(options: [OptionID("agree"), OptionID("disagree")], votes: 24, settledBy: "revote"))
    #expect(story.congress.figures.records.isEmpty)
  }

  @Test("adopts nothing by nobody: two thirds of no votes cast would be none")
  func nobody() throws {
    let pack = RulePack.office.changing { rules in
      guard let share = Fraction(2, 3) else { return rules }
      return rules.map { rule in
        guard rule.id == "majority.cast" else { return rule }
        return Rule(
          id: rule.id, name: rule.name,
          demand: .majority(Threshold(share: share, comparison: .atLeast, base: .cast), of: .committee),
          severity: rule.severity, source: rule.source, validity: rule.validity, waiver: nil)
      }
    }
    let options = [
      Option(id: OptionID("agree"), label: "Đồng ý", kind: .adopts),
      Option(id: OptionID("other"), label: "Khác", kind: .other),
    ]
    var story = try opened(ballot([question(options: options, rule: "majority.cast")]), pack: pack)
    let none = Tally(
      issued: 48, returned: 48,
      questions: [
        QuestionTally(
          question: QuestionID("x"), valid: 48, invalid: 0,
          votes: [.init(option: OptionID("agree"), count: 0), .init(option: OptionID("other"), count: 48)])
      ])
    for number in [3, 4] { try story.given(.decisions(.enter(own, none, by: person(number)))) }
    try story.given(.decisions(.declare(own, at: at("10:30"))))
    let result = try #require(story.congress.decisions.vote(own)?.results?.first)
    #expect(result.needed == 1 && result.outcome == .undecided(leading: OptionID("agree"), votes: 0))
  }

  @Test("divides by the heads of its opening, whoever comes or goes before it is declared")
  func frozenBases() throws {
    var story = try opened()
    let opening = try #require(story.congress.decisions.vote(own)?.opening)
    for number in [3, 4] {
      try story.given(.decisions(.enter(own, tally(48, 48, 48, 0, [26, 22, 0]), by: person(number))))
    }
    var moved = story
    try moved.given(.meetings(.noteArrival(person(49), at: meeting, on: at("10:05"))))
    // Noted late, at a time before the opening: the log changes, the evidence does not.
    for number in 20...40 { try moved.given(.meetings(.noteDeparture(person(number), from: meeting, on: at("09:55")))) }
    for number in 30...35 {
      try moved.given(
        .organisations(
          .endPost("member", of: person(number), in: story.congress.organisations.bodies[0].id, on: ConferenceStory.day)
        ))
    }
    try story.given(.decisions(.declare(own, at: at("10:30"))))
    try moved.given(.decisions(.declare(own, at: at("10:30"))))
    let (one, other) = (story.congress.decisions.vote(own), moved.congress.decisions.vote(own))
    #expect(one?.results == other?.results)
    #expect(other?.opening == opening && opening.count(of: .present) == 48 && opening.quorum.present == 48)
    #expect(other?.results?.first?.baseCount == 51 && other?.results?.first?.needed == 26)
  }
}

@Suite("A roll call")
struct RollCallTests {
  private func roll() throws -> Story { try opened(ballot([question()], method: .rollCall)) }

  private func answer(_ number: Int, _ option: String = "agree", by teller: Int = 3, _ clock: String = "10:05")
    -> DecisionCommand
  {
    .answer(
      own, person(number), [.init(question: QuestionID("x"), option: OptionID(option))], by: person(teller),
      at: at(clock))
  }

  @Test("records each name with its answer, and its sums are the first count")
  func names() throws {
    var story = try roll()
    #expect(story.refusal(.enter(own, tally(48, 48, 48, 0, [48, 0, 0]), by: person(3))) == .rollNotCalled)
    #expect(story.refusal(.closeRoll(own, by: person(3))) == .nobodyAnswered)
    for number in 1...40 { try story.given(.decisions(answer(number, number <= 30 ? "agree" : "disagree"))) }
    try story.given(.decisions(answer(30, "disagree")), .decisions(.closeRoll(own, by: person(3))))
    #expect(story.congress.decisions.vote(own)?.roll.count == 40, "a second answer replaces the first")
    #expect(story.refusal(.closeRoll(own, by: person(3))) == .countedAlready(person(3)))
    try story.given(
      .decisions(.enter(own, tally(40, 40, 40, 0, [29, 11, 0]), by: person(4))),
      .decisions(.declare(own, at: at("10:30"))))
    #expect(
      story.congress.decisions.vote(own)?.results?.map(\.outcome) == [.adopted(option: OptionID("agree"), votes: 29)])
    #expect(story.refusal(answer(1)) == .countedAlready(person(3)))
  }

  @Test("is mended by the name, not by the sum")
  func mending() throws {
    var story = try roll()
    for number in 1...40 { try story.given(.decisions(answer(number))) }
    try story.given(
      .decisions(.closeRoll(own, by: person(3))),
      .decisions(.enter(own, tally(40, 40, 40, 0, [39, 1, 0]), by: person(4))))
    let agree = TallyCell.votes(question: QuestionID("x"), option: OptionID("agree"))
    #expect(
      story.refusal(.settle(own, agree, found: 39, reason: "nhầm tên", by: person(3))) == .namesSayOtherwise(named: 40))
    try story.given(.decisions(answer(7, "disagree")))
    #expect(story.congress.decisions.vote(own)?.tally == tally(40, 40, 40, 0, [39, 1, 0]))
  }

  @Test("forgets what was settled of a number that a corrected name made another one")
  func lapsed() throws {
    var story = try roll()
    func votes(_ option: String) -> TallyCell { .votes(question: QuestionID("x"), option: OptionID(option)) }
    for number in 1...12 { try story.given(.decisions(answer(number, number <= 10 ? "agree" : "disagree"))) }
    try story.given(
      .decisions(.closeRoll(own, by: person(3))),
      .decisions(.enter(own, tally(12, 12, 12, 0, [9, 2, 1]), by: person(4))),
      .decisions(.settle(own, votes("agree"), found: 10, reason: "đối chiếu tên", by: person(3))))
    // Now a name turns out to be noted wrongly: 11 agree, and the settled 10 speaks of a number that is gone.
    try story.given(.decisions(answer(11, "agree")))
    try story.given(
      .decisions(.settle(own, votes("disagree"), found: 1, reason: "đối chiếu tên", by: person(3))),
      .decisions(.settle(own, votes("other"), found: 0, reason: "đối chiếu tên", by: person(3))))
    #expect(story.congress.decisions.vote(own)?.tally == nil, "the first number is open again")
    try story.given(.decisions(.settle(own, votes("agree"), found: 11, reason: "đối chiếu tên", by: person(3))))
    #expect(story.congress.decisions.vote(own)?.tally == tally(12, 12, 12, 0, [11, 1, 0]))
  }

  @Test("stands as soon as a corrected name leaves nothing to settle")
  func nothingLeft() throws {
    var story = try roll()
    let agree = TallyCell.votes(question: QuestionID("x"), option: OptionID("agree"))
    for number in 1...12 { try story.given(.decisions(answer(number, number <= 10 ? "agree" : "disagree"))) }
    try story.given(
      .decisions(.closeRoll(own, by: person(3))),
      .decisions(.enter(own, tally(12, 12, 12, 0, [10, 1, 1]), by: person(4))))
    #expect(story.refusal(.settle(own, agree, found: 10, reason: "x", by: person(3))) == .nothingToSettle)
    try story.given(.decisions(answer(12, "other")))
    #expect(story.congress.decisions.vote(own)?.tally == tally(12, 12, 12, 0, [10, 1, 1]))
  }

  @Test("takes answers of those who were there, from a teller, to every question, once it is open")
  func refusals() throws {
    let story = try roll()
    #expect(story.refusal(answer(49)) == .notPresent(person(49)))
    #expect(story.refusal(answer(1, by: 5)) == .notATeller(person(5)))
    #expect(story.refusal(answer(1, "maybe")) == .answersIncomplete)
    #expect(story.refusal(.answer(own, person(1), [], by: person(3), at: at("10:05"))) == .answersIncomplete)
    #expect(story.refusal(answer(1, "agree", "09:00")) == .beforeOpening(opened: at("10:00")))
    #expect(try opened().refusal(answer(1)) == .notARollCall)
    #expect(try opened().refusal(.closeRoll(own, by: person(3))) == .notARollCall)
    #expect(story.refusal(.closeRoll(own, by: person(5))) == .notATeller(person(5)))
  }

  private func answer(_ number: Int, _ option: String, _ clock: String) -> DecisionCommand {
    answer(number, option, by: 3, clock)
  }
}
