// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts
public import Office

/// Why a next version is not written as a Word file.
public enum RedrawFault: Error, Hashable, Sendable {
  /// The file that it would be drawn into carries tracked changes: they must be settled first.
  case hasMarks
  /// It is not the file whose text the edits are of.
  case otherText
  /// A paragraph would arrive where no paragraph of its story or cell can carry it, or a row above a whole table.
  case noPlace
  case patch(WordPatchFault)
  /// What was written reads otherwise than what was meant.
  case notProven
}

extension WordFile {
  /// The version that accepted edits make, drawn into the file of its base: as tracked changes, or clean. Read again
  /// before it is given away: accepting everything gives the next version, rejecting everything the base. Moves become
  /// a deletion and an insertion; a change of nothing but the kind of a block is not drawn.
  public func drawn(
    _ next: NextVersion, on base: DraftText, style: WordPatch.Style
  ) throws(RedrawFault) -> [UInt8] {
    guard text.isSettled else { throw .hasMarks }
    guard text.blocks.count == base.blocks.count,
      zip(text.blocks, base.blocks).allSatisfy({ $0.pieces.map(\.text).joined() == $1.text })
    else { throw .otherText }
    var drawing = Drawing(next, base, text)
    try drawing.run()
    let bytes: [UInt8]
    do throws(WordPatchFault) { bytes = try self.bytes(with: WordPatch(drawing.edits, style: style)) } catch {
      throw .patch(error)
    }
    let written: WordFile
    do throws(WordFileFault) { written = try WordFile(bytes) } catch { throw .notProven }
    guard Reading(written.text, .accepting).texts == next.draft.texts else { throw .notProven }
    let others = Reading(written.text, .rejecting).texts
    guard others == (style == .clean ? next.draft.texts : base.texts) else { throw .notProven }
    return bytes
  }
}

/// Turns a redline into what a Word file is to be done, block by block in reading order.
private struct Drawing {
  private(set) var edits: [WordEdit] = []
  private let redline: [MarkedBlock]
  private let sources: [RedlineSource]
  private let places: [BlockID: Int]
  private let base: MarkedText
  /// How far each block of the base has been drawn.
  private var drawn: [Int: Int] = [:]
  private var goneRows: Set<Spot> = []

  /// A paragraph's surroundings: only within them can another one follow it.
  private struct Spot: Hashable {
    var story: BlockStory
    var table: Int?
    var row: Int?
    var column: Int?

    init(_ block: MarkedBlock) {
      (story, table, row, column) = (block.story, block.cell?.table, block.cell?.row, block.cell?.column)
    }

    var ofRow: Spot {
      var spot = self
      spot.column = nil
      return spot
    }
  }

  init(_ next: NextVersion, _ base: DraftText, _ text: MarkedText) {
    redline = next.redline.blocks
    sources = next.patches
    places = base.places
    self.base = text
  }

  mutating func run() throws(RedrawFault) {
    var index = 0
    while index < redline.count {
      if let place = place(index) {
        draw(redline[index], at: place)
      } else if let hand = redline[index].cell?.rowFate.inserted {
        let start = index
        let row = Spot(redline[index]).ofRow
        while index + 1 < redline.count, Spot(redline[index + 1]).ofRow == row { index += 1 }
        try arrive(row: start...index, hand)
      } else {
        try arrive(index)
      }
      index += 1
    }
  }

  /// Which block of the base it is; nil for what arrives.
  private func place(_ index: Int) -> Int? {
    guard case .base(let id, _) = sources[index] else { return nil }
    return places[id]
  }

  private mutating func add(_ what: WordEdit.What, _ hand: Hand) { edits.append(WordEdit(what, by: hand)) }

  // MARK: What was there

  private mutating func draw(_ block: MarkedBlock, at place: Int) {
    if let hand = block.cell?.rowFate.deleted {
      if goneRows.insert(Spot(base.blocks[place]).ofRow).inserted { add(.deleteRow(holding: place), hand) }
      return
    }
    var offset = drawn[place] ?? 0
    let length = base.blocks[place].pieces.reduce(0) { $0 + $1.text.utf16.count }
    let isGone = block.pieces.allSatisfy { $0.fate.deleted != nil }
    if offset == 0, isGone, let hand = block.end.deleted,
      block.pieces.reduce(0, { $0 + $1.text.utf16.count }) == length
    {
      return add(.delete(block: place), hand)
    }
    for piece in block.pieces {
      let size = piece.text.utf16.count
      if let hand = piece.fate.inserted {
        add(.replace(block: place, offset..<offset, with: piece.text), hand)
      } else {
        if let hand = piece.fate.deleted { add(.replace(block: place, offset..<(offset + size), with: ""), hand) }
        offset += size
      }
    }
    drawn[place] = offset
    if let hand = block.end.inserted { add(.split(block: place, at: offset), hand) }
    if let hand = block.end.deleted { add(.join(block: place), hand) }
  }

  // MARK: What arrives

  private mutating func arrive(_ index: Int) throws(RedrawFault) {
    let block = redline[index]
    guard let hand = block.end.inserted ?? block.pieces.first?.fate.inserted else { throw .noPlace }
    let text = block.pieces.filter { $0.fate.deleted == nil }.map(\.text).joined()
    let before = (0..<index).last { place($0) != nil }
    if let before, let place = place(before), Spot(redline[before]) == Spot(block) {
      return add(.insert(after: place, text: text), hand)
    }
    // Nothing stands before it: the next paragraph gets a new beginning.
    guard let after = (index..<redline.count).first(where: { place($0) != nil }), let place = place(after),
      Spot(redline[after]) == Spot(block)
    else { throw .noPlace }
    add(.replace(block: place, 0..<0, with: text), hand)
    add(.split(block: place, at: 0), hand)
  }

  private mutating func arrive(row: ClosedRange<Int>, _ hand: Hand) throws(RedrawFault) {
    let first = Spot(redline[row.lowerBound])
    let before = (0..<row.lowerBound).last { index in
      let spot = Spot(redline[index])
      return place(index) != nil && spot.story == first.story && spot.table == first.table
    }
    guard let before, let place = place(before) else { throw .noPlace }
    let model = Spot(base.blocks[place]).ofRow
    let columns = base.blocks.filter { Spot($0).ofRow == model }.compactMap { $0.cell?.column }
    var cells = Array(repeating: [String](), count: (columns.max() ?? 0) + 1)
    for index in row {
      guard let column = redline[index].cell?.column, cells.indices.contains(column) else { throw .noPlace }
      cells[column].append(redline[index].pieces.map(\.text).joined())
    }
    add(.insertRow(below: place, cells: cells.map { $0.joined(separator: "\n") }), hand)
  }
}
