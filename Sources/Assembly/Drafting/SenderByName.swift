// SPDX-License-Identifier: AGPL-3.0-or-later

/// Whose file it is, as its name tells where somebody wrote that on purpose: a code that might as well be the first
/// syllable of a title or of a person's name tells nothing.
struct SenderByName {
  private let name: String

  init(_ name: String) {
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name[...]
    self.name = String(stem).trimmed
  }

  /// The unit whose name or code begins the file's name; nil where none does, or several do alike.
  func unit(among units: [Unit]) -> Unit? {
    let found = units.compactMap { unit -> (unit: Unit, size: Int)? in
      let sizes = [begins(withName: unit.details.name), begins(withCode: unit.details.code)].compactMap { $0 }
      return sizes.max().map { (unit, $0) }
    }
    let longest = found.map(\.size).max()
    let all = found.filter { $0.size == longest }
    return all.count == 1 ? all[0].unit : nil
  }

  private func begins(withName unit: String) -> Int? {
    rest(behind: unit, in: name[...]) == nil ? nil : unit.count
  }

  private func begins(withCode code: String) -> Int? {
    if let first = name.first, let end = Self.brackets[first] {
      let inner = rest(behind: code, in: name.dropFirst())
      return inner?.first == end ? code.count : nil
    }
    guard let rest = rest(behind: code, in: name[...]) else { return nil }
    return rest.isEmpty || Self.isNoSyllable(code) || isSetApart(from: rest) || isInCapitals(code, rest)
      ? code.count : nil
  }

  private static let brackets: [Character: Character] = ["(": ")", "[": "]"]

  /// What stands behind a word that begins a text, whole and however it is capitalised.
  private func rest(behind word: String, in text: Substring) -> Substring? {
    guard !word.isEmpty, text.lowercased().hasPrefix(word.lowercased()) else { return nil }
    let rest = text.dropFirst(word.count)
    return rest.first.map { $0.isLetter || $0.isNumber } ?? false ? nil : rest
  }

  /// A figure, a sign or no vowel: nobody begins a title or a name with that.
  private static func isNoSyllable(_ code: String) -> Bool {
    !code.allSatisfy(\.isLetter)
      || !code.lowercased().contains { "aeiouy".contains($0) || !$0.isASCII && $0 != "đ" }
  }

  /// A dash or the like parts it from words that have blanks between them: these do not stand there for blanks.
  private func isSetApart(from rest: Substring) -> Bool {
    let words = rest.drop { $0.isWhitespace }
    guard let sign = words.first, "-–—_".contains(sign) else { return false }
    return words.dropFirst().contains(where: \.isWhitespace) || words.startIndex != rest.startIndex
  }

  /// In capitals, and not because all is.
  private func isInCapitals(_ code: String, _ rest: Substring) -> Bool {
    let written = name.prefix(code.count)
    let next = rest.drop { !$0.isLetter }.prefix { $0.isLetter }
    return code.count > 1 && written == written.uppercased() && next != next.uppercased()
  }
}
