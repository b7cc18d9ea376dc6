// SPDX-License-Identifier: AGPL-3.0-or-later

/// What the numbers of one list have in common: "1.", "2."; "a)", "đ)"; "Mục I", "Mục IV".
struct NumberForm: Hashable {
  private enum Part: Hashable {
    case digits
    case letters(areUppercase: Bool)
    case word(String)
    case sign(Character)
  }

  private let parts: [Part]

  /// No number of a paragraph is longer.
  private static let longest = 40

  init?(_ text: String) {
    guard text.utf16.count <= Self.longest else { return nil }
    var parts: [Part] = []
    var rest = text[...].drop { $0.isWhitespace }
    while let first = rest.first {
      if first.isWhitespace {
        rest = rest.dropFirst()
      } else if first.isNumber {
        rest = rest.drop { $0.isNumber }
        parts.append(.digits)
      } else if first.isLetter {
        let word = rest.prefix { $0.isLetter }
        rest = rest[word.endIndex...]
        parts.append(Self.isNumeral(word) ? .letters(areUppercase: first.isUppercase) : .word(word.lowercased()))
      } else {
        rest = rest.dropFirst()
        parts.append(.sign(first))
      }
    }
    if parts.isEmpty { return nil }
    self.parts = parts
  }

  /// One letter, or a Roman number.
  private static func isNumeral(_ word: Substring) -> Bool {
    word.count == 1 || word.allSatisfy { "IVXLCDM".contains($0) } || word.allSatisfy { "ivxlcdm".contains($0) }
  }

  /// The forms of the numbers that these blocks have by themselves; none of bare digits or letters, with which words may
  /// begin.
  static func all(of blocks: [ComparedBlock]) -> Set<NumberForm> {
    Set(blocks.compactMap { $0.label.flatMap(NumberForm.init) }.filter { $0.parts.count > 1 })
  }

  /// How many units at the beginning of a text are a number of one of these forms, and the spaces behind it; 0 where none
  /// are, or where the text is no more than that.
  static func length(in text: String, of forms: Set<NumberForm>) -> Int {
    var (length, end) = (0, text.startIndex)
    while end < text.endIndex {
      let word = text[end...].drop { $0.isWhitespace }.drop { !$0.isWhitespace }
      guard !word.isEmpty, let form = NumberForm(String(text[..<word.startIndex])),
        forms.contains(where: { $0.parts.starts(with: form.parts) })
      else { break }
      end = word.startIndex
      if forms.contains(form) {
        length = text.utf16.distance(from: text.startIndex, to: text[end...].drop { $0.isWhitespace }.startIndex)
      }
    }
    return length < text.utf16.count ? length : 0
  }
}
