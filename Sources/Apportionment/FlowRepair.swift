// SPDX-License-Identifier: AGPL-3.0-or-later

/// Both margins met, whatever the cost: where a table can be filled at all.
extension Flow {
  /// Moves seats until every row and column has its number; false when no table can have these margins.
  func repair(_ grid: inout [[Int]]) -> Bool {
    for i in 0..<rowCount {
      for j in 0..<columnCount {
        grid[i][j] = table.weights[i][j] == 0 ? 0 : max(least(i, j), grid[i][j])
      }
    }
    cut(&grid)
    while let i = (0..<rowCount).first(where: { missing(inRow: $0, of: grid) > 0 }) {
      guard let path = path(from: i, in: grid) else { return false }
      push(path, through: &grid)
    }
    return (0..<rowCount).allSatisfy { missing(inRow: $0, of: grid) == 0 }
      && (0..<columnCount).allSatisfy { missing(inColumn: $0, of: grid) == 0 }
  }

  /// Takes what rows and columns have too much, as far as cells may give.
  private func cut(_ grid: inout [[Int]]) {
    for i in 0..<rowCount {
      for j in 0..<columnCount {
        let excess = max(-missing(inRow: i, of: grid), -missing(inColumn: j, of: grid))
        if excess > 0 { grid[i][j] -= min(excess, grid[i][j] - least(i, j)) }
      }
    }
  }

  func missing(inRow i: Int, of grid: [[Int]]) -> Int { table.rowSeats[i] - grid[i].reduce(0, +) }
  func missing(inColumn j: Int, of grid: [[Int]]) -> Int { table.columnSeats[j] - grid.reduce(0) { $0 + $1[j] } }

  /// Rows and columns in turn, from a row that lacks seats to a column that does; nothing when there is no such way.
  private func path(from start: Int, in grid: [[Int]]) -> [Int]? {
    let reached = reach(from: start, in: grid)
    guard var j = (0..<columnCount).first(where: { reached.columns[$0] != nil && missing(inColumn: $0, of: grid) > 0 })
    else { return nil }
    var path = [j]
    while let i = reached.columns[j] {
      path.append(i)
      guard i != start, let before = reached.rows[i] else { break }
      path.append(before)
      j = before
    }
    return path.reversed()
  }

  /// For each column the row from which it was reached, and for each row the column.
  private func reach(from start: Int, in grid: [[Int]]) -> (rows: [Int?], columns: [Int?]) {
    var rows = [Int?](repeating: nil, count: rowCount)
    var columns = [Int?](repeating: nil, count: columnCount)
    var ahead = [start]
    var seen: Set<Int> = [start]
    // The nearest first: the number of ways that are tried is bounded by that (Edmonds and Karp).
    var next = 0
    while next < ahead.count {
      let i = ahead[next]
      next += 1
      for j in 0..<columnCount where columns[j] == nil && table.weights[i][j] > 0 {
        columns[j] = i
        for k in 0..<rowCount where grid[k][j] > least(k, j) && seen.insert(k).inserted {
          rows[k] = j
          ahead.append(k)
        }
      }
    }
    return (rows, columns)
  }

  /// As many seats as the way can carry: row, column, row, column …, each to the next; from a column back to a row a
  /// cell gives up what the row before it took.
  private func push(_ path: [Int], through grid: inout [[Int]]) {
    guard let first = path.first, let last = path.last else { return }
    var amount = min(missing(inRow: first, of: grid), missing(inColumn: last, of: grid))
    for step in stride(from: 1, to: path.count - 1, by: 2) {
      let (column, row) = (path[step], path[step + 1])
      amount = min(amount, grid[row][column] - least(row, column))
    }
    for step in stride(from: 0, to: path.count - 1, by: 2) { grid[path[step]][path[step + 1]] += amount }
    for step in stride(from: 1, to: path.count - 1, by: 2) { grid[path[step + 1]][path[step]] -= amount }
  }

  /// Rows whose seats cannot all be placed, and the only columns they could go to.
  func bottleneck(of grid: [[Int]]) -> Problem {
    guard let start = (0..<rowCount).first(where: { missing(inRow: $0, of: grid) > 0 }) else {
      let crowded = (0..<rowCount).filter { missing(inRow: $0, of: grid) < 0 }
      let narrow = (0..<columnCount).filter { missing(inColumn: $0, of: grid) < 0 }
      return .cellsCannotHold(
        seats: 0, rows: crowded.map { table.rows[$0] }, columns: narrow.map { table.columns[$0] })
    }
    let reached = reach(from: start, in: grid)
    let rows = (0..<rowCount).filter { $0 == start || reached.rows[$0] != nil }
    let columns = (0..<columnCount).filter { reached.columns[$0] != nil }
    return .cellsCannotHold(
      seats: missing(inRow: start, of: grid), rows: rows.map { table.rows[$0] },
      columns: columns.map { table.columns[$0] })
  }
}
