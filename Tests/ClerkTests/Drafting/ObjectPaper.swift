// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Foundation
import Office
import Testing

/// A paper whose paragraphs hold more than words: the mark of a note, a picture, a link, bold words, a table.
enum ObjectPaper {
  private static let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let names =
    #"xmlns:w="\#(space)" xmlns:r="\#(office)" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math""#

  static let mark = #"<w:r><w:footnoteReference w:id="2"/></w:r>"#
  static let picture =
    #"<w:r><w:drawing><wp:inline><wp:docPr id="9" name="Hình"/><a:graphic><a:blip r:embed="rId9"/></a:graphic></wp:inline></w:drawing></w:r>"#
  static let hand = #"w:author="An" w:date="2026-05-01T08:00:00Z""#

  static func words(_ text: String, _ look: String = "") -> String {
    #"<w:r>\#(look.isEmpty ? "" : "<w:rPr>\(look)</w:rPr>")<w:t xml:space="preserve">\#(text)</w:t></w:r>"#
  }

  static func paragraph(_ content: String, _ look: String = "") -> String {
    "<w:p>\(look.isEmpty ? "" : "<w:pPr>\(look)</w:pPr>")\(content)</w:p>"
  }

  /// One paragraph with all of it.
  static let rich =
    words("Tăng cường ") + words("kiểm tra", "<w:b/>") + words(", ")
    + #"<w:hyperlink w:anchor="x">\#(words("giám sát"))</w:hyperlink>"# + words(" việc chấp hành") + mark
    + words(" nghị quyết của cấp ủy các cấp trong toàn tỉnh.") + picture

  static let plain = [
    "Xây dựng tổ chức trong sạch, vững mạnh; phấn đấu tăng trưởng bình quân 7,5% mỗi năm.",
    "Đẩy mạnh cải cách hành chính, chuyển đổi số trong các cơ quan của tỉnh.",
    "Nâng cao chất lượng đội ngũ cán bộ trẻ, cán bộ nữ có trình độ phù hợp.",
    "Hội nghị kêu gọi toàn thể hội viên thi đua thực hiện thắng lợi nghị quyết này.",
  ]

  static func table(_ rows: [[String]], _ look: (Int) -> String = { _ in "" }) -> String {
    let made = rows.enumerated().map { number, cells in
      "<w:tr>\(look(number))" + cells.map { "<w:tc><w:tcPr/>\(paragraph($0))</w:tc>" }.joined() + "</w:tr>"
    }
    return "<w:tbl><w:tblPr/><w:tblGrid/>\(made.joined())</w:tbl>"
  }

  /// The parts of a file with this body; `remarks` are the elements of its comments.
  static func parts(
    _ body: [String], note: String = "Theo nghị quyết của hội nghị.", header: String = "", remarks: String = ""
  ) -> Package {
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    func relations(_ all: [(String, String)]) -> [UInt8] {
      let own = all.map { #"<Relationship Id="\#($0.0)" Type="\#(office)/\#($0.0)" Target="\#($0.1)"/>"# }
      return Array(#"<Relationships xmlns="\#(package)">\#(own.joined())</Relationships>"#.utf8)
    }
    var parts = Package()
    parts["_rels/.rels"] = relations([("officeDocument", "word/document.xml")])
    parts["word/_rels/document.xml.rels"] = relations(
      [("footnotes", "footnotes.xml")] + (header.isEmpty ? [] : [("header", "header1.xml")])
        + (remarks.isEmpty ? [] : [("comments", "comments.xml")]))
    let edge = header.isEmpty ? "" : #"<w:headerReference w:type="default" r:id="header"/>"#
    parts["word/document.xml"] = Array(
      "<w:document \(names)><w:body>\(body.joined())<w:sectPr>\(edge)</w:sectPr></w:body></w:document>".utf8)
    if !header.isEmpty {
      parts["word/header1.xml"] = Array("<w:hdr \(names)>\(paragraph(words(header)))</w:hdr>".utf8)
    }
    if !remarks.isEmpty { parts["word/comments.xml"] = Array("<w:comments \(names)>\(remarks)</w:comments>".utf8) }
    parts["word/footnotes.xml"] = Array(
      #"<w:footnotes \#(names)><w:footnote w:id="2">\#(paragraph(words(note)))</w:footnote></w:footnotes>"#.utf8)
    return parts
  }

  static func file(_ body: [String], note: String = "Theo nghị quyết của hội nghị.") throws -> WordFile {
    try WordFile(parts(body, note: note))
  }

  /// What one returned file proposes, and what becomes of the draft where all of it is accepted but what is named.
  struct Taken {
    var changes: [Change]
    var redline: WordFile
    var clean: WordFile

    init(_ returned: WordFile, on base: WordFile, without kept: (Change) -> Bool = { _ in false }) throws {
      changes = Collected(base: base, returned: [("a", returned)], lexicon: .either).changes
      let hand = Hand(author: "Tổ biên tập")
      let winners = changes.filter { !kept($0) }.map {
        Winner(id: $0.id, edit: $0.edit, hand: hand, turn: $0.id.number)
      }
      let draft = base.draft
      let next = try draft.applying(winners, as: 2)
      redline = try WordFile(try base.drawn(next, on: draft, style: .redline))
      clean = try WordFile(try base.drawn(next, on: draft, style: .clean))
    }
  }

  static func xml(_ file: WordFile) throws -> String {
    String(decoding: try #require(file.package["word/document.xml"]), as: UTF8.self)
  }

  /// How often something stands in the text of a file.
  static func count(_ sought: String, in file: WordFile) throws -> Int {
    try xml(file).components(separatedBy: sought).count - 1
  }
}
