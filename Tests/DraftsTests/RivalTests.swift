// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

/// What one person put in and what others made of it, down to nothing: no turn makes room for both.
@Suite("Of an insertion and what others made of it")
struct RivalTests {
  typealias Hands = SeveralHandsTests
  static let (a, b, c) = (Hands.a, Hands.b, Hands.c)

  private static func file(_ blocks: [MarkedBlock], named source: String = "f") -> ChangeSet {
    ReturnedFile(source: source, text: MarkedText(blocks: blocks)).changes(on: Hands.base)
  }

  private static func words(_ pieces: Piece...) -> [MarkedBlock] {
    let (head, tail) = (Piece("Ban Thường vụ lãnh đạo toàn diện"), Piece(" công tác xây dựng Đảng."))
    return [MarkedBlock(pieces: [head] + pieces + [tail]), Hands.kept(1), Hands.kept(2), Hands.kept(3)]
  }

  private static func block(_ pieces: Piece..., end: Fate = Fate(inserted: a)) -> [MarkedBlock] {
    [Hands.kept(0), MarkedBlock(pieces: pieces, end: end), Hands.kept(1), Hands.kept(2), Hands.kept(3)]
  }

  /// All changes of these numbers accepted, with the turns that they were given.
  private static func accepting(
    _ numbers: [Int], of sets: [ChangeSet], turns: [Int]? = nil, worded: [String]? = nil
  ) throws -> [String] {
    let collation = Collation(sets, on: Hands.base)
    let changes = sets.flatMap(\.changes)
    let winners = numbers.enumerated().map { place, number in
      let change = changes[number - 1]
      let proposal = collation.proposal(of: change.id)
      let edit = proposal?.edit ?? change.edit
      return Winner(
        id: proposal?.id ?? change.id, edit: worded.flatMap { edit.worded($0, in: Hands.base) } ?? edit, hand: c,
        turn: turns?[place], together: proposal?.beside ?? [], rivals: collation.rivals(of: change.id))
    }
    return try Hands.base.applying(winners, as: 2).draft.texts
  }

  static let cutDown = [
    words(Hands.new(", kiên định", a), Hands.new(", đồng lòng", a, cut: b)),
    block(Hands.new("Đẩy mạnh", a), Hands.new(" toàn diện", a, cut: b), Hands.new(" chuyển đổi số.", a)),
  ]

  @Test("one can win, whatever their turns", arguments: 0..<2)
  func turns(number: Int) throws {
    let set = Self.file(Self.cutDown[number])
    let (whole, variant) = (set.changes[0].id, set.changes[1].id)
    for turns in [nil, [1, 2], [2, 1], [1, 1]] {
      #expect(throws: ApplyRefusal.contradicting(whole, variant)) {
        try Self.accepting([1, 2], of: [set], turns: turns)
      }
    }
    for alone in [[1], [2]] { #expect(try Self.accepting(alone, of: [set], turns: [1]) != Hands.texts) }
    // Agreed on in the same words they are one.
    let agreed = try Self.accepting([1, 2], of: [set], turns: [1, 2], worded: [", sâu sát"])
    #expect(agreed.filter { $0.contains("sâu sát") }.count == 1 && !agreed[0].contains("sâu sát, sâu sát"))
  }

  @Test("one can win, though a second file proposes the whole and a third is beside them")
  func files() throws {
    let sets = [
      Self.file(Self.cutDown[0], named: "f"),
      Self.file(Self.words(Hands.new(", kiên định, đồng lòng", Self.c)), named: "g"),
      Self.file(Self.words(Hands.new(", gương mẫu", Self.c)), named: "h"),
    ]
    for numbers in [[1, 2], [2, 3]] {
      #expect(throws: ApplyRefusal.self) { try Self.accepting(numbers, of: sets, turns: [1, 2]) }
    }
    let text = try Self.accepting([2, 4], of: sets, turns: [1, 2])[0]
    #expect(text == "Ban Thường vụ lãnh đạo toàn diện, kiên định, gương mẫu công tác xây dựng Đảng.")
  }

  static let struck = [
    words(Hands.new(", kiên định", a, cut: b)),
    block(Hands.new("Đẩy mạnh chuyển đổi số.", a, cut: b), end: Fate(inserted: a, deleted: b)),
    // The second wrote again what the first replaced.
    [
      MarkedBlock(pieces: [
        Piece("Ban Thường vụ lãnh đạo "), Hands.gone("toàn diện", a), Hands.new("trực tiếp", a, cut: b),
        Hands.new("toàn diện", b), Piece(" công tác xây dựng Đảng."),
      ]), Hands.kept(1), Hands.kept(2), Hands.kept(3),
    ],
  ]

