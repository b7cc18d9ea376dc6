// SPDX-License-Identifier: AGPL-3.0-or-later

/// Pairs the units of two rows of units. Work and memory stay below a bound for any input: where a stretch is too
/// wide for every pair to be weighed, only pairs near its diagonal are.
struct UnitAlignment {
  var pairs: [UnitPair] = []

  let a: ComparedText
  let b: ComparedText
  let x: [ComparedText.Unit]
  let y: [ComparedText.Unit]
  let xKeys: [Int32]
  let yKeys: [Int32]
  private var xPieces: [Dice.Pieces?]
  private var yPieces: [Dice.Pieces?]
  var likeness = Dice()

  /// How alike two units with one hint must be.
  let hinted: Float

  init(
    _ a: ComparedText, _ b: ComparedText, _ x: [ComparedText.Unit], _ y: [ComparedText.Unit], hinted: Float
  ) {
    (self.a, self.b, self.x, self.y, self.hinted) = (a, b, x, y, hinted)
    var names: [[Int32]: Int32] = [:]
    func name(_ unit: ComparedText.Unit) -> Int32 {
      if let known = names[unit.key] { return known }
      let fresh = Int32(names.count)
      names[unit.key] = fresh
      return fresh
    }
    xKeys = x.map(name)
    yKeys = y.map(name)
    xPieces = Array(repeating: nil, count: x.count)
    yPieces = Array(repeating: nil, count: y.count)
  }

  struct Gap {
    var old: Range<Int>
    var new: Range<Int>
  }

  mutating func align() {
    var gaps = [(gap: Gap(old: x.indices, new: y.indices), depth: 0)]
    while let (gap, depth) = gaps.popLast() {
      let rest = trimmed(gap)
      guard !rest.old.isEmpty, !rest.new.isEmpty else { continue }
      let anchors = depth < 12 ? anchors(in: rest, isWide: rest.old.count * rest.new.count > 2_500) : []
      if !anchors.isEmpty {
        let units = anchors.map { UnitPair(old: $0..<$0 + 1, new: $1..<$1 + 1) }
        gaps += split(rest, at: units).map { ($0, depth + 1) }
        continue
      }
      let joints = Joints(a, b, x, y, in: rest).pairs()
      if joints.isEmpty {
        pairByLikeness(rest)
      } else {
        gaps += split(rest, at: joints).map { ($0, depth + 1) }
      }
    }
    widenPairs()
    pairStories()
    pairReshapedRows()
    for (i, j) in RowPairs(a, b, x, y).pairs(among: leftOver()) { pair(i, j) }
    findMoved()
    pairs.sort { $0.old.lowerBound < $1.old.lowerBound }
  }

  private mutating func pair(_ i: Int, _ j: Int) {
    pairs.append(UnitPair(old: i..<i + 1, new: j..<j + 1))
  }

  /// Pairs what is equal at both ends of a gap, and gives what is left of it.
  private mutating func trimmed(_ gap: Gap) -> Gap {
    var (old, new) = (gap.old, gap.new)
    while let i = old.first, let j = new.first, xKeys[i] == yKeys[j] {
      pair(i, j)
      (old, new) = (old.dropFirst(), new.dropFirst())
    }
    while let i = old.last, let j = new.last, xKeys[i] == yKeys[j] {
      pair(i, j)
      (old, new) = (old.dropLast(), new.dropLast())
    }
    return Gap(old: old, new: new)
  }

  private mutating func split(_ gap: Gap, at anchors: [UnitPair]) -> [Gap] {
    var gaps: [Gap] = []
    var (i, j) = (gap.old.lowerBound, gap.new.lowerBound)
    for anchor in anchors {
      pairs.append(anchor)
      gaps.append(Gap(old: i..<anchor.old.lowerBound, new: j..<anchor.new.lowerBound))
      (i, j) = (anchor.old.upperBound, anchor.new.upperBound)
    }
    gaps.append(Gap(old: i..<gap.old.upperBound, new: j..<gap.new.upperBound))
    return gaps
  }

  // MARK: Anchors

  /// Pairs that are sure enough to divide a gap, rising on both sides, with as many words as can be.
  private mutating func anchors(in gap: Gap, isWide: Bool) -> [(Int, Int)] {
    var found = uniquePairs(gap)
    let (takenOld, takenNew) = (Set(found.map(\.0)), Set(found.map(\.1)))
    for (i, j) in hintedAnchors(gap) where !takenOld.contains(i) && !takenNew.contains(j) {
      found.append((i, j))
    }
    if isWide, found.count < 8 {
      let (takenOld, takenNew) = (Set(found.map(\.0)), Set(found.map(\.1)))
      for (i, j) in rarePairs(gap) where !takenOld.contains(i) && !takenNew.contains(j) { found.append((i, j)) }
    }
    return Rising.heaviest(found.sorted { $0.0 < $1.0 }) { Int64(self.x[$0].words + 1) }
  }

