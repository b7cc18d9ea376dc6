// SPDX-License-Identifier: AGPL-3.0-or-later

/// An exact fraction in lowest terms, its denominator above zero; what does not fit is nothing, never rounded.
public struct Rational: Hashable, Sendable {
  public let numerator: Int128
  public let denominator: Int128

  /// Nothing when the denominator is zero or the fraction cannot be held.
  public init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    guard denominator != 1 else {
      self.init(lowest: numerator, over: 1)
      return
    }
    let sign: Int128 = denominator < 0 ? -1 : 1
    let divisor = Int128(greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
    self.init(lowest: sign * numerator / divisor, over: sign * denominator / divisor)
  }

  public init(_ whole: Int) { self.init(whole: Int128(whole)) }

  init(whole: Int128) { self.init(lowest: whole, over: 1) }

  private init(lowest numerator: Int128, over denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Reads "3125", "-4" or "1429398/5"; nothing for any other text.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first, let top = Int128(first) else { return nil }
    guard parts.count == 2 else {
      self.init(top, over: 1)
      return
    }
    guard let bottom = Int128(parts[1]), bottom > 0 else { return nil }
    self.init(top, over: bottom)
  }

  public var isNegative: Bool { numerator < 0 }
  public var isWhole: Bool { denominator == 1 }

  /// The greatest whole number that is not above.
  public var roundedDown: Int128 {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// The least whole number that is not below.
  public var roundedUp: Int128 { isWhole ? numerator : roundedDown + 1 }

  public func plus(_ other: Rational) -> Rational? {
    let left = numerator.multipliedReportingOverflow(by: other.denominator)
    let right = other.numerator.multipliedReportingOverflow(by: denominator)
    let top = left.partialValue.addingReportingOverflow(right.partialValue)
    let bottom = denominator.multipliedReportingOverflow(by: other.denominator)
    guard !left.overflow, !right.overflow, !top.overflow, !bottom.overflow else { return nil }
    return Rational(top.partialValue, over: bottom.partialValue)
  }

  public func times(_ other: Rational) -> Rational? {
    // Reduced crosswise first, so that only a product that truly does not fit is lost.
    guard let left = Rational(numerator, over: other.denominator),
      let right = Rational(other.numerator, over: denominator)
    else { return nil }
    let top = left.numerator.multipliedReportingOverflow(by: right.numerator)
    let bottom = left.denominator.multipliedReportingOverflow(by: right.denominator)
    guard !top.overflow, !bottom.overflow else { return nil }
    return Rational(top.partialValue, over: bottom.partialValue)
  }

  /// With so many digits after the point, the last rounded half up: what people read, never what is compared.
  public func decimal(places: Int) -> String {
    var rest = (top: numerator.magnitude, bottom: denominator.magnitude)
    // Room for one more digit; such long denominators lose what no reader sees.
    while rest.bottom > UInt128.max >> 5 { rest = (rest.top >> 1, rest.bottom >> 1) }
    var (whole, left) = rest.top.quotientAndRemainder(dividingBy: rest.bottom)
    var digits: [UInt8] = []
    for _ in 0..<max(0, places) {
      let (digit, next) = (left * 10).quotientAndRemainder(dividingBy: rest.bottom)
      digits.append(UInt8(digit))
      left = next
    }
    if left * 2 >= rest.bottom {
      var place = digits.count - 1
      while place >= 0, digits[place] == 9 {
        digits[place] = 0
        place -= 1
      }
      if place >= 0 { digits[place] += 1 } else { whole += 1 }
    }
    let fraction = digits.map { String($0) }.joined()
    return (isNegative ? "-" : "") + "\(whole)" + (fraction.isEmpty ? "" : "." + fraction)
  }
}

extension Rational: Comparable {
  public static func < (left: Rational, right: Rational) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    let one = Wide(left.numerator.magnitude, right.denominator.magnitude)
    let other = Wide(right.numerator.magnitude, left.denominator.magnitude)
    return left.isNegative ? other < one : one < other
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self.init(value) }
}

extension Rational: CustomStringConvertible {
  public var description: String { isWhole ? "\(numerator)" : "\(numerator)/\(denominator)" }
}

func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
  var (larger, smaller) = (a, b)
  while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
  return max(larger, 1)
}
