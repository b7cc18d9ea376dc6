// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Testing

@Suite("Unfit input")
struct FaultTests {
  private let two = [Claimant("A", 3), Claimant("B", 2)]

  @Test("names every typed row that is wrong, and the mend")
  func typed() {
    let rows = [
      TypedRow("A", [.members: "12"]), TypedRow("B", [.members: "-3"]), TypedRow("C", [:]),
      TypedRow("D", [.members: "1.5"]), TypedRow(" A ", [.members: "7"]), TypedRow("E", [.members: "mười"]),
      TypedRow("  ", [.members: "1"]),
    ]
    let unfit = #expect(throws: Unfit.self) { try Counted.reading(rows) }
    #expect(
      unfit?.problems == [
        .negativeWeight(Row(2, "B"), -3), .missingCount(Row(3, "C"), .members),
        .fractionalCount(Row(4, "D"), .members, text: "1.5"), .unreadableCount(Row(6, "E"), .members, text: "mười"),
        .missingName(row: 7), .duplicate(Row(5, "A"), firstAt: 1),
      ])
    #expect(
      unfit?.problems.map(\.mend) == [
        .enterWholeCount(Row(2, "B")), .enterWholeCount(Row(3, "C")), .enterWholeCount(Row(4, "D")),
        .enterWholeCount(Row(6, "E")), .enterName(row: 7), .joinOrRename(Row(5, "A"), firstAt: 1),
      ])
  }

  @Test("is read whole where nothing is wrong")
  func read() throws {
    let units = try Counted.reading([TypedRow("Sở A", [.members: " 0312 "])], countedOn: "2025-06-30")
    #expect(units == [Counted("Sở A", [.members: 312], countedOn: "2025-06-30")])
  }

  @Test("of claimants and bounds is refused with its row")
  func claimants() {
    expect(.negativeWeight(Row(2, "B"), -2)) { try seats(3, for: [two[0], Claimant("B", -2)]) }
    expect(.duplicate(Row(3, "A"), firstAt: 1)) { try seats(3, for: two + [two[0]]) }
    expect(.nobody) { try seats(3, for: []) }
    expect(.nothingCounted) { try seats(3, for: [Claimant("A", 0)]) }
    expect(.houseOutOfRange(-1, limit: House.limit)) { try seats(-1, for: two) }
    expect(.houseOutOfRange(.max, limit: House.limit)) { try seats(.max, for: two) }
    let floor = Bounds(minimum: 4, maximum: 5, policy: .floor)
    expect(.minimumsExceedHouse(needed: 8, house: 7)) { try House(7, by: .dHondt, bounds: floor).seats(for: two) }
    expect(.maximumsBelowHouse(held: 10, house: 11)) { try House(11, by: .dHondt, bounds: floor).seats(for: two) }
    expect(.minimumOverMaximum(Row(1, "A"), minimum: 4, maximum: 3)) {
      try House(9, by: .dHondt, bounds: floor).seats(for: [Claimant("A", 3, maximum: 3), two[1]])
    }
    expect(.boundOutOfRange(Row(1, "A"), -1)) {
      try House(9, by: .dHondt, bounds: floor).seats(for: [Claimant("A", 3, minimum: -1), two[1]])
    }
    expect(.policyNeedsDivisor(.floor)) { try House(9, by: .largestRemainder(.hare), bounds: floor).seats(for: two) }
    let quota = Bounds(minimum: 1, policy: .keepQuota)
    expect(.policyNeedsQuota(.keepQuota)) { try House(9, by: .dHondt, bounds: quota).seats(for: two) }
    expect(.notInBlocks(seats: 9, block: 2)) { try House(9, by: .adams, block: 2).seats(for: two) }
    expect(.firstDivisorOutOfRange(0)) { try seats(9, for: two, by: .modifiedSainteLague(first: 0)) }
    expect(.thresholdOutOfRange(2)) { try House(9, by: .adams, threshold: 2).seats(for: two) }
  }

  @Test("of numbers too long is refused before it can overflow")
  func long() {
    let large = Rational(.max, over: 1) ?? 0
    expect(.weightTooLarge(Row(1, "A"))) { try seats(3, for: [Claimant("A", large)]) }
    let fine = Rational(1, over: .max) ?? 0
    expect(.denominatorsTooLarge(Row(1, "A"))) { try seats(3, for: [Claimant("A", fine)]) }
    let half = Rational(1 << 95, over: 1) ?? 0
    expect(.weightsTooLarge) { try seats(3, for: [Claimant("A", half), Claimant("B", half)]) }
  }

  @Test("of ratio rules, groups and pools is refused too")
  func others() {
    expect(.ratioNotPositive(0)) { try RatioRule(per: 0, rounding: .up).shares(for: two) }
    expect(.roundingOutOfRange(9, per: 5)) { try RatioRule(per: 5, rounding: .from(9)).shares(for: two) }
    var stranger = RatioRule(per: 1, rounding: .up)
    stranger.bonus = ["X": 1]
    expect(.unknownClaimant("X")) { try stranger.shares(for: two) }
    expect(.ratioTooFine(Row(1, "A"), limit: House.limit)) {
      try RatioRule(per: 1, rounding: .up).shares(for: [Claimant("A", 100_000_000_000)])
    }
    expect(.nothingToShareIn("empty")) { try House(3, by: .adams).seats(for: [Branch.group("empty", [])]) }
    let deep = (0..<40).reduce(Branch.claimant(two[0])) { Branch.group(ClaimantID("\($1)"), [$0]) }
    expect(.nestedTooDeep(limit: 16)) { try House(3, by: .adams).seats(for: [deep]) }
    let pool = Rule.Pool("same", .house(House(3, by: .adams), by: .members))
    expect(.repeatedPart("same")) { try Rule.pools([pool, pool]).seats(for: [Counted("A", [.members: 1])]) }
  }

  private func expect(_ problem: Problem, _ body: () throws -> Any) {
    #expect(throws: Unfit(problem)) { _ = try body() }
  }
}
