// SPDX-License-Identifier: AGPL-3.0-or-later

/// Accepted edits with the turns that follow from those that somebody chose: what one file brings to a point stays in its
/// order, and goes with those of it that have a turn.
struct Turns {
  private(set) var winners: [Winner]

  init(_ accepted: [Winner], _ locator: Locator) {
    winners = Self.withoutAgreed(accepted, locator)
    guard winners.contains(where: { $0.turn != nil }) else { return }
    let line = Line(locator)
    var points: [Int: [Int]] = [:]
    for index in winners.indices {
      guard let core = locator.core(of: winners[index].edit),
        let print = line.footprints(of: core).first(where: { $0.sort == .arriving })
      else { continue }
      points[print.range.lowerBound, default: []].append(index)
    }
    for here in points.values where here.contains(where: { winners[$0].turn != nil }) { complete(here) }
  }

  /// Of what somebody put in and what others made of it, agreed on in the same words, one.
  private static func withoutAgreed(_ accepted: [Winner], _ locator: Locator) -> [Winner] {
    guard accepted.contains(where: { !$0.rivals.isEmpty }) else { return accepted }
    var made: [ChangeID: Edit] = [:]
    return accepted.sorted { $0.id < $1.id }.filter { winner in
      guard let essence = locator.essence(of: winner.edit) else { return true }
      if winner.rivals.contains(where: { made[$0] == essence }) { return false }
      made[winner.id] = essence
      return true
    }
  }

  /// Whoever has no turn goes with the nearest before it in its file that has one, else with the nearest behind it; so on
  /// through the files until nobody finds one any more.
  private mutating func complete(_ here: [Int]) {
    while true {
      let known = here.filter { winners[$0].turn != nil }
      var found: [(index: Int, turn: Int)] = []
      for index in here where winners[index].turn == nil {
        if let turn = turn(for: winners[index], among: known) { found.append((index, turn)) }
      }
      if found.isEmpty { return }
      for (index, turn) in found { winners[index].turn = turn }
    }
  }

  private func turn(for winner: Winner, among known: [Int]) -> Int? {
    var (before, behind): ((ChangeID, Int)?, (ChangeID, Int)?)
    for one in winner.together {
      for other in known.map({ winners[$0] }) {
        guard let mate = Company.mate(of: one, in: other.together), mate != one, let turn = other.turn else { continue }
        if mate < one, before.map({ $0.0 < mate }) ?? true { before = (mate, turn) }
        if one < mate, behind.map({ mate < $0.0 }) ?? true { behind = (mate, turn) }
      }
    }
    return (before ?? behind)?.1
  }
}
