// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import Seeded
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at
private let first = MeetingID("m", 1)
private let second = MeetingID("m", 2)

extension RulePack {
  /// The pack for tests, with a presidium that concludes a congress.
  fileprivate static let withPresidium = RulePack(
    id: sample.id, version: sample.version, title: sample.title, clockOffset: sample.clockOffset,
    alphabet: sample.alphabet, namesSortBy: sample.namesSortBy, terms: sample.terms, roles: sample.roles,
    bodies: sample.bodies + [
      BodyKind(
        id: "presidium", name: Phrase("Đoàn Chủ tịch", "Presidium"), shortName: Phrase("ĐCT", "Presidium"),
        sizeFigure: nil, gathering: .congress)
    ],
    posts: sample.posts + [
      PostKind(
        id: "presider", name: Phrase("Thành viên Đoàn Chủ tịch", "Presidium member"), body: "presidium", roles: [],
        concludes: true, rank: 5)
    ], modes: sample.modes, delegateKinds: sample.delegateKinds, figures: sample.figures, rules: sample.rules,
    layout: sample.layout, papers: sample.papers)
}

/// A committee of five with one planned meeting; four make a quorum.
private func five(_ chapter: Int, pack: RulePack = .sample) throws -> Story {
  var story = try Story.committee(of: 5, pack: pack)
  let body = story.congress.organisations.bodies[0].id
  try story.given(.meetings(.plan(body, MeetingPlan(kind: .regular, start: at("08:00"), venue: "A", minutes: 60))))
  guard chapter >= 1 else { return story }
  for kind in [AgendaItem.Kind.discuss, .approve] {
    let draft = AgendaItemDraft(title: kind.rawValue, kind: kind, paper: nil, presenter: nil, minutes: 20)
    try story.given(.meetings(.addItem(first, draft)))
  }
  guard chapter >= 2 else { return story }
  try story.given(.meetings(.summon(first, at: at("07:00"), guests: [])))
  guard chapter >= 3 else { return story }
  for number in 1...4 { try story.given(.meetings(.noteArrival(person(number), at: first, on: at("07:50")))) }
  guard chapter >= 4 else { return story }
  try story.given(.meetings(.open(first, chair: person(1), secretary: person(2), at: at("08:00"))))
  guard chapter >= 5 else { return story }
  try story.given(.meetings(.closeDiscussion(first, AgendaItemID("i", 1), at: at("08:30"))))
  guard chapter >= 6 else { return story }
  try story.given(.meetings(.conclude(first, conclusion())))
  return story
}

private func conclusion(
  by number: Int = 1, _ authority: Conclusion.Authority = .post("chair"), item: String? = nil, points: Int = 1,
  on moment: Moment = at("08:50")
) -> Conclusion {
  let point = Conclusion.Point(item: item.map { AgendaItemID($0) }, text: "Thống nhất.")
  return Conclusion(
    by: person(number), authority: authority, points: Array(repeating: point, count: points), at: moment)
}

@Suite("A meeting")
struct MeetingPlanningTests {
  private func plan(_ start: Moment) -> MeetingPlan {
    MeetingPlan(kind: .regular, start: start, venue: "A", minutes: 60)
  }

