// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Packs
import Testing

@testable import Assembly

/// Where papers say that a passage stands.
@Suite("The place of a passage")
struct PassagePlaceTests {
  private static func block(_ number: Int, _ text: String, _ kind: BlockKind = .paragraph, _ row: Int? = nil)
    -> DraftBlock
  {
    DraftBlock(
      id: BlockID(version: 1, number: number), kind: kind, text: text,
      cell: row.map { CellSpot(table: 0, row: $0, column: 0) })
  }

  private static let text = DraftText(
    version: 1,
    blocks: [
      block(1, "Lời mở đầu."), block(2, "Phần I. Kết quả", .heading(1)), block(3, "Đoạn đầu của phần."),
      block(4, "1. Xây dựng tổ chức", .heading(2)), block(5, "Đoạn một."), block(6, " "), block(7, "Đoạn hai."),
      block(8, "Chỉ tiêu", .paragraph, 0), block(9, "40", .paragraph, 1), block(10, "Đoạn ba."),
      DraftBlock(id: BlockID(version: 1, number: 11), story: .footnote(1), text: "Nguồn số liệu."),
    ])

  private static func words(
    of number: Int, isBehind: Bool = false, isWholeRow: Bool = false, _ say: Language = .vietnamese
  ) -> String? {
    PassagePlace(text, Outline(text)).words(
      of: BlockID(version: 1, number: number), isBehind: isBehind, isWholeRow: isWholeRow, say)
  }

  @Test(
    "is its part, its heading and its number below that, empty lines and tables not counted",
    arguments: [
      (1, "đoạn 1"), (2, "Phần I. Kết quả"), (3, "Phần I. Kết quả; đoạn 1"),
      (4, "Phần I. Kết quả; 1. Xây dựng tổ chức"), (5, "Phần I. Kết quả; 1. Xây dựng tổ chức; đoạn 1"),
      (7, "Phần I. Kết quả; 1. Xây dựng tổ chức; đoạn 2"),
      (9, "Phần I. Kết quả; 1. Xây dựng tổ chức; bảng 1, hàng 2 (Chỉ tiêu)"),
      (10, "Phần I. Kết quả; 1. Xây dựng tổ chức; đoạn 3"),
    ])
  func places(number: Int, expected: String) { #expect(Self.words(of: number) == expected) }

  @Test("of something new is behind what stands there, and one that is in no block has none")
  func behind() {
    #expect(Self.words(of: 7, isBehind: true, .english)?.hasSuffix("after paragraph 2") ?? false)
    #expect(Self.words(of: 4, isBehind: true)?.hasSuffix("ngay sau đề mục") ?? false)
    #expect(Self.words(of: 8, isBehind: true)?.hasSuffix("bảng 1, sau hàng 1") ?? false)
    #expect(Self.words(of: 11)?.hasSuffix("ngoài phần chính văn") ?? false)
    #expect(Self.words(of: 99) == nil)
  }

  @Test("of a whole row names the row and none of its cells")
  func wholeRow() { #expect(Self.words(of: 9, isWholeRow: true)?.hasSuffix("bảng 1, hàng 2") ?? false) }

  @Test("is quoted without the blanks at its ends, and a new row by the longest words of the row before")
  func quotations() {
    let passage = QuotedPassage("phát triển toàn diện và bền vững", [10..<21], reach: 80)
    #expect(passage.words == "phát triển “toàn diện” và bền vững")
    func cell(_ number: Int, _ text: String, _ row: Int, _ column: Int) -> DraftBlock {
      DraftBlock(
        id: BlockID(version: 1, number: number), text: text, cell: CellSpot(table: 0, row: row, column: column))
    }
    let table = DraftText(
      version: 1,
      blocks: [
        cell(1, "3", 0, 0), cell(2, "Hoàn thiện dự thảo báo cáo", 0, 1), cell(3, "21/7/2025", 0, 2),
      ])
    let row = Edit.insertRow(
      NewRow(cells: [], table: .of(BlockID(version: 1, number: 3))), at: .after(BlockID(version: 1, number: 3)))
    #expect(row.words(in: table, .vietnamese).hasPrefix("Thêm hàng sau “Hoàn thiện dự thảo báo cáo”"))
  }
}
