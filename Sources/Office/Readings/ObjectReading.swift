// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// What is more than words.
extension StoryReader {
  /// Writes down something that stands here; it has no words, or they follow.
  mutating func note(_ kind: MarkedObject.Kind, _ node: XMLTree.Index, _ setting: Setting, isWrapped: Bool = false) {
    guard !open.isEmpty else { return }
    let object = MarkedObject(kind, range: place..<place, fate: fate(in: setting), isWrapped: isWrapped)
    objects.append(DraftObject(object: object, node: node))
  }

  /// Reads what stands in an element that is something for as long as it has words; nothing is noted for no kind.
  mutating func hold(
    _ kind: MarkedObject.Kind?, _ node: XMLTree.Index, _ setting: Setting, _ content: (inout StoryReader) -> Void
  ) {
    guard let kind, !open.isEmpty else { return content(&self) }
    let number = objects.count
    note(kind, node, setting, isWrapped: true)
    content(&self)
    let range = objects[number].object.place..<place
    objects[number].object.range = range
    // Marks may stand within it, around all of its words.
    let fates = fates(of: range.lowerBound.offset..<range.upperBound.offset)
    guard let first = fates.first else { return }
    if fates.allSatisfy({ $0.inserted != nil }) { objects[number].object.fate.inserted = first.inserted }
    if fates.allSatisfy({ $0.deleted != nil }) { objects[number].object.fate.deleted = first.deleted }
  }

  private func fates(of range: Range<Int>) -> [Fate] {
    var fates: [Fate] = []
    var offset = 0
    for piece in open.last?.block.pieces ?? [] {
      let own = offset..<(offset + piece.text.utf16.count)
      offset = own.upperBound
      if own.overlaps(range) { fates.append(piece.fate) }
    }
    return fates
  }

  /// What was done to something here; that of the row or cell around it counts as its own.
  func fate(in setting: Setting) -> Fate {
    var fate = setting.fate
    for outer in [setting.cell?.rowFate, setting.cell?.cellFate].compactMap({ $0 }) {
      fate.inserted = fate.inserted ?? outer.inserted
      fate.deleted = fate.deleted ?? outer.deleted
    }
    return fate
  }
}

/// Tells one picture, link or formula from others, in whatever file it stands.
struct ObjectKeys {
  private let package: Package
  private let targets: [String: String]

  /// Of the part that holds them.
  init(_ package: Package, part: String) {
    self.package = package
    let targets: [String: String]?
    do throws(WordFileFault) { targets = try PartNames(package).targets(of: part) } catch { targets = nil }
    self.targets = targets ?? [:]
  }

  func key(of object: MarkedObject, at node: XMLTree.Index, in tree: XMLTree) -> String {
    switch object.kind {
    // What a complex field reckons was read with it.
    case .field: tree.tag(node) == .simpleField ? tree.attribute("instr", of: node) ?? "" : object.key
    case .picture: references(below: node, of: tree).map(content).joined(separator: " ")
    case .link:
      (tree.attribute("anchor", of: node).map { "#\($0)" } ?? "")
        + references(below: node, of: tree, deep: false).map(content).joined()
    case .sign: (tree.attribute("font", of: node) ?? "") + " " + (tree.attribute("char", of: node) ?? "").uppercased()
    case .pageBreak: tree.attribute("type", of: node) ?? ""
    case .formula: ""
    }
  }

  /// The content of a part where the package has it, else where it lies.
  private func content(_ id: String) -> String {
    guard let target = targets[id] else { return id }
    return package[target].map { "\(Deflate.checksum($0))-\($0.count)" } ?? target
  }

  /// Numbers of relationships: attributes that have a prefix, as in `r:embed`.
  private func references(below node: XMLTree.Index, of tree: XMLTree, deep: Bool = true) -> [String] {
    var found: [String] = []
    for index in Int(node)..<tree.nodes.count {
      if tree.nodes[index].start >= tree[node].end || !deep && index > Int(node) { break }
      if tree.nodes[index].tag == .text { continue }
      found += tree.relationships(of: XMLTree.Index(index))
    }
    return found
  }
}

extension XMLTree {
  fileprivate func relationships(of index: Index) -> [String] {
    let node = self[index]
    return bytes.withUnsafeBufferPointer { bytes in
      var found: [String] = []
      var scan = AttributeScan(bytes: bytes, place: Int(node.start) + 1, end: Int(node.open))
      scan.skipName()
      while let attribute = scan.next() {
        let name = String(decoding: bytes[attribute.name], as: UTF8.self).split(separator: ":")
        guard name.count == 2, let local = name.last else { continue }
        guard ["embed", "link", "pict"].contains(local) || local == "id" && name[0] != "w" else { continue }
        found.append(String(decoding: bytes[attribute.value], as: UTF8.self))
      }
      return found
    }
  }
}
