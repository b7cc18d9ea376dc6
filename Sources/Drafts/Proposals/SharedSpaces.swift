// SPDX-License-Identifier: AGPL-3.0-or-later

extension Locator {
  /// The same edits, those that come in on either side of one space brought together behind it: “A| B” with “ x” and
  /// “A |B” with “y ” arrive between the same two words, and somebody has to say which comes first. An edit stays where
  /// it was made where the place behind the space is taken away, or where it already meets another that cannot go along.
  func gatheredAtSpaces(_ edits: [Edit]) -> [Edit] {
    let behind = Set(edits.compactMap { edit in insertion(edit).flatMap { stands(behind: $0) ? $0.place : nil } })
    guard !behind.isEmpty else { return edits }
    var targets: [Int: Insertion] = [:]
    for (index, edit) in edits.enumerated() {
      guard let found = insertion(edit), let moved = moved(behind: found), behind.contains(moved.place) else {
        continue
      }
      targets[index] = moved
    }
    guard !targets.isEmpty else { return edits }
    let staying = Set(edits.indices.filter { targets[$0] == nil }.compactMap { point(of: edits[$0]) })
    let line = Line(self)
    let takings = edits.flatMap { line.footprints(of: $0) }.filter { $0.sort == .taking }.map(\.range)
    let taken = Set(
      targets.values.map(\.place).filter { place in
        line.footprints(of: .rewrite(Span(place, place), [""])).contains { point in
          takings.contains { $0.overlaps(point.range) }
        }
      })
    var gathered = edits
    for (index, target) in targets where !taken.contains(target.place) {
      if let origin = point(of: edits[index]), staying.contains(origin) { continue }
      gathered[index] = .rewrite(Span(target.place, target.place), [target.text])
    }
    return gathered
  }

  /// Words that come in at one point of a paragraph.
  private struct Insertion {
    var place: Place
    var text: String
  }

  private func insertion(_ edit: Edit) -> Insertion? {
    guard case .rewrite(_, let texts) = edit, texts.count == 1, let place = point(of: edit) else { return nil }
    return Insertion(place: place, text: texts[0])
  }

  private func point(of edit: Edit) -> Place? {
    guard case .rewrite(let span, _) = edit, span.isPoint else { return nil }
    return span.start
  }

  /// Whether it was typed right behind a space and brings one with it: “A |B” with “y ”.
  private func stands(behind insertion: Insertion) -> Bool {
    guard let space = unit(at: insertion.place, -1) else { return false }
    return insertion.text.utf16.last == space && insertion.text.utf16.first != space
  }

  /// What was typed right before a space and brings one with it, as if it were typed behind that space.
  private func moved(behind insertion: Insertion) -> Insertion? {
    guard let space = unit(at: insertion.place, 0), insertion.text.utf16.first == space,
      insertion.text.utf16.last != space
    else { return nil }
    let units = Array(insertion.text.utf16.dropFirst()) + [space]
    let place = Place(insertion.place.block, TextOffset(insertion.place.offset.units + 1))
    return Insertion(place: place, text: String(decoding: units, as: UTF16.self))
  }

  /// The space beside a place.
  private func unit(at place: Place, _ distance: Int) -> UInt16? {
    guard let block = places[place.block] else { return nil }
    let offset = place.offset.units + distance
    guard units[block].indices.contains(offset), Letters.isSpace(units[block][offset]) else { return nil }
    return units[block][offset]
  }
}