  @Test("goes on with the numbers of those held before the record began, on the paper that tells of the last")
  func earlier() throws {
    var story = try Story.committee(of: 5)
    let body = try #require(story.congress.organisations.bodies.first)
    let today = ConferenceStory.day
    func note(_ count: Int, _ last: Day, _ evidence: String = "Biên bản số 01-BB/ĐU") -> MeetingCommand {
      .noteEarlier(body.id, EarlierMeetings(count: count, last: last, evidence: evidence), on: today)
    }
    #expect(story.refusal(note(1, today.adding(1))) == .earlier(.notHeldYet(today.adding(1))))
    #expect(story.refusal(note(1, body.formed.adding(-1))) == .earlier(.beforeTheBody(formed: body.formed)))
    #expect(story.refusal(note(1, today.adding(-1), "  ")) == .earlier(.evidenceMissing))
    let unknown = MeetingCommand.noteEarlier(
      BodyID("b", 9), EarlierMeetings(count: 1, last: today, evidence: "x"), on: today)
    #expect(story.refusal(unknown) == .unknownBody(BodyID("b", 9)))
    try story.given(.meetings(note(3, today)), .meetings(note(1, today.adding(-1))))
    let early = try #require(Moment(today.adding(-2), minute: 480))
    #expect(story.refusal(.plan(body.id, plan(early))) == .earlier(.startsBefore(last: today.adding(-1))))
    try story.given(.meetings(.plan(body.id, plan(at("08:00")))))
    let planned = try #require(story.congress.meetings.all.last)
    #expect(planned.ordinal == 2, "what was noted last counts")
    #expect(story.refusal(.changePlan(planned.id, plan(early))) == .earlier(.startsBefore(last: today.adding(-1))))
    #expect(story.refusal(note(4, today)) == .earlier(.numberingBegan))
    // Called off before anybody heard of it, it gives its number back.
    try story.given(.meetings(.callOff(planned.id, reason: "nhầm", at: at("07:00"))), .meetings(note(0, today, "")))
    try story.given(.meetings(.plan(body.id, plan(early))))
    #expect(story.congress.meetings.all.last?.ordinal == 1, "an entry is taken back by none")
  }

  @Test("is planned after a form that tells what was held before, which the pages then show")
  func earlierByForm() throws {
    var hall = Hall(story: try Story.committee(of: 5))
    let path = "/meetings/earlier"
    let bodyID = try #require(hall.story.congress.organisations.bodies.first).id.text
    #expect(try #require(hall.get("/meetings/new")).contains(path))
    let told = ["body": bodyID, "count": "2", "last": "14/07/2025", "evidence": "Thông báo số 02-TB/ĐU"]
    guard case .faulty(_, let fields) = hall.post(path, ["body": bodyID, "count": "2"]) else {
      Issue.record("day and paper are asked for")
      return
    }
    #expect(fields == ["last", "evidence"])
    guard case .refused(.meetings(let refusal)) = hall.post(path, told.merging(["last": "14/07/2030"]) { $1 }) else {
      Issue.record("a day to come is refused")
      return
    }
    #expect(!refusal.problem(.vietnamese, in: .sample).isEmpty && !refusal.mend(.english, in: .sample).isEmpty)
    guard case .done(let next) = hall.post(path, told) else {
      Issue.record("not noted")
      return
    }
    #expect(next == "/meetings/new")
    for page in ["/meetings", "/meetings/new"] {
      #expect(try #require(hall.get(page)).contains("Thông báo số 02-TB/ĐU"), "\(page)")
    }
    guard case .done = hall.post(path, ["body": bodyID, "count": "0"]) else {
      Issue.record("not taken back")
      return
    }
    #expect(try !#require(hall.get("/meetings")).contains("02-TB/ĐU"))
  }

