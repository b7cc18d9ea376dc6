// SPDX-License-Identifier: AGPL-3.0-or-later

/// A sign of a version that only its font knows, so that one knows when it becomes another: all are one U+FFFC.
public struct DraftSign: Codable, Hashable, Sendable {
  /// The how-manieth block it stands in, from 0, and UTF-16 units into that.
  public var block: Int
  public var offset: Int
  /// As `MarkedObject.key`.
  public var key: String

  public init(block: Int, offset: Int, key: String) {
    (self.block, self.offset, self.key) = (block, offset, key)
  }
}
