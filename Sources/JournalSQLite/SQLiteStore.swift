// SPDX-License-Identifier: AGPL-3.0-or-later

import GRDB
public import Journal

/// A journal in one SQLite file: one program writes, others may read beside it.
///
/// Every commit is on the disk before it is answered (WAL with `synchronous = FULL`).
public final class SQLiteStore: JournalStore {
  let pool: DatabasePool
  /// Held as long as the store lives; a store that only reads holds none.
  private let lock: FileLock?
  public let verified: (sequence: Int64, hash: Hash)?
  private let bell = Bell()
  private let commits: GroupCommit

  init(pool: DatabasePool, lock: FileLock?, verified: (sequence: Int64, hash: Hash)) {
    self.pool = pool
    self.lock = lock
    self.verified = verified
    let writer = Writer(pool)
    commits = GroupCommit { [bell] submissions in
      let answers = await writer.write(submissions)
      bell.ring()
      return answers
    }
  }

  public func append(_ append: Append) async throws(AppendError) -> [Entry] {
    try await self.append(all: [append])[0].get()
  }

  public func append(all appends: [Append]) async -> [Result<[Entry], AppendError>] {
    guard lock != nil else { return appends.map { _ in .failure(.closed) } }
    return await commits.submit(appends)
  }

  public func entries(after sequence: Int64, stream: StreamID?, limit: Int) async throws -> [Entry] {
    try await pool.entries(after: sequence, stream: stream, limit: limit)
  }

  public func head() async throws -> (sequence: Int64, hash: Hash) { try await pool.read(Writer.head) }

  public func position(of stream: StreamID) async throws -> Int64 {
    try await pool.read { db in try Writer.position(of: stream, db) }
  }

  public func blob(_ id: Hash) async throws -> Blob? {
    try await pool.read { db in
      let row = try RawStatement(db, "SELECT name, bytes FROM blob WHERE name = ?")
      defer { row.reset() }
      row.bind(id.bytes, at: 1)
      return try Schema.reading(blob: "\(id)") { try row.step() ? try Schema.blob(row) : nil }
    }
  }

  public func blobNames() async throws -> [Hash] {
    try await pool.read { db in
      let row = try RawStatement(db, "SELECT name FROM blob ORDER BY name")
      defer { row.reset() }
      return try Schema.reading(blob: "?") {
        var names: [Hash] = []
        while try row.step() {
          guard let name = row.bytes(at: 0).flatMap(Hash.init(bytes:)) else { throw Damage.blob(name: "?") }
          names.append(name)
        }
        return names
      }
    }
  }

  /// Beside a running server, where no bell rings across programs, it looks five times a second.
  public func follow(after sequence: Int64) -> AsyncThrowingStream<Entry, any Error> {
    let news = lock != nil ? bell.listen() : AsyncStream { await SQLiteStore.pause() }
    return Follower.stream(after: sequence, news: news) { [self] after, limit in
      try await entries(after: after, stream: nil, limit: limit)
    }
  }

  private static func pause() async -> Void? {
    do { try await Task.sleep(for: .milliseconds(200)) } catch { return nil }
    return ()
  }

  public func secret(named name: String) async throws -> Secret? {
    try await pool.read { db in try Writer.secret(named: name, db) }
  }

  public func secrets(prefix: String) async throws -> [Secret] {
    try await pool.read { db in
      let row = try RawStatement(
        db, "SELECT name, value, digest FROM secret WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name")
      defer { row.reset() }
      row.bind(prefix, at: 1)
      var secrets: [Secret] = []
      while try row.step() { secrets.append(try Schema.secret(row)) }
      return secrets
    }
  }

  public func keep(_ secret: Secret) async throws {
    try await pool.write { db in try Writer.put(secret, db) }
  }

  /// Also overwrites the row's bytes, and empties the write-ahead log, where the key still stood.
  public func forget(secretNamed name: String) async throws {
    try await pool.write { db in
      let row = try RawStatement(db, "DELETE FROM secret WHERE name = ?")
      row.bind(name, at: 1)
      try row.run()
    }
    try await emptyLog()
  }

  /// Moves the write-ahead log into the file and cuts it to nothing. While another program reads an older state that
  /// cannot be; then the next call, at the latest the closing one, does it.
  private func emptyLog() async throws {
    try await pool.writeWithoutTransaction { db in
      do {
        _ = try db.checkpoint(.truncate)
      } catch let error as DatabaseError where error.resultCode.primaryResultCode == .SQLITE_BUSY {
        return
      }
    }
  }

  public func close() async throws {
    await commits.close()
    bell.takeDown()
    try pool.close()
    // The pool closes its reading connections last, and those cannot empty and remove the log; one that writes can.
    if lock != nil {
      let last = try DatabaseQueue(path: pool.path)
      try await last.read { db in _ = try Writer.head(db) }
      try last.close()
    }
    lock?.release()
  }
}
