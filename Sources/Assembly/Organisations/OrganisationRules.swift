// SPDX-License-Identifier: AGPL-3.0-or-later

public import Journal
public import Packs

/// What may be asked of the organisation's own records.
public enum OrganisationCommand: Sendable {
  case found(Profile)
  case changeProfile(Profile)
  case addPredecessor(name: String)
  case renamePredecessor(PredecessorID, to: String)
  /// Takes back one that no unit is said to come from.
  case removePredecessor(PredecessorID)
  case addUnit(UnitDetails, parent: UnitID?)
  case changeUnit(UnitID, UnitDetails, place: UnitPlace = .asItIs)
  /// Takes back a unit that was entered by mistake and that nothing refers to.
  case removeUnit(UnitID)
  case addPerson(PersonDetails, unit: UnitID?)
  case changePerson(PersonID, PersonDetails, unit: UnitID?)
  case forgetPerson(PersonID)
  case formBody(kind: String, term: Term, formed: Day)
  /// Takes back a body that was formed by mistake and that nothing refers to.
  case removeBody(BodyID)
  case givePost(String, to: PersonID, in: BodyID, from: Day)
  /// Ends the time in a post that began on `from`, or else the one that goes on or was the last. Where it has ended
  /// already, corrects the day.
  case endPost(String, of: PersonID, in: BodyID, from: Day? = nil, on: Day)
  /// A whole checked file: all of it becomes true, or nothing.
  case takeIn(Intake)
}

extension OrganisationEvent {
  /// The post that was given or ended by it.
  var post: String? {
    switch self {
    case .postGiven(_, _, let post, _), .postEnded(_, _, let post, _), .postEndCorrected(_, _, let post, _, _): post
    case .founded, .profileChanged, .predecessorAdded, .predecessorRenamed, .predecessorRemoved, .unitAdded,
      .unitChanged, .unitMoved, .unitRemoved, .personAdded, .personChanged, .personForgotten, .bodyFormed,
      .bodyRemoved:
      nil
    }
  }
}

extension OrganisationEvent {
  /// Whose time in a post it gives, ends or corrects.
  var holder: PersonID? {
    switch self {
    case .postGiven(let person, _, _, _), .postEnded(let person, _, _, _), .postEndCorrected(let person, _, _, _, _):
      person
    case .founded, .profileChanged, .predecessorAdded, .predecessorRenamed, .predecessorRemoved, .unitAdded,
      .unitChanged, .unitMoved, .unitRemoved, .personAdded, .personChanged, .personForgotten, .bodyFormed,
      .bodyRemoved:
      nil
    }
  }
}

extension RulePack {
  /// Whether one of the posts comes with a role that manages accounts.
  func openAccounts(_ ids: Set<String>) -> Bool {
    let managing = Set(roles.filter { $0.rights.contains(.manageAccess) }.map(\.id))
    return posts.contains { ids.contains($0.id) && !managing.isDisjoint(with: $0.roles) }
  }
}

extension OrganisationCommand: FeatureCommand {
  public typealias Event = OrganisationEvent

  /// The rights of which one is enough.
  public var rights: Set<Right> { [.manageOrganisation] }
}

/// What happened to them.
public enum OrganisationEvent: Codable, Sendable {
  case founded(profile: Profile)
  case profileChanged(profile: Profile)
  case predecessorAdded(id: PredecessorID, name: String)
  case predecessorRenamed(id: PredecessorID, name: String)
  case predecessorRemoved(id: PredecessorID)
  case unitAdded(id: UnitID, parent: UnitID?, details: UnitDetails)
  case unitChanged(id: UnitID, details: UnitDetails)
  case unitMoved(id: UnitID, parent: UnitID?)
  case unitRemoved(id: UnitID)
  case personAdded(id: PersonID, details: Sealed<PersonDetails>, unit: UnitID?)
  case personChanged(id: PersonID, details: Sealed<PersonDetails>, unit: UnitID?)
  case personForgotten(id: PersonID)
  case bodyFormed(id: BodyID, kind: String, term: Term, formed: Day)
  case bodyRemoved(id: BodyID)
  case postGiven(person: PersonID, body: BodyID, post: String, from: Day)
  case postEnded(person: PersonID, body: BodyID, post: String, to: Day)
  case postEndCorrected(person: PersonID, body: BodyID, post: String, from: Day, to: Day)
}

