// SPDX-License-Identifier: AGPL-3.0-or-later

/// Seeded chance (SplitMix64), so that a failure can be run again from its printed seed.
struct Chance: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// Text made of what breaks escaping: brackets, quotes, references, comments, controls, bidi marks, Vietnamese.
  mutating func nastyText() -> String {
    let pieces = [
      "<", ">", "&", "\"", "'", "</", "<!--", "-->", "<script>", "&lt;", "&#60;", "&#x3c;", "]]>", "<![CDATA[", "`",
      "=",
      " onload=x", "javascript:", "\u{0}", "\u{8}", "\u{1B}", "\u{7F}", "\u{85}", "\u{9F}", "\u{202E}", "\u{2066}",
      "\u{2069}", "\u{202A}", "\r", "\n", "\t", "Đại hội", "lần thứ Ⅰ", "e\u{302}\u{301}", "👩‍👩‍👧",
      "\u{FEFF}", "\u{C2}",
      "\u{E2}",
      "a", " ", "/", "\\",
    ]
    return (0..<Int.random(in: 0...24, using: &self)).map { _ in
      Int.random(in: 0..<8, using: &self) == 0
        ? String(UnicodeScalar(UInt32.random(in: 0...0xD7FF, using: &self)) ?? "?")
        : pieces.randomElement(using: &self) ?? ""
    }.joined()
  }
}
