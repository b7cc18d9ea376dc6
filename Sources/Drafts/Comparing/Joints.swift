// SPDX-License-Identifier: AGPL-3.0-or-later

/// Paragraphs that were only cut in two, or run together with the next: known by their words alone, however short one
/// half is, where likeness would sooner take the longer half for the whole and the shorter one for something new.
struct Joints {
  private let x: [ComparedText.Unit]
  private let y: [ComparedText.Unit]
  private let old: Side
  private let new: Side

  /// The units of one side within a gap, by their words without the spaces between them.
  private struct Side {
    let range: Range<Int>
    let words: [[Int32]]

    init(_ text: ComparedText, _ units: [ComparedText.Unit], _ range: Range<Int>) {
      self.range = range
      words = range.map { index in
        units[index].blocks.flatMap { block in text.tokens[block].lazy.filter { $0.kind != .space }.map(\.id) }
      }
    }

    subscript(index: Int) -> [Int32] { words[index - range.lowerBound] }
  }

  init(
    _ a: ComparedText, _ b: ComparedText, _ x: [ComparedText.Unit], _ y: [ComparedText.Unit], in gap: UnitAlignment.Gap
  ) {
    (self.x, self.y) = (x, y)
    old = Side(a, x, gap.old)
    new = Side(b, y, gap.new)
  }

  /// Those that rise on both sides and share no unit, in order.
  func pairs() -> [UnitPair] {
    let cut = Self.joined(new, y, as: old, x).map {
      UnitPair(old: $0.whole..<$0.whole + 1, new: $0.first..<$0.first + 2)
    }
    let run = Self.joined(old, x, as: new, y).map {
      UnitPair(old: $0.first..<$0.first + 2, new: $0.whole..<$0.whole + 1)
    }
    let all = (cut + run).sorted { ($0.old.lowerBound, $0.new.lowerBound) < ($1.old.lowerBound, $1.new.lowerBound) }
    let rising = Set(
      Rising.heaviest(all.map { ($0.old.lowerBound, $0.new.lowerBound) }) { Int64(x[$0].words + 1) }.map(\.0))
    var chosen: [UnitPair] = []
    for pair in all where rising.contains(pair.old.lowerBound) {
      if let last = chosen.last, last.old.overlaps(pair.old) || last.new.upperBound > pair.new.lowerBound { continue }
      chosen.append(pair)
    }
    return chosen
  }

  /// Where two neighbours of one side read as one unit of the other; nothing that could be in two places.
  private static func joined(
    _ halves: Side, _ units: [ComparedText.Unit], as wholes: Side, _ others: [ComparedText.Unit]
  ) -> [(first: Int, whole: Int)] {
    guard halves.range.count > 1, !wholes.range.isEmpty else { return [] }
    var places: [[Int32]: Int?] = [:]
    for index in halves.range.dropLast() where UnitAlignment.canJoinNext(index, units) {
      let (first, second) = (halves[index], halves[index + 1])
      guard !first.isEmpty, !second.isEmpty else { continue }
      places[first + second] = places[first + second] == nil ? index : .some(nil)
    }
    return wholes.range.compactMap { whole in
      guard !others[whole].isRow, case .some(.some(let first)) = places[wholes[whole]],
        units[first].story == others[whole].story
      else { return nil }
      return (first, whole)
    }
  }
}

extension UnitAlignment {
  /// Pairs of one hint that divide a gap. Whoever cuts a paragraph leaves its bookmark in one half, and whoever runs two
  /// together keeps one of two: where the words say so, the hint of the half is none of the whole.
  mutating func hintedAnchors(_ gap: Gap) -> [(Int, Int)] {
    let found = hintedPairs(gap.old, gap.new)
    guard found.contains(where: { xKeys[$0.0] != yKeys[$0.1] }) else { return found }
    let joints = Joints(a, b, x, y, in: gap).pairs()
    let (olds, news) = (Set(joints.flatMap(\.old)), Set(joints.flatMap(\.new)))
    let (hintedOld, hintedNew) = (Set(found.map(\.0)), Set(found.map(\.1)))
    return found.filter { i, j in
      if xKeys[i] == yKeys[j] { return true }
      if olds.contains(i) || news.contains(j) { return false }
      // Between versions of one draft a name is more than a hint.
      guard hinted > 0 else { return true }
      let own = likeness.dice(oldPieces(i), newPieces(j))
      let merged = [i - 1, i + 1].filter { gap.old.contains($0) && !hintedOld.contains($0) }
      let split = [j - 1, j + 1].filter { gap.new.contains($0) && !hintedNew.contains($0) }
      return !merged.contains { isBetterMerged(min(i, $0), j, than: own) }
        && !split.contains { isBetterSplit(i, min(j, $0), than: own) }
    }
  }

  /// Two must be so much nearer together than the one of the hint is alone: like paragraphs share words anyway.
  private static let jointGain: Float = 0.1

  private mutating func isBetterMerged(_ first: Int, _ whole: Int, than own: Float) -> Bool {
    guard Self.canJoinNext(first, x) else { return false }
    let joined = Dice.pieces(of: a, x[first].blocks.lowerBound..<x[first + 1].blocks.upperBound)
    return likeness.dice(joined, newPieces(whole)) > own + Self.jointGain
  }

  private mutating func isBetterSplit(_ whole: Int, _ first: Int, than own: Float) -> Bool {
    guard Self.canJoinNext(first, y) else { return false }
    let joined = Dice.pieces(of: b, y[first].blocks.lowerBound..<y[first + 1].blocks.upperBound)
    return likeness.dice(oldPieces(whole), joined) > own + Self.jointGain
  }
}
