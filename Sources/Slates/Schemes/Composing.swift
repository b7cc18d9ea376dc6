// SPDX-License-Identifier: AGPL-3.0-or-later

extension Composition {
  /// Counts out a scheme over a pool, or says everything that is wrong with either. Targets that contradict each other are
  /// not wrong: `conflicts` explains them. One that contradicts itself is.
  public static func of(_ scheme: Scheme, from pool: [Person]) throws(SchemeFaults) -> Composition {
    var composing = Composing(scheme, pool)
    // First: what is too deep cannot even be walked through.
    composing.lookAtDepths()
    if let faults = SchemeFaults(composing.faults) { throw faults }
    composing.lookAtPeople()
    composing.lookAtScheme()
    for (row, target) in zip(1..., scheme.targets) { composing.count(target, row: row) }
    composing.countPeopleNamed()
    if let faults = SchemeFaults(composing.faults) { throw faults }
    do {
      return try Composition(
        pool.map(\.id), support: pool.map(\.support), size: scheme.size, composing.requirements)
    } catch {
      throw SchemeFaults(error.asFault)
    }
  }
}

extension CompositionFault {
  /// What `Composing` has not already said in better words.
  fileprivate var asFault: SchemeFault {
    switch self {
    case .nobody: SchemeFault(.pool, .nobody)
    case .tooManyPeople(let limit): SchemeFault(.pool, .tooManyPeople(limit: limit))
    case .tooManyRequirements(let limit): SchemeFault(.scheme, .tooManyTargets(limit: limit))
    case .sizeOutOfRange(let limit): SchemeFault(.scheme, .sizeOutOfRange(limit: limit))
    case .twice(let id): SchemeFault(.pool, .samePersonTwice(id, firstRow: 1))
    case .supportMissing, .supportOutOfRange:
      SchemeFault(.pool, .supportOutOfRange(limit: Composition.supportLimit))
    case .requirementTwice, .unknownPlace, .headsOutOfRange:
      SchemeFault(.scheme, .headsTooLarge(0, limit: Composition.peopleLimit))
    }
  }
}

/// Reads a scheme over a pool once, gathering requirements and faults.
struct Composing {
  let scheme: Scheme
  let pool: [Person]
  private let facts: Set<FactName>
  private var places: [PoolMember: Int] = [:]
  private(set) var faults: [SchemeFault] = []
  private(set) var requirements: [Requirement] = []

  static let oldest = 130

  init(_ scheme: Scheme, _ pool: [Person]) {
    self.scheme = scheme
    self.pool = pool
    facts = pool.reduce(into: []) { $0.formUnion($1.facts.keys) }
  }

  mutating func lookAtDepths() {
    for (row, target) in zip(1..., scheme.targets) where !target.scope.isWithin(depth: Condition.depthLimit) {
      fault(.target(row: row, target.id), .tooDeep(limit: Condition.depthLimit))
    }
  }

  mutating func lookAtPeople() {
    if pool.isEmpty { fault(.pool, .nobody) }
    if pool.count > Composition.peopleLimit { fault(.pool, .tooManyPeople(limit: Composition.peopleLimit)) }
    let births = scheme.births
    for (index, person) in pool.enumerated() {
      let place = SchemeFault.Place.person(row: index + 1, person.id)
      if person.id.rawValue.isEmpty { fault(place, .emptyID) }
      if let first = places[person.id] {
        fault(place, .samePersonTwice(person.id, firstRow: first + 1))
      } else {
        places[person.id] = index
      }
      if !(-Composition.supportLimit...Composition.supportLimit ~= person.support) {
        fault(place, .supportOutOfRange(limit: Composition.supportLimit))
      }
      for birth in births where facts.contains(birth) { look(at: birth, of: person, place) }
    }
  }

  private mutating func look(at birth: FactName, of person: Person, _ place: SchemeFault.Place) {
    guard case .month(let born) = person.facts[birth] else { return fault(place, .monthMissing(birth)) }
    let years = born.fullYears(until: scheme.month)
    if born > scheme.month { fault(place, .bornAfter(born, reference: scheme.month)) }
    if years > Composing.oldest { fault(place, .ageUnlikely(years: years)) }
  }

  mutating func lookAtScheme() {
    if !(1...Composition.peopleLimit ~= scheme.size) {
      fault(.scheme, .sizeOutOfRange(limit: Composition.peopleLimit))
    } else if scheme.size > pool.count {
      fault(.scheme, .poolSmallerThanSize(pool: pool.count, size: scheme.size))
    }
    if !(1...max(scheme.size, 1) ~= scheme.seats) { fault(.scheme, .seatsOutOfRange(limit: max(scheme.size, 1))) }
    if let outgoing = scheme.outgoing {
      if !(0...Composition.peopleLimit ~= outgoing.heads) { fault(.scheme, .outgoingOutOfRange(outgoing.heads)) }
      lookFor([outgoing.fact], .scheme)
    }
    var rows: [TargetID: Int] = [:]
    for (row, target) in zip(1..., scheme.targets) {
      let place = SchemeFault.Place.target(row: row, target.id)
      if target.id.rawValue.isEmpty { fault(place, .emptyTargetID) }
      if let first = rows[target.id] { fault(place, .sameTargetTwice(target.id, firstRow: first)) }
      rows[target.id] = rows[target.id] ?? row
      if !(1...Target.priorityLimit ~= target.priority) { fault(place, .priorityOutOfRange(target.priority)) }
      if target.least == nil && target.most == nil { fault(place, .noBound) }
      lookFor(target.scope.names, place)
    }
  }

