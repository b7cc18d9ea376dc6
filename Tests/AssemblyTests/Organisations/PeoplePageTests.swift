// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("Pages of people and access")
struct PeoplePageTests {
  static let nasty = "<script>alert(1)</script>"

  /// Names that no form lets in; the record could still hold them.
  private func story() throws -> Story {
    var story = try People.story()
    let body = BodyID("executive-2020-2025")
    try story.given(
      .organisations(.addPredecessor(name: Self.nasty)),
      .organisations(
        .addUnit(
          UnitDetails(code: Self.nasty, name: Self.nasty, members: 3, countedOn: nil, predecessor: nil), parent: nil)),
      .organisations(
        .addUnit(
          UnitDetails(code: "b", name: "Hai", members: 5, countedOn: People.today, predecessor: nil),
          parent: UnitID("u", 1))),
      .organisations(
        .addPerson(
          PersonDetails(name: Self.nasty, email: Self.nasty, qualities: [Self.nasty: Self.nasty]), unit: UnitID("u", 1))
      ),
      .organisations(.addPerson(PersonDetails(name: "Lê Thị Hoà", born: People.day(3, 2, 1968)), unit: nil)),
      .organisations(.givePost("chair", to: PersonID("p", 1), in: body, from: People.day(1, 7, 2025))),
      .access(.open(login: "nasty", person: PersonID("p", 1), roles: ["office"])),
      .access(.open(login: "second", person: nil, roles: ["office"])))
    return story
  }

  private static let parameters = [
    "unit": "u-1", "person": "p-1", "body": "executive-2020-2025", "account": "a-1", "predecessor": "pre-2",
  ]

  private typealias AnyEndpoint = Endpoint<Congress, CongressCommand>
  private static let mine: [AnyEndpoint] =
    OrganisationEndpoints.all.map {
      $0.lifted(seeing: { $0 }, giving: CongressCommand.organisations, telling: \.organisations)
    }
    + AccessEndpoints.all.map { $0.lifted(seeing: { $0 }, giving: CongressCommand.access, telling: \.access) }

  private func pages(_ story: Story, _ scene: Scene) -> [(path: String, page: Page?)] {
    Self.mine.compactMap { endpoint in
      let path = "\(endpoint.path.parts)"
      switch endpoint.work {
      case .page(let make), .look(let make), .form(let make, _), .drawing(let make, _):
        return (path, make(scene, story.congress))
      case .reckoned(_, let make): return (path, make(scene, story.congress, nil))
      case .file: return nil
      }
    }
  }

  @Test("run no script from names, in either language, and each has one heading", arguments: Language.allCases)
  func scripts(say: Language) throws {
    let story = try story()
    let scene = People.scene(
      say, parameters: Self.parameters, query: ["person": "p-1", "post": "chair", "q": Self.nasty])
    let all = pages(story, scene)
    #expect(all.count >= 28)
    for (path, page) in all {
      let markup = try #require(page, "\(path)").content.markup
      #expect(!markup.contains("<script"), "\(path)")
      #expect(markup.components(of: "<h1").count == 2, "\(path)")
    }
  }

