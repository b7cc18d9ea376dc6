// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import GRDB
import Journal
import Testing

@testable import JournalSQLite

@Suite("A journal file", .timeLimit(.minutes(2)))
struct SQLiteFaultTests {
  let shelf: Shelf

  init() throws { shelf = try Shelf() }

  private func written() async throws -> [Entry] { try await SQLiteFaultTests.written(on: shelf) }

  /// A closed journal of seven entries in two streams, two documents and a key.
  static func written(on shelf: Shelf) async throws -> [Entry] {
    let store = try await SQLiteStore.open(path: shelf.path())
    for number in 1...7 {
      let blobs = number % 3 == 0 ? [Blob(bytes: Array("scan \(number) of a paper".utf8))] : []
      let secrets = number == 2 ? [Secret(name: "person-key/p-2", value: [UInt8](repeating: 7, count: 32))] : []
      _ = try await store.append(
        Append(
          stream: StreamID(rawValue: number % 2 == 0 ? "even-stream" : "odd-stream"), expecting: .any, act: noon,
          drafts: [draft("payload number \(number)", kind: "notes.kind\(number)")], blobs: blobs, secrets: secrets))
    }
    let entries = try await store.entries(after: 0, stream: nil, limit: 100)
    try await store.close()
    return entries
  }

  private func damage() async -> Damage? {
    do {
      try await SQLiteStore.open(path: shelf.path()).close()
      return nil
    } catch StoreOpenError.damaged(let damage) {
      return damage
    } catch {
      Issue.record("\(error)")
      return nil
    }
  }

  private func tamper(_ sql: String) throws {
    let queue = try DatabaseQueue(path: shelf.path())
    try queue.write { db in
      try db.execute(sql: "DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_deleted; \(sql)")
    }
    try queue.close()
  }

  @Test("is written with synchronous = FULL, also in the end")
  func synchronous() async throws {
    let store = try await SQLiteStore.open(path: shelf.path())
    let level = try await store.pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
    #expect(level == 2)
    let mode = try await store.pool.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
    #expect(mode == "wal")
    try await store.close()
  }

