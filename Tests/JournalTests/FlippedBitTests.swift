// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Journal
import JournalSQLite
import Seeded
import Testing

@Suite("A journal file", .timeLimit(.minutes(5)))
struct FlippedBitSlow {
  @Test("with any one bit of the file flipped serves what was written, or nothing")
  func anyBit() async throws {
    let seed: UInt64 = 4711
    var chance = Chance(seed: seed)
    let shelf = try Shelf()
    let entries = try await SQLiteFaultTests.written(on: shelf)
    let whole = try Data(contentsOf: URL(fileURLWithPath: shelf.path()))
    var (found, later) = (0, 0)
    // Most of a small file is unused room, where a flip changes nothing; so most flips go where something stands.
    let used = whole.indices.filter { whole[$0] != 0 }
    for round in 0..<300 {
      let place =
        round % 6 == 0 ? Int.random(in: 0..<whole.count, using: &chance) : used.randomElement(using: &chance) ?? 0
      let bit = Int.random(in: 0..<8, using: &chance)
      var bytes = whole
      bytes[place] ^= 1 << bit
      for file in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: shelf.path() + file) {
        try FileManager.default.removeItem(atPath: shelf.path() + file)
      }
      try bytes.write(to: URL(fileURLWithPath: shelf.path()))
      do {
        let store = try await SQLiteStore.open(path: shelf.path())
        let comment: Comment = "seed \(seed), byte \(place), bit \(bit)"
        #expect(try await store.entries(after: 0, stream: nil, limit: 100) == entries, comment)
        #expect(try await store.secrets(prefix: "").count == 1, comment)
        if try await !documentsAreServed(by: store, comment) { later += 1 }
        try await store.close()
      } catch is StoreOpenError {
        found += 1
      }
    }
    #expect(found > 100 && later > 0)
    print(
      "one bit flipped at 300 places: \(found) found at once, \(later) where a document was asked for; no other matters"
    )
  }

  /// Whether both documents are handed out, as they were written; false when the store finds damage, as `verify` must too.
  private func documentsAreServed(by store: SQLiteStore, _ comment: Comment) async throws -> Bool {
    do {
      for number in [3, 6] {
        let scan = Blob(bytes: Array("scan \(number) of a paper".utf8))
        // A flipped name leaves nothing under the old one.
        guard let served = try await store.blob(scan.id) else { throw Damage.blob(name: "\(scan.id)") }
        #expect(served == scan, comment)
      }
      #expect(try await store.blobNames().count == 2, comment)
      return true
    } catch is Damage {
      await #expect(throws: Damage.self, comment) { try await store.verify() }
      return false
    }
  }
}
