// SPDX-License-Identifier: AGPL-3.0-or-later

import GRDB
import Journal

extension SQLiteStore {
  /// Compares every entry, document and secret with its hash, checks that every document is there that an entry names,
  /// and checks the file's own structure.
  public func verify() async throws {
    _ = try await pool.verifiedRecord()
    try await pool.read { db in
      try Schema.verifyBlobs(db)
      try Schema.verifyStructure(db, of: nil)
    }
    let lost = try await lostDocuments()
    guard lost.isEmpty else { throw Damage.lost(lost) }
  }
}

extension DatabasePool {
  /// Compares every entry and secret with its hash, and answers with where the chain ends. A document is compared
  /// whenever it is read: there may be gigabytes of scans, and no start should wait for them.
  func verifiedRecord() async throws -> ChainWalk {
    let last = try await read { db in
      try Schema.reading(after: 0) { _ in try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM entry") ?? 0 }
    }
    var walk = ChainWalk()
    let fetch = { @Sendable after, limit in try await self.entries(after: after, stream: nil, limit: limit) }
    // From the lowest number there can be: an altered one must not hide below the first.
    try await Pages.read(after: .min, upTo: last, from: fetch) { page in
      for entry in page { try walk.take(entry) }
    }
    let end = walk.sequence
    try await read { db in
      try Schema.verifySecrets(db)
      // The index answers how many entries a stream holds; were it wrong, a writer would be told a wrong position.
      try Schema.verifyStructure(db, of: "entry", after: end)
      try Schema.verifyStructure(db, of: "secret", after: end)
      // That documents can be asked for at all: the table's own description may be what was altered.
      _ = try RawStatement(db, "SELECT name, bytes FROM blob")
    }
    return walk
  }

  /// Entries after a sequence number, in order, as they are stored.
  func entries(after sequence: Int64, stream: StreamID?, limit: Int) async throws -> [Entry] {
    try await read { db in
      let filter = stream == nil ? "" : "AND stream = ?3"
      let row = try RawStatement(
        db, "SELECT \(Schema.columns) FROM entry WHERE sequence > ?1 \(filter) ORDER BY sequence LIMIT ?2")
      defer { row.reset() }
      row.bind(sequence, at: 1)
      row.bind(Int64(limit), at: 2)
      if let stream { row.bind(stream.rawValue, at: 3) }
      return try Schema.reading(after: max(0, sequence)) { last in
        var entries: [Entry] = []
        while try row.step() {
          entries.append(try Schema.entry(row, after: last))
          last = entries[entries.count - 1].sequence
        }
        return entries
      }
    }
  }
}

extension Schema {
  /// What SQLite itself finds wrong with a table and its indexes, or with the whole file.
  fileprivate static func verifyStructure(_ db: Database, of table: String?, after last: Int64 = 0) throws {
    let row = try RawStatement(db, "PRAGMA integrity_check(\(table ?? "1"))")
    defer { row.reset() }
    try Schema.reading(after: last) { _ in
      guard try row.step(), let answer = row.text(at: 0), answer != "ok" else { return }
      throw Damage.unreadable(after: last, cause: answer)
    }
  }

  fileprivate static func verifyBlobs(_ db: Database) throws {
    let row = try RawStatement(db, "SELECT name, bytes FROM blob")
    defer { row.reset() }
    try Schema.reading(blob: "?") {
      while try row.step() { _ = try Schema.blob(row) }
    }
  }

  fileprivate static func verifySecrets(_ db: Database) throws {
    let row = try RawStatement(db, "SELECT name, value, digest FROM secret")
    defer { row.reset() }
    try Schema.reading(after: 0) { _ in
      while try row.step() { _ = try Schema.secret(row) }
    }
  }
}

extension Schema {
  static func blob(_ row: RawStatement) throws -> Blob {
    let name = row.bytes(at: 0).flatMap(Hash.init(bytes:))
    guard let bytes = row.bytes(at: 1) else { throw Damage.blob(name: name?.description ?? "?") }
    let blob = Blob(bytes: bytes)
    guard blob.id == name else { throw Damage.blob(name: name?.description ?? "?") }
    return blob
  }

  static func secret(_ row: RawStatement) throws -> Secret {
    guard let name = row.text(at: 0), let value = row.bytes(at: 1) else { throw Damage.secret(name: "?") }
    let secret = Secret(name: name, value: value)
    guard row.bytes(at: 2) == digest(of: secret).bytes else { throw Damage.secret(name: name) }
    return secret
  }
}
