// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// LibreOffice takes a deleted paragraph whose words come in elsewhere for one that was moved, and whoever accepts all
/// there gives its style and level to the paragraph behind it. Where the same is marked as the source of a move without
/// a destination it does not, and that is a deletion too (ECMA-376 part 1, §17.13.5.21 and §17.13.5.22).
extension PatchPlan {
  mutating func markDepartures(in file: WordFile) {
    let arriving = arriving(in: file)
    for (block, plan) in blocks where plan.isDeleted != nil && plan.endDeleted != nil {
      let words = file.text.blocks[block].pieces.filter { $0.fate.deleted == nil }.map(\.text).joined()
      blocks[block]?.departs = arriving.contains(words.withoutEdgeSpaces)
    }
  }

  /// All that comes in, each without the spaces at its edges.
  private func arriving(in file: WordFile) -> Set<String> {
    var found: Set<String> = []
    func add(_ content: WordEdit.Addition) {
      switch content {
      case .paragraph(let words): found.insert(words.withoutEdgeSpaces)
      case .copy(let copy):
        let own = file.text.blocks[copy.block].words
        found.insert(
          copy.stretches.map { stretch in
            switch stretch {
            case .kept(let range): TextByNumber.cut(own, range.lowerBound, range.upperBound)
            case .words(let words): words
            }
          }.joined().withoutEdgeSpaces)
      case .table, .copiedTable: break
      }
    }
    for new in additions { add(new.content) }
    for plan in blocks.values {
      for follower in plan.followers { add(follower.content) }
      for case .words(let words, _) in plan.points.map(\.kind) { found.insert(words.withoutEdgeSpaces) }
    }
    return found.subtracting([""])
  }
}

extension StringProtocol {
  fileprivate var withoutEdgeSpaces: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
