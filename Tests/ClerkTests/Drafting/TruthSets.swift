// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Foundation
import KnownCases
import Office
import Testing

/// Sets of Word files made for this: a base, what came back, and what each file is known to hold.
struct TruthSet {
  static let isThere = KnownCases.folder != nil
  static let isAbsent = Comment(rawValue: KnownCases.isAbsent)
  static let returned = [
    "set1_overlap", "set2_untracked", "set3_comments", "set4_structure", "set5_mass", "set6_lineage",
  ]

  struct Truth: Decodable {
    struct Block: Decodable {
      var id: String
      var text: String
    }
    struct File: Decodable {
      var file: String
      var author: String
      var changes: [Change]
      var comments: [Comment]
      var expected_accept_text: [String]?
      var expected_reject_text: [String]?
      var source: String { String(file.prefix { $0 != "." }) }
    }
    struct Change: Decodable {
      var cid: String
      var type: String
      var tracked: Bool
      var block: String?
      var start: Int?
      var end: Int?
      var old: String?
      var new: String?
      var after: String?
      var table: String?
      var row: Int?
      var after_row: Int?
      var cells: [String]?
      var nested_del: CollectReport.Cut?
    }
    struct Comment: Decodable {
      var cid: String
      var id: String
      var author: String
      var text: String
      var block: String
      var start: Int
      var end: Int
      var end_block: String?
      var quote: String?
      var parent: String?
      var resolved: Bool?
      var point: Bool?
    }
    struct Group: Decodable {
      var id: String
      var relation: String
      var members: [String]
    }
    struct Conflict: Decodable {
      var id: String
      var kind: String
      var members: [String]?
      var groups: [String]?
    }
    struct Origin: Decodable {
      var block: String
      var how: String
      var sources: [String]
    }
    struct Coverage: Decodable {
      var carried_to: [String]
      var status: String
    }
    var blocks: [Block]
    var files: [File]
    var groups: [Group]
    var conflicts: [Conflict]
    var disposition: [Decisions.Decision]?
    var next_version_text: [String]?
    var must_ignore: [String]?
    var support_only: [String]?
    var predecessors: [String: [Block]]?
    var lineage: [Origin]?
    var coverage: [String: Coverage]?
  }

  let name: String
  let truth: Truth
  let base: WordFile
  let files: [(name: String, file: WordFile)]

  static func folder(_ name: String) throws -> URL {
    URL(fileURLWithPath: try #require(KnownCases.folder)).appendingPathComponent(name)
  }

  init(_ name: String) throws {
    let folder = try Self.folder(name)
    func bytes(_ file: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appendingPathComponent(file))) }
    self.name = name
    truth = try JSONDecoder().decode(Truth.self, from: Data(try bytes("truth.json")))
    base = try WordFile(try bytes("base.docx"))
    files = try truth.files.map { ($0.source, try WordFile(try bytes($0.file))) }
  }

  var collected: Collected { Collected(base: base, returned: files, lexicon: .either) }

  /// The names that the truth gives changes, by those that the report gives them.
  func names(_ report: CollectReport) -> [String: String] {
    var names: [String: String] = [:]
    for (file, found) in zip(truth.files, report.files) {
      for change in file.changes {
        guard let own = found.changes.first(where: { names[$0.cid] == nil && isSame($0, change) }) else { continue }
        names[own.cid] = change.cid
        for variant in found.variants where variant.variantOf == own.cid { names[variant.cid] = change.cid }
      }
    }
    return names
  }

  /// What the truth says a change is, and nothing else; the truth does not say how far a split or a join reaches.
  private func isSame(_ found: CollectReport.Change, _ wanted: Truth.Change) -> Bool {
    guard found.type == wanted.type, found.tracked == wanted.tracked else { return false }
    switch wanted.type {
    case "sub", "ins", "del":
      // A silent edit may be told with fewer or more words around it; the result must be the same.
      return found.block == wanted.block
        && (wanted.tracked
          ? (found.start, found.end, found.old ?? "", found.new ?? "")
            == (wanted.start, wanted.end, wanted.old ?? "", wanted.new ?? "")
          : result(found.block, found.start, found.end, found.new)
            == result(wanted.block, wanted.start, wanted.end, wanted.new))
    case "pins": return found.block == wanted.block && found.new == wanted.new
    case "move": return found.block == wanted.block && found.after == wanted.after
    case "split": return found.block == wanted.block && found.start == wanted.start && found.end == wanted.start
    case "rowins":
      return found.table == wanted.table && found.afterRow == wanted.after_row && found.cells == wanted.cells
    case "rowdel": return found.table == wanted.table && found.row == wanted.row
    case _: return found.block == wanted.block
    }
  }

  private func result(_ block: String?, _ start: Int?, _ end: Int?, _ new: String?) -> String? {
    guard let text = truth.blocks.first(where: { $0.id == block })?.text, let start, let end else { return nil }
    let units = Array(text.utf16)
    guard 0 <= start, start <= end, end <= units.count else { return nil }
    return String(decoding: units[..<start] + Array((new ?? "").utf16) + units[end...], as: UTF16.self)
  }
}
