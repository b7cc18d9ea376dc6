// SPDX-License-Identifier: AGPL-3.0-or-later

extension Composition {
  public static let proposalLimit = 100
  /// Sums up to here are told apart by a solver that reckons in floating point.
  private static let exactWorth = 10_000_000
  /// As many choices as are weighed in one question, each twice the next.
  private static let choicesAtOnce = 20

  /// The first slates in an order that no solver has a say in: by the sums of the worths, one after the other, then by who
  /// comes first in the pool.
  func ranked(_ worths: [[Int]], count: Int, by solver: some Solver) throws(ProposalTrouble) -> [[Int]] {
    guard 0...Composition.proposalLimit ~= count else { throw .countOutOfRange(limit: Composition.proposalLimit) }
    do throws(SolverTrouble) {
      let merged = merged(worths)
      var found: [[Int]] = []
      while found.count < count, let next = try first(merged, Asked(requirements: all, blocked: found), by: solver) {
        found.append(next)
      }
      if found.count == count, let last = found.last {
        // More may be even with the last than were found: which of them, the solver must not decide.
        let sums = merged.map { sum($0, last) }
        let even = found.count { slate in merged.map { sum($0, slate) } == sums }
        found = found.dropLast(even) + (try earliest(even, merged, sums, beyond: found, by: solver))
      }
      return found.sorted { isEarlier($0, $1, merged) }
    } catch {
      throw .solver(error)
    }
  }

  /// The slate with the greatest sums, one worth after the other.
  private func first(_ worths: [[Int]], _ asked: Asked, by solver: some Solver) throws(SolverTrouble) -> [Int]? {
    var asked = asked
    var found: [Int]?
    for worth in worths {
      guard let slate = try slate(worth: worth, asked, by: solver) else { return nil }
      asked.settled.append((worth, sum(worth, slate)))
      found = slate
    }
    return found
  }

  /// The earliest of all slates with these sums; `found` are some of them, at its end.
  private func earliest(
    _ count: Int, _ worths: [[Int]], _ sums: [Int], beyond found: [[Int]], by solver: some Solver
  ) throws(SolverTrouble) -> [[Int]] {
    let known = Array(found.suffix(count))
    var asked = Asked(requirements: all, blocked: found, settled: Array(zip(worths, sums)).map { ($0, $1) })
    guard try slate(worth: [], asked, by: solver) != nil else { return known }
    asked.blocked = []
    var earliest: [[Int]] = []
    while earliest.count < count, let next = try earliestSlate(asked, by: solver) {
      earliest.append(next)
      asked.blocked.append(next)
    }
    return earliest
  }

  /// Among the slates that are asked for, the one with the first person of the pool that any of them has, and so on.
  private func earliestSlate(_ asked: Asked, by solver: some Solver) throws(SolverTrouble) -> [Int]? {
    var asked = asked
    var found: [Int]?
    for start in stride(from: 0, to: people.count, by: Composition.choicesAtOnce) {
      let places = start..<min(start + Composition.choicesAtOnce, people.count)
      var worth = people.map { _ in 0 }
      for place in places { worth[place] = 1 << (places.upperBound - 1 - place) }
      guard let slate = try slate(worth: worth, asked, by: solver) else { return nil }
      for place in places { asked.chosen[place] = slate.contains(place) }
      found = slate
      if slate.count(where: { $0 < places.upperBound }) == size { return slate }
    }
    return found
  }

  /// One worth in place of two wherever their sums stay small enough to be told apart.
  private func merged(_ worths: [[Int]]) -> [[Int]] {
    var merged: [[Int]] = []
    for worth in worths {
      guard let above = merged.last, let one = joined(above, worth) else {
        merged.append(worth)
        continue
      }
      merged[merged.count - 1] = one
    }
    return merged
  }

  private func joined(_ above: [Int], _ below: [Int]) -> [Int]? {
    // So much the sums of two slates can differ at most.
    let sorted = below.sorted()
    let span = sorted.suffix(size).reduce(0, +) - sorted.prefix(size).reduce(0, +)
    let reach = (above.map(\.magnitude).max() ?? 0).multipliedReportingOverflow(by: UInt(span + 1))
    guard !reach.overflow, reach.partialValue <= Composition.exactWorth / max(size, 1) else { return nil }
    return zip(above, below).map { $0 * (span + 1) + $1 }
  }

  private func sum(_ worth: [Int], _ slate: [Int]) -> Int { slate.reduce(0) { $0 + worth[$1] } }

  private func isEarlier(_ a: [Int], _ b: [Int], _ worths: [[Int]]) -> Bool {
    for worth in worths {
      let (left, right) = (sum(worth, a), sum(worth, b))
      if left != right { return left > right }
    }
    return a.lexicographicallyPrecedes(b)
  }
}
