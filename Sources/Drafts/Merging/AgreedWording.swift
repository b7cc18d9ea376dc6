// SPDX-License-Identifier: AGPL-3.0-or-later

extension Edit {
  /// The same place with the wording that was agreed on instead of the one proposed, one text a paragraph or, for a row,
  /// a cell; a paragraph that should go reads like this instead. Spaces at the edges that the proposal brought or would
  /// take away stay where the wording has none, so that no words grow together; a stop or comma that stands there already
  /// is not put there twice. Nil where the edit has no wording: moves, rows that go, looks, a row with other cells, a
  /// paragraph that the base does not have, a new one without words.
  public func worded(_ texts: [String], in base: DraftText) -> Edit? {
    switch self {
    case .rewrite(let span, let proposed):
      if texts.allSatisfy(\.isEmpty), !span.isPoint { return .rewrite(span.withSpace(in: base), [""]) }
      let old = Anchor(span, in: base)?.quote ?? ""
      let edged = texts.edged(like: proposed.contains { !$0.isEmpty } ? proposed : [old])
      return .rewrite(span, edged.unstopped(between: span, in: base))
    case .insert(let blocks, let gap):
      guard let last = blocks.last, !texts.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) else { return nil }
      return .insert(
        texts.enumerated().map { index, text in
          var block = index < blocks.count ? blocks[index] : last
          block.text = text
          return block
        }, at: gap)
    case .insertRow(var row, let gap):
      guard row.cells.allSatisfy({ $0.blocks.count == 1 }), row.cells.count == texts.count else { return nil }
      for (index, text) in texts.enumerated() { row.cells[index].blocks[0].text = text }
      return .insertRow(row, at: gap)
    case .delete(let id):
      guard let block = base.blocks.first(where: { $0.id == id }), texts != [block.text],
        texts.contains(where: { !$0.isEmpty })
      else { return nil }
      return .rewrite(Span(id, 0..<block.text.utf16.count), texts)
    case .move, .deleteRow, .restyle, .reformat:
      return nil
    }
  }
}

extension Span {
  /// Together with the space that would otherwise stand beside another one, at an edge of the paragraph, or before a
  /// stop, once these words are gone.
  fileprivate func withSpace(in base: DraftText) -> Span {
    guard start.block == end.block, let text = base.blocks.first(where: { $0.id == start.block })?.text else {
      return self
    }
    let units = [UInt16](text.utf16)
    let (from, to) = (start.offset.units, end.offset.units)
    guard from <= to, to <= units.count else { return self }
    let isBehindSpace = from > 0 && Letters.isSpace(units[from - 1])
    if to < units.count, Letters.isSpace(units[to]), isBehindSpace || from == 0 {
      return Span(start.block, from..<(to + 1))
    }
    if isBehindSpace, to == units.count || [String].stops.contains(units[to]) {
      return Span(start.block, (from - 1)..<to)
    }
    return self
  }
}

extension [String] {
  /// Without a stop or a comma at an edge where the same stands right beside it.
  fileprivate func unstopped(between span: Span, in base: DraftText) -> [String] {
    func units(_ id: BlockID) -> [UInt16] { base.blocks.first { $0.id == id }.map { [UInt16]($0.text.utf16) } ?? [] }
    let (first, last) = (units(span.start.block), units(span.end.block))
    let (start, end) = (span.start.offset.units, span.end.offset.units)
    var texts = self
    if let sign = texts.last?.utf16.last, Self.stops.contains(sign), last.indices.contains(end), last[end] == sign {
      texts[texts.count - 1].removeLast()
    }
    if let sign = texts.first?.utf16.first, Self.stops.contains(sign), first.indices.contains(start - 1),
      first[start - 1] == sign
    {
      texts[0].removeFirst()
    }
    return texts
  }

  fileprivate static var stops: [UInt16] { [UInt16](".,;:".utf16) }

  /// With the spaces that others begin and end with, where it has none at that edge and needs them.
  fileprivate func edged(like others: [String]) -> [String] {
    guard let first, let start = others.first, let end = others.last, contains(where: { !$0.isEmpty }) else {
      return self
    }
    var edged = self
    let lead = start.prefix(while: \.isWhitespace)
    // A comma or a full stop stands right behind the word before it.
    let isClosing = first.first.map { ",.;:!?…)]”".contains($0) } ?? true
    if !isClosing, first.first?.isWhitespace == false { edged[0] = lead + first }
    let tail = String(end.reversed().prefix(while: \.isWhitespace).reversed())
    if edged[count - 1].last?.isWhitespace == false { edged[count - 1] += tail }
    return edged
  }
}
