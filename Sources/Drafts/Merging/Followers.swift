// SPDX-License-Identifier: AGPL-3.0-or-later

/// What goes along with a block that somebody moves: others placed it behind that block, as the next point of a section
/// that goes elsewhere. What a file has there that moves the block itself stands where the block was, and so do blocks
/// that would follow each other in a circle.
struct Followers {
  private let moved: [Int: WeavePlan.Move]
  private let behind: [Int: [WeavePlan.Arrival]]
  private let locator: Locator

  init(_ moved: [Int: WeavePlan.Move], _ behind: [Int: [WeavePlan.Arrival]], _ locator: Locator) {
    (self.moved, self.behind, self.locator) = (moved, behind, locator)
  }

  /// What arrives behind blocks where they stood, and by the blocks that move what goes along with them.
  func parted() -> (behind: [Int: [WeavePlan.Arrival]], along: [Int: [WeavePlan.Arrival]]) {
    var leaders: [Int: Int] = [:]
    for (place, move) in moved {
      for arrival in behind[place] ?? [] {
        if case .block(let block) = arrival.content, goes(arrival, with: place, move) { leaders[block] = place }
      }
    }
    let circling = Self.circling(leaders)
    var (staying, along) = (behind, [Int: [WeavePlan.Arrival]]())
    for (place, move) in moved {
      guard let here = behind[place] else { continue }
      let isGoing = here.map { arrival in
        if case .block(let block) = arrival.content, circling.contains(block) { return false }
        return goes(arrival, with: place, move)
      }
      along[place] = zip(here, isGoing).filter(\.1).map(\.0)
      staying[place] = zip(here, isGoing).filter { !$0.1 }.map(\.0)
    }
    return (staying, along)
  }

  private func goes(_ arrival: WeavePlan.Arrival, with place: Int, _ move: WeavePlan.Move) -> Bool {
    guard locator.draft.blocks[place].cell == nil, !arrival.winner.isOfOneFile(with: move.winner) else { return false }
    switch arrival.content {
    case .blocks(let blocks): return blocks.allSatisfy { $0.host == .none }
    case .row(let row):
      guard case .new = row.table else { return false }
      return true
    case .block: return true
    }
  }

  /// The blocks that lead back to themselves.
  private static func circling(_ leaders: [Int: Int]) -> Set<Int> {
    var walks: [Int: Int] = [:]
    var found: Set<Int> = []
    for start in leaders.keys {
      var next = Optional(start)
      while let block = next, walks[block] == nil {
        walks[block] = start
        next = leaders[block]
      }
      while let block = next, walks[block] == start, found.insert(block).inserted { next = leaders[block] }
    }
    return found
  }
}

extension Winner {
  /// Whether a file proposes both.
  fileprivate func isOfOneFile(with other: Winner) -> Bool {
    let sources = Set(other.together.map(\.source) + [other.id.source])
    return sources.contains(id.source) || together.contains { sources.contains($0.source) }
  }
}
