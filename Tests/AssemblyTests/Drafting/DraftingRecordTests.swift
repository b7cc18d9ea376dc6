// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Foundation
import Journal
import Packs
import TestKit
import Testing

/// Every kind of entry that drafts leave in the record, as it was first written. What was read of a file is in it, so
/// these lines must come to the same synthesis for ever: a new shape is a new version with an upcaster beside it.
@Suite("The record of drafts")
struct DraftingRecordTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/entries-1.jsonl")
  private static let keyring = Keyring(
    (1...9).map { Secret(name: "\(Keyring.prefix)r-\($0)", value: Array(repeating: UInt8($0), count: 32)) })

  /// One draft to which everything happens that can.
  private func told() throws -> Consultation {
    var told = try Consultation()
    let file = Consultation.file
    try told.take(
      "a", from: 1, [("6,5", "7"), ("trong sạch, ", "")], remarks: [Consultation.remark("Cho kịp thời.", on: 6)])
    try told.take(
      "b", from: 2, [("6,5", "8")],
      remarks: [Consultation.remark("Nhất trí.", on: nil), Consultation.remark("Đề nghị nêu nguồn.", on: 3, id: "2")])
    let unread = Return.Content.unread(
      problem: Phrase("Tệp Word bị hỏng.", "The file is damaged."), mend: Phrase("Gửi lại.", "Send it again."))
    try told.give(
      .takeIn(told.id, [ReturnDraft(sender: .unit(told.units[2]), file: file("c"), content: unread)]),
      .setAside(told.id, "r-3", reason: "Đã gửi lại"),
      .comment(
        told.id, .person("p-2"), PassageComment(block: Consultation.block(3), quote: "chín", text: "Chín hay mười?")),
      .recordGroup(
        told.id,
        GroupRecord(
          name: "Tổ 1", chair: "p-2", opinions: [.init(block: Consultation.block(3), text: "Rút gọn đoạn này.")])),
      .join(told.id, ["r-2@2", "r-5@1"], why: "Cùng ý"), .split(told.id, ["r-5@1"], why: "Khác ý"),
      .summarise(told.id, ["r-1#1"], text: "Nâng tốc độ"), .classify(told.id, ["r-1#1"], field: "work"),
      .setFields(
        told.id,
        [
          OpinionField(id: "work", name: Phrase("Nhiệm vụ", "Work")),
          OpinionField(id: "field-2", name: Phrase("Khác", "Other")),
        ]),
      .setDue(told.id, "c-1", Consultation.day.adding(9)), .setDecideBy(told.id, Consultation.day.adding(12)),
      .mark(told.id, Consultation.block(5), .part("objective")), .mark(told.id, Consultation.block(4), PartMark.none),
      .mark(told.id, Consultation.block(4), nil),
      .addSource(
        told.id,
        DraftSourceDraft(
          title: "Báo cáo cũ", predecessor: nil, dated: Consultation.day, file: file("s"),
          text: Consultation.text(["Tăng trưởng đạt 6,5 phần trăm."]))),
      .rule(told.id, [.leftOut(source: "s-1", block: 0, by: "p-1", why: "Đã lỗi thời")]))
    try told.answer("r-1#1", as: .accepted(wording: nil))
    try told.answer("r-2#1", "r-1#2", as: .kept, "Chưa đủ căn cứ")
    try told.answer("r-2@2", "r-4@1", "r-5@1", "r-1@1", as: .partly(wording: nil), "Ghi nhận")
    try told.give(.reserve(told.id, "p-2", opinion: "r-2#1", text: "Vẫn đề nghị 8"))
    try told.give(told.issuing())
    try told.give(
      .file(
        told.id, file: file("3"), text: Consultation.text(try told.draft.newest.text.texts + ["Đoạn thêm."])),
      .forget(told.id, "r-4"))
    return told
  }

  private func lines(_ events: [CongressEvent]) throws -> [String] {
    let codec = EventCodec<CongressEvent>.congress
    return try events.map { event in
      let draft = try codec.draft(event, with: Self.keyring)
      return "{\"kind\":\"\(draft.kind)\",\"payload\":\(String(decoding: draft.payload, as: UTF8.self))}"
    }
  }

  @Test("has every kind, is written as it always was, and leads to the same draft")
  func golden() throws {
    let told = try told()
    let written = try lines(told.events)
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try Data((written.joined(separator: "\n") + "\n").utf8).write(to: Self.file)
    }
    let kept = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(kept.count == written.count)
    for (number, (old, new)) in zip(kept, written).enumerated() { #expect(old == new, "line \(number + 1)") }
    // A meeting's contribution has the shape of a group's.
    let kinds = Set(kept.map { String($0.dropFirst(#"{"kind":""#.count).prefix { $0 != "\"" }) })
    #expect(kinds.count == 21, "\(kinds.sorted())")
    let again = try replayed(kept, in: told)
    let draft = try told.draft
    #expect(again.versions == draft.versions && again.answers == draft.answers && again.returns == draft.returns)
    #expect(again.synthesis.points == draft.synthesis.points && again.reservations == draft.reservations)
    #expect(again.summaries == draft.summaries && again.fieldsOfOpinions == draft.fieldsOfOpinions)
    #expect(again.marks == draft.marks && again.sources == draft.sources && again.lineage == draft.lineage)
    #expect(again.circulations == draft.circulations && again.decideBy == draft.decideBy && again.head == draft.head)
  }

  private func replayed(_ lines: [String], in told: Consultation) throws -> DraftDocument {
    let act = Act(actor: .setup, time: told.story.time)
    var congress = Congress(pack: told.story.congress.pack)
    try congress.replay(lines, with: Self.keyring, by: act)
    return try #require(congress.drafting.draft(told.id))
  }

  @Test("tells nothing of what was said to whoever has no keys")
  func sealed() throws {
    let kept = try String(contentsOf: Self.file, encoding: .utf8)
    for words in ["Chín hay mười", "Rút gọn đoạn", "Cho kịp thời"] { #expect(!kept.contains(words)) }
  }
}
