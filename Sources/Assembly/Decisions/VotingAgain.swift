// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// What has to be put to the vote once more: where a vote was broken off, where several options stood equal, or none reached what was needed, and the
/// rules of the meeting say that it is voted on again.
enum VotingAgainRules {
  /// A new vote may say which one it repeats: one of the same meeting that left something open.
  static func check(_ earlier: VoteID, in meeting: Meeting, on grounds: some DecisionGrounds) throws(DecisionRefusal) {
    guard let vote = grounds.decisions.vote(earlier) else { throw .unknownVote(earlier) }
    guard vote.meeting == meeting.id, !grounds.questionsToRepeat(of: vote).isEmpty else { throw .nothingToRepeat }
  }
}

extension DecisionGrounds {
  /// The questions of a vote that are to be put again, as long as its meeting can.
  func questionsToRepeat(of vote: Vote) -> [Question] {
    guard let meeting = meetings.meeting(vote.meeting), case .sitting(let sitting) = meeting.stage,
      sitting.conclusion == nil
    else { return [] }
    return questionsLeftOpen(by: vote)
  }

  /// The questions that a declared vote left open, or all of one that was broken off, but for those put again since, in
  /// whatever meeting: each question waits for itself, also where another of the same vote is put again.
  func questionsLeftOpen(by vote: Vote) -> [Question] {
    guard vote.results != nil || vote.annulment != nil, let meeting = meetings.meeting(vote.meeting),
      let gathering = gathering(of: meeting)
    else { return [] }
    let later = decisions.votes.drop { $0.id != vote.id }.dropFirst().filter { !$0.cameToNothing }
    let votesAgain = (pack.tie(in: gathering, on: meeting.plan.start.day.description)?.1 ?? .revote) == .revote
    return vote.ballot.questions.filter { question in
      // A vote that was broken off has no result and leaves all of them open.
      let isOpen = vote.result(question.id)?.isOpen(votesAgain: votesAgain || !question.canBeLost)
      return (isOpen ?? (vote.results == nil))
        && !later.contains { decisions.puts(question, of: vote, again: $0) }
    }
  }
}

extension Decisions {
  /// Whether a later vote puts a question of an earlier one again: by its number where it repeats that vote, for its words
  /// may have changed, and otherwise by its words.
  func puts(_ question: Question, of earlier: Vote, again later: Vote) -> Bool {
    let repeats = repeats(later, earlier.id)
    return later.ballot.questions.contains { $0.text == question.text || repeats && $0.id == question.id }
  }

  /// Whether a vote repeats an earlier one, or one that repeats it.
  func repeats(_ later: Vote, _ earlier: VoteID) -> Bool {
    var next = later.repeats
    while let id = next, id != earlier { next = vote(id)?.repeats }
    return next != nil
  }
}

extension QuestionResult {
  /// Whether it left the question open, to be voted on again.
  fileprivate func isOpen(votesAgain: Bool) -> Bool {
    switch outcome {
    case .adopted, .rejected: false
    case .tie(_, _, let settledBy): settledBy == Demand.TieRule.revote.rawValue
    case .undecided: votesAgain
    }
  }
}

extension Ballot {
  /// The same paper with the questions that are put again, under a title that says so.
  func again(_ questions: [Question], titled title: String) -> Ballot {
    Ballot(title: title, method: method, isSecret: isSecret, item: item, questions: questions)
  }
}
