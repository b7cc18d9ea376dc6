// SPDX-License-Identifier: AGPL-3.0-or-later

/// Words that left their block and stand elsewhere in the next text: the half of a paragraph that was parted and edited in
/// one go, a paragraph run on behind another, a sentence put in another place. A comparison tells of them as gone here
/// and come there; whoever spoke about them still speaks about them where they stand now.
struct Resettled {
  /// Words of one block that only one text has at that place.
  private struct Piece {
    var block: Int
    var range: Range<Int>
    var isWhole: Bool
    /// The bead and its stretch that tell of it: words in the place of others did not come from elsewhere.
    var source: [Int]
  }

  /// Where a passage of one block is now.
  enum Whereabouts {
    /// Where the comparison says.
    case stayed
    /// All of it in words that went, here in units of these.
    case went(piece: Int, Range<Int>)
    /// In part.
    case parted
  }

  private let gone: [Piece]
  private let come: [Piece]
  /// From the words that are gone to those that came.
  let map: PlaceMap
  /// Of each block the pieces that stand elsewhere, in order.
  private let left: [Int: [Int]]
  private let lengths: [Int]

  /// Fewer words than this are not known again by themselves, as with whole paragraphs.
  private static let fewest = Alignment.movableWords

  init(_ comparison: Comparison) {
    let gone = Self.pieces(of: comparison.old, comparison.beads, \.old, \.old)
    let come = Self.pieces(of: comparison.new, comparison.beads, \.new, \.new)
    let found = Comparison(
      gone.map { Self.compared($0, of: comparison.old) }, come.map { Self.compared($0, of: comparison.new) })
    (self.gone, self.come) = (gone, come)
    lengths = comparison.old.map { $0.text.utf16.count }
    map = PlaceMap(found, .forward)
    let next = PlaceMap(comparison, .forward)
    var left: [Int: [Int]] = [:]
    for bead in found.beads where bead.isPair {
      let sources = Set(bead.new.map { come[$0].source })
      guard !bead.old.contains(where: { sources.contains(gone[$0].source) }), Self.isAlike(bead, found) else {
        continue
      }
      let words = bead.old.reduce(0) { $0 + found.old[$1].text.bareWords.count }
      guard words >= Self.fewest || Self.isHalf(gone[bead.old.upperBound - 1], come[bead.new.lowerBound], next) else {
        continue
      }
      for piece in bead.old { left[gone[piece].block, default: []].append(piece) }
    }
    self.left = left.mapValues { $0.sorted { gone[$0].range.lowerBound < gone[$1].range.lowerBound } }
  }

  /// In the order of the text. A cell stays its row's, whatever comes into it.
  private static func pieces(
    of blocks: [ComparedBlock], _ beads: [Bead], _ side: (Bead) -> Range<Int>, _ units: (Stretch) -> Range<Int>
  ) -> [Piece] {
    var found: [Piece] = []
    for (number, bead) in beads.enumerated() {
      var start = 0
      for block in side(bead) where blocks[block].cell == nil {
        let length = blocks[block].text.utf16.count
        defer { start += length + 1 }
        guard bead.isPair else {
          found.append(Piece(block: block, range: 0..<length, isWhole: true, source: [number]))
          continue
        }
        for (index, stretch) in bead.stretches.enumerated() where stretch.kind == .changed {
          let own = units(stretch).clamped(to: start..<start + length)
          guard !own.isEmpty else { continue }
          let range = own.lowerBound - start..<own.upperBound - start
          found.append(Piece(block: block, range: range, isWhole: false, source: [number, index]))
        }
      }
    }
    return found.filter { !text($0, of: blocks).bareWords.isEmpty }.sorted {
      ($0.block, $0.range.lowerBound) < ($1.block, $1.range.lowerBound)
    }
  }

  private static func text(_ piece: Piece, of blocks: [ComparedBlock]) -> String {
    String(decoding: Array(blocks[piece.block].text.utf16)[piece.range], as: UTF16.self)
  }

  private static func compared(_ piece: Piece, of blocks: [ComparedBlock]) -> ComparedBlock {
    ComparedBlock(text: text(piece, of: blocks), story: blocks[piece.block].story)
  }

  /// Half of the shorter side at the least: neighbours may be paired for want of anything better.
  private static func isAlike(_ bead: Bead, _ found: Comparison) -> Bool {
    let same = bead.stretches.reduce(0) { $1.kind == .changed ? $0 : $0 + $1.old.count }
    let old = bead.old.reduce(0) { $0 + found.old[$1].text.utf16.count }
    let new = bead.new.reduce(0) { $0 + found.new[$1].text.utf16.count }
    return same * 2 >= min(old, new)
  }

  /// The end of a block that became the next one, however short.
  private static func isHalf(_ piece: Piece, _ other: Piece, _ next: PlaceMap) -> Bool {
    guard other.isWhole, !piece.isWhole, let bead = next.bead(of: piece.block) else { return false }
    return piece.block + 1 == bead.old.upperBound && other.block == bead.new.upperBound
      && piece.range.upperBound == next.comparison.old[piece.block].text.utf16.count
  }

  /// Where this passage is now. A point at the edge of what went stays with what stayed, unless nothing did there.
  func whereabouts(of range: Range<Int>, in block: Int) -> Whereabouts {
    let touched = (left[block] ?? []).filter { piece in
      let own = gone[piece].range
      guard range.isEmpty else { return own.overlaps(range) }
      let isEnd = gone[piece].isWhole || isEndOfBlock(piece)
      return gone[piece].isWhole && range.lowerBound == own.lowerBound
        || own.lowerBound < range.lowerBound && range.lowerBound < own.upperBound
        || isEnd && range.lowerBound == own.upperBound
    }
    guard let piece = touched.first else { return .stayed }
    let own = gone[piece].range
    guard touched.count == 1, own.lowerBound <= range.lowerBound, range.upperBound <= own.upperBound else {
      return .parted
    }
    return .went(piece: piece, range.lowerBound - own.lowerBound..<range.upperBound - own.lowerBound)
  }

  /// Whether these words are the end of their block and a block of their own now.
  private func isEndOfBlock(_ piece: Int) -> Bool {
    guard let bead = map.bead(of: piece), bead.isPair, bead.new.allSatisfy({ come[$0].isWhole }) else { return false }
    return gone[piece].range.upperBound == lengths[gone[piece].block]
  }

  /// Whether a block is no longer one: its end or all of it stands in another.
  func isParted(_ block: Int) -> Bool {
    (left[block] ?? []).contains { gone[$0].isWhole || isEndOfBlock($0) }
  }

  /// The block and the offset there of a place among the words that came.
  func place(of landing: PlaceMap.Landing) -> (block: Int, offset: Int) {
    let piece = come[landing.block]
    return (piece.block, piece.range.lowerBound + landing.offset)
  }
}
