// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal

/// Which files come with what happened to something restricted. Such an event is sealed by its feature; a file of it lies
/// beside the journal, and has to be shut with a key that stands within the seal.
extension CongressEvent {
  var restrictedFiles: [TabledFile] {
    switch self {
    case .meetings(.veiled(_, _, let event)): event.value?.files ?? []
    case .drafting(.veiled(_, _, let event)): event.value?.files ?? []
    case .organisations, .access, .figures, .waivers, .meetings, .decisions, .delegates, .drafting, .personnel, .papers:
      []
    }
  }
}

extension MeetingEvent {
  fileprivate var files: [TabledFile] {
    switch self {
    case .paperTabled(let paper): [paper.file].compactMap { $0 }
    case .planned, .planChanged, .itemAdded, .itemChanged, .itemRemoved, .itemMoved, .conveningAgreed, .summoned,
      .guestsInvited, .guestUninvited, .agendaAmended, .reconvened, .excused, .moved, .struck, .opened, .contributed,
      .discussionClosed, .concluded, .assigned, .assignmentPostponed, .assignmentDone, .closed, .calledOff,
      .paperChanged, .handedOver, .corrected, .earlierNoted, .veiled:
      []
    }
  }
}

extension DraftingEvent {
  fileprivate var files: [TabledFile] {
    switch self {
    case .begun(_, _, let version, _), .filed(_, let version), .issued(_, let version): [version.file]
    case .takenIn(_, let came), .commented(_, let came), .meetingTaken(_, let came), .groupRecorded(_, let came):
      [came.file].compactMap { $0 }
    case .sourceAdded(_, let source): [source.file]
    case .circulated, .setAside, .forgotten, .adjusted, .summarised, .classified, .answerAsked, .answerSpared,
      .answered, .reserved, .marked,
      .unmarked, .ruled, .fieldsSet, .dueSet, .decideBySet, .senderNamed, .reminded, .withdrawn, .veiled:
      []
    }
  }
}
