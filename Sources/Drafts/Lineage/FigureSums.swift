// SPDX-License-Identifier: AGPL-3.0-or-later

/// What a text reckons itself: sums with all their parts, and shares with both their numbers.
extension FigureReader {
  /// A figure with its terms, those of its unit among them.
  struct Placed {
    let figure: Figure
    let terms: Range<Int>

    /// Whether its text leaves no room.
    var isExact: Bool { figure.leeway == nil && figure.upTo == nil }
  }

  // MARK: Sums

  /// The sum of a sentence whose parts follow in it, where they do not make it. A list that a colon opens may have its sum
  /// in the sentence before.
  func sum(_ placed: [Placed], _ clauses: [Int], _ bytes: [UInt8]) -> FigureMismatch? {
    guard let list = list(bytes) else { return nil }
    let before = placed.last { $0.terms.upperBound <= list.words.lowerBound }
    let total: Figure?
    if let before {
      let isSum =
        list.isColon
        ? isTotal(before, clauses) : names(before.terms.upperBound..<list.words.lowerBound, bytes).isEmpty
      total = isSum && before.isExact ? before.figure : nil
    } else {
      total = list.isColon ? lastTotal : nil
    }
    guard let total, total.unit != FigureUnit.share else { return nil }
    let end = list.words.upperBound
    let parts = placed.filter { $0.terms.lowerBound >= end && isListed($0.terms.lowerBound, from: end, bytes) }
    guard parts.count > 1, parts.allSatisfy(\.isExact),
      parts.allSatisfy({ $0.figure.unit == total.unit || $0.figure.unit.isEmpty }),
      parts.contains(where: { $0.figure.unit == total.unit })
    else { return nil }
    let sum = parts.reduce(Int128(0)) { $0 + $1.figure.value.scaled }
    guard sum != total.value.scaled, let reckoned = FigureValue(scaled: sum) else { return nil }
    return FigureMismatch(kind: .sum, stated: total, reckoned: reckoned, figures: [total] + parts.map(\.figure))
  }

  /// The last figure of a sentence that calls itself a sum.
  func total(_ placed: [Placed], _ clauses: [Int]) -> Figure? {
    placed.last { $0.isExact && isTotal($0, clauses) }?.figure
  }

  private func isTotal(_ placed: Placed, _ clauses: [Int]) -> Bool {
    let start = clauses[placed.terms.lowerBound]
    return (start..<placed.terms.lowerBound).contains { at in
      totals.contains { buffer.plain[at..<placed.terms.lowerBound].starts(with: $0) }
    }
  }

  /// What opens the list of parts: the terms of the word, none for a colon.
  private func list(_ bytes: [UInt8]) -> (words: Range<Int>, isColon: Bool)? {
    for at in buffer.plain.indices {
      if at > 0, between(at - 1, at, bytes).contains(UInt8(ascii: ":")) { return (at..<at, true) }
      if let word = wholes.first(where: { buffer.plain[at...].starts(with: $0) }) {
        return (at..<at + word.count, false)
      }
    }
    return nil
  }

