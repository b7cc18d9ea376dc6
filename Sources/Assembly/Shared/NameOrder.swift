// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The place of a name in lists, by the pack's alphabet and by the part of a name that leads.
struct NameRank: Comparable {
  private let keys: [[Int]]

  init(_ name: String, in pack: RulePack) {
    let letters = NameRank.places(of: pack.alphabet)
    let words = name.lowercased().split(separator: " ").map(String.init)
    let ordered: [String] =
      switch pack.namesSortBy {
      case .lastWord: [words.last ?? ""] + words.dropLast()
      case .firstWord, .whole: words
      }
    // A letter outside of the alphabet sorts after it, by code point.
    keys = ordered.map { word in word.map { letters[$0] ?? 10_000 + Int($0.unicodeScalars.first?.value ?? 0) } }
  }

  private static func places(of alphabet: String) -> [Character: Int] {
    var places: [Character: Int] = [:]
    for (index, letter) in alphabet.enumerated() where places[letter] == nil { places[letter] = index }
    return places
  }

  static func < (a: NameRank, b: NameRank) -> Bool {
    for (one, other) in zip(a.keys, b.keys) where one != other { return one.lexicographicallyPrecedes(other) }
    return a.keys.count < b.keys.count
  }
}
