// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// Reads one part of a Word file: its paragraphs in order, everybody's marks, and where remarks are anchored.
struct StoryReader {
  let tree: XMLTree
  /// The part's name without folder and ending.
  let name: String
  let looks: WordLooks
  var counters: NumberCounters
  /// Paragraphs that are open: more than one where a text box stands in one.
  var open: [OpenBlock] = []
  /// Paragraphs opened so far.
  var opened = 0
  var read: [ReadBlock] = []
  var changes: [DraftChange] = []
  var anchors: [AnchorDraft] = []
  var anchorPlaces: [String: Int] = [:]
  var moves: [(id: String, name: String, isFrom: Bool)] = []
  var tables: [BlockStory: Int] = [:]
  var boxes: Int
  var hint: String?
  var noteMarks: [NoteMark] = []
  var objects: [DraftObject] = []
  /// Relationships by which sections name their headers and footers.
  var edgeReferences: [(id: String, isHeader: Bool)] = []
  /// Fields that are open here, one in the other.
  var fields: [FieldReading] = []
  var notices: Set<WordNotice> = []
  var hasHidden = false
  /// Words whose look is struck through.
  var struck: [Range<MarkedPlace>] = []

  /// A paragraph that was read, where from, and the how-manieth it was to end.
  struct ReadBlock {
    var block: MarkedBlock
    var number: Int
    var node: XMLTree.Index
    var leaves: [TextLeaf]
  }

  /// A change whose words are known once all paragraphs are.
  struct DraftChange {
    var change: WordChange
    var from: MarkedPlace
    var to: MarkedPlace
  }

  /// Something that is more than words, in paragraphs of this part; what it is called elsewhere the package tells.
  struct DraftObject {
    var object: MarkedObject
    var node: XMLTree.Index
  }

  struct AnchorDraft {
    var id: String
    var from: MarkedPlace
    var to: MarkedPlace?
    /// The paragraph that was read last when it began.
    var block: Int
  }

  /// What holds for all that is read within.
  struct Setting {
    var story: BlockStory
    var cell: CellPath?
    var fate = Fate.kept
    var move: String?
    var reformatted: Hand?
    /// Marks around what is read, one in the other.
    var marks = 0
    /// Set while a run is read whose font is older than Unicode.
    var font: LegacyFont?
    /// Set within what a field of one element reckons.
    var isReckoned = false
  }

  init(tree: XMLTree, name: String, looks: WordLooks, boxes: Int) {
    self.tree = tree
    self.name = name
    self.looks = looks
    self.boxes = boxes
    counters = NumberCounters(looks.numbering)
  }

  /// Here, in paragraphs of this part; between paragraphs it is where the next one begins.
  var place: MarkedPlace {
    open.last.map { MarkedPlace(block: $0.number, offset: $0.length) } ?? MarkedPlace(block: opened, offset: 0)
  }

  func hand(_ node: XMLTree.Index) -> Hand {
    Hand(
      author: (tree.attribute("author", of: node) ?? "").composed, date: tree.attribute("date", of: node))
  }

  // MARK: Blocks

  mutating func blocks(_ node: XMLTree.Index, _ setting: Setting) {
    for child in tree.children(of: node) { block(child, setting) }
  }

  mutating func block(_ node: XMLTree.Index, _ setting: Setting) {
    switch tree.tag(node) {
    case .paragraph: paragraph(node, setting)
    case .table: table(node, setting)
    case .contentControl:
      if let content = tree.child(.contentControlContent, of: node) { blocks(content, setting) }
    case .alternate: if let chosen = chosen(node) { blocks(chosen, setting) }
    case .insertion, .deletion, .movedFrom, .movedTo:
      tracked(node, setting) { reader, inner in reader.blocks(node, inner) }
    case .section: section(node)
    case .foreignPart: notices.insert(.foreignPart)
    case .customXML, .smartTag, .other, .hyperlink: blocks(node, setting)
    case let tag: mark(node, tag)
    }
  }

  /// The first of several forms of the same content; the others say it again for older programs.
  func chosen(_ node: XMLTree.Index) -> XMLTree.Index? {
    tree.child(.choice, of: node) ?? tree.child(.fallback, of: node)
  }

