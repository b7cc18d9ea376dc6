// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Foundation
import Testing

@testable import Office

@Suite("A patched Word file")
struct WordPatchTests {
  static let an = Hand(author: "An", date: "2026-05-01T08:00:00Z")
  static let binh = Hand(author: "Bình & Co", date: "2026-05-02T08:00:00Z")

  private func file(_ texts: String...) throws -> WordFile {
    try WordFile(SampleWord.docx(body: texts.map(SampleWord.paragraph)))
  }

  private func marks(_ file: WordFile) -> [String] {
    file.changes.map { "\($0.kind) \($0.hand.author) \($0.text)" }
  }

  @Test("without edits is the package that it was")
  func unchanged() throws {
    let bytes = SampleWord.docx(body: [SampleWord.paragraph("Một.")])
    let file = try WordFile(bytes)
    #expect(try file.bytes(with: WordPatch([])) == bytes)
    let written = try file.patched(WordPatch([]))
    for name in file.package.names { #expect(written[name] == file.package[name]) }
  }

  @Test("keeps what was not touched, byte for byte, and marks what was")
  func replaced() throws {
    let file = try file("Tăng trưởng sáu phần trăm.", "Đoạn cuối.")
    let edit = WordEdit(.replace(block: 0, 12..<15, with: "bảy"), by: Self.binh)
    let written = try WordFile(try file.patched(WordPatch([edit])))
    #expect(written.settledText(.accepting) == ["Tăng trưởng bảy phần trăm.", "Đoạn cuối."])
    #expect(written.settledText(.rejecting) == ["Tăng trưởng sáu phần trăm.", "Đoạn cuối."])
    #expect(marks(written) == ["del Bình & Co sáu", "ins Bình & Co bảy"])
    let xml = String(decoding: try #require(written.package["word/document.xml"]), as: UTF8.self)
    #expect(xml.contains(SampleWord.paragraph("Đoạn cuối.")))
    for name in file.package.names where name != "word/document.xml" {
      #expect(written.package[name] == file.package[name], "\(name)")
    }
  }

  @Test("nests a deletion in another hand's insertion, and splits that insertion for a new one")
  func nested() throws {
    let ins = #"<w:ins w:id="7" w:author="Cúc"><w:r><w:rPr><w:b/></w:rPr><w:t>một hai ba</w:t></w:r></w:ins>"#
    let file = try WordFile(SampleWord.docx(body: ["<w:p>\(ins)</w:p>"]))
    let patch = WordPatch([
      WordEdit(.replace(block: 0, 4..<8, with: ""), by: Self.an),
      WordEdit(.replace(block: 0, 3..<3, with: " rưỡi"), by: Self.an),
    ])
    let written = try WordFile(try file.patched(patch))
    #expect(written.settledText(.accepting) == ["một rưỡi ba"])
    #expect(written.settledText(.rejecting) == [""])
    #expect(marks(written) == ["ins Cúc một", "ins An  rưỡi", "del An hai ", "ins Cúc  hai ba"])
    #expect(written.changes.map(\.isNested) == [false, false, true, false])
  }

  @Test("inserts, deletes, splits and joins paragraphs")
  func paragraphs() throws {
    let file = try file("Một. Hai.", "Ba.", "Bốn.", "Năm.")
    let patch = WordPatch([
      WordEdit(.split(block: 0, at: 4), by: Self.an), WordEdit(.insert(after: 1, text: "Mới\tmột\ndòng."), by: Self.an),
      WordEdit(.delete(block: 2), by: Self.an),
    ])
    let written = try WordFile(try file.patched(patch))
    #expect(written.settledText(.accepting) == ["Một.", " Hai.", "Ba.", "Mới\tmột\ndòng.", "Năm."])
    #expect(written.settledText(.rejecting) == ["Một. Hai.", "Ba.", "Bốn.", "Năm."])
    let joined = try WordFile(try file.patched(WordPatch([WordEdit(.join(block: 1), by: Self.an)], style: .clean)))
    #expect(joined.settledText(.accepting) == ["Một. Hai.", "Ba.Bốn.", "Năm."] && joined.changes.isEmpty)
  }

  @Test("joins several paragraphs in a row into one with the look of the last, whatever looks the others have")
  func joinedInARow() throws {
    func item(_ text: String, _ style: String) -> String {
      #"<w:p><w:pPr><w:pStyle w:val="\#(style)"/></w:pPr><w:r><w:t>\#(text)</w:t></w:r></w:p>"#
    }
    let body = [item("Một.", "A"), "<w:p/>", item("Hai.", "B"), item("Ba.", "C"), item("Bốn.", "D")]
    let file = try WordFile(SampleWord.docx(body: body))
    let joins = [0, 1, 2].map { WordEdit(.join(block: $0), by: Self.an) }
    let more = [
      WordEdit(.replace(block: 2, 0..<4, with: " Hai,"), by: Self.an),
      WordEdit(.look(block: 3, like: 4), by: Self.binh),
    ]
    for (edits, words, style) in [(joins, "Một.Hai.Ba.", "C"), (joins + more, "Một. Hai,Ba.", "D")] {
      let clean = try WordFile(try file.patched(WordPatch(edits, style: .clean)))
      #expect(clean.settledText(.accepting) == [words, "Bốn."] && clean.changes.isEmpty)
      let xml = String(decoding: try #require(clean.package["word/document.xml"]), as: UTF8.self)
      #expect(xml.contains(#"<w:p><w:pPr><w:pStyle w:val="\#(style)"/></w:pPr>"#))
      #expect(xml.components(separatedBy: "<w:pStyle").count - 1 == 2)
      let redline = try WordFile(try file.patched(WordPatch(edits)))
      #expect(redline.settledText(.accepting) == [words, "Bốn."])
      #expect(redline.settledText(.rejecting) == file.settledText(.rejecting))
    }
    // Whoever joins two and deletes the second with its end joins the first with the third.
    let through = [WordEdit(.join(block: 1), by: Self.an), WordEdit(.delete(block: 2), by: Self.binh)]
    for style in [WordPatch.Style.clean, .redline] {
      let written = try WordFile(try file.patched(WordPatch(through, style: style)))
      #expect(written.settledText(.accepting) == ["Một.", "Ba.", "Bốn."])
    }
    // The second part of what is split in between goes on with the third.
    let split = joins[1...] + [WordEdit(.join(block: 3), by: Self.an), WordEdit(.split(block: 3, at: 2), by: Self.an)]
    let parted = try WordFile(try file.patched(WordPatch(Array(split), style: .clean)))
    #expect(parted.settledText(.accepting) == ["Một.", "Hai.Ba", ".Bốn."])
  }

  @Test("writes rows with their marks, and without them when clean")
  func rows() throws {
    let body = [
      SampleWord.paragraph("Trước"), SampleWord.table([["A1", "B1"], ["A2", "B2"]]), SampleWord.paragraph("Sau"),
    ]
    let file = try WordFile(SampleWord.docx(body: body))
    let patch = [
      WordEdit(.insertRow(below: 1, cells: ["x", "y"]), by: Self.an), WordEdit(.deleteRow(holding: 4), by: Self.an),
    ]
    for style in [WordPatch.Style.redline, .clean] {
      let written = try WordFile(try file.patched(WordPatch(patch, style: style)))
      #expect(written.settledText(.accepting) == ["Trước", "A1", "B1", "x", "y", "Sau"])
      let before = style == .clean ? ["Trước", "A1", "B1", "x", "y", "Sau"] : ["Trước", "A1", "B1", "A2", "B2", "Sau"]
      #expect(written.settledText(.rejecting) == before)
      #expect(written.changes.contains { $0.kind == .rowIns } == (style == .redline))
    }
    #expect(throws: WordPatchFault.cellCount(beside: 1, given: 1)) {
      try file.patched(WordPatch([WordEdit(.insertRow(below: 1, cells: ["x"]), by: Self.an)]))
    }
  }

  @Test("writes several paragraphs into a cell of a new row and of a new table")
  func paragraphsInCells() throws {
    let file = try WordFile(
      SampleWord.docx(body: [SampleWord.table([["A1", "B1"]]), SampleWord.paragraph("Sau")]))
    let two = WordEdit.Cell(paragraphs: ["Một.", "", "Hai."])
    let patch = [
      WordEdit(.insertRow(below: 0, cells: ["x", two]), by: Self.an),
      WordEdit(.put(.table([[two, "y"]]), .after, of: 2), by: Self.an),
    ]
    let base = ["A1", "B1", "Sau"]
    let next = ["A1", "B1", "x", "Một.", "", "Hai.", "Sau", "Một.", "", "Hai.", "y"]
    for style in [WordPatch.Style.redline, .clean] {
      let written = try WordFile(try file.patched(WordPatch(patch, style: style)))
      #expect(written.settledText(.accepting) == next)
      #expect(written.settledText(.rejecting) == (style == .clean ? next : base))
      #expect(written.text.blocks[2...5].map { $0.cell?.column } == [0, 1, 1, 1])
    }
  }

  @Test(
    "writes a new table after a paragraph, a row above the first, and takes a whole table away beside another's row")
  func tables() throws {
    let body = [
      SampleWord.table([["A1"], ["A2"]]), SampleWord.paragraph("Giữa"), SampleWord.table([["B1"]]),
      SampleWord.paragraph("Cuối"),
    ]
    let file = try WordFile(SampleWord.docx(body: body))
    let patch = [
      WordEdit(.insertFirstRow(above: 0, cells: ["A0"]), by: Self.an), WordEdit(.deleteRow(holding: 1), by: Self.an),
      WordEdit(.put(.table([["x", "y"], ["", "z"]]), .after, of: 2), by: Self.binh),
      WordEdit(.deleteRow(holding: 3), by: Self.an),
    ]
    for style in [WordPatch.Style.redline, .clean] {
      let written = try WordFile(try file.patched(WordPatch(patch, style: style)))
      let new = ["A0", "A1", "Giữa", "x", "y", "", "z", "Cuối"]
      #expect(written.settledText(.accepting) == new)
      #expect(written.settledText(.rejecting) == (style == .clean ? new : file.settledText(.rejecting)))
      let tables = String(decoding: try #require(written.package["word/document.xml"]), as: UTF8.self)
      #expect(tables.components(separatedBy: "<w:tbl>").count - 1 == (style == .clean ? 2 : 3))
    }
    #expect(throws: WordPatchFault.cellCount(beside: 2, given: 1)) {
      try file.patched(WordPatch([WordEdit(.put(.table([["x", "y"], ["z"]]), .after, of: 2), by: Self.an)]))
    }
  }

  @Test("carries remarks and answers to them, in parts made where there are none")
  func remarks() throws {
    let file = try file("Tăng trưởng sáu phần trăm.", "Đoạn cuối.")
    let range = MarkedPlace(block: 0, offset: 5)..<MarkedPlace(block: 1, offset: 4)
    let first = try WordFile(
      try file.patched(WordPatch([WordEdit(.remark(range, text: "Vì sao?\nNêu rõ.", initials: "A"), by: Self.an)])))
    let remark = try #require(first.text.remarks.first)
    #expect(first.quote(remark.anchor) == "trưởng sáu phần trăm.Đoạn" && remark.text == "Vì sao?\nNêu rõ.")
    let answer = WordEdit(.reply(to: remark.id, text: "Đã nêu.", initials: "B"), by: Self.binh)
    let second = try WordFile(try first.patched(WordPatch([answer])))
    #expect(second.text.remarks.map(\.parent) == [nil, remark.id])
    #expect(second.quote(second.text.remarks.last?.anchor) == "trưởng sáu phần trăm.Đoạn")
  }

  @Test("bears hidden hints that are read again")
  func hints() throws {
    let file = try file("Một.", "Hai.")
    let written = try WordFile(try file.patched(WordPatch([], hints: [0: "_dk1_0", 1: "_dk1_1"])))
    #expect(written.text.blocks.map(\.hint) == ["_dk1_0", "_dk1_1"])
    #expect(throws: WordPatchFault.badHint("_dk 1")) { try file.patched(WordPatch([], hints: [0: "_dk 1"])) }
  }

  @Test("refuses places inside of a letter, words changed twice, and blocks that are not there")
  func refused() throws {
    let file = try file("a😀b", "Hai.")
    func fault(_ edits: WordEdit.What...) -> WordPatchFault? {
      OfficeTests.fault { () throws(WordPatchFault) in
        try file.patched(WordPatch(edits.map { WordEdit($0, by: Self.an) }))
      }
    }
    #expect(fault(.replace(block: 0, 2..<3, with: "")) == .noSuchPlace(MarkedPlace(block: 0, offset: 2)))
    #expect(fault(.replace(block: 0, 0..<9, with: "")) == .noSuchPlace(MarkedPlace(block: 0, offset: 9)))
    #expect(fault(.replace(block: 1, 0..<3, with: "x"), .replace(block: 1, 2..<4, with: "")) == .overlap(block: 1))
    #expect(fault(.delete(block: 5)) == .noSuchBlock(5))
    #expect(fault(.deleteRow(holding: 0)) == .notInTable(block: 0))
    #expect(fault(.reply(to: "9", text: "", initials: "")) == .noSuchRemark("9"))
  }

  @Test("cuts letters that the file keeps decomposed, even over two runs, where their composed form says")
  func decomposed() throws {
    let runs = "<w:r><w:t>Vie</w:t></w:r><w:r><w:t>\u{323}\u{302}t Nam e\u{302}\u{323}m</w:t></w:r>"
    let file = try WordFile(SampleWord.docx(body: ["<w:p>\(runs)</w:p>"]))
    #expect(file.text.blocks[0].pieces.map(\.text) == ["Việt Nam ệm"])
    #expect(Array(file.text.blocks[0].pieces[0].text.unicodeScalars).count == 11)
    for range in [2..<3, 3..<4, 0..<3, 9..<10, 3..<11] {
      let written = try WordFile(
        try file.patched(WordPatch([WordEdit(.replace(block: 0, range, with: "*"), by: Self.an)])))
      var wanted = Array("Việt Nam ệm")
      wanted.replaceSubrange(range, with: "*")
      #expect(written.settledText(.accepting) == [String(wanted)], "\(range)")
    }
  }

  @Test("loses on request the names and sessions of those who worked on it")
  func scrubbed() throws {
    var package = try file("Một.").package
    let core =
      #"<cp:coreProperties xmlns:cp="x" xmlns:dc="y"><dc:creator>Nguyễn Văn A</dc:creator></cp:coreProperties>"#
    package["docProps/core.xml"] = Array(core.utf8)
    package["word/document.xml"] = Array(
      String(decoding: try #require(package["word/document.xml"]), as: UTF8.self)
        .replacing("<w:p>", with: #"<w:p w:rsidR="00AB12CD" w:rsidP="00000001">"#).utf8)
    let written = try WordFile(package).patched(WordPatch([], scrubbing: Set(WordPatch.Scrubbing.allCases)))
    let all = written.names.compactMap { written[$0] }.map { String(decoding: $0, as: UTF8.self) }.joined()
    #expect(!all.contains("Nguyễn") && !all.contains("rsid") && all.contains("Một."))
    #expect(try WordFile(written).settledText(.accepting) == ["Một."])
    // What cannot be read could keep a name: then nothing leaves.
    package["docProps/core.xml"] = Array("<a>Nguyễn".utf8)
    #expect(throws: WordPatchFault.self) { try WordFile(package).patched(WordPatch([], scrubbing: [.properties])) }
  }
}

/// Small Word files written by hand.
enum SampleWord {
  static let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  static func paragraph(_ text: String) -> String { #"<w:p><w:r><w:t xml:space="preserve">\#(text)</w:t></w:r></w:p>"# }

  static func table(_ rows: [[String]]) -> String {
    let cells = rows.map { row in "<w:tr>" + row.map { "<w:tc><w:tcPr/>\(paragraph($0))</w:tc>" }.joined() + "</w:tr>" }
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + cells.joined() + "</w:tbl>"
  }

  static func package(body: [String], parts: [String: String] = [:], relations: String = "") -> Package {
    var package = Package()
    let types = "http://schemas.openxmlformats.org/package/2006/content-types"
    let related = "http://schemas.openxmlformats.org/package/2006/relationships"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    package["[Content_Types].xml"] = Array(
      (#"<Types xmlns="\#(types)"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
        + #"<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="\#(main)"/></Types>"#)
        .utf8)
    package["_rels/.rels"] = Array(
      #"<Relationships xmlns="\#(related)"><Relationship Id="a" Type="\#(office)/officeDocument" Target="word/document.xml"/></Relationships>"#
        .utf8)
    package["word/document.xml"] = Array(
      #"<w:document xmlns:w="\#(space)"><w:body>\#(body.joined())<w:sectPr/></w:body></w:document>"#.utf8)
    if !relations.isEmpty {
      package["word/_rels/document.xml.rels"] = Array(
        #"<Relationships xmlns="\#(related)">\#(relations.replacing("OFFICE", with: office))</Relationships>"#.utf8)
    }
    for (name, text) in parts.sorted(by: { $0.key < $1.key }) { package[name] = Array(text.utf8) }
    return package
  }

  static func docx(body: [String], parts: [String: String] = [:], relations: String = "") -> [UInt8] {
    package(body: body, parts: parts, relations: relations).zip()
  }
}
