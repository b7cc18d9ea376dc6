// SPDX-License-Identifier: AGPL-3.0-or-later

/// Seats of a table as a flow from rows to columns. The proportional table is the cheapest flow when the n-th seat of a
/// cell costs its divisor over its weight and costs along a path are multiplied (Rote and Zachariasen, "Matrix scaling by
/// network flow", 2007); it is the cheapest exactly when no cycle of exchanges costs less than 1.
struct Flow {
  let table: Table
  let posts: Signposts
  let rowCount: Int
  let columnCount: Int

  /// Nothing for a method of quotas.
  init?(_ table: Table) {
    guard let posts = Signposts(table.method) else { return nil }
    self.posts = posts
    self.table = table
    rowCount = table.rows.count
    columnCount = table.columns.count
  }

  /// Cells in one tie: those that hold an open seat now, and those that could as well.
  struct Component {
    var held: [(Int, Int)] = []
    var free: [(Int, Int)] = []

    /// Whether these winners keep both margins.
    func isKept(by winners: [(Int, Int)], of count: Int) -> Bool {
      winners.count == count && count == held.count
        && winners.map(\.0).sorted() == held.map(\.0).sorted() && winners.map(\.1).sorted() == held.map(\.1).sorted()
    }
  }

  /// A method that gives everyone a first seat needs one in each cell that counts.
  func least(_ i: Int, _ j: Int) -> Int { table.weights[i][j] > 0 && posts.after(0).top == 0 ? 1 : 0 }

  /// A table near the right one, and prices near its own, by scaling rows and columns in turn in floating point. What they
  /// are does not matter for the result, only for how many exchanges follow.
  func start() -> (grid: [[Int]], prices: [Price]) {
    var (rowDivisors, columnDivisors) = (firstDivisors(), Array(repeating: 1.0, count: columnCount))
    for _ in 0..<200 {
      for i in 0..<rowCount {
        let line = (0..<columnCount).map { Double(table.weights[i][$0]) / columnDivisors[$0] }
        rowDivisors[i] = divisor(for: table.rowSeats[i], of: line, near: rowDivisors[i])
      }
      var isDone = true
      for j in 0..<columnCount {
        let line = (0..<rowCount).map { Double(table.weights[$0][j]) / rowDivisors[$0] }
        if given(line, columnDivisors[j]) != table.columnSeats[j] {
          columnDivisors[j] = divisor(for: table.columnSeats[j], of: line, near: columnDivisors[j])
          isDone = false
        }
      }
      if isDone { break }
    }
    let grid = (0..<rowCount).map { i in
      (0..<columnCount).map { j in
        seats(Double(table.weights[i][j]) / rowDivisors[i] / columnDivisors[j], atMost: table.rowSeats[i])
      }
    }
    let factors = rowDivisors + columnDivisors.map { 1 / $0 }
    return (grid, factors.map { Price(near: posts.areSquared ? $0 * $0 : $0) })
  }

  private func firstDivisors() -> [Double] {
    (0..<rowCount).map { i in
      let sum = table.weights[i].reduce(0.0) { $0 + Double($1) }
      return max(1, sum) / Double(max(1, table.rowSeats[i]))
    }
  }

  private func seats(_ quotient: Double, atMost most: Int) -> Int {
    quotient > 0 ? posts.guess(below: quotient, atMost: most) : 0
  }

  private func given(_ line: [Double], _ divisor: Double) -> Int {
    line.reduce(0) { $0 + seats($1 / divisor, atMost: House.limit) }
  }

  /// The middle of the divisors that give a line its seats, as nearly as forty halvings find it.
  private func divisor(for wanted: Int, of line: [Double], near old: Double) -> Double {
    let largest = line.max() ?? 0
    guard largest > 0, wanted > 0 else { return largest > 0 ? largest * 1e6 : old }
    let edge = { (target: Int) -> Double in
      // The least divisor that gives at most so many.
      var (low, high) = (largest * 1e-9, largest * 1e3)
      for _ in 0..<60 {
        let middle = (low * high).squareRoot()
        if given(line, middle) > target { low = middle } else { high = middle }
      }
      return high
    }
    return (edge(wanted) * edge(wanted - 1)).squareRoot()
  }
}
