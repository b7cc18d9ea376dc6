// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The rules while a meeting sits, and of what follows from it.
enum SittingRules {
  static func decide(
    _ command: MeetingCommand, of meeting: Meeting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> [MeetingEvent] {
    // Assignments are followed up when the meeting is long over.
    switch command {
    case .reportDone(_, let id, let day, let note):
      _ = try openAssignment(id, of: meeting)
      guard day >= meeting.plan.start.day else { throw .dueInThePast(day) }
      return [.assignmentDone(meeting: meeting.id, assignment: id, on: day, note: note)]
    case .postpone(_, let id, let to, let reason, let on):
      let assignment = try openAssignment(id, of: meeting)
      guard to > assignment.due else { throw .notLater(than: assignment.due) }
      guard !reason.trimmed.isEmpty else { throw .reasonMissing }
      let postponement = Postponement(from: assignment.due, to: to, reason: reason.trimmed, on: on)
      return [.assignmentPostponed(meeting: meeting.id, assignment: id, postponement: postponement)]
    default: return try decideSitting(command, of: meeting, try sitting(of: meeting), on: grounds)
    }
  }

  private static func openAssignment(_ id: AssignmentID, of meeting: Meeting) throws(MeetingRefusal) -> Assignment {
    guard let assignment = meeting.sitting?.assignments.first(where: { $0.id == id }) else { throw .unknownAssignment }
    guard assignment.state == .open else { throw .alreadyDone }
    return assignment
  }

  private static func decideSitting(
    _ command: MeetingCommand, of meeting: Meeting, _ sitting: Sitting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> [MeetingEvent] {
    switch command {
    case .contribute(_, let draft): return [try contribution(draft, to: meeting, sitting, on: grounds)]
    case .closeDiscussion(_, let item, let at):
      guard meeting.item(item) != nil else { throw .unknownItem }
      guard sitting.discussionsClosed[item] == nil else { throw .discussionClosed }
      guard at >= sitting.opened else { throw .beforeOpening(opened: sitting.opened) }
      return [.discussionClosed(meeting: meeting.id, item: item, at: at)]
    case .conclude(_, let conclusion): return [try concluded(conclusion, meeting, sitting, on: grounds)]
    case .assign(_, let task, let owner, let due, let item):
      guard due >= meeting.plan.start.day else { throw .dueInThePast(due) }
      guard grounds.isKnown(owner) else { throw .unknownOwner }
      if let item, meeting.item(item) == nil { throw .unknownItem }
      let assignment = Assignment(
        id: AssignmentID("a", sitting.assignments.count + sitting.unreadable + 1), task: task, owner: owner, due: due,
        item: item)
      return [.assigned(meeting: meeting.id, assignment: assignment)]
    case .close(_, let at):
      try EndingRules.checkVotes(of: meeting, on: grounds)
      guard sitting.conclusion != nil else { throw .notConcluded }
      try EndingRules.checkEnd(at, of: meeting, sitting, on: grounds)
      return [.closed(meeting: meeting.id, at: at)]
    default: preconditionFailure("this command is not for a sitting")
    }
  }

  private static func sitting(of meeting: Meeting) throws(MeetingRefusal) -> Sitting {
    switch meeting.stage {
    case .planned, .summoned: throw .notOpen
    case .calledOff: throw .isCalledOff
    case .closed: throw .alreadyClosed
    case .sitting(let sitting): return sitting
    }
  }

  private static func contribution(
    _ draft: ContributionDraft, to meeting: Meeting, _ sitting: Sitting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> MeetingEvent {
    guard sitting.discussionsClosed[draft.item] == nil else { throw .discussionClosed }
    try check(draft, to: meeting, sitting, until: nil, on: grounds)
    return .contributed(meeting: meeting.id, contribution: draft.numbered(sitting.nextContribution))
  }

  /// What can have been said: on an item of the agenda, while the meeting sat, by somebody who could speak then.
  static func check(
    _ draft: ContributionDraft, to meeting: Meeting, _ sitting: Sitting, until closed: Moment?,
    on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) {
    guard meeting.item(draft.item) != nil else { throw .unknownItem }
    guard draft.at >= sitting.opened else { throw .beforeOpening(opened: sitting.opened) }
    if let closed, draft.at > closed { throw .afterTheClose(closed) }
    try check(draft.speaker, at: draft.at, meeting, sitting, on: grounds)
  }

  /// Whoever is checked in speaks while there. Others of the register and those invited speak as guests, for whom no
  /// attendance is kept.
  private static func check(
    _ speaker: Contribution.Speaker, at moment: Moment, _ meeting: Meeting, _ sitting: Sitting,
    on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) {
    switch speaker {
    case .guest(let line):
      guard sitting.summons.guests.contains(line) else { throw .unknownGuest(line) }
    case .person(let person):
      guard !sitting.attendance.present(at: moment).contains(person) else { return }
      guard !grounds.isCheckedIn(person, at: meeting, on: moment.day) else { throw .notThere(person) }
      guard grounds.organisations.people[person] != nil else { throw .unknownPerson(person) }
    }
  }

  private static func concluded(
    _ conclusion: Conclusion, _ meeting: Meeting, _ sitting: Sitting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> MeetingEvent {
    guard sitting.conclusion == nil else { throw .alreadyConcluded }
    try check(conclusion, of: meeting, sitting, on: grounds)
    return .concluded(meeting: meeting.id, conclusion: conclusion)
  }

  /// What can have been concluded: after all that it concludes, by somebody who was there and had the authority.
  static func check(
    _ conclusion: Conclusion, of meeting: Meeting, _ sitting: Sitting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) {
    guard conclusion.at >= sitting.opened else { throw .beforeOpening(opened: sitting.opened) }
    guard !conclusion.points.isEmpty else { throw .noPoints }
    for item in conclusion.points.compactMap(\.item) where meeting.item(item) == nil { throw .unknownItem }
    let open = meeting.agenda.filter { $0.kind == .discuss && sitting.discussionsClosed[$0.id] == nil }.map(\.id)
    guard open.isEmpty else { throw .discussionsOpen(open) }
    try EndingRules.checkVotes(of: meeting, on: grounds)
    try EndingRules.checkResults(of: meeting, by: conclusion.at, on: grounds)
    guard sitting.attendance.present(at: conclusion.at).contains(conclusion.by) else { throw .notThere(conclusion.by) }
    let day = conclusion.at.day
    switch conclusion.authority {
    case .post(let post):
      guard grounds.concludes(conclusion.by, by: post, on: day) else { throw .noAuthority(conclusion.by) }
    case .delegated(let by, let post, let instrument):
      guard grounds.concludes(by, by: post, on: day) else { throw .cannotDelegate(by) }
      guard !instrument.trimmed.isEmpty else { throw .instrumentMissing }
    }
  }
}

extension MeetingGrounds {
  /// Whether attendance is kept for a person: who was summoned, and who is in office on that day, with or without a vote.
  func isCheckedIn(_ person: PersonID, at meeting: Meeting, on day: Day) -> Bool {
    let summoned = (meeting.summons?.members ?? []) + (meeting.summons?.withoutVote ?? [])
    return (summoned + roll(of: meeting, on: day) + attendants(of: meeting, on: day)).contains(person)
  }

  func isKnown(_ owner: Assignment.Owner) -> Bool {
    switch owner {
    case .person(let person): organisations.people[person] != nil
    case .body(let body): organisations.body(body) != nil
    case .unit(let unit): organisations.unit(unit) != nil
    case .office(let name): !name.trimmed.isEmpty
    }
  }

  /// Whether a person holds, on that day, a post whose holder concludes on their own authority.
  func concludes(_ person: PersonID, by post: String, on day: Day) -> Bool {
    let holds = organisations.holdings(of: person, on: day).contains { $0.post == post }
    return holds && pack.post(post)?.concludes == true
  }
}
