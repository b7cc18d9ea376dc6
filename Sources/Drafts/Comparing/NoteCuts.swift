// SPDX-License-Identifier: AGPL-3.0-or-later

/// A note's mark in the old text and in the new one.
struct NotePair: Hashable {
  var old: DraftNoteMark
  var new: DraftNoteMark

  /// Marks of notes to which each text refers once: of several nobody knows which is which.
  static func all(
    _ marks: (old: [DraftNoteMark], new: [DraftNoteMark]), _ old: [ComparedBlock], _ new: [ComparedBlock],
    _ beads: [Bead]
  ) -> [NotePair] {
    guard !marks.old.isEmpty, !marks.new.isEmpty else { return [] }
    var origins: [BlockStory: BlockStory] = [:]
    for bead in beads where bead.isPair {
      let (one, other) = (old[bead.old.lowerBound].story, new[bead.new.lowerBound].story)
      if one.isNote, origins[other] == nil { origins[other] = one }
    }
    let olds = Dictionary(grouping: marks.old, by: \.note)
    let news = Dictionary(grouping: marks.new, by: \.note)
    var taken: Set<BlockStory> = []
    let pairs = marks.new.compactMap { mark -> NotePair? in
      guard news[mark.note]?.count == 1, let origin = origins[mark.note], let own = olds[origin], own.count == 1,
        taken.insert(origin).inserted
      else { return nil }
      return NotePair(old: own[0], new: mark)
    }
    return counted(pairs, marks.old, old, beads) ?? pairs
  }

  /// LibreOffice gives the first mark the first note of the part, the second the second, whatever they refer to. Where
  /// marks would have gone elsewhere, and counted like that every one is where it was, nobody moved a note.
  private static func counted(
    _ pairs: [NotePair], _ marks: [DraftNoteMark], _ old: [ComparedBlock], _ beads: [Bead]
  ) -> [NotePair]? {
    let listed = old.map(\.story).filter(\.isNote).reduce(into: [BlockStory]()) { if $0.last != $1 { $0.append($1) } }
    guard marks.map(\.note) != listed, Set(marks.map(\.note)) == Set(listed), marks.count == listed.count else {
      return nil
    }
    var homes: [Int: Range<Int>] = [:]
    for bead in beads where bead.isPair { for block in bead.old { homes[block] = bead.new } }
    func stays(_ pair: NotePair) -> Bool { homes[pair.old.block]?.contains(pair.new.block) ?? false }
    let turned = pairs.compactMap { pair in
      listed.firstIndex(of: pair.old.note).map { NotePair(old: marks[$0], new: pair.new) }
    }
    return !pairs.allSatisfy(stays) && turned.allSatisfy(stays) ? turned : nil
  }
}

/// Cuts what changed where both texts have the mark of one note: a file keeps the mark where it is while the words around
/// it are written anew, so words that come before it must come as a change of their own.
struct NoteCuts {
  private let byBlock: [Int: [NotePair]]
  private let oldUnits: [[UInt16]]
  private let newUnits: [[UInt16]]

  /// A place of each text, in units of joined blocks.
  private struct Cut {
    var old: Int
    var new: Int
  }

  init(_ notes: [NotePair], _ oldUnits: [[UInt16]], _ newUnits: [[UInt16]]) {
    byBlock = Dictionary(grouping: notes, by: \.old.block)
    (self.oldUnits, self.newUnits) = (oldUnits, newUnits)
  }

  func cut(_ beads: [Bead]) -> [Bead] {
    beads.map { bead in
      guard bead.isPair, bead.stretches.contains(where: { $0.kind == .changed }),
        bead.old.contains(where: { byBlock[$0] != nil })
      else { return bead }
      var made = bead
      made.stretches = cut(bead.stretches, bead.old, bead.new)
      return made
    }
  }

  /// What became of a block of the old text for which this one came.
  func stretches(_ old: Int, _ new: Int) -> [Stretch] {
    let whole = Stretch(kind: .changed, old: 0..<oldUnits[old].count, new: 0..<newUnits[new].count)
    return cut([whole], old..<old + 1, new..<new + 1)
  }

  private func cut(_ stretches: [Stretch], _ old: Range<Int>, _ new: Range<Int>) -> [Stretch] {
    let cuts = cuts(old, new)
    if cuts.isEmpty { return stretches }
    var all: [Stretch] = []
    for stretch in stretches {
      var rest = stretch
      for cut in cuts where stretch.kind == .changed && holds(rest, cut) {
        all.append(Stretch(kind: .changed, old: rest.old.lowerBound..<cut.old, new: rest.new.lowerBound..<cut.new))
        rest = Stretch(kind: .changed, old: cut.old..<rest.old.upperBound, new: cut.new..<rest.new.upperBound)
      }
      all.append(rest)
    }
    return all
  }

