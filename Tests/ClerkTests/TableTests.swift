// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Office
import Packs
import Testing

/// Tables in and out.
@Suite("A table file")
struct TableTests {
  private let grid = Grid(
    sheet: "Đơn vị", titles: ["Mã", "Tên", "Số", "Ngày"],
    rows: [
      [.text("007"), .text("Chi hội Ánh Sáng"), .number(51), .day(Day(number: 20_284))],
      [.text("=1+1"), .empty, .empty, .empty],
    ])

  @Test("written as a spreadsheet is read back cell by cell")
  func spreadsheet() throws {
    let bytes = try TableWriter.bytes(of: grid, named: "don-vi.xlsx")
    guard case .tables(let tables) = TableReader.tables(in: bytes, named: "don-vi.xlsx") else {
      Issue.record("not read")
      return
    }
    let table = try #require(tables.first)
    #expect(table.sheet == "Đơn vị")
    #expect(table.rows.map(\.number) == [1, 2, 3])
    #expect(table.rows[0].cells == ["Mã", "Tên", "Số", "Ngày"].map { .text($0) })
    #expect(table.rows[1].cells == [.text("007"), .text("Chi hội Ánh Sáng"), .number("51"), .day(Day(number: 20_284))])
    #expect(table.rows[2].cells.first == .text("=1+1"))
  }

  @Test("written as comma-separated values runs no formula and is read back as text")
  func commas() throws {
    let bytes = try TableWriter.bytes(of: grid, named: "don-vi.CSV")
    #expect(String(decoding: bytes, as: UTF8.self).contains("'=1+1"))
    guard case .tables(let tables) = TableReader.tables(in: bytes, named: "don-vi.csv") else {
      Issue.record("not read")
      return
    }
    #expect(tables.first?.rows[1].cells == [.text("007"), .text("Chi hội Ánh Sáng"), .text("51"), .text("15/07/2025")])
  }

  @Test(
    "that is broken says so in both languages, with a mend",
    arguments: [("a.xlsx", "PK\u{3}\u{4}rubbish"), ("a.csv", ""), ("a.csv", "a,\"b\nc"), ("a.xls", "rubbish")])
  func broken(name: String, content: String) {
    guard case .unreadable(let fault) = TableReader.tables(in: Array(content.utf8), named: name) else {
      Issue.record("\(name) was read")
      return
    }
    #expect(fault.place == .file(name))
    for words in [fault.problem, fault.mend] {
      #expect(!words.vietnamese.isEmpty && !words.english.isEmpty && words.vietnamese != words.english)
    }
  }

  @Test("with a cell longer than any spreadsheet holds names the cell, and one of just that length is read")
  func longCell() throws {
    for (length, isRead) in [(32_767, true), (32_768, false), (3 << 20, false)] {
      let content = "Mã;Tên\n1;" + String(repeating: "ế", count: length)
      switch TableReader.tables(in: Array(content.utf8), named: "a.csv") {
      case .tables: #expect(isRead, "\(length)")
      case .unreadable(let fault):
        #expect(!isRead && fault.problem.vietnamese.contains("Ô B2") && fault.problem.english.contains("Cell B2"))
      case .none: Issue.record("no table")
      }
    }
  }

  @Test("of another kind is no table")
  func other() throws {
    #expect(TableReader.tables(in: Array("%PDF-1.7".utf8), named: "a.pdf") == .none)
    let word = WordDocument(
      properties: WordProperties(title: "x", author: "x", language: "vi-VN"),
      body: WordBody(font: "Times New Roman", size: 14),
      sections: [WordSection(blocks: [.paragraph(Paragraph("x"))])])
    #expect(TableReader.tables(in: try word.docx(), named: "a.docx") == .none)
  }
}
