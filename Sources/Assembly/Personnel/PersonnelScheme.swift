// SPDX-License-Identifier: AGPL-3.0-or-later

public import Journal
public import Packs

public typealias SchemeID = Identifier<PersonnelScheme>
public typealias CandidateID = Identifier<Candidate>
public typealias SlateTargetID = Identifier<SlateTarget>
public typealias ExclusionID = Identifier<SlateExclusion>
public typealias SlateDraftID = Identifier<SlateDraft>

/// What is prepared for one body of the new term: who may be put forward, what those put forward shall meet together, and
/// the drafts of the slate. Nobody outside of the personnel team sees anything of it.
public struct PersonnelScheme: Sendable {
  public let id: SchemeID
  /// A body kind of the pack, such as "executive".
  public let body: String
  public internal(set) var frame: SlateFrame
  public internal(set) var candidates: [Candidate] = []
  public internal(set) var targets: [SlateTarget]
  public internal(set) var exclusions: [SlateExclusion] = []
  public internal(set) var drafts: [SlateDraft] = []
  public internal(set) var adoptions: [SlateAdoption] = []
  /// Those that were taken back keep their number.
  var targetsAdded: Int
  var exclusionsAdded = 0

  public func candidate(_ id: CandidateID) -> Candidate? { candidates.first { $0.id == id } }
  public func draft(_ id: SlateDraftID) -> SlateDraft? { drafts.first { $0.id == id } }
  public func target(_ id: SlateTargetID) -> SlateTarget? { targets.first { $0.id == id } }
  /// The draft in force: the one adopted last.
  public var adopted: SlateDraft? { adoptions.last.flatMap { draft($0.draft) } }
}

/// The size of a slate, when ages are counted, and against which body renewal is counted.
public struct SlateFrame: Codable, Hashable, Sendable {
  /// The places to be filled.
  public let seats: Int
  /// The names on the slate: more than the seats where the congress elects.
  public let names: Int
  /// The first day of the month at which ages are counted.
  public let agesAt: Day
  /// The body whose term ends.
  public let outgoing: BodyID?

  public init(seats: Int, names: Int, agesAt: Day, outgoing: BodyID?) {
    self.seats = seats
    self.names = names
    self.agesAt = agesAt
    self.outgoing = outgoing
  }

  /// By how many names the slate is longer than the seats.
  public var surplus: Int { names - seats }
}

/// Somebody who may be put forward.
public struct Candidate: Sendable {
  public let id: CandidateID
  public internal(set) var who: Who
  /// The unit at which they work; nil for those of none.
  public internal(set) var unit: UnitID?
  public internal(set) var file: Sealed<CandidateFile>
  public internal(set) var consideration: Consideration = .open
  public internal(set) var isWithdrawn = false

  /// A person of the organisation's list, or somebody known here only.
  public enum Who: Codable, Hashable, Sendable {
    case person(PersonID)
    case named(Sealed<PersonDetails>)
  }

  /// What was settled about somebody before the slate is composed.
  public enum Consideration: String, Codable, Hashable, Sendable, CaseIterable {
    case open
    /// On every slate.
    case agreed
    /// On none.
    case setAside
  }

  /// The person of the organisation's list, for those who are in it.
  var person: PersonID? { if case .person(let id) = who { id } else { nil } }
}

/// What the personnel team keeps of a candidate beside the list of people; sealed in the record.
public struct CandidateFile: Codable, Hashable, Sendable {
  /// Whether they sat in the outgoing body.
  public let isContinuing: Bool
  /// How many spoke for them in the consultations.
  public let support: Int
  /// The post they hold, as it is printed.
  public let post: String?
  /// Further qualities by the office's own headings; they stand before those of the list of people.
  public let qualities: [String: String]

  public static let mostSupport = 10_000

  public init(isContinuing: Bool, support: Int, post: String?, qualities: [String: String]) {
    self.isContinuing = isContinuing
    self.support = support
    self.post = post
    self.qualities = qualities
  }
}

/// One thing that those put forward shall meet together.
public struct SlateTarget: Codable, Hashable, Sendable {
  public let id: SlateTargetID
  public let content: Content
  /// The rule of the pack that it was taken from; nil for the team's own, and for one that the team changed.
  public let rule: String?

