// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// A table in which cells are one with those above, and how they hang together once a plan is carried out: a cell that
/// gets words shows them, an empty one of a new row goes on with the group that it stands in, and a group whose first
/// row goes stays one of its own.
struct MergedTable {
  private let file: WordFile
  private let plan: PatchPlan
  private let rows: [TableRow]
  /// Rows that go, by their number in the table.
  let gone: [Int: Hand]
  /// New rows by the row that they come in beside, each by its number in the plan.
  let above: [Int: [Int]]
  let below: [Int: [Int]]
  /// The row that shows the words of a cell, as the table was.
  private let firsts: [[TableRow.Place: Int]]

  /// How the cells of new rows hang together, by their numbers in the plan.
  private(set) var newMerges: [Int: [CellMerge]] = [:]
  /// Cells of rows that stay and become a first one, or go on with another.
  private(set) var merges: [XMLTree.Index: CellMerge] = [:]
  /// Rows that stay with a cell that shows its words elsewhere than before, and who brings that about.
  private(set) var changed: [Int: Hand] = [:]
  /// Words of a first row that goes, which the next one of the group does not have.
  private(set) var lost: [(block: Int, words: String, hand: Hand)] = []
  private var tops: [TableRow.Place: Top] = [:]
  /// First rows that went since the last row that stays, of groups that stay.
  private var left: [TableRow.Place: Int] = [:]
  private var shown: [(row: Int, by: Int)] = []

  /// What the cell above shows.
  private struct Top {
    var row: Origin
    /// The first row that it had where it stood in the table.
    var group: Int?
    var words: String
    var hand: Hand

    enum Origin: Hashable { case standing(Int), new(Int) }

    var isNew: Bool { if case .new = row { true } else { false } }
  }

  init(_ rows: [TableRow], _ story: Int, _ plan: PatchPlan, _ file: WordFile) throws(WordPatchFault) {
    (self.file, self.plan, self.rows) = (file, plan, rows)
    let numbers = Dictionary(rows.enumerated().map { ($1.node, $0) }, uniquingKeysWith: { first, _ in first })
    func number(_ block: Int) -> Int? {
      file.blockPlaces[block].story == story ? file.row(of: block).flatMap { numbers[$0] } : nil
    }
    var gone: [Int: Hand] = [:]
    for row in plan.goneRows { if let number = number(row.holding) { gone[number] = row.hand } }
    var (above, below): ([Int: [Int]], [Int: [Int]]) = ([:], [:])
    for (index, new) in plan.newRows.enumerated() {
      guard let number = number(new.beside) else { continue }
      if new.isAbove { above[number, default: []].append(index) } else { below[number, default: []].append(index) }
    }
    (self.gone, self.above, self.below) = (gone, above, below)
    firsts = Self.firsts(of: rows)
    for number in rows.indices {
      for new in above[number] ?? [] { try enter(new, beside: number) }
      if gone[number] == nil { stand(number) } else { leave(number) }
      for new in below[number] ?? [] { try enter(new, beside: number) }
    }
    // A row that is written anew shows its words in another place than before.
    for (row, other) in shown where changed[row] == nil { changed[row] = changed[other] }
  }

  private static func firsts(of rows: [TableRow]) -> [[TableRow.Place: Int]] {
    var firsts: [[TableRow.Place: Int]] = []
    for (number, row) in rows.enumerated() {
      var own: [TableRow.Place: Int] = [:]
      for cell in row.cells where cell.merge != .none {
        own[cell.place] = cell.merge == .continued ? firsts.last?[cell.place] ?? number : number
      }
      firsts.append(own)
    }
    return firsts
  }

  // MARK: Rows that were there

  private mutating func stand(_ number: Int) {
    var next: [TableRow.Place: Top] = [:]
    for cell in rows[number].cells where cell.merge != .none {
      let words = words(of: cell)
      let hand = hand(changing: cell)
      let group = firsts[number][cell.place] ?? number
      var own = Top(row: .standing(number), group: group, words: words, hand: hand ?? Hand(author: ""))
      if group == number {
        if words.isEmpty, let top = tops[cell.place], top.isNew, top.words == old(cell), !top.words.isEmpty {
          // The words of the group stand in a new row above it now.
          merges[cell.node] = .continued
          changed[number] = changed[number] ?? top.hand
          own = Top(row: top.row, group: number, words: top.words, hand: top.hand)
        }
      } else if let hand, old(cell).isEmpty, !words.isEmpty {
        merges[cell.node] = .first
        changed[number] = changed[number] ?? hand
      } else if let top = tops[cell.place], top.group == group || isHeir(top, of: group, cell.place) {
        own = Top(row: top.row, group: group, words: top.words, hand: top.hand)
        if case .standing(let other) = top.row { shown.append((number, other)) }
        if top.row != .standing(group) { changed[number] = changed[number] ?? top.hand }
      } else {
        merges[cell.node] = .first
        own.hand = gone[group] ?? own.hand
        changed[number] = changed[number] ?? own.hand
        if let first = standing(cell.place, in: group), !old(first).isEmpty, let block = cell.blocks.first {
          lost.append((block, old(first), own.hand))
        }
      }
      next[cell.place] = own
    }
    (tops, left) = (next, [:])
  }

