// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// What stands inside of a paragraph.
extension StoryReader {
  mutating func inlines(_ node: XMLTree.Index, _ setting: Setting) {
    for child in tree.children(of: node) { inline(child, setting) }
  }

  mutating func inline(_ node: XMLTree.Index, _ setting: Setting) {
    switch tree.tag(node) {
    case .run: run(node, setting)
    case .insertion, .deletion, .movedFrom, .movedTo:
      tracked(node, setting) { reader, inner in reader.inlines(node, inner) }
    case .contentControl:
      if let content = tree.child(.contentControlContent, of: node) { inlines(content, setting) }
    case .alternate: if let chosen = chosen(node) { inlines(chosen, setting) }
    case .textBox: textBox(node)
    case .mathWords: words(tree.characters(of: node), from: node, setting)
    case .words, .deletedWords, .tab, .placedTab, .carriageReturn, .hardHyphen, .softHyphen: leaf(node, setting)
    case .symbol:
      hold(symbol(node) == Self.unknownSign ? .sign : nil, node, setting) { $0.leaf(node, setting) }
    case .lineBreak:
      let isOfLine = ["textWrapping", nil].contains(tree.attribute("type", of: node))
      hold(isOfLine ? nil : .pageBreak, node, setting) { $0.leaf(node, setting) }
    case .instruction, .deletedInstruction:
      guard !fields.isEmpty else { break }
      fields[fields.count - 1].tell(tree.characters(of: node), isStruck: tree.tag(node) == .deletedInstruction)
    case .fieldMark: fieldMark(node, setting)
    case .simpleField:
      var inner = setting
      if FieldReading.isReckoned(tree.attribute("instr", of: node) ?? "") { inner.isReckoned = true }
      hold(.field, node, setting) { $0.inlines(node, inner) }
    case .hyperlink: hold(.link, node, setting) { $0.inlines(node, setting) }
    case .math: hold(.formula, node, setting) { $0.inlines(node, setting) }
    case .drawing, .picture, .object:
      note(.picture, node, setting)
      inlines(node, setting)
    case .rubyText, .runLook, .contentControlLook, .contentControlEndLook, .customXMLLook, .smartTagLook, .text: break
    case .commentReference: reference(node)
    case .footnoteReference, .endnoteReference: noteMark(node, setting)
    case .smartTag, .customXML, .ruby, .mathRun, .other, .choice, .fallback: inlines(node, setting)
    case let tag: mark(node, tag)
    }
  }

  private mutating func run(_ node: XMLTree.Index, _ setting: Setting) {
    var inner = setting
    let start = place
    var formatted: Hand?
    var isStruck = false
    if let look = tree.child(.runLook, of: node) {
      if let change = tree.child(.runLookChange, of: look) {
        formatted = hand(change)
        inner.reformatted = formatted
      }
      if let font = looks.font(of: look, in: tree) { inner.font = font.legacy }
      noteHidden(node, look)
      isStruck = isOn(.strike, in: look) || isOn(.doubleStrike, in: look)
    }
    inlines(node, inner)
    if isStruck { noteStruck(from: start) }
    guard let formatted else { return }
    let change = note(.rPrChange, formatted, from: start)
    changes[change].to = place
  }

  /// A property that is on where it is named, unless it says otherwise (§17.17.4).
  private func isOn(_ tag: WordTag, in look: XMLTree.Index) -> Bool {
    guard let mark = tree.child(tag, of: look) else { return false }
    return !["0", "false", "off"].contains(tree.attribute("val", of: mark) ?? "1")
  }

  /// §17.3.2.9, §17.3.2.37. Word cuts one passage into several runs.
  private mutating func noteStruck(from start: MarkedPlace) {
    guard start.block == place.block, start < place else { return }
    if let last = struck.last, last.upperBound == start {
      struck[struck.count - 1] = last.lowerBound..<place
    } else {
      struck.append(start..<place)
    }
  }

  /// ECMA-376 part 1, §17.3.2.41. The first is told, so that whoever looks for it finds it.
  private mutating func noteHidden(_ node: XMLTree.Index, _ look: XMLTree.Index) {
    guard !hasHidden, isOn(.hidden, in: look) else { return }
    let words = tree.children(of: node).filter { tree.tag($0) == .words }.map { tree.characters(of: $0) }.joined()
    guard !words.allSatisfy(\.isWhitespace) else { return }
    hasHidden = true
    notices.insert(.hiddenWords(String(words.prefix(60))))
  }

  private static let mostMarks = 8

  /// An insertion, deletion or end of a move, and what it holds.
  mutating func tracked(
    _ node: XMLTree.Index, _ setting: Setting, _ content: (inout StoryReader, Setting) -> Void
  ) {
    var inner = setting
    let hand = hand(node)
    let tag = tree.tag(node)
    let kind: WordChange.Kind
    switch tag {
    case .deletion, .movedFrom:
      inner.fate.deleted = hand
      kind = tag == .deletion ? .del : .moveFrom
    case _:
      inner.fate.inserted = hand
      kind = tag == .movedTo ? .moveTo : .ins
    }
    if tag == .movedFrom || tag == .movedTo {
      inner.move = moves.last { $0.isFrom == (tag == .movedFrom) }?.name ?? setting.move
    }
    let start = place
    inner.marks += 1
    content(&self, inner)
    // Nobody works so deep; a file made to fill the memory would repeat its words in each of them.
    if inner.marks > Self.mostMarks { return }
    let isNested = kind.isDeletion && setting.fate.inserted != nil
    if let last = changes.last, last.change.kind == kind, last.change.hand == hand, last.to == start, !open.isEmpty {
      // Word breaks one change into several marks at every run of another look.
      changes[changes.count - 1].to = place
    } else {
      note(kind, hand, from: start, isNested: isNested)
    }
  }