  @Test("is numbered within its body's term, and the second needs the first to be closed")
  func numbers() throws {
    var story = try five(6)
    let body = story.congress.organisations.bodies[0].id
    let later = try #require(Moment(ConferenceStory.day.adding(1), minute: 480))
    #expect(story.refusal(.plan(body, plan(later))) == .earlierMeetingOpen(ordinal: 1))
    try story.given(.meetings(.close(first, at: at("09:00"))))
    #expect(story.refusal(.plan(body, plan(at("08:00")))) == .startsBeforeTheLast(last: at("08:00")))
    try story.given(.meetings(.plan(body, plan(later))))
    #expect(story.congress.meetings.all.map(\.ordinal) == [1, 2])
    #expect(story.refusal(.changePlan(second, plan(at("07:00")))) == .startsBeforeTheLast(last: at("08:00")))
    let term = try #require(Term(2025, 2030))
    try story.given(
      .organisations(.formBody(kind: "executive", term: term, formed: ConferenceStory.day)),
      .meetings(.plan(BodyID("executive-2025-2030"), plan(at("08:00")))))
    #expect(story.congress.meetings.all.last?.ordinal == 1, "another term begins again at one")
    #expect(story.refusal(.summon(MeetingID("m", 3), at: at("07:00"), guests: [])) == .emptyAgenda)
    let draft = AgendaItemDraft(title: "x", kind: .inform, paper: nil, presenter: nil, minutes: 5)
    try story.given(.meetings(.addItem(MeetingID("m", 3), draft)))
    #expect(story.refusal(.summon(MeetingID("m", 3), at: at("07:00"), guests: [])) == .emptyBody)
  }

  @Test("refuses what does not exist")
  func unknown() throws {
    let story = try five(4)
    let nowhere = MeetingID("m", 99)
    let draft = AgendaItemDraft(title: "x", kind: .inform, paper: TabledPaperID("d", 9), presenter: nil, minutes: 5)
    #expect(story.refusal(.close(nowhere, at: at("09:00"))) == .unknownMeeting(nowhere))
    #expect(story.refusal(.plan(BodyID("none"), plan(at("08:00")))) == .unknownBody(BodyID("none")))
    #expect(story.refusal(.tableNext(of: TabledPaperID("d", 9), file: nil)) == .unknownPaper)
    #expect(try five(0).refusal(.addItem(first, draft)) == .unknownPaper)
    let stranger = AgendaItemDraft(title: "x", kind: .inform, paper: nil, presenter: person(77), minutes: 5)
    #expect(try five(0).refusal(.addItem(first, stranger)) == .unknownPerson(person(77)))
    #expect(try five(1).refusal(.removeItem(first, AgendaItemID("i", 9))) == .unknownItem)
    #expect(try five(1).refusal(.changeItem(first, AgendaItemID("i", 9), stranger)) == .unknownItem)
    #expect(try five(1).refusal(.moveItem(first, AgendaItemID("i", 9), place: 0)) == .unknownItem)
    #expect(story.refusal(.closeDiscussion(first, AgendaItemID("i", 9), at: at("08:10"))) == .unknownItem)
    #expect(
      story.refusal(.reportDone(first, AssignmentID("a", 9), on: ConferenceStory.day, note: "")) == .unknownAssignment)
  }

  @Test("keeps its agenda in the order it was given, and no longer changes it once summoned")
  func agenda() throws {
    var story = try five(1)
    func titles() -> [String] { story.congress.meetings.meeting(first)?.agenda.map(\.title) ?? [] }
    try story.given(.meetings(.moveItem(first, AgendaItemID("i", 2), place: 0)))
    #expect(titles() == ["approve", "discuss"])
    try story.given(.meetings(.moveItem(first, AgendaItemID("i", 2), place: 99)))
    #expect(titles() == ["discuss", "approve"])
    try story.given(.meetings(.removeItem(first, AgendaItemID("i", 1))))
    #expect(titles() == ["approve"])
    #expect(try five(2).refusal(.removeItem(first, AgendaItemID("i", 1))) == .alreadySummoned)
  }

  @Test("has papers in versions, each under a title and term that nobody else has")
  func versions() throws {
    var story = try five(1)
    let term = Term(2020, 2025)
    try story.given(.meetings(.table(title: "Báo cáo", term: term, isRestricted: true, file: nil)))
    #expect(
      story.refusal(.table(title: "Báo cáo", term: term, isRestricted: false, file: nil)) == .titleTaken("Báo cáo"))
    try story.given(
      .meetings(.table(title: "Báo cáo", term: Term(2025, 2030), isRestricted: false, file: nil)),
      .meetings(.tableNext(of: TabledPaperID("d", 1), file: nil)))
    let papers = story.congress.meetings.papers
    #expect(papers.map(\.version) == [1, 1, 2])
    #expect(papers[2].isRestricted && papers[2].term == term, "a version stays as restricted as the one before")
  }
}

