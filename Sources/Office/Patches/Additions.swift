// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// Writes paragraphs and tables that come in whole.
struct AdditionWriter {
  let file: WordFile
  let tree: XMLTree
  let style: WordPatch.Style
  var ids: PatchIDs
  private let emptiedNotes: Set<BlockStory>
  /// The paragraph that new ones look like where no other is named.
  private let model: WordFile.BlockPlace?
  private let xml: PatchXML
  private let looks: LookWriter

  /// In the part that holds the node.
  init(
    beside node: XMLTree.Index, like model: WordFile.BlockPlace?, in number: Int, of writing: PatchWriting
  ) throws(WordPatchFault) {
    file = writing.file
    let story = file.stories[number]
    tree = story.tree
    style = writing.style
    (ids, emptiedNotes) = (writing.ids, writing.plan.emptiedNotes)
    self.model = model
    let prefix = story.tree.prefix(of: node)
    guard !prefix.isEmpty else { throw .unknownNaming(part: story.part) }
    xml = PatchXML(prefix: prefix)
    looks = LookWriter(tree: story.tree, xml: xml)
  }

  /// The mark that ends a paragraph that comes in.
  enum EndMark {
    case new(Hand)
    /// The one that ended another paragraph, with the look that it had there.
    case passedOn(from: XMLTree.Index)
  }

  mutating func written(
    _ content: WordEdit.Addition, _ hand: Hand, like other: WordFile.BlockPlace? = nil, mark: EndMark? = nil
  ) throws(WordPatchFault) -> String {
    let mark = mark ?? .new(hand)
    switch content {
    case .paragraph(let words):
      return paragraph(run(words, wordLook(other ?? model), hand), hand, like: other ?? model, mark)
    case .copy(let copy):
      let content = try copied { copier throws(WordPatchFault) in try copier.content(of: copy, hand) }
      return paragraph(content, hand, like: other ?? file.blockPlaces[copy.block], mark)
    case .table(let rows): return try table(plainLook(columns: rows.first?.count ?? 0), rows.map { .words($0) }, hand)
    case .copiedTable(let like, let rows): return try table(look(ofTableHolding: like), rows, hand)
    }
  }

  private mutating func copied(
    _ write: (inout CopyWriter) throws(WordPatchFault) -> String
  ) throws(WordPatchFault) -> String {
    var copier = CopyWriter(file, style, without: emptiedNotes, ids: ids)
    let text = try write(&copier)
    ids = copier.ids
    return text
  }

  private mutating func paragraph(
    _ content: String, _ hand: Hand, like model: WordFile.BlockPlace?, _ mark: EndMark
  ) -> String {
    "<\(xml.prefix)p>" + look(like: model, mark, hand) + content + "</\(xml.prefix)p>"
  }

  private mutating func look(like model: WordFile.BlockPlace?, _ end: EndMark, _ hand: Hand) -> String {
    guard style == .redline else { return model.map { looks.paragraph($0.node, old: .dropped, marks: "") } ?? "" }
    switch end {
    case .new(let hand):
      let mark = xml.mark("ins", hand, id: ids.new()) + "/>"
      return model.map { looks.paragraph($0.node, old: .dropped, marks: mark) }
        ?? "<\(xml.prefix)pPr><\(xml.prefix)rPr>\(mark)</\(xml.prefix)rPr></\(xml.prefix)pPr>"
    case .passedOn(let old):
      // Whoever rejects what came in gets the mark back, and must get its look with it.
      guard let model else { return "" }
      if looks.areSame(model.node, old) { return looks.paragraph(model.node, old: .dropped, marks: "") }
      let change = xml.wrapped(looks.before(old), in: "pPrChange", hand, id: ids.new())
      return looks.paragraph(model.node, old: .dropped, marks: "", change: change)
    }
  }

  private func wordLook(_ model: WordFile.BlockPlace?) -> String {
    guard let model else { return "" }
    let shape = ParagraphShape(tree: tree, node: model.node, leaves: model.leaves)
    guard let words = shape.runs.last(where: { !$0.leaves.isEmpty }) else { return looks.wordsAtEnd(of: model.node) }
    return looks.words(like: words.node, dropsFont: words.leaves.contains { $0.segments != nil })
  }

  /// Words that come in; nothing for none.
  private mutating func run(_ words: String, _ look: String, _ hand: Hand) -> String {
    if words.isEmpty { return "" }
    let run = xml.run(words, look: look)
    return style == .redline ? xml.wrapped(run, in: "ins", hand, id: ids.new()) : run
  }

