// SPDX-License-Identifier: AGPL-3.0-or-later

import CAssets
import Foundation
import Packs

/// The rule packs at hand: those compiled into the program, or those in a folder.
struct PackShelf {
  /// File texts by pack, then by path inside the pack.
  let packs: [String: [String: String]]
  /// The pack that is taken when none is named.
  let first: String?

  /// Reads the packs of a folder, or the compiled ones when no folder is named.
  init(folder: String?) throws {
    var files: [String: String] = [:]
    if let folder {
      let root = URL(fileURLWithPath: folder, isDirectory: true).standardizedFileURL
      let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
      while let file = walk?.nextObject() as? URL {
        guard !file.hasDirectoryPath, let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
        files[String(file.standardizedFileURL.path.dropFirst(root.path.count + 1))] = text
      }
      guard !files.isEmpty else { throw ShelfFault.empty(folder) }
    } else {
      files = PackShelf.compiled()
    }
    var packs: [String: [String: String]] = [:]
    for (path, text) in files {
      let parts = path.split(separator: "/", maxSplits: 1)
      if parts.count == 2 { packs[String(parts[0]), default: [:]][String(parts[1])] = text }
    }
    self.packs = packs
    first = files["default"]?.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static func compiled() -> [String: String] {
    var count = 0
    var files: [String: String] = [:]
    guard let all = cpacks(&count) else { return files }
    for index in 0..<count {
      let path = String(cString: all[index].path)
      guard path.hasPrefix("packs/") else { continue }
      let bytes = UnsafeBufferPointer(start: all[index].bytes, count: all[index].count)
      files[String(path.dropFirst("packs/".count))] = String(decoding: bytes, as: UTF8.self)
    }
    return files
  }

  /// The texts of a pack: the named one, or the first.
  func files(of name: String?) throws -> (name: String, files: [String: String]) {
    guard let chosen = name ?? first ?? packs.keys.sorted().first else { throw ShelfFault.empty("packs") }
    guard let files = packs[chosen] else { throw ShelfFault.unknown(chosen, known: packs.keys.sorted()) }
    return (chosen, files)
  }
}

/// Why no pack could be taken.
enum ShelfFault: Foreseen {
  case empty(String)
  case unknown(String, known: [String])

  func sentence(_ say: Language) -> String {
    switch self {
    case .empty(let folder):
      say(
        "Không có bộ quy tắc nào trong “\(folder)”. Hãy chỉ đúng thư mục bằng --packs.",
        "There is no rule pack in “\(folder)”. Name the right folder with --packs.")
    case .unknown(let name, let known):
      say(
        "Không có bộ quy tắc “\(name)”. Các bộ hiện có: \(known.joined(separator: ", ")).",
        "There is no rule pack “\(name)”. Those at hand: \(known.joined(separator: ", ")).")
    }
  }
}
