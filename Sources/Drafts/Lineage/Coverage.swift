// SPDX-License-Identifier: AGPL-3.0-or-later

extension Lineage {
  /// What became of a block of a predecessor.
  public enum Fate: Hashable, Sendable, CaseIterable {
    case carried
    /// Carried, but with other numbers than it had.
    case otherFigures
    case partly
    case leftOut
  }

  /// One block of a predecessor: its fate, and its words.
  public struct BlockCoverage: Hashable, Sendable {
    public var block: Int
    public var fate: Fate
    public var wordsCarried: Int
    public var words: Int
    /// Blocks of the merged text, in order.
    public var into: [Int]
    /// Set where a person said why the rest was left out; nil asks for one unless all is carried.
    public var leftOut: LeftOut?
  }

  /// What was carried of one predecessor; blocks and words sum to the whole.
  public struct Coverage: Hashable, Sendable {
    public var source: String
    public var blocks: [BlockCoverage]

    public func count(_ fate: Fate) -> Int { blocks.count { $0.fate == fate } }
    public var wordsCarried: Int { blocks.reduce(0) { $0 + $1.wordsCarried } }
    public var words: Int { blocks.reduce(0) { $0 + $1.words } }
    /// Blocks that are not wholly carried and that nobody has given a reason for; those with other figures are carried.
    public var unexplained: [Int] {
      blocks.filter { ($0.fate == .partly || $0.fate == .leftOut) && $0.leftOut == nil }.map(\.block)
    }
  }

  /// Coverage of each predecessor, in their order. Blocks without words are not counted.
  public var coverage: [Coverage] {
    sources.map { source in
      let mine = Dictionary(grouping: edges.filter { $0.source == source.id }, by: \.from)
      let blocks = (told[source.id] ?? []).enumerated().compactMap { block, sentences -> BlockCoverage? in
        guard !sentences.isEmpty else { return nil }
        return coverage(of: block, sentences, mine, reason: reasons[source.id]?[block])
      }
      return Coverage(source: source.id, blocks: blocks)
    }
  }

  private func coverage(
    of block: Int, _ sentences: [LineageSearch.Told], _ mine: [SentencePlace: [LineageEdge]], reason: LeftOut?
  ) -> BlockCoverage {
    var (whole, other, touched, carried) = (0, 0, 0, 0)
    var into: Set<Int> = []
    for (number, sentence) in sentences.enumerated() {
      let edges = mine[SentencePlace(block: block, sentence: number)] ?? []
      into.formUnion(edges.map(\.into.block))
      guard !edges.isEmpty, !sentence.isLabel else { continue }
      touched += 1
      switch holding(of: sentence, by: edges) {
      case .whole: whole += 1
      case .otherFigures: other += 1
      case .partly: break
      }
      let isCertain = edges.contains(where: Self.isCertain)
      carried += isCertain ? sentence.words : edges.reduce(into: Set<Int>()) { $0.formUnion($1.held) }.count
    }
    let labels = sentences.filter(\.isLabel)
    let wanted = sentences.count - labels.count
    let fate: Fate =
      whole == wanted ? .carried : whole + other == wanted ? .otherFigures : touched > 0 ? .partly : .leftOut
    // A label goes with what it heads.
    if whole + other == wanted { carried += labels.reduce(0) { $0 + $1.words } }
    return BlockCoverage(
      block: block, fate: fate, wordsCarried: carried, words: sentences.reduce(0) { $0 + $1.words },
      into: into.sorted(), leftOut: reason)
  }

  /// Word for word, or as a person says.
  private static func isCertain(_ edge: LineageEdge) -> Bool {
    edge.how == .verbatim || edge.confirmedBy != nil && edge.how != .part
  }

  /// How much of a sentence stands in those that it went into.
  private func holding(
    of sentence: LineageSearch.Told, by edges: [LineageEdge]
  ) -> SentenceSense.Holding {
    if edges.contains(where: Self.isCertain) { return .whole }
    guard edges.contains(where: { $0.how != .part }) else { return .partly }
    return sentence.sense.holding(by: edges.compactMap { said[$0.into] })
  }

  /// How many sentences a block of a source has; none where there is no such block.
  public func sentences(of source: String, block: Int) -> Int {
    guard let sentences = told[source], sentences.indices.contains(block) else { return 0 }
    return sentences[block].count
  }

  /// Blocks of the merged text that come from nowhere.
  public var newBlocks: [Int] {
    let known = Set(edges.map(\.into.block))
    return merged.indices.filter { !known.contains($0) && !merged[$0].allSatisfy(\.isWhitespace) }
  }

  /// How a block of the merged text came to be.
  public enum Origin: Hashable, Sendable {
    case verbatim(String)
    case edited(String)
    /// Some of the sentences of one block.
    case part(String)
    /// Sentences of several blocks.
    case combined([String])
    case new
  }

  /// The origin of a merged block; sources are named with their blocks counted from 1, "A 3".
  public func origin(ofBlock block: Int) -> Origin {
    let mine = edges.filter { $0.into.block == block }
    let names = Set(mine.map { [$0.source, "\($0.from.block + 1)"] }).sorted {
      ($0[0], $0[1].count, $0[1]) < ($1[0], $1[1].count, $1[1])
    }
    .map { $0.joined(separator: " ") }
    guard let first = mine.first else { return .new }
    guard names.count == 1 else { return .combined(names) }
    let sentences = told[first.source]?[first.from.block] ?? []
    let carried = Set(mine.filter { $0.how != .part }.map(\.from.sentence))
    guard sentences.indices.allSatisfy({ sentences[$0].isLabel || carried.contains($0) }) else {
      return .part(names[0])
    }
    return mine.allSatisfy { $0.how == .verbatim } ? .verbatim(names[0]) : .edited(names[0])
  }
}
