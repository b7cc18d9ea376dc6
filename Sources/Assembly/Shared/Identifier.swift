// SPDX-License-Identifier: AGPL-3.0-or-later

/// Names one `Subject` and nothing else: a `PersonID` cannot stand where a `UnitID` is asked for.
public struct Identifier<Subject>: Codable, Hashable, Sendable, CustomStringConvertible, Comparable {
  public let text: String

  public init(_ text: String) { self.text = text }

  /// The nth of its kind, such as "p-17"; numbers are given in the order of the record, so they need no chance.
  public init(_ letter: String, _ number: Int) { text = "\(letter)-\(number)" }

  public init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  public var description: String { text }

  /// The part that people need where the page says of what kind it is: "17" of "p-17".
  public var number: Substring { text[(text.lastIndex(of: "-").map { text.index(after: $0) } ?? text.startIndex)...] }

  /// Shorter first, so that p-9 comes before p-10.
  public static func < (a: Identifier, b: Identifier) -> Bool {
    (a.text.utf8.count, a.text) < (b.text.utf8.count, b.text)
  }
}
