// SPDX-License-Identifier: AGPL-3.0-or-later

/// Tells what came for blocks that one hand took away: blocks that stayed what they were, changed, moved, went or came.
struct PasteWalk {
  private(set) var edits: [ReadEdit] = []
  private let comparison: Comparison
  private let blocks: Range<Int>
  private let new: [TrackedRun.Segment]
  private var behind: Int
  /// What only went and what only came since the last block that stayed.
  private var gone: [Int] = []
  private var come: [TrackedRun.Segment] = []

  init(_ comparison: Comparison, _ blocks: Range<Int>, _ new: [TrackedRun.Segment]) {
    self.comparison = comparison
    self.blocks = blocks
    self.new = new
    behind = blocks.lowerBound - 1
  }

  mutating func run() {
    for bead in comparison.beads {
      if bead.new.isEmpty {
        gone += bead.old.map { blocks.lowerBound + $0 }
      } else if bead.old.isEmpty {
        come += new[bead.new]
      } else {
        if !bead.isMoved { flush() } else { flushArrivals() }
        addPair(bead)
      }
    }
    flush()
  }

  private mutating func addPair(_ bead: Bead) {
    let first = blocks.lowerBound + bead.old.lowerBound
    if bead.isMoved { edits.append(.move(first, behind: behind, marked: new[bead.new.lowerBound].block)) }
    let spans = BeadSpans(comparison, bead)
    for stretch in bead.stretches where stretch.kind != .same {
      let (start, end) = (spans.oldPlace(stretch.old.lowerBound), spans.oldPlace(stretch.old.upperBound))
      edits.append(
        .rewrite(
          ReadPlace(block: blocks.lowerBound + start.block, offset: start.offset),
          ReadPlace(block: blocks.lowerBound + end.block, offset: end.offset), spans.texts(stretch.new)))
    }
    if !bead.isMoved { behind = blocks.lowerBound + bead.old.upperBound - 1 }
  }

  /// As many as went are those that came for them, however they differ.
  private mutating func flush() {
    if gone.count == come.count {
      for (block, segment) in zip(gone, come) {
        let length = comparison.old[block - blocks.lowerBound].text.utf16.count
        edits.append(
          .rewrite(ReadPlace(block: block, offset: 0), ReadPlace(block: block, offset: length), [segment.text]))
      }
      come = []
    } else {
      edits += gone.map { .delete($0) }
      flushArrivals()
    }
    gone = []
  }

  private mutating func flushArrivals() {
    if !come.isEmpty { edits.append(.insert(come, behind: behind)) }
    come = []
  }
}

extension Comparison {
  /// Blocks that came for others where nothing else came or went between two that stayed: what one reads there now, by
  /// the old one.
  func replacements() -> [Int: Int] {
    var found: [Int: Int] = [:]
    var (gone, come): ([Int], [Int]) = ([], [])
    func isWords(_ block: ComparedBlock) -> Bool { block.cell == nil && !block.text.allSatisfy(\.isWhitespace) }
    func close() {
      if gone.count == come.count {
        for (one, other) in zip(gone, come) where old[one].story == new[other].story { found[other] = one }
      } else if !notes.isEmpty {
        found.merge(sharingNotes(gone, come)) { first, _ in first }
      }
      (gone, come) = ([], [])
    }
    for bead in beads {
      if bead.isPair, !bead.isMoved { close() }
      if bead.isPair || bead.isRow { continue }
      gone += bead.old.filter { isWords(old[$0]) }
      come += bead.new.filter { isWords(new[$0]) }
    }
    close()
    return found
  }

  /// Of blocks that went and came at one place, those with the mark of one note, in one order.
  func sharingNotes(_ gone: [Int], _ come: [Int]) -> [Int: Int] {
    var found: [Int: Int] = [:]
    var last = (old: -1, new: -1)
    for pair in notes.sorted(by: { ($0.old.block, $0.old.offset) < ($1.old.block, $1.old.offset) }) {
      let (one, other) = (pair.old.block, pair.new.block)
      guard one > last.old, other > last.new, gone.contains(one), come.contains(other),
        old[one].story == new[other].story
      else { continue }
      found[other] = one
      last = (one, other)
    }
    return found
  }

  /// The same of blocks that bear the mark of one note: drawn as gone and come, they would lose it.
  func notedReplacements() -> [Int: Int] {
    if notes.isEmpty { return [:] }
    let homes = Dictionary(notes.map { ($0.new.block, Set([$0.old.block])) }) { $0.union($1) }
    return replacements().filter { homes[$0.key]?.contains($0.value) ?? false }
  }
}
