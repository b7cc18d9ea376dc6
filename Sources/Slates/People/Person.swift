// SPDX-License-Identifier: AGPL-3.0-or-later

/// Someone who may stand on a slate, by the mark that the pool has for them.
public struct PoolMember: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let rawValue: String
  public init(_ rawValue: String) { self.rawValue = rawValue }
  public var description: String { rawValue }
  public static func < (a: PoolMember, b: PoolMember) -> Bool { a.rawValue < b.rawValue }
}

/// What is known of people under one heading: sex, unit, month of birth, "served in the outgoing term".
public struct FactName: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let rawValue: String
  public init(_ rawValue: String) { self.rawValue = rawValue }
  public var description: String { rawValue }
  public static func < (a: FactName, b: FactName) -> Bool { a.rawValue < b.rawValue }
}

/// One thing known of one person.
public enum Fact: Hashable, Sendable {
  case flag(Bool)
  case number(Int)
  case word(String)
  case month(Month)
}

/// A person as a slate sees one: what is known, under headings that the office chose.
public struct Person: Hashable, Sendable {
  public let id: PoolMember
  public let name: String
  public let facts: [FactName: Fact]
  /// How much the person is supported, in whatever whole figure the office counts.
  public let support: Int

  public init(_ id: PoolMember, name: String = "", facts: [FactName: Fact] = [:], support: Int = 0) {
    self.id = id
    self.name = name
    self.facts = facts
    self.support = support
  }
}
