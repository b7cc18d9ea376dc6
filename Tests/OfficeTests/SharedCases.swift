// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import KnownCases
import Testing

@testable import Office

/// Word files from public test suites and of our own making, with what they are known to hold.
enum SharedCases {
  static let isThere = KnownCases.folder != nil
  static let isAbsent = Comment(rawValue: KnownCases.isAbsent)

  struct Case: Sendable, CustomStringConvertible {
    let name: String
    let path: String
    var description: String { name }

    var bytes: [UInt8] { OtherProgram.bytes(at: path) ?? [] }

    func expected() throws -> Expected {
      let data = try #require(FileManager.default.contents(atPath: path + ".expected.json"))
      return try Expected(try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any]))
    }
  }

  /// What a case is known to hold; a field that nobody else confirmed is not reliable.
  struct Expected {
    var fields: [String: NSArray]
    var reliable: Set<String>
    private var hasAnchors = true

    init(_ json: [String: Any]) throws {
      let own = json["expected"] as? [String: Any]
      let changes = own?["changes"] as? [[String: Any]] ?? []
      func changed(_ kinds: [String], _ isIn: Bool) -> NSArray {
        changes.filter { kinds.contains($0["kind"] as? String ?? "") == isIn } as NSArray
      }
      if let own {
        fields = [
          "insertions": changed(["ins", "moveTo"], true), "deletions": changed(["del", "moveFrom"], true),
          "structural": changed(["ins", "moveTo", "del", "moveFrom"], false),
        ]
        fields["comments"] = own["comments"] as? NSArray
        fields["accepted_text"] = own["accepted"] as? NSArray
        fields["rejected_text"] = own["rejected"] as? NSArray
        reliable = Set(fields.keys)
      } else {
        fields = json.compactMapValues { $0 as? NSArray }
        let flags = try #require(json["reliable"] as? [String: Bool])
        reliable = ["structural", "accepted_text", "rejected_text"]
        for name in ["insertions", "deletions"] where flags[name] == true { reliable.insert(name) }
        if flags["comments"] == true { reliable.insert("comments") }
        hasAnchors = flags["comment_anchors"] == true
      }
    }

    /// What can be held against the truth: remarks without their places where nobody else confirmed those.
    func comparable(_ value: NSArray, _ field: String) -> NSArray {
      guard field == "comments", !hasAnchors else { return value }
      let places: Set<String> = ["anchor", "story", "block"]
      let remarks: [[String: Any]] = (value as? [Any] ?? []).map { remark in
        (remark as? [String: Any] ?? [:]).filter { !places.contains($0.key) }
      }
      return remarks as NSArray
    }
  }

  private static func cases(in folder: String) -> [Case] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".expected.json") }.sorted().map {
      let name = String($0.dropLast(".expected.json".count))
      return Case(name: name, path: folder + "/" + name)
    }
  }

  static let features: [Case] = KnownCases.folder.map { cases(in: $0 + "/features") } ?? []
  static let real: [Case] = KnownCases.folder.map { cases(in: $0) } ?? []
}

extension NSArray {
  /// With every text in NFC: the cases have one file that they keep decomposed.
  var composed: NSArray {
    func compose(_ value: Any) -> Any {
      switch value {
      case let text as String: text.precomposedStringWithCanonicalMapping
      case let list as [Any]: list.map(compose)
      case let fields as [String: Any]: fields.mapValues(compose)
      case _: value
      }
    }
    return compose(self as? [Any] ?? []) as? NSArray ?? []
  }
}
