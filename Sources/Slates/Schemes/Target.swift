// SPDX-License-Identifier: AGPL-3.0-or-later

/// What a target is known by.
public struct TargetID: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let rawValue: String
  public init(_ rawValue: String) { self.rawValue = rawValue }
  public var description: String { rawValue }
  public static func < (a: TargetID, b: TargetID) -> Bool { a.rawValue < b.rawValue }
}

/// How much a target binds: what shall be gives way last, what is striven for gives way first.
public enum Force: String, Hashable, Sendable, CaseIterable, Comparable {
  case shall, strive

  public static func < (a: Force, b: Force) -> Bool { a == .shall && b == .strive }
}

/// One target of a personnel scheme: at least or at most so many people of a kind.
public struct Target: Hashable, Sendable {
  public let id: TargetID
  /// As the scheme words it.
  public let text: String
  public var scope: Scope
  public var least: Amount?
  public var most: Amount?
  public var force: Force
  /// 1 is the most important; among targets of the same force.
  public var priority: Int

  /// Whom a target counts: together, or apart for each value of a fact.
  public enum Scope: Hashable, Sendable {
    case together(Condition)
    /// For each of the values, whether or not anyone in the pool has it; without a list, for each that occurs.
    case each(FactName, among: [String]?)
  }

  public init(
    _ id: TargetID, _ text: String, _ scope: Scope, atLeast least: Amount? = nil, atMost most: Amount? = nil,
    force: Force = .shall, priority: Int = 1
  ) {
    self.id = id
    self.text = text
    self.scope = scope
    self.least = least
    self.most = most
    self.force = force
    self.priority = priority
  }
}

/// People of whom only so many may be on the slate together: kin, or holders of offices that exclude each other.
public struct Exclusion: Hashable, Sendable {
  public let people: [PoolMember]
  public let most: Int
  public let reason: String

  public init(_ people: [PoolMember], atMost most: Int = 1, reason: String = "") {
    self.people = people
    self.most = most
    self.reason = reason
  }
}

/// Who served in the outgoing term, and how many that were, whether or not they are in the pool.
public struct Outgoing: Hashable, Sendable {
  public let fact: FactName
  public let heads: Int

  public init(_ fact: FactName, heads: Int) {
    self.fact = fact
    self.heads = heads
  }
}

/// What a slate shall be: its size, its targets, and who is agreed or excluded.
public struct Scheme: Hashable, Sendable {
  /// The names on the slate.
  public var size: Int
  /// The seats to be filled: fewer than names on a list with a surplus.
  public var seats: Int
  /// The month at which ages are counted.
  public var month: Month
  public var targets: [Target]
  public var fixedIn: [PoolMember]
  public var fixedOut: [PoolMember]
  public var exclusions: [Exclusion]
  public var outgoing: Outgoing?

  public init(
    size: Int, seats: Int? = nil, agesAt month: Month, targets: [Target] = [], fixedIn: [PoolMember] = [],
    fixedOut: [PoolMember] = [],
    exclusions: [Exclusion] = [], outgoing: Outgoing? = nil
  ) {
    self.size = size
    self.seats = seats ?? size
    self.month = month
    self.targets = targets
    self.fixedIn = fixedIn
    self.fixedOut = fixedOut
    self.exclusions = exclusions
    self.outgoing = outgoing
  }
}

extension Scheme {
  /// Where nobody has drawn up a slate yet: those agreed on, then those with most support, in the order of the pool.
  public func strongest(of people: [Person]) -> [PoolMember] {
    let (fixed, out) = (Set(fixedIn), Set(fixedOut))
    let order = people.indices.filter { !out.contains(people[$0].id) }.sorted { a, b in
      let (left, right) = (fixed.contains(people[a].id), fixed.contains(people[b].id))
      if left != right { return left }
      return people[a].support != people[b].support ? people[a].support > people[b].support : a < b
    }
    return order.prefix(max(size, 0)).sorted().map { people[$0].id }
  }
}

extension Target {
  public static let priorityLimit = 1_000
}
