// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// Carries out the plan of one block in the XML of its part.
struct BlockWriter {
  let block: Int
  let plan: BlockPlan
  let style: WordPatch.Style
  let shape: ParagraphShape
  let leaves: [TextLeaf]
  let xml: PatchXML
  let looks: LookWriter
  private let notes: NotePlaces
  var ids: PatchIDs
  var patch: PartPatch
  /// Whether its own paragraph begins and ends here; false where it is joined with the one before or after it (clean only).
  var opens = true
  var closes = true
  /// The paragraph whose look the last part of the block has.
  private let lookNode: XMLTree.Index
  /// The paragraph whose look it takes.
  private let model: XMLTree.Index?

  private var tree: XMLTree { shape.tree }
  private var node: XMLTree.Index { shape.node }

  init(
    block: Int, plan: BlockPlan, style: WordPatch.Style, file: WordFile, ids: PatchIDs, patch: PartPatch
  ) throws(WordPatchFault) {
    let place = file.blockPlaces[block]
    let story = file.stories[place.story]
    self.block = block
    self.plan = plan
    self.style = style
    leaves = place.leaves
    shape = ParagraphShape(tree: story.tree, node: place.node, leaves: place.leaves)
    lookNode = plan.lookFrom.map { file.blockPlaces[$0].node } ?? place.node
    model = plan.look.map { file.blockPlaces[$0.like].node }
    let prefix = story.tree.prefix(of: place.node)
    // An attribute without a prefix would be in no namespace.
    guard !prefix.isEmpty else { throw .unknownNaming(part: story.part) }
    xml = PatchXML(prefix: prefix)
    looks = LookWriter(tree: story.tree, xml: xml)
    notes = NotePlaces(shape, file.text.blocks[block])
    self.ids = ids
    self.patch = patch
  }

  mutating func write() throws(WordPatchFault) {
    for leaf in leaves where tree.tag(tree[leaf.node].parent) != .run {
      let isGone = plan.isDeleted != nil || plan.deletions.contains { $0.range.overlaps(leaf.start..<leaf.end) }
      if isGone { throw .notEditable(block: block) }
    }
    if plan.lookFrom != nil, tree.child(.paragraphLook, .section, of: node) != nil { throw .notEditable(block: block) }
    let splits = plan.points.compactMap { point -> Hand? in
      if case .split(let hand) = point.kind { hand } else { nil }
    }
    let mark = endMarks()
    let last = lastLook(marks: mark)
    let isSame = mark.isEmpty && lookNode == node && model == nil
    let own = !opens ? nil : splits.isEmpty ? (isSame ? nil : last) : innerLook(splits[0])
    var head = ""
    if let hint = plan.hint {
      let id = xml.attribute("id", String(ids.new()))
      head =
        "<\(xml.prefix)bookmarkStart\(id)\(xml.attribute("name", hint))/><\(xml.prefix)bookmarkEnd\(id)/>"
    }
    var gaps: [(gap: ParagraphShape.Gap, text: String)] = []
    let inner = try runs(&gaps, lastLook: last, splits)
    if shape.closesItself {
      let content = (own ?? "") + head + gaps.map(\.text).joined()
      if content.isEmpty, opens, closes { return }
      let open = String(decoding: tree.slice(tree[node].start..<(tree[node].open - 2)), as: UTF8.self)
      let whole = (opens ? "\(open)>" : "") + content + (closes ? "</\(xml.prefix)p>" : "")
      patch.replace(tree[node].start..<tree[node].end, with: whole)
      return
    }
    if !opens {
      patch.replace(tree[node].start..<shape.contentStart, with: "")
    } else if let own {
      let place = shape.look.map { tree[$0].start..<tree[$0].end } ?? tree[node].open..<tree[node].open
      patch.replace(place, with: own)
    }
    if !head.isEmpty { patch.insert(head, at: shape.contentStart) }
    for (gap, text) in gaps { patch.insert(text, at: gap.place) }
    for (range, text) in inner { patch.replace(range, with: text) }
    if !closes { patch.replace(tree[node].close..<tree[node].end, with: "") }
  }

