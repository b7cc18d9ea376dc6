// SPDX-License-Identifier: AGPL-3.0-or-later

/// A divisor that nearly fills the house. Found in floating point, so nothing may follow from it but where an exact
/// search begins: a bad guess costs time and never a seat.
struct Guess {
  let plain: [Double]
  let divisor: Double
  /// The claim nearest to the divisor; nothing when nobody competes.
  let pivot: (claimant: Int, seats: Int)?
}

extension Contest {
  func guess(_ posts: Signposts, total: UInt128) -> Guess {
    let plain = weights.map(plainly)
    let divisor = guessedDivisor(posts, plain, total: plainly(total))
    var pivot: (claimant: Int, seats: Int)?
    var nearest = Double.infinity
    for i in weights.indices where weights[i] > 0 && least[i] < most[i] {
      let quotient = plain[i] / divisor
      let seats = min(posts.guess(below: quotient, atMost: places), places)
      let distance = (posts.guess(after: seats) / quotient - 1).magnitude
      // A distance that is no number, from a divisor that is none, must still leave a pivot.
      guard distance < nearest || pivot == nil else { continue }
      nearest = distance
      pivot = (i, seats)
    }
    return Guess(plain: plain, divisor: divisor, pivot: pivot)
  }

  private func guessedDivisor(_ posts: Signposts, _ plain: [Double], total: Double) -> Double {
    var (low, high) = (0.0, Double.infinity)
    var divisor = total / Double(max(1, places))
    let tolerance = weights.count / 64 + 1
    for round in 0..<100 {
      var given = 0
      for i in plain.indices {
        let seats = plain[i] > 0 ? posts.guess(below: plain[i] / divisor, atMost: places) : 0
        given &+= max(least[i], min(most[i], seats))
      }
      if (given - places).magnitude <= tolerance { break }
      if given > places { low = divisor } else { high = divisor }
      let proportional = divisor * (Double(given) + 0.5) / (Double(places) + 0.5)
      if proportional > low, proportional < high, round % 3 != 2 {
        divisor = proportional
      } else if low > 0, high < .infinity {
        divisor = (low * high).squareRoot()
      } else {
        divisor *= given > places ? 8 : 0.125
      }
      guard divisor > 0, divisor < .infinity else { return total / Double(max(1, places)) }
    }
    return divisor
  }
}

/// A whole number in floating point, by its halves: the general conversion of 128 bits takes most of the time otherwise.
@inline(__always)
private func plainly(_ number: UInt128) -> Double {
  let low = Double(UInt64(truncatingIfNeeded: number))
  return number <= UInt128(UInt64.max) ? low : Double(UInt64(truncatingIfNeeded: number >> 64)) * 0x1p64 + low
}
