// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Office
import Packs
import TestKit
import Testing

@testable import Clerk

@Suite("A column of a table")
struct ColumnWidthTests {
  private func widths(_ columns: [(share: Int, title: String, cell: String)], within width: Double) -> [Double] {
    let table = Paper.Table(
      caption: nil, columns: columns.map { .init($0.title, width: $0.share) }, rows: [columns.map(\.cell)])
    return table.widths(within: width, size: 13)
  }

  private func room(for word: String, isBold: Bool = false) -> Double {
    TextWidth.estimate(word, size: 13, isBold: isBold) + 3
  }

  @Test("is as wide as its longest word and its longest date, and the others share the rest")
  func words() {
    let found = widths(
      [(4, "TT", "1"), (8, "Ngày sinh", "10/07/1974"), (8, "Đảng viên/đại biểu", "19,45"), (80, "Họ và tên", "A")],
      within: 165)
    #expect(found[1] >= room(for: "10/07/1974") && found[2] >= room(for: "viên/đại", isBold: true))
    #expect(abs(found.reduce(0, +) - 165) < 0.001 && found[3] > 80)
  }

  @Test("keeps the share it asks for where every word has room")
  func shares() {
    let found = widths([(20, "Seats", "1"), (80, "Unit", "A")], within: 100)
    #expect(abs(found[0] - 20) < 0.001 && abs(found[1] - 80) < 0.001)
  }

  @Test("gives way behind a hyphen first, and the widest first, where the sheet cannot hold all words")
  func tooMuch() {
    let code = "01-QĐ/TWTWTWTW-ABCDEFGHIJKLMN"
    let found = widths([(50, "A", code), (50, "B", "10/07/1974")], within: 60)
    #expect(found[1] >= room(for: "10/07/1974") && found[0] < room(for: code))
    let narrow = widths([(50, "A", String(repeating: "W", count: 60)), (50, "B", "10/07/1974")], within: 60)
    #expect(narrow[1] >= room(for: "10/07/1974") && abs(narrow.reduce(0, +) - 60) < 0.001)
  }

  @Test("breaks no word in any paper of the story", arguments: [Language.vietnamese, .english])
  func everyPaper(language: Language) throws {
    for form in PaperForm.ofMeetings {
      let paper = try PressTests.paper(form, language)
      for section in PressTests.press.document(of: paper).sections {
        for case .table(let table) in section.blocks where table.border != nil {
          for row in table.rows {
            for (cell, width) in zip(row.cells, table.columns) {
              #expect(widest(cell) + 3 <= width, "\(form): \(cell)")
            }
          }
        }
      }
    }
  }

  private func widest(_ cell: WordTable.Cell) -> Double {
    cell.blocks.flatMap { block -> [Double] in
      guard case .paragraph(let paragraph) = block else { return [] }
      return paragraph.content.flatMap { inline -> [Double] in
        guard case .text(let text, let look) = inline else { return [] }
        return text.split(whereSeparator: \.isWhitespace).map {
          TextWidth.estimate(String($0), size: look.size ?? 13, isBold: look.isBold ?? false)
        }
      }
    }.max() ?? 0
  }
}
