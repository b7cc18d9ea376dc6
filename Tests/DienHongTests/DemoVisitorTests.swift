// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal
import Packs
import Server
import Testing

@testable import dienhong

@Suite("The sign-ins of a demonstration")
struct DemoVisitorTests {
  private func offered(_ house: House) async -> [String: String] {
    let guests = DemoVisitors(congress: await house.desk.state).guests
    return Dictionary(guests.map { ($0.role[.english], $0.person[.english]) }, uniquingKeysWith: { first, _ in first })
  }

  @Test(
    "offer whoever concludes in the story, and whoever compiles the drafts, as people of the sample",
    arguments: RehearsalTests.packs)
  func morning(pack: String) async throws {
    let (house, rehearsal) = try await rehearse(pack, until: false)
    let offered = await offered(house)
    let conclusion = try #require(rehearsal.scenario.conferences.last?.conclusion)
    let name = await house.desk.state.organisations.name(of: try rehearsal.stage.person(conclusion.by), .english)
    #expect(offered["Concluder"]?.hasPrefix("\(name) (") == true, "\(offered)")
    let compiler = try #require(offered["Documents"])
    let office = try #require(offered["Office"])
    #expect(compiler != office, "not the office once more")
    #expect(offered["Credentials"] == nil && offered["Delegate"] == nil, "the congress has not met")
  }

  @Test("offer the credentials desk and a delegate once the congress has met", arguments: RehearsalTests.packs)
  func convened(pack: String) async throws {
    let house = try await wholeRehearsal(pack)
    let offered = await offered(house)
    let role = try #require(house.pack.role("credentials")).name[.english]
    #expect(offered["Credentials"]?.hasSuffix("(\(role))") == true, "\(offered)")
    let delegate = try #require(offered["Delegate"])
    #expect(!offered.filter { $0.key != "Delegate" }.values.contains(delegate))
    // Who had a sign-in before has it still.
    #expect(Set(offered.keys).isSuperset(of: ["Office", "Chair", "Concluder", "Recorder", "Head teller", "Member"]))
  }
}
