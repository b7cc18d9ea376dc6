// SPDX-License-Identifier: AGPL-3.0-or-later

/// Finds which unit became which: what is surely the same first (equal text that occurs once, hints), then by
/// likeness between those, then what stands elsewhere; at last what changed inside each pair.
struct Alignment {
  private let a: ComparedText
  private let b: ComparedText

  /// Alike enough to be one block, changed.
  static let pairing: Float = 0.4
  /// So much of their single words makes one of two that stand alone between the same neighbours.
  static let rewriting: Float = 0.5
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
    if x.count != y.count { return shifted(x, y) }
    return zip(x, y).flatMap(cell)
  }

  private func cell(_ i: Range<Int>, _ j: Range<Int>) -> [Bead] {
    if i.count == 1, j.count == 1 { return [paired(i, j)] }
    let (p, q) = (i.map { a.unit($0..<$0 + 1, isRow: false) }, j.map { b.unit($0..<$0 + 1, isRow: false) })
    // A block never leaves its cell, so within one nothing counts as moved.
    return beads(of: pairs(p, q).filter { !$0.isMoved }, p, q)
  }

  /// Cells of a row that has more of them or fewer than before: those that read alike are the same, and between two
  /// of these as many as are left on both sides; the others are of columns that came or went.
  private func shifted(_ x: [Range<Int>], _ y: [Range<Int>]) -> [Bead] {
    var all: [Bead] = []
    var (i, j) = (0, 0)
    for (next, other) in alike(x, y) + [(x.count, y.count)] {
      let (left, right) = (i..<next, j..<other)
      if left.count == right.count {
        all += zip(left, right).flatMap { cell(x[$0], y[$1]) }
      } else {
        all += left.map { Bead(old: x[$0], new: 0..<0, isColumn: true) }
        all += right.map { Bead(old: 0..<0, new: y[$0], isColumn: true) }
      }
      if next < x.count { all += cell(x[next], y[other]) }
      (i, j) = (next + 1, other + 1)
    }
    return all
  }

  /// More cells than this stand in no row that people write.
  private static let mostCells = 200

  /// The cells of both sides, in one order, that together are most alike.
  private func alike(_ x: [Range<Int>], _ y: [Range<Int>]) -> [(Int, Int)] {
    guard x.count <= Self.mostCells, y.count <= Self.mostCells else { return [] }
    var dice = Dice()
    let (p, q) = (x.map { a.unit($0, isRow: false).key }, y.map { b.unit($0, isRow: false).key })
    let pieces = y.map { Dice.pieces(of: b, $0) }
    let likeness = p.indices.map { i -> [Float] in
      let own = Dice.pieces(of: a, x[i])
      return q.indices.map { j in
        let found = p[i] == q[j] ? 1 : dice.dice(own, pieces[j])
        return found < Self.pairing ? 0 : found
      }
    }
    var best = Array(repeating: Array(repeating: Float(0), count: q.count + 1), count: p.count + 1)
    for i in p.indices.reversed() {
      for j in q.indices.reversed() {
        let paired = likeness[i][j] > 0 ? best[i + 1][j + 1] + likeness[i][j] : 0
        best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
      }
    }
    var found: [(Int, Int)] = []
    var (i, j) = (0, 0)
    while i < p.count, j < q.count {
      if best[i][j] == best[i + 1][j] {
        i += 1
      } else if best[i][j] == best[i][j + 1] {
        j += 1
      } else {
        found.append((i, j))
        (i, j) = (i + 1, j + 1)
      }
    }
    return found
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