/// Why not.
public enum OrganisationRefusal: Error, Hashable, Sendable {
  case alreadyFounded
  case notFounded
  case unknownMode(String)
  case codeTaken(String)
  case unknownUnit(String)
  case unknownPerson(PersonID)
  case samePerson(name: String, as: PersonID)
  case unknownBody(String)
  case bodyExists(kind: String, term: Term)
  case unknownPost(String)
  case postOfOtherBody(post: String)
  case alreadySits(PersonID, post: String)
  /// A post by which somebody would give themselves rights that they do not hold.
  case raisesOneself(post: String)
  case notHeld(post: String)
  case endsBeforeItBegan(from: Day)
  /// Several people of the record could be meant.
  case severalPeople(name: String)
  /// An e-mail address that belongs to somebody of another name.
  case emailTaken(String, by: String)
  /// A person or unit that an earlier row of the file spoke of.
  case twiceInFile(String, row: Int)
  case unknownPredecessor
  case predecessorExists(String)
  /// So many units are said to come from it.
  case predecessorInUse(units: Int)
  /// What still refers to a unit that is to be taken back.
  case unitInUse(code: String, ties: [Phrase])
  /// What still refers to a body that is to be taken back.
  case bodyInUse(kind: String, term: Term, ties: [Phrase])
  /// Units that stand under each other.
  case unitsInCircle(code: String)
  /// A post that the record dates from another day.
  case heldSince(Day, post: String)
  /// A post in a file without the day it began.
  case noFirstDay(post: String)
  /// Everything in the file is in the record already.
  case nothingNew
}

/// The rules of the organisation's records.
public enum OrganisationRules {
  /// The feature's name in the record.
  public static let name = "organisations"

  public static func decide(
    _ command: OrganisationCommand, on grounds: some OrganisationGrounds
  ) throws(OrganisationRefusal) -> [OrganisationEvent] {
    let now = grounds.organisations
    if case .found = command {} else if now.profile == nil { throw .notFounded }
    switch command {
    case .found(let profile):
      guard now.profile == nil else { throw .alreadyFounded }
      return [.founded(profile: try checked(profile, in: grounds.pack))]
    case .changeProfile(let profile): return [.profileChanged(profile: try checked(profile, in: grounds.pack))]
    case .addPredecessor(let name):
      try check(name, isFreeIn: now)
      return [.predecessorAdded(id: PredecessorID("pre", now.predecessorsAdded + 1), name: name)]
    case .renamePredecessor(let id, let name): return [try renamed(id, name, in: now)]
    case .removePredecessor(let id): return [try removed(id, in: now)]
    case .addUnit(let details, let parent):
      if let parent, now.unit(parent) == nil { throw .unknownUnit(parent.text) }
      guard now.unit(code: details.code) == nil else { throw .codeTaken(details.code) }
      return [.unitAdded(id: UnitID("u", now.unitsAdded + 1), parent: parent, details: details)]
    case .changeUnit(let id, let details, let place):
      guard let unit = now.unit(id) else { throw .unknownUnit(id.text) }
      if let other = now.unit(code: details.code), other.id != id { throw .codeTaken(details.code) }
      return try [.unitChanged(id: id, details: details)] + move(unit, to: place, in: now)
    case .removeUnit(let id):
      guard let unit = now.unit(id) else { throw .unknownUnit(id.text) }
      let ties = grounds.ties(of: id)
      guard ties.isEmpty else { throw .unitInUse(code: unit.details.code, ties: ties.map(\.what)) }
      return [.unitRemoved(id: id)]
    case .addPerson(let details, let unit): return [try added(details, unit, in: now)]
    case .changePerson(let id, let details, let unit): return [try changed(id, details, unit, in: now)]
    case .forgetPerson(let id):
      guard now.people[id] != nil else { throw .unknownPerson(id) }
      return [.personForgotten(id: id)]
    case .formBody(let kind, let term, let day): return [try formed(kind, term, on: day, grounds)]
    case .removeBody(let id): return [try removed(id, grounds)]
    case .givePost(let post, let person, let body, let from): return [try given(post, person, body, from, grounds)]
    case .endPost(let post, let person, let body, let from, let day):
      let times = now.holdings.filter {
        $0.person == person && $0.body == body && $0.post == post && (from == nil || $0.from == from)
      }
      guard let held = times.last(where: { $0.to == nil }) ?? times.max(by: { $0.from < $1.from }) else {
        throw .notHeld(post: post)
      }
      return try held.ending(on: day, among: now.holdings)
    case .takeIn(let intake): return try intake.events(in: now)
    }
  }

