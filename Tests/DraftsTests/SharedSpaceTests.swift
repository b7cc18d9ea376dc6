// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

/// Where one person types before a space and another behind it, both arrive between the same two words.
@Suite("Insertions on either side of one space")
struct SharedSpaceTests {
  static let block = BlockID(version: 1, number: 1)
  static let base = DraftText(version: 1, blocks: [DraftBlock(id: block, text: "một hai ba")])

  /// Every edit comes of a file of its own.
  static func id(_ number: Int) -> ChangeID { ChangeID(source: "s\(number)", number: 1) }

  /// What comes in at an offset, or replaces a range.
  private static func collation(_ edits: (Range<Int>, String)...) -> Collation {
    Collation(
      changes: edits.enumerated().map { number, edit in
        Change(
          id: id(number), edit: .rewrite(Span(block, edit.0), [edit.1]), kind: .insert,
          old: "", new: edit.1, hand: Hand(author: "A"))
      }, on: base)
  }

  private static func text(_ collation: Collation, turns: [ChangeID: Int]) throws -> String {
    let winners = collation.proposals.map {
      Winner(id: $0.id, edit: $0.edit, hand: Hand(author: "A"), turn: turns[$0.id])
    }
    return try base.applying(winners, as: 2).draft.texts[0]
  }

  @Test("are an order to choose, and stand in the order that is chosen")
  func order() throws {
    let collation = Self.collation((3..<3, " x"), (4..<4, "y "))
    #expect(collation.clashes.map(\.kind) == [.order])
    let (x, y) = (Self.id(0), Self.id(1))
    #expect(try Self.text(collation, turns: [x: 1, y: 2]) == "một x y hai ba")
    #expect(try Self.text(collation, turns: [x: 2, y: 1]) == "một y x hai ba")
    #expect(throws: ApplyRefusal.orderNeeded(x, y)) { try Self.text(collation, turns: [:]) }
  }

  @Test("are the same where they lead to the same text")
  func same() {
    let collation = Self.collation((3..<3, " x"), (4..<4, "x "))
    #expect(collation.proposals.count == 1)
    #expect(collation.clashes.isEmpty)
  }

  @Test("meet nothing that they did not meet where they were made")
  func noNewContradiction() throws {
    // The space and the word behind it go: what came in before them stays where it was typed.
    let gone = Self.collation((3..<3, " x"), (4..<4, "y "), (3..<7, ""))
    #expect(gone.clashes.map(\.kind) == [.contradiction])
    #expect(
      gone.clashes[0].proposals.map(\.members) == [
        [Self.id(2)], [Self.id(1)],
      ])
    // The word behind the space is another: both come in before it.
    let replaced = Self.collation((3..<3, " x"), (4..<4, "y "), (4..<7, "z"))
    #expect(replaced.clashes.map(\.kind) == [.order])
    let (x, y) = (Self.id(0), Self.id(1))
    #expect(try Self.text(replaced, turns: [x: 1, y: 2]) == "một x y z ba")
  }

  @Test("stay where another meets them that cannot go along")
  func company() {
    let collation = Self.collation((3..<3, ", và"), (3..<3, " x"), (4..<4, "y "))
    #expect(collation.clashes.map(\.kind) == [.order])
    #expect(
      collation.clashes[0].members == [Self.id(0), Self.id(1)])
  }

  @Test("are told from insertions between other words")
  func apart() {
    #expect(Self.collation((3..<3, " x"), (8..<8, "y ")).clashes.isEmpty)
    #expect(Self.collation((3..<3, "x"), (4..<4, "y")).clashes.isEmpty)
  }
}
