// SPDX-License-Identifier: AGPL-3.0-or-later

import Seeded
import Testing

@testable import Apportionment

@Suite("A table with both margins")
struct TableTests {
  /// Every table with these margins, and of those the ones of least cost: the product of divisor over weight for each
  /// seat. All products are kept below 2^128 by small weights and few seats.
  private func best(_ table: Table, _ divisor: (Int) -> UInt128) -> [[[Int]]] {
    var best: (top: UInt128, bottom: UInt128, grids: [[[Int]]]) = (0, 0, [])
    let cells = table.rows.count * table.columns.count
    func fill(_ grid: [[Int]], _ cell: Int, _ top: UInt128, _ bottom: UInt128) {
      guard cell < cells else {
        guard grid.map({ $0.reduce(0, +) }) == table.rowSeats else { return }
        guard table.columns.indices.allSatisfy({ j in grid.reduce(0) { $0 + $1[j] } == table.columnSeats[j] }) else {
          return
        }
        let (ours, theirs) = (top.multipliedFullWidth(by: best.bottom), best.top.multipliedFullWidth(by: bottom))
        let isLess = ours.high != theirs.high ? ours.high < theirs.high : ours.low < theirs.low
        if best.grids.isEmpty || isLess {
          best = (top, bottom, [grid])
        } else if ours.high == theirs.high, ours.low == theirs.low {
          best.grids.append(grid)
        }
        return
      }
      let (i, j) = (cell / table.columns.count, cell % table.columns.count)
      var (grid, top, bottom) = (grid, top, bottom)
      fill(grid, cell + 1, top, bottom)
      guard table.weights[i][j] > 0 else { return }
      while grid[i].reduce(0, +) < table.rowSeats[i] {
        top *= divisor(grid[i][j])
        bottom *= UInt128(table.weights[i][j])
        grid[i][j] += 1
        fill(grid, cell + 1, top, bottom)
      }
    }
    let empty = table.rows.map { _ in table.columns.map { _ in 0 } }
    fill(empty, 0, 1, 1)
    return best.grids
  }

  private func table(_ chance: inout Chance, _ method: Apportionment.Method) -> Table {
    let (rows, columns) = (chance.number(2...3), chance.number(2...3))
    let most = chance.happens(oneIn: 2) ? 4 : 60
    let weights = (0..<rows).map { _ in (0..<columns).map { _ in chance.number(0...most) } }
    // Margins of a table that exists, so that most can be filled.
    let seats = weights.map { $0.map { $0 > 0 ? chance.number(0...2) : 0 } }
    return Table(
      rows: (0..<rows).map { ClaimantID("r\($0)") }, columns: (0..<columns).map { ClaimantID("c\($0)") },
      weights: weights, rowSeats: seats.map { $0.reduce(0, +) },
      columnSeats: (0..<columns).map { j in seats.reduce(0) { $0 + $1[j] } }, by: method)
  }

  @Test("is the cheapest of all tables, and its ties are where the cheapest differ")
  func exhaustive() throws {
    var ties = 0
    for seed in UInt64(1)...200 {
      var chance = Chance(seed: seed)
      let isWebster = chance.happens(oneIn: 2)
      let table = table(&chance, isWebster ? .sainteLague : .dHondt)
      let best = best(table) { isWebster ? UInt128(2 * $0 + 1) : UInt128($0 + 1) }
      let found = try table.seats()
      let certain = table.rows.indices.map { i in
        table.columns.indices.map { j in best.map { $0[i][j] }.min() ?? -1 }
      }
      #expect(found.seats == certain, "seed \(seed) \(table)")
      #expect(found.isSettled == (best.count == 1), "seed \(seed) \(table)")
      ties += found.ties.count
      // A lot that follows one of the cheapest tables brings exactly that table.
      let chosen = try #require(best.randomElement(using: &chance))
      let lots = found.ties.map { tie in Set(tie.cells.filter { cell in won(cell, in: table, chosen, certain) }) }
      let drawn = try table.seats(lots: lots)
      #expect(drawn.seats == chosen && drawn.isSettled && drawn.unusedLots == [], "seed \(seed) \(table)")
    }
    #expect(ties > 5)
  }

