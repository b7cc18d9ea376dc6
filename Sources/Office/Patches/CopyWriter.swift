// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// Writes what stands in the file once more in another place, in the XML that it has there.
struct CopyWriter {
  private let file: WordFile
  private let style: WordPatch.Style
  /// Their marks go, here as anywhere.
  private let emptiedNotes: Set<BlockStory>
  var ids: PatchIDs

  init(_ file: WordFile, _ style: WordPatch.Style, without emptiedNotes: Set<BlockStory>, ids: PatchIDs) {
    self.file = file
    self.style = style
    self.emptiedNotes = emptiedNotes
    self.ids = ids
  }

  /// What the paragraph holds, all of it coming in.
  mutating func content(of copy: WordEdit.Copy, _ hand: Hand) throws(WordPatchFault) -> String {
    guard file.canCopy(copy.block) else { throw .notCopied(block: copy.block) }
    let place = file.blockPlaces[copy.block]
    let tree = file.stories[place.story].tree
    let xml = PatchXML(prefix: tree.prefix(of: place.node))
    let (own, node) = try cut(copy, place, tree)
    return content(of: node, in: own, xml, hand)
  }

  private mutating func content(of node: XMLTree.Index, in tree: XMLTree, _ xml: PatchXML, _ hand: Hand) -> String {
    var text = ArrivingContent(tree: tree, xml: xml, emptiedNotes: emptiedNotes, isCopy: style == .redline, ids: ids)
    let written = text.content(of: node) { [style] inner, ids in
      style == .redline ? xml.wrapped(inner, in: "ins", hand, id: ids.new()) : inner
    }
    ids = text.ids
    return written
  }

  /// The paragraph as it will read, in a tree of its own; the very one of the file where all of it is copied.
  private func cut(
    _ copy: WordEdit.Copy, _ place: WordFile.BlockPlace, _ tree: XMLTree
  ) throws(WordPatchFault) -> (XMLTree, XMLTree.Index) {
    let length = place.leaves.last?.end ?? 0
    if copy.stretches == [.kept(0..<length)] || length == 0 && copy.stretches.isEmpty { return (tree, place.node) }
    if tree.holdsFieldMarks(place.node), copy.holding != 0..<Int.max { throw .notCopied(block: copy.block) }
    let nobody = Hand(author: "")
    var plan = BlockPlan()
    plan.window = copy.holding
    var last = 0
    for (number, stretch) in copy.stretches.enumerated() {
      switch stretch {
      case .kept(let range):
        if last < range.lowerBound { plan.deletions.append((last..<range.lowerBound, nobody)) }
        last = range.upperBound
      case .words(let words):
        let next = copy.stretches[(number + 1)...].lazy.compactMap { stretch in
          if case .kept(let range) = stretch { range.lowerBound } else { nil }
        }.first
        if !words.isEmpty { plan.points.append(.init(offset: next ?? last, kind: .words(words, nobody))) }
      }
    }
    if last < length { plan.deletions.append((last..<length, nobody)) }
    var writer = try BlockWriter(
      block: copy.block, plan: plan, style: .clean, file: file, ids: ids, patch: PartPatch())
    try writer.write()
    // The names of its spaces are known where the part begins.
    let root = tree[XMLTree.root]
    guard let made = writer.patch.applied(to: tree.bytes, within: tree[place.node].start..<tree[place.node].end) else {
      throw .notCopied(block: copy.block)
    }
    let whole =
      Array(tree.slice(root.start..<root.open)) + made + Array("</".utf8)
      + Array(tree.name(of: XMLTree.root)) + Array(">".utf8)
    do throws(XMLTreeFault) {
      let own = try XMLTree(whole)
      guard let node = own.child(.paragraph, of: XMLTree.root) else { throw XMLTreeFault.malformed(at: 0) }
      return (own, node)
    } catch { throw .notCopied(block: copy.block) }
  }

