// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Invented
import Seeded

/// A draft and what a thousand units sent back on it: most proposals and remarks are those of a few, some are everybody's
/// own, some edits are not tracked.
struct ReturnedPile {
  let folder: String
  let base: String
  let files: [String]

  static let pages = 50
  static let words = pages * 632

  /// Written once and kept, since writing it takes longer than reading it.
  init(_ count: Int) throws {
    let folder = ".build/synthesis-cases/\(count)"
    self.folder = folder
    base = folder + "/base.docx"
    files = (0..<count).map { "\(folder)/unit-\($0).docx" }
    let last = files.last ?? base
    if FileManager.default.fileExists(atPath: last) { return }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let report = InventedReport(words: Self.words, seed: 50)
    try Data(InventedWordFile(report.blocks).bytes).write(to: URL(fileURLWithPath: base))
    let proposals = Proposals(report)
    for (number, file) in files.enumerated() {
      var chance = Chance(seed: 1000 + UInt64(number))
      let marks = proposals.marks(&chance)
      let written = InventedWordFile(report.blocks, marks: marks, author: "Đơn vị \(number + 1)")
      // The last one is there only once all are.
      try Data(written.bytes).write(to: URL(fileURLWithPath: file), options: .atomic)
    }
  }

  /// What each file proposes, on average.
  static let eachFile = "8 tracked changes, 1 untracked one, 5 remarks"

  private struct Proposals {
    let report: InventedReport
    private var popular: [InventedMark] = []
    private var remarks: [InventedMark] = []

    init(_ report: InventedReport) {
      self.report = report
      var chance = Chance(seed: 51)
      popular = (0..<400).map { _ in change(&chance) }
      remarks = (0..<200).map { _ in remark(&chance) }
    }

    private func place(_ chance: inout Chance) -> (block: Int, start: Int) {
      let block = chance.one(of: report.blocks.indices.filter { !report.blocks[$0].isHeading })
      return (block, 1 + chance.below(report.blocks[block].words.count - 8))
    }

    private func change(_ chance: inout Chance) -> InventedMark {
      let (block, start) = place(&chance)
      let length = 1 + chance.below(3)
      switch chance.below(3) {
      case 0: return InventedMark(block: block, words: start..<start, .tracked(chance.words(1 + chance.below(4))))
      case 1: return InventedMark(block: block, words: start..<start + length, .tracked([]))
      default: return InventedMark(block: block, words: start..<start + length, .tracked(chance.words(length)))
      }
    }

    private func remark(_ chance: inout Chance) -> InventedMark {
      let (block, start) = place(&chance)
      return InventedMark(block: block, words: start..<start + 4, .remark("Đề nghị \(chance.clause())."))
    }

    /// Six in ten are somebody else's too.
    func marks(_ chance: inout Chance) -> [InventedMark] {
      var marks = (0..<8).map { _ in chance.isHit(60) ? chance.one(of: popular) : change(&chance) }
      marks += (0..<5).map { _ in chance.isHit(60) ? chance.one(of: remarks) : remark(&chance) }
      let (block, start) = place(&chance)
      marks.append(InventedMark(block: block, words: start..<start + 1, .silent([String(2 + chance.below(900))])))
      return marks
    }
  }
}
