// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts
public import Office

/// Why a next version is not written as a Word file.
public enum RedrawFault: Error, Hashable, Sendable {
  /// The file that it would be drawn into carries tracked changes: they must be settled first.
  case hasMarks
  /// It is not the file whose text the edits are of.
  case otherText
  /// A paragraph would arrive where no paragraph of its story or cell can carry it, or a row in a table that is not there.
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
  /// Blocks of the base in whose paragraph a new one stands already.
  private var replaced: Set<Int> = []

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
    if replaced.contains(place) { return }
    if let hand = block.cell?.rowFate.deleted {
      if goneRows.insert(Spot(base.blocks[place]).ofRow).inserted { add(.deleteRow(holding: place), hand) }
      return
    }
    var offset = drawn[place] ?? 0
    let length = base.blocks[place].pieces.reduce(0) { $0 + $1.text.utf16.count }
    if offset == 0, let hand = goneWhole(block, length) { return add(.delete(block: place), hand) }
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

  /// Who deletes the block with all its words and its end.
  private func goneWhole(_ block: MarkedBlock, _ length: Int) -> Hand? {
    guard block.pieces.allSatisfy({ $0.fate.deleted != nil }),
      block.pieces.reduce(0, { $0 + $1.text.utf16.count }) == length
    else { return nil }
    return block.end.deleted
  }

  // MARK: What arrives

  private mutating func arrive(_ index: Int) throws(RedrawFault) {
    let block = redline[index]
    guard let hand = block.end.inserted ?? block.pieces.first?.fate.inserted else { throw .noPlace }
    let text = block.pieces.filter { $0.fate.deleted == nil }.map(\.text).joined()
    // Rows that go are passed over: what stands beyond them will be its neighbour.
    let before = (0..<index).last { place($0) != nil && !isGoneRow($0) }
    if let before, let place = place(before), Spot(redline[before]) == Spot(block) {
      return add(.insert(after: place, text: text), hand)
    }
    // Nothing stands before it: the next paragraph gets a new beginning.
    guard let after = (index..<redline.count).first(where: { place($0) != nil && !isGoneRow($0) }),
      let place = place(after), Spot(redline[after]) == Spot(block)
    else { throw .noPlace }
    let length = base.blocks[place].pieces.reduce(0) { $0 + $1.text.utf16.count }
    if (index + 1..<after).allSatisfy(isGoneRow), let gone = goneWhole(redline[after], length) {
      // The next one goes: its words make room for the new ones, and the paragraph stays.
      replaced.insert(place)
      if length > 0 { add(.replace(block: place, 0..<length, with: ""), gone) }
      return add(.replace(block: place, length..<length, with: text), hand)
    }
    add(.replace(block: place, 0..<0, with: text), hand)
    add(.split(block: place, at: 0), hand)
  }

  private func isGoneRow(_ index: Int) -> Bool { redline[index].cell?.rowFate.deleted != nil }

  private mutating func arrive(row: ClosedRange<Int>, _ hand: Hand) throws(RedrawFault) {
    let first = Spot(redline[row.lowerBound])
    func isHost(_ index: Int) -> Bool {
      let spot = Spot(redline[index])
      return place(index) != nil && spot.story == first.story && spot.table == first.table
    }
    // A table right beside one that goes row by row is drawn into that one.
    let near = [row.upperBound + 1, row.lowerBound - 1].first { index in
      redline.indices.contains(index) && isGoneRow(index) && place(index) != nil && redline[index].story == first.story
    }
    let before = (0..<row.lowerBound).last(where: isHost)
    let after = (row.upperBound..<redline.count).first(where: isHost)
    guard let beside = before ?? after ?? near, let place = place(beside) else { throw .noPlace }
    let isAbove = beside > row.lowerBound
    let model = Spot(base.blocks[place]).ofRow
    let columns = base.blocks.filter { Spot($0).ofRow == model }.compactMap { $0.cell?.column }
    var cells = Array(repeating: [String](), count: (columns.max() ?? 0) + 1)
    for index in row {
      guard let column = redline[index].cell?.column, cells.indices.contains(column) else { throw .noPlace }
      cells[column].append(redline[index].pieces.map(\.text).joined())
    }
    let texts = cells.map { $0.joined(separator: "\n") }
    add(isAbove ? .insertFirstRow(above: place, cells: texts) : .insertRow(below: place, cells: texts), hand)
  }
}
