// SPDX-License-Identifier: AGPL-3.0-or-later
import Testing

@testable import Packs

/// A sample congress, read loosely: every step into it must exist.
struct Sample {
  let branch: Branch

  init(_ text: String) throws {
    let faults = FaultList()
    let branch = YAMLText.branch(of: text, file: "sample/congress.yaml", into: faults)
    try #require(faults.all.isEmpty, "\(faults.all.map { $0.sentence(.english) })")
    self.branch = try #require(branch)
  }

  private init(branch: Branch) { self.branch = branch }

  func has(_ key: String) -> Bool {
    guard case .mapping(let entries) = branch.content else { return false }
    return entries.contains { $0.key == key }
  }

  subscript(_ key: String) -> Sample {
    get throws {
      guard case .mapping(let entries) = branch.content else { throw Missing(key: key, line: branch.place.line) }
      guard let entry = entries.first(where: { $0.key == key }) else {
        throw Missing(key: key, line: branch.place.line)
      }
      return Sample(branch: entry.value)
    }
  }

  var items: [Sample] {
    get throws {
      guard case .list(let items) = branch.content else { throw Missing(key: "a list", line: branch.place.line) }
      return items.map(Sample.init(branch:))
    }
  }

  var text: String {
    get throws {
      guard case .text(let text, _) = branch.content else { throw Missing(key: "a text", line: branch.place.line) }
      return text
    }
  }

  var number: Int { get throws { try #require(Int(try text)) } }

  /// Numbers by key, such as the votes of each option.
  var numbers: [String: Int] {
    get throws {
      guard case .mapping(let entries) = branch.content else { throw Missing(key: "numbers", line: branch.place.line) }
      return try Dictionary(uniqueKeysWithValues: entries.map { ($0.key, try Sample(branch: $0.value).number) })
    }
  }

  struct Missing: Error {
    let key: String
    let line: Int
  }
}

/// A small table of the sample's CSV files: no quotes but around whole cells.
struct Table {
  let rows: [[String: String]]

  init(_ text: String) {
    let lines = text.split(separator: "\n").map { Self.cells(String($0)) }
    let head = lines.first ?? []
    rows = lines.dropFirst().map { Dictionary(zip(head, $0), uniquingKeysWith: { $1 }) }
  }

  private static func cells(_ line: String) -> [String] {
    var cells = [""]
    var isQuoted = false
    for letter in line {
      switch letter {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(letter)
      }
    }
    return cells
  }
}
