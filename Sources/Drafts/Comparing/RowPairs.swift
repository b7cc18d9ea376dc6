// SPDX-License-Identifier: AGPL-3.0-or-later

/// Rows of tables that stayed what they are though little of them reads as before: a figure and a year are too few words to
/// be known by likeness, but not for a reader of the table.
struct RowPairs {
  private let a: ComparedText
  private let b: ComparedText
  private let x: [ComparedText.Unit]
  private let y: [ComparedText.Unit]

  /// More pairs than this are not weighed one by one.
  private static let most = 10_000

  init(_ a: ComparedText, _ b: ComparedText, _ x: [ComparedText.Unit], _ y: [ComparedText.Unit]) {
    (self.a, self.b, self.x, self.y) = (a, b, x, y)
  }

  /// Among what no pair has between two others: rows with as many cells of which half or more read the same, in one order;
  /// and the only row of both sides beside a row of its table that stayed.
  func pairs(among gaps: [(old: [Int], new: [Int])]) -> [(Int, Int)] {
    gaps.flatMap { old, new -> [(Int, Int)] in
      let (left, right) = (old.filter { x[$0].isRow }, new.filter { y[$0].isRow })
      guard !left.isEmpty, !right.isEmpty, left.count * right.count <= Self.most else { return [] }
      let known = alike(left.map { Row(a, x[$0].blocks) }, right.map { Row(b, y[$0].blocks) })
      if known.isEmpty, left.count == 1, right.count == 1, isOnly(left[0], right[0]) { return [(left[0], right[0])] }
      return known.map { (left[$0], right[$1]) }
    }
  }

  private struct Row {
    /// For each cell the words of its paragraphs.
    var cells: [[Int32]] = []
    /// How much a cell that stayed tells: a name more than a number.
    var weights: [Int] = []

    init(_ text: ComparedText, _ blocks: Range<Int>) {
      var column: Int?
      for block in blocks {
        if column != text.blocks[block].cell?.column || cells.isEmpty {
          cells.append([])
          weights.append(0)
        } else {
          cells[cells.count - 1].append(-1)
        }
        column = text.blocks[block].cell?.column
        cells[cells.count - 1] += text.tokens[block].lazy.filter { $0.kind != .space }.map(\.id)
        // What is beyond ASCII's signs and digits is of words.
        weights[weights.count - 1] += text.units[block].count { $0 >= 0x41 } + (text.units[block].isEmpty ? 0 : 1)
      }
    }

    /// How sure it is that both are one row; 0 where it is not.
    func likeness(_ other: Row) -> Int {
      guard cells.count == other.cells.count else { return 0 }
      let same = cells.indices.filter { cells[$0] == other.cells[$0] && !cells[$0].isEmpty }
      return same.count * 2 >= cells.count ? same.reduce(0) { $0 + weights[$1] } : 0
    }
  }

  /// Those that together tell most, in one order.
  private func alike(_ left: [Row], _ right: [Row]) -> [(Int, Int)] {
    let likeness = left.map { one in right.map { one.likeness($0) } }
    var best = Array(repeating: Array(repeating: 0, count: right.count + 1), count: left.count + 1)
    for i in left.indices.reversed() {
      for j in right.indices.reversed() {
        let paired = likeness[i][j] > 0 ? best[i + 1][j + 1] + likeness[i][j] : 0
        best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
      }
    }
    var found: [(Int, Int)] = []
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      if likeness[i][j] > 0, best[i][j] == best[i + 1][j + 1] + likeness[i][j] {
        found.append((i, j))
        (i, j) = (i + 1, j + 1)
      } else if best[i][j] == best[i + 1][j] {
        i += 1
      } else {
        j += 1
      }
    }
    return found
  }

  /// Whether both have as many cells, each of one paragraph, and a neighbour in their tables: more than these rows is left
  /// of them.
  private func isOnly(_ i: Int, _ j: Int) -> Bool {
    let count = Row(a, x[i].blocks).cells.count
    guard count == x[i].blocks.count, count == y[j].blocks.count, count == Row(b, y[j].blocks).cells.count else {
      return false
    }
    return isOfTable(a, x, i, i - 1) && isOfTable(b, y, j, j - 1)
      || isOfTable(a, x, i, i + 1) && isOfTable(b, y, j, j + 1)
  }

  private func isOfTable(_ text: ComparedText, _ units: [ComparedText.Unit], _ row: Int, _ other: Int) -> Bool {
    guard units.indices.contains(other), units[other].isRow, units[other].story == units[row].story else {
      return false
    }
    return text.blocks[units[other].blocks.lowerBound].cell?.table
      == text.blocks[units[row].blocks.lowerBound].cell?.table
  }
}
