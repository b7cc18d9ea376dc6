// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Journal
import Packs

/// From the conference to the recognised credentials: the allocation in versions, the delegates of each unit, the new
/// dates, two replacements, who came and who did not.
struct Seating {
  let stage: Stage
  let told: Scenario.Delegates
  /// Where the sample puts somebody forward, the scheme goes to those who decide.
  let personnel: Scenario.Personnel?
  /// The sample's files by name.
  let files: [String: String]

  func play() async throws {
    try await allocate()
    try await seatExOfficio()
    try await issueScheme()
    try await propose()
    try await noteFigures()
    try await choose()
    try await replace()
    try await complain()
    try await openAccounts()
    try await meet()
  }

  /// For the organs of the congress, such as the desk where delegates are checked in.
  private func openAccounts() async throws {
    let moment = try at(told.summoned, "11:00")
    for organ in told.organs ?? [] {
      try await stage.perform(.access(.open(login: organ.login, person: nil, roles: [organ.role])), at: moment)
    }
  }

  private func at(_ day: String, _ time: String = "09:00") throws -> Moment { try Calendar.moment(day, time) }

  private func allocate() async throws {
    let date = told.allocation.date
    let moment = try at(date)
    guard let total = await stage.congress.delegatesToAllocate(asOf: moment.day)?.value else {
      throw ScenarioFault("delegates.allocation", "the number of delegates is not known")
    }
    for version in told.allocation.versions {
      guard let method = SharingMethod(rawValue: version.method) else {
        throw ScenarioFault("delegates.allocation.method", version.method)
      }
      let rule = SharingRule.house(
        method: method, minimum: version.minimum, maximum: version.maximum, policy: method.usualPolicy)
      try await stage.perform(
        .delegates(.allocate(total: total, rule: rule, note: version.note?(stage.say), on: moment.day)), at: moment)
    }
    guard let run = await stage.congress.delegates.runs.last?.id else {
      throw ScenarioFault("delegates.allocation.versions", "none")
    }
    try await stage.perform(
      .delegates(.adopt(run, basis: told.allocation.basis(stage.say), on: moment.day)), at: try at(date, "16:00"))
    for request in told.requests ?? [] {
      let composition = CompositionRequest(women: request.women, young: request.young, minority: request.minority)
      try await stage.perform(
        .delegates(.request(try await unit(request.unit), composition)), at: try at(date, "16:30"))
    }
    try await issue(["allocationScheme"], at: try at(date, "16:45"))
  }

  /// Papers of the congress, as far as the pack has them.
  private func issue(_ kinds: [String], at moment: Moment) async throws {
    let offered = await stage.congress.offeredPapers.map(\.kind.id)
    for kind in kinds where offered.contains(kind) {
      try await stage.perform(.papers(.issue(kind: kind, about: .congress, on: moment.day, in: stage.say)), at: moment)
    }
  }

  private func issueScheme() async throws {
    guard let issued = personnel?.issued else { return }
    let moment = try at(issued)
    let congress = await stage.congress
    let kind = "personnelScheme"
    guard let scheme = congress.personnel.schemes.first?.id,
      congress.offeredPapers.contains(where: { $0.kind.id == kind })
    else { return }
    try await stage.perform(
      .papers(.issue(kind: kind, about: .scheme(scheme), on: moment.day, in: stage.say)), at: moment)
  }

  private func unit(_ code: String) async throws -> UnitID {
    guard let unit = await stage.congress.organisations.unit(code: code) else {
      throw ScenarioFault("delegates.unit", code)
    }
    return unit.id
  }

  private func seatExOfficio() async throws {
    let moment = try at(told.allocation.date, "17:00")
    guard let body = await stage.congress.organisations.bodies.last(where: { $0.kind == told.exOfficio.body }) else {
      throw ScenarioFault("delegates.exOfficio.body", told.exOfficio.body)
    }
    try await stage.perform(
      .delegates(.seatExOfficio(body.id, basis: told.exOfficio.basis(stage.say), on: moment.day)), at: moment)
  }

  /// Every unit sends its list.
  private func propose() async throws {
    let moment = try at(told.chosen.date, "08:00")
    guard let text = files[told.people],
      case .tables(let tables) = TableReader.tables(in: Array(text.utf8), named: told.people),
      let rows = tables.first?.rows, let titles = rows.first?.cells.map(\.text)
    else { throw ScenarioFault("delegates.people", told.people) }
    let known = ["name", "sex", "birthDate", "unit", "alternate"]
    var lists: [(unit: UnitID, proposals: [DelegateProposal])] = []
    for cells in rows.dropFirst() {
      let row = Dictionary(zip(titles, cells.cells.map(\.text)), uniquingKeysWith: { first, _ in first })
      let unit = try await unit(row["unit"] ?? "")
      let details = PersonDetails(
        name: row["name"] ?? "", sex: ["nữ", "female"].contains(row["sex"]) ? .female : .male,
        born: row["birthDate"].flatMap { Day(typed: $0) },
        qualities: row.filter { !known.contains($0.key) && !$0.value.isEmpty })
      let proposal = DelegateProposal(
        .named(details), unit: unit, block: .unit, isAlternate: row["alternate"]?.isEmpty == false)
      if lists.last?.unit == unit {
        lists[lists.count - 1].proposals.append(proposal)
      } else {
        lists.append((unit, [proposal]))
      }
    }
    for list in lists {
      try await stage.perform(.delegates(.propose(list.proposals, on: moment.day)), at: moment)
    }
  }

