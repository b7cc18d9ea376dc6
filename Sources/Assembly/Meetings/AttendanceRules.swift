// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The rules of the attendance log: who came and went, and when.
enum AttendanceRules {
  static func excused(
    _ person: PersonID, from meeting: Meeting, _ reason: String, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> MeetingEvent {
    let attendance = try attendance(at: meeting)
    try checkMember(person, of: meeting, on: meeting.plan.start.day, grounds)
    guard !attendance.registered.contains(person) else { throw .alreadyThere(person) }
    return .excused(meeting: meeting.id, person: person, reason: reason)
  }

  static func arrived(
    _ person: PersonID, at meeting: Meeting, _ moment: Moment, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> MeetingEvent {
    let attendance = try attendance(at: meeting)
    try checkMember(person, of: meeting, on: moment.day, grounds)
    try checkOrder(of: person, at: moment, in: attendance)
    guard !attendance.isPresent(person) else { throw .alreadyThere(person) }
    return .moved(meeting: meeting.id, movement: .init(person: person, way: .arrived, at: moment))
  }

  static func left(_ person: PersonID, _ meeting: Meeting, _ moment: Moment) throws(MeetingRefusal) -> MeetingEvent {
    let attendance = try attendance(at: meeting)
    try checkOrder(of: person, at: moment, in: attendance)
    guard attendance.isPresent(person) else { throw .notThere(person) }
    let said = meeting.sitting?.contributions.filter { $0.speaker == person }.map(\.at).max()
    if let said, moment < said { throw .beforeWhatWasNoted(said) }
    return .moved(meeting: meeting.id, movement: .init(person: person, way: .left, at: moment))
  }

  static func struck(
    _ person: PersonID, at meeting: Meeting, _ reason: String, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> MeetingEvent {
    let movements = try attendance(at: meeting).movements
    guard let last = movements.last(where: { $0.person == person }) else { throw .notThere(person) }
    guard !reason.trimmed.isEmpty else { throw .reasonMissing }
    // Whoever presided, kept the minutes, counted or answered by name was there, whatever the log says; what was asked
    // of the wrong person is undone by annulling that vote.
    let offices = Handover.Office.allCases.flatMap { meeting.sitting?.turns(in: $0) ?? [] }.map(\.person)
    let acting = grounds.votes(of: meeting).filter { !$0.isAnnulled }.reduce(into: Set(offices)) {
      $0.formUnion($1.acting)
    }
    guard last.way == .left || !acting.contains(person) else { throw .hasActed(person) }
    return .struck(meeting: meeting.id, movement: last, reason: reason)
  }

  private static func attendance(at meeting: Meeting) throws(MeetingRefusal) -> Attendance {
    guard let attendance = meeting.attendance else { throw .notSummoned }
    if case .closed = meeting.stage { throw .alreadyClosed }
    return attendance
  }

  private static func checkOrder(
    of person: PersonID, at moment: Moment, in attendance: Attendance
  ) throws(MeetingRefusal) {
    let last = attendance.movements.last { $0.person == person }
    if let last, moment < last.at { throw .movementOutOfOrder(last: last.at) }
  }

  /// Only those in office are checked in, with or without a vote, whether they were summoned or joined since.
  private static func checkMember(
    _ person: PersonID, of meeting: Meeting, on day: Day, _ grounds: some MeetingGrounds
  ) throws(MeetingRefusal) {
    let roll = grounds.roll(of: meeting, on: day) + grounds.attendants(of: meeting, on: day)
    guard !roll.contains(person) else { return }
    let summoned = (meeting.summons?.members ?? []) + (meeting.summons?.withoutVote ?? [])
    throw summoned.contains(person) ? .noLongerInOffice(person) : .notSummonedPerson(person)
  }
}
