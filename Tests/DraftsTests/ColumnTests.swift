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

  @Test("that came or went are one change that says what stood in them", arguments: [0, 1, 2])
  func reshaped(column: Int) {
    let less = Self.rows.map { row in row.indices.filter { $0 != column }.map { row[$0] } }
    let more = Self.rows.map { row in Array(row[..<column]) + ["mới"] + Array(row[column...]) }
    let gone = Self.changes(less)
    #expect(gone.map(\.kind) == [.columns], "\(gone)")
    #expect(gone.first?.old == Self.rows.map { $0[column] }.joined(separator: " | ") && gone.first?.new == "")
    let come = Self.changes(more)
    #expect(come.map(\.kind) == [.columns], "\(come)")
    #expect(come.first?.old == "" && come.first?.new == "mới | mới | mới")
    for change in gone + come {
      #expect(change.isByHand && Self.base.blocks.contains { $0.id == change.edit.block && $0.cell?.table == 0 })
    }
    #expect(Collation(changes: gone + come, on: Self.base).proposals.isEmpty)
  }

  @Test("that were put in or taken out with a mark are one change of that hand", arguments: [0, 1, 2])
  func tracked(column: Int) {
    let an = Hand(author: "An")
    func cell(_ row: Int, _ column: Int, _ text: String, _ fate: Fate) -> MarkedBlock {
      MarkedBlock(pieces: [Piece(text)], cell: CellPath(table: 0, row: row, column: column, cellFate: fate))
    }
    func changes(_ blocks: [MarkedBlock]) -> [Change] {
      let text = MarkedText(blocks: [MarkedBlock(pieces: [Piece("Biểu số 1")])] + blocks)
      return ReturnedFile(source: "f", text: text).changes(on: Self.base).changes
    }
    let gone = changes(
      Self.rows.enumerated().flatMap { row, cells in
        cells.enumerated().map { cell(row, $0, $1, $0 == column ? Fate(deleted: an) : .kept) }
      })
    #expect(gone.map(\.kind) == [.columns] && gone.first?.hand == an && gone.first?.isByHand ?? false, "\(gone)")
    #expect(gone.first?.old == Self.rows.map { $0[column] }.joined(separator: " | ") && gone.first?.new == "")
    let come = changes(
      Self.rows.enumerated().flatMap { row, cells in
        let old = cells.enumerated().map { cell(row, $0 < column ? $0 : $0 + 1, $1, .kept) }
        return Array(old[..<column]) + [cell(row, column, "mới", Fate(inserted: an))] + Array(old[column...])
      })
    #expect(come.map(\.kind) == [.columns] && come.first?.hand == an, "\(come)")
    #expect(come.first?.old == "" && come.first?.new == "mới | mới | mới")
  }

  @Test("of which two became one leave no words to be drawn a second time")
  func merged() throws {
    let rows = [["Chỉ tiêu", "Năm 2025", "Năm 2030"], ["Tỷ lệ hộ nghèo", "8%", "10%"], ["Thu nhập", "5", "7"]]
    let base = DraftText(version: 1, from: Reading(Self.marked(rows), .accepting))
    let one = [["Chỉ tiêu", "Năm 2025 Năm 2030"]] + rows[1...]
    let found = ReturnedFile(source: "f", text: Self.marked(one)).changes(on: base).changes
    #expect(!found.isEmpty && found.allSatisfy { $0.kind == .columns && $0.isByHand }, "\(found)")
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

  @Test("in a row with a table in one of its cells go with the row as one proposal", arguments: [false, true])
  func nested(isTracked: Bool) throws {
    let fate = Fate(deleted: Hand(author: "An"))
    func block(_ text: String, _ table: Int, _ row: Int, _ column: Int, _ rowFate: Fate = .kept) -> MarkedBlock {
      MarkedBlock(pieces: [Piece(text)], cell: CellPath(table: table, row: row, column: column, rowFate: rowFate))
    }
    func row(_ fate: Fate) -> [MarkedBlock] {
      [
        block("Một", 0, 1, 0, fate), block("Trước bảng con", 0, 1, 1, fate), block("Ô trong một", 1, 0, 0, fate),
        block("11", 1, 0, 1, fate), block("Ô trong hai", 1, 1, 0, fate), block("22", 1, 1, 1, fate),
        block("Sau bảng con", 0, 1, 1, fate), block("Ghi chú sau", 0, 1, 2, fate),
      ]
    }
    func text(_ row: [MarkedBlock]) -> MarkedText {
      MarkedText(
        blocks: [MarkedBlock(pieces: [Piece("Biểu số 1")]), block("Mục", 0, 0, 0), block("Nội dung", 0, 0, 1)]
          + row + [block("Hai", 0, 2, 0), block("Khác", 0, 2, 1), MarkedBlock(pieces: [Piece("Hết.")])])
    }
    let base = DraftText(version: 1, from: Reading(text(row(.kept)), .rejecting))
    let changes = ReturnedFile(source: "f", text: text(isTracked ? row(fate) : [])).changes(on: base).changes
    #expect(changes.map(\.edit) == [.deleteRow(base.blocks[3...10].map(\.id))], "\(changes)")
    let next = try base.applying(changes.map { Winner(id: $0.id, edit: $0.edit, hand: Hand(author: "B")) }, as: 2)
    #expect(next.draft.texts == ["Biểu số 1", "Mục", "Nội dung", "Hai", "Khác", "Hết."])
  }
}
