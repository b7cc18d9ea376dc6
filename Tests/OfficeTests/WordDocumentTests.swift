// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

@testable import Office

@Suite("A Word document")
struct WordDocumentTests {
  private func document(_ blocks: [WordBlock], styles: [WordStyle] = []) -> WordDocument {
    WordDocument(
      properties: WordProperties(title: "T & <T>", author: "A", language: "vi-VN"),
      body: WordBody(font: "Times New Roman", size: 14), styles: styles, sections: [WordSection(blocks: blocks)])
  }

  private func part(_ name: String, of document: WordDocument) throws -> String {
    String(decoding: try #require(try document.package()[name]), as: UTF8.self)
  }

  /// What stands between the start of the body and its page.
  private func text(of blocks: [WordBlock]) throws -> String {
    let xml = try part("word/document.xml", of: document(blocks))
    let body = try #require(xml.split(separator: "<w:body>", maxSplits: 1).last)
    return String(try #require(body.split(separator: "\n<w:sectPr>").first))
  }

  @Test("writes paragraphs with the elements in the order that the format fixes")
  func paragraph() throws {
    let look = ParagraphLook(
      alignment: .justified, indentLeft: 10, firstLine: -5, spaceBefore: 6, spaceAfter: 3, lineSpacing: .lines(1.5),
      keepsWithNext: true, tabs: [TabStop(at: 100, alignment: .right, leader: .dots)],
      borders: Borders(bottom: 0.75), headingLevel: 2)
    let words = TextLook(
      isBold: true, isItalic: false, isUpperCase: true, isUnderlined: true, position: .superscript, size: 13.5)
    #expect(
      try text(of: [.paragraph(Paragraph("Điều 1 & <2>\tx\ny", look: look, text: words))]) == """

        <w:p><w:pPr><w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>\
        <w:tabs><w:tab w:val="right" w:leader="dot" w:pos="5669"/></w:tabs>\
        <w:spacing w:before="120" w:after="60" w:line="360" w:lineRule="auto"/>\
        <w:ind w:left="567" w:hanging="283"/><w:jc w:val="both"/><w:outlineLvl w:val="1"/></w:pPr>\
        <w:r><w:rPr><w:b/><w:bCs/><w:i w:val="0"/><w:iCs w:val="0"/><w:caps/><w:sz w:val="27"/><w:szCs w:val="27"/>\
        <w:u w:val="single"/><w:vertAlign w:val="superscript"/></w:rPr>\
        <w:t xml:space="preserve">Điều 1 &amp; &lt;2&gt;</w:t><w:tab/><w:t xml:space="preserve">x</w:t><w:br/>\
        <w:t xml:space="preserve">y</w:t></w:r></w:p>
        """)
  }

  @Test("keeps every row of a tall cell with what follows, where its words are kept")
  func keptRows() throws {
    let line = WordBlock.paragraph(.line("x", keepsWithNext: true))
    let table = WordTable(
      columns: [20, 30], rows: [.init([.init([line], rowSpan: 2), .init([line])]), .init([.init([line])])])
    #expect(try text(of: [.table(table)]).matches(of: /<w:keepNext\/>/).count == 4)
  }

  @Test("writes tables with spans, headings and a description")
  func table() throws {
    let table = WordTable(
      columns: [20, 30],
      rows: [
        .init([.init([.paragraph(Paragraph("H"))], columnSpan: 2)], isHeader: true),
        .init([.init([], rowSpan: 2, verticalAlignment: .centre, shading: "EEEEEE"), .init([])]), .init([.init([])]),
      ], border: nil, title: "Bảng")
    let xml = try text(of: [.table(table)])
    let empty = #"""

      <w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>\#
      <w:ind w:left="0" w:right="0" w:firstLine="0"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>
      """#
    #expect(
      xml == """

        <w:tbl><w:tblPr><w:tblW w:w="2835" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>\
        <w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>\
        </w:tblCellMar><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" \
        w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Bảng"/><w:tblDescription w:val="Bảng"/></w:tblPr>\
        <w:tblGrid><w:gridCol w:w="1134"/><w:gridCol w:w="1701"/></w:tblGrid>
        <w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>
        <w:tc><w:tcPr><w:tcW w:w="2835" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr>
        <w:p><w:r><w:t xml:space="preserve">H</w:t></w:r></w:p></w:tc></w:tr>
        <w:tr><w:trPr><w:cantSplit/></w:trPr>
        <w:tc><w:tcPr><w:tcW w:w="1134" w:type="dxa"/><w:vMerge w:val="restart"/>\
        <w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/><w:vAlign w:val="center"/></w:tcPr>\(empty)</w:tc>
        <w:tc><w:tcPr><w:tcW w:w="1701" w:type="dxa"/></w:tcPr>\(empty)</w:tc></w:tr>
        <w:tr><w:trPr><w:cantSplit/></w:trPr>
        <w:tc><w:tcPr><w:tcW w:w="1134" w:type="dxa"/><w:vMerge/>\
        <w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/><w:vAlign w:val="center"/></w:tcPr>\(empty)</w:tc>
        <w:tc><w:tcPr><w:tcW w:w="1701" w:type="dxa"/></w:tcPr>\(empty)</w:tc></w:tr></w:tbl>\(empty)
        """)
  }

  @Test("numbers pages from the second on, and turns a section on its side")
  func sections() throws {
    var document = document([.paragraph(Paragraph("1"))])
    document.sections[0].pageNumber = .topCentre
    document.sections.append(WordSection(page: WordPage().landscape, blocks: [.paragraph(Paragraph("2"))]))
    let xml = try part("word/document.xml", of: document)
    #expect(xml.split(separator: "<w:titlePg/>", omittingEmptySubsequences: false).count == 2)
    #expect(xml.contains(#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#))
    #expect(xml.contains(#"<w:headerReference w:type="first" r:id="header2"/>"#))
    #expect(try part("word/header1.xml", of: document).contains(" PAGE "))
    for silent in ["header2", "header3", "footer1", "footer2", "footer3"] {
      #expect(try !part("word/\(silent).xml", of: document).contains("PAGE"), "\(silent)")
    }
  }

  @Test("says its title, language and fonts, for every script")
  func properties() throws {
    let document = document([])
    let core = try part("docProps/core.xml", of: document)
    #expect(
      core.contains("<dc:title>T &amp; &lt;T&gt;</dc:title>") && core.contains("<dc:language>vi-VN</dc:language>"))
    let styles = try part("word/styles.xml", of: document)
    #expect(
      styles.contains(
        #"<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>"#
      ))
    #expect(styles.contains(#"<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>"#))
  }

  @Test("holds a picture once however often it is shown, each time with what it shows in words")
  func pictures() throws {
    let image = WordImage(png: try QRCode(text: "x").png(), width: 20, height: 20, description: "Mã \"QR\"")
    let document = document([.paragraph(Paragraph(content: [.image(image), .image(image)]))])
    let package = try document.package()
    #expect(package.names.filter { $0.hasPrefix("word/media/") } == ["word/media/image1.png"])
    let xml = try part("word/document.xml", of: document)
    #expect(xml.contains(#"<wp:docPr id="1" name="Picture 1" descr="Mã &quot;QR&quot;"/>"#))
    #expect(xml.contains(#"<wp:docPr id="2" name="Picture 2""#))
    #expect(try part("word/_rels/header1.xml.rels", of: document).contains("media/image1.png"))
  }

  @Test("gives the same bytes each time")
  func stable() throws {
    #expect(try SampleDocument.document().docx() == SampleDocument.document().docx())
  }

  @Test("keeps markup and characters that XML has no place for out of the file")
  func hostileText() throws {
    let hostile = "</w:t><script>\u{0}\u{B}\u{FFFE}]]>&#x41;\"'"
    var document = document([.paragraph(Paragraph(hostile))])
    document.properties.title = hostile
    let answer = try OtherProgram.checkParts(of: document.docx())
    #expect(answer.status == 0, "\(answer.said)")
    #expect(try text(of: [.paragraph(Paragraph(hostile))]).contains("&lt;/w:t&gt;&lt;script&gt;\u{FFFD}\u{FFFD}"))
  }

  @Test("has only well-formed parts", .tags(.slow))
  func wellFormed() throws {
    let answer = try OtherProgram.checkParts(of: SampleDocument.document().docx())
    #expect(answer.status == 0 && answer.said == "22\n", "\(answer.said)")
  }

  // MARK: Refused

  private func refusal(_ document: WordDocument) -> WordFault? { fault { () throws(WordFault) in try document.docx() } }

  @Test("is refused where its tables, styles or pictures do not fit together")
  func refusals() {
    func table(_ rows: [WordTable.Row]) -> WordDocument {
      document([.table(WordTable(columns: [10, 10], rows: rows))])
    }
    #expect(refusal(table([.init([.init("a")])])) == .rowDoesNotFill(table: 0, row: 0))
    #expect(refusal(table([.init([.init("a"), .init("b"), .init("c")])])) == .rowDoesNotFill(table: 0, row: 0))
    #expect(refusal(table([.init([.init("a", columnSpan: 3)])])) == .rowDoesNotFill(table: 0, row: 0))
    #expect(refusal(table([.init([.init("a", columnSpan: .max)])])) == .rowDoesNotFill(table: 0, row: 0))
    #expect(refusal(table([.init([.init("a", rowSpan: 2), .init("b")])])) == .rowDoesNotFill(table: 0, row: 0))
    #expect(refusal(table([.init([.init("a", columnSpan: 0), .init("b")])])) == .spanBelowOne(table: 0, row: 0))
    let below: [WordTable.Row] = [
      .init([.init("a"), .init("b", rowSpan: 2)]), .init([.init("a", columnSpan: 2)]),
    ]
    #expect(refusal(table(below)) == .rowDoesNotFill(table: 0, row: 1))
    #expect(refusal(document([.paragraph(Paragraph("a", style: "None"))])) == .unknownStyle("None"))
    #expect(refusal(document([], styles: [.init(id: "A", name: "A"), .init(id: "A", name: "B")])) == .doubleStyle("A"))
    let picture = WordImage(png: [1, 2], width: 1, height: 1, description: "d")
    #expect(refusal(document([.paragraph(Paragraph(content: [.image(picture)]))])) == .imageIsNotPNG(description: "d"))
    var none = document([])
    none.sections = []
    #expect(refusal(none) == .noSection)
  }
}
