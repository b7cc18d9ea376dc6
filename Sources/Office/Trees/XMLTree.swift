// SPDX-License-Identifier: AGPL-3.0-or-later

/// The elements of an XML part in one flat array, each with the bytes that it was read from, so that a writer can
/// change some of them and leave the rest as they are.
struct XMLTree: Sendable {
  /// UTF-8, without a byte order mark.
  let bytes: [UInt8]
  var nodes: [Node] = []

  /// Where a node stands in `nodes`; -1 is nowhere.
  typealias Index = Int32

  struct Node: Sendable {
    var tag: WordTag
    var parent: Index
    var first: Index = -1
    var next: Index = -1
    /// Where the opening tag begins, and where it ends: what it holds begins there.
    var start: Int32
    var open: Int32
    /// Where the closing tag begins and ends; both as `open` for an element that closes itself.
    var close: Int32
    var end: Int32
  }

  static let root: Index = 0

  subscript(index: Index) -> Node { nodes[Int(index)] }

  func tag(_ index: Index) -> WordTag { nodes[Int(index)].tag }

  func children(of index: Index) -> Children { Children(tree: self, place: nodes[Int(index)].first) }

  struct Children: Sequence, IteratorProtocol {
    let tree: XMLTree
    var place: Index

    mutating func next() -> Index? {
      guard place >= 0 else { return nil }
      let index = place
      place = tree.nodes[Int(index)].next
      return index
    }
  }

  func child(_ tag: WordTag, of index: Index) -> Index? {
    var next = nodes[Int(index)].first
    while next >= 0 {
      if nodes[Int(next)].tag == tag { return next }
      next = nodes[Int(next)].next
    }
    return nil
  }

  /// The element reached by this path of children, each the first of its kind.
  func child(_ path: WordTag..., of index: Index) -> Index? {
    var place = index
    for tag in path {
      guard let found = child(tag, of: place) else { return nil }
      place = found
    }
    return place
  }

  /// `w:val` of the first child of this kind.
  func value(_ tag: WordTag, of index: Index) -> String? {
    child(tag, of: index).flatMap { attribute("val", of: $0) }
  }

  /// Absent, present, or present and switched off again.
  func isOn(_ tag: WordTag, of index: Index) -> Bool {
    guard let found = child(tag, of: index) else { return false }
    return !["0", "false", "off"].contains(attribute("val", of: found) ?? "1")
  }

  // MARK: Bytes

  func slice(_ range: Range<Int32>) -> ArraySlice<UInt8> { bytes[Int(range.lowerBound)..<Int(range.upperBound)] }

  /// The element as it stands in the file.
  func whole(_ index: Index) -> ArraySlice<UInt8> { slice(self[index].start..<self[index].end) }

  /// The name as it stands in the file, prefix included.
  func name(of index: Index) -> ArraySlice<UInt8> {
    let tag = slice(self[index].start + 1..<self[index].open)
    return tag.prefix { !XMLTreeScanner.isSpace($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
  }

  /// The prefix of the name with its colon, or nothing.
  func prefix(of index: Index) -> String {
    let name = name(of: index)
    guard let colon = name.firstIndex(of: UInt8(ascii: ":")) else { return "" }
    return String(decoding: name[...colon], as: UTF8.self)
  }

  /// The value of the attribute with this local name, whatever its prefix.
  func attribute(_ local: StaticString, of index: Index) -> String? {
    attributePlace(local, of: index).map { XMLTree.decoded(bytes[$0]) }
  }

  /// Where the value stands, between its quotes.
  func attributePlace(_ local: StaticString, of index: Index) -> Range<Int>? {
    let node = self[index]
    return bytes.withUnsafeBufferPointer { bytes in
      var scan = AttributeScan(bytes: bytes, place: Int(node.start) + 1, end: Int(node.open))
      scan.skipName()
      while let found = scan.next() {
        if scan.isLocal(found.name, local) { return found.value }
      }
      return nil
    }
  }

  /// What the element holds as characters, entities resolved; child elements are skipped.
  func characters(of index: Index) -> String {
    let first = self[index].first
    if first < 0 { return "" }
    if self[first].next < 0, tag(first) == .text { return XMLTree.decoded(slice(self[first].start..<self[first].end)) }
    return children(of: index).filter { tag($0) == .text }.map { characters(ofText: $0) }.joined()
  }

  func characters(ofText index: Index) -> String { XMLTree.decoded(slice(self[index].start..<self[index].end)) }

  /// Characters of a file with entities, CDATA and line ends as XML 1.0 §2.11 and §4.6 give them.
  static func decoded(_ raw: ArraySlice<UInt8>) -> String {
    if !raw.contains(where: { $0 == UInt8(ascii: "&") || $0 == 0x0D || $0 == UInt8(ascii: "<") }) {
      return String(decoding: raw, as: UTF8.self)
    }
    var clean: [UInt8] = []
    clean.reserveCapacity(raw.count)
    var rest = raw
    while let byte = rest.first {
      if byte == UInt8(ascii: "&"), let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")) {
        clean += Array(entity(rest[(rest.startIndex + 1)..<end]).utf8)
        rest = rest[(end + 1)...]
      } else if byte == UInt8(ascii: "<"), rest.starts(with: cdata) {
        let content = rest.dropFirst(cdata.count)
        let end = XMLTreeScanner.find(cdataEnd, in: content) ?? content.endIndex
        clean += content[..<end]
        rest = content[min(end + cdataEnd.count, content.endIndex)...]
      } else if byte == 0x0D {
        clean.append(0x0A)
        rest = rest.dropFirst()
        if rest.first == 0x0A { rest = rest.dropFirst() }
      } else {
        clean.append(byte)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: clean, as: UTF8.self)
  }

  static let cdata = Array("<![CDATA[".utf8)
  static let cdataEnd = Array("]]>".utf8)

  private static func entity(_ name: ArraySlice<UInt8>) -> String {
    switch String(decoding: name, as: UTF8.self) {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case let name where name.hasPrefix("#"):
      return (XMLTreeScanner.scalar(name.dropFirst()).map { String(Character($0)) }) ?? "\u{FFFD}"
    case _: return "\u{FFFD}"
    }
  }
}

/// Walks over the attributes of one opening tag that is known to be well formed.
struct AttributeScan {
  let bytes: UnsafeBufferPointer<UInt8>
  var place: Int
  let end: Int

  mutating func skipName() { while place < end, !isBetween(bytes[place]) { place += 1 } }

  private func isBetween(_ byte: UInt8) -> Bool {
    XMLTreeScanner.isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }

  mutating func next() -> (name: Range<Int>, value: Range<Int>)? {
    while place < end, isBetween(bytes[place]) { place += 1 }
    guard place < end else { return nil }
    let name = place
    while place < end, bytes[place] != UInt8(ascii: "="), !XMLTreeScanner.isSpace(bytes[place]) { place += 1 }
    let nameEnd = place
    while place < end, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "'") { place += 1 }
    guard place < end else { return nil }
    let quote = bytes[place]
    place += 1
    let value = place
    while place < end, bytes[place] != quote { place += 1 }
    defer { place += 1 }
    return (name..<nameEnd, value..<min(place, end))
  }

  func isLocal(_ name: Range<Int>, _ local: StaticString) -> Bool {
    let start = name.upperBound - local.utf8CodeUnitCount
    guard start == name.lowerBound || (start > name.lowerBound && bytes[start - 1] == UInt8(ascii: ":")) else {
      return false
    }
    for offset in 0..<local.utf8CodeUnitCount where bytes[start + offset] != local.utf8Start[offset] { return false }
    return true
  }
}
