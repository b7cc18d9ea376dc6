// SPDX-License-Identifier: AGPL-3.0-or-later

/// A kind of draft that an organisation consults on, such as the report to its congress, and what must stand in it.
public struct DraftKind: Hashable, Sendable {
  public let id: String
  public let name: Phrase
  /// Only those who read restricted papers see anything of such a draft.
  public let isRestricted: Bool
  /// `RequiredPart`s by id, in their order.
  public let parts: [String]
  /// The term that it speaks of; nil where the pack leaves it open.
  public let speaksOf: Speaks?

  /// The term that ends with the congress, as a self-review does, or the one that begins with it.
  public enum Speaks: String, Hashable, Sendable, CaseIterable { case ending, coming }

  public init(id: String, name: Phrase, isRestricted: Bool, parts: [String], speaksOf: Speaks? = nil) {
    self.id = id
    self.name = name
    self.isRestricted = isRestricted
    self.parts = parts
    self.speaksOf = speaksOf
  }
}

/// A part that a draft must have, and how it is known in the text.
public struct RequiredPart: Hashable, Sendable {
  public let id: String
  public let name: Phrase
  /// Words that a heading of the part carries, or that a paragraph of it begins with.
  public let words: [String]
  /// Whether the points under such a heading are counted instead of the heading.
  public let countsItems: Bool
  public let count: Count
  /// Parts of which each one of this must have at least one below it.
  public let needs: [String]
  public let source: Rule.Source

  /// How many there must be.
  public enum Count: Hashable, Sendable {
    case exactly(Int)
    case least(Int)
  }

  public init(
    id: String, name: Phrase, words: [String], countsItems: Bool = false, count: Count, needs: [String] = [],
    source: Rule.Source
  ) {
    self.id = id
    self.name = name
    self.words = words
    self.countsItems = countsItems
    self.count = count
    self.needs = needs
    self.source = source
  }
}

/// A field of work that opinions are sorted by; offices add their own.
public struct OpinionField: Codable, Hashable, Sendable {
  public let id: String
  public let name: Phrase
  public init(id: String, name: Phrase) {
    self.id = id
    self.name = name
  }
}
