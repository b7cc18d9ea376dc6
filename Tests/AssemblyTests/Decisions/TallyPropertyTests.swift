// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import Seeded
import TestKit
import Testing

@testable import Assembly

/// Random counts of a random paper, mostly almost right.
private struct Random {
  var dice: Chance
  let questions: [Question]
  let present: Int

  init(seed: UInt64) {
    dice = Chance(seed: seed)
    present = dice.number(0...60)
    questions = (0..<dice.number(1...4)).map { number in
      Question(
        id: QuestionID("q", number), text: "?",
        options: (0..<3).map { Option(id: OptionID("o", $0), label: "\($0)", kind: [.adopts, .rejects, .other][$0]) },
        rule: "majority.committee")
    }
  }

  var ballot: Ballot { Ballot(title: "", method: .votingPaper, isSecret: false, item: nil, questions: questions) }

  mutating func nudge() -> Int { dice.number(0...5) == 0 ? dice.number(-2...2) : 0 }

  mutating func tally() -> Tally {
    let issued = present + nudge()
    let returned = issued - dice.number(0...3) + nudge()
    let counts = questions.map { question in
      let invalid = dice.number(0...3)
      let valid = returned - invalid + nudge()
      let agree = dice.number(0...max(0, valid))
      let disagree = dice.number(0...max(0, valid - agree))
      let votes = [agree, disagree, valid - agree - disagree + nudge()]
      return QuestionTally(
        question: question.id, valid: valid, invalid: invalid,
        votes: zip(question.options, votes).map { OptionCount(option: $0.id, count: $1) })
    }
    return Tally(issued: issued, returned: returned, questions: counts)
  }
}

/// The invariants of a count, written down once more and as plainly as can be.
private func isPossible(_ tally: Tally, present: Int) -> Bool {
  if tally.issued < 0 || tally.returned < 0 || tally.issued > present || tally.returned > tally.issued { return false }
  for question in tally.questions {
    if question.valid < 0 || question.invalid < 0 || question.valid + question.invalid != tally.returned {
      return false
    }
    var sum = 0
    for vote in question.votes {
      if vote.count < 0 { return false }
      sum += vote.count
    }
    if sum != question.valid { return false }
  }
  return true
}

@Suite("A count")
struct TallyPropertyTests {
  @Test("is refused exactly when a second, simpler checker refuses it", arguments: 1...50 as ClosedRange<UInt64>)
  func invariants(seed: UInt64) {
    var random = Random(seed: seed)
    var possible = 0
    for _ in 0..<60 {
      let tally = random.tally()
      let found = tally.impossibilities(of: random.ballot, present: random.present)
      #expect(found.isEmpty == isPossible(tally, present: random.present), "seed \(seed): \(tally) \(found)")
      if found.isEmpty { possible += 1 }
    }
    #expect(random.present < 4 || possible > 0, "seed \(seed) tried nothing possible")
  }

