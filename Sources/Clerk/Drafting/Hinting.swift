// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts
public import Office

extension WordFile {
  /// The file as it goes out: a hidden bookmark in each paragraph of its body names the block of the draft, so that what
  /// comes back is placed by it; hints of an earlier journey go. What the file tells of those who worked on it stays in
  /// the house: its properties, marks of editing sessions, macros. Throws `hasMarks` or `otherText` where the file is not
  /// just that text.
  public func hinted(as draft: DraftText) throws(RedrawFault) -> [UInt8] {
    guard text.isSettled else { throw .hasMarks }
    let hints = try hints(as: draft)
    let patch = WordPatch([], style: .clean, hints: hints, scrubbing: Set(WordPatch.Scrubbing.allCases))
    do throws(WordPatchFault) { return try bytes(with: patch) } catch { throw .patch(error) }
  }

  /// Names for the paragraphs of the body, by their places; notes, headers and boxes are few, and known by their kind.
  func hints(as draft: DraftText) throws(RedrawFault) -> [Int: String] {
    guard text.blocks.count == draft.blocks.count,
      zip(text.blocks, draft.blocks).allSatisfy({ $0.pieces.map(\.text).joined() == $1.text })
    else { throw .otherText }
    var hints: [Int: String] = [:]
    for (place, block) in draft.blocks.enumerated() where block.story == .body {
      hints[place] = BlockHint(block.id, in: draft.version).name
    }
    return hints
  }
}
