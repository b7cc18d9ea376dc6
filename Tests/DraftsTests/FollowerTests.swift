// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

@Suite("What comes in behind a paragraph that another file moves")
struct FollowerTests {
  private static let base = DraftText(
    version: 1,
    blocks: ["1. Một", "a) Việc thứ nhất.", "2. Hai", "a) Việc thứ hai.", "Hết."].enumerated().map {
      DraftBlock(id: BlockID(version: 1, number: $0 + 1), text: $1)
    })
  private static let hand = Hand(author: "An")

  private static func winner(_ source: String, _ number: Int, _ edit: Edit) -> Winner {
    let id = ChangeID(source: source, number: number)
    return Winner(id: id, edit: edit, hand: hand, together: [id])
  }

  private static func id(_ place: Int) -> BlockID { base.blocks[place].id }

  private static func insertion(behind place: Int) -> Edit {
    .insert([NewBlock(text: "b) Việc thêm.")], at: .after(id(place)))
  }

  /// The first section behind the second.
  private static let section = [
    winner("f", 1, .move(id(0), to: .after(id(3)))), winner("f", 2, .move(id(1), to: .after(id(3)))),
  ]

  private static func texts(_ winners: [Winner]) throws -> [String] {
    let next = try base.applying(winners, as: 2)
    let other = try base.applying(winners.reversed(), as: 2)
    #expect(next.draft.texts == other.draft.texts)
    #expect(Reading(next.redline, .rejecting).texts == base.texts)
    return next.draft.texts
  }

  @Test("goes along, in the midst of what moves and behind the last of it")
  func along() throws {
    let last = try Self.texts(Self.section + [Self.winner("g", 1, Self.insertion(behind: 1))])
    #expect(last == ["2. Hai", "a) Việc thứ hai.", "1. Một", "a) Việc thứ nhất.", "b) Việc thêm.", "Hết."])
    let midst = try Self.texts(Self.section + [Self.winner("g", 1, Self.insertion(behind: 0))])
    #expect(midst == ["2. Hai", "a) Việc thứ hai.", "1. Một", "b) Việc thêm.", "a) Việc thứ nhất.", "Hết."])
  }

  @Test("is told beside the move that it goes along with, unless one file has both")
  func told() throws {
    func clashes(_ sources: [String]) -> [Clash] {
      let edits: [Edit] = [.move(Self.id(1), to: .after(Self.id(3))), Self.insertion(behind: 1)]
      let changes = zip(sources, edits).enumerated().map { number, one in
        Change(
          id: ChangeID(source: one.0, number: number), edit: one.1, kind: .insert, old: "", new: "", hand: Self.hand)
      }
      return Collation(changes: changes, on: Self.base).clashes
    }
    let told = try #require(clashes(["f", "g"]).first)
    #expect(told.kind == .beside && told.proposals.count == 2)
    #expect(clashes(["f", "f"]).isEmpty)
  }

  @Test("goes along where it is a paragraph that moves itself, and takes along what follows that")
  func chain() throws {
    let end = Self.winner("g", 1, .move(Self.id(4), to: .after(Self.id(1))))
    let new = Self.winner("h", 1, Self.insertion(behind: 4))
    let texts = try Self.texts(Self.section + [end, new])
    #expect(texts == ["2. Hai", "a) Việc thứ hai.", "1. Một", "a) Việc thứ nhất.", "Hết.", "b) Việc thêm."])
  }

  @Test("stays where the file that moves the paragraph has it itself")
  func own() throws {
    let texts = try Self.texts(Self.section + [Self.winner("f", 3, Self.insertion(behind: 1))])
    #expect(texts == ["b) Việc thêm.", "2. Hai", "a) Việc thứ hai.", "1. Một", "a) Việc thứ nhất.", "Hết."])
  }

  @Test("stays where paragraphs would follow each other in a circle")
  func circle() throws {
    let one = Self.winner("f", 1, .move(Self.id(1), to: .after(Self.id(3))))
    let other = Self.winner("g", 1, .move(Self.id(3), to: .after(Self.id(1))))
    let texts = try Self.texts([one, other])
    #expect(texts == ["1. Một", "a) Việc thứ hai.", "2. Hai", "a) Việc thứ nhất.", "Hết."])
  }
}
