// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

@testable import Office

/// Numbers that no paragraph holds, and that everybody reads and cites.
@Suite("An automatic number")
struct WordNumberingTests {
  /// A level as `numbering.xml` says it; `more` stands between the format and the text.
  private static func level(
    _ number: Int, _ format: String, _ text: String, start: Int = 1, more: String = ""
  ) -> String {
    #"<w:lvl w:ilvl="\#(number)"><w:start w:val="\#(start)"/><w:numFmt w:val="\#(format)"/>\#(more)"#
      + #"<w:lvlText w:val="\#(text)"/></w:lvl>"#
  }

  private static func list(_ id: Int, of abstract: Int = 0, _ overrides: String = "") -> String {
    #"<w:num w:numId="\#(id)"><w:abstractNumId w:val="\#(abstract)"/>\#(overrides)</w:num>"#
  }

  private static func paragraph(_ level: Int, in list: Int = 1) -> String {
    #"<w:p><w:pPr><w:numPr><w:ilvl w:val="\#(level)"/><w:numId w:val="\#(list)"/></w:numPr></w:pPr>"#
      + "<w:r><w:t>x</w:t></w:r></w:p>"
  }

  /// Reads paragraphs with these levels of one abstract list.
  private static func file(
    _ levels: [String], lists: [String] = [WordNumberingTests.list(1)], styles: String = "", body: [String]
  ) throws -> WordFile {
    let space = SampleWord.space
    let abstract = #"<w:abstractNum w:abstractNumId="0">\#(levels.joined())</w:abstractNum>"#
    return try WordFile(
      SampleWord.docx(
        body: body,
        parts: [
          "word/numbering.xml":
            #"<w:numbering xmlns:w="\#(space)">\#(abstract)\#(lists.joined())</w:numbering>"#,
          "word/styles.xml": #"<w:styles xmlns:w="\#(space)">\#(styles)</w:styles>"#,
        ],
        relations: #"<Relationship Id="n" Type="OFFICE/numbering" Target="numbering.xml"/>"#
          + #"<Relationship Id="s" Type="OFFICE/styles" Target="styles.xml"/>"#))
  }

  private static func labels(
    _ levels: [String], lists: [String] = [WordNumberingTests.list(1)], _ body: [String]
  ) throws -> [String?] {
    try file(levels, lists: lists, body: body).text.blocks.map(\.label)
  }

  @Test("is Roman, Arabic or a letter by its level, and begins again below the next higher one")
  func levels() throws {
    let levels = [
      Self.level(0, "upperRoman", "%1."), Self.level(1, "decimal", "%2."), Self.level(2, "lowerLetter", "%3)"),
    ]
    let labels = try Self.labels(levels, [0, 1, 1, 2, 2, 0, 1].map { Self.paragraph($0) })
    #expect(labels == ["I.", "1.", "2.", "a)", "b)", "II.", "1."])
  }

  @Test("carries the word of an article, whose count goes on through all chapters")
  func articles() throws {
    let levels = [
      Self.level(0, "upperRoman", "Chương %1"),
      Self.level(1, "decimal", "Điều %2.", more: #"<w:lvlRestart w:val="0"/>"#),
      Self.level(2, "decimal", "%2.%3."),
    ]
    let labels = try Self.labels(levels, [0, 1, 1, 2, 0, 1, 2].map { Self.paragraph($0) })
    #expect(labels == ["Chương I", "Điều 1.", "Điều 2.", "2.1.", "Chương II", "Điều 3.", "3.1."])
  }

  @Test("begins again only below the level that the list names")
  func restart() throws {
    let levels = [
      Self.level(0, "decimal", "%1"), Self.level(1, "decimal", "%2"),
      Self.level(2, "decimal", "%3", more: #"<w:lvlRestart w:val="1"/>"#),
    ]
    let labels = try Self.labels(levels, [0, 1, 2, 1, 2, 0, 2].map { Self.paragraph($0) })
    #expect(labels == ["1", "1", "1", "2", "2", "2", "1"])
  }

  @Test("starts where the list says, and lists made from one go on together unless one starts over")
  func starts() throws {
    let levels = [Self.level(0, "decimal", "%1.", start: 4)]
    let over = #"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride>"#
    let lists = [Self.list(1), Self.list(2), Self.list(3, over)]
    let body = [(0, 1), (0, 1), (0, 2), (0, 3), (0, 3), (0, 1)].map { Self.paragraph($0.0, in: $0.1) }
    #expect(try Self.labels(levels, lists: lists, body) == ["4.", "5.", "6.", "9.", "10.", "11."])
  }

  @Test("has the form that a list gives one of its levels in place of the usual one")
  func ownLevel() throws {
    let own = Self.level(0, "upperLetter", "Phụ lục %1")
    let lists = [Self.list(1, #"<w:lvlOverride w:ilvl="0">\#(own)</w:lvlOverride>"#)]
    let labels = try Self.labels([Self.level(0, "decimal", "%1.")], lists: lists, [0, 0].map { Self.paragraph($0) })
    #expect(labels == ["Phụ lục A", "Phụ lục B"])
  }

  @Test("shows higher levels in plain figures where it is a legal one")
  func legal() throws {
    let levels = [
      Self.level(0, "upperRoman", "%1."), Self.level(1, "decimal", "%1.%2.", more: "<w:isLgl/>"),
      Self.level(2, "decimal", "%1.%2.%3.", more: #"<w:isLgl w:val="0"/>"#),
    ]
    let labels = try Self.labels(levels, [0, 0, 1, 2].map { Self.paragraph($0) })
    #expect(labels == ["I.", "II.", "2.1.", "II.1.1."])
  }

  @Test("goes on after Z and in small Roman figures, and puts a nought before one figure")
  func formats() throws {
    let levels = [
      Self.level(0, "upperLetter", "%1", start: 26), Self.level(1, "lowerRoman", "%2", start: 4),
      Self.level(2, "decimalZero", "%3", start: 9),
    ]
    let labels = try Self.labels(levels, [0, 0, 0, 1, 1, 2, 2].map { Self.paragraph($0) })
    #expect(labels == ["Z", "AA", "BB", "iv", "v", "09", "10"])
  }

  @Test("is none for a bullet, for a list that is not there and for a paragraph taken out of its list")
  func none() throws {
    let levels = [Self.level(0, "bullet", "–")]
    let body = [Self.paragraph(0), Self.paragraph(0, in: 7), Self.paragraph(0, in: 0)]
    let blocks = try Self.file(levels, body: body).text.blocks
    #expect(blocks.map(\.label) == [nil, nil, nil])
    #expect(blocks.map(\.kind) == [.listItem(0), .listItem(0), .paragraph])
  }

  @Test("comes with a style, and with the style that this one is based on")
  func styles() throws {
    let number = #"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#
    let styles =
      #"<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr>\#(number)</w:pPr></w:style>"#
      + #"<w:style w:type="paragraph" w:styleId="Moi"><w:basedOn w:val="Dieu"/></w:style>"#
    let body = ["Dieu", "Moi", "Khac"].map {
      #"<w:p><w:pPr><w:pStyle w:val="\#($0)"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"#
    }
    let file = try Self.file([Self.level(0, "decimal", "Điều %1.")], styles: styles, body: body)
    #expect(file.text.blocks.map(\.label) == ["Điều 1.", "Điều 2.", nil])
  }
}
