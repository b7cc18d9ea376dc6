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
}