  // MARK: Marks of the end

  private mutating func endMarks() -> String {
    guard style == .redline else { return "" }
    let old = tree.child(.paragraphLook, .runLook, of: node)
    func has(_ tags: [WordTag]) -> Bool { tags.contains { tag in old.map { tree.child(tag, of: $0) != nil } ?? false } }
    var marks = ""
    if let hand = plan.endInserted, !has([.insertion, .movedTo]) {
      marks += xml.mark("ins", hand, id: ids.new()) + "/>"
    }
    if let hand = plan.endDeleted, !has([.deletion, .movedFrom]) {
      marks += xml.mark(plan.departs ? "moveFrom" : "del", hand, id: ids.new()) + "/>"
    }
    return marks
  }

  /// The look of the block, or of its last part where it is split.
  private mutating func lastLook(marks: String) -> String {
    guard let model, let hand = plan.look?.hand else { return looks.paragraph(lookNode, old: .kept, marks: marks) }
    guard style == .redline else { return looks.paragraph(lookNode, like: model, marks: marks, change: nil) }
    let id = ids.new()
    return looks.paragraph(node, like: model, marks: marks) { [xml] before in
      xml.wrapped(before, in: "pPrChange", hand, id: id)
    }
  }

  /// The look of a part that ends where the block is split.
  private mutating func innerLook(_ hand: Hand) -> String {
    let mark = style == .redline ? xml.mark("ins", hand, id: ids.new()) + "/>" : ""
    return looks.paragraph(node, old: .dropped, marks: mark)
  }

  // MARK: Runs

  /// New bytes for each run that is touched; what stands between elements goes to `gaps`.
  private mutating func runs(
    _ gaps: inout [(gap: ParagraphShape.Gap, text: String)], lastLook: String, _ splits: [Hand]
  ) throws(WordPatchFault) -> [(Range<Int32>, String)] {
    var rewritten: [(Range<Int32>, String)] = []
    var inside: [XMLTree.Index: [Inner]] = [:]
    var splitsLeft = Array(splits.dropFirst())
    for (point, note) in zip(plan.points, notes.marks(before: plan)) {
      let text: String
      if let note, tree[note].next >= 0 {
        inside[tree[note].parent, default: []].append(Inner(point: point, note: note))
        continue
      }
      let gap: ParagraphShape.Gap?
      if let note { gap = shape.gap(after: tree[note].parent) } else { gap = try self.gap(for: point) }
      if gap == nil, let leaf = leftLeaf(of: point.offset) {
        inside[tree[leaf.node].parent, default: []].append(Inner(point: point))
        continue
      }
      let there = gap ?? ParagraphShape.Gap(place: shape.contentStart, marks: [], all: [])
      text = try write(point.kind, in: there, lastLook, &splitsLeft, like: run(for: point.offset))
      gaps.append((there, text))
    }
    for run in shape.runs {
      let points = inside[run.node] ?? []
      guard !points.isEmpty || isTouched(run) else { continue }
      let text = try rewrite(run, points, lastLook, &splitsLeft)
      rewritten.append((tree[run.node].start..<tree[run.node].end, text))
    }
    return rewritten
  }

  /// What comes in within a run, and the mark of a note in it behind which that is.
  private struct Inner {
    var point: BlockPlan.Point
    var note: XMLTree.Index?
  }

  private func leftLeaf(of offset: Int) -> TextLeaf? {
    leaves.last { $0.start < offset && $0.length > 0 || $0.start == offset && $0.lead > 0 }
  }

  private func run(for offset: Int) -> XMLTree.Index? {
    let leaf = leftLeaf(of: offset) ?? leaves.first
    return leaf.map { tree[$0.node].parent } ?? shape.runs.first?.node
  }

