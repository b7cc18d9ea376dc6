// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Foundation
import Journal
import Packs
import TestKit
import Testing

/// A round of opinions with everything that its papers tell: the same from two units, a contradiction, mere agreement, a
/// minority opinion, a unit that keeps silent, and a predecessor.
struct ToldConsultation {
  var told: Consultation
  static let kinds = ["synthesis", "acceptanceTable", "contributionRegister", "lineageReport"]

  init(kind: String = "report") throws {
    told = try Consultation(kind: kind, pack: .sample.with(papers: Self.kinds))
    let source = DraftSourceDraft(
      title: "Báo cáo của Đảng bộ A", predecessor: nil, dated: Consultation.day.adding(-30),
      file: Consultation.kept("s", isShut: try told.draft.isRestricted),
      text: Consultation.text([
        "Phần I. Kết quả", "Toàn Đảng bộ hoàn thành chín trong mười chỉ tiêu.",
        "Tốc độ tăng trưởng bình quân đạt 6,2 phần trăm mỗi năm.", "Quỹ khuyến học do các chi bộ lập nên được duy trì.",
      ]))
    try told.give(.addSource(told.id, source))
    try told.give(
      .rule(told.id, [.leftOut(source: "s-1", block: 3, by: "p-1", why: "Quỹ đã chuyển cho đoàn thể.")]))
    try told.take(
      "a", from: 1, [("sáu tháng", "ba tháng")], remarks: [Consultation.remark("Đề nghị nêu rõ nguồn số liệu.", on: 2)])
    try told.take("b", from: 3, [("sáu tháng", "chín tháng")], remarks: [Consultation.remark("Nhất trí.", on: 1)])
    try told.answer("r-1#1", as: .accepted(wording: nil))
    try told.answer("r-2#1", as: .kept, "Chín tháng là quá dài.")
    try told.give(.reserve(told.id, "p-2", opinion: "r-2#1", text: "Đề nghị giữ chín tháng."))
  }

  mutating func issue(
    _ kind: String, version: Int = 1, on day: Day = Consultation.day, in language: Language = .vietnamese
  ) throws -> Paper {
    try told.story.given(
      .papers(.issue(kind: kind, about: .draft(told.id, version: version), on: day, in: language)))
    return try #require(told.story.congress.papers.issued.last?.content.value)
  }

  func need(_ kind: String, version: Int = 1) -> PaperRefusal? {
    let command = CongressCommand.papers(
      .issue(kind: kind, about: .draft(told.id, version: version), on: Consultation.day, in: .vietnamese))
    guard case .papers(let refusal)? = told.story.refusal(of: command) else { return nil }
    return refusal
  }
}

@Suite("The papers of a draft")
struct DraftPaperTests {
  static let cases = ToldConsultation.kinds.flatMap { kind in Language.allCases.map { (kind, $0) } }

  @Test("are as they were reviewed", arguments: cases)
  func golden(kind: String, language: Language) throws {
    var told = try ToldConsultation()
    let paper = try told.issue(kind, in: language)
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/\(kind).\(language.rawValue).txt")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try paper.plainText.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try paper.plainText == String(contentsOf: file, encoding: .utf8))
  }

  @Test("tell a round as it stood: what came after it changes none, and the next round has its own")
  func rounds() throws {
    var told = try ToldConsultation()
    let before = try told.issue("acceptanceTable")
    try told.told.answer("r-1@1", as: .kept, "Nguồn nêu ở phụ lục.")
    try told.told.give(told.told.issuing())
    let after = try told.issue("acceptanceTable")
    #expect(before != after, "the answer, and the words of version 2")
    #expect(try told.told.draft.rounds == [1, 2] && told.told.synthesis.points.isEmpty)
    #expect(told.need("acceptanceTable", version: 2) == .notYet(kind: "acceptanceTable", needs: .opinions))
    try told.told.take("c", from: 2, [("sáu tháng", "một năm")], paragraphs: told.told.draft.newest.text.texts)
    #expect(try told.issue("acceptanceTable") == after)
    #expect(told.need("synthesis", version: 7) == .unknownSubject)
  }

