// SPDX-License-Identifier: AGPL-3.0-or-later

/// A block as comparing sees it.
public struct ComparedBlock: Hashable, Sendable {
  public var text: String
  public var kind: BlockKind
  public var story: BlockStory
  public var label: String?
  public var cell: CellSpot?
  /// Which block it claims to be: believed only where the texts agree.
  public var hint: BlockID?

  public init(
    text: String, kind: BlockKind = .paragraph, story: BlockStory = .body, label: String? = nil, cell: CellSpot? = nil,
    hint: BlockID? = nil
  ) {
    self.text = text
    self.kind = kind
    self.story = story
    self.label = label
    self.cell = cell
    self.hint = hint
  }

  public init(_ block: DraftBlock) {
    self.init(
      text: block.text, kind: block.kind, story: block.story, label: block.label, cell: block.cell, hint: block.id)
  }

  /// What its hint says counts only where the file went out as this version: other texts have blocks of the same names.
  public init(_ block: ReadBlock, hintedIn version: Int) {
    self.init(
      text: block.text, kind: block.kind, story: block.story, label: block.label, cell: block.cell,
      hint: block.hint.flatMap(BlockHint.init(name:)).flatMap { $0.version == version ? $0.block : nil })
  }
}

/// Differences that no reader would call an edit.
public enum Noise: String, Codable, Hashable, Sendable, CaseIterable {
  case spaces
  case quotes
  case dashes
  /// "hòa" and "hoà".
  case tonePlacement
  /// One letter written with one character or with several, or with another one that looks the same.
  case letterForm
  /// Struck and written again word for word.
  case retyped
  /// A number that the file counts by itself.
  case renumbering
  /// What the word processor reckons anew, as the number of a page or today's date.
  case field
}

/// A piece of both texts of a bead, in UTF-16 units.
public struct Stretch: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case same
    /// Reads the same.
    case noise(Noise)
    case changed

    var noise: Noise? { if case .noise(let noise) = self { noise } else { nil } }
  }

  public var kind: Kind
  public var old: Range<Int>
  public var new: Range<Int>
}

/// Blocks of the old text and the blocks of the new one that came of them: one to one, two to one (merged), one to two
/// (split), one to none, none to one.
public struct Bead: Hashable, Sendable {
  public var old: Range<Int>
  public var new: Range<Int>
  /// Stands elsewhere than its neighbours would have it.
  public var isMoved = false
  /// All blocks of a table's row that only one side has.
  public var isRow = false
  /// A cell that only one side has, of a row with more cells or fewer than before: a column came or went.
  public var isColumn = false
  /// Cover both texts; several blocks of one side are joined by U+2029. Empty where a side is missing.
  public var stretches: [Stretch] = []

  public var isPair: Bool { !old.isEmpty && !new.isEmpty }
  public var isUntouched: Bool { isPair && !isMoved && !stretches.contains { $0.kind != .same } }
}

/// Which block of one text became which of another, and what changed inside. Every block is in exactly one bead; the
/// beads that did not move follow each other in both texts, story by story.
public struct Comparison: Hashable, Sendable {
  public let old: [ComparedBlock]
  public let new: [ComparedBlock]
  /// In the order of the new text; what only the old one has stands after the bead that preceded it there.
  public let beads: [Bead]
  /// Marks that both texts have, of one note each.
  let notes: [NotePair]

  public init(_ old: [ComparedBlock], _ new: [ComparedBlock]) { self.init(old, new, areHintsProof: false) }

  private init(
    _ old: [ComparedBlock], _ new: [ComparedBlock], areHintsProof: Bool,
    noteMarks: (old: [DraftNoteMark], new: [DraftNoteMark]) = ([], [])
  ) {
    var table = TokenTable()
    let numbers = NumberForm.all(of: old).union(NumberForm.all(of: new))
    let a = ComparedText(old, &table, numbers)
    let b = ComparedText(new, &table, numbers)
    self.old = old
    self.new = new
    let beads = Alignment(a, b, areHintsProof: areHintsProof).beads()
    notes = NotePair.all(noteMarks, old, new, beads)
    self.beads = notes.isEmpty ? beads : NoteCuts(notes, a.units, b.units).cut(beads)
  }

  /// Compares two versions of one draft: equal ids are one block, however much it changed. Texts of different origin
  /// must bear different version numbers, so that no id of one is an id of the other.
  public init(_ old: DraftText, _ new: DraftText) {
    self.init(
      old.blocks.map { ComparedBlock($0) }, new.blocks.map { ComparedBlock($0) }, areHintsProof: true,
      noteMarks: (old.noteMarks, new.noteMarks))
  }

