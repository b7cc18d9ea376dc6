// SPDX-License-Identifier: AGPL-3.0-or-later

/// What a Swift file declares, as far as laws need it.
extension SwiftText {
  struct Declaration: Sendable {
    let name: String
    let line: Int
    let isTopLevel: Bool
  }

  struct Body: Sendable {
    let name: String
    let line: Int
    /// From the line of its keyword to that of its closing brace.
    let length: Int
  }

  private static let typeWords: Set<String> = ["struct", "class", "enum", "actor", "protocol", "typealias"]
  private static let memberWords: Set<String> = ["func", "var", "let", "init", "subscript"]

  /// Types, protocols and type aliases.
  var types: [Declaration] { declarations(after: Self.typeWords) }

  /// Free functions, which other folders can name as they name types.
  var freeFunctions: [Declaration] { declarations(after: ["func"]).filter(\.isTopLevel) }

  /// Cases, properties and functions at any depth.
  var members: [Declaration] { declarations(after: ["case", "let", "var", "func"]) + laterCases }

  /// The second and further names of `case one, two(Int), three`.
  private var laterCases: [Declaration] {
    let bytes = Array(code.utf8)
    return words.indices.filter { words[$0].text == "case" && words[$0].owner == nil }.flatMap { index in
      words[index...].dropFirst().prefix { $0.line == words[index].line }.filter { word in
        let before = bytes[words[index].offset..<word.offset]
        let nested = before.count { $0 == UInt8(ascii: "(") } - before.count { $0 == UInt8(ascii: ")") }
        return nested == 0 && before.last { $0 != UInt8(ascii: " ") } == UInt8(ascii: ",")
      }.map { Declaration(name: $0.text, line: $0.line, isTopLevel: false) }
    }
  }

  private func declarations(after keywords: Set<String>) -> [Declaration] {
    let bytes = Array(code.utf8)
    return zip(words, words.dropFirst()).compactMap { keyword, name in
      guard keywords.contains(keyword.text), keyword.owner == nil, name.owner == nil else { return nil }
      guard keyword.line == name.line, !Self.memberWords.contains(name.text) else { return nil }
      let between = bytes[(keyword.offset + keyword.text.utf8.count)..<name.offset]
      guard between.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "`") }) else { return nil }
      return Declaration(name: name.text, line: name.line, isTopLevel: keyword.depth == 0)
    }
  }

  /// Bodies of functions, initialisers, subscripts and computed properties.
  var bodies: [Body] {
    let bytes = Array(code.utf8)
    let keywords: Set<String> = ["func", "init", "deinit", "subscript", "var"]
    return words.indices.compactMap { index in
      let word = words[index]
      guard keywords.contains(word.text), word.owner == nil else { return nil }
      let isProperty = word.text == "var"
      guard let open = openingBrace(in: bytes, from: word.offset, stopsAtEquals: isProperty) else { return nil }
      let end = lineOfClosingBrace(in: bytes, from: open, startingAt: word)
      let named = word.text == "func" || isProperty ? words[min(index + 1, words.count - 1)].text : word.text
      return Body(name: named, line: word.line, length: end - word.line + 1)
    }
  }

  /// Nil for a requirement of a protocol or a stored property: its line ends, or its type's brace closes, before one opens.
  private func openingBrace(in bytes: [UInt8], from start: Int, stopsAtEquals: Bool) -> Int? {
    var nested = 0
    for place in start..<bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "("), UInt8(ascii: "["): nested += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): nested -= 1
      case UInt8(ascii: "{") where nested == 0: return place
      case UInt8(ascii: "}") where nested == 0: return nil
      case UInt8(ascii: "=") where nested == 0 && stopsAtEquals: return nil
      case UInt8(ascii: "\n") where nested == 0 && !continues(bytes, after: place): return nil
      default: break
      }
      if nested < 0 { return nil }
    }
    return nil
  }

  /// Whether a signature goes on in the next line.
  private func continues(_ bytes: [UInt8], after newline: Int) -> Bool {
    let space = UInt8(ascii: " ")
    let before = bytes[..<newline].last { $0 != space }
    if before == UInt8(ascii: ",") || before == UInt8(ascii: ">") { return true }
    let next = bytes[(newline + 1)...].drop { $0 == space }.prefix(6)
    let starts = ["{", "where", "->", "throws", "async"]
    return starts.contains { next.starts(with: $0.utf8) }
  }

  private func lineOfClosingBrace(in bytes: [UInt8], from open: Int, startingAt word: Word) -> Int {
    var line = word.line + bytes[word.offset..<open].count { $0 == UInt8(ascii: "\n") }
    var depth = 0
    for byte in bytes[open...] {
      if byte == UInt8(ascii: "\n") { line += 1 }
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { break }
    }
    return line
  }
}
