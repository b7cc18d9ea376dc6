// SPDX-License-Identifier: AGPL-3.0-or-later

/// Reads rules, and holds them against their instruments and against each other.
struct RuleReading {
  let names: Names
  let bodies: [BodyKind]

  func rules(_ file: Spot?) -> [Rule]? {
    guard let file, let list = file.keys(["rules"])?.need("rules"), let items = list.items() else { return nil }
    if items.isEmpty { list.fault(.value(.emptyList)) }
    let read = items.compactMap { spot in rule(spot).map { (spot, $0) } }
    for (index, (spot, later)) in read.enumerated() {
      for (_, earlier) in read[..<index] where later.contradicts(earlier) {
        spot.fault(.meaning(.overlappingValidity(with: earlier.id.rawValue)))
      }
      if let next = read.first(where: { $0.1.id == later.successor })?.1, next.sharesDay(with: later) {
        spot.fault(.meaning(.overlappingValidity(with: next.id.rawValue)))
      }
    }
    // A rule that could not be read may be the one that seems to be missing.
    if read.count == items.count { checkCompleteness(read.map(\.1), file) }
    return read.map(\.1)
  }

  /// No body can decide without a quorum, a majority and a word on ties.
  private func checkCompleteness(_ rules: [Rule], _ file: Spot) {
    for gathering in Demand.Gathering.allCases where bodies.contains(where: { $0.gathering == gathering }) {
      let found = rules.compactMap { $0.demand.basis(of: gathering) }
      for key in ["quorum", "majority", "tie"] where !found.contains(key) {
        file.fault(.meaning(.missingRule(key, gathering)))
      }
    }
  }

  private func rule(_ spot: Spot) -> Rule? {
    let known = ["id", "name", "severity", "source", "validity", "waiver", "modes", "successor", "elects", "held"]
    guard let keys = spot.keys(known + DemandReading.keys) else { return nil }
    let id = keys.need("id")?.newID(.rule)
    let name = keys.need("name")?.phrase()
    let severity = keys.need("severity")?.word(Rule.Severity.self)
    let demand = DemandReading(figures: names.figures).demand(keys)
    let source = keys.need("source").flatMap(names.source)
    let validity = keys.find("validity").flatMap { self.validity($0, of: source?.instrument) }
    let waiver = keys.find("waiver").flatMap { self.waiver($0) }
    let modes = keys.find("modes")?.list { $0.reference(.mode) }
    let successor = keys.find("successor")?.reference(.rule)
    let elects = keys.find("elects")?.flag()
    let held = keys.find("held")?.word(Rule.Held.self)
    guard let id, let name, let severity, let demand, let source else { return nil }
    return Rule(
      id: RuleID(rawValue: id), name: name, demand: demand, severity: severity, source: source.source,
      validity: validity ?? source.instrument.validity, waiver: waiver, modes: modes ?? [],
      successor: successor.map { RuleID(rawValue: $0) }, elects: elects ?? false, held: held)
  }

  /// The rule's own days, within those of its instrument; what it leaves open is the instrument's.
  private func validity(_ spot: Spot, of instrument: Instrument?) -> Rule.Validity? {
    guard let keys = spot.keys(["from", "to"]) else { return nil }
    let own = keys.validity()
    if let instrument, let first = instrument.validity.from, let from = own.from, from < first {
      keys.find("from")?.fault(.meaning(.precedesInstrument(instrument.name, first: first)))
    }
    if let instrument, let last = instrument.validity.to, let to = own.to, to > last {
      let name = instrument.name
      keys.find("to")?.fault(.meaning(.outlivesInstrument(name, last: last)))
    }
    return Rule.Validity(
      from: own.from ?? instrument?.validity.from, to: own.to ?? instrument?.validity.to,
      supersededBy: instrument?.validity.supersededBy)
  }

  private func waiver(_ spot: Spot) -> Rule.Waiver? {
    guard let keys = spot.keys(["by", "paper"]) else { return nil }
    let by = keys.need("by")?.reference(.role)
    let paper = keys.find("paper")?.reference(.paper)
    guard let by = by.flatMap(names.role) else { return nil }
    return Rule.Waiver(by: by, paper: paper.flatMap(names.paper))
  }
}

extension Rule {
  /// Whether both are in force on some day.
  fileprivate func sharesDay(with other: Rule) -> Bool {
    (validity.from ?? "") <= (other.validity.to ?? "9999") && (other.validity.from ?? "") <= (validity.to ?? "9999")
  }

  /// Whether both would have to be applied to the same matter on some day, in the same mode.
  fileprivate func contradicts(_ other: Rule) -> Bool {
    let sharesMode = modes.isEmpty || other.modes.isEmpty || !Set(modes).isDisjoint(with: other.modes)
    guard sharesDay(with: other), sharesMode else { return false }
    switch (demand, other.demand) {
    case (.quorum(_, let here, let call), .quorum(_, let there, let otherCall)):
      return here == there && call == otherCall
    case (.tie(_, let here), .tie(_, let there)): return here == there
    default: return false
    }
  }
}

extension Demand {
  /// The key of those demands without which a gathering cannot decide.
  fileprivate func basis(of gathering: Gathering) -> String? {
    switch self {
    case .quorum(_, gathering, _): "quorum"
    case .majority(_, gathering): "majority"
    case .tie(_, gathering): "tie"
    default: nil
    }
  }
}