@Suite("Attendance")
struct AttendanceRulesTests {
  @Test("notes only those summoned, in the order of time, each coming and going once")
  func movements() throws {
    let story = try five(3)
    #expect(try five(1).refusal(.noteArrival(person(1), at: first, on: at("07:00"))) == .notSummoned)
    #expect(story.refusal(.noteArrival(person(9), at: first, on: at("07:00"))) == .notSummonedPerson(person(9)))
    #expect(story.refusal(.excuse(person(9), from: first, reason: "ốm")) == .notSummonedPerson(person(9)))
    #expect(story.refusal(.noteArrival(person(1), at: first, on: at("07:55"))) == .alreadyThere(person(1)))
    #expect(story.refusal(.excuse(person(1), from: first, reason: "ốm")) == .alreadyThere(person(1)))
    #expect(story.refusal(.noteDeparture(person(5), from: first, on: at("07:55"))) == .notThere(person(5)))
    #expect(
      story.refusal(.noteDeparture(person(1), from: first, on: at("07:40"))) == .movementOutOfOrder(last: at("07:50")))
    var closed = try five(6)
    try closed.given(.meetings(.close(first, at: at("09:00"))))
    #expect(closed.refusal(.noteArrival(person(5), at: first, on: at("09:10"))) == .alreadyClosed)
  }

  @Test("takes back a slip of the finger, with its reason, as if it had never been")
  func strike() throws {
    var story = try five(2)
    let slip = MeetingCommand.strike(person(5), from: first, reason: "bấm nhầm tên")
    #expect(story.refusal(slip) == .notThere(person(5)))
    try story.given(.meetings(.noteArrival(person(5), at: first, on: at("07:50"))))
    #expect(story.refusal(.strike(person(5), from: first, reason: " ")) == .reasonMissing)
    try story.given(.meetings(slip))
    #expect(story.congress.meetings.meeting(first)?.attendance?.registered == [])
    #expect(story.refusal(.noteArrival(person(5), at: first, on: at("07:40"))) == nil)
    var hall = Hall(story: story)
    try hall.send("/meetings/m-1/attendance/p-4/arrive", at: at("07:55"))
    try hall.send("/meetings/m-1/attendance/p-4/strike", ["strike-reason": "nhầm"], at: at("07:56"))
    #expect(hall.story.congress.meetings.meeting(first)?.attendance?.movements == [])
  }

  @Test("forgets an excuse when the member comes after all")
  func excuses() throws {
    var story = try five(2)
    try story.given(.meetings(.excuse(person(5), from: first, reason: "ốm")))
    #expect(story.congress.meetings.meeting(first)?.attendance?.excuses == [person(5): "ốm"])
    try story.given(.meetings(.noteArrival(person(5), at: first, on: at("07:59"))))
    #expect(story.congress.meetings.meeting(first)?.attendance?.excuses == [:])
  }

  @Test("at any minute is what a naive replay of the log says", arguments: 1...40 as ClosedRange<UInt64>)
  func replay(seed: UInt64) throws {
    var dice = Chance(seed: seed)
    var story = try five(2)
    var log: [(minute: Int, person: Int, isArrival: Bool)] = []
    var there: [Int: (isThere: Bool, since: Int)] = [:]
    for _ in 0..<40 {
      let number = dice.number(1...5)
      let minute = max(there[number]?.since ?? 0, dice.number(400...600))
      let isArrival = !(there[number]?.isThere ?? false)
      let moment = try #require(Moment(ConferenceStory.day, minute: minute))
      try story.given(
        .meetings(
          isArrival
            ? .noteArrival(person(number), at: first, on: moment)
            : .noteDeparture(person(number), from: first, on: moment)))
      there[number] = (isArrival, minute)
      log.append((minute, number, isArrival))
    }
    let attendance = try #require(story.congress.meetings.meeting(first)?.attendance)
    for minute in stride(from: 390, through: 610, by: 7) {
      let expected = (1...5).filter { number in
        // The last thing known of this person at that minute.
        log.last { $0.person == number && $0.minute <= minute }?.isArrival == true
      }
      let moment = try #require(Moment(ConferenceStory.day, minute: minute))
      #expect(attendance.present(at: moment) == Set(expected.map(person)), "seed \(seed), minute \(minute)")
    }
    let meeting = try #require(story.congress.meetings.meeting(first))
    for quorum in story.congress.quorumHistory(of: meeting) {
      #expect(quorum.present == attendance.present(at: quorum.at).count && quorum.needed == 4 && quorum.baseCount == 5)
    }
  }
}