  /// Both places are in it, and something of it is on both sides.
  private func holds(_ stretch: Stretch, _ cut: Cut) -> Bool {
    let (old, new) = (stretch.old, stretch.new)
    return old.lowerBound <= cut.old && cut.old <= old.upperBound && new.lowerBound <= cut.new
      && cut.new <= new.upperBound && (old.lowerBound < cut.old || new.lowerBound < cut.new)
      && (cut.old < old.upperBound || cut.new < new.upperBound)
  }

  /// In the order of both texts, and nowhere inside of a word: what is inside of one is written with the whole word.
  private func cuts(_ old: Range<Int>, _ new: Range<Int>) -> [Cut] {
    var found: [Cut] = []
    for block in old {
      for pair in (byBlock[block] ?? []).sorted(by: { $0.old.offset < $1.old.offset })
      where new.contains(pair.new.block) && Self.isEdge(pair.old.offset, of: oldUnits[block])
        && Self.isEdge(pair.new.offset, of: newUnits[pair.new.block])
      {
        let cut = Cut(
          old: oldUnits[old.lowerBound..<block].reduce(pair.old.offset) { $0 + $1.count + 1 },
          new: newUnits[new.lowerBound..<pair.new.block].reduce(pair.new.offset) { $0 + $1.count + 1 })
        if found.last.map({ $0.new <= cut.new }) ?? true { found.append(cut) }
      }
    }
    return found
  }

  private static func isEdge(_ offset: Int, of units: [UInt16]) -> Bool {
    if offset <= 0 || offset >= units.count { return offset == 0 || offset == units.count }
    return units.withUnsafeBufferPointer { text in
      var cutter = TokenCutter(text: text)
      while let (range, _) = cutter.next() {
        if range.lowerBound >= offset { return range.lowerBound == offset }
      }
      return false
    }
  }
}

extension Comparison {
  /// Notes of the new text whose marks do not come to stand there where it has them when the old one is changed into it:
  /// a mark stays between the words that it stands between, before what comes in for words around it, and of what comes
  /// in where it is on its own side (`NoteSide`). `replaced` are blocks of the old text by those of the new one that came
  /// for them.
  func strays(replacing replaced: [Int: Int]) -> [NotePair] {
    guard !notes.isEmpty else { return [] }
    var homes: [Int: Int] = [:]
    for (index, bead) in beads.enumerated() where bead.isPair { for block in bead.old { homes[block] = index } }
    let cuts = noteCuts
    return notes.filter { pair in
      if replaced[pair.new.block] == pair.old.block {
        return isStray(
          pair.old.offset, pair.new.offset, cuts.stretches(pair.old.block, pair.new.block),
          Array(old[pair.old.block].text.utf16), Array(new[pair.new.block].text.utf16))
      }
      guard let bead = homes[pair.old.block].map({ beads[$0] }), bead.new.contains(pair.new.block) else { return true }
      let from = old[bead.old.lowerBound..<pair.old.block].reduce(pair.old.offset) { $0 + $1.text.utf16.count + 1 }
      let to = new[bead.new.lowerBound..<pair.new.block].reduce(pair.new.offset) { $0 + $1.text.utf16.count + 1 }
      let before = Array(bead.old.map { Array(old[$0].text.utf16) }.joined(separator: [Letters.blockEnd]))
      let text = Array(bead.new.map { Array(new[$0].text.utf16) }.joined(separator: [Letters.blockEnd]))
      return isStray(from, to, bead.stretches, before, text)
    }
  }

  /// For blocks that came for others, which no bead pairs.
  var noteCuts: NoteCuts { NoteCuts(notes, old.map { Array($0.text.utf16) }, new.map { Array($0.text.utf16) }) }

  private func isStray(
    _ old: Int, _ new: Int, _ stretches: [Stretch], _ before: [UInt16], _ text: [UInt16]
  ) -> Bool {
    var place = 0
    var isReplaced = false
    for stretch in stretches {
      if stretch.old.upperBound <= old {
        let comesIn = stretch.kind == .changed && stretch.old.isEmpty && stretch.old.lowerBound == old
        if comesIn, !isReplaced, NoteSide.isBehind(text[stretch.new], after: before.prefix(old)) { break }
        isReplaced = stretch.kind == .changed && !stretch.old.isEmpty
        place = stretch.new.upperBound
        continue
      }
      guard stretch.old.lowerBound < old else { break }
      switch stretch.kind {
      case .same: place = stretch.new.lowerBound + old - stretch.old.lowerBound
      case .noise: place = min(max(new, stretch.new.lowerBound), stretch.new.upperBound)
      case .changed: place = stretch.new.lowerBound
      }
      break
    }
    return !text[min(place, new)..<min(max(place, new), text.count)].allSatisfy(Letters.isSpace)
  }
}

extension BlockStory {
  var isNote: Bool {
    switch self {
    case .footnote, .endnote: true
    case .body, .header, .footer, .textBox: false
    }
  }
}
