// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

public typealias VoteID = Identifier<Vote>
public typealias QuestionID = Identifier<Question>
public typealias OptionID = Identifier<Option>
public typealias TellerID = PersonID

/// One act of voting: the questions put together, on one voting paper or one by one, and how they are counted.
public struct Vote: Sendable {
  public let id: VoteID
  public let meeting: MeetingID
  public internal(set) var ballot: Ballot
  /// The highest number that a question of it had, also one that was removed since: no number is given twice.
  var questionsAsked: Int
  public internal(set) var stage: Stage = .drafted
  /// What each person answered in a roll call, in the order of calling; empty for every other method.
  public internal(set) var roll: [NamedVote] = []
  /// Counts that were thrown away and begun again, with the reason.
  public internal(set) var recounts: [Recount] = []
  /// The vote that left open what is put again here.
  public internal(set) var repeats: VoteID?
  /// Tellers who were replaced since the opening, in order.
  public internal(set) var replacements: [TellerReplacement] = []

  init(id: VoteID, meeting: MeetingID, ballot: Ballot, repeats: VoteID?) {
    self.id = id
    self.meeting = meeting
    self.ballot = ballot
    self.repeats = repeats
    questionsAsked = ballot.highestNumber
  }

  /// How far it has come; each stage holds what that stage can know.
  public enum Stage: Sendable {
    case drafted
    /// Taken back before it was opened: it was never put to the vote.
    case withdrawn(Withdrawal)
    /// Broken off after it was opened, or its result annulled after it was `declared`: it has no result, and decides
    /// nothing.
    case annulled(Opening, Withdrawal, declared: Moment?)
    case open(Opening)
    case counting(Opening, Counting)
    case counted(Opening, Tally, settled: [CountSettlement])
    case declared(Opening, Tally, settled: [CountSettlement], [QuestionResult], on: Moment)
  }
}

/// Why a draft was taken back, or a vote broken off, and when.
public struct Withdrawal: Codable, Hashable, Sendable {
  public let reason: String
  public let at: Moment
}

/// What is put to the vote, and how.
public struct Ballot: Codable, Hashable, Sendable {
  public let title: String
  public let method: Method
  /// Whether papers are secret is said, never assumed: a vote by paper need not be.
  public let isSecret: Bool
  public let item: AgendaItemID?
  public let questions: [Question]

  public enum Method: String, Codable, Hashable, Sendable, CaseIterable { case hands, cards, rollCall, votingPaper }

  public init(title: String, method: Method, isSecret: Bool, item: AgendaItemID?, questions: [Question]) {
    self.title = title
    self.method = method
    self.isSecret = isSecret
    self.item = item
    self.questions = questions
  }

  public func question(_ id: QuestionID) -> Question? { questions.first { $0.id == id } }

  /// Whether papers are given out and come back; otherwise only those who vote are counted.
  var isByPaper: Bool { method == .votingPaper }
}

/// One question: its options, and the rule that says when one of them is adopted.
public struct Question: Codable, Hashable, Sendable {
  public let id: QuestionID
  public let text: String
  public let options: [Option]
  /// A majority rule of the pack.
  public let rule: String

  public init(id: QuestionID, text: String, options: [Option], rule: String) {
    self.id = id
    self.text = text
    self.options = options
    self.rule = rule
  }

  public func option(_ id: OptionID) -> Option? { options.first { $0.id == id } }
}

/// One answer that can be given.
public struct Option: Codable, Hashable, Sendable {
  public let id: OptionID
  public let label: String
  public let kind: Kind
  /// What becomes true in the register of figures when this answer is adopted. A figure with a nil value was decided, but
  /// its value not reported.
  public let gives: [Gift]

  public enum Kind: String, Codable, Hashable, Sendable {
    /// Adopts something: "agree", or one of several proposed numbers.
    case adopts
    /// Turns it down.
    case rejects
    /// Neither: another opinion, or an abstention.
    case other
  }

  public struct Gift: Codable, Hashable, Sendable {
    public let figure: String
    public let value: FigureValue?
    public init(figure: String, value: FigureValue?) {
      self.figure = figure
      self.value = value
    }
  }

  public init(id: OptionID, label: String, kind: Kind, gives: [Gift] = []) {
    self.id = id
    self.label = label
    self.kind = kind
    self.gives = gives
  }
}

