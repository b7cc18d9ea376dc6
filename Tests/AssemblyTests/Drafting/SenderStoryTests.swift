// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Foundation
import Journal
import Packs
import TestKit
import Testing

@Suite("The same file from two units")
struct SenderStoryTests {
  @Test("counts for both: one that forwards another's file supports it, and is not silent")
  func forwarded() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")])
    try told.take("a", from: 2, [("6,5", "7")])
    #expect(try told.draft.returns.map(\.sender) == told.units.prefix(2).map { .unit($0) })
    #expect(try told.synthesis.points.map(\.members) == [["r-1#1", "r-2#1"]])
    #expect(try told.synthesis.senders(of: told.point("r-1#1")).count == 2)
    #expect(
      told.refusal(of: .remind(told.id, "c-1", [.unit(told.units[1])])) == .nobodySilent, "it has answered")
    let again = ReturnDraft(
      sender: .unit(told.units[1]), file: Consultation.file("a"), content: try told.content([("6,5", "7")]))
    #expect(told.refusal(of: .takeIn(told.id, [again])) == .sentTwice("r-2"))
  }

  @Test("counts for both in one batch, and what does not tell whose it is counts as what is there already")
  func batch() throws {
    var told = try Consultation()
    let content = try told.content([("6,5", "7")])
    func sent(_ sender: Return.Sender, _ name: String = "a") -> ReturnDraft {
      ReturnDraft(sender: sender, file: Consultation.file(name), content: content)
    }
    let (one, two) = (Return.Sender.unit(told.units[0]), Return.Sender.unit(told.units[1]))
    try told.give(.takeIn(told.id, [sent(one), sent(two), sent(one), sent(.unnamed)]))
    #expect(try told.draft.returns.map(\.sender) == [one, two])
    #expect(told.refusal(of: .takeIn(told.id, [sent(.unnamed)])) == .sentTwice("r-1"))
    #expect(told.refusal(of: .takeIn(told.id, [sent(one), sent(two)])) == .nothingNew)
    try told.give(.takeIn(told.id, [sent(.unnamed, "b")]))
    #expect(told.refusal(of: .takeIn(told.id, [sent(two, "b")])) == .sentTwice("r-3"), "it waits for its name already")
  }
}

@Suite("A file that could not be read")
struct UnreadStoryTests {
  private func told() throws -> Consultation {
    var told = try Consultation(pack: .sample.with(papers: ["contributionRegister"]))
    let unread = Return.Content.unread(
      problem: Phrase("Tệp Word bị hỏng.", "The file is damaged."), mend: Phrase("Gửi lại.", "Send it again."))
    try told.give(
      .takeIn(
        told.id, [ReturnDraft(sender: .unit(told.units[0]), file: Consultation.file("x"), content: unread)]))
    try told.take("b", from: 2, [("sáu tháng", "ba tháng")])
    try told.answer("r-2#1", as: .accepted(wording: nil))
    return told
  }

  @Test("holds up the next version until somebody sets it aside with a reason, and the page says so")
  func holdsUp() throws {
    var told = try told()
    #expect(told.refusal(of: try told.issuing()) == .filesUnread(count: 1))
    let page = try #require(Hall(story: told.story).get("/drafts/dr-1/issue"))
    #expect(page.contains("Còn 1 tệp góp ý chưa đọc được") && page.contains("href=\"/drafts/dr-1/returns\""))
    #expect(!page.contains("action=\"/drafts/dr-1/issue\""))
    try told.give(.setAside(told.id, "r-1", reason: "Đơn vị gửi lại tệp khác"))
    #expect(told.refusal(of: try told.issuing()) == nil)
    let after = try #require(Hall(story: told.story).get("/drafts/dr-1/issue"))
    #expect(!after.contains("chưa đọc được") && after.contains("action=\"/drafts/dr-1/issue\""))
  }