  /// A plain table over the whole width with lines around its cells.
  private func plainLook(columns: Int) -> String {
    let p = xml.prefix
    let edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
      "<\(p)\($0)\(xml.attribute("val", "single"))\(xml.attribute("sz", "4"))/>"
    }
    return "<\(p)tblPr><\(p)tblW\(xml.attribute("w", "5000"))\(xml.attribute("type", "pct"))/>"
      + "<\(p)tblBorders>\(edges.joined())</\(p)tblBorders></\(p)tblPr><\(p)tblGrid>"
      + String(repeating: "<\(p)gridCol/>", count: columns) + "</\(p)tblGrid>"
  }

  /// Widths and lines of the table that a block stands in.
  private func look(ofTableHolding block: Int) -> String {
    guard let row = file.row(of: block) else { return plainLook(columns: 0) }
    var table = tree[row].parent
    while table >= 0, tree.tag(table) != .table { table = tree[table].parent }
    guard table >= 0 else { return plainLook(columns: 0) }
    func element(_ tag: WordTag, _ isKept: (XMLTree.Index) -> Bool) -> String {
      guard let found = tree.child(tag, of: table) else { return "" }
      let name = String(decoding: tree.name(of: found), as: UTF8.self)
      let inner = tree.children(of: found).filter(isKept).map { String(decoding: tree.whole($0), as: UTF8.self) }
      return "<\(name)>\(inner.joined())</\(name)>"
    }
    return element(.tableLook) { tree.tag($0) != .tableLookChange }
      + element(.tableGrid) { tree.localName(of: $0) == "gridCol" }
  }

  private mutating func table(
    _ look: String, _ rows: [WordEdit.Row], _ hand: Hand
  ) throws(WordPatchFault) -> String {
    let p = xml.prefix
    var text = "<\(p)tbl>" + look
    for row in rows {
      let cells: [WordEdit.Cell]
      switch row {
      case .words(let words): cells = words
      case .copy(let block, let paragraphs):
        text += try copied { copier throws(WordPatchFault) in try copier.row(of: block, reading: paragraphs, hand) }
        continue
      }
      text += "<\(p)tr>" + (style == .redline ? "<\(p)trPr>\(xml.mark("ins", hand, id: ids.new()))/></\(p)trPr>" : "")
      for cell in cells {
        text += "<\(p)tc>"
        for words in cell.paragraphs {
          let end =
            style == .redline
            ? "<\(p)pPr><\(p)rPr>\(xml.mark("ins", hand, id: ids.new()))/></\(p)rPr></\(p)pPr>" : ""
          text += "<\(p)p>\(end)\(run(words, "", hand))</\(p)p>"
        }
        text += "</\(p)tc>"
      }
      text += "</\(p)tr>"
    }
    return text + "</\(p)tbl>"
  }
}

extension WordFile {
  /// The paragraph itself, or the whole table around it that is in no other.
  func outermost(around block: Int) -> XMLTree.Index {
    let tree = stories[blockPlaces[block].story].tree
    var found = blockPlaces[block].node
    var node = tree[found].parent
    while node >= 0, tree.tag(node) != .textBox {
      if tree.tag(node) == .table { found = node }
      node = tree[node].parent
    }
    return found
  }

  /// The paragraph that something beside this block should look like: outside of tables the nearest one.
  func model(beside block: Int) -> BlockPlace? {
    let story = text.blocks[block].story
    func isPlain(_ other: Int) -> Bool { text.blocks[other].cell == nil && text.blocks[other].story == story }
    let near = (block..<text.blocks.count).first(where: isPlain) ?? (0..<block).last(where: isPlain)
    return near.map { blockPlaces[$0] }
  }

  /// Cleanly: no section ends with it, and where a paragraph must be another one is left.
  func canRemove(_ block: Int, _ plan: PatchPlan) -> Bool {
    if isJoinedBefore(block, plan) { return false }
    let place = blockPlaces[block]
    let tree = stories[place.story].tree
    if tree.child(.paragraphLook, .section, of: place.node) != nil { return false }
    if text.blocks[block].cell == nil { return !isNeeded(block, plan) }
    guard canJoinNext(block) || canJoinNext(block - 1) else { return false }
    return blockPlaces.indices.contains { other in
      other != block && blockPlaces[other].story == place.story && plan.blocks[other]?.isDeleted == nil
        && tree[blockPlaces[other].node].parent == tree[place.node].parent
    }
  }

  /// Cleanly: it goes on with the paragraph of the block before it.
  func isJoinedBefore(_ block: Int, _ plan: PatchPlan) -> Bool {
    guard let before = plan.blocks[block - 1], before.joinsNext else { return false }
    return before.isDeleted == nil || !canRemove(block - 1, plan)
  }

  /// Outside of tables: it keeps two of them apart, ends its story after one, or is all that there is.
  private func isNeeded(_ block: Int, _ plan: PatchPlan) -> Bool {
    let gone = plan.goneRows.compactMap { row(of: $0.holding) }
    func stands(_ other: Int) -> Bool {
      guard text.blocks[other].cell != nil else { return plan.blocks[other]?.isDeleted == nil }
      return row(of: other).map { !gone.contains($0) } ?? true
    }
    func near(_ step: Int) -> Int? {
      var other = block + step
      while text.blocks.indices.contains(other), text.blocks[other].story == text.blocks[block].story {
        if stands(other) { return other }
        other += step
      }
      return nil
    }
    let (above, below) = (near(-1), near(1))
    if let below, text.blocks[below].cell == nil { return false }
    if let above, text.blocks[above].cell == nil { return false }
    if above == nil, below != nil { return false }
    let between = (above ?? block)...(below ?? text.blocks.count - 1)
    return !plan.additions.contains { between.contains($0.of) && $0.content.isParagraph }
      && !between.contains { plan.blocks[$0]?.followers.contains(where: \.content.isParagraph) ?? false }
  }
}

extension WordEdit.Addition {
  var isParagraph: Bool {
    switch self {
    case .paragraph, .copy: true
    case .table, .copiedTable: false
    }
  }
}