  @Test("dated a day tell nothing of what came after it", arguments: ToldConsultation.kinds)
  func dated(kind: String) throws {
    var told = try ToldConsultation()
    let before = try told.issue(kind)
    told.told.story.time = Timestamp(microseconds: told.told.story.time.microseconds + 86_400_000_000)
    try told.told.give(.reserve(told.told.id, "p-3", opinion: "r-2#1", text: "Đồng ý với ý kiến bảo lưu."))
    #expect(try told.issue(kind) == before)
    try told.told.answer("r-1@1", as: .kept, "Nguồn nêu ở phụ lục.")
    // In the words that were accepted before, so that the next version has both.
    try told.told.take("c", from: 2, [("Kiểm tra, ", "Rà soát, ")])
    #expect(try told.issue(kind) == before)
    try told.told.answer("r-3#1", as: .accepted(wording: nil))
    try told.told.give(told.told.issuing())
    #expect(try told.issue(kind) == before)
    #expect(told.need(kind, version: 2) == .unknownSubject, "there was no version 2 that day")
  }

  @Test(
    "of a later round tell nothing of the rounds before it, dated or not", arguments: ["synthesis", "acceptanceTable"])
  func laterRound(kind: String) throws {
    var told = try ToldConsultation()
    try told.told.answer("r-1@1", as: .kept, "Nguồn nêu ở phụ lục.")
    try told.told.give(told.told.issuing())
    try told.told.take("c", from: 2, [("chín trong", "tám trong")], paragraphs: told.told.draft.newest.text.texts)
    let before = try told.issue(kind, version: 2)
    #expect(before.plainText.contains("Thay “chín” bằng “tám” trong") && !before.plainText.contains("nguồn số liệu"))
    told.told.story.time = Timestamp(microseconds: told.told.story.time.microseconds + 86_400_000_000)
    try told.told.answer("r-3#1", as: .accepted(wording: nil))
    #expect(try told.issue(kind, version: 2) == before)
  }

  @Test(
    "keep their table as it was when they went out, whatever is answered on the same day",
    arguments: ToldConsultation.kinds)
  func tablesStay(kind: String) throws {
    var told = try ToldConsultation()
    _ = try told.issue(kind)
    let issued = try #require(told.told.story.congress.papers.issued.last)
    let before = try #require(told.told.story.congress.table(beside: issued))
    try told.told.answer("r-1@1", as: .kept, "Nguồn nêu ở phụ lục.")
    try told.told.take("c", from: 2, [("chín trong", "tám trong")])
    try told.told.give(
      .rule(told.told.id, [.leftOut(source: "s-1", block: 2, by: "p-1", why: "Số liệu đã cũ.")]))
    #expect(told.told.story.congress.table(beside: issued) == before)
    _ = try told.issue(kind)
    let next = try #require(told.told.story.congress.papers.issued.last)
    #expect(told.told.story.congress.table(beside: next) != before, "the next issue tells what came since")
    #expect(told.told.story.congress.table(beside: issued) == before)
  }

  @Test("of a restricted draft are restricted, and others do not see that there are any")
  func restricted() throws {
    var told = try ToldConsultation(kind: "scheme")
    for kind in ToldConsultation.kinds { #expect(try told.issue(kind).isRestricted, "\(kind)") }
    let hall = Hall(story: told.told.story)
    let reader = Hall.Guest(rights: [.read, .contribute, .compileDrafts, .issuePapers], person: 1)
    for path in [
      "/drafts/dr-1", "/drafts/dr-1/read", "/drafts/dr-1/lineage", "/drafts/dr-1/lineage/s-1", "/drafts/dr-1/figures",
      "/drafts/dr-1/papers", "/papers/w-1", "/drafts/dr-1/papers/1/new/synthesis", "/papers/w-2/xlsx",
    ] {
      #expect(hall.get(path, as: reader) == nil, "\(path)")
      if !path.hasSuffix("xlsx") { #expect(hall.get(path) != nil, "\(path) is there for those who may") }
    }
    for path in ["/papers", "/drafts", "/drafts/mine"] {
      let page = try #require(hall.get(path, as: reader))
      #expect(!page.contains("Báo cáo") || path == "/papers", "\(path)")
      for word in ["ba tháng", "/papers/w-", "dr-1"] { #expect(!page.contains(word), "\(path): \(word)") }
    }
  }

  @Test("wait for what they tell of")
  func waiting() throws {
    let bare = try Consultation(isSent: false, pack: .sample.with(papers: ToldConsultation.kinds))
    for (kind, need) in [
      ("synthesis", PaperRefusal.Need.opinions), ("contributionRegister", .circulation),
      ("lineageReport", .predecessors),
    ] {
      let command = CongressCommand.papers(
        .issue(kind: kind, about: .draft("dr-1", version: 1), on: Consultation.day, in: .english))
      guard case .papers(.notYet(_, let found))? = bare.story.refusal(of: command) else {
        Issue.record("\(kind) was not refused")
        continue
      }
      #expect(found == need)
    }
  }
}
