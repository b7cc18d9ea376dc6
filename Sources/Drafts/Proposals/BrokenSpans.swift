// SPDX-License-Identifier: AGPL-3.0-or-later

/// Spans such as 2020-2025 that come back as 20202025, and "2020 - 2025" as "2020 2025": whoever reads a printed line that
/// ends behind a dash takes the dash for one that parts a word.
struct BrokenSpans {
  /// The words of the base with a dash in them, by what is left of them without it.
  private var whole: [Substring: Substring] = [:]
  /// The words of the base behind a dash that stands alone, and that dash, by the word before it.
  private var parted: [Substring: [Substring: Substring]] = [:]

  init(_ base: DraftText) {
    var known: Set<Substring> = []
    var pairs: Set<[Substring]> = []
    for block in base.blocks {
      let words = block.text.split(separator: " ")
      for (index, word) in words.enumerated() {
        known.insert(word)
        if index > 0 { pairs.insert([words[index - 1], word]) }
        if ["-", "–"].contains(word), index > 0, index + 1 < words.count {
          parted[words[index - 1], default: [:]][words[index + 1]] = word
        }
        for dash in word.indices.dropFirst().dropLast() where word[dash] == "-" {
          whole[word[..<dash] + word[word.index(after: dash)...]] = word
        }
      }
    }
    for word in known { whole[word] = nil }
    for pair in pairs { parted[pair[0]]?[pair[1]] = nil }
  }

  /// The text with the dashes that it lost.
  func mended(_ text: String) -> String {
    if whole.isEmpty, parted.isEmpty { return text }
    var mended: [Substring] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: false).map({ whole[$0] ?? $0 }) {
      if let last = mended.last, let dash = parted[last]?[word] { mended.append(dash) }
      mended.append(word)
    }
    return mended.joined(separator: " ")
  }
}
