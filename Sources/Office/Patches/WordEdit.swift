// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts

/// One thing to be done to a Word file, and in whose name. Blocks and offsets are those of the file as it was read;
/// offsets are UTF-16 units into all pieces of a block, deleted ones included.
public struct WordEdit: Hashable, Sendable {
  public var what: What
  public var hand: Hand

  public init(_ what: What, by hand: Hand) {
    self.what = what
    self.hand = hand
  }

  public enum What: Hashable, Sendable {
    /// Other words in place of these; an empty range inserts, no words delete. Tabs and line feeds are kept.
    case replace(block: Int, Range<Int>, with: String)
    /// A new paragraph after this one, which lends it its look unless another of the same part is named.
    case insert(after: Int, text: String, like: Int? = nil)
    /// A paragraph that comes from elsewhere in the same part, after this one; it keeps its look unless another is named.
    case insertCopy(after: Int, Copy, like: Int? = nil)
    /// The whole paragraph.
    case delete(block: Int)
    /// What follows becomes a paragraph of its own.
    case split(block: Int, at: Int)
    /// The paragraph and the one after it become one.
    case join(block: Int)
    /// A new row below the one that holds this block, with these words in its cells.
    case insertRow(below: Int, cells: [Cell])
    /// A new row above the one that holds this block, where no other stands above it.
    case insertFirstRow(above: Int, cells: [Cell])
    /// A row that comes from elsewhere in the same part, beside the one that holds this block.
    case copyRow(of: Int, Side, beside: Int)
    /// Something new beside this paragraph, or beside the whole table that holds it; a paragraph looks like the one
    /// named, else like the nearest outside of tables.
    case put(Addition, Side, of: Int, like: Int? = nil)
    /// The paragraph takes the look of another one of its part (style, level, numbering); its words keep their own.
    case look(block: Int, like: Int)
    /// The row that holds this block.
    case deleteRow(holding: Int)
    /// A remark on these words.
    case remark(Range<MarkedPlace>, text: String, initials: String)
    /// An answer to the remark with this id, at the same place.
    case reply(to: String, text: String, initials: String)
  }

  /// Words that it puts into the text.
  var words: [String] {
    switch what {
    case .replace(_, _, let words), .insert(_, let words, _), .put(.paragraph(let words), _, _, _): [words]
    case .insertRow(_, let cells), .insertFirstRow(_, let cells): cells.flatMap(\.paragraphs)
    case .insertCopy(_, let copy, _), .put(.copy(let copy), _, _, _): copy.words
    case .put(.table(let rows), _, _, _): rows.joined().flatMap(\.paragraphs)
    case .put(.copiedTable(_, let rows), _, _, _):
      rows.flatMap { row -> [String] in if case .words(let cells) = row { cells.flatMap(\.paragraphs) } else { [] } }
    case .delete, .split, .join, .copyRow, .look, .deleteRow, .remark, .reply: []
    }
  }

  public enum Addition: Hashable, Sendable {
    case paragraph(String)
    /// Row by row; every row has as many cells.
    case table([[Cell]])
    /// A paragraph that comes from elsewhere in the same part.
    case copy(Copy)
    /// A table that comes from elsewhere in the same part: it looks like the one that holds this block.
    case copiedTable(like: Int, rows: [Row])
  }

  /// What stands in a new cell: at least one paragraph, which may be empty.
  public struct Cell: Hashable, Sendable, ExpressibleByStringLiteral {
    public private(set) var paragraphs: [String]

    public init(_ words: String) { paragraphs = [words] }

    /// An empty cell where there are no paragraphs.
    public init(paragraphs: [String]) { self.paragraphs = paragraphs.isEmpty ? [""] : paragraphs }

    public init(stringLiteral words: String) { self.init(words) }

    var composed: Cell { Cell(paragraphs: paragraphs.map(\.composed)) }
  }

  /// A row of a table that comes in.
  public enum Row: Hashable, Sendable {
    case words([Cell])
    /// What the row with this block holds; of its paragraphs those that are named read otherwise.
    case copy(of: Int, reading: [Copy] = [])
  }

