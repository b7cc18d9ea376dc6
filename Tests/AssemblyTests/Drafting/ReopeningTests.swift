// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import TestKit
import Testing

/// A version filed by hand in the middle of a round, after answers were given.
@Suite("An answer given before a version was filed")
struct ReopeningTests {
  /// Files what the paragraphs read after these replacements.
  private static func file(_ told: inout Consultation, _ changes: [(String, String)]) throws {
    let words = Consultation.paragraphs.map { paragraph in changes.reduce(paragraph) { $0.replacing($1.0, with: $1.1) }
    }
    try told.give(.file(told.id, file: Consultation.file("hand"), text: Consultation.text(words)))
  }

  @Test("that words a passage holds no longer once that passage was worded by hand, and undoes nothing")
  func remark() throws {
    var told = try Consultation()
    try told.take("a", from: 1, remarks: [Consultation.remark("Đề nghị nêu nguồn.", on: 3)])
    let reads = "Theo báo cáo, toàn Đảng bộ hoàn thành chín trong mười chỉ tiêu."
    try told.answer("r-1@1", as: .accepted(wording: [reads]))
    try Self.file(&told, [("chín trong mười", "mười trong mười")])
    #expect(try told.draft.open == ["r-1@1"], "asked again")
    let point = try told.point("r-1@1")
    #expect(try told.draft.lapsedAnswer(to: point)?.decision == .accepted(wording: [reads]), "and remembered")
    #expect(throws: DraftingRefusal.noDecisions) { try told.draft.next() }
    try told.answer("r-1@1", as: .accepted(wording: ["Theo báo cáo, hoàn thành mười trong mười chỉ tiêu."]))
    #expect(try told.draft.lapsedAnswer(to: told.point("r-1@1")) == nil)
    #expect(try told.draft.next().draft.texts[2] == "Theo báo cáo, hoàn thành mười trong mười chỉ tiêu.")
  }

  @Test("holds where its passage is the same, and where it changes nothing")
  func holding() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")], remarks: [Consultation.remark("Đề nghị nêu nguồn.", on: 3)])
    try told.take("b", from: 2, remarks: [Consultation.remark("Đề nghị rút ngắn.", on: 5)])
    try told.answer("r-1#1", as: .accepted(wording: nil))
    try told.answer(
      "r-1@1", as: .accepted(wording: ["Theo báo cáo, toàn Đảng bộ hoàn thành chín trong mười chỉ tiêu."]))
    try told.answer("r-2@1", as: .kept, "Cần nói đủ")
    try Self.file(&told, [("sáu tháng", "hằng quý"), ("trong sạch, vững mạnh", "vững mạnh")])
    #expect(try told.draft.open.isEmpty)
    let texts = try told.draft.next().draft.texts
    #expect(texts[1].contains("7") && texts[2].hasPrefix("Theo báo cáo") && texts[5].contains("hằng quý"))
  }

  @Test("to a change holds no longer where the words around it were changed, or are gone")
  func changes() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5 phần trăm", "7 phần trăm")])
    try told.take("b", from: 2, [("sáu tháng một lần", "mỗi quý một lần")])
    try told.answer("r-1#1", "r-2#1", as: .accepted(wording: nil))
    try Self.file(
      &told,
      [("6,5 phần trăm", "6,8 phần trăm"), ("Kiểm tra, giám sát sáu tháng một lần.", "Tổ chức thực hiện nghị quyết.")])
    #expect(try Set(told.draft.open) == ["r-1#1", "r-2#1"])
    #expect(throws: DraftingRefusal.noDecisions) { try told.draft.next() }
  }
}
