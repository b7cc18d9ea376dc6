// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Foundation
import Office
import Testing

/// What arrives in a drawn version looks like what it is, not like what it happens to stand behind.
@Suite("A paragraph that is drawn")
struct DrawnKindTests {
  private static let hand = Hand(author: "Văn phòng", date: "2026-05-01T08:00:00Z")

  private static func file() throws -> WordFile {
    func heading(_ text: String) -> WordBlock {
      .paragraph(Paragraph(text, look: ParagraphLook(alignment: .centre, headingLevel: 1)))
    }
    func plain(_ text: String) -> WordBlock { .paragraph(Paragraph(text, look: ParagraphLook(spaceBefore: 6))) }
    let document = WordDocument(
      properties: WordProperties(title: "Dự thảo", author: "Văn phòng", language: "vi-VN"),
      body: WordBody(font: "Times New Roman", size: 14),
      sections: [
        WordSection(blocks: [
          heading("Phần I. Kết quả"), plain("Kết nạp 100 hội viên mới."), heading("Phần II. Phương hướng"),
          plain("Kết nạp 200 hội viên mới."),
        ])
      ])
    // Each part begins a page.
    var package = try document.package()
    let parts = String(decoding: try #require(package["word/document.xml"]), as: UTF8.self)
      .components(separatedBy: "<w:pPr>")
    let paged = parts.enumerated().map { number, part in
      let isHeading = number > 0 && (part.components(separatedBy: "</w:pPr>").first ?? "").contains("outlineLvl")
      return isHeading ? "<w:pageBreakBefore/>" + part : part
    }
    package["word/document.xml"] = Array(paged.joined(separator: "<w:pPr>").utf8)
    return try WordFile(package)
  }

  private static func winners(_ edits: [Edit]) -> [Winner] {
    edits.enumerated().map { Winner(id: ChangeID(source: "a", number: $0.offset), edit: $0.element, hand: hand) }
  }

  /// Both drawings, held against what was accepted: their texts are proven where they are drawn, their kinds here.
  private static func check(_ edits: (DraftText) -> [Edit]) throws -> String {
    let file = try file()
    let base = file.draft
    let next = try base.applying(winners(edits(base)), as: 2)
    let clean = try WordFile(try file.drawn(next, on: base, style: .clean))
    #expect(Reading(clean.text, .accepting).blocks.map(\.kind) == next.draft.blocks.map(\.kind))
    let redline = try WordFile(try file.drawn(next, on: base, style: .redline))
    #expect(Reading(redline.text, .accepting).blocks.map(\.kind) == next.draft.blocks.map(\.kind))
    return String(decoding: try #require(redline.package["word/document.xml"]), as: UTF8.self)
  }

  @Test("right below a heading is a paragraph, and begins no page")
  func below() throws {
    let xml = try Self.check { base in
      [.insert([NewBlock(text: "Hội viên tăng đều qua từng năm.")], at: .after(base.blocks[0].id))]
    }
    let own = try #require(xml.components(separatedBy: "<w:p>").first { $0.contains("Hội viên tăng đều") })
    #expect(!own.contains("outlineLvl") && !own.contains("pageBreakBefore") && own.contains("<w:ins "), "\(own)")
    #expect(own.contains(#"w:before="120""#), "as its like: \(own)")
  }

  @Test("as a new heading is one")
  func heading() throws {
    let xml = try Self.check { base in
      [.insert([NewBlock(kind: .heading(1), text: "Phần III. Tổ chức thực hiện")], at: .after(base.blocks[3].id))]
    }
    let own = try #require(xml.components(separatedBy: "<w:p>").first { $0.contains("Tổ chức thực hiện") })
    #expect(own.contains("outlineLvl") && !own.contains("pageBreakBefore"), "a page begins at its own place: \(own)")
  }

  @Test("that becomes another kind says so as a tracked change of its look")
  func restyled() throws {
    let xml = try Self.check { base in
      [.restyle(base.blocks[1].id, .heading(1)), .restyle(base.blocks[2].id, .paragraph)]
    }
    #expect(xml.components(separatedBy: "<w:pPrChange ").count == 3)
    let was = try #require(xml.firstMatch(of: /<w:pPrChange [^>]*w:author="Văn phòng"[^>]*><w:pPr>(.*?)<\/w:pPr>/))
    #expect(was.1.contains(#"w:before="120""#) && !was.1.contains("outlineLvl"))
  }

  @Test("keeps its look where the file has none of that kind")
  func unknown() throws {
    let file = try Self.file()
    let base = file.draft
    let next = try base.applying(Self.winners([.restyle(base.blocks[1].id, .heading(3))]), as: 2)
    let clean = try WordFile(try file.drawn(next, on: base, style: .clean))
    #expect(Reading(clean.text, .accepting).blocks[1].kind == .paragraph)
  }
}
