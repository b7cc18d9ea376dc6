// SPDX-License-Identifier: AGPL-3.0-or-later

/// Swift source seen three ways. Each view has the same lines and columns (in bytes) as the source, with the rest blank.
struct SwiftText: Sendable {
  /// Everything but comments and what stands between quotes; interpolations are code.
  let code: String
  /// String literals with their quotes.
  let strings: String
  let comments: String
  let words: [Word]

  /// An identifier or keyword in the code.
  struct Word: Sendable {
    let text: String
    let line: Int
    /// How many braces are open before it.
    let depth: Int
    /// Place of its first byte in `code`.
    let offset: Int
    /// What stands before the dot when it is a member: "Assembly" in `Assembly.Meeting`, "" in `.open`.
    let owner: String?
    /// Whether a parenthesis follows it at once.
    let isCall: Bool

    var isCapital: Bool { text.first?.isUppercase ?? false }
  }

  init(_ source: String) {
    var scanner = SwiftScanner(source)
    scanner.readCode(untilParenthesis: false)
    code = String(decoding: scanner.code, as: UTF8.self)
    strings = String(decoding: scanner.strings, as: UTF8.self)
    comments = String(decoding: scanner.comments, as: UTF8.self)
    words = Self.words(of: scanner.code)
  }

  private static func words(of code: [UInt8]) -> [Word] {
    var found: [Word] = []
    var (line, depth, place) = (1, 0, 0)
    while place < code.count {
      let byte = code[place]
      guard byte.isWordByte else {
        if byte == UInt8(ascii: "\n") { line += 1 }
        if byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "}") { depth -= 1 }
        place += 1
        continue
      }
      let start = place
      while place < code.count, code[place].isWordByte { place += 1 }
      let isMember = start > 0 && code[start - 1] == UInt8(ascii: ".")
      let joins = isMember && start > 1 && code[start - 2].isWordByte
      let owner = isMember ? (joins ? found.last?.text ?? "" : "") : nil
      let text = String(decoding: code[start..<place], as: UTF8.self)
      let isCall = place < code.count && code[place] == UInt8(ascii: "(")
      found.append(Word(text: text, line: line, depth: depth, offset: start, owner: owner, isCall: isCall))
    }
    return found
  }
}

extension UInt8 {
  /// Part of an identifier; every byte of a letter outside ASCII is.
  var isWordByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...: true
    default: false
    }
  }
}

/// Sorts the bytes of a source file into code, strings and comments.
struct SwiftScanner {
  private(set) var code: [UInt8]
  private(set) var strings: [UInt8]
  private(set) var comments: [UInt8]
  private let source: [UInt8]
  private var place = 0

  init(_ text: String) {
    source = Array(text.utf8)
    let blank = source.map { $0 == UInt8(ascii: "\n") ? $0 : UInt8(ascii: " ") }
    (code, strings, comments) = (blank, blank, blank)
  }

  /// Reads code to the end, or to the parenthesis that closes an interpolation.
  mutating func readCode(untilParenthesis: Bool) {
    var open = 0
    while place < source.count {
      guard isTelling(source[place]) else {
        code[place] = source[place]
        place += 1
        continue
      }
      if sees("//") { readLineComment(); continue }
      if sees("/*") { readBlockComment(); continue }
      if let hashes = hashesBeforeQuote() { readString(hashes: hashes); continue }
      if sees("(") { open += 1 }
      if sees(")") {
        if untilParenthesis && open == 0 { return }
        open -= 1
      }
      code[place] = source[place]
      place += 1
    }
  }

  /// Whether a byte may begin something else than plain code; most do not, and are passed quickly.
  private func isTelling(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "(")
      || byte == UInt8(ascii: ")")
  }

  private func sees(_ text: StaticString, at offset: Int = 0) -> Bool {
    let start = place + offset
    guard text.utf8CodeUnitCount <= source.count - start else { return false }
    for index in 0..<text.utf8CodeUnitCount where source[start + index] != text.utf8Start[index] { return false }
    return true
  }

  private mutating func readLineComment() {
    while place < source.count, !sees("\n") { keepComment() }
  }

  private mutating func readBlockComment() {
    var open = 0
    repeat {
      if sees("/*") { open += 1; keepComment() } else if sees("*/") { open -= 1; keepComment() }
      if place < source.count { keepComment() }
    } while open > 0 && place < source.count
  }

  private mutating func keepComment() {
    comments[place] = source[place]
    place += 1
  }

  /// How many `#` stand before a quote that begins here; nil when none begins.
  private func hashesBeforeQuote() -> Int? {
    var hashes = 0
    while sees("#", at: hashes) { hashes += 1 }
    return sees("\"", at: hashes) ? hashes : nil
  }

  private mutating func readString(hashes: Int) {
    keepString(hashes)
    let isLong = sees("\"\"\"")
    keepString(isLong ? 3 : 1)
    while place < source.count {
      if closes(isLong: isLong, hashes: hashes) {
        keepString((isLong ? 3 : 1) + hashes)
        return
      }
      if sees("\n"), !isLong { return }
      if sees("\\"), hashesFollow(1, hashes) {
        keepString(1 + hashes)
        if sees("(") { readInterpolation() } else { keepString(1) }
      } else {
        keepString(1)
      }
    }
  }

  private mutating func readInterpolation() {
    place += 1
    readCode(untilParenthesis: true)
    place = min(place + 1, source.count)
  }

  private func closes(isLong: Bool, hashes: Int) -> Bool {
    isLong ? sees("\"\"\"") && hashesFollow(3, hashes) : sees("\"") && hashesFollow(1, hashes)
  }

  private func hashesFollow(_ offset: Int, _ hashes: Int) -> Bool {
    (0..<hashes).allSatisfy { sees("#", at: offset + $0) }
  }

  private mutating func keepString(_ count: Int) {
    for _ in 0..<count where place < source.count {
      strings[place] = source[place]
      place += 1
    }
  }
}
