// SPDX-License-Identifier: AGPL-3.0-or-later

/// A JSON text that was read once, strictly, and out of which types take their values.
final class JSONText {
  let tree: JSONTree
  let root: Int
  /// Opens what stands sealed in it.
  let keyring: Keyring

  init(_ bytes: [UInt8], keyring: Keyring = Keyring()) throws(JSONFault) {
    (tree, root) = try JSONReader.read(bytes)
    self.keyring = keyring
  }

  /// The value of the whole text, as Foundation's decoder reads it too: whatever both accept is the same value. This one
  /// refuses more: what `init` refuses, and a number that would have to be rounded to be whole.
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try JSONPlace(self, root).decode(type) }
}

/// A value in a JSON text, ready to be taken out as whatever a type asks for.
struct JSONPlace: Decoder, SingleValueDecodingContainer {
  // Two words, so that it travels without a box of its own.
  fileprivate let text: JSONText
  fileprivate let index: Int

  fileprivate init(_ text: JSONText, _ index: Int) {
    self.text = text
    self.index = index
  }

  fileprivate var node: JSONNode { text.tree[index] }
  fileprivate func below(_ link: Int) -> JSONPlace { JSONPlace(text, text.tree.child(link)) }

  var codingPath: [any CodingKey] { text.tree.path(from: text.root, to: index) }
  var userInfo: [CodingUserInfoKey: Any] { text.keyring.userInfo }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard node.kind == .object else { throw mismatch([String: Any].self) }
    return KeyedDecodingContainer(JSONObjectPlace<Key>(place: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard node.kind == .array else { throw mismatch([Any].self) }
    return JSONArrayPlace(place: self)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  func decodeNil() -> Bool { node.kind == .null }

  func decode(_ type: Bool.Type) throws -> Bool {
    switch node.kind {
    case .yes: true
    case .no: false
    default: throw mismatch(type)
    }
  }

  func decode(_ type: String.Type) throws -> String {
    switch node.kind {
    case .plainText, .text, .escapedText: text.tree.string(index)
    default: throw mismatch(type)
    }
  }

  func decode(_ type: Double.Type) throws -> Double { try broken(type) { Double($0) } }
  func decode(_ type: Float.Type) throws -> Float { try broken(type) { Float($0) } }
  func decode(_ type: Int.Type) throws -> Int { try whole(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try whole(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try whole(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try whole(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try whole(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try whole(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try whole(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try whole(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try whole(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try whole(type) }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try type.init(from: self) }
}

extension JSONPlace {
  private func whole<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
    guard node.kind == .number else { throw mismatch(type) }
    let digits = text.tree.digits(index)
    if let number = Number(digits) { return number }
    // 3.0 and 1e2 are whole too; from 2^53 on a broken number may already be rounded.
    guard let number = Double(digits), number.magnitude < 0x1p53, let whole = Number(exactly: number) else {
      throw unfit(type)
    }
    return whole
  }

  private func broken<Number: BinaryFloatingPoint>(
    _ type: Number.Type, _ read: (String) -> Number?
  ) throws -> Number {
    guard node.kind == .number else { throw mismatch(type) }
    let digits = text.tree.digits(index)
    guard let number = read(digits), number.isFinite else { throw unfit(type) }
    // Something that is too small to be kept is not nothing.
    let mantissa = digits.prefix { $0 != "e" && $0 != "E" }
    guard number != 0 || !mantissa.contains(where: { ("1"..."9").contains($0) }) else { throw unfit(type) }
    return number
  }

  private func unfit(_ type: Any.Type) -> DecodingError {
    .dataCorrupted(.init(codingPath: codingPath, debugDescription: "\(text.tree.digits(index)) is no \(type)."))
  }

  private func mismatch(_ type: Any.Type) -> DecodingError {
    let found =
      switch node.kind {
      case .null: "null"
      case .yes, .no: "a Boolean"
      case .number: "a number"
      case .plainText, .text, .escapedText: "a string"
      case .array: "an array"
      case .object: "an object"
      }
    let context = DecodingError.Context(codingPath: codingPath, debugDescription: "Expected \(type), found \(found).")
    return decodeNil() ? .valueNotFound(type, context) : .typeMismatch(type, context)
  }
}

/// The members of an object, found by the keys of a type.
private struct JSONObjectPlace<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let place: JSONPlace

  var codingPath: [any CodingKey] { place.codingPath }

  var allKeys: [Key] {
    var keys: [Key] = []
    let links = place.node.links
    for link in stride(from: links.lowerBound, to: links.upperBound, by: 2) {
      if let key = Key(stringValue: place.text.tree.string(place.text.tree.child(link))) { keys.append(key) }
    }
    return keys
  }

  func contains(_ key: Key) -> Bool { place.text.tree.member(key.stringValue, of: place.index) != nil }

  private func value(_ key: some CodingKey) throws -> JSONPlace {
    guard let index = place.text.tree.member(key.stringValue, of: place.index) else {
      let context = DecodingError.Context(codingPath: codingPath, debugDescription: "No member \(key.stringValue).")
      throw DecodingError.keyNotFound(key, context)
    }
    return JSONPlace(place.text, index)
  }

  func decodeNil(forKey key: Key) throws -> Bool { try value(key).decodeNil() }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try value(key).decode(type) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try value(key).decode(type) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try value(key).decode(type) }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try value(key).decode(type) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try value(key).decode(type) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try value(key).decode(type) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try value(key).decode(type) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try value(key).decode(type) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try value(key).decode(type) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try value(key).decode(type) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try value(key).decode(type) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try value(key).decode(type) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try value(key).decode(type) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try value(key).decode(type) }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try value(key).decode(type) }

  func nestedContainer<Inner: CodingKey>(
    keyedBy type: Inner.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Inner> { try value(key).container(keyedBy: type) }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try value(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { try value(JSONStep(stringValue: "super")) }
  func superDecoder(forKey key: Key) throws -> any Decoder { try value(key) }
}

/// The items of an array, one after another.
private struct JSONArrayPlace: UnkeyedDecodingContainer {
  let place: JSONPlace
  private(set) var currentIndex = 0

  init(place: JSONPlace) { self.place = place }

  var codingPath: [any CodingKey] { place.codingPath }
  var count: Int? { place.node.links.count }
  var isAtEnd: Bool { currentIndex == place.node.links.count }

  private var current: JSONPlace? { isAtEnd ? nil : place.below(place.node.links.lowerBound + currentIndex) }

  /// The next item; it stays the next one when it cannot be taken.
  private mutating func next<Value>(_ take: (JSONPlace) throws -> Value) throws -> Value {
    guard let current else {
      let path = codingPath + [JSONStep(intValue: currentIndex)]
      throw DecodingError.valueNotFound(Value.self, .init(codingPath: path, debugDescription: "The array ends here."))
    }
    let value = try take(current)
    currentIndex += 1
    return value
  }

  mutating func decodeNil() throws -> Bool {
    guard let current, current.decodeNil() else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode(_ type: Bool.Type) throws -> Bool { try next { try $0.decode(type) } }
  mutating func decode(_ type: String.Type) throws -> String { try next { try $0.decode(type) } }
  mutating func decode(_ type: Double.Type) throws -> Double { try next { try $0.decode(type) } }
  mutating func decode(_ type: Float.Type) throws -> Float { try next { try $0.decode(type) } }
  mutating func decode(_ type: Int.Type) throws -> Int { try next { try $0.decode(type) } }
  mutating func decode(_ type: Int8.Type) throws -> Int8 { try next { try $0.decode(type) } }
  mutating func decode(_ type: Int16.Type) throws -> Int16 { try next { try $0.decode(type) } }
  mutating func decode(_ type: Int32.Type) throws -> Int32 { try next { try $0.decode(type) } }
  mutating func decode(_ type: Int64.Type) throws -> Int64 { try next { try $0.decode(type) } }
  mutating func decode(_ type: UInt.Type) throws -> UInt { try next { try $0.decode(type) } }
  mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try next { try $0.decode(type) } }
  mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try next { try $0.decode(type) } }
  mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try next { try $0.decode(type) } }
  mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try next { try $0.decode(type) } }
  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try next { try $0.decode(type) } }

  mutating func nestedContainer<Inner: CodingKey>(
    keyedBy type: Inner.Type
  ) throws -> KeyedDecodingContainer<Inner> { try next { try $0.container(keyedBy: type) } }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next { try $0.unkeyedContainer() }
  }

  mutating func superDecoder() throws -> any Decoder { try next { $0 } }
}
