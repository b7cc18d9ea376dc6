// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Testing

/// One file of the project, as text; for Swift files also as scanned once for all laws.
struct SourceFile: Sendable {
  let path: String
  let text: String
  let swift: SwiftText?

  init(_ path: String, _ text: String) {
    self.path = path
    self.text = text
    swift = path.hasSuffix(".swift") ? SwiftText(text) : nil
  }

  var name: String { String(path.split(separator: "/").last ?? "") }
  var folders: [String] { path.split(separator: "/").dropLast().map(String.init) }

  /// The part it belongs to: `Sources/Journal/Hash.swift` belongs to Journal.
  var target: String? { folders.count > 1 && folders[0] == "Sources" ? folders[1] : nil }

  /// The folder below its part, "" for a file directly in it.
  var room: String { folders.dropFirst(2).joined(separator: "/") }

  func isIn(_ folder: String) -> Bool { path == folder || path.hasPrefix(folder + "/") }
}

/// What every law reads: the project's files in memory, so that a law can be tried on files that were never written.
struct FileTable: Sendable, ExpressibleByDictionaryLiteral {
  let files: [SourceFile]

  init(_ files: [SourceFile]) { self.files = files }

  /// Writes a small project in a test: paths and their texts.
  init(dictionaryLiteral texts: (String, String)...) { files = texts.map { SourceFile($0.0, $0.1) } }

  subscript(_ path: String) -> SourceFile? { files.first { $0.path == path } }

  /// Swift files below a folder.
  func swift(in folder: String) -> [SourceFile] { files.filter { $0.swift != nil && $0.isIn(folder) } }

  /// The parts of the house that have Swift files now.
  var targets: [String] { Set(swift(in: "Sources").compactMap(\.target)).sorted() }

  /// The whole project: what git follows, and what it would follow once added.
  static let project: FileTable = FileTable(tracked().compactMap(read))

  static let root: URL = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func read(_ path: String) -> SourceFile? {
    let place = root.appendingPathComponent(path)
    guard let bytes = try? Data(contentsOf: place), bytes.count < 2_000_000 else { return nil }  // deleted, or no text
    return String(data: bytes, encoding: .utf8).map { SourceFile(path, $0) }
  }

  private static func tracked() -> [String] {
    let git = Process()
    let output = Pipe()
    git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    git.arguments = [
      "git", "-C", root.path, "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard",
    ]
    git.standardOutput = output
    guard (try? git.run()) != nil else { return walked() }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    git.waitUntilExit()
    let paths = String(decoding: bytes, as: UTF8.self).split(separator: "\0").map(String.init)
    return git.terminationStatus == 0 && !paths.isEmpty ? paths.sorted() : walked()
  }

  /// A copy without git, such as an unpacked archive: everything but hidden folders and what a build leaves behind.
  private static func walked() -> [String] {
    var paths: [String] = []
    let all = FileManager.default.enumerator(atPath: root.path)
    while let path = all?.nextObject() as? String {
      if path.hasPrefix(".build") || path.hasPrefix(".git/") || path == "Package.resolved" { continue }
      paths.append(path)
    }
    return paths.sorted()
  }
}

/// Where a law is broken, and what would mend it.
struct Violation: Hashable, CustomStringConvertible, Sendable {
  let path: String
  let line: Int?
  let message: String

  init(_ path: String, line: Int? = nil, _ message: String) {
    self.path = path
    self.line = line
    self.message = message
  }

  var description: String { "\(path)\(line.map { ":\($0)" } ?? ""): \(message)" }
}

/// One issue a violation, so that the report can be read from top to bottom.
func expectNone(_ violations: [Violation], sourceLocation: SourceLocation = #_sourceLocation) {
  for violation in violations { Issue.record("\(violation)", sourceLocation: sourceLocation) }
}
