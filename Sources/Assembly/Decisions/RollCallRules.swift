// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// Voting by roll call: every answer is noted with its name, and the sums of the names are the first count.
enum RollCallRules {
  static func answer(
    of person: PersonID, _ answers: [NamedVote.Answer], by teller: TellerID, at: Moment, in vote: Vote,
    on grounds: some DecisionGrounds
  ) throws(DecisionRefusal) -> [DecisionEvent] {
    guard vote.ballot.method == .rollCall else { throw .notARollCall }
    let opening: Opening
    var counted: Counting?
    switch vote.stage {
    case .drafted, .withdrawn: throw .notOpen
    case .annulled: throw .alreadyAnnulled
    case .counted, .declared: throw .countedAlready(teller)
    case .open(let open): opening = open
    case .counting(let open, let counting):
      opening = open
      counted = counting
    }
    guard opening.tellers.contains(teller) else { throw .notATeller(teller) }
    guard at >= opening.at else { throw .beforeOpening(opened: opening.at) }
    let meeting = grounds.meetings.meeting(vote.meeting)
    guard let meeting, vote.called(in: meeting).contains(person) else { throw .notPresent(person) }
    if let left = meeting.attendance?.absence(of: person, at: at) { throw .hasLeft(person, since: left) }
    guard vote.ballot.isAnswered(by: answers) else { throw .answersIncomplete }
    let named = NamedVote(person: person, answers: answers, at: at, by: teller)
    let answered = DecisionEvent.answered(vote: vote.id, answer: named)
    let tally = vote.ballot.tally(of: vote.roll.filter { $0.person != person } + [named])
    guard var counted else { return [answered] }
    counted.first = .init(teller: counted.first.teller, tally: tally)
    guard let agreed = counted.agreed(on: vote.ballot) else { return [answered] }
    return [answered, .counted(vote: vote.id, tally: agreed)]
  }

  static func closing(of vote: Vote, by teller: TellerID) throws(DecisionRefusal) -> [DecisionEvent] {
    guard vote.ballot.method == .rollCall else { throw .notARollCall }
    switch vote.stage {
    case .drafted, .withdrawn: throw .notOpen
    case .annulled: throw .alreadyAnnulled
    case .counting, .counted, .declared: throw .countedAlready(teller)
    case .open(let opening):
      guard opening.tellers.contains(teller) else { throw .notATeller(teller) }
      guard !vote.roll.isEmpty else { throw .nobodyAnswered }
      return [.entered(vote: vote.id, tally: vote.ballot.tally(of: vote.roll), teller: teller)]
    }
  }
}

extension Ballot {
  /// Whether each question has exactly one of its own options for an answer.
  func isAnswered(by answers: [NamedVote.Answer]) -> Bool {
    answers.count == questions.count
      && questions.allSatisfy { question in
        answers.contains { $0.question == question.id && question.option($0.option) != nil }
      }
  }

  /// The count that a roll's names add up to: one paper a name, all of them valid.
  func tally(of roll: [NamedVote]) -> Tally {
    Tally(
      issued: roll.count, returned: roll.count,
      questions: questions.map { question in
        QuestionTally(
          question: question.id, valid: roll.count, invalid: 0,
          votes: question.options.map { option in
            OptionCount(option: option.id, count: roll.count { $0.answer(to: question.id) == option.id })
          })
      })
  }
}
