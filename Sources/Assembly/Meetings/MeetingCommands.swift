// SPDX-License-Identifier: AGPL-3.0-or-later

public import Journal
public import Packs

/// What may be asked of a meeting.
public enum MeetingCommand: Sendable {
  case plan(BodyID, MeetingPlan)
  /// Notes what a body held in its term before this record began, told on a day.
  case noteEarlier(BodyID, EarlierMeetings, on: Day)
  case changePlan(MeetingID, MeetingPlan)
  case table(title: String, term: Term?, isRestricted: Bool, file: TabledFile?)
  /// A further version of a paper that was tabled under the same title.
  case tableNext(of: TabledPaperID, file: TabledFile?)
  /// Gives a tabled paper another title, restricts it, or takes it back.
  case changePaper(TabledPaperID, TablingWish, reason: String, at: Moment)
  case addItem(MeetingID, AgendaItemDraft)
  case changeItem(MeetingID, AgendaItemID, AgendaItemDraft)
  case removeItem(MeetingID, AgendaItemID)
  /// `place` counts from 0.
  case moveItem(MeetingID, AgendaItemID, place: Int)
  /// Agrees that it is convened as planned.
  case agree(MeetingID, Convening)
  case summon(MeetingID, at: Moment, guests: [String])
  /// Invites further guests after the summons; those on the list already are not invited twice.
  case invite(MeetingID, guests: [String])
  case uninvite(MeetingID, guest: String)
  /// Changes an agenda that was sent out, with the reason that everybody is told.
  case amend(MeetingID, AgendaWish, reason: String, at: Moment)
  /// Gives up a call that found no quorum, or must be put off, and plans the next one.
  case reconvene(MeetingID, start: Moment, venue: String, reason: String, at: Moment)
  case excuse(PersonID, from: MeetingID, reason: String)
  case noteArrival(PersonID, at: MeetingID, on: Moment)
  /// Several who arrived by the same time, as a list on paper tells.
  case noteArrivals([PersonID], at: MeetingID, on: Moment)
  case noteDeparture(PersonID, from: MeetingID, on: Moment)
  /// Takes back the last movement of a person, noted by mistake.
  case strike(PersonID, from: MeetingID, reason: String)
  case open(MeetingID, chair: PersonID, secretary: PersonID, at: Moment)
  /// Puts another in the chair, or to keep the minutes, while the meeting sits.
  case handOver(MeetingID, Handover)
  case contribute(MeetingID, ContributionDraft)
  case closeDiscussion(MeetingID, AgendaItemID, at: Moment)
  case conclude(MeetingID, Conclusion)
  /// Puts right what was noted of the discussion or the conclusion, also after the close; what stood there is kept.
  case correct(MeetingID, Correction.Wish, reason: String, at: Moment)
  case assign(
    MeetingID, task: String, owner: Assignment.Owner, helpers: [Assignment.Owner] = [], due: Day,
    item: AgendaItemID? = nil)
  /// Gives an open assignment a later day.
  case postpone(MeetingID, AssignmentID, to: Day, reason: String, on: Day)
  case reportDone(MeetingID, AssignmentID, on: Day, note: String)
  case close(MeetingID, at: Moment)
  /// Says that it is not held, until it is opened.
  case callOff(MeetingID, reason: String, at: Moment)
}

extension MeetingCommand: FeatureCommand {
  public typealias Event = MeetingEvent

  /// The rights of which one is enough.
  public var rights: Set<Right> {
    switch self {
    case .plan, .noteEarlier, .changePlan, .table, .tableNext, .changePaper, .addItem, .changeItem, .removeItem,
      .moveItem, .summon, .reconvene, .callOff:
      [.planMeetings]
    case .agree(_, let convening): convening.word == .own ? [.convene] : [.planMeetings, .convene]
    case .invite, .uninvite: [.planMeetings]
    case .amend: [.planMeetings, .chair]
    case .excuse, .noteArrival, .noteArrivals, .noteDeparture, .strike: [.recordAttendance]
    case .contribute: [.recordDiscussion]
    case .correct(_, let wish, _, _): wish.isOfConclusion ? [.chair] : [.recordDiscussion]
    case .handOver, .assign, .postpone, .reportDone: [.chair, .recordDiscussion]
    case .open, .closeDiscussion, .conclude, .close: [.chair]
    }
  }
}

/// An agenda item before it has a number.
public struct AgendaItemDraft: Codable, Hashable, Sendable {
  public let title: String
  public let kind: AgendaItem.Kind
  public let paper: TabledPaperID?
  public let presenter: PersonID?
  public let minutes: Int
  public init(title: String, kind: AgendaItem.Kind, paper: TabledPaperID?, presenter: PersonID?, minutes: Int) {
    self.title = title
    self.kind = kind
    self.paper = paper
    self.presenter = presenter
    self.minutes = minutes
  }

  func numbered(_ id: AgendaItemID) -> AgendaItem {
    AgendaItem(id: id, title: title, kind: kind, paper: paper, presenter: presenter, minutes: minutes)
  }
}

/// A contribution before it has a number.
public struct ContributionDraft: Hashable, Sendable {
  public let item: AgendaItemID
  public let speaker: Contribution.Speaker
  public let heading: String?
  public let summary: String
  public let isPriority: Bool
  public let at: Moment
  public init(
    item: AgendaItemID, speaker: PersonID, heading: String?, summary: String, isPriority: Bool, at: Moment
  ) {
    self.init(
      item: item, by: .person(speaker), heading: heading, summary: summary, isPriority: isPriority, at: at)
  }

