// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

extension MarkedBlock {
  /// All of them, deleted ones included.
  var words: String { pieces.map(\.text).joined() }
}

/// What the text should be after a patch, reckoned on the text alone and not from what was written.
struct IntendedText {
  let base: WordFile
  let plan: PatchPlan
  let style: WordPatch.Style

  var text: MarkedText {
    var blocks: [MarkedBlock] = []
    var (above, below): ([Int: [MarkedBlock]], [Int: [MarkedBlock]]) = ([:], [:])
    for (number, new) in plan.additions.enumerated() { add(new, number, above: &above, below: &below) }
    for row in plan.newRows where row.isAbove { add(row, to: &above) }
    for row in plan.newRows where !row.isAbove { add(row, to: &below) }
    let gone = goneRows
    var joined: MarkedBlock?
    for (index, block) in base.text.blocks.enumerated() {
      var made: [MarkedBlock] = []
      if !(style == .clean && gone[index] != nil) {
        var block = block
        if let hand = gone[index], block.cell?.rowFate.deleted == nil { block.cell?.rowFate.deleted = hand }
        if let before = joined {
          // The end that is left is the later one.
          block.pieces = before.pieces + block.pieces
          joined = nil
          made = parts(of: block, index, shift: before.pieces.reduce(0) { $0 + $1.text.utf16.count })
        } else {
          made = parts(of: block, index, shift: 0)
        }
      }
      if style == .clean, plan.blocks[index]?.joinsNext ?? false, let last = made.popLast() { joined = last }
      blocks += (above[index] ?? []) + made + (below[index] ?? [])
    }
    return MarkedText(blocks: blocks, remarks: [])
  }

  private var goneRows: [Int: Hand] {
    var gone: [Int: Hand] = [:]
    for row in plan.goneRows {
      guard let node = base.row(of: row.holding) else { continue }
      for block in base.blocks(inside: node, story: base.blockPlaces[row.holding].story) { gone[block] = row.hand }
    }
    return gone
  }

  private func add(_ row: PatchPlan.NewRow, to rows: inout [Int: [MarkedBlock]]) {
    guard let node = base.row(of: row.beside), let cell = base.text.blocks[row.beside].cell else { return }
    let inside = base.blocks(inside: node, story: base.blockPlaces[row.beside].story)
    guard let edge = row.isAbove ? inside.first : inside.last else { return }
    let fate = style == .redline ? Fate(inserted: row.hand) : Fate.kept
    // A row number of its own, so that its cells join nothing.
    let number = -1 - 2 * edge - (row.isAbove ? 1 : 0)
    let made = cells(of: row.content).enumerated().flatMap { column, paragraphs in
      let path = CellPath(
        table: cell.table, row: number - 2 * base.text.blocks.count * (rows[edge]?.count ?? 0), column: column,
        rowFate: fate)
      return paragraphs.map { words in
        MarkedBlock(
          story: base.text.blocks[row.beside].story, pieces: [Piece(words, fate: fate)], end: fate, cell: path)
      }
    }
    // Later ones stand under those before.
    rows[edge] = (rows[edge] ?? []) + made
  }

  /// The block in as many parts as it is split into, and what follows it.
  private func parts(of block: MarkedBlock, _ index: Int, shift: Int) -> [MarkedBlock] {
    guard let plan = plan.blocks[index] else { return [block] }
    if style == .clean, plan.isDeleted != nil, base.canRemove(index, self.plan) { return followers(block, index, plan) }
    var parts: [MarkedBlock] = []
    var open = block
    open.pieces = []
    var points = plan.points[...]
    var offset = -shift
    func meet() {
      while let point = points.first, point.offset <= offset, offset >= 0 {
        switch point.kind {
        case .words(let words, let hand):
          open.pieces.append(Piece(words, fate: style == .redline ? Fate(inserted: hand) : .kept))
        case .split(let hand):
          var first = open
          first.end = style == .redline ? Fate(inserted: hand) : .kept
          parts.append(first)
          open.pieces = []
        case .remarkStart, .remarkEnd: break
        }
        points = points.dropFirst()
      }
    }
    for piece in block.pieces {
      var rest = Substring(piece.text)
      while !rest.isEmpty {
        meet()
        let cut = nextCut(after: offset, plan, points)
        let length = min(cut.map { $0 - offset } ?? Int.max, rest.utf16.count)
        let end = rest.utf16.index(rest.startIndex, offsetBy: length)
        var part = piece
        part.text = String(rest[..<end])
        rest = rest[end...]
        if take(&part, at: offset, plan) { open.pieces.append(part) }
        offset += length
      }
    }
    meet()
    if style == .redline {
      if let hand = plan.endDeleted, open.end.deleted == nil { open.end.deleted = hand }
      if plan.passesEndOn, let first = plan.followers.first, open.end.inserted == nil { open.end.inserted = first.hand }
    }
    return parts + [open] + followers(block, index, plan)
  }

