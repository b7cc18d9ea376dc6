// SPDX-License-Identifier: AGPL-3.0-or-later

/// Whom a target counts.
public indirect enum Condition: Hashable, Sendable {
  case everybody
  /// The fact is there and does not say no.
  case has(FactName)
  /// The fact is one of these words, upper and lower case alike.
  case word(FactName, among: [String])
  case number(FactName, Span)
  /// Full years from the month of birth to the scheme's month.
  case age(FactName, Span)
  case people(Set<PoolMember>)
  case not(Condition)
  case all([Condition])
  case any([Condition])

  /// From and through; nothing is no bound.
  public struct Span: Hashable, Sendable {
    public let from: Int?
    public let through: Int?

    public init(from: Int? = nil, through: Int? = nil) {
      self.from = from
      self.through = through
    }

    public func contains(_ number: Int) -> Bool { number >= from ?? .min && number <= through ?? .max }
  }

  public static let depthLimit = 16

  /// The headings it asks about.
  public var names: Set<FactName> {
    switch self {
    case .everybody, .people: []
    case .has(let name), .word(let name, _), .number(let name, _), .age(let name, _): [name]
    case .not(let one): one.names
    case .all(let many), .any(let many): many.reduce(into: []) { $0.formUnion($1.names) }
    }
  }

  /// The headings it counts ages from.
  var births: Set<FactName> {
    switch self {
    case .age(let name, _): [name]
    case .everybody, .people, .has, .word, .number: []
    case .not(let one): one.births
    case .all(let many), .any(let many): many.reduce(into: []) { $0.formUnion($1.births) }
    }
  }

  /// Whether it counts this person; a fact that nobody entered is not so.
  public func counts(_ person: Person, at month: Month) -> Bool {
    switch self {
    case .everybody: true
    case .has(let name): person.facts[name]?.isYes ?? false
    case .word(let name, let words): person.facts[name].map { fact in words.contains { fact.reads($0) } } ?? false
    case .number(let name, let span):
      if case .number(let number) = person.facts[name] { span.contains(number) } else { false }
    case .age(let name, let span): person.age(by: name, at: month).map { span.contains($0) } ?? false
    case .people(let ids): ids.contains(person.id)
    case .not(let one): !one.counts(person, at: month)
    case .all(let many): many.allSatisfy { $0.counts(person, at: month) }
    case .any(let many): many.contains { $0.counts(person, at: month) }
    }
  }

  func isWithin(depth: Int) -> Bool {
    guard depth > 0 else { return false }
    switch self {
    case .not(let one): return one.isWithin(depth: depth - 1)
    case .all(let many), .any(let many): return many.allSatisfy { $0.isWithin(depth: depth - 1) }
    case .everybody, .has, .word, .number, .age, .people: return true
    }
  }
}

extension Fact {
  /// Whether it says that something is so.
  public var isYes: Bool {
    switch self {
    case .flag(let flag): flag
    case .number(let number): number != 0
    case .word, .month: true
    }
  }

  /// As it is written in a table.
  public var text: String {
    switch self {
    case .flag(let flag): flag ? "x" : ""
    case .number(let number): "\(number)"
    case .word(let word): word
    case .month(let month): "\(month)"
    }
  }

  func reads(_ word: String) -> Bool { text.lowercased() == word.lowercased() }
}

extension Person {
  /// Full years at a month; nothing where the month of birth is not known.
  public func age(by birth: FactName, at month: Month) -> Int? {
    if case .month(let born) = facts[birth] { born.fullYears(until: month) } else { nil }
  }
}
