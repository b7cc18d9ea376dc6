// SPDX-License-Identifier: AGPL-3.0-or-later

/// The mark of a note in a version, so that one knows what comes to stand before it and what behind it.
public struct DraftNoteMark: Codable, Hashable, Sendable {
  /// The how-manieth block it stands in, from 0, and UTF-16 units into that.
  public var block: Int
  public var offset: Int
  /// The note that it refers to.
  public var note: BlockStory

  public init(block: Int, offset: Int, note: BlockStory) {
    (self.block, self.offset, self.note) = (block, offset, note)
  }
}
