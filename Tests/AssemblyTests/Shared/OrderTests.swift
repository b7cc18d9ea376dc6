// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal
import Markup
import Packs
import TestKit
import Testing

@Suite("An order that makes something new")
struct OrderTests {
  /// Two orders that were read from what was known before either was given, and where each leads once both are done.
  private func both(
    _ path: PathPattern, _ forms: [[String: String]], in story: Story, _ parameters: [String: String] = [:]
  ) throws -> [String] {
    var story = story
    let orders = try forms.map { try order(path, $0, in: story, parameters) }
    let events = try orders.map { try story.when($0.command) }
    return zip(orders, events).map { $0.then(story.congress, $1).text }
  }

  private func order(
    _ path: PathPattern, _ fields: [String: String], in story: Story, _ parameters: [String: String]
  ) throws -> Order<CongressCommand, Congress> {
    let endpoint = try #require(CongressEndpoints.all.first { $0.path == path })
    guard case .form(_, let read) = endpoint.work else { throw NoForm(path: path) }
    let scene = Scene(
      say: .english, visitor: Visitor(account: nil, name: "", roles: [], rights: Set(Right.allCases)),
      now: ConferenceStory.at("10:30"), parameters: parameters, token: FormToken(value: "t"))
    var reader = FormReader(Submission(fields: fields.mapValues { [$0] }))
    return try read(&reader, scene, story.congress)
  }

  private struct NoForm: Error { let path: PathPattern }

  @Test("leads to its own, and not to what somebody else made at the same time: a person, a body")
  func people() throws {
    let story = try People.story()
    #expect(
      try both("/people/new", [["name": "Lê An"], ["name": "Lê Bình"]], in: story) == ["/people/p-1", "/people/p-2"])
    let terms = ["2025-2030", "2030-2035"].map { ["kind": "executive", "term": $0, "formed": "01/07/2025"] }
    #expect(
      try both("/bodies/new", terms, in: story) == ["/bodies/executive-2025-2030", "/bodies/executive-2030-2035"])
  }

  @Test("leads to its own: a version of the allocation, a paper")
  func others() throws {
    let told = try Delegation()
    let seats = ["kind": "house", "method": "sainteLague", "total": "10"]
    let versions = try both("/delegates/allocation/new", [seats, seats], in: told.story)
    #expect(versions == ["/delegates/allocation/r-1", "/delegates/allocation/r-2"])
    let papers = try both(
      "/meetings/{meeting}/papers/new/{kind}",
      [["day": "15/07/2025", "language": "vi"], ["day": "15/07/2025", "language": "en"]],
      in: ConferenceStory(upTo: .closed).story, ["meeting": "m-2", "kind": "notice"])
    #expect(papers == ["/papers/w-1", "/papers/w-2"])
  }

  @Test("leads to its own: a vote that is put again, when another was prepared right behind it")
  func again() throws {
    let told = try ConferenceStory((20, 20))
    var story = told.story
    let again = try order("/votes/{vote}/again", [:], in: story, ["vote": "v-1"])
    let events = try story.when(again.command)
    let other = try #require(story.congress.decisions.votes.first).ballot
    try story.given(.decisions(.draft(told.meeting, other)))
    #expect(again.then(story.congress, events) == "/votes/v-2")
  }
}
