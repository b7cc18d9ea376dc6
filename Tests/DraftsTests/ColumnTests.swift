// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

/// Columns that somebody added to a table or took away without a mark.
@Suite("The columns of a table")
struct ColumnTests {
  private static let rows = [["Chỉ tiêu", "2025", "2030"], ["Tỷ lệ hộ nghèo", "8%", "10%"], ["Thu nhập", "5", "7"]]

  private static func marked(_ rows: [[String]]) -> MarkedText {
    MarkedText(
      blocks: [MarkedBlock(pieces: [Piece("Biểu số 1")])]
        + rows.enumerated().flatMap { row, cells in
          cells.enumerated().map { column, text in
            MarkedBlock(
              pieces: text.isEmpty ? [] : [Piece(text)], cell: CellPath(table: 0, row: row, column: column))
          }
        })
  }

  private static let base = DraftText(version: 1, from: Reading(marked(rows), .accepting))

  private static func changes(_ rows: [[String]]) -> [Change] {
    ReturnedFile(source: "f", text: marked(rows)).changes(on: base).changes
  }

  @Test("that came or went are one change, and no figures that nobody wrote", arguments: [0, 1, 2])
  func reshaped(column: Int) {
    let less = Self.rows.map { row in row.indices.filter { $0 != column }.map { row[$0] } }
    let more = Self.rows.map { row in Array(row[..<column]) + ["mới"] + Array(row[column...]) }
    // Without the column that names them, rows of mere numbers are no rows that anybody knows.
    for rows in column == 0 ? [more] : [less, more] {
      let changes = Self.changes(rows)
      #expect(changes.map(\.kind) == [.columns])
      #expect(changes[0].old == "Chỉ tiêu | 2025 | 2030" && changes[0].new == rows[0].joined(separator: " | "))
      #expect(changes[0].standing == .lost && Collation(changes: changes, on: Self.base).proposals.isEmpty)
    }
  }

  @Test("that went leave what was changed in the others to be told")
  func changed() {
    let rows = [["Chỉ tiêu", "2030"], ["Tỷ lệ hộ cận nghèo", "10%"], ["Thu nhập", "7"]]
    let changes = Self.changes(rows)
    #expect(changes.map(\.kind) == [.columns, .cell])
    #expect(changes[1].new.contains("cận"))
  }

  @Test("that stayed are compared cell by cell, as before")
  func same() {
    var rows = Self.rows
    rows[1][1] = "9%"
    #expect(Self.changes(rows).map(\.new) == ["9%"])
  }
}
