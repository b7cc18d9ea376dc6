// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts

/// Which text of the two that a file with marks holds.
public enum Settling: Sendable {
  /// Every change taken in.
  case accepting
  /// Every change taken back.
  case rejecting

  func keeps(_ fate: Fate) -> Bool {
    switch self {
    case .accepting: fate.deleted == nil
    case .rejecting: fate.inserted == nil
    }
  }
}

/// One paragraph as it is once all changes are settled, and the last block of those that it was made from.
public struct SettledBlock: Hashable, Sendable {
  public var text: String
  public var block: Int
}

extension MarkedText {
  /// The paragraphs that remain, in the order of the blocks. A mark that goes joins its paragraph with the next one,
  /// but never over the border of a cell or a story; a row that goes takes its cells along.
  public func settled(_ settling: Settling) -> [SettledBlock] {
    let kept = blocks.indices.filter { settling.keeps(blocks[$0].cell?.rowFate ?? .kept) }
    var settled: [SettledBlock] = []
    var begun = ""
    for (place, index) in kept.enumerated() {
      let block = blocks[index]
      for piece in block.pieces where settling.keeps(piece.fate) { begun += piece.text }
      if !settling.keeps(block.end) {
        // Where a table went, its neighbours stay apart.
        let isNextKept = place + 1 < kept.count && kept[place + 1] == index + 1
        if isNextKept, block.canJoin(blocks[index + 1]) { continue }
        // Nothing is left of it, and a cell holds another paragraph.
        let before = settled.last.map { blocks[$0.block] }
        if begun.isEmpty, block.cell == nil || before.map({ $0.canJoin(block) }) ?? false { continue }
      }
      settled.append(SettledBlock(text: begun, block: index))
      begun = ""
    }
    return settled
  }
}

extension MarkedBlock {
  func canJoin(_ next: MarkedBlock) -> Bool {
    guard story == next.story else { return false }
    switch (cell, next.cell) {
    case (nil, nil): return true
    case (let own?, let other?): return (own.table, own.row, own.column) == (other.table, other.row, other.column)
    case _: return false
    }
  }
}
