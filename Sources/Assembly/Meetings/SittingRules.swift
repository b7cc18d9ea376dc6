// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The rules while a meeting sits, from the opening to the close.
enum SittingRules {
  static func opened(
    _ meeting: Meeting, chair: PersonID, secretary: PersonID, at: Moment, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> MeetingEvent {
    switch meeting.stage {
    case .planned: throw .notSummoned
    case .sitting: throw .alreadyOpen
    case .closed: throw .alreadyClosed
    case .calledOff: throw .isCalledOff
    case .summoned(_, let attendance):
      guard attendance.present(at: at).contains(chair) else {
        let arrived = attendance.movements.first { $0.person == chair && $0.way == .arrived && $0.at > at }
        throw arrived.map { .chairArrivedLater(chair, since: $0.at) } ?? .chairAbsent(chair)
      }
      try checkSecretary(secretary, of: meeting, at: at, on: grounds)
      guard let quorum = grounds.quorum(of: meeting, at: at) else { throw .noQuorumRule }
      guard quorum.isMet else { throw .noQuorum(quorum) }
      return .opened(meeting: meeting.id, chair: chair, secretary: secretary, at: at, quorum: quorum)
    }
  }

  /// The minutes are kept by somebody who is there. Whoever is no member, such as staff, is not checked in.
  static func checkSecretary(
    _ person: PersonID, of meeting: Meeting, at moment: Moment, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) {
    guard grounds.organisations.people[person] != nil else { throw .unknownPerson(person) }
    guard grounds.isCheckedIn(person, at: meeting, on: moment.day) else { return }
    guard meeting.attendance?.present(at: moment).contains(person) == true else { throw .secretaryAbsent(person) }
  }

  static func contributed(
    _ draft: ContributionDraft, to meeting: Meeting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> MeetingEvent {
    let sitting = try sitting(of: meeting)
    guard sitting.discussionsClosed[draft.item] == nil else { throw .discussionClosed }
    try check(draft, to: meeting, sitting, until: nil, on: grounds)
    return .contributed(meeting: meeting.id, contribution: draft.numbered(sitting.nextContribution))
  }

  static func discussionClosed(
    _ item: AgendaItemID, of meeting: Meeting, at moment: Moment
  ) throws(MeetingRefusal) -> MeetingEvent {
    let sitting = try sitting(of: meeting)
    guard meeting.item(item) != nil else { throw .unknownItem }
    guard sitting.discussionsClosed[item] == nil else { throw .discussionClosed }
    guard moment >= sitting.opened else { throw .beforeOpening(opened: sitting.opened) }
    let said = sitting.contributions.filter { $0.item == item }.map(\.at).max()
    if let said, moment < said { throw .beforeWhatWasNoted(said) }
    return .discussionClosed(meeting: meeting.id, item: item, at: moment)
  }

  static func concluded(
    _ conclusion: Conclusion, _ meeting: Meeting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> MeetingEvent {
    let sitting = try sitting(of: meeting)
    guard sitting.conclusion == nil else { throw .alreadyConcluded }
    try check(conclusion, of: meeting, sitting, on: grounds)
    return .concluded(meeting: meeting.id, conclusion: conclusion)
  }

  static func closed(
    _ meeting: Meeting, at moment: Moment, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> MeetingEvent {
    let sitting = try sitting(of: meeting)
    try EndingRules.checkVotes(of: meeting, on: grounds)
    guard sitting.conclusion != nil else { throw .notConcluded }
    try EndingRules.checkEnd(moment, of: meeting, sitting, on: grounds)
    return .closed(meeting: meeting.id, at: moment)
  }

  static func sitting(of meeting: Meeting) throws(MeetingRefusal) -> Sitting {
    switch meeting.stage {
    case .planned, .summoned: throw .notOpen
    case .calledOff: throw .isCalledOff
    case .closed: throw .alreadyClosed
    case .sitting(let sitting): return sitting
    }
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
      guard grounds.concludes(conclusion.by, by: post, in: meeting, on: day) else { throw .noAuthority(conclusion.by) }
    case .delegated(let by, let post, let instrument):
      guard grounds.concludes(by, by: post, in: meeting, on: day) else { throw .cannotDelegate(by) }
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

  /// Whether a person holds, on that day, a post whose holder concludes this meeting on their own authority.
  func concludes(_ person: PersonID, by post: String, in meeting: Meeting, on day: Day) -> Bool {
    concluding(meeting, on: day).contains { $0.person == person && $0.post == post }
  }

  /// Who holds, on a day, a post that concludes this meeting. Whoever leads a committee concludes for committees, and
  /// whoever presides over a congress for the congress; where the pack has no such post, or nobody holds it at a congress
  /// yet, the others do. Of the body itself only the term that meets counts.
  func concluding(_ meeting: Meeting, on day: Day) -> [Holding] {
    let posts = pack.posts.filter(\.concludes)
    let body = organisations.body(meeting.body)
    let isOfCommittee = gathering(of: meeting) == .committee
    let own = posts.filter { (pack.body($0.body)?.gathering == .committee) == isOfCommittee }
    func held(_ posts: [PostKind]) -> [Holding] {
      let names = Set(posts.map(\.id))
      return organisations.holdings.filter { holding in
        guard holding.isHeld(on: day), names.contains(holding.post) else { return false }
        return holding.body == meeting.body || organisations.body(holding.body)?.kind != body?.kind
      }
    }
    let found = held(own)
    return found.isEmpty && (own.isEmpty || !isOfCommittee) ? held(posts) : found
  }
}
