// SPDX-License-Identifier: AGPL-3.0-or-later

/// A draft with its blocks at hand by id, as units.
struct Locator {
  let draft: DraftText
  let places: [BlockID: Int]
  let units: [[UInt16]]

  init(_ draft: DraftText) {
    self.draft = draft
    places = draft.places
    units = draft.blocks.map { Array($0.text.utf16) }
  }

  func text(_ span: Span) -> String {
    guard let first = places[span.start.block], let last = places[span.end.block], first <= last else { return "" }
    if first == last {
      return text(first, span.start.offset.units..<max(span.start.offset.units, span.end.offset.units))
    }
    var parts = [text(first, span.start.offset.units..<units[first].count)]
    for middle in first + 1..<last { parts.append(draft.blocks[middle].text) }
    parts.append(text(last, 0..<span.end.offset.units))
    return parts.joined(separator: "\n")
  }

  func text(_ block: Int, _ range: Range<Int>) -> String {
    String(decoding: units[block][range.clamped(to: 0..<units[block].count)], as: UTF16.self)
  }

  /// What was there and what would be there instead.
  func wording(of edit: Edit) -> (old: String, new: String) {
    switch edit {
    case .rewrite(let span, let texts): (text(span), texts.joined(separator: "\n"))
    case .reformat(let span): (text(span), text(span))
    case .insert(let blocks, _): ("", blocks.map(\.text).joined(separator: "\n"))
    case .insertRow(let row, _): ("", row.text)
    case .delete(let id): (text(of: id), "")
    case .move(let id, _), .restyle(let id, _): (text(of: id), text(of: id))
    case .deleteRow(let ids): (ids.map(text(of:)).joined(separator: "\t"), "")
    }
  }

  private func text(of id: BlockID) -> String { places[id].map { draft.blocks[$0].text } ?? "" }

  /// A gap behind a block of a table moves behind all of its row, or of its cell where something comes into another
  /// cell: nothing comes between blocks that belong together.
  func settled(_ gap: Gap, for host: CellHost) -> Gap {
    guard case .after(let id) = gap, var place = places[id], let cell = draft.blocks[place].cell else { return gap }
    if case .cell(let other) = host, let index = places[other], draft.blocks[index].cell == cell { return gap }
    let isRow = host == .none
    while place + 1 < draft.blocks.count, let next = draft.blocks[place + 1].cell, next.table == cell.table,
      next.row == cell.row, isRow || next.column == cell.column,
      draft.blocks[place + 1].story == draft.blocks[place].story
    { place += 1 }
    return .after(draft.blocks[place].id)
  }

  /// What a clerk would call the edit.
  func kind(of edit: Edit) -> ChangeKind {
    switch edit {
    case .rewrite(let span, let texts): kind(ofRewriting: span, texts)
    case .insert: .blockInsert
    case .delete: .blockDelete
    case .move: .move
    case .insertRow: .rowInsert
    case .deleteRow: .rowDelete
    case .restyle, .reformat: .format
    }
  }

  private func kind(ofRewriting span: Span, _ texts: [String]) -> ChangeKind {
    if let index = places[span.start.block] {
      switch draft.blocks[index].story {
      case .footnote, .endnote: return .footnote
      case .header, .footer: return .header
      case .body, .textBox: break
      }
      if draft.blocks[index].cell != nil { return .cell }
    }
    if texts.count > 1 { return .split }
    if span.start.block != span.end.block { return .merge }
    if span.isPoint { return .insert }
    return texts.allSatisfy(\.isEmpty) ? .delete : .replace
  }
}
