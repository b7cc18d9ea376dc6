// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The rules of a meeting that is prepared: its plan, its agenda, and the calls to it.
enum PreparationRules {
  static func planned(
    _ body: BodyID, _ plan: MeetingPlan, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> MeetingEvent {
    guard grounds.organisations.body(body) != nil else { throw .unknownBody(body) }
    if let last = grounds.meetings.held(by: body).last {
      guard case .closed = last.stage else { throw .earlierMeetingOpen(ordinal: last.ordinal) }
      guard last.plan.start < plan.start else { throw .startsBeforeTheLast(last: last.plan.start) }
    }
    try EarlierMeetingsRules.check(plan.start, of: body, on: grounds)
    let id = MeetingID("m", grounds.meetings.all.count + 1)
    return .planned(meeting: id, body: body, ordinal: grounds.meetings.nextOrdinal(of: body), plan: plan)
  }

  static func changed(
    _ plan: MeetingPlan, of meeting: Meeting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> MeetingEvent {
    try checkOpen(meeting)
    try check(plan.start, of: meeting, on: grounds)
    return .planChanged(meeting: meeting.id, plan: plan)
  }

  static func added(
    _ draft: AgendaItemDraft, to meeting: Meeting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> MeetingEvent {
    try checkOpen(meeting)
    try AgendaRules.check(draft, on: grounds)
    return .itemAdded(meeting: meeting.id, item: draft.numbered(meeting.nextItem))
  }

  static func changed(
    _ item: AgendaItemID, to draft: AgendaItemDraft, of meeting: Meeting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> MeetingEvent {
    try checkOpen(meeting, with: item)
    try AgendaRules.check(draft, on: grounds)
    return .itemChanged(meeting: meeting.id, item: draft.numbered(item))
  }

  static func removed(
    _ item: AgendaItemID, of meeting: Meeting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> MeetingEvent {
    try checkOpen(meeting, with: item)
    try AgendaRules.checkRemoval(of: item, from: meeting, on: grounds)
    return .itemRemoved(meeting: meeting.id, item: item)
  }

  /// A place beyond the ends of the agenda is its first or last.
  static func moved(
    _ item: AgendaItemID, to place: Int, of meeting: Meeting
  ) throws(MeetingRefusal) -> MeetingEvent {
    try checkOpen(meeting, with: item)
    return .itemMoved(meeting: meeting.id, item: item, place: min(max(0, place), meeting.agenda.count - 1))
  }

  static func summoned(
    _ meeting: Meeting, guests: [String], at moment: Moment, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> MeetingEvent {
    try checkOpen(meeting)
    guard !meeting.agenda.isEmpty else { throw .emptyAgenda }
    let day = meeting.plan.start.day
    let members = grounds.votingMembers(of: meeting.body, on: day)
    guard !members.isEmpty else { throw .emptyBody }
    try ConveningRules.check(meeting, on: grounds)
    let others = grounds.membersWithoutVote(of: meeting.body, on: day)
    let summons = Summons(
      sent: moment, members: grounds.inOrder(members, of: meeting.body, on: day), guests: guests.unique,
      withoutVote: others.isEmpty ? nil : grounds.inOrder(others, of: meeting.body, on: day))
    return .summoned(meeting: meeting.id, summons: summons)
  }

  /// Until its hour a call is put off, brought forward or moved to another venue like any plan. Afterwards the next one
  /// is later, and where too few had come it may ask for fewer.
  static func newCall(
    of meeting: Meeting, _ start: Moment, _ venue: String, _ reason: String, at: Moment,
    on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> MeetingEvent {
    switch meeting.stage {
    case .planned: throw .notSummoned
    case .sitting: throw .alreadyOpen
    case .closed: throw .alreadyClosed
    case .calledOff: throw .isCalledOff
    case .summoned(let summons, let attendance):
      guard !reason.trimmed.isEmpty else { throw .reasonMissing }
      let isDue = at >= meeting.plan.start
      if isDue, start <= meeting.plan.start { throw .startsBeforeTheLast(last: meeting.plan.start) }
      try check(start, of: meeting, on: grounds)
      let quorum = grounds.quorum(of: meeting, at: meeting.counting(at: at))
      let failed = FailedCall(
        plan: meeting.plan, summons: summons, attendance: attendance, quorum: quorum, reason: reason, at: at)
      let call = meeting.plan.call + (isDue && quorum?.isMet == false ? 1 : 0)
      let plan = MeetingPlan(
        kind: meeting.plan.kind, start: start, venue: venue, minutes: meeting.plan.minutes, call: call)
      return .reconvened(meeting: meeting.id, plan: plan, failed: failed)
    }
  }

  /// What was sent out is changed by other ways, and told.
  private static func checkOpen(_ meeting: Meeting) throws(MeetingRefusal) {
    guard case .planned = meeting.stage else { throw .alreadySummoned }
  }

  private static func checkOpen(_ meeting: Meeting, with item: AgendaItemID) throws(MeetingRefusal) {
    try checkOpen(meeting)
    guard meeting.item(item) != nil else { throw .unknownItem }
  }

  /// A body's meetings are held in the order of their numbers.
  private static func check(
    _ start: Moment, of meeting: Meeting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) {
    let earlier = grounds.meetings.held(by: meeting.body).last { $0.ordinal < meeting.ordinal }
    if let earlier, start <= earlier.plan.start { throw .startsBeforeTheLast(last: earlier.plan.start) }
    try EarlierMeetingsRules.check(start, of: meeting.body, on: grounds)
  }
}

/// The rules of guests, who are invited once the summons went out.
enum GuestRules {
  static func invited(_ guests: [String], to meeting: Meeting) throws(MeetingRefusal) -> [MeetingEvent] {
    let summons = try summons(of: meeting)
    let new = guests.filter { !summons.guests.contains($0) }
    return new.isEmpty ? [] : [.guestsInvited(meeting: meeting.id, guests: new.unique)]
  }

  static func uninvited(_ guest: String, from meeting: Meeting) throws(MeetingRefusal) -> MeetingEvent {
    guard try summons(of: meeting).guests.contains(guest) else { throw .unknownGuest(guest) }
    let said = meeting.sitting?.contributions ?? []
    guard !said.contains(where: { $0.by == .guest(guest) }) else { throw .guestHasSpoken(guest) }
    return .guestUninvited(meeting: meeting.id, guest: guest)
  }

  private static func summons(of meeting: Meeting) throws(MeetingRefusal) -> Summons {
    guard let summons = meeting.summons else { throw .notSummoned }
    if case .closed = meeting.stage { throw .alreadyClosed }
    return summons
  }
}
