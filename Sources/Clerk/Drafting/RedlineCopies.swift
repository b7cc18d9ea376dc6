// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Office

/// What arrives in a redline and stood elsewhere in the base: it is not written anew from its words, or the marks of
/// notes, pictures, links and looks in it would be lost.
struct RedlineCopies {
  private let redline: [MarkedBlock]
  private let sources: [RedlineSource]
  private let places: [BlockID: Int]
  private let file: WordFile
  /// Paragraphs and rows that go as a whole, by their words, in the order of the text; each is copied once.
  private var goneParagraphs: [String: [Int]] = [:]
  private var goneRows: [[String]: [Int]] = [:]

  init(_ next: NextVersion, _ base: DraftText, _ file: WordFile) {
    redline = next.redline.blocks
    sources = next.patches
    places = base.places
    self.file = file
    findDepartures()
  }

  private mutating func findDepartures() {
    var rows: Set<RedlineDrawing.Spot> = []
    for (block, source) in zip(redline, sources) {
      guard case .base(let id, part: 0) = source, let place = places[id] else { continue }
      if block.cell?.rowFate.deleted != nil {
        let spot = RedlineDrawing.Spot(file.text.blocks[place]).ofRow
        if rows.insert(spot).inserted { goneRows[words(ofRow: spot), default: []].append(place) }
      } else if block.cell == nil, block.end.deleted != nil,
        block.pieces.allSatisfy({ $0.fate.deleted != nil && $0.move == nil })
      {
        let text = block.pieces.map(\.text).joined()
        if !text.isEmpty, holdsMore(place) { goneParagraphs[text, default: []].append(place) }
      }
    }
  }

  private func words(ofRow spot: RedlineDrawing.Spot) -> [String] {
    Self.cells(file.text.blocks.filter { RedlineDrawing.Spot($0).ofRow == spot })
  }

  private static func cells(_ blocks: some Sequence<MarkedBlock>) -> [String] {
    var cells: [String] = []
    for block in blocks {
      let column = block.cell?.column ?? 0
      let text = block.pieces.filter { $0.fate.deleted == nil }.map(\.text).joined()
      if cells.count > column {
        cells[column] += "\n" + text
      } else {
        while cells.count < column { cells.append("") }
        cells.append(text)
      }
    }
    return cells
  }

  /// Whether a paragraph of the base holds more than words.
  private func holdsMore(_ place: Int) -> Bool {
    file.text.noteMarks.contains { $0.place.block == place } || file.text.objects.contains { $0.place.block == place }
  }

  // MARK: Paragraphs

  /// What the paragraph at this place of the redline is a copy of; nil where it is new, or only words.
  mutating func copy(at index: Int) throws(RedrawFault) -> WordEdit.Copy? {
    switch sources[index] {
    case .base: return nil
    case .arrived(let id, let part, let stretches):
      guard let place = places[id] else { return nil }
      guard file.canCopy(place) else {
        if holdsMore(place) { throw .patch(.notCopied(block: place)) }
        return nil
      }
      let made = zip(stretches, redline[index].pieces).map { stretch, piece in
        stretch.map { WordEdit.Copy.Stretch.kept($0) } ?? .words(piece.text)
      }
      let from = part == 0 ? 0 : start(of: id, part)
      return WordEdit.Copy(of: place, made, holding: from..<max(from, start(of: id, part + 1)))
    case .new:
      let block = redline[index]
      let text = block.pieces.filter { $0.fate.deleted == nil }.map(\.text).joined()
      guard block.cell == nil, let place = goneParagraphs[text]?.first,
        file.text.blocks[place].kind == block.kind, file.text.blocks[place].story == block.story
      else { return nil }
      goneParagraphs[text]?.removeFirst()
      guard file.canCopy(place) else { throw .patch(.notCopied(block: place)) }
      return WordEdit.Copy(of: place, [.kept(0..<text.utf16.count)])
    }
  }

  /// Where a part of a block that is split on its way begins in it; behind everything where there is no such part.
  private func start(of id: BlockID, _ part: Int) -> Int {
    for case .arrived(id, let other, let stretches) in sources where other >= part {
      if let first = stretches.lazy.compactMap({ $0 }).first { return first.lowerBound }
    }
    return Int.max
  }

  // MARK: Rows

  /// A block of the row of the base that comes to stand here; nil where it is a new row, or only words.
  mutating func source(ofRow row: ClosedRange<Int>) throws(RedrawFault) -> Int? {
    let cells = Self.cells(redline[row])
    guard let place = goneRows[cells]?.first, file.text.blocks[place].story == redline[row.lowerBound].story else {
      return nil
    }
    goneRows[cells]?.removeFirst()
    if file.canCopyRow(of: place) { return place }
    let spot = RedlineDrawing.Spot(file.text.blocks[place]).ofRow
    let own = file.text.blocks.indices.filter { RedlineDrawing.Spot(file.text.blocks[$0]).ofRow == spot }
    if own.contains(where: holdsMore) { throw .patch(.notCopied(block: place)) }
    return nil
  }
}

/// What stands in blocks of the base that stay must stand in what was written, and nothing twice.
struct KeptObjects {
  private let had: [ObjectCount.Name: Int]
  private let needed: [ObjectCount.Name: Int]

  init(_ next: NextVersion, _ base: DraftText, _ text: MarkedText) {
    let places = base.places
    var staying = Set(next.draft.blocks.compactMap { places[$0.id] })
    for (id, origin) in next.origins {
      switch origin {
      case .merged(let others): staying.formUnion(others.compactMap { places[$0] })
      case .kept, .moved, .split, .inserted, .separator: if let place = places[id] { staying.insert(place) }
      }
    }
    let notes = Set(next.draft.blocks.filter { !$0.text.isEmpty }.map(\.story))
    let lasting = MarkedText(
      blocks: text.blocks,
      noteMarks: text.noteMarks.filter { staying.contains($0.place.block) && notes.contains($0.note) },
      objects: text.objects.filter { staying.contains($0.place.block) && !$0.isWrapped })
    had = ObjectCount(text, .accepting).counts
    needed = ObjectCount(lasting, .accepting).counts
  }

  /// Once all marks in it are accepted.
  func areHeld(by written: MarkedText) -> Bool {
    let found = ObjectCount(written, .accepting).counts
    return needed.allSatisfy { found[$0.key, default: 0] >= $0.value }
      && found.allSatisfy { had[$0.key, default: 0] >= $0.value }
  }
}
