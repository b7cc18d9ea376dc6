// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Journal
import Packs
import TestKit
import Testing

@Suite("An answer")
struct AnswerStoryTests {
  @Test("owes its reason unless the change is accepted as it is")
  func explanation() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")])
    try told.take("b", from: 2, remarks: [Consultation.remark("Đề nghị nêu nguồn.", on: 3)])
    for decision in [Answer.Decision.kept, .partly(wording: ["7,1"])] {
      #expect(try told.refusal(of: told.answers(["r-1#1"], decision)) == .noExplanation("r-1#1"))
      #expect(try told.refusal(of: told.answers(["r-1#1"], decision, " ")) == .noExplanation("r-1#1"))
      #expect(try told.refusal(of: told.answers(["r-1#1"], decision, "Theo số liệu cuối kỳ")) == nil)
    }
    #expect(try told.refusal(of: told.answers(["r-1#1"], .accepted(wording: nil))) == nil)
    #expect(try told.refusal(of: told.answers(["r-2@1"], .accepted(wording: nil))) == .noExplanation("r-2@1"))
    #expect(try told.refusal(of: told.answers(["r-2@1"], .accepted(wording: nil), "Đã nêu ở phụ lục")) == nil)
    #expect(told.refusal(of: .answer(told.id, [])) == .noOpinions)
    #expect(
      told.refusal(of: .answer(told.id, [AnswerDraft(["r-9#1"], .kept, explanation: "x")])) == .unknownOpinion("r-9#1"))
  }

  @Test("that contradicts what was accepted is refused, and the newest one holds")
  func contradiction() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")])
    try told.take("b", from: 2, [("6,5", "8")])
    try told.answer("r-1#1", as: .accepted(wording: nil))
    #expect(
      try told.refusal(of: told.answers(["r-2#1"], .accepted(wording: nil))) == .contradicts("r-2#1", with: "r-1#1"))
    #expect(
      try told.refusal(of: told.answers(["r-1#1", "r-2#1"], .accepted(wording: nil)))
        == .contradicts("r-1#1", with: "r-2#1"), "both at once")
    try told.answer("r-1#1", as: .kept, "Chưa đủ căn cứ")
    try told.answer("r-2#1", as: .accepted(wording: nil))
    #expect(try told.draft.answers.count == 3 && told.draft.answer(to: "r-1#1")?.kind == .kept)
    #expect(try told.draft.next().draft.texts[1].contains("8"))
  }

  @Test("to what arrives at one point says in which order")
  func order() throws {
    var told = try Consultation()
    func with(_ line: String) -> [String] {
      var paragraphs = Consultation.paragraphs
      paragraphs.insert(line, at: 3)
      return paragraphs
    }
    try told.take("a", from: 1, paragraphs: with("Đoạn thứ nhất được thêm vào."))
    try told.take("b", from: 2, paragraphs: with("Nội dung hoàn toàn khác của đơn vị hai."))
    #expect(try told.synthesis.clashes.map(\.kind) == [.changes(.order)])
    try told.answer("r-1#1", as: .accepted(wording: nil), turn: 2)
    #expect(
      try told.refusal(of: told.answers(["r-2#1"], .accepted(wording: nil), turn: 2))
        == .orderNeeded("r-2#1", with: "r-1#1"))
    try told.answer("r-2#1", as: .accepted(wording: nil), turn: 1)
    let texts = try told.draft.next().draft.texts
    #expect(texts[3].hasPrefix("Nội dung") && texts[4].hasPrefix("Đoạn thứ nhất"))
  }

  private static let chapters = (1...9).map { "Đoạn số \($0) nói về việc thứ \($0 * 7) của đơn vị \($0 * 13)." }

  @Test("to some of what one file moves leaves the others in its order, though somebody contradicts one of them")
  func moves() throws {
    var told = try Consultation(paragraphs: Self.chapters)
    let order = [0, 4, 5, 6, 7, 1, 2, 3, 8].map { Self.chapters[$0] }
    try told.take("a", from: 1, paragraphs: order)
    try told.take("b", from: 2, paragraphs: Self.chapters.filter { $0 != Self.chapters[2] })
    #expect(try told.synthesis.clashes.map(\.kind) == [.changes(.contradiction)])
    let moves = try told.synthesis.points.map(\.key.description).filter { $0.hasPrefix("r-1") }
    #expect(moves.count == 3)
    try told.give(told.answers(moves, .accepted(wording: nil)))
    try told.answer("r-2#1", as: .kept, "Chuyển chỗ, không bỏ")
    #expect(try told.draft.next().draft.texts == order)
  }

  @Test("is asked for a place exactly where the page has a field for it")
  func fields() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("sáu tháng", "sáu tháng hoặc khi cần")])
    try told.take("b", from: 2, [("sáu tháng", "sáu tháng theo kế hoạch")])
    try told.take("c", from: 3, [("sáu tháng một lần", "thường xuyên")])
    #expect(try told.synthesis.clashes.map(\.kind) == [.changes(.contradiction)])
    func field(_ key: String) throws -> Bool {
      try #require(Hall(story: told.story).get("/drafts/dr-1/points/\(key)")).contains("name=\"turn\"")
    }
    #expect(try ["r-1#1", "r-2#1", "r-3#1"].map(field) == [true, true, false])
    try told.answer("r-3#1", as: .kept, "Cần có kỳ hạn")
    try told.answer("r-1#1", as: .accepted(wording: nil))
    #expect(
      try told.refusal(of: told.answers(["r-2#1"], .accepted(wording: nil))) == .orderNeeded("r-2#1", with: "r-1#1"))
    try told.answer("r-2#1", as: .accepted(wording: nil), turn: 2)
    let text = try told.draft.next().draft.texts[5]
    #expect(text == "Kiểm tra, giám sát sáu tháng hoặc khi cần theo kế hoạch một lần.")
  }

  @Test("agrees on another wording, and words a remark")
  func wording() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")])
    try told.take("b", from: 2, remarks: [Consultation.remark("Đề nghị nêu nguồn.", on: 3)])
    try told.answer("r-1#1", as: .partly(wording: ["6,9 phần trăm"]), "Số liệu của Cục Thống kê")
    let reads = "Theo báo cáo, toàn Đảng bộ hoàn thành chín trong mười chỉ tiêu."
    try told.answer("r-2@1", as: .accepted(wording: [reads]))
    let texts = try told.draft.next().draft.texts
    #expect(texts[1] == "Tốc độ tăng trưởng bình quân đạt 6,9 phần trăm mỗi năm." && texts[2] == reads)
    try told.take("c", from: 1, remarks: [Consultation.remark("Đề nghị rút gọn toàn văn.", on: nil)])
    #expect(
      try told.refusal(of: told.answers(["r-3@1"], .partly(wording: ["x"]), "Lý do")) == .noWording("r-3@1"))
  }

  @Test("to one member may differ from that to its group")
  func apart() throws {
    var told = try Consultation()
    let words = "Đề nghị nêu rõ nguồn của số liệu này."
    try told.take("a", from: 1, remarks: [Consultation.remark(words, on: 3)])
    try told.take("b", from: 2, remarks: [Consultation.remark(words, on: 3)])
    try told.answer("r-1@1", as: .kept, "Đã có ở phụ lục")
    try told.give(
      .answer(told.id, [AnswerDraft(["r-2@1"], .accepted(wording: nil), explanation: "Bổ sung nguồn")]))
    #expect(try told.draft.answer(to: "r-1@1")?.kind == .kept && told.draft.answer(to: "r-2@1")?.kind == .accepted)
  }

  @Test("is the standing committee's to give, and only compilers group")
  func rights() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")])
    let answering = CongressCommand.drafting(try told.answers(["r-1#1"], .accepted(wording: nil)))
    let summing = CongressCommand.drafting(.summarise(told.id, ["r-1#1"], text: "Tóm tắt"))
    for (role, may) in [("compiler", [false, true]), ("decider", [true, false]), ("contact", [false, false])] {
      try told.become(role, of: 1)
      #expect([answering, summing].map { told.story.refusal(of: $0) == nil } == may, "\(role)")
    }
  }

  @Test("that comes late to the same opinion leaves it open until it is confirmed")
  func late() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")])
    try told.answer("r-1#1", as: .accepted(wording: nil))
    #expect(try told.draft.open.isEmpty)
    try told.take("b", from: 2, [("6,5", "7")])
    #expect(try told.draft.open == ["r-2#1"] && told.synthesis.points.count == 1)
    #expect(told.refusal(of: try told.issuing()) == .openOpinions(count: 1))
    try told.answer("r-1#1", as: .accepted(wording: nil))
    #expect(told.refusal(of: try told.issuing()) == nil)
  }

  @Test("can be followed by a reservation, which is kept")
  func reservation() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")])
    try told.answer("r-1#1", as: .kept, "Chưa đủ căn cứ")
    #expect(told.refusal(of: .reserve(told.id, "p-2", opinion: "r-1#1", text: "")) == .nothingSaid)
    #expect(told.refusal(of: .reserve(told.id, "p-99", opinion: nil, text: "x")) == .unknownPerson("p-99"))
    try told.give(.reserve(told.id, "p-2", opinion: "r-1#1", text: "Vẫn đề nghị 7"))
    #expect(try told.draft.reservations.map(\.person) == ["p-2"])
    try told.become("contact", of: 1)
    #expect(told.refusal(of: .reserve(told.id, "p-2", opinion: nil, text: "x")) == .notYours)
  }
}

