// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Journal
import Packs
import TestKit
import Testing

@Suite("An opinion that only agrees")
struct AgreementStoryTests {
  private func told() throws -> Consultation {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")], remarks: [Consultation.remark("Nhất trí.", on: 3)])
    try told.take(
      "b", from: 2,
      remarks: [
        Consultation.remark("Nhất trí.", on: 4), Consultation.remark("Nhất trí với toàn bộ dự thảo.", on: 5, id: "2"),
      ])
    return told
  }

  @Test("is made a point by a compiler, and holds up the next version until it is answered")
  func asked() throws {
    var told = try told()
    try told.answer("r-1#1", as: .accepted(wording: nil))
    let issuing = try told.issuing()
    #expect(try told.draft.open.isEmpty)
    try told.give(.askAnswer(told.id, ["r-2@1"]))
    #expect(try told.synthesis.agreements == ["r-1@1", "r-2@2"])
    #expect(try told.point("r-2@1").members == ["r-2@1"] && told.draft.open == ["r-2@1"])
    #expect(told.refusal(of: issuing) == .openOpinions(count: 1))
    #expect(told.refusal(of: .askAnswer(told.id, ["r-2@1"])) == .unknownOpinion("r-2@1"), "it is a point already")
    #expect(told.refusal(of: .askAnswer(told.id, ["r-1#1"])) == .unknownOpinion("r-1#1"))
    #expect(told.refusal(of: .askAnswer(told.id, [])) == .noOpinions)
    try told.answer("r-2@1", as: .kept, "Đã nêu ở phần II.")
    #expect(told.refusal(of: .spareAnswer(told.id, ["r-2@1"])) == .isAnswered("r-2@1"))
    try told.give(told.issuing())
  }

  @Test("counts as agreement again when that is taken back; what asks by itself never does")
  func spared() throws {
    var told = try told()
    let before = try told.synthesis.points
    try told.give(.askAnswer(told.id, ["r-2@2", "r-1@1", "r-1@1"]))
    #expect(try told.draft.open == ["r-1#1", "r-1@1", "r-2@2"])
    try told.give(.spareAnswer(told.id, ["r-1@1", "r-2@2"]))
    #expect(try told.synthesis.points == before && told.synthesis.agreements == ["r-1@1", "r-2@1", "r-2@2"])
    #expect(told.refusal(of: .spareAnswer(told.id, ["r-1#1"])) == .asksItself("r-1#1"))
    #expect(told.refusal(of: .spareAnswer(told.id, ["r-1@1"])) == .unknownOpinion("r-1@1"))
  }

  @Test("is made a point by nobody but compilers")
  func rights() throws {
    var told = try told()
    try told.become("contact", of: 1)
    #expect(told.story.refusal(of: .drafting(.askAnswer(told.id, ["r-1@1"]))) != nil)
    #expect(DraftingCommand.askAnswer(told.id, []).rights == [.compileDrafts])
    #expect(DraftingCommand.spareAnswer(told.id, []).rights == [.compileDrafts])
  }

  @Test("stands with its words and its sender on a page that the board leads to", arguments: Language.allCases)
  func page(_ say: Language) throws {
    var told = try told()
    try told.give(.askAnswer(told.id, ["r-2@2"]))
    let hall = Hall(story: told.story)
    let guest = Hall.Guest(rights: Set(Right.allCases), person: 1, say: say)
    let board = try #require(hall.get("/drafts/dr-1/board", as: guest))
    #expect(board.contains("href=\"/drafts/dr-1/agreements\""))
    let page = try #require(hall.get("/drafts/dr-1/agreements", as: guest))
    #expect(page.contains("Nhất trí.") && page.contains("Đơn vị 1; Đơn vị 2"))
    #expect(hall.get("/drafts/dr-1/agreements", as: .observer) == nil)
    #expect(page.contains(say("Cần trả lời", "Needs an answer")))
    #expect(page.contains("value=\"r-1@1 r-2@1\""), "those who say it in the same words are one row")
    #expect(page.contains(say("Nhất trí chung, không cần trả lời", "Only agrees, needs no answer")))
    #expect(page.contains("/drafts/dr-1/points/r-2@2") || page.contains("/drafts/dr-1/points/r-2%402"))
  }

  @Test("is not told twice in the record, and is the same after it was read again")
  func replayed() throws {
    var told = try told()
    try told.give(.askAnswer(told.id, ["r-2@2", "r-1@1"]), .spareAnswer(told.id, ["r-1@1"]))
    let codec = EventCodec<CongressEvent>.congress
    let keyring = Keyring(
      ["r-1", "r-2"].map { Secret(name: Keyring.prefix + $0, value: Array(repeating: 7, count: 32)) })
    let kinds = try told.events.suffix(2).map { try codec.draft($0, with: keyring) }
    #expect(kinds.map(\.kind) == ["drafting.answerAsked", "drafting.answerSpared"])
    #expect(
      kinds.map { String(decoding: $0.payload, as: UTF8.self) } == [
        #"{"draft":"dr-1","opinions":["r-1@1","r-2@2"]}"#, #"{"draft":"dr-1","opinions":["r-1@1"]}"#,
      ])
    #expect(try told.draft.answersAsked == ["r-2@2"])
  }
}
