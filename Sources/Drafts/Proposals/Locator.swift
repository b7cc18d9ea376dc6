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

  /// Before everything: where what has no place of its own is told.
  var start: Place { Place(draft.blocks.first?.id ?? BlockID(version: 0, number: 0), 0) }

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

  /// The gap in which something arrives without parting what belongs together: behind the whole of a row, or, where it
  /// comes into a cell from elsewhere, right before the first block of that cell.
  func settled(_ gap: Gap, for host: CellHost) -> Gap {
    switch host {
    case .none: return behindRow(gap)
    case .cell(let other):
      guard let place = places[other], let cell = draft.blocks[place].cell else { return gap }
      if case .after(let id) = gap, let before = places[id], draft.blocks[before].cell == cell,
        draft.blocks[before].story == draft.blocks[place].story
      {
        return gap
      }
      return before(first(from: place) { $0 == cell })
    case .column(let column, let other):
      guard let place = places[other], let cell = draft.blocks[place].cell else { return gap }
      var next = first(from: place) { $0.table == cell.table && $0.row == cell.row }
      while next < draft.blocks.count, let spot = draft.blocks[next].cell, spot.table == cell.table,
        spot.row == cell.row, spot.column < column
      { next += 1 }
      return before(next)
    }
  }

  private func behindRow(_ gap: Gap) -> Gap {
    guard case .after(let id) = gap, var place = places[id], let cell = draft.blocks[place].cell else { return gap }
    while place + 1 < draft.blocks.count, let next = draft.blocks[place + 1].cell, next.table == cell.table,
      next.row == cell.row, draft.blocks[place + 1].story == draft.blocks[place].story
    { place += 1 }
    return .after(draft.blocks[place].id)
  }

  /// The first of the blocks up to this one whose cells answer.
  private func first(from place: Int, where answers: (CellSpot) -> Bool) -> Int {
    var first = place
    while first > 0, let cell = draft.blocks[first - 1].cell, answers(cell),
      draft.blocks[first - 1].story == draft.blocks[place].story
    { first -= 1 }
    return first
  }

  private func before(_ place: Int) -> Gap {
    let story = draft.blocks[min(place, draft.blocks.count - 1)].story
    guard place > 0, ComparedText.rank(draft.blocks[place - 1].story) == ComparedText.rank(story) else {
      return .start(story)
    }
    return .after(draft.blocks[place - 1].id)
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
