// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Foundation
import Journal
import Packs
import TestKit
import Testing

@testable import Assembly

/// One point as papers tell it: the cells of its row in the table of answers, and the report.
private struct ToldPoint {
  static let pack = RulePack.sample.with(papers: ["synthesis", "acceptanceTable"])

  static func paper(_ kind: String, _ story: inout Story, _ version: Int = 1) throws -> String {
    try story.given(
      .papers(.issue(kind: kind, about: .draft("dr-1", version: version), on: Consultation.day, in: .vietnamese)))
    return try #require(story.congress.papers.issued.last?.content.value).plainText
  }

  /// The rows of the table of answers, cell by cell; a line feed within a cell stays.
  static func rows(_ story: inout Story, _ version: Int = 1) throws -> [[String]] {
    try story.given(
      .papers(
        .issue(
          kind: "acceptanceTable", about: .draft("dr-1", version: version), on: Consultation.day, in: .vietnamese)))
    let paper = try #require(story.congress.papers.issued.last?.content.value)
    for case .table(let table) in paper.blocks { return table.rows }
    return []
  }
}

@Suite("A point in the papers of its round")
struct ToldPointTests {
  private let passage = 2
  private let opinion = 3
  private let senders = 4
  private let count = 5
  private let answer = 6
  private let explanation = 8

  @Test("counts and names who was joined to a change, on the board and in both papers")
  func joined() throws {
    var told = try Consultation(pack: ToldPoint.pack)
    try told.take("a", from: 1, [("6,5", "7")])
    try told.take("b", from: 2, remarks: [Consultation.remark("Số 6,5 chưa đúng, phải là 7.", on: 2)])
    try told.give(.join(told.id, ["r-1#1", "r-2@1"], why: "Cùng đề nghị 7"))
    let point = try told.point("r-1#1")
    #expect(point.joined == ["r-2@1"] && point.supporting == ["r-1#1", "r-2@1"])
    #expect(try told.synthesis.senders(of: point).count == 2)
    let board = try #require(Hall(story: told.story).get("/drafts/dr-1/board"))
    #expect(board.contains("2 nơi") && board.contains("Đơn vị 1, Đơn vị 2"))
    let row = try #require(ToldPoint.rows(&told.story).first)
    #expect(row[senders] == "Đơn vị 1; Đơn vị 2" && row[count] == "2")
    #expect(row[opinion].contains("“Số 6,5 chưa đúng, phải là 7.” (Đơn vị 2)"), "\(row[opinion])")
    #expect(try ToldPoint.paper("synthesis", &told.story).contains("2 đơn vị (Đơn vị 1; Đơn vị 2)"))
    try told.give(.split(told.id, ["r-2@1"], why: "Khác ý"))
    #expect(try told.point("r-1#1").supporting == ["r-1#1"] && told.point("r-2@1").members == ["r-2@1"])
  }

