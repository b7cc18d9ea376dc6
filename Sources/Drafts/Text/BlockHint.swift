// SPDX-License-Identifier: AGPL-3.0-or-later

/// What a hidden bookmark of an outgoing draft says of its block: which one it is, and in which version it went out.
/// Never proof of either, since bookmarks are copied along with words: whoever reads it holds it against the texts.
public struct BlockHint: Hashable, Sendable {
  public var block: BlockID
  /// The version that the file was when it went out.
  public var version: Int

  public init(_ block: BlockID, in version: Int) {
    self.block = block
    self.version = version
  }

  /// Reads the name of a bookmark; nil for anybody else's.
  public init?(name: String) {
    let parts = name.split(separator: "_", omittingEmptySubsequences: true)
    guard parts.count == 4, parts[0] == "dk", let born = Int(parts[1]), let number = Int(parts[2]),
      let version = Int(parts[3])
    else { return nil }
    self.init(BlockID(version: born, number: number), in: version)
  }

  /// As the bookmark is called. Word hides those whose names begin with a low line, and takes letters, digits and low
  /// lines.
  public var name: String { "_dk_\(block.version)_\(block.number)_\(version)" }
}

extension Reading {
  /// The version that the file went out as, by the hints that most of its paragraphs bear: whoever sends it back began
  /// with that version or with a later one made in its file. Nil where too few bear any: single ones come along with
  /// words that somebody copied.
  public var hintedVersion: Int? {
    var bearing: [Int: Int] = [:]
    var count = 0
    for block in blocks where block.story == .body && !block.text.allSatisfy(\.isWhitespace) {
      count += 1
      if let hint = block.hint.flatMap(BlockHint.init(name:)) { bearing[hint.version, default: 0] += 1 }
    }
    return bearing.first { $0.value * 2 > count }?.key
  }
}

extension DraftText {
  /// The text of a file that went out as a version: its blocks bear the names that it says, which files that were made
  /// of it say as well. Nil where it says none.
  public init?(hinted reading: Reading) {
    guard let version = reading.hintedVersion else { return nil }
    self.init(version: version, from: reading)
    var seen: [BlockID: Int] = [:]
    let hints = reading.blocks.map { block in
      block.hint.flatMap(BlockHint.init(name:)).flatMap { $0.version == version ? $0.block : nil }
    }
    for hint in hints { if let hint { seen[hint, default: 0] += 1 } }
    for (index, hint) in hints.enumerated() {
      if let hint, seen[hint] == 1 {
        blocks[index].id = hint
      } else {
        // Versions count from 1: no block that went out is called so.
        blocks[index].id = BlockID(version: 0, number: index + 1)
      }
    }
  }
}