  @Test("is no answer of the unit that sent it: it is reminded, in words of its own")
  func silent() throws {
    var told = try told()
    let page = try #require(Hall(story: told.story).get("/drafts/dr-1/circulations/c-1"))
    #expect(page.contains("Đã góp ý 1/2 nơi") && page.contains("Tệp chưa đọc được"))
    #expect(page.contains("nhưng không đọc được. Đề nghị gửi lại") && !page.contains("Kính gửi: Đơn vị 2"))
    #expect(told.refusal(of: .remind(told.id, "c-1", [.unit(told.units[0])])) == nil)
    try told.story.given(
      .papers(
        .issue(
          kind: "contributionRegister", about: .draft(told.id, version: 1), on: Consultation.day, in: .vietnamese)))
    let paper = try #require(told.story.congress.papers.issued.last?.content.value).plainText
    #expect(paper.contains("1 đơn vị đã góp ý; 1 đơn vị chỉ gửi tệp chưa đọc được."))
    try told.take("c", from: 1, [("6,5", "7")])
    #expect(told.refusal(of: .remind(told.id, "c-1", [.unit(told.units[0])])) == .nobodySilent)
  }
}

@Suite("A restricted draft that is sent out")
struct RestrictedCirculationTests {
  @Test("goes only to those who may read it: units by somebody there, people by their post or account")
  func readers() throws {
    var told = try Consultation(kind: "scheme", isSent: false)
    func sent(_ units: [UnitID], _ people: [PersonID]) -> DraftingCommand {
      .circulate(
        told.id,
        CirculationDraft(
          version: 1, units: units, people: people, isOpenToAll: false, due: Consultation.day.adding(7)))
    }
    #expect(told.refusal(of: sent([told.units[0]], ["p-1", "p-2"])) == .restrictedToThem(["Đơn vị 1", "Người Số 2"]))
    #expect(told.refusal(of: sent([], ["p-1"])) == nil, "the chair's post reads it")
    let before = try #require(Hall(story: told.story).get("/drafts/dr-1/circulate"))
    #expect(before.components(separatedBy: "Không ai ở đây được xem tài liệu hạn chế.").count == 4)
    try told.become("office", of: 1)
    told.story.actor = .setup
    try told.story.given(.access(.open(login: "p-2", person: "p-2", roles: ["office"])))
    #expect(told.refusal(of: sent([told.units[0]], ["p-1", "p-2"])) == nil)
    #expect(told.refusal(of: sent([told.units[1]], [])) == .restrictedToThem(["Đơn vị 2"]))
    let page = try #require(Hall(story: told.story).get("/drafts/dr-1/circulate"))
    #expect(page.components(separatedBy: "Không ai ở đây được xem tài liệu hạn chế.").count == 3)
    #expect(page.components(separatedBy: "checked").count == 1, "the one unit that may read it")
    #expect(page.contains("3 người không được xem tài liệu hạn chế"))
  }
}

@Suite("A round in which nothing changes the text")
struct UnchangedRoundTests {
  @Test("says that the draft stays, and offers its papers and no next version")
  func stays() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")])
    let open = try #require(Hall(story: told.story).get("/"))
    #expect(open.contains("Trả lời ý kiến góp ý"))
    try told.answer("r-1#1", as: .kept, "Chưa đủ căn cứ")
    let hall = Hall(story: told.story)
    let home = try #require(hall.get("/"))
    #expect(!home.contains("Phát hành bản 2"))
    let hub = try #require(hall.get("/drafts/dr-1"))
    #expect(hub.contains("dự thảo giữ nguyên là bản 1") && hub.contains("href=\"/drafts/dr-1/papers\""))
    let page = try #require(hall.get("/drafts/dr-1/issue"))
    #expect(page.contains("Dự thảo giữ nguyên") && !page.contains("action=\"/drafts/dr-1/issue\""))
    try told.answer("r-1#1", as: .accepted(wording: nil))
    #expect(try #require(Hall(story: told.story).get("/")).contains("Phát hành bản 2"))
  }
}
