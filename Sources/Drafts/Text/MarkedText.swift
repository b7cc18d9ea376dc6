// SPDX-License-Identifier: AGPL-3.0-or-later

/// A text with everybody's marks still in it, as a word processor keeps it: blocks in reading order, the pieces that
/// somebody inserted or deleted, and the remarks beside them. Every text in it is in NFC.
public struct MarkedText: Hashable, Sendable {
  public var blocks: [MarkedBlock]
  public var remarks: [Remark]
  /// The marks in it that refer to notes; they are no characters of it.
  public var noteMarks: [NoteMark]
  /// What in it is more than words, marks of notes aside.
  public var objects: [MarkedObject]
  /// Streams of the file that something in it refers to and that could not be read: what is missing there nobody took
  /// away. One of a kind stands for all of that kind.
  public var unread: [BlockStory] = []
  /// Words that are struck through by their look alone, which proposes nothing to a word processor: each range within one
  /// block, in order.
  public var struck: [Range<MarkedPlace>] = []

  public init(
    blocks: [MarkedBlock], remarks: [Remark] = [], noteMarks: [NoteMark] = [], objects: [MarkedObject] = []
  ) {
    self.blocks = blocks
    self.remarks = remarks
    self.noteMarks = noteMarks
    self.objects = objects
  }
}

/// A mark in the words that refers to a note, and what was done to it. What becomes of the note's own words is said by
/// these alone: a word processor lets a note go with its last mark, and marks only that.
public struct NoteMark: Hashable, Sendable {
  /// A footnote or an endnote.
  public var note: BlockStory
  public var place: MarkedPlace
  /// That of the row or cell around it counts as its own.
  public var fate: Fate

  public init(note: BlockStory, place: MarkedPlace, fate: Fate = .kept) {
    self.note = note
    self.place = place
    self.fate = fate
  }
}

/// Whose mark it is, as the file claims: a free text and a claimed date, never proof of a person.
public struct Hand: Codable, Hashable, Sendable {
  public var author: String
  /// As written in the file (usually ISO 8601 with a "Z" that means local time); nil where the file gives none.
  public var date: String?

  public init(author: String, date: String? = nil) {
    self.author = author
    self.date = date
  }
}

/// What was done to a piece or to the mark that ends a block. Both can be set: B deleted what A had inserted.
public struct Fate: Hashable, Sendable {
  public var inserted: Hand?
  public var deleted: Hand?

  public init(inserted: Hand? = nil, deleted: Hand? = nil) {
    self.inserted = inserted
    self.deleted = deleted
  }

  public static let kept = Fate()
}

/// A run of text that shares one fate.
public struct Piece: Hashable, Sendable {
  public var text: String
  public var fate: Fate
  /// The name that joins the two ends of a move, on both of them; nil where nothing moved.
  public var move: String?
  /// Who changed only the look of this piece (bold, size); the words stay.
  public var reformatted: Hand?
  /// Reckoned by the word processor, as the number of a page or the date of printing is: nobody wrote it.
  public var isReckoned: Bool

  public init(
    _ text: String, fate: Fate = .kept, move: String? = nil, reformatted: Hand? = nil, isReckoned: Bool = false
  ) {
    self.text = text
    self.isReckoned = isReckoned
    self.fate = fate
    self.move = move
    self.reformatted = reformatted
  }
}

/// Which stream of the file a block belongs to; blocks of one story follow each other.
public enum BlockStory: Hashable, Sendable {
  case body
  case header(Int)
  case footer(Int)
  case footnote(Int)
  case endnote(Int)
  case textBox(Int)
}

/// What a block is to its reader.
public enum BlockKind: Hashable, Sendable {
  /// Outline level from 1.
  case heading(Int)
  case paragraph
  /// Level from 0.
  case listItem(Int)
}

/// The cell of a table that holds a block; all counted from 0, tables counted within their story, nested ones after their host.
public struct CellPath: Hashable, Sendable {
  public var table: Int
  public var row: Int
  public var column: Int
  /// What was done to the whole row, and to the whole cell.
  public var rowFate: Fate
  public var cellFate: Fate

  public init(table: Int, row: Int, column: Int, rowFate: Fate = .kept, cellFate: Fate = .kept) {
    self.table = table
    self.row = row
    self.column = column
    self.rowFate = rowFate
    self.cellFate = cellFate
  }
}

/// One paragraph, with its marks.
public struct MarkedBlock: Hashable, Sendable {
  public var kind: BlockKind
  public var story: BlockStory
  /// The automatic number as people see it ("Điều 5.", "II."); nil where the number is typed or there is none.
  public var label: String?
  public var pieces: [Piece]
  /// What was done to the mark that ends this block: inserted, the block was split here; deleted, it joins the next.
  public var end: Fate
  public var cell: CellPath?
  /// The hidden bookmark that an outgoing draft carried here: a hint of identity, never proof.
  public var hint: String?
  /// Paragraph properties or numbering were changed by this hand; the words stay.
  public var reformatted: Hand?

  public init(
    kind: BlockKind = .paragraph, story: BlockStory = .body, label: String? = nil, pieces: [Piece], end: Fate = .kept,
    cell: CellPath? = nil, hint: String? = nil, reformatted: Hand? = nil
  ) {
    self.kind = kind
    self.story = story
    self.label = label
    self.pieces = pieces
    self.end = end
    self.cell = cell
    self.hint = hint
    self.reformatted = reformatted
  }
}

/// A place in a marked text: a block, and UTF-16 units into the text of all its pieces, deleted ones included.
public struct MarkedPlace: Codable, Hashable, Comparable, Sendable {
  public var block: Int
  public var offset: Int

  public init(block: Int, offset: Int) {
    self.block = block
    self.offset = offset
  }

  public static func < (a: MarkedPlace, b: MarkedPlace) -> Bool { (a.block, a.offset) < (b.block, b.offset) }
}

/// What somebody wrote beside the text.
public struct Remark: Codable, Hashable, Sendable {
  /// The file's own name for it, unique within the file.
  public var id: String
  public var hand: Hand
  public var initials: String?
  /// Paragraphs joined by line feeds.
  public var text: String
  public var resolved: Bool
  /// The remark that this one answers.
  public var parent: String?
  /// Nil where the file refers to it nowhere: shown as unanchored, never dropped. An empty range is a point.
  public var anchor: Range<MarkedPlace>?

  public init(
    id: String, hand: Hand, initials: String? = nil, text: String, resolved: Bool = false, parent: String? = nil,
    anchor: Range<MarkedPlace>? = nil
  ) {
    self.id = id
    self.hand = hand
    self.initials = initials
    self.text = text
    self.resolved = resolved
    self.parent = parent
    self.anchor = anchor
  }
}

extension MarkedText {
  /// Nobody's marks change its words, its notes or anything else in it.
  public var isSettled: Bool {
    noteMarks.allSatisfy { $0.fate == .kept } && objects.allSatisfy { $0.fate == .kept }
      && blocks.allSatisfy { block in
        block.end == .kept && block.cell?.rowFate ?? .kept == .kept && block.cell?.cellFate ?? .kept == .kept
          && block.pieces.allSatisfy { $0.fate == .kept }
      }
  }
}