  private static func checked(_ profile: Profile, in pack: RulePack) throws(OrganisationRefusal) -> Profile {
    guard pack.mode(profile.congress.mode) != nil else { throw .unknownMode(profile.congress.mode) }
    return profile
  }

  private static func move(
    _ unit: Unit, to place: UnitPlace, in now: Organisations
  ) throws(OrganisationRefusal) -> [OrganisationEvent] {
    let parent: UnitID?
    switch place {
    case .asItIs: return []
    case .top: parent = nil
    case .under(let id):
      guard now.unit(id) != nil else { throw .unknownUnit(id.text) }
      guard !now.above(id).contains(unit.id) else { throw .unitsInCircle(code: unit.details.code) }
      parent = id
    }
    return parent == unit.parent ? [] : [.unitMoved(id: unit.id, parent: parent)]
  }

  // MARK: Predecessors

  private static func check(
    _ name: String, isFreeIn now: Organisations, but own: PredecessorID? = nil
  ) throws(OrganisationRefusal) {
    let key = NameKey(name)
    guard !now.predecessors.contains(where: { $0.id != own && NameKey($0.name) == key }) else {
      throw .predecessorExists(name)
    }
  }

  private static func renamed(
    _ id: PredecessorID, _ name: String, in now: Organisations
  ) throws(OrganisationRefusal) -> OrganisationEvent {
    guard now.predecessors.contains(where: { $0.id == id }) else { throw .unknownPredecessor }
    try check(name, isFreeIn: now, but: id)
    return .predecessorRenamed(id: id, name: name)
  }

  private static func removed(
    _ id: PredecessorID, in now: Organisations
  ) throws(OrganisationRefusal) -> OrganisationEvent {
    guard now.predecessors.contains(where: { $0.id == id }) else { throw .unknownPredecessor }
    let units = now.units.count { $0.details.predecessor == id }
    guard units == 0 else { throw .predecessorInUse(units: units) }
    return .predecessorRemoved(id: id)
  }

  // MARK: People

  private static func added(
    _ details: PersonDetails, _ unit: UnitID?, in now: Organisations
  ) throws(OrganisationRefusal) -> OrganisationEvent {
    if let unit, now.unit(unit) == nil { throw .unknownUnit(unit.text) }
    if let same = now.person(like: details) { throw .samePerson(name: details.name, as: same) }
    let id = PersonID("p", now.peopleAdded + 1)
    return .personAdded(id: id, details: Sealed(details, for: Subject(id.text)), unit: unit)
  }

  private static func changed(
    _ id: PersonID, _ details: PersonDetails, _ unit: UnitID?, in now: Organisations
  ) throws(OrganisationRefusal) -> OrganisationEvent {
    guard now.people[id] != nil else { throw .unknownPerson(id) }
    if let unit, now.unit(unit) == nil { throw .unknownUnit(unit.text) }
    if let same = now.person(like: details, but: id) { throw .samePerson(name: details.name, as: same) }
    return .personChanged(id: id, details: Sealed(details, for: Subject(id.text)), unit: unit)
  }

  // MARK: Bodies and posts

  private static func formed(
    _ kind: String, _ term: Term, on day: Day, _ grounds: some OrganisationGrounds
  ) throws(OrganisationRefusal) -> OrganisationEvent {
    guard grounds.pack.body(kind) != nil else { throw .unknownBody(kind) }
    guard !grounds.organisations.bodies.contains(where: { $0.kind == kind && $0.term == term }) else {
      throw .bodyExists(kind: kind, term: term)
    }
    return .bodyFormed(id: BodyID("\(kind)-\(term)"), kind: kind, term: term, formed: day)
  }

  private static func removed(
    _ id: BodyID, _ grounds: some OrganisationGrounds
  ) throws(OrganisationRefusal) -> OrganisationEvent {
    guard let body = grounds.organisations.body(id) else { throw .unknownBody(id.text) }
    let ties = grounds.ties(of: id)
    guard ties.isEmpty else { throw .bodyInUse(kind: body.kind, term: body.term, ties: ties.map(\.what)) }
    return .bodyRemoved(id: id)
  }

  private static func given(
    _ post: String, _ person: PersonID, _ body: BodyID, _ from: Day, _ grounds: some OrganisationGrounds
  ) throws(OrganisationRefusal) -> OrganisationEvent {
    let now = grounds.organisations
    guard now.people[person] != nil else { throw .unknownPerson(person) }
    guard let sat = now.body(body) else { throw .unknownBody(body.text) }
    guard let kind = grounds.pack.post(post) else { throw .unknownPost(post) }
    guard kind.body == sat.kind else { throw .postOfOtherBody(post: post) }
    if let other = now.seat(of: person, in: body, from: from) { throw .alreadySits(person, post: other.post) }
    return .postGiven(person: person, body: body, post: post, from: from)
  }
}

