// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import GRDB
public import Journal

/// Why a journal file was not opened.
public enum StoreOpenError: Error, Hashable, Sendable {
  /// Another program writes to it; its process number, when known.
  case inUse(path: String, by: Int32?)
  /// There is no such file, and nothing was to be created.
  case missing(path: String)
  /// It cannot be written there: the folder is not there, or nothing may be written into it.
  case unwritable(path: String)
  /// It is a database of something else.
  case foreign(path: String)
  /// It was written by a newer program.
  case newer(path: String, version: Int64)
  /// It is not as it was written; nothing of it is served.
  case damaged(Damage)
  /// The disk or the database failed; the cause is for the log.
  case failed(String)
}

extension SQLiteStore {
  /// Opens a journal for writing, or begins one; verifies every entry and secret first. `pageLimit` caps the file, in pages of 4 KiB.
  public static func open(path: String, pageLimit: Int? = nil) async throws(StoreOpenError) -> SQLiteStore {
    let path = resolved(path)
    let lock = try locked(path)
    return try await opening(path, lock) {
      try createPrivately(path)
      let pool = try DatabasePool(path: path, configuration: configuration(pageLimit: pageLimit))
      try await pool.writeWithoutTransaction { db in
        try prepare(db, path)
        // After opening, because the pool itself sets NORMAL when it turns to WAL: then a commit could be lost.
        try db.execute(sql: "PRAGMA synchronous = FULL")
      }
      return pool
    }
  }

  /// Opens a journal for reading, also beside the program that writes it; verifies every entry and secret first.
  public static func openForReading(path: String) async throws(StoreOpenError) -> SQLiteStore {
    let path = resolved(path)
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
    return try await opening(path, nil) {
      var configuration = configuration(pageLimit: nil)
      configuration.readonly = true
      let pool = try DatabasePool(path: path, configuration: configuration)
      try await pool.read { db in try check(db, path) }
      return pool
    }
  }

  private static func opening(
    _ path: String, _ lock: FileLock?, _ open: () async throws -> DatabasePool
  ) async throws(StoreOpenError) -> SQLiteStore {
    do {
      let pool = try await open()
      let walk = try await pool.verifiedRecord()
      return SQLiteStore(pool: pool, lock: lock, verified: (walk.sequence, walk.hash))
    } catch let error as StoreOpenError {
      throw error
    } catch let damage as Damage {
      throw .damaged(damage)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw .foreign(path: path)
    } catch let error as DatabaseError where error.isDamage {
      throw .damaged(.unreadable(after: 0, cause: error.message ?? "\(error.resultCode)"))
    } catch {
      throw .failed("\(error)")
    }
  }

  private static func configuration(pageLimit: Int?) -> Configuration {
    var configuration = Configuration()
    configuration.label = "journal"
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { db in
      // What is deleted (a person's key) is overwritten with zeros.
      try db.execute(sql: "PRAGMA secure_delete = ON")
      if let pageLimit { try db.execute(sql: "PRAGMA max_page_count = \(pageLimit)") }
    }
    return configuration
  }

  private static func prepare(_ db: Database, _ path: String) throws {
    let isNew = try Int64.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
    if isNew {
      try db.inTransaction {
        try db.execute(sql: Schema.tables); return .commit
      }
    }
    try check(db, path)
  }

  private static func check(_ db: Database, _ path: String) throws {
    let version = try Int64.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard try Int64.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else {
      throw StoreOpenError.foreign(path: path)
    }
    guard version <= Schema.version else { throw StoreOpenError.newer(path: path, version: version) }
  }

  /// Keeps every other program from writing the journal of that name, which need not be there yet.
  fileprivate static func locked(_ path: String) throws(StoreOpenError) -> FileLock {
    do { return try FileLock(path + ".lock") } catch {
      switch error {
      case .taken(let holder): throw .inUse(path: path, by: holder)
      case .unwritable: throw .unwritable(path: path)
      case .failed(let cause): throw .failed(cause)
      }
    }
  }

  /// Two ways to one file must meet at one lock.
  fileprivate static func resolved(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  /// Readable by its owner alone; SQLite gives the files beside it the same rights.
  private static func createPrivately(_ path: String) throws(StoreOpenError) {
    guard !FileManager.default.fileExists(atPath: path) else { return }
    guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
      throw .unwritable(path: path)
    }
  }
}

/// The name of a journal that is to be, kept from other programs until it is released or gone.
public final class JournalName: Sendable {
  private let lock: FileLock

  /// Throws `inUse` where another program has it, `unwritable` where nothing can be written.
  public init(_ path: String) throws(StoreOpenError) { lock = try SQLiteStore.locked(SQLiteStore.resolved(path)) }

  /// Lets others have it.
  public func release() { lock.release() }
}
