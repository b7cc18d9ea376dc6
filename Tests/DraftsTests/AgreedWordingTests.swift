// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

@Suite("An agreed wording")
struct AgreedWordingTests {
  static let block = BlockID(version: 1, number: 1)
  static let base = DraftText(
    version: 1,
    blocks: [
      DraftBlock(id: block, text: "một hai ba"), DraftBlock(id: BlockID(version: 1, number: 2), text: "Đoạn thứ hai."),
    ])

  private static func text(_ proposed: Edit, worded texts: [String]) throws -> [String] {
    let edit = try #require(proposed.worded(texts, in: base))
    let winner = Winner(id: ChangeID(source: "s", number: 1), edit: edit, hand: Hand(author: "A"))
    return try base.applying([winner], as: 2).draft.texts
  }

  @Test(
    "stands between spaces as the proposal did, whether or not they were typed",
    arguments: [
      (4..<4, "mới ", "khác", "một khác hai ba"), (3..<3, " mới", "khác", "một khác hai ba"),
      (3..<3, " mới", " khác", "một khác hai ba"), (4..<7, "mới", "khác", "một khác ba"),
      (3..<7, "", "khác", "một khác ba"), (3..<3, " mới", ", khác", "một, khác hai ba"),
      (10..<10, " mới", "khác", "một hai ba khác"), (0..<0, "mới ", "khác", "khác một hai ba"),
    ])
  func edges(range: Range<Int>, proposed: String, agreed: String, reads: String) throws {
    let edit = Edit.rewrite(Span(Self.block, range), [proposed])
    #expect(try Self.text(edit, worded: [agreed])[0] == reads)
  }

  @Test(
    "does not double a stop or a comma that stands beside it",
    arguments: [
      (7..<12, "chống tham nhũng", "chống lãng phí.", "phòng, chống lãng phí."),
      (7..<12, "chống tham nhũng", "chống lãng phí", "phòng, chống lãng phí."),
      (6..<12, " chống tham nhũng", ", chống lãng phí", "phòng, chống lãng phí."),
    ])
  func stops(range: Range<Int>, proposed: String, agreed: String, reads: String) throws {
    let base = DraftText(version: 1, blocks: [DraftBlock(id: Self.block, text: "phòng, chống.")])
    let edit = try #require(Edit.rewrite(Span(Self.block, range), [proposed]).worded([agreed], in: base))
    let winner = Winner(id: ChangeID(source: "s", number: 1), edit: edit, hand: Hand(author: "A"))
    #expect(try base.applying([winner], as: 2).draft.texts == [reads])
  }

  @Test(
    "without words takes one of the spaces along that would stand beside each other, or at an edge",
    arguments: [
      (4..<7, [""], "một ba, bốn"), (4..<7, [], "một ba, bốn"), (0..<3, [""], "hai ba, bốn"),
      (8..<10, [""], "một hai, bốn"), (12..<15, [""], "một hai ba,"), (0..<15, [""], ""),
    ])
  func withoutWords(range: Range<Int>, agreed: [String], reads: String) throws {
    let base = DraftText(version: 1, blocks: [DraftBlock(id: Self.block, text: "một hai ba, bốn")])
    let edit = try #require(Edit.rewrite(Span(Self.block, range), ["mới"]).worded(agreed, in: base))
    let winner = Winner(id: ChangeID(source: "s", number: 1), edit: edit, hand: Hand(author: "A"))
    #expect(try base.applying([winner], as: 2).draft.texts == [reads])
  }

  @Test("of a paragraph that should go lets it stay and read like that")
  func deletion() throws {
    #expect(try Self.text(.delete(Self.block), worded: ["một ba"]) == ["một ba", "Đoạn thứ hai."])
    #expect(try Self.text(.delete(Self.block), worded: ["một", "ba"]) == ["một", "ba", "Đoạn thứ hai."])
    #expect(Edit.delete(Self.block).worded(["một hai ba"], in: Self.base) == nil, "nothing would change")
    #expect(Edit.delete(Self.block).worded([""], in: Self.base) == nil, "an empty paragraph would stay")
    #expect(Edit.insert([NewBlock(text: "mới")], at: .after(Self.block)).worded([""], in: Self.base) == nil)
    #expect(Edit.delete(BlockID(version: 7, number: 7)).worded(["x"], in: Self.base) == nil)
  }

  @Test("of a row words each of its cells; moves, and rows that go, have none")
  func others() {
    let cells = ["a", "b"].enumerated().map { NewRow.Cell(column: $0.offset, blocks: [NewBlock(text: $0.element)]) }
    let row = Edit.insertRow(NewRow(cells: cells, table: .new(0)), at: .after(Self.block))
    guard case .insertRow(let worded, _)? = row.worded(["x", "y"], in: Self.base) else {
      Issue.record("no wording")
      return
    }
    #expect(worded.cells.map { $0.blocks.map(\.text) } == [["x"], ["y"]])
    #expect(row.worded(["x"], in: Self.base) == nil)
    #expect(Edit.move(Self.block, to: .start(.body)).worded(["x"], in: Self.base) == nil)
    #expect(Edit.deleteRow([Self.block]).worded(["x"], in: Self.base) == nil)
  }
}