  private mutating func paragraph(_ node: XMLTree.Index, _ setting: Setting) {
    let block = MarkedBlock(story: setting.story, pieces: [], cell: setting.cell)
    let outer = hint
    hint = nil
    open.append(OpenBlock(block, number: opened, node: node))
    opened += 1
    let look = tree.child(.paragraphLook, of: node)
    if let look { paragraphLook(look) }
    let style = looks.paragraph(look.map { tree.value(.paragraphStyle, of: $0) } ?? nil)
    shape(look, style)
    var inner = setting
    inner.font = style.font?.legacy
    for child in tree.children(of: node) where tree.tag(child) != .paragraphLook { inline(child, inner) }
    guard var done = open.popLast() else { return }
    // What stands before a paragraph may be left of one that is gone; its own bookmark says more.
    done.block.hint = done.block.hint ?? outer
    read.append(ReadBlock(block: done.block, number: done.number, node: done.node, leaves: done.leaves))
  }

  /// Heading, list item or plain, and the number that people see.
  private mutating func shape(_ look: XMLTree.Index?, _ style: WordLooks.Look) {
    let last = open.count - 1
    let own = look.flatMap { tree.child(.numberProperties, of: $0) }
    let outline = look.flatMap { tree.value(.outlineLevel, of: $0) }.flatMap { Int($0) } ?? style.outline
    let id = own.flatMap { tree.value(.numberID, of: $0) } ?? style.number?.id
    let level = own.flatMap { tree.value(.numberLevel, of: $0) }.flatMap { Int($0) } ?? style.number?.level ?? 0
    let isNumbered = id.map { $0 != "0" } ?? false
    if let id, isNumbered { open[last].block.label = counters.next(id: id, level: min(max(level, 0), 8)) }
    if let outline, (0..<9).contains(outline) {
      open[last].block.kind = .heading(outline + 1)
    } else if isNumbered {
      open[last].block.kind = .listItem(min(max(level, 0), 8))
    }
  }

  private mutating func paragraphLook(_ look: XMLTree.Index) {
    let last = open.count - 1
    for child in tree.children(of: look) {
      switch tree.tag(child) {
      case .runLook: endMark(child)
      case .section: section(child)
      case .paragraphLookChange:
        open[last].block.reformatted = hand(child)
        note(.pPrChange, child)
      case .numberProperties:
        for mark in tree.children(of: child) where [.insertion, .numberingChange].contains(tree.tag(mark)) {
          if tree.tag(mark) == .numberingChange { note(.numberingChange, mark) }
          open[last].block.reformatted = open[last].block.reformatted ?? hand(mark)
        }
      case _: break
      }
    }
  }

  /// §17.13.5: marks in the properties of the paragraph's end.
  private mutating func endMark(_ look: XMLTree.Index) {
    let last = open.count - 1
    for child in tree.children(of: look) {
      let hand = hand(child)
      switch tree.tag(child) {
      case .insertion:
        open[last].block.end.inserted = hand
        note(.paraMarkIns, child)
      case .movedTo:
        open[last].block.end.inserted = hand
        note(.paraMarkMoveTo, child)
      case .deletion:
        open[last].block.end.deleted = hand
        note(.paraMarkDel, child)
      case .movedFrom:
        open[last].block.end.deleted = hand
        note(.paraMarkMoveFrom, child)
      case .runLookChange: note(.rPrChange, child, isOnMark: true)
      case _: break
      }
    }
  }

  private mutating func section(_ node: XMLTree.Index) {
    for child in tree.children(of: node) {
      switch tree.tag(child) {
      case .sectionChange: note(.sectPrChange, child)
      case .headerReference, .footerReference:
        edgeReferences.append((tree.attribute("id", of: child) ?? "", tree.tag(child) == .headerReference))
      case _: break
      }
    }
  }

  // MARK: Tables

  private mutating func table(_ node: XMLTree.Index, _ setting: Setting) {
    let number = tables[setting.story, default: 0]
    tables[setting.story] = number + 1
    var row = 0
    rows(node, setting, table: number, row: &row)
  }

