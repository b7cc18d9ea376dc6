// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Seeded
import Testing

/// Twenty people on one long draft, as in one real consultation: most paragraphs are touched by several of them, and few
/// of those want the same words. What each wants is told in words counted from the start of the paragraph.
private struct Crowd {
  struct Wish: Hashable {
    let block: Int
    /// Empty where words come in before the word of that number.
    let words: Range<Int>
    let new: [String]

    /// Whether both want the same words, or to come in at the same point: what `Collation` must find by itself.
    func meets(_ other: Wish) -> Bool {
      guard block == other.block, self != other else { return false }
      let (a, b) = (words, other.words)
      if a.isEmpty, b.isEmpty { return a == b }
      return max(a.lowerBound, b.lowerBound) < min(a.upperBound, b.upperBound)
        || a.isEmpty && b.lowerBound < a.lowerBound && a.lowerBound < b.upperBound
        || b.isEmpty && a.lowerBound < b.lowerBound && b.lowerBound < a.upperBound
    }

    func isWithin(_ distance: Int, of other: Wish) -> Bool {
      block == other.block && words.lowerBound <= other.words.upperBound + distance
        && other.words.lowerBound <= words.upperBound + distance
    }
  }

  private static let starts = ["b", "c", "d", "g", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "s", "t", "th"]
  private static let ends = ["an", "ông", "ăm", "iệt", "ưởng", "ải", "ồi", "ên", "oan", "uyết", "ình", "ất", "ảo", "e"]

  let texts: [[String]]
  /// By person, in the order of the text; tracked for every other one.
  let wishes: [[Wish]]

  init(seed: UInt64, people: Int, wishes count: Int, paragraphs: Int) {
    var chance = Chance(seed: seed)
    let vocabulary = Self.starts.flatMap { start in Self.ends.map { start + $0 } }
    texts = (0..<paragraphs).map { _ in
      var words: [String] = []
      while words.count < 70 {
        let word = chance.one(of: vocabulary)
        // A word that comes back at once could be changed in two places to the same effect.
        if !words.suffix(12).contains(word) { words.append(word) }
      }
      return words
    }
    var all: [Wish] = []
    wishes = (0..<people).map { _ in
      var own: [Wish] = []
      while own.count < count {
        let wish = chance.isHit(4) && !all.isEmpty ? chance.one(of: all) : Self.wish(&chance, paragraphs)
        let isClear = all.allSatisfy { $0 == wish || $0.meets(wish) || !$0.isWithin(1, of: wish) }
        guard isClear, !own.contains(where: { $0.isWithin(8, of: wish) }) else { continue }
        own.append(wish)
      }
      all += own
      return own.sorted { ($0.block, $0.words.lowerBound) < ($1.block, $1.words.lowerBound) }
    }
  }

  private static func wish(_ chance: inout Chance, _ paragraphs: Int) -> Wish {
    let (block, start) = (chance.below(paragraphs), 2 + chance.below(62))
    // Words that the draft has nowhere.
    let new = (0..<(1 + chance.below(2))).map { _ in "x" + chance.one(of: starts) + chance.one(of: ends) }
    switch chance.below(10) {
    case 0..<5: return Wish(block: block, words: start..<(start + 1 + chance.below(3)), new: new)
    case 5..<8: return Wish(block: block, words: start..<start, new: new)
    default: return Wish(block: block, words: start..<(start + 1 + chance.below(3)), new: [])
    }
  }

  var base: DraftText {
    DraftText(
      version: 1,
      blocks: texts.enumerated().map { index, words in
        DraftBlock(id: BlockID(version: 1, number: index + 1), text: words.joined(separator: " "))
      })
  }

  /// The file of one person; whoever has an odd number switched tracking off.
  func file(of person: Int) -> ReturnedFile {
    let hand = Hand(author: "N\(person)", date: "2025-07-15T08:00:00Z")
    let (gone, come) = person % 2 == 0 ? (Fate(deleted: hand), Fate(inserted: hand)) : (nil, Fate.kept)
    let blocks = texts.enumerated().map { index, words in
      var pieces: [Piece] = []
      var next = 0
      for wish in wishes[person] where wish.block == index {
        let head = words[next..<wish.words.lowerBound].joined(separator: " ")
        let (old, new) = (words[wish.words].joined(separator: " "), wish.new.joined(separator: " "))
        next = wish.words.upperBound
        guard !wish.words.isEmpty else {
          pieces += [Piece(head), Piece(" " + new, fate: come), Piece(" ")]
          continue
        }
        pieces.append(Piece(head + " "))
        if let gone { pieces.append(Piece(new.isEmpty ? old + " " : old, fate: gone)) }
        if !new.isEmpty { pieces += [Piece(new, fate: come), Piece(" ")] }
      }
      pieces.append(Piece(words[next...].joined(separator: " ")))
      return MarkedBlock(pieces: pieces)
    }
    return ReturnedFile(source: Self.name(person), text: MarkedText(blocks: blocks))
  }

  static func name(_ person: Int) -> String { "n" + String(100 + person) }

  /// Wishes that hang together by meeting, each set by the names of its changes; the same wish of several is one.
  func conflicts() -> Set<[ChangeID]> {
    var holders: [Wish: [ChangeID]] = [:]
    for (person, own) in wishes.enumerated() {
      for (number, wish) in own.enumerated() {
        holders[wish, default: []].append(ChangeID(source: Self.name(person), number: number + 1))
      }
    }
    var found: Set<[ChangeID]> = []
    for (_, near) in Dictionary(grouping: holders.keys, by: \.block) {
      var left = Set(near)
      while let first = left.popFirst() {
        var set = [first]
        var next = 0
        while next < set.count {
          let met = left.filter { $0.meets(set[next]) }
          left.subtract(met)
          set += met
          next += 1
        }
        if set.count > 1 { found.insert(set.flatMap { holders[$0] ?? [] }.sorted()) }
      }
    }
    return found
  }
}

@Suite("A crowd on one draft")
struct CrowdTests {
  @Test("is in conflict about words and not about paragraphs", arguments: [85, 2025, 499] as [UInt64])
  func crowd(seed: UInt64) {
    let crowd = Crowd(seed: seed, people: 20, wishes: 129, paragraphs: 628)
    let base = crowd.base
    let sets = crowd.wishes.indices.map { crowd.file(of: $0).changes(on: base) }
    for (set, wishes) in zip(sets, crowd.wishes) {
      #expect(
        set.changes.map { base.places[$0.edit.block ?? base.blocks[0].id] ?? -1 } == wishes.map(\.block),
        "seed \(seed): \(set.source) has \(set.changes.count) changes")
    }
    let collation = Collation(sets, on: base)
    let (wanted, found) = (crowd.conflicts(), Set(collation.clashes.map(\.members)))
    #expect(found == wanted, "seed \(seed): missed \(wanted.subtracting(found)); invented \(found.subtracting(wanted))")
    #expect(collation.clashes.count == wanted.count)
    // Which tells something only because paragraphs would have told another thing.
    let touched = Dictionary(grouping: sets.flatMap { set in Set(set.changes.compactMap(\.edit.block)) }) { $0 }
    let shared = touched.values.count { $0.count > 1 }
    #expect(shared > 450 && (50...150).contains(wanted.count), "seed \(seed): \(shared), \(wanted.count)")
    #expect(collation.proposals.count < sets.reduce(0) { $0 + $1.changes.count }, "some wish the same")
  }
}
