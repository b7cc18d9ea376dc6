// SPDX-License-Identifier: AGPL-3.0-or-later

/// A picture in a version, so that one knows when it goes.
public struct DraftPicture: Codable, Hashable, Sendable {
  /// The how-manieth block it stands in, from 0, and UTF-16 units into that.
  public var block: Int
  public var offset: Int
  /// As `MarkedObject.key`.
  public var key: String

  public init(block: Int, offset: Int, key: String) {
    self.block = block
    self.offset = offset
    self.key = key
  }
}
