// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

// JournalBenchmarks [FILE]: figures are appended to FILE as JSON lines, .build/bench.jsonl unless told.
let report = Report(file: URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? ".build/bench.jsonl"))
let folder = FileManager.default.temporaryDirectory.appendingPathComponent("journal-bench-\(getpid())")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
do {
  try await measureAppends(in: folder, report)
  try await measureReplay(in: folder, report)
  try await measureStartUp(in: folder, report)
  try FileManager.default.removeItem(at: folder)
} catch {
  try FileManager.default.removeItem(at: folder)
  throw error
}
