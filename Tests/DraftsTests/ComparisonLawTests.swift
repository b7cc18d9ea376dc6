// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Seeded
import Testing

/// What must hold for any two texts, over many seeded ones.
@Suite("Two texts")
struct ComparisonLawTests {
  static let hand = Hand(author: "A")

  private static func isSame(_ a: [DraftBlock], _ b: [DraftBlock]) -> Bool {
    a.count == b.count
      && zip(a, b).allSatisfy { x, y in
        x.text.utf16.elementsEqual(y.text.utf16) && x.cell == y.cell && x.story == y.story
      }
  }

  @Test("differ by edits that make the one of the other exactly", arguments: 1...40 as ClosedRange<UInt64>)
  func inverse(seed: UInt64) { Self.checkInverse(seed: seed) }

  @Test("differ by nothing but noise once the rest is applied", arguments: 1...40 as ClosedRange<UInt64>)
  func calm(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let a = chance.draft(blocks: 3 + chance.below(20))
    var b = chance.edited(a)
    for index in b.blocks.indices where chance.isHit(30) {
      b.blocks[index].text = b.blocks[index].text.replacing(" ", with: "\u{A0}", maxReplacements: 2)
    }
    let comparison = Comparison(a, b)
    let calm = try comparison.redline(of: a, in: Self.hand, withNoise: false)
    #expect(Self.isSame(DraftText(version: 1, from: Reading(calm.redline, .rejecting)).blocks, a.blocks))
    let left = Comparison(DraftText(version: 2, blocks: calm.asked), b).edits(
      of: DraftText(version: 2, blocks: calm.asked))
    #expect(left.allSatisfy { $0.noise != nil }, "\(left)")
    #expect(left.isEmpty == comparison.edits(of: a).allSatisfy { $0.noise == nil })
  }

  static func checkInverse(seed: UInt64) {
    var chance = Chance(seed: seed)
    let a = chance.draft(blocks: 3 + chance.below(20))
    let b = chance.isHit(10) ? chance.draft(version: 2, blocks: 10) : chance.edited(a)
    do throws(ApplyRefusal) {
      let next = try Comparison(a, b).redline(of: a, in: hand)
      #expect(isSame(next.asked, b.blocks), "seed \(seed)")
      #expect(next.asked.map(\.kind) == b.blocks.map(\.kind), "seed \(seed)")
      #expect(isSame(DraftText(version: 1, from: Reading(next.redline, .rejecting)).blocks, a.blocks), "seed \(seed)")
    } catch {
      Issue.record("seed \(seed): \(error)")
    }
  }
}

/// The same laws over many more texts.
@Suite("Two texts of many")
struct ComparisonLawTestsSlow {
  @Test("differ by edits that make the one of the other exactly", arguments: 1...40 as ClosedRange<UInt64>)
  func inverse(part: UInt64) {
    for seed in part * 1_000..<part * 1_000 + 50 { ComparisonLawTests.checkInverse(seed: seed) }
  }
}
