// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Seeded

extension Chance {
  static let divisors: [Apportionment.Method] = [
    .dHondt, .sainteLague, .modifiedSainteLague(first: .init(7, over: 5) ?? 1), .huntingtonHill, .dean, .adams,
  ]
  static let quotas: [Apportionment.Method] = Apportionment.Method.Quota.allCases.map { .largestRemainder($0) }

  /// Weights of many shapes: small ones that tie, ordinary ones, and some around 2^53 and 10^17.
  mutating func weights(_ count: Int) -> [Int] {
    let kind = number(0...4)
    return (0..<count).map { _ in
      switch kind {
      case 0: number(0...12)
      case 1: number(1...9_000)
      case 2: (1 << 53) + number(-3...3)
      case 3: 100_000_000_000_000_000 + number(-2...2)
      default: happens(oneIn: 3) ? number(1...9) : number(1...100_000_000_000_000_000)
      }
    }
  }

  mutating func claimants(_ counts: ClosedRange<Int> = 1...9) -> [Claimant] {
    var weights = weights(number(counts))
    if weights.allSatisfy({ $0 == 0 }) { weights[0] = 1 }
    return weights.enumerated().map { Claimant(ClaimantID("U\($0)"), $1) }
  }
}

extension Int128 {
  /// For tests: what surely fits.
  var int: Int { Int(self) }
}

extension Allocation {
  func tieSeats() -> Int { ties.reduce(0) { $0 + $1.seats } }
}