  /// Neither in brackets nor behind a semicolon: those tell something else.
  private func isListed(_ term: Int, from start: Int, _ bytes: [UInt8]) -> Bool {
    guard start > 0 else { return true }
    var depth = 0
    for byte in bytes[buffer.spans[start - 1].upperBound..<buffer.spans[term].lowerBound] {
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: ";"): return false
      default: break
      }
    }
    return depth == 0
  }

  private func between(_ a: Int, _ b: Int, _ bytes: [UInt8]) -> ArraySlice<UInt8> {
    let (start, end) = (buffer.spans[a].upperBound, buffer.spans[b].lowerBound)
    return start < end ? bytes[start..<end] : []
  }

  // MARK: Shares

  /// Shares of a sentence that the two numbers beside them do not make.
  func shares(_ placed: [Placed], _ bytes: [UInt8]) -> [FigureMismatch] {
    placed.indices.dropLast().compactMap { index in
      if isParted(placed[index], placed[index + 1]) { return share(ofWholeAt: index, placed, bytes) }
      let (part, all) = (placed[index], placed[index + 1])
      guard isRatio(part, all, bytes) else { return nil }
      let found: (share: Placed, figures: [Placed])
      if index + 2 < placed.count, isShare(placed[index + 2], bytes) {
        found = (placed[index + 2], [part, all, placed[index + 2]])
      } else if index > 0, placed[index - 1].figure.unit == FigureUnit.share,
        between(placed[index - 1].terms.upperBound - 1, part.terms.lowerBound, bytes).contains(UInt8(ascii: "("))
      {
        found = (placed[index - 1], [placed[index - 1], part, all])
      } else {
        return nil
      }
      let share = found.share.figure
      guard let reckoned = Self.share(part.figure.value, of: all.figure.value, against: share) else { return nil }
      return FigureMismatch(kind: .share, stated: share, reckoned: reckoned, figures: found.figures.map(\.figure))
    }
  }

  /// Of a whole that comes before its part, with the share behind both.
  private func share(ofWholeAt index: Int, _ placed: [Placed], _ bytes: [UInt8]) -> FigureMismatch? {
    guard index + 2 < placed.count, isShare(placed[index + 2], bytes) else { return nil }
    let figures = placed[index...index + 2].map(\.figure)
    guard let reckoned = Self.share(figures[1].value, of: figures[0].value, against: figures[2]) else { return nil }
    return FigureMismatch(kind: .share, stated: figures[2], reckoned: reckoned, figures: figures)
  }

  private func isParted(_ all: Placed, _ part: Placed) -> Bool {
    let (a, b) = (all.figure, part.figure)
    guard a.unit == b.unit, a.unit != FigureUnit.share, all.isExact, part.isExact, a.value.decimals == 0,
      b.value.decimals == 0, a.value.units > 0, b.value.units <= a.value.units
    else { return false }
    let words = buffer.plain[all.terms.upperBound..<part.terms.lowerBound]
    return partings.contains { words.elementsEqual($0) }
  }

  private func isRatio(_ part: Placed, _ all: Placed, _ bytes: [UInt8]) -> Bool {
    let (a, b) = (part.figure, all.figure)
    guard a.unit != FigureUnit.share, b.unit != FigureUnit.share, a.upTo == nil, b.upTo == nil, a.leeway == nil,
      a.value.decimals == 0, b.value.decimals == 0, b.value.units > 0, a.value.units <= b.value.units
    else { return false }
    let words = buffer.plain[part.terms.upperBound..<all.terms.lowerBound]
    guard words.isEmpty else { return ratios.contains { words.elementsEqual($0) } }
    return between(part.terms.upperBound - 1, all.terms.lowerBound, bytes).elementsEqual([0x2F])
  }

  /// A share that is said of what stands before it: in brackets, or behind a word that measures.
  private func isShare(_ placed: Placed, _ bytes: [UInt8]) -> Bool {
    let start = placed.terms.lowerBound
    guard placed.figure.unit == FigureUnit.share, placed.figure.upTo == nil, start > 0 else { return false }
    if between(start - 1, start, bytes).contains(UInt8(ascii: "(")) { return true }
    return (max(0, start - 3)..<start).contains { at in
      senses.match(buffer.plain[..<start], at: at, wanting: { $0 == .measure }).map { at + $0.length == start } ?? false
    }
  }

  /// The share in hundredths of a percent where the stated one is not it, however it was rounded.
  private static func share(_ part: FigureValue, of all: FigureValue, against stated: Figure) -> FigureValue? {
    let exact = Int128(part.units) * 100 * FigureValue.one / Int128(all.units)
    let half = FigureValue(units: 1, decimals: stated.value.decimals).scaled / 2
    guard exact < stated.extent.lowerBound - half || exact > stated.extent.upperBound + half else { return nil }
    return FigureValue(units: Int((Int128(part.units) * 20_000 / Int128(all.units) + 1) / 2), decimals: 2)
  }
}

extension FigureValue {
  /// One, in the units of `scaled`.
  static let one = FigureValue(units: 1, decimals: 0).scaled

  /// Nil where it is larger than any figure.
  fileprivate init?(scaled: Int128) {
    var (rest, decimals) = (scaled, 15)
    while decimals > 0, rest % 10 == 0 { (rest, decimals) = (rest / 10, decimals - 1) }
    guard let units = Int(exactly: rest) else { return nil }
    self.init(units: units, decimals: decimals)
  }
}
