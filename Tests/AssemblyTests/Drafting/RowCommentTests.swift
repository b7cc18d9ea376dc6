// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Journal
import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("A row of a table in a draft that is read")
struct RowCommentTests {
  private static let rows = [
    ["TT", "Nội dung", "Đơn vị"], ["1", "Lễ tân", ""], ["3", "Bảo đảm an ninh", "Công an tỉnh"],
  ]

  /// A draft of a head and a table, which a unit reads.
  private static func told() throws -> Consultation {
    let cells = rows.enumerated().flatMap { row, cells in
      cells.enumerated().map { column, words in
        MarkedBlock(pieces: [Piece(words)], cell: CellPath(table: 0, row: row, column: column))
      }
    }
    var told = try Consultation()
    let head = Consultation.paragraphs[0]
    try told.give(
      .file(
        told.id, file: Consultation.file("table"),
        text: MarkedText(blocks: [MarkedBlock(pieces: [Piece(head)])] + cells)),
      .circulate(
        told.id,
        CirculationDraft(
          version: 2, units: Array(told.units.prefix(2)), people: [], isOpenToAll: false,
          due: Consultation.day.adding(7))))
    return told
  }

  private static func block(_ words: String, of told: Consultation) throws -> BlockID {
    try #require(try told.draft.newest.text.blocks.first { $0.text == words }).id
  }

  private static func give(_ told: inout Consultation, _ comment: PassageComment) throws {
    try told.give(.comment(told.id, .unit(told.units[0]), comment))
  }

  @Test("is worded cell by cell, however short the words, and no row comes or goes")
  func words() throws {
    var told = try Self.told()
    let empty = try Self.block("", of: told)
    let wordings = [("3", "3a"), ("TT", "STT"), ("Công an tỉnh", "Bộ Chỉ huy quân sự")]
    for (old, new) in wordings {
      try Self.give(&told, PassageComment(block: Self.block(old, of: told), text: nil, wording: [new]))
    }
    try Self.give(&told, PassageComment(block: empty, text: "Còn thiếu", wording: ["Văn phòng"]))
    let points = try told.synthesis.points
    #expect(points.count == 4)
    for point in points {
      guard case .rewrite? = point.proposal?.edit else {
        Issue.record("\(String(describing: point.proposal?.edit))")
        continue
      }
      try told.answer(point.key.description, as: .accepted(wording: nil))
    }
    let next = try told.draft.next().draft
    #expect(
      next.texts == [Consultation.paragraphs[0]] + ["STT", "Nội dung", "Đơn vị"] + ["1", "Lễ tân", "Văn phòng"]
        + ["3a", "Bảo đảm an ninh", "Bộ Chỉ huy quân sự"])
    #expect(next.blocks.map(\.cell) == (try told.draft.newest.text.blocks.map(\.cell)))
  }

  @Test("takes several paragraphs for one cell, all of them in it")
  func paragraphs() throws {
    var told = try Self.told()
    let cell = try Self.block("Công an tỉnh", of: told)
    try Self.give(
      &told, PassageComment(block: cell, text: "Thêm", wording: ["Công an tỉnh", "Bộ Chỉ huy quân sự tỉnh"]))
    try told.answer(try #require(try told.synthesis.points.first).key.description, as: .accepted(wording: nil))
    let last = try told.draft.next().draft.blocks.suffix(2)
    #expect(last.map(\.text) == ["Công an tỉnh", "Bộ Chỉ huy quân sự tỉnh"])
    #expect(Set(last.map(\.cell)) == [CellSpot(table: 0, row: 2, column: 2)])
  }

  @Test("is quoted in any of its cells")
  func quotes() throws {
    var told = try Self.told()
    let number = try Self.block("3", of: told)
    try Self.give(&told, PassageComment(block: number, quote: "an tỉnh", text: "Thêm quân sự"))
    guard case .remark(let placed)? = try told.synthesis.said["r-1@1"]?.what else {
      Issue.record("no remark")
      return
    }
    #expect(placed.anchor?.quote == "an tỉnh")
    #expect(placed.anchor?.span.start.block == (try Self.block("Công an tỉnh", of: told)))
    let strange = PassageComment(block: number, quote: "Lễ tân", text: "Ý")
    #expect(told.refusal(of: .comment(told.id, .unit(told.units[0]), strange)) == .quoteNotFound("Lễ tân"))
  }

  @Test("goes whole where somebody asks for that")
  func removal() throws {
    var told = try Self.told()
    try Self.give(&told, PassageComment(block: Self.block("3", of: told), text: "Trùng", wording: []))
    let point = try #require(try told.synthesis.points.first)
    guard case .deleteRow(let ids)? = point.proposal?.edit else {
      Issue.record("\(String(describing: point.proposal?.edit))")
      return
    }
    #expect(ids.count == 3 && point.attached == ["r-1@1"])
    try told.answer(point.key.description, as: .accepted(wording: nil))
    #expect(try told.draft.next().draft.texts == [Consultation.paragraphs[0]] + Self.rows[0] + Self.rows[1])
  }

  @Test("offers each of its cells, by the head of the column, and asks which is meant of a wording and its deletion")
  func form() throws {
    var told = try Self.told()
    try told.become("contact", of: 1)
    let contact = Hall.Guest(
      rights: [.read, .contribute], person: told.story.congress.organisations.people.count)
    told.story.actor = .setup
    var hall = Hall(story: told.story)
    let (number, name) = (try Self.block("1", of: told), try Self.block("Lễ tân", of: told))
    let page = try #require(hall.get("/drafts/dr-1/read", ["at": "\(number)"], as: contact))
    #expect(page.contains("Nội dung: “Lễ tân”") && page.contains("Đơn vị: (ô trống)"))
    #expect(page.contains("Góp ý ô TT: “1”") && page.contains("Đề nghị bỏ cả hàng này của bảng"))
    let both = ["block": "\(name)", "wording": "Lễ tân, hậu cần", "delete": "yes"]
    guard case .faulty(_, ["delete"]) = hall.post("/drafts/dr-1/comment", both, as: contact) else {
      Issue.record("a wording was dropped")
      return
    }
    try hall.send("/drafts/dr-1/comment", both.merging(["wording": "Lễ tân"]) { $1 }, as: contact)
    let draft = try #require(hall.story.congress.drafting.draft("dr-1"))
    guard case .deleteRow? = draft.synthesis.points.first?.proposal?.edit else {
      Issue.record("the row stays")
      return
    }
  }

  @Test("leaves a paragraph that is worded wholly anew in its place")
  func place() throws {
    var told = try Consultation()
    try told.give(
      .comment(
        told.id, .unit(told.units[0]),
        PassageComment(block: Consultation.block(3), text: nil, wording: ["Bỏ trống đến kỳ sau.", "Xem phụ lục 2."])))
    let points = try told.synthesis.points
    for point in points { try told.answer(point.key.description, as: .accepted(wording: nil)) }
    var texts = Consultation.paragraphs
    texts.replaceSubrange(2...2, with: ["Bỏ trống đến kỳ sau.", "Xem phụ lục 2."])
    #expect(points.count == 1)
    #expect(try told.draft.next().draft.texts == texts)
  }
}
