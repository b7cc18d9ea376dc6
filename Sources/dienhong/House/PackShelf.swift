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
  /// What cannot be read of the files, by pack; those that lie beside the packs under no name.
  private let faults: [String: [PackFault]]

  /// The files that are read; others may lie beside them.
  private static let endings: Set = ["yaml", "yml", "csv", "txt"]

  /// Reads the packs of a folder, or the compiled ones when no folder is named.
  init(folder: String?) throws {
    var files: [String: String] = [:]
    var faults: [String: [PackFault]] = [:]
    if let folder {
      let root = URL(fileURLWithPath: folder, isDirectory: true).standardizedFileURL
      let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
      while let file = walk?.nextObject() as? URL {
        let path = String(file.standardizedFileURL.path.dropFirst(root.path.count + 1))
        guard !file.hasDirectoryPath, path == "default" || PackShelf.endings.contains(file.pathExtension.lowercased())
        else { continue }
        let (pack, name) = PackShelf.parts(of: path)
        do { files[path] = try PackText.text(of: [UInt8](try Data(contentsOf: file)), file: name) } catch let fault
          as PackFault
        { faults[pack, default: []].append(fault) }
      }
      guard files["pack.yaml"] == nil else { throw ShelfFault.isPack(folder) }
      guard !files.isEmpty || !faults.isEmpty else { throw ShelfFault.empty(folder) }
    } else {
      files = PackShelf.compiled()
    }
    var packs: [String: [String: String]] = [:]
    for (path, text) in files {
      let (pack, name) = PackShelf.parts(of: path)
      if !pack.isEmpty { packs[pack, default: [:]][name] = text }
    }
    self.packs = packs
    self.faults = faults
    first = files["default"]?.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The pack that a file belongs to, which is its folder, and its path in there.
  private static func parts(of path: String) -> (pack: String, name: String) {
    let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
    return parts.count == 2 ? (parts[0], parts[1]) : ("", path)
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

  /// The texts of a pack: the named one, or the first. Throws `PackFaults` where one of them cannot be read.
  func files(of name: String?) throws -> (name: String, files: [String: String]) {
    if name == nil, let unread = faults[""] { throw PackFaults(unread) }
    guard let chosen = name ?? first ?? packs.keys.sorted().first else { throw ShelfFault.empty("packs") }
    if let unread = faults[chosen] { throw PackFaults(unread.sorted { $0.file < $1.file }) }
    guard let files = packs[chosen] else { throw ShelfFault.unknown(chosen, known: packs.keys.sorted()) }
    return (chosen, files)
  }
}

/// Why no pack could be taken.
enum ShelfFault: Foreseen {
  case empty(String)
  /// The folder is one of a pack, not of packs.
  case isPack(String)
  case unknown(String, known: [String])

  func sentence(_ say: Language) -> String {
    switch self {
    case .empty(let folder):
      say(
        "Không có bộ quy tắc nào trong “\(folder)”. Hãy chỉ đúng thư mục bằng --packs.",
        "There is no rule pack in “\(folder)”. Name the right folder with --packs.")
    case .isPack(let folder):
      say(
        "“\(folder)” là một bộ quy tắc. Hãy nêu thư mục chứa nó bằng --packs, và tên bộ bằng --pack.",
        "“\(folder)” is a pack itself. Name the folder above it with --packs, and the pack with --pack.")
    case .unknown(let name, let known):
      say(
        "Không có bộ quy tắc “\(name)”. Các bộ hiện có: \(known.joined(separator: ", ")).",
        "There is no rule pack “\(name)”. Those at hand: \(known.joined(separator: ", ")).")
    }
  }
}