  @Test("can be read by its owner alone")
  func permissions() async throws {
    _ = try await written()
    let attributes = try FileManager.default.attributesOfItem(atPath: shelf.path())
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("opens again to the same entries")
  func reopens() async throws {
    let entries = try await written()
    let store = try await SQLiteStore.open(path: shelf.path())
    #expect(try await store.entries(after: 0, stream: nil, limit: 100) == entries)
    try await store.close()
  }

  @Test("refuses change and deletion in SQL")
  func triggers() async throws {
    _ = try await written()
    let queue = try DatabaseQueue(path: shelf.path())
    for sql in ["UPDATE entry SET kind = 'x' WHERE sequence = 3", "DELETE FROM entry WHERE sequence = 7"] {
      #expect(throws: DatabaseError.self) { try queue.write { db in try db.execute(sql: sql) } }
    }
    try queue.close()
  }

  @Test(
    "with one bit changed in a column does not open, and names entry and field",
    arguments: [
      ("stream = 'Even-stream'", Damage.Field.stream), ("position = position + 4", .position),
      ("time = time + 1024", .time), ("actor = 'person:p-0'", .actor), ("kind = 'notes.kind5'", .kind),
      ("version = 3", .version), ("payload = CAST(replace(payload, '4', '5') AS BLOB)", .payload),
      ("hash = CAST(substr(hash, 1, 31) || x'00' AS BLOB)", .hash),
      ("hash = substr(hash, 1, 31)", .hash), ("stream = CAST(x'ff' AS TEXT)", .stream),
    ])
  func columns(change: String, field: Damage.Field) async throws {
    _ = try await written()
    try tamper("UPDATE entry SET \(change) WHERE sequence = 4")
    #expect(await damage() == .altered(sequence: 4, field: field))
  }

  @Test("with an entry renumbered, taken out or exchanged does not open, and names the place")
  func order() async throws {
    _ = try await written()
    try tamper("UPDATE entry SET sequence = 12 WHERE sequence = 4")
    #expect(await damage() == .gap(after: 3, found: 5))
    try tamperAgain("UPDATE entry SET sequence = 4 WHERE sequence = 12")
    #expect(await damage() == nil)
    try tamperAgain("UPDATE entry SET sequence = -3 WHERE sequence = 7")
    #expect(await damage() == .gap(after: 0, found: -3))
    try tamperAgain("UPDATE entry SET sequence = 7 WHERE sequence = -3; DELETE FROM entry WHERE sequence = 1")
    #expect(await damage() == .gap(after: 0, found: 2))
  }

  private func tamperAgain(_ sql: String) throws {
    let queue = try DatabaseQueue(path: shelf.path())
    try queue.write { db in try db.execute(sql: sql) }
    try queue.close()
  }

  @Test("with a key changed does not open, and names it")
  func alteredKey() async throws {
    _ = try await written()
    try tamper("UPDATE secret SET value = x'00'")
    #expect(await damage() == .secret(name: "person-key/p-2"))
  }

  @Test(
    "with a document or its name changed opens, hands that document to nobody, and is found out by `verify`",
    arguments: ["bytes = CAST('scan 4 of a paper' AS BLOB)", "name = x'00'", "name = zeroblob(32)"])
  func alteredDocument(change: String) async throws {
    let entries = try await written()
    let (spoilt, sound) = ("scan 3 of a paper", Blob(bytes: Array("scan 6 of a paper".utf8)))
    let name = Blob(bytes: Array(spoilt.utf8)).id
    try tamper("UPDATE blob SET \(change) WHERE bytes = CAST('\(spoilt)' AS BLOB)")
    let store = try await SQLiteStore.open(path: shelf.path())
    #expect(try await store.entries(after: 0, stream: nil, limit: 100) == entries)
    #expect(try await store.blob(sound.id) == sound)
    do {
      #expect(try await store.blob(name) == nil, "under its name stands nothing, or nothing that is handed out")
    } catch let error as Damage {
      #expect(error == .blob(name: "\(name)"))
    }
    await #expect(throws: Damage.self) { try await store.verify() }
    try await store.close()
  }

  @Test("cut off anywhere does not open", arguments: [1, 100, 4096, 5000, 8192])
  func cutOff(bytes: Int) async throws {
    _ = try await written()
    let handle = try #require(FileHandle(forWritingAtPath: shelf.path()))
    let length = try handle.seekToEnd()
    try handle.truncate(atOffset: length - UInt64(bytes))
    try handle.close()
    await #expect(throws: StoreOpenError.self) { _ = try await SQLiteStore.open(path: shelf.path()) }
  }

  @Test("of something else is not touched")
  func foreign() async throws {
    try Data("this is no database at all, but long enough to look like one".utf8)
      .write(to: URL(fileURLWithPath: shelf.path("note.txt")))
    await #expect(throws: StoreOpenError.foreign(path: shelf.path("note.txt"))) {
      _ = try await SQLiteStore.open(path: shelf.path("note.txt"))
    }
    let queue = try DatabaseQueue(path: shelf.path("other.sqlite"))
    try await queue.write { db in try db.execute(sql: "CREATE TABLE t (x)") }
    try queue.close()
    await #expect(throws: StoreOpenError.foreign(path: shelf.path("other.sqlite"))) {
      _ = try await SQLiteStore.open(path: shelf.path("other.sqlite"))
    }
  }

  @Test("of a newer program, or none at all, is told apart from damage")
  func newer() async throws {
    _ = try await written()
    try tamper("PRAGMA user_version = 2")
    await #expect(throws: StoreOpenError.newer(path: shelf.path(), version: 2)) {
      _ = try await SQLiteStore.open(path: shelf.path())
    }
    await #expect(throws: StoreOpenError.missing(path: shelf.path("none"))) {
      _ = try await SQLiteStore.openForReading(path: shelf.path("none"))
    }
  }

  @Test("is held by one writer, also within one program and by another way to it, until it is closed")
  func oneWriter() async throws {
    let first = try await SQLiteStore.open(path: shelf.path())
    try FileManager.default.createSymbolicLink(atPath: shelf.path("way"), withDestinationPath: shelf.path())
    for path in [shelf.path(), shelf.path("way")] {
      await #expect(throws: StoreOpenError.inUse(path: shelf.path(), by: getpid())) {
        _ = try await SQLiteStore.open(path: path)
      }
    }
    try await first.close()
    try await SQLiteStore.open(path: shelf.path("way")).close()
  }

  @Test("that may grow no more (max_page_count, in place of a full disk) keeps what it acknowledged, and goes on later")
  func full() async throws {
    let store = try await SQLiteStore.open(path: shelf.path(), pageLimit: 40)
    let desk = try await Desk.open(shopStream, in: store, codec: EventCodec<Shop.Event>(), from: Shop())
    var bought: [String] = []
    var failure: PerformError<Shop.Refusal>?
    while failure == nil {
      let token = "\(bought.count)-" + String(repeating: "x", count: 500)
      do {
        _ = try await desk.perform(.buy(pieces: 1, token: token), by: noon)
        bought.append(token)
      } catch {
        failure = error
      }
    }
    guard case .failed(.append(.full))? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(bought.count > 50)
    #expect(await desk.state.tokens == bought, "what failed is not in the state that is shown")
    // Less fits: the desk has replayed and serves again.
    await #expect(throws: PerformError<Shop.Refusal>.self) {
      try await desk.perform(.buy(pieces: 1, token: String(repeating: "y", count: 9000)), by: noon)
    }
    #expect(await desk.state.tokens == bought)
    try await store.close()
    let roomier = try await SQLiteStore.open(path: shelf.path())
    let again = try await Desk.open(shopStream, in: roomier, codec: EventCodec<Shop.Event>(), from: Shop())
    #expect(await again.state.tokens == bought)
    _ = try await again.perform(.buy(pieces: 1, token: "last"), by: noon)
    try await roomier.close()
  }

  @Test("that may not be written to says so, and takes appends again once it may")
  func unwritable() async throws {
    let store = try await SQLiteStore.open(path: shelf.path())
    let first = Append(stream: shopStream, expecting: .any, act: noon, drafts: [draft("x")])
    _ = try await store.append(first)
    for isForbidden in [true, false] {
      try await store.pool.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA query_only = \(isForbidden ? 1 : 0)")
      }
      let answer = await store.append(all: [first])[0]
      guard isForbidden else {
        #expect(try answer.get().first?.sequence == 2)
        continue
      }
      guard case .failure(.unwritable(let cause)) = answer else {
        Issue.record("\(answer)")
        continue
      }
      #expect(cause.contains("readonly"))
    }
    try await store.close()
  }

  @Test("holds no byte of a key that was forgotten")
  func forgottenKey() async throws {
    let store = try await SQLiteStore.open(path: shelf.path())
    let value = (0..<32).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
    _ = try await store.append(
      Append(
        stream: shopStream, expecting: .any, act: noon, drafts: [draft("x")],
        secrets: [Secret(name: "person-key/p-9", value: value)]))
    func holdsKey() throws -> Bool {
      try ["", "-wal"].contains { file in
        let path = shelf.path() + file
        guard FileManager.default.fileExists(atPath: path) else { return false }
        return try Data(contentsOf: URL(fileURLWithPath: path)).range(of: Data(value)) != nil
      }
    }
    #expect(try holdsKey())
    try await store.forget(secretNamed: "person-key/p-9")
    #expect(try !holdsKey())
    try await store.close()
  }

  @Test("altered behind a running program is found where the past is read again, and where the chain goes on")
  func alteredMeanwhile() async throws {
    let codec = EventCodec<Shop.Event>()
    let store = try await SQLiteStore.open(path: shelf.path())
    let desk = try await Desk.open(shopStream, in: store, codec: codec, from: Shop())
    for token in ["a", "b", "c"] { _ = try await desk.perform(.buy(pieces: 1, token: token), by: noon) }
    try await store.close()
    let again = try await SQLiteStore.open(path: shelf.path())
    #expect(again.verified?.sequence == 3)
    let reader = try await Desk.open(shopStream, in: again, codec: codec, from: Shop())
    #expect(await reader.state.tokens == ["a", "b", "c"])
    try tamper("UPDATE entry SET payload = CAST(replace(payload, '\"b\"', '\"x\"') AS BLOB) WHERE sequence = 2")
    await #expect(throws: OpenError.damaged(.altered(sequence: 2, field: nil))) { _ = try await reader.state(asOf: 3) }
    try tamperAgain("UPDATE entry SET hash = zeroblob(32) WHERE sequence = 3")
    await #expect(throws: OpenError.damaged(.altered(sequence: 3, field: .hash))) {
      _ = try await Desk.open(shopStream, in: again, codec: codec, from: Shop())
    }
    try await again.close()
  }

  @Test("takes appends again after a failed commit, once the disk does, but only onto a whole record")
  func afterFailure() async throws {
    let store = try await SQLiteStore.open(path: shelf.path())
    let desk = try await Desk.open(shopStream, in: store, codec: EventCodec<Shop.Event>(), from: Shop())
    func buy(_ token: String) async throws(PerformError<Shop.Refusal>) {
      _ = try await desk.perform(.buy(pieces: 1, token: token), by: noon)
    }
    try await buy("first")
    let broken = "CREATE TRIGGER broken BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END"
    try await store.pool.write { db in try db.execute(sql: broken) }
    for _ in 0..<2 { await #expect(throws: PerformError<Shop.Refusal>.self) { try await buy("lost") } }
    #expect(await desk.state.tokens == ["first"])
    try await store.pool.write { db in try db.execute(sql: "DROP TRIGGER broken") }
    try await buy("second")
    #expect(await desk.state.tokens == ["first", "second"])

    try await store.pool.write { db in try db.execute(sql: broken) }
    await #expect(throws: PerformError<Shop.Refusal>.self) { try await buy("lost") }
    try await store.pool.write { db in try db.execute(sql: "DROP TRIGGER broken") }
    try tamper("UPDATE entry SET actor = 'person:p-0' WHERE sequence = 1")
    let further = Append(stream: shopStream, expecting: .any, act: noon, drafts: [draft("x")])
    for _ in 0..<2 {
      await #expect(throws: AppendError.damaged(.altered(sequence: 1, field: .actor))) {
        try await store.append(further)
      }
    }
    #expect(try await store.head().sequence == 2, "nothing is added to a record that was altered")
    try await store.close()
  }
}
