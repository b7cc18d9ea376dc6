// SPDX-License-Identifier: AGPL-3.0-or-later

import GRDB
import Journal
import Synchronization

extension AppendError {
  /// What kept a commit from the disk, as far as SQLite can tell.
  fileprivate init(_ cause: any Error) {
    if let damage = cause as? Damage {
      self = .damaged(damage)
      return
    }
    guard let fault = cause as? DatabaseError else {
      self = .failed("\(cause)")
      return
    }
    switch fault.resultCode.primaryResultCode {
    case .SQLITE_FULL: self = .full
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_AUTH: self = .unwritable("\(fault)")
    default: self = fault.isDamage ? .damaged(.unreadable(after: 0, cause: "\(fault)")) : .failed("\(fault)")
    }
  }
}

/// Puts groups of submissions on the disk, one transaction each.
final class Writer: Sendable {
  private let pool: DatabasePool
  /// The disk failed in the middle of a commit, so that nobody knows what it holds.
  private let isInDoubt = Mutex(false)

  init(_ pool: DatabasePool) { self.pool = pool }

  func write(_ submissions: [[Append]]) async -> [GroupCommit.Answer] {
    do {
      if isInDoubt.withLock({ $0 }) { try await clearDoubt() }
      // The head is read again in each transaction: nothing is remembered that a rollback would make untrue.
      return try await pool.write { db in try Writer.admit(submissions, db) }
    } catch {
      // A full disk is rolled back cleanly and may have room later; after any other fault of the disk nobody knows.
      let isFull = (error as? DatabaseError)?.resultCode.primaryResultCode == .SQLITE_FULL
      if !isFull { isInDoubt.withLock { $0 = true } }
      return Writer.all(submissions, fail: AppendError(error))
    }
  }

  /// Before anything more is written: the log must go into the file, both synced, and the whole record be as it was
  /// written. Where the disk still fails, this throws, and the next writer tries again.
  private func clearDoubt() async throws {
    try await pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    _ = try await pool.verifiedRecord()
    isInDoubt.withLock { $0 = false }
  }

  private static func all(_ submissions: [[Append]], fail reason: AppendError) -> [GroupCommit.Answer] {
    submissions.map { $0.map { _ in .failure(reason) } }
  }

  private static func admit(_ submissions: [[Append]], _ db: Database) throws -> [GroupCommit.Answer] {
    let head = try head(db)
    var ledger = Ledger(sequence: head.sequence, hash: head.hash)
    let isKept = { (name: String) in try secret(named: name, db) != nil }
    let rows = try RawStatement(db, Schema.insertEntry)
    return try submissions.map { submission in
      ledger.beginSubmission()
      return try submission.map { append in
        if ledger.position(of: append.stream) == nil {
          ledger.note(position: try position(of: append.stream, db), of: append.stream)
        }
        let result = try ledger.admit(append, isKept: isKept)
        if case .success(let entries) = result { try keep(entries, of: append, rows, db) }
        return result
      }
    }
  }

  private static func keep(_ entries: [Entry], of append: Append, _ rows: RawStatement, _ db: Database) throws {
    for entry in entries {
      rows.bind(entry.sequence, at: 1)
      rows.bind(entry.stream.rawValue, at: 2)
      rows.bind(entry.position, at: 3)
      rows.bind(entry.act.time.microseconds, at: 4)
      rows.bind(entry.act.actor.rawValue, at: 5)
      rows.bind(entry.draft.kind, at: 6)
      rows.bind(Int64(entry.draft.version), at: 7)
      rows.bind(entry.draft.payload, at: 8)
      rows.bind(entry.hash.bytes, at: 9)
      try rows.run()
    }
    for blob in append.blobs {
      let row = try RawStatement(db, "INSERT INTO blob (name, bytes) VALUES (?, ?) ON CONFLICT (name) DO NOTHING")
      row.bind(blob.id.bytes, at: 1)
      row.bind(blob.bytes, at: 2)
      try row.run()
    }
    for secret in append.secrets { try put(secret, db) }
  }

  static func put(_ secret: Secret, _ db: Database) throws {
    let row = try RawStatement(db, "INSERT OR REPLACE INTO secret (name, value, digest) VALUES (?, ?, ?)")
    row.bind(secret.name, at: 1)
    row.bind(secret.value, at: 2)
    row.bind(Schema.digest(of: secret).bytes, at: 3)
    try row.run()
  }

  static func head(_ db: Database) throws -> (sequence: Int64, hash: Hash) {
    let row = try RawStatement(db, "SELECT sequence, hash FROM entry ORDER BY sequence DESC LIMIT 1")
    defer { row.reset() }
    guard try row.step() else { return (0, .ofNothing) }
    guard let sequence = row.number(at: 0), let hash = row.bytes(at: 1).flatMap(Hash.init(bytes:)) else {
      throw Damage.unreadable(after: 0, cause: "The last entry's hash is no hash")
    }
    return (sequence, hash)
  }

  static func position(of stream: StreamID, _ db: Database) throws -> Int64 {
    let row = try RawStatement(db, "SELECT max(position) FROM entry WHERE stream = ?")
    defer { row.reset() }
    row.bind(stream.rawValue, at: 1)
    guard try row.step() else { return 0 }
    return row.number(at: 0) ?? 0
  }

  static func secret(named name: String, _ db: Database) throws -> Secret? {
    let row = try RawStatement(db, "SELECT name, value, digest FROM secret WHERE name = ?")
    defer { row.reset() }
    row.bind(name, at: 1)
    return try row.step() ? try Schema.secret(row) : nil
  }
}
