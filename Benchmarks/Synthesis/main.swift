// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Foundation
import Invented
import Measures
import Office

// SynthesisBenchmarks [COUNT]: a thousand returned files of fifty pages, from their bytes to the workbook of the synthesis.
let report = Report()
let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1000
let pile = try ReturnedPile(count)
report.say(
  "\(count) files of \(ReturnedPile.pages) pages (\(ReturnedPile.words) words), each with \(ReturnedPile.eachFile)")

/// Everything as the command does it: a file is opened, read, held against the base, and let go.
func collected() async throws -> Collected {
  let circulated = CirculatedDraft(try WordFile([UInt8](Data(contentsOf: URL(fileURLWithPath: pile.base)))))
  let results = await SideBySide.results(of: pile.files) { path in
    let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    let file = try WordFile([UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
    return circulated.changes(of: file, named: name)
  }
  return Collected(base: circulated.draft, files: try results.map { try $0.get() }, lexicon: .either)
}

try Memory.resetPeak()
var size = 0
var outcome: CollectReport?
let spent = try await Spent.on {
  let found = CollectReport(try await collected())
  outcome = found
  let book = SynthesisBook(found) { vietnamese, _ in vietnamese }
  size = try book.workbook.xlsx(title: book.title).count + DraftJSON.text(found).utf8.count
}
let memory = try Memory.peak()
if let outcome {
  let changes = outcome.files.reduce(0) { $0 + $1.changes.count }
  let silent = outcome.files.reduce(0) { $0 + $1.changes.count { !$0.tracked } }
  let remarks = outcome.files.reduce(0) { $0 + $1.comments.count }
  report.say(
    "  \(changes) changes (\(silent) untracked), \(remarks) remarks, \(outcome.groups.count) groups, \(outcome.conflicts.count) conflicts; \(size >> 10) KiB written"
  )
  precondition(silent >= count / 2 && changes > 6 * count && remarks >= 4 * count, "proposals were lost")
}
report.say(
  String(
    format: "  wall %.1f s on %d cores, processor %.1f s", spent.wall, ProcessInfo.processInfo.activeProcessorCount,
    spent.processor))
try report.add(Figure("\(count) files of 50 pages to a synthesis", "s", ours: spent.wall))
try report.add(Figure("\(count) files of 50 pages to a synthesis: processor", "s", ours: spent.processor))
try report.add(Figure("\(count) files of 50 pages to a synthesis", "MiB", ours: memory))

outcome = nil
let board = try await BoardOfReturns(
  base: try WordFile([UInt8](Data(contentsOf: URL(fileURLWithPath: pile.base)))).text, files: pile.files,
  pack: "Packs/assembly")
var shown = 0
let opened = await Spent.on { shown = board.page() }
let again = await Spent.on { precondition(board.page() == shown) }
precondition(shown > 10_000, "the board shows the points")
report.say(
  String(
    format: "  board: %.2f s after something came in, %.3f s after that, %d KiB", opened.wall, again.wall, shown >> 10))
try report.add(Figure("board of \(count) files, after something came in", "s", ours: opened.wall))
try report.add(Figure("board of \(count) files, nothing new", "s", ours: again.wall))
