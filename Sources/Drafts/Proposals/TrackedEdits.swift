// SPDX-License-Identifier: AGPL-3.0-or-later

/// An edit in places of the text with all marks rejected.
enum ReadEdit: Hashable {
  case rewrite(ReadPlace, ReadPlace, [String])
  /// Behind a block, or at the start of the story; the segments tell the marked blocks they are made of.
  case insert([TrackedRun.Segment], behind: Int)
  case delete(Int)
  /// The block goes elsewhere; the marked block says where it arrives in the file.
  case move(Int, behind: Int, marked: Int)

  /// The words that it takes away; nil for what only comes in between blocks, and for a move.
  var range: Range<ReadPlace>? {
    switch self {
    case .rewrite(let start, let end, _): start..<max(start, end)
    case .delete(let block): ReadPlace(block: block, offset: 0)..<ReadPlace(block: block + 1, offset: 0)
    case .insert, .move: nil
    }
  }

  /// The marked block at which what comes between blocks stands in the file.
  var arrival: Int? {
    switch self {
    case .insert(let segments, _): segments.first?.block
    case .move(_, _, let marked): marked
    case .rewrite, .delete: nil
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
    return aligned(blocks, new)
  }

  /// A block whose words were all typed anew, in the places where they differ: as it would be told without a mark. What
  /// was marked inside of a block stays as it was marked.
  func narrowed(_ edit: ReadEdit) -> [ReadEdit] {
    guard case .rewrite(let start, let end, let texts) = edit, texts.count == 1, start.block == end.block,
      start.offset == 0, end.offset == length(end.block), start < end, !texts[0].isEmpty
    else { return [edit] }
    let old = Array(Array(rejected.blocks[start.block].text.utf16)[start.offset..<end.offset])
    let new = Array(texts[0].utf16)
    // Of words that have next to nothing in common no reader would make out what stayed.
    if !areAlike(old, new) { return [edit] }
    var table = TokenTable()
    let stretches = TokenDiff((table.tokens(of: old), old), (table.tokens(of: new), new)).stretches()
    guard stretches.contains(where: { $0.kind == .changed }) else { return [edit] }
    return stretches.filter { $0.kind != .same }.map { stretch in
      .rewrite(
        ReadPlace(block: start.block, offset: start.offset + stretch.old.lowerBound),
        ReadPlace(block: start.block, offset: start.offset + stretch.old.upperBound),
        [String(decoding: new[stretch.new], as: UTF16.self)])
    }
  }

  /// The same for words of which somebody marked some: a space beside them was marked with them.
  func marked(_ edit: ReadEdit) -> [ReadEdit] {
    var joined: [ReadEdit] = []
    for part in narrowed(edit) {
      if case .rewrite(let start, let end, let texts) = part, case .rewrite(let first, start, let before)? = joined.last
      {
        joined[joined.count - 1] = .rewrite(first, end, [before.joined() + texts.joined()])
      } else {
        joined.append(part)
      }
    }
    return joined
  }

  private func areAlike(_ old: [UInt16], _ new: [UInt16]) -> Bool {
    let (one, other) = (String(decoding: old, as: UTF16.self), String(decoding: new, as: UTF16.self))
    return Comparison([ComparedBlock(text: one)], [ComparedBlock(text: other)]).beads.count == 1
  }

  /// What came for blocks that went, as edits without tracking are told: whoever pastes the whole of a text over the old
  /// one changed only what differs.
  private func aligned(_ blocks: Range<Int>, _ new: [TrackedRun.Segment]) -> [ReadEdit] {
    let behind = blocks.lowerBound - 1
    guard !blocks.isEmpty, !new.isEmpty else {
      return blocks.map { .delete($0) } + (new.isEmpty ? [] : [.insert(new, behind: behind)])
    }
    let story = rejected.blocks[blocks.lowerBound].story
    let comparison = Comparison(
      blocks.map { ComparedBlock(text: rejected.blocks[$0].text, story: story) },
      new.map { ComparedBlock(text: $0.text, story: story) })
    var work = PasteWalk(comparison, blocks, new)
    work.run()
    return work.edits
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
