// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// All that is to be done to one block, in the order of its text.
struct BlockPlan {
  /// Words to go, sorted, apart from each other.
  var deletions: [(range: Range<Int>, hand: Hand)] = []
  /// What comes in between; those at one place in the order of the edits.
  var points: [Point] = []
  var isDeleted: Hand?
  /// The mark that ends the block goes, or is new.
  var endDeleted: Hand?
  var endInserted: Hand?
  /// New paragraphs and tables after it.
  var followers: [Follower] = []
  /// The paragraph whose look it takes.
  var look: (like: Int, hand: Hand)?
  var hint: String?
  /// Notes that lose all their words: what refers to them here goes too.
  var goneNotes: [BlockStory: Hand] = [:]
  /// Where the paragraph is written elsewhere: what has no words and stands outside of these offsets stays behind.
  var window: Range<Int>?
  /// The two become one (clean only).
  var joinsNext = false
  /// Where this block takes its look from: from the last of those that it is joined with, as in Word; so the looks of
  /// those in between are written nowhere.
  var lookFrom: Int?

  struct Follower {
    var content: WordEdit.Addition
    var like: Int?
    var hand: Hand
  }

  /// It goes, and its words come in elsewhere (redline only).
  var departs = false

  /// Its own mark is a new one, and the last of the new paragraphs right behind it takes over the old one.
  var passesEndOn = false

  /// Who takes over the old mark.
  var heir: Int? { passesEndOn ? newParagraphs.indices.last : nil }

  /// Those right behind it.
  var newParagraphs: ArraySlice<Follower> { followers.prefix { $0.content.isParagraph } }

  /// Who brings in the mark of a new paragraph: of two that an old mark ends up behind, whoever brings in the next one.
  func markHand(of follower: Int) -> Hand {
    followers[passesEndOn && newParagraphs.indices.contains(follower + 1) ? follower + 1 : follower].hand
  }

  struct Point {
    var offset: Int
    var kind: Kind

    enum Kind {
      case words(String, Hand)
      case split(Hand)
      case remarkStart(Int)
      case remarkEnd(Int)
    }
  }

  var isSplit: Bool {
    points.contains { point in
      if case .split = point.kind { return true }
      return false
    }
  }

  var touchesText: Bool { !deletions.isEmpty || !points.isEmpty || isDeleted != nil }
}

/// Sorts the edits of a patch by the blocks that they change.
struct PatchPlan {
  var blocks: [Int: BlockPlan] = [:]
  var newRows: [NewRow] = []
  var additions: [NewBeside] = []
  var goneRows: [(holding: Int, hand: Hand)] = []
  var remarks: [NewRemark] = []
  /// Cells of rows that stay, by their node in a story, which hang together otherwise with those above (clean only).
  var cellMerges: [Int: [XMLTree.Index: CellMerge]] = [:]
  /// Words of a group of rows that none of those which stay has.
  var lostWords: [(block: Int, words: String, hand: Hand)] = []
  /// Notes of which no words are left.
  private(set) var emptiedNotes: Set<BlockStory> = []

  /// A row that comes in beside the one that holds a block.
  struct NewRow {
    var beside: Int
    var isAbove: Bool
    var content: WordEdit.Row
    var hand: Hand
    /// How its cells hang together with those above; nil where they do as in the row that it looks like.
    var merges: [CellMerge]?
    /// A block of the row that lends it its look, where that is not the one beside it.
    var like: Int?
  }

  /// What comes in beside a paragraph or beside the table that holds it.
  struct NewBeside {
    var content: WordEdit.Addition
    var side: WordEdit.Side
    var of: Int
    var like: Int?
    var hand: Hand
  }

  /// A remark to be written; its marks in the text are in the plans of blocks.
  struct NewRemark {
    var id: Int
    var hand: Hand
    var initials: String
    var text: String
    var parent: String?
    var anchor: Range<MarkedPlace>
  }

