// SPDX-License-Identifier: AGPL-3.0-or-later

/// A table as it was handed in: rows of cells as text, empty where nothing stands, the first filled row its headings.
struct Sheet {
  struct Row {
    /// Counted from 1, as a spreadsheet shows it.
    let number: Int
    let cells: [String]
  }

  let kind: SchemeFault.Place.Sheet
  let headings: [String]
  let headingRow: Int
  let rows: [Row]

  static let rowLimit = 20_000
  static let columnLimit = 200

  /// Nothing when the table has no filled row.
  init?(_ kind: SchemeFault.Place.Sheet, _ table: [[String]]) {
    self.kind = kind
    let filled = zip(1..., table).map { Row(number: $0, cells: $1.prefix(Sheet.columnLimit).map(trimmed)) }
      .filter { row in row.cells.contains { !$0.isEmpty } }
    guard let first = filled.first else { return nil }
    headings = first.cells.map { $0.lowercased() }
    headingRow = first.number
    rows = Array(filled.dropFirst())
  }

  /// The column under any of these headings.
  func column(_ names: [String]) -> Int? { headings.firstIndex { names.contains($0) } }

  func place(_ row: Row, _ column: Int?) -> SchemeFault.Place {
    .cell(kind, row: row.number, column: column.flatMap { headings.indices.contains($0) ? headings[$0] : nil } ?? "")
  }

  /// Headings that stand twice: nobody could say which is meant.
  var repeated: [SchemeFault] {
    var seen: Set<String> = []
    return headings.filter { !$0.isEmpty && !seen.insert($0).inserted }.map { name in
      SchemeFault(.cell(kind, row: headingRow, column: name), .sameColumnTwice(name))
    }
  }
}

extension Sheet.Row {
  func text(_ column: Int?) -> String {
    guard let column, cells.indices.contains(column) else { return "" }
    return cells[column]
  }
}

func trimmed(_ text: some StringProtocol) -> String {
  var rest = Substring(text)
  while let first = rest.first, first.isWhitespace { rest.removeFirst() }
  while let last = rest.last, last.isWhitespace { rest.removeLast() }
  return String(rest)
}
