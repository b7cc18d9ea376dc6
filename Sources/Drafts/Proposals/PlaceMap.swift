// SPDX-License-Identifier: AGPL-3.0-or-later

/// Carries places of one text of a comparison over to the other.
struct PlaceMap {
  enum Direction {
    /// From the old text to the new one.
    case forward
    case backward
  }

  /// Where a place went.
  struct Landing {
    var block: Int
    var offset: Int
    /// How many units of the text it came from lie between the place asked for and the one that could be carried:
    /// it stood inside something that changed, and was moved to the edge of that.
    var slack: Int
    var bead: Int
  }

  let comparison: Comparison
  private let direction: Direction
  private let beads: [Int]
  private let fromLengths: [Int]
  private let toLengths: [Int]

  init(_ comparison: Comparison, _ direction: Direction) {
    self.comparison = comparison
    self.direction = direction
    let isForward = direction == .forward
    fromLengths = (isForward ? comparison.old : comparison.new).map { $0.text.utf16.count }
    toLengths = (isForward ? comparison.new : comparison.old).map { $0.text.utf16.count }
    var beads = Array(repeating: -1, count: fromLengths.count)
    for (index, bead) in comparison.beads.enumerated() {
      for block in isForward ? bead.old : bead.new { beads[block] = index }
    }
    self.beads = beads
  }

  func bead(of block: Int) -> Bead? {
    beads.indices.contains(block) && beads[block] >= 0 ? comparison.beads[beads[block]] : nil
  }

  func from(_ bead: Bead) -> Range<Int> { direction == .forward ? bead.old : bead.new }
  func to(_ bead: Bead) -> Range<Int> { direction == .forward ? bead.new : bead.old }

  private func from(_ stretch: Stretch) -> Range<Int> { direction == .forward ? stretch.old : stretch.new }
  private func to(_ stretch: Stretch) -> Range<Int> { direction == .forward ? stretch.new : stretch.old }

  /// Where a place went; inside what changed, to its start or to its end. Nil where the block has no counterpart.
  func landing(block: Int, offset: Int, atEnd: Bool) -> Landing? {
    guard let bead = bead(of: block), bead.isPair else { return nil }
    var place = offset
    for earlier in from(bead).lowerBound..<block { place += fromLengths[earlier] + 1 }
    let (target, slack) = carried(place, bead, atEnd: atEnd)
    var (found, rest) = (to(bead).lowerBound, target)
    while rest > toLengths[found], found + 1 < to(bead).upperBound {
      rest -= toLengths[found] + 1
      found += 1
    }
    return Landing(block: found, offset: min(rest, toLengths[found]), slack: slack, bead: beads[block])
  }

  private func carried(_ place: Int, _ bead: Bead, atEnd: Bool) -> (Int, Int) {
    var best: (place: Int, slack: Int)?
    for stretch in bead.stretches {
      let range = from(stretch)
      guard range.lowerBound <= place, place <= range.upperBound else { continue }
      if stretch.kind == .same { return (to(stretch).lowerBound + place - range.lowerBound, 0) }
      let slack = atEnd ? range.upperBound - place : place - range.lowerBound
      let target = atEnd ? to(stretch).upperBound : to(stretch).lowerBound
      if best.map({ slack < $0.slack }) ?? true { best = (target, slack) }
      let other = atEnd ? place - range.lowerBound : range.upperBound - place
      if other == 0, !range.isEmpty { best = (atEnd ? to(stretch).lowerBound : to(stretch).upperBound, 0) }
    }
    return best ?? (0, 0)
  }

  /// Every change that a point of a block touches: the words that it took, and those that stand there since.
  func changes(at offset: Int, of block: Int) -> [(before: String, since: String)] {
    guard let bead = bead(of: block), bead.isPair else { return [] }
    let place = from(bead).prefix { $0 < block }.reduce(offset) { $0 + fromLengths[$1] + 1 }
    let touched = bead.stretches.filter {
      $0.kind == .changed && from($0).lowerBound <= place && place <= from($0).upperBound
    }
    guard !touched.isEmpty else { return [] }
    let (old, new) = (Self.joined(comparison.old[bead.old]), Self.joined(comparison.new[bead.new]))
    return touched.map { stretch in
      let words = (
        String(decoding: old[stretch.old], as: UTF16.self), String(decoding: new[stretch.new], as: UTF16.self)
      )
      return direction == .forward ? words : (words.1, words.0)
    }
  }

  /// The units of several blocks, as stretches count them.
  private static func joined(_ blocks: ArraySlice<ComparedBlock>) -> [UInt16] {
    Array(blocks.map { Array($0.text.utf16) }.joined(separator: [Letters.blockEnd]))
  }

  /// Whether all between two places of one bead reads as before.
  func isCalm(_ first: Int, _ start: Int, _ last: Int, _ end: Int) -> Bool {
    guard let bead = bead(of: first), bead.isPair, beads[first] == beads[last] else { return false }
    var shifts: [Int] = []
    var shift = 0
    for block in from(bead) {
      shifts.append(shift)
      shift += fromLengths[block] + 1
    }
    let low = start + shifts[first - from(bead).lowerBound]
    let high = end + shifts[last - from(bead).lowerBound]
    return !bead.stretches.contains { stretch in
      guard stretch.kind == .changed else { return false }
      let range = from(stretch)
      return range.isEmpty
        ? low < range.lowerBound && range.lowerBound < high
        : range.lowerBound < high && low < range.upperBound
          || low == high && low > range.lowerBound && low < range.upperBound
    }
  }
}
