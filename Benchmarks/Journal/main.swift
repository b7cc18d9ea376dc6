// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Measures

// JournalBenchmarks [appends] [replay] [start-up]: all of them unless some are named.
let wanted = Set(CommandLine.arguments.dropFirst())
let report = Report()
let folder = FileManager.default.temporaryDirectory.appendingPathComponent("journal-bench-\(getpid())")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
do {
  if wanted.isEmpty || wanted.contains("appends") { try await measureAppends(in: folder, report) }
  if wanted.isEmpty || wanted.contains("replay") { try await measureReplay(in: folder, report) }
  if wanted.isEmpty || wanted.contains("start-up") { try await measureStartUp(in: folder, report) }
  try FileManager.default.removeItem(at: folder)
} catch {
  try FileManager.default.removeItem(at: folder)
  throw error
}
