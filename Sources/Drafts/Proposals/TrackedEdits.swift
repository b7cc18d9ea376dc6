// SPDX-License-Identifier: AGPL-3.0-or-later

/// An edit in places of the text with all marks rejected.
enum ReadEdit: Hashable {
  case rewrite(ReadPlace, ReadPlace, [String])
  /// Behind a block, or at the start of the story; the segments tell the marked blocks they are made of.
  case insert([TrackedRun.Segment], behind: Int)
  case delete(Int)
  case move(Int, behind: Int)

  /// The words that it takes away; nil for what only comes in between blocks, and for a move.
  var range: Range<ReadPlace>? {
    switch self {
    case .rewrite(let start, let end, _): start..<max(start, end)
    case .delete(let block): ReadPlace(block: block, offset: 0)..<ReadPlace(block: block + 1, offset: 0)
    case .insert, .move: nil
    }
  }

  /// The words that it puts there.
  var texts: [String] {
    switch self {
    case .rewrite(_, _, let texts): texts
    case .insert(let segments, _): segments.map(\.text)
    case .delete, .move: [""]
    }
  }

  /// Whether it takes the end of a block away, up to this start of the next one.
  func crosses(_ start: ReadPlace) -> Bool {
    guard case .rewrite(let from, let to, _) = self else { return false }
    return from < start && start <= to
  }

  /// What it takes away and what it puts there.
  func wording(in rejected: Reading) -> (old: String, new: String) {
    guard let range else { return ("", texts.joined(separator: "\n")) }
    let last = min(range.upperBound.block, rejected.blocks.count - 1)
    var lines: [String] = []
    for block in range.lowerBound.block...max(range.lowerBound.block, last)
    where rejected.blocks.indices.contains(block) {
      let units = Array(rejected.blocks[block].text.utf16)
      let from = block == range.lowerBound.block ? min(range.lowerBound.offset, units.count) : 0
      let to = block == range.upperBound.block ? min(range.upperBound.offset, units.count) : units.count
      lines.append(String(decoding: units[from..<max(from, to)], as: UTF16.self))
    }
    return (lines.joined(separator: "\n"), texts.joined(separator: "\n"))
  }
}

extension Edit {
  /// The same place, and nothing that comes in there.
  var withNothingNew: Edit {
    switch self {
    case .rewrite(let span, _): .rewrite(span, [""])
    case .insert(_, let gap): .insert([], at: gap)
    case .insertRow(let row, let gap): .insertRow(NewRow(cells: [], table: row.table), at: gap)
    case .delete, .move, .deleteRow, .restyle, .reformat: self
    }
  }

  /// A row that comes in with nothing in it.
  var isBlankRow: Bool {
    if case .insertRow(let row, _) = self { row.text.allSatisfy(\.isWhitespace) } else { false }
  }

  var isEmptyInsertion: Bool {
    if case .insert(let blocks, _) = self { blocks.isEmpty } else { false }
  }
}

/// Tells what a run is to a reader: words replaced, whole blocks put in or taken out, blocks split or joined.
struct Settlement {
  let rejected: Reading
  private let lengths: [Int]

  init(_ rejected: Reading) {
    self.rejected = rejected
    lengths = rejected.blocks.map { $0.text.utf16.count }
  }

  func edits(_ start: ReadPlace, _ end: ReadPlace, _ segments: [TrackedRun.Segment]) -> [ReadEdit] {
    if start == end, segments.count == 1, segments[0].text.isEmpty { return [] }
    if let whole = wholeBlocks(start, end, segments) { return whole }
    if segments.count == 1, segments[0].text.isEmpty { return deletion(start, end) }
    return [.rewrite(start, clamped(end), segments.map(\.text))]
  }

  private func length(_ block: Int) -> Int { lengths.indices.contains(block) ? lengths[block] : 0 }

  /// A place behind the last block is the end of that block.
  private func clamped(_ place: ReadPlace) -> ReadPlace {
    guard place.block >= lengths.count, let last = lengths.last else { return place }
    return ReadPlace(block: lengths.count - 1, offset: last)
  }

