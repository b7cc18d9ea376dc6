// SPDX-License-Identifier: AGPL-3.0-or-later

/// Words or blocks that came in without marks and in which somebody then left marks: told as one, with and without them.
struct UnmarkedPassage {
  /// Of the rejected text; whole blocks where it ends at the start of a block.
  var range: Range<ReadPlace>
  /// What each hand did in it, in the order of the text.
  private(set) var layers: [Layer] = []

  struct Layer {
    var hand: Hand
    var edits: [ReadEdit]
    /// The run that it is of, or that it revises.
    var run: Int
  }

  init(_ range: Range<ReadPlace>) { self.range = range }

  /// Whether an edit is of its words only.
  func holds(_ edit: ReadEdit) -> Bool {
    guard let own = edit.range else { return false }
    // The end of its last block goes only with the block.
    if isWhole, own.upperBound == range.upperBound, case .rewrite = edit { return false }
    return range.lowerBound <= own.lowerBound && own.upperBound <= range.upperBound
  }

  /// Whether an edit takes away words on both sides of one of its ends; then it is as wide as both.
  mutating func widen(to edit: ReadEdit) {
    guard !isWhole, case .rewrite(let start, let end, _) = edit, start < range.upperBound, range.lowerBound < end else {
      return
    }
    range = min(start, range.lowerBound)..<max(end, range.upperBound)
  }

  private var isWhole: Bool { range.upperBound.offset == 0 && range.upperBound.block > range.lowerBound.block }

  /// What a hand did, in addition to what else it did in the same run, or instead of what others did in it.
  mutating func add(_ edits: [ReadEdit], by hand: Hand, run: Int) {
    if let known = layers.firstIndex(where: { $0.run == run && $0.hand.author == hand.author }) {
      layers[known].edits += edits
    } else {
      layers.append(Layer(hand: hand, edits: edits, run: run))
    }
  }

  /// What some of them read once a hand after the other has left its marks, at last with all of them.
  static func states(of part: [UnmarkedPassage], in rejected: Reading) -> [(hand: Hand, texts: [[String]])] {
    var found: [(Hand, [[String]])] = []
    var known = [part.map { $0.texts([], in: rejected) }]
    var inForce = part.map { _ in [Int: [ReadEdit]]() }
    var hands: [Hand] = []
    for layer in part.flatMap(\.layers) where !hands.contains(where: { $0.author == layer.hand.author }) {
      hands.append(layer.hand)
    }
    for hand in hands {
      for index in part.indices {
        for layer in part[index].layers where layer.hand.author == hand.author {
          // One run may have several edits here.
          inForce[index][layer.run] = layer.edits
        }
      }
      let new = part.indices.map { index in
        part[index].texts(inForce[index].sorted { $0.key < $1.key }.flatMap(\.value), in: rejected)
      }
      if known.contains(new) { continue }
      known.append(new)
      found.append((hand, new))
    }
    return found
  }

  /// Its blocks, or parts of them, with these edits.
  func texts(_ edits: [ReadEdit], in rejected: Reading) -> [String] {
    let last = isWhole ? range.upperBound.block - 1 : range.upperBound.block
    var units: [UInt16] = []
    var starts: [Int] = []
    for block in range.lowerBound.block...last {
      starts.append(units.count)
      units += Array(rejected.blocks[block].text.utf16)
      if isWhole || block < last { units.append(Letters.blockEnd) }
    }
    starts.append(units.count)
    func offset(_ place: ReadPlace) -> Int {
      starts[min(place.block - range.lowerBound.block, starts.count - 1)] + place.offset
    }
    let from = isWhole ? 0 : range.lowerBound.offset
    let to = isWhole ? units.count : offset(range.upperBound)
    var result = Array(units[from..<to])
    for edit in edits.reversed() {
      guard let own = edit.range else { continue }
      let (low, high) = (offset(own.lowerBound) - from, offset(own.upperBound) - from)
      guard 0 <= low, low <= high, high <= result.count else { continue }
      let new = Array(edit.texts.map { Array($0.utf16) }.joined(separator: [Letters.blockEnd]))
      result.replaceSubrange(low..<high, with: new)
    }
    var parts = result.split(separator: Letters.blockEnd, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF16.self)
    }
    if isWhole { parts.removeLast() }
    return parts
  }
}

extension UnmarkedPassage {
  /// What came in with an edit without marks: a passage for each block, or the words; none where nothing came in.
  static func passages(of item: TurnedEdit, marks: [ReadEdit]) -> [UnmarkedPassage] {
    guard let place = item.place else { return [] }
    if case .rewrite(_, let texts) = item.edit {
      let end =
        texts.count == 1
        ? ReadPlace(block: place.block, offset: place.offset + texts[0].utf16.count)
        : ReadPlace(block: place.block + texts.count - 1, offset: texts[texts.count - 1].utf16.count)
      var words = UnmarkedPassage(place..<end)
      for mark in marks { words.widen(to: mark) }
      return [words]
    }
    var found: [UnmarkedPassage] = []
    for block in blocks(of: item.edit, at: place) {
      let (start, end) = (ReadPlace(block: block, offset: 0), ReadPlace(block: block + 1, offset: 0))
      if let last = found.last, case .insert = item.edit, marks.contains(where: { $0.crosses(start) }) {
        found[found.count - 1].range = last.range.lowerBound..<end
      } else {
        found.append(UnmarkedPassage(start..<end))
      }
    }
    return found
  }

  /// The blocks of the rejected text in which marks in it would stand.
  static func blocks(near item: TurnedEdit) -> Range<Int> {
    guard let place = item.place else { return 0..<0 }
    if case .rewrite(_, let texts) = item.edit { return place.block..<place.block + texts.count }
    return blocks(of: item.edit, at: place)
  }

  /// The blocks of the rejected text that came in with an edit.
  static func blocks(of edit: Edit, at place: ReadPlace) -> Range<Int> {
    let count =
      switch edit {
      case .insert(let blocks, _): blocks.count
      case .insertRow(let row, _): row.cells.reduce(0) { $0 + $1.blocks.count }
      case .rewrite, .delete, .move, .deleteRow, .restyle, .reformat: 0
      }
    return place.block..<place.block + count
  }

  /// Those of an edit that are told together: rows and words at once, of blocks each that somebody left marks in by itself.
  static func parted(_ passages: [UnmarkedPassage], of edit: Edit) -> [[UnmarkedPassage]] {
    guard case .insert = edit else { return [passages] }
    var parts: [[UnmarkedPassage]] = []
    for passage in passages {
      if let last = parts.last, passage.layers.isEmpty, last.allSatisfy(\.layers.isEmpty) {
        parts[parts.count - 1].append(passage)
      } else {
        parts.append([passage])
      }
    }
    return parts
  }
}
