// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Journal
import Markup
import Packs
import TestKit
import Testing

/// A congress at one moment, with what the placeholders of its addresses may stand for.
private struct Standing {
  let name: String
  let congress: Congress

  init(_ name: String, _ story: Story) { (self.name, congress) = (name, story.congress) }

  /// At most three of each, the first and the last among them.
  private var named: [String: [String]] {
    var named = ofDrafts.merging(ofMeetings) { $1 }
    let organisations = congress.organisations
    named["account"] = congress.access.accounts.map(\.id.text)
    named["body"] = organisations.bodies.map(\.id.text)
    named["complaint"] = congress.delegates.complaints.map(\.id.text)
    named["delegate"] = congress.delegates.all.map(\.id.text)
    named["figure"] = ["body.executive.size", "delegates.planned"].filter { congress.pack.figure($0) != nil }
    named["kind"] = congress.pack.papers.map(\.id)
    named["person"] = organisations.known.map(\.text)
    named["predecessor"] = organisations.predecessors.map(\.id.text)
    named["rule"] = congress.pack.rules.map(\.id.rawValue)
    named["run"] = congress.delegates.runs.map(\.id.text)
    named["unit"] = organisations.units.map(\.id.text)
    for name in ["from", "to", "guest", "version"] { named[name] = ["1"] }
    return named.mapValues { all in all.count < 4 ? all : Array(all.prefix(2)) + all.suffix(1) }
  }

  private var ofMeetings: [String: [String]] {
    let meetings = congress.meetings.all
    let votes = congress.decisions.votes
    var named: [String: [String]] = [:]
    named["assignment"] = meetings.flatMap { $0.sitting?.assignments ?? [] }.map(\.id.text)
    named["cell"] = ["issued"]
    named["item"] = meetings.flatMap(\.agenda).map(\.id.text)
    named["meeting"] = meetings.map(\.id.text)
    named["paper"] = congress.meetings.papers.map(\.id.text)
    named["question"] = votes.flatMap(\.ballot.questions).map(\.id.text)
    named["teller"] = ["p-3"]
    named["vote"] = votes.map(\.id.text)
    return named
  }

  private var ofDrafts: [String: [String]] {
    let drafts = congress.drafting.all
    let schemes = congress.personnel.schemes
    var named: [String: [String]] = [:]
    named["candidate"] = schemes.flatMap(\.candidates).map(\.id.text)
    named["circulation"] = drafts.flatMap(\.circulations).map(\.id.text)
    named["draft"] = drafts.map(\.id.text) + schemes.flatMap(\.drafts).map(\.id.text)
    named["exclusion"] = schemes.flatMap(\.exclusions).map(\.id.text)
    named["point"] = drafts.flatMap(\.synthesis.points).map(\.key.description)
    named["return"] = drafts.flatMap(\.returns).map(\.id.text)
    named["scheme"] = schemes.map(\.id.text)
    named["source"] = drafts.flatMap(\.sources).map(\.id.text)
    named["target"] = schemes.flatMap(\.targets).map(\.id.text)
    return named
  }

  /// The ways to fill the placeholders of a path; none where there is nothing that one of them could stand for.
  func parameters(of path: PathPattern) -> [[String: String]] {
    path.parts.reduce(into: [[:]]) { all, part in
      guard case .named(let name) = part else { return }
      all = all.flatMap { known in (named[name] ?? []).map { known.merging([name: $0]) { $1 } } }
    }
  }

  static func all() throws -> [Standing] {
    var all: [Standing] = []
    for chapter in [ConferenceStory.Chapter.planned, .summoned, .opened, .voting, .declared, .concluded, .closed] {
      all.append(Standing("\(chapter)", try ConferenceStory(upTo: chapter).story))
    }
    all.append(Standing("roll call", try ConferenceStory(upTo: .voting, method: .rollCall).story))
    all.append(Standing("counted", try counted()))
    all.append(Standing("organisation", try organisation()))
    all.append(Standing("draft", try draft()))
    all.append(Standing("scheme", try scheme()))
    return all + (try delegation())
  }

