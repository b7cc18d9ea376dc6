// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import KnownCases
import Testing

/// The commands as a stranger sees them: the built program, its JSON and the cases, compared by a script that knows
/// nothing of the sources.
@Suite("The JSON of the commands about drafts", .enabled(if: KnownCases.isThere, KnownCases.absence))
struct OutsiderSlow {
  /// It lies beside the bundle that holds the tests.
  private static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("dienhong")

  @Test("equals all that is known of 133 files and six sets")
  func stranger() throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("check_drafts.py")
    let output = FileManager.default.temporaryDirectory.appendingPathComponent("drafts-\(UUID().uuidString).txt")
    defer { try? FileManager.default.removeItem(at: output) }
    #expect(FileManager.default.createFile(atPath: output.path, contents: nil))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script.path, Self.program.path, try #require(KnownCases.folder)]
    let handle = try FileHandle(forWritingTo: output)
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    let said = try String(contentsOf: output, encoding: .utf8)
    #expect(process.terminationStatus == 0, "\(said)")
    // A script that compared little would agree too.
    let compared = said.split(separator: " ").first.flatMap { Int($0) } ?? 0
    #expect(compared >= 1700, "\(said)")
  }
}
