// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

@Suite("A reading")
struct ReadingTests {
  private let hand = Hand(author: "A")

  private func block(_ text: String, end: Fate = .kept, story: BlockStory = .body, cell: CellPath? = nil) -> MarkedBlock
  {
    MarkedBlock(story: story, pieces: [Piece(text)], end: end, cell: cell)
  }

  @Test("joins a block whose end goes with the following one, and takes that one's kind")
  func joins() {
    var second = block("hai")
    second.kind = .heading(1)
    let text = MarkedText(blocks: [
      block("một", end: Fate(deleted: hand)), second, block("ba", end: Fate(inserted: hand)), block("bốn"),
    ])
    let accepted = Reading(text, .accepting)
    #expect(accepted.texts == ["mộthai", "ba", "bốn"])
    #expect(accepted.blocks[0].kind == .heading(1))
    #expect(Reading(text, .rejecting).texts == ["một", "hai", "babốn"])
  }

  @Test("never joins across a cell or a story")
  func borders() {
    let gone = Fate(deleted: hand)
    func cell(_ row: Int, _ column: Int) -> CellPath { CellPath(table: 0, row: row, column: column) }
    let text = MarkedText(blocks: [
      block("a", end: gone), block("b", end: gone, cell: cell(0, 0)), block("c", end: gone, cell: cell(0, 1)),
      block("d", end: gone, cell: cell(1, 0)), block("e", end: gone), block("f", story: .footnote(1)),
    ])
    #expect(Reading(text, .accepting).texts == ["a", "b", "c", "d", "e", "f"])
  }

  @Test("carries places there and back")
  func places() {
    let text = MarkedText(blocks: [
      MarkedBlock(
        pieces: [Piece("ab"), Piece("cd", fate: Fate(inserted: hand)), Piece("ef")], end: Fate(inserted: hand)),
      block("gh"),
    ])
    let rejected = Reading(text, .rejecting)
    #expect(rejected.texts == ["abefgh"])
    #expect(rejected.place(of: MarkedPlace(block: 0, offset: 3)) == ReadPlace(block: 0, offset: 2))
    #expect(rejected.place(of: MarkedPlace(block: 1, offset: 1)) == ReadPlace(block: 0, offset: 5))
    #expect(rejected.markedPlace(of: ReadPlace(block: 0, offset: 3)) == MarkedPlace(block: 0, offset: 5))
    #expect(rejected.markedPlace(of: ReadPlace(block: 0, offset: 5)) == MarkedPlace(block: 1, offset: 1))
  }
}

@Suite("A pair of wordings")
struct WordingTests {
  private func kinds(_ a: String, _ b: String) -> [Stretch.Kind] {
    Comparison(
      [ComparedBlock(text: "Đây là câu " + a + " như thế.")], [ComparedBlock(text: "Đây là câu " + b + " như thế.")]
    )
    .beads[0].stretches.map(\.kind).filter { $0 != .same }
  }

  @Test(
    "differs in nothing but noise",
    arguments: [
      ("Đảng", "\u{D0}ảng", Noise.letterForm), ("hòa", "hoà", Noise.tonePlacement), ("thủy", "thuỷ", .tonePlacement),
      ("\"a\"", "“a”", .quotes),
      ("a - b", "a – b", .dashes), ("a b", "a\u{A0}b", .spaces), ("a b", "a  b", .spaces),
      ("hoà", "hoa\u{300}", .letterForm), ("ấ", "a\u{302}\u{301}", .letterForm),
    ])
  func noise(a: String, b: String, noise: Noise) { #expect(kinds(a, b) == [.noise(noise)]) }

  @Test(
    "differs in words",
    arguments: [("hoa", "hoà"), ("hoá", "hoà"), ("Đ", "D"), ("năm", "nắm"), ("Hội", "hội"), ("an toàn", "antoàn")])
  func words(a: String, b: String) { #expect(kinds(a, b) == [.changed]) }

  @Test("is never cut inside a number with its unit or a short quotation")
  func atoms() {
    func changed(_ a: String, _ b: String) -> String? {
      let bead = Comparison([ComparedBlock(text: a)], [ComparedBlock(text: b)]).beads[0]
      return bead.stretches.first { $0.kind == .changed }.map {
        String(decoding: Array(a.utf16)[$0.old], as: UTF16.self)
      }
    }
    #expect(changed("Tăng 8 phần trăm mỗi năm nữa.", "Tăng 9 phần trăm mỗi năm nữa.") == "8 phần trăm")
    #expect(changed("Theo cơ chế “một cửa” của ta.", "Theo cơ chế “hai cửa” của ta.") == "“một cửa”")
    #expect(changed("Có 25.000 hội viên ở đây.", "Có 26.000 hội viên ở đây.") == "25.000")
  }
}
