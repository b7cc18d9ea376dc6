// SPDX-License-Identifier: AGPL-3.0-or-later

public import Journal
public import Packs

/// What may be asked of a vote.
public enum DecisionCommand: Sendable {
  /// `repeats` is the vote that left open what is put again.
  case draft(MeetingID, Ballot, repeats: VoteID? = nil)
  /// Changes the paper of a draft as it stands then.
  case change(VoteID, BallotChange)
  /// Takes back a draft that was not opened, with the reason.
  case withdraw(VoteID, reason: String, at: Moment)
  /// Breaks off a vote that was opened, or annuls its declared result while the meeting sits, with the reason.
  case annul(VoteID, reason: String, at: Moment)
  /// Without a head the one meant for it heads the tellers.
  case open(VoteID, tellers: [TellerID], head: TellerID? = nil, at: Moment)
  /// Puts another in the place of a teller who cannot go on.
  case replaceTeller(VoteID, TellerReplacement)
  /// Notes what a person answered when called; a second answer replaces the first until the count stands.
  case answer(VoteID, PersonID, [NamedVote.Answer], by: TellerID, at: Moment)
  /// The roll was called to its end: its sums are this teller's count.
  case closeRoll(VoteID, by: TellerID)
  case enter(VoteID, Tally, by: TellerID)
  case settle(VoteID, TallyCell, found: Int, reason: String, by: TellerID)
  /// Throws both counts away, for when the tellers agree on something impossible.
  case recount(VoteID, reason: String, by: TellerID)
  case declare(VoteID, at: Moment)
}

extension DecisionCommand: FeatureCommand {
  public typealias Event = DecisionEvent

  /// The rights of which one is enough.
  public var rights: Set<Right> {
    switch self {
    case .draft, .change, .withdraw: [.prepareQuestions]
    case .open, .replaceTeller: [.prepareQuestions, .chair]
    case .annul: [.chair]
    case .enter, .answer, .closeRoll: [.count]
    case .settle, .declare, .recount: [.declareResults]
    }
  }
}

/// What happened to it.
public enum DecisionEvent: Codable, Hashable, Sendable {
  case drafted(vote: VoteID, meeting: MeetingID, ballot: Ballot, repeats: VoteID?)
  case changed(vote: VoteID, ballot: Ballot)
  case withdrawn(vote: VoteID, withdrawal: Withdrawal)
  case annulled(vote: VoteID, annulment: Withdrawal)
  case opened(vote: VoteID, opening: Opening)
  case tellerReplaced(vote: VoteID, replacement: TellerReplacement)
  case answered(vote: VoteID, answer: NamedVote)
  case entered(vote: VoteID, tally: Tally, teller: TellerID)
  case settled(vote: VoteID, settlement: CountSettlement)
  case counted(vote: VoteID, tally: Tally)
  case recountOrdered(vote: VoteID, recount: Recount)
  /// `figures` is what became true by it, and nothing else becomes true.
  case declared(vote: VoteID, results: [QuestionResult], figures: [FigureRecord], at: Moment)
  /// What happened to a vote on a restricted paper, sealed; the figures of it are public, and whether it `annuls` them.
  indirect case veiled(
    vote: VoteID, meeting: MeetingID, paper: TabledPaperID, figures: [FigureRecord], annuls: Bool,
    event: Sealed<DecisionEvent>)
}

