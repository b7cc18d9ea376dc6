// SPDX-License-Identifier: AGPL-3.0-or-later

/// A place or a length in a text: UTF-16 code units of its NFC form, which is what a browser counts.
public struct TextOffset: Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral {
  public var units: Int

  public init(_ units: Int) { self.units = units }
  public init(integerLiteral units: Int) { self.units = units }

  public static func < (a: TextOffset, b: TextOffset) -> Bool { a.units < b.units }
}

/// Names a block for as long as the draft lives: the version in which it was born and its number there. Never reused.
public struct BlockID: Hashable, Comparable, Sendable, CustomStringConvertible {
  public var version: Int
  public var number: Int

  public init(version: Int, number: Int) {
    self.version = version
    self.number = number
  }

  public var description: String { "\(version).\(number)" }

  public static func < (a: BlockID, b: BlockID) -> Bool { (a.version, a.number) < (b.version, b.number) }
}

/// The cell of a table that holds a block: tables counted within their story, rows within their table, from 0.
public struct CellSpot: Codable, Hashable, Sendable {
  public var table: Int
  public var row: Int
  public var column: Int

  public init(table: Int, row: Int, column: Int) {
    self.table = table
    self.row = row
    self.column = column
  }
}

/// One paragraph of a version, without anybody's marks.
public struct DraftBlock: Codable, Hashable, Sendable {
  public var id: BlockID
  public var kind: BlockKind
  public var story: BlockStory
  /// The automatic number as people see it; nil where it is typed or there is none.
  public var label: String?
  /// In NFC, which whoever reads a file or a form sees to.
  public var text: String
  public var cell: CellSpot?

  public init(
    id: BlockID, kind: BlockKind = .paragraph, story: BlockStory = .body, label: String? = nil, text: String,
    cell: CellSpot? = nil
  ) {
    self.id = id
    self.kind = kind
    self.story = story
    self.label = label
    self.text = text
    self.cell = cell
  }
}

/// The text of one version of a draft, block by block in reading order; no two blocks share an id.
public struct DraftText: Codable, Hashable, Sendable {
  public var version: Int
  public var blocks: [DraftBlock]
  /// In the order of the text. What was written down before anybody looked for them says that there are none.
  public var pictures: [DraftPicture]
  /// In the order of the text, as with pictures.
  public var links: [DraftLink]
  /// In the order of the text, as with pictures.
  public var noteMarks: [DraftNoteMark]
  /// In the order of the text, as with pictures.
  public var signs: [DraftSign]

  public init(
    version: Int, blocks: [DraftBlock], pictures: [DraftPicture] = [], links: [DraftLink] = [],
    noteMarks: [DraftNoteMark] = [], signs: [DraftSign] = []
  ) {
    self.version = version
    self.blocks = blocks
    self.pictures = pictures
    self.links = links
    self.noteMarks = noteMarks
    self.signs = signs
  }

  /// The first version of a text that was just read: every block gets its id.
  public init(version: Int, from reading: Reading) {
    self.version = version
    (pictures, links, noteMarks) = (reading.pictures, reading.links, reading.noteMarks)
    signs = reading.signs
    blocks = reading.blocks.enumerated().map { number, block in
      DraftBlock(
        id: BlockID(version: version, number: number + 1), kind: block.kind, story: block.story, label: block.label,
        text: block.text, cell: block.cell)
    }
  }

  private enum CodingKeys: String, CodingKey { case version, blocks, pictures, links, noteMarks, signs }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    version = try container.decode(Int.self, forKey: .version)
    blocks = try container.decode([DraftBlock].self, forKey: .blocks)
    pictures = try container.decodeIfPresent([DraftPicture].self, forKey: .pictures) ?? []
    links = try container.decodeIfPresent([DraftLink].self, forKey: .links) ?? []
    noteMarks = try container.decodeIfPresent([DraftNoteMark].self, forKey: .noteMarks) ?? []
    signs = try container.decodeIfPresent([DraftSign].self, forKey: .signs) ?? []
  }

  /// A text without pictures, links, notes and signs is written as it always was.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(version, forKey: .version)
    try container.encode(blocks, forKey: .blocks)
    if !pictures.isEmpty { try container.encode(pictures, forKey: .pictures) }
    if !links.isEmpty { try container.encode(links, forKey: .links) }
    if !noteMarks.isEmpty { try container.encode(noteMarks, forKey: .noteMarks) }
    if !signs.isEmpty { try container.encode(signs, forKey: .signs) }
  }

  public var texts: [String] { blocks.map(\.text) }

  /// Where each block stands.
  public var places: [BlockID: Int] {
    Dictionary(blocks.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
