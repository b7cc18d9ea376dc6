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
    let stale = story.congress
    let endpoint = try #require(CongressEndpoints.all.first { $0.path == path })
    guard case .form(_, let read) = endpoint.work else {
      Issue.record("\(path) is no form")
      return []
    }
    let scene = Scene(
      say: .english, visitor: Visitor(account: nil, name: "", roles: [], rights: Set(Right.allCases)),
      now: ConferenceStory.at("10:30"), parameters: parameters, token: FormToken(value: "t"))
    let orders = try forms.map { fields in
      var reader = FormReader(Submission(fields: fields.mapValues { [$0] }))
      return try read(&reader, scene, stale)
    }
    let events = try orders.map { try story.when($0.command) }
    return zip(orders, events).map { $0.then(story.congress, $1).text }
  }

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
}