  @Test("the striking of all of it is shown as its contradiction, and only one is accepted", arguments: 0..<3)
  func refused(number: Int) throws {
    let set = Self.file(Self.struck[number])
    let ids = set.changes.map(\.id)
    try #require(ids.count == 2)
    #expect(set.changes[1].isRefusal && set.changes[1].variantOf == ids[0])
    let collation = Collation([set], on: Hands.base)
    // It asks for no words, and is no proposal by itself.
    #expect(collation.proposals.map(\.members) == [[ids[0]]] && collation.proposal(of: ids[1]) == nil)
    #expect(collation.clashes.map(\.kind) == [.contradiction])
    #expect(collation.clashes.first?.members == ids)
    #expect(collation.rivals(of: ids[0]) == [ids[1]] && collation.rivals(of: ids[1]) == [ids[0]])
    for turns in [nil, [1, 2]] {
      #expect(throws: ApplyRefusal.contradicting(ids[0], ids[1])) {
        try Self.accepting([1, 2], of: [set], turns: turns)
      }
    }
    #expect(try Self.accepting([1], of: [set]) != Hands.texts)
    #expect(try Self.accepting([2], of: [set]) == Hands.texts)
  }

  @Test("a third who strikes all contradicts each of the others, and an order with another file stays an order")
  func chain() throws {
    // What B left of it, C struck.
    let pieces = [Hands.new(", kiên định", Self.a, cut: Self.c), Hands.new(", đồng lòng", Self.a, cut: Self.b)]
    let set = Self.file(Self.words(pieces[0], pieces[1]))
    #expect(set.changes.map(\.hand?.author) == ["A", "C", "B"])
    let sets = [set, Self.file(Self.words(Hands.new(", gương mẫu", Self.c)), named: "g")]
    for numbers in [[1, 2], [1, 3], [2, 3]] {
      #expect(throws: ApplyRefusal.self) { try Self.accepting(numbers, of: sets, turns: [1, 2]) }
    }
    let one = [Self.file(Self.struck[0]), sets[1]]
    let clashes = Collation(one, on: Hands.base).clashes
    #expect(clashes.map(\.kind) == [.order, .contradiction])
    #expect(try Self.accepting([1, 3], of: one, turns: [1, 2])[0].contains(", kiên định, gương mẫu"))
  }

  static let returned: [[Piece]] = [
    // Changed silently, struck and written again with a mark.
    [
      Piece("Ban Thường vụ lãnh đạo "), Hands.gone("trực tiếp", a), Hands.new("toàn diện", a),
      Piece(" công tác xây dựng Đảng."),
    ],
    // More than what was changed is written again.
    [
      Piece("Ban Thường vụ lãnh đạo "), Hands.gone("trực tiếp công tác", a), Hands.new("toàn diện công tác", a),
      Piece(" xây dựng Đảng."),
    ],
    // Words that came in silently.
    [Piece("Ban Thường vụ lãnh đạo toàn diện"), Hands.gone(", sâu sát", a), Piece(" công tác xây dựng Đảng.")],
  ]

  @Test("and of a silent change and its tracked return the file says that nothing changes", arguments: 0..<3)
  func takenBack(number: Int) throws {
    let blocks = [MarkedBlock(pieces: Self.returned[number]), Hands.kept(1), Hands.kept(2), Hands.kept(3)]
    #expect(Reading(MarkedText(blocks: blocks), .accepting).texts == Hands.texts)
    let set = Self.file(blocks)
    #expect(set.changes.map(\.hand?.author) == [nil, "A"], "\(Hands.told(set.changes))")
    #expect(set.trifles.isEmpty)
    #expect(set.changes.last?.variantOf == set.changes.first?.id && set.changes.last?.isRefusal ?? false)
    let collation = Collation([set], on: Hands.base)
    #expect(collation.clashes.map(\.kind) == [.contradiction])
    #expect(collation.proposals.count == 1 && collation.proposals.allSatisfy(\.together.isEmpty))
    #expect(try Self.accepting([2], of: [set]) == Hands.texts)
    #expect(throws: ApplyRefusal.self) { try Self.accepting([1, 2], of: [set], turns: [1, 2]) }
  }
}