  /// The whole row that holds a block; its cells hang together with those above as told, or as they did.
  mutating func row(
    of block: Int, reading paragraphs: [WordEdit.Copy] = [], merges: [CellMerge]? = nil, _ hand: Hand
  ) throws(WordPatchFault) -> String {
    guard file.canCopyRow(of: block), let row = file.row(of: block) else { throw .notCopied(block: block) }
    let tree = file.stories[file.blockPlaces[block].story].tree
    let xml = PatchXML(prefix: tree.prefix(of: row))
    let looks = LookWriter(tree: tree, xml: xml)
    let p = xml.prefix
    var text = "<\(p)tr>"
    if let exception = tree.child(.tableException, of: row) {
      text += String(decoding: tree.whole(exception), as: UTF8.self)
    }
    text += looks.row(row, old: .dropped, mark: mark(xml, hand))
    for (number, cell) in tree.children(of: row).filter({ tree.tag($0) == .cell }).enumerated() {
      text += "<\(p)tc>" + looks.cell(cell, merge: merges?[number])
      for node in tree.children(of: cell) where tree.tag(node) == .paragraph {
        text += "<\(p)p>" + looks.paragraph(node, old: .dropped, marks: mark(xml, hand))
        if let copy = paragraphs.first(where: { file.blockPlaces[$0.block].node == node }) {
          text += try content(of: copy, hand) + "</\(p)p>"
        } else {
          text += content(of: node, in: tree, xml, hand) + "</\(p)p>"
        }
      }
      text += "</\(p)tc>"
    }
    return text + "</\(p)tr>"
  }

  private mutating func mark(_ xml: PatchXML, _ hand: Hand) -> String {
    style == .redline ? xml.mark("ins", hand, id: ids.new()) + "/>" : ""
  }
}

/// The content of a paragraph as it arrives: runs marked one by one, since links and fields hold marks and are held by none.
private struct ArrivingContent {
  let tree: XMLTree
  let xml: PatchXML
  let emptiedNotes: Set<BlockStory>
  /// It stands in its old place too.
  let isCopy: Bool
  var ids: PatchIDs

  mutating func content(of node: XMLTree.Index, _ marked: (String, inout PatchIDs) -> String) -> String {
    var text = ""
    for child in tree.children(of: node) {
      switch tree.tag(child) {
      case .run:
        let run = run(child)
        if !run.isEmpty { text += marked(run, &ids) }
      case .math: text += marked(fresh(child), &ids)
      case .hyperlink, .smartTag, .customXML, .simpleField, .contentControl, .contentControlContent, .other:
        let inner = content(of: child, marked)
        if !inner.isEmpty { text += open(child) + looks(child) + inner + close(child) }
      case _: break
      }
    }
    return text
  }

  private func open(_ node: XMLTree.Index) -> String {
    String(decoding: tree.slice(tree[node].start..<tree[node].open), as: UTF8.self)
  }

  private func close(_ node: XMLTree.Index) -> String { "</\(String(decoding: tree.name(of: node), as: UTF8.self))>" }

  /// A control's own number stays with the one that it was.
  private func looks(_ node: XMLTree.Index) -> String {
    let kinds: Set<WordTag> = [.contentControlLook, .contentControlEndLook, .smartTagLook, .customXMLLook]
    return tree.children(of: node).filter { kinds.contains(tree.tag($0)) }.map { look in
      guard tree.tag(look) == .contentControlLook else { return String(decoding: tree.whole(look), as: UTF8.self) }
      let inner = tree.children(of: look).filter { !isCopy || tree.localName(of: $0) != "id" }
      if inner.isEmpty { return "" }
      return open(look) + inner.map { String(decoding: tree.whole($0), as: UTF8.self) }.joined() + close(look)
    }.joined()
  }

  private mutating func run(_ node: XMLTree.Index) -> String {
    var inner = ""
    for child in tree.children(of: node) where ![.runLook, .commentReference, .text].contains(tree.tag(child)) {
      if let note = tree.note(referredToBy: child), emptiedNotes.contains(note) { continue }
      inner += fresh(child)
    }
    if inner.isEmpty { return "" }
    return "<\(xml.prefix)r>" + LookWriter(tree: tree, xml: xml).words(like: node, dropsFont: false) + inner
      + "</\(xml.prefix)r>"
  }