@Suite("A sitting")
struct SittingRulesTests {
  @Test("is opened once there is a quorum, a chair who is there, and a secretary who exists")
  func opening() throws {
    let open = MeetingCommand.open(first, chair: person(1), secretary: person(2), at: at("08:00"))
    #expect(try five(1).refusal(open) == .notSummoned)
    #expect(try five(2).refusal(open) == .chairAbsent(person(1)))
    #expect(try five(4).refusal(open) == .alreadyOpen)
    let stranger = MeetingCommand.open(first, chair: person(1), secretary: person(9), at: at("08:00"))
    #expect(try five(3).refusal(stranger) == .unknownPerson(person(9)))
    let without = RulePack.sample.changing { $0.filter { $0.id != "quorum.committee" } }
    #expect(try five(3, pack: without).refusal(open) == .noQuorumRule)
    var three = try five(3)
    try three.given(.meetings(.noteDeparture(person(4), from: first, on: at("07:55"))))
    guard case .noQuorum(let quorum)? = three.refusal(open) else {
      return #expect(Bool(false), "three of five opened it")
    }
    #expect([quorum.present, quorum.needed, quorum.baseCount] == [3, 4, 5])
    #expect(quorum.base == .inOffice)
    var closed = try five(6)
    try closed.given(.meetings(.close(first, at: at("09:00"))))
    #expect(closed.refusal(open) == .alreadyClosed)
  }

  @Test("that found no quorum is convened again, and keeps the failed call as evidence")
  func reconvening() throws {
    var story = try five(2)
    let next = try #require(Moment(ConferenceStory.day.adding(2), minute: 480))
    func again(_ start: Moment, _ reason: String) -> MeetingCommand {
      .reconvene(first, start: start, venue: "B", reason: reason, at: at("08:30"))
    }
    try story.given(.meetings(.noteArrival(person(1), at: first, on: at("08:00"))))
    #expect(story.refusal(again(next, " ")) == .reasonMissing)
    #expect(story.refusal(again(at("08:00"), "thiếu người")) == .startsBeforeTheLast(last: at("08:00")))
    #expect(try five(1).refusal(again(next, "x")) == .notSummoned)
    #expect(try five(4).refusal(again(next, "x")) == .alreadyOpen)
    try story.given(.meetings(again(next, "thiếu người")))
    let meeting = try #require(story.congress.meetings.meeting(first))
    #expect(meeting.plan.call == 2 && meeting.plan.venue == "B" && meeting.summons == nil)
    #expect(meeting.failedCalls.map(\.quorum?.present) == [1])
  }

