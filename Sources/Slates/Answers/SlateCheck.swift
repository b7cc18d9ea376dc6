// SPDX-License-Identifier: AGPL-3.0-or-later

/// How a slate stands against every requirement: counted with whole numbers, no solver asked.
public struct SlateCheck: Hashable, Sendable {
  public let size: Heads
  public let lines: [Line]
  /// Whose withdrawal would break something that now holds, and what; in the order of the pool.
  public let withdrawals: [Withdrawal]

  public var isMet: Bool { size.has == size.needs && lines.allSatisfy(\.isMet) }

  public struct Heads: Hashable, Sendable {
    public let has: Int
    public let needs: Int
  }

  /// One quota of one requirement.
  public struct Line: Hashable, Sendable {
    /// By its place in the list of requirements, and the quota's place in it.
    public let requirement: Int
    public let quota: Int
    public let least: Int
    public let most: Int
    public let inSlate: Int
    public let inPool: Int
    /// Without whom the quota would no longer be met; empty while there is slack.
    public let neededAll: [PoolMember]

    public var isMet: Bool { least <= inSlate && inSlate <= most }
    /// How many heads are short, or too many.
    public var missing: Int { max(0, least - inSlate) }
    public var over: Int { max(0, inSlate - most) }
    /// How many of them could leave, and how many more could come.
    public var slack: Int { max(0, inSlate - least) }
    public var room: Int { max(0, most - inSlate) }
    /// Who alone meets it, where it is one person.
    public var onlyOne: PoolMember? { neededAll.count == 1 ? neededAll[0] : nil }
    /// Whether the pool has no one to spare: whoever of these leaves cannot be replaced.
    public var needsWholePool: Bool { least > 0 && inPool == least }
    public var isBeyondPool: Bool { inPool < least }
  }

  public struct Withdrawal: Hashable, Sendable {
    public let person: PoolMember
    /// The lines that would break, by their place in `lines`.
    public let breaks: [Int]
  }
}

extension Composition {
  /// Counts a slate; nothing when someone on it is not in the pool or is named twice.
  public func check(_ slate: [PoolMember]) -> SlateCheck? {
    guard let places = places(of: slate) else { return nil }
    let chosen = Set(places)
    let lines = requirements.enumerated().flatMap { index, requirement in
      requirement.quotas.enumerated().map { line($1, index, $0, chosen) }
    }
    var breaks: [PoolMember: [Int]] = [:]
    for (index, line) in lines.enumerated() {
      for person in line.neededAll { breaks[person, default: []].append(index) }
    }
    let withdrawals = people(at: places).compactMap { person in
      breaks[person].map { SlateCheck.Withdrawal(person: person, breaks: $0) }
    }
    return SlateCheck(size: .init(has: places.count, needs: size), lines: lines, withdrawals: withdrawals)
  }

  private func line(_ quota: Quota, _ requirement: Int, _ index: Int, _ chosen: Set<Int>) -> SlateCheck.Line {
    let here = quota.members.filter { chosen.contains($0) }
    return SlateCheck.Line(
      requirement: requirement, quota: index, least: quota.least, most: quota.most, inSlate: here.count,
      inPool: quota.members.count, neededAll: here.count == quota.least ? people(at: here) : [])
  }

  /// Without whom no slate of the pool meets everything: each is left out in turn. Empty when none does anyway.
  public func irreplaceable(in slate: [PoolMember], by solver: some Solver) throws(SolverTrouble) -> [PoolMember] {
    guard let places = places(of: slate), try isPossible(RequirementSet(all), by: solver) else { return [] }
    var found: [PoolMember] = []
    for place in places {
      let asked = Asked(requirements: all, chosen: [place: false])
      if try self.slate(worth: [], asked, by: solver) == nil { found.append(people[place]) }
    }
    return found
  }
}

/// Who stays from the outgoing term, who comes new, and who leaves with it.
public struct Turnover: Hashable, Sendable {
  public let staying: Int
  public let new: Int
  /// Of the outgoing term, also those who are not in the pool.
  public let leaving: Int
}

extension Scheme {
  /// Staying, new and leaving by the outgoing term; nothing when the scheme names none, or fewer than stay.
  public func turnover(of slate: [Person]) -> Turnover? {
    guard let outgoing else { return nil }
    let staying = slate.count { $0.facts[outgoing.fact]?.isYes ?? false }
    guard staying <= outgoing.heads else { return nil }
    return Turnover(staying: staying, new: slate.count - staying, leaving: outgoing.heads - staying)
  }
}
