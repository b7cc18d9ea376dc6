// SPDX-License-Identifier: AGPL-3.0-or-later

extension Package {
  /// Takes away traces of those who worked on the file. Authors of tracked changes and remarks stay: they are what
  /// the file says.
  mutating func scrub(_ kinds: Set<WordPatch.Scrubbing>) throws(WordPatchFault) {
    if kinds.contains(.properties) {
      for name in names where name.hasPrefix("docProps/") && name.hasSuffix(".xml") { try emptyRoot(of: name) }
      try dropThumbnail()
      for name in names where name.hasPrefix("word/") && name.hasSuffix(".xml") { try dropTraces(from: name) }
      for name in names where name.hasPrefix("word/_rels/") && name.hasSuffix(".rels") {
        try drop(from: name) { $0.contains("/attachedTemplate\"") || $0.contains("/attachedTemplate'") }
      }
    }
    if kinds.contains(.sessions) {
      for name in names where name.hasPrefix("word/") && name.hasSuffix(".xml") { try dropSessions(from: name) }
    }
    if kinds.contains(.macros) { try dropMacros() }
  }

  /// A part that cannot be read could keep what should go: then nothing leaves.
  private func tree(_ name: String) throws(WordPatchFault) -> XMLTree? {
    guard let bytes = self[name] else { return nil }
    do throws(WordFileFault) { return try WordFileReading.tree(bytes, name) } catch {
      throw .notProven(.unreadable(error))
    }
  }

  /// Properties all are optional: an empty part is a whole one.
  private mutating func emptyRoot(of name: String) throws(WordPatchFault) {
    guard let tree = try tree(name) else { return }
    let root = tree[XMLTree.root]
    guard root.open < root.close else { return }
    self[name] = Array(tree.bytes[..<Int(root.open)] + tree.bytes[Int(root.close)...])
  }

  /// A picture of the first page as it once was.
  private mutating func dropThumbnail() throws(WordPatchFault) {
    for name in names where name.hasPrefix("docProps/thumbnail.") { self[name] = nil }
    for name in ["_rels/.rels", "[Content_Types].xml"] { try drop(from: name) { $0.contains("docProps/thumbnail.") } }
  }

  /// Of those who worked on the file their names stay, which marks and remarks tell anyway, and not the accounts of their
  /// office ([MS-DOCX] 2.5.3.10); of the settings the way to the template and what programs of the office noted there
  /// (ECMA-376 part 1, §17.15.1.6, §17.15.1.32).
  private mutating func dropTraces(from name: String) throws(WordPatchFault) {
    guard let tree = try tree(name) else { return }
    var patch = PartPatch()
    switch tree.localName(of: XMLTree.root) {
    case "people":
      for person in tree.children(of: XMLTree.root) where tree.tag(person) != .text {
        if tree[person].open < tree[person].close { patch.replace(tree[person].open..<tree[person].close, with: "") }
      }
    case "settings":
      for child in tree.children(of: XMLTree.root)
      where tree.tag(child) != .text && ["attachedTemplate", "docVars"].contains(tree.localName(of: child)) {
        patch.replace(tree[child].start..<tree[child].end, with: "")
      }
    case _: return
    }
    if !patch.changes.isEmpty, let patched = patch.applied(to: tree.bytes) { self[name] = patched }
  }

  /// ECMA-376 part 1, §17.15.1.70: numbers that tell which words were typed in one sitting.
  private mutating func dropSessions(from name: String) throws(WordPatchFault) {
    guard let tree = try tree(name) else { return }
    var patch = PartPatch()
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      if node.tag == .text { continue }
      if tree.name(of: XMLTree.Index(index)).contains(where: { $0 == UInt8(ascii: ":") }),
        String(decoding: tree.name(of: XMLTree.Index(index)), as: UTF8.self).hasSuffix(":rsids")
      {
        patch.replace(node.start..<node.end, with: "")
        continue
      }
      for range in tree.attributes(namedLike: "rsid", of: XMLTree.Index(index)) {
        patch.replace(Int32(range.lowerBound)..<Int32(range.upperBound), with: "")
      }
    }
    if !patch.changes.isEmpty, let patched = patch.applied(to: tree.bytes) { self[name] = patched }
  }

  private mutating func dropMacros() throws(WordPatchFault) {
    for name in names
    where name.hasSuffix("vbaProject.bin") || name.hasSuffix("vbaData.xml") || name.contains("vbaProject") {
      self[name] = nil
    }
    for name in names where name.hasSuffix(".rels") { try drop(from: name) { $0.contains("vba") } }
    try drop(from: "[Content_Types].xml") { $0.contains("vba") }
    guard let types = self["[Content_Types].xml"] else { return }
    let text = String(decoding: types, as: UTF8.self)
    let macroFree = text.replacing(
      "application/vnd.ms-word.document.macroEnabled.main+xml",
      with: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")
    if macroFree != text { self["[Content_Types].xml"] = Array(macroFree.utf8) }
  }

  private mutating func drop(from name: String, _ isUnwanted: (String) -> Bool) throws(WordPatchFault) {
    guard let tree = try tree(name) else { return }
    var patch = PartPatch()
    for child in tree.children(of: XMLTree.root) {
      let text = String(decoding: tree.whole(child), as: UTF8.self)
      if isUnwanted(text) { patch.replace(tree[child].start..<tree[child].end, with: "") }
    }
    if !patch.changes.isEmpty, let patched = patch.applied(to: tree.bytes) { self[name] = patched }
  }
}

extension XMLTree {
  /// Whole attributes, with the space before them, whose local names begin so.
  func attributes(namedLike start: String, of index: Index) -> [Range<Int>] {
    let node = self[index]
    let wanted = Array(start.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      var found: [Range<Int>] = []
      var scan = AttributeScan(bytes: bytes, place: Int(node.start) + 1, end: Int(node.open))
      scan.skipName()
      while let attribute = scan.next() {
        let name = bytes[attribute.name]
        let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name[...]
        guard local.starts(with: wanted) else { continue }
        var from = attribute.name.lowerBound
        while from > 0, XMLTreeScanner.isSpace(bytes[from - 1]) { from -= 1 }
        found.append(from..<(attribute.value.upperBound + 1))
      }
      return found
    }
  }
}
