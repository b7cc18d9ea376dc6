// SPDX-License-Identifier: AGPL-3.0-or-later

/// On which side of a note's mark words come to stand that come in where it is: the places of a version are counted in its
/// words, and so lie on neither.
public enum NoteSide {
  private static let ends = Set(".!?…;".utf16)
  private static let quotes = Set("”’»\")]".utf16)

  /// Whether they come in behind it, as a new sentence does once the mark stands behind the end of one (`text`, in UTF-16
  /// units, is what the version has before the mark). What else comes in there is taken for more of what the note is about.
  public static func isBehind(_ words: some Collection<UInt16>, after text: some BidirectionalCollection<UInt16>)
    -> Bool
  {
    guard let first = words.first, Letters.isSpace(first) else { return false }
    return text.last { !quotes.contains($0) }.map(ends.contains) ?? false
  }
}
