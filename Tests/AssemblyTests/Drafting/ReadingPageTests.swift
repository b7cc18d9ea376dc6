// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Journal
import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("Reading a draft")
struct ReadingPageTests {
  /// A draft that went to the unit of person 6, who reads and contributes.
  private func read() throws -> (hall: Hall, contact: Hall.Guest) {
    var told = try Consultation()
    try told.become("contact", of: 1)
    let person = told.story.congress.organisations.people.count
    told.story.actor = .setup
    return (Hall(story: told.story), Hall.Guest(rights: [.read, .contribute], person: person))
  }

  private func draft(_ hall: Hall) throws -> DraftDocument { try #require(hall.story.congress.drafting.draft("dr-1")) }

  @Test("shows the outline, every passage, and the form at one of them")
  func form() throws {
    let (hall, contact) = try read()
    let page = try #require(hall.get("/drafts/dr-1/read", as: contact))
    for text in Consultation.paragraphs { #expect(page.contains(text), "\(text)") }
    #expect(page.contains("href=\"/drafts/dr-1/read?at=1.2#p-1-2\"") && page.contains("id=\"p-1-2\""))
    #expect(page.contains("href=\"#p-1-1\"") && !page.contains("name=\"text\""))
    let stranger = try #require(hall.get("/drafts/dr-1/read", as: .init(rights: [.read], person: nil)))
    #expect(!stranger.contains("read?at=") && stranger.contains("chỉ đọc được"))
  }

  @Test("takes a remark on words and a wording of a passage, and each contributor sees the answers")
  func comment() throws {
    var (hall, contact) = try read()
    try hall.send(
      "/drafts/dr-1/comment",
      [
        "block": "1.6", "text": "Nên nêu ai kiểm tra.", "quote": "giám sát",
        "wording": Consultation.paragraphs[5],
      ], as: contact)
    try hall.send(
      "/drafts/dr-1/comment",
      ["block": "1.2", "wording": Consultation.paragraphs[1].replacing("6,5", with: "7")], as: contact)
    try hall.send("/drafts/dr-1/comment", ["block": "whole", "text": "Văn phong nên gọn hơn."], as: contact)
    let points = try draft(hall).synthesis.points
    #expect(points.count == 3 && points.filter { $0.proposal != nil }.count == 1)
    let mine = try #require(hall.get("/drafts/mine", as: contact))
    #expect(mine.contains("3 góp ý, 3 góp ý chờ trả lời") && mine.contains("Nên nêu ai kiểm tra."))
    let other = try #require(hall.get("/drafts/mine", as: .init(rights: [.read, .contribute], person: 2)))
    #expect(!other.contains("Nên nêu ai kiểm tra."))
    let id = try draft(hall).id
    try hall.story.when(
      .drafting(.answer(id, [AnswerDraft(points[0].opinions, .kept, explanation: "Số liệu của cơ quan thống kê.")])))
    let answered = try #require(hall.get("/drafts/mine", as: contact))
    #expect(answered.contains("Giữ nguyên dự thảo") && answered.contains("Số liệu của cơ quan thống kê."))
    try hall.send(
      "/drafts/mine",
      ["draft": "dr-1", "opinion": points[0].key.description, "text": "Đề nghị giữ số 7."], as: contact)
    #expect(try draft(hall).reservations.map(\.text) == ["Đề nghị giữ số 7."])
  }

  @Test("lets compilers write down what came in a letter, in the name of whoever was asked and of nobody else")
  func letter() throws {
    var (hall, _) = try read()
    let office = Hall.Guest(rights: [.read, .compileDrafts], person: nil)
    let page = try #require(hall.get("/drafts/dr-1/read", ["at": "1.2"], as: office))
    #expect(page.contains("Ghi thay: Đơn vị 1") && page.contains("công văn"))
    let asked = try draft(hall).circulations.flatMap(\.asked).count
    #expect(page.ranges(of: "Ghi thay: ").count == asked)
    let words = ["block": "1.2", "text": "Đề nghị nêu rõ nguồn của số liệu này."]
    guard case .faulty(_, ["sender"]) = hall.post("/drafts/dr-1/comment", words, as: office) else {
      return #expect(Bool(false), "it was taken in nobody's name")
    }
    guard
      case .faulty(_, ["sender"]) = hall.post(
        "/drafts/dr-1/comment", words.merging(["sender": "unit:u-99"]) { $1 }, as: office)
    else { return #expect(Bool(false), "it was taken in the name of one who was not asked") }
    let code = try #require(page.firstMatch(of: #/<option value="([^"]+)"[^>]*>Ghi thay: Đơn vị 1</#)).1
    try hall.send("/drafts/dr-1/comment", words.merging(["sender": String(code)]) { $1 }, as: office)
    let taken = try #require(try draft(hall).returns.last)
    #expect(taken.sender == .unit(UnitID("u-1")) || "\(taken.sender)".contains("unit"))
    #expect(try #require(hall.get("/drafts/dr-1/board", as: office)).contains("Đơn vị 1"))
  }

  @Test("asks for more than an unchanged passage, and for words that stand in it")
  func refusals() throws {
    var (hall, contact) = try read()
    func refused(_ fields: [String: String]) -> DraftingRefusal? {
      guard case .refused(.drafting(let refusal)) = hall.post("/drafts/dr-1/comment", fields, as: contact) else {
        return nil
      }
      return refusal
    }
    #expect(refused(["block": "1.2", "wording": Consultation.paragraphs[1]]) == .nothingSaid)
    #expect(refused(["block": "1.99", "text": "x"]) == .unknownBlock(BlockID(version: 1, number: 99)))
    #expect(refused(["block": "1.2", "text": "x", "quote": "không có"]) == .quoteNotFound("không có"))
    guard case .faulty(_, let fields) = hall.post("/drafts/dr-1/comment", ["text": "x"], as: contact) else {
      Issue.record("a comment on nothing was taken")
      return
    }
    #expect(fields == ["text"])
  }
}

@Suite("What is carried over from predecessors")
struct LineagePageTests {
  @Test("is told for each, linked and left out with a reason, and follows its passage into the next version")
  func ruling() throws {
    var told = try ToldConsultation()
    var hall = Hall(story: told.told.story)
    let page = try #require(hall.get("/drafts/dr-1/lineage"))
    #expect(page.contains("Báo cáo của Đảng bộ A") && page.contains("chưa ghi lý do") == false)
    let source = try #require(hall.get("/drafts/dr-1/lineage/s-1"))
    #expect(source.contains("Quỹ đã chuyển cho đoàn thể.") && !source.contains("Phần I. Kết quả<"))
    try hall.send("/drafts/dr-1/lineage/s-1/link", ["block": "3", "into-3": "5"])
    func into(_ hall: Hall) throws -> [Int] {
      let draft = try #require(hall.story.congress.drafting.draft("dr-1"))
      return try #require(draft.lineage.coverage.first?.blocks.first { $0.block == 3 }).into
    }
    #expect(try into(hall) == [5])
    told.told.story = hall.story
    try told.told.answer("r-1@1", as: .kept, "Nguồn nêu ở phụ lục.")
    try told.told.give(told.told.issuing())
    hall = Hall(story: told.told.story)
    #expect(try into(hall) == [5], "the passage keeps its name in version 2")
    try hall.send("/drafts/dr-1/lineage/s-1/unlink", ["block": "3", "into": "5"])
    #expect(try into(hall).isEmpty)
    guard case .faulty = hall.post("/drafts/dr-1/lineage/s-1/left-out", ["block": "2", "why-2": " "]) else {
      Issue.record("a passage was left out without a reason")
      return
    }
  }

  @Test("brings figures that cannot both be true to light, with source and day")
  func figures() throws {
    let hall = Hall(story: try ToldConsultation().told.story)
    let page = try #require(hall.get("/drafts/dr-1/figures"))
    #expect(page.contains("6,5") && page.contains("6,2") && page.contains("Báo cáo của Đảng bộ A"))
    #expect(page.contains(Consultation.day.adding(-30).figures(.vietnamese)))
    #expect(page.contains("Mọi số liệu đã đọc"))
    let draft = try #require(hall.story.congress.drafting.draft("dr-1"))
    for figure in draft.figureRegister.figures { #expect(page.contains(figure.quote), "\(figure.quote)") }
  }
}