  @Test("is put off, brought forward or moved before its hour, which is no call that came to nothing")
  func changed() throws {
    var story = try five(2)
    let earlier = at("07:30")
    func again(_ start: Moment, _ venue: String, at moment: Moment) -> MeetingCommand {
      .reconvene(first, start: start, venue: venue, reason: "bão", at: moment)
    }
    func plan() throws -> MeetingPlan { try #require(story.congress.meetings.meeting(first)).plan }
    try story.given(.meetings(again(at("08:00"), "B", at: earlier)))
    #expect(try plan().venue == "B" && plan().call == 1, "only the venue is another")
    try story.given(
      .meetings(.summon(first, at: earlier, guests: [])), .meetings(again(at("07:45"), "B", at: earlier)))
    #expect(try plan().start == at("07:45") && plan().call == 1)
    // When enough had come, the next call asks for no fewer.
    try story.given(.meetings(.summon(first, at: earlier, guests: [])))
    for number in 1...4 { try story.given(.meetings(.noteArrival(person(number), at: first, on: at("07:45")))) }
    #expect(story.refusal(again(at("07:40"), "B", at: at("08:00"))) == .startsBeforeTheLast(last: at("07:45")))
    try story.given(.meetings(again(at("14:00"), "B", at: at("08:00"))))
    #expect(try plan().call == 1)
    let held = try ConferenceStory(upTo: .summoned)
    let last = try #require(held.story.congress.meetings.all.first).plan.start
    let before = MeetingCommand.reconvene(held.meeting, start: last, venue: "B", reason: "bão", at: earlier)
    #expect(held.story.refusal(before) == .startsBeforeTheLast(last: last), "the order of the numbers stays")
  }

  @Test("records what was said by those who were there, after it opened and before the item was closed")
  func contributions() throws {
    func said(_ number: Int, _ moment: Moment) -> MeetingCommand {
      .contribute(
        first,
        ContributionDraft(
          item: AgendaItemID("i", 1), speaker: person(number), heading: nil, summary: "Ý kiến", isPriority: false,
          at: moment))
    }
    #expect(try five(3).refusal(said(1, at("08:10"))) == .notOpen)
    #expect(try five(4).refusal(said(5, at("08:10"))) == .notThere(person(5)))
    #expect(try five(4).refusal(said(1, at("07:59"))) == .beforeOpening(opened: at("08:00")))
    #expect(try five(5).refusal(said(1, at("08:40"))) == .discussionClosed)
    #expect(try five(5).refusal(.closeDiscussion(first, AgendaItemID("i", 1), at: at("08:40"))) == .discussionClosed)
    let early = MeetingCommand.closeDiscussion(first, AgendaItemID("i", 1), at: at("07:00"))
    #expect(try five(4).refusal(early) == .beforeOpening(opened: at("08:00")))
    var story = try five(4)
    try story.given(.meetings(said(2, at("08:10"))))
    #expect(story.congress.meetings.meeting(first)?.sitting?.contributions.map(\.speaker) == [person(2)])
  }

  @Test("is concluded once, with points, by someone whose authority is recorded")
  func concluding() throws {
    func refusal(_ conclusion: Conclusion) throws -> MeetingRefusal? {
      try five(5).refusal(.conclude(first, conclusion))
    }
    #expect(try five(4).refusal(.conclude(first, conclusion())) == .discussionsOpen([AgendaItemID("i", 1)]))
    #expect(try refusal(conclusion(points: 0)) == .noPoints)
    #expect(try refusal(conclusion(item: "i-9")) == .unknownItem)
    #expect(try refusal(conclusion(by: 5)) == .notThere(person(5)))
    #expect(try refusal(conclusion(by: 2)) == .noAuthority(person(2)))
    #expect(try refusal(conclusion(by: 2, .post("member"))) == .noAuthority(person(2)))
    #expect(try refusal(conclusion(on: at("07:00"))) == .beforeOpening(opened: at("08:00")))
    let byMember = Conclusion.Authority.delegated(by: person(3), post: "member", instrument: "Giấy 5")
    #expect(try refusal(conclusion(by: 2, byMember)) == .cannotDelegate(person(3)))
    let unwritten = Conclusion.Authority.delegated(by: person(1), post: "chair", instrument: " ")
    #expect(try refusal(conclusion(by: 2, unwritten)) == .instrumentMissing)
    let written = Conclusion.Authority.delegated(by: person(1), post: "chair", instrument: "Giấy 5")
    #expect(try refusal(conclusion(by: 2, written)) == nil)
    #expect(try five(6).refusal(.conclude(first, conclusion())) == .alreadyConcluded)
  }

  @Test("is concluded by a post of its own kind of body, in its own term, held on the day of the conclusion")
  func authority() throws {
    let founded = try #require(Day(2025, 7, 1))
    var story = try five(5, pack: .withPresidium)
    let term = try #require(Term(2025, 2030))
    for kind in ["presidium", "executive"] {
      try story.given(.organisations(.formBody(kind: kind, term: term, formed: founded)))
    }
    func refusal(_ authority: Conclusion.Authority) -> MeetingRefusal? {
      story.refusal(.conclude(first, conclusion(by: 2, authority)))
    }
    try story.given(
      .organisations(.givePost("presider", to: person(2), in: "presidium-2025-2030", from: founded)),
      .organisations(.givePost("chair", to: person(3), in: "executive-2025-2030", from: founded)))
    #expect(refusal(.post("presider")) == .noAuthority(person(2)), "whoever leads a congress")
    #expect(refusal(.delegated(by: person(2), post: "presider", instrument: "miệng")) == .cannotDelegate(person(2)))
    #expect(refusal(.delegated(by: person(3), post: "chair", instrument: "x")) == .cannotDelegate(person(3)))
    #expect(refusal(.delegated(by: person(1), post: "chair", instrument: "Giấy 5")) == nil)
    let form = try #require(Hall(story: story).get("/meetings/m-1/conclusion", at: at("08:50")))
    #expect(form.contains("p-1/chair") && !form.contains("p-2/presider") && !form.contains("p-3/chair"))
    let plan = MeetingPlan(kind: .regular, start: at("13:00"), venue: "A", minutes: 60)
    try story.given(.meetings(.plan("presidium-2025-2030", plan)))
    let congress = try #require(story.congress.meetings.all.last)
    func conclude() -> [PersonID] { story.congress.concluding(congress, on: ConferenceStory.day).map(\.person) }
    #expect(conclude() == [person(2)])
    try story.given(
      .organisations(.endPost("presider", of: person(2), in: "presidium-2025-2030", on: ConferenceStory.day)))
    #expect(conclude() == [person(1), person(3)], "nobody presides yet")
  }

  @Test("assigns to somebody known, by a day to come, and follows up until it is done")
  func assignments() throws {
    var story = try five(6)
    let day = ConferenceStory.day
    func assign(_ owner: Assignment.Owner, _ due: Day) -> MeetingCommand {
      .assign(first, task: "Việc", owner: owner, due: due)
    }
    #expect(story.refusal(assign(.office("Văn phòng"), day.adding(-1))) == .dueInThePast(day.adding(-1)))
    for owner in [Assignment.Owner.person(person(9)), .body(BodyID("x")), .unit(UnitID("x")), .office(" ")] {
      #expect(story.refusal(assign(owner, day)) == .unknownOwner)
    }
    try story.given(.meetings(assign(.person(person(3)), day.adding(3))), .meetings(.close(first, at: at("09:00"))))
    #expect(story.refusal(assign(.office("x"), day)) == .alreadyClosed)
    try story.given(.meetings(.reportDone(first, AssignmentID("a", 1), on: day.adding(2), note: "xong")))
    #expect(story.refusal(.reportDone(first, AssignmentID("a", 1), on: day, note: "")) == .alreadyDone)
  }

  @Test("is closed after its conclusion, and not before it opened")
  func closing() throws {
    #expect(try five(5).refusal(.close(first, at: at("09:00"))) == .notConcluded)
    #expect(try five(6).refusal(.close(first, at: at("07:00"))) == .closesBeforeItOpened(at("08:00")))
  }
}
