// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts

/// Where a merged text came from and what became of its predecessors, as `docs/drafts-json.md` describes it.
public struct LineageReport: Codable, Hashable, Sendable {
  public struct Origin: Codable, Hashable, Sendable {
    public var block: String
    /// `verbatim`, `edited`, `part`, `combined` or `new`.
    public var how: String
    public var sources: [String]
    public var text: String
  }

  public struct Coverage: Codable, Hashable, Sendable {
    public var carriedTo: [String]
    /// `carried`, `partly` or `left_out`.
    public var status: String
    public var words: Int
    public var wordsCarried: Int
    public var text: String
  }

  public var lineage: [Origin]
  /// By the name of the source and of its block, as in "A:b001".
  public var coverage: [String: Coverage]
  /// Predecessors that could not be read: what seems new may be theirs.
  public var faults: [CollectReport.Fault]

  public init(_ lineage: Lineage, faults: [CollectReport.Fault] = []) {
    self.faults = faults
    self.lineage = lineage.merged.indices.filter { !lineage.merged[$0].allSatisfy(\.isWhitespace) }.map { block in
      let mine = lineage.edges.filter { $0.into.block == block }
      let sources = Set(mine.map { Self.name($0.source, $0.from.block) }).sorted()
      return Origin(
        block: BlockNames.name(block), how: Self.name(of: lineage.origin(ofBlock: block)), sources: sources,
        text: lineage.merged[block])
    }
    coverage = [:]
    for (source, found) in zip(lineage.sources, lineage.coverage) {
      for block in found.blocks {
        coverage[Self.name(source.id, block.block)] = Coverage(
          carriedTo: block.into.map { BlockNames.name($0) }, status: Self.name(of: block.fate), words: block.words,
          wordsCarried: block.wordsCarried, text: source.blocks[block.block])
      }
    }
  }

  private static func name(_ source: String, _ block: Int) -> String { "\(source):\(BlockNames.name(block))" }

  private static func name(of origin: Lineage.Origin) -> String {
    switch origin {
    case .verbatim: "verbatim"
    case .edited: "edited"
    case .part: "part"
    case .combined: "combined"
    case .new: "new"
    }
  }

  private static func name(of fate: Lineage.Fate) -> String {
    switch fate {
    case .carried: "carried"
    case .partly: "partly"
    case .leftOut: "left_out"
    }
  }
}
