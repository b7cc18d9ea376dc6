// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Packs

/// Where a passage stands, as people look it up: the part, the heading, and the number of the paragraph below it, or the row
/// of a table. Not the page and the line: those are of one print, and the same Word file breaks elsewhere in another
/// program, with other fonts, or once a mark is in it; a number that is wrong in the reader's copy is worse than none.
struct PassagePlace {
  private let text: DraftText
  private let outline: Outline

  init(_ text: DraftText, _ outline: Outline) {
    self.text = text
    self.outline = outline
  }

  /// In the language of the paper; nil where there is no such block. Of a row as a whole no cell is named.
  func words(of block: BlockID, isBehind: Bool = false, isWholeRow: Bool = false, _ say: Language) -> String? {
    guard let place = text.blocks.firstIndex(where: { $0.id == block }) else { return nil }
    let heading = outline.heading(above: block).flatMap { outline.entry($0) }
    let part = outline.entry(above: block, level: 1)
    let titles = [part, heading].compactMap { $0?.title }.unique
    let spot = spot(place, below: heading, isBehind, isWholeRow, say)
    return (titles + [spot].compactMap { $0 }).joined(separator: "; ")
  }

  private func spot(
    _ place: Int, below heading: Outline.Entry?, _ isBehind: Bool, _ isWholeRow: Bool, _ say: Language
  ) -> String? {
    let block = text.blocks[place]
    guard block.story == .body else { return say("ngoài phần chính văn", "beside the text") }
    if let cell = block.cell {
      let (table, row) = (cell.table + 1, cell.row + 1)
      if isBehind { return say("bảng \(table), sau hàng \(row)", "table \(table), after row \(row)") }
      let spot = say("bảng \(table), hàng \(row)", "table \(table), row \(row)")
      guard !isWholeRow else { return spot }
      return text.cellWords(of: block).map { "\(spot) (\($0))" } ?? spot
    }
    guard place != heading?.place else { return isBehind ? say("ngay sau đề mục", "right after the heading") : nil }
    let number = number(of: place, below: heading)
    return isBehind
      ? say("sau đoạn \(number)", "after paragraph \(number)") : say("đoạn \(number)", "paragraph \(number)")
  }

  /// Counted from 1 below the heading, or from the beginning where none stands above; empty lines and tables do not count.
  private func number(of place: Int, below heading: Outline.Entry?) -> Int {
    let start = heading.map { $0.place + 1 } ?? 0
    return text.blocks[start...place].count { block in
      block.story == .body && block.cell == nil && !block.text.trimmed.isEmpty
    }
  }
}

extension DraftText {
  /// What the number in a cell is a number of: the words that begin its row, and those above it; nil where there are none,
  /// and for any other block.
  func cellWords(of block: DraftBlock) -> String? {
    guard let cell = block.cell else { return nil }
    func first(_ isMeant: (CellSpot) -> Bool) -> String? {
      blocks.first {
        guard let other = $0.cell, other.table == cell.table, $0.story == block.story, $0.id != block.id else {
          return false
        }
        return isMeant(other) && $0.text.contains(where: \.isLetter)
      }?.text.clipped(60)
    }
    let row = first { $0.row == cell.row && $0.column < cell.column }
    let column = cell.row > 0 ? first { $0.row == 0 && $0.column == cell.column } : nil
    return [row, column].compactMap { $0 }.unique.joined(separator: "; ").nilIfEmpty
  }
}
