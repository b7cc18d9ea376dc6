// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Foundation
import Testing

@testable import Office

@Suite("A Word file that means no good")
struct WordFileHostileTests {
  private func fault(_ bytes: [UInt8]) -> WordFileFault? {
    OfficeTests.fault { () throws(WordFileFault) in try WordFile(bytes) }
  }

  private func fault(document: String) -> WordFileFault? {
    var package = SampleWord.package(body: [])
    package["word/document.xml"] = Array(document.utf8)
    return fault(package.zip())
  }

  @Test("is refused for what it is, whatever it is called")
  func otherKinds() throws {
    #expect(fault([]) == .notWord(.empty))
    #expect(fault(Array("%PDF-1.7\n".utf8)) == .notWord(.pdf))
    #expect(fault(Array("{\\rtf1 a}".utf8)) == .notWord(.rtf))
    #expect(fault(Array("<html><body>a</body></html>".utf8)) == .notWord(.webPage))
    #expect(fault(Array("Chỉ là chữ.".utf8)) == .notWord(.text))
    for (stream, kind) in [
      ("WordDocument", WordFileFault.Kind.oldWord), ("Workbook", .workbook), ("Book\0", .workbook),
      ("PowerPoint Document", .presentation), ("Contents", .unknown),
    ] {
      let entry = stream.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
      let old =
        [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 1020) + entry + [UInt8](repeating: 0, count: 90)
      #expect(fault(old) == .notWord(kind), "\(stream)")
    }
    let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(fault([0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 600) + name) == .encrypted)
    let table = try Workbook(sheets: [Sheet(name: "s", rows: [[.number(1)]])]).xlsx()
    #expect(fault(table) == .notWord(.workbook))
    var open = Package()
    open["mimetype"] = Array("application/vnd.oasis.opendocument.text".utf8)
    #expect(fault(open.zip()) == .notWord(.openDocument))
    #expect(fault(Package().zip()) == .noDocument)
  }

  @Test("is refused when it opens doors: document types, entities, bombs")
  func doors() {
    #expect(fault(document: "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>") == .forbiddenXML(part: "word/document.xml"))
    let body: (String) -> String = { "<w:document xmlns:w=\"\(SampleWord.space)\"><w:body>\($0)</w:body></w:document>" }
    guard case .badXML = fault(document: body("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>")) else {
      Issue.record("an entity that nobody declared was read")
      return
    }
    let deep = String(repeating: "<w:sdt><w:sdtContent>", count: 200)
    #expect(fault(document: body(deep)) == .tooDeep(part: "word/document.xml", most: XMLTree.mostDepth))
    var package = SampleWord.package(body: [])
    package["word/media/a.bin"] = [UInt8](repeating: 0, count: 30 << 20)
    #expect(fault(package.zip()) == .package(.ratioTooHigh(part: "word/media/a.bin", most: 200)))
  }

  @Test("is read as far as it is whole where parts are missing or say nonsense")
  func broken() throws {
    let relations =
      #"<Relationship Id="a" Type="OFFICE/footnotes" Target="nowhere.xml"/><Relationship Id="b" Type="OFFICE/header" Target="http://x/y" TargetMode="External"/>"#
      + #"<Relationship Id="c" Type="OFFICE/comments" Target="../../comments.xml"/><Relationship Type="OFFICE/styles"/>"#
    let file = try WordFile(
      SampleWord.docx(
        body: [
          #"<w:p><w:commentRangeEnd w:id="3"/><w:ins><w:r><w:t>a</w:t></w:r></w:ins><w:moveFromRangeEnd w:id="x"/></w:p><w:tbl/><w:tbl><w:tr/></w:tbl>"#
        ],
        relations: relations))
    #expect(file.notices == [.missingPart("word/nowhere.xml"), .missingPart("comments.xml")])
    #expect(file.settledText(.accepting) == ["a"] && file.changes.first?.hand == Hand(author: ""))
  }

