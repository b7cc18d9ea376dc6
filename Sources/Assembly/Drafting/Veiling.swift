// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal

/// How the record keeps what happened to restricted drafts: whole events, sealed, so that neither a title nor a word nor
/// the name of a file stands in an export that comes without its keys.
extension DraftingEvent {
  /// The event as the record keeps it. That a contribution was erased stays open, because its key is to be deleted
  /// whatever becomes of the draft's.
  func kept(on grounds: some DraftingGrounds) -> DraftingEvent {
    switch self {
    case .forgotten, .veiled: return self
    default: break
    }
    guard isAboutRestricted(on: grounds) else { return self }
    return .veiled(draft: draft, contribution: contribution, event: Sealed(self, for: Subject(draft.text)))
  }

  private func isAboutRestricted(on grounds: some DraftingGrounds) -> Bool {
    if case .begun(_, let head, _, _) = self { return head.isRestricted }
    return grounds.drafting.draft(draft)?.isRestricted ?? false
  }

  /// The draft that it happened to.
  var draft: DraftID {
    switch self {
    case .begun(let id, _, _, _), .filed(let id, _), .circulated(let id, _), .takenIn(let id, _),
      .commented(let id, _), .meetingTaken(let id, _), .groupRecorded(let id, _), .setAside(let id, _, _),
      .withdrawn(let id, _, _),
      .forgotten(let id, _), .adjusted(let id, _), .summarised(let id, _), .classified(let id, _, _),
      .answerAsked(let id, _), .answerSpared(let id, _), .answered(let id, _), .reserved(let id, _),
      .marked(let id, _, _), .unmarked(let id, _), .sourceAdded(let id, _),
      .ruled(let id, _), .fieldsSet(let id, _), .dueSet(let id, _, _), .decideBySet(let id, _), .issued(let id, _),
      .senderNamed(let id, _, _), .reminded(let id, _), .veiled(let id, _, _):
      id
    }
  }

  /// The contribution that came in with it.
  private var contribution: ReturnID? {
    switch self {
    case .takenIn(_, let came), .commented(_, let came), .meetingTaken(_, let came), .groupRecorded(_, let came):
      came.id
    default: nil
    }
  }
}
