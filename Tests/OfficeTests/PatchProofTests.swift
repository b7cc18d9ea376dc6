// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

@testable import Office

/// What stands between a fault of the writer and somebody's file; so it is shown packages that a faulty writer made.
@Suite("The proof of a patched file")
struct PatchProofTests {
  private static let document = "word/document.xml"

  /// A change of words and a remark beside them, as written and as proven.
  private struct Written {
    let proof: PatchProof
    let package: Package

    init(_ edits: [WordEdit.What]) throws {
      let file = try WordFile(
        SampleWord.docx(
          body: [SampleWord.paragraph("Tăng trưởng sáu phần trăm."), SampleWord.paragraph("Đoạn cuối.")],
          parts: ["docProps/custom.xml": "<a/>"]))
      let patch = WordPatch(edits.map { WordEdit($0, by: WordPatchTests.an) })
      var writing = try PatchWriting(file, patch)
      try writing.write()
      proof = PatchProof(base: file, patch: patch, plan: writing.plan, ids: writing.ids)
      package = writing.package
    }

    /// Why the package is refused once one part reads otherwise; nil where it is not.
    func fault(of part: String, _ old: String, _ new: String) throws -> WordPatchFault? {
      var package = package
      let text = String(decoding: try #require(package[part]), as: UTF8.self)
      let other = text.replacing(old, with: new)
      try #require(other != text, "\(old) stands in \(part)")
      package[part] = Array(other.utf8)
      return fault(of: package)
    }

    func fault(of package: Package) -> WordPatchFault? {
      do throws(WordPatchFault) {
        try proof.check(package)
        return nil
      } catch { return error }
    }
  }

  private static let words = WordEdit.What.replace(block: 0, 12..<15, with: "bảy")
  private static let remark = WordEdit.What.remark(
    MarkedPlace(block: 0, offset: 0)..<MarkedPlace(block: 0, offset: 11), text: "Vì sao?", initials: "A")

  @Test("passes what was meant")
  func sound() throws {
    for edits in [[Self.words], [Self.remark], [Self.words, Self.remark]] {
      let written = try Written(edits)
      #expect(written.fault(of: written.package) == nil)
    }
  }

  @Test("fails where accepting everything gives other words, touched or not")
  func accepted() throws {
    let written = try Written([Self.words])
    #expect(try written.fault(of: Self.document, "bảy", "tám") == .notProven(.accepted(block: 0)))
    #expect(try written.fault(of: Self.document, "Đoạn cuối.", "Đoạn cuối") == .notProven(.accepted(block: 1)))
    let more = SampleWord.paragraph("Thừa.")
    #expect(try written.fault(of: Self.document, "<w:sectPr/>", more) == .notProven(.accepted(block: 2)))
  }

  @Test("fails where rejecting everything does not give the words of before")
  func rejected() throws {
    let written = try Written([Self.words])
    #expect(try written.fault(of: Self.document, "sáu", "năm") == .notProven(.rejected(block: 0)))
  }

