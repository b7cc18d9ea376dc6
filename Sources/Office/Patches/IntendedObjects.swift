// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts

/// How often each mark of a note, picture, sign, formula, field and link stands in a text once its marks are settled.
public struct ObjectCount: Hashable, Sendable {
  public private(set) var counts: [Name: Int] = [:]

  public enum Name: Hashable, Sendable {
    case note(BlockStory)
    case object(MarkedObject.Kind, key: String)
  }

  public init() {}

  public init(_ text: MarkedText, _ settling: Settling) {
    let words = SettledUnits(text, settling)
    for mark in text.noteMarks where settling.keeps(mark.fate) { add(.note(mark.note)) }
    for object in text.objects where settling.keeps(object.fate) && words.holds(object) { add(object.name) }
  }

  public mutating func add(_ name: Name) { counts[name, default: 0] += 1 }
}

extension MarkedObject {
  public var name: ObjectCount.Name { .object(kind, key: key) }
}

/// Which words of a text stay.
private struct SettledUnits {
  private let text: MarkedText
  private let settling: Settling

  init(_ text: MarkedText, _ settling: Settling) {
    self.text = text
    self.settling = settling
  }

  func holds(_ object: MarkedObject) -> Bool {
    guard object.isWrapped, text.blocks.indices.contains(object.place.block) else { return !object.isWrapped }
    let (from, to) = (object.range.lowerBound, object.range.upperBound)
    if from.block != to.block { return true }
    var offset = 0
    for piece in text.blocks[from.block].pieces {
      let own = offset..<(offset + piece.text.utf16.count)
      offset = own.upperBound
      if settling.keeps(piece.fate), own.overlaps(from.offset..<to.offset) { return true }
    }
    return false
  }
}

/// What of it a patch should leave, reckoned on the base and the plan and not from what was written.
struct IntendedObjects {
  let base: WordFile
  let plan: PatchPlan

  var accepted: ObjectCount {
    var count = ObjectCount()
    let gone = goneBlocks
    for mark in base.text.noteMarks where mark.fate.deleted == nil && !gone.contains(mark.place.block) {
      if !plan.emptiedNotes.contains(mark.note) { count.add(.note(mark.note)) }
    }
    for object in base.text.objects where object.fate.deleted == nil && !gone.contains(object.place.block) {
      let taken = plan.blocks[object.place.block]?.deletions.map(\.range) ?? []
      if stands(object, where: { offset in !taken.contains { $0.contains(offset) } }) { count.add(object.name) }
    }
    for plan in plan.blocks.values { for follower in plan.followers { add(follower.content, to: &count) } }
    for new in plan.additions { add(new.content, to: &count) }
    for row in plan.newRows { add(row.content, to: &count) }
    return count
  }

  /// What goes as a whole takes along whatever stands in it.
  private var goneBlocks: Set<Int> {
    var gone = Set(plan.blocks.filter { $1.isDeleted != nil }.keys)
    for row in plan.goneRows {
      guard let node = base.row(of: row.holding) else { continue }
      gone.formUnion(base.blocks(inside: node, story: base.blockPlaces[row.holding].story))
    }
    return gone
  }

  /// Of one that is nothing without its words, some stay.
  private func stands(_ object: MarkedObject, where isKept: (Int) -> Bool) -> Bool {
    guard object.isWrapped, object.range.upperBound.block == object.place.block else { return true }
    var offset = 0
    for piece in base.text.blocks[object.place.block].pieces {
      let own = offset..<(offset + piece.text.utf16.count)
      offset = own.upperBound
      let inside = own.clamped(to: object.place.offset..<object.range.upperBound.offset)
      if piece.fate.deleted == nil, inside.contains(where: isKept) { return true }
    }
    return false
  }

  private func add(_ content: WordEdit.Addition, to count: inout ObjectCount) {
    switch content {
    case .paragraph, .table: break
    case .copy(let copy):
      let kept = copy.stretches.compactMap { stretch -> Range<Int>? in
        if case .kept(let range) = stretch { range } else { nil }
      }
      add(copy.block, to: &count, holding: copy.holding) { offset in kept.contains { $0.contains(offset) } }
    case .copiedTable(_, let rows): for row in rows { add(row, to: &count) }
    }
  }

  private func add(_ row: WordEdit.Row, to count: inout ObjectCount) {
    guard case .copy(let block, let paragraphs) = row, let node = base.row(of: block) else { return }
    for index in base.blocks(inside: node, story: base.blockPlaces[block].story) {
      if let copy = paragraphs.first(where: { $0.block == index }) {
        add(.copy(copy), to: &count)
      } else {
        add(index, to: &count, holding: 0..<Int.max) { _ in true }
      }
    }
  }

  private func add(
    _ block: Int, to count: inout ObjectCount, holding window: Range<Int>, where isKept: (Int) -> Bool
  ) {
    for mark in base.text.noteMarks where mark.place.block == block && window.contains(mark.place.offset) {
      if mark.fate.deleted == nil, !plan.emptiedNotes.contains(mark.note) { count.add(.note(mark.note)) }
    }
    for object in base.text.objects where object.place.block == block && object.fate.deleted == nil {
      if object.isWrapped ? stands(object, where: isKept) : window.contains(object.place.offset) {
        count.add(object.name)
      }
    }
  }
}
