// SPDX-License-Identifier: AGPL-3.0-or-later

/// Places the remarks of a returned file in the base.
struct RemarkPlacing {
  private let text: MarkedText
  private let rejected: Reading
  private let map: BaseMap
  private let locator: Locator
  private let line: Line
  private let prints: [(id: ChangeID, range: ClosedRange<Int>)]

  init(_ text: MarkedText, _ rejected: Reading, _ map: BaseMap, _ locator: Locator, _ changes: [Change]) {
    self.text = text
    self.rejected = rejected
    self.map = map
    self.locator = locator
    let line = Line(locator)
    self.line = line
    prints = changes.flatMap { change in line.footprints(of: change.edit).map { (change.id, $0.range) } }
  }

  /// In the order of the file.
  func placed() -> [PlacedRemark] {
    text.remarks.map { remark in
      guard let span = remark.anchor.flatMap({ span(of: $0) }), let anchor = Anchor(span, in: locator) else {
        return PlacedRemark(remark: remark, anchor: nil, touches: [])
      }
      return PlacedRemark(remark: remark, anchor: anchor, touches: touched(by: span))
    }
  }

  /// Words that only somebody's mark put in have no place of their own in the base; a remark on them stands where they
  /// came in.
  private func span(of anchor: Range<MarkedPlace>) -> Span? {
    guard let start = rejected.place(of: anchor.lowerBound), let end = rejected.place(of: anchor.upperBound) else {
      return nil
    }
    return map.span(start, max(start, end))
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
