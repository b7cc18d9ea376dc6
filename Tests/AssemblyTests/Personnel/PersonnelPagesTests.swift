// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Journal
import Markup
import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("The pages of personnel")
struct PersonnelPagesTests {
  private static let nasty = "<script>alert(1)</script>"

  /// A scheme in which everything that people type tries to be markup.
  private func hostile(elective: Bool) throws -> Nominees {
    var told = try Nominees(elective: elective)
    try told.fill()
    let details = PersonDetails(
      name: Self.nasty, sex: .female, born: Day(1980, 1, 1), qualities: ["Lĩnh vực \(Self.nasty)": Self.nasty])
    let file = CandidateFile(isContinuing: false, support: 99, post: Self.nasty, qualities: [:])
    try told.give(.nominate("s-1", [Nomination(.named(details), unit: nil, file: file)], on: told.day))
    let content = SlateTarget.Content(
      name: Phrase(Self.nasty, Self.nasty), group: .quality(title: Self.nasty, values: [Self.nasty]),
      least: .heads(1), most: nil, isStriven: true, priority: 9)
    try told.give(.setTarget("s-1", nil, content))
    try told.give(.keepApart("s-1", ["k-6", "k-7"], atMost: 1, reason: Self.nasty))
    try told.give(.draft("s-1", members: ["k-1", "k-2", "k-7"], from: nil, note: Self.nasty, on: told.day))
    try told.give(.draft("s-1", members: ["k-1", "k-2", "k-3"], from: "v-1", note: nil, on: told.day))
    return told
  }

  private func pages(_ story: Story, _ scene: Scene) -> [(path: String, page: Page?)] {
    PersonnelEndpoints.all.compactMap { endpoint in
      let path = "\(endpoint.path.parts)"
      switch endpoint.work {
      case .page(let make), .look(let make), .form(let make, _), .drawing(let make, _):
        return (path, make(scene, story.congress))
      case .reckoned(_, let make): return (path, make(scene, story.congress, .unanswered(.noSolver)))
      case .file: return nil
      }
    }
  }

  @Test(
    "run no script from what people typed, in either language, and each has one heading", arguments: Language.allCases)
  func scripts(say: Language) throws {
    for elective in [false, true] {
      let told = try hostile(elective: elective)
      let scene = Scene(
        say: say, visitor: Visitor(account: nil, name: Self.nasty, roles: [], rights: Set(Right.allCases)),
        now: ConferenceStory.at("12:00"),
        parameters: ["scheme": "s-1", "candidate": "k-7", "target": "t-4", "draft": "v-1", "exclusion": "x-1"],
        query: ["in": Self.nasty, "out": "k-1", "with": "v-2"], token: FormToken(value: "t"))
      let all = pages(told.story, scene)
      #expect(all.count > 20)
      for (path, page) in all {
        let markup = try #require(page, "\(path)").content.markup
        #expect(!markup.contains("<script"), "\(path)")
        #expect(markup.components(separatedBy: "<h1").count == 2, "\(path)")
      }
    }
  }

  @Test("of what is not there are not found")
  func missing() throws {
    let told = try hostile(elective: false)
    let scene = Scene(
      say: .english, visitor: .nobody, now: ConferenceStory.at("12:00"),
      parameters: ["scheme": "s-9", "candidate": "k-99", "target": "t-99", "draft": "v-99"],
      token: FormToken(value: "t"))
    for (path, page) in pages(told.story, scene) where !path.contains("new") && path.contains("scheme") {
      #expect(page == nil, "\(path)")
    }
  }

  @Test("ask for the body before its size, and take over what was decided for that body and no other")
  func begin() throws {
    var story = try People.story()
    try story.given(
      .figures(
        .note(
          FigureRecord(
            figure: "body.executive.size", value: .number(34), status: .planned, day: People.today, source: "x"))))
    func page(_ body: String?) throws -> String {
      let scene = People.scene(query: body.map { ["for": $0] } ?? [:])
      return try #require(SchemePages.all(scene, story.congress)).content.markup
    }
    #expect(try !page(nil).contains("name=\"seats\""))
    #expect(try page("executive").contains("value=\"34\""))
    let standing = try page("standing")
    #expect(standing.contains("name=\"seats\"") && !standing.contains("value=\"34\""))
    #expect(!standing.contains("value=\"executive-2020-2025\""), "its outgoing body is of its own kind")
  }
}
