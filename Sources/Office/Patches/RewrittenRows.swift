// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// What joins cells of a table bears no marks. Where accepting should join them otherwise than rejecting, the row goes
/// and comes in again; and since LibreOffice counts how many rows a cell covers, those that go stand together, and
/// what comes in follows them.
extension PatchPlan {
  mutating func settleMerges(in file: WordFile, _ style: WordPatch.Style) throws(WordPatchFault) {
    for (story, rows) in mergedTables(in: file) {
      let table = try MergedTable(rows, story, self, file)
      for (number, merges) in table.newMerges { newRows[number].merges = merges }
      lostWords += table.lost
      switch style {
      case .clean: cellMerges[story, default: [:]].merge(table.merges) { $1 }
      case .redline: try rewrite(table, rows, file)
      }
    }
  }

  /// The tables in which something changes and cells are one with those above.
  func mergedTables(in file: WordFile) -> [(story: Int, rows: [TableRow])] {
    var met: Set<[Int]> = []
    var tables: [(story: Int, rows: [TableRow])] = []
    let touched =
      newRows.map(\.beside) + goneRows.map(\.holding) + blocks.filter { $1.touchesText || $1.isFollowed }.keys.sorted()
    for block in touched {
      guard let row = file.row(of: block) else { continue }
      let story = file.blockPlaces[block].story
      guard met.insert([story, Int(file.stories[story].tree[row].parent)]).inserted else { continue }
      let rows = file.mergedRows(beside: row, in: story)
      if !rows.isEmpty { tables.append((story, rows)) }
    }
    return tables
  }

  private mutating func rewrite(
    _ table: MergedTable, _ rows: [TableRow], _ file: WordFile
  ) throws(WordPatchFault) {
    var made: [NewRow] = []
    var (lead, late): ([NewRow], [NewRow]) = ([], [])
    var last: Int?
    func close() {
      if let last, let block = rows[last].cells.first?.blocks.first {
        made += late.map { new in
          var moved = new
          (moved.beside, moved.isAbove, moved.like) = (block, false, new.like ?? new.beside)
          return moved
        }
      }
      made += lead
      (lead, late, last) = ([], [], nil)
    }
    let numbers = (Array(table.above.values) + Array(table.below.values)).joined()
    func enter(_ new: [Int]?) {
      for number in new ?? [] { if last == nil { lead.append(newRows[number]) } else { late.append(newRows[number]) } }
    }
    for number in rows.indices {
      enter(table.above[number])
      if table.gone[number] == nil, table.changed[number] == nil {
        close()
      } else {
        if last == nil {
          let going = lead.prefix { $0.merges?.contains(.first) != true }
          made += going
          (lead, late) = ([], Array(lead.dropFirst(going.count)))
        }
        last = number
        if let hand = table.changed[number] {
          var new = try again(rows[number], hand, file)
          new.merges = rows[number].cells.map { table.merges[$0.node] ?? $0.merge }
          late.append(new)
        }
      }
      enter(table.below[number])
    }
    close()
    let others = newRows.indices.filter { !numbers.contains($0) }.map { newRows[$0] }
    newRows = others + made
  }

  /// The row goes, and is to come in as it will read.
  private mutating func again(_ row: TableRow, _ hand: Hand, _ file: WordFile) throws(WordPatchFault) -> NewRow {
    guard let block = row.cells.first?.blocks.first else { throw .mergedRow(block: 0) }
    guard file.canCopyRow(of: block) else { throw .notCopied(block: block) }
    goneRows.append((block, hand))
    var copies: [WordEdit.Copy] = []
    for block in row.cells.flatMap(\.blocks) { if let copy = try takeCopy(of: block, file) { copies.append(copy) } }
    return NewRow(
      beside: block, isAbove: false, content: .copy(of: block, reading: copies), hand: hand, merges: nil)
  }

  /// What the paragraph will hold; remarks stay with the one that goes.
  private mutating func takeCopy(of block: Int, _ file: WordFile) throws(WordPatchFault) -> WordEdit.Copy? {
    guard let plan = blocks[block], plan.touchesText || plan.isFollowed || plan.look != nil else { return nil }
    let isPlain =
      plan.isDeleted == nil && plan.endDeleted == nil && !plan.isSplit && !plan.isFollowed && plan.look == nil
    guard isPlain else { throw .mergedRow(block: block) }
    let length = file.blockPlaces[block].leaves.last?.end ?? 0
    var stretches: [WordEdit.Copy.Stretch] = []
    var at = 0
    func keep(to end: Int) {
      if end > at { stretches.append(.kept(at..<end)) }
      at = max(at, end)
    }
    var deletions = plan.deletions[...]
    var rest = plan
    rest.points = []
    for point in plan.points {
      guard case .words(let words, _) = point.kind else {
        rest.points.append(point)
        continue
      }
      while let gone = deletions.first, gone.range.lowerBound < point.offset {
        keep(to: gone.range.lowerBound)
        at = gone.range.upperBound
        deletions.removeFirst()
      }
      keep(to: point.offset)
      stretches.append(.words(words))
    }
    for gone in deletions {
      keep(to: gone.range.lowerBound)
      at = gone.range.upperBound
    }
    keep(to: length)
    rest.deletions = []
    blocks[block] = rest
    return WordEdit.Copy(of: block, stretches)
  }
}

extension WordFile {
  /// Where rows go that show the words of a group (cells that are one, down the rows), and others of the group stay:
  /// what brings these words into the next of them.
  public func keepingGroups(_ edits: [WordEdit]) throws(WordPatchFault) -> [WordEdit] {
    var ids = PatchIDs(taken: [])
    return try PatchPlan(WordPatch(edits, style: .clean), of: self, ids: &ids).lostWords.map { lost in
      WordEdit(.replace(block: lost.block, 0..<0, with: lost.words), by: lost.hand)
    }
  }
}

extension BlockPlan {
  fileprivate var isFollowed: Bool { !followers.isEmpty }
}
