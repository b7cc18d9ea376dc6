// SPDX-License-Identifier: AGPL-3.0-or-later

/// How alike two opinions must be once all guards agree.
public struct Likeness: Hashable, Sendable {
  /// Hundredths of the content words of both that they must share.
  public var sharedWords = 60
  /// Of so many content words, one may stand in the place of another: a word replaced is another matter sooner than a word
  /// added or left out.
  public var wordsPerReplacement = 8
  /// From so many content words on, an opinion may have lost or gained an act beside others, or a word of
  /// doubt, in the copying.
  public var wordsOfLongOpinion = 24

  public init(sharedWords: Int = 60, wordsPerReplacement: Int = 8, wordsOfLongOpinion: Int = 24) {
    self.sharedWords = min(max(sharedWords, 1), 100)
    self.wordsPerReplacement = max(wordsPerReplacement, 1)
    self.wordsOfLongOpinion = wordsOfLongOpinion
  }

  /// Hundredths shared by two sets of words of these sizes, or nil where that is too little.
  func share(common: Int, _ a: Int, _ b: Int) -> Int? {
    let all = a + b - common
    guard all > 0 else { return 100 }
    let replaced = min(a, b) - common
    guard common * 100 >= all * sharedWords, replaced * wordsPerReplacement <= min(a, b) else { return nil }
    return common * 100 / all
  }
}

/// Guarded leader clustering. The most copied wording leads; each wording joins the leader it is most like, if numbers,
/// quotations, acts and negations are the same, and never for the sake of a third wording between them.
struct Leaders {
  private let read: Sayings
  private let likeness: Likeness
  static let isCopy: UInt8 = 101
  static let leads: UInt8 = 102

  /// For each entry the entry that leads it, and hundredths of shared words, or one of the two above.
  private(set) var leaderOf: [Int32]
  private(set) var share: [UInt8]
  /// What each group says as a whole, by its leader.
  private var creeds: [Int32: Creed] = [:]

  /// What no member may contradict: filled by the first that says it, so that two members never differ over what a third
  /// leaves out.
  private struct Creed {
    /// The distinct sets of acts of the members; of any two, one holds the other.
    var acts: [UInt64]
    /// The same as texts without marks say it: the leader's and those of its unmarked members.
    var bareActs: [UInt64]
    var places: Range<Int>
    /// What it asks not to do; 0 until a member says it.
    var refused: UInt64
  }

  init(_ read: Sayings, _ likeness: Likeness) {
    self.read = read
    self.likeness = likeness
    leaderOf = Array(repeating: -1, count: read.entries.count)
    share = Array(repeating: Self.leads, count: read.entries.count)
    let keys = read.entries.map { Mix.pair(read.sayings[$0.saying].numbers, UInt64($0.anchor)) }
    let sizes = keys.reduce(into: [UInt64: Int]()) { $0[$1, default: 0] += 1 }
    let shingles = sizes.values.contains { $0 > Bucket.few } ? RareShingles(read) : nil
    var buckets: [UInt64: Bucket] = [:]
    for entry in canonicalOrder() {
      let said = read.sayings[read.entries[entry].saying]
      let key = keys[entry]
      let isLarge = sizes[key] ?? 0 > Bucket.few
      let rarest = isLarge ? shingles?.rarest(of: said) ?? [] : []
      if let bucket = buckets[key],
        let found = best(for: entry, among: bucket.isCrowded ? bucket.candidates(sharing: rarest) : bucket.leaders)
      {
        join(entry, found)
      } else {
        leaderOf[entry] = Int32(entry)
        buckets[key, default: Bucket()].add(Int32(entry), shingles: rarest)
        creeds[Int32(entry)] = Creed(
          acts: said.isMarked ? [said.plain.acts] : [], bareActs: [said.bare.acts], places: said.places,
          refused: said.isMarked ? said.plain.refused : said.bare.refused)
      }
    }
  }