  /// Both tellers have counted, and differ.
  private static func counted() throws -> Story {
    var told = try ConferenceStory(upTo: .voting)
    try told.story.given(
      .decisions(.enter(told.vote, ConferenceStory.tally, by: person(3))),
      .decisions(
        .enter(
          told.vote, Tally(issued: 47, returned: 47, questions: ConferenceStory.tally.questions), by: person(4))))
    return told.story
  }

  private static func organisation() throws -> Story {
    var story = try People.story()
    let unit = UnitDetails(code: "a", name: "A", members: 4, countedOn: nil, predecessor: nil)
    try story.given(
      .organisations(.addUnit(unit, parent: nil)), .organisations(.addPerson(PersonDetails(name: "Lê An"), unit: nil)),
      .organisations(
        .givePost("chair", to: PersonID("p", 1), in: BodyID("executive-2020-2025"), from: People.day(1, 7, 2025))),
      .access(.open(login: "office", person: nil, roles: ["office"])),
      .access(.open(login: "second", person: nil, roles: ["office"])))
    if let account = story.congress.access.accounts.last { try story.given(.access(.close(account.id))) }
    return story
  }

  private static func draft() throws -> Story {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")], remarks: [Consultation.remark("Cần làm rõ", on: 5)])
    try told.take("b", from: 2, [("6,5", "7")])
    try told.become("contact", of: 1)
    return told.story
  }

  private static func scheme() throws -> Story {
    var told = try Nominees()
    try told.fill()
    try told.give(.keepApart("s-1", ["k-1", "k-2"], atMost: 1, reason: "Cùng đơn vị"))
    try told.give(.draft("s-1", members: ["k-3", "k-4", "k-5"], from: nil, note: nil, on: told.day))
    return told.story
  }

  /// Before the summons, and at the congress.
  private static func delegation() throws -> [Standing] {
    var told = try Delegation()
    try told.allocate()
    try told.give(.propose([told.person("Người Một", 0), told.person("Người Hai", 0)], on: told.day))
    try told.story.given(
      .delegates(.propose([told.person("Dự khuyết", 0, isAlternate: true)], on: told.day)))
    let before = Standing("proposed", told.story)
    try told.give(.choose(["d-1", "d-2"], basis: "Quyết định", on: told.day))
    let chosen = Standing("chosen", told.story)
    try told.give(.summon(["d-1", "d-2"], on: told.day))
    try told.give(.complain(about: "d-1", text: "Không đủ tư cách", on: told.day))
    return [before, chosen, Standing("summoned", told.story)]
  }
}

@Suite("A form")
struct FormRightsTestsSlow {
  /// Forms that need a file with tables in it, or a state that no story here has: they are the other tests' matter, and
  /// whoever reaches one of them here takes it off the list.
  private static let needsMore: Set<String> = [
    "/bodies/{body}/end", "/delegates/allocation/new", "/delegates/allocation/{run}/adopt",
    "/delegates/allocation/{run}/lot", "/delegates/appointed/add", "/delegates/credentials/recognise",
    "/delegates/papers/new/{kind}", "/delegates/units/{unit}/import", "/drafts/mine",
    "/drafts/{draft}/circulations/{circulation}", "/drafts/{draft}/comment", "/drafts/{draft}/issue",
    "/drafts/{draft}/lineage/{source}/left-out", "/drafts/{draft}/lineage/{source}/link",
    "/drafts/{draft}/lineage/{source}/unlink", "/drafts/{draft}/meetings",
    "/drafts/{draft}/papers/{version}/new/{kind}", "/drafts/{draft}/points/{point}/answer",
    "/drafts/{draft}/points/{point}/field", "/drafts/{draft}/points/{point}/join",
    "/drafts/{draft}/points/{point}/reserve", "/drafts/{draft}/points/{point}/split",
    "/drafts/{draft}/points/{point}/summary", "/drafts/{draft}/returns/{return}/sender",
    "/figures/of/{figure}/approve", "/figures/of/{figure}/send-back", "/meetings/{meeting}/agenda/{item}/remove",
    "/meetings/{meeting}/attendance/arrivals", "/meetings/{meeting}/convening",
    "/meetings/{meeting}/discussion/{item}/close", "/meetings/{meeting}/open", "/organisation/found",
    "/organisation/import", "/personnel/{scheme}/keep", "/personnel/{scheme}/papers/new/{kind}",
    "/personnel/{scheme}/people/import", "/personnel/{scheme}/people/in-office", "/rules/{rule}/comparison/take-back",
    "/votes/{vote}/again", "/votes/{vote}/count", "/votes/{vote}/declare", "/votes/{vote}/papers/new/{kind}",
    "/votes/{vote}/roll/close",
  ]

