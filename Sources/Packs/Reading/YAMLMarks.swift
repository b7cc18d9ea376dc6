// SPDX-License-Identifier: AGPL-3.0-or-later

/// Finds anchors, aliases and tags where a YAML token may begin, without building a tree.
/// It errs on the strict side: a line of quoted text that begins with `*word` is refused too.
enum YAMLMarks {
  /// Each refused word and its place.
  static func refused(in text: String) -> [(PackFault.Problem, Place)] {
    var found: [(PackFault.Problem, Place)] = []
    var line = 1
    var column = 0
    var mayBegin = true
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      column += 1
      switch scalar {
      case "\r" where scalars.first == "\n": continue
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
        (line, column, mayBegin) = (line + 1, 0, true)
      case " ", "\t", "\u{FEFF}": continue
      case "-", "?", ":", ",", "[", "{": mayBegin = true
      case "&", "*", "!":
        let word = String(String.UnicodeScalarView(scalars.prefix(24).prefix { isName($0) }))
        if mayBegin, scalar == "!" || !word.isEmpty {
          let whole = String(Character(scalar)) + word
          found.append((scalar == "!" ? .tag(whole) : .anchorOrAlias(whole), Place(line: line, column: column)))
        }
        mayBegin = false
      default: mayBegin = false
      }
    }
    return found
  }

  /// The letters of which the library builds the names of anchors, and those of tags.
  private static func isName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_", "!", "<", "/", ".": true
    default: false
    }
  }
}
