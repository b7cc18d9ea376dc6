// SPDX-License-Identifier: AGPL-3.0-or-later

/// Reads rules, and holds them against their instruments and against each other.
struct RuleReading {
  let names: Names

  func rules(_ file: Spot?) -> [Rule]? {
    guard let read = file?.keys(["rules"])?.need("rules")?.fullList({ spot in rule(spot).map { (spot, $0) } }) else {
      return nil
    }
    for (index, (spot, later)) in read.enumerated() {
      for (_, earlier) in read[..<index] where later.contradicts(earlier) {
        spot.fault(.overlappingValidity(with: earlier.id.rawValue))
      }
    }
    return read.map(\.1)
  }

  private func rule(_ spot: Spot) -> Rule? {
    let known = ["id", "name", "severity", "source", "validity", "waiver", "modes", "successor"]
    guard let keys = spot.keys(known + DemandReading.keys) else { return nil }
    let id = keys.need("id")?.newID(.rule)
    let name = keys.need("name")?.phrase()
    let severity = keys.need("severity")?.word(Rule.Severity.self)
    let demand = DemandReading.demand(keys)
    let source = keys.need("source").flatMap(names.source)
    let validity = keys.find("validity").flatMap { self.validity($0, of: source?.instrument) }
    let waiver = keys.find("waiver").flatMap { self.waiver($0) }
    let modes = keys.find("modes")?.list { $0.reference(.mode) }
    let successor = keys.find("successor")?.reference(.rule)
    guard let id, let name, let severity, let demand, let source else { return nil }
    return Rule(
      id: RuleID(rawValue: id), name: name, demand: demand, severity: severity, source: source.source,
      validity: validity ?? source.instrument.validity, waiver: waiver, modes: modes ?? [],
      successor: successor.map { RuleID(rawValue: $0) })
  }

