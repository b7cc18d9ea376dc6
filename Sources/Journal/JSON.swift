// SPDX-License-Identifier: AGPL-3.0-or-later

/// A JSON value. Numbers stay as they were written, so that nothing is rounded on the way through.
public enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  /// The member of an object, or nothing.
  public subscript(_ key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  /// The text, when this is a text.
  public var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The whole number, when this is one of 64 bits.
  public var integer: Int64? {
    guard case .number(let digits) = self else { return nil }
    return Int64(digits)
  }

  /// A whole number.
  public static func integer(_ value: Int64) -> JSON { .number(String(value)) }
}

extension JSON {
  /// Reads exactly one value (RFC 8259); refuses a name used twice in an object and nesting beyond 128.
  public init(_ bytes: [UInt8]) throws(JSONFault) {
    let (tree, root) = try JSONReader.read(bytes)
    self.init(tree, root)
  }

  private init(_ tree: JSONTree, _ index: Int) {
    let node = tree[index]
    switch node.kind {
    case .null: self = .null
    case .yes: self = .bool(true)
    case .no: self = .bool(false)
    case .number: self = .number(tree.digits(index))
    case .plainText, .text, .escapedText: self = .string(tree.string(index))
    case .array: self = .array(node.links.map { JSON(tree, tree.child($0)) })
    case .object:
      var members: [String: JSON] = [:]
      for link in stride(from: node.links.lowerBound, to: node.links.upperBound, by: 2) {
        members[tree.string(tree.child(link))] = JSON(tree, tree.child(link + 1))
      }
      self = .object(members)
    }
  }
}

extension JSON {
  /// The canonical form: no blanks, members sorted by the bytes of their names, only what must be escaped is escaped.
  public var canonical: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  /// Whether a stranger's JSON library writes this value as `canonical` does: its numbers are whole and fit 64 bits.
  var isPlain: Bool {
    switch self {
    case .null, .bool, .string: true
    case .number(let digits): Int64(digits).map(String.init) == digits
    case .array(let items): items.allSatisfy(\.isPlain)
    case .object(let members): members.values.allSatisfy(\.isPlain)
    }
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let digits): bytes.append(contentsOf: digits.utf8)
    case .string(let text): JSON.write(text, to: &bytes)
    case .array(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        item.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      for (index, member) in sorted.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        JSON.write(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  static func write(_ text: String, to bytes: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
      case 8: bytes.append(contentsOf: "\\b".utf8)
      case 9: bytes.append(contentsOf: "\\t".utf8)
      case 10: bytes.append(contentsOf: "\\n".utf8)
      case 12: bytes.append(contentsOf: "\\f".utf8)
      case 13: bytes.append(contentsOf: "\\r".utf8)
      case 0..<32:
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(contentsOf: [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
