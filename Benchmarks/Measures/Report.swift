// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

/// Prints figures as they come, and keeps them as JSON lines so that runs can be compared.
public struct Report: Sendable {
  private let file: URL

  /// Appends to a file, `.build/bench.jsonl` unless another is named.
  public init(file: String = ".build/bench.jsonl") { self.file = URL(fileURLWithPath: file) }

  public func add(_ figure: Figure) throws {
    say(figure.row)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let line = try encoder.encode(figure) + [10]
    if !FileManager.default.fileExists(atPath: file.path) {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: file)
    }
    let handle = try FileHandle(forWritingTo: file)
    try handle.seekToEnd()
    try handle.write(contentsOf: line)
    try handle.close()
  }

  /// A line beside the figures.
  public func say(_ text: String) {
    print(text)
    // Shown at once, also where the output goes into a pipe.
    fflush(nil)
  }
}