  /// The rule's own days, within those of its instrument; what it leaves open is the instrument's.
  private func validity(_ spot: Spot, of instrument: Instrument?) -> Rule.Validity? {
    guard let keys = spot.keys(["from", "to"]) else { return nil }
    let own = keys.validity()
    if let instrument, let last = instrument.validity.to, let to = own.to, to > last {
      let name = instrument.name
      keys.find("to")?.fault(.outlivesInstrument(name, last: last))
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
  /// Whether both would have to be applied to the same matter on some day, in the same mode.
  fileprivate func contradicts(_ other: Rule) -> Bool {
    let shareDay =
      (validity.from ?? "") <= (other.validity.to ?? "9999") && (other.validity.from ?? "") <= (validity.to ?? "9999")
    let shareMode = modes.isEmpty || other.modes.isEmpty || !Set(modes).isDisjoint(with: other.modes)
    guard shareDay, shareMode else { return false }
    switch (demand, other.demand) {
    case (.quorum(_, let here, let call), .quorum(_, let there, let otherCall)):
      return here == there && call == otherCall
    case (.tie(_, let here), .tie(_, let there)): return here == there
    default: return false
    }
  }
}

/// Reads what a rule asks for: exactly one of the keys.
enum DemandReading {
  static let keys = [
    "quorum", "majority", "ratioAtMost", "ratioAtLeast", "range", "surplus", "deadline", "tie", "duty",
  ]

  static func demand(_ rule: Keys) -> Demand? {
    let found = keys.filter { rule.find($0) != nil }
    guard found.count == 1, let key = found.first, let spot = rule.find(key) else {
      rule.spot.fault(.oneOf(keys, found: found))
      return nil
    }
    switch key {
    case "quorum": return quorum(spot)
    case "majority": return majority(spot)
    case "ratioAtMost": return ratio(spot).map { .ratioAtMost($0.share, figure: $0.figure, of: $0.of) }
    case "ratioAtLeast": return ratio(spot).map { .ratioAtLeast($0.share, figure: $0.figure, of: $0.of) }
    case "range": return range(spot)
    case "surplus": return surplus(spot)
    case "deadline": return deadline(spot)
    case "tie": return tie(spot)
    default: return spot.phrase().map { .duty($0) }
    }
  }

  private static func threshold(_ keys: Keys) -> Threshold? {
    let share = keys.need("share")?.fraction()
    let comparison = keys.need("comparison")?.word(Threshold.Comparison.self)
    let base = keys.need("base")?.word(Base.self)
    guard let share, let comparison, let base else { return nil }
    return Threshold(share: share, comparison: comparison, base: base)
  }

  private static func quorum(_ spot: Spot) -> Demand? {
    guard let keys = spot.keys(["share", "comparison", "base", "of", "call"]) else { return nil }
    let threshold = threshold(keys)
    let gathering = keys.need("of")?.word(Demand.Gathering.self)
    let call = keys.find("call").map { $0.whole(1...9) } ?? 1
    guard let threshold, let gathering, let call else { return nil }
    return .quorum(threshold, of: gathering, call: call)
  }

  private static func majority(_ spot: Spot) -> Demand? {
    guard let keys = spot.keys(["share", "comparison", "base", "of"]) else { return nil }
    let threshold = threshold(keys)
    let gathering = keys.need("of")?.word(Demand.Gathering.self)
    guard let threshold, let gathering else { return nil }
    return .majority(threshold, of: gathering)
  }

  private static func ratio(_ spot: Spot) -> (share: Fraction, figure: String, of: String)? {
    guard let keys = spot.keys(["share", "figure", "of"]) else { return nil }
    let share = keys.need("share")?.fraction()
    let figure = keys.need("figure")?.reference(.figure)
    let base = keys.need("of")?.reference(.figure)
    guard let share, let figure, let base else { return nil }
    return (share, figure, base)
  }

  private static func range(_ spot: Spot) -> Demand? {
    guard let keys = spot.keys(["figure", "least", "most"]) else { return nil }
    let figure = keys.need("figure")?.reference(.figure)
    let least = keys.find("least")?.whole(0...999_999)
    let most = keys.find("most")?.whole(0...999_999)
    if keys.find("least") == nil, keys.find("most") == nil { spot.fault(.missingKey("least")) }
    if let least, let most, least > most { spot.fault(.backwardBounds) }
    return figure.map { .range(figure: $0, least: least, most: most) }
  }

  private static func surplus(_ spot: Spot) -> Demand? {
    guard let keys = spot.keys(["preparedLeast", "preparedMost", "cap", "rounding", "of"]) else { return nil }
    let least = keys.need("preparedLeast")?.fraction()
    let most = keys.need("preparedMost")?.fraction()
    let cap = keys.need("cap")?.fraction()
    let rounding = keys.need("rounding")?.word(ListSurplus.Rounding.self)
    let gathering = keys.need("of")?.word(Demand.Gathering.self)
    guard let least, let most, let cap, let rounding, let gathering else { return nil }
    return .surplus(
      ListSurplus(preparedLeast: least, preparedMost: most, cap: cap, rounding: rounding), of: gathering)
  }

  private static func deadline(_ spot: Spot) -> Demand? {
    guard let keys = spot.keys(["days", "counted", "relation", "event"]) else { return nil }
    let days = keys.need("days")?.whole(0...9999)
    let counted = keys.need("counted")?.word(Demand.DayCount.self)
    let relation = keys.need("relation")?.word(Demand.Relation.self)
    let event = keys.need("event")?.reference(.figure)
    guard let days, let counted, let relation, let event else { return nil }
    return .deadline(days: days, counted: counted, relation: relation, event: event)
  }

  private static func tie(_ spot: Spot) -> Demand? {
    guard let keys = spot.keys(["rule", "of"]) else { return nil }
    let rule = keys.need("rule")?.word(Demand.TieRule.self)
    let gathering = keys.need("of")?.word(Demand.Gathering.self)
    guard let rule, let gathering else { return nil }
    return .tie(rule, of: gathering)
  }
}