  /// Whole blocks for whole blocks, where the run begins and ends at the ends of blocks.
  private func wholeBlocks(_ start: ReadPlace, _ end: ReadPlace, _ segments: [TrackedRun.Segment]) -> [ReadEdit]? {
    let blocks: Range<Int>
    var new = segments
    if start.offset == 0, end.offset == 0, new.count > 1 || end.block > start.block, new.last?.text.isEmpty ?? true {
      blocks = start.block..<end.block
      new.removeLast()
    } else if start.offset == length(start.block), end.offset == length(end.block), start.block < lengths.count,
      new.count > 1 || end.block > start.block, new.first?.text.isEmpty ?? true
    {
      blocks = start.block + 1..<end.block + 1
      new.removeFirst()
    } else {
      return nil
    }
    if blocks.count == new.count {
      return zip(blocks, new).map { block, segment in
        .rewrite(ReadPlace(block: block, offset: 0), ReadPlace(block: block, offset: length(block)), [segment.text])
      }
    }
    let gone = blocks.map { ReadEdit.delete($0) }
    return new.isEmpty ? gone : gone + [.insert(new, behind: blocks.lowerBound - 1)]
  }

  /// Nothing comes for what goes: whole blocks on the way go as blocks.
  private func deletion(_ start: ReadPlace, _ end: ReadPlace) -> [ReadEdit] {
    let isCell = lengths.indices.contains(start.block) && rejected.blocks[start.block].cell != nil
    if start.block == end.block {
      let isWhole = start.offset == 0 && end.offset == length(start.block) && !isCell
      return [isWhole ? .delete(start.block) : .rewrite(start, end, [""])]
    }
    if start.offset == 0 {
      let gone = (start.block..<min(end.block, lengths.count)).map { ReadEdit.delete($0) }
      return end.offset == 0
        ? gone : gone + [.rewrite(ReadPlace(block: end.block, offset: 0), end, [""])]
    }
    if end.block < lengths.count, end.offset == length(end.block), end.offset > 0 {
      let first = ReadEdit.rewrite(start, ReadPlace(block: start.block, offset: length(start.block)), [""])
      return [first] + (start.block + 1...end.block).map { ReadEdit.delete($0) }
    }
    if end.block >= lengths.count { return deletion(start, clamped(end)) }
    return [.rewrite(start, end, [""])]
  }
}

/// Carries edits of the rejected text over to the base, through whatever was changed without tracking.
struct BaseMap {
  private let base: DraftText
  private let locator: Locator
  private let rejected: Reading
  private let text: MarkedText
  private let map: PlaceMap
  /// For each block of the rejected text the nearest up to it that stands in the base too; -1 where there is none.
  private let standing: [Int]

  init(_ comparison: Comparison, _ locator: Locator, _ rejected: Reading, _ text: MarkedText) {
    base = locator.draft
    self.locator = locator
    self.rejected = rejected
    self.text = text
    let map = PlaceMap(comparison, .backward)
    self.map = map
    var last = -1
    standing = rejected.blocks.indices.map { block in
      if let bead = map.bead(of: block), bead.isPair, !bead.isMoved { last = block }
      return last
    }
  }

  /// The same edit in places of the base; nil where the base has nothing that it could be done to.
  func edit(_ edit: ReadEdit) -> Edit? {
    switch edit {
    case .rewrite(let start, let end, let texts): return rewrite(start, end, texts)
    case .insert(let segments, let behind):
      let blocks = segments.map { new($0, behind: behind) }
      let gap = gap(behind, story: blocks.first?.story ?? .body)
      return .insert(blocks, at: locator.settled(gap, for: blocks.first?.host ?? .none))
    case .delete(let block):
      guard let bead = map.bead(of: block), bead.isPair else { return nil }
      if bead.new.count == 1, bead.old.count == 1 { return .delete(base.blocks[bead.old.lowerBound].id) }
      let end = ReadPlace(block: block, offset: rejected.blocks[block].text.utf16.count)
      return rewrite(ReadPlace(block: block, offset: 0), end, [""])
    case .move(let block, let behind):
      guard let bead = map.bead(of: block), bead.old.count == 1, bead.new.count == 1 else { return nil }
      let gap = gap(behind, story: rejected.blocks[block].story)
      return .move(base.blocks[bead.old.lowerBound].id, to: locator.settled(gap, for: .none))
    }
  }