/// Why not.
public enum DecisionRefusal: Error, Hashable, Sendable {
  case unknownVote(VoteID)
  case unknownMeeting(MeetingID)
  case noQuestions
  case cannotBeSecret
  /// People would be elected openly, against a rule of the pack.
  case electionNotSecret(rule: String)
  case sameQuestionTwice(QuestionID)
  case tooFewOptions(QuestionID)
  case sameOptionTwice(QuestionID)
  case nothingToAdopt(QuestionID)
  case notAMajorityRule(String)
  /// The rule is not in force that day for this kind of gathering.
  case ruleOfAnotherGathering(String)
  case unknownItem
  case unknownQuestion
  /// The paper would make true what cannot be.
  case unfit(GiftFault)
  case alreadyOpened
  case alreadyWithdrawn
  case alreadyAnnulled
  case notOpen
  case meetingNotOpen
  case meetingClosed
  case meetingCalledOff
  case noQuorum(Quorum)
  case noQuorumRule
  case tellersNeeded
  case headIsNoTeller(TellerID)
  case headCannotSettle(TellerID)
  case notATeller(TellerID)
  case tellerAbsent(TellerID)
  /// Someone who is there, but has no vote in this meeting.
  case tellerWithoutVote(TellerID)
  /// Someone who is put to the election, against a rule of the pack.
  case tellerStands(TellerID, rule: String)
  /// Of those chosen so many can enter a count; two must.
  case tooFewWhoCount(has: Int)
  /// None of those chosen could settle a difference.
  case nobodySettles
  case tellerAlready(TellerID)
  case notReplaceable(TellerID)
  case alreadyDeclared
  case countedAlready(TellerID)
  case impossible([Tally.Impossibility])
  case nothingToSettle
  case reasonMissing
  case notCounted
  case nothingToRecount
  /// The vote left nothing open, or what it left open is prepared already.
  case nothingToRepeat
  case beforeOpening(opened: Moment)
  /// A result is annulled after it was declared.
  case beforeDeclaration(declared: Moment)
  /// It would be opened before the end of the discussion that it follows, or of the vote that it repeats.
  case beforeWhatWasNoted(Moment)
  case discussionOpen
  case notARollCall
  case rollNotCalled
  case nobodyAnswered
  case notPresent(PersonID)
  /// Somebody answers a roll call who by the log is out of the room then.
  case hasLeft(PersonID, since: Moment)
  case answersIncomplete
  /// In a roll call the names are the record: a settled number must be what the names say.
  case namesSayOtherwise(named: Int)
}

/// The rules of voting.
public enum DecisionRules {
  /// The feature's name in the record.
  public static let name = "decisions"

  public static func decide(
    _ command: DecisionCommand, on grounds: some DecisionGrounds
  ) throws(DecisionRefusal) -> [DecisionEvent] {
    switch command {
    case .draft(let meeting, let ballot, let repeats):
      guard let meeting = grounds.meetings.meeting(meeting) else { throw .unknownMeeting(meeting) }
      if case .closed = meeting.stage { throw .meetingClosed }
      guard meeting.callingOff == nil else { throw .meetingCalledOff }
      if let repeats { try VotingAgainRules.check(repeats, in: meeting, on: grounds) }
      try BallotRules.check(ballot, in: meeting, on: grounds)
      let id = grounds.decisions.nextVote
      return [.drafted(vote: id, meeting: meeting.id, ballot: ballot, repeats: repeats)]
    case .change(let id, let change):
      let vote = try drafted(id, on: grounds)
      let ballot = try vote.ballot(making: change)
      if let meeting = grounds.meetings.meeting(vote.meeting) {
        try BallotRules.check(ballot, in: meeting, on: grounds)
      }
      return [.changed(vote: id, ballot: ballot)]
    case .withdraw(let id, let reason, let at):
      let vote = try drafted(id, on: grounds)
      guard !reason.trimmed.isEmpty else { throw .reasonMissing }
      return [.withdrawn(vote: vote.id, withdrawal: Withdrawal(reason: reason.trimmed, at: at))]
    case .annul(let id, let reason, let at):
      return [try annulment(of: try known(id, on: grounds), reason: reason, at: at, on: grounds)]
    case .open(let id, let tellers, let head, let at):
      return [try opening(of: try drafted(id, on: grounds), tellers: tellers, head, at: at, on: grounds)]
    case .replaceTeller(let id, let replacement):
      return [try TellerRules.replacement(replacement, in: try known(id, on: grounds), on: grounds)]
    case .answer(let id, let person, let answers, let teller, let at):
      let vote = try known(id, on: grounds)
      return try RollCallRules.answer(of: person, answers, by: teller, at: at, in: vote, on: grounds)
    case .closeRoll(let id, let teller): return try RollCallRules.closing(of: try known(id, on: grounds), by: teller)
    case .recount(let id, let reason, let teller):
      return [try recount(of: try known(id, on: grounds), reason: reason, by: teller)]
    case .enter(let id, let tally, let teller): return try entry(tally, by: teller, in: try known(id, on: grounds))
    case .settle(let id, let cell, let found, let reason, let teller):
      return try settlement(of: cell, found, reason, by: teller, in: try known(id, on: grounds))
    case .declare(let id, let at): return [try declaration(of: try known(id, on: grounds), at: at, on: grounds)]
    }
  }

  private static func known(_ id: VoteID, on grounds: some DecisionGrounds) throws(DecisionRefusal) -> Vote {
    guard let vote = grounds.decisions.vote(id) else { throw .unknownVote(id) }
    return vote
  }

