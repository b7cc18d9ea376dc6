// SPDX-License-Identifier: AGPL-3.0-or-later

/// Every figure of several texts, and those that cannot all be true.
public struct FigureRegister: Hashable, Sendable {
  /// In the order of the texts.
  public let figures: [Figure]
  /// Figures of one subject and unit that cannot all be true of one time, in the order of the texts; a figure whose
  /// sentence names no time could speak of any.
  public let contradictions: [[Figure]]
  /// Figures that one text states together and that do not fit, in the order of the texts.
  public let mismatches: [FigureMismatch]

  /// Reads the texts; merged text and predecessors alike are sources.
  public init(of sources: [FigureSource], lexicon: Lexicon) {
    var reader = FigureReader(lexicon)
    let figures = sources.flatMap { reader.figures(of: $0) }
    self.figures = figures
    mismatches = reader.mismatches
    let byUnit = Dictionary(grouping: figures.indices, by: { [figures[$0].unit, figures[$0].isTerm ? "term" : ""] })
    let found = byUnit.values.flatMap { Self.contradictions(among: $0, in: figures) }
    contradictions = found.sorted { $0[0] < $1[0] }.map { $0.map { figures[$0] } }
  }

  /// Figures say what they count in other words too; but a word in place of another is another subject.
  private static let alike = Likeness(sharedWords: 70, wordsPerReplacement: 1000)

  /// One says the same with a word more, as "growth" and "rate of growth".
  private static let narrower = Likeness(sharedWords: 60, wordsPerReplacement: 1000)
  private static let wordsOfSubject = 3

  private static func areOfOneSubject(_ a: Set<String>, _ b: Set<String>) -> Bool {
    let common = a.intersection(b).count
    if alike.share(common: common, a.count, b.count) != nil { return true }
    return common == min(a.count, b.count) && common >= wordsOfSubject
      && narrower.share(common: common, a.count, b.count) != nil
  }

  private static func contradictions(among indexes: [Int], in figures: [Figure]) -> [[Int]] {
    let subjects = Dictionary(uniqueKeysWithValues: indexes.map { ($0, Set(figures[$0].subject)) })
    var left = indexes
    var found: [[Int]] = []
    while let first = left.first {
      left.removeFirst()
      guard let own = subjects[first], !own.isEmpty else { continue }
      let same = left.filter { other in
        guard let theirs = subjects[other] else { return false }
        return areOfOneSubject(own, theirs) && areOfOneTime(figures[first], figures[other])
      }
      let all = [first] + same
      let sources = Set(all.map { [figures[$0].source, figures[$0].quote] })
      if !canAllBeTrue(all.map { figures[$0] }), sources.count > 1 {
        found.append(all)
        left.removeAll { same.contains($0) }
      }
    }
    return found
  }

  /// Intervals of which every two meet have a point in common; terms that only follow each other are two.
  private static func canAllBeTrue(_ figures: [Figure]) -> Bool {
    if figures[0].isTerm { return Set(figures.map { [$0.value, $0.upTo] }).count == 1 }
    let extents = figures.map(\.extent)
    let (low, high) = (extents.map(\.lowerBound).max(), extents.map(\.upperBound).min())
    return low ?? 0 <= high ?? 0
  }

  private static func areOfOneTime(_ a: Figure, _ b: Figure) -> Bool {
    a.dates.isEmpty || b.dates.isEmpty || a.dates == b.dates || a.time.meets(b.time)
  }
}
