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

  @Test("is told where a sign becomes another one in its place, with a mark or without")
  func signs() throws {
    func sign(_ code: String) -> String { #"<w:r><w:sym w:font="Wingdings" w:char="\#(code)"/></w:r>"# }
    func choice(_ one: String, _ other: String) throws -> WordFile {
      try Self.file(one + Paper.words(" Đồng ý   ") + other + Paper.words(" Không đồng ý"))
    }
    let (on, off) = (sign("F0FE"), sign("F0A8"))
    let base = try choice(on, off)
    let silent = Self.changes(try choice(off, on), on: base)
    #expect(silent.map(\.old) == ["sign: Wingdings F0FE", "sign: Wingdings F0A8"])
    #expect(silent.map(\.new) == ["sign: Wingdings F0A8", "sign: Wingdings F0FE"])
    #expect(silent.allSatisfy { $0.isByHand && !$0.isTracked })
    let marked = Self.changes(try choice(Self.marked("del", on) + Self.marked("ins", off), off), on: base)
    #expect(marked.map(\.old) == ["sign: Wingdings F0FE"] && marked.map(\.new) == ["sign: Wingdings F0A8"])
    #expect(marked.allSatisfy { $0.isByHand && $0.hand?.author == "An" })
    #expect(Self.changes(try choice(sign("f0fe"), off), on: base).isEmpty, "one code, written otherwise")
    let draft = base.draft
    #expect(try JSONDecoder().decode(DraftText.self, from: try JSONEncoder().encode(draft)).signs == draft.signs)
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

/// Files that came back with something missing, or with what they went out with.
@Suite("A returned file")
struct ReturnedPackageTests {
  private typealias Paper = ObjectPaper

  private static let body =
    [Paper.paragraph(Paper.words(Paper.plain[0]) + Paper.mark)]
    + Paper.plain[1...].map { Paper.paragraph(Paper.words($0)) }

  @Test("that has lost parts to which its text refers proposes no deletion of them, and the loss is told")
  func lost() throws {
    let whole = Paper.parts(Self.body, header: "Dự thảo lần thứ nhất")
    let base = try WordFile(whole)
    for lost in [["word/_rels/document.xml.rels"], ["word/footnotes.xml", "word/header1.xml"]] {
      var package = whole
      for name in lost { package[name] = nil }
      let returned = try WordFile(package)
      let found = Collected(base: base, returned: [("a", returned)], lexicon: .either).changes
      #expect(found.isEmpty, "\(found)")
      let missing = returned.notices.filter { if case .missingPart = $0 { true } else { false } }
      #expect(missing.count == 2, "\(returned.notices)")
    }
    let bare = try WordFile(Paper.parts(Self.body))
    let taken = Collected(base: base, returned: [("a", bare)], lexicon: .either).changes
    #expect(taken.map(\.old) == ["Dự thảo lần thứ nhất"], "who takes out the header asks for it: \(taken)")
  }

  @Test("that has lost parts says nothing of what its paragraphs are")
  func kinds() throws {
    func body(_ look: String) -> [String] {
      [Paper.paragraph(Paper.words("I. Mục tiêu"), look)] + Self.body
    }
    let base = try WordFile(Paper.parts(body(#"<w:outlineLvl w:val="0"/>"#)))
    var package = Paper.parts(body(""))
    #expect(Collected(base: base, returned: [("a", try WordFile(package))], lexicon: .either).changes.count == 1)
    package["word/_rels/document.xml.rels"] = nil
    #expect(Collected(base: base, returned: [("a", try WordFile(package))], lexicon: .either).changes.isEmpty)
  }

  @Test("that answers a remark which the draft went out with speaks of the same words")
  func answer() throws {
    let root = Remark(
      id: "1", hand: Hand(author: "Văn phòng", date: "2026-05-01T08:00:00Z"), text: "Cần thêm số liệu.",
      anchor: MarkedPlace(block: 0, offset: 0)..<MarkedPlace(block: 0, offset: 4))
    let reply = Remark(
      id: "2", hand: Hand(author: "An", date: "2026-05-09T08:00:00Z"), text: "Số liệu đã đủ.", parent: "1")
    var text = MarkedText(blocks: [MarkedBlock(pieces: [Piece(Paper.plain[0])])], remarks: [root])
    let (base, circulated) = (DraftText(version: 1, from: Reading(text, .rejecting)), text)
    text.remarks.append(reply)
    let set = ReturnedFile(source: "a", text: text).changes(on: base, circulated: circulated)
    #expect(set.remarks.map(\.remark.text) == ["Số liệu đã đủ."] && set.remarks.first?.remark.parent == nil)
    #expect(set.remarks.first?.anchor?.quote == "Xây ")
  }

  private static func remark(_ id: Int, _ text: String, _ author: String, _ date: String?) -> String {
    let at = date.map { #" w:date="\#($0)""# } ?? ""
    return #"<w:comment w:id="\#(id)" w:author="\#(author)"\#(at)>\#(Paper.paragraph(Paper.words(text)))</w:comment>"#
  }

  private static func marked(_ place: Int, _ ids: [Int]) -> [String] {
    var body = body
    let (from, to) = (
      ids.map { #"<w:commentRangeStart w:id="\#($0)"/>"# }, ids.map { #"<w:commentRangeEnd w:id="\#($0)"/>"# }
    )
    body[place] = Paper.paragraph(from.joined() + Paper.words(Paper.plain[place]) + to.joined())
    return body
  }

  @Test("says nothing by the remarks that the draft went out with")
  func circulated() throws {
    let old =
      Self.remark(1, "Cần thêm số liệu.", "Văn phòng", "2026-05-01T08:00:00Z")
      + Self.remark(2, "Xem lại.", "Văn phòng", nil)
    let new = Self.remark(3, "Đề nghị bỏ câu này.", "Hội Làm vườn", "2026-05-09T08:00:00Z")
    let base = try WordFile(Paper.parts(Self.marked(1, [1, 2]), remarks: old))
    let same = try WordFile(Paper.parts(Self.marked(1, [1, 2]), remarks: old))
    let more = try WordFile(Paper.parts(Self.marked(1, [1, 2, 3]), remarks: old + new))
    let collected = Collected(base: base, returned: [("a", same), ("b", more)], lexicon: .either)
    #expect(collected.files.map { $0.remarks.map(\.remark.text) } == [[], ["Đề nghị bỏ câu này."]])
    #expect(collected.files.map(\.alreadyThere) == [2, 2])
  }

  @Test("names no change that it does not have where another hand cut down what the draft went out with")
  func variant() throws {
    func body(_ inner: String) -> [String] {
      let ins = #"<w:ins w:id="60" w:author="Văn phòng" w:date="2026-05-01T08:00:00Z">\#(inner)</w:ins>"#
      var body = Self.body
      body[1] = Paper.paragraph(Paper.words("Đẩy mạnh cải cách hành chính") + ins + Paper.words(" trong các cơ quan."))
      return body
    }
    let struck =
      #"<w:del w:id="61" w:author="An" w:date="2026-05-09T08:00:00Z"><w:r><w:delText> và đô thị</w:delText></w:r></w:del>"#
    let base = try Paper.file(body(Paper.words(", chuyển đổi số và đô thị")))
    let returned = try Paper.file(body(Paper.words(", chuyển đổi số") + struck))
    let found = Collected(base: base, returned: [("a", returned)], lexicon: .either).changes
    let ids = Set(found.map(\.id))
    #expect(!found.isEmpty && found.allSatisfy { $0.variantOf.map(ids.contains) ?? true }, "\(found)")
  }
}