  @Test("fails where a remark says something else, stands elsewhere or is gone")
  func remarks() throws {
    let written = try Written([Self.remark])
    let id = try #require(written.proof.plan.remarks.first?.id)
    #expect(try written.fault(of: "word/comments.xml", "Vì sao?", "Vì ai?") == .notProven(.remarks))
    #expect(try written.fault(of: "word/comments.xml", #"w:author="An""#, #"w:author="Ai""#) == .notProven(.remarks))
    let start = #"<w:commentRangeStart w:id="\#(id)"/>"#
    #expect(try written.fault(of: Self.document, start, "") == .notProven(.remarks))
    var without = written.package
    without["word/comments.xml"] = Array(#"<w:comments xmlns:w="\#(SampleWord.space)"/>"#.utf8)
    #expect(written.fault(of: without) == .notProven(.remarks))
  }

  @Test("fails where the mark of a note, a picture, a link or a field is gone or stands twice")
  func objects() throws {
    let held = [
      #"<w:r><w:footnoteReference w:id="1"/></w:r>"#, "<w:r><w:drawing/></w:r>",
      #"<w:hyperlink w:anchor="a"><w:r><w:t>phụ lục</w:t></w:r></w:hyperlink>"#,
      #"<w:fldSimple w:instr="PAGE"><w:r><w:t>7</w:t></w:r></w:fldSimple>"#,
    ]
    let file = try WordFile(
      SampleWord.docx(body: [
        "<w:p><w:r><w:t>Xem</w:t></w:r>\(held.joined())</w:p>", SampleWord.paragraph("Đoạn cuối."),
      ]))
    let patch = WordPatch([WordEdit(.replace(block: 1, 0..<4, with: "Phần"), by: WordPatchTests.an)])
    var writing = try PatchWriting(file, patch)
    try writing.write()
    let proof = PatchProof(base: file, patch: patch, plan: writing.plan, ids: writing.ids)
    try proof.check(writing.package)
    let xml = String(decoding: try #require(writing.package[Self.document]), as: UTF8.self)
    let words = ["", "", "<w:r><w:t>phụ lục</w:t></w:r>", "<w:r><w:t>7</w:t></w:r>"]
    for (object, word) in zip(held, words) {
      for other in [word] + (word.isEmpty ? [object + object] : []) {
        var package = writing.package
        package[Self.document] = Array(xml.replacing(object, with: other).utf8)
        #expect(throws: WordPatchFault.notProven(.objects), "\(object)") { try proof.check(package) }
      }
    }
  }

  @Test("passes where a field goes with its paragraph, and knows it again once it is struck")
  func field() throws {
    func mark(_ type: String) -> String { #"<w:r><w:fldChar w:fldCharType="\#(type)"/></w:r>"# }
    let field =
      mark("begin") + "<w:r><w:instrText> QUOTE a </w:instrText></w:r>" + mark("separate")
      + "<w:r><w:t>mục a</w:t></w:r>" + mark("end")
    let file = try WordFile(SampleWord.docx(body: ["<w:p>\(field)</w:p>", SampleWord.paragraph("Đoạn cuối.")]))
    for style in [WordPatch.Style.redline, .clean] {
      let patch = WordPatch([WordEdit(.delete(block: 0), by: WordPatchTests.an)], style: style)
      let written = try WordFile(try file.patched(patch))
      #expect(written.text.objects.map(\.key) == (style == .redline ? ["QUOTE a"] : []))
    }
  }

  @Test("fails where two marks bear one number")
  func ids() throws {
    let written = try Written([Self.words])
    let given = written.proof.ids.given
    try #require(given.count == 2)
    let fault = try written.fault(of: Self.document, #"w:id="\#(given[1])""#, #"w:id="\#(given[0])""#)
    #expect(fault == .notProven(.ids))
  }

  @Test("fails where a part that nobody changed has other bytes, and where nothing can be read")
  func parts() throws {
    let written = try Written([Self.words])
    #expect(try written.fault(of: "docProps/custom.xml", "<a/>", "<b/>") == .notProven(.parts))
    var without = written.package
    without[Self.document] = nil
    guard case .notProven(.unreadable)? = written.fault(of: without) else {
      Issue.record("a file that cannot be read passes")
      return
    }
  }

  @Test("finds new numbers that nothing else bears, though marks of the file share theirs already")
  func sharedIDs() throws {
    func inserted(_ id: Int, _ words: String) -> String {
      #"<w:ins w:id="\#(id)" w:author="Cúc"><w:r><w:t xml:space="preserve">\#(words)</w:t></w:r></w:ins>"#
    }
    let body = ["<w:p>\(inserted(7, "một "))\(inserted(7, "hai "))\(inserted(9, "ba bốn năm"))</w:p>"]
    let file = try WordFile(SampleWord.docx(body: body + [SampleWord.paragraph("Đoạn cuối.")]))
    let patch = WordPatch(
      [
        WordEdit(.replace(block: 0, 10..<10, with: " rưỡi"), by: WordPatchTests.an),
        WordEdit(.replace(block: 0, 11..<15, with: ""), by: WordPatchTests.an),
        WordEdit(.replace(block: 1, 0..<4, with: "Phần"), by: WordPatchTests.binh),
      ], hints: [1: "_dk_1_2"])
    let written = try WordFile(try file.patched(patch))
    #expect(written.settledText(.accepting) == ["một hai ba rưỡi năm", "Phần cuối."])
    let marks = Self.numbers(in: written)
    #expect(marks.count > Self.numbers(in: file).count + 4)
    let counts = Dictionary(marks.map { ($0, 1) }, uniquingKeysWith: +)
    #expect(counts.filter { $0.value > 1 } == [7: 2], "only what shared a number before shares it now")
  }

  /// The numbers of all tracked changes and bookmarks.
  private static func numbers(in file: WordFile) -> [Int] {
    file.stories.flatMap { story in
      story.tree.nodes.indices.compactMap { index -> Int? in
        let tag = story.tree.nodes[index].tag
        guard ParagraphShape.trackedTags.contains(tag) || tag == .bookmarkStart else { return nil }
        return story.tree.attribute("id", of: XMLTree.Index(index)).flatMap { Int($0) }
      }
    }
  }
}
