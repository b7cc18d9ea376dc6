// SPDX-License-Identifier: AGPL-3.0-or-later

/// An edit that leads from one text to another, and its turn among those that arrive in the same gap.
public struct TurnedEdit: Hashable, Sendable {
  public var edit: Edit
  public var turn: Int
  /// Set where nobody would call it an edit.
  public var noise: Noise?
  /// Where it stands in the new text; nil where it only takes away.
  public var place: ReadPlace?
  /// It only says that a column of a table came or went.
  var isColumn = false
}

extension Comparison {
  /// The edits that make the new text of the old one, each in places of the old one; all of them applied together give
  /// exactly the new text. Noise is marked, not left out.
  public func edits(of base: DraftText) -> [TurnedEdit] {
    edits(of: base, replacing: [:])
  }

  /// The same where some blocks of the new text came for some that went: each such pair is one replacement.
  func edits(of base: DraftText, replacing replaced: [Int: Int]) -> [TurnedEdit] {
    var walk = DiffWalk(self, base, replaced)
    walk.run()
    return walk.edits
  }
}

/// A table of a text, or one row of it, or one cell of that.
struct TableSpot: Hashable {
  let story: BlockStory
  let table: Int
  let row: Int?
  let column: Int?

  init(_ story: BlockStory, _ cell: CellSpot, row: Int? = nil, column: Int? = nil) {
    (self.story, table, self.row, self.column) = (story, cell.table, row, column)
  }

  init(_ story: BlockStory, _ cell: CellPath) {
    (self.story, table, row, column) = (story, cell.table, nil, nil)
  }
}

private struct DiffWalk {
  let comparison: Comparison
  let base: DraftText
  let locator: Locator
  var edits: [TurnedEdit] = []
  /// For each table, row and cell of the new text, a block of the base that stands in it.
  private let tables: [TableSpot: BlockID]
  /// Blocks of the old text by those of the new one that came for them.
  private let replaced: [Int: Int]
  private let gone: Set<Int>
  private let cuts: NoteCuts?
  private var gap: Gap?
  private var rank = -1
  /// The bead that the last edit is of.
  private var lastBead = -1

  init(_ comparison: Comparison, _ base: DraftText, _ replaced: [Int: Int]) {
    self.comparison = comparison
    self.base = base
    (self.replaced, gone) = (replaced, Set(replaced.values))
    cuts = replaced.isEmpty || comparison.notes.isEmpty ? nil : comparison.noteCuts
    locator = Locator(base)
    var tables: [TableSpot: BlockID] = [:]
    for bead in comparison.beads where bead.isPair {
      guard let block = bead.new.first.map({ comparison.new[$0] }), let cell = block.cell else { continue }
      let id = base.blocks[bead.old.lowerBound].id
      tables[TableSpot(block.story, cell)] = id
      tables[TableSpot(block.story, cell, row: cell.row)] = id
      tables[TableSpot(block.story, cell, row: cell.row, column: cell.column)] = id
    }
    self.tables = tables
  }

  mutating func run() {
    for (turn, bead) in comparison.beads.enumerated() {
      if let first = bead.new.first {
        let story = comparison.new[first].story
        if ComparedText.rank(story) != rank { (gap, rank) = (.start(story), ComparedText.rank(story)) }
      }
      if bead.new.isEmpty {
        addRemoval(bead, turn)
      } else if bead.old.isEmpty {
        addArrival(bead, turn)
      } else {
        addPair(bead, turn)
      }
    }
  }

  private mutating func add(_ edit: Edit, _ turn: Int, _ noise: Noise? = nil, at place: ReadPlace? = nil) {
    let start = comparison.beads[turn].new.first.map { ReadPlace(block: $0, offset: 0) }
    edits.append(TurnedEdit(edit: edit, turn: edits.count, noise: noise, place: place ?? start))
    edits[edits.count - 1].isColumn = comparison.beads[turn].isColumn
    lastBead = turn
  }

