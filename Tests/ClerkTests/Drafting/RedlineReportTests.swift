// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Foundation
import Testing

@Suite("A comparison as a page")
struct RedlineReportTests {
  private static let hand = Hand(author: "A")

  private static func page(_ blocks: [MarkedBlock]) -> String {
    RedlineReport(MarkedText(blocks: blocks)).page(title: "t", language: "vi") { vietnamese, _ in vietnamese }
  }

  @Test("tells what moved from what came and went")
  func moved() {
    let page = Self.page([
      MarkedBlock(
        pieces: [Piece("Đoạn", fate: Fate(deleted: Self.hand), move: "m")], end: Fate(deleted: Self.hand)),
      MarkedBlock(pieces: [Piece("Ở lại")]),
      MarkedBlock(
        pieces: [Piece("Đoạn", fate: Fate(inserted: Self.hand), move: "m")], end: Fate(inserted: Self.hand)),
    ])
    #expect(page.contains(#"<p class="del"><small>chuyển chỗ đi</small> <del>Đoạn</del></p>"#))
    #expect(page.contains(#"<p class="ins"><small>chuyển chỗ đến</small> <ins>Đoạn</ins></p>"#))
    #expect(page.contains("<p>Ở lại</p>"))
  }

  @Test("draws tables as tables, with the rows that come and go")
  func tables() {
    func cell(_ text: String, _ row: Int, _ column: Int, _ fate: Fate = .kept) -> MarkedBlock {
      MarkedBlock(
        pieces: [Piece(text, fate: fate)], cell: CellPath(table: 0, row: row, column: column, rowFate: fate))
    }
    let gone = Fate(deleted: Self.hand)
    let page = Self.page([
      cell("a", 0, 0), cell("b", 0, 0), cell("c", 0, 1), cell("d", 1, 0, gone), cell("e", 1, 1, gone),
      MarkedBlock(pieces: [Piece("sau")]),
    ])
    let rows = "<table><tr><td><p>a</p><p>b</p></td><td><p>c</p></td></tr><tr class=\"del\"><td>"
    #expect(page.contains(rows) && page.contains("</tr></table>\n<p>sau</p>"))
    #expect(page.components(separatedBy: "<table>").count == 2)
  }
}
