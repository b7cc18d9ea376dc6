// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Packs

/// What leads from an older version of a draft to a newer one: a redline of the older, cut into the sections of the text.
struct VersionDifference {
  let from: DraftVersion
  /// The number of the newer version, which need not be there yet.
  let to: Int
  let next: NextVersion
  /// Cover the blocks of the redline.
  let sections: [Section]
  /// How many differences no reader would call an edit.
  let trifles: Int
  /// Automatic numbers that are others in the newer version, by the block that bears them.
  let renumbered: [BlockID: String]

  /// A heading, and the blocks of the redline below it; without a title what stands before the first.
  struct Section {
    let title: String?
    var places: Range<Int>
    /// Those in which something changed.
    var changed: [Int] = []
  }

  var blocks: [MarkedBlock] { next.redline.blocks }
  var changed: Int { sections.reduce(0) { $0 + $1.changed.count } }

  /// Nil where the newer version is not newer, or the two cannot be drawn into each other. `isCalm` leaves out what no
  /// reader would call an edit.
  init?(from: DraftVersion, to: DraftVersion, in hand: Hand, isCalm: Bool) {
    guard from.number < to.number else { return nil }
    let comparison = Comparison(from.text, to.text)
    do throws(ApplyRefusal) {
      next = try comparison.redline(of: from.text, in: hand, withNoise: !isCalm)
    } catch { return nil }
    (self.from, self.to) = (from, to.number)
    trifles = comparison.edits(of: from.text).count { $0.noise != nil }
    var renumbered: [BlockID: String] = [:]
    for bead in comparison.beads where bead.isPair {
      let (old, new) = (from.text.blocks[bead.old.lowerBound], to.text.blocks[bead.new.lowerBound])
      if let was = old.label, let label = new.label, was != label { renumbered[old.id] = label }
    }
    self.renumbered = renumbered
    sections = Self.sections(of: next, under: Outline(from.text))
  }

  /// What a version would be that is not issued yet.
  init(of next: NextVersion, on from: DraftVersion) {
    (self.from, to, self.next, trifles, renumbered) = (from, from.number + 1, next, 0, [:])
    sections = Self.sections(of: next, under: Outline(from.text))
  }

  /// Each place by itself, or with the other cells of its row.
  func rows(of places: [Int]) -> [[Int]] {
    var rows: [[Int]] = []
    for place in places where rows.last?.contains(place) != true {
      guard let cell = blocks[place].cell else {
        rows.append([place])
        continue
      }
      func isBeside(_ other: Int) -> Bool {
        blocks[other].story == blocks[place].story && blocks[other].cell?.table == cell.table
          && blocks[other].cell?.row == cell.row
      }
      let before = blocks.indices[..<place].reversed().prefix(while: isBeside)
      rows.append(before.reversed() + [place] + blocks.indices[(place + 1)...].prefix(while: isBeside))
    }
    return rows
  }

  private static func sections(of next: NextVersion, under outline: Outline) -> [Section] {
    var sections: [Section] = []
    for (place, block) in next.redline.blocks.enumerated() {
      let title = title(of: block, next.patches[place], outline)
      if title != nil || sections.isEmpty { sections.append(Section(title: title, places: place..<place)) }
      let last = sections.count - 1
      sections[last].places = sections[last].places.lowerBound..<place + 1
      if block.isChanged { sections[last].changed.append(place) }
    }
    return sections
  }

  /// The words of a heading; nil for any other block.
  private static func title(of block: MarkedBlock, _ source: RedlineSource, _ outline: Outline) -> String? {
    guard block.story == .body, block.cell == nil else { return nil }
    let words = block.pieces.map(\.text).joined().trimmed
    switch source {
    case .base(let id, part: 0): return outline.entry(id)?.title
    case .base, .arrived(_, part: 1..., _): return nil
    case .arrived, .new: return words.isEmpty || outline.level(of: block.kind, words) == nil ? nil : words
    }
  }
}

extension MarkedBlock {
  var isChanged: Bool {
    end != .kept || reformatted != nil || pieces.contains { $0.fate != .kept } || cell?.rowFate ?? .kept != .kept
  }
}

/// How somebody wants to see a difference; travels in the address.
struct DifferenceView: Hashable {
  enum Form: String, CaseIterable { case changes, all, table }

  var form = Form.changes
  /// The number of a section, from 1.
  var section: Int?
  /// Without what no reader would call an edit.
  var isCalm = false

  init(_ query: [String: String]) {
    form = query["view"].flatMap(Form.init) ?? .changes
    section = query["section"].flatMap { Int($0) }
    isCalm = query["content"] != nil
  }

  /// What a file follows: only which differences are drawn.
  var calm: [(key: String, value: String)] { isCalm ? [(key: "content", value: "only")] : [] }
}
