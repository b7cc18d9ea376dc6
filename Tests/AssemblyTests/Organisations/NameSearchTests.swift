// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

@testable import Assembly

@Suite("A search for names")
struct NameSearchTests {
  @Test(
    "finds without marks, in any order, composed or not",
    arguments: [("nguyen anh", true), ("ánh", true), ("thi ng", true), ("binh", false), ("", true), ("Ánh", true)])
  func finds(typed: String, isFound: Bool) {
    #expect(PlainText("Nguyễn Thị Ánh").isFound(by: PlainText(typed)) == isFound)
    #expect(PlainText("Nguyễn Thị Ánh").isFound(by: PlainText("a\u{301}nh")))
    #expect(PlainText("Đặng Văn Dũng").isFound(by: PlainText("dang")))
  }
}
