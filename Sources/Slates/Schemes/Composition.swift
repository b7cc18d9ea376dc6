// SPDX-License-Identifier: AGPL-3.0-or-later

/// A pool and all that a slate from it shall meet, in places counted from 0 and in whole heads: what checks, conflicts and
/// proposals reckon with. It cannot hold a place that is not there, nor figures too large to add up.
public struct Composition: Sendable {
  /// In the order of the pool, which settles what else is even.
  public let people: [PoolMember]
  public let support: [Int]
  public let size: Int
  public let requirements: [Requirement]

  public static let peopleLimit = 5_000
  public static let requirementLimit = 120
  public static let quotaLimit = 4_000
  /// Beyond this, sums of support could no longer be told apart to the last one by a solver that reckons in floating point.
  public static let supportLimit = 10_000

  public init(_ people: [PoolMember], support: [Int], size: Int, _ requirements: [Requirement]) throws(CompositionFault)
  {
    guard !people.isEmpty else { throw .nobody }
    guard people.count <= Composition.peopleLimit else { throw .tooManyPeople(limit: Composition.peopleLimit) }
    guard requirements.count <= Composition.requirementLimit,
      requirements.reduce(0, { $0 + $1.quotas.count }) <= Composition.quotaLimit
    else { throw .tooManyRequirements(limit: Composition.requirementLimit) }
    guard 1...Composition.peopleLimit ~= size else { throw .sizeOutOfRange(limit: Composition.peopleLimit) }
    var seen: Set<PoolMember> = []
    if let twice = people.first(where: { !seen.insert($0).inserted }) { throw .twice(twice) }
    guard support.count == people.count else { throw .supportMissing }
    let limit = -Composition.supportLimit...Composition.supportLimit
    if let place = support.firstIndex(where: { !(limit ~= $0) }) { throw .supportOutOfRange(people[place]) }
    var known: Set<RequirementID> = []
    for requirement in requirements {
      guard known.insert(requirement.id).inserted else { throw .requirementTwice(requirement.id) }
      for quota in requirement.quotas {
        guard quota.members.allSatisfy({ people.indices ~= $0 }) else { throw .unknownPlace(requirement.id) }
        guard 0...Composition.peopleLimit ~= quota.least, 0...Composition.peopleLimit ~= quota.most else {
          throw .headsOutOfRange(requirement.id)
        }
      }
    }
    self.people = people
    self.support = support
    self.size = size
    self.requirements = requirements
  }

  /// The places of these people, in the order of the pool; nothing when someone is not in it or named twice.
  public func places(of slate: [PoolMember]) -> [Int]? {
    let all = Dictionary(uniqueKeysWithValues: zip(people, people.indices))
    let places = slate.compactMap { all[$0] }
    return places.count == slate.count && Set(places).count == places.count ? places.sorted() : nil
  }

  /// The people at these places.
  public func people(at places: [Int]) -> [PoolMember] { places.map { people[$0] } }

  /// What the people at these places are supported by together.
  public func support(of places: [Int]) -> Int { places.reduce(0) { $0 + support[$1] } }

  /// Whether the places are the right number and meet every quota: counted, with no solver asked.
  public func isMet(by places: [Int]) -> Bool { places.count == size && broken(by: places).isEmpty }

  /// The requirements that the places do not meet, by their place in the list.
  public func broken(by places: [Int]) -> [Int] {
    let chosen = Set(places)
    return requirements.indices.filter { index in
      requirements[index].quotas.contains { !$0.isMet(by: $0.heads(in: chosen)) }
    }
  }
}

/// What a requirement is known by.
public enum RequirementID: Hashable, Sendable {
  case target(TargetID)
  /// All who are agreed.
  case fixedIn
  /// All who are set aside.
  case fixedOut
  /// By its place in the scheme, counted from 1.
  case exclusion(Int)
}

/// One thing that a slate shall meet: one or several quotas that stand and fall together.
public struct Requirement: Hashable, Sendable {
  public let id: RequirementID
  /// As the scheme words it.
  public let text: String
  public let quotas: [Quota]
  public let force: Force
  public let priority: Int
  /// Whether its heads may be lowered or raised when not all can be met; agreed posts and exclusions never give.
  public let mayGive: Bool

  public init(
    _ id: RequirementID, _ text: String, _ quotas: [Quota], force: Force = .shall, priority: Int = 1,
    mayGive: Bool = true
  ) {
    self.id = id
    self.text = text
    self.quotas = quotas
    self.force = force
    self.priority = priority
    self.mayGive = mayGive
  }
}

/// At least and at most so many of these people.
public struct Quota: Hashable, Sendable {
  /// The value of the fact where a target counts apart, such as a unit; else empty.
  public let label: String
  /// Places in the pool, ascending, each once.
  public let members: [Int]
  public let least: Int
  public let most: Int
  /// How a share became heads.
  public let leastReckoned: Reckoning?
  public let mostReckoned: Reckoning?

  public init(
    _ members: [Int], from least: Int, through most: Int, label: String = "", leastReckoned: Reckoning? = nil,
    mostReckoned: Reckoning? = nil
  ) {
    self.label = label
    self.members = Set(members).sorted()
    self.least = least
    self.most = most
    self.leastReckoned = leastReckoned
    self.mostReckoned = mostReckoned
  }

  public func heads(in slate: Set<Int>) -> Int { members.reduce(0) { $0 + (slate.contains($1) ? 1 : 0) } }
  public func isMet(by heads: Int) -> Bool { least <= heads && heads <= most }
}

/// Figures that do not make a composition.
public enum CompositionFault: Error, Hashable, Sendable {
  case nobody
  case tooManyPeople(limit: Int)
  case tooManyRequirements(limit: Int)
  case sizeOutOfRange(limit: Int)
  case twice(PoolMember)
  case supportMissing
  case supportOutOfRange(PoolMember)
  case requirementTwice(RequirementID)
  case unknownPlace(RequirementID)
  case headsOutOfRange(RequirementID)
}
