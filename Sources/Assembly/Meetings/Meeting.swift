// SPDX-License-Identifier: AGPL-3.0-or-later

public import Journal
public import Packs

public typealias MeetingID = Identifier<Meeting>
public typealias AgendaItemID = Identifier<AgendaItem>
public typealias TabledPaperID = Identifier<TabledPaper>
public typealias ContributionID = Identifier<Contribution>
public typealias AssignmentID = Identifier<Assignment>

/// One meeting (conference) of a body, numbered within the body's term.
public struct Meeting: Sendable {
  public let id: MeetingID
  public let body: BodyID
  public let ordinal: Int
  public internal(set) var plan: MeetingPlan
  public internal(set) var agenda: [AgendaItem] = []
  public internal(set) var stage: Stage = .planned
  /// The word to convene it as it is planned now; nil where nobody gave it or something was changed since.
  public internal(set) var convening: Convening?
  /// What was changed in the agenda since the last summons, in order.
  public internal(set) var amendments: [AgendaAmendment] = []
  /// The highest number that an item of it had; those that were removed keep theirs.
  var lastItem = 0
  /// How often its plan, agenda or summons changed; it only grows.
  public internal(set) var revision = 0
  /// Calls that came to nothing, each with the heads that were there: the evidence for a smaller quorum later.
  public internal(set) var failedCalls: [FailedCall] = []

  /// How far it has come; each stage holds what that stage can know.
  public enum Stage: Sendable {
    case planned
    case summoned(Summons, Attendance)
    case sitting(Sitting)
    case closed(Sitting, at: Moment)
    /// Not held; who was summoned is known still.
    case calledOff(CallingOff, Summons?)
  }
}

/// When, where and as what a meeting is held.
public struct MeetingPlan: Codable, Hashable, Sendable {
  public let kind: Kind
  public let start: Moment
  public let venue: String
  /// How many minutes it is meant to last.
  public let minutes: Int
  /// How many times it has been convened; later calls may need a smaller quorum.
  public let call: Int

  public enum Kind: String, Codable, Hashable, Sendable, CaseIterable { case regular, extraordinary, thematic }

  public init(kind: Kind, start: Moment, venue: String, minutes: Int, call: Int = 1) {
    self.kind = kind
    self.start = start
    self.venue = venue
    self.minutes = minutes
    self.call = call
  }
}

/// A call to a meeting that was not opened and gave way to a new one.
public struct FailedCall: Codable, Hashable, Sendable {
  public let plan: MeetingPlan
  public let summons: Summons
  public let attendance: Attendance
  /// The quorum when the call was given up; nil where the pack asks for none.
  public let quorum: Quorum?
  public let reason: String
  public let at: Moment
}

/// One point of the agenda, bound to one version of the paper it is about.
public struct AgendaItem: Codable, Hashable, Sendable {
  public let id: AgendaItemID
  public let title: String
  public let kind: Kind
  public let paper: TabledPaperID?
  public let presenter: PersonID?
  public let minutes: Int

  /// To discuss is not to approve, and to approve is not to take note.
  public enum Kind: String, Codable, Hashable, Sendable, CaseIterable { case discuss, approve, inform }

  public init(
    id: AgendaItemID, title: String, kind: Kind, paper: TabledPaperID?, presenter: PersonID?, minutes: Int
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.paper = paper
    self.presenter = presenter
    self.minutes = minutes
  }
}

/// Who was summoned, frozen on the day the invitations went out; how the body changed since is told by `RollChange`.
public struct Summons: Codable, Hashable, Sendable {
  public let sent: Moment
  /// Those with a vote: the first roll of the meeting.
  public let members: [PersonID]
  /// Invited without a vote, one line each: name, post, organisation.
  public internal(set) var guests: [String]
  /// Members of the body without a vote, who are summoned like all others; nil where there were none.
  public internal(set) var withoutVote: [PersonID]? = nil
}

/// A guest as the office writes one in a line: "Ông Nguyễn Văn A, Trưởng ban, Cơ quan B".
public struct Guest: Hashable, Sendable {
  public let name: String
  /// Post and organisation; nil when the line has a name only.
  public let details: String?