  private static func path(_ pattern: PathPattern, _ parameters: [String: String] = [:]) -> String {
    "/"
      + pattern.parts.map { part in
        switch part {
        case .fixed(let text): text
        case .named(let name): parameters[name] ?? "{\(name)}"
        }
      }.joined(separator: "/")
  }

  @Test("is sent only by those who may give the command that it makes: all endpoints, one right at a time")
  func rights() throws {
    var met: Set<String> = []
    let standings = try Standing.all()
    for endpoint in CongressEndpoints.all {
      for standing in standings {
        for parameters in standing.parameters(of: endpoint.path) {
          let address = Self.path(endpoint.path, parameters)
          for right in endpoint.rights {
            for command in commands(endpoint, at: address, parameters, with: right, standing) {
              met.insert(Self.path(endpoint.path))
              #expect(
                command.rights.contains(right),
                "\(standing.name): \(address) is offered for \(right), its command takes \(command.rights)")
            }
          }
        }
      }
    }
    let forms = CongressEndpoints.all.compactMap { endpoint in
      switch endpoint.work {
      case .form, .drawing: Self.path(endpoint.path)
      case .page, .look, .reckoned, .file: nil
      }
    }
    #expect(forms.count > 100)
    #expect(Set(forms).subtracting(met) == Self.needsMore)
  }

  /// What a visitor with one right beside that of reading can order with the form that the page shows.
  private func commands(
    _ endpoint: CongressEndpoints.CongressEndpoint, at address: String, _ parameters: [String: String],
    with right: Right, _ standing: Standing
  ) -> [CongressCommand] {
    let people = ["p-1", "p-3", standing.congress.organisations.known.last?.text]
    return people.flatMap { person -> [CongressCommand] in
      let scene = Scene(
        say: .vietnamese,
        visitor: Visitor(
          account: .init(account: "a-1", person: person), name: "Khách", roles: [], rights: [.read, right]),
        now: ConferenceStory.at("10:30"), parameters: parameters, token: FormToken(value: "t"))
      func forms(_ page: (Scene, Congress) -> Page?) -> [FilledForm] {
        FilledForm.all(on: page(scene, standing.congress)?.content.markup ?? "", to: address)
      }
      switch endpoint.work {
      case .form(let page, let read):
        return forms(page).flatMap { form in
          form.ways { sent throws(Faults) in
            var reader = FormReader(sent)
            return try read(&reader, scene, standing.congress).command
          }
        }
      case .drawing(let page, let read):
        return forms(page).flatMap { form in
          form.ways { sent throws(Faults) in
            var reader = FormReader(sent)
            let order = try read(&reader, scene, standing.congress)
            return order.command(
              DrawnFile(name: "n", bytes: [], blob: "", text: MarkedText(blocks: [])))
          }
        }
      case .page, .look, .reckoned, .file: return []
      }
    }
  }
}
