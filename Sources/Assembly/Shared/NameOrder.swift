// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The place of a name in lists, by the pack's alphabet and by the part of a name that leads. Within a word the letters
/// decide first and their marks only between words of the same letters: Á stands before An, and An before Án.
struct NameRank: Comparable {
  private struct Word: Comparable {
    let letters: [Int]
    let marks: [Int]

    static func < (a: Word, b: Word) -> Bool {
      a.letters == b.letters
        ? a.marks.lexicographicallyPrecedes(b.marks) : a.letters.lexicographicallyPrecedes(b.letters)
    }
  }

  private let words: [Word]

  init(_ name: String, in pack: RulePack) {
    let places = NameRank.places(in: pack.alphabet)
    let spoken = name.lowercased().split(separator: " ").map(String.init)
    let ordered: [String] =
      switch pack.namesSortBy {
      case .lastWord: [spoken.last ?? ""] + spoken.dropLast()
      case .firstWord, .whole: spoken
      }
    words = ordered.map { word in
      // A letter outside of the alphabet sorts after it, by code point.
      let found = word.map { places[$0] ?? (10_000 + Int($0.unicodeScalars.first?.value ?? 0), 0) }
      return Word(letters: found.map(\.0), marks: found.map(\.1))
    }
  }

  /// Each letter's group and its place in that group.
  private static func places(in alphabet: String) -> [Character: (Int, Int)] {
    var places: [Character: (Int, Int)] = [:]
    for (group, letters) in alphabet.split(separator: " ").enumerated() {
      for (mark, letter) in letters.enumerated() where places[letter] == nil { places[letter] = (group, mark) }
    }
    return places
  }

  static func < (a: NameRank, b: NameRank) -> Bool { a.words.lexicographicallyPrecedes(b.words) }
}
