// SPDX-License-Identifier: AGPL-3.0-or-later

/// Seats with both margins given: so many for each row (a unit) and so many for each column (a category), the cells in
/// proportion to their weights as far as both margins allow.
public struct Table: Hashable, Sendable {
  public let rows: [ClaimantID]
  public let columns: [ClaimantID]
  /// Counts by row and column; a cell that counts 0 gets no seat.
  public let weights: [[Int]]
  public let rowSeats: [Int]
  public let columnSeats: [Int]
  /// A divisor method.
  public let method: Method

  /// Cells beyond this many are refused.
  public static let limit = 40_000

  public init(
    rows: [ClaimantID], columns: [ClaimantID], weights: [[Int]], rowSeats: [Int], columnSeats: [Int],
    by method: Method = .sainteLague
  ) {
    self.rows = rows
    self.columns = columns
    self.weights = weights
    self.rowSeats = rowSeats
    self.columnSeats = columnSeats
    self.method = method
  }
}

/// A cell of a table by its row and column.
public struct Cell: Hashable, Sendable {
  public let row: ClaimantID
  public let column: ClaimantID

  public init(_ row: ClaimantID, _ column: ClaimantID) {
    self.row = row
    self.column = column
  }
}

/// Cells that could have a seat or leave it to others of the same tie, both margins kept and nobody less in proportion.
public struct TableTie: Hashable, Sendable {
  public let cells: [Cell]
  public let seats: Int
}

/// How a table was filled.
public struct TableAllocation: Sendable {
  /// Certain seats by row and column.
  public let seats: [[Int]]
  /// Ties that wait for a lot.
  public let ties: [TableTie]
  public let settled: [TableTie]
  /// Lots that fit no tie, or that would not keep the margins.
  public let unusedLots: [Set<Cell>]

  public var total: Int { seats.reduce(0) { $0 + $1.reduce(0, +) } }
  public var isSettled: Bool { ties.isEmpty }
}

extension Table {
  /// Fills the table, exactly; each lot names the cells that won the open seats of one tie.
  public func seats(lots: [Set<Cell>] = []) throws(Unfit) -> TableAllocation {
    if let unfit = Unfit(problems()) { throw unfit }
    guard let flow = Flow(self) else { throw Unfit(.tableNeedsDivisors) }
    var (grid, prices) = flow.start()
    guard flow.repair(&grid) else { throw Unfit(flow.bottleneck(of: grid)) }
    prices = flow.improve(&grid, from: prices)
    return settle(flow.ties(of: grid, prices), grid, lots)
  }

  private func settle(_ components: [Flow.Component], _ grid: [[Int]], _ lots: [Set<Cell>]) -> TableAllocation {
    var seats = grid
    var (ties, settled, used) = ([TableTie](), [TableTie](), Set<Set<Cell>>())
    for component in components {
      for (i, j) in component.held { seats[i][j] -= 1 }
      let places = component.held + component.free
      let tie = TableTie(
        cells: places.sorted { $0 < $1 }.map { Cell(rows[$0.0], columns[$0.1]) }, seats: component.held.count)
      let lot = lots.first { lot in component.isKept(by: places.filter { lot.contains(cell($0)) }, of: lot.count) }
      if let lot {
        used.insert(lot)
        settled.append(tie)
        for (i, j) in places where lot.contains(cell((i, j))) { seats[i][j] += 1 }
      } else {
        ties.append(tie)
      }
    }
    return TableAllocation(seats: seats, ties: ties, settled: settled, unusedLots: lots.filter { !used.contains($0) })
  }

  private func cell(_ place: (Int, Int)) -> Cell { Cell(rows[place.0], columns[place.1]) }

  private func problems() -> [Problem] {
    guard !rows.isEmpty, !columns.isEmpty else { return [.nobody] }
    let (cells, overflow) = rows.count.multipliedReportingOverflow(by: columns.count)
    guard !overflow, cells <= Table.limit else { return [.tableTooLarge(limit: Table.limit)] }
    guard rowSeats.count == rows.count else {
      return [.wrongNumberOfMargins(given: rowSeats.count, needed: rows.count)]
    }
    guard columnSeats.count == columns.count else {
      return [.wrongNumberOfMargins(given: columnSeats.count, needed: columns.count)]
    }
    var problems = duplicates(among: rows.map { Claimant($0, 0) }) + duplicates(among: columns.map { Claimant($0, 0) })
    if method.quota != nil { problems.append(.tableNeedsDivisors) }
    if case .modifiedSainteLague(let first) = method,
      first <= 0 || first >= 3 || first.numerator > 1000 || first.denominator > 1000
    {
      problems.append(.firstDivisorOutOfRange(first))
    }
    for (i, row) in weights.enumerated() {
      let at = Row(i + 1, i < rows.count ? rows[i] : "")
      if row.count != columns.count { problems.append(.raggedRow(at, cells: row.count, columns: columns.count)) }
      for weight in row where weight < 0 { problems.append(.negativeWeight(at, Rational(weight))) }
    }
    if weights.count != rows.count { problems.append(.wrongNumberOfMargins(given: weights.count, needed: rows.count)) }
    let margins = rowSeats + columnSeats
    problems += margins.filter { $0 < 0 || $0 > House.limit }.map { .houseOutOfRange($0, limit: House.limit) }
    guard problems.isEmpty else { return problems }
    let (down, across) = (rowSeats.reduce(0, +), columnSeats.reduce(0, +))
    return down == across ? [] : [.marginsDiffer(rows: down, columns: across)]
  }
}
