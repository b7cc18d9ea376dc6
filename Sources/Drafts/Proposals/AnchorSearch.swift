// SPDX-License-Identifier: AGPL-3.0-or-later

/// Where an anchor stands in another version.
public enum AnchorFinding: Hashable, Sendable {
  /// The block reads exactly as it did.
  case unchanged(Span)
  /// The block changed; the passage was followed through what changed.
  case followed(Span)
  /// The block is gone; the same words stand here.
  case found(Span)
  /// Shown as such, never dropped.
  case unanchored

  public var span: Span? {
    switch self {
    case .unchanged(let span), .followed(let span), .found(let span): span
    case .unanchored: nil
    }
  }
}

/// Finds the anchors of one version in another.
public struct AnchorSearch: Sendable {
  private let old: Locator
  private let new: Locator
  private let map: PlaceMap
  private let resettled: Resettled
  /// The bead of each block of the new text.
  private let beads: [Int: Bead]

  /// Below this likeness of its words, a passage is not the same any more.
  private static let likeness: Float = 0.4

  public init(from old: DraftText, to new: DraftText) {
    let comparison = Comparison(old, new)
    self.init(Locator(old), Locator(new), PlaceMap(comparison, .forward), Resettled(comparison))
  }

  init(_ old: Locator, _ new: Locator, _ map: PlaceMap, _ resettled: Resettled) {
    (self.old, self.new, self.map, self.resettled) = (old, new, map, resettled)
    beads = Dictionary(
      map.comparison.beads.flatMap { bead in bead.new.map { ($0, bead) } }, uniquingKeysWith: { first, _ in first })
  }

  public func find(_ anchor: Anchor) -> AnchorFinding {
    let (start, end) = (anchor.span.start, anchor.span.end)
    if start.block == end.block, let place = new.places[start.block], Anchor.hash(new.units[place]) == anchor.hash,
      new.text(anchor.span) == anchor.quote
    {
      return .unchanged(anchor.span)
    }
    if let span = followed(anchor) { return .followed(span) }
    if let span = quoted(anchor) { return .found(span) }
    return .unanchored
  }

  private func followed(_ anchor: Anchor) -> Span? {
    let (start, end) = (anchor.span.start, anchor.span.end)
    guard let first = old.places[start.block], let last = old.places[end.block] else { return nil }
    let range = start.offset.units..<max(start.offset.units, end.offset.units)
    if first == last, case .went(let piece, let own) = resettled.whereabouts(of: range, in: first) {
      return followed(anchor, resettled.map, (piece, own.lowerBound), (piece, own.upperBound), resettled.place)
    }
    return followed(anchor, map, (first, start.offset.units), (last, end.offset.units)) { ($0.block, $0.offset) }
  }

  /// An anchor whose ends are these of a map, and how places on its other side are places of the new text.
  private func followed(
    _ anchor: Anchor, _ map: PlaceMap, _ start: (block: Int, offset: Int), _ end: (block: Int, offset: Int),
    _ place: (PlaceMap.Landing) -> (block: Int, offset: Int)
  ) -> Span? {
    // A point has no words to know it by: it follows what stands before it.
    guard let from = map.landing(block: start.block, offset: start.offset, atEnd: anchor.span.isPoint),
      let to = map.landing(block: end.block, offset: end.offset, atEnd: true),
      (from.block, from.offset) <= (to.block, to.offset)
    else { return nil }
    let (first, last) = (place(from), place(to))
    let span = Span(
      Place(new.draft.blocks[first.block].id, TextOffset(first.offset)),
      Place(new.draft.blocks[last.block].id, TextOffset(last.offset)))
    return anchor.span.isPoint || isAlike(anchor.quote, new.text(span)) ? span : nil
  }

