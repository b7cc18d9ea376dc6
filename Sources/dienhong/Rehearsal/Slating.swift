// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Packs

/// The work of the personnel team before the conference: who may be put forward, who is agreed on, who may not be together,
/// and the first draft of the slate.
struct Slating {
  let stage: Stage
  let told: Scenario.Personnel
  /// The sample's files by name.
  let files: [String: String]

  private struct Row {
    let nomination: Nomination
    let name: String
    let isOnSlate: Bool
  }

  func play() async throws {
    let moment = try Calendar.moment(told.date, "15:00")
    let congress = await stage.congress
    let outgoing = congress.organisations.bodies.last { $0.kind == told.body }?.id
    guard let month = congress.pack.composition?.ages.flatMap({ Day(iso: $0.day) }) else {
      throw ScenarioFault("personnel", "the pack names no month at which ages are counted")
    }
    let frame = SlateFrame(seats: told.seats, names: told.names ?? told.seats, agesAt: month, outgoing: outgoing)
    try await perform(.begin(body: told.body, frame, on: moment.day), at: moment)
    guard let scheme = await stage.congress.personnel.schemes.last?.id else { throw ScenarioFault("personnel", "none") }
    let rows = try await rows()
    try await perform(.nominate(scheme, rows.map(\.nomination), on: moment.day), at: moment)
    let later = try Calendar.moment(told.date, "15:30")
    for name in told.agreed {
      try await perform(.consider(scheme, try await candidate(name, of: scheme), .agreed), at: later)
    }
    if let apart = told.apart {
      var people: [CandidateID] = []
      for name in apart.people { people.append(try await candidate(name, of: scheme)) }
      try await perform(.keepApart(scheme, people, atMost: 1, reason: apart.reason(stage.say)), at: later)
    }
    var members: [CandidateID] = []
    for row in rows where row.isOnSlate { members.append(try await candidate(row.name, of: scheme)) }
    try await perform(
      .draft(scheme, members: members, from: nil, note: told.note(stage.say), on: later.day), at: later)
  }

  private func perform(_ command: PersonnelCommand, at moment: Moment) async throws {
    try await stage.perform(.personnel(command), at: moment)
  }

  private func candidate(_ name: String, of scheme: SchemeID) async throws -> CandidateID {
    let congress = await stage.congress
    let all = congress.personnel.scheme(scheme)?.candidates ?? []
    guard let found = all.first(where: { congress.name(of: $0, stage.say) == name }) else {
      throw ScenarioFault("personnel", "no candidate “\(name)”")
    }
    return found.id
  }

  private func rows() async throws -> [Row] {
    guard let text = files[told.candidates],
      case .tables(let tables) = TableReader.tables(in: Array(text.utf8), named: told.candidates),
      let rows = tables.first?.rows, let titles = rows.first?.cells.map(\.text)
    else { throw ScenarioFault("personnel.candidates", told.candidates) }
    let organisations = await stage.congress.organisations
    let people = Dictionary(
      organisations.known.map { (organisations.name(of: $0, stage.say), $0) }, uniquingKeysWith: { first, _ in first })
    let known = ["name", "sex", "birthDate", "unit", "post", "continuing", "support", "slate"]
    return try rows.dropFirst().map { cells in
      let row = Dictionary(zip(titles, cells.cells.map(\.text)), uniquingKeysWith: { first, _ in first })
      let name = row["name"] ?? ""
      guard let unit = organisations.unit(code: row["unit"] ?? "")?.id else {
        throw ScenarioFault("personnel.unit", row["unit"] ?? "")
      }
      let qualities = row.filter { !known.contains($0.key) && !$0.value.isEmpty }
      let post = row["post"].flatMap { $0.isEmpty ? nil : $0 }
      let isContinuing = row["continuing"]?.isEmpty == false
      let support = row["support"].flatMap { Int($0) } ?? 0
      let person = people[name]
      let file = CandidateFile(
        isContinuing: isContinuing, support: support, post: post, qualities: person == nil ? [:] : qualities)
      let details = PersonDetails(
        name: name, sex: ["nữ", "female"].contains(row["sex"]) ? .female : .male,
        born: row["birthDate"].flatMap { Day(typed: $0) }, qualities: qualities)
      return Row(
        nomination: Nomination(person.map { .person($0) } ?? .named(details), unit: unit, file: file), name: name,
        isOnSlate: row["slate"]?.isEmpty == false)
    }
  }
}