  init(_ patch: WordPatch, of file: WordFile, ids: inout PatchIDs) throws(WordPatchFault) {
    for edit in patch.edits { try add(edit, file, &ids) }
    for (block, hint) in patch.hints {
      let isPlain = hint.utf8.allSatisfy { byte in
        Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
          || byte == UInt8(ascii: "_")
      }
      // Word cuts names of bookmarks after 40 characters.
      guard hint.hasPrefix(WordFile.hintPrefix), isPlain, hint.utf8.count <= 40 else { throw .badHint(hint) }
      try check(block, file)
      blocks[block, default: BlockPlan()].hint = hint
    }
    // Whoever joins two and deletes the second with its end joins the first with the third.
    for block in blocks.keys.sorted()
    where blocks[block]?.isDeleted != nil && blocks[block - 1]?.joinsNext ?? false && file.canJoinNext(block) {
      blocks[block]?.joinsNext = true
    }
    for (block, plan) in blocks {
      for (one, next) in zip(plan.deletions, plan.deletions.dropFirst())
      where one.range.upperBound > next.range.lowerBound { throw .overlap(block: block) }
      for point in plan.points {
        guard case .words = point.kind else { continue }
        let isInside = plan.deletions.contains {
          $0.range.lowerBound < point.offset && point.offset < $0.range.upperBound
        }
        if isInside || plan.isDeleted != nil { throw .overlap(block: block) }
      }
    }
    try settleMerges(in: file, patch.style)
    if patch.style == .redline {
      partNeighbours(in: file)
      markDepartures(in: file)
    }
    for (block, note, hand) in marksOfEmptiedNotes(in: file.text) {
      blocks[block, default: BlockPlan()].goneNotes[note] = hand
      emptiedNotes.insert(note)
    }
  }

  /// Plans for those that others are joined with, so that their beginnings go.
  mutating func openJoined() {
    for (block, plan) in blocks where plan.joinsNext && blocks[block + 1] == nil { blocks[block + 1] = BlockPlan() }
  }

  /// The last of those that become one paragraph with this one.
  func lastJoined(to block: Int) -> Int {
    var last = block
    while let plan = blocks[last], plan.joinsNext, last == block || !plan.isSplit { last += 1 }
    return last
  }

  private func check(_ block: Int, _ file: WordFile) throws(WordPatchFault) {
    guard file.text.blocks.indices.contains(block) else { throw .noSuchBlock(block) }
  }

  /// Who lends a look stands in the same part: its XML is copied as it is.
  private func check(_ like: Int?, besides block: Int, _ file: WordFile) throws(WordPatchFault) {
    guard let like else { return }
    try check(like, file)
    guard file.blockPlaces[like].story == file.blockPlaces[block].story else { throw .noSuchBlock(like) }
  }

  /// Offsets must stand between letters of the block.
  private func check(_ place: MarkedPlace, _ file: WordFile) throws(WordPatchFault) {
    try check(place.block, file)
    let leaves = file.blockPlaces[place.block].leaves
    if place.offset == 0 || place.offset == leaves.last?.end { return }
    guard let leaf = leaves.last(where: { $0.start <= place.offset }), place.offset < leaf.end,
      leaf.source(of: place.offset - leaf.start) != nil
    else { throw .noSuchPlace(place) }
    // Between the halves of a letter that UTF-16 writes in two units.
    let text = file.text.blocks[place.block].pieces.map(\.text).joined()
    let index = text.utf16.index(text.utf16.startIndex, offsetBy: place.offset)
    guard index.samePosition(in: text.unicodeScalars) != nil else { throw .noSuchPlace(place) }
  }

