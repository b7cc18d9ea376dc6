// SPDX-License-Identifier: AGPL-3.0-or-later

/// What the remarks of one contribution hang on. A reply is answered with what it answers; so it hangs there only as long
/// as the thread begins with something that is answered, and stands alone where that merely agrees. A file may name a
/// circle: it is cut at the remark that comes first.
struct RemarkThreads {
  /// By remark: the opinion that it hangs on; nil where it stands alone.
  private(set) var hosts: [OpinionKey?]
  private var answered: [Bool?]

  /// `isAsking` says whether a remark that stands alone is answered.
  init(_ wanted: [OpinionKey?], isAsking: (Int) -> Bool) {
    hosts = wanted
    answered = Array(repeating: nil, count: wanted.count)
    for start in wanted.indices where answered[start] == nil {
      for at in way(from: start).reversed() {
        if let host = remark(hosting: at), answered[host] == false { hosts[at] = nil }
        answered[at] = hosts[at] != nil || isAsking(at)
      }
    }
  }

  /// Whether a remark, or what it hangs on, is answered.
  func isAnswered(_ index: Int) -> Bool { answered[index] ?? true }

  /// From a remark up to the last one of its thread that nothing is known of.
  private mutating func way(from start: Int) -> [Int] {
    var way: [Int] = []
    var steps: [Int: Int] = [:]
    var next: Int? = start
    while let at = next, answered[at] == nil {
      if let step = steps[at] {
        let first = way[step...].min() ?? at
        hosts[first] = nil
        return self.way(from: start)
      }
      steps[at] = way.count
      way.append(at)
      next = remark(hosting: at)
    }
    return way
  }

  private func remark(hosting index: Int) -> Int? {
    if case .remark(_, let number)? = hosts[index], hosts.indices.contains(number - 1) { number - 1 } else { nil }
  }
}
