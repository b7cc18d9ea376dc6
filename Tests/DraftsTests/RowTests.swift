// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

/// Rows of tables that came back with other figures, and tables that came in.
@Suite("A row of a table")
struct RowTests {
  private static let an = Hand(author: "An")
  private static let rows = [["Năm", "Tỷ lệ"], ["2025", "30%"], ["2026", "35%"], ["2027", "40%"], ["2028", "45%"]]

  private static func blocks(_ rows: [[String]], table: Int = 0, _ fate: Fate = .kept) -> [MarkedBlock] {
    rows.enumerated().flatMap { row, cells in
      cells.enumerated().map { column, text in
        MarkedBlock(
          pieces: [Piece(text, fate: fate)],
          cell: CellPath(table: table, row: row, column: column, rowFate: fate))
      }
    }
  }

  private static func plain(_ text: String) -> MarkedBlock { MarkedBlock(pieces: [Piece(text)]) }

  private static func new(_ text: String) -> MarkedBlock {
    MarkedBlock(pieces: [Piece(text, fate: Fate(inserted: an))], end: Fate(inserted: an))
  }

  private static func text(_ rows: [[String]]) -> MarkedText {
    MarkedText(blocks: [plain("Báo cáo tổng kết nhiệm kỳ.")] + blocks(rows) + [plain("Kết luận trình đại hội.")])
  }

  private static func base(_ rows: [[String]]) -> DraftText {
    DraftText(version: 1, from: Reading(text(rows), .accepting))
  }

  private static func changes(_ rows: [[String]], on base: DraftText, named source: String = "f") -> ChangeSet {
    ReturnedFile(source: source, text: text(rows)).changes(on: base)
  }

  private static func all(_ sets: [ChangeSet], on base: DraftText) throws -> [String] {
    let winners = Collation(sets, on: base).proposals.map {
      Winner(id: $0.id, edit: $0.edit, hand: an, together: $0.beside)
    }
    return try base.applying(winners, as: 2).draft.texts
  }

  @Test("that keeps its year and gets another figure is that row, and two figures for one are a contradiction")
  func figure() throws {
    let base = Self.base(Self.rows)
    var (one, other) = (Self.rows, Self.rows)
    (one[2][1], other[2][1]) = ("36%", "38%")
    let sets = [Self.changes(one, on: base, named: "a"), Self.changes(other, on: base, named: "b")]
    for set in sets { #expect(set.changes.map(\.kind) == [.cell] && set.changes[0].old == "35%", "\(set.changes)") }
    #expect(Collation(sets, on: base).clashes.map(\.kind) == [.contradiction])
    #expect(throws: ApplyRefusal.self) { try Self.all(sets, on: base) }
    #expect(try Self.all([sets[0]], on: base).contains("36%"))
  }

  @Test("of which half of the cells change is told cell by cell, whatever happens to the rows around it")
  func half() throws {
    let rows = [["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch"], ["1", "GRDP", "%", "8,0"], ["2", "Hộ nghèo", "%", "1,5"]]
    let base = Self.base(rows)
    var changed = rows
    (changed[2][1], changed[2][3]) = ("Tỷ lệ nghèo", "1,0")
    #expect(Self.changes(changed, on: base).changes.map(\.kind) == [.cell, .cell])
    // Two neighbours change their figures, and a row comes in behind them.
    changed = rows
    (changed[1][3], changed[2][3]) = ("8,5", "1,0")
    changed.append(["3", "Che phủ rừng", "%", "62"])
    let found = Self.changes(changed, on: base)
    #expect(found.changes.map(\.kind) == [.cell, .cell, .rowInsert])
    #expect(try Self.all([found], on: base) == Reading(Self.text(changed), .accepting).texts)
    // A row that comes in before one whose number goes on is a row that comes in.
    changed = rows
    changed.insert(["2", "Che phủ rừng", "%", "62"], at: 2)
    changed[3][0] = "3"
    #expect(Self.changes(changed, on: base).changes.map(\.kind) == [.rowInsert, .cell])
    #expect(
      try Self.all([Self.changes(changed, on: base)], on: base) == Reading(Self.text(changed), .accepting).texts)
  }

  @Test("that alone is left between others is the same row, though all that can be read in it is another figure")
  func only() throws {
    let rows = [["Nông thôn mới", "Năm 2025"], ["", "30%"], ["", "35%"]]
    let base = Self.base(rows)
    var changed = rows
    changed[2][1] = "50%"
    #expect(Self.changes(changed, on: base).changes.map(\.kind) == [.cell])
    // A row that goes and one that comes elsewhere stay two.
    changed = [rows[0], ["", "28%"], rows[1]]
    let kinds = Self.changes(changed, on: base).changes.map(\.kind)
    #expect(kinds.contains(.rowInsert) && kinds.contains(.rowDelete), "\(kinds)")
  }

  @Test("of a new table stands between the words that were put in with it, tracked as silent")
  func table() throws {
    let table = [["Đơn vị", "Số lượng"], ["Xã Hải Anh", "1.250"]]
    let base = Self.base(Self.rows)
    let inserted = Fate(inserted: Self.an)
    for known in [Self.blocks(Self.rows), []] {
      let first = known.isEmpty ? Self.blocks(Self.rows) : []
      let (start, end) = ([Self.plain("Báo cáo tổng kết nhiệm kỳ.")], [Self.plain("Kết luận trình đại hội.")])
      // Behind a table that stands, and before one.
      let behind =
        start + known + [Self.new("Bảng 2.")] + Self.blocks(table, table: 1, inserted)
        + [Self.new("Nguồn: Ban Tổ chức.")] + first + end
      let text = MarkedText(blocks: behind)
      let set = ReturnedFile(source: "f", text: text).changes(on: base)
      #expect(set.changes.map(\.kind) == [.blockInsert, .rowInsert, .rowInsert, .blockInsert])
      let wanted = Reading(text, .accepting).texts
      #expect(try Self.all([set], on: base) == wanted)
    }
  }

  @Test("leaves its group's words to the next row where it goes, and no others")
  func passesOn() throws {
    let base = Self.base([["Nội dung", "Báo cáo"], ["", "Đề án"], ["Nhân sự", "Danh sách"]])
    let gone = Edit.deleteRow(base.blocks.filter { $0.cell?.row == 0 }.map(\.id))
    let next = try base.applying(
      [Winner(id: ChangeID(source: "s", number: 1), edit: gone, hand: Self.an)], as: 2)
    func written(_ rows: [[String]]) -> [String]? {
      next.words(of: Reading(Self.text(rows), .accepting), since: base)?.texts
    }
    let passed = [["Nội dung", "Đề án"], ["Nhân sự", "Danh sách"]]
    #expect(written(passed) == Reading(Self.text(passed), .accepting).texts)
    #expect(written([["", "Đề án"], ["Nhân sự", "Danh sách"]]) == next.draft.texts)
    #expect(written([["Việc khác", "Đề án"], ["Nhân sự", "Danh sách"]]) == nil)
    #expect(written([["", "Đề án"], ["Nội dung", "Danh sách"]]) == nil)
  }
}
