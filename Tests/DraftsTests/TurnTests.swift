// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

/// The order that a file gives holds, whoever else contradicts some of it or arrives there too.
@Suite("What arrives at one point")
struct TurnTests {
  typealias Hands = SeveralHandsTests
  private static let (a, b, c) = (Hands.a, Hands.b, Hands.c)

  private static func letters(_ names: String) -> DraftText {
    DraftText(
      version: 1,
      blocks: names.enumerated().map {
        DraftBlock(id: BlockID(version: 1, number: $0 + 1), text: sentence($1))
      })
  }

  private static func sentence(_ name: Character) -> String {
    "Đoạn \(name) nói riêng về việc \(name)\(name) của đơn vị \(name)\(name)\(name)."
  }

  private static func file(_ source: String, _ order: String, on base: DraftText) -> ChangeSet {
    let blocks = order.map { MarkedBlock(pieces: [Piece(sentence($0))]) }
    return ReturnedFile(source: source, text: MarkedText(blocks: blocks)).changes(on: base)
  }

  /// All that one file proposes, with the turns that were chosen for some of it, and all of others.
  private static func applied(
    _ sets: [ChangeSet], on base: DraftText, turns: [ChangeID: Int]
  ) throws -> String {
    let winners = Collation(sets, on: base).proposals.map {
      Winner(id: $0.id, edit: $0.edit, hand: a, turn: turns[$0.id], together: $0.beside, rivals: $0.rivals)
    }
    let texts = try base.applying(winners, as: 2).draft.texts
    return String(texts.compactMap { text in "ABCDEFGHXYZ".first { sentence($0) == text } })
  }

  @Test("stands as its file has it where a turn was chosen for some of it only", arguments: 0..<4)
  func some(number: Int) throws {
    let base = Self.letters("ABCDEFGH")
    let order = "AFGXHBCDE"
    let set = Self.file("f", order, on: base)
    let here = set.changes.map(\.id)
    try #require(here.count == 4)
    for turn in 1...3 {
      #expect(try Self.applied([set], on: base, turns: [here[number]: turn]) == order)
      // Another file's stands where its own turn has it, and the others keep together.
      let other = Self.file("g", "AYBCDEFGH", on: base)
      let own = try #require(other.changes.first?.id)
      let wanted = turn < 2 ? "AFGXHYBCDE" : "AYFGXHBCDE"
      let turns = [here[number]: turn, own: turn < 2 ? 2 : 1]
      #expect(try Self.applied([set, other], on: base, turns: turns) == wanted, "turn \(turn)")
    }
  }

  @Test("may come before and behind another file's, part by part")
  func parted() throws {
    let base = Self.letters("ABCDEFGH")
    let (set, other) = (Self.file("f", "AFGXHBCDE", on: base), Self.file("g", "AYBCDEFGH", on: base))
    let (here, own) = (set.changes.map(\.id), other.changes[0].id)
    #expect(try Self.applied([set, other], on: base, turns: [here[0]: 1, own: 2, here[2]: 3]) == "AFGYXHBCDE")
    #expect(throws: ApplyRefusal.self) { try Self.applied([set, other], on: base, turns: [own: 2]) }
  }

  /// A paragraph that A put in and B shortened, and another one by C behind it.
  private static let shortened = [
    Hands.kept(0),
    MarkedBlock(
      pieces: [Hands.new("Đẩy mạnh", a), Hands.new(" toàn diện", a, cut: b), Hands.new(" chuyển đổi số.", a)],
      end: Fate(inserted: a)),
    MarkedBlock(pieces: [Hands.new("Cải cách hành chính.", c)], end: Fate(inserted: c)), Hands.kept(1), Hands.kept(2),
    Hands.kept(3),
  ]

  @Test("needs no turn beside what its own file has there, though somebody shortened that")
  func shortened() throws {
    let set = ReturnedFile(source: "f", text: MarkedText(blocks: Self.shortened)).changes(on: Hands.base)
    let collation = Collation([set], on: Hands.base)
    try #require(set.changes.count == 3)
    let (whole, short, next) = (set.changes[0].id, set.changes[1].id, set.changes[2].id)
    #expect(set.changes[1].variantOf == whole)
    #expect(collation.clashes.map(\.kind) == [.contradiction] && collation.clashes[0].members == [whole, short])
    #expect(collation.proposals.allSatisfy { $0.meeting == nil && !$0.needsTurn })
    func texts(_ ids: [ChangeID]) throws -> [String] {
      let winners = ids.compactMap { collation.proposal(of: $0) }.map {
        Winner(id: $0.id, edit: $0.edit, hand: Self.a, together: $0.beside, rivals: $0.rivals)
      }
      return try Hands.base.applying(winners, as: 2).draft.texts
    }
    #expect(try texts([whole, next])[1...2] == ["Đẩy mạnh toàn diện chuyển đổi số.", "Cải cách hành chính."])
    #expect(try texts([short, next])[1...2] == ["Đẩy mạnh chuyển đổi số.", "Cải cách hành chính."])
    #expect(throws: ApplyRefusal.contradicting(whole, short)) { try texts([whole, short, next]) }
  }

  @Test("needs a turn beside another file's, whatever else contradicts the two")
  func needed() throws {
    func words(_ source: String, _ text: String) -> ChangeSet {
      let blocks = [MarkedBlock(pieces: [Piece(text)]), Hands.kept(1), Hands.kept(2), Hands.kept(3)]
      return ReturnedFile(source: source, text: MarkedText(blocks: blocks)).changes(on: Hands.base)
    }
    let sets = [
      words("f", "Ban Thường vụ lãnh đạo toàn diện, sâu sát công tác xây dựng Đảng."),
      words("g", "Ban Thường vụ lãnh đạo toàn diện, kiên định công tác xây dựng Đảng."),
      words("h", "Ban Thường vụ lãnh đạo xây dựng Đảng."),
    ]
    let collation = Collation(sets, on: Hands.base)
    #expect(collation.clashes.map(\.kind) == [.contradiction])
    let needing = collation.proposals.filter(\.needsTurn).flatMap(\.members).map(\.source)
    #expect(needing.sorted() == ["f", "g"])
    #expect(Set(collation.proposals.filter(\.needsTurn).map(\.meeting)).count == 1)
  }
}
