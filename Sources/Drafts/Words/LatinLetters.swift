// SPDX-License-Identifier: AGPL-3.0-or-later

/// Takes letters apart: the bare letter, the marks that make another letter of it (ă, ê, ơ, đ), and the tone.
///
/// The tone is written at the end of the word, so that "hoà" and "hòa", composed and decomposed, upper and lower case are
/// one word; the bare form drops all marks, as people type who have no Vietnamese keyboard.
struct LatinLetters: Sendable {
  /// By scalar below `limit`: base letter, mark (0: none), tone (0: none); base 0 where nothing is known.
  private let parts: [(base: UInt8, mark: UInt8, tone: UInt8)]
  private static let limit = 0x1F00

  static let table = LatinLetters()

  private init() {
    var parts = Array(repeating: (base: UInt8(0), mark: UInt8(0), tone: UInt8(0)), count: Self.limit)
    func put(_ letters: String, base: Unicode.Scalar, mark: UInt8, toned: Bool) {
      for (at, letter) in letters.unicodeScalars.enumerated() {
        let known = (UInt8(ascii: base), mark, toned ? UInt8(at) : 0)
        parts[Int(letter.value)] = known
        let upper = letter.properties.uppercaseMapping.unicodeScalars
        if upper.count == 1, let capital = upper.first, capital.value < UInt32(Self.limit) {
          parts[Int(capital.value)] = known
        }
      }
    }
    for letter in "abcdefghijklmnopqrstuvwxyz".unicodeScalars {
      put(String(letter), base: letter, mark: 0, toned: false)
    }
    for row in ["aàáảãạ", "eèéẻẽẹ", "iìíỉĩị", "oòóỏõọ", "uùúủũụ", "yỳýỷỹỵ"] {
      for base in row.unicodeScalars.prefix(1) { put(row, base: base, mark: 0, toned: true) }
    }
    put("ăằắẳẵặ", base: "a", mark: 1, toned: true)
    put("âầấẩẫậ", base: "a", mark: 2, toned: true)
    put("êềếểễệ", base: "e", mark: 2, toned: true)
    put("ôồốổỗộ", base: "o", mark: 2, toned: true)
    put("ơờớởỡợ", base: "o", mark: 3, toned: true)
    put("ưừứửữự", base: "u", mark: 3, toned: true)
    // Eth looks like the Vietnamese letter in capitals and is typed for it.
    put("đð", base: "d", mark: 4, toned: false)
    for (letter, base) in zip("äëïöüÿ".unicodeScalars, "aeiouy".unicodeScalars) {
      put(String(letter), base: base, mark: 5, toned: false)
    }
    put("ç", base: "c", mark: 6, toned: false)
    put("å", base: "a", mark: 7, toned: false)
    put("ø", base: "o", mark: 4, toned: false)
    self.parts = parts
  }

  private static func joined(_ combining: UInt32) -> (mark: UInt8, tone: UInt8)? {
    switch combining {
    case 0x300, 0x340: (0, 1)
    case 0x301, 0x341: (0, 2)
    case 0x309: (0, 3)
    case 0x303: (0, 4)
    case 0x323: (0, 5)
    case 0x306: (1, 0)
    case 0x302: (2, 0)
    case 0x31B: (3, 0)
    case 0x308: (5, 0)
    case 0x327: (6, 0)
    case 0x30A: (7, 0)
    case 0x300...0x36F: (8, 0)
    default: nil
    }
  }

  /// The two forms of a word, as bytes for keys (never to be shown), and whether marks tell them apart.
  func forms(of word: UnsafeBufferPointer<UInt8>) -> (plain: [UInt8], bare: [UInt8], isMarked: Bool) {
    var plain: [UInt8] = []
    var bare: [UInt8] = []
    var tones: [UInt8] = []
    var isMarked = false
    for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
      if let (mark, tone) = Self.joined(scalar.value) {
        isMarked = true
        if mark != 0 { plain.append(mark) }
        if tone != 0 { tones.append(16 + tone) }
      } else if scalar.value < UInt32(Self.limit), parts[Int(scalar.value)].base != 0 {
        let part = parts[Int(scalar.value)]
        plain.append(part.base)
        bare.append(part.base)
        if part.mark != 0 { plain.append(part.mark) }
        if part.tone != 0 { tones.append(16 + part.tone) }
        isMarked = isMarked || part.mark != 0 || part.tone != 0
      } else {
        let lower = Array(scalar.properties.lowercaseMapping.utf8)
        plain += lower
        bare += lower
      }
    }
    return (plain + tones, bare, isMarked)
  }
}
