// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// Where the marks of notes stand in a paragraph, and what comes in behind them.
struct NotePlaces {
  private let units: [UInt16]
  /// By where they stand in the text of the block: the last of those that follow each other.
  private let marks: [Int: XMLTree.Index]

  init(_ shape: ParagraphShape, _ block: MarkedBlock) {
    var marks: [Int: XMLTree.Index] = [:]
    for run in shape.runs where !shape.isDeleted(run.node) {
      var offset = run.start
      for child in shape.tree.children(of: run.node) {
        if let leaf = run.leaves.first(where: { $0.node == child }) { offset = leaf.end }
        if shape.tree.note(referredToBy: child) != nil { marks[offset] = child }
      }
    }
    self.marks = marks
    units = marks.isEmpty ? [] : block.pieces.flatMap { Array($0.text.utf16) }
  }

  /// For each point of a plan the mark behind which it comes in; nil for what comes in before a mark, or where none is.
  /// What comes for words that go stands where they stood; what follows something behind a mark is behind it too.
  func marks(before plan: BlockPlan) -> [XMLTree.Index?] {
    var passed: Int?
    return plan.points.map { point in
      guard let mark = marks[point.offset] else { return nil }
      if case .words(let words, _) = point.kind, passed != point.offset,
        !plan.deletions.contains(where: { $0.range.upperBound == point.offset }),
        NoteSide.isBehind(words.utf16, after: units.prefix(point.offset))
      {
        passed = point.offset
      }
      return passed == point.offset ? mark : nil
    }
  }
}