  public init(
    item: AgendaItemID, by speaker: Contribution.Speaker, heading: String?, summary: String, isPriority: Bool,
    at: Moment
  ) {
    self.item = item
    self.speaker = speaker
    self.heading = heading
    self.summary = summary
    self.isPriority = isPriority
    self.at = at
  }

  func numbered(_ id: ContributionID) -> Contribution {
    Contribution(
      id: id, item: item, by: speaker, heading: heading, summary: summary, isPriority: isPriority, at: at)
  }
}

/// What happened to it.
public enum MeetingEvent: Codable, Hashable, Sendable {
  case planned(meeting: MeetingID, body: BodyID, ordinal: Int, plan: MeetingPlan)
  case earlierNoted(body: BodyID, earlier: EarlierMeetings)
  case planChanged(meeting: MeetingID, plan: MeetingPlan)
  case paperTabled(paper: TabledPaper)
  case paperChanged(paper: TabledPaperID, change: TablingChange)
  case itemAdded(meeting: MeetingID, item: AgendaItem)
  case itemChanged(meeting: MeetingID, item: AgendaItem)
  case itemRemoved(meeting: MeetingID, item: AgendaItemID)
  case itemMoved(meeting: MeetingID, item: AgendaItemID, place: Int)
  case conveningAgreed(meeting: MeetingID, convening: Convening)
  case summoned(meeting: MeetingID, summons: Summons)
  case guestsInvited(meeting: MeetingID, guests: [String])
  case guestUninvited(meeting: MeetingID, guest: String)
  case agendaAmended(meeting: MeetingID, amendment: AgendaAmendment)
  case reconvened(meeting: MeetingID, plan: MeetingPlan, failed: FailedCall)
  case excused(meeting: MeetingID, person: PersonID, reason: String)
  case moved(meeting: MeetingID, movement: Attendance.Movement)
  case struck(meeting: MeetingID, movement: Attendance.Movement, reason: String)
  case opened(meeting: MeetingID, chair: PersonID, secretary: PersonID, at: Moment, quorum: Quorum)
  case handedOver(meeting: MeetingID, handover: Handover)
  case contributed(meeting: MeetingID, contribution: Contribution)
  case discussionClosed(meeting: MeetingID, item: AgendaItemID, at: Moment)
  case concluded(meeting: MeetingID, conclusion: Conclusion)
  case corrected(meeting: MeetingID, correction: Correction)
  case assigned(meeting: MeetingID, assignment: Assignment)
  case assignmentPostponed(meeting: MeetingID, assignment: AssignmentID, postponement: Postponement)
  case assignmentDone(meeting: MeetingID, assignment: AssignmentID, on: Day, note: String)
  case closed(meeting: MeetingID, at: Moment)
  case calledOff(meeting: MeetingID, callingOff: CallingOff)
  /// Something that tells of a restricted paper, sealed under the paper's own name; `meeting` is nil when the paper was
  /// tabled.
  indirect case veiled(meeting: MeetingID?, paper: TabledPaperID, event: Sealed<MeetingEvent>)
}

/// Why not.
public enum MeetingRefusal: Error, Hashable, Sendable {
  case unknownMeeting(MeetingID)
  case unknownBody(BodyID)
  case unknownPaper
  /// An agenda speaks of it.
  case paperInUse(meeting: Int)
  case unknownPerson(PersonID)
  case unknownOwner
  case titleTaken(String)
  case unknownItem
  /// Somebody has spoken or voted on it.
  case itemTakenUp
  /// A vote is prepared for it.
  case itemHasVote
  case unknownAssignment
  case earlierMeetingOpen(ordinal: Int)
  case earlier(EarlierMeetings.Refusal)
  case startsBeforeTheLast(last: Moment)
  case alreadySummoned
  case notSummoned
  case emptyAgenda
  case emptyBody
  /// The pack has nobody who agrees to meetings.
  case nobodyToAsk
  case notAgreed
  case alreadyAgreed
  case mayNotConvene(PersonID)
  case notSummonedPerson(PersonID)
  case unknownGuest(String)
  case guestHasSpoken(String)
  /// Summoned, but the post has ended since.
  case noLongerInOffice(PersonID)
  case alreadyThere(PersonID)
  case notThere(PersonID)
  case movementOutOfOrder(last: Moment)
  case alreadyOpen
  case notOpen
  case alreadyClosed
  case noQuorum(Quorum)
  case noQuorumRule
  case chairAbsent(PersonID)
  /// Whose presence would be struck, though they presided, kept the minutes, counted or answered by name.
  case hasActed(PersonID)
  /// Someone whose attendance is kept, and who is not there to keep the minutes.
  case secretaryAbsent(PersonID)
  /// The chair was checked in later than the hour that is given.
  case chairArrivedLater(PersonID, since: Moment)
  case beforeOpening(opened: Moment)
  /// Who shall take an office holds it already.
  case holdsItAlready(PersonID)
  case unknownContribution
  /// Put right to what stands there.
  case nothingToCorrect
  case afterTheClose(Moment)
  case discussionClosed
  case discussionsOpen([AgendaItemID])
  case alreadyConcluded
  case notConcluded
  case noPoints
  case noAuthority(PersonID)
  case cannotDelegate(PersonID)
  case instrumentMissing
  case dueInThePast(Day)
  /// Put off to a day that is not later than the one it has.
  case notLater(than: Day)
  case alreadyDone
  case reasonMissing
  case closesBeforeItOpened(Moment)
  /// It would end, or be concluded, before something that is noted of it.
  case beforeWhatWasNoted(Moment)
  /// Votes that have no result yet, by their titles.
  case votesUnderWay([String])
  case isCalledOff
}
