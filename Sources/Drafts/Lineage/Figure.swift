// SPDX-License-Identifier: AGPL-3.0-or-later

/// An exact decimal: `units` of one over ten to the power of `decimals`, without zeros at the end.
public struct FigureValue: Hashable, Sendable, CustomStringConvertible {
  public let units: Int
  public let decimals: Int

  /// Whatever zeros the decimals end in.
  init(units: Int, decimals: Int) {
    var (units, decimals) = (units, decimals)
    while decimals > 0, units % 10 == 0 { (units, decimals) = (units / 10, decimals - 1) }
    (self.units, self.decimals) = (units, decimals)
  }

  /// Nil where it has more digits than an office's figures ever do (15 with the factor).
  init?(whole: [UInt8], fraction: [UInt8], factor: Int) {
    let digits = whole + fraction
    guard digits.count <= 15 else { return nil }
    let units = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    var (scaled, overflow) = units.multipliedReportingOverflow(by: factor)
    guard !overflow else { return nil }
    var decimals = fraction.count
    while decimals > 0, scaled % 10 == 0 {
      scaled /= 10
      decimals -= 1
    }
    self.units = scaled
    self.decimals = decimals
  }

  /// In units of ten to the power of -15, in which every value is a whole number.
  var scaled: Int128 { Int128(units) * Self.power(15 - decimals) }

  /// What its last digit that is not zero counts, in the same units: 30 counts tens, 1.5 tenths.
  var grain: Int128 {
    var (rest, power) = (units, 15 - decimals)
    while rest != 0, rest % 10 == 0 { (rest, power) = (rest / 10, power + 1) }
    return Self.power(power)
  }

  private static func power(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { product, _ in product * 10 } }

  /// With a full stop before the decimals: "7.5".
  public var description: String {
    guard decimals > 0 else { return "\(units)" }
    let digits = String(repeating: "0", count: max(0, decimals + 1 - "\(units)".count)) + "\(units)"
    return digits.dropLast(decimals) + "." + digits.suffix(decimals)
  }
}

/// A number that a text states of something.
public struct Figure: Hashable, Sendable {
  public var value: FigureValue
  /// The other end where the text states a range ("6,5-7%").
  public var upTo: FigureValue?
  /// Set where the text says that the number is only near ("more than").
  public var leeway: FigureLeeway?
  /// As the lexicon files it; empty where the number has no known unit.
  public var unit: String
  /// The words that say what is counted, in reading order.
  public var subject: [String]
  /// Years and days that its sentence names, in reading order; empty where it names none.
  public var dates: [String]
  /// The text that states it, and when that text is dated, as the caller says.
  public var source: String
  public var sourceDate: String?
  public var block: Int
  /// The sentence that states it.
  public var quote: String
  /// It is no number of things but the two years of a term.
  public var isTerm = false
  /// The same as `dates`, as far as it can be read.
  var time = FigureTime()

  /// Where the true value can lie: "more than 30" may be 39, and not 45, for which nobody writes so.
  var extent: ClosedRange<Int128> {
    let one = extent(around: value)
    guard let other = upTo.map(extent) else { return one }
    return min(one.lowerBound, other.lowerBound)...max(one.upperBound, other.upperBound)
  }

  private func extent(around number: FigureValue) -> ClosedRange<Int128> {
    let (value, grain) = (number.scaled, number.grain)
    return switch leeway {
    case nil: value...value
    case .above: value...value + grain
    case .below: value - grain...value
    case .around: value - grain / 2...value + grain / 2
    }
  }
}

/// A text that states figures.
public struct FigureSource: Hashable, Sendable {
  public var id: String
  public var date: String?
  public var blocks: [String]

  public init(id: String, date: String? = nil, blocks: [String]) {
    self.id = id
    self.date = date
    self.blocks = blocks
  }
}
