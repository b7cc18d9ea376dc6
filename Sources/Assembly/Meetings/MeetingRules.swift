// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The rules of meetings: which of them answers a command.
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
    func known(_ id: MeetingID) throws(MeetingRefusal) -> Meeting { try meeting(id, on: grounds) }
    switch command {
    case .table(let title, let term, let isRestricted, let file):
      return [try TablingRules.tabled(title, term, isRestricted: isRestricted, file, in: grounds.meetings)]
    case .tableNext(let earlier, let file): return [try TablingRules.next(of: earlier, file, in: grounds.meetings)]
    case .changePaper(let id, let wish, let reason, let at):
      return try TablingRules.changed(id, wish, reason: reason, at: at, in: grounds.meetings)
    case .plan(let body, let plan): return [try PreparationRules.planned(body, plan, on: grounds)]
    case .noteEarlier(let body, let earlier, let day):
      return [try EarlierMeetingsRules.noted(earlier, of: body, on: day, grounds)]
    case .changePlan(let id, let plan): return [try PreparationRules.changed(plan, of: known(id), on: grounds)]
    case .addItem(let id, let draft): return [try PreparationRules.added(draft, to: known(id), on: grounds)]
    case .changeItem(let id, let item, let draft):
      return [try PreparationRules.changed(item, to: draft, of: known(id), on: grounds)]
    case .removeItem(let id, let item): return [try PreparationRules.removed(item, of: known(id), on: grounds)]
    case .moveItem(let id, let item, let place): return [try PreparationRules.moved(item, to: place, of: known(id))]
    case .agree(let id, let convening): return [try ConveningRules.agreed(convening, to: known(id), on: grounds)]
    case .summon(let id, let at, let guests):
      return [try PreparationRules.summoned(known(id), guests: guests, at: at, on: grounds)]
    case .invite(let id, let guests): return try GuestRules.invited(guests, to: known(id))
    case .uninvite(let id, let guest): return [try GuestRules.uninvited(guest, from: known(id))]
    case .amend(let id, let wish, let reason, let at):
      return try AgendaRules.amendment(of: known(id), wish, reason: reason, at: at, on: grounds)
    case .reconvene(let id, let start, let venue, let reason, let at):
      return [try PreparationRules.newCall(of: known(id), start, venue, reason, at: at, on: grounds)]
    case .excuse(let person, let id, let reason):
      return [try AttendanceRules.excused(person, from: known(id), reason, on: grounds)]
    case .noteArrival(let person, let id, let at):
      return [try AttendanceRules.arrived(person, at: known(id), at, on: grounds)]
    case .noteArrivals(let people, let id, let at):
      let meeting = try known(id)
      var events: [MeetingEvent] = []
      for person in people.unique { events.append(try AttendanceRules.arrived(person, at: meeting, at, on: grounds)) }
      return events
    case .noteDeparture(let person, let id, let at): return [try AttendanceRules.left(person, known(id), at)]
    case .strike(let who, let id, let why): return [try AttendanceRules.struck(who, at: known(id), why, on: grounds)]
    case .open(let id, let chair, let secretary, let at):
      return [try SittingRules.opened(known(id), chair: chair, secretary: secretary, at: at, on: grounds)]
    case .handOver(let id, let handover): return [try HandingOverRules.handedOver(known(id), handover, on: grounds)]
    case .contribute(let id, let draft): return [try SittingRules.contributed(draft, to: known(id), on: grounds)]
    case .closeDiscussion(let id, let item, let at):
      return [try SittingRules.discussionClosed(item, of: known(id), at: at)]
    case .conclude(let id, let conclusion): return [try SittingRules.concluded(conclusion, known(id), on: grounds)]
    case .correct(let id, let wish, let reason, let at):
      return [try CorrectionRules.corrected(known(id), wish, reason: reason, at: at, on: grounds)]
    case .assign(let id, let task, let owner, let helpers, let due, let item):
      return [
        try AssignmentRules.assigned(task, to: owner, with: helpers, due: due, on: item, at: known(id), on: grounds)
      ]
    case .postpone(let id, let assignment, let day, let reason, let on):
      return [try AssignmentRules.postponed(assignment, of: known(id), to: day, reason: reason, on: on)]
    case .reportDone(let id, let assignment, let day, let note):
      return [try AssignmentRules.done(assignment, of: known(id), on: day, note: note)]
    case .close(let id, let at): return [try SittingRules.closed(known(id), at: at, on: grounds)]
    case .callOff(let id, let reason, let at): return [try CallingOffRules.calledOff(known(id), reason: reason, at: at)]
    }
  }

  private static func meeting(_ id: MeetingID, on grounds: some MeetingGrounds) throws(MeetingRefusal) -> Meeting {
    guard let meeting = grounds.meetings.meeting(id) else { throw .unknownMeeting(id) }
    guard meeting.callingOff == nil else { throw .isCalledOff }
    return meeting
  }
}