  /// Marked texts first, so that a text without marks never draws together two that differ in them; then the most copied.
  private func canonicalOrder() -> [Int] {
    read.entries.indices.sorted { a, b in
      let one = read.sayings[read.entries[a].saying]
      let two = read.sayings[read.entries[b].saying]
      if one.isMarked != two.isMarked { return one.isMarked }
      if read.entries[a].members != read.entries[b].members { return read.entries[a].members > read.entries[b].members }
      return one.hash < two.hash
    }
  }

  private func best(for entry: Int, among leaders: [Int32]) -> (leader: Int32, share: Int)? {
    var found: (leader: Int32, share: Int)?
    for leader in leaders {
      guard let share = compare(entry, Int(leader)), share > found?.share ?? -1 else { continue }
      found = (leader, share)
    }
    return found
  }

  private mutating func join(_ entry: Int, _ found: (leader: Int32, share: Int)) {
    leaderOf[entry] = found.leader
    share[entry] = UInt8(found.share)
    let said = read.sayings[read.entries[entry].saying]
    guard var creed = creeds[found.leader] else { return }
    if said.isMarked {
      if !creed.acts.contains(said.plain.acts) { creed.acts.append(said.plain.acts) }
    } else if !creed.bareActs.contains(said.bare.acts) {
      creed.bareActs.append(said.bare.acts)
    }
    if creed.refused == 0 { creed.refused = said.isMarked ? said.plain.refused : said.bare.refused }
    if said.places.count > creed.places.count { creed.places = said.places }
    creeds[found.leader] = creed
  }

  private func compare(_ entry: Int, _ leader: Int) -> Int? {
    let one = read.sayings[read.entries[entry].saying]
    let two = read.sayings[read.entries[leader].saying]
    let asBare = !one.isMarked || !two.isMarked
    let a = asBare ? one.bare : one.plain
    let b = asBare ? two.bare : two.plain
    guard a.negations == b.negations, a.quotes == b.quotes, a.numerals == b.numerals else { return nil }
    let sizes = (a.content.count, b.content.count)
    let isLong = min(sizes.0, sizes.1) >= likeness.wordsOfLongOpinion
    guard a.doubts == b.doubts || isLong && max(a.doubts, b.doubts) - min(a.doubts, b.doubts) == 1 else { return nil }
    guard let creed = creeds[Int32(leader)] else { return nil }
    let fits = (asBare ? creed.bareActs : creed.acts).allSatisfy { acts in
      a.acts == acts || a.acts == 0 || acts == 0 || isLong && (a.acts & ~acts == 0 || acts & ~a.acts == 0)
    }
    guard fits, a.refused == 0 || creed.refused == 0 || a.refused == creed.refused else { return nil }
    guard agree(one.places, creed.places) else { return nil }
    guard
      one.inOrder == two.inOrder || one.withWordBefore == two.withWordBefore || one.withWordAfter == two.withWordAfter
    else { return nil }
    let atMost = min(sizes.0 - a.strangers(to: b), sizes.1 - b.strangers(to: a))
    guard likeness.share(common: atMost, sizes.0, sizes.1) != nil else { return nil }
    let common = common(a.content, b.content)
    guard let share = likeness.share(common: common, sizes.0, sizes.1) else { return nil }
    let isCopy = asBare && one.isMarked != two.isMarked && read.bare[one.terms].elementsEqual(read.bare[two.terms])
    return isCopy ? Int(Self.isCopy) : share
  }

  /// Whether one names all the places that the other names.
  private func agree(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    let (fewer, more) = a.count < b.count ? (a, b) : (b, a)
    var at = more.lowerBound
    for place in read.places[fewer] {
      while at < more.upperBound, read.places[at] < place { at += 1 }
      guard at < more.upperBound, read.places[at] == place else { return false }
      at += 1
    }
    return true
  }

  private func common(_ a: Range<Int>, _ b: Range<Int>) -> Int {
    var i = a.lowerBound
    var j = b.lowerBound
    var common = 0
    return read.content.withUnsafeBufferPointer { words in
      while i < a.upperBound, j < b.upperBound {
        let x = words[i]
        let y = words[j]
        if x == y { common += 1 }
        if x <= y { i += 1 }
        if y <= x { j += 1 }
      }
      return common
    }
  }
}
