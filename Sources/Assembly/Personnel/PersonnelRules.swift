// SPDX-License-Identifier: AGPL-3.0-or-later

public import Journal
public import Packs
public import Slates

/// What may be asked of personnel.
public enum PersonnelCommand: Sendable {
  /// A scheme for a body of the pack, with the targets that the pack has for it.
  case begin(body: String, SlateFrame, on: Day)
  case change(SchemeID, SlateFrame, on: Day)
  case nominate(SchemeID, [Nomination], on: Day)
  /// What the team keeps of somebody and, of those who are in no list of people, who they are.
  case correct(SchemeID, CandidateID, CandidateFile, as: CorrectedIdentity? = nil, on: Day)
  case consider(SchemeID, CandidateID, Candidate.Consideration)
  case withdraw(SchemeID, CandidateID)
  /// A target in place of another, or one more.
  case setTarget(SchemeID, SlateTargetID?, SlateTarget.Content)
  case dropTarget(SchemeID, SlateTargetID)
  case keepApart(SchemeID, [CandidateID], atMost: Int, reason: String)
  case letTogether(SchemeID, ExclusionID)
  case draft(SchemeID, members: [CandidateID], from: SlateDraftID?, note: String?, on: Day)
  case adopt(SchemeID, SlateDraftID, basis: String, reason: String?, on: Day)
  /// Erases what is known of a candidate who is not in the list of people.
  case forget(CandidateID)
}

extension PersonnelCommand: FeatureCommand {
  public typealias Event = PersonnelEvent

  /// The rights of which one is enough.
  public var rights: Set<Right> { [.managePersonnel] }
}

/// Who a candidate is, entered anew.
public struct CorrectedIdentity: Hashable, Sendable {
  public let details: PersonDetails
  public let unit: UnitID?
  public init(_ details: PersonDetails, unit: UnitID?) {
    self.details = details
    self.unit = unit
  }
}

/// Somebody who may be put forward, with what the team knows.
public struct Nomination: Hashable, Sendable {
  public enum Who: Hashable, Sendable {
    case person(PersonID)
    case named(PersonDetails)
  }
  public let who: Who
  public let unit: UnitID?
  public let file: CandidateFile
  public init(_ who: Who, unit: UnitID?, file: CandidateFile) {
    self.who = who
    self.unit = unit
    self.file = file
  }
}

/// What happened to it.
public enum PersonnelEvent: Codable, Hashable, Sendable {
  case begun(scheme: SchemeID, body: String, frame: SlateFrame, targets: [SlateTarget])
  case frameChanged(scheme: SchemeID, frame: SlateFrame)
  case nominated(scheme: SchemeID, candidates: [Nominated])
  /// Where `details` are there, they and the unit replace those that were entered.
  case corrected(
    scheme: SchemeID, candidate: CandidateID, file: Sealed<CandidateFile>, details: Sealed<PersonDetails>? = nil,
    unit: UnitID? = nil)
  case considered(scheme: SchemeID, candidate: CandidateID, consideration: Candidate.Consideration)
  case withdrawn(scheme: SchemeID, candidate: CandidateID)
  case targetSet(scheme: SchemeID, target: SlateTarget)
  case targetDropped(scheme: SchemeID, target: SlateTargetID)
  case keptApart(scheme: SchemeID, exclusion: SlateExclusion)
  case letTogether(scheme: SchemeID, exclusion: ExclusionID)
  case drafted(scheme: SchemeID, draft: SlateDraft)
  case adopted(scheme: SchemeID, adoption: SlateAdoption)
  case forgotten(candidate: CandidateID)
  /// What happened to a scheme, under its own key; how many candidates came in with it.
  indirect case veiled(scheme: SchemeID, candidates: Int?, event: Sealed<PersonnelEvent>)

  /// A candidate as the record has it.
  public struct Nominated: Codable, Hashable, Sendable {
    public let id: CandidateID
    public let who: Candidate.Who
    public let unit: UnitID?
    public let file: Sealed<CandidateFile>
  }
}

/// Why not.
public enum PersonnelRefusal: Error, Hashable, Sendable {
  case notFounded
  case unknownBody(String)
  case alreadyBegun(body: String)
  case unknownScheme
  case unknownCandidate
  case unknownPerson
  case unknownUnit
  case unknownTarget
  case unknownExclusion
  case unknownDraft
  case nobody
  case alreadyCandidate(name: String)
  case bornUnknown(name: String)
  case supportOutOfRange(name: String, most: Int)
  case namesBelowSeats(names: Int, seats: Int)
  /// The rule allows so many names beyond the seats.
  case surplusAboveLimit(has: Int, most: Int)
  /// Where people are elected the list is longer than the seats, by as many as this at most.
  case noSurplus(seats: Int, most: Int)
  /// The body that ends is of another kind than the one whose slate it is.
  case outgoingOfOtherKind
  /// The congress elects nobody, so there are as many names as seats.
  case noElection(names: Int, seats: Int)
  case heads(Int, beyond: Int)
  /// What the engine of slates says of a target, a person or an exclusion, by its row.
  case unfit([SchemeFault])
  case setAsideOnSlate(name: String)
  case twiceOnSlate(name: String)
  case sameAs(SlateDraftID)
  case wrongSize(has: Int, needs: Int)
  case unmetUnexplained(Int)
  case alreadyAdopted
  case onAdoptedSlate(name: String)
  /// The data is kept with the list of people, and erased there.
  case keptWithPeople
}

