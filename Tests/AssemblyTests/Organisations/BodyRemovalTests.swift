// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("A body formed by mistake")
struct BodyRemovalTests {
  private let wrong = BodyID("executive-2020-2025")

  @Test("is taken away on its page while nothing refers to it, and is formed anew")
  func removed() throws {
    var hall = Hall(story: try People.story())
    #expect(try #require(hall.get("/bodies/\(wrong)")).contains("/bodies/\(wrong)/remove"))
    #expect(try hall.send("/bodies/\(wrong)/remove") == "/bodies")
    #expect(hall.story.congress.organisations.body(wrong) == nil && hall.get("/bodies/\(wrong)") == nil)
    #expect(
      OrganisationToDos.toDos(People.scene(), hall.story.congress).allSatisfy { !$0.address.text.contains(wrong.text) })
    try hall.send("/bodies/new", ["kind": "executive", "term": "2020-2025", "formed": "02/07/2025"])
    #expect(hall.story.congress.organisations.body(wrong)?.formed == People.day(2, 7, 2025))
  }

  @Test("stays while a post in it, even an ended one, or a meeting refers to it")
  func inTheWay() throws {
    var hall = Hall(story: try People.story())
    let start = People.day(1, 7, 2025)
    let plan = MeetingPlan(kind: .regular, start: ConferenceStory.at("08:00"), venue: "A", minutes: 60)
    try hall.story.given(
      .organisations(.addPerson(PersonDetails(name: "Vũ An"), unit: nil)),
      .organisations(.givePost("chair", to: PersonID("p", 1), in: wrong, from: start)),
      .organisations(.endPost("chair", of: PersonID("p", 1), in: wrong, on: start.adding(3))),
      .meetings(.plan(wrong, plan)))
    guard
      case .refused(.organisations(.bodyInUse(kind: "executive", _, let ties))) = hall.post("/bodies/\(wrong)/remove")
    else { return #expect(Bool(false), "it was taken away") }
    #expect(ties.map(\.english) == ["1 post, held or ended", People.pack.counted(1, .conference, .english)])
    let page = try #require(hall.get("/bodies/\(wrong)/remove"))
    #expect(
      page.contains(People.pack.counted(1, .conference, .vietnamese))
        && !page.contains("<form method=\"post\" action=\"/bodies"))
    #expect(try #require(hall.get("/bodies/\(wrong)")).contains("/remove") == false)
  }
}
