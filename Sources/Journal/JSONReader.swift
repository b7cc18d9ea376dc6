// SPDX-License-Identifier: AGPL-3.0-or-later

/// Why bytes are not JSON, and at which byte, counted from 0.
public struct JSONFault: Error, Hashable, Sendable {
  public enum Reason: String, Hashable, Sendable {
    case unexpectedByte, unexpectedEnd, tooDeep, doubleName, badEscape, badNumber, notUTF8, trailingBytes
  }
  public let reason: Reason
  public let offset: Int
}

extension JSON {
  /// Reads exactly one value (RFC 8259); refuses a name used twice in an object and nesting beyond 128.
  public init(_ bytes: [UInt8]) throws(JSONFault) {
    var reader = JSONReader(bytes: bytes)
    self = try reader.document()
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  var offset = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONFault) -> JSON {
    let value = try value(depth: 0)
    skipBlanks()
    guard offset == bytes.count else { throw fault(.trailingBytes) }
    return value
  }

  private mutating func value(depth: Int) throws(JSONFault) -> JSON {
    guard depth <= 128 else { throw fault(.tooDeep) }
    skipBlanks()
    switch try peek() {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object(depth: Int) throws(JSONFault) -> JSON {
    offset += 1
    var members: [String: JSON] = [:]
    skipBlanks()
    if try peek() == UInt8(ascii: "}") {
      offset += 1
      return .object(members)
    }
    while true {
      skipBlanks()
      guard try peek() == UInt8(ascii: "\"") else { throw fault(.unexpectedByte) }
      let name = try string()
      guard members[name] == nil else { throw fault(.doubleName) }
      skipBlanks()
      try take(":")
      members[name] = try value(depth: depth + 1)
      skipBlanks()
      if try peek() == UInt8(ascii: "}") { break }
      try take(",")
    }
    offset += 1
    return .object(members)
  }

  private mutating func array(depth: Int) throws(JSONFault) -> JSON {
    offset += 1
    var items: [JSON] = []
    skipBlanks()
    if try peek() == UInt8(ascii: "]") {
      offset += 1
      return .array(items)
    }
    while true {
      items.append(try value(depth: depth + 1))
      skipBlanks()
      if try peek() == UInt8(ascii: "]") { break }
      try take(",")
    }
    offset += 1
    return .array(items)
  }

  private mutating func string() throws(JSONFault) -> String {
    let start = offset
    offset += 1
    var text: [UInt8] = []
    while true {
      let byte = try peek()
      offset += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else {
          throw JSONFault(reason: .notUTF8, offset: start)
        }
        return string
      case UInt8(ascii: "\\"): text.append(contentsOf: String(try escape()).utf8)
      case 0..<32: throw JSONFault(reason: .unexpectedByte, offset: offset - 1)
      default: text.append(byte)
      }
    }
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
      guard let digit = Character(Unicode.Scalar(try peek())).hexDigitValue else { throw fault(.badEscape) }
      value = value << 4 + UInt32(digit)
      offset += 1
    }
    return value
  }

  private mutating func number() throws(JSONFault) -> JSON {
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
      if let sign = bytes.dropFirst(offset).first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        offset += 1
      }
      guard digits() > 0 else { throw fault(.badNumber) }
    }
    return .number(String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  private mutating func digits() -> Int {
    let start = offset
    while offset < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]) { offset += 1 }
    return offset - start
  }

  private mutating func word(_ word: String, _ value: JSON) throws(JSONFault) -> JSON {
    for byte in word.utf8 {
      guard try peek() == byte else { throw fault(.unexpectedByte) }
      offset += 1
    }
    return value
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
    while offset < bytes.count, [9, 10, 13, 32].contains(bytes[offset]) { offset += 1 }
  }

  private func fault(_ reason: JSONFault.Reason) -> JSONFault { JSONFault(reason: reason, offset: offset) }
}
