// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// Numbers for marks: `w:id` is one space over changes, bookmarks, remarks and moves of a file.
struct PatchIDs {
  private var taken: Set<Int>
  private var next: Int
  private(set) var given: [Int] = []

  init(taken: Set<Int>) {
    self.taken = taken
    let top = taken.max() ?? 0
    // Word reads them as signed numbers of 32 bits.
    next = top < Int(Int32.max) - 1_000_000 ? top + 1 : 1
  }

  mutating func new() -> Int {
    while taken.contains(next) { next += 1 }
    taken.insert(next)
    given.append(next)
    return next
  }

  /// The numbers that a part uses.
  static func used(in tree: XMLTree) -> Set<Int> {
    var used: Set<Int> = []
    for index in tree.nodes.indices {
      switch tree.nodes[index].tag {
      case .text, .run, .words, .paragraph, .runLook, .paragraphLook, .fonts, .tab: continue
      case _: if let id = tree.attribute("id", of: XMLTree.Index(index)).flatMap({ Int($0) }) { used.insert(id) }
      }
    }
    return used
  }
}

/// Writes marks with the prefix that the part itself uses.
struct PatchXML {
  /// With its colon, as in `w:`.
  let prefix: String

  func mark(_ name: String, _ hand: Hand, id: Int) -> String {
    var attributes = attribute("id", String(id)) + attribute("author", hand.author)
    if let date = hand.date { attributes += attribute("date", date) }
    return "<\(prefix)\(name)\(attributes)"
  }

  func attribute(_ name: String, _ value: String) -> String {
    var text = XMLText(startingWith: "")
    text.element("a", pairs: [(prefix + name, value)])
    // `<a w:x="…"/>`
    return String(text.text.dropFirst(2).dropLast(2))
  }

  func wrapped(_ content: String, in name: String, _ hand: Hand, id: Int) -> String {
    mark(name, hand, id: id) + ">" + content + "</\(prefix)\(name)>"
  }

  /// A run with these words; tabs and line feeds become what Word has for them.
  func run(_ words: String, look: String) -> String {
    "<\(prefix)r>" + look + content(words, isDeleted: false) + "</\(prefix)r>"
  }

  func content(_ words: String, isDeleted: Bool) -> String {
    let name = isDeleted ? "delText" : "t"
    var written = ""
    for piece in words.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if piece.offset > 0 { written += "<\(prefix)br/>" }
      for part in piece.element.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
        if part.offset > 0 { written += "<\(prefix)tab/>" }
        if part.element.isEmpty { continue }
        var text = XMLText(startingWith: "")
        text.words(String(part.element))
        written += "<\(prefix)\(name) xml:space=\"preserve\">\(text.text)</\(prefix)\(name)>"
      }
    }
    return written
  }
}

/// Changes to the bytes of one part; what no change names stays as it is.
struct PartPatch {
  private(set) var changes: [(range: Range<Int>, bytes: String, order: Int)] = []

  mutating func replace(_ range: Range<Int32>, with text: String) {
    changes.append((Int(range.lowerBound)..<Int(range.upperBound), text, changes.count))
  }

  mutating func insert(_ text: String, at place: Int32) { replace(place..<place, with: text) }

  /// Nothing where two changes touch the same bytes.
  func applied(to bytes: [UInt8]) -> [UInt8]? { applied(to: bytes, within: 0..<Int32(bytes.count)) }

  /// Of the patched part only what comes of these bytes, in which all changes are.
  func applied(to bytes: [UInt8], within whole: Range<Int32>) -> [UInt8]? {
    var patched: [UInt8] = []
    patched.reserveCapacity(whole.count + changes.reduce(0) { $0 + $1.bytes.utf8.count })
    var place = Int(whole.lowerBound)
    let sorted = changes.sorted { one, other in
      // What goes in before a stretch comes before what stands in its stead.
      let (a, b) = (one.range.isEmpty ? 0 : 1, other.range.isEmpty ? 0 : 1)
      return (one.range.lowerBound, a, one.order) < (other.range.lowerBound, b, other.order)
    }
    for change in sorted {
      guard change.range.lowerBound >= place else { return nil }
      patched += bytes[place..<change.range.lowerBound]
      patched += Array(change.bytes.utf8)
      place = change.range.upperBound
    }
    guard place <= Int(whole.upperBound) else { return nil }
    return patched + bytes[place..<Int(whole.upperBound)]
  }
}