  private func won(_ cell: Cell, in table: Table, _ grid: [[Int]], _ certain: [[Int]]) -> Bool {
    guard let i = table.rows.firstIndex(of: cell.row), let j = table.columns.firstIndex(of: cell.column) else {
      return false
    }
    return grid[i][j] > certain[i][j]
  }

  @Test("is reached by exchanges from any table with the right margins, however far")
  func exchanges() throws {
    var exchanged = 0
    for seed in UInt64(1)...100 {
      var chance = Chance(seed: seed)
      let table = table(&chance, .sainteLague)
      let wanted = try table.seats()
      let flow = try #require(Flow(table))
      var grid = table.rows.map { _ in table.columns.map { _ in 0 } }
      #expect(flow.repair(&grid), "seed \(seed)")
      let first = grid
      let ones = Array(repeating: Price(near: 1), count: table.rows.count + table.columns.count)
      let prices = flow.improve(&grid, from: ones)
      for tie in flow.ties(of: grid, prices) { for (i, j) in tie.held { grid[i][j] -= 1 } }
      #expect(grid == wanted.seats, "seed \(seed)")
      if first != grid { exchanged += 1 }
    }
    #expect(exchanged > 20)
  }

  @Test("stays the same when rows and columns change places")
  func transposed() throws {
    for seed in UInt64(1)...100 {
      var chance = Chance(seed: seed)
      let one = table(&chance, .sainteLague)
      let other = Table(
        rows: one.columns, columns: one.rows,
        weights: one.columns.indices.map { j in one.weights.map { $0[j] } }, rowSeats: one.columnSeats,
        columnSeats: one.rowSeats)
      let (left, right) = (try one.seats(), try other.seats())
      #expect(one.columns.indices.map { j in left.seats.map { $0[j] } } == right.seats, "seed \(seed)")
    }
  }

  @Test("keeps both margins with large weights too, by every method")
  func margins() throws {
    for seed in UInt64(1)...30 {
      var chance = Chance(seed: seed)
      let (rows, columns) = (chance.number(2...8), chance.number(2...8))
      let weights = (0..<rows).map { _ in (0..<columns).map { _ in chance.number(1...100_000_000_000_000_000) } }
      let seats = weights.map { $0.map { _ in chance.number(1...9) } }
      let table = Table(
        rows: (0..<rows).map { ClaimantID("r\($0)") }, columns: (0..<columns).map { ClaimantID("c\($0)") },
        weights: weights, rowSeats: seats.map { $0.reduce(0, +) },
        columnSeats: (0..<columns).map { j in seats.reduce(0) { $0 + $1[j] } },
        by: Chance.divisors.randomElement(using: &chance) ?? .sainteLague)
      let found = try table.seats()
      #expect(found.isSettled && found.seats.map { $0.reduce(0, +) } == table.rowSeats, "seed \(seed)")
      let across = (0..<columns).map { j in found.seats.reduce(0) { $0 + $1[j] } }
      #expect(across == table.columnSeats, "seed \(seed)")
    }
  }

  @Test("that cannot be filled says which rows and columns are too narrow")
  func unfillable() {
    let table = { (weights: [[Int]], rows: [Int], columns: [Int]) in
      Table(rows: ["A", "B"], columns: ["X", "Y"], weights: weights, rowSeats: rows, columnSeats: columns)
    }
    #expect(throws: Unfit(.cellsCannotHold(seats: 1, rows: ["A"], columns: ["X"]))) {
      try table([[5, 0], [5, 5]], [3, 1], [2, 2]).seats()
    }
    #expect(throws: Unfit(.marginsDiffer(rows: 4, columns: 3))) {
      try table([[1, 1], [1, 1]], [2, 2], [2, 1]).seats()
    }
    #expect(throws: Unfit(.raggedRow(Row(2, "B"), cells: 1, columns: 2))) {
      try table([[1, 1], [1]], [2, 2], [2, 2]).seats()
    }
    #expect(throws: Unfit(.negativeWeight(Row(1, "A"), -1))) {
      try table([[1, -1], [1, 1]], [2, 2], [2, 2]).seats()
    }
    #expect(throws: Unfit(.wrongNumberOfMargins(given: 1, needed: 2))) {
      try table([[1, 1], [1, 1]], [2], [1, 1]).seats()
    }
  }
}
