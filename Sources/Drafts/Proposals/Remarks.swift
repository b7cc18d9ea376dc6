// SPDX-License-Identifier: AGPL-3.0-or-later

/// Places the remarks of a returned file in the base.
struct RemarkPlacing {
  private let text: MarkedText
  private let rejected: Reading
  private let map: BaseMap
  private let locator: Locator
  private let line: Line
  private let prints: [(id: ChangeID, range: ClosedRange<Int>)]
  /// What each change brings, where it stands in the file.
  private let brought: [(change: Change, range: Range<MarkedPlace>)]

  init(
    _ text: MarkedText, _ rejected: Reading, _ map: BaseMap, _ locator: Locator, _ changes: [Change],
    _ marked: [Range<MarkedPlace>?]
  ) {
    self.text = text
    self.rejected = rejected
    self.map = map
    self.locator = locator
    let line = Line(locator)
    self.line = line
    prints = changes.flatMap { change in line.footprints(of: change.edit).map { (change.id, $0.range) } }
    brought = zip(changes, marked).compactMap { change, range in range.map { (change, $0) } }
  }

  /// In the order of the file.
  func placed() -> [PlacedRemark] {
    text.remarks.map { remark in
      guard let place = remark.anchor else { return PlacedRemark(remark: remark, anchor: nil, touches: []) }
      let changes = changes(bringing: place)
      if let first = changes.first, var anchor = Anchor(point(of: first), in: locator) {
        // The words that it is about are in no block of the base: it stands where they come in, and quotes them.
        anchor.quote = words(place)
        return PlacedRemark(remark: remark, anchor: anchor, touches: changes.map(\.id))
      }
      guard let span = span(of: place), let anchor = Anchor(span, in: locator) else {
        return PlacedRemark(remark: remark, anchor: nil, touches: [])
      }
      return PlacedRemark(remark: remark, anchor: anchor, touches: touched(by: span))
    }
  }

  /// Those that bring all the words of a remark; none where some of them stand in the base.
  private func changes(bringing anchor: Range<MarkedPlace>) -> [Change] {
    guard text.blocks.indices.contains(anchor.lowerBound.block), text.blocks.indices.contains(anchor.upperBound.block)
    else { return [] }
    let own = brought.filter { $0.range.lowerBound <= anchor.lowerBound && anchor.upperBound <= $0.range.upperBound }
    guard !own.isEmpty, isNew(anchor) else { return [] }
    return own.map(\.change)
  }

  /// Whether nothing of the base stands in these words; a point is new only in a block of which the base has nothing.
  private func isNew(_ anchor: Range<MarkedPlace>) -> Bool {
    for index in anchor.lowerBound.block...anchor.upperBound.block {
      if let home = rejected.homes[index], map.origin(of: home) == nil { continue }
      let isAll = anchor.isEmpty
      let (from, to) = (
        index == anchor.lowerBound.block && !isAll ? anchor.lowerBound.offset : 0,
        index == anchor.upperBound.block && !isAll ? anchor.upperBound.offset : .max
      )
      var offset = 0
      for piece in text.blocks[index].pieces where !piece.text.isEmpty {
        let end = offset + piece.text.utf16.count
        if offset < to, from < end, piece.fate.inserted == nil { return false }
        offset = end
      }
      if isAll, offset == 0 { return false }
    }
    return true
  }

  /// Where a change brings what it brings.
  private func point(of change: Change) -> Span {
    func end(of id: BlockID) -> Place {
      Place(id, TextOffset(locator.places[id].map { locator.units[$0].count } ?? 0))
    }
    switch change.edit {
    case .rewrite(let span, _), .reformat(let span): return Span(span.end, span.end)
    case .insert(_, .after(let id)), .insertRow(_, .after(let id)), .move(_, .after(let id)), .delete(let id),
      .restyle(let id, _):
      return Span(end(of: id), end(of: id))
    case .insert(_, .start(let story)), .insertRow(_, .start(let story)), .move(_, .start(let story)):
      let rank = ComparedText.rank(story)
      let first = locator.draft.blocks.first { ComparedText.rank($0.story) == rank } ?? locator.draft.blocks.first
      let place = Place(first?.id ?? BlockID(version: 0, number: 0), 0)
      return Span(place, place)
    case .deleteRow(let ids):
      let place = end(of: ids.last ?? BlockID(version: 0, number: 0))
      return Span(place, place)
    }
  }

