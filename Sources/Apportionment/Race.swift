// SPDX-License-Identifier: AGPL-3.0-or-later

/// Who comes first for a further seat. Each claimant's claims fall with every seat that it holds, so sharing is nothing
/// but giving seats to the strongest claims.
protocol Race: Sendable {
  /// Above 0 when claimant `i`, holding `n` seats, has the stronger claim than `j` holding `m`; 0 when they are equal.
  func compare(_ i: Int, _ n: Int, _ j: Int, _ m: Int) -> Int
}

/// Averages whose cross products fit into 128 bits: all that occurs outside of extremes.
struct Averages: Race {
  let powers: [UInt128]
  let posts: Signposts

  /// Nothing when a product could be too long.
  init?(_ weights: [UInt128], _ posts: Signposts, seats: Int) {
    let largest = weights.max() ?? 0
    let power = largest.multipliedReportingOverflow(by: posts.areSquared ? largest : 1)
    let last = posts.after(seats + 1)
    let both = UInt128(last.top).multipliedReportingOverflow(by: UInt128(last.bottom))
    let product = power.partialValue.multipliedReportingOverflow(by: both.partialValue)
    guard !power.overflow, !both.overflow, !product.overflow else { return nil }
    powers = posts.areSquared ? weights.map { $0 * $0 } : weights
    self.posts = posts
  }

  @inline(__always)
  func compare(_ i: Int, _ n: Int, _ j: Int, _ m: Int) -> Int {
    let (one, other) = (posts.after(n), posts.after(m))
    guard one.top != 0, other.top != 0 else {
      return unlimited(one.top == 0, other.top == 0) { order(powers[i], powers[j]) }
    }
    return order(
      powers[i] &* UInt128(one.bottom) &* UInt128(other.top), powers[j] &* UInt128(other.bottom) &* UInt128(one.top))
  }
}

/// The same for any weights within the limits, by products of 256 bits.
struct WideAverages: Race {
  let weights: [UInt128]
  let posts: Signposts

  func compare(_ i: Int, _ n: Int, _ j: Int, _ m: Int) -> Int {
    let (one, other) = (posts.after(n), posts.after(m))
    guard one.top != 0, other.top != 0 else {
      return unlimited(one.top == 0, other.top == 0) { order(weights[i], weights[j]) }
    }
    return order(
      power(i).times(UInt128(one.bottom) * UInt128(other.top)),
      power(j).times(UInt128(other.bottom) * UInt128(one.top)))
  }

  private func power(_ i: Int) -> Wide { Wide(weights[i], posts.areSquared ? weights[i] : 1) }
}

/// Quotas still unserved: weight × factor − seats × quota, which is also the order of remainders.
struct Remainders: Race {
  let weights: [UInt128]
  let factor: Int128
  let quota: Int128

  init(_ weights: [UInt128], total: UInt128, scale: UInt128, quota kind: Method.Quota, seats: Int) {
    self.weights = weights
    switch kind {
    case .hare: (factor, quota) = (Int128(seats), Int128(total))
    case .hagenbachBischoff: (factor, quota) = (Int128(seats) + 1, Int128(total))
    // The whole part is taken of what was counted, not of what it was scaled to.
    case .droop: (factor, quota) = (1, Int128((total / (scale * UInt128(seats + 1)) + 1) * scale))
    }
  }

  /// What claimant `i` is still due after `n` seats, in units of 1 ÷ quota: below 2^121 within the limits.
  @inline(__always)
  func unserved(_ i: Int, _ n: Int) -> Int128 {
    Int128(truncatingIfNeeded: weights[i]) &* factor &- Int128(truncatingIfNeeded: n) &* quota
  }

  /// Seats that whole quotas give.
  func whole(_ i: Int) -> Int { quota == 0 ? 0 : Int(clamping: unserved(i, 0) / quota) }

  func compare(_ i: Int, _ n: Int, _ j: Int, _ m: Int) -> Int { order(unserved(i, n), unserved(j, m)) }
}

@inline(__always)
func order<Value: Comparable>(_ a: Value, _ b: Value) -> Int { a == b ? 0 : a < b ? -1 : 1 }

/// A first seat over the divisor 0 comes before every average; among such seats the larger weight is first.
@inline(__always)
private func unlimited(_ one: Bool, _ other: Bool, _ byWeight: () -> Int) -> Int {
  one && other ? byWeight() : one ? 1 : -1
}
