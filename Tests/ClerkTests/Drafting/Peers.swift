// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Foundation
import Office
import Testing

/// What a reader finds in a Word file: for each author and kind of mark all its letters, however they are cut.
struct MarksFound: Hashable {
  private(set) var letters: [String: String] = [:]

  mutating func add(_ kind: String, _ author: String, _ text: String) {
    let seen = text.precomposedStringWithCanonicalMapping.filter { !$0.isWhitespace }
    if !seen.isEmpty { letters["\(kind) \(author)", default: ""] += seen }
  }

  /// Readers tell moved words and nested marks in an order of their own.
  var sorted: [String: String] { letters.mapValues { String($0.sorted()) } }

  init() {}

  /// As our own reader finds them.
  init(_ file: WordFile) {
    for change in file.changes where change.kind.isInsertion { add("inserted", change.hand.author, change.text) }
    for change in file.changes where change.kind.isDeletion { add("deleted", change.hand.author, change.text) }
    for remark in file.text.remarks { add("said", remark.hand.author, remark.text) }
  }
}

/// Programs of others that read Word files; they are for tests alone.
enum Peers {
  /// pandoc 3.9 as PyPI packs it.
  static let pandoc: String? = {
    var place = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    while place.path != "/", place.lastPathComponent != "Tests" { place.deleteLastPathComponent() }
    let script = place.deletingLastPathComponent().appendingPathComponent("scripts/pandoc").path
    return try? run(script, []).flatMap { said in
      let path = String(decoding: said, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
      return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }
  }()
  static let noPandoc: Comment = "scripts/pandoc could not install pandoc from PyPI: what it reads was not compared"

  static let hasLibreOffice = FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice")
  static let noLibreOffice: Comment = "LibreOffice is missing (apt install libreoffice-writer-nogui)"

  /// What a program prints; nil when it fails.
  static func run(_ program: String, _ words: [String]) throws -> Data? {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = words
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? said : nil
  }

  // MARK: pandoc

  static func pandocReads(_ path: String) throws -> MarksFound {
    let program = try #require(pandoc)
    let said = try #require(
      try run(program, ["--track-changes=all", "-f", "docx", "-t", "json", path]), "pandoc refused \(path)")
    let tree = try #require(try JSONSerialization.jsonObject(with: said) as? [String: Any])
    var found = MarksFound()
    walk(tree["blocks"] as Any, &found)
    return found
  }

  private static let kinds = ["insertion": "inserted", "deletion": "deleted", "comment-start": "said"]

  /// A span is `[[id, [class], [[key, value]]], [inline]]`.
  private static func walk(_ value: Any, _ found: inout MarksFound) {
    if let list = value as? [Any] {
      for one in list { walk(one, &found) }
    } else if let node = value as? [String: Any] {
      let content = node["c"]
      if node["t"] as? String == "Span", let parts = content as? [Any], let head = parts.first as? [Any],
        head.count == 3,
        let name = (head[1] as? [String])?.first, let kind = kinds[name]
      {
        let fields = (head[2] as? [[String]])?.reduce(into: [String: String]()) { $0[$1[0]] = $1[1] }
        found.add(kind, fields?["author"] ?? "", text(of: parts[1]))
        // What a remark says holds no marks of the text.
        if kind == "said" { return }
      }
      walk(content as Any, &found)
    }
  }

  private static func text(of value: Any) -> String {
    if let list = value as? [Any] { return list.map(text).joined() }
    guard let node = value as? [String: Any] else { return "" }
    if node["t"] as? String == "Str" { return node["c"] as? String ?? "" }
    if node["t"] as? String == "Span", let parts = node["c"] as? [Any], let head = parts.first as? [Any],
      let name = (head.dropFirst().first as? [String])?.first, name.hasPrefix("comment")
    {
      return ""
    }
    return (node["c"] as? [Any]).map(text) ?? ""
  }

  // MARK: LibreOffice

  /// Each file as LibreOffice writes it again, all in one start.
  static func libreOfficeWrites(_ paths: [String], into folder: String) throws -> [String] {
    let profile = URL(fileURLWithPath: folder).appendingPathComponent("profile").absoluteString
    let out = folder + "/again"
    let words = [
      "-env:UserInstallation=\(profile)", "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", out,
    ]
    _ = try #require(try run("/usr/bin/soffice", words + paths), "LibreOffice failed")
    return paths.map { out + "/" + URL(fileURLWithPath: $0).lastPathComponent }
  }
}
