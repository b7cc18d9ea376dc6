// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Packs

/// The first act: the organisation with its predecessors, units, people, bodies and posts, and an account for each who
/// holds a post.
struct Founding {
  let stage: Stage
  let scenario: Scenario
  /// The sample's files by name.
  let files: [String: String]

  func play() async throws {
    let say = stage.say
    let organisation = scenario.organisation
    let start = try Calendar.moment(organisation.activeFrom, "07:30")
    let profile = Profile(
      name: organisation.name(say), parent: organisation.parent?(say), place: organisation.place(say),
      founded: start.day, instrument: organisation.founding?(say),
      congress: CongressPlan(
        ordinal: scenario.congress.ordinal, term: try Calendar.term(scenario.congress.term), mode: scenario.mode,
        venue: scenario.congress.venue?(say)))
    try await stage.perform(.organisations(.found(profile)), at: start)
    for predecessor in organisation.predecessors {
      try await stage.perform(.organisations(.addPredecessor(name: predecessor.name(say))), at: start)
    }
    try await addUnits(at: start)
    let posts = try await addPeople(at: start)
    try await formBodies(posts, at: start)
    try await givePosts(posts, at: start)
    try await openAccounts(posts, at: start)
    try await noteWaivers()
  }

  private func noteWaivers() async throws {
    let pack = stage.house.pack
    for told in scenario.waivers ?? [] {
      let waiver = Waiver(
        rule: told.rule, by: pack.role(told.by)?.name[stage.say] ?? told.by,
        paper: pack.paper(told.paper)?.name[stage.say] ?? told.paper, reason: told.reason(stage.say),
        day: try Calendar.day(told.date))
      try await stage.perform(.waivers(.note(waiver)), at: Calendar.moment(told.date, "15:00"))
    }
  }

  private func addUnits(at start: Moment) async throws {
    for row in try rows(of: scenario.organisation.units) {
      let name = stage.say(row["name"] ?? "", row["nameEnglish"] ?? row["name"] ?? "")
      let details = UnitDetails(
        code: row["id"] ?? "", name: name, members: row["members"].flatMap { Int($0) }, countedOn: start.day,
        predecessor: nil)
      try await stage.perform(.organisations(.addUnit(details, parent: nil)), at: start)
    }
  }

  private struct PostRow {
    let person: PersonID
    let login: String
    let posts: [String]
    let from: Day
  }

  private func addPeople(at start: Moment) async throws -> [PostRow] {
    var posts: [PostRow] = []
    let known = ["id", "name", "sex", "birthDate", "unit", "posts", "from", "to", "email"]
    for row in try rows(of: scenario.organisation.people) {
      let email = row["email"] ?? ""
      let details = PersonDetails(
        name: row["name"] ?? "", sex: sex(row["sex"] ?? ""), born: row["birthDate"].flatMap { Day(typed: $0) },
        email: email.isEmpty ? nil : email,
        qualities: row.filter { !known.contains($0.key) && !$0.value.isEmpty })
      let congress = await stage.congress
      let unit = row["unit"].flatMap { congress.organisations.unit(code: $0)?.id }
      let id = PersonID("p", stage.people.count + 1)
      try await stage.perform(.organisations(.addPerson(details, unit: unit)), at: start)
      stage.people[row["id"] ?? ""] = id
      let from = row["from"].flatMap { Day(typed: $0) } ?? start.day
      let names = (row["posts"] ?? "").split(separator: ";").map { $0.drop { $0 == " " } }.map(String.init)
      let login = email.split(separator: "@").first.map(String.init) ?? (row["id"] ?? "")
      posts.append(PostRow(person: id, login: login, posts: names, from: from))
    }
    return posts
  }

  private func sex(_ text: String) -> PersonDetails.Sex? {
    switch text.lowercased() {
    case "nữ", "female", "f": .female
    case "nam", "male", "m": .male
    default: nil
    }
  }

  private func formBodies(_ posts: [PostRow], at start: Moment) async throws {
    let pack = stage.house.pack
    for body in scenario.bodies {
      try await stage.perform(
        .organisations(
          .formBody(kind: body.id, term: try Calendar.term(body.term), formed: try Calendar.day(body.from))), at: start)
    }
    // The office and the tellers are bodies too, of the committee's own term.
    let formed = Set(scenario.bodies.map(\.id))
    let appointed = scenario.conferences.flatMap { ($0.appointments ?? []).map(\.post) }
    let needed = Set((posts.flatMap(\.posts) + appointed).compactMap { pack.post($0)?.body }).subtracting(formed)
    guard let term = scenario.bodies.first?.term else { throw ScenarioFault("bodies", "none") }
    for kind in needed.sorted() {
      try await stage.perform(
        .organisations(.formBody(kind: kind, term: try Calendar.term(term), formed: start.day)), at: start)
    }
  }

  private func givePosts(_ rows: [PostRow], at start: Moment) async throws {
    for row in rows {
      for post in row.posts { try await stage.give(post, to: row.person, from: row.from, at: start) }
    }
  }

  private func openAccounts(_ rows: [PostRow], at start: Moment) async throws {
    for row in rows where !row.posts.isEmpty {
      try await stage.perform(.access(.open(login: row.login, person: row.person, roles: [])), at: start)
    }
    if let superior = scenario.superior {
      let roles = stage.house.pack.roles.filter { $0.rights.contains(.approve) }.map(\.id)
      guard !roles.isEmpty else { throw ScenarioFault("superior", "no role approves") }
      try await stage.perform(.access(.open(login: superior, person: nil, roles: Set(roles))), at: start)
    }
  }

  /// The rows of a CSV file of the sample, by column title.
  private func rows(of file: String) throws -> [[String: String]] {
    guard let text = files[file] else { throw ScenarioFault("file", file) }
    guard case .tables(let tables) = TableReader.tables(in: Array(text.utf8), named: file), let table = tables.first,
      let titles = table.rows.first?.cells.map(\.text)
    else { throw ScenarioFault("file", "\(file) is no table") }
    return table.rows.dropFirst().map { row in
      Dictionary(zip(titles, row.cells.map(\.text)), uniquingKeysWith: { first, _ in first })
    }
  }
}

extension Stage {
  /// Gives a post in the newest body of its kind; someone who sits there already keeps the post they have.
  func give(_ post: String, to person: PersonID, from: Day, at moment: Moment) async throws {
    guard let kind = house.pack.post(post)?.body,
      let body = await congress.organisations.bodies.last(where: { $0.kind == kind })
    else { throw ScenarioFault("post", post) }
    guard await !congress.organisations.holdings(in: body.id, on: from).contains(where: { $0.person == person }) else {
      return
    }
    try await perform(.organisations(.givePost(post, to: person, in: body.id, from: from)), at: moment)
  }
}
