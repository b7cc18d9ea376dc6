// SPDX-License-Identifier: AGPL-3.0-or-later

/// Why bytes are not JSON, and at which byte, counted from 0.
public struct JSONFault: Error, Hashable, Sendable {
  public enum Reason: String, Hashable, Sendable {
    case unexpectedByte, unexpectedEnd, tooDeep, tooLong, doubleName, badEscape, badNumber, notUTF8, trailingBytes
  }
  public let reason: Reason
  public let offset: Int
}

/// Walks a JSON text once and marks where each value stands.
struct JSONReader {
  private var tree: JSONTree
  private var offset = 0
  /// The children of what is still open, the innermost last.
  private var open: [UInt32] = []

  private init(_ bytes: [UInt8]) { tree = JSONTree(bytes) }

  /// Reads exactly one value (RFC 8259); refuses a name used twice in an object and nesting beyond 128.
  static func read(_ bytes: [UInt8]) throws(JSONFault) -> (tree: JSONTree, root: Int) {
    var reader = JSONReader(bytes)
    guard bytes.count <= JSONNode.longest else { throw reader.fault(.tooLong) }
    reader.tree.nodes.reserveCapacity(32)
    reader.tree.links.reserveCapacity(32)
    let root = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.offset == bytes.count else { throw reader.fault(.trailingBytes) }
    return (reader.tree, root)
  }

  private var bytes: [UInt8] { tree.bytes }

  private mutating func value(depth: Int) throws(JSONFault) -> Int {
    guard depth <= 128 else { throw fault(.tooDeep) }
    skipBlanks()
    switch try peek() {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return try string()
    case UInt8(ascii: "t"): return try word("true", .yes)
    case UInt8(ascii: "f"): return try word("false", .no)
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func note(_ node: JSONNode) -> Int {
    tree.nodes.append(node)
    return tree.nodes.count - 1
  }

  private mutating func hold(_ child: Int) { open.append(UInt32(truncatingIfNeeded: child)) }

  /// Closes an array or object that began at a byte, and whose children are open from a place on.
  private mutating func close(_ kind: JSONNode.Kind, from start: Int, children: Int) -> Int {
    offset += 1
    let links = tree.links.count
    tree.links.append(contentsOf: open[children...])
    open.removeLast(open.count - children)
    return note(JSONNode(kind, start..<offset, links: links..<tree.links.count))
  }
}

extension JSONReader {
  private mutating func array(depth: Int) throws(JSONFault) -> Int {
    let start = offset
    let children = open.count
    offset += 1
    skipBlanks()
    if try peek() == UInt8(ascii: "]") { return close(.array, from: start, children: children) }
    while true {
      hold(try value(depth: depth + 1))
      skipBlanks()
      if try peek() == UInt8(ascii: "]") { return close(.array, from: start, children: children) }
      try take(",")
    }
  }

  private mutating func object(depth: Int) throws(JSONFault) -> Int {
    let start = offset
    let children = open.count
    var last: Int?
    // Plain names in canonical order cannot be there twice; all others are noted one by one.
    var names: Set<String>?
    offset += 1
    skipBlanks()
    if try peek() == UInt8(ascii: "}") { return close(.object, from: start, children: children) }
    while true {
      skipBlanks()
      guard try peek() == UInt8(ascii: "\"") else { throw fault(.unexpectedByte) }
      let name = try string()
      if names == nil, !follows(name, last) { names = Set(members(from: children).map { tree.string($0.name) }) }
      guard names?.insert(tree.string(name)).inserted != false else { throw fault(.doubleName) }
      last = name
      skipBlanks()
      try take(":")
      hold(name)
      hold(try value(depth: depth + 1))
      skipBlanks()
      if try peek() == UInt8(ascii: "}") { break }
      try take(",")
    }
    if names != nil { sortMembers(from: children) }
    return close(.object, from: start, children: children)
  }

  /// Whether both names are plain and the first comes behind the second, by their bytes.
  private func follows(_ name: Int, _ last: Int?) -> Bool {
    guard tree[name].kind == .plainText else { return false }
    guard let last else { return true }
    return tree.inside(last).lexicographicallyPrecedes(tree.inside(name))
  }

  private func members(from children: Int) -> [(name: Int, value: Int)] {
    stride(from: children, to: open.count, by: 2).map { (Int(open[$0]), Int(open[$0 + 1])) }
  }

  private mutating func sortMembers(from children: Int) {
    let sorted = members(from: children).map { (bytes: Array(tree.string($0.name).utf8), member: $0) }
      .sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    open.removeLast(open.count - children)
    for (_, member) in sorted {
      hold(member.name)
      hold(member.value)
    }
  }
}

extension JSONReader {
  private mutating func string() throws(JSONFault) -> Int {
    let start = offset
    offset += 1
    var kind = JSONNode.Kind.plainText
    var isASCII = true
    while true {
      let byte = try peek()
      offset += 1
      switch byte {
      case UInt8(ascii: "\""):
        if !isASCII { try checkCharacters(from: start) }
        if !isASCII, kind == .plainText { kind = .text }
        return note(JSONNode(kind, start..<offset))
      case UInt8(ascii: "\\"):
        kind = .escapedText
        _ = try escape()
      case 0..<32: throw JSONFault(reason: .unexpectedByte, offset: offset - 1)
      case 128...: isASCII = false
      default: break
      }
    }
  }

  private func checkCharacters(from start: Int) throws(JSONFault) {
    guard String(validating: bytes[start..<offset], as: UTF8.self) != nil else {
      throw JSONFault(reason: .notUTF8, offset: start)
    }
  }

  /// The characters between the quotes of a string that was read without a fault.
  static func unescaped(_ inside: ArraySlice<UInt8>) -> String {
    var reader = JSONReader(Array(inside))
    var text: [UInt8] = []
    while reader.offset < reader.bytes.count {
      let byte = reader.bytes[reader.offset]
      reader.offset += 1
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      // The same escape was read before, so it has no fault.
      do { text.append(contentsOf: String(try reader.escape()).utf8) } catch { break }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    let letter = try peek()
    offset += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try fourDigits()
      if let scalar = Unicode.Scalar(unit) { return scalar }
      // Half of a surrogate pair: only the whole pair is a character.
      try take("\\")
      try take("u")
      let second = try fourDigits()
      guard (0xD800..<0xDC00).contains(unit), (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00))
      else { throw fault(.badEscape) }
      return scalar
    default: throw fault(.badEscape)
    }
  }

  private mutating func fourDigits() throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = try peek()
      // Not `hexDigitValue`, which also takes the wide digits of East Asian type.
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 + UInt32(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 + UInt32(byte - UInt8(ascii: "A") + 10)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 + UInt32(byte - UInt8(ascii: "a") + 10)
      default: throw fault(.badEscape)
      }
      offset += 1
    }
    return value
  }
}

