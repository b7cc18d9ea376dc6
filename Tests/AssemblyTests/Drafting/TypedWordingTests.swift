// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

@testable import Assembly

@Suite("A wording as it is typed")
struct TypedWordingTests {
  @Test("is a paragraph a line")
  func lines() {
    let form = TypedWording(of: ["Một. Hai."])
    #expect(form.shown() == "Một. Hai." && !form.breaksLines)
    #expect(form.read("Một.\r\nHai. \r\n\r\n") == ["Một.", "Hai."])
    #expect(form.read(" \n") == nil)
  }

  @Test("of a passage that breaks its lines keeps them, and an empty line parts paragraphs")
  func breaks() {
    let form = TypedWording(of: ["BÁO CÁO\nchính trị"])
    #expect(form.breaksLines && form.shown() == "BÁO CÁO\nchính trị")
    #expect(form.read("BÁO CÁO\r\nvề chính trị") == ["BÁO CÁO\nvề chính trị"])
    #expect(form.read("BÁO CÁO\n\nchính trị") == ["BÁO CÁO", "chính trị"])
    #expect(form.shown(["a\nb", "c"]) == "a\nb\n\nc")
    #expect(TypedWording(of: ["x"], beside: "a\nb").breaksLines)
  }

  @Test("left as it was is the passage itself, spaces and all", arguments: ["Một. ", " Hai", "A \nB", "A\nB", "C\t"])
  func untouched(passage: String) {
    let form = TypedWording(of: [passage])
    #expect(form.read(form.shown()) == [passage])
    #expect(form.read(form.shown().replacing("\n", with: "\r\n")) == [passage], "as browsers send it")
  }
}
