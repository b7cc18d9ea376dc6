// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Journal
import JournalSQLite
import Testing

@Suite("A journal file", .timeLimit(.minutes(5)))
struct FlippedBitSlow {
  @Test("with any one bit of the file flipped serves what was written, or nothing")
  func anyBit() async throws {
    let seed: UInt64 = 4711
    var chance = Seeded(seed)
    let shelf = try Shelf()
    let entries = try await SQLiteFaultTests.written(on: shelf)
    let whole = try Data(contentsOf: URL(fileURLWithPath: shelf.path()))
    var found = 0
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
        #expect(try await store.blobNames().count == 2, comment)
        #expect(try await store.secrets(prefix: "").count == 1, comment)
        try await store.close()
      } catch is StoreOpenError {
        found += 1
      }
    }
    #expect(found > 100)
    print("one bit flipped at 300 places: \(found) found, the others change nothing of the record")
  }
}
