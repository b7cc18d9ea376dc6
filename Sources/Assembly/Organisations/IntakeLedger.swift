// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal

/// The record as it grows while a file is taken in row by row, with the indexes that thousands of rows need.
struct IntakeLedger {
  private let now: Organisations
  private var units: [String: Unit] = [:]
  private var parents: [UnitID: UnitID] = [:]
  private var people: [PersonID: (details: PersonDetails, unit: UnitID?)] = [:]
  private var namesakes: [NameKey: [PersonID]] = [:]
  private var emails: [String: PersonID] = [:]
  private var seats: [PersonID: [Holding]] = [:]
  private var unitCount: Int
  private var personCount: Int
  private var unitRows: [UnitID: Int] = [:]
  private var personRows: [PersonID: Int] = [:]

  init(_ now: Organisations) {
    self.now = now
    unitCount = now.unitsAdded
    personCount = now.peopleAdded
    for unit in now.units {
      units[unit.details.code.lowercased()] = unit
      parents[unit.id] = unit.parent
    }
    for person in now.people.values.sorted(by: { $0.id < $1.id }) {
      if let details = person.details.value { note(person.id, details, person.unit) }
    }
    for holding in now.holdings { seats[holding.person, default: []].append(holding) }
  }

  private mutating func note(_ id: PersonID, _ details: PersonDetails, _ unit: UnitID?) {
    people[id] = (details, unit)
    let key = NameKey(details.name)
    if namesakes[key]?.contains(id) != true { namesakes[key, default: []].append(id) }
    if let email = details.email?.lowercased(), emails[email] == nil { emails[email] = id }
  }

  func unit(code: String) -> Unit? { units[code.lowercased()] }

  private func id(ofUnit code: String?, in column: IntakeColumn) throws(RowTrouble) -> UnitID? {
    guard let code else { return nil }
    guard let unit = unit(code: code) else { throw RowTrouble(refusal: .unknownUnit(code), column: column) }
    return unit.id
  }

  // MARK: Units

  /// What a row about a unit brings, nothing when the record says the same.
  mutating func take(_ row: Intake.UnitRow) throws(RowTrouble) -> [OrganisationEvent] {
    let stated = try id(ofUnit: row.parent, in: .parent)
    let known = unit(code: row.code)
    if let known, let earlier = unitRows[known.id] {
      throw RowTrouble(refusal: .twiceInFile(row.code, row: earlier), column: .code)
    }
    guard !closesCircle(row) else { throw RowTrouble(refusal: .unitsInCircle(code: row.code), column: .parent) }
    let details = details(of: row, known?.details)
    if known == nil { unitCount += 1 }
    let parent = row.cleared.contains(.parent) ? nil : stated ?? known?.parent
    let unit = Unit(id: known?.id ?? UnitID("u", unitCount), parent: parent, details: details)
    units[row.code.lowercased()] = unit
    parents[unit.id] = parent
    unitRows[unit.id] = row.row
    guard let known else { return [.unitAdded(id: unit.id, parent: parent, details: details)] }
    return (known.details == details ? [] : [.unitChanged(id: unit.id, details: details)])
      + (known.parent == parent ? [] : [.unitMoved(id: unit.id, parent: parent)])
  }

  private func details(of row: Intake.UnitRow, _ known: UnitDetails?) -> UnitDetails {
    func value<Value>(_ column: IntakeColumn, _ stated: Value?, else known: Value?) -> Value? {
      row.cleared.contains(column) ? nil : stated ?? known
    }
    return UnitDetails(
      code: known?.code ?? row.code, name: row.name ?? known?.name ?? row.code,
      members: value(.members, row.members, else: known?.members),
      countedOn: value(.countedOn, row.countedOn, else: known?.countedOn),
      predecessor: value(.predecessor, row.predecessor, else: known?.predecessor))
  }

  /// Whether a known unit would stand under itself, as things are now.
  func closesCircle(_ row: Intake.UnitRow) -> Bool {
    guard let known = unit(code: row.code), let parent = row.parent.flatMap({ unit(code: $0) }) else { return false }
    var seen: Set<UnitID> = []
    var next: UnitID? = parent.id
    while let one = next, seen.insert(one).inserted {
      if one == known.id { return true }
      next = parents[one]
    }
    return false
  }

  // MARK: People

