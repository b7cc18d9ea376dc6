// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

/// The arithmetic of a count: what is impossible, where two counts differ, and what the result is.
extension Tally {
  /// Why a count cannot be true. The invariants of a tally: issued ≤ present, returned ≤ issued,
  /// valid + invalid = returned for each question, votes ≤ valid; on papers votes = valid, because a paper without exactly
  /// one mark at a question is invalid for it.
  public enum Impossibility: Error, Hashable, Sendable {
    case negative(TallyCell)
    case tooLarge(TallyCell)
    case moreIssuedThanPresent(issued: Int, present: Int)
    /// Where no papers are given out.
    case moreVotersThanPresent(voters: Int, present: Int)
    case moreReturnedThanIssued(returned: Int, issued: Int)
    case papersLost(question: QuestionID, valid: Int, invalid: Int, returned: Int)
    case moreVotesThanPapers(question: QuestionID, votes: Int, valid: Int)
    /// Valid papers that nobody counted for any option.
    case fewerVotesThanPapers(question: QuestionID, votes: Int, valid: Int)
    case moreVotesThanVoters(question: QuestionID, votes: Int, voters: Int)
    case questionMissing(QuestionID)
    case unknownQuestion(QuestionID)
    case countedTwice(QuestionID)
    case unknownOption(question: QuestionID, option: OptionID)
  }

  /// Everything that is impossible in this count of a ballot, in the order of the paper.
  public func impossibilities(of ballot: Ballot, present: Int) -> [Impossibility] {
    let outside = outOfRange()
    // Sums of numbers outside of the range might overflow, so nothing else is asked of them.
    guard outside.isEmpty else { return outside }
    var found = strangers(to: ballot)
    if issued > present {
      found.append(
        ballot.isByPaper
          ? .moreIssuedThanPresent(issued: issued, present: present)
          : .moreVotersThanPresent(voters: issued, present: present))
    }
    if returned > issued { found.append(.moreReturnedThanIssued(returned: returned, issued: issued)) }
    for question in ballot.questions {
      guard let counted = self.question(question.id) else {
        found.append(.questionMissing(question.id))
        continue
      }
      for vote in counted.votes where question.option(vote.option) == nil {
        found.append(.unknownOption(question: question.id, option: vote.option))
      }
      if counted.valid + counted.invalid != returned {
        found.append(
          .papersLost(question: question.id, valid: counted.valid, invalid: counted.invalid, returned: returned))
      }
      let sum = counted.votes.reduce(0) { $0 + $1.count }
      if sum > counted.valid {
        found.append(
          ballot.isByPaper
            ? .moreVotesThanPapers(question: question.id, votes: sum, valid: counted.valid)
            : .moreVotesThanVoters(question: question.id, votes: sum, voters: counted.valid))
      }
      if ballot.isByPaper, sum < counted.valid {
        found.append(.fewerVotesThanPapers(question: question.id, votes: sum, valid: counted.valid))
      }
    }
    return found
  }

  /// Numbers that no count can hold: below nothing, or more than any hall.
  private func outOfRange() -> [Impossibility] {
    let own = questions.flatMap { question in
      [
        (TallyCell.valid(question: question.question), question.valid),
        (.invalid(question: question.question), question.invalid),
      ] + question.votes.map { (.votes(question: question.question, option: $0.option), $0.count) }
    }
    return ([(.issued, issued), (.returned, returned)] + own).compactMap { cell, number in
      if number < 0 { return .negative(cell) }
      return number > Tally.most ? .tooLarge(cell) : nil
    }
  }

  /// More than any hall holds.
  static let most = 9_999_999

  /// Questions that are not on the paper, or counted twice.
  private func strangers(to ballot: Ballot) -> [Impossibility] {
    var seen: Set<QuestionID> = []
    return questions.compactMap { counted in
      if ballot.question(counted.question) == nil { return .unknownQuestion(counted.question) }
      let isNew = seen.insert(counted.question).inserted
      let options = counted.votes.map(\.option)
      return isNew && Set(options).count == options.count ? nil : .countedTwice(counted.question)
    }
  }

