// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

@Suite("Tables of a draft")
struct SeparatorTests {
  private static let hand = Hand(author: "A")

  /// "T1: a" is a row of the table T1, anything else a paragraph.
  private static func draft(_ version: Int, _ lines: [String]) -> DraftText {
    var tables: [String] = []
    var rows: [String: Int] = [:]
    let blocks = lines.enumerated().map { number, line in
      let id = BlockID(version: version, number: number + 1)
      guard line.hasPrefix("T") else { return DraftBlock(id: id, text: line) }
      let name = String(line.prefix(2))
      if !tables.contains(name) { tables.append(name) }
      defer { rows[name, default: 0] += 1 }
      let cell = CellSpot(table: tables.firstIndex(of: name) ?? 0, row: rows[name] ?? 0, column: 0)
      return DraftBlock(id: id, text: line, cell: cell)
    }
    return DraftText(version: version, blocks: blocks)
  }

  @Test(
    "stay apart, and a text has an end, by an empty paragraph where none would be left",
    arguments: [
      (
        ["a", "T1: một hai", "giữa", "T2: ba bốn", "z"], ["a", "T1: một hai", "T2: ba bốn", "z"],
        "a|T1: một hai||T2: ba bốn|z"
      ),
      (
        ["a", "T1: một hai", "b", "c", "T2: ba bốn", "z"], ["a", "T1: một hai", "T2: ba bốn", "z"],
        "a|T1: một hai||T2: ba bốn|z"
      ),
      (["a", "T1: một hai", "z"], ["a", "T1: một hai"], "a|T1: một hai|"),
      (["a", "T1: một hai", "z"], ["a", "T1: một hai", "T2: năm sáu bảy", "z"], "a|T1: một hai||T2: năm sáu bảy|z"),
      (["a", "z"], ["T1: một hai", "T2: năm sáu bảy", "a", "z"], "T1: một hai||T2: năm sáu bảy|a|z"),
      (["a", "z"], ["a", "z", "T1: một hai"], "a|z|T1: một hai|"),
      (["a"], [], ""),
      // Nothing is needed here.
      (["a", "T1: một hai", "z"], ["T1: một hai", "z"], "T1: một hai|z"),
      (["a", "b", "T1: một hai", "z"], ["a", "T1: một hai", "z"], "a|T1: một hai|z"),
      (["a", "T1: một hai", "b", "T2: ba bốn", "z"], ["a", "T2: ba bốn", "z"], "a|T2: ba bốn|z"),
      (["a", "T1: một hai", "b", "z"], ["a", "z"], "a|z"),
      (["T1: một hai", "T2: ba bốn"], ["T1: một hai", "T2: ba bốn năm"], "T1: một hai|T2: ba bốn năm"),
    ])
  func apart(old: [String], new: [String], expected: String) throws {
    let (base, wanted) = (Self.draft(1, old), Self.draft(2, new))
    let next = try Comparison(
      base.blocks.map { ComparedBlock($0) }, wanted.blocks.map { ComparedBlock($0) }
    ).redline(of: base, in: Self.hand)
    #expect(next.draft.texts.joined(separator: "|") == expected)
    #expect(next.asked.map(\.text) == new)
    #expect(next.separators.count == next.draft.blocks.count - new.count)
    #expect(Reading(next.redline, .rejecting).texts == old)
  }

  @Test("are kept apart by the very paragraph that lost its words, and by a new one where it moved away")
  func identity() throws {
    let base = Self.draft(1, ["a", "T1: một hai", "giữa", "T2: ba bốn", "z"])
    let middle = base.blocks[2].id
    let gone = try base.applying(
      [Winner(id: ChangeID(source: "x", number: 1), edit: .delete(middle), hand: Self.hand)], as: 2)
    #expect(gone.separators == [middle])
    let moved = try base.applying(
      [
        Winner(
          id: ChangeID(source: "x", number: 1), edit: .move(middle, to: .after(base.blocks[4].id)), hand: Self.hand)
      ],
      as: 2)
    #expect(moved.draft.texts == ["a", "T1: một hai", "", "T2: ba bốn", "z", "giữa"])
    #expect(moved.draft.blocks.last?.id == middle && moved.separators == [moved.draft.blocks[2].id])
    #expect(moved.separators != [middle])
  }
}
