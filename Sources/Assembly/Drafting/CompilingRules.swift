// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Journal
import Packs

/// The rules of compiling: putting together, parting, summarising, sorting; none of it judges.
enum CompilingRules {
  /// Parts opinions from the points they are in, with the reason.
  static func split(
    _ opinions: [OpinionKey], why: String, in draft: DraftDocument, by drafter: Drafter
  ) throws(DraftingRefusal) -> DraftingEvent {
    try check(opinions, in: draft)
    guard !why.trimmed.isEmpty else { throw .reasonMissing }
    try checkSplit(opinions, in: draft)
    return .adjusted(
      draft: draft.id, adjustment: adjustment(.split(opinions.sorted().map(\.description)), drafter, why))
  }

  /// Makes the points of opinions one, with the reason.
  static func join(
    _ opinions: [OpinionKey], why: String, in draft: DraftDocument, by drafter: Drafter
  ) throws(DraftingRefusal) -> DraftingEvent {
    try check(opinions, in: draft)
    guard !why.trimmed.isEmpty else { throw .reasonMissing }
    let joined = try joinable(opinions, in: draft)
    return .adjusted(draft: draft.id, adjustment: adjustment(.join(joined.map(\.description)), drafter, why))
  }

  static func summarise(
    _ opinions: [OpinionKey], as text: String, in draft: DraftDocument, by drafter: Drafter
  ) throws(DraftingRefusal) -> DraftingEvent {
    try check(opinions, in: draft)
    guard !text.trimmed.isEmpty else { throw .nothingSaid }
    return .summarised(draft: draft.id, summary: Summary(opinions: opinions.sorted(), text: text, by: drafter.person))
  }

  static func classify(
    _ opinions: [OpinionKey], as field: String?, in draft: DraftDocument
  ) throws(DraftingRefusal) -> DraftingEvent {
    try check(opinions, in: draft)
    if let field, draft.field(field) == nil { throw .unknownField(field) }
    return .classified(draft: draft.id, opinions: opinions.sorted(), field: field)
  }

  /// Makes points of opinions that were read as mere agreement: a machine that overheard a request is overruled.
  static func askAnswer(
    to opinions: [OpinionKey], in draft: DraftDocument
  ) throws(DraftingRefusal) -> DraftingEvent {
    guard !opinions.isEmpty else { throw .noOpinions }
    let agreeing = Set(draft.synthesis.agreements)
    for opinion in opinions where !agreeing.contains(opinion) { throw .unknownOpinion(opinion) }
    return .answerAsked(draft: draft.id, opinions: Set(opinions).sorted())
  }

  /// Takes that back: only what was read as agreement can be spared, and what is answered stays.
  static func spareAnswer(
    to opinions: [OpinionKey], in draft: DraftDocument
  ) throws(DraftingRefusal) -> DraftingEvent {
    try check(opinions, in: draft)
    for opinion in opinions {
      guard draft.answersAsked.contains(opinion) else { throw .asksItself(opinion) }
      guard draft.answer(to: opinion) == nil else { throw .isAnswered(opinion) }
    }
    return .answerSpared(draft: draft.id, opinions: Set(opinions).sorted())
  }

  private static func adjustment(_ act: Adjustment.Act, _ drafter: Drafter, _ why: String) -> Adjustment {
    Adjustment(act, by: drafter.person?.text ?? "", why: why)
  }

  static func check(_ opinions: [OpinionKey], in draft: DraftDocument) throws(DraftingRefusal) {
    guard !opinions.isEmpty else { throw .noOpinions }
    let synthesis = draft.synthesis
    for opinion in opinions where synthesis.point(of: opinion) == nil { throw .unknownOpinion(opinion) }
  }

  /// Only remarks part: changes that lead to the same text are one proposal.
  private static func checkSplit(_ opinions: [OpinionKey], in draft: DraftDocument) throws(DraftingRefusal) {
    let leaving = Set(opinions)
    for opinion in opinions { if case .change = opinion { throw .sameProposal } }
    let points = Set(opinions.compactMap { draft.synthesis.point(of: $0) })
    guard points.contains(where: { point in !point.opinions.allSatisfy(leaving.contains) }) else { throw .notAlone }
  }

  /// All opinions of the points that become one, first those of the point whose passage they are about: on one passage,
  /// with what is said of its section or of the whole, as groups and meetings do; and at most one of them a change.
  private static func joinable(
    _ opinions: [OpinionKey], in draft: DraftDocument
  ) throws(DraftingRefusal) -> [OpinionKey] {
    let points = Set(opinions.compactMap { draft.synthesis.point(of: $0) })
    guard points.count > 1 else { throw .notAlone }
    let passages = Set(points.filter { $0.block != $0.heading }.compactMap(\.block))
    guard passages.count < 2, Set(points.compactMap(\.heading)).count < 2 else { throw .differentPlaces }
    let changes = points.filter { point in if case .remarks = point.matter { false } else { true } }
    guard changes.count < 2 else { throw .sameProposal }
    let all = Set(points.flatMap(\.opinions))
    if Set(points.map(\.block)).count == 1 { return all.sorted() }
    // A heading stands for all below it: the passage itself says more.
    func rank(_ point: SynthesisPoint) -> (Int, Int) {
      (point.block == nil || point.block == point.heading ? 1 : 0, point.number)
    }
    let first = points.min { rank($0) < rank($1) }?.opinions.sorted() ?? []
    return first + all.subtracting(first).sorted()
  }

  /// An opinion that somebody keeps, whatever is decided.
  static func reservation(
    of person: PersonID, on opinion: OpinionKey?, _ text: String, in draft: DraftDocument, by drafter: Drafter,
    _ grounds: some DraftingGrounds
  ) throws(DraftingRefusal) -> Reservation {
    guard grounds.organisations.people[person]?.details.value != nil else { throw .unknownPerson(person) }
    guard person == drafter.person || drafter.compiles || drafter.rights.contains(.decideDrafts) else {
      throw .notYours
    }
    // Opinions of earlier rounds may be kept too, after their answer.
    if let opinion, draft.returned(opinion.source) == nil { throw .unknownOpinion(opinion) }
    guard !text.trimmed.isEmpty else { throw .nothingSaid }
    return Reservation(
      id: ReservationID("rs", draft.reservations.count + 1), person: person, opinion: opinion, text: text,
      day: drafter.now.day)
  }
}
