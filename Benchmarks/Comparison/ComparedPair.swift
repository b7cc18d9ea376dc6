// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Invented
import Measures

/// Two versions of a text, and which paragraph became which.
struct ComparedPair {
  let name: String
  let old: [String]
  let new: [String]
  /// For each new paragraph those of the old text that it came of.
  let origins: [[Int]]
  let moved: Set<Int>

  /// Our own: 60,000 words and 1,904 edits.
  static func invented() -> ComparedPair {
    let pair = InventedPair(of: InventedReport(words: 60_000, seed: 60), edits: 1904, seed: 61)
    return ComparedPair(
      name: "60,000 words", old: pair.old.map(\.text), new: pair.new.map(\.text), origins: pair.origins,
      moved: pair.moved)
  }

  /// The one whose generator lies beside the project and knows nothing of it; nothing where it is not there.
  static func beside() -> ComparedPair? {
    let files = FileManager.default
    let source = "../shared/baselines/pair"
    let folder = ".build/comparison-pair"
    guard files.fileExists(atPath: source + "/mkpair.py") else { return nil }
    if !files.fileExists(atPath: folder + "/data/pair/map.json") {
      try? files.removeItem(atPath: folder)
      do { try files.copyItem(atPath: source, toPath: folder) } catch { return nil }
      _ = Program.output("/bin/mkdir", ["-p", "data/pair"], in: folder)
      guard Program.output("/usr/bin/env", ["python3", "mkpair.py"], in: folder) != nil else { return nil }
    }
    struct Edit: Decodable {
      var kind: String
      var block: Int
    }
    func bytes(_ name: String) -> Data? { files.contents(atPath: "\(folder)/data/pair/\(name)") }
    func lines(_ name: String) -> [String]? {
      bytes(name).map { String(decoding: $0, as: UTF8.self).split(separator: "\n").map(String.init) }
    }
    guard let old = lines("a.txt"), let new = lines("b.txt"),
      let map = bytes("map.json").flatMap({ try? JSONDecoder().decode([Int?].self, from: $0) }),
      let truth = bytes("truth.json").flatMap({ try? JSONDecoder().decode([Edit].self, from: $0) })
    else { return nil }
    func blocks(_ kind: String) -> Set<Int> { Set(truth.filter { $0.kind == kind }.map(\.block)) }
    var origins = map.map { $0.map { [$0] } ?? [] }
    // Merged paragraphs have no origin in the map: what was joined to another one ends that paragraph as it was.
    let (taken, gone) = (Set(map.compactMap { $0 }), blocks("pdel"))
    for tail in blocks("pmerge").subtracting(taken) {
      let heads = old.indices.filter { $0 < tail && !taken.contains($0) && !gone.contains($0) }
      guard let head = heads.last(where: { !blocks("pmerge").contains($0) }),
        let joined = new.indices.first(where: { origins[$0].isEmpty && new[$0].hasSuffix(old[tail]) })
      else { continue }
      origins[joined] = [head, tail]
    }
    return ComparedPair(
      name: "60,000 words (the pair beside)", old: old, new: new, origins: origins, moved: blocks("pmove"))
  }

  /// The fewest words that must be marked where every paragraph is compared with what it came of (the longest common
  /// subsequence of words): new, gone and moved paragraphs count whole.
  func fewest() -> (inserted: Int, deleted: Int) {
    var (inserted, deleted) = (0, 0)
    var heirs: [Int: [Int]] = [:]
    for (index, origin) in origins.enumerated() {
      if origin.isEmpty { inserted += words(new[index]).count }
      for source in origin { heirs[source, default: []].append(index) }
    }
    var done: Set<Int> = []
    for index in old.indices where !done.contains(index) {
      let made = heirs[index] ?? []
      let sources = made.count == 1 ? origins[made[0]] : [index]
      done.formUnion(sources)
      let before = sources.flatMap { words(old[$0]) }
      let after = made.flatMap { words(new[$0]) }
      if moved.contains(index) {
        inserted += after.count
        deleted += before.count
        continue
      }
      for change in after.difference(from: before) {
        switch change {
        case .insert: inserted += 1
        case .remove: deleted += 1
        }
      }
    }
    return (inserted, deleted)
  }

  private func words(_ text: String) -> [Substring] { text.split(separator: " ") }

  /// Writes both as text, and as Word files without marks.
  func write(into folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, texts) in [("a", old), ("b", new)] {
      try Data((texts.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).txt"))
      let file = InventedWordFile(texts.map { InventedBlock($0) })
      try Data(file.bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name).docx"))
    }
  }
}
