// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The order of names in a pack, by its alphabet and by the part of a name that leads. Made once for a whole list.
struct NameOrder {
  private let places: [Character: NameRank.Place]
  private let leading: RulePack.NameOrder

  init(of pack: RulePack) {
    var places: [Character: NameRank.Place] = [:]
    for (group, letters) in pack.alphabet.split(separator: " ").enumerated() {
      for (mark, letter) in letters.enumerated() where places[letter] == nil { places[letter] = (group, mark) }
    }
    (self.places, leading) = (places, pack.namesSortBy)
  }

  /// The place of a name.
  func rank(of name: String) -> NameRank {
    let spoken = name.lowercased().split(separator: " ")
    let ordered =
      switch leading {
      case .lastWord: spoken.suffix(1) + spoken.dropLast()
      case .firstWord, .whole: spoken[...]
      }
    return NameRank(
      ordered.map { word in
        // A letter outside of the alphabet sorts after it, by code point.
        word.map { places[$0] ?? (10_000 + Int($0.unicodeScalars.first?.value ?? 0), 0) }
      })
  }
}

/// The place of a name in lists. Within a word the letters decide first and their marks only between words of the same
/// letters: Á stands before An, and An before Án.
struct NameRank: Comparable {
  /// A letter's group and its place in that group.
  typealias Place = (group: Int, mark: Int)

  private struct Word: Comparable {
    let letters: [Int]
    let marks: [Int]

    static func < (a: Word, b: Word) -> Bool {
      a.letters == b.letters
        ? a.marks.lexicographicallyPrecedes(b.marks) : a.letters.lexicographicallyPrecedes(b.letters)
    }
  }

  private let words: [Word]

  fileprivate init(_ words: [[Place]]) {
    self.words = words.map { Word(letters: $0.map(\.group), marks: $0.map(\.mark)) }
  }

  static func < (a: NameRank, b: NameRank) -> Bool { a.words.lexicographicallyPrecedes(b.words) }
}
