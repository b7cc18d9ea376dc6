// SPDX-License-Identifier: AGPL-3.0-or-later

extension Fragment where Kind: TextHolding {
  /// Text in which "2025-2030" and "2020 - 2025" are never parted between two lines. The words stay as they are, for whoever
  /// copies or searches them; only the stylesheet keeps them together.
  init(keepingRanges text: String) {
    // Nearly every text is done with here.
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "-") || $0 == 0xE2 }) else {
      self.init(text)
      return
    }
    self.init()
    var rest = text[...]
    while let found = rest.firstMatch(of: /[0-9][0-9\/]{0,9} ?[-–] ?[0-9][0-9\/]{0,9}/) {
      bytes.appendEscaped(String(rest[..<found.range.lowerBound]))
      let kept: Inline = element("span", [.class(.nowrap)], Inline(String(found.output)))
      bytes += kept.bytes
      rest = rest[found.range.upperBound...]
    }
    bytes.appendEscaped(String(rest))
  }
}
