// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Journal
import Testing

@Suite("The hash chain")
struct HashChainTests {
  let entry = Entry(
    sequence: 1, stream: StreamID(rawValue: "congress"), position: 1,
    act: Act(actor: ActorID(rawValue: "account:a-7"), time: Timestamp(microseconds: 1_752_543_000_000_000)),
    draft: Draft(kind: "meetings.opened", version: 1, payload: Array("{\"id\":7}".utf8)),
    // Computed by an independent script, see docs/record-format.md; a change of it breaks every record there is.
    hash: Hash(hexadecimal: "e4855040993d24a722f0bf5dc5504120c4a1f401f7f6d1a75cf61347542962f8") ?? .ofNothing)

  @Test("has for the documented example the documented hash")
  func example() throws {
    try HashChain.verify(entry, after: .ofNothing)
    let document = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/record-format.md")
    let text = try String(contentsOf: document, encoding: .utf8)
    #expect(text.contains("SHA-256  \(entry.hash)") && text.contains("actor `\(entry.act.actor.rawValue)`"))
  }

  @Test("lays the header out field by field, each behind its length")
  func header() {
    let bytes = HashChain.header(
      sequence: 258, stream: StreamID(rawValue: "ab"), position: 1,
      act: Act(actor: ActorID(rawValue: "c"), time: Timestamp(microseconds: -1)),
      draft: Draft(kind: "d", version: 3, payload: [9]))
    #expect(
      bytes == [0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 1, 2] + [0, 0, 0, 2, 0x61, 0x62] + [0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 1]
        + [0, 0, 0, 8] + [UInt8](repeating: 255, count: 8) + [0, 0, 0, 1, 0x63] + [0, 0, 0, 1, 0x64]
        + [0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 3])
  }

  /// The entry with one field changed as a single flipped bit would change it.
  private func altered(_ field: Damage.Field) -> Entry {
    var bytes = entry.hash.bytes
    bytes[5] ^= 4
    return Entry(
      sequence: entry.sequence ^ (field == .sequence ? 4 : 0),
      stream: StreamID(rawValue: field == .stream ? "congrEss" : "congress"),
      position: entry.position ^ (field == .position ? 2 : 0),
      act: Act(
        actor: ActorID(rawValue: field == .actor ? "account:a-6" : "account:a-7"),
        time: Timestamp(microseconds: entry.act.time.microseconds ^ (field == .time ? 1 << 40 : 0))),
      draft: Draft(
        kind: field == .kind ? "meetings.opdned" : "meetings.opened", version: field == .version ? 3 : 1,
        payload: Array((field == .payload ? "{\"id\":5}" : "{\"id\":7}").utf8)),
      hash: field == .hash ? Hash(bytes: bytes) ?? .ofNothing : entry.hash)
  }

  @Test("finds a flipped bit in every field, and names the field", arguments: Damage.Field.allCases)
  func flips(field: Damage.Field) {
    #expect(throws: Damage.altered(sequence: altered(field).sequence, field: field)) {
      try HashChain.verify(altered(field), after: .ofNothing)
    }
  }

  @Test("finds a larger change, and names the entry")
  func rewritten() {
    let other = Entry(
      sequence: 1, stream: entry.stream, position: 1, act: entry.act, draft: draft("other"), hash: entry.hash)
    #expect(throws: Damage.altered(sequence: 1, field: nil)) { try HashChain.verify(other, after: .ofNothing) }
  }

  @Test("finds a missing entry, a doubled one, and a wrong place in the stream")
  func walk() async throws {
    let store = MemoryStore()
    let entries = try await store.append(
      Append(stream: shopStream, expecting: .any, act: noon, drafts: ["1", "2", "3"].map { draft($0) }))
    var walk = ChainWalk()
    try walk.take(entries[0])
    #expect(throws: Damage.gap(after: 1, found: 3)) { try walk.take(entries[2]) }
    #expect(throws: Damage.gap(after: 1, found: 1)) { try walk.take(entries[0]) }
    let hash = HashChain.hash(
      sequence: 2, stream: shopStream, position: 5, act: noon, draft: draft("2"), after: entries[0].hash)
    let misplaced = Entry(
      sequence: 2, stream: shopStream, position: 5, act: noon, draft: draft("2"), hash: hash)
    #expect(throws: Damage.misplaced(sequence: 2, expected: 2, found: 5)) { try walk.take(misplaced) }
    try walk.take(entries[1])
    #expect(walk.position(of: shopStream) == 2)
  }
}
