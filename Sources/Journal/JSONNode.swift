// SPDX-License-Identifier: AGPL-3.0-or-later

/// A value where it stands in a JSON text: from which byte to which, and what lies inside. Nothing is copied out.
///
/// Plain numbers on purpose: one is made for every value of every event of every start-up.
struct JSONNode: Sendable {
  enum Kind: UInt8, Sendable {
    case null, yes, no, number
    /// A string of ASCII without escapes: its bytes are its characters.
    case plainText
    case text, escapedText
    case array, object
  }
  let kind: Kind
  private let first: UInt32
  private let last: UInt32
  private let firstLink: UInt32
  private let lastLink: UInt32

  init(_ kind: Kind, _ range: Range<Int>, links: Range<Int> = 0..<0) {
    self.kind = kind
    first = UInt32(truncatingIfNeeded: range.lowerBound)
    last = UInt32(truncatingIfNeeded: range.upperBound)
    firstLink = UInt32(truncatingIfNeeded: links.lowerBound)
    lastLink = UInt32(truncatingIfNeeded: links.upperBound)
  }

  /// The longest text whose places these nodes can name.
  static let longest = Int(UInt32.max)

  /// Its bytes, quotes and brackets included.
  var range: Range<Int> { Int(first)..<Int(last) }

  /// Which links of the tree lead to its items; to name and value in turn, when it is an object.
  var links: Range<Int> { Int(firstLink)..<Int(lastLink) }
}

/// All values of one JSON text, in one piece.
struct JSONTree: Sendable {
  let bytes: [UInt8]
  var nodes: [JSONNode] = []
  /// The children of all nodes. The members of an object stand in the order of the bytes of their names, none twice.
  var links: [UInt32] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  subscript(_ index: Int) -> JSONNode { nodes[index] }

  func child(_ link: Int) -> Int { Int(links[link]) }

  /// The characters of a string.
  func string(_ index: Int) -> String {
    let inside = inside(index)
    guard nodes[index].kind == .escapedText else { return String(decoding: inside, as: UTF8.self) }
    return JSONReader.unescaped(inside)
  }

  /// The digits of a number, as written.
  func digits(_ index: Int) -> String { String(decoding: bytes[nodes[index].range], as: UTF8.self) }

  /// The bytes between the quotes.
  func inside(_ index: Int) -> ArraySlice<UInt8> {
    let range = nodes[index].range
    return bytes[range.lowerBound + 1..<range.upperBound - 1]
  }
}

extension JSONTree {
  /// The value of the member of an object that bears a name.
  func member(_ name: String, of object: Int) -> Int? {
    let links = nodes[object].links
    var low = 0
    var high = links.count / 2
    while low < high {
      let middle = (low + high) / 2
      let link = links.lowerBound + 2 * middle
      let order = order(child(link), name)
      if order == 0 { return child(link + 1) }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// Below zero when the node's text comes first, by the bytes of both; zero when they are the same.
  private func order(_ index: Int, _ name: String) -> Int {
    guard nodes[index].kind == .escapedText else { return JSONTree.order(inside(index), name) }
    return JSONTree.order(string(index).utf8, name)
  }

  private static func order(_ bytes: some Sequence<UInt8>, _ name: String) -> Int {
    var theirs = name.utf8.makeIterator()
    for mine in bytes {
      guard let other = theirs.next() else { return 1 }
      if mine != other { return Int(mine) - Int(other) }
    }
    return theirs.next() == nil ? 0 : -1
  }

  /// The names and places that lead from a node to one below it: sought only when something is to be said about it.
  func path(from top: Int, to index: Int) -> [any CodingKey] {
    let place = nodes[index].range
    var path: [any CodingKey] = []
    var at = top
    while nodes[at].range != place, let (step, next) = step(from: at, towards: place.lowerBound) {
      path.append(step)
      at = next
    }
    return path
  }

  private func step(from index: Int, towards byte: Int) -> (JSONStep, Int)? {
    let links = nodes[index].links
    guard let link = links.first(where: { nodes[child($0)].range.contains(byte) }) else { return nil }
    guard nodes[index].kind == .object else {
      return (JSONStep(intValue: link - links.lowerBound), child(link))
    }
    return (JSONStep(stringValue: string(child(link - 1))), child(link))
  }
}

/// A step into a JSON text.
struct JSONStep: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(stringValue: String) {
    self.stringValue = stringValue
    intValue = nil
  }

  init(intValue: Int) {
    stringValue = String(intValue)
    self.intValue = intValue
  }
}
