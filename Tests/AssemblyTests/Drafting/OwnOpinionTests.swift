// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Foundation
import Journal
import Packs
import TestKit
import Testing

@Suite("One's own opinions")
struct OwnOpinionTests {
  /// A contact of unit 1, and what the page of own opinions shows to that person.
  private func mine(_ told: Consultation, person: Int = 6) throws -> String {
    try #require(Hall(story: told.story).get("/drafts/mine", as: .init(rights: [.read, .contribute], person: person)))
  }

  private func told() throws -> Consultation {
    var told = try Consultation()
    try told.become("contact", of: 1)
    told.story.actor = .setup
    return told
  }

  @Test("that come behind the day are marked so, and whoever still writes is told before")
  func late() throws {
    var told = try told()
    try told.take("a", from: 1, [("6,5", "7")])
    #expect(try !mine(told).contains("Sau hạn"))
    let guest = Hall.Guest(rights: [.read, .contribute], person: 6)
    let due = Consultation.day.adding(7)
    func read(on day: Day) throws -> String {
      let moment = try #require(Moment(day, minute: 600))
      return try #require(Hall(story: told.story).get("/drafts/dr-1/read", as: guest, at: moment))
    }
    #expect(try !read(on: due).contains("Đã hết hạn"))
    #expect(try read(on: due.adding(1)).contains("được ghi là gửi sau hạn"))
    told.story.time = Timestamp(microseconds: told.story.time.microseconds + 8 * 86_400_000_000)
    try told.take("b", from: 1, [("chín", "tám")])
    #expect(try mine(told).contains("Sau hạn"))
    #expect(try #require(Hall(story: told.story).get("/drafts/dr-1/returns")).contains("Sau hạn"))
  }

  @Test("do not wait where only the look of words is changed")
  func look() throws {
    var told = try told()
    var text = Consultation.text(Consultation.paragraphs)
    text.blocks[2].pieces[0].reformatted = Hand(author: "A", date: "")
    let set = try #require(
      ReturnedFile(source: "new", text: text).changes(onNearestOf: told.draft.versions.map(\.text)))
    #expect(set.changes.count == 1)
    try told.give(
      .takeIn(
        told.id,
        [ReturnDraft(sender: .unit(told.units[0]), file: Consultation.file("a"), content: .read(set))]))
    #expect(try told.synthesis.looks == ["r-1#1"] && told.draft.open.isEmpty)
    let page = try mine(told)
    #expect(page.contains("Chỉ về trình bày, không trả lời riêng") && page.contains("1 góp ý, 0 góp ý chờ trả lời"))
  }

  @Test("that the draft has already are said to be there, whenever they came, and the board lists them")
  func present() throws {
    var told = try told()
    try told.take("a", from: 1, [("6,5", "7"), ("chín", "tám")])
    let filed = Consultation.paragraphs.map { $0.replacing("6,5", with: "7") }
    try told.give(.file(told.id, file: Consultation.file("2"), text: Consultation.text(filed)))
    #expect(try told.synthesis.present.map(\.key) == ["r-1#1"] && told.draft.open == ["r-1#2"])
    let page = try mine(told)
    #expect(page.contains("Đã có trong dự thảo") && page.contains("2 góp ý, 1 góp ý chờ trả lời"))
    let board = try #require(Hall(story: told.story).get("/drafts/dr-1/board"))
    #expect(board.contains("1 sửa đổi đã có sẵn trong bản 2") && board.contains("đạt 6,5 phần trăm"))
    let returns = try #require(Hall(story: told.story).get("/drafts/dr-1/returns"))
    #expect(returns.contains("1 sửa đổi đã có sẵn trong dự thảo"))
  }

  @Test("that were in the draft when they came are kept with the contribution, and erased with it")
  func came() throws {
    var told = try told()
    let first = try told.draft.newest.text
    let filed = Consultation.paragraphs.map { $0.replacing("6,5", with: "7") }
    try told.give(.file(told.id, file: Consultation.file("2"), text: Consultation.text(filed)))
    let words = filed.map { $0.replacing("chín", with: "tám") }
    let all = ReturnedFile(source: "new", text: Consultation.text(words)).changes(on: first)
    let carried = Carrying(from: first, to: try told.draft.newest.text).carry(all)
    #expect(carried.alreadyThere == 1 && carried.changes.count == 1)
    let present = all.changes.filter { change in !carried.changes.contains { $0.id == change.id } }
    try told.give(
      .takeIn(
        told.id,
        [
          ReturnDraft(
            sender: .unit(told.units[0]), file: Consultation.file("a"), content: .read(carried), present: present)
        ]))
    #expect(try told.synthesis.present.map(\.key) == ["r-1#1"] && told.draft.open == ["r-1#2"])
    #expect(try mine(told).contains("Đã có trong dự thảo"))
    #expect(try #require(Hall(story: told.story).get("/drafts/dr-1/board")).contains("1 sửa đổi đã có sẵn trong bản 2"))
    let codec = EventCodec<CongressEvent>.congress
    let keyring = Keyring([Secret(name: "\(Keyring.prefix)r-1", value: Array(repeating: 7, count: 32))])
    var again = Congress(pack: told.story.congress.pack)
    let act = Act(actor: .setup, time: told.story.time)
    for event in told.events {
      let draft = try codec.draft(event, with: keyring)
      #expect(!String(decoding: draft.payload, as: UTF8.self).contains("7 phần trăm") || draft.kind == "drafting.filed")
      let entry = Entry(
        sequence: 1, stream: StreamID(rawValue: "s"), position: 1, act: act, draft: draft, hash: .of(draft.payload))
      again.evolve(try codec.event(in: entry, with: keyring), by: act)
    }
    #expect(try again.drafting.draft(told.id)?.returns == told.draft.returns)
    try told.give(.forget(told.id, "r-1"))
    #expect(try told.draft.returns[0].present?.value == nil && told.synthesis.present.isEmpty)
  }

  @Test("of a meeting's speaker and a group's chair are theirs, with the wording that was agreed")
  func speakers() throws {
    var told = try Consultation()
    try told.give(
      .recordGroup(
        told.id,
        GroupRecord(
          name: "Tổ 1", chair: "p-2", opinions: [.init(block: Consultation.block(2), text: "Nêu nguồn số liệu.")])))
    #expect(try mine(told, person: 2).contains("Nêu nguồn số liệu.") && !mine(told, person: 3).contains("Nêu nguồn"))
    let reads = "Theo báo cáo, tốc độ tăng trưởng bình quân đạt 6,5 phần trăm mỗi năm."
    try told.answer("r-1@1", as: .partly(wording: [reads]), "Chỉ nêu tên báo cáo")
    #expect(try mine(told, person: 2).contains(reads))
  }

  @Test("show how the passage reads where a part was taken up, also after the next version is issued")
  func reading() throws {
    var told = try told()
    try told.take("a", from: 1, [("6,5", "7")])
    let words = try #require(told.point("r-1#1").proposal)
    guard case .rewrite(_, let texts) = words.edit else {
      Issue.record("no rewrite")
      return
    }
    try told.answer(
      "r-1#1", as: .partly(wording: texts.map { $0.replacing("7", with: "6,9") }), "Số liệu của Cục Thống kê")
    let reads = "Tốc độ tăng trưởng bình quân đạt 6,9 phần trăm mỗi năm."
    #expect(try mine(told).contains(reads))
    try told.give(told.issuing())
    #expect(try mine(told).contains(reads))
  }
}