  /// What a paragraph holds, written once more elsewhere with the marks of notes, pictures, links and looks in it; what
  /// names a place, as bookmarks and remarks do, stays where it is.
  public struct Copy: Hashable, Sendable {
    public var block: Int
    /// In the order of the paragraph.
    public var stretches: [Stretch]
    /// What has no words comes along where it stands at one of these offsets.
    public var holding: Range<Int>

    public init(of block: Int, _ stretches: [Stretch], holding: Range<Int> = 0..<Int.max) {
      self.block = block
      self.stretches = stretches
      self.holding = holding
    }

    fileprivate var words: [String] {
      stretches.compactMap { stretch -> String? in if case .words(let words) = stretch { words } else { nil } }
    }

    public enum Stretch: Hashable, Sendable {
      case kept(Range<Int>)
      case words(String)
    }
  }

  public enum Side: Hashable, Sendable {
    case before, after
  }
}

/// How a Word file is changed.
public struct WordPatch: Hashable, Sendable {
  public var edits: [WordEdit]
  public var style: Style
  /// Names of hidden bookmarks by block; letters, digits and low lines after `WordFile.hintPrefix`. Where there are any,
  /// the file has no other hints: those of an earlier journey go.
  public var hints: [Int: String]
  /// What leaves the file before it leaves the house.
  public var scrubbing: Set<Scrubbing>

  public enum Style: Hashable, Sendable {
    /// As tracked changes that anybody may accept or reject.
    case redline
    /// As if it had always been so.
    case clean
  }

  /// Kinds of traces that a file carries of those who worked on it.
  public enum Scrubbing: Hashable, Sendable, CaseIterable {
    /// Author, company, manager, titles, revision number, and all properties of the office's own; accounts of those who
    /// worked on it, the way to its template, its thumbnail.
    case properties
    /// Marks of editing sessions (rsid).
    case sessions
    /// Macros and what starts them.
    case macros
  }

  public init(
    _ edits: [WordEdit], style: Style = .redline, hints: [Int: String] = [:], scrubbing: Set<Scrubbing> = []
  ) {
    self.edits = edits
    self.style = style
    self.hints = hints
    self.scrubbing = scrubbing
  }
}

/// Why a file is not changed; nothing was written then.
public enum WordPatchFault: Error, Hashable, Sendable {
  case noSuchBlock(Int)
  /// Outside of the block, or inside of one letter.
  case noSuchPlace(MarkedPlace)
  case noSuchRemark(String)
  /// Two edits change the same words.
  case overlap(block: Int)
  /// A formula, a field, or something else whose words cannot be changed one by one.
  case notEditable(block: Int)
  case notInTable(block: Int)
  /// Words hold a sign that only its font knows, which cannot be written as one of them.
  case signInWords
  /// The paragraph, or its row, holds something that cannot stand twice: a text box, somebody's marks, half of a field,
  /// the end of a section, a table.
  case notCopied(block: Int)
  /// What two edits would write in this part touches the same bytes, though not the same words.
  case entangled(part: String)
  /// A row of so many cells is asked for, and its table has none that it could look like; it would stand beside the row
  /// that holds this block.
  case cellCount(beside: Int, given: Int)
  /// The row that holds this block has cells that are one with cells above or below, and what is asked of it cannot be
  /// told as tracked changes, or would hide words.
  case mergedRow(block: Int)
  case badHint(String)
  /// A part uses names in a manner that we do not write.
  case unknownNaming(part: String)
  /// What was written was read again, and is not what was meant.
  case notProven(Proof)

  public enum Proof: Hashable, Sendable {
    /// Accepting everything does not give the intended text.
    case accepted(block: Int)
    /// Rejecting everything does not give the text as it was.
    case rejected(block: Int)
    case remarks
    case ids
    /// Marks of notes, pictures, links, fields and the like are not those that should be there.
    case objects
    /// The bookmarks that name blocks are not the ones that were asked for.
    case hints
    case parts
    case unreadable(WordFileFault)
  }
}