  /// The element; where it stands twice, drawings and shapes bear numbers of their own.
  private mutating func fresh(_ node: XMLTree.Index) -> String {
    guard isCopy else { return String(decoding: tree.whole(node), as: UTF8.self) }
    var patch = PartPatch()
    for index in Int(node)..<tree.nodes.count {
      if tree.nodes[index].start >= tree[node].end { break }
      if tree.nodes[index].tag == .text { continue }
      let element = XMLTree.Index(index)
      switch tree.localName(of: element) {
      case "docPr":
        guard let place = tree.attributePlace("id", of: element) else { continue }
        patch.replace(Int32(place.lowerBound)..<Int32(place.upperBound), with: String(ids.new()))
      case "shape", "rect", "roundrect", "oval", "line", "group":
        if let place = tree.attributePlace("id", of: element) { patch.insert("m", at: Int32(place.upperBound)) }
      case "OLEObject":
        if let place = tree.attributePlace("ShapeID", of: element) { patch.insert("m", at: Int32(place.upperBound)) }
      case _: break
      }
    }
    let made = patch.applied(to: tree.bytes, within: tree[node].start..<tree[node].end)
    return String(decoding: made ?? Array(tree.whole(node)), as: UTF8.self)
  }
}

extension XMLTree {
  func localName(of index: Index) -> String {
    let name = name(of: index)
    return String(decoding: name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name, as: UTF8.self)
  }

  fileprivate func holdsFieldMarks(_ node: Index) -> Bool { marks(below: node, of: [.fieldMark]).count > 0 }

  /// What stands below a node and is of these kinds.
  fileprivate func marks(below node: Index, of kinds: Set<WordTag>) -> [Index] {
    var found: [Index] = []
    for index in Int(node) + 1..<max(Int(node) + 1, nodes.count) {
      if nodes[index].start >= self[node].end { break }
      if kinds.contains(nodes[index].tag) { found.append(Index(index)) }
    }
    return found
  }
}

extension WordFile {
  /// Whether a paragraph can stand elsewhere with all that it holds: nothing in it is bound to its place.
  public func canCopy(_ block: Int) -> Bool {
    guard blockPlaces.indices.contains(block) else { return false }
    let (place, tree) = (blockPlaces[block], stories[blockPlaces[block].story].tree)
    return !tree.prefix(of: place.node).isEmpty && canCopy(place.node, in: tree)
  }

  private func canCopy(_ node: XMLTree.Index, in tree: XMLTree) -> Bool {
    let bound: Set<WordTag> = ParagraphShape.trackedTags.union([.textBox, .paragraph, .section, .table])
    let own = tree.child(.paragraphLook, .runLook, of: node)
    let isFree = tree.marks(below: node, of: bound).allSatisfy { tree[$0].parent == own }
    var depth = 0
    for mark in tree.marks(below: node, of: [.fieldMark]) {
      switch tree.attribute("fldCharType", of: mark) {
      case "begin": depth += 1
      case "end": depth -= 1
      case _: break
      }
      if depth < 0 { return false }
    }
    return isFree && depth == 0
  }

  /// The same for the whole row that holds a block.
  public func canCopyRow(of block: Int) -> Bool {
    guard let row = row(of: block) else { return false }
    let tree = stories[blockPlaces[block].story].tree
    let parts: Set<WordTag> = [.rowLook, .tableException, .cell]
    guard tree.children(of: row).allSatisfy({ parts.contains(tree.tag($0)) || tree.tag($0) == .text }) else {
      return false
    }
    if let exception = tree.child(.tableException, of: row), tree.child(.tableExceptionChange, of: exception) != nil {
      return false
    }
    let inner: Set<WordTag> = [.cellLook, .paragraph, .text, .bookmarkStart, .bookmarkEnd, .commentStart, .commentEnd]
    return tree.children(of: row).filter { tree.tag($0) == .cell }.allSatisfy { cell in
      tree.children(of: cell).allSatisfy { node in
        inner.contains(tree.tag(node)) && (tree.tag(node) != .paragraph || canCopy(node, in: tree))
      }
    }
  }
}
