// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Journal
import JournalSQLite
import Packs

/// Where the parts are joined: a record on disk, the rule pack it pins, and the desk that decides on both.
struct House {
  let store: any JournalStore
  let desk: Desk<Congress>
  let pack: RulePack

  static let congressStream = StreamID(rawValue: "congress")
  static let setUpStream = StreamID(rawValue: "set-up")
  /// What the record's file is called in a folder.
  static let record = "congress.sqlite"

  /// A record's file, and what SQLite and the lock on its name leave beside it.
  static func files(of record: String) -> [String] { ["", "-wal", "-shm", ".lock"].map { record + $0 } }

  /// The record that a command was given: a file, or the one in a folder.
  static func record(at path: String) -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else { return path }
    return URL(fileURLWithPath: path, isDirectory: true).appendingPathComponent(record).path
  }

  /// What the set-up of a record remembers: the exact texts of the rules it was begun under.
  enum SetUpEvent: Codable, Sendable {
    case packPinned(pack: String, version: String, files: [String: String])
  }

  /// Opens the record in a folder. A new record pins the pack named, or the first on the shelf; an old one keeps its own.
  static func open(folder: URL, shelf: PackShelf, pack name: String?, now: Timestamp) async throws -> House {
    let record = folder.appendingPathComponent(record)
    // Faulty rules begin no record.
    if !FileManager.default.fileExists(atPath: record.path) { _ = try rules(name, from: shelf) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let store = try await SQLiteStore.open(path: record.path)
    return try await open(store, shelf: shelf, pack: name, now: now)
  }

  static func open(_ store: any JournalStore, shelf: PackShelf, pack name: String?, now: Timestamp) async throws
    -> House
  {
    let known = try await pinned(in: store)
    let pack = if let known { known } else { try await pin(name, from: shelf, in: store, at: now) }
    let desk = try await Desk.open(
      congressStream, in: store, codec: EventCodec<CongressEvent>.congress, from: Congress(pack: pack))
    return House(store: store, desk: desk, pack: pack)
  }

  private static let codec = EventCodec<SetUpEvent>(feature: "set-up")

  private static func pinned(in store: any JournalStore) async throws -> RulePack? {
    guard let entry = try await store.entries(after: 0, stream: setUpStream, limit: 1_000).last else { return nil }
    let event: SetUpEvent = try codec.event(in: entry)
    switch event {
    case .packPinned(let name, _, let files):
      var texts: [String: String] = [:]
      for (path, blob) in files {
        let name = Hash(hexadecimal: blob) ?? .ofNothing
        guard let found = try await store.blob(name) else {
          throw Damage.lost([LostDocument(name, namedBy: entry.sequence)])
        }
        texts[path] = String(decoding: found.bytes, as: UTF8.self)
      }
      return try PackLoader.load(files: texts, named: name, pinnedInRecord: true)
    }
  }

  /// The pack named, or the first on the shelf, with the texts it is made of.
  private static func rules(
    _ name: String?, from shelf: PackShelf
  ) throws -> (name: String, texts: [String: String], pack: RulePack) {
    let (name, all) = try shelf.files(of: name)
    let texts = all.filter { $0.key.hasSuffix(".yaml") && !$0.key.hasPrefix("sample/") }
    return (name, texts, try PackLoader.load(files: texts, named: name))
  }

  private static func pin(
    _ name: String?, from shelf: PackShelf, in store: any JournalStore, at now: Timestamp
  ) async throws -> RulePack {
    let (name, texts, pack) = try rules(name, from: shelf)
    let blobs = texts.mapValues { Blob(bytes: Array($0.utf8)) }
    let event = SetUpEvent.packPinned(
      pack: name, version: pack.version, files: blobs.mapValues(\.id.description))
    _ = try await store.append(
      Append(
        stream: setUpStream, expecting: .position(0), act: Act(actor: .setup, time: now),
        drafts: [try codec.draft(event)], blobs: Array(blobs.values)))
    return pack
  }
}

extension Timestamp {
  /// The computer's clock.
  static func now() -> Timestamp {
    Timestamp(microseconds: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded(.down)))
  }
}
