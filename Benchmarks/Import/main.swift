// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Foundation
import Invented
import Measures
import Office
import Seeded

// ImportBenchmarks: three hundred pages with everybody's marks in them, read beside pandoc and LibreOffice.
// ImportBenchmarks read FILE: the same as one program, which is how the peers can be timed too.
if CommandLine.arguments.dropFirst().first == "read", let path = CommandLine.arguments.last {
  let file = try WordFile([UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
  print(file.readJSON())
  exit(0)
}

let report = Report()
let folder = ".build/import-cases"
let path = folder + "/300-pages.docx"
let book = InventedReport(words: 190_000, seed: 300)
let marks = spread(over: book, changes: 1200, remarks: 900)
try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
try Data(InventedWordFile(book.blocks, marks: marks, author: "Tổ đọc").bytes).write(to: URL(fileURLWithPath: path))

let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
let file = try WordFile(bytes)
let changes = marks.count { if case .tracked = $0.deed { true } else { false } }
precondition(file.text.remarks.count == 900 && changes == 1200, "the invented file is not what it should be")
report.say(
  "300 pages: \(book.blocks.count) paragraphs, \(file.changes.count) marks of \(changes) changes, \(file.text.remarks.count) remarks"
)

let each = try Spent.microseconds { _ = try WordFile(bytes) } / 1e6
try report.add(Figure("300 pages: opened and read, in memory", "s", ours: each))

let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
guard let ours = Program.spent(own, ["read", path], runs: 9) else { fatal("our own program failed") }
say("ours, to JSON", ours)
let pandoc = ImportPeers.pandoc().flatMap { pandoc in
  Program.spent(
    pandoc, ["--track-changes=all", "-f", "docx", "-t", "json", "-o", folder + "/pandoc.json", path], runs: 3)
}
if let pandoc { say("pandoc, to JSON", pandoc) } else { report.say("pandoc could not be installed from PyPI.") }
let office = ImportPeers.libreOffice(path, into: folder)
if let office { say("LibreOffice, to fodt", office) } else { report.say("LibreOffice is not installed.") }
for (name, peer) in [("pandoc", pandoc), ("LibreOffice", office)] {
  let title = "300 pages: read, program from start to end"
  try report.add(
    Figure(title, "s", ours: ours.medianProcessor, peer: peer?.medianProcessor, peerName: peer == nil ? nil : name))
  try report.add(
    Figure(title, "MiB", ours: ours.best.mebibytes, peer: peer?.best.mebibytes, peerName: peer == nil ? nil : name))
}

func say(_ name: String, _ spent: (best: ProgramSpent, medianWall: Double, medianProcessor: Double)) {
  report.say(
    String(
      format: "  %@: processor %.3f s at best, %.3f s in the middle; wall %.3f s in the middle; %.0f MiB", name,
      spent.best.processor, spent.medianProcessor, spent.medianWall, spent.best.mebibytes))
}

func fatal(_ why: String) -> Never {
  report.say(why)
  exit(1)
}

/// Changes and remarks at places of their own, a few words each.
func spread(over book: InventedReport, changes: Int, remarks: Int) -> [InventedMark] {
  var chance = Chance(seed: 301)
  var places = book.blocks.indices.flatMap { block in
    stride(from: 1, to: book.blocks[block].words.count - 6, by: 8).map { (block, $0) }
  }
  places.shuffle(using: &chance)
  return places.prefix(changes + remarks).enumerated().map { number, place in
    let (block, start) = place
    let words = start..<(start + 1 + chance.below(4))
    if number >= changes {
      return InventedMark(block: block, words: words, .remark("Đề nghị " + chance.clause() + "."))
    }
    switch number % 3 {
    case 0: return InventedMark(block: block, words: words, .tracked(chance.words(1 + chance.below(3))))
    case 1: return InventedMark(block: block, words: words, .tracked([]))
    default: return InventedMark(block: block, words: start..<start, .tracked(chance.words(1 + chance.below(4))))
    }
  }
}
