// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Journal
import Packs

/// The rules of compiling: putting together, parting, summarising, sorting; none of it judges.
enum CompilingRules {
  static func decide(
    _ command: DraftingCommand, _ draft: DraftDocument, _ drafter: Drafter, _ grounds: some DraftingGrounds
  ) throws(DraftingRefusal) -> DraftingEvent {
    switch command {
    case .split(let id, let opinions, let why):
      try check(opinions, in: draft)
      guard !why.trimmed.isEmpty else { throw .reasonMissing }
      try checkSplit(opinions, in: draft)
      return .adjusted(draft: id, adjustment: adjustment(.split(opinions.sorted().map(\.description)), drafter, why))
    case .join(let id, let opinions, let why):
      try check(opinions, in: draft)
      guard !why.trimmed.isEmpty else { throw .reasonMissing }
      let joined = try joinable(opinions, in: draft)
      return .adjusted(draft: id, adjustment: adjustment(.join(joined.sorted().map(\.description)), drafter, why))
    case .summarise(let id, let opinions, let text):
      try check(opinions, in: draft)
      guard !text.trimmed.isEmpty else { throw .nothingSaid }
      return .summarised(draft: id, summary: Summary(opinions: opinions.sorted(), text: text, by: drafter.person))
    case .classify(let id, let opinions, let field):
      try check(opinions, in: draft)
      if let field, draft.field(field) == nil { throw .unknownField(field) }
      return .classified(draft: id, opinions: opinions.sorted(), field: field)
    case .reserve(let id, let person, let opinion, let text):
      return .reserved(draft: id, reservation: try reservation(person, opinion, text, draft, drafter, grounds))
    default: preconditionFailure("this command does not compile")
    }
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

  /// All opinions of the points that become one: on one block, at most one of them a change.
  private static func joinable(
    _ opinions: [OpinionKey], in draft: DraftDocument
  ) throws(DraftingRefusal) -> Set<OpinionKey> {
    let points = Set(opinions.compactMap { draft.synthesis.point(of: $0) })
    guard points.count > 1 else { throw .notAlone }
    guard Set(points.map(\.block)).count == 1 else { throw .differentPlaces }
    let changes = points.filter { point in if case .remarks = point.matter { false } else { true } }
    guard changes.count < 2 else { throw .sameProposal }
    return Set(points.flatMap(\.opinions))
  }

  private static func reservation(
    _ person: PersonID, _ opinion: OpinionKey?, _ text: String, _ draft: DraftDocument, _ drafter: Drafter,
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
