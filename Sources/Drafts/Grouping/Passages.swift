// SPDX-License-Identifier: AGPL-3.0-or-later

/// Which passages of one block are one, for remarks that say nothing but with the words they point at. Depends on the
/// passages alone, not on the order in which they came.
struct Passages {
  /// Up to this length two selections that meet are one phrase, marked with a word more or less.
  private static let phrase = 60

  /// Passages that stand for all that are one with them; none of them is one with another.
  private var leaders: [Range<Int>] = []

  init(_ passages: Set<Range<Int>>) {
    for passage in passages.sorted(by: { ($0.count, $0.lowerBound) < ($1.count, $1.lowerBound) })
    where number(of: passage) == nil {
      leaders.append(passage)
    }
  }

  /// Whether there is a choice at all.
  var areSeveral: Bool { leaders.count > 1 }

  /// The leader that it has most in common with.
  func number(of passage: Range<Int>) -> Int? {
    var best: (number: Int, shared: Int)?
    for (number, leader) in leaders.enumerated() {
      let shared = leader.clamped(to: passage).count
      let meets = leader == passage || shared > 0 || leader.isEmpty && passage.contains(leader.lowerBound)
      let length = max(leader.count, passage.count)
      guard meets, length <= Self.phrase || shared * 2 >= length else { continue }
      if best.map({ shared > $0.shared }) ?? true { best = (number, shared) }
    }
    return best?.number
  }
}
