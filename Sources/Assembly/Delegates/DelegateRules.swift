// SPDX-License-Identifier: AGPL-3.0-or-later

public import Apportionment
public import Packs

/// What may be asked of delegates.
public enum DelegateCommand: Sendable {
  /// A further version of the allocation.
  case allocate(total: Int, rule: SharingRule, note: String?, on: Day)
  case drawLot(RunID, DrawnLot, on: Day)
  case adopt(RunID, basis: String, on: Day)
  case request(UnitID, CompositionRequest)
  /// All members of a body in office on a day, each by right of the post.
  case seatExOfficio(BodyID, basis: String, on: Day)
  case propose([DelegateProposal], on: Day)
  case withdraw(DelegateID, reason: String)
  case choose([DelegateID], basis: String, on: Day)
  case summon([DelegateID], on: Day)
  case replace(DelegateID, by: DelegateID, reason: String, on: Day)
  case noteAbsence(DelegateID, Delegate.Absence)
  case noteArrival([DelegateID], at: Moment)
  /// Takes back that somebody was noted as present by mistake, with the reason.
  case strikeArrival(DelegateID, reason: String)
  case complain(about: DelegateID?, text: String, on: Day)
  case answer(ComplaintID, Complaint.Verdict)
  case recognise(Recognition, refused: [DelegateID: String])
  /// The credentials are to be examined again: something was recognised or refused by mistake, or somebody came later.
  case takeBackRecognition(reason: String, on: Day)
  /// Erases what is known of somebody who is not in the list of people.
  case forget(DelegateID)
}

extension DelegateCommand: FeatureCommand {
  public typealias Event = DelegateEvent

  /// The rights of which one is enough.
  public var rights: Set<Right> {
    switch self {
    case .propose, .withdraw: .keepingDelegates.union([.proposeDelegates])
    case .replace: .keepingDelegates
    case .complain, .answer: .hearingComplaints
    case .noteAbsence, .noteArrival, .strikeArrival, .recognise, .takeBackRecognition:
      [.manageOrganisation, .recordAttendance]
    case .choose: [.manageOrganisation, .approve]
    case .allocate, .drawLot, .adopt, .request, .seatExOfficio, .summon, .forget: [.manageOrganisation]
    }
  }
}

extension Set<Right> {
  /// Of which one is enough to keep the files of delegates of all units: the office, and the personnel team.
  static let keepingDelegates: Set<Right> = [.manageOrganisation, .managePersonnel]
  /// Of which one is enough to enter complaints about credentials, and what they came to.
  static let hearingComplaints: Set<Right> = keepingDelegates.union([.recordAttendance])
}

/// Somebody proposed for a seat, or as an alternate.
public struct DelegateProposal: Hashable, Sendable {
  public enum Who: Hashable, Sendable {
    case person(PersonID)
    case named(PersonDetails)
  }
  public let who: Who
  public let unit: UnitID?
  public let block: Delegate.Block
  public let isAlternate: Bool
  public init(_ who: Who, unit: UnitID?, block: Delegate.Block, isAlternate: Bool = false) {
    self.who = who
    self.unit = unit
    self.block = block
    self.isAlternate = isAlternate
  }
}

/// What happened to them.
public enum DelegateEvent: Codable, Sendable {
  case allocated(run: AllocationRun)
  case adopted(adoption: Adoption)
  case requested(unit: UnitID, request: CompositionRequest)
  case proposed(delegate: DelegateID, who: Delegate.Who, unit: UnitID?, block: Delegate.Block, isAlternate: Bool)
  case withdrawn(delegate: DelegateID, reason: String)
  case chosen(delegates: [DelegateID], choice: Delegate.Choice)
  case summoned(delegate: DelegateID, summons: Delegate.Summoned)
  case replaced(
    delegate: DelegateID, by: DelegateID, choice: Delegate.Choice, summons: Delegate.Summoned?, reason: String, on: Day)
  case absent(delegate: DelegateID, absence: Delegate.Absence)
  case arrived(delegates: [DelegateID], at: Moment)
  case complained(complaint: Complaint)
  case answered(complaint: ComplaintID, answer: Complaint.Verdict)
  case refused(delegate: DelegateID, reason: String)
  case recognised(delegates: [DelegateID], recognition: Recognition, figures: [FigureRecord])
  case recognitionTakenBack(reason: String, day: Day)
  case forgotten(delegate: DelegateID)
  case arrivalStruck(delegate: DelegateID, reason: String)
}