  private mutating func lookFor(_ names: Set<FactName>, _ place: SchemeFault.Place) {
    for name in names.sorted() where !facts.contains(name) { fault(place, .unknownFact(name, known: facts.sorted())) }
  }

  mutating func count(_ target: Target, row: Int) {
    let place = SchemeFault.Place.target(row: row, target.id)
    let least = heads(target.least, place)
    let most = heads(target.most, place)
    guard case .counted(let low) = least, case .counted(let high) = most else { return }
    let from = low?.heads ?? 0
    let through = high?.heads ?? Composition.peopleLimit
    guard from <= through else { return fault(place, .leastOverMost(least: from, most: through)) }
    let quotas = groups(of: target.scope).map { label, members in
      Quota(
        members, from: from, through: through, label: label, leastReckoned: low?.reckoning,
        mostReckoned: high?.reckoning)
    }
    requirements.append(
      Requirement(.target(target.id), target.text, quotas, force: target.force, priority: target.priority))
  }

  private func groups(of scope: Target.Scope) -> [(String, [Int])] {
    switch scope {
    case .together(let condition):
      return [("", pool.indices.filter { condition.counts(pool[$0], at: scheme.month) })]
    case .each(let name, let listed):
      var found: [String: [Int]] = [:]
      for (index, person) in pool.enumerated() {
        if let value = person.facts[name]?.text, !value.isEmpty { found[value, default: []].append(index) }
      }
      return (listed.map { Set($0).sorted() } ?? found.keys.sorted()).map { ($0, found[$0] ?? []) }
    }
  }

  private enum Counted {
    case counted((heads: Int, reckoning: Reckoning?)?)
    case faulty
  }

  private mutating func heads(_ amount: Amount?, _ place: SchemeFault.Place) -> Counted {
    switch amount {
    case nil: return .counted(nil)
    case .heads(let heads) where heads < 0: fault(place, .negativeHeads(heads))
    case .heads(let heads) where heads > Composition.peopleLimit:
      fault(place, .headsTooLarge(heads, limit: Composition.peopleLimit))
    case .heads(let heads): return .counted((heads, nil))
    case .share(_, .outgoing, _) where scheme.outgoing == nil: fault(place, .noOutgoing)
    case .share(let share, let base, let rounding):
      let whole =
        switch base {
        case .slate: scheme.size
        case .seats: scheme.seats
        case .outgoing: scheme.outgoing?.heads ?? 0
        }
      // Out of range, the size or the outgoing heads were named already.
      guard let reckoning = Reckoning(share, of: whole, base, rounding) else { return .faulty }
      return .counted((reckoning.heads, reckoning))
    }
    return .faulty
  }

  mutating func countPeopleNamed() {
    let fixed = Set(scheme.fixedIn)
    for id in Set(scheme.fixedOut).intersection(fixed).sorted() { fault(.scheme, .fixedInAndOut(id)) }
    if scheme.size > 0, fixed.count > scheme.size {
      fault(.scheme, .moreFixedThanSeats(fixed: fixed.count, size: scheme.size))
    }
    fix(scheme.fixedIn, .fixedIn, heads: 1)
    fix(scheme.fixedOut, .fixedOut, heads: 0)
    for (row, exclusion) in zip(1..., scheme.exclusions) { exclude(exclusion, row: row, fixed: fixed) }
  }

  private mutating func fix(_ people: [PoolMember], _ id: RequirementID, heads: Int) {
    let members = known(people, .scheme)
    guard !members.isEmpty else { return }
    let quotas = members.map { Quota([$0], from: heads, through: heads, label: pool[$0].id.rawValue) }
    requirements.append(Requirement(id, "", quotas, mayGive: false))
  }

  private mutating func exclude(_ exclusion: Exclusion, row: Int, fixed: Set<PoolMember>) {
    let place = SchemeFault.Place.exclusion(row: row)
    let members = known(exclusion.people, place)
    guard exclusion.most >= 0 else { return fault(place, .negativeHeads(exclusion.most)) }
    guard Set(exclusion.people).count > 1, exclusion.most < exclusion.people.count else {
      return fault(place, .exclusionTooSmall)
    }
    let both = fixed.intersection(exclusion.people).sorted()
    if both.count > exclusion.most { fault(place, .exclusionAgainstFixed(both, most: exclusion.most)) }
    let quota = Quota(members, from: 0, through: exclusion.most)
    requirements.append(Requirement(.exclusion(row), exclusion.reason, [quota], mayGive: false))
  }

  private mutating func known(_ people: [PoolMember], _ place: SchemeFault.Place) -> [Int] {
    var members: Set<Int> = []
    for id in people {
      if let index = places[id] { members.insert(index) } else { fault(place, .unknownPerson(id)) }
    }
    return members.sorted()
  }

  private mutating func fault(_ place: SchemeFault.Place, _ problem: SchemeFault.Problem) {
    faults.append(SchemeFault(place, problem))
  }
}

extension Scheme {
  /// The headings that ages are counted from.
  var births: Set<FactName> { targets.reduce(into: []) { $0.formUnion($1.scope.births) } }
}

extension Target.Scope {
  /// The headings it asks about.
  public var names: Set<FactName> {
    switch self {
    case .together(let condition): condition.names
    case .each(let name, _): [name]
    }
  }

  var births: Set<FactName> { if case .together(let condition) = self { condition.births } else { [] } }

  func isWithin(depth: Int) -> Bool {
    if case .together(let condition) = self { condition.isWithin(depth: depth) } else { true }
  }
}
