// SPDX-License-Identifier: AGPL-3.0-or-later

/// What an edit needs to itself, on one line through the whole version. Every block lies on it as its units, the mark
/// that ends it, and the gap behind it; odd numbers are units and marks, even ones the points between them and the gap
/// (the start of a story has the odd number before its first block). So two edits meet exactly where their ranges share
/// a number, and a point at the edge of a range does not meet it.
struct Footprint: Hashable {
  enum Sort: Hashable {
    /// Words or blocks that are replaced or go.
    case taking
    /// Something comes in at a point; others may come in there too, in an order that somebody chooses.
    case arriving
    /// The block goes elsewhere as it is; words inside it may still change.
    case leaving
  }

  var sort: Sort
  var range: ClosedRange<Int>
}

/// The line on which footprints lie.
struct Line {
  private let locator: Locator
  private let starts: [Int]
  private let storyStarts: [Int: Int]
  private let length: Int

  init(_ locator: Locator) {
    self.locator = locator
    // The first two numbers are the gap before everything.
    var next = 1
    starts = locator.units.map { units in
      defer { next += units.count + 2 }
      return next
    }
    length = next
    var storyStarts: [Int: Int] = [:]
    for (block, start) in zip(locator.draft.blocks, starts) {
      let rank = ComparedText.rank(block.story)
      if storyStarts[rank] == nil { storyStarts[rank] = start }
    }
    self.storyStarts = storyStarts
  }

  /// The footprints of an edit in its essential form; none where only the look changes.
  func footprints(of edit: Edit) -> [Footprint] {
    switch edit {
    case .rewrite(let span, _):
      [rewriting(span)]
    case .insert(_, let gap), .insertRow(_, let gap):
      [arrival(at: gap)]
    case .delete(let id):
      whole(id, id).map { [Footprint(sort: .taking, range: $0)] } ?? []
    case .deleteRow(let ids):
      row(ids)
    case .move(let id, let gap):
      (whole(id, id).map { [Footprint(sort: .leaving, range: $0)] } ?? []) + [arrival(at: gap)]
    case .restyle(let id, _):
      end(of: id).map { [Footprint(sort: .taking, range: $0...$0)] } ?? []
    case .reformat:
      []
    }
  }

  private func rewriting(_ span: Span) -> Footprint {
    let (start, end) = (unit(span.start), unit(span.end))
    if span.isPoint { return Footprint(sort: .arriving, range: 2 * start...2 * start) }
    // A merge needs the block that it takes in, even where it leaves all its words.
    let last = span.start.block == span.end.block ? 2 * end - 1 : max(2 * end - 1, 2 * unit(span.end, at: 0))
    return Footprint(sort: .taking, range: 2 * start + 1...last)
  }

  private func unit(_ place: Place) -> Int { unit(place, at: place.offset.units) }

  private func unit(_ place: Place, at offset: Int) -> Int {
    locator.places[place.block].map { starts[$0] + offset } ?? length
  }

  private func arrival(at gap: Gap) -> Footprint {
    let point: Int
    switch gap {
    case .start(let story): point = 2 * (storyStarts[ComparedText.rank(story)] ?? length) - 1
    case .after(let id): point = (end(of: id) ?? 2 * length) + 1
    }
    return Footprint(sort: .arriving, range: point...point)
  }

  /// The number of the mark that ends a block.
  private func end(of id: BlockID) -> Int? {
    locator.places[id].map { 2 * (starts[$0] + locator.units[$0].count) + 1 }
  }

  private func whole(_ first: BlockID, _ last: BlockID) -> ClosedRange<Int>? {
    guard let start = locator.places[first].map({ 2 * starts[$0] }), let end = end(of: last), start <= end else {
      return nil
    }
    return start...end
  }

  private func row(_ ids: [BlockID]) -> [Footprint] {
    let places = ids.compactMap { locator.places[$0] }
    guard let first = places.min(), let last = places.max() else { return [] }
    let blocks = locator.draft.blocks
    return whole(blocks[first].id, blocks[last].id).map { [Footprint(sort: .taking, range: $0)] } ?? []
  }
}
