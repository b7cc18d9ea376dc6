// SPDX-License-Identifier: AGPL-3.0-or-later

/// Why the requirements of one conflict cannot be met together, as figures from which a sentence can be written.
public struct Explanation: Hashable, Sendable {
  /// By their place in the list.
  public let conflict: [Int]
  public let reason: Reason
  /// Each a way out by itself: one requirement gives so many heads, the others of the conflict stay as they are.
  public let easings: [Easing]

  public struct Easing: Hashable, Sendable {
    public let requirement: Int
    public let heads: Int
  }

  /// One quota of one requirement, by their places, and the heads it asks for or allows.
  public struct Bound: Hashable, Sendable {
    public let requirement: Int
    public let quota: Int
    public let heads: Int
  }

  /// What there is no more room than.
  public enum Room: Hashable, Sendable {
    case size(Int)
    case most(Bound)

    public var heads: Int {
      switch self {
      case .size(let heads): heads
      case .most(let bound): bound.heads
      }
    }
  }

  /// What has to be filled.
  public enum Need: Hashable, Sendable {
    case size(Int)
    case least(Bound)

    public var heads: Int {
      switch self {
      case .size(let heads): heads
      case .least(let bound): bound.heads
      }
    }
  }

  public enum Reason: Hashable, Sendable {
    case sizeBeyondPool(size: Int, pool: Int)
    /// So many are asked for, and the pool has fewer.
    case poolTooSmall(Bound, pool: Int)
    /// More heads in all than there is room for; of two groups, `both` people count for either.
    case needsExceedRoom([Bound], both: Int, Room)
    /// At most so many of each group, and only `others` outside of them: too few to fill what is needed.
    case roomsBelowNeed([Bound], others: Int, Need)
    /// No two figures say it: these hold each other, and giving up any one frees the rest.
    case together
  }
}

extension Composition {
  /// Each conflict explained, in the same order.
  public func explained(_ conflicts: Conflicts, by solver: some Solver) throws(SolverTrouble) -> [Explanation] {
    var explanations: [Explanation] = []
    for conflict in conflicts.minimal {
      var easings: [Explanation.Easing] = []
      for requirement in conflict {
        guard let heads = try easing(of: requirement, in: conflict, by: solver) else { continue }
        easings.append(.init(requirement: requirement, heads: heads))
      }
      explanations.append(Explanation(conflict: conflict, reason: reason(for: conflict), easings: easings))
    }
    return explanations
  }

  /// The simplest figures that show a conflict to be one.
  func reason(for conflict: [Int]) -> Explanation.Reason {
    if conflict.isEmpty { return .sizeBeyondPool(size: size, pool: people.count) }
    let parts = conflict.flatMap { index in
      requirements[index].quotas.enumerated().map { Part(requirement: index, quota: $0, $1) }
    }
    return pool(parts) ?? room(parts) ?? need(parts) ?? .together
  }

  /// A quota of the conflict, its members ready to be compared.
  private struct Part {
    let requirement: Int
    let quota: Int
    let members: Set<Int>
    let least: Int
    let most: Int

    init(requirement: Int, quota: Int, _ bounds: Quota) {
      self.requirement = requirement
      self.quota = quota
      members = Set(bounds.members)
      least = bounds.least
      most = bounds.most
    }

    var asked: Explanation.Bound { .init(requirement: requirement, quota: quota, heads: least) }
    var allowed: Explanation.Bound { .init(requirement: requirement, quota: quota, heads: most) }
  }

  private func pool(_ parts: [Part]) -> Explanation.Reason? {
    parts.first { $0.least > $0.members.count }.map { .poolTooSmall($0.asked, pool: $0.members.count) }
  }

  /// Groups that have nobody in common, or two that have few, asked for beyond what there is room for.
  private func room(_ parts: [Part]) -> Explanation.Reason? {
    let asking = parts.filter { $0.least > 0 }.sorted { $0.least > $1.least }
    let limited = parts.filter { $0.most < $0.members.count }
    let rooms = [(Explanation.Room.size(size), Set(people.indices))] + limited.map { (.most($0.allowed), $0.members) }
    for (room, members) in rooms {
      let inside = asking.filter { $0.members.isSubset(of: members) }
      let apart = disjoint(inside)
      if apart.reduce(0, { $0 + $1.least }) > room.heads {
        return .needsExceedRoom(inOrder(apart).map(\.asked), both: 0, room)
      }
      if let (a, b, both) = overlapping(inside, room.heads) {
        return .needsExceedRoom(inOrder([a, b]).map(\.asked), both: both, room)
      }
    }
    return nil
  }

  private func overlapping(_ parts: [Part], _ room: Int) -> (Part, Part, Int)? {
    for (index, a) in parts.enumerated() {
      for b in parts[(index + 1)...] {
        let both = a.members.intersection(b.members).count
        if a.least + b.least - both > room { return (a, b, both) }
      }
    }
    return nil
  }

  /// Groups of which only so many may come, and too few beside them.
  private func need(_ parts: [Part]) -> Explanation.Reason? {
    let asking = parts.filter { $0.least > 0 }
    let needs = [(Explanation.Need.size(size), Set(people.indices))] + asking.map { (.least($0.asked), $0.members) }
    for (need, members) in needs {
      let limited = parts.filter { $0.most < $0.members.intersection(members).count }
        .sorted { $0.members.intersection(members).count - $0.most > $1.members.intersection(members).count - $1.most }
      let apart = disjoint(limited)
      let others = members.subtracting(apart.reduce(into: Set<Int>()) { $0.formUnion($1.members) }).count
      if !apart.isEmpty, apart.reduce(others, { $0 + $1.most }) < need.heads {
        return .roomsBelowNeed(inOrder(apart).map(\.allowed), others: others, need)
      }
    }
    return nil
  }

  private func disjoint(_ parts: [Part]) -> [Part] {
    var (taken, seen) = ([Part](), Set<Int>())
    for part in parts where part.members.isDisjoint(with: seen) {
      taken.append(part)
      seen.formUnion(part.members)
    }
    return taken
  }

  private func inOrder(_ parts: [Part]) -> [Part] {
    parts.sorted { ($0.requirement, $0.quota) < ($1.requirement, $1.quota) }
  }
}