  /// What it says.
  public struct Content: Codable, Hashable, Sendable {
    public let name: Phrase
    public let group: SlateGroup
    public let least: SlateAmount?
    public let most: SlateAmount?
    /// Whether it is only striven for, and gives way before those that shall be met.
    public let isStriven: Bool
    /// 1 is the most important.
    public let priority: Int

    public init(
      name: Phrase, group: SlateGroup, least: SlateAmount?, most: SlateAmount?, isStriven: Bool, priority: Int
    ) {
      self.name = name
      self.group = group
      self.least = least
      self.most = most
      self.isStriven = isStriven
      self.priority = priority
    }
  }

  public init(id: SlateTargetID, content: Content, rule: String?) {
    self.id = id
    self.content = content
    self.rule = rule
  }
}

/// Candidates of whom only so many may be put forward together.
public struct SlateExclusion: Codable, Hashable, Sendable {
  public let id: ExclusionID
  public let candidates: [CandidateID]
  public let most: Int
  public let reason: String
}

/// A version of the slate, kept as it was drawn up.
public struct SlateDraft: Codable, Hashable, Sendable {
  public let id: SlateDraftID
  public let members: [CandidateID]
  /// The version it was made from.
  public let basedOn: SlateDraftID?
  public let note: String?
  public let day: Day
}

/// A version that the competent body took, by which act and when.
public struct SlateAdoption: Codable, Hashable, Sendable {
  public let draft: SlateDraftID
  public let basis: String
  /// Why it was taken although some target is not met; nil where all are.
  public let reason: String?
  public let day: Day
}

/// All schemes, one for each body at most.
public struct Personnel: Sendable {
  public internal(set) var schemes: [PersonnelScheme] = []
  /// Candidates keep their number over all schemes, since their data is sealed under it.
  var candidatesAdded = 0
  /// Schemes whose key is gone; their numbers are taken.
  var unreadable: Set<SchemeID> = []
  /// Whose data was erased.
  public internal(set) var forgotten: Set<CandidateID> = []

  public init() {}

  public func scheme(_ id: SchemeID) -> PersonnelScheme? { schemes.first { $0.id == id } }
  public func scheme(for body: String) -> PersonnelScheme? { schemes.first { $0.body == body } }

  var next: SchemeID { SchemeID("s", schemes.count + unreadable.count + 1) }
}

/// What the features above may see of personnel.
public protocol PersonnelGrounds: OrganisationGrounds, FigureGrounds {
  var personnel: Personnel { get }
}

extension PersonnelGrounds {
  /// What is known of a candidate, the team's own qualities before those of the list; nil when the data was erased.
  public func details(of candidate: Candidate) -> PersonDetails? {
    let known: PersonDetails? =
      switch candidate.who {
      case .person(let id): organisations.people[id]?.details.value
      case .named(let details): details.value
      }
    guard let known, let file = candidate.file.value else { return nil }
    return PersonDetails(
      name: known.name, sex: known.sex, born: known.born, email: known.email, phone: known.phone,
      qualities: known.qualities.merging(file.qualities) { _, own in own })
  }

  /// The name, or a stand-in where the data was erased.
  public func name(of candidate: Candidate, _ say: Language) -> String {
    details(of: candidate)?.name ?? say("(dữ liệu đã xóa)", "(data erased)")
  }

  /// "Ban Chấp hành nhiệm kỳ 2025-2030"
  func title(of scheme: PersonnelScheme, _ say: Language) -> String {
    let body = pack.body(scheme.body)?.name[say] ?? scheme.body
    guard let term = organisations.profile?.congress.term else { return body }
    return say("\(body) nhiệm kỳ \(term)", "\(body), term \(term)")
  }

  /// By how much the list may be longer than its seats; nil where the congress elects nobody.
  func surplus(on day: Day) -> (rule: Rule, surplus: ListSurplus)? {
    pack.surplus(on: day.description, in: organisations.profile?.congress.mode).map { ($0.0, $0.1) }
  }
}
