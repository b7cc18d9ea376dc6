// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

extension WordFile {
  /// The file with these edits, written by patching: only runs that are touched are split, other parts keep their
  /// bytes. Before it is given away it is read again: accepting
  /// everything gives the intended text, rejecting everything the text of before; else it throws.
  public func patched(_ patch: WordPatch) throws(WordPatchFault) -> Package {
    var written = package
    if !patch.edits.isEmpty || !patch.hints.isEmpty {
      let base = try (patch.hints.isEmpty ? self : withoutHints()).withOwnBookmarks()
      var writing = try PatchWriting(base, patch)
      try writing.write()
      written = writing.package
      try PatchProof(base: base, patch: patch, plan: writing.plan, ids: writing.ids).check(written)
    }
    if patch.scrubbing.isEmpty { return written }
    let before = written
    try written.scrub(patch.scrubbing)
    try PatchProof.checkSame(written, as: before)
    return written
  }

  /// The patched file; the very bytes that came where there is nothing to do.
  public func bytes(with patch: WordPatch) throws(WordPatchFault) -> [UInt8] {
    if let original, patch.edits.isEmpty, patch.hints.isEmpty, patch.scrubbing.isEmpty { return original }
    return try patched(patch).zip()
  }
}

/// Carries out a plan over the parts of a file.
struct PatchWriting {
  let file: WordFile
  let style: WordPatch.Style
  private(set) var plan: PatchPlan
  private(set) var ids: PatchIDs
  private(set) var package: Package
  private var patches: [PartPatch]

  init(_ file: WordFile, _ patch: WordPatch) throws(WordPatchFault) {
    self.file = file
    style = patch.style
    package = file.package
    var taken: Set<Int> = []
    for story in file.stories { taken.formUnion(PatchIDs.used(in: story.tree)) }
    for remark in file.text.remarks { if let id = Int(remark.id) { taken.insert(id) } }
    ids = PatchIDs(taken: taken)
    plan = try PatchPlan(patch, of: file, ids: &ids)
    patches = Array(repeating: PartPatch(), count: file.stories.count)
  }

  mutating func write() throws(WordPatchFault) {
    try rows()
    if style == .clean { plan.openJoined() }
    for block in plan.blocks.keys.sorted() { try write(block) }
    try additions()
    for (number, story) in file.stories.enumerated() { patches[number].dropFallbacks(in: story.tree) }
    for (story, patch) in zip(file.stories, patches) where !patch.changes.isEmpty {
      guard let bytes = patch.applied(to: story.tree.bytes) else { throw .entangled(part: story.part) }
      package[story.part] = bytes
    }
    guard !plan.remarks.isEmpty else { return }
    var writer = RemarkWriter(file: file, package: package, ids: ids)
    try writer.write(plan.remarks)
    package = writer.package
    ids = writer.ids
  }

  private mutating func write(_ block: Int) throws(WordPatchFault) {
    guard var plan = plan.blocks[block] else { return }
    let place = file.blockPlaces[block]
    if style == .clean, plan.joinsNext {
      let last = self.plan.lastJoined(to: block)
      plan.lookFrom = last
      plan.look = self.plan.blocks[last]?.look
    }
    let tree = file.stories[place.story].tree
    if style == .clean, plan.isDeleted != nil, file.canRemove(block, self.plan) {
      patches[place.story].replace(
        tree[place.node].start..<tree[place.node].end, with: Self.marks(in: place.node, of: tree))
    } else {
      var writer = try BlockWriter(
        block: block, plan: plan, style: style, file: file, ids: ids, patch: patches[place.story])
      writer.opens = !(style == .clean && file.isJoinedBefore(block, self.plan))
      writer.closes = !(style == .clean && plan.joinsNext)
      try writer.write()
      patches[place.story] = writer.patch
      ids = writer.ids
    }
    try followers(of: block, plan)
  }

  /// Ends of ranges that stand in a paragraph which goes, so that none is left without its other end.
  private static func marks(in node: XMLTree.Index, of tree: XMLTree) -> String {
    var found = ""
    for index in Int(node)..<tree.nodes.count {
      if tree.nodes[index].start >= tree[node].end { break }
      let ranges: Set<WordTag> = [
        .bookmarkStart, .bookmarkEnd, .commentStart, .commentEnd, .movedFromStart, .movedFromEnd, .movedToStart,
        .movedToEnd,
      ]
      if ranges.contains(tree.nodes[index].tag) {
        found += String(decoding: tree.whole(XMLTree.Index(index)), as: UTF8.self)
      }
    }
    return found
  }

