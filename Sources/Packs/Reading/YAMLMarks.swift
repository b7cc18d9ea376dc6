// SPDX-License-Identifier: AGPL-3.0-or-later

/// Finds anchors, aliases and tags where a YAML token may begin, without building a tree.
/// It errs on the strict side: a line of quoted text that begins with `*word` is refused too.
enum YAMLMarks {
  /// Each refused word and its place.
  static func refused(in text: String) -> [(PackFault.Problem, Place)] {
    let bytes = Array(text.utf8)
    var found: [(PackFault.Problem, Place)] = []
    // Searched from mark to mark: most texts have none.
    var rest = bytes[...]
    while let index = rest.firstIndex(where: isMark) {
      rest = rest[(index + 1)...]
      let byte = bytes[index]
      let word = bytes[(index + 1)...].prefix(24).prefix(while: isName)
      let isTag = byte == UInt8(ascii: "!")
      guard isTag || !word.isEmpty, mayBegin(index, in: bytes) else { continue }
      let whole = String(decoding: [byte] + word, as: UTF8.self)
      found.append((isTag ? .form(.tag(whole)) : .form(.anchorOrAlias(whole)), place(of: index, in: bytes)))
    }
    return found
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "!")
  }

  /// Of these letters the library builds the names of anchors; the rest are those of tags.
  private static func isName(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_", "!", "<", "/", ".": true
    default: false
    }
  }

  /// Whether only blanks stand between this byte and a place where a token may begin.
  private static func mayBegin(_ index: Int, in bytes: [UInt8]) -> Bool {
    var before = bytes[..<index]
    while let last = before.last {
      switch Unicode.Scalar(last) {
      case " ", "\t": before = before.dropLast()
      case "\n", "\r", "-", "?", ":", ",", "[", "{": return true
      default:
        // The byte order mark is a blank; the other three are the further line breaks of YAML 1.1.
        if before.suffix(3) == [0xEF, 0xBB, 0xBF] {
          before = before.dropLast(3)
          continue
        }
        return before.suffix(2) == [0xC2, 0x85] || before.suffix(3) == [0xE2, 0x80, 0xA8]
          || before.suffix(3) == [0xE2, 0x80, 0xA9]
      }
    }
    return true
  }

  private static func place(of index: Int, in bytes: [UInt8]) -> Place {
    let line = String(decoding: bytes[..<index], as: UTF8.self).unicodeScalars
      .split(omittingEmptySubsequences: false) { $0 == "\n" }
    return Place(line: line.count, column: (line.last?.count ?? 0) + 1)
  }
}
