// SPDX-License-Identifier: AGPL-3.0-or-later

/// Checks a next version by other means than those that made it: the base as one row of units, spliced from the right.
struct Soundness {
  private let locator: Locator
  private let plan: WeavePlan

  /// The end of a block; no unit of any text.
  private static let end: UInt32 = 0x1_0000

  init(_ locator: Locator, _ plan: WeavePlan) {
    self.locator = locator
    self.plan = plan
  }

  /// Whether rejecting gives the base, accepting gives the draft, and the draft holds each accepted wording once and
  /// nothing that was neither in the base nor accepted, separators aside.
  func holds(for next: NextVersion) -> Bool {
    let rejected = Reading(next.redline, .rejecting).blocks
    let accepted = Reading(next.redline, .accepting).blocks
    let draft = next.draft.blocks
    return rejected.count == locator.draft.blocks.count
      && zip(rejected, locator.draft.blocks).allSatisfy { isSame($0.text, $1.text) && $0.cell == $1.cell }
      && accepted.count == draft.count && zip(accepted, draft).allSatisfy { isSame($0.text, $1.text) }
      && Set(draft.map(\.id)).count == draft.count
      && isBag(draft.map { $0.text.utf16.map(UInt32.init) }, expected() + next.separators.map { _ in [] })
      && draft.indices.allSatisfy { next.origins[draft[$0].id] != .separator || separates($0, draft) }
  }

  /// Stands alone in its text, or right below a table with another one or nothing below it.
  private func separates(_ place: Int, _ draft: [DraftBlock]) -> Bool {
    func near(_ other: Int) -> DraftBlock? {
      draft.indices.contains(other) && draft[other].story == draft[place].story ? draft[other] : nil
    }
    let (above, below) = (near(place - 1), near(place + 1))
    guard draft[place].text.isEmpty, draft[place].cell == nil else { return false }
    return above == nil ? below == nil : above?.cell != nil && (below == nil || below?.cell != nil)
  }

  private func isSame(_ a: String, _ b: String) -> Bool { a.utf16.elementsEqual(b.utf16) }

  private func isBag(_ a: [[UInt32]], _ b: [[UInt32]]) -> Bool {
    var counts: [[UInt32]: Int] = [:]
    for text in a { counts[text, default: 0] += 1 }
    for text in b { counts[text, default: 0] -= 1 }
    return counts.values.allSatisfy { $0 == 0 }
  }

  /// The texts of all blocks that must be there, wherever they stand.
  private func expected() -> [[UInt32]] {
    var row: [UInt32] = []
    var next = locator.units.count - 1
    // From the right, so that no splice moves the place of another; the row is kept backwards, so that all is appending.
    while next >= 0 {
      let first = plan.firstBlock(joinedTo: next)
      var text: [UInt32] = []
      for block in first...next {
        text += locator.units[block].map(UInt32.init) + [Self.end]
      }
      row += spliced(text, first...next).reversed()
      next = first - 1
    }
    var texts = row.reversed().split(separator: Self.end, omittingEmptySubsequences: false).map(Array.init)
    texts.removeLast()
    return texts + plan.newTexts.map { $0.utf16.map(UInt32.init) } + emptiedCells()
  }

  private func spliced(_ text: [UInt32], _ blocks: ClosedRange<Int>) -> [UInt32] {
    if plan.deleted[blocks.lowerBound] != nil || plan.deletedRows[blocks.lowerBound] != nil { return [] }
    var text = text
    var starts: [Int] = []
    var start = 0
    for block in blocks {
      starts.append(start)
      start += locator.units[block].count + 1
    }
    for block in blocks.reversed() {
      for rewrite in (plan.rewrites[block] ?? []).reversed() {
        let low = starts[block - blocks.lowerBound] + rewrite.start
        let high = starts[rewrite.lastBlock - blocks.lowerBound] + rewrite.end
        let new = rewrite.texts.map { $0.utf16.map(UInt32.init) }.joined(separator: [Self.end])
        text.replaceSubrange(low..<high, with: Array(new))
      }
    }
    return text
  }

  /// A cell whose blocks all went keeps one empty block.
  private func emptiedCells() -> [[UInt32]] {
    var left: [CellKey: Bool] = [:]
    for (index, block) in locator.draft.blocks.enumerated() where plan.deletedRows[index] == nil {
      guard let cell = block.cell else { continue }
      let isGone = plan.deleted[index] != nil || plan.moved[index] != nil
      let key = CellKey(story: block.story, cell: cell)
      left[key] = left[key] ?? false || !isGone
    }
    for host in plan.newHosts {
      if let key = key(of: host), left[key] != nil { left[key] = true }
    }
    return left.values.filter { !$0 }.map { _ in [] }
  }

  private func key(of host: CellHost) -> CellKey? {
    func key(_ id: BlockID, column: Int?) -> CellKey? {
      guard let place = locator.places[id], var cell = locator.draft.blocks[place].cell else { return nil }
      cell.column = column ?? cell.column
      return CellKey(story: locator.draft.blocks[place].story, cell: cell)
    }
    switch host {
    case .none: return nil
    case .cell(let id): return key(id, column: nil)
    case .column(let column, let id): return key(id, column: column)
    }
  }

  private struct CellKey: Hashable {
    let story: BlockStory
    let cell: CellSpot
  }
}
