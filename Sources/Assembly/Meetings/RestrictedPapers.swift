// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal

/// How the record keeps what tells of a restricted paper: whole events, sealed, so that neither its title, nor what was
/// said on it, concluded or assigned stands in an export that comes without its keys.
extension MeetingEvent {
  /// The event as the record keeps it.
  func kept(on meetings: Meetings) -> MeetingEvent {
    guard let paper = restrictedPaper(in: meetings) else { return self }
    return .veiled(meeting: meeting, paper: paper, event: Sealed(self, for: paper.sealName))
  }

  /// The restricted paper that it tells of, where it does; the first of several.
  private func restrictedPaper(in meetings: Meetings) -> TabledPaperID? {
    switch self {
    case .paperTabled(let paper): paper.isRestricted ? paper.id : nil
    // That a paper is restricted is told to all who read the record: only so can they keep to it.
    case .paperChanged(let paper, _): meetings.isRestricted(paper) ? paper : nil
    case .contributed(let id, let contribution): meetings.restrictedPaper(of: [contribution.item], in: id)
    case .concluded(let id, let conclusion):
      meetings.restrictedPaper(of: conclusion.points.compactMap(\.item), in: id)
    case .corrected(let id, let correction): meetings.restrictedPaper(of: correction.items, in: id)
    case .assigned(let id, let assignment): meetings.restrictedPaper(of: [assignment.item].compactMap { $0 }, in: id)
    case .assignmentPostponed(let id, let assignment, _), .assignmentDone(let id, let assignment, _, _):
      meetings.restrictedPaper(of: meetings.items(of: assignment, in: id), in: id)
    default: nil
    }
  }

  /// The meeting at which it happened.
  private var meeting: MeetingID? {
    switch self {
    case .contributed(let id, _), .concluded(let id, _), .corrected(let id, _), .assigned(let id, _),
      .assignmentPostponed(let id, _, _),
      .assignmentDone(let id, _, _, _):
      id
    default: nil
    }
  }
}

extension Meetings {
  fileprivate func items(of assignment: AssignmentID, in meeting: MeetingID) -> [AgendaItemID] {
    let given = self.meeting(meeting)?.sitting?.assignments.first { $0.id == assignment }
    return [given?.item].compactMap { $0 }
  }

  fileprivate func restrictedPaper(of items: [AgendaItemID], in meeting: MeetingID) -> TabledPaperID? {
    let meeting = self.meeting(meeting)
    return items.lazy.compactMap { meeting?.item($0)?.paper }.first(where: isRestricted)
  }
}

extension TabledPaperID {
  /// Under which what tells of it is sealed. Not the bare identifier: a delegate is sealed under "d-2" as well.
  var sealName: Journal.Subject { Journal.Subject("tabled-\(text)") }
}
