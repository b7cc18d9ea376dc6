// SPDX-License-Identifier: AGPL-3.0-or-later

/// Numbers that somebody typed where the file counts by itself, or the other way about.
extension Locator {
  /// A number typed before the words of a paragraph that bears one of the same form, or one taken away where the file
  /// counts it `now`: the paragraph would bear two.
  func numbering(of edit: Edit, now: String? = nil) -> Noise? {
    guard case .rewrite(let span, let texts) = edit, texts.count == 1, span.start.block == span.end.block,
      span.start.offset.units == 0, let place = places[span.start.block]
    else { return nil }
    let (typed, counted) = span.isPoint ? (texts[0], draft.blocks[place].label) : (text(span), now)
    guard span.isPoint || texts[0].isEmpty, let counted, let form = NumberForm(typed) else { return nil }
    return form == NumberForm(counted) ? .renumbering : nil
  }
}

/// What the numbers of one list have in common: "1.", "2."; "a)", "đ)"; "Mục I", "Mục IV".
private struct NumberForm: Equatable {
  private enum Part: Equatable {
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
}