  /// A place between elements; nothing where the run must be cut.
  private func gap(for point: BlockPlan.Point) throws(WordPatchFault) -> ParagraphShape.Gap? {
    guard let leaf = leftLeaf(of: point.offset) else {
      guard let first = leaves.first else { return ParagraphShape.Gap(place: shape.contentStart, marks: [], all: []) }
      guard let run = top(of: first) else { throw .notEditable(block: block) }
      return shape.gap(before: run)
    }
    guard let run = top(of: leaf) else { throw .notEditable(block: block) }
    if point.offset == leaf.end {
      // At the end of a formula, never between two of its signs.
      let next = leaves.first { $0.start >= leaf.end && $0.length > 0 }
      if tree.tag(run) != .run, next.flatMap({ top(of: $0) }) != run { return shape.gap(after: run) }
      if tree.tag(run) == .run, tree[leaf.node].next < 0 { return shape.gap(after: run) }
    }
    guard tree.tag(run) == .run, tree[leaf.node].parent == run else { throw .notEditable(block: block) }
    return nil
  }

  /// The run that holds a leaf, or the formula.
  private func top(of leaf: TextLeaf) -> XMLTree.Index? {
    let parent = tree[leaf.node].parent
    if tree.tag(parent) == .run { return parent }
    return shape.ancestors(leaf.node).last { tree.tag($0) == .math }
  }

  private func isTouched(_ run: ParagraphShape.Run) -> Bool {
    if plan.isDeleted != nil { return !shape.isDeleted(run.node) }
    if shape.isDeleted(run.node) { return false }
    if tree.children(of: run.node).contains(where: { hand(takingNoteOf: $0) != nil }) { return true }
    if let window = plan.window, !window.contains(run.start) || !run.leaves.isEmpty { return true }
    return plan.deletions.contains { deletion in
      run.leaves.contains { $0.start < deletion.range.upperBound && deletion.range.lowerBound < $0.end }
    }
  }

  /// Who takes the note that an element refers to; nil where it refers to none that goes.
  private func hand(takingNoteOf element: XMLTree.Index) -> Hand? {
    plan.goneNotes.isEmpty ? nil : tree.note(referredToBy: element).flatMap { plan.goneNotes[$0] }
  }

  private func isHeld(at offset: Int) -> Bool { plan.window?.contains(offset) ?? true }

  private func deletion(at offset: Int) -> Hand? {
    if let hand = plan.isDeleted { return hand }
    return plan.deletions.first { $0.range.contains(offset) }?.hand
  }

  /// The run in pieces: kept, deleted, and what comes in between.
  private mutating func rewrite(
    _ run: ParagraphShape.Run, _ points: [Inner], _ lastLook: String, _ splitsLeft: inout [Hand]
  ) throws(WordPatchFault) -> String {
    let isGone = shape.isDeleted(run.node)
    var pieces = RunPieces(tree: tree, run: run.node, xml: xml, departs: plan.departs)
    var points = points[...]
    var offset = run.start
    for child in tree.children(of: run.node) where tree.tag(child) != .runLook {
      guard let leaf = run.leaves.first(where: { $0.node == child }) else {
        // Notes, pictures and the like were not struck with the words around them: they go with the whole, or alone.
        if !isHeld(at: offset) { continue }
        let whole = tree.tag(child) == .commentReference ? nil : plan.isDeleted
        pieces.add(whole: child, deletedBy: isGone ? nil : whole ?? hand(takingNoteOf: child))
        while points.first?.note == child { try addFirst(&points, to: &pieces, run.node, lastLook, &splitsLeft) }
        continue
      }
      var from = leaf.start
      if leaf.lead > 0 {
        try pieces.add(leadOf: leaf, deletedBy: isGone ? nil : deletion(at: leaf.start - 1), block)
        try add(&points, at: from, to: &pieces, run.node, lastLook, &splitsLeft)
      }
      while from < leaf.end {
        let hand = isGone ? nil : deletion(at: from)
        let to = nextCut(after: from, in: leaf, points)
        try pieces.add(leaf, from, to, deletedBy: hand, block)
        from = to
        try add(&points, at: from, to: &pieces, run.node, lastLook, &splitsLeft)
      }
      offset = leaf.end
    }
    return pieces.written(style, &ids)
  }

