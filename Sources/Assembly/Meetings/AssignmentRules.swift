// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The rules of assignments, which are followed up when the meeting is long over.
enum AssignmentRules {
  static func assigned(
    _ task: String, to owner: Assignment.Owner, with helpers: [Assignment.Owner], due: Day, on item: AgendaItemID?,
    at meeting: Meeting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> MeetingEvent {
    let sitting = try SittingRules.sitting(of: meeting)
    guard due >= meeting.plan.start.day else { throw .dueInThePast(due) }
    guard ([owner] + helpers).allSatisfy(grounds.isKnown) else { throw .unknownOwner }
    let others = helpers.unique.filter { $0 != owner }
    if let item, meeting.item(item) == nil { throw .unknownItem }
    let assignment = Assignment(
      id: AssignmentID("a", sitting.assignments.count + sitting.unreadable + 1), task: task, owner: owner,
      helpers: others, due: due, item: item)
    return .assigned(meeting: meeting.id, assignment: assignment)
  }

  static func postponed(
    _ id: AssignmentID, of meeting: Meeting, to day: Day, reason: String, on: Day
  ) throws(MeetingRefusal) -> MeetingEvent {
    let assignment = try open(id, of: meeting)
    guard day > assignment.due else { throw .notLater(than: assignment.due) }
    guard !reason.trimmed.isEmpty else { throw .reasonMissing }
    let postponement = Postponement(from: assignment.due, to: day, reason: reason.trimmed, on: on)
    return .assignmentPostponed(meeting: meeting.id, assignment: id, postponement: postponement)
  }

  static func done(
    _ id: AssignmentID, of meeting: Meeting, on day: Day, note: String
  ) throws(MeetingRefusal) -> MeetingEvent {
    _ = try open(id, of: meeting)
    guard day >= meeting.plan.start.day else { throw .dueInThePast(day) }
    return .assignmentDone(meeting: meeting.id, assignment: id, on: day, note: note)
  }

  private static func open(_ id: AssignmentID, of meeting: Meeting) throws(MeetingRefusal) -> Assignment {
    guard let assignment = meeting.sitting?.assignments.first(where: { $0.id == id }) else { throw .unknownAssignment }
    guard assignment.state == .open else { throw .alreadyDone }
    return assignment
  }
}

extension MeetingGrounds {
  fileprivate func isKnown(_ owner: Assignment.Owner) -> Bool {
    switch owner {
    case .person(let person): organisations.people[person] != nil
    case .body(let body): organisations.body(body) != nil
    case .unit(let unit): organisations.unit(unit) != nil
    case .office(let name): !name.trimmed.isEmpty
    }
  }
}
