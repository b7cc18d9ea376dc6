// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

/// What must hold for any two texts, over many seeded ones.
@Suite("Two texts")
struct ComparisonLawTests {
  static let hand = Hand(author: "A")

  private func isSame(_ a: [DraftBlock], _ b: [DraftBlock]) -> Bool {
    a.count == b.count
      && zip(a, b).allSatisfy { x, y in
        x.text.utf16.elementsEqual(y.text.utf16) && x.cell == y.cell && x.story == y.story
      }
  }

  @Test("differ by edits that make the one of the other exactly", arguments: 1...40)
  func inverse(part: Int) {
    for seed in UInt64(part * 1000)..<UInt64(part * 1000 + 15) {
      var chance = Chance(seed: seed)
      let a = chance.draft(blocks: 3 + chance.below(25))
      var b = chance.edited(a)
      let next: NextVersion
      if chance.isHit(10) { b = chance.draft(version: 2, blocks: 10) }
      do throws(ApplyRefusal) {
        next = try Comparison(a, b).redline(of: a, in: Self.hand)
      } catch {
        Issue.record("seed \(seed): \(error)")
        continue
      }
      #expect(isSame(next.draft.blocks, b.blocks), "seed \(seed)")
      #expect(next.draft.blocks.map(\.kind) == b.blocks.map(\.kind), "seed \(seed)")
      #expect(isSame(Draft(version: 1, from: Reading(next.redline, .rejecting)).blocks, a.blocks), "seed \(seed)")
    }
  }
}
