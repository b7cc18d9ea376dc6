// SPDX-License-Identifier: AGPL-3.0-or-later

/// What is wished of a voting paper that is still a draft. Each wish says only what it changes, so that two clerks at one
/// paper do not undo each other.
public enum BallotChange: Sendable {
  case head(BallotHead)
  case add(QuestionDraft)
  case replace(Question)
  case remove(QuestionID)
}

/// Everything on a voting paper but its questions.
public struct BallotHead: Sendable {
  public let title: String
  public let method: Ballot.Method
  public let isSecret: Bool
  public let item: AgendaItemID?

  public init(title: String, method: Ballot.Method, isSecret: Bool, item: AgendaItemID?) {
    self.title = title
    self.method = method
    self.isSecret = isSecret
    self.item = item
  }

  func ballot(_ questions: [Question]) -> Ballot {
    Ballot(title: title, method: method, isSecret: isSecret, item: item, questions: questions)
  }
}

/// A question before it has a number.
public struct QuestionDraft: Sendable {
  public let text: String
  public let options: [Option]
  /// A majority rule of the pack.
  public let rule: String

  public init(text: String, options: [Option], rule: String) {
    self.text = text
    self.options = options
    self.rule = rule
  }

  func numbered(_ id: QuestionID) -> Question { Question(id: id, text: text, options: options, rule: rule) }
}

extension Vote {
  /// The voting paper as it would be with a change made to it as it stands now.
  func ballot(making change: BallotChange) throws(DecisionRefusal) -> Ballot {
    switch change {
    case .head(let head): return head.ballot(ballot.questions)
    case .add(let draft): return ballot.with(ballot.questions + [draft.numbered(QuestionID("q", questionsAsked + 1))])
    case .replace(let question):
      guard ballot.question(question.id) != nil else { throw .unknownQuestion }
      return ballot.with(ballot.questions.map { $0.id == question.id ? question : $0 })
    case .remove(let id):
      guard ballot.question(id) != nil else { throw .unknownQuestion }
      return ballot.with(ballot.questions.filter { $0.id != id })
    }
  }
}

extension Ballot {
  /// The same paper with other questions.
  func with(_ questions: [Question]) -> Ballot {
    Ballot(title: title, method: method, isSecret: isSecret, item: item, questions: questions)
  }

  /// The highest number of a question on it; 0 without one.
  var highestNumber: Int { questions.compactMap { Int($0.id.text.drop { !$0.isNumber }) }.max() ?? 0 }
}
