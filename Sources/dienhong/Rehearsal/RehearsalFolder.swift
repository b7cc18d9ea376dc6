// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Journal
import JournalSQLite
import Packs

/// Where the files of a rehearsal are laid. Other files may lie there; of those with the names it needs, only an earlier
/// rehearsal's are replaced, and only while its record is as it was left.
struct RehearsalFolder {
  let url: URL
  /// The files of the earlier rehearsal.
  private let earlier: [String]
  /// Where the rehearsal is played until it is whole.
  let bench: Workbench

  static let record = House.record
  static let summary = "summary.json"
  /// What a paper's files may end in; nothing else is ever taken for a rehearsal's.
  private static let endings = [".docx", ".pdf", ".xlsx"]

  /// Makes the folder if it is not there; to be left in the end. Throws a `WorkplaceFault` when it holds a record that is somebody's work.
  init(_ path: String) async throws {
    url = URL(fileURLWithPath: path, isDirectory: true)
    earlier = await RehearsalFolder.rehearsal(in: url)
    let has = { [url] name in FileManager.default.fileExists(atPath: url.appendingPathComponent(name).path) }
    if !earlier.contains(RehearsalFolder.record), has(RehearsalFolder.record) { throw WorkplaceFault.taken(url.path) }
    if !earlier.contains(RehearsalFolder.summary), has(RehearsalFolder.summary) {
      throw CommandFault.exists(url.appendingPathComponent(RehearsalFolder.summary).path)
    }
    bench = try Workbench(in: url)
  }

  /// Moves a whole rehearsal in, in place of the earlier one; nothing is moved when a file is in the way.
  func take(papers: Set<String>) throws {
    let files = papers.sorted() + [RehearsalFolder.record, RehearsalFolder.summary]
    for file in files where has(file) && !earlier.contains(file) {
      throw CommandFault.exists(url.appendingPathComponent(file).path)
    }
    try bench.move(files, replacing: earlier)
  }

  private func has(_ file: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appendingPathComponent(file).path)
  }

  /// What an earlier rehearsal left here: its summary names the papers, and the head of the record as it was then.
  private static func rehearsal(in folder: URL) async -> [String] {
    struct Left: Decodable {
      let papers: [Paper]
      let journal: Head
      struct Paper: Decodable { let files: [String] }
      struct Head: Decodable { let head: String }
    }
    do {
      let summary = try Data(contentsOf: folder.appendingPathComponent(summary))
      let left = try JSONDecoder().decode(Left.self, from: summary)
      let store = try await SQLiteStore.openForReading(path: folder.appendingPathComponent(record).path)
      let head = try await store.head().hash.description
      try await store.close()
      let names = left.papers.flatMap(\.files).filter { name in endings.contains { name.hasSuffix($0) } }
      guard head == left.journal.head, names.allSatisfy({ !$0.contains("/") }) else { return [] }
      // Looking at a record leaves SQLite's own two files beside it.
      return names + [record, record + "-wal", record + "-shm", RehearsalFolder.summary]
    } catch {
      // Not a rehearsal, or no longer one: whatever lies here stays.
      return []
    }
  }
}
