// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

/// What a paragraph is and how it is numbered, changed with a mark.
@Suite("A paragraph whose look was changed with a mark")
struct TrackedLookTests {
  private static let hand = Hand(author: "Nam")

  private static func block(_ text: String, _ kind: BlockKind = .paragraph, label: String? = nil) -> MarkedBlock {
    MarkedBlock(kind: kind, label: label, pieces: [Piece(text)])
  }

  private static func draft(_ blocks: [MarkedBlock]) -> DraftText {
    DraftText(version: 1, from: Reading(MarkedText(blocks: blocks), .rejecting))
  }

  private static let plain = [block("Mở đầu của báo cáo."), block("Một là, nâng cao năng lực."), block("Kết luận.")]

  @Test("is one change, of whoever made the mark", arguments: [BlockKind.heading(2), .listItem(0)])
  func once(kind: BlockKind) throws {
    var blocks = Self.plain
    blocks[1].kind = kind
    blocks[1].reformatted = Self.hand
    let base = Self.draft(Self.plain)
    let set = ReturnedFile(source: "r", text: MarkedText(blocks: blocks)).changes(on: base)
    #expect(set.changes.map(\.hand) == [Self.hand])
    #expect(set.changes.map(\.edit) == [.restyle(base.blocks[1].id, kind)])
  }

  @Test("is told apart from one that nobody marked")
  func silent() {
    var blocks = Self.plain
    blocks[1].kind = .heading(2)
    blocks[2].kind = .heading(2)
    blocks[2].reformatted = Self.hand
    let set = ReturnedFile(source: "r", text: MarkedText(blocks: blocks)).changes(on: Self.draft(Self.plain))
    #expect(set.changes.map(\.isTracked) == [false, true])
  }

  @Test("keeps its number where a paragraph was inserted behind it")
  func numbers() {
    let item = BlockKind.listItem(1)
    let base = [Self.block("Phạm vi.", .listItem(0), label: "1."), Self.block("Họp định kỳ.", item, label: "1.1.")]
    var blocks = base
    blocks[1].end.inserted = Self.hand
    blocks.append(
      MarkedBlock(
        kind: item, label: "1.2.", pieces: [Piece("Họp hằng tháng.", fate: Fate(inserted: Self.hand))]))
    let set = ReturnedFile(source: "r", text: MarkedText(blocks: blocks)).changes(on: Self.draft(base))
    #expect(set.changes.count == 1 && set.trifles.isEmpty)
  }

  @Test("reads as before beside a sign that only its font knows")
  func signs() {
    let base = Self.draft([Self.block("Phối hợp chặt chẽ.")])
    let set = ReturnedFile(source: "r", text: MarkedText(blocks: [Self.block("Phối hợp chặt chẽ\u{FFFC}.")])).changes(
      on: base)
    #expect(set.changes.allSatisfy { $0.old.isEmpty && !$0.new.contains("chẽ") })
  }

  @Test("is known for the draft where all of it was put into a table")
  func tabled() {
    let base = Self.draft(Self.plain)
    func table(_ texts: [String]) -> ReturnedFile {
      let blocks = texts.enumerated().flatMap { row, text in
        [text, "Nhất trí"].enumerated().map { column, words in
          MarkedBlock(pieces: [Piece(words)], cell: CellPath(table: 0, row: row, column: column))
        }
      }
      return ReturnedFile(source: "r", text: MarkedText(blocks: blocks))
    }
    let moved = table(base.texts)
    #expect(moved.answer(to: base).isForeign && moved.holdsInTable(base))
    #expect(!table(["Danh sách đại biểu", "Số điện thoại"]).holdsInTable(base))
    #expect(!ReturnedFile(source: "r", text: MarkedText(blocks: Self.plain)).holdsInTable(base))
  }
}
