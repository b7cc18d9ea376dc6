// SPDX-License-Identifier: AGPL-3.0-or-later

import GRDB
import GRDBSQLite

/// A prepared statement of a GRDB connection, driven by hand: columns are taken as they are stored, never converted,
/// because a converted column would hide that it was altered.
struct RawStatement {
  private let handle: SQLiteStatement

  init(_ db: Database, _ sql: String) throws {
    handle = try db.cachedStatement(sql: sql).sqliteStatement
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  func bind(_ number: Int64, at index: Int32) { sqlite3_bind_int64(handle, index, number) }

  func bind(_ text: String, at index: Int32) {
    sqlite3_bind_text(handle, index, text, Int32(text.utf8.count), transient)
  }

  func bind(_ bytes: [UInt8], at index: Int32) {
    if bytes.isEmpty {
      sqlite3_bind_zeroblob(handle, index, 0)
    } else {
      sqlite3_bind_blob64(handle, index, bytes, UInt64(bytes.count), transient)
    }
  }

  /// The next row: true; no more: false.
  func step() throws -> Bool {
    let code = sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default:
      let message = sqlite3_errmsg(sqlite3_db_handle(handle)).map { String(cString: $0) }
      sqlite3_reset(handle)
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
  }

  /// Runs to the end and is ready for the next values.
  func run() throws {
    while try step() {}
    reset()
  }

  func reset() { sqlite3_reset(handle) }

  func number(at index: Int32) -> Int64? {
    sqlite3_column_type(handle, index) == SQLITE_INTEGER ? sqlite3_column_int64(handle, index) : nil
  }

  func text(at index: Int32) -> String? {
    guard sqlite3_column_type(handle, index) == SQLITE_TEXT, let start = sqlite3_column_text(handle, index) else {
      return nil
    }
    let count = Int(sqlite3_column_bytes(handle, index))
    return String(validating: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func bytes(at index: Int32) -> [UInt8]? {
    guard sqlite3_column_type(handle, index) == SQLITE_BLOB else { return nil }
    guard let start = sqlite3_column_blob(handle, index) else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, index))))
  }
}

// SQLite copies what is bound so: the Swift memory lives only as long as the call.
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