  @Test("with strange questions, doubled options or numbers beyond counting is impossible, not a crash")
  func strangers() {
    let random = Random(seed: 1)
    let ballot = random.ballot
    let one = QuestionTally(question: ballot.questions[0].id, valid: 0, invalid: 0, votes: [])
    func found(_ questions: [QuestionTally], issued: Int = 0) -> [Tally.Impossibility] {
      Tally(issued: issued, returned: 0, questions: questions).impossibilities(of: ballot, present: 60)
    }
    let whole = ballot.questions.map { QuestionTally(question: $0.id, valid: 0, invalid: 0, votes: []) }
    #expect(found(whole) == [])
    #expect(found(whole + [one]).contains(.countedTwice(one.question)))
    #expect(
      found(whole + [.init(question: QuestionID("?"), valid: 0, invalid: 0, votes: [])]).contains(
        .unknownQuestion(QuestionID("?"))))
    #expect(found(Array(whole.dropFirst())).contains(.questionMissing(one.question)))
    let doubled = OptionCount(option: OptionID("o", 0), count: 0)
    #expect(
      found([.init(question: one.question, valid: 0, invalid: 0, votes: [doubled, doubled])] + whole.dropFirst())
        .contains(.countedTwice(one.question)))
    let strange = OptionCount(option: OptionID("?"), count: 0)
    #expect(
      found([.init(question: one.question, valid: 0, invalid: 0, votes: [strange])] + whole.dropFirst())
        .contains(.unknownOption(question: one.question, option: OptionID("?"))))
    #expect(found(whole, issued: .max).contains(.tooLarge(.issued)))
    let huge = QuestionTally(
      question: one.question, valid: .max, invalid: .max, votes: [.init(option: OptionID("o", 0), count: .max)])
    #expect(!found([huge] + whole.dropFirst()).isEmpty)
  }

  @Test("means what a naive reckoning says it means, for every base", arguments: 1...60 as ClosedRange<UInt64>)
  func outcomes(seed: UInt64) throws {
    var dice = Chance(seed: seed)
    let above = dice.number(1...3)
    let share = try #require(Fraction(above, above + dice.number(1...2)))
    for base in Base.allCases {
      let votes = [dice.number(0...20), dice.number(0...20), dice.number(0...5)]
      let valid = votes.reduce(0, +) + dice.number(0...2)
      let returned = valid + dice.number(0...2)
      let heads = ["summoned": 60, "registered": 58, "present": 55, "inOffice": 61]
      let comparison: Threshold.Comparison = dice.number(0...1) == 0 ? .moreThan : .atLeast
      let count =
        switch base {
        case .cast: votes[0] + votes[1]
        case .valid: valid
        case .returned: returned
        case .summoned, .registered, .present, .inOffice: heads[base.rawValue] ?? 0
        }
      let result = try result(
        votes, valid, returned, heads, Threshold(share: share, comparison: comparison, base: base))
      #expect(result.baseCount == count, "seed \(seed), \(base)")
      func carries(_ votes: Int) -> Bool {
        let (mine, theirs) = (votes * share.denominator, count * share.numerator)
        return votes > 0 && (comparison == .moreThan ? mine > theirs : mine >= theirs)
      }
      let expected: QuestionResult.Outcome
      if votes[0] == votes[1], votes[0] > 0 {
        expected = .tie(options: [OptionID("o", 0), OptionID("o", 1)], votes: votes[0], settledBy: "lot")
      } else if votes[0] > votes[1] {
        expected =
          carries(votes[0])
          ? .adopted(option: OptionID("o", 0), votes: votes[0]) : .undecided(leading: OptionID("o", 0), votes: votes[0])
      } else if votes[1] > 0 {
        expected =
          carries(votes[1]) ? .rejected(votes: votes[1]) : .undecided(leading: OptionID("o", 1), votes: votes[1])
      } else {
        expected = .undecided(leading: OptionID("o", 0), votes: 0)
      }
      #expect(result.outcome == expected, "seed \(seed), \(base), \(share), \(votes)")
    }
  }

  private func result(
    _ votes: [Int], _ valid: Int, _ returned: Int, _ heads: [String: Int], _ threshold: Threshold
  ) throws -> QuestionResult {
    let question = Random(seed: 1).questions[0]
    let quorum = Quorum(
      at: ConferenceStory.at("08:00"), present: 55, base: .inOffice, baseCount: 61, needed: 41, rule: "q")
    let opening = Opening(at: ConferenceStory.at("08:00"), tellers: [], quorum: quorum, heads: heads)
    let counted = QuestionTally(
      question: question.id, valid: valid, invalid: returned - valid,
      votes: zip(question.options, votes).map { OptionCount(option: $0.id, count: $1) })
    return question.result(of: counted, returned: returned, opening: opening, threshold: threshold, tie: .lot)
  }
}

@Suite("A refusal of a vote")
struct DecisionRefusalWordsTests {
  static let all: [DecisionRefusal] =
    [
      .unknownVote(VoteID("v")), .unknownMeeting(MeetingID("m")), .noQuestions, .cannotBeSecret,
      .sameQuestionTwice(QuestionID("q")), .tooFewOptions(QuestionID("q")), .sameOptionTwice(QuestionID("q")),
      .nothingToAdopt(QuestionID("q")), .notAMajorityRule("x"), .ruleOfAnotherGathering("majority.congress"),
      .unfit(.figure(.unknownFigure("x"))), .unknownItem, .unfit(.blocked(rule: "size.standing")), .alreadyOpened,
      .notOpen, .meetingNotOpen,
      .meetingClosed, .noQuorumRule, .tellersNeeded, .notATeller(person(1)), .tellerAbsent(person(1)),
      .countedAlready(person(1)), .impossible([]), .nothingToSettle, .reasonMissing, .notCounted, .nothingToRecount,
      .beforeOpening(opened: ConferenceStory.at("08:00")), .discussionOpen, .notARollCall, .rollNotCalled,
      .nobodyAnswered,
      .notPresent(person(1)), .hasLeft(person(1), since: ConferenceStory.at("10:05")), .answersIncomplete,
      .namesSayOtherwise(named: 3),
    ] + (MeetingRefusalWordsTests.quorum.map { [.noQuorum($0)] } ?? [])

  @Test("says what is the matter and what would help, in both languages", arguments: all)
  func explained(refusal: DecisionRefusal) {
    for words in [refusal.problem, refusal.mend] {
      let (vietnamese, english) = (words(.vietnamese, .office), words(.english, .office))
      #expect(vietnamese.hasSuffix(".") && english.hasSuffix("."))
      #expect(vietnamese != english)
    }
  }
}
