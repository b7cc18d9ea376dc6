// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Packs
import Testing

@testable import Journal
@testable import dienhong

/// A record written by an earlier program, with its keys. It must come to the same congress for ever: when the shape of an
/// event changes, its version goes up and an upcaster is added; this file is never written anew.
@Suite("A record of an earlier day")
struct GoldenRecordTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/record-1.jsonl")

  private func house() async throws -> House {
    let store = MemoryStore()
    var importing = try await Import(into: store) { _ in nil }
    for line in try Data(contentsOf: GoldenRecordTests.file).split(separator: 10) {
      try await importing.take([UInt8](line))
    }
    let head = try await importing.finish()
    #expect(head.sequence == 379)
    #expect(head.hash.description == "7f2e60b84b6182151c057edf5482de8919ebcb5987e34a4279765c5cd0572e9c")
    return try await House.open(store, shelf: PackShelf(folder: nil), pack: nil, now: Timestamp(microseconds: 0))
  }

  @Test("replays to the figures and papers that it held")
  func replays() async throws {
    let house = try await house()
    let congress = await house.desk.state
    let day = try #require(Day(iso: "2025-07-15"))
    #expect(congress.organisations.people.count == 57)
    #expect(congress.organisations.name(of: PersonID("p-1"), .english) == "Marian Thistlewood")
    #expect(congress.organisations.units.count == 12)
    #expect(congress.figures.number("body.executive.size", asOf: day) == 34)
    #expect(congress.figures.number("delegates.planned", asOf: day) == 186)
    #expect(congress.figures.latest("body.inspection.size", asOf: day)?.value == nil)
    #expect(congress.delegatesToAllocate(asOf: day)?.value == 135)
    let meeting = try #require(congress.meetings.meeting(MeetingID("m-2")))
    #expect(meeting.sitting?.contributions.count == 13)
    #expect(meeting.sitting?.assignments.count == 6)
    #expect(congress.decisions.votes.first?.results?.count == 6)
    #expect(congress.papers.issued.count == 7)
    #expect(congress.papers.issued.allSatisfy { $0.content.value != nil })
    #expect(congress.waivers.all.count == 1)
    // Its pack was written before words had both their forms, and before ways of counting had their source.
    #expect(house.pack.plural(.member, .english) == "members" && house.pack.term(.member, .english) == "member")
    #expect(house.pack.plural(.unit, .english) == house.pack.term(.unit, .english))
  }

  @Test("is read event by event as Foundation reads it")
  func asFoundation() async throws {
    let house = try await house()
    let keyring = Keyring(try await house.store.secrets(prefix: Keyring.prefix))
    let codec = EventCodec<CongressEvent>.congress
    let foundation = JSONDecoder()
    foundation.userInfo = keyring.userInfo
    let entries = try await house.store.entries(after: 0, stream: House.congressStream, limit: 1_000)
    #expect(Set(entries.map(\.draft.kind)).count == 27)
    for entry in entries {
      let names = entry.draft.kind.split(separator: ".", maxSplits: 1)
      let payload = String(decoding: entry.draft.payload, as: UTF8.self)
      let text = "{\"\(names[0])\":{\"_0\":{\"\(names[1])\":\(payload)}}}"
      let theirs = try foundation.decode(CongressEvent.self, from: Data(text.utf8))
      let ours = try codec.event(in: entry, with: keyring)
      #expect(try codec.draft(ours, with: keyring) == codec.draft(theirs, with: keyring), "entry \(entry.sequence)")
    }
  }

  @Test("forgets a person without breaking, when the key is gone")
  func forgets() async throws {
    let house = try await house()
    try await house.store.forget(secretNamed: "\(Keyring.prefix)p-1")
    let again = try await Desk.open(
      House.congressStream, in: house.store, codec: EventCodec<CongressEvent>.congress, from: Congress(pack: house.pack)
    )
    let organisations = await again.state.organisations
    #expect(organisations.name(of: PersonID("p-1"), .english) == "(data erased)")
    #expect(organisations.name(of: PersonID("p-2"), .english) != "(data erased)")
    #expect(await again.state.figures.number("delegates.planned", asOf: try #require(Day(iso: "2025-07-15"))) == 186)
  }

  @Test("with delegates replays to their seats, stages and credentials")
  func delegates() async throws {
    let store = MemoryStore()
    var importing = try await Import(into: store) { _ in nil }
    let file = GoldenRecordTests.file.deletingLastPathComponent().appendingPathComponent("record-2.jsonl")
    for line in try Data(contentsOf: file).split(separator: 10) { try await importing.take([UInt8](line)) }
    #expect(try await importing.finish().sequence == 784)
    let house = try await House.open(store, shelf: PackShelf(folder: nil), pack: nil, now: Timestamp(microseconds: 0))
    let congress = await house.desk.state
    let delegates = congress.delegates
    #expect(delegates.runs.map(\.id.text) == ["r-1", "r-2"] && delegates.adopted?.id.text == "r-2")
    #expect(delegates.adopted?.seats.map(\.seats) == [11, 6, 6, 6, 4, 17, 8, 20, 6, 25, 22, 4])
    // Written before a version told what its minimum does to others.
    #expect(
      delegates.runs.map(\.rule) == [
        .house(method: .largestRemainder, minimum: 0, maximum: nil, policy: SharingMethod.largestRemainder.usualPolicy),
        .house(method: .sainteLague, minimum: 2, maximum: nil, policy: SharingMethod.sainteLague.usualPolicy),
      ])
    #expect(delegates.all.count == 202 && delegates.summoned.count == 186 && delegates.present.count == 184)
    #expect(delegates.complaints.map(\.answer?.isUpheld) == [false])
    #expect(delegates.requests.count == 2)
    let day = try #require(Day(iso: "2025-07-28"))
    let found = congress.credentials(on: day)
    #expect(found.recognised == 184 && found.replaced.count == 2 && found.composition.women == 64)
    #expect(congress.figures.number("delegates.present", asOf: day) == 184)
    let marks = try #require(house.pack.composition)
    #expect(marks.young.under == 35 && !marks.young.source.verified)
    #expect(marks.young.source.instrument[.english] == "the pack names no source")
  }
}
