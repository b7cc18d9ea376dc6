// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs
import Slates

/// A scheme as the engine of slates reckons with it: those who may be put forward, with the facts that its targets ask for,
/// and everything that a slate of them shall meet.
struct SlatePool {
  let scheme: PersonnelScheme
  /// Those whose data is there and who have not withdrawn, in the order they were entered.
  let candidates: [Candidate]
  let details: [CandidateID: PersonDetails]
  let people: [Slates.Person]
  let rules: Slates.Scheme
  let composition: Result<Composition, SchemeFaults>

  /// `say` chooses the wording of targets and units.
  init(_ scheme: PersonnelScheme, _ grounds: any PersonnelGrounds, _ say: Language) {
    self.scheme = scheme
    let known = scheme.candidates.filter { !$0.isWithdrawn }
      .compactMap { candidate in grounds.details(of: candidate).map { (candidate, $0) } }
    candidates = known.map(\.0)
    details = Dictionary(uniqueKeysWithValues: known.map { ($0.0.id, $0.1) })
    let facts = SlateFacts(scheme, grounds)
    people = known.map { candidate, details in
      Slates.Person(
        candidate.id.slate, name: details.name, facts: facts.of(candidate, details),
        support: candidate.file.value?.support ?? 0)
    }
    rules = facts.rules(for: known.map(\.0), say)
    let (rules, people) = (rules, people)
    composition = Result { () throws(SchemeFaults) in try Composition.of(rules, from: people) }
  }

  /// Who a draft puts forward, without those whose data was erased and those who have withdrawn.
  func present(_ members: [CandidateID]) -> [CandidateID] { members.filter { details[$0] != nil } }

  /// The slate counted against every target; nil where the scheme cannot be reckoned with yet.
  func check(_ members: [CandidateID]) -> SlateCheck? {
    guard case .success(let composition) = composition else { return nil }
    return composition.check(present(members).map(\.slate))
  }

  /// Where nobody has drawn up a slate yet.
  var strongest: [CandidateID] { rules.strongest(of: people).map { CandidateID($0.rawValue) } }

  func candidate(_ id: PoolMember) -> Candidate? { candidates.first { $0.id.text == id.rawValue } }
  /// A sentence of the engine with the people by name, whom it knows by their numbers only.
  func named(_ sentence: String) -> String {
    guard sentence.contains("(k-") else { return sentence }
    return candidates.reduce(sentence) { $0.replacing("(\($1.id.text))", with: "(\(name($1.id.slate)))") }
  }

  func name(_ id: PoolMember) -> String { details[CandidateID(id.rawValue)]?.name ?? id.rawValue }

  /// Full years at the month of the scheme.
  func age(of candidate: CandidateID) -> Int? {
    guard let born = details[candidate]?.born.flatMap({ Month($0.year, $0.month) }) else { return nil }
    return born.fullYears(until: rules.month)
  }
}

extension Identifier where Subject == Candidate {
  /// The candidate as the engine names one.
  var slate: PoolMember { PoolMember(text) }
}

/// What is known of candidates under the headings that targets ask by.
struct SlateFacts {
  static let sex = FactName("sex")
  static let born = FactName("born")
  static let unit = FactName("unit")
  static let minority = FactName("minority")
  static let science = FactName("science")
  static let continuing = FactName("continuing")

  private let scheme: PersonnelScheme
  private let marks: CompositionMarks?
  private let unitNames: [UnitID: String]
  private let outgoingHeads: Int?
  /// The office's own headings that some target asks for.
  private let titles: [String]

  init(_ scheme: PersonnelScheme, _ grounds: any PersonnelGrounds) {
    self.scheme = scheme
    marks = grounds.pack.composition
    unitNames = Dictionary(
      grounds.organisations.units.map { ($0.id, $0.details.name) }, uniquingKeysWith: { first, _ in first })
    outgoingHeads = scheme.frame.outgoing.map { grounds.outgoingMembers($0).count }
    titles = scheme.targets.compactMap { if case .quality(let title, _) = $0.content.group { title } else { nil } }
  }

