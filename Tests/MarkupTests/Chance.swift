// SPDX-License-Identifier: AGPL-3.0-or-later

import Seeded

extension Chance {
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
