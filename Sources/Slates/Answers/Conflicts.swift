// SPDX-License-Identifier: AGPL-3.0-or-later

/// Every minimal set of requirements that no slate can meet together, and every minimal way out.
public struct Conflicts: Hashable, Sendable {
  /// Requirements by their place in the list, ascending; the smallest sets first. Leaving out any one of a set makes the
  /// rest of it possible. An empty set says that the size alone cannot be met.
  public let minimal: [[Int]]
  /// The smallest sets that, given up, leave requirements that can all be met; the smallest first.
  public let waysOut: [[Int]]
  /// Whether these are all: a scheme may have more conflicts than anyone can read.
  public let areAll: Bool

  public var isEmpty: Bool { minimal.isEmpty }
}

/// A set of requirements, each a bit.
typealias RequirementSet = UInt128

extension RequirementSet {
  static func one(_ place: Int) -> RequirementSet { 1 << RequirementSet(place) }
  init(_ places: some Sequence<Int>) { self = places.reduce(0) { $0 | .one($1) } }
  func isSubset(of other: RequirementSet) -> Bool { self & ~other == 0 }
  func contains(_ place: Int) -> Bool { self & .one(place) != 0 }

  var places: [Int] {
    var (rest, found) = (self, [Int]())
    while rest != 0 {
      found.append(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
    return found
  }
}

extension Composition {
  /// All conflicts, the size always being in force; empty when some slate meets everything. Stops at so many.
  ///
  /// Conflicts and ways out are found from each other: each way out takes something from every conflict, so the smallest
  /// set that takes something from all known ones is a way out, or shows a conflict not yet known (Reiter 1987; Liffiton
  /// and others, "Fast, flexible MUS enumeration", 2016).
  public func conflicts(limit: Int = 200, by solver: some Solver) throws(SolverTrouble) -> Conflicts {
    let whole = RequirementSet(all)
    var (conflicts, waysOut) = ([RequirementSet](), [RequirementSet]())
    var search = HittingSets()
    while conflicts.count < limit, waysOut.count < limit {
      guard let given = search.smallest(hitting: conflicts, avoiding: waysOut) else {
        return found(conflicts, waysOut, areAll: !search.isExhausted)
      }
      let rest = whole & ~given
      if try isPossible(rest, by: solver) {
        // Nothing given up, and possible: there is no conflict at all.
        if given == 0 { return Conflicts(minimal: [], waysOut: [], areAll: true) }
        waysOut.append(given)
      } else {
        conflicts.append(try shrunk(rest, by: solver))
        // Not even the size alone: nothing that could be given up helps.
        if conflicts.last == 0 { return Conflicts(minimal: [[]], waysOut: [], areAll: true) }
      }
    }
    return found(conflicts, waysOut, areAll: false)
  }

  private func found(_ conflicts: [RequirementSet], _ waysOut: [RequirementSet], areAll: Bool) -> Conflicts {
    func sorted(_ sets: [RequirementSet]) -> [[Int]] {
      sets.map(\.places).sorted { $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1) }
    }
    return Conflicts(minimal: sorted(conflicts), waysOut: sorted(waysOut), areAll: areAll)
  }

  func isPossible(_ set: RequirementSet, by solver: some Solver) throws(SolverTrouble) -> Bool {
    try slate(worth: [], Asked(requirements: set.places), by: solver) != nil
  }

  /// A minimal impossible part of an impossible set: what can be left out and stays impossible is left out.
  private func shrunk(_ set: RequirementSet, by solver: some Solver) throws(SolverTrouble) -> RequirementSet {
    if let alone = set.places.first(where: isAloneImpossible) { return .one(alone) }
    var kept = set
    for place in set.places.reversed() where try !isPossible(kept & ~.one(place), by: solver) {
      kept &= ~.one(place)
    }
    return kept
  }

  /// Whether counting alone shows that one quota of a requirement cannot be met by any slate of the size.
  private func isAloneImpossible(_ requirement: Int) -> Bool {
    size <= people.count
      && requirements[requirement].quotas.contains { quota in
        let (pool, others) = (quota.members.count, people.count - quota.members.count)
        return quota.least > min(pool, size) || quota.most < size - others || quota.least > quota.most
      }
  }
}

/// Looks for the smallest set that takes something from each of many sets.
struct HittingSets {
  private(set) var isExhausted = false
  private var steps = 0
  private static let stepLimit = 2_000_000

  /// The smallest set that hits every one of `sets` and contains none of `avoided`; among equals the one whose members come
  /// first. Nothing when there is none, or when looking took too long (`isExhausted`).
  mutating func smallest(hitting sets: [RequirementSet], avoiding avoided: [RequirementSet]) -> RequirementSet? {
    let union = sets.reduce(0) { $0 | $1 }
    for size in 0...union.nonzeroBitCount {
      if let found = extended(0, by: size, barred: 0, sets, avoided) { return found }
      if isExhausted { return nil }
    }
    return nil
  }

  private mutating func extended(
    _ chosen: RequirementSet, by size: Int, barred: RequirementSet, _ sets: [RequirementSet],
    _ avoided: [RequirementSet]
  ) -> RequirementSet? {
    steps += 1
    isExhausted = isExhausted || steps > HittingSets.stepLimit
    guard !isExhausted, !avoided.contains(where: { $0.isSubset(of: chosen) }) else { return nil }
    guard let open = sets.first(where: { $0 & chosen == 0 }) else { return chosen }
    guard size > 0 else { return nil }
    var barred = barred
    for place in (open & ~barred).places {
      if let found = extended(chosen | .one(place), by: size - 1, barred: barred, sets, avoided) { return found }
      // Every set with this member has been looked at.
      barred |= .one(place)
    }
    return nil
  }
}
