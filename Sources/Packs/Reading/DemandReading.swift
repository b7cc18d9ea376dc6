// SPDX-License-Identifier: AGPL-3.0-or-later

/// Reads what a rule asks for: exactly one of the keys.
struct DemandReading {
  let figures: [FigureKind]

  static let keys = [
    "quorum", "majority", "ratioAtMost", "ratioAtLeast", "range", "slate", "surplus", "deadline", "tie", "duty",
  ]

  func demand(_ rule: Keys) -> Demand? {
    let found = Self.keys.filter { rule.find($0) != nil }
    guard found.count == 1, let key = found.first, let spot = rule.find(key) else {
      rule.spot.fault(.form(.oneOf(Self.keys, found: found)))
      return nil
    }
    switch key {
    case "quorum": return quorum(spot)
    case "majority": return majority(spot)
    case "ratioAtMost": return ratio(spot).map { .ratioAtMost($0.share, figure: $0.figure, of: $0.of) }
    case "ratioAtLeast": return ratio(spot).map { .ratioAtLeast($0.share, figure: $0.figure, of: $0.of) }
    case "range": return range(spot)
    case "slate": return slate(spot)
    case "surplus": return surplus(spot)
    case "deadline": return deadline(spot)
    case "tie": return tie(spot)
    default: return spot.phrase().map { .duty($0) }
    }
  }

  private func threshold(_ keys: Keys) -> Threshold? {
    let share = keys.need("share")?.fraction()
    let comparison = keys.need("comparison")?.word(Threshold.Comparison.self)
    let base = keys.need("base")?.word(Base.self)
    guard let share, let comparison, let base else { return nil }
    if comparison == .moreThan, share.numerator == share.denominator {
      keys.find("share")?.fault(.value(.unreachableShare))
    }
    return Threshold(share: share, comparison: comparison, base: base)
  }

  private func quorum(_ spot: Spot) -> Demand? {
    guard let keys = spot.keys(["share", "comparison", "base", "of", "call"]) else { return nil }
    let threshold = threshold(keys)
    let gathering = keys.need("of")?.word(Demand.Gathering.self)
    let call = keys.find("call").map { $0.whole(1...9) } ?? 1
    guard let threshold, let gathering, let call else { return nil }
    return .quorum(threshold, of: gathering, call: call)
  }

  private func majority(_ spot: Spot) -> Demand? {
    guard let keys = spot.keys(["share", "comparison", "base", "of"]) else { return nil }
    let threshold = threshold(keys)
    let gathering = keys.need("of")?.word(Demand.Gathering.self)
    guard let threshold, let gathering else { return nil }
    return .majority(threshold, of: gathering)
  }

  private func ratio(_ spot: Spot) -> (share: Fraction, figure: String, of: String)? {
    guard let keys = spot.keys(["share", "figure", "of"]) else { return nil }
    let share = keys.need("share")?.fraction()
    let figure = keys.need("figure")?.figure(.number, among: figures)
    let base = keys.need("of")?.figure(.number, among: figures)
    guard let share, let figure, let base else { return nil }
    return (share, figure, base)
  }

  private func range(_ spot: Spot) -> Demand? {
    guard let keys = spot.keys(["figure", "least", "most"]) else { return nil }
    let figure = keys.need("figure")?.figure(.number, among: figures)
    let least = keys.find("least")?.whole(0...999_999)
    let most = keys.find("most")?.whole(0...999_999)
    if keys.find("least") == nil, keys.find("most") == nil { spot.fault(.form(.missingKey("least"))) }
    if let least, let most, least > most { spot.fault(.meaning(.backwardBounds)) }
    return figure.map { .range(figure: $0, least: least, most: most) }
  }

  /// The words for groups that need nothing beside them.
  private enum Group: String, CaseIterable { case women, minority, science, continuing, newcomers, ages, eachUnit }

  private func slate(_ spot: Spot) -> Demand? {
    guard let keys = spot.keys(["body", "group", "from", "through", "least", "most", "of", "priority"]) else {
      return nil
    }
    let body = keys.need("body")?.reference(.body)
    let word = keys.need("group")?.word(Group.self)
    let from = keys.find("from")?.whole(0...120)
    let through = keys.find("through")?.whole(0...120)
    let base = keys.find("of").map { $0.word(SlateAmount.Base.self) } ?? .list
    let least = keys.find("least").flatMap { amount($0, of: base ?? .list) }
    let most = keys.find("most").flatMap { amount($0, of: base ?? .list) }
    let priority = keys.need("priority")?.whole(1...999)
    if keys.find("least") == nil, keys.find("most") == nil { spot.fault(.form(.missingKey("least"))) }
    if let from, let through, from > through { spot.fault(.meaning(.backwardBounds)) }
    guard let body, let word, base != nil, let priority, least != nil || most != nil else { return nil }
    let group: SlateGroup =
      switch word {
      case .women: .women
      case .minority: .minority
      case .science: .science
      case .continuing: .continuing
      case .newcomers: .newcomers
      case .ages: .ages(from: from, through: through)
      case .eachUnit: .eachUnit
      }
    return .slate(SlateDemand(body: body, group, atLeast: least, atMost: most, priority: priority))
  }

  /// A whole number is heads, anything else a share.
  private func amount(_ spot: Spot, of base: SlateAmount.Base) -> SlateAmount? {
    if spot.text().flatMap({ Int($0) }) != nil { return spot.whole(0...9_999).map { .heads($0) } }
    return spot.fraction().map { .share($0, of: base) }
  }

  private func surplus(_ spot: Spot) -> Demand? {
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

  private func deadline(_ spot: Spot) -> Demand? {
    guard let keys = spot.keys(["days", "counted", "relation", "event"]) else { return nil }
    let days = keys.need("days")?.whole(0...9999)
    let counted = keys.need("counted")?.word(Demand.DayCount.self)
    let relation = keys.need("relation")?.word(Demand.Relation.self)
    let event = keys.need("event")?.figure(.days, among: figures)
    guard let days, let counted, let relation, let event else { return nil }
    return .deadline(days: days, counted: counted, relation: relation, event: event)
  }

  private func tie(_ spot: Spot) -> Demand? {
    guard let keys = spot.keys(["rule", "of"]) else { return nil }
    let rule = keys.need("rule")?.word(Demand.TieRule.self)
    let gathering = keys.need("of")?.word(Demand.Gathering.self)
    guard let rule, let gathering else { return nil }
    return .tie(rule, of: gathering)
  }
}
