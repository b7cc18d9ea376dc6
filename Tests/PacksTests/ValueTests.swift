// SPDX-License-Identifier: AGPL-3.0-or-later
import Testing

@testable import Packs

@Suite("The values of a rule")
struct ValueTests {
  @Test(
    "need the fewest heads that satisfy a share, for every count", arguments: [(1, 2), (2, 3), (1, 3), (3, 4), (1, 1)])
  func needed(above: Int, below: Int) throws {
    let share = try #require(Fraction(above, below))
    let more = Threshold(share: share, comparison: .moreThan, base: .present)
    let least = Threshold(share: share, comparison: .atLeast, base: .present)
    for count in 0...600 {
      let enough = more.needed(of: count)
      #expect(enough * below > count * above && (enough - 1) * below <= count * above, "more than \(share) of \(count)")
      let reached = least.needed(of: count)
      #expect(reached * below >= count * above && (reached - 1) * below < count * above, "\(share) of \(count)")
    }
  }

  @Test("are in force on their first and their last day, and on no other side")
  func validity() {
    let validity = Rule.Validity(from: "2025-07-01", to: "2025-07-31", supersededBy: nil)
    #expect(!validity.covers("2025-06-30"))
    #expect(validity.covers("2025-07-01"))
    #expect(validity.covers("2025-07-31"))
    #expect(!validity.covers("2025-08-01"))
    #expect(Rule.Validity(from: nil, to: nil, supersededBy: nil).covers("1999-01-01"))
  }

  @Test("take a surplus into whole numbers within the cap")
  func surplus() throws {
    let (tenth, seventh, third) = (
      try #require(Fraction(1, 10)), try #require(Fraction(15, 100)), try #require(Fraction(3, 10))
    )
    let up = ListSurplus(preparedLeast: tenth, preparedMost: seventh, cap: third, rounding: .up)
    let down = ListSurplus(preparedLeast: tenth, preparedMost: seventh, cap: third, rounding: .down)
    #expect(up.prepared(for: 34) == 4...5)
    #expect(up.prepared(for: 20) == 2...3)
    #expect(up.prepared(for: 10) == 1...1)
    #expect(up.prepared(for: 11) == 2...2)
    #expect(down.prepared(for: 11) == 1...1)
    #expect(up.prepared(for: 3) == 0...0)
    for seats in 0...300 { #expect(up.prepared(for: seats).upperBound <= up.atMost(for: seats), "\(seats)") }
  }

  @Test(
    "take only days that exist",
    arguments: [
      ("2025-07-15", true), ("2024-02-29", true), ("2000-02-29", true), ("2025-02-29", false), ("1900-02-29", false),
      ("2026-02-29", false), ("2025-04-31", false), ("2025-13-01", false), ("2025-00-10", false), ("2025-01-00", false),
      ("2025-7-15", false), ("15/07/2025", false), ("2025-07-15T", false), ("٢٠٢٥-٠٧-١٥", false), ("", false),
    ])
  func days(text: String, exists: Bool) { #expect(Day.exists(text) == exists) }

  @Test("find the word that was probably meant, or none")
  func nearest() {
    #expect(Nearest.word(to: "severty", among: ["source", "severity", "share"]) == "severity")
    #expect(Nearest.word(to: "hsare", among: ["source", "severity", "share"]) == "share")
    #expect(Nearest.word(to: "entirely", among: ["source", "severity", "share"]) == nil)
    #expect(Nearest.distance("ab", "ba") == 1)
    #expect(Nearest.distance("", "abc") == 3)
    #expect(Nearest.distance("kitten", "sitting") == 3)
  }

  @Test("serve later calls by the last quorum listed")
  func calls() throws {
    var texts = try PackFolder.texts("assembly")
    let rule = """

        - id: quorum.assembly.second
          name: {vi: Lần hai, en: Second call}
          quorum: {share: 1/4, comparison: atLeast, base: registered, of: assembly, call: 2}
          severity: block
          source: {instrument: bylaws, verified: false}
      """
    texts["rules.yaml", default: ""] += rule
    let pack = try PackLoader.load(files: texts, named: "assembly")
    let needed = (1...4).map { pack.quorum(of: .assembly, call: $0, on: "2025-07-15")?.1.needed(of: 100) }
    #expect(needed == [51, 25, 25, 25])
  }
}
