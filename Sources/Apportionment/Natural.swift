// SPDX-License-Identifier: AGPL-3.0-or-later

/// A whole number of any length, for the products along a cycle of a table: only multiplied and compared.
struct Natural: Comparable {
  /// From the lowest; never ends in zero.
  private var limbs: [UInt64]

  init(_ number: UInt128) {
    limbs = [UInt64(truncatingIfNeeded: number), UInt64(truncatingIfNeeded: number >> 64)]
    trim()
  }

  private mutating func trim() { while limbs.last == 0 { limbs.removeLast() } }

  func times(_ other: Natural) -> Natural {
    var product = Natural(0)
    product.limbs = Array(repeating: 0, count: limbs.count + other.limbs.count)
    for (i, a) in limbs.enumerated() {
      var carry: UInt64 = 0
      for (j, b) in other.limbs.enumerated() {
        let full = a.multipliedFullWidth(by: b)
        let sum = UInt128(full.high) << 64 | UInt128(full.low)
        // (2^64 − 1)² and two more words still fit into 128 bits.
        let all = sum + UInt128(product.limbs[i + j]) + UInt128(carry)
        product.limbs[i + j] = UInt64(truncatingIfNeeded: all)
        carry = UInt64(truncatingIfNeeded: all >> 64)
      }
      product.limbs[i + other.limbs.count] = carry
    }
    product.trim()
    return product
  }

  static func < (left: Natural, right: Natural) -> Bool {
    if left.limbs.count != right.limbs.count { return left.limbs.count < right.limbs.count }
    for (a, b) in zip(left.limbs, right.limbs).reversed() where a != b { return a < b }
    return false
  }
}

/// A positive fraction of any length: the price of a path through a table.
struct Price {
  let top: Natural
  let bottom: Natural

  init(top: Natural, bottom: Natural) {
    self.top = top
    self.bottom = bottom
  }

  /// A fraction with thirty bits of a number, or 1 for a number that is none or is far from all others.
  init(near number: Double) {
    guard number.isFinite, number > 1e-27, number < 1e27 else {
      self.init(top: Natural(1), bottom: Natural(1))
      return
    }
    let exponent = 30 - Int(number.exponent)
    let significand = UInt128(number.significand * Double(1 << 30))
    self.init(
      top: Natural(exponent < 0 ? significand << -exponent : significand),
      bottom: Natural(exponent > 0 ? 1 << exponent : 1))
  }

  var inverted: Price { Price(top: bottom, bottom: top) }

  func times(_ other: Price) -> Price { Price(top: top.times(other.top), bottom: bottom.times(other.bottom)) }

  static func < (left: Price, right: Price) -> Bool { left.top.times(right.bottom) < right.top.times(left.bottom) }
  static func == (left: Price, right: Price) -> Bool { left.top.times(right.bottom) == right.top.times(left.bottom) }
}
