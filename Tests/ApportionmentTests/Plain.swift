// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment

/// The second implementation: all claims to all seats in one list, the strongest first, cut where the house is full.
/// Simple and slow, and nothing in it is shared with the first. Its products fit for houses below a hundred.
struct Plain {
  struct Claim {
    let claimant: Int
    /// Strength as a fraction; a bottom of 0 is before all others, and the larger top is first among such.
    let top: UInt128
    let bottom: UInt128

    func compare(_ other: Claim) -> Int {
      if bottom == 0 || other.bottom == 0 {
        if bottom != other.bottom, bottom == 0 || other.bottom == 0 { return bottom == 0 ? 1 : -1 }
        return top == other.top ? 0 : top < other.top ? -1 : 1
      }
      let (left, right) = (top.multipliedFullWidth(by: other.bottom), other.top.multipliedFullWidth(by: bottom))
      if left.high != right.high { return left.high < right.high ? -1 : 1 }
      return left.low == right.low ? 0 : left.low < right.low ? -1 : 1
    }
  }

  var seats: [Int]
  var tied: [Int] = []
  var open = 0

  init(
    _ house: Int, _ weights: [Int], _ method: Apportionment.Method, minimum: Int = 0, maximum: Int = .max
  ) {
    seats = weights.map { _ in minimum }
    var claims: [Claim] = []
    for (i, weight) in weights.enumerated() where weight > 0 {
      for held in minimum..<max(minimum, min(maximum, house)) {
        claims.append(Plain.claim(i, weights, held, method, house))
      }
    }
    claims.sort { $0.compare($1) > 0 }
    let count = house - seats.reduce(0, +)
    guard count > 0, count <= claims.count else { return }
    let last = claims[count - 1]
    let isTie = count < claims.count && claims[count].compare(last) == 0
    for claim in claims.prefix(count) where !isTie || claim.compare(last) > 0 { seats[claim.claimant] += 1 }
    if isTie {
      tied = claims.filter { $0.compare(last) == 0 }.map(\.claimant).sorted()
      open = house - seats.reduce(0, +)
    }
  }

  static func claim(
    _ i: Int, _ weights: [Int], _ held: Int, _ method: Apportionment.Method, _ house: Int
  ) -> Claim {
    let (weight, n) = (UInt128(weights[i]), UInt128(held))
    switch method {
    case .dHondt: return Claim(claimant: i, top: weight, bottom: n + 1)
    case .sainteLague: return Claim(claimant: i, top: weight, bottom: 2 * n + 1)
    case .modifiedSainteLague(let first):
      let unit = UInt128(first.denominator)
      return Claim(claimant: i, top: weight, bottom: held == 0 ? UInt128(first.numerator) : (2 * n + 1) * unit)
    case .adams: return Claim(claimant: i, top: weight, bottom: n)
    case .dean: return Claim(claimant: i, top: weight * (2 * n + 1), bottom: n * (n + 1))
    case .huntingtonHill: return Claim(claimant: i, top: weight * weight, bottom: n * (n + 1))
    case .largestRemainder(let quota):
      let total = weights.reduce(UInt128(0)) { $0 + UInt128($1) }
      let places = UInt128(house)
      let (factor, one): (UInt128, UInt128) =
        switch quota {
        case .hare: (places, total)
        case .hagenbachBischoff: (places + 1, total)
        case .droop: (1, total / (places + 1) + 1)
        }
      // Shifted by the whole house, so that a claim beyond the quota is not below zero.
      return Claim(claimant: i, top: weight * factor + (places + 1 - n) * one, bottom: 1)
    }
  }
}

/// The textbook of Hamilton: whole quotas, then the largest remainders.
func hamilton(_ house: Int, _ weights: [Int]) -> (seats: [Int], tied: [Int]) {
  let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
  let parts = weights.map { (Int128($0) * Int128(house)).quotientAndRemainder(dividingBy: total) }
  var seats = parts.map { Int($0.quotient) }
  let left = house - seats.reduce(0, +)
  let order = parts.map(\.remainder).sorted(by: >)
  guard left > 0 else { return (seats, []) }
  let isTie = order[left - 1] == order[left]
  for i in seats.indices where parts[i].remainder > order[left - 1] || !isTie && parts[i].remainder == order[left - 1] {
    seats[i] += 1
  }
  return (seats, isTie ? seats.indices.filter { parts[$0].remainder == order[left - 1] } : [])
}
