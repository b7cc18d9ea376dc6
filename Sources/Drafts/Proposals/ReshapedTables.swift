// SPDX-License-Identifier: AGPL-3.0-or-later

/// Tables of the base that came back with other columns, each told once: by the first row that shows it, as it was and
/// as it is.
struct ReshapedTables {
  private let comparison: Comparison
  private let base: DraftText
  private let places: [BlockID: Int]
  private var told: Set<TableSpot> = []

  init(_ comparison: Comparison, _ base: DraftText) {
    self.comparison = comparison
    self.base = base
    places = base.places
  }

  /// The cells of the row that an edit is of, before and after; nil where its table was told already.
  mutating func take(_ edit: Edit) -> (span: Span, old: String, new: String)? {
    guard let id = Self.row(of: edit), let place = places[id], let cell = base.blocks[place].cell,
      told.insert(TableSpot(base.blocks[place].story, cell)).inserted
    else { return nil }
    let story = base.blocks[place].story
    func isHere(_ block: DraftBlock) -> Bool {
      block.story == story && block.cell?.table == cell.table && block.cell?.row == cell.row
    }
    let row = base.blocks.indices.filter { isHere(base.blocks[$0]) }
    guard let first = row.first, let last = row.last else { return nil }
    let mate = comparison.beads.first { $0.isPair && row.contains($0.old.lowerBound) }?.new.first
    let new = mate.map { comparison.new[$0] }
    let cells = comparison.new.filter {
      $0.story == new?.story && $0.cell?.table == new?.cell?.table && $0.cell?.row == new?.cell?.row
    }
    let span = Span(
      Place(base.blocks[first].id, 0), Place(base.blocks[last].id, TextOffset(base.blocks[last].text.utf16.count)))
    return (
      span, row.map { base.blocks[$0].text }.joined(separator: " | "), cells.map(\.text).joined(separator: " | ")
    )
  }

  /// A block of the row.
  private static func row(of edit: Edit) -> BlockID? {
    guard case .insert(let blocks, _) = edit else { return edit.block }
    switch blocks.first?.host {
    case .cell(let id), .column(_, let id): return id
    case .some(.none), nil: return nil
    }
  }
}
