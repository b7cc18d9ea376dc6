// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Foundation
import Office
import Testing

/// What came in or went in a returned file and is more than words.
@Suite("A picture, a sign, a formula, a field or a link in a returned file")
struct ObjectChangeTests {
  private typealias Paper = ObjectPaper

  private static func file(_ content: String, more: [String] = []) throws -> WordFile {
    try Paper.file(
      [Paper.paragraph(Paper.words(Paper.plain[0])), Paper.paragraph(content)] + more
        + [Paper.paragraph(Paper.words(Paper.plain[1]))])
  }

  private static func marked(_ name: String, _ content: String) -> String {
    #"<w:\#(name) w:id="90" \#(Paper.hand)>\#(content)</w:\#(name)>"#
  }

  private static func changes(_ returned: WordFile, on base: WordFile) -> [Change] {
    Collected(base: base, returned: [("a", returned)], lexicon: .either).changes
  }

  private static let sentence = "Tăng cường kiểm tra, giám sát."

  @Test("that comes or goes is a change to be done by hand at its place, with a mark or without")
  func pictures() throws {
    let bare = try Self.file(Paper.words(Self.sentence))
    let pictured = try Self.file(Paper.words(Self.sentence) + Paper.picture)
    let comes = Paper.words(Self.sentence) + Self.marked("ins", Paper.picture)
    let goes = Paper.words(Self.sentence) + Self.marked("del", Paper.picture)
    let cases: [(WordFile, WordFile, String, String, Bool)] = [
      (bare, try Self.file(comes), "", "picture", true), (bare, pictured, "", "picture", false),
      (pictured, try Self.file(goes), "picture", "", true), (pictured, bare, "picture", "", false),
    ]
    for (base, returned, old, new, isTracked) in cases {
      let found = Self.changes(returned, on: base)
      #expect(found.map(\.old) == [old] && found.map(\.new) == [new])
      #expect(found.allSatisfy { $0.isByHand && $0.isTracked == isTracked })
      #expect(found.first?.edit.block == base.draft.blocks[1].id)
      // Accepted or not, the file is made, and keeps what it has.
      let taken = try Paper.Taken(returned, on: base)
      #expect(try Paper.count("<w:drawing>", in: taken.clean) == Paper.count("<w:drawing>", in: base))
    }
    #expect(Self.changes(pictured, on: pictured).isEmpty)
    let alone = try Self.file(
      Paper.words(Self.sentence),
      more: [Paper.paragraph(Self.marked("ins", Paper.picture), #"<w:rPr><w:ins w:id="91" \#(Paper.hand)/></w:rPr>"#)])
    #expect(Self.changes(alone, on: bare).map(\.new) == ["picture"])
    #expect(
      CollectReport(Collected(base: bare, returned: [("a", alone)], lexicon: .either)).files.first?.changes.first?.type
        == "object")
  }

  @Test("is known of a version that was written down and read again, and adds nothing where there is none")
  func kept() throws {
    let pictured = try Self.file(Paper.words(Self.sentence) + Paper.picture).draft
    let data = try JSONEncoder().encode(pictured)
    #expect(pictured.pictures.count == 1)
    #expect(try JSONDecoder().decode(DraftText.self, from: data) == pictured)
    let bare = try JSONEncoder().encode(try Self.file(Paper.words(Self.sentence)).draft)
    #expect(!String(decoding: bare, as: UTF8.self).contains("pictures"))
  }

  @Test("goes with the paragraph that goes, and needs no word of its own")
  func whole() throws {
    let base = try Self.file(Paper.words(Self.sentence) + Paper.picture)
    let returned = try Paper.file([Paper.plain[0], Paper.plain[1]].map { Paper.paragraph(Paper.words($0)) })
    let taken = try Paper.Taken(returned, on: base)
    #expect(taken.changes.map(\.kind) == [.blockDelete])
    #expect(try Paper.count("<w:drawing>", in: taken.clean) == 0)
  }

  @Test("in words that came in is told beside them, and no junk is written for it")
  func inline() throws {
    let base = try Self.file(Paper.words("Tăng cường kiểm tra, ") + Paper.words("giám sát."))
    let sign = #"<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>"#
    let formula = "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"
    let link = #"<w:hyperlink w:anchor="x">\#(Paper.words("phụ lục"))</w:hyperlink>"#
    let page = #"<w:r><w:br w:type="page"/></w:r>"#
    let forms = [
      (Paper.words("từ nay ") + sign, ["từ nay", "sign"]), (sign, ["sign"]), (formula, ["x+1", "formula: x+1"]),
      (link, ["phụ lục", "link: phụ lục"]), (page, ["pageBreak"]),
    ]
    for (content, told) in forms {
      let returned = try Self.file(
        Paper.words("Tăng cường kiểm tra, ") + Self.marked("ins", content) + Paper.words("giám sát."))
      let taken = try Paper.Taken(returned, on: base)
      let new = taken.changes.map { $0.new.split(separator: " ").joined(separator: " ") }
      #expect(new == told, "\(taken.changes)")
      #expect(taken.changes.filter(\.isByHand).count == 1)
      for file in [taken.clean, taken.redline] { #expect(try !Paper.xml(file).contains("\u{FFFC}")) }
    }
  }

  @Test("that stays is no change, and words beside it can be changed")
  func beside() throws {
    let sign = #"<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>"#
    let base = try Self.file(Paper.words("Tăng cường kiểm tra, ") + sign + Paper.words(" giám sát."))
    let returned = try Self.file(Paper.words("Tăng cường thanh tra, ") + sign + Paper.words(" giám sát chặt."))
    let taken = try Paper.Taken(returned, on: base)
    #expect(taken.changes.allSatisfy { !$0.isByHand } && !taken.changes.isEmpty)
    #expect(try Paper.count("<w:sym ", in: taken.clean) == 1)
  }

  @Test("as the mark of a note in a row that was moved and reworded is told")
  func note() throws {
    func table(_ rows: [[String]]) throws -> WordFile {
      try Paper.file([Paper.paragraph(Paper.words(Paper.plain[0])), Paper.table(rows), Paper.paragraph("")])
    }
    let rows = [
      [Paper.words("Chỉ tiêu"), Paper.words("Năm 2030")],
      [Paper.words("Hội viên mới") + Paper.mark, Paper.words("300")],
      [Paper.words("Chi hội tốt"), Paper.words("90%")], [Paper.words("Cơ sở đoàn"), Paper.words("75%")],
    ]
    let moved = [Paper.words("Kết nạp hội viên trẻ") + Paper.mark, Paper.words("450 người")]
    let found = Self.changes(try table([rows[0], rows[2], rows[3], moved]), on: try table(rows))
    #expect(found.contains { $0.kind == .footnote && $0.isByHand }, "\(found)")
  }
}
