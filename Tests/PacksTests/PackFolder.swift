// SPDX-License-Identifier: AGPL-3.0-or-later
import Foundation
import Packs

/// The packs of this repository, read as texts for the loader.
enum PackFolder {
  static let names = ["vn-party-2025", "assembly"]

  static var root: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Packs")
  }

  static func texts(_ name: String) throws -> [String: String] {
    let folder = root.appending(path: name)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
    return try Dictionary(uniqueKeysWithValues: names.map { ($0, try text("\(name)/\($0)")) })
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func pack(_ name: String) throws -> RulePack { try PackLoader.load(files: texts(name), named: name) }
}
