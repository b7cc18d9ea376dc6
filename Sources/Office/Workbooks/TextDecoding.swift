// SPDX-License-Identifier: AGPL-3.0-or-later

/// Finds out how the bytes of a text file are to be read: UTF-8, UTF-16, or the older Vietnamese Windows-1258.
enum TextDecoding {
  /// The text in NFC; a fault names the first line that no encoding explains.
  static func decode(_ bytes: [UInt8]) throws(WorkbookFault) -> String {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try utf8(bytes[3...]) }
    if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes[2...], isBigEndian: false) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes[2...], isBigEndian: true) }
    // A table's separators and line ends show which half of each pair is the zero.
    let start = bytes.prefix(1000)
    let zeros = start.indices.filter { start[$0] == 0 }
    if zeros.count * 5 > start.count {
      let odd = zeros.count { $0 % 2 == 1 }
      return try utf16(bytes[...], isBigEndian: odd * 2 < zeros.count)
    }
    if bytes.contains(0) { throw .unknownEncoding(line: line(of: bytes.firstIndex(of: 0) ?? 0, in: bytes)) }
    if let text = String(validating: bytes, as: UTF8.self) { return text.composed }
    return try Windows1258.decode(bytes).composed
  }

  static func line(of place: Int, in bytes: [UInt8]) -> Int {
    1 + bytes.prefix(place).count { $0 == UInt8(ascii: "\n") }
  }

  private static func utf8(_ bytes: ArraySlice<UInt8>) throws(WorkbookFault) -> String {
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      // Decoding in spite of it marks the place.
      let before = String(decoding: bytes, as: UTF8.self).unicodeScalars.prefix { $0 != "\u{FFFD}" && $0 != "\0" }
      throw .unknownEncoding(line: 1 + before.count { $0 == "\n" })
    }
    return text.composed
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) throws(WorkbookFault) -> String {
    let pairs = Array(bytes)
    let units = stride(from: 0, to: pairs.count - 1, by: 2).map { place in
      let (high, low) = isBigEndian ? (pairs[place], pairs[place + 1]) : (pairs[place + 1], pairs[place])
      return UInt16(high) << 8 | UInt16(low)
    }
    guard pairs.count % 2 == 0, let text = String(validating: units, as: UTF16.self), !units.contains(0) else {
      let before = String(decoding: units, as: UTF16.self).unicodeScalars.prefix { $0 != "\u{FFFD}" && $0 != "\0" }
      throw .unknownEncoding(line: 1 + before.count { $0 == "\n" })
    }
    return text.composed
  }
}

/// Microsoft's code page for Vietnamese: vowels with their shape as one byte, tones as a byte after them.
///
/// Only what Vietnamese and English texts are made of is accepted. Other old encodings (TCVN3, VNI) use the same
/// bytes for other letters and would be read as nonsense; they show by symbols within words and by marked vowels
/// after `a` and `e`, where no Vietnamese syllable has one.
enum Windows1258 {
  static func decode(_ bytes: [UInt8]) throws(WorkbookFault) -> String {
    var text = String.UnicodeScalarView()
    var before: Unicode.Scalar = "\n"
    for (place, byte) in bytes.enumerated() {
      guard let scalar = scalar(for: byte), fits(scalar, byte: byte, after: before) else {
        throw .unknownEncoding(line: TextDecoding.line(of: place, in: bytes))
      }
      text.append(scalar)
      before = scalar
    }
    return String(text)
  }

  private static func fits(_ scalar: Unicode.Scalar, byte: UInt8, after before: Unicode.Scalar) -> Bool {
    let follows = before.properties.isAlphabetic
    if byte < 0x80 { return !(scalar.properties.isAlphabetic && isSymbol(before)) }
    if tones.contains(scalar) { return vowels.contains(before) }
    if isSymbol(scalar) { return !follows }
    if marked.contains(scalar) { return !"aeAE".unicodeScalars.contains(before) }
    return true
  }

  /// The letters' half of the signs from 0xA1 on; in TCVN3 these are letters.
  private static func isSymbol(_ scalar: Unicode.Scalar) -> Bool { (0xA1...0xBF).contains(scalar.value) }

  private static let tones = Set("\u{300}\u{301}\u{303}\u{309}\u{323}".unicodeScalars)
  private static let vowels = Set("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY".unicodeScalars)
  /// Vowels that one byte marks, and đ aside, which may follow anything.
  private static let marked = Set("ÀÁÂĂÈÉÊÍÓÔƠÙÚƯàáâăèéêíóôơùúư".unicodeScalars)

  private static func scalar(for byte: UInt8) -> Unicode.Scalar? {
    switch byte {
    case 9, 10, 13, 0x20..<0x7F: Unicode.Scalar(byte)
    case 0x80..<0xA0: punctuation[byte]
    case 0xA0...0xBF: Unicode.Scalar(byte)
    case _: letters[byte]
    }
  }

  private static let punctuation: [UInt8: Unicode.Scalar] = [
    0x80: "€", 0x82: "‚", 0x84: "„", 0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–",
    0x97: "—", 0x99: "™",
  ]

  private static let letters: [UInt8: Unicode.Scalar] = [
    0xC0: "À", 0xC1: "Á", 0xC2: "Â", 0xC3: "Ă", 0xC8: "È", 0xC9: "É", 0xCA: "Ê", 0xCC: "\u{300}", 0xCD: "Í",
    0xD0: "Đ", 0xD2: "\u{309}", 0xD3: "Ó", 0xD4: "Ô", 0xD5: "Ơ", 0xD7: "×", 0xD9: "Ù", 0xDA: "Ú", 0xDD: "Ư",
    0xDE: "\u{303}", 0xE0: "à", 0xE1: "á", 0xE2: "â", 0xE3: "ă", 0xE8: "è", 0xE9: "é", 0xEA: "ê", 0xEC: "\u{301}",
    0xED: "í", 0xF0: "đ", 0xF2: "\u{323}", 0xF3: "ó", 0xF4: "ô", 0xF5: "ơ", 0xF7: "÷", 0xF9: "ù", 0xFA: "ú",
    0xFD: "ư", 0xFE: "₫",
  ]
}
