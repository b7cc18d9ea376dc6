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
    /// `carried`, `carried_other_figures`, `partly` or `left_out`.
    public var status: String
    public var words: Int
    public var wordsCarried: Int
    public var text: String
  }

  /// A number that one of the texts states.
  public struct Figure: Codable, Hashable, Sendable {
    public var id: String
    /// Exact, with a full stop before decimals; the other end as well where it is a range.
    public var value: String
    public var upTo: String?
    /// `above`, `below` or `around`, where the text leaves room.
    public var leeway: String?
    public var unit: String
    public var subject: String
    public var dates: [String]
    public var source: String
    public var block: String
    public var quote: String
  }

  /// Figures that cannot all be true, by their ids: of one subject, or a sum with its parts, or a share with its numbers.
  public struct FigureConflict: Codable, Hashable, Sendable {
    public var subject: String
    public var members: [String]
    /// What the sum or the share comes to; nil where two texts differ.
    public var reckoned: String?
  }

  public var lineage: [Origin]
  /// By the name of the source and of its block, as in "A:b001".
  public var coverage: [String: Coverage]
  /// Predecessors that could not be read: what seems new may be theirs.
  public var faults: [CollectReport.Fault]
  /// Of all texts, the merged one first.
  public var figures: [Figure]
  public var figureConflicts: [FigureConflict]

  public init(_ lineage: Lineage, figures register: FigureRegister? = nil, faults: [CollectReport.Fault] = []) {
    self.faults = faults
    let found = register?.figures ?? []
    figures = found.enumerated().map { Figure($1, id: Self.figure($0)) }
    var places: [Drafts.Figure: [Int]] = [:]
    for (index, figure) in found.enumerated() { places[figure, default: []].append(index) }
    func conflict(_ members: [Drafts.Figure], of stated: Drafts.Figure, reckoned: FigureValue? = nil) -> FigureConflict
    {
      let all = Set(members).flatMap { places[$0] ?? [] }.sorted()
      return FigureConflict(
        subject: stated.subject.joined(separator: " "), members: all.map(Self.figure), reckoned: reckoned?.description)
    }
    figureConflicts =
      (register?.contradictions ?? []).map { conflict($0, of: $0[0]) }
      + (register?.mismatches ?? []).map { conflict($0.figures, of: $0.stated, reckoned: $0.reckoned) }
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

  private static func figure(_ index: Int) -> String { "f\(index + 1)" }

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
    case .otherFigures: "carried_other_figures"
    case .partly: "partly"
    case .leftOut: "left_out"
    }
  }
}

extension LineageReport.Figure {
  fileprivate init(_ figure: Drafts.Figure, id: String) {
    self.init(
      id: id, value: figure.value.description, upTo: figure.upTo?.description, leeway: figure.leeway.map { "\($0)" },
      unit: figure.unit, subject: figure.subject.joined(separator: " "), dates: figure.dates, source: figure.source,
      block: BlockNames.name(figure.block), quote: figure.quote)
  }
}