extension JSONReader {
  private mutating func number() throws(JSONFault) -> Int {
    let start = offset
    if try peek() == UInt8(ascii: "-") { offset += 1 }
    let whole = digits()
    guard whole > 0 else { throw fault(whole == 0 && offset == start ? .unexpectedByte : .badNumber) }
    guard whole == 1 || bytes[offset - whole] != UInt8(ascii: "0") else { throw fault(.badNumber) }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
      offset += 1
      guard digits() > 0 else { throw fault(.badNumber) }
    }
    if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if offset < bytes.count, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") { offset += 1 }
      guard digits() > 0 else { throw fault(.badNumber) }
    }
    return note(JSONNode(.number, start..<offset))
  }

  private mutating func digits() -> Int {
    let start = offset
    while offset < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]) { offset += 1 }
    return offset - start
  }

  private mutating func word(_ word: String, _ kind: JSONNode.Kind) throws(JSONFault) -> Int {
    let start = offset
    for byte in word.utf8 {
      guard try peek() == byte else { throw fault(.unexpectedByte) }
      offset += 1
    }
    return note(JSONNode(kind, start..<offset))
  }

  private mutating func take(_ character: Unicode.Scalar) throws(JSONFault) {
    guard try peek() == UInt8(ascii: character) else { throw fault(.unexpectedByte) }
    offset += 1
  }

  private func peek() throws(JSONFault) -> UInt8 {
    guard offset < bytes.count else { throw fault(.unexpectedEnd) }
    return bytes[offset]
  }

  private mutating func skipBlanks() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 9, 10, 13, 32: offset += 1
      default: return
      }
    }
  }

  private func fault(_ reason: JSONFault.Reason) -> JSONFault { JSONFault(reason: reason, offset: offset) }
}
