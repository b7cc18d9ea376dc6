// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal
import Packs

/// Holds a conference of the sample: check-in, discussion, vote by two tellers, conclusion, assignments, closing.
struct Holding {
  let stage: Stage
  let scenario: Scenario
  let conference: Scenario.Conference
  let meeting: MeetingID
  let items: [String: AgendaItemID]

  func play() async throws {
    let opens = try Calendar.moment(conference.date, conference.opens)
    let closes = try Calendar.moment(conference.date, conference.closes)
    let chair = try stage.person(conference.chair)
    try await checkIn()
    // Whoever was appointed to record stays so at the conferences that follow.
    let appointed = scenario.conferences.filter { $0.date <= conference.date }.flatMap { $0.appointments ?? [] }
    let recorder = appointed.first { stage.house.pack.post($0.post)?.roles.isEmpty == false }
    let secretary = try (conference.secretary ?? recorder?.person).map { try stage.person($0) } ?? chair
    try await stage.perform(
      .meetings(.open(meeting, chair: chair, secretary: secretary, at: opens)), at: opens, by: chair)
    try await discuss(until: conference.vote?.opens ?? conference.conclusion?.starts ?? conference.closes, by: chair)
    if let vote = conference.vote {
      try await Counting(stage: stage, meeting: meeting, vote: vote, date: conference.date).play()
    }
    try await leaveEarly()
    try await conclude(chair: chair, otherwise: closes)
    for assignment in conference.assignments ?? [] {
      let owner = Assignment.Owner.person(try stage.person(assignment.owner))
      let helpers = try (assignment.coOwners ?? []).map { Assignment.Owner.person(try stage.person($0)) }
      try await stage.perform(
        .meetings(
          .assign(
            meeting, task: assignment.text(stage.say), owner: owner, helpers: helpers,
            due: try Calendar.day(assignment.due),
            item: assignment.item.flatMap { items[$0] })),
        at: closes)
    }
    try await stage.perform(.meetings(.close(meeting, at: closes)), at: closes, by: chair)
  }

  private func checkIn() async throws {
    let arrive = try Calendar.moment(conference.date, conference.attendance.arrive)
    let summoned = await stage.congress.meetings.meeting(meeting)?.summons?.members ?? []
    let absent = try conference.attendance.absent.map { (try stage.person($0.person), $0.reason(stage.say)) }
    let late = try conference.attendance.late.map { (try stage.person($0.person), $0.at) }
    for (person, reason) in absent {
      try await stage.perform(.meetings(.excuse(person, from: meeting, reason: reason)), at: arrive)
    }
    let away = Set(absent.map(\.0) + late.map(\.0))
    for person in summoned where !away.contains(person) {
      try await stage.perform(.meetings(.noteArrival(person, at: meeting, on: arrive)), at: arrive)
    }
    for (person, time) in late {
      let moment = try Calendar.moment(conference.date, time)
      try await stage.perform(.meetings(.noteArrival(person, at: meeting, on: moment)), at: moment)
    }
  }

  private func leaveEarly() async throws {
    for movement in conference.attendance.early {
      let moment = try Calendar.moment(conference.date, movement.at)
      try await stage.perform(
        .meetings(.noteDeparture(try stage.person(movement.person), from: meeting, on: moment)), at: moment)
    }
  }

  /// Item after item: what was said on it, and the end of its discussion, when the next one starts.
  private func discuss(until end: String, by chair: PersonID) async throws {
    for said in conference.discussion ?? [] where items[said.item] == nil {
      throw ScenarioFault("discussion.item", said.item)
    }
    let starts = conference.agenda.dropFirst().map(\.starts) + [nil]
    for (item, next) in zip(conference.agenda, starts) {
      guard let id = items[item.id] else { continue }
      for said in conference.discussion ?? [] where said.item == item.id { try await note(said, on: id) }
      guard item.kind == AgendaItem.Kind.discuss.rawValue else { continue }
      let at = try Calendar.moment(conference.date, min(next ?? end, end))
      try await stage.perform(.meetings(.closeDiscussion(meeting, id, at: at)), at: at, by: chair)
    }
  }

