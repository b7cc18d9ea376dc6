// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts
public import Packs

public typealias DraftID = Identifier<DraftDocument>
public typealias CirculationID = Identifier<Circulation>
public typealias SourceID = Identifier<DraftSource>
public typealias ReservationID = Identifier<Reservation>

/// A document that the organisation prepares for its congress: sent out version by version, answered opinion by opinion.
public struct DraftDocument: Restrictable, Sendable {
  public let id: DraftID
  public let head: DraftHead
  /// From the first to the newest; never empty.
  public internal(set) var versions: [DraftVersion]
  public internal(set) var circulations: [Circulation] = []
  /// All that came in, in the order in which it did.
  public internal(set) var returns: [Return] = []
  /// Answers in the order in which they were given; of several to one opinion the newest holds.
  public internal(set) var answers: [Answer] = []
  public internal(set) var adjustments: [Adjustment] = []
  /// Neutral summaries by the compilers; the newest of one opinion's holds.
  public internal(set) var summaries: [Summary] = []
  /// The fields that opinions on this draft are sorted by.
  public internal(set) var fields: [OpinionField]
  public internal(set) var fieldsOfOpinions: [OpinionKey: String] = [:]
  /// Opinions that were read as mere agreement, and that a person made points of.
  public internal(set) var answersAsked: Set<OpinionKey> = []
  public internal(set) var reservations: [Reservation] = []
  /// When those who kept silent were reminded, in order.
  public internal(set) var reminders: [Reminder] = []
  /// Parts that a person pointed to, over what was recognised.
  public internal(set) var marks: [BlockID: PartMark] = [:]
  public internal(set) var sources: [DraftSource] = []
  /// What people said of the origin of passages.
  var rulings: [PlacedRuling] = []
  /// By when all opinions shall be answered.
  public internal(set) var decideBy: Day?
  /// How many of `returns` were settled when the newest version was issued; those behind belong to the open round.
  var settled = 0
  /// Which answer holds for an opinion, as an index into `answers`.
  var held: [OpinionKey: Int] = [:]
  /// Rounds that were closed by issuing, in order.
  var closings: [ClosedRound] = []
  /// Reckoned once between two events that change it.
  var reckoned = Reckoned<Synthesis>()
  var origins = Reckoned<Origins>()

  init(id: DraftID, head: DraftHead, first version: DraftVersion, fields: [OpinionField]) {
    self.id = id
    self.head = head
    versions = [version]
    self.fields = fields
  }

  public var title: String { head.title }
  public var isRestricted: Bool { head.isRestricted }
  public var newest: DraftVersion { versions[versions.count - 1] }

  public func version(_ number: Int) -> DraftVersion? { versions.first { $0.number == number } }
  public func returned(_ id: ReturnID) -> Return? { returns.first { $0.id == id } }
  public func source(_ id: SourceID) -> DraftSource? { sources.first { $0.id == id } }
  public func field(_ id: String) -> OpinionField? { fields.first { $0.id == id } }

  /// What came in since the newest version was issued.
  public var round: ArraySlice<Return> { returns[settled...] }

  /// Files of the round that nobody could read, and nobody has set aside.
  var unread: [Return] { round.filter { $0.counts && $0.isUnread } }

  /// How many files of the round have no sender yet.
  var unnamed: Int { round.count(where: \.isUnnamed) }

  /// Whether files of the round could not be read or have no sender: nothing is issued over them.
  var hasFilesLeft: Bool { !unread.isEmpty || unnamed > 0 }

  /// The answer that holds for an opinion; nil while there is none.
  public func answer(to opinion: OpinionKey) -> Answer? { held[opinion].map { answers[$0] } }
}

/// What a draft is.
public struct DraftHead: Codable, Hashable, Sendable {
  /// A `DraftKind` of the pack.
  public let kind: String
  public let title: String
  /// The term that it speaks of; a self-review speaks of the one that ends.
  public let term: Term?
  public let isRestricted: Bool
  /// The tabled paper that it is, so that what is said of that paper in meetings counts here.
  public let paper: TabledPaperID?

  public init(kind: String, title: String, term: Term?, isRestricted: Bool, paper: TabledPaperID?) {
    self.kind = kind
    self.title = title
    self.term = term
    self.isRestricted = isRestricted
    self.paper = paper
  }
}

/// One version of a draft: its text, and the Word file that it is.
public struct DraftVersion: Codable, Hashable, Sendable {
  public let number: Int
  public let text: DraftText
  public let file: TabledFile
  public let day: Day
  public let origin: Origin

  /// How a version came to be.
  public enum Origin: Codable, Hashable, Sendable {
    /// Somebody wrote it and filed it.
    case filed
    /// Made of an earlier one by exactly what was accepted.
    case applied(from: Int)
  }

  public init(number: Int, text: DraftText, file: TabledFile, day: Day, origin: Origin) {
    self.number = number
    self.text = text
    self.file = file
    self.day = day
    self.origin = origin
  }
}

/// A version that was sent out for opinions: to whom, and by when.
public struct Circulation: Codable, Hashable, Sendable {
  public let id: CirculationID
  public let version: Int
  public let units: [UnitID]
  public let people: [PersonID]
  /// Whether everybody who may comment may do so here.
  public let isOpenToAll: Bool
  public let sent: Day
  public internal(set) var due: Day
}

/// Those who had sent nothing by a day, and were reminded on it.
public struct Reminder: Codable, Hashable, Sendable {
  public let circulation: CirculationID
  public let to: [Return.Sender]
  public let day: Day
  public let by: PersonID?
}

/// A compiler's neutral words for what opinions ask; judges nothing.
public struct Summary: Codable, Hashable, Sendable {
  public let opinions: [OpinionKey]
  public let text: String
  public let by: PersonID?
}

/// An opinion that somebody keeps although it was not taken up; printed with the papers.
public struct Reservation: Codable, Hashable, Sendable {
  public let id: ReservationID
  public let person: PersonID
  /// What it is about; nil for the whole draft.
  public let opinion: OpinionKey?
  public let text: String
  public let day: Day
}

/// What a person said about a block: that it is a required part, or that it is not.
public enum PartMark: Codable, Hashable, Sendable {
  case part(String)
  case none
}

/// The document of an organisation before the merger, from which a draft carries things over.
public struct DraftSource: Codable, Hashable, Sendable {
  public let id: SourceID
  public let title: String
  public let predecessor: PredecessorID?
  /// The day that its figures speak of.
  public let dated: Day?
  public let file: TabledFile
  /// Its paragraphs, in order.
  public let blocks: [String]
}

/// All drafts.
public struct Drafting: Sendable {
  public internal(set) var all: [DraftDocument] = []
  /// Contributions whose words were erased.
  public internal(set) var forgotten: Set<ReturnID> = []
  /// Numbers of returns run through all drafts, so that each is named once.
  var returnsTaken = 0
  /// Restricted drafts whose key is gone: nothing of them can be read any more, but their numbers are taken.
  var unreadable: Set<DraftID> = []
  public init() {}

  public func draft(_ id: DraftID) -> DraftDocument? { all.first { $0.id == id } }

  /// The name of the next draft.
  var next: DraftID { DraftID("dr", all.count + unreadable.count + 1) }
}

/// What the features above may see of drafts.
public protocol DraftingGrounds: MeetingGrounds, AccessGrounds {
  var drafting: Drafting { get }
  /// What papers about a draft ask of a visitor: those in force that were overtaken are to be issued again.
  func paperToDos(of draft: DraftDocument, _ scene: Scene) -> [ToDo]
}
