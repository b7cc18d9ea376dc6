// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Foundation
import Journal
import Packs
import Testing

@testable import dienhong

/// All that `dienhong rehearse --json` says, as it was reviewed: but for PDF files, which need LibreOffice, and the last hash of
/// the record, which follows keys that are drawn anew each time.
@Suite("The whole summary of a rehearsal")
struct GoldenSummaryTests {
  @Test("is what was reviewed, files and number of entries included", arguments: RehearsalTests.packs)
  func golden(pack: String) async throws {
    let house = try await wholeRehearsal(pack)
    let congress = await house.desk.state
    let folder = URL.temporaryDirectory.appending(path: "summary-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // A program that starts, and ends without a PDF.
    let library = Library(
      folder: folder, congress: congress, store: house.store, room: PressRoom(program: "/bin/true", printers: 1))
    let json = try await Summary(of: congress, in: house.store, files: library.write().files).json
    #expect(json.contains("\"delegates.majority\"") && json.matches(of: /"body.inspection.size" : null,/).count == 1)
    let head = try await house.store.head().hash.description
    try #require(json.contains(head))
    try Golden.expect(json.replacing(head, with: "…") + "\n", as: "summary.\(pack).json")
  }
}
