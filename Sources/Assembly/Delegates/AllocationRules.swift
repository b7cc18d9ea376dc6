// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Journal
import Packs

/// Versions of the allocation, and who may take the seats.
extension DelegateRules {
  static func allocated(
    _ total: Int, _ rule: SharingRule, _ note: String?, _ day: Day, _ grounds: some DelegateGrounds
  ) throws(DelegateRefusal) -> [DelegateEvent] {
    let units = grounds.organisations.units.filter { $0.parent == nil }
    guard !units.isEmpty else { throw .noUnits }
    let unreported = units.filter { $0.details.members == nil }.map(\.id)
    guard unreported.isEmpty else { throw .unreported(units: unreported) }
    let run = try run(
      grounds, units.map { ($0.id, $0.details.members ?? 0, $0.details.countedOn) }, total, rule, [], note, day)
    return [.allocated(run: run)]
  }

  private static func run(
    _ grounds: some DelegateGrounds, _ units: [(id: UnitID, members: Int, countedOn: Day?)], _ total: Int,
    _ rule: SharingRule, _ lots: [DrawnLot], _ note: String?, _ day: Day
  ) throws(DelegateRefusal) -> AllocationRun {
    let sharing: Sharing
    do throws(Unfit) {
      sharing = try rule.share(total, among: units.map { Claimant($0.id.claimant, $0.members) }, lots: lots)
    } catch {
      throw .unfit(error.problems)
    }
    return AllocationRun(
      id: RunID("r", grounds.delegates.runs.count + 1),
      seats: zip(units, sharing.seats).map {
        UnitSeats(unit: $0.id, members: $0.members, countedOn: $0.countedOn, seats: $1)
      },
      rule: rule, total: total,
      ties: sharing.ties.map { OpenTie(units: $0.claimants.map { UnitID($0.rawValue) }, seats: $0.seats) }, lots: lots,
      note: note, day: day)
  }

  /// A drawn lot makes a further version, by the same figures.
  static func drawn(
    _ id: RunID, _ lot: DrawnLot, _ day: Day, _ grounds: some DelegateGrounds
  ) throws(DelegateRefusal) -> [DelegateEvent] {
    guard let before = grounds.delegates.run(id) else { throw .unknownRun(id) }
    guard let tie = before.ties.first(where: { Set($0.units) == Set(lot.among) }),
      Set(lot.winners).count == tie.seats, Set(lot.winners).isSubset(of: tie.units)
    else { throw .noSuchTie }
    let run = try run(
      grounds, before.seats.map { ($0.unit, $0.members, $0.countedOn) }, before.total, before.rule,
      before.lots + [lot], before.note, day)
    return [.allocated(run: run)]
  }

  static func adopted(
    _ id: RunID, _ basis: String, _ day: Day, _ grounds: some DelegateGrounds
  ) throws(DelegateRefusal) -> [DelegateEvent] {
    guard let run = grounds.delegates.run(id) else { throw .unknownRun(id) }
    guard run.isSettled else { throw .openTie(id) }
    guard grounds.delegates.adoptions.last?.run != id else { throw .alreadyAdopted(id) }
    if let needed = grounds.delegatesToAllocate(asOf: day)?.value {
      guard needed == run.given else { throw .wrongTotal(has: run.given, needs: needed) }
    } else if let first = grounds.figures.firstDay(of: ["delegates.planned", "delegates.exOfficio"]), day < first {
      // Nobody shares out a number that is decided later.
      throw .notDecidedYet(since: first)
    }
    // Whoever was proposed already must keep a seat.
    for unit in run.seats {
      let seated = grounds.delegates.seated(in: .unit, of: unit.unit).count
      if seated > unit.seats { throw .noSeatLeft(unit: unit.unit, seats: unit.seats) }
    }
    return [.adopted(adoption: Adoption(run: id, basis: basis, day: day))]
  }

