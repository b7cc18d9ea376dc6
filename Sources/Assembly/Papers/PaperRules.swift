// SPDX-License-Identifier: AGPL-3.0-or-later

public import Journal
public import Packs

/// What may be asked of papers.
public enum PaperCommand: Sendable {
  /// `replacing` is what whoever asks knows to be in force.
  case issue(
    kind: String, about: PaperSubject, on: Day, in: Language, replacing: KnownPaper = .whateverStands)
}

/// Which paper somebody knows to be in force when they issue it again.
public enum KnownPaper: Hashable, Sendable {
  /// They issue it whatever there is.
  case whateverStands
  /// They know of this one, or of none.
  case known(PaperID?)
}

extension PaperCommand: FeatureCommand {
  public typealias Event = PaperEvent

  /// The rights of which one is enough; papers about people put forward are the personnel team's.
  public var rights: Set<Right> {
    switch self {
    case .issue(_, .scheme, _, _, _): [.managePersonnel]
    case .issue: [.issuePapers]
    }
  }
}

/// What happened to them.
public enum PaperEvent: Codable, Sendable {
  case issued(
    paper: PaperID, kind: String, subject: PaperSubject, number: Int?, series: String, day: Day, language: Language,
    isRestricted: Bool, replaces: PaperID?, content: Sealed<Paper>, table: Sealed<Grid>?)
}

extension PaperEvent {
  /// Whether what was issued is not for everybody.
  var isRestricted: Bool {
    switch self {
    case .issued(_, _, _, _, _, _, _, let isRestricted, _, _, _): isRestricted
    }
  }
}

/// Why not.
public enum PaperRefusal: Error, Hashable, Sendable {
  case unknownKind(String)
  case unknownSubject
  case notInThisMode(kind: String)
  case notYet(kind: String, needs: Need)
  case beforeTheMeeting(Day)
  case meetingCalledOff
  /// Of a vote that was annulled nothing can be told as its result.
  case voteAnnulled(kind: String)
  /// Somebody else issued the paper since the form was drawn.
  case issuedMeanwhile(kind: String, number: String?, on: Day)
  /// The pack names no organ and no signing authority for papers of this kind of body.
  case noIssuer(body: String)

  /// What must be there before a paper can be issued.
  public enum Need: String, Hashable, Sendable {
    case agenda, summons, opening, question, openedVote, declaredVote, adoption, openAdoption, conclusion, closing
    case allocation, freshAllocation, delegates, credentials, slate, adoptedSlate
    case opinions, circulation, predecessors
  }
}

/// The rules of papers.
public enum PaperRules {
  /// The feature's name in the record.
  public static let name = "papers"

  public static func decide(
    _ command: PaperCommand, on grounds: some PaperGrounds
  ) throws(PaperRefusal) -> [PaperEvent] {
    switch command {
    case .issue(let kindID, let subject, let day, let language, let known):
      guard let kind = grounds.pack.paper(kindID) else { throw .unknownKind(kindID) }
      if let profile = grounds.organisations.profile, let mode = grounds.pack.mode(profile.congress.mode),
        mode.papersLeftOut.contains(kindID)
      {
        throw .notInThisMode(kind: kindID)
      }
      let series = try series(of: kind, subject, on: day, grounds)
      let number =
        kind.numbering == .none
        ? nil
        : grounds.numberInAnotherLanguage(kindID, subject, language, series, on: day) ?? grounds.papers.next(in: series)
      let paper = try PaperComposer(grounds: grounds, language: language, day: day)
        .compose(kind, about: subject, number: number)
      let id = PaperID("w", grounds.papers.issued.count + 1)
      let earlier = grounds.standing(kindID, about: subject, in: language)
      if case .known(let paper) = known, paper != earlier?.id, let earlier {
        throw .issuedMeanwhile(kind: kindID, number: grounds.printedNumber(of: earlier), on: earlier.day)
      }
      let table = grounds.table(of: kindID, about: subject, on: day, in: language)
      return [
        .issued(
          paper: id, kind: kindID, subject: subject, number: number, series: series, day: day, language: language,
          isRestricted: paper.isRestricted, replaces: earlier?.id, content: Sealed(paper, for: Subject(id.text)),
          table: table.map { Sealed($0, for: Subject(id.text)) })
      ]
    }
  }

  private static func series(
    of kind: PaperKind, _ subject: PaperSubject, on day: Day, _ grounds: some PaperGrounds
  ) throws(PaperRefusal) -> String {
    let term: Term
    if case .draft = subject {
      // Issued by the leading body, in the run of its own term.
      guard let body = grounds.organisations.bodies.last(where: { $0.kind == BodyName.executive.rawValue }) else {
        throw .unknownSubject
      }
      term = body.term
    } else if subject.isAboutCongress, let profile = grounds.organisations.profile {
      term = profile.congress.term
    } else if let meeting = grounds.meeting(of: subject), let body = grounds.organisations.body(meeting.body) {
      term = body.term
    } else {
      throw .unknownSubject
    }
    return switch kind.numbering {
    case .perTerm: "\(kind.series ?? kind.id)/\(term)"
    case .perYear: "\(kind.series ?? kind.id)/\(day.year)"
    case .none: kind.id
    }
  }
}

extension PaperGrounds {
  /// The meeting that a subject belongs to.
  func meeting(of subject: PaperSubject) -> Meeting? {
    switch subject {
    case .meeting(let id): meetings.meeting(id)
    case .vote(let id): decisions.vote(id).flatMap { meetings.meeting($0.meeting) }
    case .congress, .draft, .scheme: nil
    }
  }
}

extension PaperGrounds {
  /// A paper in another language is the same paper: it bears the number of the one that stands, as long as that one says
  /// what holds and no paper in this language has had its number.
  fileprivate func numberInAnotherLanguage(
    _ kind: String, _ subject: PaperSubject, _ language: Language, _ series: String, on day: Day
  ) -> Int? {
    let issues = issues(of: kind, about: subject)
    let own = Set(issues.filter { $0.language == language }.compactMap(\.number))
    return issues.last {
      $0.language != language && $0.series == series && $0.replacedBy == nil && !isOutdated($0, on: day)
        && $0.number.map { !own.contains($0) } ?? false
    }?.number
  }
}

extension Papers {
  /// The next number of a series, from 1.
  func next(in series: String) -> Int { (issued.filter { $0.series == series }.compactMap(\.number).max() ?? 0) + 1 }

  /// Takes in what did happen; never refuses.
  public mutating func evolve(_ event: PaperEvent) {
    switch event {
    case .issued(
      let id, let kind, let subject, let number, let series, let day, let language, let isRestricted, let replaces,
      let content, let table):
      if let replaces, let index = issued.firstIndex(where: { $0.id == replaces }) { issued[index].replacedBy = id }
      issued.append(
        IssuedPaper(
          id: id, kind: kind, subject: subject, number: number, series: series, day: day, language: language,
          isRestricted: isRestricted, content: content, table: table))
    }
  }
}
