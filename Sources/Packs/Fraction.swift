// SPDX-License-Identifier: AGPL-3.0-or-later

/// An exact share such as 2/3; never a floating-point number, because thresholds are compared at the edge.
public struct Fraction: Codable, Hashable, Sendable, CustomStringConvertible {
  public let numerator: Int
  public let denominator: Int

  /// Nothing unless the denominator is positive, the numerator is not negative and both stay below a million
  /// (so that products with any head count fit).
  public init?(_ numerator: Int, _ denominator: Int) {
    guard denominator > 0, numerator >= 0, denominator < 1_000_000, numerator < 1_000_000 else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let fraction = Fraction(written: text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a fraction: \(text)"))
    }
    self = fraction
  }

  /// Reads "2/3" or "1".
  public init?(written text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    switch (parts.count, parts.first ?? nil, parts.last ?? nil) {
    case (1, .some(let whole), _): self.init(whole, 1)
    case (2, .some(let above), .some(let below)): self.init(above, below)
    default: return nil
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }

  /// The largest whole number that is at most this share of `count`.
  public func floor(of count: Int) -> Int { count * numerator / denominator }

  /// The smallest whole number that is at least this share of `count`.
  public func ceiling(of count: Int) -> Int { (count * numerator + denominator - 1) / denominator }
}