  /// A vote that can still be changed.
  private static func drafted(_ id: VoteID, on grounds: some DecisionGrounds) throws(DecisionRefusal) -> Vote {
    let vote = try known(id, on: grounds)
    switch vote.stage {
    case .drafted: return vote
    case .withdrawn: throw .alreadyWithdrawn
    case .annulled: throw .alreadyAnnulled
    case .open, .counting, .counted, .declared: throw .alreadyOpened
    }
  }

  /// A result that was declared can be annulled as long as the meeting sits, which can put it to the vote again; then it
  /// stands, and another meeting may decide otherwise.
  private static func annulment(
    of vote: Vote, reason: String, at: Moment, on grounds: some DecisionGrounds
  ) throws(DecisionRefusal) -> DecisionEvent {
    let since: Moment
    switch vote.stage {
    case .drafted: throw .notOpen
    case .withdrawn: throw .alreadyWithdrawn
    case .annulled: throw .alreadyAnnulled
    case .declared(_, _, _, _, let declared):
      guard case .sitting? = grounds.meetings.meeting(vote.meeting)?.stage else { throw .meetingClosed }
      guard at >= declared else { throw .beforeDeclaration(declared: declared) }
      since = declared
    case .open(let open), .counting(let open, _), .counted(let open, _, _): since = open.at
    }
    guard !reason.trimmed.isEmpty else { throw .reasonMissing }
    guard at >= since else { throw .beforeOpening(opened: since) }
    return .annulled(vote: vote.id, annulment: Withdrawal(reason: reason.trimmed, at: at))
  }

  private static func opening(
    of vote: Vote, tellers: [TellerID], _ chosen: TellerID?, at: Moment, on grounds: some DecisionGrounds
  ) throws(DecisionRefusal) -> DecisionEvent {
    guard let meeting = grounds.meetings.meeting(vote.meeting), case .sitting(let sitting) = meeting.stage else {
      throw .meetingNotOpen
    }
    guard at >= sitting.opened else { throw .beforeOpening(opened: sitting.opened) }
    if let item = vote.ballot.item, meeting.item(item)?.kind == .discuss {
      guard let closed = sitting.discussionsClosed[item] else { throw .discussionOpen }
      guard at >= closed else { throw .beforeWhatWasNoted(closed) }
    }
    if let ended = vote.repeats.flatMap({ grounds.decisions.vote($0)?.ended }), at < ended {
      throw .beforeWhatWasNoted(ended)
    }
    try TellerRules.check(tellers, at: at, in: meeting, on: grounds)
    try ElectionRules.check(vote.ballot, on: at.day, grounds)
    try ElectionRules.check(tellers, of: vote.ballot, on: at.day, grounds)
    let head = try HeadRules.head(chosen, of: tellers, on: at.day, grounds)
    guard let quorum = grounds.quorum(of: meeting, at: at) else { throw .noQuorumRule }
    guard quorum.isMet else { throw .noQuorum(quorum) }
    let bases: [Base] = [.summoned, .registered, .present, .inOffice]
    let heads = Dictionary(
      uniqueKeysWithValues: bases.compactMap { base in
        grounds.count(of: base, in: meeting, at: at).map { (base.rawValue, $0) }
      })
    return .opened(vote: vote.id, opening: Opening(at: at, tellers: tellers, head: head, quorum: quorum, heads: heads))
  }

  private static func entry(
    _ tally: Tally, by teller: TellerID, in vote: Vote
  ) throws(DecisionRefusal) -> [DecisionEvent] {
    let opening: Opening
    var first: Counting.Entry?
    switch vote.stage {
    case .open(let open):
      // The first count of a roll call is the roll itself.
      guard vote.ballot.method != .rollCall else { throw .rollNotCalled }
      opening = open
    case .counting(let open, let counting):
      guard counting.second == nil else { throw .countedAlready(teller) }
      opening = open
      first = counting.first
    case .drafted, .withdrawn: throw .notOpen
    case .annulled: throw .alreadyAnnulled
    case .counted, .declared: throw .countedAlready(teller)
    }
    guard opening.tellers.contains(teller) else { throw .notATeller(teller) }
    guard first?.teller != teller else { throw .countedAlready(teller) }
    let impossible = tally.impossibilities(of: vote.ballot, present: opening.count(of: .present) ?? 0)
    guard impossible.isEmpty else { throw .impossible(impossible) }
    let entered = DecisionEvent.entered(vote: vote.id, tally: tally, teller: teller)
    guard let first, tally.differences(from: first.tally, on: vote.ballot).isEmpty else { return [entered] }
    return [entered, .counted(vote: vote.id, tally: tally)]
  }

