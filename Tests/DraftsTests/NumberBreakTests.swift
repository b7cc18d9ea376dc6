// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

@Suite("Typed numbers of a next version")
struct NumberBreakTests {
  private static let texts = [
    "Điều 1. Phạm vi", "1. Điều lệ này áp dụng chung.", "2. Năm 2026. Có hiệu lực.", "Điều 2. Nguyên tắc",
    "1. Tập trung dân chủ.", "Điều 3. Hiệu lực", "5. Một khoản đã sai số từ trước.",
  ]
  private static let base = DraftText(
    version: 1, blocks: texts.enumerated().map { DraftBlock(id: BlockID(version: 1, number: $0 + 1), text: $1) })

  private static func breaks(_ edits: [Edit]) throws -> [[String]] {
    let winners = edits.enumerated().map {
      Winner(id: ChangeID(source: "s", number: $0), edit: $1, hand: Hand(author: "A"), turn: $0 + 1)
    }
    let next = try base.applying(winners, as: 2)
    let texts = Dictionary(uniqueKeysWithValues: next.draft.blocks.map { ($0.id, $0.text) })
    return next.numberBreaks(since: base).map { [texts[$0.before] ?? "", texts[$0.block] ?? ""] }
  }

  private static func article(_ text: String, after block: Int) -> Edit {
    .insert([NewBlock(text: text)], at: .after(base.blocks[block].id))
  }

  private static let renumbered = Edit.rewrite(Span(base.blocks[5].id, 5..<6), ["4"])

  @Test("are told where two who each added an article counted alike, and what was wrong before is not")
  func repeated() throws {
    let (one, two) = ("Điều 3. Chế độ thông tin", "Điều 3. Khen thưởng")
    #expect(try Self.breaks([]).isEmpty)
    #expect(try Self.breaks([Self.article(one, after: 4), Self.renumbered]).isEmpty)
    #expect(
      try Self.breaks([Self.article(one, after: 4), Self.article(two, after: 4), Self.renumbered]) == [[one, two]])
  }

  @Test("are told where one is left out")
  func skipped() throws {
    #expect(try Self.breaks([.delete(Self.base.blocks[3].id)]) == [["Điều 1. Phạm vi", "Điều 3. Hiệu lực"]])
  }

  @Test("are told where one came beside paragraphs that are counted, and where none of that form are not")
  func counted() throws {
    let blocks = ["Không hút thuốc.", "Không quay phim."].enumerated().map {
      DraftBlock(id: BlockID(version: 1, number: $0 + 1), kind: .listItem(0), label: "\($0 + 1).", text: $1)
    }
    let base = DraftText(version: 1, blocks: blocks)
    func breaks(_ text: String, after block: Int) throws -> [NumberBreak] {
      let edit = Edit.insert([NewBlock(text: text)], at: block == 0 ? .start(.body) : .after(blocks[block - 1].id))
      let winner = Winner(id: ChangeID(source: "s", number: 1), edit: edit, hand: Hand(author: "A"))
      return try base.applying([winner], as: 2).numberBreaks(since: base)
    }
    #expect(try breaks("3. Không dùng điện thoại.", after: 2).map(\.before) == [blocks[1].id])
    #expect(try breaks("1. Không dùng điện thoại.", after: 0).map(\.isCounted) == [true])
    #expect(try breaks("a) Không dùng điện thoại.", after: 2).isEmpty)
    #expect(try breaks("Không dùng điện thoại.", after: 2).isEmpty)
  }
}
