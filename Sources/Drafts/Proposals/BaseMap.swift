// SPDX-License-Identifier: AGPL-3.0-or-later

/// Carries edits of the rejected text over to the base, through whatever was changed without tracking.
struct BaseMap {
  private let base: DraftText
  private let locator: Locator
  private let rejected: Reading
  private let text: MarkedText
  private let map: PlaceMap
  /// For each block of the rejected text the nearest up to it that stands in the base too; -1 where there is none.
  private let standing: [Int]
  /// Blocks of the base that others of the rejected text came for, by those.
  private let replaced: [Int: Int]

  init(
    _ comparison: Comparison, _ locator: Locator, _ rejected: Reading, _ text: MarkedText, replaced: [Int: Int]
  ) {
    base = locator.draft
    self.replaced = replaced
    self.locator = locator
    self.rejected = rejected
    self.text = text
    let map = PlaceMap(comparison, .backward)
    self.map = map
    var last = -1
    standing = rejected.blocks.indices.map { block in
      if let bead = map.bead(of: block), bead.isPair && !bead.isMoved || replaced[block] != nil { last = block }
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
      if let old = replaced[block] { return .delete(base.blocks[old].id) }
      guard let bead = map.bead(of: block), bead.isPair else { return nil }
      if bead.new.count == 1, bead.old.count == 1 { return .delete(base.blocks[bead.old.lowerBound].id) }
      let end = ReadPlace(block: block, offset: rejected.blocks[block].text.utf16.count)
      return rewrite(ReadPlace(block: block, offset: 0), end, [""])
    case .move(let block, let behind, _):
      guard let id = whole(block) else { return nil }
      return .move(id, to: locator.settled(gap(behind, story: rejected.blocks[block].story), for: .none))
    }
  }

  /// The block of the base that became this one, neither parted nor joined.
  private func whole(_ block: Int) -> BlockID? {
    if let old = replaced[block] { return base.blocks[old].id }
    guard let bead = map.bead(of: block), bead.old.count == 1, bead.new.count == 1 else { return nil }
    return base.blocks[bead.old.lowerBound].id
  }

  /// Whether both ends of it stand in the base, so that none of them is inside of what came in without marks.
  func stands(_ edit: ReadEdit) -> Bool {
    switch edit {
    case .rewrite(let start, let end, _):
      map.landing(block: start.block, offset: start.offset, atEnd: false)?.slack == 0
        && map.landing(block: end.block, offset: end.offset, atEnd: true)?.slack == 0
    case .insert: true
    case .delete(let block), .move(let block, _, _): origin(of: block) != nil
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

  /// Where a piece of a block stands in the base, if it stands there as it is here.
  func standing(_ block: Int, _ range: Range<Int>) -> ReadPlace? {
    guard let from = map.landing(block: block, offset: range.lowerBound, atEnd: false),
      let to = map.landing(block: block, offset: range.upperBound, atEnd: true), from.slack == 0, to.slack == 0,
      from.block == to.block, to.offset - from.offset == range.count
    else { return nil }
    return ReadPlace(block: from.block, offset: from.offset)
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
    guard block >= 0, ComparedText.rank(rejected.blocks[block].story) == ComparedText.rank(story) else {
      return .start(story)
    }
    let old = replaced[block] ?? map.bead(of: block).map { $0.old.upperBound - 1 }
    return old.map { .after(base.blocks[$0].id) } ?? .start(story)
  }

  /// A block of the base that stands for a block of the rejected text.
  func origin(of block: Int) -> BlockID? {
    if let old = replaced[block] { return base.blocks[old].id }
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
