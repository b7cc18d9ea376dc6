// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Office
import Packs
import Testing

@testable import Assembly

@Suite("A table in a paper")
struct TablePartingTests {
  /// Which rows stay on the page of the next one.
  private func kept(_ rows: [[String]]) throws -> [Bool] {
    try set(rows).rows.map { row in
      row.cells.allSatisfy { cell in
        if case .paragraph(let first) = cell.blocks.first { first.look.keepsWithNext == true } else { false }
      }
    }
  }

  private func set(_ rows: [[String]]) throws -> WordTable {
    let story = try PressTests.paper(.notice)
    let paper = Paper(
      kind: story.kind, language: story.language, head: story.head, title: story.title, abstract: nil,
      blocks: [
        .table(.init(caption: nil, columns: [.init("TT", width: 10), .init("Nội dung", width: 90)], rows: rows)),
        .text("Hết."),
      ], signatures: [], recipients: [], isRestricted: false, notes: [])
    let tables = PressTests.press.document(of: paper).sections.flatMap(\.blocks).compactMap { block in
      if case .table(let table) = block, table.border != nil { table } else { nil }
    }
    return try #require(tables.first)
  }

  @Test("keeps its head with two rows and its last row with the one before, and may be parted between all others")
  func large() throws {
    let rows = (1...12).map { ["\($0)", "Việc thứ \($0)"] }
    #expect(try kept(rows) == [true, true] + Array(repeating: false, count: 9) + [true, false])
  }

  @Test("holds two tall rows to nothing but its head")
  func tall() throws {
    let tall = Array(repeating: "một đoạn dài của dự thảo", count: 30).joined(separator: " ")
    #expect(try kept((1...4).map { ["\($0)", tall] }) == [true, false, false, false, false])
  }

  @Test("is not parted where it takes a few lines")
  func small() throws {
    #expect(try kept((1...5).map { ["\($0)", "Việc"] }) == [true, true, true, true, true, false])
  }

  @Test("begins every row at its top, however tall it is")
  func top() throws {
    let tall = Array(repeating: "một đoạn dài của dự thảo", count: 30).joined(separator: " ")
    for row in try set([["1", "Việc"], ["2", tall]]).rows.dropFirst() {
      #expect(row.cells.allSatisfy { $0.verticalAlignment == .top })
    }
  }

  @Test("parts neither two years, nor a time of day, nor a version from its number")
  func held() throws {
    let cell = try set([["1", "Nhiệm kỳ 2020-2025 (bản 1), 11 giờ 30, Quyết định 24-QĐ"]]).rows.last?.cells.last
    guard case .paragraph(let words)? = cell?.blocks.first, case .text(let text, _)? = words.content.first else {
      Issue.record("no words")
      return
    }
    #expect(text == "Nhiệm kỳ 2020\u{2011}2025 (bản\u{A0}1), 11\u{A0}giờ\u{A0}30, Quyết định 24-QĐ")
  }
}