  private mutating func add(
    _ edit: WordEdit, _ file: WordFile, _ ids: inout PatchIDs
  ) throws(WordPatchFault) {
    let hand = edit.hand
    if edit.words.contains(where: { $0.contains("\u{FFFC}") }) { throw .signInWords }
    switch edit.what {
    case .replace(let block, let range, let words):
      try check(MarkedPlace(block: block, offset: range.lowerBound), file)
      try check(MarkedPlace(block: block, offset: range.upperBound), file)
      if !range.isEmpty { delete(range, of: block, hand) }
      if !words.isEmpty { point(.words(words.composed, hand), block, range.upperBound) }
    case .insert(let block, let text, let like):
      try check(block, file)
      try check(like, besides: block, file)
      follow(block, .init(content: .paragraph(text.composed), like: like, hand: hand), file)
    case .insertCopy(let block, let copy, let like):
      try check(block, file)
      try check(like ?? copy.block, besides: block, file)
      follow(block, .init(content: .copy(try checked(copy, file)), like: like ?? copy.block, hand: hand), file)
    case .put(let content, let side, let block, let like):
      try check(block, file)
      try check(like, besides: block, file)
      try put(NewBeside(content: content, side: side, of: block, like: like, hand: hand), file)
    case .look(let block, let like):
      try check(block, file)
      try check(like, besides: block, file)
      blocks[block, default: BlockPlan()].look = (like, hand)
    case .delete(let block):
      try check(block, file)
      delete(block, file, hand)
    case .split(let block, let offset):
      try check(MarkedPlace(block: block, offset: offset), file)
      point(.split(hand), block, offset)
    case .join(let block):
      try check(block, file)
      guard file.canJoinNext(block) else { throw .notEditable(block: block) }
      blocks[block, default: BlockPlan()].endDeleted = hand
      blocks[block]?.joinsNext = true
    case .insertRow(let block, let cells):
      try add(NewRow(beside: block, isAbove: false, content: .words(cells.map(\.composed)), hand: hand), file)
    case .insertFirstRow(let block, let cells):
      try add(NewRow(beside: block, isAbove: true, content: .words(cells.map(\.composed)), hand: hand), file)
    case .copyRow(let source, let side, let block):
      try add(NewRow(beside: block, isAbove: side == .before, content: .copy(of: source), hand: hand), file)
    case .deleteRow(let block):
      try check(block, file)
      goneRows.append((block, hand))
    case .remark(let range, let text, let initials):
      try check(range.lowerBound, file)
      try check(range.upperBound, file)
      remark(range, text, initials, hand, parent: nil, &ids)
    case .reply(let parent, let text, let initials):
      guard let above = file.text.remarks.first(where: { $0.id == parent }), let anchor = above.anchor else {
        throw .noSuchRemark(parent)
      }
      remark(anchor, text, initials, hand, parent: above.parent ?? parent, &ids)
    }
  }

  private mutating func add(_ row: NewRow, _ file: WordFile) throws(WordPatchFault) {
    try check(row.beside, file)
    if case .copy(let source, _) = row.content { try check(source, besides: row.beside, file) }
    newRows.append(row)
  }

  private func checked(_ copy: WordEdit.Copy, _ file: WordFile) throws(WordPatchFault) -> WordEdit.Copy {
    var made = copy
    made.stretches = []
    var last = 0
    for stretch in copy.stretches {
      switch stretch {
      case .words(let words): made.stretches.append(.words(words.composed))
      case .kept(let range):
        try check(MarkedPlace(block: copy.block, offset: range.lowerBound), file)
        try check(MarkedPlace(block: copy.block, offset: range.upperBound), file)
        guard range.lowerBound >= last else { throw .overlap(block: copy.block) }
        last = range.upperBound
        made.stretches.append(stretch)
      }
    }
    return made
  }

  private mutating func follow(_ block: Int, _ follower: BlockPlan.Follower, _ file: WordFile) {
    blocks[block, default: BlockPlan()].followers.append(follower)
    // The last mark of a cell, or before a table, cannot go again: there the mark before it is the new one.
    if follower.content.isParagraph, !file.canJoinNext(block) { blocks[block]?.passEndOn() }
  }

