// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Foundation
import Journal
import Packs
import TestKit
import Testing

@Suite("A contribution that is taken back")
struct WithdrawalTests {
  /// A draft with a comment of unit 1 (r-1) and one of unit 2 that says the same (r-2), and the contact of unit 1.
  private func told(pack: RulePack = .sample) throws -> (told: Consultation, contact: Hall.Guest) {
    var told = try Consultation(pack: pack)
    let wording = [Consultation.paragraphs[1].replacing("6,5", with: "7")]
    for unit in told.units.prefix(2) {
      try told.give(
        .comment(told.id, .unit(unit), PassageComment(block: Consultation.block(2), text: nil, wording: wording)))
    }
    try told.become("contact", of: 1)
    return (told, Hall.Guest(rights: [.read, .contribute], person: 6))
  }

  @Test("stays on record and leaves the open points, whose supporters are counted anew")
  func leaves() throws {
    var (told, _) = try told()
    #expect(try told.synthesis.senders(of: told.point("r-1#1")).count == 2)
    try told.give(.withdraw(told.id, "r-1", reason: " Nhầm số liệu "))
    #expect(try told.synthesis.points.map(\.opinions) == [["r-2#1"]] && told.draft.open == ["r-2#1"])
    let row = try #require(told.draft.returned("r-1"))
    #expect(!row.counts && row.setAside == nil && row.withdrawal?.reason?.value == "Nhầm số liệu")
    #expect(row.withdrawal?.by == "p-6")
    #expect(told.refusal(of: .withdraw(told.id, "r-1", reason: nil)) == .alreadyWithdrawn)
    told.story.actor = .setup
    #expect(told.refusal(of: .setAside(told.id, "r-1", reason: "x")) == .alreadyWithdrawn)
    try told.give(.forget(told.id, "r-1"))
    #expect(try told.draft.returned("r-1")?.withdrawal?.reason?.value == nil, "the reason goes with the words")
  }

  @Test("is one's own or one's unit's, not answered, and of a round that is open")
  func bounds() throws {
    var (told, _) = try told()
    #expect(told.refusal(of: .withdraw(told.id, "r-2", reason: nil)) == .notYours)
    #expect(told.refusal(of: .withdraw(told.id, "r-9", reason: nil)) == .unknownReturn)
    let contact = told.story.actor
    told.story.actor = .setup
    try told.answer("r-1#1", as: .accepted(wording: nil))
    let setup = told.story.actor
    told.story.actor = contact
    #expect(told.refusal(of: .withdraw(told.id, "r-1", reason: nil)) == .isAnswered("r-1#1"))
    told.story.actor = setup
    try told.give(told.issuing())
    told.story.actor = contact
    #expect(told.refusal(of: .withdraw(told.id, "r-1", reason: nil)) == .roundClosed(version: 1))
  }

  @Test("can be sent again when it was a file, and who took all back has not answered")
  func again() throws {
    var told = try Consultation()
    let content = try told.content([("6,5", "7")])
    let file = ReturnDraft(sender: .unit(told.units[0]), file: Consultation.file("a"), content: content)
    try told.become("contact", of: 1)
    try told.give(.takeIn(told.id, [file]))
    #expect(told.refusal(of: .takeIn(told.id, [file])) == .sentTwice("r-1"))
    try told.give(.withdraw(told.id, "r-1", reason: nil))
    let hall = Hall(story: told.story)
    let home = try #require(hall.get("/", as: .init(rights: [.read, .contribute], person: 6)))
    #expect(home.contains("Góp ý: Báo cáo"), "the unit is asked again")
    try told.give(.takeIn(told.id, [file]))
    #expect(try told.draft.open == ["r-2#1"])
  }

  @Test("is offered beside the passage and among one's own, and then shown as withdrawn to both sides")
  func pages() throws {
    let (told, contact) = try told()
    var hall = Hall(story: told.story)
    let way = "/drafts/dr-1/returns/r-1/withdraw"
    for path in ["/drafts/dr-1/read", "/drafts/mine", "/drafts/dr-1/returns"] {
      let page = try #require(hall.get(path, as: contact))
      #expect(page.contains(way) && !page.contains("r-2/withdraw"), "\(path)")
    }
    #expect(try #require(hall.get(way, as: contact)).contains("name=\"reason\""))
    #expect(hall.get("/drafts/dr-1/returns/r-2/withdraw", as: contact) == nil, "another's")
    try hall.send(way, ["reason": "Đã thống nhất lại"], as: contact)
    let mine = try #require(hall.get("/drafts/mine", as: contact))
    #expect(mine.contains("Đã rút") && mine.contains("Đã thống nhất lại") && !mine.contains("/withdraw"))
    #expect(mine.contains("0 góp ý, 0 góp ý chờ trả lời; 1 góp ý đã rút."))
    #expect(try #require(hall.get("/drafts/dr-1/read", as: contact)).contains("Đã rút"))
    let office = try #require(hall.get("/drafts/dr-1/returns"))
    #expect(office.contains("Đã rút") && office.contains("Đã thống nhất lại") && !office.contains("r-1/aside"))
    #expect(try #require(hall.get(way, as: contact)).contains("Bản góp ý này đã được rút."))
  }

  @Test("keeps its reason where it can be forgotten: the record without the key does not tell it")
  func sealed() throws {
    var (told, _) = try told()
    try told.give(.withdraw(told.id, "r-1", reason: "Nhầm số liệu"))
    let event = try #require(told.events.last)
    let codec = EventCodec<CongressEvent>.congress
    let keyring = Keyring([Secret(name: "\(Keyring.prefix)r-1", value: Array(repeating: 7, count: 32))])
    let draft = try codec.draft(event, with: keyring)
    #expect(draft.kind == "drafting.withdrawn" && !String(decoding: draft.payload, as: UTF8.self).contains("Nhầm"))
    let act = Act(actor: .setup, time: told.story.time)
    let entry = Entry(
      sequence: 1, stream: StreamID(rawValue: "s"), position: 1, act: act, draft: draft, hash: .of(draft.payload))
    #expect(try codec.draft(codec.event(in: entry, with: keyring), with: keyring).payload == draft.payload)
  }

  @Test("is told by the register as withdrawn, on the day of the paper and not before")
  func register() throws {
    var (told, _) = try told(pack: .sample.with(papers: ["contributionRegister"]))
    try told.give(.withdraw(told.id, "r-1", reason: nil))
    told.story.actor = .setup
    try told.story.given(
      .papers(
        .issue(
          kind: "contributionRegister", about: .draft(told.id, version: 1), on: Consultation.day, in: .vietnamese)))
    let paper = try #require(told.story.congress.papers.issued.last?.content.value)
    #expect(paper.plainText.contains("1 đơn vị đã góp ý; 1 đơn vị đã rút góp ý."))
    for case .table(let table) in paper.blocks {
      #expect(table.rows.first?[2] == "Đã rút" && table.rows.first?[3].contains("1 bản góp ý đã rút") == true)
    }
    let early = try #require(told.draft.round(on: 1, asOf: Consultation.day))
    #expect(early.open == ["r-2#1"])
  }
}
