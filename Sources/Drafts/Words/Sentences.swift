// SPDX-License-Identifier: AGPL-3.0-or-later

/// Cuts a text into sentences. Full stops in numbers, after abbreviations, initials and list numbers end nothing.
public struct Sentences: Sendable {
  private let abbreviations: Set<String>

  public init(_ lexicon: Lexicon) {
    abbreviations = Set(lexicon.abbreviations.map { $0.lowercased() })
  }

  /// The sentences in order, without the white space around them; nothing but white space is lost. A line end ends one.
  public func of(_ text: String) -> [Substring] {
    var found: [Substring] = []
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    var at = start
    while at < scalars.endIndex {
      let scalar = scalars[at]
      let next = scalars.index(after: at)
      guard Self.ends.contains(scalar) else {
        at = next
        continue
      }
      var end = next
      if !Self.isLineEnd(scalar) {
        while end < scalars.endIndex, Self.closes.contains(scalars[end]) { end = scalars.index(after: end) }
        guard endsSentence(scalar, from: start, at: at, after: end, in: scalars) else {
          at = next
          continue
        }
      }
      append(text[start..<end], to: &found)
      start = end
      at = end
    }
    append(text[start...], to: &found)
    return found
  }

  private static let ends = Set(".!?…\n\r\u{0B}\u{2028}\u{2029}".unicodeScalars)
  private static let closes = Set("\"”»’)]'.!?…".unicodeScalars)

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "." && scalar != "!" && scalar != "?" && scalar != "…"
  }

  private func append(_ piece: Substring, to found: inout [Substring]) {
    let scalars = piece.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return }
    found.append(piece[first..<scalars.index(after: last)])
  }

  private func endsSentence(
    _ scalar: Unicode.Scalar, from start: String.Index, at: String.Index, after end: String.Index,
    in scalars: String.UnicodeScalarView
  ) -> Bool {
    guard end < scalars.endIndex else { return true }
    guard scalars[end].properties.isWhitespace else { return false }
    if let follows = scalars[end...].first(where: { !$0.properties.isWhitespace }), follows.properties.isLowercase {
      return false
    }
    guard scalar == "." else { return true }
    let before = scalars[start..<at]
    let word = before.reversed().prefix { !$0.properties.isWhitespace && $0 != "(" && $0 != "." }.reversed()
    let isFirst = before.drop { $0.properties.isWhitespace }.count == word.count
    if isFirst, isListNumber(Array(word)) { return false }
    if word.count == 1, let letter = word.first, letter.properties.isUppercase { return false }
    return !abbreviations.contains(String(String.UnicodeScalarView(word)).lowercased())
  }

  /// "1", "12", "a", "IV" before the full stop at the beginning of a paragraph.
  private func isListNumber(_ word: [Unicode.Scalar]) -> Bool {
    guard !word.isEmpty, word.count <= 5 else { return false }
    if word.count == 1 || word.allSatisfy({ $0.properties.numericType == .decimal }) { return true }
    return Roman.value(of: word.flatMap { Array($0.properties.lowercaseMapping.utf8) }) != 0
  }
}
