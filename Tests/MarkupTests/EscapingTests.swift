// SPDX-License-Identifier: AGPL-3.0-or-later
import Markup
import Seeded
import Testing

/// What escaping may change: controls and direction marks become U+FFFD, told here a second time and plainly.
private func neutralised(_ text: String) -> String {
  var out = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: out.append(scalar)
    case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: out.append("\u{FFFD}")
    default: out.append(scalar)
    }
  }
  return String(out)
}

private func sameScalars(_ left: String, _ right: String) -> Bool {
  left.unicodeScalars.elementsEqual(right.unicodeScalars)
}

@Suite("Text in markup")
struct EscapingTests {
  static let seeds: [UInt64] = [1, 2025, 15_07_2025, 0xD1E4]

  @Test("reads back as the same text and never opens a tag", arguments: seeds)
  func readsBack(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    for _ in 0..<500 {
      let text = chance.nastyText()
      let read = try tokens(P(text).markup)
      let inner = read.dropFirst().dropLast()
      #expect(read.first == .open("p", [:]) && read.last == .close("p"), "seed \(seed): \(text.debugDescription)")
      #expect(inner.count <= 1, "seed \(seed): \(text.debugDescription)")
      if case .text(let back)? = inner.first {
        #expect(sameScalars(back, neutralised(text)), "seed \(seed): \(text.debugDescription)")
      } else {
        #expect(text.isEmpty, "seed \(seed)")
      }
    }
  }

  @Test("stays inside its attribute", arguments: seeds)
  func staysInAttribute(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    for _ in 0..<500 {
      let text = chance.nastyText()
      let read = try tokens(Div(.label(text), .lang(text), .id(ID(text))) { Abbr("x", for: text) }.markup)
      #expect(read.count == 5, "seed \(seed): \(text.debugDescription)")
      guard case .open("div", let own)? = read.first, case .open("abbr", let inner) = read[1] else {
        Issue.record("seed \(seed): \(read)")
        continue
      }
      #expect(Set(own.keys) == ["aria-label", "lang", "id"], "seed \(seed)")
      #expect(sameScalars(own["aria-label"] ?? "", neutralised(text)), "seed \(seed): \(text.debugDescription)")
      #expect(sameScalars(inner["title"] ?? "", neutralised(text)), "seed \(seed): \(text.debugDescription)")
    }
  }

  @Test("comes back from fields as it was typed, a first line feed included", arguments: seeds)
  func fieldsKeepText(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    for _ in 0..<300 {
      let text = "\n" + chance.nastyText()
      let read = try tokens(TextArea(text, FieldName(text), value: text).markup)
      let start = try #require(read.firstIndex { if case .open("textarea", _) = $0 { true } else { false } })
      guard case .text(let content) = read[start + 1] else {
        Issue.record("seed \(seed): no text")
        continue
      }
      // The parser drops the first line feed.
      #expect(content.unicodeScalars.first == "\n")
      #expect(sameScalars(String(content.unicodeScalars.dropFirst()), neutralised(text)), "seed \(seed)")
    }
  }

  @Test("of direction overrides is made visible")
  func directionMarks() {
    #expect(P("bill\u{202E}fdp.exe").markup == "<p>bill\u{FFFD}fdp.exe</p>")
  }
}

@Suite("An address")
struct AddressTests {
  @Test(
    "that could run or leave unseen becomes #",
    arguments: [
      "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
      "\u{1}javascript:x",
      "data:text/html,<script>", "vbscript:x", "//evil.example/x", "/\\evil.example", "\\\\evil.example", "file:///etc",
      "blob:x", "", "relative", "relative:x", "./x:y", "/ok\nSet-Cookie: x", "ftp://x",
    ])
  func unsafe(text: String) {
    #expect(Address(text).text == "#")
  }

  @Test(
    "of this site or a plain scheme comes through",
    arguments: [
      "/", "/meetings/2?page=3#agenda", "#main", "?lang=vi", "https://example.org/a?b=c", "mailto:a@example.org",
      "tel:+84243", "http://localhost:8080/",
    ])
  func safe(text: String) {
    #expect(Address(text).text == text)
  }

  @Test("knows whether it stays on this site")
  func local() {
    #expect(Address("/a").isLocal)
    #expect(!Address("https://example.org").isLocal)
  }

  @Test("keeps each part of a path in its place")
  func parts() {
    let address = Address(path: "units", "a/b?c#d é", query: ["q": "x&y=z"])
    #expect(address.text == "/units/a%2Fb%3Fc%23d%20%C3%A9?q=x%26y%3Dz")
  }

  @Test("cannot break out of its attribute", arguments: EscapingTests.seeds)
  func staysInAttribute(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    for _ in 0..<500 {
      let text = "/" + chance.nastyText()
      let read = try tokens(A("x", to: Address(text)).markup)
      #expect(read.count == 3, "seed \(seed): \(text.debugDescription)")
      guard case .open("a", let own)? = read.first, let href = own["href"] else {
        Issue.record("seed \(seed)")
        continue
      }
      #expect(href == "#" || (href.hasPrefix("/") && !href.hasPrefix("//")), "seed \(seed): \(href)")
    }
  }

  @Test("outside of this site never receives a form or a token")
  func formsStayHere() {
    let form = Form(to: "https://evil.example/", token: FormToken(value: "secret")) {}
    #expect(form.markup.contains("action=\"#\""))
  }
}