  private mutating func add(
    _ points: inout ArraySlice<Inner>, at offset: Int, to pieces: inout RunPieces, _ run: XMLTree.Index,
    _ lastLook: String, _ splitsLeft: inout [Hand]
  ) throws(WordPatchFault) {
    while let first = points.first, first.point.offset == offset, first.note == nil {
      try addFirst(&points, to: &pieces, run, lastLook, &splitsLeft)
    }
  }

  private mutating func addFirst(
    _ points: inout ArraySlice<Inner>, to pieces: inout RunPieces, _ run: XMLTree.Index, _ lastLook: String,
    _ splitsLeft: inout [Hand]
  ) throws(WordPatchFault) {
    guard let first = points.popFirst() else { return }
    let gap = shape.around(run, at: 0)
    pieces.add(between: try write(first.point.kind, in: gap, lastLook, &splitsLeft, like: run))
  }

  private func nextCut(after offset: Int, in leaf: TextLeaf, _ points: ArraySlice<Inner>) -> Int {
    var cut = leaf.end
    for deletion in plan.deletions {
      for edge in [deletion.range.lowerBound, deletion.range.upperBound] where edge > offset { cut = min(cut, edge) }
    }
    if let next = points.first(where: { $0.point.offset > offset }) { cut = min(cut, next.point.offset) }
    return cut
  }

  // MARK: Points

  private mutating func write(
    _ kind: BlockPlan.Point.Kind, in gap: ParagraphShape.Gap, _ lastLook: String, _ splitsLeft: inout [Hand],
    like run: XMLTree.Index?
  ) throws(WordPatchFault) -> String {
    switch kind {
    case .words(let words, let hand):
      let leaf = run.flatMap { run in leaves.first { tree[$0.node].parent == run } }
      // Letters of a font of before Unicode are one to one with the file only where nothing was converted.
      let look = run.map { looks.words(like: $0, dropsFont: leaf?.segments != nil) } ?? looks.wordsAtEnd(of: node)
      let text = xml.run(words, look: look)
      let written = style == .redline ? xml.wrapped(text, in: "ins", hand, id: ids.new()) : text
      return close(gap.marks) + written + reopen(gap.marks)
    case .remarkStart(let id): return "<\(xml.prefix)commentRangeStart\(xml.attribute("id", String(id)))/>"
    case .remarkEnd(let id):
      let number = xml.attribute("id", String(id))
      return
        "<\(xml.prefix)commentRangeEnd\(number)/><\(xml.prefix)r><\(xml.prefix)commentReference\(number)/></\(xml.prefix)r>"
    case .split:
      guard gap.all.allSatisfy({ shape.isTracked($0) }) else { throw .notEditable(block: block) }
      let look = splitsLeft.isEmpty ? lastLook : innerLook(splitsLeft.removeFirst())
      return close(gap.all) + "</\(xml.prefix)p><\(xml.prefix)p>" + look + reopen(gap.all)
    }
  }

  private func close(_ marks: [XMLTree.Index]) -> String {
    marks.map { "</\(String(decoding: tree.name(of: $0), as: UTF8.self))>" }.joined()
  }

  /// The same marks once more, under numbers of their own.
  private mutating func reopen(_ marks: [XMLTree.Index]) -> String {
    var text = ""
    for mark in marks.reversed() {
      let tag = tree.slice(tree[mark].start..<tree[mark].open)
      guard let id = tree.attributePlace("id", of: mark) else {
        text += String(decoding: tag, as: UTF8.self)
        continue
      }
      text += String(decoding: tag[..<id.lowerBound], as: UTF8.self) + String(ids.new())
      text += String(decoding: tag[id.upperBound...], as: UTF8.self)
    }
    return text
  }
}
