// SPDX-License-Identifier: AGPL-3.0-or-later

import Slates

/// A second solver, which tries every number of every variable: slow, and simple enough to be believed.
struct Exhaustive: Solver {
  func best(of program: IntegerProgram) throws(SolverTrouble) -> [Int]? {
    var best: (worth: Int, values: [Int])?
    try extend([], program, &best)
    return best?.values
  }

  private func extend(
    _ values: [Int], _ program: IntegerProgram, _ best: inout (worth: Int, values: [Int])?
  ) throws(SolverTrouble) {
    guard values.count < program.variables.count else {
      if let worth = program.worth(of: values), worth > best?.worth ?? .min { best = (worth, values) }
      return
    }
    guard program.rows.allSatisfy({ canHold($0, values, program) }) else { return }
    let variable = program.variables[values.count]
    guard variable.least <= variable.most else { return }
    for value in variable.least...variable.most { try extend(values + [value], program, &best) }
  }

  /// Whether the numbers so far leave the row within reach.
  private func canHold(_ row: IntegerProgram.Row, _ values: [Int], _ program: IntegerProgram) -> Bool {
    var (low, high) = (0, 0)
    for term in row.terms {
      let variable = program.variables[term.variable]
      let ends =
        values.indices.contains(term.variable)
        ? [values[term.variable] * term.factor]
        : [variable.least * term.factor, variable.most * term.factor]
      low += ends.min() ?? 0
      high += ends.max() ?? 0
    }
    return high >= row.least && low <= row.most
  }
}

/// Answers by trying every slate there is, with no program and no solver.
struct Plain {
  let composition: Composition
  let slates: [[Int]]

  init(_ composition: Composition) {
    self.composition = composition
    let places = composition.people.indices
    slates = (0..<(1 << places.count)).map { bits in places.filter { bits >> $0 & 1 == 1 } }
      .filter { $0.count == composition.size }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// How many heads each quota of a requirement lacks or has too many, added up.
  func heads(_ requirement: Int, _ slate: [Int]) -> Int {
    composition.requirements[requirement].quotas.reduce(0) { sum, quota in
      let has = slate.count { quota.members.contains($0) }
      return sum + max(0, quota.least - has) + max(0, has - quota.most)
    }
  }

  func isPossible(_ requirements: [Int]) -> Bool {
    slates.contains { slate in requirements.allSatisfy { heads($0, slate) == 0 } }
  }

  var met: [[Int]] { slates.filter { slate in composition.requirements.indices.allSatisfy { heads($0, slate) == 0 } } }

  /// In the order that proposals promise.
  func nearest(to draft: Set<Int>) -> [[Int]] {
    met.sorted { a, b in
      let (left, right) = (a.count { draft.contains($0) }, b.count { draft.contains($0) })
      if left != right { return left > right }
      let (one, other) = (sum(a), sum(b))
      return one != other ? one > other : a.lexicographicallyPrecedes(b)
    }
  }

  func sum(_ slate: [Int]) -> Int { slate.reduce(0) { $0 + composition.support[$1] } }

  private var subsets: [[Int]] {
    let all = composition.requirements.indices
    return (0..<(1 << all.count)).map { bits in all.filter { bits >> $0 & 1 == 1 } }
  }

  var conflicts: Set<[Int]> {
    let impossible = subsets.filter { !isPossible($0) }
    return Set(impossible.filter { set in set.allSatisfy { one in isPossible(set.filter { $0 != one }) } })
  }

  var waysOut: Set<[Int]> {
    let all = Array(composition.requirements.indices)
    let enough = subsets.filter { given in isPossible(all.filter { !given.contains($0) }) }
    return Set(enough.filter { set in !set.isEmpty && !enough.contains { Set($0).isStrictSubset(of: set) } })
  }
}