@Suite("The next version")
struct IssueStoryTests {
  @Test("waits until every opinion has its answer")
  func open() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7"), ("chín", "tám")])
    try told.answer("r-1#1", as: .accepted(wording: nil))
    #expect(told.refusal(of: try told.issuing()) == .openOpinions(count: 1))
    try told.answer("r-1#2", as: .kept, "Đã rà soát")
    try told.give(told.issuing())
    let draft = try told.draft
    #expect(draft.newest.number == 2 && draft.newest.origin == .applied(from: 1))
    #expect(draft.newest.text.texts[1].contains("7") && draft.newest.text.texts[2].contains("chín"))
    #expect(draft.synthesis.points.isEmpty && draft.open.isEmpty, "a new round begins empty")
    #expect(draft.answer(to: "r-1#1")?.kind == .accepted, "answers stay")
  }

  @Test("is exactly what was accepted, or is not issued")
  func exact() throws {
    var told = try Consultation()
    #expect(throws: DraftingRefusal.noDecisions) { try told.draft.next() }
    try told.take("a", from: 1, [("6,5", "7")])
    try told.answer("r-1#1", as: .accepted(wording: nil))
    let other = Consultation.text(Consultation.paragraphs)
    #expect(told.refusal(of: .issue(told.id, file: Consultation.file("n"), text: other)) == .unsound)
    try told.give(told.issuing())
    #expect(
      try told.draft.newest.text.blocks.map(\.id) == (1...6).map(Consultation.block), "paragraphs keep their names")
  }
}