  private func isAlike(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    var table = TokenTable()
    let one = ComparedText([ComparedBlock(text: a)], &table)
    let other = ComparedText([ComparedBlock(text: b)], &table)
    // Single words: a passage is often too short for runs of three.
    let (x, y) = (one.tokens[0].filter { $0.kind == .word }, other.tokens[0].filter { $0.kind == .word })
    var counts: [Int32: Int] = [:]
    for token in x { counts[token.id, default: 0] += 1 }
    var shared = 0
    for token in y where counts[token.id, default: 0] > 0 {
      counts[token.id, default: 0] -= 1
      shared += 1
    }
    return Dice.dice(shared: shared, x.count, y.count) >= Self.likeness
  }

  /// Quotations of so many words are known wherever they come.
  private static let telling = 6

  /// The place with the same words whose surroundings agree best; the nearest of several. What stood there before is
  /// another passage, however it reads: only words that came since can be those that are gone.
  private func quoted(_ anchor: Anchor) -> Span? {
    let quote = Array(anchor.quote.utf16)
    guard !quote.isEmpty, anchor.span.start.block == anchor.span.end.block else { return nil }
    let (before, after) = (Array(anchor.before.utf16), Array(anchor.after.utf16))
    let home = old.places[anchor.span.start.block] ?? 0
    var best: (score: Int, distance: Int, block: Int, start: Int)?
    var places = 0
    for (block, units) in new.units.enumerated() {
      for start in Self.occurrences(of: quote, in: units) {
        places += 1
        let end = start + quote.count
        guard hasCome(start..<end, of: block) else { continue }
        let score =
          zip(before.reversed(), units[..<start].reversed()).prefix { $0 == $1 }.count
          + zip(after, units[end...]).prefix { $0 == $1 }.count
        let distance = abs(block - home)
        if best.map({ (score, -distance) > ($0.score, -$0.distance) }) ?? true {
          best = (score, distance, block, start)
        }
      }
    }
    // A few letters stand everywhere: they need surroundings to be recognised.
    guard let best, quote.count + best.score >= 12 else { return nil }
    // So does a phrase that the text uses more than once.
    let isTelling = anchor.quote.bareWords.count >= Self.telling
    guard
      isTelling || isNextToSameWord(anchor, best.block, best.start..<best.start + quote.count)
        || places == 1 && isSingle(quote)
    else { return nil }
    return Span(new.draft.blocks[best.block].id, best.start..<best.start + quote.count)
  }

  /// Whether words of a block came there since, in part at least.
  private func hasCome(_ range: Range<Int>, of block: Int) -> Bool {
    guard let bead = beads[block], bead.isPair else { return true }
    let start = bead.new.prefix { $0 < block }.reduce(range.lowerBound) { $0 + new.units[$1].count + 1 }
    return bead.stretches.contains {
      $0.kind == .changed && $0.new.overlaps(start..<start + range.count)
    }
  }

  /// Whether the whole word before or behind is the same.
  private func isNextToSameWord(_ anchor: Anchor, _ block: Int, _ range: Range<Int>) -> Bool {
    let (before, after) = (anchor.before.bareWords.last, anchor.after.bareWords.first)
    return before != nil && before == new.text(block, 0..<range.lowerBound).bareWords.last
      || after != nil && after == new.text(block, range.upperBound..<new.units[block].count).bareWords.first
  }

  /// Whether the old text has these words only once.
  private func isSingle(_ quote: [UInt16]) -> Bool {
    old.units.reduce(0) { $0 + Self.occurrences(of: quote, in: $1).count } <= 1
  }

  /// Knuth, Morris and Pratt's search: linear for any text.
  private static func occurrences(of quote: [UInt16], in units: [UInt16]) -> [Int] {
    guard quote.count <= units.count else { return [] }
    var borders = [0]
    var length = 0
    for index in quote.indices.dropFirst() {
      while length > 0, quote[index] != quote[length] { length = borders[length - 1] }
      if quote[index] == quote[length] { length += 1 }
      borders.append(length)
    }
    var found: [Int] = []
    length = 0
    for (index, unit) in units.enumerated() {
      while length > 0, unit != quote[length] { length = borders[length - 1] }
      if unit == quote[length] { length += 1 }
      if length == quote.count {
        found.append(index + 1 - length)
        length = borders[length - 1]
      }
    }
    return found
  }
}
