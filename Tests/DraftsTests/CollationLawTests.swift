// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Seeded
import Testing

/// What must hold however many people propose whatever they like.
@Suite("Many proposals")
struct CollationLawTests {
  static let hand = Hand(author: "A")

  /// What several people sent back on one draft: some tracked, some silent.
  private static func returned(_ chance: inout Chance, on base: DraftText) -> [ChangeSet] {
    (0..<(2 + chance.below(5))).map { number in
      let other = chance.edited(base)
      let text: MarkedText
      if chance.isHit(50), let next = try? Comparison(base, other).redline(of: base, in: Hand(author: "U\(number)")) {
        text = next.redline
      } else {
        text = MarkedText(
          blocks: other.blocks.map { block in
            MarkedBlock(
              kind: block.kind, pieces: [Piece(block.text)],
              cell: block.cell.map { CellPath(table: $0.table, row: $0.row, column: $0.column) })
          })
      }
      return ReturnedFile(source: "f\(number)", text: text).changes(on: base)
    }
  }

  @Test("collate to the same, in whatever order they come", arguments: 1...8 as ClosedRange<UInt64>)
  func shuffled(seed: UInt64) { Self.checkShuffled(seed: seed) }

  static func checkShuffled(seed: UInt64) {
    var chance = Chance(seed: seed)
    let base = chance.draft(blocks: 4 + chance.below(12))
    let sets = returned(&chance, on: base)
    let first = Collation(sets, on: base)
    for _ in 0..<3 {
      let other = Collation(sets.shuffled(using: &chance), on: base)
      #expect(other == first, "seed \(seed)")
    }
  }

  /// Proposals of which no two clash, chosen by chance.
  private static func compatible(_ collation: Collation, _ chance: inout Chance) -> [Proposal] {
    var barred: Set<ChangeID> = []
    for clash in collation.clashes where clash.kind != .beside {
      let winner = chance.one(of: clash.proposals)
      barred.formUnion(clash.proposals.map(\.id).filter { $0 != winner.id })
    }
    return collation.proposals.filter { !barred.contains($0.id) && chance.isHit(80) }
  }

  @Test("that do not clash make one text, applied in any order", arguments: 1...8 as ClosedRange<UInt64>)
  func subsets(seed: UInt64) { Self.checkSubsets(seed: seed) }

  static func checkSubsets(seed: UInt64) {
    var chance = Chance(seed: seed)
    let base = chance.draft(blocks: 4 + chance.below(12))
    let collation = Collation(returned(&chance, on: base), on: base)
    let winners = compatible(collation, &chance).map {
      Winner(id: $0.id, edit: $0.edit, hand: hand, together: $0.beside)
    }
    do throws(ApplyRefusal) {
      let first = try base.applying(winners, as: 2)
      for _ in 0..<2 {
        let other = try base.applying(winners.shuffled(using: &chance), as: 2)
        #expect(other.draft == first.draft, "seed \(seed)")
      }
      #expect(Reading(first.redline, .rejecting).texts == base.texts, "seed \(seed)")
    } catch {
      Issue.record("seed \(seed): \(error)")
    }
  }

  @Test("are the same exactly where each alone makes the same text", arguments: 1...8 as ClosedRange<UInt64>)
  func sameness(seed: UInt64) { Self.checkSameness(seed: seed) }

  static func checkSameness(seed: UInt64) {
    var chance = Chance(seed: seed)
    let base = DraftText(
      version: 1,
      blocks: [DraftBlock(id: BlockID(version: 1, number: 1), text: "và và của và và, của và và. " + chance.sentence())]
    )
    let length = base.blocks[0].text.utf16.count
    let changes = (1...8).map { number in
      // Between words, where people cut.
      let start = chance.one(of: [0, 3, 6, 10, 13, 15, 17, 21, 24])
      let end = min(length, start + chance.one(of: [0, 0, 3, 3, 6]))
      let edit = Edit.rewrite(
        Span(base.blocks[0].id, start..<end), [chance.one(of: ["", "và ", " và", "của", " và và", "v"])])
      return Change(
        id: ChangeID(source: "s", number: number), edit: edit, kind: .replace, old: "", new: "", hand: hand)
    }
    let collation = Collation(changes: changes, on: base)
    func text(_ change: Change) -> String? {
      try? base.applying([Winner(id: change.id, edit: change.edit, hand: hand)], as: 2).draft.texts[0]
    }
    for a in changes {
      for b in changes where a.id < b.id {
        guard let x = collation.proposal(of: a.id), let y = collation.proposal(of: b.id) else { continue }
        #expect((x.id == y.id) == (text(a) == text(b)), "seed \(seed): \(a.edit) \(b.edit)")
      }
    }
  }

