// SPDX-License-Identifier: AGPL-3.0-or-later

extension Comparison {
  /// Whether the new text is another one than the old: of the smaller of both less than a fifth stands in the other, or
  /// nothing at all. Only what the old one has to say counts, as a letter bears the same head and the same signature.
  /// Part of a draft, or one that was rewritten nearly whole, still shares more.
  var isForeign: Bool {
    let matter = Self.matter(of: old)
    let size = matter.reduce(0) { $0 + old[$1].text.utf16.count }
    let other = new.reduce(0) { $0 + ($1.story == .body ? $1.text.utf16.count : 0) }
    var kept = 0
    for bead in beads where bead.isPair && !matter.isDisjoint(with: bead.old) {
      for stretch in bead.stretches where stretch.kind != .changed { kept += stretch.old.count }
    }
    return kept * 5 < min(size, other) || kept == 0 && size > 0
  }

  /// So many words at least make a sentence that is no line of a head.
  private static let fewestWords = 8

  /// The blocks of a body without its head and its signature: what stands before the first sentence and behind the last
  /// one. Where that is a fifth of the text or more, as an annex, it is no such thing.
  private static func matter(of blocks: [ComparedBlock]) -> Set<Int> {
    let body = blocks.indices.filter { blocks[$0].story == .body }
    func size(_ places: some Sequence<Int>) -> Int { places.reduce(0) { $0 + blocks[$1].text.utf16.count } }
    let whole = size(body)
    let sentences = body.indices.filter { isSentence(blocks[body[$0]].text) }
    guard let first = sentences.first, let last = sentences.last else { return Set(body) }
    let head = size(body[..<first]) * 5 < whole ? first : 0
    let end = size(body[(last + 1)...]) * 5 < whole ? last + 1 : body.count
    return Set(body[head..<end])
  }

  private static func isSentence(_ text: String) -> Bool {
    guard let end = text.last(where: { !$0.isWhitespace }), ".;:!?…".contains(end) else { return false }
    return text.split(whereSeparator: \.isWhitespace).count >= fewestWords
  }
}

extension ReturnedFile {
  /// Whether most words of a draft stand in cells here that stand in none there: the draft itself, put into a table.
  public func holdsInTable(_ draft: DraftText) -> Bool {
    func words(_ texts: [String]) -> [Substring] { texts.flatMap(\.bareWords) }
    let wanted = words(draft.blocks.filter { $0.story == .body && $0.cell == nil }.map(\.text))
    let cells = words(Reading(text, .rejecting).blocks.filter { $0.cell != nil }.map(\.text))
    var counts = Dictionary(cells.map { ($0, 1) }, uniquingKeysWith: +)
    let found = wanted.count { word in
      counts[word, default: 0] -= 1
      return counts[word, default: 0] >= 0
    }
    return !wanted.isEmpty && found * 5 >= wanted.count * 4
  }

  /// Whether it holds no word, neither in its text nor beside it.
  public var isBlank: Bool {
    text.remarks.isEmpty && Reading(text, .accepting).texts.allSatisfy { $0.allSatisfy(\.isWhitespace) }
  }
}