  private func note(_ said: Scenario.Conference.Contribution, on item: AgendaItemID) async throws {
    let at = try Calendar.moment(conference.date, said.at)
    let paper = scenario.papers.first { $0.id == said.paper }
    let heading = paper?.headings?.first { $0.id == said.heading }?.text(stage.say) ?? said.heading
    let draft = ContributionDraft(
      item: item, speaker: try stage.person(said.speaker), heading: heading, summary: said.text(stage.say),
      isPriority: said.priority, at: at)
    try await stage.perform(.meetings(.contribute(meeting, draft)), at: at)
  }

  private func conclude(chair: PersonID, otherwise closes: Moment) async throws {
    guard let told = conference.conclusion else {
      let conclusion = Conclusion(by: chair, authority: try await own(chair, on: closes.day), points: [], at: closes)
      return try await stage.perform(.meetings(.conclude(meeting, conclusion)), at: closes, by: chair)
    }
    let at = try Calendar.moment(conference.date, told.starts)
    let by = try stage.person(told.by)
    let authority: Conclusion.Authority
    if let delegating = told.delegatedBy {
      let from = try stage.person(delegating)
      guard case .post(let post) = try await own(from, on: at.day) else {
        throw ScenarioFault("delegatedBy", delegating)
      }
      authority = .delegated(by: from, post: post, instrument: told.delegation?(stage.say) ?? "")
    } else {
      authority = try await own(by, on: at.day)
    }
    let points = told.points.map { Conclusion.Point(item: items[$0.item], text: $0.text(stage.say)) }
    let conclusion = Conclusion(by: by, authority: authority, points: points, at: at)
    try await stage.perform(.meetings(.conclude(meeting, conclusion)), at: at, by: by)
  }

  /// The post by which a person concludes on their own authority.
  private func own(_ person: PersonID, on day: Day) async throws -> Conclusion.Authority {
    let congress = await stage.congress
    let post = congress.organisations.holdings(of: person, on: day).map(\.post)
      .first { congress.pack.post($0)?.concludes == true }
    guard let post else { throw ScenarioFault("chair", "\(person) holds no post that concludes") }
    return .post(post)
  }
}

/// The vote of a conference: two tellers enter what they counted, differences are settled, the result is declared.
struct Counting {
  let stage: Stage
  let meeting: MeetingID
  let vote: Scenario.Vote
  let date: String

  func play() async throws {
    let opens = try Calendar.moment(date, vote.opens)
    let closes = try Calendar.moment(date, vote.closes)
    guard let id = await stage.congress.decisions.votes(in: meeting).last?.id else {
      throw ScenarioFault("vote", "not drafted")
    }
    let first = try stage.person(vote.tellers.first)
    let second = try stage.person(vote.tellers.second)
    let head = try stage.person(vote.tellers.resolvedBy)
    try await stage.perform(.decisions(.open(id, tellers: [head, first, second], at: opens)), at: opens)
    try await stage.perform(.decisions(.enter(id, tally(by: "first"), by: first)), at: closes, by: first)
    try await stage.perform(.decisions(.enter(id, tally(by: "second"), by: second)), at: closes, by: second)
    try await settle(id, by: head, at: closes)
    try await stage.perform(.decisions(.declare(id, at: closes)), at: closes, by: head)
  }

  /// What a teller entered: the count, but for their slips.
  private func tally(by teller: String) -> Tally {
    let count = vote.questions.first?.count
    return Tally(
      issued: count?.issued ?? 0, returned: count?.returned ?? 0,
      questions: vote.questions.map { question in
        let slip = vote.slips?.first { $0.question == question.id && $0.teller == teller }
        let votes = vote.options.map { option in
          OptionCount(
            option: OptionID(option.id), count: slip?.votes[option.id] ?? question.count.votes[option.id] ?? 0)
        }
        return QuestionTally(
          question: QuestionID(question.id), valid: question.count.valid, invalid: question.count.invalid, votes: votes)
      })
  }

  private func settle(_ id: VoteID, by head: PersonID, at moment: Moment) async throws {
    guard let known = await stage.congress.decisions.vote(id), case .counting(_, let counting) = known.stage else {
      return
    }
    let truth = tally(by: "")
    for cell in counting.openCells(of: known.ballot) {
      let reason = vote.slips?.first { slip in
        if case .votes(let question, _) = cell { question.text == slip.question } else { false }
      }
      try await stage.perform(
        .decisions(
          .settle(id, cell, found: truth[cell], reason: reason?.reason(stage.say) ?? "", by: head)), at: moment,
        by: head)
    }
  }
}