@Suite("A change that was made without tracking")
struct SilentChangeTests {
  @Test("is told apart on the board, in the table of what came back, and in the register; a page's is none")
  func told() throws {
    var told = try Consultation(pack: .sample.with(papers: ["contributionRegister"]))
    try told.take("a", from: 1, [("6,5", "7")])
    var tracked = Consultation.text(Consultation.paragraphs)
    let hand = Hand(author: "A", date: "2025-07-15T08:00:00Z")
    tracked.blocks[5].pieces = [
      Piece("Kiểm tra, giám sát "), Piece("sáu", fate: Fate(deleted: hand)), Piece("ba", fate: Fate(inserted: hand)),
      Piece(" tháng một lần."),
    ]
    let set = try #require(
      ReturnedFile(source: "new", text: tracked).changes(onNearestOf: told.draft.versions.map(\.text)))
    try told.give(
      .takeIn(
        told.id, [ReturnDraft(sender: .unit(told.units[1]), file: Consultation.file("b"), content: .read(set))]),
      .comment(
        told.id, .unit(told.units[0]),
        PassageComment(
          block: Consultation.block(3), text: nil, wording: ["Toàn Đảng bộ hoàn thành tám trong mười chỉ tiêu."])))
    let silent = try told.synthesis.said.values.filter(\.isSilent).map(\.key)
    #expect(silent == ["r-1#1"])
    let hall = Hall(story: told.story)
    let board = try #require(hall.get("/drafts/dr-1/board"))
    #expect(board.components(separatedBy: "Có chỗ sửa không bật Track Changes").count == 2)
    #expect(board.contains("1 sửa đổi không có dấu sửa"))
    let returns = try #require(hall.get("/drafts/dr-1/returns"))
    #expect(returns.components(separatedBy: "1 không có dấu sửa").count == 2)
    try told.story.given(
      .papers(
        .issue(
          kind: "contributionRegister", about: .draft(told.id, version: 1), on: Consultation.day, in: .vietnamese)))
    let paper = try #require(told.story.congress.papers.issued.last?.content.value)
    for case .table(let table) in paper.blocks {
      #expect(table.rows.map { Array($0[4...5]) } == [["2", "1"], ["1", "0"], ["3", "1"]])
    }
  }
}

@Suite("A remark about several changes")
struct WideRemarkTests {
  @Test("is a remark of its own, so that none of their answers answers it")
  func alone() throws {
    var told = try Consultation()
    try told.take(
      "a", from: 1, [("Kiểm tra", "Rà soát"), ("sáu tháng", "hằng quý")],
      remarks: [Consultation.remark("Cho kịp thời.", on: 6)])
    #expect(try told.synthesis.points.map(\.opinions) == [["r-1#1"], ["r-1#2"], ["r-1@1"]])
    try told.answer("r-1#1", as: .accepted(wording: nil))
    #expect(try told.draft.open == ["r-1#2", "r-1@1"])
  }
}
