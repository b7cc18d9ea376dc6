// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Seeded
import Testing

/// What somebody sends who wishes us ill, or whose program is broken: an answer all the same, and in bounded work.
@Suite("A strange text")
struct HostileTests {
  static func plain(_ texts: [String]) -> [ComparedBlock] { texts.map { ComparedBlock(text: $0) } }

  @Test("of nothing at all is compared")
  func empty() throws {
    let none = DraftText(version: 1, blocks: [])
    let one = DraftText(version: 2, blocks: [DraftBlock(id: BlockID(version: 2, number: 1), text: "")])
    for (a, b) in [(none, none), (none, one), (one, none), (one, one)] {
      let next = try Comparison(a, b).redline(of: a, in: Hand(author: "A"))
      #expect(next.asked.map(\.text) == b.texts)
    }
    #expect(Reading(MarkedText(blocks: []), .accepting).blocks.isEmpty)
    #expect(ReturnedFile(source: "f", text: MarkedText(blocks: [])).changes(on: one).trifles.count == 1)
  }

  @Test("with halves of characters, controls and marks of every sort is cut without loss")
  func units() {
    var chance = Chance(seed: 1)
    for _ in 0..<200 {
      let some = (0..<40).map { _ in
        String(
          Unicode.Scalar(UInt32(chance.one(of: [0x20, 0x301, 0x61, 0xAD, 0x200D, 0x1F600, 0x2E, 0x22, 0x2D, 0x35, 0])))
            ?? "x")
      }
      let (a, b) = (some.joined(), some.shuffled(using: &chance).joined())
      for bead in Comparison(Self.plain([a]), Self.plain([b])).beads where bead.isPair {
        #expect(bead.stretches.last?.old.upperBound ?? 0 == a.utf16.count)
        #expect(bead.stretches.last?.new.upperBound ?? 0 == b.utf16.count)
      }
    }
  }

  @Test("whose marks make no sense is read to the end")
  func senseless() {
    var chance = Chance(seed: 7)
    let hands = [
      Hand(author: ""), Hand(author: "A", date: "x"), Hand(author: "B", date: "99999999999999999999-1-1T0:0"),
    ]
    func fate() -> Fate {
      Fate(
        inserted: chance.isHit(30) ? chance.one(of: hands) : nil,
        deleted: chance.isHit(30) ? chance.one(of: hands) : nil)
    }
    for seed in 1...150 {
      let blocks = (0..<(1 + chance.below(10))).map { _ in
        MarkedBlock(
          story: chance.isHit(20) ? .footnote(chance.below(3)) : .body,
          pieces: (0..<chance.below(4)).map { _ in
            Piece(chance.sentence(), fate: fate(), move: chance.isHit(10) ? "m" : nil)
          }, end: fate(),
          cell: chance.isHit(40)
            ? CellPath(table: chance.below(2), row: chance.below(3), column: chance.below(2), rowFate: fate()) : nil,
          hint: chance.isHit(30) ? "_dk_1_\(chance.below(5))" : nil)
      }
      let anchor = MarkedPlace(block: chance.below(20), offset: chance.below(200))
      let remark = Remark(
        id: "1", hand: hands[0], text: "x", anchor: anchor..<MarkedPlace(block: anchor.block + 3, offset: 9))
      let base = chance.draft(blocks: 6)
      let set = ReturnedFile(source: "f", text: MarkedText(blocks: blocks, remarks: [remark])).changes(on: base)
      #expect(set.remarks.count == 1, "round \(seed)")
      let collation = Collation([set], on: base)
      #expect(Set(collation.proposals.flatMap(\.members)).isSubset(of: set.changes.map(\.id)), "round \(seed)")
    }
  }
}

/// Sizes at which quadratic work would not end.
@Suite("A huge text")
struct HostileTestsSlow {
  @Test("of one paragraph of ten million characters is compared")
  func longParagraph() {
    var chance = Chance(seed: 3)
    let words = (0..<1_000).map { _ in
      String((0..<(2 + chance.below(5))).map { _ in chance.one(of: Array("abcdeghiklmnopqrstuvxy")) })
    }
    var text: [String] = []
    for _ in 0..<2_000_000 { text.append(chance.one(of: words)) }
    var other = text
    for _ in 0..<500 { other[chance.below(other.count)] = "thay" }
    let (a, b) = (text.joined(separator: " "), other.joined(separator: " "))
    let beads = Comparison(HostileTests.plain([a]), HostileTests.plain([b])).beads
    #expect(beads.count == 1)
    #expect((400...500).contains(beads[0].stretches.filter { $0.kind == .changed }.count))
    // Nothing in common but the words themselves.
    let unlike = other.shuffled(using: &chance).joined(separator: " ")
    #expect(Comparison(HostileTests.plain([a]), HostileTests.plain([unlike])).distance > 0)
  }

  @Test("of a hundred thousand equal blocks is compared")
  func equalBlocks() {
    let many = Array(repeating: "Như trên.", count: 100_000)
    let one = Array(repeating: "Như trên.", count: 50_000) + ["Khác."] + Array(repeating: "Như trên.", count: 49_990)
    let beads = Comparison(HostileTests.plain(many), HostileTests.plain(one)).beads
    #expect(beads.filter(\.isUntouched).count == 99_990)
    let other = Array(repeating: "Khác hẳn đi rồi.", count: 100_000)
    #expect(Comparison(HostileTests.plain(many), HostileTests.plain(other)).beads.count == 200_000)
    let mixed = (0..<100_000).map { $0 % 3 == 0 ? "Như trên." : "Như dưới." }
    #expect(Comparison(HostileTests.plain(many), HostileTests.plain(mixed)).beads.count >= 100_000)
  }

  @Test("of many proposals at one point and on one passage is collated")
  func crowd() {
    let base = DraftText(
      version: 1, blocks: [DraftBlock(id: BlockID(version: 1, number: 1), text: "một hai ba bốn năm")])
    let changes = (0..<20_000).map { number in
      let range = number % 2 == 0 ? 3..<3 : 4..<7
      return Change(
        id: ChangeID(source: "f\(number)", number: 1),
        edit: .rewrite(Span(base.blocks[0].id, range), [" x\(number)"]), kind: .insert, old: "", new: "")
    }
    let collation = Collation(changes: changes, on: base)
    #expect(collation.proposals.count == 20_000)
    #expect(collation.clashes.map { $0.proposals.count } == [10_000, 10_000])
  }

  @Test("of many new rows that read the same is collated, one proposal a row")
  func equalRows() {
    let hand = Hand(author: "A")
    func cell(_ row: Int, _ column: Int, _ fate: Fate) -> MarkedBlock {
      MarkedBlock(
        pieces: [Piece("ô", fate: fate)], cell: CellPath(table: 0, row: row, column: column, rowFate: fate))
    }
    func file(_ rows: Int, _ source: String, on base: DraftText) -> ChangeSet {
      let new = (1...rows).flatMap { row in (0..<20).map { cell(row, $0, Fate(inserted: hand)) } }
      let text = MarkedText(blocks: (0..<20).map { cell(0, $0, .kept) } + new)
      return ReturnedFile(source: source, text: text).changes(on: base)
    }
    let base = DraftText(
      version: 1, from: Reading(MarkedText(blocks: (0..<20).map { cell(0, $0, .kept) }), .accepting))
    let collation = Collation([file(10_000, "a", on: base), file(9_000, "b", on: base)], on: base)
    #expect(collation.proposals.count == 10_000)
    #expect(collation.proposals.count { $0.members.count == 2 } == 9_000)
  }
}
