// SPDX-License-Identifier: AGPL-3.0-or-later

public import Journal
public import Packs

public typealias PaperID = Identifier<Paper>

/// A paper that went out under its number, kept as it was.
public struct IssuedPaper: Restrictable, Sendable {
  public let id: PaperID
  public let kind: String
  /// What the paper is about: a meeting, or one vote in it.
  public let subject: PaperSubject
  public let number: Int?
  /// The series the number runs in: kind and term, or kind and year.
  public let series: String
  public let day: Day
  public let language: Language
  public let isRestricted: Bool
  public let content: Sealed<Paper>
  /// The table beside it, as it was when the paper went out. Nil for papers without one, and for those issued before
  /// tables were kept.
  let table: Sealed<Grid>?
  /// When a later issue of the same paper replaced it.
  public internal(set) var replacedBy: PaperID?

  var isAboutScheme: Bool { if case .scheme = subject { true } else { false } }
}

/// What a paper is about.
public enum PaperSubject: Codable, Hashable, Sendable {
  case meeting(MeetingID)
  case vote(VoteID)
  /// The congress itself: its allocation, its delegates, their credentials.
  case congress
  /// One round of opinions on a draft, by the version they are about.
  case draft(DraftID, version: Int)
  /// Those put forward for a body: the scheme, the list of candidates, the ballot.
  case scheme(SchemeID)
}

extension PaperSubject {
  /// Whether it belongs to no one meeting.
  var isAboutCongress: Bool {
    switch self {
    case .congress, .scheme: true
    case .meeting, .vote, .draft: false
    }
  }
}

/// All papers that were issued.
public struct Papers: Sendable {
  public internal(set) var issued: [IssuedPaper] = []
  public init() {}

  public func paper(_ id: PaperID) -> IssuedPaper? { issued.first { $0.id == id } }
  public func papers(about subject: PaperSubject) -> [IssuedPaper] { issued.filter { $0.subject == subject } }
  /// The one in force, which a new issue replaces.
  func standing(_ kind: String, about subject: PaperSubject, in language: Language) -> IssuedPaper? {
    issued.last {
      $0.kind == kind && $0.subject == subject && $0.language == language && $0.replacedBy == nil
    }
  }
}

/// What papers may see: everything.
public protocol PaperGrounds: DecisionGrounds, DelegateGrounds, DraftingGrounds, PersonnelGrounds {
  var papers: Papers { get }
}
