// SPDX-License-Identifier: AGPL-3.0-or-later

/// Chooses, of pairs that rise in their first part, those that rise in the second part too.
enum Rising {
  /// The heaviest such choice, found with a tree of running maxima.
  static func heaviest(_ pairs: [(Int, Int)], weight: (Int) -> Int64) -> [(Int, Int)] {
    guard pairs.count > 1 else { return pairs }
    let seconds = pairs.map(\.1).sorted()
    var places: [Int: Int] = [:]
    for (place, second) in seconds.enumerated() { places[second] = place + 1 }
    var tree = Array(repeating: (weight: Int64(0), last: -1), count: pairs.count + 1)
    var before = Array(repeating: -1, count: pairs.count)
    var best = (weight: Int64(0), last: -1)
    for (index, pair) in pairs.enumerated() {
      let place = places[pair.1] ?? 1
      var found = (weight: Int64(0), last: -1)
      var node = place - 1
      while node > 0 {
        if tree[node].weight > found.weight { found = tree[node] }
        node -= node & -node
      }
      before[index] = found.last
      let total = found.weight + weight(pair.0)
      if total > best.weight { best = (total, index) }
      node = place
      while node < tree.count {
        if total > tree[node].weight { tree[node] = (total, index) }
        node += node & -node
      }
    }
    var chosen: [(Int, Int)] = []
    while best.last >= 0 {
      chosen.append(pairs[best.last])
      best.last = before[best.last]
    }
    return chosen.reversed()
  }
}