  private mutating func addRemoval(_ bead: Bead, _ turn: Int) {
    let ids = bead.old.map { base.blocks[$0].id }
    if bead.isRow {
      let start = hostRow(of: bead, turn)
      let inside = edits[start...].flatMap { item in
        if case .deleteRow(let ids) = item.edit { ids } else { [BlockID]() }
      }
      edits.removeSubrange(start...)
      add(.deleteRow(inside + ids), turn)
    } else {
      for (id, index) in zip(ids, bead.old) where !gone.contains(index) {
        add(.delete(id), turn, comparison.old[index].text.allSatisfy(\.isWhitespace) ? .spaces : nil)
      }
    }
  }

  /// The edit with which the taking away of a row begins that goes on here behind a table in one of its cells; the end of
  /// the edits where the row is another one.
  private func hostRow(of bead: Bead, _ turn: Int) -> Int {
    func row(_ block: DraftBlock) -> TableSpot? { block.cell.map { TableSpot(block.story, $0, row: $0.row) } }
    var (index, before) = (edits.count, turn)
    while index > 0, before > 0, lastBead == turn - 1, case .deleteRow(let ids) = edits[index - 1].edit,
      comparison.beads[before - 1].isRow, comparison.beads[before - 1].new.isEmpty
    {
      (index, before) = (index - 1, before - 1)
      let first = ids.first.flatMap { locator.places[$0] }.map { base.blocks[$0] }
      if let first, row(first) == row(base.blocks[bead.old.lowerBound]) { return index }
    }
    return edits.count
  }

  private mutating func addArrival(_ bead: Bead, _ turn: Int) {
    guard var gap, let first = bead.new.first else { return }
    if bead.isRow {
      add(.insertRow(row(bead.new), at: locator.settled(gap, for: .none)), turn)
      return
    }
    if let old = replaced[first] { return replace(old, by: first, turn) }
    let blocks = bead.new.map { index in
      let block = comparison.new[index]
      return NewBlock(kind: block.kind, story: block.story, text: block.text, host: host(of: index))
    }
    gap = locator.settled(gap, for: blocks[0].host)
    let isEmpty = blocks.allSatisfy { $0.text.allSatisfy(\.isWhitespace) }
    // Paragraphs that arrive one behind the other are one proposal.
    if let last = edits.last, case .insert(let earlier, gap) = last.edit, lastBead == turn - 1, !isEmpty,
      last.noise == nil, comparison.new[first].cell == nil, comparison.new[first - 1].cell == nil
    {
      edits[edits.count - 1].edit = .insert(earlier + blocks, at: gap)
      lastBead = turn
    } else {
      add(.insert(blocks, at: gap), turn, isEmpty ? .spaces : nil)
    }
  }

  /// What arrives behind it stands behind the block that it came for.
  private mutating func replace(_ old: Int, by new: Int, _ turn: Int) {
    let (block, other) = (base.blocks[old], comparison.new[new])
    let units = Array(other.text.utf16)
    let whole = Stretch(kind: .changed, old: 0..<block.text.utf16.count, new: 0..<units.count)
    for part in cuts?.stretches(old, new) ?? [whole] {
      let words = String(decoding: units[part.new], as: UTF16.self)
      add(.rewrite(Span(block.id, part.old), [words]), turn, at: ReadPlace(block: new, offset: part.new.lowerBound))
    }
    if block.kind != other.kind { add(.restyle(block.id, other.kind), turn) }
    gap = .after(block.id)
  }

  private func row(_ range: Range<Int>) -> NewRow {
    var cells: [NewRow.Cell] = []
    for index in range {
      let block = comparison.new[index]
      let column = block.cell?.column ?? 0
      let new = NewBlock(kind: block.kind, story: block.story, text: block.text)
      if let last = cells.last, last.column == column {
        cells[cells.count - 1].blocks.append(new)
      } else {
        cells.append(NewRow.Cell(column: column, blocks: [new]))
      }
    }
    let first = comparison.new[range.lowerBound]
    let known = first.cell.flatMap { tables[TableSpot(first.story, $0)] }
    return NewRow(cells: cells, table: known.map { .of($0) } ?? .new(first.cell?.table ?? 0))
  }

