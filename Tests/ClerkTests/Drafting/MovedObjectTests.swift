// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Office
import Testing

/// What a paragraph or a row holds beside its words, once it stands elsewhere.
@Suite("A move that was accepted")
struct MovedObjectTests {
  private typealias Paper = ObjectPaper

  private static let others = Paper.plain.map { Paper.paragraph(Paper.words($0)) }

  private static func body(_ moved: String, at place: Int) -> [String] {
    var body = others
    body.insert(moved, at: place)
    return body
  }

  private static let held = [
    "<w:footnoteReference ", "<w:drawing>", "<w:hyperlink ", "<w:b/>", #"r:embed="rId9""#,
  ]

  /// Once in the clean file; in the redline where it was and where it comes.
  private static func check(_ taken: ObjectPaper.Taken, texts: [String], of base: WordFile) throws {
    for part in held {
      #expect(try Paper.count(part, in: taken.clean) == Paper.count(part, in: base), "\(part)")
      #expect(try Paper.count(part, in: taken.redline) >= Paper.count(part, in: base) + 1, "\(part)")
    }
    #expect(taken.clean.draft.texts == texts && taken.clean.text.isSettled)
    #expect(Reading(taken.redline.text, .accepting).texts == texts)
    #expect(Reading(taken.redline.text, .rejecting).texts == base.draft.texts)
    let pictures = try Paper.xml(taken.redline).matches(of: /<wp:docPr id="(\d+)"/).map(\.1)
    #expect(Set(pictures).count == pictures.count, "each picture has a number of its own")
  }

  @Test("without a mark brings the mark of its note, its picture, its link and its bold words along")
  func silent() throws {
    let base = try Paper.file(Self.body(Paper.paragraph(Paper.rich), at: 1))
    let returned = try Paper.file(Self.body(Paper.paragraph(Paper.rich), at: 3))
    let taken = try ObjectPaper.Taken(returned, on: base)
    #expect(taken.changes.map(\.kind) == [.move])
    try Self.check(taken, texts: returned.draft.texts, of: base)
  }

  @Test("with a mark brings them too, and the words that were changed in it as they were changed")
  func tracked() throws {
    let base = try Paper.file(Self.body(Paper.paragraph(Paper.rich), at: 1))
    func way(_ name: String) -> String { "<w:\(name) w:id=\"70\" \(Paper.hand)>" }
    let end = "<w:rPr><w:%@ w:id=\"71\" \(Paper.hand)/></w:rPr>"
    func marked(_ name: String, _ content: String) -> String {
      #"<w:\#(name)RangeStart w:id="72" \#(Paper.hand) w:name="m1"/>"#
        + Paper.paragraph(
          way(name) + content + "</w:\(name)>", end.replacing("%@", with: name))
        + #"<w:\#(name)RangeEnd w:id="72"/>"#
    }
    for changed in [false, true] {
      let arriving = changed ? Paper.rich.replacing("toàn tỉnh", with: "cả tỉnh") : Paper.rich
      var body = Self.body(marked("moveFrom", Paper.rich), at: 1)
      body.insert(marked("moveTo", arriving), at: 4)
      let returned = try Paper.file(body)
      let taken = try ObjectPaper.Taken(returned, on: base)
      try Self.check(taken, texts: Reading(returned.text, .accepting).texts, of: base)
    }
  }

  /// Little in it is words, so that it is what moves.
  private static let brief =
    Paper.words("Hội viên ") + Paper.words("mới", "<w:b/>")
    + #"<w:hyperlink w:anchor="x">\#(Paper.words(" xem"))</w:hyperlink>"# + Paper.mark + Paper.picture

  private static let rows = [
    [Paper.words("Chỉ tiêu chủ yếu của nhiệm kỳ"), Paper.words("Năm 2030 so với năm 2025")],
    [brief, Paper.words("300")],
    [Paper.words("Chi hội hoàn thành tốt nhiệm vụ được giao hằng năm"), Paper.words("từ chín mươi phần trăm trở lên")],
    [
      Paper.words("Cơ sở đoàn hoàn thành xuất sắc nhiệm vụ công tác"), Paper.words("từ bảy mươi lăm phần trăm trở lên"),
    ],
  ]

  @Test("of a row brings along what stands in its cells")
  func row() throws {
    let base = try Paper.file([Self.others[0], Paper.table(Self.rows), Self.others[1]])
    let moved = [Self.rows[0], Self.rows[2], Self.rows[3], Self.rows[1]]
    let returned = try Paper.file([Self.others[0], Paper.table(moved), Self.others[1]])
    try Self.check(try ObjectPaper.Taken(returned, on: base), texts: returned.draft.texts, of: base)
  }

  @Test("of a table brings along what stands in its cells")
  func table() throws {
    let table = Paper.table([Self.rows[1], [Paper.words("Chi hội"), Paper.words("90%")]])
    let base = try Paper.file([Self.others[0], Self.others[1], Self.others[2], table, Self.others[3]])
    let returned = try Paper.file([Self.others[0], table, Self.others[1], Self.others[2], Self.others[3]])
    try Self.check(try ObjectPaper.Taken(returned, on: base), texts: returned.draft.texts, of: base)
  }
}

/// What stands between words that are changed on both sides of it.
@Suite("The mark of a note between words that go")
struct FlankedMarkTests {
  private typealias Paper = ObjectPaper

  private static func returned(_ content: String) throws -> WordFile {
    try Paper.file([Paper.paragraph(content)] + Paper.plain.map { Paper.paragraph(Paper.words($0)) })
  }

  private static func struck(_ text: String) -> String {
    #"<w:del w:id="80" \#(Paper.hand)><w:r><w:delText xml:space="preserve">\#(text)</w:delText></w:r></w:del>"#
  }

  private static func put(_ text: String) -> String {
    #"<w:ins w:id="81" \#(Paper.hand)>\#(Paper.words(text))</w:ins>"#
  }

  private static let start = Paper.words("Tăng cường kiểm tra việc ")
  private static let end = Paper.words(" của cấp ủy các cấp trong toàn tỉnh.")
  private static let object = Paper.mark + Paper.picture

  @Test("stays, and so does a picture, whether the words were replaced with tracking or without, or only struck")
  func stays() throws {
    let base = try Self.returned(
      Self.start + Paper.words("chấp hành") + Self.object + Paper.words(" nghị quyết") + Self.end)
    let forms = [
      Self.struck("chấp hành") + Self.put("thi hành") + Self.object + Self.struck(" nghị quyết") + Self.put(" chỉ thị"),
      Self.struck("chấp hành") + Self.object + Self.struck(" nghị quyết"),
      Paper.words("thi hành mọi chủ trương") + Self.object + Paper.words(", chính sách và chỉ thị"),
    ]
    for form in forms {
      let returned = try Self.returned(Self.start + form + Self.end)
      let taken = try ObjectPaper.Taken(returned, on: base)
      #expect(taken.clean.draft.texts == Reading(returned.text, .accepting).texts)
      for file in [taken.clean, taken.redline] {
        #expect(try Paper.count("<w:footnoteReference ", in: file) == 1)
        #expect(try Paper.count("<w:drawing>", in: file) == 1)
        #expect(file.text.noteMarks.allSatisfy { $0.fate == .kept })
      }
    }
  }
}