/// Why not.
public enum DelegateRefusal: Error, Hashable, Sendable {
  case notFounded
  case unfit([Problem])
  case noUnits
  case unreported(units: [UnitID])
  case unknownRun(RunID)
  case openTie(RunID)
  case noSuchTie
  case wrongTotal(has: Int, needs: Int)
  /// The allocation would be adopted before the number of delegates was.
  case notDecidedYet(since: Day)
  case alreadyAdopted(RunID)
  case notAllocated
  case unknownUnit(UnitID)
  case unknownBody(BodyID)
  case unknownPerson
  case unknownDelegate(DelegateID)
  case noSeatLeft(unit: UnitID, seats: Int)
  case tooManyExOfficio(has: Int, planned: Int)
  case alreadyDelegate(name: String)
  case nobody
  /// It would skip a stage, or go back one.
  case wrongStage(DelegateID)
  case notAnAlternate(DelegateID)
  case otherUnit(DelegateID)
  case unknownComplaint(ComplaintID)
  case openComplaints(Int)
  /// It would be answered before it was received.
  case beforeReceipt(Day)
  case noExaminers
  case nobodyPresent
  case varianceUnexplained(planned: Int, present: Int)
  case alreadyRecognised
  case notRecognised
  /// It would be taken back before it was given.
  case beforeRecognition(Day)
  /// The data is kept with the list of people, and erased there.
  case keptWithPeople(DelegateID)
}

/// The rules of delegates.
public enum DelegateRules {
  /// The feature's name in the record.
  public static let name = "delegates"

  public static func decide(
    _ command: DelegateCommand, on grounds: some DelegateGrounds
  ) throws(DelegateRefusal) -> [DelegateEvent] {
    guard grounds.organisations.profile != nil else { throw .notFounded }
    switch command {
    case .allocate(let total, let rule, let note, let day): return try allocated(total, rule, note, day, grounds)
    case .drawLot(let run, let lot, let day): return try drawn(run, lot, day, grounds)
    case .adopt(let run, let basis, let day): return try adopted(run, basis, day, grounds)
    case .request(let unit, let request):
      guard grounds.organisations.unit(unit) != nil else { throw .unknownUnit(unit) }
      return [.requested(unit: unit, request: request)]
    case .seatExOfficio(let body, let basis, let day): return try exOfficio(body, basis, day, grounds)
    case .propose(let proposals, let day): return try proposed(proposals, day, grounds)
    case .withdraw(let id, let reason):
      let delegate = try known(id, grounds)
      try checkOpen(grounds)
      guard delegate.stands, !delegate.isHere else { throw .wrongStage(id) }
      return [.withdrawn(delegate: id, reason: reason)]
    case .choose(let ids, let basis, let day):
      try require(ids, grounds) { if case .proposed = $0 { true } else { false } }
      return [.chosen(delegates: ids, choice: .init(basis: basis, day: day))]
    case .summon(let ids, let day): return try summoned(ids, day, grounds)
    case .replace(let id, let alternate, let reason, let day):
      return [try replaced(id, alternate, reason, day, grounds)]
    case .noteAbsence(let id, let absence):
      try checkOpen(grounds)
      try require([id], grounds) { if case .summoned = $0 { true } else { false } }
      return [.absent(delegate: id, absence: absence)]
    case .noteArrival(let ids, let moment):
      try checkOpen(grounds)
      try require(ids, grounds) {
        switch $0 {
        case .summoned, .absent: true
        default: false
        }
      }
      return [.arrived(delegates: ids, at: moment)]
    case .strikeArrival(let id, let reason):
      try checkOpen(grounds)
      try require([id], grounds) { if case .present = $0 { true } else { false } }
      return [.arrivalStruck(delegate: id, reason: reason)]
    case .complain(let about, let text, let day):
      if let about { _ = try known(about, grounds) }
      let id = ComplaintID("c", grounds.delegates.complaints.count + 1)
      return [.complained(complaint: Complaint(id: id, about: about, text: text, received: day))]
    case .answer(let id, let answer): return [try answered(id, answer, grounds)]
    case .recognise(let recognition, let refused): return try recognised(recognition, refused, grounds)
    case .takeBackRecognition(let reason, let day):
      guard let recognition = grounds.delegates.recognition else { throw .notRecognised }
      guard day >= recognition.day else { throw .beforeRecognition(recognition.day) }
      return [.recognitionTakenBack(reason: reason, day: day)]
    case .forget(let id):
      guard try known(id, grounds).person == nil else { throw .keptWithPeople(id) }
      return [.forgotten(delegate: id)]
    }
  }