  @Test("that swap two neighbours are one, whichever of them moves")
  func swaps() throws {
    let base = DraftText(
      version: 1, blocks: (1...4).map { DraftBlock(id: BlockID(version: 1, number: $0), text: "đoạn \($0)") })
    let ids = base.blocks.map(\.id)
    let moves: [Edit] = [
      .move(ids[1], to: .start(.body)), .move(ids[0], to: .after(ids[1])), .move(ids[3], to: .after(ids[1])),
      .move(ids[2], to: .after(ids[3])), .move(ids[2], to: .start(.body)), .move(ids[0], to: .after(ids[2])),
    ]
    let changes = moves.enumerated().map { number, edit in
      Change(id: ChangeID(source: "f\(number)", number: 1), edit: edit, kind: .move, old: "", new: "", hand: Self.hand)
    }
    let collation = Collation(changes: changes, on: base)
    func text(_ edit: Edit) throws -> [String] {
      try base.applying([Winner(id: changes[0].id, edit: edit, hand: Self.hand)], as: 2).draft.texts
    }
    for a in changes {
      for b in changes {
        let areOne = collation.proposal(of: a.id)?.id == collation.proposal(of: b.id)?.id
        let isSame = try text(a.edit) == text(b.edit)
        #expect(areOne == isSame, "\(a.edit) \(b.edit)")
      }
    }
    #expect(collation.proposals.count == 4)
    for proposal in collation.proposals {
      let made = try text(proposal.edit)
      #expect(made != base.texts)
    }
  }

  @Test("that arrive at one point stand in the order that was chosen, words and blocks alike")
  func turns() throws {
    let id = BlockID(version: 1, number: 1)
    let base = DraftText(version: 1, blocks: [DraftBlock(id: id, text: "một hai")])
    let point = Span(id, 3..<3)
    let pairs: [([Edit], [String])] = [
      ([.rewrite(point, [" x"]), .rewrite(point, [" y"])], ["một y x hai"]),
      (
        [.insert([NewBlock(text: "x")], at: .after(id)), .insert([NewBlock(text: "y")], at: .after(id))],
        ["một hai", "y", "x"]
      ),
    ]
    for (edits, texts) in pairs {
      let winners = edits.enumerated().map { number, edit in
        Winner(id: ChangeID(source: "s", number: number), edit: edit, hand: Self.hand, turn: 2 - number)
      }
      #expect(try base.applying(winners, as: 2).draft.texts == texts)
    }
  }

  @Test("cannot win together where they contradict each other, nor without an order at one point")
  func refusals() {
    let base = DraftText(
      version: 1, blocks: (1...3).map { DraftBlock(id: BlockID(version: 1, number: $0), text: "một hai ba bốn năm") })
    let (one, two, three) = (base.blocks[0].id, base.blocks[1].id, base.blocks[2].id)
    func refusal(_ edits: Edit..., turns: [Int?] = [nil, nil]) -> ApplyRefusal? {
      let winners = edits.enumerated().map { number, edit in
        Winner(id: ChangeID(source: "s", number: number), edit: edit, hand: Self.hand, turn: turns[number])
      }
      do throws(ApplyRefusal) {
        _ = try base.applying(winners, as: 2)
        return nil
      } catch {
        return error
      }
    }
    let (a, b) = (ChangeID(source: "s", number: 0), ChangeID(source: "s", number: 1))
    let word = Edit.rewrite(Span(one, 4..<7), ["x"])
    #expect(refusal(word, .rewrite(Span(one, 0..<10), ["y"])) == .contradicting(b, a))
    #expect(refusal(word, .delete(one)) == .contradicting(b, a))
    #expect(refusal(word, .move(one, to: .after(three))) == nil)
    #expect(refusal(.move(one, to: .after(three)), .move(one, to: .after(two))) == .contradicting(a, b))
    #expect(refusal(.delete(one), .move(one, to: .after(two))) == .contradicting(a, b))
    let point = Span(one, 3..<3)
    #expect(refusal(.rewrite(point, [" x"]), .rewrite(point, [" y"])) == .orderNeeded(a, b))
    #expect(refusal(.rewrite(point, [" x"]), .rewrite(point, [" y"]), turns: [2, 1]) == nil)
    #expect(refusal(.rewrite(point, [" x"]), .rewrite(point, [" x"])) == nil)
    let edge = Edit.rewrite(Span(one, 4..<4), ["x "])
    #expect(refusal(word, edge) == nil)
    #expect(refusal(word, .rewrite(Span(one, 7..<7), [" x"])) == nil)
    #expect(refusal(word, .rewrite(Span(one, 5..<5), ["x"])) == .contradicting(a, b))
    let new = [NewBlock(text: "x")]
    #expect(
      refusal(.insert(new, at: .after(one)), .insert([NewBlock(text: "y")], at: .after(one))) == .orderNeeded(a, b))
    #expect(refusal(.insert(new, at: .after(one)), .delete(one)) == nil)
    let merge = Edit.rewrite(Span(Place(one, 18), Place(two, 0)), [" "])
    #expect(refusal(merge, .insert(new, at: .after(one))) == .contradicting(a, b))
    #expect(refusal(merge, .delete(two)) == .contradicting(a, b))
    #expect(refusal(word, .delete(BlockID(version: 7, number: 7))) == .notInBase(b))
    #expect(refusal(word, .rewrite(Span(one, 10..<99), [""])) == .notInBase(b))
  }
}

/// The same laws over many more proposals.
@Suite("Very many proposals")
struct CollationLawTestsSlow {
  @Test("keep the laws", arguments: 1...20 as ClosedRange<UInt64>)
  func laws(part: UInt64) {
    for seed in part * 1_000..<part * 1_000 + 15 {
      CollationLawTests.checkShuffled(seed: seed)
      CollationLawTests.checkSubsets(seed: seed)
      CollationLawTests.checkSameness(seed: seed)
    }
  }
}
