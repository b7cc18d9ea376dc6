// SPDX-License-Identifier: AGPL-3.0-or-later

extension [UInt8] {
  /// Appends text so that it is text wherever it stands, between tags or between quotes.
  ///
  /// Control characters, and the marks that turn the direction of writing (which can make a name or a file read as
  /// another), become U+FFFD, so that a reader sees that something was there. A carriage return is written as a
  /// reference, since a browser would read it as a line feed.
  mutating func appendEscaped(_ text: String) {
    var text = text
    text.withUTF8 { source in
      reserveCapacity(count + source.count)
      var start = 0
      var index = 0
      while index < source.count {
        let (length, replacement) = substitute(in: source, at: index)
        if let replacement {
          append(contentsOf: source[start..<index])
          appendLiteral(replacement)
          start = index + length
        }
        index += length
      }
      append(contentsOf: source[start..<source.count])
    }
  }

  mutating func appendLiteral(_ literal: StaticString) {
    literal.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends text that only this module writes: names of tags and attributes, and figures.
  mutating func appendTrusted(_ text: String) { append(contentsOf: text.utf8) }
}

/// How many bytes to pass at `index`, and what to write in their place, nil to copy them.
private func substitute(in source: UnsafeBufferPointer<UInt8>, at index: Int) -> (Int, StaticString?) {
  switch source[index] {
  case UInt8(ascii: "&"): (1, "&amp;")
  case UInt8(ascii: "<"): (1, "&lt;")
  case UInt8(ascii: ">"): (1, "&gt;")
  case UInt8(ascii: "\""): (1, "&quot;")
  case UInt8(ascii: "'"): (1, "&#39;")
  case 0x0D: (1, "&#13;")
  case 0x09, 0x0A: (1, nil)
  case 0x00..<0x20, 0x7F: (1, "\u{FFFD}")
  // U+0080–U+009F: the second set of control characters.
  case 0xC2 where index + 1 < source.count && source[index + 1] < 0xA0: (2, "\u{FFFD}")
  case 0xE2 where index + 2 < source.count && turnsWriting(source[index + 1], source[index + 2]): (3, "\u{FFFD}")
  default: (1, nil)
  }
}

/// U+202A–U+202E and U+2066–U+2069, after their first byte E2.
private func turnsWriting(_ second: UInt8, _ third: UInt8) -> Bool {
  (second == 0x80 && (0xAA...0xAE).contains(third)) || (second == 0x81 && (0xA6...0xA9).contains(third))
}