  @Test("stands in the report below the part and the heading of its passage, since each part counts anew")
  func parts() throws {
    let paragraphs = [
      "Phần I. Kết quả nhiệm kỳ", "1. Kinh tế", "Quỹ của tổ chức được kiểm tra hằng năm.",
      "Phần II. Phương hướng", "1. Kinh tế", "Mỗi đơn vị báo cáo kết quả sáu tháng một lần.",
    ]
    var told = try Consultation(paragraphs: paragraphs, pack: ToldPoint.pack)
    try told.take("a", from: 1, [("hằng năm", "hằng quý"), ("sáu tháng", "ba tháng")], paragraphs: paragraphs)
    let report = try ToldPoint.paper("synthesis", &told.story)
    let heads = report.split(separator: "\n").filter { $0.hasPrefix("### ") || $0.hasPrefix("**1.") }
    #expect(
      heads == ["### Phần I. Kết quả nhiệm kỳ", "**1. Kinh tế**", "### Phần II. Phương hướng", "**1. Kinh tế**"])
    #expect(report.contains("không có ý kiến nhất trí chung"))
  }

  @Test("does not count a remark that its own change brought")
  func own() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("sáu tháng", "hằng quý")], remarks: [Consultation.remark("Cho kịp thời.", on: 6)])
    let point = try told.point("r-1#1")
    #expect(point.attached == ["r-1@1"] && point.joined.isEmpty && point.supporting == ["r-1#1"])
  }

  @Test("is told by its summary, though opinions came in since or hang on it")
  func summary() throws {
    var told = try Consultation(pack: ToldPoint.pack)
    let words = "Đề nghị nêu rõ nguồn của số liệu này."
    try told.take("a", from: 1, [("sáu tháng", "hằng quý")], remarks: [Consultation.remark("Cho kịp thời.", on: 6)])
    try told.take("b", from: 2, remarks: [Consultation.remark(words, on: 3)])
    for (key, text) in [("r-1#1", "Rút ngắn kỳ kiểm tra."), ("r-2@1", "Cần nêu nguồn số liệu.")] {
      try told.give(.summarise(told.id, try told.point(key).opinions, text: text))
    }
    try told.take("c", from: 3, remarks: [Consultation.remark(words, on: 3)])
    let rows = try ToldPoint.rows(&told.story)
    #expect(
      rows.map { $0[opinion].split(separator: "\n").first.map(String.init) }
        == ["Cần nêu nguồn số liệu.", "Rút ngắn kỳ kiểm tra."])
    #expect(rows[1][opinion].contains("Thay “"), "the change itself stands behind its summary")
    let report = try ToldPoint.paper("synthesis", &told.story)
    #expect(report.contains("Cần nêu nguồn số liệu.") && !report.contains(words))
    // What was parted from it has not been summed up.
    try told.give(
      .summarise(told.id, ["r-2@1", "r-3@1"], text: "Nêu nguồn."), .split(told.id, ["r-3@1"], why: "Khác ý"))
    #expect(try ToldPoint.paper("synthesis", &told.story).contains(words))
  }

  @Test("shows every wording that differs, with who wrote it")
  func wordings() throws {
    var told = try Consultation(pack: ToldPoint.pack)
    let (one, other) = ("Đề nghị nêu rõ nguồn của số liệu này.", "Cần kiểm tra lại con số cho chính xác.")
    try told.take("a", from: 1, remarks: [Consultation.remark(one, on: 2)])
    try told.take("b", from: 2, remarks: [Consultation.remark(one, on: 2)])
    try told.take("c", from: 3, remarks: [Consultation.remark(other, on: 2)])
    #expect(try ToldPoint.rows(&told.story).map { $0[opinion] } == [one, other])
    try told.give(.join(told.id, ["r-1@1", "r-3@1"], why: "Cùng hỏi số liệu"))
    let cell = "“\(one)” (Đơn vị 1; Đơn vị 2)\n“\(other)” (Đơn vị 3)"
    #expect(try ToldPoint.rows(&told.story).map { $0[opinion] } == [cell])
    #expect(try ToldPoint.paper("synthesis", &told.story).contains(cell.replacing("\n", with: "; ")))
  }

  @Test("that was answered apart tells who got which answer, and why")
  func apart() throws {
    var told = try Consultation(pack: ToldPoint.pack)
    let words = "Đề nghị nêu rõ nguồn của số liệu này."
    try told.take("a", from: 1, remarks: [Consultation.remark(words, on: 3)])
    try told.take("b", from: 2, remarks: [Consultation.remark(words, on: 3)])
    try told.answer("r-1@1", as: .kept, "Đã có ở phụ lục")
    try told.give(.answer(told.id, [AnswerDraft(["r-2@1"], .accepted(wording: nil), explanation: "Bổ sung nguồn")]))
    let row = try #require(ToldPoint.rows(&told.story).first)
    #expect(row[answer] == "Đơn vị 1: Giữ nguyên dự thảo\nĐơn vị 2: Tiếp thu")
    #expect(row[explanation] == "Đơn vị 1: Đã có ở phụ lục\nĐơn vị 2: Bổ sung nguồn")
  }

  @Test("shows the words that a remark is about, marked in their passage")
  func quoted() throws {
    let long = String(repeating: "Phần đầu của một đoạn rất dài. ", count: 20)
    let paragraphs = ["Phần I. Kết quả", long + "Kết quả đạt tám mươi phần trăm. " + long]
    var told = try Consultation(paragraphs: paragraphs, pack: ToldPoint.pack)
    try told.give(
      .comment(
        told.id, .unit(told.units[0]),
        PassageComment(block: Consultation.block(2), quote: "tám mươi phần trăm", text: "Nêu nguồn.")))
    let hall = Hall(story: told.story)
    for path in ["/drafts/dr-1/board", "/drafts/dr-1/points/r-1@1"] {
      let page = try #require(hall.get(path))
      #expect(page.contains("<mark>tám mươi phần trăm</mark>"), "\(path)")
    }
    let row = try #require(ToldPoint.rows(&told.story).first)
    #expect(row[passage].contains("Kết quả đạt “tám mươi phần trăm”.") && row[passage].count < 400)
    // What is said of the whole passage marks nothing.
    var whole = try Consultation()
    try whole.take("a", from: 1, remarks: [Consultation.remark("Nêu nguồn.", on: 3)])
    #expect(try #require(Hall(story: whole.story).get("/drafts/dr-1/board")).contains("<mark>") == false)
  }

  @Test("says that it was stressed in a meeting, and the speaker finds it under own opinions")
  func priority() throws {
    var told = try ConferenceStory(upTo: .opened, pack: ToldPoint.pack)
    let paper = try #require(
      told.story.congress.meetings.papers.first { $0.title == "Kế hoạch tổ chức đại hội" })
    let head = DraftHead(kind: "report", title: "Kế hoạch", term: nil, isRestricted: false, paper: paper.id)
    try told.story.given(
      .drafting(.begin(head, file: Consultation.file("1"), text: Consultation.text(Consultation.paragraphs))),
      .drafting(.takeMeeting("dr-1", told.meeting)))
    let board = try #require(Hall(story: told.story).get("/drafts/dr-1/board"))
    #expect(board.components(separatedBy: "Ý kiến nhấn mạnh").count == 2, "one of the two was stressed")
    let rows = try ToldPoint.rows(&told.story)
    #expect(rows.map { $0[senders].hasSuffix("[ý kiến nhấn mạnh]") }.filter { $0 }.count == 1)
    let words = "Đề nghị tổ chức gọn, tiết kiệm, chống hình thức."
    let hall = Hall(story: told.story)
    for (number, sees) in [(8, true), (7, false)] {
      let mine = try #require(hall.get("/drafts/mine", as: .init(rights: [.read, .contribute], person: number)))
      #expect(mine.contains(words) == sees, "person \(number)")
    }
  }

  @Test("about a passage that is gone still says which it was")
  func gone() throws {
    var told = try Consultation(pack: ToldPoint.pack)
    try told.take("a", from: 1, [("6,5", "7")], remarks: [Consultation.remark("Đề nghị nêu nguồn.", on: 6)])
    var paragraphs = Consultation.paragraphs
    paragraphs.removeLast()
    try told.give(.file(told.id, file: Consultation.file("2"), text: Consultation.text(paragraphs)))
    let row = try #require(ToldPoint.rows(&told.story, 2).last)
    #expect(row[1] == "Đoạn đã bỏ" && row[passage] == "“Kiểm tra, giám sát sáu tháng một lần.”", "\(row)")
    #expect(try #require(Hall(story: told.story).get("/drafts/dr-1/board")).contains("Nói về đoạn đã bỏ"))
  }

  @Test("that parts a paragraph or joins two says so")
  func joints() throws {
    var told = try Consultation(pack: ToldPoint.pack)
    let parts = ["Toàn Đảng bộ hoàn thành", " chín trong mười chỉ tiêu."]
    var split = Consultation.paragraphs
    split.replaceSubrange(2...2, with: parts)
    try told.take("a", from: 1, paragraphs: split)
    var merged = Consultation.paragraphs
    merged.replaceSubrange(4...5, with: [merged[4] + merged[5]])
    try told.take("b", from: 2, paragraphs: merged)
    let words = try ToldPoint.rows(&told.story).map { $0[opinion] }
    #expect(
      words == [
        "Tách đoạn sau “Toàn Đảng bộ hoàn thành”",
        "Nhập đoạn sau vào đoạn “… là xây dựng tổ chức trong sạch, vững mạnh.”",
      ])
  }

  @Test("is told whole in the table of answers, however long it is, and can be read whole on every page")
  func long() throws {
    func sentences(_ word: String) -> String {
      (1...29).map { "\(word) thứ \($0) nêu giải pháp cụ thể." }.joined(separator: " ")
    }
    let paragraphs = ["Phần I. Kết quả", sentences("Câu"), "Đoạn cuối cùng của dự thảo."]
    var told = try Consultation(paragraphs: paragraphs, pack: ToldPoint.pack)
    try told.become("contact", of: 1)
    told.story.actor = .setup
    try told.give(
      .comment(told.id, .unit(told.units[0]), PassageComment(block: Consultation.block(2), text: "Nêu nguồn.")))
    try told.take("b", from: 1, paragraphs: paragraphs + [sentences("Mục")])
    try told.take("c", from: 2, paragraphs: [paragraphs[0], paragraphs[2]])
    try told.answer("r-2#1", as: .accepted(wording: nil))
    try told.answer("r-1@1", as: .accepted(wording: [sentences("Câu") + " Nguồn: cục thống kê."]))
    try told.answer("r-3#1", as: .kept, "Cần giữ.")
    let rows = try ToldPoint.rows(&told.story)
    #expect(rows.count == 3)
    let last = ["Câu thứ 29 nêu", "Mục thứ 29 nêu"]
    #expect(rows.count { $0[passage].contains(last[0]) } == 2, "the remark's passage, and what would go")
    #expect(rows.contains { $0[opinion].contains(last[1]) && $0[7].contains(last[1]) })
    #expect(rows.contains { $0[7].contains("Câu thứ 1 nêu") && $0[7].contains(last[0] + " giải pháp cụ thể. Nguồn") })
    let hall = Hall(story: told.story)
    let mine = try #require(hall.get("/drafts/mine", as: .init(rights: [.read, .contribute], person: 6)))
    #expect(mine.components(separatedBy: last[0]).count == 3, "the passage, and as it reads now")
    #expect(mine.components(separatedBy: last[1]).count == 3, "what was asked, and as it reads now")
    for path in ["/drafts/dr-1/board", "/drafts/dr-1/points/r-1@1"] {
      #expect(try #require(hall.get(path)).contains(last[0]), "\(path)")
    }
  }

  @Test("reads as it was issued where its passage was cut in two, and another change altered the first half")
  func cut() throws {
    let id = { BlockID(version: 1, number: $0) }
    let base = DraftText(
      version: 1, blocks: [DraftBlock(id: id(1), text: "Một hai. Ba bốn."), DraftBlock(id: id(2), text: "Năm.")])
    let split = Edit.rewrite(Span(id(1), 8..<9), ["", ""])
    let other = Edit.rewrite(Span(id(1), 4..<7), ["HAI"])
    let added = Edit.insert([NewBlock(text: "Thêm.")], at: .after(id(1)))
    let hand = Hand(author: "A")
    let next = try base.applying(
      [split, other, added].enumerated().map { number, edit in
        Winner(id: ChangeID(source: "s\(number)", number: 1), edit: edit, hand: hand)
      }, as: 2
    ).draft
    #expect(next.texts == ["Một HAI.", "Ba bốn.", "Thêm.", "Năm."])
    #expect(split.reading(in: base, issued: next, .vietnamese) == "Một HAI.\nBa bốn.")
    #expect(split.reading(in: base, issued: nil, .vietnamese) == "Một hai.\nBa bốn.")
    let joined = Edit.rewrite(Span(Place(id(1), 16), Place(id(2), 0)), [" "])
    let merged = try base.applying(
      [joined, other].enumerated().map { number, edit in
        Winner(id: ChangeID(source: "s\(number)", number: 1), edit: edit, hand: hand)
      }, as: 2
    ).draft
    #expect(joined.reading(in: base, issued: merged, .vietnamese) == "Một HAI. Ba bốn. Năm.")
  }

  @Test("stands beside the number of files that nobody could read yet")
  func unread() throws {
    var told = try Consultation(pack: ToldPoint.pack)
    try told.take("a", from: 1, [("6,5", "7")])
    #expect(try !ToldPoint.paper("synthesis", &told.story).contains("chưa đọc được"))
    let shut = Return.Content.unread(
      problem: Phrase("Hỏng.", "Damaged."), mend: Phrase("Gửi lại.", "Again."))
    try told.give(
      .takeIn(
        told.id, [ReturnDraft(sender: .unit(told.units[1]), file: Consultation.file("x"), content: shut)]))
    for kind in ["synthesis", "acceptanceTable"] {
      #expect(try ToldPoint.paper(kind, &told.story).contains("Còn 1 tệp góp ý chưa đọc được"), "\(kind)")
    }
  }

  @Test("says where a paragraph would end, in words and on its page")
  func paragraphs() throws {
    let id = BlockID(version: 1, number: 1)
    let base = DraftText(version: 1, blocks: [DraftBlock(id: id, text: "chức đảng; phát huy dân chủ")])
    let split = Edit.rewrite(Span(id, 11..<15), ["Mới", "Phát"])
    #expect(split.words(in: base, .vietnamese).contains("Mới [xuống đoạn] Phát"))
    #expect(Edit.rewrite(Span(id, 10..<11), ["", ""]).words(in: base, .vietnamese) == "Tách đoạn sau “chức đảng;”")
  }
}