  private func host(of index: Int) -> CellHost {
    let block = comparison.new[index]
    guard let cell = block.cell else { return .none }
    if let known = tables[TableSpot(block.story, cell, row: cell.row, column: cell.column)] { return .cell(of: known) }
    return tables[TableSpot(block.story, cell, row: cell.row)].map { .column(cell.column, rowOf: $0) } ?? .none
  }

  private mutating func addPair(_ bead: Bead, _ turn: Int) {
    let ids = bead.old.map { base.blocks[$0].id }
    if bead.isMoved {
      // Notes stand in the order of their marks, in whatever order a file keeps them.
      if let gap, !comparison.new[bead.new.lowerBound].story.isNote {
        add(.move(ids[0], to: locator.settled(gap, for: .none)), turn)
      }
    } else {
      gap = .after(ids[ids.count - 1])
    }
    let spans = BeadSpans(comparison, bead)
    for stretch in bead.stretches {
      switch stretch.kind {
      case .same: continue
      case .changed, .noise:
        let edit = Edit.rewrite(spans.span(stretch.old, in: base), spans.texts(stretch.new))
        add(edit, turn, stretch.kind.noise, at: spans.newPlace(stretch.new.lowerBound))
      }
    }
    let (before, after) = (comparison.old[bead.old.upperBound - 1], comparison.new[bead.new.upperBound - 1])
    if bead.new.count == 1, before.kind != after.kind {
      add(.restyle(ids[ids.count - 1], after.kind), turn, isTypedOut(before, after) ? .renumbering : nil)
    }
  }

  /// An item of a list whose number somebody typed in its stead, or the other way about: it looks as before.
  private func isTypedOut(_ before: ComparedBlock, _ after: ComparedBlock) -> Bool {
    func isTyped(_ typed: ComparedBlock, for counted: ComparedBlock) -> Bool {
      guard case .listItem = counted.kind, typed.kind == .paragraph, typed.label == nil,
        let form = counted.label.flatMap(NumberForm.init)
      else { return false }
      return NumberForm.length(in: typed.text, of: [form]) > 0
    }
    return isTyped(after, for: before) || isTyped(before, for: after)
  }
}

/// Turns ranges of a bead's joined texts into spans and texts.
struct BeadSpans {
  private let old: Range<Int>
  /// Where each block of the old side begins in the joined text, and how long it is.
  private let starts: [(start: Int, count: Int)]
  private let newUnits: [UInt16]
  private let new: Range<Int>

  init(_ comparison: Comparison, _ bead: Bead) {
    old = bead.old
    new = bead.new
    var start = 0
    starts = bead.old.map { index in
      let count = comparison.old[index].text.utf16.count
      defer { start += count + 1 }
      return (start, count)
    }
    newUnits = Array(bead.new.map { Array(comparison.new[$0].text.utf16) }.joined(separator: [Letters.blockEnd]))
  }

  func span(_ range: Range<Int>, in base: DraftText) -> Span {
    Span(place(range.lowerBound, in: base), place(range.upperBound, in: base))
  }

  func place(_ offset: Int, in base: DraftText) -> Place {
    let part = starts.lastIndex { $0.start <= offset } ?? 0
    return Place(
      base.blocks[old.lowerBound + part].id, TextOffset(min(offset - starts[part].start, starts[part].count)))
  }

  /// The block of the old text, and where in it.
  func oldPlace(_ offset: Int) -> ReadPlace {
    let part = starts.lastIndex { $0.start <= offset } ?? 0
    return ReadPlace(block: old.lowerBound + part, offset: min(offset - starts[part].start, starts[part].count))
  }

  func newPlace(_ offset: Int) -> ReadPlace {
    let before = newUnits[..<offset]
    let start = before.lastIndex(of: Letters.blockEnd).map { $0 + 1 } ?? 0
    return ReadPlace(block: new.lowerBound + before.count { $0 == Letters.blockEnd }, offset: offset - start)
  }

  func texts(_ range: Range<Int>) -> [String] {
    newUnits[range].split(separator: Letters.blockEnd, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF16.self)
    }
  }
}