  /// Whether both ends of it stand in the base, so that none of them is inside of what came in without marks.
  func stands(_ edit: ReadEdit) -> Bool {
    switch edit {
    case .rewrite(let start, let end, _):
      map.landing(block: start.block, offset: start.offset, atEnd: false)?.slack == 0
        && map.landing(block: end.block, offset: end.offset, atEnd: true)?.slack == 0
    case .insert: true
    case .delete(let block), .move(let block, _): origin(of: block) != nil
    }
  }

  /// A span of the base for two places of the rejected text.
  func span(_ start: ReadPlace, _ end: ReadPlace) -> Span? {
    guard let from = map.landing(block: start.block, offset: start.offset, atEnd: false),
      let to = map.landing(block: end.block, offset: end.offset, atEnd: true), from.block <= to.block
    else { return nil }
    return Span(
      Place(base.blocks[from.block].id, TextOffset(from.offset)), Place(base.blocks[to.block].id, TextOffset(to.offset))
    )
  }

  /// The same for one place; in what the base does not have, the end of what stands before it there.
  func place(_ place: ReadPlace, atEnd: Bool) -> Place? {
    if let found = map.landing(block: place.block, offset: place.offset, atEnd: atEnd) {
      return Place(base.blocks[found.block].id, TextOffset(found.offset))
    }
    guard rejected.blocks.indices.contains(place.block),
      case .after(let id) = gap(place.block, story: rejected.blocks[place.block].story), let block = locator.places[id]
    else { return nil }
    return Place(id, TextOffset(locator.units[block].count))
  }

  private func rewrite(_ start: ReadPlace, _ end: ReadPlace, _ texts: [String]) -> Edit? {
    guard let from = map.landing(block: start.block, offset: start.offset, atEnd: false),
      let to = map.landing(block: end.block, offset: end.offset, atEnd: true),
      (from.block, from.offset) <= (to.block, to.offset), !texts.isEmpty
    else { return nil }
    var texts = texts
    // Inside words that were changed without tracking, the proposal is what stands there with its marks accepted.
    if from.slack > 0 { texts[0] = piece(start.block, start.offset - from.slack..<start.offset) + texts[0] }
    if to.slack > 0 { texts[texts.count - 1] += piece(end.block, end.offset..<end.offset + to.slack) }
    return .rewrite(
      Span(
        Place(base.blocks[from.block].id, TextOffset(from.offset)),
        Place(base.blocks[to.block].id, TextOffset(to.offset))), texts)
  }

  private func piece(_ block: Int, _ range: Range<Int>) -> String {
    let units = Array(rejected.blocks[block].text.utf16)
    return String(decoding: units[range.clamped(to: 0..<units.count)], as: UTF16.self)
  }

  /// The gap of the base behind a block of the rejected text: behind the nearest block before that the base has there.
  func gap(_ behind: Int, story: BlockStory) -> Gap {
    guard behind >= 0, let last = standing.indices.last else { return .start(story) }
    let block = standing[min(behind, last)]
    guard block >= 0, ComparedText.rank(rejected.blocks[block].story) == ComparedText.rank(story),
      let bead = map.bead(of: block)
    else { return .start(story) }
    return .after(base.blocks[bead.old.upperBound - 1].id)
  }

  /// A block of the base that stands for a block of the rejected text.
  func origin(of block: Int) -> BlockID? {
    guard let bead = map.bead(of: block), bead.isPair else { return nil }
    return base.blocks[bead.old.lowerBound].id
  }

  private func new(_ segment: TrackedRun.Segment, behind: Int) -> NewBlock {
    let marked = text.blocks[min(segment.block, text.blocks.count - 1)]
    var host = CellHost.none
    if marked.cell != nil {
      // The cell's own blocks, before and after, name it.
      let near = [segment.block - 1, segment.block + 1, segment.block].compactMap { index -> Int? in
        guard text.blocks.indices.contains(index), text.blocks[index].story == marked.story,
          text.blocks[index].cell == marked.cell
        else { return nil }
        return rejected.homes[index]
      }
      if let id = near.lazy.compactMap({ origin(of: $0) }).first { host = .cell(of: id) }
    }
    return NewBlock(kind: marked.kind, story: marked.story, text: segment.text, host: host)
  }
}
