// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

@testable import Office

/// The many forms in which a Word file says the same.
@Suite("Words in a Word file")
struct WordFormsTests {
  private static let paragraph = SampleWord.paragraph
  private static let note = SampleWord.space

  @Test("are read once where the file says them once for newer and once for older programs")
  func alternate() throws {
    let box = "<w:txbxContent>\(Self.paragraph("Trong khung."))</w:txbxContent>"
    let run =
      #"<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">\#(box)</mc:Choice><mc:Fallback>\#(box)</mc:Fallback></mc:AlternateContent></w:r>"#
    let file = try WordFile(SampleWord.docx(body: ["<w:p><w:r><w:t>Ngoài khung.</w:t></w:r>\(run)</w:p>"]))
    #expect(file.text.blocks.map { $0.pieces.map(\.text).joined() } == ["Ngoài khung.", "Trong khung."])
    guard case .textBox = file.text.blocks[1].story else {
      Issue.record("\(file.text.blocks[1].story)")
      return
    }
  }

  @Test("that are changed in the newer form go in the older one, which stays where they are not")
  func fallback() throws {
    let box = "<w:txbxContent>\(Self.paragraph("Trong khung."))</w:txbxContent>"
    let run =
      #"<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">\#(box)</mc:Choice><mc:Fallback>\#(box)</mc:Fallback></mc:AlternateContent></w:r>"#
    let file = try WordFile(SampleWord.docx(body: ["<w:p><w:r><w:t>Ngoài khung.</w:t></w:r>\(run)</w:p>"]))
    for style in [WordPatch.Style.redline, .clean] {
      func written(_ block: Int) throws -> String {
        let edit = WordEdit(.replace(block: block, 0..<5, with: "Bên"), by: WordPatchTests.an)
        let package = try file.patched(WordPatch([edit], style: style))
        return String(decoding: try #require(package["word/document.xml"]), as: UTF8.self)
      }
      #expect(try !written(1).contains("mc:Fallback") && written(1).contains("mc:Choice"))
      #expect(try written(0).contains("mc:Fallback"))
    }
  }

  @Test("are read inside of content controls, around paragraphs, words and rows")
  func controls() throws {
    func control(_ content: String) -> String {
      "<w:sdt><w:sdtPr/><w:sdtContent>\(content)</w:sdtContent></w:sdt>"
    }
    let row = "<w:tr><w:tc><w:tcPr/>\(Self.paragraph("Ô"))</w:tc></w:tr>"
    let file = try WordFile(
      SampleWord.docx(body: [
        control(Self.paragraph("Đoạn.")), "<w:p>\(control("<w:r><w:t>Chữ.</w:t></w:r>"))</w:p>",
        "<w:tbl><w:tblPr/><w:tblGrid/>\(control(row))</w:tbl>",
      ]))
    #expect(file.settledText(.accepting) == ["Đoạn.", "Chữ.", "Ô"])
    #expect(file.text.blocks[2].cell != nil)
  }

  @Test("of a remark on a footnote are anchored in the note")
  func notedRemark() throws {
    let reference = #"<w:p><w:r><w:t>Thân.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>"#
    let marked =
      #"<w:r><w:t xml:space="preserve">Xem </w:t></w:r><w:commentRangeStart w:id="7"/><w:r><w:t>báo cáo quý</w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>"#
    let package = SampleWord.package(
      body: [reference],
      parts: [
        "word/footnotes.xml":
          #"<w:footnotes xmlns:w="\#(Self.note)"><w:footnote w:id="2"><w:p>\#(marked)</w:p></w:footnote></w:footnotes>"#,
        "word/comments.xml":
          #"<w:comments xmlns:w="\#(Self.note)"><w:comment w:id="7" w:author="An">\#(Self.paragraph("Quý nào?"))</w:comment></w:comments>"#,
      ],
      relations:
        #"<Relationship Id="f" Type="OFFICE/footnotes" Target="footnotes.xml"/><Relationship Id="c" Type="OFFICE/comments" Target="comments.xml"/>"#
    )
    let file = try WordFile(package)
    let remark = try #require(file.text.remarks.first)
    #expect(file.text.remarks.count == 1 && remark.text == "Quý nào?" && file.quote(remark.anchor) == "báo cáo quý")
    let block = try #require(remark.anchor?.lowerBound.block)
    #expect(file.text.blocks[block].story == .footnote(2))
  }

  @Test("that the word processor reckons anew are no change, those of a link or a form are")
  func fields() throws {
    func field(_ instruction: String, _ words: String) -> String {
      func mark(_ type: String) -> String { #"<w:r><w:fldChar w:fldCharType="\#(type)"/></w:r>"# }
      let told = "<w:r><w:instrText> \(instruction) </w:instrText></w:r>"
      return mark("begin") + told + mark("separate") + "<w:r><w:t>\(words)</w:t></w:r>" + mark("end")
    }
    func changes(_ old: String, _ new: String) throws -> ChangeSet {
      func text(_ words: String) throws -> MarkedText {
        try WordFile(SampleWord.docx(body: ["<w:p><w:r><w:t>Xem trang: </w:t></w:r>\(words)</w:p>"])).text
      }
      let base = DraftText(version: 1, from: Reading(try text(old), .rejecting))
      return ReturnedFile(source: "f", text: try text(new)).changes(on: base)
    }
    for instruction in ["PAGEREF _Toc1 \\h", "DATE \\@ \"dd\"", "page"] {
      let set = try changes(field(instruction, "12"), field(instruction, "14"))
      #expect(set.changes.isEmpty && set.trifles.map(\.noise) == [.field], "\(instruction)")
    }
    let simple = #"<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>%</w:t></w:r></w:fldSimple>"#
    #expect(try changes(simple.replacing("%", with: "3"), simple.replacing("%", with: "4")).changes.isEmpty)
    for instruction in ["HYPERLINK \"x\"", "FORMTEXT"] {
      #expect(try changes(field(instruction, "12"), field(instruction, "14")).changes.count == 1, "\(instruction)")
    }
    let tracked = #"<w:del w:id="1" w:author="An"><w:r><w:delText>12</w:delText></w:r></w:del>"#
    #expect(try changes(field("PAGE", "12"), tracked).changes.map(\.hand?.author) == ["An"])
  }

  @Test("are read and changed alike in the strict form of the format")
  func strict() throws {
    var package = SampleWord.package(body: [Self.paragraph("Sáu tháng."), Self.paragraph("Hai.")])
    for name in package.names {
      let text = String(decoding: package[name] ?? [], as: UTF8.self)
      package[name] = Array(
        text.replacing(SampleWord.space, with: "http://purl.oclc.org/ooxml/wordprocessingml/main")
          .replacing(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            with: "http://purl.oclc.org/ooxml/officeDocument/relationships"
          ).utf8)
    }
    let file = try WordFile(package)
    #expect(file.settledText(.accepting) == ["Sáu tháng.", "Hai."])
    let patch = WordPatch([WordEdit(.replace(block: 0, 0..<3, with: "Ba"), by: WordPatchTests.an)])
    let written = try WordFile(try file.patched(patch))
    #expect(written.settledText(.accepting) == ["Ba tháng.", "Hai."])
    #expect(written.settledText(.rejecting) == ["Sáu tháng.", "Hai."])
  }
}
