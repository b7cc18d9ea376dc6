// SPDX-License-Identifier: AGPL-3.0-or-later

/// When two counts agree, and what of the settled differences still speaks of them.
extension Counting {
  /// Where the two entries differ and nobody has settled it.
  public func openCells(of ballot: Ballot) -> [TallyCell] {
    guard let second else { return [] }
    let done = Set(standing.map(\.cell))
    return second.tally.differences(from: first.tally, on: ballot).filter { !done.contains($0) }
  }

  /// What was settled of the numbers as they are now: a name that was corrected since made another number of one, and
  /// what was settled of that speaks of it no longer.
  var standing: [CountSettlement] {
    settled.filter { $0.first == first.tally[$0.cell] && $0.second == second?.tally[$0.cell] }
  }

  /// The count once every difference is settled, a later word on a number in place of an earlier one; nil while one is
  /// open.
  func agreed(on ballot: Ballot) -> Tally? {
    guard second != nil, openCells(of: ballot).isEmpty else { return nil }
    let settled = standing.reduce(first.tally) { $0.changing($1.cell, to: $1.found) }
    // Without papers there is one number of those who voted, and the others follow it.
    guard !ballot.isByPaper, standing.contains(where: { $0.cell == .issued }) else { return settled }
    return settled.ofVoters(settled.issued)
  }
}

extension [CountSettlement] {
  /// Whether no later one took its place.
  func holds(at index: Int) -> Bool { !self[(index + 1)...].contains { $0.cell == self[index].cell } }
}