  private mutating func followers(of block: Int, _ plan: BlockPlan) throws(WordPatchFault) {
    guard !plan.followers.isEmpty else { return }
    let place = file.blockPlaces[block]
    let story = file.stories[place.story]
    var writer = try AdditionWriter(beside: place.node, like: place, in: place.story, of: self)
    var text = ""
    for (number, follower) in plan.followers.enumerated() {
      text += try writer.written(
        follower.content, follower.hand, like: follower.like.map { file.blockPlaces[$0] },
        mark: number == plan.heir ? .passedOn(from: place.node) : .new(plan.markHand(of: number)))
    }
    ids = writer.ids
    patches[place.story].insert(text, at: story.tree[place.node].end)
  }

  /// Behind a table first: what comes in before the next paragraph stands closer to that.
  private mutating func additions() throws(WordPatchFault) {
    for new in plan.additions.filter({ $0.side == .after }) + plan.additions.filter({ $0.side == .before }) {
      let node = file.outermost(around: new.of)
      let number = file.blockPlaces[new.of].story
      let story = file.stories[number]
      var writer = try AdditionWriter(beside: node, like: file.model(beside: new.of), in: number, of: self)
      let text = try writer.written(new.content, new.hand, like: new.like.map { file.blockPlaces[$0] })
      ids = writer.ids
      patches[number].insert(text, at: new.side == .before ? story.tree[node].start : story.tree[node].end)
    }
  }

  // MARK: Rows

  private mutating func rows() throws(WordPatchFault) {
    for gone in plan.goneRows where !isWithinGoneRow(gone.holding) { try delete(gone.holding, gone.hand) }
    for new in plan.newRows { try insert(new) }
    for (story, merges) in plan.cellMerges { try merge(merges, story) }
  }

  private mutating func merge(_ merges: [XMLTree.Index: CellMerge], _ story: Int) throws(WordPatchFault) {
    let tree = file.stories[story].tree
    for (cell, merge) in merges.sorted(by: { $0.key < $1.key }) {
      let prefix = tree.prefix(of: cell)
      guard !prefix.isEmpty else { throw .unknownNaming(part: file.stories[story].part) }
      let text = LookWriter(tree: tree, xml: PatchXML(prefix: prefix)).standingCell(cell, merge: merge)
      let look = tree.child(.cellLook, of: cell)
      patches[story].replace(
        look.map { tree[$0].start..<tree[$0].end } ?? tree[cell].open..<tree[cell].open, with: text)
    }
  }

  /// Whether the row that holds a block stands in a cell of another row that goes: it goes with that.
  private func isWithinGoneRow(_ block: Int) -> Bool {
    guard let row = file.row(of: block) else { return false }
    let story = file.blockPlaces[block].story
    let tree = file.stories[story].tree
    return plan.goneRows.contains { gone in
      guard file.blockPlaces[gone.holding].story == story, let other = file.row(of: gone.holding), other != row else {
        return false
      }
      return tree[other].start < tree[row].start && tree[row].end <= tree[other].end
    }
  }

  private mutating func delete(_ block: Int, _ hand: Hand) throws(WordPatchFault) {
    guard let row = file.row(of: block) else { throw .notInTable(block: block) }
    let place = file.blockPlaces[block]
    let tree = file.stories[place.story].tree
    let inside = file.blocks(inside: row, story: place.story)
    if style == .clean {
      let others = tree.children(of: tree[row].parent).filter { tree.tag($0) == .row && $0 != row }
      let gone = Set(
        plan.goneRows.filter { file.blockPlaces[$0.holding].story == place.story }.compactMap {
          file.row(of: $0.holding)
        }
        .filter { tree[$0].parent == tree[row].parent })
      let stay = plan.newRows.contains { new in
        file.blockPlaces[new.beside].story == place.story
          && file.row(of: new.beside).map { tree[$0].parent } == tree[row].parent
      }
      let isLast = !stay && others.allSatisfy { gone.contains($0) }
      // A table without rows is none; it goes with the first of them.
      let node = isLast && tree.tag(tree[row].parent) == .table ? tree[row].parent : row
      if node == row || gone.min() == row { patches[place.story].replace(tree[node].start..<tree[node].end, with: "") }
      for block in inside { plan.blocks[block] = nil }
      return
    }
    let xml = PatchXML(prefix: tree.prefix(of: row))
    let isGone = tree.child(.rowLook, .deletion, of: row) != nil
    if !isGone { try mark(row, place.story, xml, xml.mark("del", hand, id: ids.new()) + "/>") }
    for block in inside {
      plan.blocks[block, default: BlockPlan()].isDeleted = hand
      plan.blocks[block]?.endDeleted = hand
    }
  }

