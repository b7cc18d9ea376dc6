// SPDX-License-Identifier: AGPL-3.0-or-later

/// Writes XML as text, element by element; escapes whatever it is given.
struct XMLText {
  static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"

  private(set) var text: String

  init(startingWith text: String = XMLText.declaration) { self.text = text }

  var utf8: [UInt8] { Array(text.utf8) }

  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: (inout XMLText) -> Void
  ) {
    element(name, pairs: attributes.map { ($0.key, $0.value) }, content)
  }

  mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    element(name, pairs: attributes.map { ($0.key, $0.value) })
  }

  /// An element whose attributes are known only when it is written.
  mutating func element(_ name: String, pairs: [(String, String)], _ content: (inout XMLText) -> Void) {
    open(name, pairs)
    text += ">"
    content(&self)
    text += "</\(name)>"
  }

  mutating func element(_ name: String, pairs: [(String, String)]) {
    open(name, pairs)
    text += "/>"
  }

  /// An element that holds nothing but words.
  mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], words: String) {
    element(name, attributes) { $0.words(words) }
  }

  mutating func words(_ words: String) {
    for scalar in words.unicodeScalars { append(scalar, quoted: false) }
  }

  /// A line end between elements, so that a person can read and compare the file.
  mutating func newLine() { text += "\n" }

  /// What another writer made; taken as it is.
  mutating func raw(_ xml: XMLText) { text += xml.text }

  private mutating func open(_ name: String, _ attributes: [(String, String)]) {
    text += "<\(name)"
    for (key, value) in attributes {
      text += " \(key)=\""
      for scalar in value.unicodeScalars { append(scalar, quoted: true) }
      text += "\""
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar, quoted: Bool) {
    switch scalar {
    case "&": text += "&amp;"
    case "<": text += "&lt;"
    case ">": text += "&gt;"
    case "\"" where quoted: text += "&quot;"
    case "\t" where quoted, "\n" where quoted: text += "&#\(scalar.value);"
    case "\t", "\n": text.unicodeScalars.append(scalar)
    case "\r": text += "&#13;"
    // XML 1.0 has no way to write these, not even as numbers.
    case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": text += "\u{FFFD}"
    case _: text.unicodeScalars.append(scalar)
    }
  }
}
