// SPDX-License-Identifier: AGPL-3.0-or-later

public import Journal
public import Packs

public typealias DelegateID = Identifier<Delegate>
public typealias ComplaintID = Identifier<Complaint>

/// Somebody who is to sit in the congress, followed from proposal to recognised credentials.
public struct Delegate: Sendable {
  public let id: DelegateID
  public let who: Who
  /// The unit whose delegation it belongs to; nil for those who belong to none.
  public let unit: UnitID?
  public let block: Block
  /// Alternates stand ready, and take a seat only when they replace somebody.
  public let isAlternate: Bool
  public internal(set) var stage: Stage = .proposed

  /// A person of the organisation's list, or somebody known here only.
  public enum Who: Codable, Hashable, Sendable {
    case person(PersonID)
    case named(Sealed<PersonDetails>)
  }

  /// By which way a seat is reached.
  public enum Block: String, Codable, Hashable, Sendable, CaseIterable {
    case exOfficio
    /// Elected by a unit or designated for it, as the mode of the congress has it.
    case unit
    case appointed
  }

  /// How far it has come; each stage holds what that stage can know.
  public enum Stage: Hashable, Sendable {
    case proposed
    case chosen(Choice)
    case summoned(Choice, Summoned)
    case absent(Choice, Summoned, Absence)
    case present(Choice, Summoned, at: Moment)
    case recognised(Choice, Summoned, at: Moment, on: Day)
    case refused(Choice, Summoned, at: Moment, reason: String)
    case replaced(by: DelegateID, reason: String, on: Day)
    case withdrawn(reason: String)
  }

  /// The act that elected or designated somebody.
  public struct Choice: Codable, Hashable, Sendable {
    public let basis: String
    public let day: Day
    public init(basis: String, day: Day) {
      self.basis = basis
      self.day = day
    }
  }

  /// The number on the summons, which is that of the seat.
  public struct Summoned: Codable, Hashable, Sendable {
    public let number: Int
    public let day: Day
    public init(number: Int, day: Day) {
      self.number = number
      self.day = day
    }
  }

  /// Why somebody who was summoned did not come.
  public struct Absence: Codable, Hashable, Sendable {
    public let reason: String
    public let isWithLeave: Bool
    public init(reason: String, isWithLeave: Bool) {
      self.reason = reason
      self.isWithLeave = isWithLeave
    }
  }

  /// Whether it takes a seat of its block, or may still take one.
  public var stands: Bool {
    switch stage {
    case .replaced, .withdrawn: false
    case .proposed, .chosen, .summoned, .absent, .present, .recognised, .refused: true
    }
  }

  /// The number of the summons, for those who were summoned and stand.
  public var summons: Summoned? {
    switch stage {
    case .summoned(_, let summons), .absent(_, let summons, _), .present(_, let summons, _),
      .recognised(_, let summons, _, _), .refused(_, let summons, _, _):
      summons
    case .proposed, .chosen, .replaced, .withdrawn: nil
    }
  }

  /// What the summons carries for the desk: number and holder together, so that the paper of somebody who was replaced
  /// does not let a successor in, nor the other way round.
  public var checkInCode: String? { summons.map { "\($0.number)-\(id)" } }

  /// Whether it came to the congress, recognised or not.
  public var isHere: Bool {
    switch stage {
    case .present, .recognised, .refused: true
    case .proposed, .chosen, .summoned, .absent, .replaced, .withdrawn: false
    }
  }
}

/// What is asked of a unit's delegation beside its number.
public struct CompositionRequest: Codable, Hashable, Sendable {
  public let women: Int
  public let young: Int
  public let minority: Int
  public init(women: Int, young: Int, minority: Int) {
    self.women = women
    self.young = young
    self.minority = minority
  }
}

/// A complaint about a delegate's credentials, and how it ended.
public struct Complaint: Codable, Hashable, Sendable {
  public let id: ComplaintID
  public let about: DelegateID?
  public let text: String
  public let received: Day
  public internal(set) var answer: Verdict?

  /// What the examination found.
  public struct Verdict: Codable, Hashable, Sendable {
    public let finding: String
    public let isUpheld: Bool
    public let day: Day
    public init(finding: String, isUpheld: Bool, day: Day) {
      self.finding = finding
      self.isUpheld = isUpheld
      self.day = day
    }
  }
}

