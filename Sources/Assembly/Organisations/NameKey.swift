// SPDX-License-Identifier: AGPL-3.0-or-later

/// Text as it is compared, not as it is shown: without case and marks, so that "HỌ VÀ TÊN", "ho va ten" and "ho_va_ten"
/// are one heading, and a name is found by whoever types without diacritics.
struct PlainText: Hashable, Sendable {
  /// Lower-case letters and digits, with one space between words.
  let text: String

  init(_ typed: String) {
    var out = ""
    var isBetween = false
    for character in typed {
      for letter in PlainText.plain(character) {
        guard letter.isLetter || letter.isNumber else {
          isBetween = true
          continue
        }
        if isBetween, !out.isEmpty { out.append(" ") }
        isBetween = false
        out.append(letter)
      }
      if character == "_" || character.isWhitespace { isBetween = true }
    }
    text = out
  }

  var isEmpty: Bool { text.isEmpty }
  var words: [Substring] { text.split(separator: " ") }

  /// Whether each word of the other text begins a word of this one.
  func isFound(by other: PlainText) -> Bool {
    other.words.allSatisfy { sought in words.contains { $0.hasPrefix(sought) } }
  }

  /// A letter without its marks. Characters are compared by what they are, so both composed and decomposed ones are met.
  private static func plain(_ character: Character) -> String {
    for lower in character.lowercased() {
      if let found = table[lower] { return found }
      let bare = lower.unicodeScalars.filter { $0.properties.generalCategory != .nonspacingMark }
      return bare.count == lower.unicodeScalars.count ? character.lowercased() : String(String.UnicodeScalarView(bare))
    }
    return ""
  }

  private static let table: [Character: String] = {
    let rows = [
      ("a", "àảãáạăằẳẵắặâầẩẫấậäåāą"), ("c", "çćčĉ"), ("d", "đďð"), ("e", "èẻẽéẹêềểễếệëēęě"), ("g", "ğĝģ"),
      ("i", "ìỉĩíịïîīį"), ("l", "łľĺ"), ("n", "ñńňņ"), ("o", "òỏõóọôồổỗốộơờởỡớợöøōő"), ("r", "řŕ"), ("s", "śšşŝ"),
      ("t", "ťţ"), ("u", "ùủũúụưừửữứựüûūůű"), ("y", "ỳỷỹýỵÿ"), ("z", "źžż"), ("ss", "ß"), ("ae", "æ"), ("oe", "œ"),
    ]
    var table: [Character: String] = [:]
    for (plain, marked) in rows {
      for letter in marked { table[letter] = plain }
    }
    return table
  }()
}

/// Two spellings of one name have one key: case, spaces, composed or decomposed letters, and the two customs of setting
/// the tone mark ("Hoà" and "Hòa") make no other person; "An" and "Ân" are two names.
struct NameKey: Hashable, Sendable {
  private let words: [String]

  init(_ name: String) {
    words = name.lowercased().split(whereSeparator: \.isWhitespace).map { word in
      var letters = ""
      var tones = ""
      for character in word {
        if let (letter, tone) = NameKey.toned[character] {
          letters.append(letter)
          tones.append(tone)
        } else {
          letters.append(character)
        }
      }
      return letters + tones
    }
  }

  private static let toned: [Character: (Character, Character)] = {
    var table: [Character: (Character, Character)] = [:]
    let rows = [
      "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự",
      "yỳỷỹýỵ",
    ]
    for row in rows {
      guard let letter = row.first else { continue }
      for (marked, tone) in zip(row.dropFirst(), "12345") { table[marked] = (letter, tone) }
    }
    return table
  }()
}