  private mutating func put(_ wanted: NewBeside, _ file: WordFile) throws(WordPatchFault) {
    var new = wanted
    switch wanted.content {
    case .paragraph(let text): new.content = .paragraph(text.composed)
    case .table(let rows):
      let columns = rows.first?.count ?? 0
      for row in rows where row.count != columns || columns == 0 {
        throw .cellCount(beside: wanted.of, given: row.count)
      }
      if rows.isEmpty { return }
      new.content = .table(rows.map { $0.map(\.composed) })
    case .copy(let copy):
      try check(copy.block, besides: new.of, file)
      new.content = .copy(try checked(copy, file))
      new.like = new.like ?? copy.block
    case .copiedTable(let like, let rows):
      try check(like, besides: new.of, file)
      if rows.isEmpty { return }
      for case .copy(let block, _) in rows { try check(block, besides: new.of, file) }
    }
    if new.side == .after, file.text.blocks[new.of].cell == nil {
      return follow(new.of, .init(content: new.content, like: new.like, hand: new.hand), file)
    }
    additions.append(new)
  }

  private mutating func point(_ kind: BlockPlan.Point.Kind, _ block: Int, _ offset: Int) {
    var plan = blocks[block] ?? BlockPlan()
    let place = plan.points.firstIndex { $0.offset > offset } ?? plan.points.count
    plan.points.insert(.init(offset: offset, kind: kind), at: place)
    blocks[block] = plan
  }

  private mutating func delete(_ range: Range<Int>, of block: Int, _ hand: Hand) {
    var plan = blocks[block] ?? BlockPlan()
    let place = plan.deletions.firstIndex { $0.range.lowerBound > range.lowerBound } ?? plan.deletions.count
    plan.deletions.insert((range, hand), at: place)
    blocks[block] = plan
  }

  /// The words go and so does the mark that ends them; the last mark of a cell or a note stays and the one before it goes.
  private mutating func delete(_ block: Int, _ file: WordFile, _ hand: Hand) {
    blocks[block, default: BlockPlan()].isDeleted = hand
    if file.canJoinNext(block) || file.isBeforeTable(block) || file.isInBody(block) {
      blocks[block]?.endDeleted = hand
    } else if block > 0, file.canJoinNext(block - 1) {
      blocks[block - 1, default: BlockPlan()].endDeleted = hand
    }
  }

  private mutating func remark(
    _ range: Range<MarkedPlace>, _ text: String, _ initials: String, _ hand: Hand, parent: String?,
    _ ids: inout PatchIDs
  ) {
    let id = ids.new()
    remarks.append(
      NewRemark(id: id, hand: hand, initials: initials, text: text.composed, parent: parent, anchor: range))
    point(.remarkStart(id), range.lowerBound.block, range.lowerBound.offset)
    point(.remarkEnd(id), range.upperBound.block, range.upperBound.offset)
  }
}

extension WordFile {
  /// The next block follows in the same story and cell, with nothing but marks between.
  func canJoinNext(_ block: Int) -> Bool {
    guard block >= 0, block + 1 < text.blocks.count else { return false }
    let (one, next) = (text.blocks[block], text.blocks[block + 1])
    guard blockPlaces[block].story == blockPlaces[block + 1].story, one.canJoin(next) else { return false }
    let tree = stories[blockPlaces[block].story].tree
    return tree[blockPlaces[block].node].parent == tree[blockPlaces[block + 1].node].parent
  }

  /// Outside of cells, and the same story goes on with a table.
  func isBeforeTable(_ block: Int) -> Bool {
    guard text.blocks[block].cell == nil, block + 1 < text.blocks.count else { return false }
    return text.blocks[block + 1].story == text.blocks[block].story && text.blocks[block + 1].cell != nil
  }

  func isInBody(_ block: Int) -> Bool { text.blocks[block].story == .body && text.blocks[block].cell == nil }
}
