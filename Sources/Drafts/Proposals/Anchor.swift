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

  /// Its place in the block in which it begins, in units of that; what goes on in others as long as all its words.
  public var passage: Range<Int> {
    let start = span.start.offset.units
    return start..<start + (span.isPoint ? 0 : quote.utf16.count)
  }

  /// FNV-1a over the units: the same on every machine and in every run, unlike the standard library's hash.
  static func hash(_ units: [UInt16]) -> UInt64 {
    units.reduce(0xcbf2_9ce4_8422_2325) { hash, unit in
      ((hash ^ UInt64(unit & 0xff)) &* 0x100_0000_01b3 ^ UInt64(unit >> 8)) &* 0x100_0000_01b3
    }
  }
}
