// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Testing

@Suite("A tie")
struct TieTests {
  private let three = [Claimant("A", 11), Claimant("B", 11), Claimant("C", 11)]

  @Test("waits, and a drawn lot decides it with its reason")
  func lot() throws {
    let open = try seats(5, for: three)
    #expect(open.ties.map(\.seats) == [2] && open.seats == [1, 1, 1] && open.nearMiss() == nil)
    #expect(open.quotaViolations() == nil)
    let drawn = try seats(5, for: three, lots: [Lot(among: ["A", "B", "C"], winners: ["C", "A"])])
    #expect(drawn.seats == [2, 1, 2] && drawn.isSettled && drawn.unusedLots == [])
    #expect(drawn.settlements.map(\.winners) == [["A", "C"]])
    let reasons = drawn.steps().suffix(2).map(\.reason)
    let isLot = reasons.allSatisfy { if case .lot = $0 { true } else { false } }
    #expect(isLot && drawn.steps().count == 5)
  }

  @Test("is not decided by a lot that was drawn among others, and that lot is reported")
  func otherLot() throws {
    let lots = [
      Lot(among: ["A", "B"], winners: ["A"]), Lot(among: ["A", "B", "C"], winners: ["A", "B"]),
      Lot(among: ["A", "B", "C"], winners: ["A"], in: ["elsewhere"]),
    ]
    let allocation = try seats(4, for: three, lots: lots)
    #expect(allocation.ties.count == 1 && allocation.unusedLots == lots)
    #expect(throws: Unfit(.winnerNotInLot("X"))) { try seats(4, for: three, lots: [Lot(among: ["A"], winners: ["X"])]) }
    #expect(throws: Unfit(.lotOfNobody)) { try seats(4, for: three, lots: [Lot(among: [], winners: [])]) }
  }

  @Test("goes to the larger or smaller where the rule says so, and stays open among equals")
  func rule() throws {
    // 10 ÷ 1 = 30 ÷ 3 = 30 ÷ 3: three equal averages of unequal units.
    let claimants = [Claimant("small", 10), Claimant("large", 30), Claimant("big", 30)]
    let house = House(4, by: .sainteLague)
    #expect(try house.seats(for: claimants).ties.map(\.claimants) == [["small", "large", "big"]])
    var larger = house
    larger.tieRule = .largerFirst
    #expect(try larger.of(4).seats(for: claimants).seats == [0, 2, 2])
    let equals = try larger.of(3).seats(for: claimants)
    #expect(equals.ties.map(\.claimants) == [["large", "big"]] && equals.seats == [0, 1, 1])
    let lot = Lot(among: ["large", "big"], winners: ["big"])
    #expect(try larger.of(3).seats(for: claimants, lots: [lot]).seats == [0, 1, 2])
    var smaller = house
    smaller.tieRule = .smallerFirst
    let partly = try smaller.of(4).seats(for: claimants)
    #expect(partly.seats == [1, 1, 1] && partly.ties.map(\.claimants) == [["large", "big"]])
    #expect(partly.settlements.map(\.winners) == [["small"]])
    var listed = house
    listed.tieRule = .listed
    #expect(try listed.of(4).seats(for: claimants).seats == [1, 2, 1])
  }

  @Test("hidden by roots is found at every size")
  func roots() throws {
    for k in [1, 7, 1_000_003, 1_000_000_000_000_000] {
      let allocation = try seats(10, for: [Claimant("A", 10 * k), Claimant("B", 60 * k)], by: .huntingtonHill)
      #expect(allocation.seats == [1, 8] && allocation.tieSeats() == 1, "× \(k)")
      let broken = try seats(10, for: [Claimant("A", 10 * k), Claimant("B", 60 * k + 1)], by: .huntingtonHill)
      #expect(broken.seats == [1, 9] && broken.isSettled, "× \(k)")
    }
  }

  @Test("is none where counts of 10^17 differ by one")
  func large() throws {
    let n = 100_000_000_000_000_000
    for method in LawTests.methods {
      let allocation = try seats(3, for: [Claimant("A", n), Claimant("B", n + 1)], by: method)
      #expect(allocation.seats == [1, 2], "\(method)")
    }
  }

  @Test("for a first seat goes to the largest before any average")
  func firstSeats() throws {
    let claimants = [10, 9, 8, 8, 11, 12].enumerated().map { Claimant(ClaimantID("\($0)"), $1) }
    for method in [Apportionment.Method.adams, .dean, .huntingtonHill] {
      let allocation = try seats(3, for: claimants, by: method)
      #expect(allocation.seats == [1, 0, 0, 0, 1, 1], "\(method)")
      #expect(try seats(5, for: claimants, by: method).ties.map(\.claimants) == [["2", "3"]], "\(method)")
    }
  }

  @Test("of pairs is drawn by pairs")
  func pairs() throws {
    let allocation = try House(8, by: .adams, block: 2).seats(for: three)
    #expect(allocation.seats == [2, 2, 2] && allocation.ties == [tie(["A", "B", "C"], seats: 2, block: 2)])
    let lot = Lot(among: ["A", "B", "C"], winners: ["B"])
    #expect(try House(8, by: .adams, block: 2).seats(for: three, lots: [lot]).seats == [2, 4, 2])
  }

  private func tie(_ ids: [ClaimantID], seats: Int, block: Int) -> Tie? {
    let n = ids.count
    // The same tie, made the long way, since nobody but the engine makes ties.
    return try? House(seats + n * block, by: .adams, block: block).seats(for: ids.map { Claimant($0, 1) }).ties.first
  }

  @Test("in a pool or group names it, and holds back what depends on it")
  func places() throws {
    let pool = Rule.Pool("by members", .house(House(4, by: .sainteLague), by: .members))
    let units = three.map { Counted($0.id, [.members: $0.weight]) }
    let outcome = try Rule.pools([pool]).seats(for: units)
    #expect(outcome.ties.map(\.place) == [["by members"]])
    let lot = Lot(among: ["A", "B", "C"], winners: ["B"], in: ["by members"])
    #expect(try Rule.pools([pool]).seats(for: units, lots: [lot]).seats == [1, 2, 1])

    let groups: [Branch] = [
      .group("North", [.claimant(three[0]), .claimant(three[1])]), .group("South", [.claimant(Claimant("D", 22))]),
    ]
    let nested = try House(5, by: .sainteLague).seats(for: groups)
    #expect(nested.ties.map(\.claimants) == [["North", "South"]])
    #expect(nested.waiting.map(\.seats) == [2, 2] && nested.seats.allSatisfy { $0.seats == 0 })
    let north = Lot(among: ["North", "South"], winners: ["North"])
    let inside = try House(5, by: .sainteLague).seats(for: groups, lots: [north])
    #expect(inside.ties.map(\.place) == [["North"]] && inside["D"] == 2)
    let last = Lot(among: ["A", "B"], winners: ["B"], in: ["North"])
    #expect(try House(5, by: .sainteLague).seats(for: groups, lots: [north, last])["B"] == 2)
  }
}
