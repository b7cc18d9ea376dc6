// SPDX-License-Identifier: AGPL-3.0-or-later
import Testing

@testable import Markup

@Suite("A text with a range of years")
struct RangeTests {
  @Test(
    "keeps the range on one line", arguments: ["2025-2030", "2020 - 2025", "2025–2030", "24–28/7/2025", "1 - 20"])
  func kept(range: String) {
    #expect(
      P("Nhiệm kỳ \(range), bản 1").markup == #"<p>Nhiệm kỳ <span class="nowrap">\#(range)</span>, bản 1</p>"#)
    #expect(H1(range).markup == #"<h1><span class="nowrap">\#(range)</span></h1>"#)
  }

  @Test("is otherwise as any text: its words are not changed, and what is no range may break")
  func plain() {
    for text in ["Điều 9", "Công văn 7619-CV/BTCTW", "a < b - c & 2 –", "–", "", "đổi mới - 2", "x-1"] {
      #expect(P(text).markup == P { text }.markup, "\(text)")
    }
    #expect(P("<2-3>&").markup == #"<p>&lt;<span class="nowrap">2-3</span>&gt;&amp;</p>"#)
  }

  @Test("is kept in headings of rows, in cells, tasks and breadcrumbs")
  func places() {
    let span = #"<span class="nowrap">2020 - 2025</span>"#
    let title = "Báo cáo nhiệm kỳ 2020 - 2025 và phương hướng"
    let table = DataTable(
      "t", [title], columns: [.rowLink("a", { $0 }, to: { _ in "/a" }), .text("b") { $0 }], empty: EmptyState("e"))
    #expect(table.markup.components(of: span) == 2)
    #expect(TaskList([TaskItem(title, to: "/a", .now, status: "s", note: title)]).markup.components(of: span) == 2)
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
