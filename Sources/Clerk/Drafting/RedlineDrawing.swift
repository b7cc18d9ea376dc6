// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Office

/// Turns a redline into what a Word file is to be done, block by block in reading order.
struct RedlineDrawing {
  private(set) var edits: [WordEdit] = []
  private let redline: [MarkedBlock]
  private let sources: [RedlineSource]
  private let places: [BlockID: Int]
  private let file: WordFile
  private let base: MarkedText
  private var copies: RedlineCopies
  /// How far each block of the base has been drawn.
  private var drawn: [Int: Int] = [:]
  private var goneRows: Set<Spot> = []
  /// New blocks of the redline that stand in the paragraph of a block of the base which goes.
  private var standIns: [Int: Int] = [:]

  /// A paragraph's surroundings: only within them can another one follow it.
  struct Spot: Hashable {
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

  init(_ next: NextVersion, _ base: DraftText, _ file: WordFile) {
    redline = next.redline.blocks
    sources = next.patches
    places = base.places
    self.file = file
    self.base = file.text
    copies = RedlineCopies(next, base, file)
  }

  mutating func run() throws(RedrawFault) {
    var index = 0
    while index < redline.count {
      if let place = place(index) {
        draw(redline[index], at: place)
      } else if let hand = redline[index].cell?.rowFate.inserted {
        let rows = rows(from: index)
        index = (rows.last?.upperBound ?? index)
        if try !arrive(table: rows, hand) {
          // Several people may each add a row.
          for row in rows { try arrive(row: row, redline[row.lowerBound].cell?.rowFate.inserted ?? hand) }
        }
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
    if standIns.values.contains(place) { return }
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
    if let hand = block.reformatted, let model = nearest(block.kind, to: place), offset == length {
      add(.look(block: place, like: model), hand)
    }
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
    guard let hand = block.end.inserted ?? block.pieces.first?.fate.inserted else { throw .noPlace() }
    let text = block.pieces.filter { $0.fate.deleted == nil }.map(\.text).joined()
    let copy = try copies.copy(at: index)
    if let before = before(index), Spot(redline[before]) == Spot(block), let place = host(before) {
      if let copy { return add(.insertCopy(after: place, copy, like: look(of: block, copying: copy)), hand) }
      return add(.insert(after: place, text: text, like: model(for: block, beside: place)), hand)
    }
    if block.cell == nil {
      return try put(
        copy.map { .copy($0) } ?? .paragraph(text), index...index, hand, as: isOfItsKind(copy, block) ? nil : block.kind
      )
    }
    // A cell's first paragraph is written into what stands there.
    if copy != nil { throw noPlace(index) }
    let next = (index..<redline.count).first { place($0) != nil && !isGoneRow($0) }
    guard let next, Spot(redline[next]) == Spot(block), let place = place(next) else { throw noPlace(index) }
    let length = base.blocks[place].pieces.reduce(0) { $0 + $1.text.utf16.count }
    if !standIns.values.contains(place), let gone = goneWhole(redline[next], length) {
      // The next one goes: its words make room for the new ones, and the paragraph that the cell needs stays.
      standIns[index] = place
      if length > 0 { add(.replace(block: place, 0..<length, with: ""), gone) }
      return add(.replace(block: place, length..<length, with: text), hand)
    }
    // Nothing stands before it: the next paragraph gets a new beginning.
    add(.replace(block: place, 0..<0, with: text), hand)
    add(.split(block: place, at: 0), hand)
  }

  /// Outside of tables, beside whatever stands next in its story; what goes stands too as long as it is only marked.
  private mutating func put(
    _ content: WordEdit.Addition, _ arriving: ClosedRange<Int>, _ hand: Hand, as kind: BlockKind? = nil
  ) throws(RedrawFault) {
    let story = redline[arriving.lowerBound].story
    func isHost(_ index: Int) -> Bool { host(index) != nil && redline[index].story == story }
    let before = (0..<arriving.lowerBound).last(where: isHost)
    let after = (arriving.upperBound + 1..<redline.count).filter(isHost).drop { isOfOneTable($0, before) }.first
    if isInTable(arriving) { throw noPlace(arriving.lowerBound) }
    func model(_ place: Int) -> Int? { kind.flatMap { nearest($0, to: place) } }
    if let after, let place = host(after) {
      add(.put(content, .before, of: place, like: model(place)), hand)
    } else if let before, let place = host(before) {
      add(.put(content, .after, of: place, like: model(place)), hand)
    } else {
      throw noPlace(arriving.lowerBound)
    }
  }

  /// Names what stands before it.
  private func noPlace(_ index: Int) -> RedrawFault {
    .noPlace(after: (0..<index).reversed().lazy.compactMap { place($0) }.first)
  }

  private func isOfOneTable(_ index: Int, _ other: Int?) -> Bool {
    guard let other, let cell = redline[index].cell else { return false }
    return redline[other].story == redline[index].story && redline[other].cell?.table == cell.table
  }

  /// Between rows of one table that stay.
  private func isInTable(_ arriving: ClosedRange<Int>) -> Bool {
    func isStanding(_ index: Int) -> Bool { place(index) != nil && !isGoneRow(index) }
    let after = (arriving.upperBound + 1..<redline.count).first(where: isStanding)
    return after.map { isOfOneTable($0, (0..<arriving.lowerBound).last(where: isStanding)) } ?? false
  }

  /// The block of the base in whose paragraph a block of the redline is drawn.
  private func host(_ index: Int) -> Int? { standIns[index] ?? place(index) }

  /// What stands before it and can be followed; rows that go are passed over, since what stands beyond them will be
  /// its neighbour.
  private func before(_ index: Int) -> Int? { (0..<index).last { host($0) != nil && !isGoneRow($0) } }

  private func isGoneRow(_ index: Int) -> Bool { redline[index].cell?.rowFate.deleted != nil }

  /// The rows of one table that arrive one below the other.
  private func rows(from start: Int) -> [ClosedRange<Int>] {
    var rows: [ClosedRange<Int>] = []
    var index = start
    while index < redline.count, place(index) == nil, redline[index].cell?.rowFate.inserted != nil,
      redline[index].cell?.table == redline[start].cell?.table, redline[index].story == redline[start].story
    {
      let row = Spot(redline[index]).ofRow
      let first = index
      while index < redline.count, Spot(redline[index]).ofRow == row { index += 1 }
      rows.append(first...index - 1)
    }
    return rows
  }

  /// A table of which the base has no row, outside of other tables; false where it is none, or can be drawn otherwise.
  private mutating func arrive(table rows: [ClosedRange<Int>], _ hand: Hand) throws(RedrawFault) -> Bool {
    guard let first = rows.first?.lowerBound, let last = rows.last?.upperBound else { return true }
    let own = Spot(redline[first])
    let isKnown = redline.indices.contains { index in
      let spot = Spot(redline[index])
      return place(index) != nil && spot.story == own.story && spot.table == own.table
    }
    let texts = rows.map { cells(of: $0) }
    let room = near(first...last).map { columns(beside: $0) }
    if isKnown || room == texts[0].count || isInTable(first...last) { return false }
    guard texts.allSatisfy({ $0.count == texts[0].count }) else { return false }
    let table = try table(of: rows, texts)
    if let before = before(first), redline[before].cell == nil, redline[before].story == own.story,
      let place = host(before)
    {
      add(.put(table, .after, of: place), hand)
    } else {
      try put(table, first...last, hand)
    }
    return true
  }

  /// Rows that come from elsewhere bring along what stands in them, and the look of their table.
  private mutating func table(
    of rows: [ClosedRange<Int>], _ texts: [[WordEdit.Cell]]
  ) throws(RedrawFault) -> WordEdit.Addition {
    var made: [WordEdit.Row] = []
    var like: Int?
    for (row, words) in zip(rows, texts) {
      if let place = try copies.source(ofRow: row) {
        made.append(.copy(of: place))
        like = like ?? place
      } else {
        made.append(.words(words))
      }
    }
    return like.map { .copiedTable(like: $0, rows: made) } ?? .table(texts)
  }

  /// The words of the cells of a row that arrives.
  private func cells(of row: ClosedRange<Int>) -> [WordEdit.Cell] {
    let columns = (row.compactMap { redline[$0].cell?.column }.max() ?? 0) + 1
    return (0..<columns).map { column in
      WordEdit.Cell(
        paragraphs: row.filter { redline[$0].cell?.column == column }.map { redline[$0].pieces.map(\.text).joined() })
    }
  }

  /// How many cells the row of the base has that holds this block.
  private func columns(beside index: Int) -> Int {
    guard let place = place(index) else { return 0 }
    let model = Spot(base.blocks[place]).ofRow
    return (base.blocks.filter { Spot($0).ofRow == model }.compactMap { $0.cell?.column }.max() ?? 0) + 1
  }

  /// A row that goes right beside what arrives: a table all of whose rows are others is drawn into the one that goes.
  private func near(_ arriving: ClosedRange<Int>) -> Int? {
    func isArriving(_ index: Int) -> Bool { place(index) == nil && redline[index].cell?.rowFate.inserted != nil }
    let edges = [
      redline.indices.first { $0 > arriving.upperBound && !isArriving($0) },
      redline.indices.last { $0 < arriving.lowerBound && !isArriving($0) },
    ]
    return edges.compactMap { $0 }.first { index in
      isGoneRow(index) && place(index) != nil && redline[index].story == redline[arriving.lowerBound].story
    }
  }

  private mutating func arrive(row: ClosedRange<Int>, _ hand: Hand) throws(RedrawFault) {
    let first = Spot(redline[row.lowerBound])
    func isHost(_ index: Int) -> Bool {
      let spot = Spot(redline[index])
      return place(index) != nil && spot.story == first.story && spot.table == first.table
    }
    let before = (0..<row.lowerBound).last(where: isHost)
    let after = (row.upperBound..<redline.count).first(where: isHost)
    guard let beside = before ?? after ?? near(row), let place = place(beside) else {
      throw noPlace(row.lowerBound)
    }
    let isAbove = beside > row.lowerBound
    if let source = try copies.source(ofRow: row) {
      return add(.copyRow(of: source, isAbove ? .before : .after, beside: place), hand)
    }
    let texts = cells(of: row)
    add(isAbove ? .insertFirstRow(above: place, cells: texts) : .insertRow(below: place, cells: texts), hand)
  }

  // MARK: Looks

  private func isOfItsKind(_ copy: WordEdit.Copy?, _ block: MarkedBlock) -> Bool {
    copy.map { base.blocks[$0.block].kind == block.kind } ?? false
  }

  /// What a copy looks like where it became another kind on its way.
  private func look(of block: MarkedBlock, copying copy: WordEdit.Copy) -> Int? {
    block.kind == base.blocks[copy.block].kind ? nil : nearest(block.kind, to: copy.block)
  }

  /// The paragraph that an arriving one looks like: the one before it, or where that is of another kind, as a heading
  /// is, the nearest of its own kind.
  private func model(for block: MarkedBlock, beside place: Int) -> Int? {
    block.kind == base.blocks[place].kind ? nil : nearest(block.kind, to: place)
  }

  /// The nearest paragraph of a kind in the same story, one with words and outside of tables if there is one.
  private func nearest(_ kind: BlockKind, to place: Int) -> Int? {
    let story = base.blocks[place].story
    let alike = base.blocks.indices.filter {
      $0 != place && base.blocks[$0].kind == kind && base.blocks[$0].story == story
    }
    return alike.min { rank($0, place) < rank($1, place) }
  }

  private func rank(_ index: Int, _ place: Int) -> (Int, Int, Int) {
    let block = base.blocks[index]
    return (block.pieces.isEmpty ? 1 : 0, block.cell == nil ? 0 : 1, abs(index - place))
  }
}
