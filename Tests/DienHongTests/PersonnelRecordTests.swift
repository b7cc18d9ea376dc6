// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Packs
import Testing

@testable import Journal
@testable import dienhong

/// A record with every event of personnel, written by an earlier program; like the others it is never written anew.
@Suite("A record of an earlier day, of those put forward")
struct PersonnelRecordTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/record-3.jsonl")

  @Test("replays to candidates, targets, versions and what was taken")
  func replays() async throws {
    let store = MemoryStore()
    var importing = try await Import(into: store) { _ in nil }
    for line in try Data(contentsOf: PersonnelRecordTests.file).split(separator: 10) {
      try await importing.take([UInt8](line))
    }
    let head = try await importing.finish()
    let kinds = try await Set(
      store.entries(after: 0, stream: House.congressStream, limit: 1_000).map(\.draft.kind)
        .filter { $0.hasPrefix("personnel.") })
    #expect(
      kinds
        == Set(
          [
            "begun", "frameChanged", "nominated", "corrected", "considered", "withdrawn", "targetSet", "targetDropped",
            "keptApart", "letTogether", "drafted", "adopted", "forgotten",
          ].map { "personnel.\($0)" }))
    let house = try await House.open(store, shelf: PackShelf(folder: nil), pack: nil, now: Timestamp(microseconds: 0))
    let congress = await house.desk.state
    let scheme = try #require(congress.personnel.schemes.first)
    #expect(scheme.frame.seats == 2 && scheme.frame.names == 2 && scheme.frame.agesAt.description == "2025-06-01")
    #expect(
      scheme.candidates.map { congress.name(of: $0, .english) } == ["Marian Thistle", "Odd Halvor", "(data erased)"])
    #expect(scheme.candidates.map(\.consideration) == [.agreed, .setAside, .open])
    #expect(scheme.candidates.map(\.isWithdrawn) == [false, true, false])
    #expect(scheme.candidates[0].file.value?.qualities == ["Field": "Technology"])
    #expect(scheme.candidates[0].file.value?.support == 12)
    #expect(scheme.targets.last?.content.least == .share(try #require(Fraction(1, 2)), of: .outgoing))
    #expect(scheme.exclusions.isEmpty && scheme.drafts.map { $0.members.map(\.text) } == [["k-1", "k-3"]])
    #expect(scheme.adoptions.last?.reason == "Two is few" && scheme.adopted?.id.text == "v-1")
    #expect(congress.personnel.forgotten.map(\.text) == ["k-3"])
    #expect(head.sequence == 21)
  }
}
