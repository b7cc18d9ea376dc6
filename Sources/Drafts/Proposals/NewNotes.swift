// SPDX-License-Identifier: AGPL-3.0-or-later

/// Notes that came in. The text of a version does not say where the marks of its notes stand, so no program can put
/// one there: each is told at the words that bear its mark, and people carry it out in the file.
struct NewNotes {
  private let text: MarkedText
  private let rejected: Reading
  private let map: BaseMap
  private let locator: Locator
  /// The first mark of each note that is there to stay.
  private let marks: [BlockStory: NoteMark]

  init(_ text: MarkedText, _ rejected: Reading, _ map: BaseMap, _ locator: Locator) {
    self.text = text
    self.rejected = rejected
    self.map = map
    self.locator = locator
    marks = Dictionary(
      text.noteMarks.filter { $0.fate.deleted == nil }.map { ($0.note, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func tell(_ found: inout [Found]) {
    guard !marks.isEmpty else { return }
    let old = Set(
      zip(text.blocks, rejected.homes).compactMap { block, home in home.flatMap(map.origin) == nil ? nil : block.story }
    )
    for index in found.indices {
      guard found[index].lost == nil, case .insert(let blocks, _) = found[index].edit, !blocks.isEmpty,
        blocks.allSatisfy({ marks[$0.story] != nil && !old.contains($0.story) })
      else { continue }
      let whole = found[index]
      let notes = blocks.map(\.story).reduce(into: [BlockStory]()) { if $0.last != $1 { $0.append($1) } }
      for (number, note) in notes.enumerated() {
        let told = told(note, blocks.filter { $0.story == note }, whole)
        // Whoever cut down several at once is told by the first.
        if number == 0 { found[index] = told } else if whole.variantOf == nil { found.append(told) }
      }
    }
  }

  private func told(_ note: BlockStory, _ blocks: [NewBlock], _ item: Found) -> Found {
    var told = item
    guard let mark = marks[note] else { return item }
    let own = rejected.place(of: mark.place)
    let place = own.flatMap { map.place($0, atEnd: true) } ?? locator.start
    told.edit = .reformat(Span(place, place))
    told.hand = item.hand ?? mark.fate.inserted
    told.place = own ?? item.place
    told.arrival = nil
    told.lost = ("", blocks.map(\.text).joined(separator: "\n"))
    told.kind = .footnote
    return told
  }
}
