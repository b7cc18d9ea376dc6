// SPDX-License-Identifier: AGPL-3.0-or-later

import GRDB
import Journal

extension SQLiteStore {
  /// Compares every entry, document and secret with its hash, and checks the file's own structure, in one unchanging
  /// view of the file.
  public func verify() async throws {
    try await pool.read { db in
      _ = try SQLiteStore.verifyEntries(db)
      try SQLiteStore.verifyBlobs(db)
      try SQLiteStore.verifySecrets(db)
      try SQLiteStore.verifyStructure(db, of: nil)
    }
  }

  /// Compares every entry and secret with its hash. A document is compared whenever it is read: there may be gigabytes
  /// of scans, and no start should wait for them.
  static func verifyRecord(_ db: Database) throws -> ChainWalk {
    let walk = try verifyEntries(db)
    try verifySecrets(db)
    // The index answers how many entries a stream holds; were it wrong, a writer would be told a wrong position.
    try verifyStructure(db, of: "entry", after: walk.sequence)
    try verifyStructure(db, of: "secret", after: walk.sequence)
    // That documents can be asked for at all: the table's own description may be what was altered.
    _ = try RawStatement(db, "SELECT name, bytes FROM blob")
    return walk
  }

  private static func verifyEntries(_ db: Database) throws -> ChainWalk {
    let row = try RawStatement(db, "SELECT \(Schema.columns) FROM entry ORDER BY sequence")
    defer { row.reset() }
    var walk = ChainWalk()
    try Schema.reading(after: 0) { last in
      while try row.step() {
        try walk.take(try Schema.entry(row, after: last))
        last = walk.sequence
      }
    }
    return walk
  }

  /// What SQLite itself finds wrong with a table and its indexes, or with the whole file.
  private static func verifyStructure(_ db: Database, of table: String?, after last: Int64 = 0) throws {
    let row = try RawStatement(db, "PRAGMA integrity_check(\(table ?? "1"))")
    defer { row.reset() }
    try Schema.reading(after: last) { _ in
      guard try row.step(), let answer = row.text(at: 0), answer != "ok" else { return }
      throw Damage.unreadable(after: last, cause: answer)
    }
  }

  private static func verifyBlobs(_ db: Database) throws {
    let row = try RawStatement(db, "SELECT name, bytes FROM blob")
    defer { row.reset() }
    try Schema.reading(blob: "?") {
      while try row.step() { _ = try Schema.blob(row) }
    }
  }

  private static func verifySecrets(_ db: Database) throws {
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
