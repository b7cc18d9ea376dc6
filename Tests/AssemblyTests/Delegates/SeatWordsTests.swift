// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Assembly
import Packs
import Testing

@Suite("The words for shared seats")
struct SeatWordsTests {
  private let english = SeatWords(.english, counted: ("member", "members"))
  private let vietnamese = SeatWords(.vietnamese, counted: ("đảng viên", "đảng viên"))

  private func shared(
    _ seats: Int, _ weights: KeyValuePairs<String, Int>, _ bounds: Bounds = .none,
    by method: Apportionment.Method = .sainteLague
  ) throws -> Allocation {
    var house = House(seats, by: method)
    house.bounds = bounds
    return try house.seats(for: weights.map { Claimant(ClaimantID($0.key), $0.value) })
  }

  @Test("say what somebody has, and what is lacking for one more")
  func explanation() throws {
    let allocation = try shared(
      20, ["A": 700, "B": 200, "C": 60, "D": 40], Bounds(minimum: 2, maximum: 12, policy: .floor))
    let said = zip(allocation.standings(), allocation.margins()).map { english.explanation($0, $1) }
    #expect(
      said == [
        "A has 700 members and got 12 seats. It stops at the maximum; its exact due is 14.",
        "B has 200 members and got 4 seats. For one seat more it would need 74 more members; the seat would come from A.",
        "C has 60 members and got 2 seats. This is the guaranteed minimum; its exact due is 1.2."
          + " For one seat more it would need 83 more members; the seat would come from B.",
        "D has 40 members and got 2 seats. This is the guaranteed minimum; its exact due is 0.8."
          + " For one seat more it would need 103 more members; the seat would come from B.",
      ])
  }

  @Test("name the last seat with the claim that came next, as one can check by hand")
  func nearMiss() throws {
    let allocation = try shared(10, ["Trường": 3125, "Tỉnh": 1480])
    let miss = try #require(allocation.nearMiss())
    #expect(
      vietnamese.sentence(miss)
        == "Đại biểu cuối cùng được phân bổ cho Trường (3.125 : 6,5 = 480,77), sát trước Tỉnh (1.480 : 3,5 = 422,86), đơn vị này thiếu 203 đảng viên."
    )
    let last = try #require(allocation.steps().last)
    #expect(
      english.sentence(last) == "Seat 10 – Trường, now 7 seats: highest average left, 3,125 / 6.5 = 480.77")
  }

  @Test("leave a tie open, and say by what it was settled")
  func ties() throws {
    let open = try shared(4, ["A": 11, "B": 11, "C": 11])
    #expect(
      open.ties.map(english.sentence) == [
        "A, B and C have equal claims to 1 seat: draw a lot and record it in the minutes."
      ])
    let settled = try House(4, by: .sainteLague).seats(
      for: open.claimants, lots: [Lot(among: ["A", "B", "C"], winners: ["B"])])
    #expect(
      settled.settlements.map(vietnamese.sentence) == ["A, B và C ngang nhau; B được thêm đại biểu, căn cứ: bốc thăm."])
  }

  @Test("have a sentence and a mend in both languages for everything that can be wrong")
  func problems() {
    let row = Row(3, "Đơn vị X")
    let problems: [Problem] = [
      .missingCount(row, .members), .fractionalCount(row, .members, text: "2.5"),
      .unreadableCount(row, .members, text: "x"), .missingName(row: 3), .negativeWeight(row, -3),
      .duplicate(row, firstAt: 1), .weightTooLarge(row), .weightsTooLarge, .denominatorsTooLarge(row), .nothingCounted,
      .nobody, .houseOutOfRange(-1, limit: 10), .minimumsExceedHouse(needed: 12, house: 10),
      .maximumsBelowHouse(held: 8, house: 10), .minimumOverMaximum(row, minimum: 3, maximum: 2),
      .boundOutOfRange(row, -1), .policyNeedsQuota(.keepQuota), .policyNeedsDivisor(.floor),
      .notInBlocks(seats: 5, block: 2), .blockOutOfRange(0), .firstDivisorOutOfRange(4), .thresholdOutOfRange(2),
      .ratioNotPositive(0), .ratioTooFine(row, limit: 10), .roundingOutOfRange(30, per: 20), .negativeSeats(-1),
      .unknownClaimant("Y"), .closingTooFar(given: 10, approved: 40), .nothingToShareIn("A"), .repeatedPart("A"),
      .nestedTooDeep(limit: 8), .raggedRow(row, cells: 2, columns: 3), .marginsDiffer(rows: 3, columns: 4),
      .wrongNumberOfMargins(given: 1, needed: 2), .cellsCannotHold(seats: 3, rows: ["A"], columns: ["B"]),
      .tableTooLarge(limit: 10), .tableNeedsDivisors, .lotOfNobody, .winnerNotInLot("Y"),
    ]
    var seen: Set<String> = []
    for words in [SeatWords(.vietnamese, rowNumber: { $0 + 4 }), SeatWords(.english, rowNumber: { $0 + 4 })] {
      for problem in problems {
        #expect(!words.problem(problem).isEmpty && !words.mend(problem.mend).isEmpty, "\(problem)")
        #expect(seen.insert(words.problem(problem)).inserted, "\(problem)")
        if case .missingName = problem { #expect(words.sentence(problem).contains("7")) }
      }
    }
  }
}
