// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

extension ChangeSet {
  /// The changes to one block that somebody worded anew, as changes in its place: words in it, or paragraphs behind it in
  /// the same cell. What the comparison would have come or go elsewhere is one rewriting of the block.
  func staying(in block: DraftBlock, reading texts: [String]) -> ChangeSet {
    var set = self
    guard changes.allSatisfy({ $0.edit.stays(in: block.id) }) else {
      let whole = Span(block.id, 0..<block.text.utf16.count)
      let change = Change(
        id: ChangeID(source: source, number: 1), edit: .rewrite(whole, texts),
        kind: Self.kind(texts.count > 1 ? .split : .replace, in: block), old: block.text,
        new: texts.joined(separator: "\n"))
      let alone = DraftText(version: base, blocks: [block])
      set.changes = [change]
      for index in set.remarks.indices {
        set.remarks[index].anchor = alone.anchor(onAllOf: block.id)
        set.remarks[index].touches = [change.id]
        set.remarks[index].gone = nil
      }
      return set
    }
    guard block.cell != nil else { return set }
    for index in set.changes.indices {
      set.changes[index].kind = Self.kind(set.changes[index].kind, in: block)
      if case .insert(let blocks, let gap) = set.changes[index].edit {
        set.changes[index].edit = .insert(blocks.map { $0.hosted(by: block.id) }, at: gap)
      }
    }
    return set
  }

  /// Words of a cell are told as such.
  private static func kind(_ kind: ChangeKind, in block: DraftBlock) -> ChangeKind {
    guard block.cell != nil, block.story == .body else { return kind }
    switch kind {
    case .replace, .insert, .delete, .split: return .cell
    case .blockInsert, .blockDelete, .move, .merge, .rowInsert, .rowDelete, .columns, .object, .cell, .format,
      .footnote, .header:
      return kind
    }
  }
}

extension Edit {
  /// Whether it changes the words of this block, or brings paragraphs right behind it.
  fileprivate func stays(in id: BlockID) -> Bool {
    switch self {
    case .rewrite(let span, _): span.start.block == id && span.end.block == id
    case .insert(_, let gap): gap == .after(id)
    case .restyle(let block, _): block == id
    case .reformat(let span): span.start.block == id
    case .delete, .move, .insertRow, .deleteRow: false
    }
  }
}

extension NewBlock {
  fileprivate func hosted(by id: BlockID) -> NewBlock {
    var block = self
    block.host = .cell(of: id)
    return block
  }
}

extension DraftText {
  /// All that stands in the row of a block, tables inside of it too; nothing where it stands in no table.
  func row(of block: DraftBlock) -> ArraySlice<DraftBlock> {
    guard let cell = block.cell else { return [] }
    func isMate(_ other: DraftBlock) -> Bool {
      other.story == block.story && other.cell?.table == cell.table && other.cell?.row == cell.row
    }
    guard let first = blocks.firstIndex(where: isMate), let last = blocks.lastIndex(where: isMate) else { return [] }
    return blocks[first...last]
  }

  /// What stands at the head of the column of a cell; nil where nothing does, and for the head itself.
  func columnHead(of block: DraftBlock) -> String? {
    guard let cell = block.cell, cell.row > 0 else { return nil }
    return blocks.first {
      $0.story == block.story && $0.cell?.table == cell.table && $0.cell?.row == 0 && $0.cell?.column == cell.column
    }?.text.trimmed.nilIfEmpty?.clipped(60)
  }
}
