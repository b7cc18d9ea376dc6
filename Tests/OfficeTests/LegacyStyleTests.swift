// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

@testable import Office

/// Offices that never left their old fonts name them once, in a style, and in no run.
@Suite("A font of before Unicode")
struct LegacyStyleTests {
  private static func fonts(_ name: String) -> String {
    #"<w:rPr><w:rFonts w:ascii="\#(name)" w:hAnsi="\#(name)"/></w:rPr>"#
  }

  private static func style(_ type: String, _ id: String, _ content: String) -> String {
    #"<w:style w:type="\#(type)" w:styleId="\#(id)">\#(content)</w:style>"#
  }

  private static func run(_ text: String, _ look: String = "") -> String {
    #"<w:r>\#(look)<w:t xml:space="preserve">\#(text)</w:t></w:r>"#
  }

  private static func paragraph(_ style: String?, _ runs: String...) -> String {
    let look = style.map { #"<w:pPr><w:pStyle w:val="\#($0)"/></w:pPr>"# } ?? ""
    return "<w:p>\(look)\(runs.joined())</w:p>"
  }

  private static func file(_ styles: String..., body: [String]) throws -> WordFile {
    try WordFile(
      SampleWord.docx(
        body: body,
        parts: ["word/styles.xml": #"<w:styles xmlns:w="\#(SampleWord.space)">\#(styles.joined())</w:styles>"#],
        relations: #"<Relationship Id="s" Type="OFFICE/styles" Target="styles.xml"/>"#))
  }

  @Test("is known by the style of a paragraph, and by the one that this is based on")
  func paragraphStyle() throws {
    let file = try Self.file(
      Self.style("paragraph", "Cu", Self.fonts(".VnTime")), Self.style("paragraph", "Con", #"<w:basedOn w:val="Cu"/>"#),
      Self.style("paragraph", "Hoa", #"<w:basedOn w:val="Cu"/>"# + Self.fonts(".VnTimeH")),
      body: [
        Self.paragraph("Cu", Self.run("Uû ban nh©n d©n")), Self.paragraph("Con", Self.run("Uû ban nh©n d©n")),
        Self.paragraph("Hoa", Self.run("®¶ng bé")), Self.paragraph(nil, Self.run("Uû nh©n")),
      ])
    #expect(file.settledText(.accepting) == ["Uỷ ban nhân dân", "Uỷ ban nhân dân", "ĐẢNG BỘ", "Uû nh©n"])
    #expect(file.notices.contains(.legacyFontConverted(font: ".VnTime")))
  }

  @Test("is known by the style of a run, for this run alone")
  func runStyle() throws {
    let look = #"<w:rPr><w:rStyle w:val="Chu"/></w:rPr>"#
    let file = try Self.file(
      Self.style("character", "Chu", Self.fonts("VNI-Times")),
      body: [Self.paragraph(nil, Self.run("Đại hội: "), Self.run("Ñaûng boä ñöôïc kyû nieäm", look))])
    #expect(file.settledText(.accepting) == ["Đại hội: Đảng bộ được kỷ niệm"])
  }

  @Test("is known by what holds for the whole file, unless a style or a run names another")
  func defaults() throws {
    let usual = "<w:docDefaults><w:rPrDefault>\(Self.fonts(".VnTime"))</w:rPrDefault></w:docDefaults>"
    let file = try Self.file(
      usual, Self.style("paragraph", "Moi", Self.fonts("Arial")),
      body: [
        Self.paragraph(nil, Self.run("Uû ban "), Self.run("nhân dân", Self.fonts("Arial"))),
        Self.paragraph("Moi", Self.run("Ủy ban")),
      ])
    #expect(file.settledText(.accepting) == ["Uỷ ban nhân dân", "Ủy ban"])
  }

  @Test("is known by the style that paragraphs without one have")
  func usualStyle() throws {
    let usual =
      #"<w:style w:type="paragraph" w:default="1" w:styleId="Normal">\#(Self.fonts("VNI-Times"))</w:style>"#
    let file = try Self.file(usual, body: [Self.paragraph(nil, Self.run("Ñaûng boä"))])
    #expect(file.settledText(.accepting) == ["Đảng bộ"])
    #expect(file.notices.contains(.legacyFontConverted(font: "VNI-Times")))
  }

  private static func commented(_ comments: String, styles: String = "") throws -> WordFile {
    let space = SampleWord.space
    return try WordFile(
      SampleWord.docx(
        body: [paragraph(nil, run("Đại hội"))],
        parts: [
          "word/comments.xml":
            #"<w:comments xmlns:w="\#(space)"><w:comment w:id="1" w:author="A">\#(comments)</w:comment></w:comments>"#,
          "word/styles.xml": #"<w:styles xmlns:w="\#(space)">\#(styles)</w:styles>"#,
        ],
        relations: #"<Relationship Id="s" Type="OFFICE/styles" Target="styles.xml"/>"#
          + #"<Relationship Id="c" Type="OFFICE/comments" Target="comments.xml"/>"#))
  }

  @Test(
    "is known in remarks as well",
    arguments: [(".VnTime", "§Ò nghÞ bæ sung"), ("VNI-Times", "Ñeà nghò boå sung")])
  func remarks(font: String, words: String) throws {
    let file = try Self.commented(Self.paragraph(nil, Self.run(words, Self.fonts(font))))
    #expect(file.text.remarks.map(\.text) == ["Đề nghị bổ sung"])
    #expect(file.notices.contains(.legacyFontConverted(font: font)))
    let unknown = try Self.commented(Self.paragraph(nil, Self.run(words, Self.fonts("VPS Times"))))
    #expect(unknown.notices.contains(.legacyFontUnknown(font: "VPS Times")))
  }

  @Test("is known in remarks by their style, unless their letters are of today")
  func remarkStyle() throws {
    let style = Self.style("paragraph", "Cu", Self.fonts(".VnTime"))
    let file = try Self.commented(Self.paragraph("Cu", Self.run("§Ò nghÞ bæ sung")), styles: style)
    #expect(file.text.remarks.map(\.text) == ["Đề nghị bổ sung"])
    let new = try Self.commented(Self.paragraph("Cu", Self.run("Đề nghị bổ sung à")), styles: style)
    #expect(new.text.remarks.map(\.text) == ["Đề nghị bổ sung à"])
  }

  @Test("and words struck through are told of, as one passage where runs touch and the look is not turned off")
  func struck() throws {
    func look(_ mark: String) -> String { "<w:rPr><w:\(mark)/></w:rPr>" }
    let file = try Self.file(
      body: [
        Self.paragraph(
          nil, Self.run("Đạt "), Self.run("10", look("strike")), Self.run("0%", look("dstrike")),
          Self.run(" năm", look(#"strike w:val="0""#)))
      ])
    #expect(
      file.text.struck == [MarkedPlace(block: 0, offset: 4)..<MarkedPlace(block: 0, offset: 8)])
    #expect(file.notices == [.struckWords(count: 1)])
  }
}
