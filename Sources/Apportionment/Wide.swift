// SPDX-License-Identifier: AGPL-3.0-or-later

/// 256 bits without sign: room for the product of a squared weight and a signpost.
struct Wide: Comparable {
  let high: UInt128
  let low: UInt128

  init(high: UInt128, low: UInt128) {
    self.high = high
    self.low = low
  }

  init(_ a: UInt128, _ b: UInt128) {
    let product = a.multipliedFullWidth(by: b)
    high = product.high
    low = product.low
  }

  /// Exact while the product stays below 2^256, which the limits on weights and houses see to.
  func times(_ factor: UInt128) -> Wide {
    let product = low.multipliedFullWidth(by: factor)
    return Wide(high: high &* factor &+ product.high, low: product.low)
  }

  static func < (left: Wide, right: Wide) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }
}