  @Test("keeps apart remarks that share one id, and finds answers that turn in a circle harmless")
  func doubles() throws {
    let w14 = #"xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml""#
    func comment(_ line: String) -> String {
      #"<w:comment w:id="1" w:author="A"><w:p w14:paraId="\#(line)"><w:r><w:t>\#(line)</w:t></w:r></w:p></w:comment>"#
    }
    let w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    let file = try WordFile(
      SampleWord.docx(
        body: [#"<w:p><w:r><w:commentReference w:id="1"/></w:r></w:p>"#],
        parts: [
          "word/comments.xml":
            #"<w:comments xmlns:w="\#(SampleWord.space)" \#(w14)>\#(comment("0A"))\#(comment("0B"))</w:comments>"#,
          "word/ex.xml":
            #"<e:commentsEx xmlns:e="\#(w15)"><e:commentEx e:paraId="0A" e:paraIdParent="0B"/><e:commentEx e:paraId="0B" e:paraIdParent="0A" e:done="1"/></e:commentsEx>"#,
        ],
        relations:
          #"<Relationship Id="a" Type="OFFICE/comments" Target="comments.xml"/><Relationship Id="b" Type="OFFICE/commentsExtended" Target="ex.xml"/>"#
      ))
    #expect(file.text.remarks.map(\.text) == ["0A", "0B"] && Set(file.text.remarks.map(\.id)).count == 2)
    #expect(file.text.remarks.map { $0.anchor != nil } == [true, false])
    #expect(file.notices.contains(.doubleRemark(id: "1")) && file.text.remarks[1].resolved)
  }

  @Test("is read as deep as it may go, and each of many nested marks does not repeat all words")
  func nested() throws {
    let open = String(repeating: #"<w:ins w:id="1" w:author="A">"#, count: 240)
    let close = String(repeating: "</w:ins>", count: 240)
    let words = String(repeating: "chữ ", count: 25_000)
    let file = try WordFile(SampleWord.package(body: ["<w:p>\(open)<w:r><w:t>\(words)</w:t></w:r>\(close)</w:p>"]))
    #expect(file.settledText(.accepting) == [words] && file.settledText(.rejecting) == [""])
    #expect(file.changes.count < 10)
    let boxes = String(repeating: "<w:sdt><w:sdtContent>", count: 120)
    let ends = String(repeating: "</w:sdtContent></w:sdt>", count: 120)
    #expect(
      try WordFile(SampleWord.docx(body: [boxes + SampleWord.paragraph("a") + ends])).settledText(.accepting) == ["a"])
  }

  @Test("with macros says so, and loses them on request")
  func macros() throws {
    var package = SampleWord.package(body: [SampleWord.paragraph("a")])
    package["word/vbaProject.bin"] = [1, 2, 3]
    let file = try WordFile(package)
    #expect(file.notices == [.hasMacros])
    #expect(try file.patched(WordPatch([], scrubbing: [.macros]))["word/vbaProject.bin"] == nil)
  }

  @Test("with hidden words says how the first of them read; a mark that is switched off hides nothing")
  func hidden() throws {
    func file(_ look: String) throws -> WordFile {
      try WordFile(SampleWord.docx(body: ["<w:p><w:r><w:rPr>\(look)</w:rPr><w:t>Lời riêng</w:t></w:r></w:p>"]))
    }
    #expect(try file("<w:vanish/>").notices == [.hiddenWords("Lời riêng")])
    #expect(try file("<w:vanish/>").settledText(.accepting) == ["Lời riêng"])
    #expect(try file(#"<w:vanish w:val="0"/>"#).notices.isEmpty && file("<w:b/>").notices.isEmpty)
  }

  @Test("in a font of before Unicode is turned into Unicode by the font's name, and only there")
  func legacy() throws {
    func run(_ font: String, _ text: String) -> String {
      #"<w:r><w:rPr><w:rFonts w:ascii="\#(font)"/></w:rPr><w:t>\#(text)</w:t></w:r>"#
    }
    let file = try WordFile(
      SampleWord.docx(body: [
        "<w:p>\(run(".VnTime", "Uû ban nh©n d©n"))</w:p>", "<w:p>\(run(".VnTimeH", "®¶ng bé"))</w:p>",
        "<w:p>\(run("VNI-Times", "Ñaûng boä ñöôïc kyû nieäm"))</w:p>", "<w:p>\(run("Arial", "Uû nh©n"))</w:p>",
        "<w:p>\(run("VPS Time", "x"))</w:p>",
      ]))
    let texts = ["Uỷ ban nhân dân", "ĐẢNG BỘ", "Đảng bộ được kỷ niệm", "Uû nh©n", "x"]
    #expect(file.settledText(.accepting) == texts)
    #expect(
      file.notices.contains(.legacyFontConverted(font: "VNI-Times"))
        && file.notices.contains(.legacyFontUnknown(font: "VPS Time")))
    // An edit keeps what stands around it as the file has it, and writes its own words in Unicode.
    let edit = WordEdit(.replace(block: 2, 5..<7, with: "đảng ủy"), by: WordPatchTests.an)
    let written = try WordFile(try file.patched(WordPatch([edit])))
    #expect(written.settledText(.accepting)[2] == "Đảng đảng ủy được kỷ niệm")
  }
}
