// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

@Suite("Swift text")
struct SwiftTextTests {
  @Test("keeps lines and columns in every view")
  func views() {
    let source = "let a = \"b // c\" // d \"e\"\n/* f /* g */ h */ let i = 1\n"
    let text = SwiftText(source)
    let lines = text.code.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(lines == ["let a =", "let i = 1"])
    #expect(text.code.utf8.count == source.utf8.count)
    #expect(text.strings.split(whereSeparator: \.isWhitespace).joined(separator: " ") == "\"b // c\"")
    #expect(text.comments.contains("// d \"e\"") && text.comments.contains("/* f /* g */ h */"))
    #expect(text.words.map(\.text) == ["let", "a", "let", "i", "1"])
    #expect(text.words.map(\.line) == [1, 1, 2, 2, 2])
  }

  @Test(
    "reads strings as Swift does",
    arguments: [
      (#""a \" b" + c"#, ["c"]),
      (##"#"a " b \(d)"# + c"##, ["c"]),
      (##"#"a \#(d) "# + c"##, ["d", "c"]),
      (#""a \(f("g", h)) i" + c"#, ["f", "h", "c"]),
    ])
  func strings(source: String, words: [String]) {
    #expect(SwiftText(source).words.map(\.text) == words)
  }

  @Test("reads strings over several lines, and goes on after one that was never closed")
  func lines() {
    #expect(SwiftText("\"\"\"\n a \" b\n\"\"\" + c").words.map(\.text) == ["c"])
    #expect(SwiftText("let a = \"unclosed\nlet c").words.map(\.text) == ["let", "a", "let", "c"])
  }

  @Test("knows every name of a case with several, but not what they hold")
  func cases() {
    let text = SwiftText("enum A {\n  case one, two(b: Int, c: Int), three\n  func f(g: Int, h: Int) {}\n}\n")
    #expect(Set(text.members.map(\.name)) == ["one", "two", "three", "f"])
  }

  @Test("knows types, their depth, and words that only look like declarations")
  func declarations() {
    let text = SwiftText(
      "public struct A { enum B { case c }\n let actor: D; class func e() {} }\nactor F {}\nfunc `g`() {}\n")
    #expect(text.types.map(\.name) == ["A", "B", "F"])
    #expect(text.types.map(\.isTopLevel) == [true, false, true])
    #expect(text.freeFunctions.map(\.name) == ["g"])
  }

  @Test(
    "never stops on text that is no Swift",
    arguments: ["/*", "\"", "\"\"\"", "#\"", "\\(", "\"\\(", "}}}", "func", "import", "var a: B"])
  func noSwift(source: String) {
    let text = SwiftText(source)
    #expect(text.code.utf8.count == source.utf8.count)
    #expect(text.bodies.isEmpty)
  }
}
