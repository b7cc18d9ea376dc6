// SPDX-License-Identifier: AGPL-3.0-or-later

/// Keeps tables apart, the one place where that is decided. Two tables without a paragraph between them are one table to a
/// word processor, a text does not end with a table, and none is without a paragraph. Where accepted edits would leave it
/// so, the paragraph that goes loses its words only; where none goes, an empty one arrives beside a new table. What stood
/// so before is let be.
struct Separators {
  private(set) var entries: [Weave.Entry] = []
  private let woven: [Weave.Entry]
  /// Where each table that stays begins and ends; a table inside another one stands between cells of that.
  private var extents: [Table: ClosedRange<Int>] = [:]
  private var above = Neighbour.start
  /// The last paragraph that goes since.
  private var going: Int?

  private struct Table: Hashable {
    var story: BlockStory
    var number: Int
  }

  private enum Neighbour {
    case start
    case paragraph
    case table(Table, arriving: Weave.Entry?)
  }

  init(_ woven: [Weave.Entry]) {
    self.woven = woven
    for (place, entry) in woven.enumerated() {
      guard entry.block.cell?.rowFate.deleted == nil, let table = Self.table(of: entry) else { continue }
      extents[table] = (extents[table]?.lowerBound ?? place)...place
    }
    for place in woven.indices { add(place) }
    end()
  }

  private static func table(of entry: Weave.Entry) -> Table? {
    entry.block.cell.map { Table(story: entry.block.story, number: $0.table) }
  }

  private mutating func add(_ place: Int) {
    let entry = woven[place]
    if place > 0, woven[place - 1].block.story != entry.block.story { end() }
    if let cell = entry.block.cell {
      if cell.rowFate.deleted == nil { meet(entry, place) }
    } else if entry.isGoing {
      going = entries.count
    } else {
      (above, going) = (.paragraph, nil)
    }
    entries.append(entry)
  }

  private mutating func meet(_ entry: Weave.Entry, _ place: Int) {
    guard let table = Self.table(of: entry) else { return }
    let arriving = entry.isArrivingRow ? entry : nil
    if case .table(let other, let otherArriving) = above, other != table, extents[table]?.lowerBound == place,
      extents[other].map({ $0.upperBound < place }) ?? false
    {
      separate(beside: arriving ?? otherArriving)
    }
    (above, going) = (.table(table, arriving: arriving), nil)
  }

  private mutating func end() {
    switch above {
    case .paragraph: break
    case .start: separate(beside: nil)
    case .table(_, let arriving): separate(beside: arriving)
    }
    (above, going) = (.start, nil)
  }

  private mutating func separate(beside arriving: Weave.Entry?) {
    if let going {
      entries[going].block.end = .kept
      entries[going].isSeparator = true
    } else if let arriving {
      let block = MarkedBlock(story: arriving.block.story, pieces: [], end: arriving.block.cell?.rowFate ?? .kept)
      entries.append(Weave.Entry(block: block, source: arriving.source, isSeparator: true))
    }
  }
}

extension Weave.Entry {
  /// Nothing of the paragraph is left, its end included.
  fileprivate var isGoing: Bool { block.end.deleted != nil && block.pieces.allSatisfy { $0.fate.deleted != nil } }

  fileprivate var isArrivingRow: Bool { block.cell?.rowFate.inserted != nil }
}
