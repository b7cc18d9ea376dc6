// SPDX-License-Identifier: AGPL-3.0-or-later

/// How marks are settled when a text is read plainly.
public enum Verdict: Hashable, Sendable {
  case accepting
  case rejecting

  /// Whether what bears this fate stays in the text.
  public func keeps(_ fate: Fate) -> Bool {
    switch self {
    case .accepting: fate.deleted == nil
    case .rejecting: fate.inserted == nil
    }
  }
}

/// A part of a marked block that stands in a block of a reading.
public struct ReadSource: Hashable, Sendable {
  public var block: Int
  /// Units of the marked block.
  public var range: Range<Int>
  /// Where the range begins in the block of the reading.
  public var start: Int
}

/// A block of a reading and the marked blocks that it was made of, in order.
public struct ReadBlock: Hashable, Sendable {
  public var kind: BlockKind
  public var story: BlockStory
  public var label: String?
  public var text: String
  public var cell: CellSpot?
  public var hint: String?
  public var sources: [ReadSource]
  /// The marked blocks whose ends were passed on the way; the last one gave the block its end.
  public var members: ClosedRange<Int>
}

/// A marked text with all marks accepted, or all rejected. The mark that ends a block is text like any other: where
/// it goes, the block joins the *following* one, and takes that one's kind. Blocks never join across a cell's border.
public struct Reading: Hashable, Sendable {
  public let verdict: Verdict
  public let blocks: [ReadBlock]
  /// For each marked block, the block of the reading that it fell into; nil where nothing of it stays.
  public let homes: [Int?]
  /// In the order of the file.
  public private(set) var pictures: [DraftPicture] = []
  public private(set) var links: [DraftLink] = []
  public private(set) var noteMarks: [DraftNoteMark] = []
  public private(set) var signs: [DraftSign] = []

  public init(_ text: MarkedText, _ verdict: Verdict) {
    var build = ReadingBuild(text, verdict)
    build.run()
    self.verdict = verdict
    blocks = build.blocks
    homes = build.homes
    pictures = text.objects.filter { $0.kind == .picture && verdict.keeps($0.fate) }.compactMap { object in
      place(of: object.place).map { DraftPicture(block: $0.block, offset: $0.offset, key: object.key) }
    }
    links = text.objects.filter { $0.kind == .link && verdict.keeps($0.fate) }.compactMap { object in
      guard let from = place(of: object.range.lowerBound), let to = place(of: object.range.upperBound),
        from.block == to.block, from.offset < to.offset
      else { return nil }
      return DraftLink(block: from.block, start: from.offset, end: to.offset, key: object.key)
    }
    signs = text.objects.filter { $0.kind == .sign && verdict.keeps($0.fate) }.compactMap { object in
      place(of: object.place).map { DraftSign(block: $0.block, offset: $0.offset, key: object.key) }
    }
    noteMarks = text.noteMarks.filter { verdict.keeps($0.fate) }.compactMap { mark in
      place(of: mark.place).map { DraftNoteMark(block: $0.block, offset: $0.offset, note: mark.note) }
    }
  }

  public var texts: [String] { blocks.map(\.text) }
}

/// A place in a reading: a block and UTF-16 units into its text.
public struct ReadPlace: Hashable, Comparable, Sendable {
  public var block: Int
  public var offset: Int

  public init(block: Int, offset: Int) {
    self.block = block
    self.offset = offset
  }

  public static func < (a: ReadPlace, b: ReadPlace) -> Bool { (a.block, a.offset) < (b.block, b.offset) }
}

extension Reading {
  /// Where a place of the marked text is in this reading; a place inside what is gone falls to where that stood.
  /// Nil only where nothing is left at or before it.
  public func place(of place: MarkedPlace) -> ReadPlace? {
    guard homes.indices.contains(place.block) else { return nil }
    guard let home = homes[place.block] else {
      let earlier = homes[..<place.block].last { $0 != nil } ?? nil
      return earlier.map { ReadPlace(block: $0, offset: blocks[$0].text.utf16.count) }
    }
    var last = 0
    for source in blocks[home].sources {
      if source.block > place.block || source.block == place.block && source.range.lowerBound > place.offset { break }
      let end = source.block == place.block ? min(place.offset, source.range.upperBound) : source.range.upperBound
      last = source.start + end - source.range.lowerBound
    }
    return ReadPlace(block: home, offset: last)
  }

  /// Where a place of this reading is in the marked text; between two pieces, the end of the earlier one.
  public func markedPlace(of place: ReadPlace) -> MarkedPlace? {
    guard blocks.indices.contains(place.block) else { return nil }
    let block = blocks[place.block]
    for source in block.sources where place.offset <= source.start + source.range.count {
      return MarkedPlace(block: source.block, offset: source.range.lowerBound + max(0, place.offset - source.start))
    }
    return MarkedPlace(block: block.members.upperBound, offset: 0)
  }
}

