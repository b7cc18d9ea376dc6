// SPDX-License-Identifier: AGPL-3.0-or-later
import Foundation
import Packs
import Testing

/// One change to the texts of a whole pack, and the fault it must lead to.
struct PlantedFault: Sendable, CustomTestStringConvertible {
  let name: String
  let file: String
  let old: String
  let new: String
  let keyPath: String
  let problem: PackFault.Problem
  let vietnamese: String
  let english: String
  let told: Told

  /// Where the fault is told: where it was planted, at its item, some lines before, or at the file's start.
  enum Told: Sendable { case here, item, before(Int), file }

  var testDescription: String { name }

  init(
    _ name: String, in file: String, _ old: String, _ new: String, at keyPath: String, _ problem: PackFault.Problem,
    vietnamese: String, english: String, line told: Told = .here
  ) {
    self.name = name
    self.file = file
    self.old = old
    self.new = new
    self.keyPath = keyPath
    self.problem = problem
    self.vietnamese = vietnamese
    self.english = english
    self.told = told
  }

  /// The texts with the change, and the line on which the fault is told. The text must occur exactly once.
  func plant(in texts: [String: String]) throws -> (texts: [String: String], line: Int) {
    let text = try #require(texts[file])
    let parts = text.components(separatedBy: old)
    try #require(parts.count == 2, "\(name): “\(old)” occurs \(parts.count - 1) times in \(file)")
    var changed = texts
    changed[file] = parts.joined(separator: new)
    let leading = new.prefix { $0 == "\n" }.count
    let lines = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
    let line =
      switch told {
      case .here: lines.count + leading
      case .before(let count): lines.count - count
      case .item: (lines.lastIndex { $0.hasPrefix("  - id:") } ?? 0) + 1
      case .file: (lines.firstIndex { !$0.hasPrefix("#") } ?? 0) + 1
      }
    return (changed, line)
  }
}

/// The faults of loading, empty when the pack loads.
func faults(_ files: [String: String], named: String = "vn-party-2025") -> [PackFault] {
  do {
    _ = try PackLoader.load(files: files, named: named)
    return []
  } catch {
    return error.faults
  }
}