  /// The words of the file, without those that somebody struck.
  private func words(_ anchor: Range<MarkedPlace>) -> String {
    (anchor.lowerBound.block...anchor.upperBound.block).map { index in
      var (words, offset) = ("", 0)
      let from = index == anchor.lowerBound.block ? anchor.lowerBound.offset : 0
      let to = index == anchor.upperBound.block ? anchor.upperBound.offset : .max
      for piece in text.blocks[index].pieces {
        let units = Array(piece.text.utf16)
        let range = max(from, offset) - offset..<max(max(from, offset), min(to, offset + units.count)) - offset
        if piece.fate.deleted == nil, range.upperBound <= units.count {
          words += String(decoding: units[range], as: UTF16.self)
        }
        offset += units.count
      }
      return words
    }.joined(separator: "\n")
  }

  /// Words that only somebody's mark put in beside others have no place of their own in the base.
  private func span(of anchor: Range<MarkedPlace>) -> Span? {
    guard let start = rejected.place(of: anchor.lowerBound), let end = rejected.place(of: anchor.upperBound) else {
      return nil
    }
    if let span = map.span(start, max(start, end)) { return span }
    // One end of it, or both, in what came in without marks.
    guard let from = map.place(start, atEnd: false), let to = map.place(max(start, end), atEnd: true),
      let first = locator.places[from.block], let last = locator.places[to.block]
    else { return nil }
    return (first, from.offset) <= (last, to.offset) ? Span(from, to) : Span(to, to)
  }

  private func touched(by span: Span) -> [ChangeID] {
    guard let own = line.footprints(of: .rewrite(span, [""])).first?.range else { return [] }
    // A point inside or at the edge of what a change touches is about that change.
    let wide = own.lowerBound - 1...own.upperBound + 1
    return Array(Set(prints.filter { $0.range.overlaps(wide) }.map(\.id))).sorted()
  }
}

extension Locator {
  /// What sort of noise an edit is; nil where a reader would call it an edit.
  func noise(of edit: Edit) -> Noise? {
    switch edit {
    case .rewrite(let span, let texts):
      guard texts.count == 1, span.start.block == span.end.block, let place = places[span.start.block] else {
        return nil
      }
      return Self.noise(units[place], span.start.offset.units..<span.end.offset.units, Array(texts[0].utf16))
    case .insert(let blocks, _):
      return blocks.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } ? .spaces : nil
    case .delete(let id):
      return places[id].map { draft.blocks[$0].text.allSatisfy(\.isWhitespace) } ?? false ? .spaces : nil
    case .move, .insertRow, .deleteRow, .restyle, .reformat:
      return nil
    }
  }

  /// Words that somebody struck and wrote again as they were.
  func retyping(of edit: Edit) -> Noise? {
    guard case .rewrite(let span, _) = edit, !span.isPoint, leavesAsItIs(edit) else { return nil }
    return .retyped
  }

  /// Whether words become what they are.
  func leavesAsItIs(_ edit: Edit) -> Bool {
    guard case .rewrite(let span, let texts) = edit else { return false }
    return texts.joined(separator: "\n") == text(span)
  }

  private static func noise(_ old: [UInt16], _ range: Range<Int>, _ new: [UInt16]) -> Noise? {
    guard range.upperBound <= old.count else { return nil }
    // So much around the change shows whether it stands inside a word or a quotation.
    let around = max(0, range.lowerBound - 200)..<min(old.count, range.upperBound + 200)
    let before = Array(old[around])
    let after =
      Array(old[around.lowerBound..<range.lowerBound]) + new + Array(old[range.upperBound..<around.upperBound])
    var table = TokenTable()
    let stretches = TokenDiff((table.tokens(of: before), before), (table.tokens(of: after), after)).stretches()
    var found: Noise?
    for stretch in stretches {
      switch stretch.kind {
      case .same: continue
      case .noise(let noise): found = found ?? noise
      case .changed: return nil
      }
    }
    return found
  }
}
