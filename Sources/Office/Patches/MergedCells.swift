// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// How a cell hangs together with the one above it (`w:vMerge`, ECMA-376 part 1, §17.4.84): of cells that are one only
/// the first shows its words.
enum CellMerge: Hashable {
  case none, first, continued
}

/// A row of a table, with its cells where one sees them.
struct TableRow {
  let node: XMLTree.Index
  var cells: [Cell] = []

  struct Cell {
    var node: XMLTree.Index
    var place: Place
    var merge: CellMerge
    /// The paragraphs in it.
    var blocks: [Int] = []
  }

  /// Which columns of the grid a cell covers: only cells of one place are ever one.
  struct Place: Hashable {
    var column: Int
    var span: Int
  }

  init(_ node: XMLTree.Index, in tree: XMLTree) {
    self.node = node
    let look = tree.child(.rowLook, of: node)
    var column = look.flatMap { tree.value(.cellsBefore, of: $0) }.flatMap { Int($0) } ?? 0
    for cell in tree.children(of: node) where tree.tag(cell) == .cell {
      let look = tree.child(.cellLook, of: cell)
      let span = look.flatMap { tree.value(.cellSpan, of: $0) }.flatMap { Int($0) } ?? 1
      let merge = look.flatMap { tree.child(.verticalMerge, of: $0) }.map { mark in
        tree.attribute("val", of: mark) == "restart" ? CellMerge.first : .continued
      }
      cells.append(Cell(node: cell, place: Place(column: column, span: span), merge: merge ?? .none))
      column += span
    }
  }
}

extension WordFile {
  /// The rows that stand beside this one in its table.
  func rows(beside row: XMLTree.Index, in story: Int) -> [TableRow] {
    let tree = stories[story].tree
    return tree.children(of: tree[row].parent).filter { tree.tag($0) == .row }.map { TableRow($0, in: tree) }
  }

  /// The same with what stands in their cells; nothing where no two cells are one.
  func mergedRows(beside row: XMLTree.Index, in story: Int) -> [TableRow] {
    var rows = rows(beside: row, in: story)
    guard rows.contains(where: { $0.cells.contains { $0.merge != .none } }) else { return [] }
    let tree = stories[story].tree
    var places: [XMLTree.Index: (row: Int, cell: Int)] = [:]
    for (number, row) in rows.enumerated() {
      for (place, cell) in row.cells.enumerated() { places[cell.node] = (number, place) }
    }
    let around = tree[tree[row].parent]
    for (block, place) in blockPlaces.enumerated() where place.story == story && tree[place.node].start > around.start {
      if tree[place.node].start > around.end { break }
      var node = tree[place.node].parent
      while node >= 0, places[node] == nil, tree.tag(node) != .textBox { node = tree[node].parent }
      if let place = places[node] { rows[place.row].cells[place.cell].blocks.append(block) }
    }
    return rows
  }

  /// The row that a new one with so many cells looks like: the one that it comes in beside, or the nearest of the table
  /// with that many.
  func model(ofRow cells: Int, beside block: Int) throws(WordPatchFault) -> XMLTree.Index {
    guard let row = row(of: block) else { throw .notInTable(block: block) }
    let rows = rows(beside: row, in: blockPlaces[block].story)
    let own = rows.firstIndex { $0.node == row } ?? 0
    let alike = rows.indices.filter { rows[$0].cells.count == cells }
    guard let nearest = alike.min(by: { (abs($0 - own), $0) < (abs($1 - own), $1) }) else {
      throw .cellCount(beside: block, given: cells)
    }
    return rows[nearest].node
  }
}
