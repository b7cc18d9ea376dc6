// SPDX-License-Identifier: AGPL-3.0-or-later

/// A passage that somebody speaks about, with enough around it to find it again in another version.
public struct Anchor: Codable, Hashable, Sendable {
  public var version: Int
  public var span: Span
  /// The exact words; those of several blocks joined by line feeds, none at a point.
  public var quote: String
  /// Up to 32 units before and after, within the block.
  public var before: String
  public var after: String
  /// Of the text of the block in which it begins.
  public var hash: UInt64

  /// How far around a passage its surroundings are kept.
  public static let reach = 32

  /// Nil where the draft does not have the span.
  public init?(_ span: Span, in draft: DraftText) { self.init(span, in: Locator(draft)) }

  private enum CodingKeys: String, CodingKey { case version, span, quote, before, after, hash }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    version = try container.decode(Int.self, forKey: .version)
    span = try container.decode(Span.self, forKey: .span)
    quote = try container.decode(String.self, forKey: .quote)
    before = try container.decode(String.self, forKey: .before)
    after = try container.decode(String.self, forKey: .after)
    let written = try container.decode(String.self, forKey: .hash)
    guard let hash = UInt64(written, radix: 16) else {
      throw DecodingError.dataCorruptedError(forKey: .hash, in: container, debugDescription: "not a hash: \(written)")
    }
    self.hash = hash
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(version, forKey: .version)
    try container.encode(span, forKey: .span)
    try container.encode(quote, forKey: .quote)
    try container.encode(before, forKey: .before)
    try container.encode(after, forKey: .after)
    // More digits than a number of JSON keeps.
    try container.encode(String(hash, radix: 16), forKey: .hash)
  }

  init?(_ span: Span, in locator: Locator) {
    guard let first = locator.places[span.start.block], let last = locator.places[span.end.block], first <= last else {
      return nil
    }
    let (start, end) = (span.start.offset.units, span.end.offset.units)
    guard start >= 0, start <= locator.units[first].count, end >= 0, end <= locator.units[last].count,
      first < last || start <= end
    else { return nil }
    version = locator.draft.version
    self.span = span
    quote = locator.text(span)
    before = locator.text(first, max(0, start - Self.reach)..<start)
    after = locator.text(last, end..<min(locator.units[last].count, end + Self.reach))
    hash = Self.hash(locator.units[first])
  }

  /// FNV-1a over the units: the same on every machine and in every run, unlike the standard library's hash.
  static func hash(_ units: [UInt16]) -> UInt64 {
    units.reduce(0xcbf2_9ce4_8422_2325) { hash, unit in
      ((hash ^ UInt64(unit & 0xff)) &* 0x100_0000_01b3 ^ UInt64(unit >> 8)) &* 0x100_0000_01b3
    }
  }
}

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

  /// Below this likeness of its words, a passage is not the same any more.
  private static let likeness: Float = 0.4

  public init(from old: DraftText, to new: DraftText) {
    self.old = Locator(old)
    self.new = Locator(new)
    map = PlaceMap(Comparison(old, new), .forward)
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
    // A point has no words to know it by: it follows what stands before it.
    guard let from = map.landing(block: first, offset: start.offset.units, atEnd: anchor.span.isPoint),
      let to = map.landing(block: last, offset: end.offset.units, atEnd: true),
      (from.block, from.offset) <= (to.block, to.offset)
    else { return nil }
    let span = Span(
      Place(new.draft.blocks[from.block].id, TextOffset(from.offset)),
      Place(new.draft.blocks[to.block].id, TextOffset(to.offset)))
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

  /// The place with the same words whose surroundings agree best; the nearest of several.
  private func quoted(_ anchor: Anchor) -> Span? {
    let quote = Array(anchor.quote.utf16)
    guard !quote.isEmpty, anchor.span.start.block == anchor.span.end.block else { return nil }
    let (before, after) = (Array(anchor.before.utf16), Array(anchor.after.utf16))
    let home = old.places[anchor.span.start.block] ?? 0
    var best: (score: Int, distance: Int, block: Int, start: Int)?
    for (block, units) in new.units.enumerated() {
      for start in Self.occurrences(of: quote, in: units) {
        let end = start + quote.count
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
    return Span(new.draft.blocks[best.block].id, best.start..<best.start + quote.count)
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