  private mutating func textBox(_ node: XMLTree.Index) {
    boxes += 1
    blocks(node, Setting(story: .textBox(boxes)))
  }

  /// §17.11.14: what refers to a note by its number.
  private mutating func noteMark(_ node: XMLTree.Index, _ setting: Setting) {
    guard !open.isEmpty, let note = tree.note(referredToBy: node) else { return }
    noteMarks.append(NoteMark(note: note, place: place, fate: fate(in: setting)))
  }

  /// §17.16.18: a field says how it is reckoned before what came of it.
  private mutating func fieldMark(_ node: XMLTree.Index, _ setting: Setting) {
    switch tree.attribute("fldCharType", of: node) {
    case "begin":
      fields.append(FieldReading(object: open.isEmpty ? nil : objects.count))
      note(.field, node, setting)
    case "separate": if !fields.isEmpty { fields[fields.count - 1].isResult = true }
    case "end":
      guard let field = fields.popLast(), let object = field.object else { return }
      objects[object].object.key = field.key
      let start = objects[object].object.place
      objects[object].object.range = start..<max(start, place)
    case _: break
    }
  }

  // MARK: Words

  fileprivate mutating func leaf(_ node: XMLTree.Index, _ setting: Setting) {
    switch tree.tag(node) {
    case .tab, .placedTab: words("\t", from: node, setting)
    case .lineBreak, .carriageReturn: words("\n", from: node, setting)
    case .hardHyphen: words("\u{2011}", from: node, setting)
    // A hint where the line may break, not a character; but fonts of before Unicode have a letter in its place.
    case .softHyphen: if setting.font?.table != nil { words("\u{AD}", from: node, setting) }
    case .symbol: words(symbol(node), from: node, setting)
    case _: words(tree.characters(of: node), from: node, setting)
    }
  }

  private mutating func words(_ source: String, from node: XMLTree.Index, _ setting: Setting) {
    guard let last = open.indices.last, !source.isEmpty else { return }
    let composed: ComposedText
    if let font = setting.font, let converted = font.unicode(source) {
      composed = converted
      notices.insert(.legacyFontConverted(font: font.name))
    } else {
      composed = ComposedText(source)
      if let font = setting.font, font.table == nil { notices.insert(.legacyFontUnknown(font: font.name)) }
    }
    open[last].append(
      composed, from: node,
      as: Piece(
        "", fate: setting.fate, move: setting.move, reformatted: setting.reformatted,
        isReckoned: setting.isReckoned || fields.contains(where: \.isReckoned)))
  }

  /// §17.3.3.30: a sign of a symbol font. Those in the private area F000–F0FF mean nothing without their font.
  private func symbol(_ node: XMLTree.Index) -> String {
    guard let code = tree.attribute("char", of: node).flatMap({ UInt32($0, radix: 16) }),
      let scalar = Unicode.Scalar(code), code >= 0x20,
      !(0xE000...0xF8FF).contains(code)
    else { return Self.unknownSign }
    return String(Character(scalar))
  }

  private static let unknownSign = "\u{FFFC}"

  // MARK: Marks that are points

  mutating func mark(_ node: XMLTree.Index, _ tag: WordTag) {
    switch tag {
    case .commentStart: begin(node)
    case .commentEnd: end(node)
    case .commentReference: reference(node)
    case .movedFromStart, .movedToStart:
      moves.append(
        (
          tree.attribute("id", of: node) ?? "", tree.attribute("name", of: node) ?? "", tag == .movedFromStart
        ))
    case .movedFromEnd, .movedToEnd:
      let id = tree.attribute("id", of: node) ?? ""
      if let place = moves.lastIndex(where: { $0.id == id && $0.isFrom == (tag == .movedFromEnd) }) {
        moves.remove(at: place)
      }
    case .bookmarkStart:
      guard let name = tree.attribute("name", of: node), name.hasPrefix(WordFile.hintPrefix) else { return }
      if open.isEmpty {
        hint = name
      } else if open[open.count - 1].block.hint == nil {
        open[open.count - 1].block.hint = name
      }
    case _: break
    }
  }

  private mutating func begin(_ node: XMLTree.Index) {
    guard let id = tree.attribute("id", of: node), anchorPlaces[id] == nil else { return }
    anchorPlaces[id] = anchors.count
    anchors.append(AnchorDraft(id: id, from: place, to: nil, block: opened - 1))
  }

  private mutating func end(_ node: XMLTree.Index) {
    guard let id = tree.attribute("id", of: node), let index = anchorPlaces[id], anchors[index].to == nil else {
      return
    }
    anchors[index].to = endPlace
  }

  /// Here as an end: between paragraphs it is where the last one ended.
  private var endPlace: MarkedPlace {
    guard open.isEmpty, let last = read.last else { return place }
    return MarkedPlace(block: last.number, offset: last.leaves.last?.end ?? 0)
  }

  /// A remark may have no range: then it stands where it is referred to.
  private mutating func reference(_ node: XMLTree.Index) {
    guard let id = tree.attribute("id", of: node) else { return }
    if let index = anchorPlaces[id] {
      if anchors[index].to == nil { anchors[index].to = place }
      return
    }
    anchorPlaces[id] = anchors.count
    anchors.append(AnchorDraft(id: id, from: place, to: place, block: opened - 1))
  }
}

extension XMLTree {
  /// The note that an element refers to; nil where it is no such element.
  func note(referredToBy node: XMLTree.Index) -> BlockStory? {
    guard [.footnoteReference, .endnoteReference].contains(tag(node)),
      let number = attribute("id", of: node).flatMap({ Int($0) })
    else { return nil }
    return tag(node) == .footnoteReference ? .footnote(number) : .endnote(number)
  }
}