  /// False where nothing is left of it.
  private func take(_ part: inout Piece, at offset: Int, _ plan: BlockPlan) -> Bool {
    guard offset >= 0, part.fate.deleted == nil else { return true }
    guard let hand = plan.isDeleted ?? plan.deletions.first(where: { $0.range.contains(offset) })?.hand else {
      return true
    }
    part.fate.deleted = hand
    return style == .redline
  }

  private func nextCut(after offset: Int, _ plan: BlockPlan, _ points: ArraySlice<BlockPlan.Point>) -> Int? {
    let edges = plan.deletions.flatMap { [$0.range.lowerBound, $0.range.upperBound] } + points.map(\.offset) + [0]
    return edges.filter { $0 > offset }.min()
  }

  private func followers(_ block: MarkedBlock, _ index: Int, _ plan: BlockPlan) -> [MarkedBlock] {
    plan.followers.enumerated().flatMap { number, follower -> [MarkedBlock] in
      // A table number of its own, as new rows have.
      var made = self.made(follower.content, follower.hand, in: block, table: -1 - index * 1_000 - number)
      if number == plan.heir { made[0].end = .kept }
      return made
    }
  }

  private func add(
    _ new: PatchPlan.NewBeside, _ number: Int, above: inout [Int: [MarkedBlock]], below: inout [Int: [MarkedBlock]]
  ) {
    let around = base.outermost(around: new.of)
    let inside = base.blocks(inside: around, story: base.blockPlaces[new.of].story)
    guard let first = inside.first, let last = inside.last else { return }
    var model = base.text.blocks[new.of]
    (model.cell, model.hint) = (nil, nil)
    let made = self.made(new.content, new.hand, in: model, table: -1_000_000_000 - number)
    switch new.side {
    case .before: above[first, default: []] += made
    case .after: below[last, default: []] += made
    }
  }

  /// The paragraphs of each cell.
  private func cells(of row: WordEdit.Row) -> [[String]] {
    switch row {
    case .words(let cells): return cells.map(\.paragraphs)
    case .copy(let block, let paragraphs):
      guard let node = base.row(of: block) else { return [] }
      var cells: [[String]] = []
      for index in base.blocks(inside: node, story: base.blockPlaces[block].story) {
        let text = paragraphs.first { $0.block == index }.map { words(of: $0) } ?? base.text.blocks[index].words
        let column = base.text.blocks[index].cell?.column ?? 0
        while cells.count <= column { cells.append([]) }
        cells[column].append(text)
      }
      return cells
    }
  }

  private func words(of copy: WordEdit.Copy) -> String {
    copy.stretches.map { stretch in
      switch stretch {
      case .kept(let range):
        TextByNumber.cut(base.text.blocks[copy.block].words, range.lowerBound, range.upperBound)
      case .words(let words): words
      }
    }.joined()
  }

  private func made(
    _ content: WordEdit.Addition, _ hand: Hand, in model: MarkedBlock, table: Int
  ) -> [MarkedBlock] {
    let fate = style == .redline ? Fate(inserted: hand) : Fate.kept
    switch content {
    case .paragraph(let text):
      var new = model
      new.pieces = text.isEmpty ? [] : [Piece(text, fate: fate)]
      new.label = nil
      new.end = fate
      return [new]
    case .copy(let copy): return made(.paragraph(words(of: copy)), hand, in: model, table: table)
    case .table(let rows):
      return made(.copiedTable(like: 0, rows: rows.map { .words($0) }), hand, in: model, table: table)
    case .copiedTable(_, let rows):
      return rows.enumerated().flatMap { row, content in
        cells(of: content).enumerated().flatMap { column, paragraphs in
          paragraphs.map { words in
            MarkedBlock(
              story: model.story, pieces: words.isEmpty ? [] : [Piece(words, fate: fate)], end: fate,
              cell: CellPath(table: table, row: row, column: column, rowFate: fate))
          }
        }
      }
    }
  }
}
