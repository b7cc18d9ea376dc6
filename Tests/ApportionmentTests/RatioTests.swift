// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Seeded
import Testing

@Suite("A ratio rule")
struct RatioTests {
  @Test("gives what plain arithmetic gives, and its margin is the least that gives more")
  func arithmetic() throws {
    for seed in UInt64(1)...300 {
      var chance = Chance(seed: seed)
      let per = chance.number(1...300)
      let from = chance.number(1...per)
      let count = chance.number(0...3000)
      for (rounding, least) in [
        (RatioRule.Rounding.up, 1), (.down, per), (.nearest, (per + 1) / 2), (.from(Rational(from)), from),
      ] {
        var rule = RatioRule(per: Rational(per), rounding: rounding)
        rule.base = chance.number(0...4)
        rule.bonus = ["A": chance.number(0...3)]
        rule.maximum = chance.happens(oneIn: 2) ? chance.number(3...20) : nil
        let share = try #require(rule.shares(for: [Claimant("A", count)]).first)
        let rest = count % per
        let expected = rule.base + count / per + (rest > 0 && rest >= least ? 1 : 0) + (rule.bonus["A"] ?? 0)
        #expect(share.seats == min(expected, rule.maximum ?? .max), "seed \(seed) \(rounding)")
        if let needed = share.needed {
          let more = try #require(rule.shares(for: [Claimant("A", count + needed.int)]).first)
          let fewer = try #require(rule.shares(for: [Claimant("A", count + needed.int - 1)]).first)
          #expect(more.seats > share.seats && fewer.seats == share.seats, "seed \(seed) \(rounding)")
        } else {
          #expect(share.seats == rule.maximum, "seed \(seed)")
        }
      }
    }
  }

  @Test("takes the base of a tier, and says how far the sum is from what was approved")
  func tiers() throws {
    var rule = RatioRule(per: 20, rounding: .nearest)
    rule.base = 1
    rule.tiers = ["A": 3]
    rule.approved = 10
    let shares = try rule.shares(for: [Claimant("A", 30), Claimant("B", 29)])
    #expect(shares.map(\.seats) == [5, 2] && rule.excess(of: shares) == -3)
  }

  @Test("weighs quantities with exact factors, and sees counts of different days")
  func measure() throws {
    let measure = Measure([.members: 1, "area": try #require(Rational(9, over: 5))])
    let units = [
      Counted("A", [.members: 100, "area": 3], countedOn: "2025-06-30"),
      Counted("B", [.members: 7, "area": 0], countedOn: "2025-05-31"),
    ]
    #expect(try measure.claimants(of: units).map(\.weight.description) == ["527/5", "7"])
    #expect(Counted.differingDays(of: units).map(\.units) == [["B"], ["A"]])
    #expect(Counted.differingDays(of: [units[0]]).isEmpty)
    #expect(throws: Unfit(.missingCount(Row(2, "C"), "area"))) {
      try measure.claimants(of: [units[0], Counted("C", [.members: 1])])
    }
  }
}
