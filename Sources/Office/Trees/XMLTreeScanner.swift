// SPDX-License-Identifier: AGPL-3.0-or-later

/// Why a part is not read as XML; places are bytes from the beginning of the part.
enum XMLTreeFault: Error, Hashable {
  case malformed(at: Int)
  /// A document type: the door to entity bombs and to files elsewhere.
  case documentType
  case tooDeep(most: Int)
  case tooManyElements(most: Int)
  /// Neither UTF-8 nor UTF-16, or not what it says.
  case encoding
}

extension XMLTree {
  /// Elements below each other, and nodes in all, before we stop reading.
  static let mostDepth = 256
  static let mostNodes = 6_000_000

  /// Reads one part. No document type, no entity but the five of XML and numbers, no file, no network.
  init(_ part: [UInt8]) throws(XMLTreeFault) {
    let bytes = try XMLTreeScanner.unicode(part)
    self.init(bytes: bytes)
    guard bytes.count < Int(Int32.max) else { throw .tooManyElements(most: Self.mostNodes) }
    nodes = try bytes.withUnsafeBufferPointer { buffer throws(XMLTreeFault) in
      var scanner = XMLTreeScanner(bytes: buffer)
      try scanner.run()
      return scanner.nodes
    }
  }
}

/// One pass over the bytes of a part; keeps where everything begins and ends.
struct XMLTreeScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var nodes: [XMLTree.Node] = []
  private var place = 0
  private var open: [Open] = []
  private var spaces = Spaces()
  /// The children chained so far end here, for the element that is open.
  private struct Open {
    var node: XMLTree.Index
    var last: XMLTree.Index = -1
    var name: Range<Int>
    var outer: Spaces.Scope
  }

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    nodes.reserveCapacity(bytes.count / 24)
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

  mutating func run() throws(XMLTreeFault) {
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "<") { try markup() } else { try characters() }
    }
    guard open.isEmpty, !nodes.isEmpty else { throw .malformed(at: place) }
  }

  private func isAhead(_ words: StaticString) -> Bool {
    guard bytes.count - place >= words.utf8CodeUnitCount else { return false }
    for offset in 0..<words.utf8CodeUnitCount where bytes[place + offset] != words.utf8Start[offset] { return false }
    return true
  }

  /// Goes behind the next `words`.
  private mutating func skip(to words: StaticString) throws(XMLTreeFault) {
    let start = place
    while place < bytes.count {
      if isAhead(words) {
        place += words.utf8CodeUnitCount
        return
      }
      place += 1
    }
    throw .malformed(at: start)
  }

  private mutating func markup() throws(XMLTreeFault) {
    if isAhead("</") { return try closeTag() }
    if isAhead("<!--") { return try skip(to: "-->") }
    if isAhead("<?") { return try skip(to: "?>") }
    if isAhead("<![CDATA[") { return try characters() }
    if isAhead("<!") { throw .documentType }
    try openTag()
  }

  // MARK: Characters

  /// Up to the next tag; CDATA belongs to them.
  private mutating func characters() throws(XMLTreeFault) {
    let start = place
    var isBlank = true
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "<") {
        guard isAhead("<![CDATA[") else { break }
        isBlank = false
        try skip(to: "]]>")
        continue
      }
      if byte == UInt8(ascii: "&") { try entity() } else { place += 1 }
      if !Self.isSpace(byte) { isBlank = false }
    }
    guard let parent = open.last else {
      if isBlank { return }
      throw .malformed(at: start)
    }
    // White space between elements is nobody's text; inside of the elements that hold words it is.
    let holder = nodes[Int(parent.node)].tag
    if isBlank, ![.words, .deletedWords, .mathWords].contains(holder) { return }
    try add(.text, start: start, open: start, close: place, end: place)
  }

  private mutating func entity() throws(XMLTreeFault) {
    let start = place
    place += 1
    while place < bytes.count, place - start < 12, bytes[place] != UInt8(ascii: ";") { place += 1 }
    guard place < bytes.count, bytes[place] == UInt8(ascii: ";") else { throw .malformed(at: start) }
    let name = String(decoding: bytes[(start + 1)..<place], as: UTF8.self)
    place += 1
    if ["amp", "lt", "gt", "quot", "apos"].contains(name) { return }
    guard name.hasPrefix("#"), Self.scalar(name.dropFirst()) != nil else { throw .malformed(at: start) }
  }

  /// The scalar that `#65` or `#x41` means, the sign of number left out.
  static func scalar(_ digits: Substring) -> Unicode.Scalar? {
    let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value, value >= 0x20 || [0x09, 0x0A, 0x0D].contains(value) else { return nil }
    return Unicode.Scalar(value)
  }

  // MARK: Elements

  private mutating func openTag() throws(XMLTreeFault) {
    let start = place
    place += 1
    let name = try readName()
    let outer = spaces.scope
    let isEmpty = try attributes()
    let tag = spaces.tag(of: name, in: bytes)
    guard !open.isEmpty || nodes.isEmpty else { throw .malformed(at: start) }
    let node = try add(tag, start: start, open: place, close: place, end: place)
    if isEmpty {
      spaces.scope = outer
    } else {
      guard open.count < XMLTree.mostDepth else { throw .tooDeep(most: XMLTree.mostDepth) }
      open.append(Open(node: node, name: name, outer: outer))
    }
  }

  private mutating func closeTag() throws(XMLTreeFault) {
    let start = place
    place += 2
    let name = try readName()
    while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
    guard place < bytes.count, bytes[place] == UInt8(ascii: ">"), let opened = open.popLast(),
      isSame(opened.name, name)
    else { throw .malformed(at: start) }
    place += 1
    nodes[Int(opened.node)].close = Int32(start)
    nodes[Int(opened.node)].end = Int32(place)
    spaces.scope = opened.outer
  }

  private func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    one.count == other.count && bytes[one].elementsEqual(bytes[other])
  }

  private mutating func readName() throws(XMLTreeFault) -> Range<Int> {
    let start = place
    while place < bytes.count {
      let byte = bytes[place]
      if Self.isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=") {
        break
      }
      if byte < 0x21 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "\"") { throw .malformed(at: place) }
      place += 1
    }
    guard place > start else { throw .malformed(at: start) }
    return start..<place
  }

  /// Goes behind the opening tag; true where the element closes itself.
  private mutating func attributes() throws(XMLTreeFault) -> Bool {
    while true {
      while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
      guard place < bytes.count else { throw .malformed(at: place) }
      if bytes[place] == UInt8(ascii: ">") {
        place += 1
        return false
      }
      if isAhead("/>") {
        place += 2
        return true
      }
      let name = try readName()
      while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
      guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { throw .malformed(at: place) }
      place += 1
      while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
      let value = try quoted()
      if bytes[name].starts(with: Spaces.declaration) { spaces.declare(bytes[name], as: bytes[value]) }
    }
  }

  private mutating func quoted() throws(XMLTreeFault) -> Range<Int> {
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'") else {
      throw .malformed(at: place)
    }
    let quote = bytes[place]
    place += 1
    let start = place
    while place < bytes.count, bytes[place] != quote {
      if bytes[place] == UInt8(ascii: "<") { throw .malformed(at: place) }
      if bytes[place] == UInt8(ascii: "&") { try entity() } else { place += 1 }
    }
    guard place < bytes.count else { throw .malformed(at: start) }
    place += 1
    return start..<(place - 1)
  }

  @discardableResult
  private mutating func add(
    _ tag: WordTag, start: Int, open begin: Int, close: Int, end: Int
  ) throws(XMLTreeFault) -> XMLTree.Index {
    guard nodes.count < XMLTree.mostNodes else { throw .tooManyElements(most: XMLTree.mostNodes) }
    let index = XMLTree.Index(nodes.count)
    nodes.append(
      XMLTree.Node(
        tag: tag, parent: open.last?.node ?? -1, start: Int32(start), open: Int32(begin), close: Int32(close),
        end: Int32(end)))
    guard let parent = open.indices.last else { return index }
    if open[parent].last < 0 {
      nodes[Int(open[parent].node)].first = index
    } else {
      nodes[Int(open[parent].last)].next = index
    }
    open[parent].last = index
    return index
  }
}