  private func uniquePairs(_ gap: Gap) -> [(Int, Int)] {
    let (olds, news) = (Self.once(gap.old, xKeys), Self.once(gap.new, yKeys))
    return olds.compactMap { key, i in news[key].map { (i, $0) } }
  }

  /// The keys that occur once in a range, and where.
  private static func once(_ range: Range<Int>, _ keys: [Int32]) -> [Int32: Int] {
    var places: [Int32: Int] = [:]
    var twice: Set<Int32> = []
    for index in range {
      if places.updateValue(index, forKey: keys[index]) != nil { twice.insert(keys[index]) }
    }
    return places.filter { !twice.contains($0.key) }
  }

  mutating func hintedPairs(_ old: some Sequence<Int>, _ new: some Sequence<Int>) -> [(Int, Int)] {
    var olds: [BlockID: Int?] = [:]
    var news: [BlockID: Int?] = [:]
    for i in old { if let hint = x[i].hint { olds[hint] = olds[hint] == nil ? i : .some(nil) } }
    for j in new { if let hint = y[j].hint { news[hint] = news[hint] == nil ? j : .some(nil) } }
    var found: [(Int, Int)] = []
    for (hint, place) in olds {
      guard let i = place, case .some(.some(let j)) = news[hint], isAlike(i, j, atLeast: hinted) else { continue }
      found.append((i, j))
    }
    return found.sorted { $0.0 < $1.0 }
  }

