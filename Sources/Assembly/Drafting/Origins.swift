// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts

/// What became of the texts that a draft was merged from, and the figures in all of them; derived, never stored.
struct Origins: Sendable {
  let lineage: Lineage
  let figures: FigureRegister

  /// How sources of figures name the draft itself.
  static let draft = "draft"

  init(of draft: DraftDocument) {
    let merged = draft.newest.text.texts
    lineage = Lineage(
      of: merged, from: draft.sources.map { LineageText(id: $0.id.text, blocks: $0.blocks.map(\.matter)) },
      lexicon: .either
    ).ruled(draft.rulings.compactMap { draft.carried($0) })
    figures = FigureRegister(
      of: [FigureSource(id: Self.draft, date: draft.newest.day.description, blocks: merged.map(\.matter))]
        + draft.sources.map {
          FigureSource(id: $0.id.text, date: $0.dated?.description, blocks: $0.blocks.map(\.matter))
        },
      lexicon: .either)
  }
}

/// A ruling, and the version of the draft whose places it names.
struct PlacedRuling: Hashable, Sendable {
  let ruling: LineageRuling
  let version: Int
}

extension DraftDocument {
  /// What was carried of each predecessor into the newest version, after what people ruled; reckoned once.
  public var lineage: Lineage { origins.value { Origins(of: self) }.lineage }

  /// Every figure of the newest version and of its predecessors, and those that cannot all be true; reckoned once.
  public var figureRegister: FigureRegister { origins.value { Origins(of: self) }.figures }

  /// A ruling in places of the newest version; nil where its place is gone.
  func carried(_ placed: PlacedRuling) -> LineageRuling? {
    func now(_ place: SentencePlace) -> SentencePlace? {
      guard placed.version != newest.number else { return place }
      guard let old = version(placed.version)?.text.blocks, old.indices.contains(place.block),
        let block = newest.text.places[old[place.block].id]
      else { return nil }
      return SentencePlace(block: block, sentence: place.sentence)
    }
    switch placed.ruling {
    case .link(let source, let from, let into, let how, let by):
      return now(into).map { .link(source: source, from: from, into: $0, how: how, by: by) }
    case .unlink(let source, let from, let into, let by):
      return now(into).map { .unlink(source: source, from: from, into: $0, by: by) }
    case .leftOut: return placed.ruling
    }
  }
}

extension String {
  /// The paragraph where it says something; nothing of titles, headings and captions, which nobody carries over: lines
  /// that are short, end without a stop, or are numbered like headings.
  fileprivate var matter: String {
    let text = trimmed
    guard let last = text.last, Outline.level(ofLine: text) == nil else { return "" }
    return ".;:!?…".contains(last) || text.count > 160 ? self : ""
  }
}
