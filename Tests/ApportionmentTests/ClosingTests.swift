// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Seeded
import Testing

@Suite("Closing a ratio rule")
struct ClosingTests {
  /// Twelve units; one seat for each 20 begun from the remainder 10 on.
  private let members = [214, 118, 126, 124, 82, 352, 168, 398, 112, 512, 436, 74]
  private var units: [Claimant] { members.enumerated().map { Claimant(ClaimantID("u\($0 + 1)"), $1) } }

  private func rule(_ per: Int) -> RatioRule { RatioRule(per: Rational(per), rounding: .nearest) }

  @Test("gives what is missing to the largest remainders that the rule left out")
  func giving() throws {
    let closing = try rule(20).closing(to: 139, for: units)
    #expect(closing.before == 137 && closing.gives)
    // 168 leaves 8, and 126 leaves 6: the largest remainders below one half.
    #expect(closing.steps.map { "\($0.claimant) \($0.seatsNow) \($0.totalNow)" } == ["u7 9 138", "u3 7 139"])
    #expect(closing.steps.map { $0.claim.decimal(places: 2) } == ["0.40", "0.30"])
    #expect(closing.tie == nil && closing.seats.reduce(0, +) == 139)
  }

  @Test("takes what is too much from the smallest claims that the rule served")
  func taking() throws {
    let closing = try rule(20).closing(to: 135, for: units)
    #expect(!closing.gives)
    // 512, 112, 352 and 74 leave 12, 12, 12 and 14: three equal claims to keep two seats of three.
    #expect(closing.steps.isEmpty)
    let tie = try #require(closing.tie)
    #expect(tie.claimants == ["u6", "u9", "u10"] && tie.seats == 2)
    #expect(closing.seats.reduce(0, +) == 137)
    let lot = Lot(among: Set(tie.claimants), winners: ["u6", "u10"])
    let drawn = try rule(20).closing(to: 135, for: units, lots: [lot])
    #expect(drawn.tie == nil && drawn.seats.reduce(0, +) == 135)
    #expect(drawn.steps.map(\.claimant) == ["u6", "u10"])
  }

  @Test("by a divisor method moves the strongest and the weakest averages")
  func averages() throws {
    let more = try rule(20).closing(to: 138, for: units, by: .sainteLague)
    let claims = zip(units, try rule(20).shares(for: units)).map { unit, share in
      Double(unit.weight.numerator) / (Double(share.seats) + 0.5)
    }
    let strongest = try #require(claims.indices.max { claims[$0] < claims[$1] })
    #expect(more.steps.map(\.claimant) == [units[strongest].id])
    let kept = zip(units, try rule(20).shares(for: units)).map { unit, share in
      Double(unit.weight.numerator) / (Double(share.seats) - 0.5)
    }
    let weakest = try #require(kept.indices.min { kept[$0] < kept[$1] })
    let fewer = try rule(20).closing(to: 136, for: units, by: .sainteLague)
    #expect(fewer.steps.map(\.claimant) == [units[weakest].id])
  }

  @Test("does nothing where the sum is right, and refuses to make another rule of it")
  func limits() throws {
    let closing = try rule(20).closing(to: 137, for: units)
    #expect(closing.steps.isEmpty && closing.tie == nil && closing.seats.reduce(0, +) == 137)
    #expect(throws: Unfit(.closingTooFar(given: 137, approved: 150))) { try rule(20).closing(to: 150, for: units) }
    var capped = rule(20)
    capped.maximum = 4
    let sum = try capped.shares(for: units).reduce(0) { $0 + $1.seats }
    #expect(throws: Unfit(.maximumsBelowHouse(held: sum, house: sum + 1))) {
      try capped.closing(to: sum + 1, for: units)
    }
    var based = rule(1000)
    based.base = 1
    based.rounding = .down
    #expect(throws: Unfit(.minimumsExceedHouse(needed: 12, house: 11))) { try based.closing(to: 11, for: units) }
  }

  @Test("leaves nobody with a weaker claim than one it passed over, whatever the numbers")
  func law() throws {
    for seed in UInt64(1)...400 {
      var chance = Chance(seed: seed)
      let per = chance.number(2...40)
      let units = (1...chance.number(1...9)).map { Claimant(ClaimantID("\($0)"), chance.number(1...300)) }
      let rule = RatioRule(per: Rational(per), rounding: [.up, .down, .nearest][chance.number(0...2)])
      let shares = try rule.shares(for: units)
      let sum = shares.reduce(0) { $0 + $1.seats }
      let approved = max(0, sum + chance.number(0...2 * units.count) - units.count)
      let closing = try rule.closing(to: approved, for: units)
      let open = closing.tie?.seats ?? 0
      #expect(closing.seats.reduce(0, +) == approved + (closing.gives ? -open : open), "seed \(seed)")
      // What each is due beyond its seats, times the ratio: nobody may be due more than a ratio over another.
      let due = zip(units, closing.seats).map { Int($0.weight.numerator) - $1 * per }
      let changed = zip(shares, closing.seats).map { $1 - $0.seats }
      for i in due.indices where changed[i] > 0 {
        for j in due.indices { #expect(due[i] + per >= due[j], "seed \(seed)") }
      }
      for i in due.indices where changed[i] < 0 {
        for j in due.indices where closing.seats[j] > 0 { #expect(due[i] - per <= due[j], "seed \(seed)") }
      }
    }
  }
}
