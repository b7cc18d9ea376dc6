// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The rules of meetings.
public enum MeetingRules {
  /// The feature's name in the record.
  public static let name = "meetings"

  public static func decide(
    _ command: MeetingCommand, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> [MeetingEvent] {
    try decideOpenly(command, on: grounds).map { $0.kept(on: grounds.meetings) }
  }

  private static func decideOpenly(
    _ command: MeetingCommand, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> [MeetingEvent] {
    switch command {
    case .plan(let body, let plan): return try decidePlan(body, plan, on: grounds)
    case .table(let title, let term, let isRestricted, let file):
      return [try TablingRules.tabled(title, term, isRestricted: isRestricted, file, in: grounds.meetings)]
    case .tableNext(let earlier, let file): return [try TablingRules.next(of: earlier, file, in: grounds.meetings)]
    case .changePaper(let id, let wish, let reason, let at):
      return try TablingRules.changed(id, wish, reason: reason, at: at, in: grounds.meetings)
    case .changePlan(let id, _), .addItem(let id, _), .changeItem(let id, _, _), .removeItem(let id, _),
      .moveItem(let id, _, _), .summon(let id, _, _):
      return try decidePreparation(command, of: try known(id, on: grounds), on: grounds)
    case .agree(let id, let convening):
      return [try ConveningRules.agreed(convening, to: try known(id, on: grounds), on: grounds)]
    case .invite(let id, _), .uninvite(let id, _): return try decideGuests(command, of: try known(id, on: grounds))
    case .amend(let id, let wish, let reason, let at):
      return try AgendaRules.amendment(of: try known(id, on: grounds), wish, reason: reason, at: at, on: grounds)
    case .reconvene(let id, let start, let venue, let reason, let at):
      return [try newCall(of: try known(id, on: grounds), start, venue, reason, at: at, on: grounds)]
    case .excuse(_, let id, _), .noteArrival(_, let id, _), .noteArrivals(_, let id, _), .noteDeparture(_, let id, _),
      .strike(_, let id, _):
      return try decidePresence(command, of: try known(id, on: grounds), on: grounds)
    case .open(let id, let chair, let secretary, let at):
      return try decideOpening(
        of: try known(id, on: grounds), chair: chair, secretary: secretary, at: at, on: grounds)
    case .handOver(let id, let handover):
      return [try HandingOverRules.handedOver(try known(id, on: grounds), handover, on: grounds)]
    case .correct(let id, let correction, let reason, let at):
      return [
        try CorrectionRules.corrected(try known(id, on: grounds), correction, reason: reason, at: at, on: grounds)
      ]
    case .contribute(let id, _), .closeDiscussion(let id, _, _), .conclude(let id, _), .assign(let id, _, _, _, _),
      .postpone(let id, _, _, _, _), .reportDone(let id, _, _, _), .close(let id, _):
      return try SittingRules.decide(command, of: try known(id, on: grounds), on: grounds)
    case .callOff(let id, let reason, let at):
      return [try CallingOffRules.calledOff(try known(id, on: grounds), reason: reason, at: at)]
    }
  }

  private static func known(_ id: MeetingID, on grounds: some MeetingGrounds) throws(MeetingRefusal) -> Meeting {
    guard let meeting = grounds.meetings.meeting(id) else { throw .unknownMeeting(id) }
    guard meeting.callingOff == nil else { throw .isCalledOff }
    return meeting
  }

  private static func decidePlan(
    _ body: BodyID, _ plan: MeetingPlan, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> [MeetingEvent] {
    guard grounds.organisations.body(body) != nil else { throw .unknownBody(body) }
    if let last = grounds.meetings.held(by: body).last {
      guard case .closed = last.stage else { throw .earlierMeetingOpen(ordinal: last.ordinal) }
      guard last.plan.start < plan.start else { throw .startsBeforeTheLast(last: last.plan.start) }
    }
    let id = MeetingID("m", grounds.meetings.all.count + 1)
    return [.planned(meeting: id, body: body, ordinal: grounds.meetings.nextOrdinal(of: body), plan: plan)]
  }

  private static func decidePreparation(
    _ command: MeetingCommand, of meeting: Meeting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> [MeetingEvent] {
    guard case .planned = meeting.stage else { throw .alreadySummoned }
    switch command {
    case .changePlan(_, let plan):
      try check(plan.start, of: meeting, on: grounds)
      return [.planChanged(meeting: meeting.id, plan: plan)]
    case .addItem(_, let draft):
      try AgendaRules.check(draft, on: grounds)
      return [.itemAdded(meeting: meeting.id, item: draft.numbered(meeting.nextItem))]
    case .changeItem(_, let id, let draft):
      guard meeting.item(id) != nil else { throw .unknownItem }
      try AgendaRules.check(draft, on: grounds)
      return [.itemChanged(meeting: meeting.id, item: draft.numbered(id))]
    case .removeItem(_, let id):
      guard meeting.item(id) != nil else { throw .unknownItem }
      try AgendaRules.checkRemoval(of: id, from: meeting, on: grounds)
      return [.itemRemoved(meeting: meeting.id, item: id)]
    case .moveItem(_, let id, let place):
      guard meeting.item(id) != nil else { throw .unknownItem }
      return [.itemMoved(meeting: meeting.id, item: id, place: min(max(0, place), meeting.agenda.count - 1))]
    case .summon(_, let at, let guests):
      guard !meeting.agenda.isEmpty else { throw .emptyAgenda }
      let day = meeting.plan.start.day
      let members = grounds.votingMembers(of: meeting.body, on: day)
      guard !members.isEmpty else { throw .emptyBody }
      try ConveningRules.check(meeting, on: grounds)
      let others = grounds.membersWithoutVote(of: meeting.body, on: day)
      let summons = Summons(
        sent: at, members: grounds.inOrder(members, of: meeting.body, on: day), guests: guests.unique,
        withoutVote: others.isEmpty ? nil : grounds.inOrder(others, of: meeting.body, on: day))
      return [.summoned(meeting: meeting.id, summons: summons)]
    default: preconditionFailure("this command is not a preparation")
    }
  }

  /// A body's meetings are held in the order of their numbers.
  private static func check(
    _ start: Moment, of meeting: Meeting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) {
    let earlier = grounds.meetings.held(by: meeting.body).last { $0.ordinal < meeting.ordinal }
    if let earlier, start <= earlier.plan.start { throw .startsBeforeTheLast(last: earlier.plan.start) }
  }

  /// Until its hour a call is put off, brought forward or moved to another venue like any plan. Afterwards the next one
  /// is later, and where too few had come it may ask for fewer.
  private static func newCall(
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

  private static func decideGuests(
    _ command: MeetingCommand, of meeting: Meeting
  ) throws(MeetingRefusal) -> [MeetingEvent] {
    guard let summons = meeting.summons else { throw .notSummoned }
    if case .closed = meeting.stage { throw .alreadyClosed }
    switch command {
    case .invite(_, let guests):
      let new = guests.filter { !summons.guests.contains($0) }
      return new.isEmpty ? [] : [.guestsInvited(meeting: meeting.id, guests: new.unique)]
    case .uninvite(_, let guest):
      guard summons.guests.contains(guest) else { throw .unknownGuest(guest) }
      let said = meeting.sitting?.contributions ?? []
      guard !said.contains(where: { $0.by == .guest(guest) }) else { throw .guestHasSpoken(guest) }
      return [.guestUninvited(meeting: meeting.id, guest: guest)]
    default: preconditionFailure("this command is not about guests")
    }
  }

  private static func decidePresence(
    _ command: MeetingCommand, of meeting: Meeting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> [MeetingEvent] {
    guard let summons = meeting.summons, let attendance = meeting.attendance else { throw .notSummoned }
    if case .closed = meeting.stage { throw .alreadyClosed }
    func checked(_ person: PersonID, at: Moment) throws(MeetingRefusal) {
      let last = attendance.movements.last { $0.person == person }
      if let last, at < last.at { throw .movementOutOfOrder(last: last.at) }
    }
    switch command {
    case .excuse(let person, _, let reason):
      try checkMember(person, of: meeting, summons, on: meeting.plan.start.day, grounds)
      guard !attendance.registered.contains(person) else { throw .alreadyThere(person) }
      return [.excused(meeting: meeting.id, person: person, reason: reason)]
    case .noteArrival(let person, _, let at):
      try checkMember(person, of: meeting, summons, on: at.day, grounds)
      try checked(person, at: at)
      guard !attendance.isPresent(person) else { throw .alreadyThere(person) }
      return [.moved(meeting: meeting.id, movement: .init(person: person, way: .arrived, at: at))]
    case .noteArrivals(let people, _, let at):
      var events: [MeetingEvent] = []
      for person in people.unique {
        let one = MeetingCommand.noteArrival(person, at: meeting.id, on: at)
        events += try decidePresence(one, of: meeting, on: grounds)
      }
      return events
    case .noteDeparture(let person, _, let at):
      try checked(person, at: at)
      guard attendance.isPresent(person) else { throw .notThere(person) }
      return [.moved(meeting: meeting.id, movement: .init(person: person, way: .left, at: at))]
    case .strike(let person, _, let reason):
      guard let last = attendance.movements.last(where: { $0.person == person }) else { throw .notThere(person) }
      guard !reason.trimmed.isEmpty else { throw .reasonMissing }
      return [.struck(meeting: meeting.id, movement: last, reason: reason)]
    default: preconditionFailure("this command is not about presence")
    }
  }

  /// Only those in office are checked in, with or without a vote, whether they were summoned or joined since.
  private static func checkMember(
    _ person: PersonID, of meeting: Meeting, _ summons: Summons, on day: Day, _ grounds: some MeetingGrounds
  ) throws(MeetingRefusal) {
    let roll = grounds.roll(of: meeting, on: day) + grounds.attendants(of: meeting, on: day)
    guard !roll.contains(person) else { return }
    let summoned = summons.members + (summons.withoutVote ?? [])
    throw summoned.contains(person) ? .noLongerInOffice(person) : .notSummonedPerson(person)
  }

  private static func decideOpening(
    of meeting: Meeting, chair: PersonID, secretary: PersonID, at: Moment, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> [MeetingEvent] {
    switch meeting.stage {
    case .planned: throw .notSummoned
    case .sitting: throw .alreadyOpen
    case .closed: throw .alreadyClosed
    case .calledOff: throw .isCalledOff
    case .summoned(_, let attendance):
      guard grounds.organisations.people[secretary] != nil else { throw .unknownPerson(secretary) }
      guard attendance.present(at: at).contains(chair) else {
        let arrived = attendance.movements.first { $0.person == chair && $0.way == .arrived && $0.at > at }
        throw arrived.map { .chairArrivedLater(chair, since: $0.at) } ?? .chairAbsent(chair)
      }
      guard let quorum = grounds.quorum(of: meeting, at: at) else { throw .noQuorumRule }
      guard quorum.isMet else { throw .noQuorum(quorum) }
      return [.opened(meeting: meeting.id, chair: chair, secretary: secretary, at: at, quorum: quorum)]
    }
  }
}
