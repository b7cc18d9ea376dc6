// SPDX-License-Identifier: AGPL-3.0-or-later

/// What only says the how-manieth passage follows ("Điều 2.", "Section IV.", "1.2."), cut off as a sentence of its own.
/// Many texts have it in the same words, so it is no evidence that one came of the other. Known by its shape, in whatever
/// language: a word or two, the last of them a number.
enum PassageLabel {
  /// How many sentences at the beginning of a block only count what follows; none where nothing follows.
  static func leading(_ sentences: [Substring]) -> Int {
    let count = sentences.prefix(while: isLabel).count
    return count < sentences.count ? count : 0
  }

  /// More words say something of themselves.
  private static let mostWords = 3

  private static func isLabel(_ sentence: Substring) -> Bool {
    guard sentence.last == "." else { return false }
    let words = sentence.split(whereSeparator: \.isWhitespace)
    guard words.count <= mostWords, let last = words.last?.dropLast(), !last.isEmpty else { return false }
    return isNumber(last) || words.count > 1 && last.count == 1 && last.allSatisfy(\.isLetter) || isRoman(last)
  }

  /// "2", "2a", "1.2": a figure with a unit or a share is none.
  private static func isNumber(_ word: Substring) -> Bool {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      let digits = part.prefix { $0.isASCII && $0.isNumber }
      let rest = part.dropFirst(digits.count)
      return (1...4).contains(digits.count) && rest.count <= 1 && rest.allSatisfy(\.isLetter)
    }
  }

  /// Capitals only: small ones are syllables as well.
  private static func isRoman(_ word: Substring) -> Bool {
    word.allSatisfy(\.isUppercase) && Roman.value(of: Array(word.lowercased().utf8)) != 0
  }
}
