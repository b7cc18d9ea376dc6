// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// Finds the parts of a Word file, reads each, and joins what they say.
struct WordFileReading {
  let package: Package
  var notices: Set<WordNotice> = []
  var stories: [WordFile.Story] = []
  var blocks: [MarkedBlock] = []
  var places: [WordFile.BlockPlace] = []
  var changes: [WordChange] = []
  var remarks: [Remark] = []
  var remarkPlaces: [WordFile.RemarkPlace] = []
  var noteMarks: [NoteMark] = []
  var objects: [MarkedObject] = []
  var unread: [BlockStory] = []
  var struck: [Range<MarkedPlace>] = []

  private var looks = WordLooks(numbering: Numbering())
  private var boxes = 0
  private var anchors: [String: (anchor: Range<MarkedPlace>, story: Int, block: Int)] = [:]
  private var anchored: [String] = []
  private var edgeReferences: [(id: String, isHeader: Bool)] = []

  init(_ package: Package) { self.package = package }

  mutating func read() throws(WordFileFault) {
    let names = PartNames(package)
    guard let document = try names.document() else { throw .noDocument }
    if package["word/vbaProject.bin"] != nil { notices.insert(.hasMacros) }
    let related = try names.related(to: document)
    looks = WordLooks(
      styles: try tree(related, .styles), numbering: try tree(related, .numbering).map { Numbering($0) } ?? Numbering())
    try story(document, .body)
    try sideStories(related)
    try remarks(related)
    struck.sort { $0.lowerBound < $1.lowerBound }
    if !struck.isEmpty { notices.insert(.struckWords(count: struck.count)) }
    findUnread(try names.targets(of: document))
  }

  /// What the text refers to and the file does not have: a package that somebody mended, or that was cut short.
  private mutating func findUnread(_ targets: [String: String]) {
    for reference in edgeReferences where targets[reference.id].flatMap({ package[$0] }) == nil {
      miss(
        reference.isHeader ? .header(0) : .footer(0),
        targets[reference.id] ?? (reference.isHeader ? "header" : "footer"))
    }
    let known = Set(blocks.map(\.story))
    for mark in noteMarks where !known.contains(mark.note) {
      if case .endnote = mark.note { miss(.endnote(0), "endnotes") } else { miss(.footnote(0), "footnotes") }
    }
  }

  private mutating func miss(_ story: BlockStory, _ part: String) {
    if !unread.contains(story) { unread.append(story) }
    let isTold = notices.contains { notice in
      if case .missingPart(let told) = notice { PartNames.short(told) == PartNames.short(part) } else { false }
    }
    if !isTold { notices.insert(.missingPart(part)) }
  }

  /// Notes, headers and footers, in the order in which the file names them.
  private mutating func sideStories(_ related: PartNames.Related) throws(WordFileFault) {
    var headers = 0
    var footers = 0
    for (kind, part) in related.parts({ [.header, .footer, .footnotes, .endnotes].contains($0) }) {
      guard package[part] != nil else {
        notices.insert(.missingPart(part))
        continue
      }
      switch kind {
      case .header:
        headers += 1
        try story(part, .header(headers))
      case .footer:
        footers += 1
        try story(part, .footer(footers))
      case .footnotes: try story(part, .footnote(0))
      case _: try story(part, .endnote(0))
      }
    }
  }

  private mutating func tree(_ related: PartNames.Related, _ kind: PartNames.Kind) throws(WordFileFault) -> XMLTree? {
    guard let part = related.parts(kind).first else { return nil }
    guard let bytes = package[part] else {
      notices.insert(.missingPart(part))
      return nil
    }
    return try Self.tree(bytes, part)
  }

  static func tree(_ bytes: [UInt8], _ part: String) throws(WordFileFault) -> XMLTree {
    do throws(XMLTreeFault) { return try XMLTree(bytes) } catch { throw WordFileFault(error, part: part) }
  }

  // MARK: Stories

  private mutating func story(_ part: String, _ story: BlockStory) throws(WordFileFault) {
    guard let bytes = package[part] else { throw .noDocument }
    let tree = try Self.tree(bytes, part)
    var reader = StoryReader(tree: tree, name: PartNames.short(part), looks: looks, boxes: boxes)
    switch tree.tag(XMLTree.root) {
    case .document:
      guard let body = tree.child(.body, of: XMLTree.root) else { throw .noDocument }
      reader.blocks(body, .init(story: .body))
    case .header, .footer: reader.blocks(XMLTree.root, .init(story: story))
    case .footnotes, .endnotes: notes(tree, &reader)
    case _: if case .body = story { throw .noDocument }
    }
    take(reader, tree, part)
  }

  /// The lines between text and notes are kept as notes too; they hold no words.
  private func notes(_ tree: XMLTree, _ reader: inout StoryReader) {
    for note in tree.children(of: XMLTree.root) where [.footnote, .endnote].contains(tree.tag(note)) {
      if let type = tree.attribute("type", of: note), type != "normal" { continue }
      let number = tree.attribute("id", of: note).flatMap { Int($0) } ?? 0
      reader.blocks(note, .init(story: tree.tag(note) == .footnote ? .footnote(number) : .endnote(number)))
    }
  }

