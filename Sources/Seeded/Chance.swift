// SPDX-License-Identifier: AGPL-3.0-or-later

/// Chance that can be had again from its seed (SplitMix64; Steele, Lea and Flood, OOPSLA 2014): a failed test is run again
/// from the seed that it printed, and every run of a benchmark measures the same papers.
public struct Chance: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of the range, its ends included.
  public mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// From 0 up to the bound, which is not reached; 0 where the bound is below 1.
  public mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<max(1, bound), using: &self) }

  /// True once in so many times.
  public mutating func happens(oneIn times: Int) -> Bool { number(1...times) == 1 }

  /// True so many times in a hundred.
  public mutating func isHit(_ percent: Int) -> Bool { below(100) < percent }

  /// One of them; there must be one.
  public mutating func one<Thing>(of all: [Thing]) -> Thing { all[below(all.count)] }
}
