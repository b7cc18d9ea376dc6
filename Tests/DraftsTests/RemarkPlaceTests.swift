// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

/// Where a remark stands whose words somebody brings.
@Suite("A remark on words that come in")
struct RemarkPlaceTests {
  typealias Hands = SeveralHandsTests

  private func placed(_ blocks: [MarkedBlock], _ from: MarkedPlace, _ to: MarkedPlace) -> (ChangeSet, PlacedRemark?) {
    let remark = Remark(id: "1", hand: Hands.b, text: "Nên ghi rõ hơn.", anchor: from..<to)
    let set = ReturnedFile(source: "f", text: MarkedText(blocks: blocks, remarks: [remark])).changes(on: Hands.base)
    return (set, set.remarks.first)
  }

  private func place(_ block: Int, _ offset: Int) -> MarkedPlace { MarkedPlace(block: block, offset: offset) }

  @Test("of a new paragraph hangs on that paragraph, whether it was marked or not", arguments: [true, false])
  func paragraph(isMarked: Bool) throws {
    let fate = isMarked ? Fate(inserted: Hands.a) : .kept
    let new = MarkedBlock(pieces: [Piece("Đoạn mới có nhận xét.", fate: fate)], end: fate)
    let blocks = [Hands.kept(0), new, Hands.kept(1), Hands.kept(2), Hands.kept(3)]
    for (from, to, quote) in [(0, 21, "Đoạn mới có nhận xét."), (9, 20, "có nhận xét"), (21, 21, "")] {
      let (set, remark) = placed(blocks, place(1, from), place(1, to))
      let anchor = try #require(remark?.anchor)
      let end = Hands.texts[0].utf16.count
      #expect(anchor.span == Span(Hands.base.blocks[0].id, end..<end))
      #expect(anchor.quote == quote)
      #expect(remark?.touches == set.changes.map(\.id))
    }
  }

  @Test("inside a paragraph quotes them and hangs on their change")
  func words() throws {
    let blocks = [
      MarkedBlock(pieces: [
        Piece("Ban Thường vụ lãnh đạo "), Hands.gone("toàn diện", Hands.a), Hands.new("trực tiếp", Hands.a),
        Piece(" công tác xây dựng Đảng."),
      ]), Hands.kept(1), Hands.kept(2), Hands.kept(3),
    ]
    let (set, remark) = placed(blocks, place(0, 32), place(0, 41))
    #expect(remark?.anchor?.quote == "trực tiếp" && remark?.touches == set.changes.map(\.id))
    #expect(remark?.anchor?.span == Span(Hands.base.blocks[0].id, 32..<32))
    // Of the words that go it is one of the base.
    let (_, other) = placed(blocks, place(0, 23), place(0, 32))
    #expect(other?.anchor?.quote == "toàn diện" && other?.anchor?.span == Span(Hands.base.blocks[0].id, 23..<32))
  }

  @Test("that goes on into an old paragraph stands at what the base has of it")
  func across() throws {
    let blocks = [
      Hands.kept(0), MarkedBlock(pieces: [Piece("Đoạn mới không đánh dấu.")]), Hands.kept(1), Hands.kept(2),
      Hands.kept(3),
    ]
    let (_, remark) = placed(blocks, place(1, 0), place(2, 10))
    #expect(remark?.anchor?.span.end == Place(Hands.base.blocks[1].id, 10))
  }

  @Test("keeps its quotation where it is carried to a later version")
  func carried() throws {
    let fate = Fate(inserted: Hands.a)
    let new = MarkedBlock(pieces: [Piece("Đoạn mới có nhận xét.", fate: fate)], end: fate)
    let (set, _) = placed([Hands.kept(0), new, Hands.kept(1), Hands.kept(2), Hands.kept(3)], place(1, 0), place(1, 8))
    var later = Hands.base
    later.version = 2
    later.blocks[0].text = "Ban Thường vụ lãnh đạo trực tiếp công tác xây dựng Đảng."
    #expect(Carrying(from: Hands.base, to: later).carry(set).remarks.first?.anchor?.quote == "Đoạn mới")
  }
}