  /// What a row about a person brings, nothing when the record says the same.
  mutating func take(_ row: Intake.PersonRow) throws(RowTrouble) -> [OrganisationEvent] {
    let unit = try id(ofUnit: row.unit, in: .unit)
    let known = try person(for: row.details)
    if let known, let earlier = personRows[known] {
      throw RowTrouble(refusal: .twiceInFile(row.details.name, row: earlier), column: .name)
    }
    if known == nil { personCount += 1 }
    let id = known ?? PersonID("p", personCount)
    var events: [OrganisationEvent] = []
    if let before = known.flatMap({ people[$0] }) {
      let after = (
        details: before.details.changed(by: row), unit: row.cleared.contains(.unit) ? nil : unit ?? before.unit
      )
      if namesakes[NameKey(after.details.name)]?.contains(where: { $0 != id && isLike($0, after.details) }) == true {
        throw RowTrouble(refusal: .severalPeople(name: row.details.name), column: .name)
      }
      note(id, after.details, after.unit)
      if after != before {
        events.append(
          .personChanged(id: id, details: Sealed(after.details, for: Subject(id.text)), unit: after.unit))
      }
    } else {
      note(id, row.details, unit)
      events.append(.personAdded(id: id, details: Sealed(row.details, for: Subject(id.text)), unit: unit))
    }
    personRows[id] = row.row
    for post in row.posts { events += try give(post, to: id) }
    return events
  }

  private func isLike(_ id: PersonID, _ details: PersonDetails) -> Bool { people[id]?.details.mayBe(details) == true }

  /// The one person a row speaks of, nil for somebody new. Birth date and e-mail address tell namesakes apart; where
  /// the row has neither, a single namesake is meant.
  private func person(for stated: PersonDetails) throws(RowTrouble) -> PersonID? {
    let all = namesakes[NameKey(stated.name)] ?? []
    var found = all.filter { isLike($0, stated) }
    if found.isEmpty { found = all.filter { people[$0]?.details.isOpenTo(stated) == true } }
    guard found.count < 2 else { throw RowTrouble(refusal: .severalPeople(name: stated.name), column: .name) }
    if let one = found.first { return one }
    if let email = stated.email, let other = emails[email.lowercased()], let known = people[other],
      !all.contains(other)
    {
      throw RowTrouble(refusal: .emailTaken(email, by: known.details.name), column: .email)
    }
    return nil
  }

  private mutating func give(_ row: Intake.PostRow, to person: PersonID) throws(RowTrouble) -> [OrganisationEvent] {
    let held = (seats[person] ?? []).filter { $0.body == row.body }
    if let same = held.last(where: { $0.post == row.post && $0.from == row.from }) {
      return try end(same, by: row)
    }
    if let open = held.last(where: { $0.post == row.post && $0.to == nil }) {
      guard let from = row.from else { return try end(open, by: row) }
      // A time before the one that goes on is another one.
      guard let to = row.to, to <= open.from else {
        throw RowTrouble(refusal: .heldSince(open.from, post: row.post), column: .from)
      }
      guard from <= to else { throw RowTrouble(refusal: .endsBeforeItBegan(from: from), column: .ended) }
    }
    guard let from = row.from else { throw RowTrouble(refusal: .noFirstDay(post: row.post), column: .from) }
    if let other = held.first(where: { $0.overlaps(from: from, to: row.to) }) {
      throw RowTrouble(refusal: .alreadySits(person, post: other.post), column: .post)
    }
    let holding = Holding(person: person, body: row.body, post: row.post, from: from, to: nil)
    seats[person, default: []].append(holding)
    let given = OrganisationEvent.postGiven(person: person, body: row.body, post: row.post, from: from)
    return [given] + (try end(holding, by: row))
  }

  /// The end of a time in a post, or its day corrected; nothing where the row leaves it out or says the same.
  private mutating func end(_ holding: Holding, by row: Intake.PostRow) throws(RowTrouble) -> [OrganisationEvent] {
    guard let day = row.to else { return [] }
    guard !row.namesLastDay || day > holding.from else {
      throw RowTrouble(refusal: .endsBeforeItBegan(from: holding.from), column: .ended)
    }
    let all = seats[holding.person] ?? []
    let events: [OrganisationEvent]
    do { events = try holding.ending(on: day, among: all) } catch { throw RowTrouble(refusal: error, column: .ended) }
    let ended = Holding(person: holding.person, body: holding.body, post: holding.post, from: holding.from, to: day)
    seats[holding.person] = all.map { $0 == holding ? ended : $0 }
    return events
  }
}

extension PersonDetails {
  /// What is known, with what a row states in its place, and without what the row erases.
  func changed(by row: Intake.PersonRow) -> PersonDetails {
    let stated = row.details
    func value<Value>(_ column: IntakeColumn, _ stated: Value?, else known: Value?) -> Value? {
      row.cleared.contains(column) ? nil : stated ?? known
    }
    return PersonDetails(
      name: name, sex: value(.sex, stated.sex, else: sex), born: value(.born, stated.born, else: born),
      email: value(.email, stated.email, else: email), phone: value(.phone, stated.phone, else: phone),
      qualities: qualities.filter { !row.clearedQualities.contains($0.key) }
        .merging(stated.qualities) { _, new in new })
  }

  /// Whether nothing that both sides know speaks against their being one person.
  func isOpenTo(_ stated: PersonDetails) -> Bool {
    if let born, let other = stated.born, born != other { return false }
    if let email, let other = stated.email { return email.lowercased() == other.lowercased() }
    return true
  }
}