/// The examination of credentials as the congress adopted it.
public struct Recognition: Codable, Hashable, Sendable {
  /// What the register of figures names as the source of what was counted.
  static let source = "credentials"

  public let day: Day
  /// Who examined, the head first.
  public let examiners: [String]
  /// Why fewer or more came than were planned; nil where the figures agree.
  public let variance: String?
  public init(day: Day, examiners: [String], variance: String?) {
    self.day = day
    self.examiners = examiners
    self.variance = variance
  }
}

/// That somebody was noted as present by mistake: for when, and why it was taken back.
public struct ArrivalStrike: Hashable, Sendable {
  public let delegate: DelegateID
  public let at: Moment
  public let reason: String
}

/// All delegates, the versions of their allocation, what was asked of the units, and the examination.
public struct Delegates: Sendable {
  public internal(set) var runs: [AllocationRun] = []
  public internal(set) var adoptions: [Adoption] = []
  public internal(set) var requests: [UnitID: CompositionRequest] = [:]
  public internal(set) var all: [Delegate] = []
  public internal(set) var complaints: [Complaint] = []
  public internal(set) var recognition: Recognition?
  /// Whose data was erased.
  public internal(set) var forgotten: Set<DelegateID> = []
  /// Arrivals that were noted by mistake and taken back, in order.
  public internal(set) var strikes: [ArrivalStrike] = []

  public init() {}

  public func delegate(_ id: DelegateID) -> Delegate? { all.first { $0.id == id } }
  public func run(_ id: RunID) -> AllocationRun? { runs.first { $0.id == id } }
  /// The version in force: the one adopted last.
  public var adopted: AllocationRun? { adoptions.last.flatMap { run($0.run) } }
  /// Seats of a unit by the version in force.
  public func seats(of unit: UnitID) -> Int? { adopted?.seats.first { $0.unit == unit }?.seats }

  /// Those who take a seat of a block, or are meant to.
  public func seated(in block: Delegate.Block, of unit: UnitID? = nil) -> [Delegate] {
    all.filter { $0.stands && !$0.isAlternate && $0.block == block && (unit == nil || $0.unit == unit) }
  }
  /// Alternates who stand ready.
  public func alternates(of unit: UnitID?) -> [Delegate] {
    all.filter { $0.stands && $0.isAlternate && $0.unit == unit }
  }
  /// Those who were summoned and have not been replaced.
  public var summoned: [Delegate] {
    all.filter { $0.summons != nil }.sorted { ($0.summons?.number ?? 0) < ($1.summons?.number ?? 0) }
  }
  public var present: [Delegate] { summoned.filter(\.isHere) }
  /// Who holds the summons that was shown at the desk: its number, or the whole code. Nobody where the code is of
  /// somebody who was replaced.
  public func holder(of code: String) -> Delegate? {
    let parts = code.trimmed.lowercased().split(separator: "-", maxSplits: 1)
    guard let number = parts.first.flatMap({ Int($0) }),
      let holder = summoned.first(where: { $0.summons?.number == number })
    else { return nil }
    return parts.count == 1 || holder.id.text == String(parts[1]) ? holder : nil
  }
  var lastNumber: Int { all.compactMap { $0.summons?.number }.max() ?? 0 }
}

/// What the features above may see of delegates.
public protocol DelegateGrounds: OrganisationGrounds, FigureGrounds {
  var delegates: Delegates { get }
}

extension DelegateGrounds {
  /// What is known of a delegate; nil when the data was erased.
  public func details(of delegate: Delegate) -> PersonDetails? {
    switch delegate.who {
    case .person(let id): organisations.people[id]?.details.value
    case .named(let details): details.value
    }
  }

  /// The name, or a stand-in where the data was erased.
  public func name(of delegate: Delegate, _ say: Language) -> String {
    details(of: delegate)?.name ?? say("(dữ liệu đã xóa)", "(data erased)")
  }

  /// How the delegates of units are chosen in this congress, by a kind of the pack.
  public var waysOfUnits: DelegateKind? {
    pack.delegatesOfUnits(in: organisations.profile.flatMap { pack.mode($0.congress.mode) })
  }
}
