// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// What a voting paper must be before it can be put to the vote.
enum BallotRules {
  static func check(
    _ ballot: Ballot, in meeting: Meeting, on grounds: some DecisionGrounds
  ) throws(DecisionRefusal) {
    guard !ballot.questions.isEmpty else { throw .noQuestions }
    // Raised hands and called names are seen by all.
    guard ballot.method == .votingPaper || !ballot.isSecret else { throw .cannotBeSecret }
    try ElectionRules.check(ballot, on: meeting.plan.start.day, grounds)
    if let item = ballot.item, meeting.item(item) == nil { throw .unknownItem }
    var seen: Set<QuestionID> = []
    for question in ballot.questions {
      guard seen.insert(question.id).inserted else { throw .sameQuestionTwice(question.id) }
      try check(question.options, of: question)
      try check(question.rule, in: meeting, on: grounds)
    }
    do { try GiftRules.check(ballot, in: meeting, on: grounds) } catch { throw .unfit(error) }
  }

  private static func check(_ options: [Option], of question: Question) throws(DecisionRefusal) {
    guard options.count >= 2 else { throw .tooFewOptions(question.id) }
    guard Set(options.map(\.id)).count == options.count, Set(options.map { read($0.label) }).count == options.count
    else { throw .sameOptionTwice(question.id) }
    guard options.contains(where: { $0.kind == .adopts }) else { throw .nothingToAdopt(question.id) }
  }

  /// As voters read it: small letters, one space between words, no full stop. Votes would split over two that read alike.
  private static func read(_ label: String) -> String {
    let words = label.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return String(words.reversed().drop { ".,;:".contains($0) }.reversed())
  }

  private static func check(
    _ rule: String, in meeting: Meeting, on grounds: some DecisionGrounds
  ) throws(DecisionRefusal) {
    guard case .majority? = grounds.pack.rule(RuleID(rawValue: rule))?.demand else { throw .notAMajorityRule(rule) }
    guard grounds.majorities(for: meeting).contains(where: { $0.0.id.rawValue == rule }) else {
      throw .ruleOfAnotherGathering(rule)
    }
  }
}

extension DecisionGrounds {
  /// The majority rules a meeting may choose from: those for its kind of gathering, in force on its day.
  func majorities(for meeting: Meeting) -> [(Rule, Threshold)] {
    guard let gathering = gathering(of: meeting) else { return [] }
    return pack.majorities(of: gathering, on: meeting.plan.start.day.description)
  }
}