extension PersonDetails {
  /// Whether two people of one name are one person: by birth date where both are known, otherwise by e-mail address.
  func mayBe(_ other: PersonDetails) -> Bool {
    if let born, let otherBorn = other.born { return born == otherBorn }
    return email?.lowercased() == other.email?.lowercased()
  }
}

extension Holding {
  /// The end of a time in a post, or the day of its end corrected: both stay in the record. Nothing where it is the same.
  func ending(on day: Day, among all: [Holding]) throws(OrganisationRefusal) -> [OrganisationEvent] {
    guard from <= day else { throw .endsBeforeItBegan(from: from) }
    guard let to else { return [.postEnded(person: person, body: body, post: post, to: day)] }
    guard to != day else { return [] }
    let others = all.filter { $0.person == person && $0.body == body && $0 != self }
    if let other = others.first(where: { $0.overlaps(from: from, to: day) }) {
      throw .alreadySits(person, post: other.post)
    }
    return [.postEndCorrected(person: person, body: body, post: post, from: from, to: day)]
  }
}

extension Organisations {
  /// The person of the same name and birth date, so that nobody stands in the lists twice. Without a birth date the name
  /// and e-mail address decide.
  func person(like details: PersonDetails, but own: PersonID? = nil) -> PersonID? {
    let key = NameKey(details.name)
    return people.values.filter { person in
      guard person.id != own, let known = person.details.value, NameKey(known.name) == key else { return false }
      return known.mayBe(details)
    }.map(\.id).min()
  }

  /// The post that a person holds in a body on a day or takes up after it: a second one would overlap.
  func seat(of person: PersonID, in body: BodyID, from day: Day) -> Holding? {
    holdings.first { $0.person == person && $0.body == body && ($0.to.map { day < $0 } ?? true) }
  }

  /// Takes in what did happen; never refuses.
  public mutating func evolve(_ event: OrganisationEvent) {
    switch event {
    case .founded(let profile), .profileChanged(let profile): self.profile = profile
    case .predecessorAdded(let id, let name):
      predecessorsAdded += 1
      predecessors.append(Predecessor(id: id, name: name))
    case .predecessorRenamed(let id, let name):
      predecessors = predecessors.map { $0.id == id ? Predecessor(id: id, name: name) : $0 }
    case .predecessorRemoved(let id): predecessors.removeAll { $0.id == id }
    case .unitAdded(let id, let parent, let details):
      unitsAdded += 1
      units.append(Unit(id: id, parent: parent, details: details))
    case .unitRemoved(let id): units.removeAll { $0.id == id }
    case .unitChanged(let id, let details):
      guard let index = units.firstIndex(where: { $0.id == id }) else { return }
      units[index] = Unit(id: id, parent: units[index].parent, details: details)
    case .unitMoved(let id, let parent):
      units = units.map { $0.id == id ? Unit(id: id, parent: parent, details: $0.details) : $0 }
    case .personAdded(let id, let details, let unit):
      peopleAdded += 1
      put(Person(id: id, details: details, unit: unit))
    case .personChanged(let id, let details, let unit): put(Person(id: id, details: details, unit: unit))
    case .personForgotten(let id):
      forgotten.insert(id)
      if let known = people[id] { put(Person(id: id, details: .forgotten(for: Subject(id.text)), unit: known.unit)) }
    case .bodyFormed(let id, let kind, let term, let formed):
      bodies.append(Body(id: id, kind: kind, term: term, formed: formed))
    case .bodyRemoved(let id): bodies.removeAll { $0.id == id }
    case .postGiven(let person, let body, let post, let from):
      holdings.append(Holding(person: person, body: body, post: post, from: from, to: nil))
    case .postEnded(let person, let body, let post, let to):
      let held = holdings.lastIndex { $0.person == person && $0.body == body && $0.post == post && $0.to == nil }
      guard let held else { return }
      holdings[held] = Holding(person: person, body: body, post: post, from: holdings[held].from, to: to)
    case .postEndCorrected(let person, let body, let post, let from, let to):
      let held = holdings.lastIndex {
        $0.person == person && $0.body == body && $0.post == post && $0.from == from && $0.to != nil
      }
      guard let held else { return }
      holdings[held] = Holding(person: person, body: body, post: post, from: from, to: to)
    }
  }
}