  /// What the level above made of the figures: it approves them itself where the pack asks for that, and is noted where
  /// it wrote a letter.
  private func noteFigures() async throws {
    guard told.window.days.count == 2 else { throw ScenarioFault("delegates.window.days", "two days") }
    let window = FigureValue.days(
      from: try Calendar.day(told.window.days[0]), to: try Calendar.day(told.window.days[1]))
    let letter = told.approved.source(stage.say)
    try await approve("delegates.planned", .number(told.approved.number), letter, at: try at(told.approved.date))
    for waiting in await stage.congress.awaitingApproval where waiting.figure != "congress.window" {
      try await approve(waiting.figure, waiting.value, letter, at: try at(told.approved.date))
    }
    try await approve("congress.window", window, told.window.source(stage.say), at: try at(told.window.date))
  }

  private func approve(
    _ figure: String, _ value: FigureValue?, _ letter: String, at moment: Moment
  ) async throws {
    let congress = await stage.congress
    if congress.awaitingApproval(figure) != nil {
      try await stage.perform(.figures(.approve(figure, value, instrument: letter, on: moment.day)), at: moment)
    } else {
      let noted = FigureRecord(figure: figure, value: value, status: .approved, day: moment.day, source: letter)
      try await stage.perform(.figures(.note(noted)), at: moment)
    }
  }

  private func choose() async throws {
    let proposed = await stage.congress.delegates.all.filter { $0.stage == .proposed }.map(\.id)
    let moment = try at(told.chosen.date, "15:00")
    try await stage.perform(
      .delegates(.choose(proposed, basis: told.chosen.basis(stage.say), on: moment.day)), at: moment)
    let seated = await stage.congress.delegates.all.filter { !$0.isAlternate }.map(\.id)
    let summoned = try at(told.summoned)
    try await stage.perform(.delegates(.summon(seated, on: summoned.day)), at: summoned)
    try await issue(["delegateList", "summons"], at: try at(told.summoned, "10:00"))
  }

  private func delegate(_ name: String) async throws -> DelegateID {
    let congress = await stage.congress
    guard let found = congress.delegates.all.first(where: { congress.name(of: $0, stage.say) == name }) else {
      throw ScenarioFault("delegates", "no delegate “\(name)”")
    }
    return found.id
  }

  private func replace() async throws {
    for told in told.replacements {
      let moment = try at(told.date)
      try await stage.perform(
        .delegates(
          .replace(
            try await delegate(told.of), by: try await delegate(told.by), reason: told.reason(stage.say), on: moment.day
          )),
        at: moment)
    }
  }

  private func complain() async throws {
    for told in told.complaints ?? [] {
      let received = try at(told.date)
      try await stage.perform(
        .delegates(
          .complain(about: try await delegate(told.about), text: told.text(stage.say), on: received.day)), at: received)
      guard let id = await stage.congress.delegates.complaints.last?.id else { continue }
      let answered = try at(told.answered)
      let answer = Complaint.Verdict(finding: told.finding(stage.say), isUpheld: told.upheld, day: answered.day)
      try await stage.perform(.delegates(.answer(id, answer)), at: answered)
    }
  }

  /// The morning of the congress, and the credentials as it recognised them.
  private func meet() async throws {
    let parts = told.opens.split(separator: " ").map(String.init)
    guard parts.count == 2 else { throw ScenarioFault("delegates.opens", told.opens) }
    let morning = try at(parts[0], parts[1])
    for absent in told.absent {
      let absence = Delegate.Absence(reason: absent.reason(stage.say), isWithLeave: absent.leave)
      try await stage.perform(.delegates(.noteAbsence(try await delegate(absent.person), absence)), at: morning)
    }
    let coming = await stage.congress.delegates.summoned.filter { if case .summoned = $0.stage { true } else { false } }
    try await stage.perform(.delegates(.noteArrival(coming.map(\.id), at: morning)), at: morning)
    let congress = await stage.congress
    let examiners = try told.credentials.examiners.map {
      congress.organisations.name(of: try stage.person($0), stage.say)
    }
    let recognition = Recognition(
      day: morning.day, examiners: examiners, variance: told.credentials.variance?(stage.say))
    try await stage.perform(.delegates(.recognise(recognition, refused: [:])), at: morning)
    try await issue(["credentialsReport"], at: morning)
  }
}