  /// Who was summoned and came is what was recognised, and stays so as long as the recognition stands.
  private static func checkOpen(_ grounds: some DelegateGrounds) throws(DelegateRefusal) {
    guard grounds.delegates.recognition == nil else { throw .alreadyRecognised }
  }

  static func known(_ id: DelegateID, _ grounds: some DelegateGrounds) throws(DelegateRefusal) -> Delegate {
    guard let delegate = grounds.delegates.delegate(id) else { throw .unknownDelegate(id) }
    return delegate
  }

  /// All of them at a stage that allows it; nobody at all is refused as well.
  private static func require(
    _ ids: [DelegateID], _ grounds: some DelegateGrounds, _ allows: (Delegate.Stage) -> Bool
  ) throws(DelegateRefusal) {
    guard !ids.isEmpty else { throw .nobody }
    var seen: Set<DelegateID> = []
    for id in ids {
      guard seen.insert(id).inserted, allows(try known(id, grounds).stage) else { throw .wrongStage(id) }
    }
  }

  private static func summoned(
    _ ids: [DelegateID], _ day: Day, _ grounds: some DelegateGrounds
  ) throws(DelegateRefusal) -> [DelegateEvent] {
    try checkOpen(grounds)
    try require(ids, grounds) { if case .chosen = $0 { true } else { false } }
    for id in ids where try known(id, grounds).isAlternate { throw .wrongStage(id) }
    let last = grounds.delegates.lastNumber
    return ids.enumerated().map { .summoned(delegate: $1, summons: .init(number: last + $0 + 1, day: day)) }
  }

  /// The alternate takes the seat and, where there was a summons, its number.
  private static func replaced(
    _ id: DelegateID, _ alternate: DelegateID, _ reason: String, _ day: Day, _ grounds: some DelegateGrounds
  ) throws(DelegateRefusal) -> DelegateEvent {
    let (delegate, other) = (try known(id, grounds), try known(alternate, grounds))
    try checkOpen(grounds)
    guard delegate.stands, !delegate.isHere, !delegate.isAlternate else { throw .wrongStage(id) }
    guard other.isAlternate, other.stands else { throw .notAnAlternate(alternate) }
    guard other.unit == delegate.unit else { throw .otherUnit(alternate) }
    let summons = delegate.summons.map { Delegate.Summoned(number: $0.number, day: day) }
    return .replaced(
      delegate: id, by: alternate, choice: .init(basis: reason, day: day), summons: summons, reason: reason, on: day)
  }

  private static func answered(
    _ id: ComplaintID, _ answer: Complaint.Verdict, _ grounds: some DelegateGrounds
  ) throws(DelegateRefusal) -> DelegateEvent {
    guard let complaint = grounds.delegates.complaints.first(where: { $0.id == id }) else {
      throw .unknownComplaint(id)
    }
    guard answer.day >= complaint.received else { throw .beforeReceipt(complaint.received) }
    return .answered(complaint: id, answer: answer)
  }

  private static func recognised(
    _ recognition: Recognition, _ refused: [DelegateID: String], _ grounds: some DelegateGrounds
  ) throws(DelegateRefusal) -> [DelegateEvent] {
    let delegates = grounds.delegates
    guard delegates.recognition == nil else { throw .alreadyRecognised }
    guard !recognition.examiners.isEmpty else { throw .noExaminers }
    let present = delegates.present
    guard !present.isEmpty else { throw .nobodyPresent }
    let open = delegates.complaints.count { $0.answer == nil }
    guard open == 0 else { throw .openComplaints(open) }
    for id in refused.keys.sorted() where !present.contains(where: { $0.id == id }) { throw .wrongStage(id) }
    let day = recognition.day
    let planned = grounds.figures.number("delegates.planned", asOf: day)
    if let planned, planned != present.count, recognition.variance?.trimmed.nilIfEmpty == nil {
      throw .varianceUnexplained(planned: planned, present: present.count)
    }
    let figures = [
      ("delegates.summoned", delegates.summoned.count, FigureStatus.summoned),
      ("delegates.present", present.count, .present),
    ].filter { grounds.pack.figure($0.0) != nil }.map { figure, count, status in
      FigureRecord(
        figure: figure, value: .number(count), status: status, day: day, source: Recognition.source)
    }
    return refused.sorted { $0.key < $1.key }.map { .refused(delegate: $0.key, reason: $0.value) } + [
      .recognised(
        delegates: present.map(\.id).filter { refused[$0] == nil }, recognition: recognition, figures: figures)
    ]
  }
}
