// SPDX-License-Identifier: AGPL-3.0-or-later

/// Tables of the base that came back with other columns, each told once: what stood in the columns that went, and what
/// stands in those that came, from the top down.
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

  /// All cells of the table that an edit is of which only one side has; nil where its table was told already. The span
  /// is the row of the edit.
  mutating func take(_ edit: Edit) -> (span: Span, old: String, new: String)? {
    guard let id = Self.row(of: edit), let place = places[id], let cell = base.blocks[place].cell,
      told.insert(TableSpot(base.blocks[place].story, cell)).inserted
    else { return nil }
    let story = base.blocks[place].story
    let row = base.blocks.filter {
      $0.story == story && $0.cell?.table == cell.table && $0.cell?.row == cell.row
    }
    guard let first = row.first, let last = row.last else { return nil }
    let span = Span(Place(first.id, 0), Place(last.id, TextOffset(last.text.utf16.count)))
    let old = comparison.beads.filter(\.isColumn).flatMap(\.old).sorted().filter {
      comparison.old[$0].story == story && comparison.old[$0].cell?.table == cell.table
    }
    let mate = comparison.beads.first { bead in
      bead.isPair
        && bead.old.allSatisfy { comparison.old[$0].story == story && comparison.old[$0].cell?.table == cell.table }
    }?.new.first.map { comparison.new[$0] }
    let new = comparison.beads.filter(\.isColumn).flatMap(\.new).sorted().filter {
      mate != nil && comparison.new[$0].story == mate?.story && comparison.new[$0].cell?.table == mate?.cell?.table
    }
    return (span, ColumnWords.of(old.map { comparison.old[$0] }), ColumnWords.of(new.map { comparison.new[$0] }))
  }

  /// Cells that became one: the words of one that went come to stand in one that stays, which is the same matter, and
  /// made with it by hand; drawn as words they would stand there twice.
  static func gather(_ found: inout [Found], _ locator: Locator) {
    func table(_ id: BlockID?) -> TableSpot? {
      guard let place = id.flatMap({ locator.places[$0] }) else { return nil }
      let block = locator.draft.blocks[place]
      return block.cell.map { TableSpot(block.story, $0) }
    }
    var gone: [TableSpot: Set<String>] = [:]
    for item in found where item.kind == .columns {
      guard let table = table(item.edit.block), let old = item.lost?.old else { continue }
      for line in old.split(separator: "\n") {
        gone[table, default: []].formUnion(line.split(separator: " | ").map { bare(String($0)) })
      }
    }
    guard !gone.isEmpty else { return }
    for index in found.indices where found[index].lost == nil && found[index].hand == nil {
      guard case .rewrite(let span, let texts) = found[index].edit, span.isPoint, texts.count == 1,
        let table = table(span.start.block), gone[table]?.contains(bare(texts[0])) ?? false
      else { continue }
      found[index].edit = .reformat(span)
      (found[index].lost, found[index].kind) = (("", texts[0]), .columns)
    }
  }

  private static func bare(_ text: String) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
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

/// Cells as one reads them column by column.
enum ColumnWords {
  static func of(_ blocks: [ComparedBlock]) -> String {
    of(blocks.map { ($0.cell?.column ?? 0, $0.text) })
  }

  static func of(_ cells: [(column: Int, text: String)]) -> String {
    let columns = Dictionary(grouping: cells, by: \.column).sorted { $0.key < $1.key }
    return columns.map { $0.value.map(\.text).joined(separator: " | ") }.joined(separator: "\n")
  }
}
