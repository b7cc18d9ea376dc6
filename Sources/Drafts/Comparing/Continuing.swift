// SPDX-License-Identifier: AGPL-3.0-or-later

extension DraftText {
  /// A text that was read, as a later version: blocks that are found again keep their names.
  public init(version: Int, from reading: Reading, continuing older: DraftText) {
    self.init(version: version, from: reading)
    for bead in Comparison(older, reading).beads where bead.old.count == 1 && bead.new.count == 1 {
      blocks[bead.new.lowerBound].id = older.blocks[bead.old.lowerBound].id
    }
  }
}