  func of(_ candidate: Candidate, _ details: PersonDetails) -> [FactName: Fact] {
    var facts: [FactName: Fact] = [
      SlateFacts.sex: .word(details.sex?.rawValue ?? ""),
      SlateFacts.unit: .word(candidate.unit.flatMap { unitNames[$0] } ?? ""),
      SlateFacts.minority: .flag(marks?.isMinority(details) ?? false),
      SlateFacts.science: .flag(marks?.isScientific(details) ?? false),
      SlateFacts.continuing: .flag(candidate.file.value?.isContinuing ?? false),
    ]
    if let month = details.born.flatMap({ Month($0.year, $0.month) }) { facts[SlateFacts.born] = .month(month) }
    for title in titles {
      let told = details.qualities.first { PlainText($0.key) == PlainText(title) }?.value
      facts[SlateFacts.name(of: title)] = .word(PlainText(told ?? "").text)
    }
    return facts
  }

  static func name(of title: String) -> FactName { FactName("quality:" + PlainText(title).text) }

  /// Size, targets and exclusions over these candidates.
  func rules(for candidates: [Candidate], _ say: Language) -> Slates.Scheme {
    let frame = scheme.frame
    // The day of a frame is one of the calendar, so its month is one too.
    let month = Month(frame.agesAt.year, frame.agesAt.month) ?? Month(frame.agesAt.year, 1)
    guard let month else { preconditionFailure("a year of the calendar has a January") }
    let here = Set(candidates.map(\.id))
    return Slates.Scheme(
      size: frame.names, seats: frame.seats, agesAt: month, targets: scheme.targets.map { target($0, say) },
      fixedIn: candidates.filter { $0.consideration == .agreed }.map(\.id.slate),
      fixedOut: candidates.filter { $0.consideration == .setAside }.map(\.id.slate),
      exclusions: scheme.exclusions.map { exclusion in
        Exclusion(
          exclusion.candidates.filter { here.contains($0) }.map(\.slate), atMost: exclusion.most,
          reason: exclusion.reason)
      }.filter { $0.people.count > $0.most && $0.people.count > 1 },
      outgoing: outgoingHeads.map { Outgoing(SlateFacts.continuing, heads: $0) })
  }

  private func target(_ target: SlateTarget, _ say: Language) -> Slates.Target {
    let content = target.content
    return Slates.Target(
      TargetID(target.id.text), content.name[say], scope(content.group), atLeast: content.least?.slate(.up),
      atMost: content.most?.slate(.down), force: content.isStriven ? .strive : .shall, priority: content.priority)
  }

  private func scope(_ group: SlateGroup) -> Slates.Target.Scope {
    switch group {
    case .women: .together(.word(SlateFacts.sex, among: [PersonDetails.Sex.female.rawValue]))
    case .minority: .together(.has(SlateFacts.minority))
    case .science: .together(.has(SlateFacts.science))
    case .continuing: .together(.has(SlateFacts.continuing))
    case .newcomers: .together(.not(.has(SlateFacts.continuing)))
    case .ages(let from, let through): .together(.age(SlateFacts.born, .init(from: from, through: through)))
    case .eachUnit: .each(SlateFacts.unit, among: unitNames.values.sorted())
    case .quality(let title, let values):
      .together(.word(SlateFacts.name(of: title), among: values.map { PlainText($0).text }))
    }
  }
}

extension SlateAmount {
  fileprivate func slate(_ rounding: Slates.Rounding) -> Amount? {
    switch self {
    case .heads(let heads): .heads(heads)
    case .share(let share, let base):
      Slates.Share(share.numerator, over: share.denominator).map {
        .share($0, of: base == .list ? .slate : .outgoing, rounding)
      }
    }
  }
}

extension PersonnelGrounds {
  /// Who has a vote in the body whose term ends: on the last day on which somebody came or left and most of it still sat,
  /// so that whoever left before the others is none of them, and a body that was dissolved one by one is whole.
  func outgoingMembers(_ body: BodyID) -> [PersonID] {
    let holdings = organisations.holdings.filter { $0.body == body }
    guard let last = holdings.map(\.from).max() else { return [] }
    let whole = votingMembers(of: body, on: last)
    let later = holdings.compactMap(\.to).filter { $0 > last }.sorted(by: >)
    return later.lazy.map { votingMembers(of: body, on: $0) }.first { 2 * $0.count >= whole.count } ?? whole
  }
}
