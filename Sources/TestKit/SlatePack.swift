// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

extension RulePack {
  /// The sample pack with targets for those put forward, in a mode that elects or in one that designates.
  public static func slates(elective isElective: Bool = false) -> RulePack {
    let sample = RulePack.sample
    let source = sample.rules[0].source
    let told = Rule.Source(
      instrument: Phrase("Hướng dẫn mẫu", "Sample guidance"), article: nil, address: nil, verified: false)
    func rule(_ id: String, _ demand: Demand, _ severity: Rule.Severity) -> Rule {
      Rule(
        id: RuleID(rawValue: id), name: Phrase("Chỉ tiêu \(id)", "Target \(id)"), demand: demand, severity: severity,
        source: source, validity: Rule.Validity(from: nil, to: nil, supersededBy: nil), waiver: nil)
    }
    func share(_ above: Int, _ below: Int) -> Fraction {
      guard let fraction = Fraction(above, below) else { preconditionFailure("\(above)/\(below) is no share") }
      return fraction
    }
    func target(_ group: SlateGroup, _ least: SlateAmount?, _ most: SlateAmount? = nil) -> Demand {
      .slate(SlateDemand(body: "executive", group, atLeast: least, atMost: most, priority: 1))
    }
    let targets = [
      rule("women", target(.women, .share(share(1, 3), of: .list)), .block),
      rule("young", target(.ages(from: nil, through: 41), .heads(1)), .warn),
      rule("new", target(.newcomers, .share(share(1, 3), of: .list)), .warn),
    ]
    let surplus = rule(
      "surplus",
      .surplus(
        ListSurplus(preparedLeast: share(10, 100), preparedMost: share(15, 100), cap: share(30, 100), rounding: .up),
        of: .congress), .block)
    let mode = CongressMode(
      id: "designation", name: Phrase("Mẫu", "Sample"), agenda: [Phrase("Thảo luận", "Discussion")],
      papersLeftOut: isElective ? [] : ["candidateList", "electionBallot"], delegateKind: "designated")
    let kinds = ["personnelScheme", "candidateList", "electionBallot"].map {
      PaperKind(
        id: $0, name: Phrase($0, $0), numbering: .none, numberPattern: nil, parent: Phrase("{parent}", "{parent}"),
        organ: Phrase("{organisation}", "{organisation}"), isRestricted: $0 != "electionBallot", signatures: [],
        recipients: [])
    }
    return RulePack(
      id: sample.id, version: sample.version, title: sample.title, clockOffset: sample.clockOffset,
      alphabet: sample.alphabet, namesSortBy: sample.namesSortBy, terms: sample.terms, roles: sample.roles,
      bodies: sample.bodies, posts: sample.posts, modes: [mode], delegateKinds: sample.delegateKinds,
      figures: sample.figures, rules: sample.rules + targets + (isElective ? [surplus] : []), layout: sample.layout,
      papers: sample.papers + kinds,
      composition: CompositionMarks(
        young: .init(under: 42, source: told), minority: .init(Phrase("Dân tộc", "Ethnicity"), ["Kinh"], source: told),
        ages: .init("2025-06-01", source: told),
        science: .init(Phrase("Lĩnh vực", "Field"), ["Công nghệ"], source: told)))
  }
}
