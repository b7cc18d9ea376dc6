// SPDX-License-Identifier: AGPL-3.0-or-later

/// Notes whose every mark in the words somebody struck: the note goes with it, and its own words need not say so.
struct StruckNotes {
  private let text: MarkedText
  private let rejected: Reading
  private let map: BaseMap
  private let locator: Locator
  private let marks: [BlockStory: [NoteMark]]

  init(_ text: MarkedText, _ rejected: Reading, _ map: BaseMap, _ locator: Locator) {
    self.text = text
    self.rejected = rejected
    self.map = map
    self.locator = locator
    marks = Dictionary(grouping: text.noteMarks, by: \.note)
  }

  /// Adds what becomes of such notes to what was found: each is deleted, and that merely follows where words around its
  /// mark go. One that came in elsewhere word for word is moved, which nobody but people can do to a note.
  func tell(_ found: inout [Found]) {
    for (note, marks) in marks.sorted(by: { $0.value[0].place < $1.value[0].place }) {
      guard let mark = marks.first(where: { $0.fate.inserted == nil }), let hand = mark.fate.deleted,
        marks.allSatisfy({ $0.fate.deleted != nil })
      else { continue }
      let words = words(of: note, keptBy: .rejecting)
      // Whoever struck its words too has said so.
      if isBlank(words) || isBlank(self.words(of: note, keptBy: .accepting)) { continue }
      let homes = rejected.blocks.indices.filter { rejected.blocks[$0].story == note }
      let ids = homes.compactMap { map.origin(of: $0) }
      guard let first = ids.first else {
        let gap = map.gap((homes.first ?? 0) - 1, story: note)
        found.append(Found(edit: .insert([NewBlock(story: note, text: "")], at: gap), hand: hand, lost: (words, "")))
        continue
      }
      if let index = arrival(of: words, besides: note, in: found) {
        let end = locator.places[first].map { locator.units[$0].count } ?? 0
        found[index] = Found(
          edit: .reformat(Span(first, 0..<end)), hand: hand, place: found[index].place, lost: (words, words),
          kind: .footnote)
        continue
      }
      let cause = cause(of: mark, in: found)
      let start = found.count
      for (number, id) in ids.enumerated() {
        overrule(&found, id, by: start)
        found.append(Found(edit: .delete(id), hand: hand, follows: number == 0 ? cause : cause ?? start))
      }
    }
  }

  private func words(of note: BlockStory, keptBy verdict: Verdict) -> String {
    text.blocks.filter { $0.story == note }.map { block in
      block.pieces.filter { verdict.keeps($0.fate) }.map(\.text).joined()
    }.joined(separator: "\n")
  }

  private func isBlank(_ words: String) -> Bool { words.allSatisfy(\.isWhitespace) }

  /// What was found to bring a note with the same words, all of whose marks came in.
  private func arrival(of words: String, besides note: BlockStory, in found: [Found]) -> Int? {
    let others = marks.filter { other, marks in
      other != note && marks.allSatisfy { $0.fate.inserted != nil && $0.fate.deleted == nil }
        && self.words(of: other, keptBy: .accepting) == words
    }
    guard !others.isEmpty else { return nil }
    return found.firstIndex { item in
      guard item.lost == nil, case .insert(let blocks, _) = item.edit else { return false }
      return blocks.allSatisfy { ComparedText.rank($0.story) == ComparedText.rank(note) }
        && blocks.map(\.text).joined(separator: "\n") == words
    }
  }

  /// The deletion of words or blocks in the midst of which, or at whose edge, the mark stood.
  private func cause(of mark: NoteMark, in found: [Found]) -> Int? {
    guard let place = rejected.place(of: mark.place).flatMap({ map.place($0, atEnd: true) }) else { return nil }
    return found.firstIndex { item in
      guard item.hand?.author == mark.fate.deleted?.author, item.variantOf == nil, item.lost == nil else {
        return false
      }
      switch item.edit {
      case .delete(let id): return id == place.block
      case .deleteRow(let ids): return ids.contains(place.block)
      case .rewrite(let span, _): return !span.isPoint && isReached(place, by: span)
      case .insert, .insertRow, .move, .restyle, .reformat: return false
      }
    }
  }

  private func isReached(_ place: Place, by span: Span) -> Bool {
    func order(_ place: Place) -> (Int, Int) { (locator.places[place.block] ?? -1, place.offset.units) }
    return order(span.start) <= order(place) && order(place) <= order(span.end)
  }

  /// What changes words of the note and its deletion cannot both be.
  private func overrule(_ found: inout [Found], _ id: BlockID, by deletion: Int) {
    for index in found.indices where found[index].variantOf == nil && found[index].lost == nil {
      if case .rewrite(let span, _) = found[index].edit, span.start.block == id || span.end.block == id {
        found[index].variantOf = deletion
      }
    }
  }
}
