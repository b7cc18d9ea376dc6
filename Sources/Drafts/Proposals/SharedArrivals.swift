// SPDX-License-Identifier: AGPL-3.0-or-later

/// What several files bring to one point is made once, even where one of them brings more: whoever proposes a paragraph
/// gets it, and nobody reads it twice.
enum SharedArrivals {
  /// Whether all that one brings comes with the other already, so that the two need no order.
  static func covers(_ whole: Edit, _ part: Edit) -> Bool {
    switch (whole, part) {
    case (.insert(let all, let gap), .insert(let some, let other)):
      gap == other && some.count < all.count && rest(of: some, beside: all).isEmpty
    case (.rewrite(let span, let all), .rewrite(let other, let some)):
      span == other && span.isPoint && all.count == 1 && some.count == 1 && holds(all[0], some[0])
    case (.insert, _), (.rewrite, _), (.delete, _), (.move, _), (.insertRow, _), (.deleteRow, _), (.restyle, _),
      (.reformat, _):
      false
    }
  }

  /// The blocks that the others do not bring; each of theirs stands for one. Empty paragraphs are nobody's words.
  static func rest(of blocks: [NewBlock], beside others: [NewBlock]) -> [NewBlock] {
    var known: [String: Int] = [:]
    for block in others { known[key(block), default: 0] += 1 }
    return blocks.filter { block in
      let key = key(block)
      guard !key.isEmpty, let left = known[key], left > 0 else { return true }
      known[key] = left - 1
      return false
    }
  }

  private static func key(_ block: NewBlock) -> String {
    block.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether whole sentences of one text are the other.
  private static func holds(_ whole: String, _ part: String) -> Bool {
    let all = whole.utf16.split(whereSeparator: Letters.isSpace)
    let some = part.utf16.split(whereSeparator: Letters.isSpace)
    guard some.count >= fewestWords, some.count < all.count else { return false }
    return (0...all.count - some.count).contains { start in
      zip(all[start...], some).allSatisfy { $0.elementsEqual($1) }
        && (start == 0 || endsSentence(all[start - 1])) && endsSentence(all[start + some.count - 1])
    }
  }

  /// Fewer words may stand in two sentences by chance.
  private static let fewestWords = 4

  private static func endsSentence(_ word: Substring.UTF16View) -> Bool {
    word.last.map { ".!?…;".utf16.contains($0) } ?? false
  }
}
