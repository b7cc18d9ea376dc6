// SPDX-License-Identifier: AGPL-3.0-or-later

import GRDB
import Journal

/// The tables of a journal file, written down for strangers in docs/record-format.md.
enum Schema {
  /// "DHJ1": tells a journal from any other SQLite file.
  static let applicationID: Int64 = 0x4448_4A31
  static let version: Int64 = 1

  static let tables = """
    CREATE TABLE entry (
      sequence INTEGER PRIMARY KEY,
      stream TEXT NOT NULL,
      position INTEGER NOT NULL,
      time INTEGER NOT NULL,
      actor TEXT NOT NULL,
      kind TEXT NOT NULL,
      version INTEGER NOT NULL,
      payload BLOB NOT NULL,
      hash BLOB NOT NULL,
      UNIQUE (stream, position)
    ) STRICT;
    CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
      BEGIN SELECT RAISE(ABORT, 'the record is never changed'); END;
    CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
      BEGIN SELECT RAISE(ABORT, 'nothing of the record is deleted'); END;
    CREATE TABLE blob (name BLOB PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
    CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL, digest BLOB NOT NULL) STRICT;
    PRAGMA application_id = 1145588273;
    PRAGMA user_version = 1;
    """

  static let insertEntry = """
    INSERT INTO entry (sequence, stream, position, time, actor, kind, version, payload, hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  static let columns = "sequence, stream, position, time, actor, kind, version, payload, hash"

  /// SHA-256 of the name's length (four bytes), the name and the value: finds a secret that was altered.
  static func digest(of secret: Secret) -> Hash {
    let name = Array(secret.name.utf8)
    let length = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: name.count >> $0) }
    return Hash.of(length + name + secret.value)
  }

  /// Reads the row that the statement stands on; a column of the wrong type or length was altered.
  static func entry(_ row: RawStatement, after last: Int64) throws -> Entry {
    guard let sequence = row.number(at: 0) else { throw Damage.altered(sequence: last + 1, field: .sequence) }
    func damaged(_ field: Damage.Field) -> Damage { .altered(sequence: sequence, field: field) }
    guard let stream = row.text(at: 1) else { throw damaged(.stream) }
    guard let position = row.number(at: 2) else { throw damaged(.position) }
    guard let time = row.number(at: 3) else { throw damaged(.time) }
    guard let actor = row.text(at: 4) else { throw damaged(.actor) }
    guard let kind = row.text(at: 5) else { throw damaged(.kind) }
    guard let version = row.number(at: 6) else { throw damaged(.version) }
    guard let payload = row.bytes(at: 7) else { throw damaged(.payload) }
    guard let hash = row.bytes(at: 8).flatMap(Hash.init(bytes:)) else { throw damaged(.hash) }
    return Entry(
      sequence: sequence, stream: StreamID(rawValue: stream), position: position,
      act: Act(actor: ActorID(rawValue: actor), time: Timestamp(microseconds: time)),
      draft: Draft(kind: kind, version: Int(version), payload: payload), hash: hash)
  }

  /// Runs a reading of entries; whatever SQLite itself says about the file becomes a damage with its place.
  static func reading<Result>(after sequence: Int64, _ read: (inout Int64) throws -> Result) throws -> Result {
    var last = sequence
    do {
      return try read(&last)
    } catch let error as DatabaseError where error.isDamage {
      throw Damage.unreadable(after: last, cause: error.message ?? "\(error.resultCode)")
    }
  }

  /// Runs a reading of documents; whatever SQLite itself says about the file becomes a damage of the one named.
  static func reading<Result>(blob name: String, _ read: () throws -> Result) throws -> Result {
    do {
      return try read()
    } catch let error as DatabaseError where error.isDamage {
      throw Damage.blob(name: name)
    }
  }
}

extension DatabaseError {
  /// Whether the file is not as a journal was written: broken, or without one of its tables or columns.
  var isDamage: Bool {
    if [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(resultCode.primaryResultCode) { return true }
    return resultCode.primaryResultCode == .SQLITE_ERROR && message?.hasPrefix("no such ") == true
  }
}