  @Test("show what is wrong with each form that comes back empty, beside its fields")
  func faults() throws {
    let story = try story()
    let scene = People.scene(.english, parameters: Self.parameters)
    var seen = 0
    for endpoint in Self.mine {
      guard case .form(let again, let read) = endpoint.work else { continue }
      var reader = FormReader(Submission(fields: ["person": ["p-1"], "post": ["chair"], "members": ["many"]]))
      do throws(Faults) { _ = try read(&reader, scene, story.congress) } catch {
        seen += 1
        let submission = reader.submission
        let attempt = Attempt(submission: submission, faults: error.all, refusal: nil)
        let page = try #require(
          again(People.scene(.english, parameters: Self.parameters, attempt: attempt), story.congress))
        #expect(page.title.hasPrefix("Error: "), "\(endpoint.path)")
        for fault in error.all {
          #expect(page.content.markup.contains(fault.problem.english.escaped), "\(endpoint.path): \(fault)")
        }
      }
    }
    #expect(seen >= 11)
  }

  @Test("show why a rule said no")
  func refusals() throws {
    let story = try story()
    let refusal = Attempt.Refused(problem: "The rule says no.", mend: "Do this instead.")
    for endpoint in Self.mine {
      guard case .form(let again, _) = endpoint.work, endpoint.path != "/organisation/import" else { continue }
      let attempt = Attempt(
        submission: Submission(fields: ["person": ["p-1"], "post": ["chair"]]), faults: [], refusal: refusal)
      let page = again(People.scene(.english, parameters: Self.parameters, attempt: attempt), story.congress)
      #expect(page?.content.markup.contains("The rule says no. Do this instead.") == true, "\(endpoint.path)")
    }
  }

  @Test("lead somewhere when there is nothing yet")
  func empty() throws {
    var bare = Story(pack: People.pack)
    for _ in 0..<2 {
      for (path, page) in pages(bare, People.scene()) {
        if let page {
          #expect(page.content.markup.contains("href=\"/") || page.content.markup.contains("<form"), "\(path)")
        }
      }
      try bare.given(.organisations(.found(People.profile)))
      if bare.congress.organisations.bodies.isEmpty { break }
    }
    let visitor = ProfilePages.profile(People.scene(rights: [.read]), Story(pack: People.pack).congress)
    #expect(visitor?.content.markup.contains("/organisation/found") == false)
  }

  @Test("keep birth dates, addresses and buttons from ordinary readers")
  func privacy() throws {
    let story = try story()
    let reader = People.scene(
      rights: [.read], parameters: ["person": "p-2", "body": "executive-2020-2025", "unit": "u-1"])
    let page = try #require(PeoplePages.person(reader, story.congress)).content.markup
    #expect(page.contains("Lê Thị Hoà"))
    #expect(!page.contains("03/02/1968"))
    let office = People.scene(rights: [.manageOrganisation], parameters: ["person": "p-2"])
    #expect(try #require(PeoplePages.person(office, story.congress)).content.markup.contains("03/02/1968"))
    for (path, page) in pages(story, reader)
    where !path.contains("new") && !path.contains("edit") && !path.contains("import") {
      guard let markup = page?.content.markup, !path.contains("give"), !path.contains("end"), !path.contains("found")
      else { continue }
      if path.contains("erase") || path.contains("account") { continue }
      #expect(!markup.contains("/edit\"") && !markup.contains("/give\"") && !markup.contains("/end?"), "\(path)")
    }
  }

  @Test(
    "find people by any part of their name, with or without diacritics",
    arguments: ["hoa", "Lê Hoà", "LE THI", "le\u{302} hòa"])
  func search(text: String) throws {
    let story = try story()
    #expect(PeoplePages.sought(People.scene(query: ["q": text]), story.congress) == [PersonID("p", 2)])
    #expect(PeoplePages.sought(People.scene(query: ["q": "oa"]), story.congress) == [])
    #expect(
      PeoplePages.sought(People.scene(query: ["body": "executive-2020-2025"]), story.congress) == [PersonID("p", 1)])
    #expect(PeoplePages.sought(People.scene(query: ["unit": "u-1"]), story.congress) == [PersonID("p", 1)])
  }

  @Test("tell the office what is next, from the founding to full bodies")
  func toDos() throws {
    func next(_ story: Story) -> [String] {
      OrganisationToDos.toDos(People.scene(rights: [.manageOrganisation]), story.congress).sorted { $0.rank < $1.rank }
        .map(\.address.text)
    }
    var story = Story(pack: People.pack)
    #expect(next(story) == ["/organisation/found"])
    #expect(OrganisationToDos.toDos(People.scene(rights: [.read]), story.congress) == [])
    try story.given(.organisations(.found(People.profile)))
    #expect(next(story) == ["/organisation/import", "/bodies/new", "/organisation/import"])
    try story.given(
      .organisations(
        .addUnit(UnitDetails(code: "a", name: "A", members: 4, countedOn: nil, predecessor: nil), parent: nil)),
      .organisations(.addPerson(PersonDetails(name: "Lê An"), unit: nil)),
      .organisations(.formBody(kind: "executive", term: People.term(2025, 2030), formed: People.day(1, 7, 2025))))
    #expect(next(story) == ["/bodies/executive-2025-2030"])
    try story.given(
      .organisations(
        .givePost("chair", to: PersonID("p", 1), in: BodyID("executive-2025-2030"), from: People.day(1, 7, 2025))))
    #expect(next(story) == [])
    try story.given(
      .figures(
        .note(
          FigureRecord(
            figure: "body.executive.size", value: .number(34), status: .approved, day: People.today, source: "x"))))
    #expect(next(story) == ["/bodies/executive-2025-2030"])
    #expect(BodyPages.list(People.scene(), story.congress)?.content.markup.contains("34 (đã phê duyệt)") == true)
  }

  @Test("tell the office of two people in a post that one holds, until the day is entered on which one left it")
  func crowdedPost() throws {
    let body = BodyID("executive-2020-2025")
    func told(_ story: Story) -> Bool {
      let page = BodyPages.body(People.scene(parameters: ["body": body.text]), story.congress)
      let toDos = OrganisationToDos.toDos(People.scene(rights: [.manageOrganisation]), story.congress)
      let notice = "Nhiều người cùng giữ chức vụ Chủ tịch"
      let isOnPage = page?.content.markup.contains(notice) == true
      #expect(toDos.contains { $0.rank == 13 && $0.address.text == "/bodies/\(body)" } == isOnPage)
      return isOnPage
    }
    var story = try People.story()
    for (number, name) in ["Lê An", "Vũ Bình", "Trần Chi"].enumerated() {
      try story.given(
        .organisations(.addPerson(PersonDetails(name: name), unit: nil)),
        .organisations(
          .givePost(
            number < 2 ? "chair" : "member", to: PersonID("p", number + 1), in: body, from: People.today.adding(-5))))
      #expect(told(story) == (number > 0))
    }
    try story.given(.organisations(.endPost("chair", of: PersonID("p", 1), in: body, on: People.today.adding(-1))))
    #expect(!told(story))
  }

  @Test("tell the office of whoever has a seat by a post held elsewhere that is not recorded, until it is")
  func unseated() throws {
    let (committee, board) = (BodyID("executive-2020-2025"), BodyID("standing-2020-2025"))
    var story = try People.story()
    try story.given(
      .organisations(.addPerson(PersonDetails(name: "Lê An"), unit: nil)),
      .organisations(.addPerson(PersonDetails(name: "Vũ Bình"), unit: nil)),
      .organisations(.givePost("board-member", to: PersonID("p", 1), in: board, from: People.today.adding(-5))))
    func told() -> Bool {
      let page = BodyPages.body(People.scene(parameters: ["body": committee.text]), story.congress)
      let toDos = OrganisationToDos.toDos(People.scene(rights: [.manageOrganisation]), story.congress)
      let isOnPage = page?.content.markup.contains("Lê An (Ủy viên Ban Thường vụ): chức vụ này kèm") == true
      #expect(toDos.contains { $0.detail?.contains("chức vụ này kèm") == true } == isOnPage)
      return isOnPage
    }
    #expect(!told(), "a body that is still empty misses everybody")
    try story.given(
      .organisations(.givePost("member", to: PersonID("p", 2), in: committee, from: People.today.adding(-5))))
    #expect(told())
    try story.given(
      .organisations(.givePost("member", to: PersonID("p", 1), in: committee, from: People.today.adding(-4))))
    #expect(!told())
  }

  @Test("name nobody by a post that goes without saying beside a higher one")
  func includedPosts() throws {
    let (committee, board) = (BodyID("executive-2020-2025"), BodyID("standing-2020-2025"))
    var story = try People.story()
    try story.given(
      .organisations(.addPerson(PersonDetails(name: "Lê An"), unit: nil)),
      .organisations(.givePost("member", to: PersonID("p", 1), in: committee, from: People.today.adding(-5))))
    func posts() -> String { story.congress.posts(of: PersonID("p", 1), on: People.today, .vietnamese) }
    #expect(posts() == "Ủy viên")
    try story.given(
      .organisations(.givePost("board-member", to: PersonID("p", 1), in: board, from: People.today.adding(-5))))
    #expect(posts() == "Ủy viên Ban Thường vụ")
    try story.given(
      .organisations(.endPost("board-member", of: PersonID("p", 1), in: board, on: People.today.adding(-1))))
    #expect(posts() == "Ủy viên")
  }

  @Test("confirm a file only as it was looked at")
  func confirmation() throws {
    var story = try People.story()
    let content = IntakeText.written([People.table([["Họ và tên"], ["Lê An"]])])
    let endpoint = try #require(OrganisationEndpoints.all.first { $0.path == "/organisation/import" })
    guard case .form(_, let read) = endpoint.work else {
      Issue.record("\(endpoint.path) is no form")
      return
    }
    func confirmed(_ fields: [String: [String]], _ story: Story) throws(Faults) -> OrganisationCommand {
      var reader = FormReader(Submission(fields: fields))
      return try read(&reader, People.scene(), story.congress).command
    }
    let command = try confirmed(["content": [content], "gist": ["1-0-0-0"]], story)
    #expect(throws: Faults.self) { try confirmed(["content": [content], "gist": ["2-0-0-0"]], story) }
    #expect(throws: Faults.self) { try confirmed(["content": ["\u{1}x"], "gist": ["1-0-0-0"]], story) }
    #expect(throws: Faults.self) { try confirmed([:], story) }
    try story.given(.organisations(command))
    #expect(throws: Faults.self) { try confirmed(["content": [content], "gist": ["1-0-0-0"]], story) }
  }
}

extension String {
  func components(of separator: String) -> [Substring] { split(separator: separator, omittingEmptySubsequences: false) }
  var escaped: String { Inline(self).markup }
}
