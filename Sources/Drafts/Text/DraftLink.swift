// SPDX-License-Identifier: AGPL-3.0-or-later

/// A link in a version, so that one knows when it comes to lead elsewhere.
public struct DraftLink: Codable, Hashable, Sendable {
  /// The how-manieth block it stands in, from 0, and UTF-16 units into that.
  public var block: Int
  public var start: Int
  public var end: Int
  /// As `MarkedObject.key`.
  public var key: String

  public init(block: Int, start: Int, end: Int, key: String) {
    (self.block, self.start, self.end, self.key) = (block, start, end, key)
  }
}
