// SPDX-License-Identifier: AGPL-3.0-or-later

/// A text that another was made of: its blocks in order.
public struct LineageText: Hashable, Sendable {
  public var id: String
  public var blocks: [String]

  public init(id: String, blocks: [String]) {
    self.id = id
    self.blocks = blocks
  }
}

/// A sentence of a block, both counted from 0.
public struct SentencePlace: Codable, Hashable, Comparable, Sendable {
  public var block: Int
  public var sentence: Int

  public init(block: Int, sentence: Int) {
    self.block = block
    self.sentence = sentence
  }

  public static func < (a: SentencePlace, b: SentencePlace) -> Bool { (a.block, a.sentence) < (b.block, b.sentence) }
}

/// A sentence of a predecessor and what became of it in the merged text.
public struct LineageEdge: Hashable, Sendable {
  public enum How: String, Codable, Hashable, Sendable {
    /// Word for word.
    case verbatim
    /// The same sentence with other words in it.
    case edited
    /// Only a part of it.
    case part
    /// Together with others in one sentence.
    case combined
    /// Its sense in other words: only a person can know.
    case summarised
  }

  public var source: String
  public var from: SentencePlace
  public var into: SentencePlace
  public var how: How
  /// Hundredths of the source's three-word runs that the merged block holds; 100 where a person made the edge.
  public var score: Int
  /// Who confirmed or made it; nil while only the machine says so.
  public var confirmedBy: String?
  /// Which words of the source sentence the merged one holds.
  var held: Set<Int> = []

  public init(
    source: String, from: SentencePlace, into: SentencePlace, how: How, score: Int, confirmedBy: String? = nil
  ) {
    self.source = source
    self.from = from
    self.into = into
    self.how = how
    self.score = score
    self.confirmedBy = confirmedBy
  }
}

/// What a person says about the origin of a sentence, over what the machine found.
public enum LineageRuling: Codable, Hashable, Sendable {
  case link(source: String, from: SentencePlace, into: SentencePlace, how: LineageEdge.How, by: String)
  case unlink(source: String, from: SentencePlace, into: SentencePlace, by: String)
  /// Every sentence of the block that is carried nowhere was left out on purpose.
  case leftOut(source: String, block: Int, by: String, why: String)
}

/// Where every sentence of a merged text came from, and where every sentence of its predecessors went.
public struct Lineage: Hashable, Sendable {
  /// Sorted by place in the merged text, then by source.
  public private(set) var edges: [LineageEdge]
  public let merged: [String]
  public let sources: [LineageText]
  var reasons: [String: [Int: LeftOut]] = [:]
  /// The sentences of each source, block by block.
  private(set) var told: [String: [[LineageSearch.Told]]]
  /// What each sentence of the merged text says.
  let said: [SentencePlace: SentenceSense]

  /// Why a block was left out, by whom.
  public struct LeftOut: Hashable, Sendable {
    public var by: String
    public var why: String

    public init(by: String, why: String) {
      self.by = by
      self.why = why
    }
  }

  /// Compares sentence by sentence; a source sentence is carried when the merged block holds at least this share of its
  /// three-word runs, in hundredths.
  public init(of merged: [String], from sources: [LineageText], lexicon: Lexicon, threshold: Int = 60) {
    self.merged = merged
    self.sources = sources
    var search = LineageSearch(merged: merged, lexicon: lexicon, threshold: threshold)
    var edges: [LineageEdge] = []
    told = [:]
    for source in sources {
      let found = search.trace(source)
      edges += found.edges
      told[source.id] = found.told
    }
    said = search.said
    self.edges = Self.sorted(Self.combined(Self.explained(edges)))
  }

  /// The lineage after what people ruled, in the order in which they did; a ruling on a place that is not there changes nothing.
  public func ruled(_ rulings: [LineageRuling]) -> Lineage {
    var ruled = self
    for ruling in rulings {
      switch ruling {
      case .link(let source, let from, let into, let how, let by):
        guard let sentences = ruled.told[source], sentences.indices.contains(from.block),
          sentences[from.block].indices.contains(from.sentence), merged.indices.contains(into.block)
        else { continue }
        ruled.edges.removeAll { $0.source == source && $0.from == from && $0.into == into }
        ruled.edges.append(
          LineageEdge(source: source, from: from, into: into, how: how, score: 100, confirmedBy: by))
      case .unlink(let source, let from, let into, _):
        ruled.edges.removeAll { $0.source == source && $0.from == from && $0.into == into }
      case .leftOut(let source, let block, let by, let why):
        ruled.reasons[source, default: [:]][block] = LeftOut(by: by, why: why)
      }
    }
    ruled.edges = Self.sorted(ruled.edges)
    return ruled
  }

  private static func sorted(_ edges: [LineageEdge]) -> [LineageEdge] {
    edges.sorted { ($0.into, $0.source, $0.from) < ($1.into, $1.source, $1.from) }
  }

  /// What stands word for word in one source is explained by it; likeness to another is the boilerplate of both.
  private static func explained(_ edges: [LineageEdge]) -> [LineageEdge] {
    let verbatim = Set(edges.lazy.filter { $0.how == .verbatim }.map(\.into))
    return edges.filter { $0.how == .verbatim || !verbatim.contains($0.into) }
  }

  /// Sentences that share the sentence they went into were combined there, unless they are its very words.
  private static func combined(_ edges: [LineageEdge]) -> [LineageEdge] {
    let byTarget = Dictionary(grouping: edges, by: \.into)
    return edges.map { edge in
      guard edge.how != .verbatim, (byTarget[edge.into]?.count ?? 0) > 1 else { return edge }
      var edge = edge
      edge.how = .combined
      return edge
    }
  }
}
