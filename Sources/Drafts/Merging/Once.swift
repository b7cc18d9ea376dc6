// SPDX-License-Identifier: AGPL-3.0-or-later

extension WeavePlan {
  /// The accepted edits without what another one brings to the same point; of equal paragraphs the first in turn is kept.
  static func once(_ cores: [(winner: Winner, edit: Edit)]) -> [(winner: Winner, edit: Edit)] {
    var points: [Edit: [Int]] = [:]
    for (index, core) in cores.enumerated() {
      if core.edit.isArrivalOfWords { points[core.edit.withNothingNew, default: []].append(index) }
    }
    var edits: [Edit?] = cores.map(\.edit)
    for here in points.values where here.count > 1 {
      func areStrangers(_ a: Int, _ b: Int) -> Bool {
        cores[a].winner.id.source != cores[b].winner.id.source && !cores[a].winner.isBeside(cores[b].winner)
      }
      for part in here {
        let isCovered = here.contains {
          $0 != part && areStrangers($0, part) && SharedArrivals.covers(cores[$0].edit, cores[part].edit)
        }
        if isCovered { edits[part] = nil }
      }
      let left = here.filter { edits[$0] != nil }.sorted {
        (cores[$0].winner.turn ?? 0, $0) < (cores[$1].winner.turn ?? 0, $1)
      }
      for (place, index) in left.enumerated() {
        guard case .insert(var blocks, let gap) = edits[index] else { continue }
        for earlier in left[..<place] where areStrangers(earlier, index) {
          if case .insert(let others, _) = edits[earlier] { blocks = SharedArrivals.rest(of: blocks, beside: others) }
        }
        edits[index] = blocks.isEmpty ? nil : .insert(blocks, at: gap)
      }
    }
    return zip(cores, edits).compactMap { core, edit in edit.map { (core.winner, $0) } }
  }
}

extension Edit {
  /// Brings words or paragraphs to a point and takes nothing.
  fileprivate var isArrivalOfWords: Bool {
    switch self {
    case .insert: true
    case .rewrite(let span, _): span.isPoint
    case .delete, .move, .insertRow, .deleteRow, .restyle, .reformat: false
    }
  }
}
