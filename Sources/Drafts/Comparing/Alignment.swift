// SPDX-License-Identifier: AGPL-3.0-or-later

/// Finds which unit became which: what is surely the same first (equal text that occurs once, hints), then by
/// likeness between those, then what stands elsewhere; at last what changed inside each pair.
struct Alignment {
  private let a: ComparedText
  private let b: ComparedText

  /// Alike enough to be one block, changed.
  static let pairing: Float = 0.4
  /// Alike enough to be one block, moved.
  static let moving: Float = 0.5
  /// A shorter unit is not recognised elsewhere unless it is equal: too many are alike.
  static let movableWords = 5

  /// Whether equal hints make one block of two that are not alike.
  private let areHintsProof: Bool

  init(_ a: ComparedText, _ b: ComparedText, areHintsProof: Bool) {
    self.a = a
    self.b = b
    self.areHintsProof = areHintsProof
  }

  func beads() -> [Bead] {
    var all: [Bead] = []
    for rank in 0...5 {
      let (x, y) = (a.aligned(rank: rank), b.aligned(rank: rank))
      guard !x.isEmpty || !y.isEmpty else { continue }
      all += beads(of: pairs(x, y), x, y)
    }
    return ordered(all)
  }

  /// Units of both sides that belong together, by their index.
  private func pairs(_ x: [ComparedText.Unit], _ y: [ComparedText.Unit]) -> [UnitPair] {
    var work = UnitAlignment(a, b, x, y, hinted: areHintsProof ? 0 : Alignment.pairing)
    work.align()
    return work.pairs
  }

  private func beads(of pairs: [UnitPair], _ x: [ComparedText.Unit], _ y: [ComparedText.Unit]) -> [Bead] {
    var freeOld = Set(x.indices)
    var freeNew = Set(y.indices)
    var all: [Bead] = []
    for pair in pairs {
      freeOld.subtract(pair.old)
      freeNew.subtract(pair.new)
      let old = x[pair.old.lowerBound].blocks.lowerBound..<x[pair.old.upperBound - 1].blocks.upperBound
      let new = y[pair.new.lowerBound].blocks.lowerBound..<y[pair.new.upperBound - 1].blocks.upperBound
      if x[pair.old.lowerBound].isRow {
        all += cells(old, new)
      } else {
        all.append(paired(old, new, isMoved: pair.isMoved))
      }
    }
    // A row comes and goes whole; a paragraph too.
    for index in freeOld { all.append(Bead(old: x[index].blocks, new: 0..<0, isRow: x[index].isRow)) }
    for index in freeNew { all.append(Bead(old: 0..<0, new: y[index].blocks, isRow: y[index].isRow)) }
    return all
  }

  private func paired(_ old: Range<Int>, _ new: Range<Int>, isMoved: Bool = false) -> Bead {
    let diff = TokenDiff(a.joined(old), b.joined(new))
    return Bead(old: old, new: new, isMoved: isMoved, stretches: diff.stretches())
  }

  // MARK: Inside a row

  /// The cells of two rows that belong together, column by column; a cell is the same cell whatever it says.
  private func cells(_ old: Range<Int>, _ new: Range<Int>) -> [Bead] {
    let (x, y) = (columns(of: a, old), columns(of: b, new))
    var all: [Bead] = []
    for index in 0..<max(x.count, y.count) {
      let (i, j) = (index < x.count ? x[index] : 0..<0, index < y.count ? y[index] : 0..<0)
      if i.count == 1, j.count == 1 {
        all.append(paired(i, j))
        continue
      }
      let (p, q) = (i.map { a.unit($0..<$0 + 1, isRow: false) }, j.map { b.unit($0..<$0 + 1, isRow: false) })
      // A block never leaves its cell, so within one nothing counts as moved.
      all += beads(of: pairs(p, q).filter { !$0.isMoved }, p, q)
    }
    return all
  }

  private func columns(of text: ComparedText, _ range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for block in range {
      if let last = found.last, text.blocks[last.lowerBound].cell?.column == text.blocks[block].cell?.column {
        found[found.count - 1] = last.lowerBound..<block + 1
      } else {
        found.append(block..<block + 1)
      }
    }
    return found
  }

  // MARK: Order

  /// In the order of the new text; what is gone stands where it stood between the beads that stayed.
  private func ordered(_ beads: [Bead]) -> [Bead] {
    let gone = beads.filter { $0.new.isEmpty }.sorted { $0.old.lowerBound < $1.old.lowerBound }
    let present = beads.filter { !$0.new.isEmpty }.sorted { $0.new.lowerBound < $1.new.lowerBound }
    var all: [Bead] = []
    all.reserveCapacity(beads.count)
    var next = 0
    for bead in present {
      if bead.isPair, !bead.isMoved {
        while next < gone.count, gone[next].old.lowerBound < bead.old.lowerBound {
          all.append(gone[next])
          next += 1
        }
      }
      all.append(bead)
    }
    return all + gone[next...]
  }
}

/// Units of the old and of the new side that belong together.
struct UnitPair {
  var old: Range<Int>
  var new: Range<Int>
  var isMoved = false
}
