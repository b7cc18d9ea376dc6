// SPDX-License-Identifier: AGPL-3.0-or-later

/// What paragraphs are and how they are numbered, beside their words.
extension FileReading {
  /// Tells what a paragraph became by the mark of whoever changed its style, level or number: with all marks rejected it
  /// is what it was, so nothing was changed without one.
  mutating func tellsLook(_ item: TurnedEdit) -> Bool {
    guard case .restyle = item.edit, let place = item.place, let hand = reshaped[place.block] else { return false }
    found.append(Found(edit: item.edit, hand: hand, place: place))
    reshapes[place.block] = hand
    return true
  }

  /// Numbers that the file counts by itself changed because something before them did.
  mutating func addLabels() {
    for bead in comparison.beads where bead.old.count == 1 && bead.new.count == 1 {
      let (old, new) = (comparison.old[bead.old.lowerBound], comparison.new[bead.new.lowerBound])
      guard old.label != new.label, old.label != nil || new.label != nil else { continue }
      trifles.append(
        Trifle(
          noise: .renumbering, block: base.blocks[bead.old.lowerBound].id, old: old.label ?? "", new: new.label ?? ""))
    }
  }
}