  /// Every number of the count of a ballot, in the order of the paper; without papers those who voted, and the votes.
  public func cells(of ballot: Ballot) -> [TallyCell] {
    let papers: [TallyCell] = ballot.isByPaper ? [.issued, .returned] : [.issued]
    return papers
      + ballot.questions.flatMap { question in
        (ballot.isByPaper ? [.valid(question: question.id), .invalid(question: question.id)] : [])
          + question.options.map { TallyCell.votes(question: question.id, option: $0.id) }
      }
  }

  /// The same votes of so many who voted without papers: as many were there for each question, and nothing is invalid.
  func ofVoters(_ voters: Int) -> Tally {
    Tally(
      issued: voters, returned: voters,
      questions: questions.map {
        QuestionTally(question: $0.question, valid: voters, invalid: 0, votes: $0.votes)
      })
  }

  public subscript(cell: TallyCell) -> Int {
    switch cell {
    case .issued: issued
    case .returned: returned
    case .valid(let id): question(id)?.valid ?? 0
    case .invalid(let id): question(id)?.invalid ?? 0
    case .votes(let id, let option): question(id)?.votes(for: option) ?? 0
    }
  }

  /// The same count with one number changed.
  func changing(_ cell: TallyCell, to number: Int) -> Tally {
    switch cell {
    case .issued: Tally(issued: number, returned: returned, questions: questions)
    case .returned: Tally(issued: issued, returned: number, questions: questions)
    case .valid(let id), .invalid(let id), .votes(let id, _):
      Tally(
        issued: issued, returned: returned,
        questions: questions.map { $0.question == id ? $0.changing(cell, to: number) : $0 })
    }
  }

  /// The cells in which another count of the same ballot differs.
  public func differences(from other: Tally, on ballot: Ballot) -> [TallyCell] {
    cells(of: ballot).filter { self[$0] != other[$0] }
  }
}

extension QuestionTally {
  fileprivate func changing(_ cell: TallyCell, to number: Int) -> QuestionTally {
    switch cell {
    case .issued, .returned: self
    case .valid: QuestionTally(question: question, valid: number, invalid: invalid, votes: votes)
    case .invalid: QuestionTally(question: question, valid: valid, invalid: number, votes: votes)
    case .votes(_, let option):
      QuestionTally(
        question: question, valid: valid, invalid: invalid,
        votes: votes.map { $0.option == option ? OptionCount(option: option, count: number) : $0 })
    }
  }
}

extension Question {
  /// What a count means: the base, the votes needed, and the outcome.
  public func result(
    of tally: QuestionTally, returned: Int, opening: Opening, threshold: Threshold, tie: Demand.TieRule
  ) -> QuestionResult {
    let deciding = options.filter { $0.kind != .other }
    let cast = deciding.reduce(0) { $0 + tally.votes(for: $1.id) }
    let baseCount: Int =
      switch threshold.base {
      case .cast: cast
      case .valid: tally.valid
      case .returned: returned
      case .summoned, .registered, .present, .inOffice: opening.count(of: threshold.base) ?? 0
      }
    // Nothing is ever adopted by nobody: two thirds of no votes cast would be none.
    let needed = max(1, threshold.needed(of: baseCount))
    return QuestionResult(
      question: id, rule: rule, base: threshold.base, baseCount: baseCount, needed: needed,
      outcome: outcome(of: tally, deciding: deciding, needed: needed, tie: tie))
  }

  /// Whether somebody can vote against it. Where the choice is among several things alone, equal votes lose none of them.
  var canBeLost: Bool { options.contains { $0.kind == .rejects } }

  private func outcome(
    of tally: QuestionTally, deciding: [Option], needed: Int, tie: Demand.TieRule
  ) -> QuestionResult.Outcome {
    let most = deciding.map { tally.votes(for: $0.id) }.max() ?? 0
    let leading = deciding.filter { tally.votes(for: $0.id) == most }
    // Without a single vote nobody leads and nobody ties.
    if most == 0, let first = leading.first { return .undecided(leading: first.id, votes: 0) }
    guard leading.count == 1, let first = leading.first else {
      let way = canBeLost || tie != .lost ? tie : .revote
      return .tie(options: leading.map(\.id), votes: most, settledBy: way.rawValue)
    }
    guard most >= needed else { return .undecided(leading: first.id, votes: most) }
    return first.kind == .adopts ? .adopted(option: first.id, votes: most) : .rejected(votes: most)
  }
}
