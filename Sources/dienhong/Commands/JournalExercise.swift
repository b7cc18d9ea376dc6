// SPDX-License-Identifier: AGPL-3.0-or-later

import ArgumentParser
import Foundation
import Journal
import JournalSQLite
import Packs

/// Appends without end from many writers and says so once each append is durable; the tests kill it at any moment and
/// compare what it said with what is stored.
struct JournalExercise: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exercise", abstract: "For the crash tests.", shouldDisplay: false)

  @Argument var file: String
  @Option var writers = 16
  /// Told apart from earlier runs on the same file by this number.
  @Option var run = 0
  /// Tries again what failed, until it is stored, instead of giving up.
  @Flag var persists = false

  /// What was foreseen is said as every command says it.
  func run() async throws { try await answering(in: .english) { _ in try await exercise() } }

  private func exercise() async throws {
    let store = try await SQLiteStore.open(path: file)
    try say("open \(try await store.head().sequence)")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<writers { group.addTask { try await write(as: writer, to: store) } }
      try await group.waitForAll()
    }
  }

  /// Odd writers keep a stream of their own and expect its position; even ones share a stream and expect nothing.
  private func write(as writer: Int, to store: SQLiteStore) async throws {
    let own = StreamID(rawValue: writer % 2 == 1 ? "own-\(run)-\(writer)" : "shared")
    var position: Int64 = 0
    while true {
      let token = "\(run)-\(writer)-\(position)"
      let time = Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
      let act = Act(actor: ActorID(rawValue: "system:exercise"), time: time)
      let text = Array("{\"token\":\"\(token)\"}".utf8)
      // Two entries and, now and then, a document and a key: a batch must survive whole or not at all.
      let drafts = ["first", "second"].map { Draft(kind: "exercise.\($0)", version: 1, payload: text) }
      let append = Append(
        stream: own, expecting: writer % 2 == 1 ? .position(position * 2) : .any, act: act, drafts: drafts,
        blobs: position % 5 == 0 ? [Blob(bytes: Array(token.utf8))] : [],
        secrets: position % 5 == 0 ? [Secret(name: "exercise/\(token)", value: text)] : [])
      do {
        let entries = try await store.append(append)
        try say("ack \(entries[0].sequence) \(token)")
      } catch {
        try say("failed \(token) \(error)")
        guard persists else { throw ExitCode(3) }
        continue
      }
      position += 1
    }
  }

  /// One write straight to the pipe: a line is either out or not.
  private func say(_ line: String) throws { try FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8)) }
}
