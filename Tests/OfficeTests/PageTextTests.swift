// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

@testable import Office

@Suite("The words of printed pages")
struct PageTextTests {
  @Test("go on from line to line with a blank, but for a span whose dash ends the line")
  func lines() {
    let text = PageText("Nhiệm kỳ 2020-\n2025 của kinh tế -\nxã hội, từ ngày 1–\n  5/7.\n\nHết\u{C}")
    #expect(text.paragraphs == ["Nhiệm kỳ 2020-2025 của kinh tế - xã hội, từ ngày 1–5/7.", "Hết"])
  }

  @Test("stand in the order in which the page was written, and end where they stand apart")
  func placed() {
    let text = PageText(
      "Mở đầu của\nbáo cáo.\nNội dung\nmột\nHai\nKết luận\n",
      placed: "Mở đầu của\nbáo cáo.\n\nNội dung\n\nHai\n\nmột\n\nKết luận\n")
    #expect(text.paragraphs == ["Mở đầu của báo cáo.", "Nội dung một Hai Kết luận"])
    let cut = PageText("Đoạn một.\nĐoạn hai -\nĐoạn ba", placed: "Đoạn một.\n\nĐoạn hai\n\nĐoạn ba")
    #expect(cut.paragraphs == ["Đoạn một.", "Đoạn hai -", "Đoạn ba"])
  }
}
