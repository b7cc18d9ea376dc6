// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Seeded
import Testing

/// Whatever comes in, there is an answer or a named problem: no trap, no overflow, no hang.
@Suite("Hostile input")
struct HostileTestsSlow {
  private static let extremes = [
    Int.min, Int.min + 1, -1, 0, 1, 2, 3, 7, House.limit, House.limit + 1, 1 << 31, 1 << 53, 1 << 62, .max - 1, .max,
  ]

  @Test("a hundred thousand times gets seats or its problem", arguments: 0..<10)
  func everything(part: Int) {
    var (answered, refused) = (0, 0)
    var chance = Chance(seed: 20_250_728 + UInt64(part))
    for _ in 0..<10_000 { if survives(&chance) { answered += 1 } else { refused += 1 } }
    // Both ways were taken, or nothing was tried.
    #expect(answered > 1000 && refused > 1000, "\(answered) answered, \(refused) refused")
  }

  private func survives(_ chance: inout Chance) -> Bool {
    let claimants = (0..<chance.number(0...7)).map { _ in claimant(&chance) }
    do throws(Unfit) {
      switch chance.number(0...9) {
      case 0: _ = try ratio(&chance).shares(for: claimants)
      case 1: _ = try table(&chance).seats()
      case 2: _ = try house(&chance).seats(for: branches(claimants, &chance))
      default:
        let allocation = try house(&chance).seats(for: claimants, lots: lots(claimants, &chance))
        if allocation.total < 1000, chance.happens(oneIn: 4) { explain(allocation, &chance) }
      }
      return true
    } catch {
      for problem in error.problems { #expect(pointsAtRow(problem), "\(problem)") }
      #expect(!error.problems.isEmpty)
      return false
    }
  }

  /// Whether a problem of one row points at it, and its mend at the same.
  private func pointsAtRow(_ problem: Problem) -> Bool {
    switch (problem, problem.mend) {
    case (.negativeWeight(let row, _), .enterWholeCount(let mended)),
      (.weightTooLarge(let row), .enterSmallerCount(let mended)),
      (.denominatorsTooLarge(let row), .useSimplerFraction(let mended)),
      (.boundOutOfRange(let row, _), .enterBound(let mended)),
      (.minimumOverMaximum(let row, _, _), .lowerMinimum(let mended, _)),
      (.raggedRow(let row, _, _), .enterCells(let mended, _)):
      row.number >= 1 && mended == row
    case (.duplicate(let row, let first), .joinOrRename(let mended, let kept)):
      mended == row && kept == first && 1..<row.number ~= first
    case (.ratioTooFine(let row, _), .enterRatio): row.number >= 1
    case (.negativeWeight, _), (.weightTooLarge, _), (.denominatorsTooLarge, _), (.boundOutOfRange, _),
      (.minimumOverMaximum, _), (.raggedRow, _), (.duplicate, _), (.ratioTooFine, _):
      false
    default: true
    }
  }

  private func explain(_ allocation: Allocation, _ chance: inout Chance) {
    _ = (allocation.steps().count, allocation.standings(), allocation.quotaViolations())
    if chance.happens(oneIn: 60) {
      _ = (allocation.margins(), allocation.nearMiss()?.last.decimal(places: 3), allocation.houseParadoxes())
    }
  }

  private func number(_ chance: inout Chance, usual: ClosedRange<Int>) -> Int {
    chance.happens(oneIn: 30) ? Self.extremes.randomElement(using: &chance) ?? 0 : chance.number(usual)
  }

  private func weight(_ chance: inout Chance) -> Rational {
    let top = Int128(number(&chance, usual: 0...1000))
    let bottom = Int128(number(&chance, usual: 1...3))
    let wide = chance.happens(oneIn: 20) ? Rational(top &* (1 << 64), over: bottom) : Rational(top, over: bottom)
    return wide ?? Rational(.max, over: 1) ?? 0
  }

  private func claimant(_ chance: inout Chance) -> Claimant {
    let id = ClaimantID("\(chance.number(0...400))")
    let minimum = chance.happens(oneIn: 6) ? number(&chance, usual: 0...3) : nil
    let maximum = chance.happens(oneIn: 6) ? number(&chance, usual: 3...90) : nil
    return Claimant(id, weight(&chance), minimum: minimum, maximum: maximum)
  }

  private func house(_ chance: inout Chance) -> House {
    let first = Rational(Int128(number(&chance, usual: 1...9)), over: 5) ?? 1
    let methods = Chance.divisors + Chance.quotas + [.modifiedSainteLague(first: first)]
    let method = methods.randomElement(using: &chance) ?? .adams
    let policy = chance.happens(oneIn: 9) ? MinimumPolicy.floor : chance.policy(for: method)
    let maximum = chance.happens(oneIn: 4) ? number(&chance, usual: 0...40) : nil
    return House(
      number(&chance, usual: 0...60), by: method,
      bounds: Bounds(minimum: number(&chance, usual: 0...3), maximum: maximum, policy: policy),
      block: chance.happens(oneIn: 6) ? number(&chance, usual: 1...3) : 1,
      threshold: chance.happens(oneIn: 6) ? weight(&chance) : nil,
      tieRule: TieRule.allCases.randomElement(using: &chance) ?? .lot)
  }

  private func lots(_ claimants: [Claimant], _ chance: inout Chance) -> [Lot] {
    guard chance.happens(oneIn: 3) else { return [] }
    let among = Set(claimants.shuffled(using: &chance).prefix(chance.number(0...4)).map(\.id))
    let winners = Set(among.sorted { $0.rawValue < $1.rawValue }.prefix(chance.number(0...2)))
    return [Lot(among: among, winners: chance.happens(oneIn: 9) ? ["nobody"] : winners)]
  }

  private func branches(_ claimants: [Claimant], _ chance: inout Chance) -> [Branch] {
    var branches = claimants.map { Branch.claimant($0) }
    for depth in 0..<chance.number(0...20) {
      let cut = chance.number(0...branches.count)
      branches = [.group(ClaimantID("g\(depth)"), Array(branches[..<cut]))] + branches[cut...]
    }
    return branches
  }

  private func ratio(_ chance: inout Chance) -> RatioRule {
    let from = weight(&chance)
    let roundings: [RatioRule.Rounding] = [.up, .down, .nearest, .from(from)]
    var rule = RatioRule(per: weight(&chance), rounding: roundings.randomElement(using: &chance) ?? .up)
    rule.base = number(&chance, usual: 0...5)
    rule.bonus = [ClaimantID("\(chance.number(0...9))"): number(&chance, usual: 0...5)]
    rule.tiers = chance.happens(oneIn: 3) ? ["1": number(&chance, usual: 0...9)] : [:]
    if chance.happens(oneIn: 3) { rule.first = .init(upTo: weight(&chance), seats: number(&chance, usual: 0...3)) }
    if chance.happens(oneIn: 3) { rule.maximum = number(&chance, usual: 0...40) }
    rule.minimum = number(&chance, usual: 0...3)
    if chance.happens(oneIn: 2) { (rule.bonus, rule.tiers) = ([:], [:]) }
    return rule
  }

  private func table(_ chance: inout Chance) -> Table {
    let (rows, columns) = (chance.number(0...3), chance.number(0...3))
    let isUsual = chance.happens(oneIn: 2)
    let cell = { (chance: inout Chance) in isUsual ? chance.number(0...90) : self.number(&chance, usual: 0...90) }
    let seats = (0..<rows).map { _ in (0..<columns).map { _ in chance.number(0...4) } }
    let across = (0..<columns).map { j in seats.reduce(0) { $0 + $1[j] } }
    return Table(
      rows: (0..<rows).map { ClaimantID("\($0)") }, columns: (0..<columns).map { ClaimantID("\($0)") },
      weights: (0..<rows).map { _ in (0..<columns).map { _ in cell(&chance) } },
      rowSeats: seats.map { $0.reduce(0, +) },
      columnSeats: chance.happens(oneIn: 9) ? across.map { _ in self.number(&chance, usual: 0...9) } : across,
      by: (Chance.divisors + Chance.quotas).randomElement(using: &chance) ?? .sainteLague)
  }
}