  public init(_ line: String) {
    let parts = line.split(separator: ",", maxSplits: 1).map { String($0).trimmed }
    name = parts.first ?? line
    details = parts.count > 1 ? parts[1].nilIfEmpty : nil
  }

  /// Names a guest in addresses and forms by the line itself: a place in the list would name somebody else as soon as
  /// another clerk takes a line out.
  static func key(_ line: String) -> String { "g-\(Hash.of(Array(line.utf8)).description.prefix(8))" }
}

extension Summons {
  /// The line of a guest that a form or an address names.
  func guest(_ key: String) -> String? { guests.first { Guest.key($0) == key } }
}

/// The meeting at work: who runs it, who is there, what was said.
public struct Sitting: Sendable {
  public internal(set) var summons: Summons
  public internal(set) var attendance: Attendance
  public let opened: Moment
  /// Who took the chair at the opening, and who kept the minutes; `holders(of:)` knows who did later.
  let chair: PersonID
  let secretary: PersonID
  /// Who took over from them since, in order.
  public internal(set) var handovers: [Handover] = []
  /// The quorum as it stood at the opening.
  public let quorum: Quorum
  public internal(set) var contributions: [Contribution] = []
  /// How much was recorded on restricted papers whose key is not at hand; its numbers are taken.
  var unreadable = 0
  public internal(set) var discussionsClosed: [AgendaItemID: Moment] = [:]
  public internal(set) var conclusion: Conclusion?
  /// What was put right in the record, in order, each with what had stood there.
  public internal(set) var corrections: [Correction] = []
  public internal(set) var assignments: [Assignment] = []
  /// The quorum at every moment at which it changed, by the register as it was known at the close; nil before.
  public internal(set) var quorums: [Quorum]?
}

/// One thing said in the discussion, attributable to its speaker.
public struct Contribution: Codable, Hashable, Sendable {
  public let id: ContributionID
  public let item: AgendaItemID
  /// A person of the register; nil where a guest spoke.
  public let speaker: PersonID?
  /// The guest who spoke, in the line in which the office invited them; nil where it was a person of the register.
  public let guest: String?
  /// The heading of the paper it is about, such as "Phần II, mục 3".
  public let heading: String?
  public let summary: String
  public let isPriority: Bool
  public let at: Moment

  /// Who speaks: a person of the register, or a guest by the line in which the office invited them.
  public enum Speaker: Hashable, Sendable {
    case person(PersonID)
    case guest(String)
  }

  /// Who spoke.
  public var by: Speaker { speaker.map(Speaker.person) ?? .guest(guest ?? "") }

  public init(
    id: ContributionID, item: AgendaItemID, by speaker: Speaker, heading: String?, summary: String, isPriority: Bool,
    at: Moment
  ) {
    self.id = id
    self.item = item
    switch speaker {
    case .person(let person): (self.speaker, guest) = (person, nil)
    case .guest(let line): (self.speaker, guest) = (nil, line)
    }
    self.heading = heading
    self.summary = summary
    self.isPriority = isPriority
    self.at = at
  }
}

/// The concluding words, by a named person whose authority is recorded.
public struct Conclusion: Codable, Hashable, Sendable {
  public let by: PersonID
  public let authority: Authority
  public let points: [Point]
  public let at: Moment

  public init(by: PersonID, authority: Authority, points: [Point], at: Moment) {
    self.by = by
    self.authority = authority
    self.points = points
    self.at = at
  }

  /// On whose authority the conclusion was spoken.
  public enum Authority: Codable, Hashable, Sendable {
    /// By right of a post that concludes.
    case post(String)
    /// Delegated by someone who holds such a post.
    case delegated(by: PersonID, post: String, instrument: String)
  }

  /// One conclusion, and the agenda item it closes.
  public struct Point: Codable, Hashable, Sendable {
    public let item: AgendaItemID?
    public let text: String
    public init(item: AgendaItemID?, text: String) {
      self.item = item
      self.text = text
    }
  }
}