  public init(_ old: DraftText, _ new: Reading) {
    self.init(
      old.blocks.map { ComparedBlock($0) }, new.blocks.map { ComparedBlock($0, hintedIn: old.version) },
      areHintsProof: false, noteMarks: (old.noteMarks, new.noteMarks))
  }

  /// How many units are deleted or inserted, whole blocks included, and one for each block that moved: the distance by
  /// which the nearest version is found.
  public var distance: Int {
    beads.reduce(0) { sum, bead in
      if !bead.isPair {
        return sum + bead.old.reduce(1) { $0 + old[$1].text.utf16.count }
          + bead.new.reduce(0) { $0 + new[$1].text.utf16.count }
      }
      return bead.stretches.reduce(sum + (bead.isMoved ? 1 : 0)) {
        $1.kind == .changed ? $0 + $1.old.count + $1.new.count : $0
      }
    }
  }
}

/// A text cut into tokens, and into the units that are aligned: a paragraph, or the row of a table.
struct ComparedText {
  struct Unit {
    var blocks: Range<Int>
    var story: BlockStory
    var isRow: Bool
    /// Equal in two units that read the same.
    var key: [Int32]
    var words: Int
    /// The hint of a paragraph.
    var hint: BlockID?
  }

  let blocks: [ComparedBlock]
  let units: [[UInt16]]
  /// What blocks are known again by: without the numbers that somebody typed where others are counted.
  let tokens: [[Token]]
  /// All of them.
  private let whole: [[Token]]

  init(_ blocks: [ComparedBlock], _ table: inout TokenTable, _ numbers: Set<NumberForm> = []) {
    self.blocks = blocks
    units = blocks.map { Array($0.text.utf16) }
    let whole = units.map { table.tokens(of: $0) }
    self.whole = whole
    tokens =
      numbers.isEmpty
      ? whole
      : zip(blocks, whole).map { block, tokens in
        guard block.label == nil, block.cell == nil else { return tokens }
        let length = NumberForm.length(in: block.text, of: numbers)
        return length == 0 ? tokens : tokens.filter { $0.start >= length }
      }
  }

  /// Stories that are aligned with each other, in one order for every text.
  static func rank(_ story: BlockStory) -> Int {
    switch story {
    case .body: 0
    case .textBox: 1
    case .footnote: 2
    case .endnote: 3
    case .header: 4
    case .footer: 5
    }
  }

  /// The units of all stories of a rank.
  func aligned(rank: Int) -> [Unit] {
    var found: [Unit] = []
    var index = 0
    while index < blocks.count {
      defer { index += 1 }
      guard Self.rank(blocks[index].story) == rank else { continue }
      let start = index
      if let cell = blocks[index].cell {
        while index + 1 < blocks.count, let next = blocks[index + 1].cell, next.table == cell.table,
          next.row == cell.row, blocks[index + 1].story == blocks[start].story
        { index += 1 }
        found.append(unit(start..<index + 1, isRow: true))
      } else {
        found.append(unit(start..<index + 1, isRow: false))
      }
    }
    return found
  }

  func unit(_ range: Range<Int>, isRow: Bool) -> Unit {
    var key: [Int32] = []
    var words = 0
    for block in range {
      if block > range.lowerBound { key.append(-1) }
      for token in tokens[block] {
        key.append(token.id)
        if token.kind == .word { words += 1 }
      }
    }
    if isRow { key.append(-2) }
    return Unit(
      blocks: range, story: blocks[range.lowerBound].story, isRow: isRow, key: key, words: words,
      hint: isRow ? nil : blocks[range.lowerBound].hint)
  }

  /// The tokens of several blocks with their ends between them, and the units they are counted in.
  func joined(_ range: Range<Int>) -> (tokens: [Token], units: [UInt16]) {
    guard range.count > 1 else {
      return range.first.map { (whole[$0], units[$0]) } ?? ([], [])
    }
    var all: [Token] = []
    var text: [UInt16] = []
    for block in range {
      if block > range.lowerBound {
        all.append(Token(start: text.count, end: text.count + 1, id: .max, kind: .blockEnd))
        text.append(Letters.blockEnd)
      }
      let shift = text.count
      all += whole[block].map {
        Token(start: $0.start + shift, end: $0.end + shift, id: $0.id, kind: $0.kind)
      }
      text += units[block]
    }
    return (all, text)
  }
}
