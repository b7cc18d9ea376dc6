// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
public import Packs

/// What a number of delegates is composed of, counted on a day by the pack's words for young and minority.
public struct DelegationCount: Hashable, Sendable {
  public let heads: Int
  public let women: Int
  public let men: Int
  /// Nil where the pack does not say who is young.
  public let young: Int?
  /// Who has not reached this age is young.
  public let youngUnder: Int?
  public let minority: Int?
  /// Of whom the record does not tell whether they are of a minority.
  public let minorityUnknown: Int
  /// Ages of those whose birth day is known, with their names: the youngest first.
  public let ages: [Aged]

  public struct Aged: Hashable, Sendable {
    public let name: String
    public let age: Int
  }

  /// Of whom no sex is recorded.
  public var sexUnknown: Int { heads - women - men }
  /// Of whom no birth day is known.
  public var ageUnknown: Int { heads - ages.count }

  /// The average age in tenths of years; nil when no birth day is known.
  public var averageInTenths: Int? { ages.map(\.age).averageInTenths }

  public var youngest: Aged? { ages.first }
  public var oldest: Aged? { ages.last }

  /// Heads by tens of years, from the band of the youngest to that of the oldest; bands between that hold nobody stay.
  public var bands: [(years: ClosedRange<Int>, heads: Int)] {
    guard let youngest, let oldest else { return [] }
    return (youngest.age / 10...oldest.age / 10).map { ten in
      (10 * ten...10 * ten + 9, ages.count { $0.age / 10 == ten })
    }
  }
}

/// A further quality that is a day, such as the day somebody joined, counted in whole years since then.
public struct YearsSince: Hashable, Sendable {
  public let title: String
  /// What the pack calls these years; nil where it says nothing of such a day.
  public let name: Phrase?
  /// Of each delegate whose list told the day, the fewest first.
  public let years: [Int]

  public init(title: String, name: Phrase? = nil, years: [Int]) {
    self.title = title
    self.name = name
    self.years = years
  }

  public var averageInTenths: Int? { years.averageInTenths }
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
      young: rules.map { rules in ages.count { $0.age < rules.young.under } }, youngUnder: rules?.young.under,
      minority: rules.map { rules in known.count { rules.isMinority($0) } },
      minorityUnknown: rules.map { rules in
        delegates.count - known.count { $0.quality(rules.minority.field) != nil }
      } ?? 0, ages: ages)
  }

  /// The further qualities that are days of the past, in whole years until a day. A column that holds other words too
  /// counts the days in it.
  public func seniority(of delegates: [Delegate], on day: Day) -> [YearsSince] {
    var years: [String: [Int]] = [:]
    for delegate in delegates {
      for (title, value) in details(of: delegate)?.qualities ?? [:] {
        if let since = Day(typed: value), since <= day { years[title, default: []].append(day.age(of: since)) }
      }
    }
    let named = pack.composition?.since ?? []
    return years.sorted { $0.key < $1.key }.map { title, years in
      let since = named.first {
        [$0.field.vietnamese, $0.field.english].map { PlainText($0) }.contains(PlainText(title))
      }
      return YearsSince(title: title, name: since?.name, years: years.sorted())
    }
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

extension [Int] {
  /// In tenths, rounded half up; nil for no numbers.
  fileprivate var averageInTenths: Int? { isEmpty ? nil : (20 * reduce(0, +) + count) / (2 * count) }
}

extension Day {
  /// Whole years since a birth.
  func age(of born: Day) -> Int {
    year - born.year - ((month, self.day) < (born.month, born.day) ? 1 : 0)
  }
}