  /// Blocks of one story follow each other: text boxes come after the story that they stand in.
  private mutating func take(_ reader: StoryReader, _ tree: XMLTree, _ part: String) {
    let number = stories.count
    stories.append(WordFile.Story(part: part, tree: tree))
    notices.formUnion(reader.notices)
    boxes = reader.boxes
    edgeReferences += reader.edgeReferences
    let order = reader.read.indices.sorted { one, other in
      let (a, b) = (reader.read[one], reader.read[other])
      return (Self.box(a.block.story), a.number) < (Self.box(b.block.story), b.number)
    }
    var index = [Int](repeating: 0, count: reader.opened)
    for ended in order {
      let read = reader.read[ended]
      index[read.number] = blocks.count
      blocks.append(read.block)
      places.append(
        WordFile.BlockPlace(story: number, node: read.node, leaves: read.leaves, begun: read.number, ended: ended))
    }
    let texts = TextByNumber(reader.read)
    for draft in reader.changes {
      var change = draft.change
      change.text = texts[draft.from, draft.to]
      // Signs of symbol fonts are no words of a row.
      if !change.kind.isInsertion, !change.kind.isDeletion { change.text = change.text.filter { $0 != "\u{FFFC}" } }
      changes.append(change)
    }
    func placed(_ place: MarkedPlace) -> MarkedPlace {
      guard place.block < index.count else { return MarkedPlace(block: blocks.count, offset: 0) }
      return MarkedPlace(block: index[place.block], offset: place.offset)
    }
    noteMarks += reader.noteMarks.map { NoteMark(note: $0.note, place: placed($0.place), fate: $0.fate) }
    struck += reader.struck.map { placed($0.lowerBound)..<placed($0.upperBound) }
    let keys = reader.objects.isEmpty ? nil : ObjectKeys(package, part: part)
    objects += reader.objects.map { draft in
      var object = draft.object
      object.key = keys?.key(of: object, at: draft.node, in: tree) ?? ""
      let from = placed(object.range.lowerBound)
      object.range = from..<max(from, placed(object.range.upperBound))
      return object
    }
    for anchor in reader.anchors where anchors[anchor.id] == nil {
      let from = placed(anchor.from)
      let to = placed(anchor.to ?? anchor.from)
      anchors[anchor.id] = (from..<max(from, to), number, anchor.block)
      anchored.append(anchor.id)
    }
  }

  private static func box(_ story: BlockStory) -> Int {
    if case .textBox(let number) = story { return number }
    return 0
  }

  // MARK: Remarks

  private mutating func remarks(_ related: PartNames.Related) throws(WordFileFault) {
    var reader = RemarkReader(looks: looks)
    for part in related.parts(.comments) {
      guard let bytes = package[part] else {
        notices.insert(.missingPart(part))
        continue
      }
      reader.read(comments: try Self.tree(bytes, part))
    }
    for part in related.parts(.commentsExtended) {
      if let bytes = package[part] { reader.read(threads: try Self.tree(bytes, part)) }
    }
    notices.formUnion(reader.notices)
    for draft in reader.drafts {
      var remark = draft.remark
      let found = anchors[draft.id]
      remark.anchor = found?.anchor
      remarks.append(remark)
      remarkPlaces.append(WordFile.RemarkPlace(story: found?.story, block: found?.block ?? -1, isDone: draft.isDone))
    }
  }
}

/// The words between two places of one part, in the order in which its paragraphs begin.
struct TextByNumber {
  private var texts: [String]

  init(_ read: [StoryReader.ReadBlock]) {
    texts = Array(repeating: "", count: read.count)
    for block in read where block.number < texts.count {
      texts[block.number] = block.block.pieces.map(\.text).joined()
    }
  }

  subscript(from: MarkedPlace, to: MarkedPlace) -> String {
    guard from < to, from.block < texts.count else { return "" }
    if from.block == to.block { return Self.cut(texts[from.block], from.offset, to.offset) }
    var text = Self.cut(texts[from.block], from.offset, .max)
    for block in (from.block + 1)..<max(from.block + 1, min(to.block, texts.count)) { text += texts[block] }
    if to.block < texts.count { text += Self.cut(texts[to.block], 0, to.offset) }
    return text
  }

  static func cut(_ text: String, _ from: Int, _ to: Int) -> String {
    let units = text.utf16
    let start = units.index(units.startIndex, offsetBy: from, limitedBy: units.endIndex) ?? units.endIndex
    let end =
      to == .max
      ? units.endIndex : units.index(units.startIndex, offsetBy: to, limitedBy: units.endIndex) ?? units.endIndex
    return start < end ? String(text[start..<end]) : ""
  }
}