/// The one pass that makes a reading.
private struct ReadingBuild {
  let text: MarkedText
  let verdict: Verdict
  var blocks: [ReadBlock] = []
  var homes: [Int?]
  private var rows: [RowKey: Int] = [:]
  private var rowCounts: [TableKey: Int] = [:]
  private var tables: [TableKey: Int] = [:]
  private var tableCounts: [BlockStory: Int] = [:]

  private struct TableKey: Hashable {
    let story: BlockStory
    let table: Int
  }
  private struct RowKey: Hashable {
    let table: TableKey
    let row: Int
  }

  init(_ text: MarkedText, _ verdict: Verdict) {
    self.text = text
    self.verdict = verdict
    homes = Array(repeating: nil, count: text.blocks.count)
  }

  mutating func run() {
    var index = 0
    while index < text.blocks.count {
      guard stands(text.blocks[index]) else {
        index += 1
        continue
      }
      var last = index
      while !verdict.keeps(text.blocks[last].end), last + 1 < text.blocks.count,
        stands(text.blocks[last + 1]), isJoinable(text.blocks[last], text.blocks[last + 1])
      { last += 1 }
      add(index...last)
      index = last + 1
    }
  }

  /// Whether the row and the cell that hold the block stay.
  private func stands(_ block: MarkedBlock) -> Bool {
    guard let cell = block.cell else { return true }
    return verdict.keeps(cell.rowFate) && verdict.keeps(cell.cellFate)
  }

  private func isJoinable(_ a: MarkedBlock, _ b: MarkedBlock) -> Bool {
    a.story == b.story && a.cell?.table == b.cell?.table && a.cell?.row == b.cell?.row
      && a.cell?.column == b.cell?.column
  }

  private mutating func add(_ members: ClosedRange<Int>) {
    var text = ""
    var length = 0
    var sources: [ReadSource] = []
    for member in members {
      var offset = 0
      for piece in self.text.blocks[member].pieces {
        let size = piece.text.utf16.count
        defer { offset += size }
        guard size > 0, verdict.keeps(piece.fate) else { continue }
        if let end = sources.indices.last, sources[end].block == member, sources[end].range.upperBound == offset {
          sources[end].range = sources[end].range.lowerBound..<(offset + size)
        } else {
          sources.append(ReadSource(block: member, range: offset..<(offset + size), start: length))
        }
        text += piece.text
        length += size
      }
    }
    let ending = self.text.blocks[members.upperBound]
    // Whoever deletes the last block of a cell or a story deletes a mark that has nothing to join.
    if length == 0, !verdict.keeps(ending.end), !isOnlyBlockOfItsCell(members) { return }
    for member in members { homes[member] = blocks.count }
    let marked = self.text.blocks
    let hint = (sources.map(\.block) + Array(members)).first { marked[$0].hint != nil }.flatMap { marked[$0].hint }
    // Numbers are counted where a paragraph begins.
    let opening = marked[members.lowerBound]
    let label = ending.label == nil || opening.kind != ending.kind ? ending.label : opening.label ?? ending.label
    blocks.append(
      ReadBlock(
        kind: ending.kind, story: ending.story, label: label, text: text, cell: spot(of: ending),
        hint: hint, sources: sources, members: members))
  }

  /// A cell must hold a paragraph, even an empty one.
  private func isOnlyBlockOfItsCell(_ members: ClosedRange<Int>) -> Bool {
    guard self.text.blocks[members.lowerBound].cell != nil else { return false }
    let before = members.lowerBound - 1
    let after = members.upperBound + 1
    let hasEarlier = before >= 0 && homes[before] != nil && isJoinable(text.blocks[before], text.blocks[after - 1])
    let hasLater = after < text.blocks.count && isJoinable(text.blocks[after - 1], text.blocks[after])
    return !hasEarlier && !hasLater
  }

  /// Rows and tables that go leave no gap in the count.
  private mutating func spot(of block: MarkedBlock) -> CellSpot? {
    guard let cell = block.cell else { return nil }
    let table = TableKey(story: block.story, table: cell.table)
    let key = RowKey(table: table, row: cell.row)
    if tables[table] == nil {
      tables[table] = tableCounts[block.story, default: 0]
      tableCounts[block.story, default: 0] += 1
    }
    if rows[key] == nil {
      rows[key] = rowCounts[table, default: 0]
      rowCounts[table, default: 0] += 1
    }
    return CellSpot(table: tables[table] ?? 0, row: rows[key] ?? 0, column: cell.column)
  }
}