/// The rules of personnel.
public enum PersonnelRules {
  /// The feature's name in the record.
  public static let name = "personnel"

  public static func decide(
    _ command: PersonnelCommand, on grounds: some PersonnelGrounds
  ) throws(PersonnelRefusal) -> [PersonnelEvent] {
    guard grounds.organisations.profile != nil else { throw .notFounded }
    switch command {
    case .begin(let body, let frame, let day): return [try begun(body, frame, day, grounds)]
    case .change(let id, let frame, let day):
      try check(frame, of: try known(id, grounds).body, day, grounds)
      return [.frameChanged(scheme: id, frame: frame)]
    case .nominate(let id, let nominations, let day):
      return [try nominated(nominations, for: try known(id, grounds), day, grounds)]
    case .correct(let id, let candidate, let file, let identity, let day):
      let (scheme, candidate) = try known(candidate, of: id, grounds)
      return [try corrected(candidate, in: scheme, file, identity, day, grounds)]
    case .consider(let id, let candidate, let consideration):
      var (scheme, candidate) = try known(candidate, of: id, grounds)
      candidate.consideration = consideration
      scheme.replace(candidate)
      try check(scheme, on: grounds) { if case .moreFixedThanSeats = $0 { true } else { false } }
      return [.considered(scheme: id, candidate: candidate.id, consideration: consideration)]
    case .withdraw(let id, let candidate):
      let (scheme, candidate) = try known(candidate, of: id, grounds)
      guard scheme.adopted?.members.contains(candidate.id) != true else {
        throw .onAdoptedSlate(name: grounds.name(of: candidate, .vietnamese))
      }
      return [.withdrawn(scheme: id, candidate: candidate.id)]
    case .setTarget(let id, let target, let content):
      return [try targetSet(target, content, in: try known(id, grounds), grounds)]
    case .dropTarget(let id, let target):
      guard try known(id, grounds).target(target) != nil else { throw .unknownTarget }
      return [.targetDropped(scheme: id, target: target)]
    case .keepApart(let id, let candidates, let most, let reason):
      return [try keptApart(candidates, most, reason, in: try known(id, grounds), grounds)]
    case .letTogether(let id, let exclusion):
      guard try known(id, grounds).exclusions.contains(where: { $0.id == exclusion }) else { throw .unknownExclusion }
      return [.letTogether(scheme: id, exclusion: exclusion)]
    case .draft(let id, let members, let base, let note, let day):
      return [try drafted(members, base, note, day, in: try known(id, grounds), grounds)]
    case .adopt(let id, let draft, let basis, let reason, let day):
      return [try adopted(draft, basis, reason, day, in: try known(id, grounds), grounds)]
    case .forget(let id):
      guard let candidate = grounds.personnel.schemes.lazy.compactMap({ $0.candidate(id) }).first else {
        throw .unknownCandidate
      }
      guard candidate.person == nil else { throw .keptWithPeople }
      return [.forgotten(candidate: id)]
    }
  }

  static func known(_ id: SchemeID, _ grounds: some PersonnelGrounds) throws(PersonnelRefusal) -> PersonnelScheme {
    guard let scheme = grounds.personnel.scheme(id) else { throw .unknownScheme }
    return scheme
  }

  private static func known(
    _ id: CandidateID, of scheme: SchemeID, _ grounds: some PersonnelGrounds
  ) throws(PersonnelRefusal) -> (PersonnelScheme, Candidate) {
    let scheme = try known(scheme, grounds)
    guard let candidate = scheme.candidate(id), !candidate.isWithdrawn else { throw .unknownCandidate }
    return (scheme, candidate)
  }

  /// Refuses what the engine finds wrong with a scheme as it would be. While candidates are still being entered there are
  /// faults that nobody can help yet; `matters` chooses those that the command has brought about.
  static func check(
    _ scheme: PersonnelScheme, on grounds: some PersonnelGrounds, _ matters: (SchemeFault.Problem) -> Bool
  ) throws(PersonnelRefusal) {
    guard case .failure(let faults) = SlatePool(scheme, grounds, .vietnamese).composition else { return }
    let found = faults.faults.filter { matters($0.problem) }
    guard found.isEmpty else { throw .unfit(found) }
  }
}
