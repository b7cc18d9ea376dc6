// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts
public import Office

/// Why a next version is not written as a Word file.
public enum RedrawFault: Error, Hashable, Sendable {
  /// The file that it would be drawn into carries tracked changes: they must be settled first.
  case hasMarks
  /// It is not the file whose text the edits are of.
  case otherText
  /// A note, a table inside of a cell, or a paragraph between rows of one table would arrive: nothing there carries it.
  /// Behind this block of the base, where one stands before it.
  case noPlace(after: Int? = nil)
  case patch(WordPatchFault)
  /// A note's mark, a picture, a field or the like would be lost, or stand twice.
  case objectLost
  /// What was written reads otherwise than what was meant.
  case notProven

  /// The block of the base that it is about; nil where none is known.
  public var block: Int? {
    switch self {
    case .noPlace(let block): block
    case .patch(let fault):
      switch fault {
      case .noSuchBlock(let block), .overlap(let block), .notEditable(let block), .notInTable(let block),
        .notCopied(let block), .cellCount(let block, _), .mergedRow(let block):
        block
      case .noSuchPlace, .noSuchRemark, .signInWords, .entangled, .badHint, .unknownNaming, .notProven: nil
      }
    case .hasMarks, .otherText, .objectLost, .notProven: nil
    }
  }
}

extension WordFile {
  /// The version that accepted edits make, drawn into the file of its base: as tracked changes, or clean. Read again
  /// before it is given away: accepting everything gives the next version, rejecting everything the base. Moves become
  /// a deletion and an insertion; a paragraph that arrives or becomes another kind takes the look of the nearest of that
  /// kind, where there is one. Properties of the file, marks of editing sessions and macros stay behind. People answer a
  /// redline too, so it names the blocks of its base as a file that goes out does.
  public func drawn(
    _ next: NextVersion, on base: DraftText, style: WordPatch.Style
  ) throws(RedrawFault) -> [UInt8] {
    guard text.isSettled else { throw .hasMarks }
    let hints = try hints(as: base)
    var drawing = RedlineDrawing(next, base, self)
    try drawing.run()
    let kept: [WordEdit]
    do throws(WordPatchFault) { kept = try keepingGroups(drawing.edits) } catch { throw .patch(error) }
    let texts = next.draft.texts(with: kept, of: base)
    let bytes: [UInt8]
    // A drawn version leaves the house: it tells nothing of who worked on the file but what its marks say.
    let patch = WordPatch(
      drawing.edits + kept, style: style, hints: style == .redline ? hints : [:],
      scrubbing: Set(WordPatch.Scrubbing.allCases))
    do throws(WordPatchFault) { bytes = try self.bytes(with: patch) } catch { throw .patch(error) }
    let written: WordFile
    do throws(WordFileFault) { written = try WordFile(bytes) } catch { throw .notProven }
    guard Reading(written.text, .accepting).texts == texts else {
      if let block = goneSection(next, base) { throw .patch(.notEditable(block: block)) }
      throw .notProven
    }
    let others = Reading(written.text, .rejecting).texts
    guard others == (style == .clean ? texts : base.texts) else { throw .notProven }
    guard KeptObjects(next, base, text).areHeld(by: written.text) else { throw .objectLost }
    return bytes
  }

  /// A paragraph of the base that the version has no longer, and that ends a section: the file must keep it.
  private func goneSection(_ next: NextVersion, _ base: DraftText) -> Int? {
    let left = Set(next.draft.blocks.map(\.id))
    return base.blocks.indices.first { place in
      !left.contains(base.blocks[place].id) && obstacles(inBlock: place).contains(.sectionBreak)
    }
  }
}

extension DraftText {
  /// The texts of its blocks with the words of groups that come back into blocks of the base.
  fileprivate func texts(with kept: [WordEdit], of base: DraftText) -> [String] {
    var added: [BlockID: String] = [:]
    for case .replace(let block, _, let words) in kept.map(\.what) { added[base.blocks[block].id] = words }
    return zip(blocks, texts).map { block, text in (added[block.id] ?? "") + text }
  }
}
