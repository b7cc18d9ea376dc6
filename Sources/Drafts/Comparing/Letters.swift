// SPDX-License-Identifier: AGPL-3.0-or-later

extension String {
  /// Its words as they are written, without the signs between them.
  var bareWords: [Substring] { split { !$0.isLetter && !$0.isNumber } }
}

/// What a UTF-16 unit is to a reader, and what it counts as when texts are compared.
enum Letters {
  /// Stands for the end of a block where several blocks are compared as one text; the paragraph separator.
  static let blockEnd: UInt16 = 0x2029

  static func isSpace(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x20, 0x09...0x0D, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: true
    default: false
    }
  }

  static func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) }

  static func isWord(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
    case 0...0x7F: false
    case 0xAA, 0xAD, 0xB5, 0xBA: true
    case 0x80...0xBF, 0xD7, 0xF7: false
    case 0x200C, 0x200D: true
    case 0x2000...0x206F, 0x20A0...0x20CF, 0x2190...0x2BFF, 0x2E00...0x2E7F, 0x3000...0x3004, 0x3008...0x3020: false
    // A sign that only its font knows, U+FFFC, is no letter of the word before it.
    case 0xFE30...0xFE4F, 0xFEFF, 0xFF01...0xFF0F, 0xFFFC: false
    default: true
    }
  }

  static func isQuote(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x22, 0x27, 0xAB, 0xBB, 0x2018...0x201F, 0x2032, 0x2033: true
    default: false
    }
  }

  static func isDash(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x2D, 0x2010...0x2015, 0x2212: true
    default: false
    }
  }

  /// A mark that some writing systems put into a unit of its own, after the letter.
  static func isCombining(_ unit: UInt16) -> Bool { (0x300...0x36F).contains(unit) }

  /// The vowel without its tone and the tone from 1 to 5; nil for a letter without a tone.
  static func toneless(_ unit: UInt16) -> (letter: UInt16, tone: UInt16)? {
    guard unit >= 0xC0, unit < 0x1F00, case let row = Int(tones[Int(unit)]), row > 0 else { return nil }
    return (plain[(row - 1) / 5], UInt16((row - 1) % 5 + 1))
  }

  /// The letter đ for the letters of other languages that look like it and are typed for it: eth, and in capitals the
  /// African d; any other letter itself.
  static func barred(_ unit: UInt16) -> UInt16 {
    switch unit {
    case 0xD0, 0x189: 0x110
    case 0xF0: 0x111
    default: unit
    }
  }

  /// The tone that a combining mark writes, from 1 to 5.
  static func tone(ofCombining unit: UInt16) -> UInt16? {
    combiningTones.firstIndex(of: unit).map { UInt16($0 + 1) }
  }

  /// The letter that a letter and a combining hat, breve or horn are together.
  static func composed(_ letter: UInt16, _ mark: UInt16) -> UInt16? {
    switch mark {
    case 0x302: hatted[letter]
    case 0x306: [0x61: 0x103, 0x41: 0x102][letter]
    case 0x31B: [0x6F: 0x1A1, 0x4F: 0x1A0, 0x75: 0x1B0, 0x55: 0x1AF][letter]
    default: nil
    }
  }

  /// Grave, acute, hook, tilde, dot below: the order of the rows of `toned`.
  private static let combiningTones: [UInt16] = [0x300, 0x301, 0x309, 0x303, 0x323]
  private static let hatted: [UInt16: UInt16] = [
    0x61: 0xE2, 0x41: 0xC2, 0x65: 0xEA, 0x45: 0xCA, 0x6F: 0xF4, 0x4F: 0xD4,
  ]
  private static let plain = Array("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY".utf16)
  private static let toned = Array(
    ("àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
      + "ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ").utf16)
  /// For each unit its place in `toned`, counted from 1; looked up for every letter of every text.
  private static let tones: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 0x1F00)
    for (index, unit) in toned.enumerated() { table[Int(unit)] = UInt8(index + 1) }
    return table
  }()
}
