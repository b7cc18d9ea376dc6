// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Testing

@testable import dienhong

/// A text beside what it was when somebody last reviewed it, in Fixtures. `make snapshots` writes it anew.
enum Golden {
  static func file(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
  }

  static func expect(_ text: String, as name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = file(name)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let reviewed = try String(contentsOf: file, encoding: .utf8)
    guard text != reviewed else { return }
    let (now, before) = (text.components(separatedBy: "\n"), reviewed.components(separatedBy: "\n"))
    let changes = now.difference(from: before).map { change in
      switch change {
      case .insert(let offset, let line, _): "+\(offset + 1): \(line)"
      case .remove(let offset, let line, _): "-\(offset + 1): \(line)"
      }
    }
    Issue.record(
      "\(name) is no longer what was reviewed:\n\(changes.prefix(20).joined(separator: "\n"))",
      sourceLocation: sourceLocation)
  }
}

/// All that the command plays, in memory.
func wholeRehearsal(_ pack: String) async throws -> House {
  let (house, rehearsal) = try await rehearse(pack)
  try await rehearsal.answer()
  try await rehearsal.convene()
  return house
}