  private mutating func leave(_ number: Int) {
    for cell in rows[number].cells where cell.merge == .first {
      let isLeft = rows.indices.contains { gone[$0] == nil && firsts[$0][cell.place] == number }
      if isLeft, !old(cell).isEmpty { left[cell.place] = number }
    }
  }

  /// A new row in the stead of a first one that goes: with its words, or by the same hand.
  private func isHeir(_ top: Top, of group: Int, _ place: TableRow.Place) -> Bool {
    guard top.isNew, let hand = gone[group] else { return false }
    return top.hand.author == hand.author || standing(place, in: group).map { old($0) } == top.words
  }

  private func standing(_ place: TableRow.Place, in row: Int) -> TableRow.Cell? {
    rows[row].cells.first { $0.place == place }
  }

  // MARK: New rows

  private mutating func enter(_ number: Int, beside row: Int) throws(WordPatchFault) {
    let new = plan.newRows[number]
    let story = file.blockPlaces[new.beside].story
    let (model, words): (XMLTree.Index, [String])
    switch new.content {
    case .words(let cells):
      model = try file.model(ofRow: cells.count, beside: new.beside)
      words = cells.map { Self.bare($0.paragraphs.joined(separator: "\n")) }
    case .copy(let source, _):
      guard let node = file.row(of: source) else { throw .notInTable(block: source) }
      model = node
      let own = file.mergedRows(beside: node, in: story).first { $0.node == node }
      words = (own ?? TableRow(node, in: file.stories[story].tree)).cells.map { old($0) }
    }
    var next: [TableRow.Place: Top] = [:]
    var merges: [CellMerge] = []
    for (cell, words) in zip(TableRow(model, in: file.stories[story].tree).cells, words) {
      let top = tops[cell.place]
      if cell.merge == .none, !isMerging(cell.place, beside: row) {
        merges.append(.none)
      } else if !words.isEmpty {
        merges.append(.first)
        next[cell.place] = Top(row: .new(number), group: top?.group, words: words, hand: new.hand)
      } else {
        if let group = left[cell.place], top.map({ !isHeir($0, of: group, cell.place) }) ?? true {
          throw .mergedRow(block: rows[group].cells.first?.blocks.first ?? new.beside)
        }
        merges.append(top == nil ? .none : .continued)
        next[cell.place] = top
      }
    }
    newMerges[number] = merges
    tops = next
  }

  /// Whether cells are one in this place right above or below.
  private func isMerging(_ place: TableRow.Place, beside row: Int) -> Bool {
    let near = [
      rows.indices.last { $0 <= row && gone[$0] == nil }, rows.indices.first { $0 > row && gone[$0] == nil },
      row - 1,
    ]
    return near.contains { number in
      guard let number, rows.indices.contains(number), let cell = standing(place, in: number) else { return false }
      return cell.merge != .none
    }
  }

  // MARK: Words

  private static func bare(_ text: String) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// Those that it had.
  private func old(_ cell: TableRow.Cell) -> String {
    Self.bare(
      cell.blocks.map { block in
        file.text.blocks[block].pieces.filter { $0.fate.deleted == nil }.map(\.text).joined()
      }.joined(separator: "\n"))
  }

  /// Those that it will have.
  private func words(of cell: TableRow.Cell) -> String {
    Self.bare(cell.blocks.map { plan.words(ofBlock: $0, in: file.text) }.joined(separator: "\n"))
  }

  private func hand(changing cell: TableRow.Cell) -> Hand? {
    cell.blocks.lazy.compactMap { plan.blocks[$0]?.firstHand }.first
  }
}

extension PatchPlan {
  /// The words of a block, and of the paragraphs right behind it, once the plan is carried out.
  fileprivate func words(ofBlock block: Int, in text: MarkedText) -> String {
    let pieces = text.blocks[block].pieces
    guard let plan = blocks[block] else {
      return pieces.filter { $0.fate.deleted == nil }.map(\.text).joined()
    }
    var units: [UInt16] = []
    var offset = 0
    var points = plan.points[...]
    func meet() {
      while let point = points.first, point.offset <= offset {
        if case .words(let words, _) = point.kind { units += words.utf16 }
        points.removeFirst()
      }
    }
    for piece in pieces {
      for unit in piece.text.utf16 {
        meet()
        let isGone = plan.isDeleted != nil || plan.deletions.contains { $0.range.contains(offset) }
        if piece.fate.deleted == nil, !isGone { units.append(unit) }
        offset += 1
      }
    }
    meet()
    let new = plan.followers.map { follower in
      switch follower.content {
      case .paragraph(let words): words
      case .copy, .table, .copiedTable: "\u{FFFC}"
      }
    }
    return ([String(decoding: units, as: UTF16.self)] + new).joined(separator: "\n")
  }
}

extension BlockPlan {
  /// Whoever changes its words.
  var firstHand: Hand? {
    for point in points {
      switch point.kind {
      case .words(_, let hand), .split(let hand): return hand
      case .remarkStart, .remarkEnd: continue
      }
    }
    return deletions.first?.hand ?? isDeleted ?? endDeleted ?? followers.first?.hand
  }
}
