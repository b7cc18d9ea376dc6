// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

extension PatchPlan {
  /// The blocks that refer to a note of which no words are left, and who took them: a mark that leads to nothing goes.
  func marksOfEmptiedNotes(in text: MarkedText) -> [(block: Int, note: BlockStory, hand: Hand)] {
    let standing = text.noteMarks.filter { $0.fate.deleted == nil }
    let stories = Set(standing.map(\.note))
    var words: [BlockStory: [Int]] = [:]
    for (index, block) in text.blocks.enumerated() where stories.contains(block.story) {
      words[block.story, default: []].append(index)
    }
    var emptied: [BlockStory: Hand] = [:]
    for (note, own) in words {
      let hands = own.map { hand(emptying: $0, text.blocks[$0]) }
      if hands.allSatisfy({ $0.isEmptied }) { emptied[note] = hands.lazy.compactMap(\.hand).first }
    }
    return standing.compactMap { mark in emptied[mark.note].map { (mark.place.block, mark.note, $0) } }
  }

  /// Whether a block has no words once the plan is carried out, and who takes those that it has.
  private func hand(emptying index: Int, _ block: MarkedBlock) -> (isEmptied: Bool, hand: Hand?) {
    guard let plan = blocks[index] else { return (block.pieces.allSatisfy { $0.fate.deleted != nil }, nil) }
    let brings = plan.points.contains { if case .words(let words, _) = $0.kind { !words.isEmpty } else { false } }
    guard !brings, plan.followers.isEmpty else { return (false, nil) }
    if let hand = plan.isDeleted { return (true, hand) }
    var offset = 0
    for piece in block.pieces {
      let range = offset..<(offset + piece.text.utf16.count)
      offset = range.upperBound
      let isGone = range.allSatisfy { unit in plan.deletions.contains { $0.range.contains(unit) } }
      if piece.fate.deleted == nil, !isGone { return (false, nil) }
    }
    return (true, plan.deletions.first?.hand)
  }
}
