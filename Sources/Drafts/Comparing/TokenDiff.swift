// SPDX-License-Identifier: AGPL-3.0-or-later

/// What changed inside a pair, token by token, told in as few pieces as a reader would use.
struct TokenDiff {
  private let a: [Token]
  private let b: [Token]
  private let aUnits: [UInt16]
  private let bUnits: [UInt16]

  struct Hunk {
    var old: Range<Int>
    var new: Range<Int>
  }

  init(_ a: (tokens: [Token], units: [UInt16]), _ b: (tokens: [Token], units: [UInt16])) {
    (self.a, aUnits) = a
    (self.b, bUnits) = b
  }

  /// Stretches that cover both texts.
  func stretches() -> [Stretch] {
    if aUnits == bUnits {
      return aUnits.isEmpty ? [] : [Stretch(kind: .same, old: 0..<aUnits.count, new: 0..<bUnits.count)]
    }
    return covered(by: slid(joined(hunks())))
  }

  // MARK: Hunks

  private func hunks() -> [Hunk] {
    // The end of a block has the greatest id; ids must count from 0 without a gap.
    var blockEnd: Int32 = 0
    for tokens in [a, b] {
      for token in tokens where token.id != .max { blockEnd = max(blockEnd, token.id + 1) }
    }
    func numbers(_ tokens: [Token]) -> [Int32] { tokens.map { $0.id == .max ? blockEnd : $0.id } }
    let script = Myers(numbers(a), numbers(b))
    var found: [Hunk] = []
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      let (iStart, jStart) = (i, j)
      while i < a.count, script.gone[i] { i += 1 }
      while j < b.count, script.new[j] { j += 1 }
      if i > iStart || j > jStart { found.append(Hunk(old: iStart..<i, new: jStart..<j)) }
      while i < a.count, j < b.count, !script.gone[i], !script.new[j] {
        i += 1
        j += 1
      }
    }
    return found
  }

  /// Changes with fewer than two words between them are one change.
  private func joined(_ hunks: [Hunk]) -> [Hunk] {
    var all: [Hunk] = []
    for hunk in hunks {
      if let last = all.last, isTrifle(a[last.old.upperBound..<hunk.old.lowerBound]) {
        all[all.count - 1] = Hunk(
          old: last.old.lowerBound..<hunk.old.upperBound, new: last.new.lowerBound..<hunk.new.upperBound)
      } else {
        all.append(hunk)
      }
    }
    return all
  }

  private func isTrifle(_ between: ArraySlice<Token>) -> Bool {
    var words = 0
    for token in between {
      switch token.kind {
      case .blockEnd: return false
      case .word: words += 1
      case .mark where isSentenceEnd(token, aUnits): return false
      case .mark, .space: break
      }
      if words > 1 { return false }
    }
    return true
  }

  private func isSentenceEnd(_ token: Token, _ units: [UInt16]) -> Bool {
    guard token.kind == .mark else { return false }
    switch units[token.start] {
    case 0x2E, 0x21, 0x3F, 0x3B, 0x2026: return true
    default: return false
    }
  }

  /// A pure insertion or deletion that could stand at several places stands where a reader would see it.
  private func slid(_ hunks: [Hunk]) -> [Hunk] {
    var all = hunks
    for index in all.indices {
      let low = index > 0 ? all[index - 1].old.upperBound : 0
      let high = index + 1 < all.count ? all[index + 1].old.lowerBound : a.count
      if all[index].old.isEmpty {
        let room = (all[index].old.lowerBound - low, high - all[index].old.upperBound)
        let shift = bestShift(of: all[index].new, in: b, bUnits, room: room)
        all[index] = moved(all[index], by: shift)
      } else if all[index].new.isEmpty {
        let room = (all[index].old.lowerBound - low, high - all[index].old.upperBound)
        let shift = bestShift(of: all[index].old, in: a, aUnits, room: room)
        all[index] = moved(all[index], by: shift)
      }
    }
    return all
  }

  private func moved(_ hunk: Hunk, by shift: Int) -> Hunk {
    Hunk(
      old: hunk.old.lowerBound + shift..<hunk.old.upperBound + shift,
      new: hunk.new.lowerBound + shift..<hunk.new.upperBound + shift)
  }

  private func bestShift(
    of range: Range<Int>, in tokens: [Token], _ units: [UInt16], room: (left: Int, right: Int)
  ) -> Int {
    var left = 0
    while left < room.left, left < range.lowerBound,
      tokens[range.lowerBound - left - 1].id == tokens[range.upperBound - left - 1].id
    { left += 1 }
    var right = 0
    while right < room.right, range.upperBound + right < tokens.count,
      tokens[range.lowerBound + right].id == tokens[range.upperBound + right].id
    { right += 1 }
    var best = (shift: -left, score: Int.min)
    for shift in -left...right {
      let score =
        border(range.lowerBound + shift, tokens, units) + border(range.upperBound + shift, tokens, units)
      if score > best.score { best = (shift, score) }
    }
    return best.shift
  }

  /// How natural it is for a change to begin or end before a token.
  private func border(_ index: Int, _ tokens: [Token], _ units: [UInt16]) -> Int {
    guard index > 0, index < tokens.count else { return 6 }
    let (before, after) = (tokens[index - 1], tokens[index])
    if before.kind == .blockEnd || after.kind == .blockEnd { return 6 }
    if before.kind == .space, index > 1, isSentenceEnd(tokens[index - 2], units) { return 5 }
    if isSentenceEnd(before, units) { return 4 }
    switch after.kind {
    case .mark: return 3
    case .space: return 2
    case .word, .blockEnd: return before.kind == .space ? 1 : 0
    }
  }

  // MARK: Stretches

  private func covered(by hunks: [Hunk]) -> [Stretch] {
    var found: [Stretch] = []
    var (i, j) = (0, 0)
    for hunk in hunks {
      addEqual(i..<hunk.old.lowerBound, j..<hunk.new.lowerBound, to: &found)
      let old = unitRange(hunk.old, a, aUnits.count)
      let new = unitRange(hunk.new, b, bUnits.count)
      found.append(Stretch(kind: kind(of: hunk), old: old, new: new))
      (i, j) = (hunk.old.upperBound, hunk.new.upperBound)
    }
    addEqual(i..<a.count, j..<b.count, to: &found)
    return found
  }

  private func unitRange(_ range: Range<Int>, _ tokens: [Token], _ end: Int) -> Range<Int> {
    let start = range.lowerBound < tokens.count ? tokens[range.lowerBound].start : end
    return start..<(range.isEmpty ? start : tokens[range.upperBound - 1].end)
  }

  /// Spaces that come or go beside a mark or at an edge part no words.
  private func kind(of hunk: Hunk) -> Stretch.Kind {
    guard hunk.old.allSatisfy({ a[$0].kind == .space }), hunk.new.allSatisfy({ b[$0].kind == .space }) else {
      return .changed
    }
    func isWord(_ index: Int) -> Bool { a.indices.contains(index) && a[index].kind == .word }
    let parts = isWord(hunk.old.lowerBound - 1) && isWord(hunk.old.upperBound)
    return parts ? .changed : .noise(.spaces)
  }

  private func addEqual(_ old: Range<Int>, _ new: Range<Int>, to found: inout [Stretch]) {
    for (i, j) in zip(old, new) {
      let kind: Stretch.Kind = noise(a[i], b[j]).map { .noise($0) } ?? .same
      if let last = found.last, last.kind == kind, kind == .same, last.old.upperBound == a[i].start {
        found[found.count - 1].old = last.old.lowerBound..<a[i].end
        found[found.count - 1].new = last.new.lowerBound..<b[j].end
      } else {
        found.append(Stretch(kind: kind, old: a[i].range, new: b[j].range))
      }
    }
  }

  /// How two tokens that read the same differ; nil where they do not.
  private func noise(_ a: Token, _ b: Token) -> Noise? {
    let (old, new) = (aUnits[a.range], bUnits[b.range])
    guard !old.elementsEqual(new) else { return nil }
    if a.kind == .space { return .spaces }
    guard let (x, y) = zip(old, new).first(where: { $0 != $1 }) else { return .letterForm }
    if Letters.isQuote(x) || Letters.isQuote(y) { return .quotes }
    if Letters.isDash(x) || Letters.isDash(y) { return .dashes }
    if Letters.isSpace(x) || Letters.isSpace(y) { return .spaces }
    if Letters.barred(x) == Letters.barred(y) { return .letterForm }
    return old.count == new.count ? .tonePlacement : .letterForm
  }
}
