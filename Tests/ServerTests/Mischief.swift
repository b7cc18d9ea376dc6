// SPDX-License-Identifier: AGPL-3.0-or-later

import Seeded

extension Chance {
  mutating func bytes(upTo most: Int) -> [UInt8] {
    (0..<below(most + 1)).map { _ in UInt8(truncatingIfNeeded: next()) }
  }
}

/// What people and programs send when they mean ill, or know no better.
enum Mischief {
  /// Found on a page as it stands here, it would run.
  static let marker = "zqx7"

  static let texts: [[UInt8]] =
    [
      "", " ", "0", "-1", "1", "9223372036854775807", "-9223372036854775808", "99999999999999999999", "1e9", "NaN", "½",
      "١٢",
      "<script>\(marker)()</script>", "\"><script>\(marker)()</script>", "'><img src=x onerror=\(marker)()>",
      "\" onmouseover=\"\(marker)()\" x=\"", "javascript:\(marker)()", "</textarea><script>\(marker)()</script>",
      "</title><svg/onload=\(marker)()>", "<!--<script>\(marker)()", "]]><script>\(marker)()</script>",
      "=HYPERLINK(\"http://\(marker)\")", "@SUM(1+1)", "{{\(marker)}}", "${\(marker)}",
      "%3Cscript%3E\(marker)()%3C/script%3E",
      "\u{0}", "\u{FEFF}x", "\u{202E}x", "\u{FFFE}", "a\u{301}\u{301}\u{301}", "👩‍👩‍👧‍👦", "Nguyễn Văn Ân",
      "Nguye\u{302}\u{303}n",
      "31/02/2025", "15/07/2025", "2025-07-15", "15/07/99999", "00/00/0000", "08:00", "24:00", "8h30", "99:99", "on",
      "true",
      "a\r\nb", "a\tb", "../../etc/passwd", "//evil.example", "/\\evil.example", "p-1", "m-2", "v-1", "d-1", "i-1",
      "a-1", "u-1",
      "agree", "executive", "office", "member", "2025-2030", "2020–2025", "vi", "en", "votingPaper", "hands",
    ].map { Array($0.utf8) }
    + [
      [0xFF, 0xFE], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], Array("a".utf8) + [0xC0, 0xAF],
      Array(repeating: 65, count: 70_000), Array(String(repeating: "ế", count: 5_000).utf8),
      Array(("a" + String(repeating: "\u{301}\u{323}", count: 3_000)).utf8), Array(repeating: 57, count: 400),
      Array(String(repeating: "<b>", count: 3_000).utf8), Array(String(repeating: "\n", count: 20_000).utf8),
    ]

  /// A value for a field: mostly one of those above, sometimes any bytes.
  static func value(_ chance: inout Chance, known: [String]) -> [UInt8] {
    switch chance.below(10) {
    case 0: chance.bytes(upTo: 40)
    case 1, 2, 3: known.isEmpty ? [] : Array(chance.one(of: known).utf8)
    default: chance.one(of: texts)
    }
  }

  static func urlEncoded(_ fields: [(String, [UInt8])]) -> [UInt8] {
    var out: [UInt8] = []
    for (name, value) in fields {
      if !out.isEmpty { out.append(38) }
      out += Array(Browser.encoded(name).utf8) + [61]
      for byte in value {
        if (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) {
          out.append(byte)
        } else {
          let digits = Array("0123456789ABCDEF".utf8)
          out += [37, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
      }
    }
    return out
  }

  static func multipart(
    _ fields: [(String, [UInt8])], files: [(field: String, name: String, bytes: [UInt8])], boundary: String
  ) -> [UInt8] {
    var out: [UInt8] = []
    func part(_ head: String, _ bytes: [UInt8]) {
      out += Array("--\(boundary)\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8) + bytes + [13, 10]
    }
    for (name, value) in fields { part("name=\"\(name)\"", value) }
    for file in files { part("name=\"\(file.field)\"; filename=\"\(file.name)\"", file.bytes) }
    return out + Array("--\(boundary)--\r\n".utf8)
  }

  /// A few bytes of a file turned over, cut off or doubled.
  static func damaged(_ bytes: [UInt8], _ chance: inout Chance) -> [UInt8] {
    guard !bytes.isEmpty else { return chance.bytes(upTo: 100) }
    var bytes = bytes
    for _ in 0..<chance.below(8) {
      switch chance.below(5) {
      case 0: bytes = Array(bytes.prefix(chance.below(bytes.count) + 1))
      case 1: bytes += bytes.suffix(chance.below(200))
      default: bytes[chance.below(bytes.count)] = UInt8(truncatingIfNeeded: chance.next())
      }
    }
    return bytes
  }
}

/// A page read as a browser would: what could run in it.
enum RunningMarkup {
  /// Nothing when the page holds no markup made of what was sent: no element, no attribute.
  static func found(in page: String, marker: String = Mischief.marker) -> String? {
    guard page.contains(marker) else { return nil }
    let bytes = Array(page.utf8)
    let wanted = Array(marker.utf8)
    var index = 0
    var isInTag = false
    var quote: UInt8?
    var name: [UInt8] = []
    var isValue = false
    while index < bytes.count {
      let byte = bytes[index]
      if isInTag, quote == nil, bytes[index...].starts(with: wanted) {
        return "a tag or an attribute's name: …\(excerpt(bytes, index))…"
      }
      if isInTag, quote != nil, isDangerous(name), bytes[index...].starts(with: wanted) {
        return "an attribute that runs: …\(excerpt(bytes, index))…"
      }
      if isInTag {
        switch byte {
        case 34, 39:
          if quote == byte { (quote, isValue) = (nil, false) } else if quote == nil, isValue { quote = byte }
        case 62 where quote == nil: isInTag = false
        case 61 where quote == nil: isValue = true
        case 32, 10, 13, 9, 47: if quote == nil { (name, isValue) = ([], false) }
        default: if quote == nil, !isValue { name.append(byte) }
        }
      } else if byte == 60 {
        isInTag = true
        (name, isValue, quote) = ([], false, nil)
      }
      index += 1
    }
    return page.contains("<script>\(marker)") ? "a script element" : nil
  }

  private static func isDangerous(_ name: [UInt8]) -> Bool {
    let text = String(decoding: name, as: UTF8.self).lowercased()
    return text.hasPrefix("on") || text == "srcdoc" || text == "style"
  }

  private static func excerpt(_ bytes: [UInt8], _ index: Int) -> String {
    String(decoding: bytes[max(0, index - 60)..<min(bytes.count, index + 30)], as: UTF8.self)
  }
}
