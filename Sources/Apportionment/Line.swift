// SPDX-License-Identifier: AGPL-3.0-or-later

/// Claimants in a line of which only the first is known: a binary heap, whose order the caller gives with each call
/// because a claim changes whenever a seat is given.
struct Line {
  private var members: [Int]

  init(_ members: [Int], isAhead: (Int, Int) -> Bool) {
    self.members = members
    for place in stride(from: members.count / 2 - 1, through: 0, by: -1) { sink(place, isAhead) }
  }

  var first: Int? { members.first }

  /// Puts the first where it belongs after its claim changed, or lets it leave.
  mutating func restore(isStill: Bool, isAhead: (Int, Int) -> Bool) {
    if !isStill {
      members.swapAt(0, members.count - 1)
      members.removeLast()
    }
    sink(0, isAhead)
  }

  @inline(__always)
  private mutating func sink(_ start: Int, _ isAhead: (Int, Int) -> Bool) {
    var place = start
    while true {
      var best = place
      let child = 2 * place + 1
      if child < members.count, isAhead(members[child], members[best]) { best = child }
      if child + 1 < members.count, isAhead(members[child + 1], members[best]) { best = child + 1 }
      if best == place { return }
      members.swapAt(place, best)
      place = best
    }
  }
}