  static func exOfficio(
    _ body: BodyID, _ basis: String, _ day: Day, _ grounds: some DelegateGrounds
  ) throws(DelegateRefusal) -> [DelegateEvent] {
    guard grounds.organisations.body(body) != nil else { throw .unknownBody(body) }
    let here = Set(grounds.delegates.all.filter(\.stands).compactMap(\.person))
    let members = grounds.votingMembers(of: body, on: day)
    let coming = grounds.inOrder(members, of: body, on: day).filter { !here.contains($0) }
    guard !coming.isEmpty else { throw .nobody }
    let events = try proposed(coming.map { DelegateProposal(.person($0), unit: nil, block: .exOfficio) }, day, grounds)
    let ids = events.compactMap { if case .proposed(let id, _, _, _, _) = $0 { id } else { nil } }
    return events + [.chosen(delegates: ids, choice: .init(basis: basis, day: day))]
  }

  static func proposed(
    _ proposals: [DelegateProposal], _ day: Day, _ grounds: some DelegateGrounds
  ) throws(DelegateRefusal) -> [DelegateEvent] {
    guard !proposals.isEmpty else { throw .nobody }
    var bench = Bench(grounds, day)
    var events: [DelegateEvent] = []
    for proposal in proposals { events.append(try bench.seat(proposal)) }
    return events
  }
}

extension Delegate {
  /// The person of the organisation's list, for those who are in it.
  var person: PersonID? { if case .person(let id) = who { id } else { nil } }
}

/// Seats as they are being taken, proposal by proposal.
struct Bench {
  private let grounds: any DelegateGrounds
  private let day: Day
  private var count: Int
  private var people: Set<PersonID> = []
  /// Names with birth days of those whose data is here.
  private var names: Set<[String]> = []
  private var taken: [UnitID: Int] = [:]
  private var exOfficio: Int

  init(_ grounds: any DelegateGrounds, _ day: Day) {
    self.grounds = grounds
    self.day = day
    let delegates = grounds.delegates
    count = delegates.all.count
    exOfficio = delegates.seated(in: .exOfficio).count
    for delegate in delegates.all where delegate.stands {
      if let person = delegate.person { people.insert(person) }
      if let details = grounds.details(of: delegate) { names.insert(Bench.key(details)) }
      if !delegate.isAlternate, delegate.block == .unit, let unit = delegate.unit { taken[unit, default: 0] += 1 }
    }
  }

  private static func key(_ details: PersonDetails) -> [String] {
    [details.name.lowercased(), details.born?.description ?? ""]
  }

  /// The event by which somebody is proposed, or why not.
  mutating func seat(_ proposal: DelegateProposal) throws(DelegateRefusal) -> DelegateEvent {
    if let unit = proposal.unit, grounds.organisations.unit(unit) == nil { throw .unknownUnit(unit) }
    let details: PersonDetails
    switch proposal.who {
    case .person(let id):
      guard let known = grounds.organisations.people[id]?.details.value else { throw .unknownPerson }
      guard people.insert(id).inserted else { throw .alreadyDelegate(name: known.name) }
      details = known
    case .named(let named): details = named
    }
    guard names.insert(Bench.key(details)).inserted else { throw .alreadyDelegate(name: details.name) }
    try takeSeat(proposal)
    count += 1
    let id = DelegateID("d", count)
    let who: Delegate.Who =
      switch proposal.who {
      case .person(let person): .person(person)
      case .named(let named): .named(Sealed(named, for: Subject(id.text)))
      }
    return .proposed(
      delegate: id, who: who, unit: proposal.unit, block: proposal.block, isAlternate: proposal.isAlternate)
  }

  private mutating func takeSeat(_ proposal: DelegateProposal) throws(DelegateRefusal) {
    guard !proposal.isAlternate else { return }
    switch proposal.block {
    case .exOfficio:
      exOfficio += 1
      if let planned = grounds.figures.number("delegates.exOfficio", asOf: day), exOfficio > planned {
        throw .tooManyExOfficio(has: exOfficio, planned: planned)
      }
    case .unit:
      guard let unit = proposal.unit else { throw .unknownUnit(UnitID("")) }
      guard let seats = grounds.delegates.seats(of: unit) else { throw .notAllocated }
      taken[unit, default: 0] += 1
      if taken[unit, default: 0] > seats { throw .noSeatLeft(unit: unit, seats: seats) }
    case .appointed: return
    }
  }
}