  private static func settlement(
    of cell: TallyCell, _ found: Int, _ reason: String, by teller: TellerID, in vote: Vote
  ) throws(DecisionRefusal) -> [DecisionEvent] {
    guard case .counting(let opening, let counting) = vote.stage, let second = counting.second else {
      throw .nothingToSettle
    }
    guard opening.tellers.contains(teller) else { throw .notATeller(teller) }
    guard !reason.trimmed.isEmpty else { throw .reasonMissing }
    let differing = second.tally.differences(from: counting.first.tally, on: vote.ballot)
    guard differing.contains(cell) else { throw .nothingToSettle }
    if vote.ballot.method == .rollCall, found != counting.first.tally[cell] {
      throw .namesSayOtherwise(named: counting.first.tally[cell])
    }
    let settlement = CountSettlement(
      cell: cell, first: counting.first.tally[cell], second: second.tally[cell], found: found, reason: reason,
      by: teller)
    let settled = DecisionEvent.settled(vote: vote.id, settlement: settlement)
    var now = counting
    now.settled.append(settlement)
    guard let tally = now.agreed(on: vote.ballot) else { return [settled] }
    let impossible = tally.impossibilities(of: vote.ballot, present: opening.count(of: .present) ?? 0)
    guard impossible.isEmpty else { throw .impossible(impossible) }
    return [settled, .counted(vote: vote.id, tally: tally)]
  }

  private static func recount(
    of vote: Vote, reason: String, by teller: TellerID
  ) throws(DecisionRefusal) -> DecisionEvent {
    let opening: Opening
    switch vote.stage {
    case .drafted, .withdrawn, .annulled, .open, .declared: throw .nothingToRecount
    case .counting(let open, _), .counted(let open, _, _): opening = open
    }
    guard opening.tellers.contains(teller) else { throw .notATeller(teller) }
    guard !reason.trimmed.isEmpty else { throw .reasonMissing }
    return .recountOrdered(vote: vote.id, recount: Recount(reason: reason, by: teller))
  }

  private static func declaration(
    of vote: Vote, at: Moment, on grounds: some DecisionGrounds
  ) throws(DecisionRefusal) -> DecisionEvent {
    let (opening, tally): (Opening, Tally)
    switch vote.stage {
    case .drafted, .withdrawn: throw .notOpen
    case .annulled: throw .alreadyAnnulled
    case .open, .counting: throw .notCounted
    case .declared: throw .alreadyDeclared
    case .counted(let open, let counted, _): (opening, tally) = (open, counted)
    }
    guard at >= opening.at else { throw .beforeOpening(opened: opening.at) }
    let results = try grounds.results(of: tally, in: vote, opening, on: at.day)
    let figures = results.flatMap { result in vote.ballot.figures(from: result, on: at.day, vote: vote.id) }
    return .declared(vote: vote.id, results: results, figures: figures, at: at)
  }
}

extension DecisionGrounds {
  /// What a count means for each question, by the rules of the pack and the heads of the opening.
  func results(
    of tally: Tally, in vote: Vote, _ opening: Opening, on day: Day
  ) throws(DecisionRefusal) -> [QuestionResult] {
    guard let meeting = meetings.meeting(vote.meeting), let gathering = gathering(of: meeting) else {
      throw .meetingNotOpen
    }
    let tie = pack.tie(in: gathering, on: day.description)?.1 ?? .revote
    var results: [QuestionResult] = []
    for question in vote.ballot.questions {
      guard case .majority(let threshold, _)? = pack.rule(RuleID(rawValue: question.rule))?.demand,
        let counted = tally.question(question.id)
      else { throw .notAMajorityRule(question.rule) }
      results.append(
        question.result(of: counted, returned: tally.returned, opening: opening, threshold: threshold, tie: tie))
    }
    return results
  }
}

extension Ballot {
  /// The figures that an adopted answer makes true; none for any other outcome.
  func figures(from result: QuestionResult, on day: Day, vote: VoteID) -> [FigureRecord] {
    guard case .adopted(let id, _) = result.outcome, let question = question(result.question),
      let option = question.option(id)
    else { return [] }
    return option.gives.map {
      FigureRecord(
        figure: $0.figure, value: $0.value, status: .planned, day: day, source: "\(vote)/\(result.question)",
        basis: question.text)
    }
  }

  /// The numbers that would hold if every first adopting option were adopted, so that ratios on one paper can be checked.
  var proposedNumbers: [String: Int] {
    var numbers: [String: Int] = [:]
    for gift in questions.compactMap({ $0.options.first { $0.kind == .adopts } }).flatMap(\.gives) {
      if let number = gift.value?.number { numbers[gift.figure] = number }
    }
    return numbers
  }
}
