// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs

/// What a number of delegates is composed of, counted on a day by the pack's words for young and minority.
public struct DelegationCount: Hashable, Sendable {
  public let heads: Int
  public let women: Int
  public let men: Int
  /// Nil where the pack does not say who is young.
  public let young: Int?
  public let minority: Int?
  /// Ages of those whose birth day is known, with their names: the youngest first.
  public let ages: [Aged]

  public struct Aged: Hashable, Sendable {
    public let name: String
    public let age: Int
  }

  /// The average age in tenths of years; nil when no birth day is known.
  public var averageInTenths: Int? {
    guard !ages.isEmpty else { return nil }
    let sum = ages.reduce(0) { $0 + $1.age }
    return (20 * sum + ages.count) / (2 * ages.count)
  }

  public var youngest: Aged? { ages.first }
  public var oldest: Aged? { ages.last }
}

extension DelegateGrounds {
  /// Counts delegates on a day; whose data was erased counts as a head and nothing else.
  public func count(_ delegates: [Delegate], on day: Day) -> DelegationCount {
    let known = delegates.compactMap { details(of: $0) }
    let ages = known.compactMap { person in
      person.born.map { DelegationCount.Aged(name: person.name, age: day.age(of: $0)) }
    }.sorted { ($0.age, $0.name) < ($1.age, $1.name) }
    let rules = pack.composition
    return DelegationCount(
      heads: delegates.count, women: known.count { $0.sex == .female }, men: known.count { $0.sex == .male },
      young: rules.map { rules in ages.count { $0.age < rules.youngUnder } },
      minority: rules.map { rules in known.count { rules.isMinority($0) } }, ages: ages)
  }

  /// How many delegates have each value of each further quality: qualification, ethnicity, whatever the lists told.
  /// Qualities with more than thirty values tell nothing together and are left out.
  public func qualities(of delegates: [Delegate]) -> [(title: String, values: [(value: String, heads: Int)])] {
    var counts: [String: [String: Int]] = [:]
    for delegate in delegates {
      for (title, value) in details(of: delegate)?.qualities ?? [:] where Day(typed: value) == nil {
        counts[title, default: [:]][value, default: 0] += 1
      }
    }
    return counts.filter { $0.value.count <= 30 }.sorted { $0.key < $1.key }.map { title, values in
      (title, values.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) })
    }
  }
}

extension Day {
  /// Whole years since a birth.
  func age(of born: Day) -> Int {
    year - born.year - ((month, self.day) < (born.month, born.day) ? 1 : 0)
  }
}
