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

  var testDescription: String { name }

  init(
    _ name: String, in file: String, _ old: String, _ new: String, at keyPath: String, _ problem: PackFault.Problem,
    vietnamese: String, english: String
  ) {
    self.name = name
    self.file = file
    self.old = old
    self.new = new
    self.keyPath = keyPath
    self.problem = problem
    self.vietnamese = vietnamese
    self.english = english
  }

  /// The texts with the change, and the line on which it begins. The text must occur exactly once.
  func plant(in texts: [String: String]) throws -> (texts: [String: String], line: Int) {
    let text = try #require(texts[file])
    let parts = text.components(separatedBy: old)
    try #require(parts.count == 2, "\(name): “\(old)” occurs \(parts.count - 1) times in \(file)")
    var changed = texts
    changed[file] = parts.joined(separator: new)
    let leading = new.prefix { $0 == "\n" }.count
    return (changed, parts[0].filter { $0 == "\n" }.count + leading + 1)
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
