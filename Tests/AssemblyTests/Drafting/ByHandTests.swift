// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Packs
import TestKit
import Testing

@testable import Assembly

/// Proposals that change no word by themselves, and must not be lost for that.
@Suite("What no edit can say")
struct ByHandTests {
  @Test("is asked at its place, answered, and named as still to be done where the next version is issued")
  func columns() throws {
    var told = try Consultation()
    let change = Change(
      id: ChangeID(source: "new", number: 1), edit: .reformat(Span(Consultation.block(5), 0..<0)), kind: .columns,
      old: "2025 | 8% | 5", new: "", hand: Hand(author: "An"), standing: .lost)
    let set = ChangeSet(source: "new", answers: 1, base: 1, changes: [change])
    try told.give(
      .takeIn(
        told.id, [ReturnDraft(sender: .unit(told.units[0]), file: Consultation.file("a"), content: .read(set))]))
    let point = try told.point("r-1#1")
    #expect(point.block == Consultation.block(5) && point.heading == Consultation.block(4))
    let board = try #require(Hall(story: told.story).get("/drafts/dr-1/points/r-1#1"))
    #expect(board.contains("2025 | 8% | 5") && board.contains("Sửa trong Word"))
    #expect(!board.contains("chỗ này không còn"))
    try told.answer("r-1#1", as: .accepted(wording: nil), "Sửa trong tệp Word.")
    let issue = try #require(Hall(story: told.story).get("/drafts/dr-1/issue"))
    #expect(issue.contains("Đã tiếp thu, còn phải sửa trong Word") && issue.contains("Bỏ cột “2025 | 8% | 5”"))
  }

  @Test("is told with both addresses where a link comes to lead elsewhere")
  func link() {
    let id = Consultation.block(5)
    let base = DraftText(version: 1, blocks: [DraftBlock(id: id, text: "Xem trang của tỉnh")])
    let change = Change(
      id: ChangeID(source: "new", number: 1), edit: .reformat(Span(id, 4..<9)), kind: .object,
      old: "link: https://a.vn/",
      new: "link: https://b.vn/", standing: .lost)
    #expect(
      change.words(in: base, .vietnamese)
        == "Đổi địa chỉ liên kết “https://a.vn/” thành “https://b.vn/” sau “Xem”")
    #expect(change.words(in: base, .english).hasPrefix("The link to “https://a.vn/” leads to “https://b.vn/”"))
  }

  @Test("is told as what comes in or goes, where it is a picture, a formula or a link", arguments: [false, true])
  func objects(goes: Bool) throws {
    var told = try Consultation()
    let change = Change(
      id: ChangeID(source: "new", number: 1), edit: .reformat(Span(Consultation.block(5), 0..<0)), kind: .object,
      old: goes ? "picture" : "", new: goes ? "" : "formula: x+1", standing: .lost)
    let set = ChangeSet(source: "new", answers: 1, base: 1, changes: [change])
    try told.give(
      .takeIn(
        told.id, [ReturnDraft(sender: .unit(told.units[0]), file: Consultation.file("a"), content: .read(set))]))
    #expect(try told.point("r-1#1").block == Consultation.block(5))
    let board = try #require(Hall(story: told.story).get("/drafts/dr-1/points/r-1#1"))
    #expect(board.contains("Sửa trong Word") && board.contains(goes ? "Bỏ hình" : "Thêm công thức “x+1”"))
    try told.answer("r-1#1", as: .accepted(wording: nil), "Sửa trong tệp Word.")
    let issue = try #require(Hall(story: told.story).get("/drafts/dr-1/issue"))
    #expect(issue.contains("Đã tiếp thu, còn phải sửa trong Word"))
  }

  @Test(
    "as that all of another's insertion was struck is an opinion for itself: its contradiction, not a matter of looks")
  func struck() throws {
    var told = try Consultation()
    let (an, binh) = (Hand(author: "An"), Hand(author: "Bình"))
    var text = Consultation.text(Consultation.paragraphs)
    text.remarks = [
      Remark(
        id: "1", hand: binh, text: "Câu này đã có ở phần I.", parent: nil,
        anchor: MarkedPlace(block: 4, offset: 62)..<MarkedPlace(block: 4, offset: 70))
    ]
    text.blocks[4].pieces.append(Piece(" Đây là câu thêm.", fate: Fate(inserted: an, deleted: binh)))
    let file = ReturnedFile(source: "new", text: text)
    let set = try #require(file.changes(onNearestOf: told.draft.versions.map(\.text)))
    #expect(set.changes.map(\.hand?.author) == ["An", "Bình"])
    try told.give(
      .takeIn(
        told.id, [ReturnDraft(sender: .unit(told.units[0]), file: Consultation.file("a"), content: .read(set))]))
    #expect(try told.synthesis.looks.isEmpty)
    #expect(try told.synthesis.points.map(\.opinions) == [["r-1#1"], ["r-1#2", "r-1@1"]])
    #expect(try told.synthesis.clashes.map(\.kind) == [.changes(.contradiction)])
    let board = try #require(Hall(story: told.story).get("/drafts/dr-1/points/r-1#1"))
    #expect(board.contains("Không thêm phần chữ người khác đã thêm ở đây"))
    #expect(board.contains(PointClash.Kind.changes(.contradiction).words(.vietnamese)))
    // One of the two can be accepted, and whoever is not followed is told why.
    #expect(
      try told.refusal(of: told.answers(["r-1#1", "r-1#2"], .accepted(wording: nil)))
        == .contradicts("r-1#2", with: "r-1#1"))
    try told.answer("r-1#2", as: .accepted(wording: nil))
    #expect(
      try told.refusal(of: told.answers(["r-1#1"], .accepted(wording: nil))) == .contradicts("r-1#1", with: "r-1#2"))
    #expect(try told.refusal(of: told.answers(["r-1#2"], .kept)) == .noExplanation("r-1#2"))
    try told.answer("r-1#2", as: .kept, "Cần nêu ở phần này")
    try told.answer("r-1#1", as: .accepted(wording: nil))
    // Which is not that the text is kept: the words come in.
    let page = try #require(Hall(story: told.story).get("/drafts/dr-1/points/r-1#2"))
    #expect(page.contains("Không tiếp thu") && !page.contains("Giữ nguyên dự thảo"))
    #expect(try told.draft.open.isEmpty && told.draft.next().draft.texts[4].hasSuffix("Đây là câu thêm."))
  }
}
