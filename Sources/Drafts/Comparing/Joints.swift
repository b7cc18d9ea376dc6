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