/// Who shall do what by when.
public struct Assignment: Codable, Hashable, Sendable {
  public let id: AssignmentID
  public let task: String
  /// Who answers for it: one alone.
  public let owner: Owner
  /// Who works with the owner, each once; nil where nobody does.
  public let helpers: [Owner]?
  /// The day as it stands now.
  public internal(set) var due: Day
  /// The agenda item it follows from, when it follows from one.
  public let item: AgendaItemID?
  public internal(set) var state: State = .open
  /// How often and why the day was put off, in order; told by events of their own.
  public internal(set) var postponements: [Postponement] = []

  private enum CodingKeys: String, CodingKey { case id, task, owner, helpers, due, item, state }

  public enum Owner: Codable, Hashable, Sendable {
    case person(PersonID)
    case body(BodyID)
    case unit(UnitID)
    case office(String)
  }

  public enum State: Codable, Hashable, Sendable {
    case open
    case done(on: Day, note: String)
  }

  public init(
    id: AssignmentID, task: String, owner: Owner, helpers: [Owner] = [], due: Day, item: AgendaItemID? = nil
  ) {
    self.id = id
    self.task = task
    self.owner = owner
    self.helpers = helpers.isEmpty ? nil : helpers
    self.due = due
    self.item = item
  }

  /// The owner, and whoever helps.
  public var hands: [Owner] { [owner] + (helpers ?? []) }

  /// The day as it was known at the end of a day: what was put off later is not told.
  public func due(asOf day: Day) -> Day { postponements.first { $0.on > day }?.from ?? due }
}

/// An assignment's day put off, with the reason.
public struct Postponement: Codable, Hashable, Sendable {
  public let from: Day
  public let to: Day
  public let reason: String
  /// The day on which it was decided.
  public let on: Day
}

/// All meetings, and the papers laid before them.
public struct Meetings: Sendable {
  public internal(set) var all: [Meeting] = []
  public internal(set) var papers: [TabledPaper] = []
  /// What bodies held before the record began.
  var earlier: [BodyID: EarlierMeetings] = [:]
  /// Papers that were taken back: nobody is shown them, and their numbers are not given again.
  var retracted: [TabledPaper] = []
  /// Restricted papers whose key is not at hand: it is known that they were tabled, and no more.
  var unreadable: Set<TabledPaperID> = []
  /// On which day papers were restricted that all could read before.
  var restrictedLater: [TabledPaperID: Day] = [:]
  public init() {}

  public func meeting(_ id: MeetingID) -> Meeting? { all.first { $0.id == id } }
}

extension Meeting {
  public var summons: Summons? {
    switch stage {
    case .planned: nil
    case .summoned(let summons, _): summons
    case .sitting(let sitting), .closed(let sitting, _): sitting.summons
    case .calledOff(_, let summons): summons
    }
  }

  public var attendance: Attendance? {
    switch stage {
    case .planned, .calledOff: nil
    case .summoned(_, let attendance): attendance
    case .sitting(let sitting), .closed(let sitting, _): sitting.attendance
    }
  }

  public var sitting: Sitting? {
    switch stage {
    case .planned, .summoned, .calledOff: nil
    case .sitting(let sitting), .closed(let sitting, _): sitting
    }
  }

  public func item(_ id: AgendaItemID) -> AgendaItem? { agenda.first { $0.id == id } }
}

/// What the features above may see of meetings.
public protocol MeetingGrounds: OrganisationGrounds {
  var meetings: Meetings { get }
  /// When the record was begun, which tells it from every other; nil while it is empty.
  var began: Timestamp? { get }
  /// The first day of the congress as it is known on a day; nil as long as none is set.
  func congressOpens(asOf day: Day) -> Day?
  /// Whether an item is put to the vote; nil when it is not.
  func voting(on item: AgendaItemID, of meeting: MeetingID) -> VotingOnItem?
  /// The votes of a meeting but for those that were withdrawn, in the order in which they were prepared.
  func votes(of meeting: Meeting) -> [MeetingVote]
  /// What a person who signs in may do on a day; nothing for those without an open account.
  func rights(of person: PersonID, on day: Day) -> Set<Right>
}
