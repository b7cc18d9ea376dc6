// SPDX-License-Identifier: AGPL-3.0-or-later

/// A font of before Unicode that shows Vietnamese letters in the places of Western ones. Known by its name only:
/// guessing from the letters would spoil names and foreign words.
struct LegacyFont: Hashable, Sendable {
  enum Table: Hashable, Sendable {
    /// TCVN 5712:1993 (VN3), the ".Vn…" fonts; those that end in H show capitals for small letters.
    case tcvn(isCapital: Bool)
    /// VNI for Windows: a letter, then a sign for its marks.
    case vni
  }

  let name: String
  /// Nil where the name says old and Vietnamese, but not which.
  let table: Table?

  /// Nothing for fonts of today.
  init?(_ font: String) {
    let lower = font.lowercased()
    name = font
    if lower.hasPrefix(".vn") {
      table = .tcvn(isCapital: font.hasSuffix("H"))
    } else if lower.hasPrefix("vni-") {
      table = .vni
    } else if lower.hasPrefix("vps ") || lower.hasPrefix("vnu-") || lower.hasPrefix("viscii") {
      table = nil
    } else {
      return nil
    }
  }

  /// The words that the font shows; nil where the table is unknown.
  func unicode(_ source: String) -> ComposedText? {
    switch table {
    case .tcvn(let isCapital): Self.tcvn(source, isCapital: isCapital)
    case .vni: Self.vni(source)
    case nil: nil
    }
  }

  // MARK: TCVN

  private static func tcvn(_ source: String, isCapital: Bool) -> ComposedText {
    var text = ""
    var segments: [TextLeaf.Segment] = []
    for scalar in source.unicodeScalars {
      var letter = letters[scalar] ?? String(Character(scalar))
      if isCapital { letter = letter.uppercased() }
      letter = letter.composed
      segments.append(.init(source: scalar.utf16.count, text: letter.utf16.count))
      text += letter
    }
    return ComposedText(text: text, segments: segments)
  }

  /// From A1 to FE, in their order; the hyphen stands for places without a letter.
  private static let letters: [Unicode.Scalar: String] = {
    let table =
      "ĂÂÊÔƠƯĐăâêôơưđẰ-----àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
    var letters: [Unicode.Scalar: String] = [:]
    for (offset, letter) in table.composed.enumerated() where letter != "-" {
      letters[Unicode.Scalar(UInt8(0xA1 + offset))] = String(letter)
    }
    return letters
  }()

  // MARK: VNI

  private static func vni(_ source: String) -> ComposedText {
    var text = ""
    var segments: [TextLeaf.Segment] = []
    let scalars = Array(source.unicodeScalars)
    var place = 0
    while place < scalars.count {
      let letter = scalars[place]
      let base = singles[letter] ?? String(Character(letter))
      var length = 1
      var written = base
      if place + 1 < scalars.count, bearers.contains(letter), let marks = marks[scalars[place + 1]] {
        length = 2
        written = base + marks
      }
      written = written.composed
      let units = scalars[place..<(place + length)].reduce(0) { $0 + $1.utf16.count }
      segments.append(.init(source: units, text: written.utf16.count))
      text += written
      place += length
    }
    return ComposedText(text: text, segments: segments)
  }

  private static let bearers = Set("aeouyôöAEOUYÔÖ".unicodeScalars)

  private static let singles: [Unicode.Scalar: String] = [
    "ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
    "Ô": "Ơ", "Ö": "Ư", "Ñ": "Đ", "Æ": "Ỉ", "Ó": "Ĩ", "Ò": "Ị", "Î": "Ỵ",
  ]

  /// Grave, acute, hook, tilde, dot below; alone, with a breve, with a circumflex. Capitals have signs of their own.
  private static let marks: [Unicode.Scalar: String] = {
    let tones = ["\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]
    var marks: [Unicode.Scalar: String] = ["ê": "\u{306}", "â": "\u{302}", "Ê": "\u{306}", "Â": "\u{302}"]
    for (signs, shape) in [("øùûõï", ""), ("èéúüë", "\u{306}"), ("àáåãä", "\u{302}")] {
      for (sign, tone) in zip(signs.unicodeScalars, tones) {
        marks[sign] = shape + tone
        marks[Unicode.Scalar(sign.value - 0x20) ?? sign] = shape + tone
      }
    }
    return marks
  }()
}