  private mutating func rows(_ node: XMLTree.Index, _ setting: Setting, table: Int, row: inout Int) {
    for child in tree.children(of: node) {
      switch tree.tag(child) {
      case .row:
        self.row(child, setting, CellPath(table: table, row: row, column: 0))
        row += 1
      case .contentControl:
        if let content = tree.child(.contentControlContent, of: child) {
          rows(content, setting, table: table, row: &row)
        }
      case .customXML, .contentControlContent, .insertion, .deletion:
        rows(child, setting, table: table, row: &row)
      case .tableLook, .tableException: lookChanges(child)
      case let tag: mark(child, tag)
      }
    }
  }

  private mutating func row(_ node: XMLTree.Index, _ setting: Setting, _ place: CellPath) {
    var path = place
    // Whatever happened to the row around a nested table happened to its rows too.
    path.rowFate = setting.cell?.rowFate ?? .kept
    var marks: [Int] = []
    for child in tree.children(of: node) {
      switch tree.tag(child) {
      case .rowLook:
        for mark in tree.children(of: child) {
          switch tree.tag(mark) {
          case .insertion:
            path.rowFate.inserted = hand(mark)
            marks.append(note(.rowIns, mark))
          case .deletion:
            path.rowFate.deleted = hand(mark)
            marks.append(note(.rowDel, mark))
          case .rowLookChange: note(.trPrChange, mark)
          case _: break
          }
        }
      case .tableException: lookChanges(child)
      case _: break
      }
    }
    var column = 0
    cells(node, setting, path, column: &column)
    for mark in marks { changes[mark].to = MarkedPlace(block: opened, offset: 0) }
  }

  private mutating func cells(_ node: XMLTree.Index, _ setting: Setting, _ path: CellPath, column: inout Int) {
    for child in tree.children(of: node) {
      switch tree.tag(child) {
      case .cell:
        var cell = path
        cell.column = column
        self.cell(child, setting, cell)
        column += 1
      case .contentControl:
        if let content = tree.child(.contentControlContent, of: child) {
          cells(content, setting, path, column: &column)
        }
      case .customXML: cells(child, setting, path, column: &column)
      case .rowLook, .tableException: break
      case let tag: mark(child, tag)
      }
    }
  }

  private mutating func cell(_ node: XMLTree.Index, _ setting: Setting, _ place: CellPath) {
    var inner = setting
    var path = place
    var marks: [Int] = []
    for mark in tree.child(.cellLook, of: node).map({ Array(tree.children(of: $0)) }) ?? [] {
      switch tree.tag(mark) {
      case .cellInserted:
        path.cellFate.inserted = hand(mark)
        marks.append(note(.cellIns, mark))
      case .cellDeleted:
        path.cellFate.deleted = hand(mark)
        marks.append(note(.cellDel, mark))
      case .cellsMerged: note(.cellMerge, mark)
      case .cellLookChange: note(.tcPrChange, mark)
      case _: break
      }
    }
    inner.cell = path
    for child in tree.children(of: node) where tree.tag(child) != .cellLook { block(child, inner) }
    for mark in marks { changes[mark].to = MarkedPlace(block: opened, offset: 0) }
  }

  private mutating func lookChanges(_ node: XMLTree.Index) {
    for child in tree.children(of: node) {
      switch tree.tag(child) {
      case .tableLookChange: note(.tblPrChange, child)
      case .tableExceptionChange: note(.tblPrExChange, child)
      case _: break
      }
    }
  }

  // MARK: Changes

  /// Writes down a change that stands here; its place in the list.
  @discardableResult
  mutating func note(_ kind: WordChange.Kind, _ node: XMLTree.Index, isOnMark: Bool = false) -> Int {
    note(kind, hand(node), from: place, isNested: false, isOnMark: isOnMark)
  }

  @discardableResult
  mutating func note(
    _ kind: WordChange.Kind, _ hand: Hand, from: MarkedPlace, isNested: Bool = false, isOnMark: Bool = false
  ) -> Int {
    let change = WordChange(
      kind: kind, hand: hand, text: "", story: name, block: opened - 1, isNested: isNested, isOnMark: isOnMark)
    let isEmpty = [.rowIns, .rowDel, .cellIns, .cellDel].contains(kind)
    let start = isEmpty ? MarkedPlace(block: opened, offset: 0) : from
    changes.append(DraftChange(change: change, from: start, to: kind.isInsertion || kind.isDeletion ? place : start))
    return changes.count - 1
  }
}
