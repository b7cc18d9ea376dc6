// SPDX-License-Identifier: AGPL-3.0-or-later

/// A file that is only a part of the version that it answers: somebody cut out what concerns them. Told only where it is
/// beyond doubt, since whoever strikes a chapter without a mark proposes that: most of the text is missing, in long runs
/// of which one reaches an end of it; what is there is a few stretches that are nearly whole, and little was added.
struct Excerpt {
  /// The blocks that the file does not have.
  let missing: Set<BlockID>

  /// So many paragraphs in a row are a part; fewer may have been struck.
  private static let longRun = 8
  /// So many must be missing in all.
  private static let fewest = 20
  /// So many stretches at the most make up the part that is there.
  private static let mostStretches = 3

  init?(_ comparison: Comparison, _ base: DraftText) {
    let body = base.blocks.indices.filter { base.blocks[$0].story == .body }
    var isThere = Array(repeating: false, count: base.blocks.count)
    var come = 0
    for bead in comparison.beads {
      if bead.isPair { for place in bead.old { isThere[place] = true } }
      if bead.old.isEmpty { come += bead.new.reduce(0) { $0 + comparison.new[$1].text.utf16.count } }
    }
    func size(_ places: some Sequence<Int>) -> Int { places.reduce(0) { $0 + base.blocks[$1].text.utf16.count } }
    let runs = Self.runs(of: body, isThere)
    let cut = runs.filter { !$0.isThere && $0.places.count >= Self.longRun }
    let gone = cut.flatMap(\.places)
    let (whole, away) = (size(body), size(gone))
    let there = size(body.filter { isThere[$0] })
    // Between its long gaps a part is nearly whole.
    let stretches = runs.split { !$0.isThere && $0.places.count >= Self.longRun }
    guard gone.count >= Self.fewest, away * 5 >= whole * 3, there > 0,
      (1...Self.mostStretches).contains(stretches.count),
      cut.contains(where: { $0.places.first == body.first || $0.places.last == body.last }),
      there * 5 >= (whole - away) * 4, come * 2 <= there
    else { return nil }
    missing = Set(gone.map { base.blocks[$0].id })
  }

  private static func runs(of body: [Int], _ isThere: [Bool]) -> [(isThere: Bool, places: [Int])] {
    var runs: [(isThere: Bool, places: [Int])] = []
    for place in body {
      if runs.last?.isThere == isThere[place] {
        runs[runs.count - 1].places.append(place)
      } else {
        runs.append((isThere[place], [place]))
      }
    }
    return runs
  }

  /// Whether it was found only because the file is a part: nobody marked it, and it takes away what is missing, or notes,
  /// heads and feet of pages that went with it.
  func explains(_ found: Found, in base: DraftText, _ places: [BlockID: Int]) -> Bool {
    guard found.hand == nil else { return false }
    switch found.edit {
    case .delete(let id):
      return missing.contains(id) || places[id].map { base.blocks[$0].story != .body } ?? false
    case .deleteRow(let ids): return ids.allSatisfy(missing.contains)
    case .reformat(let span): return missing.contains(span.start.block)
    // Of what goes with the text nothing is left but an empty paragraph.
    case .rewrite(let span, let texts):
      guard let place = places[span.start.block], base.blocks[place].story != .body else { return false }
      return span == Span(span.start.block, 0..<base.blocks[place].text.utf16.count)
        && texts.allSatisfy { $0.allSatisfy(\.isWhitespace) }
    case .insert, .move, .insertRow, .restyle: return false
    }
  }
}

extension [Found] {
  /// Without some, which no other is a variant or a consequence of; the names that the others have of each other follow.
  mutating func leaveOut(where isOut: (Found) -> Bool) {
    var places: [Int?] = []
    var left: [Found] = []
    for found in self {
      if isOut(found) {
        places.append(nil)
      } else {
        places.append(left.count)
        left.append(found)
      }
    }
    for index in left.indices {
      left[index].variantOf = left[index].variantOf.flatMap { places[$0] }
      left[index].follows = left[index].follows.flatMap { places[$0] }
    }
    self = left
  }
}
