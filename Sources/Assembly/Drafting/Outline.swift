// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts

/// The headings of a text. Where the file marks none as such, lines that are numbered like headings count as headings.
public struct Outline: Hashable, Sendable {
  /// In the order of the text.
  public let entries: [Entry]
  private let above: [BlockID: Int]
  /// Whether lines count as headings by how they are numbered.
  private let isTyped: Bool

  /// One heading.
  public struct Entry: Hashable, Sendable {
    public let block: BlockID
    /// Its place among the blocks of the text.
    public let place: Int
    /// From 1.
    public let level: Int
    /// Its automatic number, if it has one, and its words.
    public let title: String
  }

  public init(_ text: DraftText) {
    let body = text.blocks.indices.filter { text.blocks[$0].story == .body && text.blocks[$0].cell == nil }
    let marked = body.compactMap { place -> Entry? in
      guard case .heading(let level) = text.blocks[place].kind, !text.blocks[place].text.trimmed.isEmpty else {
        return nil
      }
      return Entry(text.blocks[place], place, level)
    }
    isTyped = marked.count < 2
    let found =
      isTyped
      ? body.compactMap { place in
        Self.level(ofLine: text.blocks[place].text).map { Entry(text.blocks[place], place, $0) }
      } : marked
    entries = found
    var above: [BlockID: Int] = [:]
    var next = 0
    for (place, block) in text.blocks.enumerated() {
      while next < found.count, found[next].place <= place { next += 1 }
      if next > 0 { above[block.id] = next - 1 }
    }
    self.above = above
  }

  /// The heading under which a block stands, itself where it is one.
  public func heading(above block: BlockID) -> BlockID? { above[block].map { entries[$0].block } }

  /// The heading of at most this level under which a block stands.
  public func entry(above block: BlockID, level: Int) -> Entry? {
    guard let place = above[block] else { return nil }
    return entries[...place].last { $0.level <= level } ?? nil
  }

  public func entry(_ block: BlockID) -> Entry? { entries.first { $0.block == block } }

  /// The level of a block that joins this text as a heading; nil for any other.
  func level(of kind: BlockKind, _ text: String) -> Int? {
    if isTyped { return Self.level(ofLine: text) }
    guard case .heading(let level) = kind else { return nil }
    return level
  }

  /// The level of a line that is numbered like a heading: "Part II", "III.", "Article 5.", "2.",
  /// "2.1."; nil for any other line.
  static func level(ofLine line: String) -> Int? {
    let text = line.trimmed
    guard (2...160).contains(text.count), let last = text.last, !".;:,".contains(last) else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count > 1 else { return nil }
    let number = words[0].drop { $0 == "(" }.prefix { $0 != "." && $0 != ")" && $0 != "-" && $0 != ":" }
    let rest = words[0].dropFirst(number.count)
    if rest.isEmpty, words[0].allSatisfy(\.isLetter), !isRoman(words[0]) {
      let second = words[1].prefix { $0 != "." && $0 != ":" && $0 != "-" }
      if isRoman(second) { return 1 }
      guard let number = Int(second), number < 1_000 else { return nil }
      // "Chapter 2" above its title, or "Article 5. Name".
      if words.count == 2, second == words[1] { return 1 }
      return words.count > 2 && words[1] == second + "." ? 3 : nil
    }
    guard rest.first == "." else { return nil }
    if isRoman(number) { return 2 }
    guard Int(number) != nil else { return nil }
    return 3 + rest.split(separator: ".").prefix { Int($0) != nil }.count
  }

  private static func isRoman(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.count <= 6 && text.allSatisfy { "IVXLC".contains($0) }
  }
}

extension Outline.Entry {
  init(_ block: DraftBlock, _ place: Int, _ level: Int) {
    self.init(
      block: block.id, place: place, level: max(1, level),
      title: [block.label, block.text.trimmed].compactMap { $0 }.joined(separator: " "))
  }
}