/// The heads as they stood when the vote was opened. A result divides by these, whoever comes or goes later.
public struct Opening: Codable, Hashable, Sendable {
  public let at: Moment
  /// Those who count; who was replaced since stands in the vote's `replacements`.
  public internal(set) var tellers: [TellerID]
  /// Who heads them; nil where the vote was opened before this was asked.
  public internal(set) var head: TellerID? = nil
  public let quorum: Quorum
  /// Heads by base, for the bases known before a count: summoned, registered, present, in office.
  public let heads: [String: Int]

  public func count(of base: Base) -> Int? { heads[base.rawValue] }

  /// The members who could vote: on the roll at the opening, and there. Read from what was kept, so that no later change
  /// of posts changes it.
  public func electorate(of meeting: Meeting) -> [PersonID] {
    guard let summoned = meeting.summons?.members, let attendance = meeting.attendance else { return [] }
    let there = attendance.present(at: at)
    return roll(from: summoned).filter { there.contains($0) }
  }

  /// The members who were counted, there or not.
  func roll(from summoned: [PersonID]) -> [PersonID] { quorum.change?.roll(from: summoned) ?? summoned }
}

/// What came out of the box: papers as a whole, and each question.
public struct Tally: Codable, Hashable, Sendable {
  public let issued: Int
  public let returned: Int
  public let questions: [QuestionTally]

  public init(issued: Int, returned: Int, questions: [QuestionTally]) {
    self.issued = issued
    self.returned = returned
    self.questions = questions
  }

  public func question(_ id: QuestionID) -> QuestionTally? { questions.first { $0.question == id } }
}

/// The count of one question.
public struct QuestionTally: Codable, Hashable, Sendable {
  public let question: QuestionID
  public let valid: Int
  public let invalid: Int
  public let votes: [OptionCount]

  public init(question: QuestionID, valid: Int, invalid: Int, votes: [OptionCount]) {
    self.question = question
    self.valid = valid
    self.invalid = invalid
    self.votes = votes
  }

  public func votes(for option: OptionID) -> Int { votes.first { $0.option == option }?.count ?? 0 }
}

/// Votes for one option.
public struct OptionCount: Codable, Hashable, Sendable {
  public let option: OptionID
  public let count: Int
  public init(option: OptionID, count: Int) {
    self.option = option
    self.count = count
  }
}

/// One person's answers in a roll call: the only method in which the record names who voted how.
public struct NamedVote: Codable, Hashable, Sendable {
  public let person: PersonID
  public let answers: [Answer]
  public let at: Moment
  public let by: TellerID

  /// The option a person gave to a question.
  public struct Answer: Codable, Hashable, Sendable {
    public let question: QuestionID
    public let option: OptionID
    public init(question: QuestionID, option: OptionID) {
      self.question = question
      self.option = option
    }
  }

  public func answer(to question: QuestionID) -> OptionID? { answers.first { $0.question == question }?.option }
}

/// A count that was begun again, and why.
public struct Recount: Codable, Hashable, Sendable {
  public let reason: String
  public let by: TellerID
}

/// Two tellers at work: each has entered the count alone, or not yet.
public struct Counting: Sendable {
  public internal(set) var first: Entry
  public internal(set) var second: Entry?
  public internal(set) var settled: [CountSettlement] = []

  public struct Entry: Codable, Hashable, Sendable {
    public let teller: TellerID
    public let tally: Tally
  }
}

/// A figure on which the two entries differed, what it was found to be, and why.
public struct CountSettlement: Codable, Hashable, Sendable {
  public let cell: TallyCell
  public let first: Int
  public let second: Int
  public let found: Int
  public let reason: String
  public let by: TellerID
}

/// One number of a tally.
public enum TallyCell: Codable, Hashable, Sendable {
  case issued
  case returned
  case valid(question: QuestionID)
  case invalid(question: QuestionID)
  case votes(question: QuestionID, option: OptionID)
}

/// What the count of a question means under its rule.
public struct QuestionResult: Codable, Hashable, Sendable {
  public let question: QuestionID
  public let rule: String
  public let base: Base
  public let baseCount: Int
  public let needed: Int
  public let outcome: Outcome

  /// The law foresees all of these; none is an error.
  public enum Outcome: Codable, Hashable, Sendable {
    case adopted(option: OptionID, votes: Int)
    case rejected(votes: Int)
    /// Several leading options stand equal; `settledBy` is the pack's way out.
    case tie(options: [OptionID], votes: Int, settledBy: String)
    /// No option reached what was needed.
    case undecided(leading: OptionID, votes: Int)
  }
}

