// SPDX-License-Identifier: AGPL-3.0-or-later

/// Something in a text that is more than its words. What a text says can be written anew from its words; these cannot.
public struct MarkedObject: Hashable, Sendable {
  public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
    /// A picture, a drawing, an embedded object.
    case picture
    /// A sign that only its font knows: one U+FFFC in the words.
    case sign
    case formula, field, link
    case pageBreak
  }

  public var kind: Kind
  /// Equal for one thing wherever it stands, in whatever file; tells nothing to a reader.
  public var key: String
  /// Its words; a point where it has none. Both ends as `MarkedPlace`.
  public var range: Range<MarkedPlace>
  public var fate: Fate
  /// It is nothing without its words: where all of them go, it goes.
  public var isWrapped: Bool

  public init(
    _ kind: Kind, key: String = "", range: Range<MarkedPlace>, fate: Fate = .kept, isWrapped: Bool = false
  ) {
    self.kind = kind
    self.key = key
    self.range = range
    self.fate = fate
    self.isWrapped = isWrapped
  }

  public var place: MarkedPlace { range.lowerBound }
}