  /// Pairs that alone share several runs of four words, both ways the best: what divides a wide gap.
  private mutating func rarePairs(_ gap: Gap) -> [(Int, Int)] {
    var homes: [Int: (old: Int, new: Int)] = [:]
    for i in gap.old {
      for run in Self.runs(x[i].key) {
        let known = homes[run]?.old ?? -1
        homes[run] = (known == -1 || known == i ? i : -2, -1)
      }
    }
    for j in gap.new {
      for run in Self.runs(y[j].key) {
        guard let home = homes[run], home.old >= 0 else { continue }
        homes[run]?.new = home.new == -1 || home.new == j ? j : -2
      }
    }
    var votes: [Int: [Int: Int]] = [:]
    for home in homes.values where home.old >= 0 && home.new >= 0 {
      votes[home.old, default: [:]][home.new, default: 0] += 1
    }
    var bestOfNew: [Int: (votes: Int, old: Int)] = [:]
    for (i, found) in votes {
      for (j, count) in found {
        let best = bestOfNew[j] ?? (0, .max)
        if count > best.votes || count == best.votes && i < best.old { bestOfNew[j] = (count, i) }
      }
    }
    var found: [(Int, Int)] = []
    for (i, candidates) in votes {
      guard let best = candidates.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }), best.value >= 3,
        bestOfNew[best.key]?.old == i, isAlike(i, best.key, atLeast: Alignment.moving)
      else { continue }
      found.append((i, best.key))
    }
    return found
  }

  private static func runs(_ key: [Int32]) -> [Int] {
    guard key.count >= 8 else { return [] }
    return (0...key.count - 8).map { start in
      var hasher = Hasher()
      key[start..<start + 8].withUnsafeBytes { hasher.combine(bytes: $0) }
      return hasher.finalize()
    }
  }

  // MARK: Likeness

  mutating func oldPieces(_ i: Int) -> Dice.Pieces {
    if let known = xPieces[i] { return known }
    let made = Dice.pieces(of: a, x[i].blocks)
    xPieces[i] = made
    return made
  }

  mutating func newPieces(_ j: Int) -> Dice.Pieces {
    if let known = yPieces[j] { return known }
    let made = Dice.pieces(of: b, y[j].blocks)
    yPieces[j] = made
    return made
  }

  private mutating func isAlike(_ i: Int, _ j: Int, atLeast bound: Float) -> Bool {
    guard x[i].isRow == y[j].isRow else { return false }
    if xKeys[i] == yKeys[j] { return true }
    return likeness.dice(oldPieces(i), newPieces(j)) >= bound
  }

  private mutating func pairByLikeness(_ gap: Gap) {
    let band = DiceBand.width(for: gap.old.count, gap.new.count)
    var search = DiceBand(old: gap.old.count, new: gap.new.count, width: band)
    search.oldCounts = gap.old.map { oldPieces($0).count }
    search.newCounts = gap.new.map { newPieces($0).count }
    // Blocks that occur often are weighed against each other once.
    var known: [Int64: Int] = [:]
    let isRepetitive = search.cells > 250_000
    for i in gap.old {
      let row = i - gap.old.lowerBound
      let columns = search.columns(of: row)
      let wanted = columns.map { $0 + gap.new.lowerBound }
      if isRepetitive {
        let missing = wanted.filter { known[Int64(xKeys[i]) << 32 | Int64(yKeys[$0])] == nil }
        let shared = likeness.shared(oldPieces(i), with: missing.map { newPieces($0) })
        for (j, count) in zip(missing, shared) { known[Int64(xKeys[i]) << 32 | Int64(yKeys[j])] = count }
        for (column, j) in zip(columns, wanted) {
          search.set(row, column, x[i].isRow == y[j].isRow ? known[Int64(xKeys[i]) << 32 | Int64(yKeys[j])] ?? 0 : 0)
        }
      } else {
        let shared = likeness.shared(oldPieces(i), with: wanted.map { newPieces($0) })
        for ((column, j), count) in zip(zip(columns, wanted), shared) {
          search.set(row, column, x[i].isRow == y[j].isRow ? count : 0)
        }
      }
    }
    search.oldJoins = gap.old.map { Self.canJoinNext($0, x) }
    search.newJoins = gap.new.map { Self.canJoinNext($0, y) }
    if let (i, j) = onlyPair(gap) { return pair(i, j) }
    for bead in search.best() {
      pairs.append(
        UnitPair(
          old: bead.old.lowerBound + gap.old.lowerBound..<bead.old.upperBound + gap.old.lowerBound,
          new: bead.new.lowerBound + gap.new.lowerBound..<bead.new.upperBound + gap.new.lowerBound))
    }
  }

  /// One paragraph between the same neighbours as one other is that one, rewritten, where half of their words are common:
  /// runs of three tell little of a short sentence.
  private func onlyPair(_ gap: Gap) -> (Int, Int)? {
    guard gap.old.count == 1, gap.new.count == 1, let i = gap.old.first, let j = gap.new.first, !x[i].isRow,
      !y[j].isRow, x[i].story == y[j].story
    else { return nil }
    func words(_ text: ComparedText, _ unit: ComparedText.Unit) -> [Int32] {
      unit.blocks.flatMap { block in text.tokens[block].lazy.filter { $0.kind == .word }.map(\.id) }
    }
    let (one, other) = (words(a, x[i]), words(b, y[j]))
    var counts = Dictionary(one.map { ($0, 1) }, uniquingKeysWith: +)
    let shared = other.count { word in
      counts[word, default: 0] -= 1
      return counts[word, default: 0] >= 0
    }
    return Dice.dice(shared: shared, one.count, other.count) >= Alignment.rewriting ? (i, j) : nil
  }

  /// What a row shares with a paragraph counts as nothing, so the third of them is never a row.
  static func canJoinNext(_ index: Int, _ units: [ComparedText.Unit]) -> Bool {
    index + 1 < units.count && !units[index].isRow && !units[index + 1].isRow
      && units[index].story == units[index + 1].story
  }

  // MARK: Stories of one paragraph

  /// A note, header or box of one paragraph that was written anew is still that note: where between two pairs as many are
  /// left over on both sides, they belong together in their order, as cells do.
  private mutating func pairStories() {
    let (olds, news) = (Self.singles(x), Self.singles(y))
    guard !olds.isEmpty, !news.isEmpty else { return }
    for (left, right) in leftOver()
    where left.count == right.count && left.allSatisfy(olds.contains) && right.allSatisfy(news.contains) {
      for (one, other) in zip(left, right) { self.pair(one, other) }
    }
  }

  /// What no pair has between two pairs that did not move, on both sides.
  private func leftOver() -> [(old: [Int], new: [Int])] {
    let fixed = pairs.filter { !$0.isMoved }.sorted { $0.old.lowerBound < $1.old.lowerBound }
    let takenOld = Set(pairs.flatMap(\.old))
    let takenNew = Set(pairs.flatMap(\.new))
    var found: [(old: [Int], new: [Int])] = []
    var (i, j) = (0, 0)
    for pair in fixed + [UnitPair(old: x.count..<x.count, new: y.count..<y.count)] {
      let left = (i..<max(i, pair.old.lowerBound)).filter { !takenOld.contains($0) }
      let right = (j..<max(j, pair.new.lowerBound)).filter { !takenNew.contains($0) }
      if !left.isEmpty, !right.isEmpty { found.append((left, right)) }
      (i, j) = (pair.old.upperBound, pair.new.upperBound)
    }
    return found
  }

  /// Rows of which one has all cells of the other and more: without the column that names them, rows of mere figures have
  /// next to nothing in common with those that they were.
  private mutating func pairReshapedRows() {
    for (left, right) in leftOver() where left.count == right.count {
      let rows = zip(left, right)
      guard rows.allSatisfy({ x[$0].isRow && y[$1].isRow && isReshaped(x[$0], y[$1]) }) else { continue }
      for (one, other) in rows { pair(one, other) }
    }
  }

  private func isReshaped(_ one: ComparedText.Unit, _ other: ComparedText.Unit) -> Bool {
    func cells(_ text: ComparedText, _ unit: ComparedText.Unit) -> [[Int32]] {
      unit.blocks.map { text.tokens[$0].filter { $0.kind != .space }.map(\.id) }
    }
    let (a, b) = (cells(self.a, one), cells(self.b, other))
    let (less, more) = a.count < b.count ? (a, b) : (b, a)
    guard less.count < more.count, less.contains(where: { !$0.isEmpty }) else { return false }
    var rest = less[...]
    for cell in more where cell == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }

  /// Units that are all of their story.
  private static func singles(_ units: [ComparedText.Unit]) -> Set<Int> {
    let counts = Dictionary(units.map { ($0.story, 1) }, uniquingKeysWith: +)
    return Set(units.indices.filter { units[$0].story != .body && !units[$0].isRow && counts[units[$0].story] == 1 })
  }

  // MARK: Moves

  private mutating func findMoved() {
    var (isOldFree, isNewFree) = (Array(repeating: true, count: x.count), Array(repeating: true, count: y.count))
    for pair in pairs {
      for i in pair.old { isOldFree[i] = false }
      for j in pair.new { isNewFree[j] = false }
    }
    var olds = x.indices.filter { isOldFree[$0] && !x[$0].isRow && x[$0].words > 0 }
    var news = y.indices.filter { isNewFree[$0] && !y[$0].isRow && y[$0].words > 0 }
    func move(_ found: [(Int, Int)]) {
      for (i, j) in found where isOldFree[i] && isNewFree[j] {
        pairs.append(UnitPair(old: i..<i + 1, new: j..<j + 1, isMoved: true))
        (isOldFree[i], isNewFree[j]) = (false, false)
      }
      olds.removeAll { !isOldFree[$0] }
      news.removeAll { !isNewFree[$0] }
    }
    move(hintedPairs(olds, news))
    move(equalPairs(olds, news))
    olds.removeAll { x[$0].words < Alignment.movableWords }
    news.removeAll { y[$0].words < Alignment.movableWords }
    if olds.count * news.count <= 40_000 { move(alikePairs(olds, news)) }
    pairRenumbered(&isOldFree, &isNewFree)
  }

  /// What reads the same, the first with the first.
  private func equalPairs(_ olds: [Int], _ news: [Int]) -> [(Int, Int)] {
    var waiting: [Int32: [Int]] = [:]
    for j in news.reversed() { waiting[yKeys[j], default: []].append(j) }
    return olds.compactMap { i in waiting[xKeys[i]]?.popLast().map { (i, $0) } }
  }

  /// What is alike enough, the most alike first.
  private mutating func alikePairs(_ olds: [Int], _ news: [Int]) -> [(Int, Int)] {
    var candidates: [(likeness: Float, i: Int, j: Int)] = []
    for i in olds {
      let shared = likeness.shared(oldPieces(i), with: news.map { newPieces($0) })
      for (j, count) in zip(news, shared) {
        let dice = Dice.dice(shared: count, oldPieces(i).count, newPieces(j).count)
        if dice >= Alignment.moving { candidates.append((dice, i, j)) }
      }
    }
    candidates.sort { ($1.likeness, $0.i, $0.j) < ($0.likeness, $1.i, $1.j) }
    return candidates.map { ($0.i, $0.j) }
  }

  /// A heading goes with the block below it, whatever its number became.
  private mutating func pairRenumbered(_ isOldFree: inout [Bool], _ isNewFree: inout [Bool]) {
    var moved = pairs.filter(\.isMoved).map { ($0.old.lowerBound, $0.new.lowerBound) }
    while let (below, other) = moved.popLast() {
      let (i, j) = (below - 1, other - 1)
      guard i >= 0, j >= 0, isOldFree[i], isNewFree[j], !x[i].isRow, !y[j].isRow, x[i].story == y[j].story,
        x[i].story == x[below].story, let one = unnumbered(a, x[i]), one == unnumbered(b, y[j])
      else { continue }
      (isOldFree[i], isNewFree[j]) = (false, false)
      pairs.append(UnitPair(old: i..<i + 1, new: j..<j + 1, isMoved: true))
      moved.append((i, j))
    }
  }

  /// The words of a paragraph behind its typed number; nil where it has none, or none but that.
  private func unnumbered(_ text: ComparedText, _ unit: ComparedText.Unit) -> [Int32]? {
    let block = unit.blocks.lowerBound
    let tokens = text.tokens[block].filter { $0.kind != .space }
    guard tokens.count > 2, tokens[0].kind == .word, tokens[0].end - tokens[0].start <= 6, tokens[1].kind == .mark,
      text.units[block][tokens[1].start] == 0x2E || text.units[block][tokens[1].start] == 0x29
    else { return nil }
    return tokens[2...].map(\.id)
  }
}