/// All votes.
public struct Decisions: Sendable {
  public internal(set) var votes: [Vote] = []
  /// Votes on restricted papers whose key is not at hand; their numbers are taken.
  var unreadable: Set<VoteID> = []
  public init() {}
  public func vote(_ id: VoteID) -> Vote? { votes.first { $0.id == id } }
  public func votes(in meeting: MeetingID) -> [Vote] { votes.filter { $0.meeting == meeting } }
  /// The name of the next vote.
  var nextVote: VoteID { VoteID("v", votes.count + unreadable.count + 1) }
}

extension Vote {
  public var opening: Opening? {
    switch stage {
    case .drafted, .withdrawn: nil
    case .open(let opening), .counting(let opening, _), .counted(let opening, _, _),
      .declared(let opening, _, _, _, _), .annulled(let opening, _, _):
      opening
    }
  }

  public var tally: Tally? {
    switch stage {
    case .drafted, .withdrawn, .annulled, .open, .counting: nil
    case .counted(_, let tally, _), .declared(_, let tally, _, _, _): tally
    }
  }

  public var settlements: [CountSettlement] {
    switch stage {
    case .drafted, .withdrawn, .annulled, .open: []
    case .counting(_, let counting): counting.settled
    case .counted(_, _, let settled), .declared(_, _, let settled, _, _): settled
    }
  }

  public var results: [QuestionResult]? {
    if case .declared(_, _, _, let results, _) = stage { results } else { nil }
  }

  public var isWithdrawn: Bool { if case .withdrawn = stage { true } else { false } }

  /// Why it was broken off, and when; nil for any other vote.
  public var annulment: Withdrawal? { if case .annulled(_, let annulment, _) = stage { annulment } else { nil } }

  /// When the result was declared that was annulled since; nil for a vote that was broken off before, or not at all.
  public var annulledResult: Moment? { if case .annulled(_, _, let declared) = stage { declared } else { nil } }

  /// Whether nothing comes of it: it was withdrawn or broken off.
  public var cameToNothing: Bool { isWithdrawn || annulment != nil }

  /// When it was declared, or broken off; nil before.
  var ended: Moment? {
    switch stage {
    case .drafted, .withdrawn, .open, .counting, .counted: nil
    case .declared(_, _, _, _, let at): at
    case .annulled(_, let annulment, _): annulment.at
    }
  }

  /// Those whose names are called: who could vote at the opening, and whoever answered, also when the log says since that
  /// they left in the minute of the opening.
  func called(in meeting: Meeting) -> [PersonID] {
    guard let opening, let summoned = meeting.summons?.members else { return [] }
    let own = Set(opening.electorate(of: meeting) + roll.map(\.person))
    return opening.roll(from: summoned).filter { own.contains($0) }
  }

  public func result(_ id: QuestionID) -> QuestionResult? { results?.first { $0.question == id } }
}

/// What the features above may see of decisions.
public protocol DecisionGrounds: MeetingGrounds, FigureGrounds {
  var decisions: Decisions { get }
  /// Whether somebody is on a list of those put forward that was adopted.
  func isPutForward(_ person: PersonID) -> Bool
}

extension DecisionGrounds {
  public func voting(on item: AgendaItemID, of meeting: MeetingID) -> VotingOnItem? {
    let votes = decisions.votes(in: meeting).filter { $0.ballot.item == item && !$0.isWithdrawn }
    if votes.contains(where: { $0.opening != nil }) { return .opened }
    return votes.isEmpty ? nil : .drafted
  }

  public func votes(of meeting: Meeting) -> [MeetingVote] {
    decisions.votes(in: meeting.id).compactMap { vote in
      let stage: MeetingVote.Stage
      switch vote.stage {
      case .withdrawn: return nil
      case .drafted: stage = .drafted
      case .open(let opening), .counting(let opening, _), .counted(let opening, _, _):
        stage = .underWay(since: opening.at)
      case .declared(_, _, _, _, let at): stage = .declared(at: at)
      case .annulled(_, let annulment, _): stage = .annulled(at: annulment.at)
      }
      let tellers = vote.opening?.tellers ?? []
      return MeetingVote(
        id: vote.id.text, title: meetings.openTitle(of: vote), item: vote.ballot.item, stage: stage,
        quorum: vote.opening?.quorum, acting: Set(tellers + vote.roll.map(\.person)),
        leftOpen: questionsLeftOpen(by: vote).map(\.text))
    }
  }
}
