// SPDX-License-Identifier: AGPL-3.0-or-later

/// Cells that somebody put into a table or took out of it with a mark: the table gets other columns, which is one matter
/// to be done by hand.
struct TrackedColumns {
  private let text: MarkedText
  private let rejected: Reading
  private let map: BaseMap
  private let tables: [TableSpot: BlockID]

  private struct Key: Hashable {
    let table: TableSpot
    let author: String
  }

  init(_ text: MarkedText, _ rejected: Reading, _ map: BaseMap, _ tables: [TableSpot: BlockID]) {
    self.text = text
    self.rejected = rejected
    self.map = map
    self.tables = tables
  }

  /// Adds one change for each table and hand to what was found; gives the rows and cells that are left to be told.
  func tell(
    _ rows: [(blocks: Range<Int>, fate: Fate)], _ found: inout [Found]
  ) -> [(blocks: Range<Int>, fate: Fate)] {
    var left: [(blocks: Range<Int>, fate: Fate)] = []
    var cells: [Key: [(blocks: Range<Int>, fate: Fate)]] = [:]
    var keys: [Key] = []
    for row in rows {
      let block = text.blocks[row.blocks.lowerBound]
      guard let cell = block.cell, cell.rowFate == .kept, let hand = row.fate.deleted ?? row.fate.inserted,
        tables[TableSpot(block.story, cell)] != nil
      else {
        left.append(row)
        continue
      }
      // Whoever takes out again what they put in asks for nothing.
      if let own = row.fate.inserted, own.author == row.fate.deleted?.author { continue }
      let key = Key(table: TableSpot(block.story, cell), author: hand.author)
      if cells[key] == nil { keys.append(key) }
      cells[key, default: []].append(row)
    }
    for key in keys { if let change = change(cells[key] ?? [], of: key.table) { found.append(change) } }
    return left
  }

  private func change(_ cells: [(blocks: Range<Int>, fate: Fate)], of table: TableSpot) -> Found? {
    guard let first = cells.first, let fallback = tables[table] else { return nil }
    let isGoing = { (cell: (blocks: Range<Int>, fate: Fate)) in cell.fate.deleted != nil }
    let id =
      cells.lazy.filter(isGoing).flatMap(\.blocks).compactMap { rejected.homes[$0] }
      .compactMap { map.origin(of: $0) }.first ?? rowMate(of: first.blocks.lowerBound) ?? fallback
    return Found(
      edit: .reformat(Span(id, 0..<0)), hand: first.fate.deleted ?? first.fate.inserted,
      lost: (words(cells.filter(isGoing), .rejecting), words(cells.filter { !isGoing($0) }, .accepting)),
      kind: .columns)
  }

  /// A block of the base in the row of a cell that came in.
  private func rowMate(of index: Int) -> BlockID? {
    let own = text.blocks[index]
    return text.blocks.indices.lazy.filter {
      text.blocks[$0].story == own.story && text.blocks[$0].cell?.table == own.cell?.table
        && text.blocks[$0].cell?.row == own.cell?.row
    }.compactMap { rejected.homes[$0] }.compactMap { map.origin(of: $0) }.first
  }

  private func words(_ cells: [(blocks: Range<Int>, fate: Fate)], _ verdict: Verdict) -> String {
    ColumnWords.of(
      cells.flatMap(\.blocks).map { index in
        let block = text.blocks[index]
        let kept = block.pieces.filter { verdict == .rejecting ? $0.fate.inserted == nil : $0.fate.deleted == nil }
        return (block.cell?.column ?? 0, kept.map(\.text).joined())
      })
  }
}