// MARK: Text as bytes

extension XMLTreeScanner {
  /// UTF-8 without a byte order mark, from UTF-8 or UTF-16 (XML 1.0, 4.3.3 and appendix F).
  static func unicode(_ part: [UInt8]) throws(XMLTreeFault) -> [UInt8] {
    if part.starts(with: [0xFF, 0xFE]) || part.starts(with: [0x3C, 0x00]) { return try wide(part, isBigEnd: false) }
    if part.starts(with: [0xFE, 0xFF]) || part.starts(with: [0x00, 0x3C]) { return try wide(part, isBigEnd: true) }
    let bytes = part.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(part.dropFirst(3)) : part
    guard bytes.allSatisfy({ $0 < 0x80 }) || String(validating: bytes, as: UTF8.self) != nil else { throw .encoding }
    return bytes
  }

  private static func wide(_ part: [UInt8], isBigEnd: Bool) throws(XMLTreeFault) -> [UInt8] {
    guard part.count % 2 == 0 else { throw .encoding }
    var units = stride(from: 0, to: part.count, by: 2).map { place -> UInt16 in
      let unit = UInt16(part[place]) << 8 | UInt16(part[place + 1])
      return isBigEnd ? unit : unit.byteSwapped
    }
    if units.first == 0xFEFF { units.removeFirst() }
    guard let text = String(validating: units, as: UTF16.self) else { throw .encoding }
    // The old declaration names the old encoding.
    let body = text.hasPrefix("<?xml") ? text.firstRange(of: "?>").map { text[$0.upperBound...] } : text[...]
    guard let body else { throw .malformed(at: 0) }
    return Array((XMLText.declaration + body).utf8)
  }

  static func find(_ words: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    var place = bytes.startIndex
    while place + words.count <= bytes.endIndex {
      if bytes[place...].starts(with: words) { return place }
      place += 1
    }
    return nil
  }
}
