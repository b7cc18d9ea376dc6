// SPDX-License-Identifier: AGPL-3.0-or-later

/// A place in a version: between two units of a block's text.
public struct Place: Hashable, Sendable {
  public var block: BlockID
  public var offset: TextOffset

  public init(_ block: BlockID, _ offset: TextOffset) {
    self.block = block
    self.offset = offset
  }
}

/// From one place to another; the ends of the blocks between belong to it. Empty: a point.
public struct Span: Codable, Hashable, Sendable {
  public var start: Place
  public var end: Place

  public init(_ start: Place, _ end: Place) {
    self.start = start
    self.end = end
  }

  public init(_ block: BlockID, _ range: Range<Int>) {
    start = Place(block, TextOffset(range.lowerBound))
    end = Place(block, TextOffset(range.upperBound))
  }

  public var isPoint: Bool { start == end }
}

/// Between two blocks.
public enum Gap: Hashable, Sendable {
  /// Before everything of a story.
  case start(BlockStory)
  case after(BlockID)
}

/// Where a new block belongs among the cells of tables.
public enum CellHost: Codable, Hashable, Sendable {
  case none
  /// The cell that holds this block.
  case cell(of: BlockID)
  /// A new cell of the row that holds this block.
  case column(Int, rowOf: BlockID)
}

/// A block that a proposal would add.
public struct NewBlock: Codable, Hashable, Sendable {
  public var kind: BlockKind
  public var story: BlockStory
  public var text: String
  public var host: CellHost

  public init(kind: BlockKind = .paragraph, story: BlockStory = .body, text: String, host: CellHost = .none) {
    self.kind = kind
    self.story = story
    self.text = text
    self.host = host
  }
}

/// A row that a proposal would add to a table.
public struct NewRow: Codable, Hashable, Sendable {
  /// The blocks of one cell.
  public struct Cell: Codable, Hashable, Sendable {
    public var column: Int
    public var blocks: [NewBlock]

    public init(column: Int, blocks: [NewBlock]) {
      self.column = column
      self.blocks = blocks
    }
  }

  /// A table that stands, named by any block in it, or a new one with a number of the proposer's own.
  public enum Table: Codable, Hashable, Sendable {
    case of(BlockID)
    case new(Int)
  }

  public var cells: [Cell]
  public var table: Table

  public init(cells: [Cell], table: Table) {
    self.cells = cells
    self.table = table
  }

  public var text: String { cells.map { $0.blocks.map(\.text).joined(separator: "\n") }.joined(separator: "\t") }
}

/// One thing done to a version. All places are places of that version, whatever else is done to it.
public enum Edit: Codable, Hashable, Sendable {
  /// Puts these texts, with the end of a block between any two, where the span was.
  case rewrite(Span, [String])
  case insert([NewBlock], at: Gap)
  case delete(BlockID)
  case move(BlockID, to: Gap)
  case insertRow(NewRow, at: Gap)
  case deleteRow([BlockID])
  case restyle(BlockID, BlockKind)
  /// Only the look of the words changes.
  case reformat(Span)

  /// Between which blocks others come to stand.
  var gap: Gap? {
    switch self {
    case .insert(_, let gap), .move(_, let gap), .insertRow(_, let gap): gap
    case .rewrite, .delete, .deleteRow, .restyle, .reformat: nil
    }
  }

  /// Whether it brings something to a point.
  var arrives: Bool {
    if case .rewrite(let span, _) = self { return span.isPoint }
    return gap != nil
  }

  /// The first block that it touches, or that it comes after.
  public var block: BlockID? {
    switch self {
    case .rewrite(let span, _), .reformat(let span): span.start.block
    case .delete(let id), .move(let id, _), .restyle(let id, _): id
    case .deleteRow(let ids): ids.first
    case .insert(_, .after(let id)), .insertRow(_, .after(let id)): id
    case .insert(_, .start), .insertRow(_, .start): nil
    }
  }
}
