// SPDX-License-Identifier: AGPL-3.0-or-later

/// A divisor as a fraction, or its square where a method compares squares.
struct Signpost {
  let top: UInt64
  let bottom: UInt64
}

/// The divisors of a method one after another, up to a factor common to all claimants.
struct Signposts: Sendable {
  enum Kind: UInt8, Sendable { case dHondt, sainteLague, huntingtonHill, dean, adams }

  let kind: Kind
  /// The first divisor and the unit of the series 1, 3, 5 …; other kinds do not look at them.
  let first: UInt64
  let unit: UInt64

  /// Nothing for a method of quotas.
  init?(_ method: Method) {
    var series: (first: Int128, unit: Int128) = (1, 1)
    switch method {
    case .largestRemainder: return nil
    case .dHondt: kind = .dHondt
    case .sainteLague: kind = .sainteLague
    case .modifiedSainteLague(let first):
      kind = .sainteLague
      series = (first.numerator, first.denominator)
    case .huntingtonHill: kind = .huntingtonHill
    case .dean: kind = .dean
    case .adams: kind = .adams
    }
    first = UInt64(truncatingIfNeeded: series.first)
    unit = UInt64(truncatingIfNeeded: series.unit)
  }

  /// Averages over roots are compared by their squares, which keeps the roots out.
  var areSquared: Bool { kind == .huntingtonHill }

  /// The divisor after so many seats; a top of 0 means that this seat comes before all averages.
  @inline(__always)
  func after(_ seats: Int) -> Signpost {
    let n = UInt64(truncatingIfNeeded: seats)
    return switch kind {
    case .dHondt: Signpost(top: n &+ 1, bottom: 1)
    case .sainteLague: Signpost(top: n == 0 ? first : (2 &* n &+ 1) &* unit, bottom: 1)
    case .huntingtonHill: Signpost(top: n &* (n &+ 1), bottom: 1)
    case .dean: Signpost(top: n &* (n &+ 1), bottom: 2 &* n &+ 1)
    case .adams: Signpost(top: n, bottom: 1)
    }
  }

  /// The divisor after so many seats as a plain number, for a first guess only.
  @inline(__always)
  func guess(after seats: Int) -> Double {
    let n = Double(seats)
    return switch kind {
    case .dHondt: n + 1
    case .sainteLague: seats == 0 ? Double(first) / Double(2 &* unit) : n + 0.5
    case .huntingtonHill: (n * (n + 1)).squareRoot()
    case .dean: n * (n + 1) / (n + 0.5)
    case .adams: n
    }
  }

  /// How many divisors do not exceed a quotient, up to the error of floating point: a first guess only.
  @inline(__always)
  func guess(below quotient: Double, atMost most: Int) -> Int {
    guard quotient < Double(most) + 2 else { return most }
    let whole = Int(quotient)
    let seats =
      switch kind {
      case .dHondt: whole
      case .sainteLague: whole == 0 || quotient < 1.5 ? (quotient >= guess(after: 0) ? 1 : 0) : Int(quotient + 0.5)
      case .huntingtonHill, .dean: quotient >= guess(after: whole) ? whole + 1 : whole
      case .adams: whole + 1
      }
    return min(seats, most)
  }
}
