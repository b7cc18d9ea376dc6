// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs

/// The rules of taking back what one has sent: as long as nothing of it is answered it stays on record and counts nowhere.
enum Withdrawing {
  static func withdrawn(
    _ id: ReturnID, of draft: DraftDocument, _ reason: String?, by drafter: Drafter, on grounds: some DraftingGrounds
  ) throws(DraftingRefusal) -> DraftingEvent {
    guard let found = draft.returned(id), found.content.value != nil else { throw .unknownReturn }
    let own = drafter.person.map { grounds.senders(for: $0) } ?? []
    guard own.contains(found.sender) else { throw .notYours }
    try check(found, in: draft)
    let why = reason.flatMap { $0.trimmed.nilIfEmpty }
    return .withdrawn(
      draft: draft.id, contribution: id,
      withdrawal: Return.Withdrawal(
        at: drafter.now, by: drafter.person, reason: why.map { Sealed($0, for: found.content.subject) }))
  }

  /// Whether it can still be taken back, by whoever it is of.
  private static func check(_ found: Return, in draft: DraftDocument) throws(DraftingRefusal) {
    try ReturnRules.check(isCounted: found)
    try ReturnRules.check(isUnanswered: found, in: draft)
  }

  /// Why it cannot be taken back any more; nil where it can.
  static func refusal(of found: Return, in draft: DraftDocument) -> DraftingRefusal? {
    do throws(DraftingRefusal) { try check(found, in: draft) } catch { return error }
    return nil
  }
}