  private mutating func mark(
    _ row: XMLTree.Index, _ story: Int, _ xml: PatchXML, _ mark: String
  ) throws(WordPatchFault) {
    guard xml.prefix != "" else { throw .unknownNaming(part: file.stories[story].part) }
    let tree = file.stories[story].tree
    let text = LookWriter(tree: tree, xml: xml).row(row, old: .kept, mark: mark)
    if let look = tree.child(.rowLook, of: row) {
      patches[story].replace(tree[look].start..<tree[look].end, with: text)
    } else {
      let before = tree.child(.tableException, of: row).map { tree[$0].end } ?? tree[row].open
      patches[story].insert(text, at: before)
    }
  }

  private mutating func insert(_ new: PatchPlan.NewRow) throws(WordPatchFault) {
    guard let row = file.row(of: new.beside) else { throw .notInTable(block: new.beside) }
    let story = file.blockPlaces[new.beside].story
    let tree = file.stories[story].tree
    let (filling, hand): ([WordEdit.Cell], Hand)
    switch new.content {
    case .words(let words): (filling, hand) = (words, new.hand)
    case .copy(let source, let paragraphs):
      var copier = CopyWriter(file, style, without: plan.emptiedNotes, ids: ids)
      let text = try copier.row(of: source, reading: paragraphs, merges: new.merges, new.hand)
      ids = copier.ids
      return patches[story].insert(text, at: new.isAbove ? tree[row].start : tree[row].end)
    }
    let model = try file.model(ofRow: filling.count, beside: new.like ?? new.beside)
    let cells = tree.children(of: model).filter { tree.tag($0) == .cell }
    let prefix = tree.prefix(of: row)
    guard !prefix.isEmpty else { throw .unknownNaming(part: file.stories[story].part) }
    let xml = PatchXML(prefix: prefix)
    let looks = LookWriter(tree: tree, xml: xml)
    let isTracked = style == .redline
    var text = "<\(prefix)tr>"
    text += looks.row(model, old: .dropped, mark: isTracked ? xml.mark("ins", hand, id: ids.new()) + "/>" : "")
    for (number, (cell, filling)) in zip(cells, filling).enumerated() {
      let model = tree.child(.paragraph, of: cell)
      let run = model.flatMap { tree.child(.run, of: $0) }
      text += "<\(prefix)tc>" + looks.cell(cell, merge: new.merges?[number])
      for words in filling.paragraphs {
        let mark = isTracked ? xml.mark("ins", hand, id: ids.new()) + "/>" : ""
        let look = model.map { looks.paragraph($0, old: .dropped, marks: mark) } ?? ""
        let content = words.isEmpty ? "" : xml.run(words, look: looks.words(like: run, dropsFont: false))
        let inserted = isTracked && !content.isEmpty ? xml.wrapped(content, in: "ins", hand, id: ids.new()) : content
        text += "<\(prefix)p>\(look)\(inserted)</\(prefix)p>"
      }
      text += "</\(prefix)tc>"
    }
    patches[story].insert(text + "</\(prefix)tr>", at: new.isAbove ? tree[row].start : tree[row].end)
  }
}

extension WordFile {
  func row(of block: Int) -> XMLTree.Index? {
    guard text.blocks.indices.contains(block), text.blocks[block].cell != nil else { return nil }
    let tree = stories[blockPlaces[block].story].tree
    var node = tree[blockPlaces[block].node].parent
    while node >= 0, tree.tag(node) != .row { node = tree[node].parent }
    return node >= 0 ? node : nil
  }

  /// Blocks that stand in an element, text boxes aside.
  func blocks(inside node: XMLTree.Index, story: Int) -> [Int] {
    let around = stories[story].tree[node]
    return blockPlaces.indices.filter { index in
      let place = blockPlaces[index]
      guard place.story == story else { return false }
      if case .textBox = text.blocks[index].story { return false }
      let own = stories[story].tree[place.node]
      return own.start >= around.start && own.end <= around.end
    }
  }
}
