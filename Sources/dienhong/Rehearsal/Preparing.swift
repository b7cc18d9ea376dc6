// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Journal
import Packs

/// Plans a conference of the sample up to its summons: papers tabled, agenda, invitations, and the voting paper drafted.
struct Preparing {
  let stage: Stage
  let scenario: Scenario
  let conference: Scenario.Conference
  /// The sample's files by name.
  let files: [String: String]
  /// The agenda items by the sample's names; filled while preparing.
  var items: [String: AgendaItemID] = [:]

  init(stage: Stage, scenario: Scenario, conference: Scenario.Conference, files: [String: String]) {
    self.stage = stage
    self.scenario = scenario
    self.conference = conference
    self.files = files
  }

  /// The days on which an office prepares: planned four days before and summoned three days before, but never before
  /// there was an organisation.
  mutating func play() async throws -> MeetingID {
    let start = try Calendar.moment(conference.date, conference.opens)
    let end = try Calendar.moment(conference.date, conference.closes)
    let founded = try Calendar.day(scenario.organisation.activeFrom)
    let planned = try Calendar.moment(max(founded, start.day.adding(-4)).description, "09:00")
    let summoned = try Calendar.moment(max(founded, start.day.adding(-3)).description, "14:00")
    let body = try await body()
    try await table(at: planned)
    let plan = MeetingPlan(
      kind: .regular, start: start, venue: conference.venue(stage.say), minutes: end.minute - start.minute)
    try await stage.perform(.meetings(.plan(body, plan)), at: planned)
    guard let meeting = await stage.congress.meetings.all.last?.id else { throw ScenarioFault("conferences", "none") }
    try await addItems(to: meeting, at: planned)
    try await agree(to: meeting, at: summoned)
    let guests = (conference.guests ?? []).map { $0(stage.say) }
    try await stage.perform(.meetings(.summon(meeting, at: summoned, guests: guests)), at: summoned)
    for appointment in conference.appointments ?? [] {
      try await stage.give(
        appointment.post, to: stage.person(appointment.person), from: summoned.day, at: summoned)
    }
    if let vote = conference.vote { try await draft(vote, in: meeting, at: summoned) }
    return meeting
  }

  /// The word that the pack may ask for before anybody is summoned, by the first who may give it.
  private func agree(to meeting: MeetingID, at moment: Moment) async throws {
    let congress = await stage.congress
    guard congress.pack.asksBeforeConvening else { return }
    guard let convener = congress.conveners(on: moment.day).first else {
      throw ScenarioFault("people", "nobody may convene")
    }
    try await stage.perform(
      .meetings(.agree(meeting, Convening(by: convener, word: .own, at: moment))), at: moment, by: convener)
  }

  private func body() async throws -> BodyID {
    guard let body = await stage.congress.organisations.bodies.last(where: { $0.kind == conference.body }) else {
      throw ScenarioFault("body", conference.body)
    }
    return body.id
  }

  private func table(at moment: Moment) async throws {
    let wanted = Set(conference.agenda.compactMap { $0.paper?.id })
    for paper in scenario.papers where wanted.contains(paper.id) && stage.papers[paper.id] == nil {
      let term = try paper.term.map { try Calendar.term($0) }
      let draft = try await draft(of: paper)
      let key = paper.restricted ? DocumentKey.draw() : nil
      let blob = draft.map { key?.shut($0) ?? Blob(bytes: $0) }
      let file = blob.map {
        TabledFile(name: "\(paper.id)-1.docx", blob: $0.id.description, bytes: draft?.count ?? 0, key: key)
      }
      try await stage.perform(
        .meetings(.table(title: paper.title(stage.say), term: term, isRestricted: paper.restricted, file: file)),
        at: moment, blobs: [blob].compactMap { $0 })
      stage.papers[paper.id] = await stage.congress.meetings.papers.last?.id
    }
  }

  /// The draft as the Word file that somebody would have sent in.
  private func draft(of paper: Scenario.Paper) async throws -> [UInt8]? {
    guard let name = paper.text else { return nil }
    guard let text = files[name] else { throw ScenarioFault("papers.text", name) }
    let author = await stage.congress.organisations.profile?.name ?? ""
    let press = DraftPress(layout: stage.house.pack.layout, author: author)
    return try press.docx(text, titled: paper.title(stage.say), in: stage.say)
  }

  private mutating func addItems(to meeting: MeetingID, at moment: Moment) async throws {
    let starts = conference.agenda.map { $0.starts.flatMap { Moment.minute(typed: $0) } }
    let end = Moment.minute(typed: conference.closes)
    for (index, item) in conference.agenda.enumerated() {
      guard let kind = AgendaItem.Kind(rawValue: item.kind) else { throw ScenarioFault("agenda.kind", item.kind) }
      let next = index + 1 < starts.count ? starts[index + 1] : end
      let minutes = if let from = starts[index], let next, next > from { next - from } else { 15 }
      let draft = AgendaItemDraft(
        title: item.title(stage.say), kind: kind, paper: item.paper.flatMap { stage.papers[$0.id] },
        presenter: try item.presenter.map { try stage.person($0) }, minutes: minutes)
      try await stage.perform(.meetings(.addItem(meeting, draft)), at: moment)
      items[item.id] = await stage.congress.meetings.meeting(meeting)?.agenda.last?.id
    }
  }

  private func draft(_ vote: Scenario.Vote, in meeting: MeetingID, at moment: Moment) async throws {
    guard let method = Ballot.Method(rawValue: vote.method) else { throw ScenarioFault("vote.method", vote.method) }
    let congress = await stage.congress
    guard let known = congress.meetings.meeting(meeting), let gathering = congress.gathering(of: known),
      let ordinary = congress.pack.majorities(of: gathering, on: conference.date).first?.0.id.rawValue
    else { throw ScenarioFault("vote", "the pack has no majority for it") }
    let questions = vote.questions.map { question in
      Question(
        id: QuestionID(question.id), text: question.text(stage.say),
        options: vote.options.map { option($0, of: question, in: vote) }, rule: question.rule ?? ordinary)
    }
    let ballot = Ballot(
      title: vote.title(stage.say), method: method, isSecret: vote.secret, item: vote.item.flatMap { items[$0] },
      questions: questions)
    try await stage.perform(.decisions(.draft(meeting, ballot)), at: moment)
  }

  /// The first option adopts and brings the figures, the second turns down, any other is neither.
  private func option(
    _ option: Scenario.Vote.Option, of question: Scenario.Vote.Question, in vote: Scenario.Vote
  ) -> Option {
    let index = vote.options.firstIndex { $0.id == option.id } ?? 0
    let kind: Option.Kind = index == 0 ? .adopts : index == 1 ? .rejects : .other
    let gifts =
      kind == .adopts ? (question.decides ?? []).map { Option.Gift(figure: $0.figure, value: value(of: $0)) } : []
    return Option(id: OptionID(option.id), label: option.text(stage.say), kind: kind, gives: gifts)
  }

  private func value(of gift: Scenario.Vote.Gift) -> FigureValue? {
    if let number = gift.number { return .number(number) }
    if let days = gift.days, days.count == 2, let from = Day(iso: days[0]), let to = Day(iso: days[1]) {
      return .days(from: from, to: to)
    }
    return gift.text.map { .text($0(stage.say)) }
  }
}
