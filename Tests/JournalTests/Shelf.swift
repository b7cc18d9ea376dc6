// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Journal
import JournalSQLite
import Testing

/// A folder of its own for each test, gone with it.
final class Shelf: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("journal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func path(_ name: String = "congress.sqlite") -> String { folder.appendingPathComponent(name).path }

  deinit {
    do { try FileManager.default.removeItem(at: folder) } catch { print("not removed: \(error)") }
  }
}

/// The stores that the contract holds for.
enum StoreKind: String, CaseIterable, CustomTestStringConvertible {
  case memory, sqlite

  var testDescription: String { rawValue }

  func open(on shelf: Shelf) async throws -> any JournalStore {
    switch self {
    case .memory: MemoryStore()
    case .sqlite: try await SQLiteStore.open(path: shelf.path())
    }
  }
}

/// A program run to its end.
struct Run {
  let status: Int32
  let output: String
  let errors: String

  /// The program that belongs to this build lies beside the test bundle.
  static var dienhong: URL {
    get throws {
      let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("dienhong")
    }
  }

  static func dienhong(_ arguments: String...) throws -> Run { try Run(dienhong, arguments) }

  init(_ program: URL, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // Small outputs only: what fills the second pipe while the first is read would wait for ever.
    self.output = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    self.errors = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
  }
}
