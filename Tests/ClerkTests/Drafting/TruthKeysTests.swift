// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Foundation
import Testing

/// Our JSON beside that of the cases, under the same keys and in the same words: nothing is translated.
@Suite("The JSON of what was collected", .enabled(if: TruthSet.isThere, TruthSet.isAbsent))
struct TruthKeysTests {
  typealias Fields = [String: Any]

  private let truth: Fields
  private let printed: Fields

  init() { (truth, printed) = ([:], [:]) }

  private init(_ name: String) throws {
    let folder = try TruthSet.folder(name)
    let bytes = try Data(contentsOf: folder.appendingPathComponent("truth.json"))
    truth = try #require(try JSONSerialization.jsonObject(with: bytes) as? Fields)
    let set = try TruthSet(name)
    let titles = Dictionary(uniqueKeysWithValues: set.truth.files.map { ($0.source, $0.file) })
    let text = try DraftJSON.text(CollectReport(set.collected, titles: titles))
    printed = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Fields)
  }

  private static func list(_ fields: Fields, _ key: String) -> [Fields] { fields[key] as? [Fields] ?? [] }

  /// Every key that the truth has of a thing, but those left out, is in ours with the same value.
  private static func holds(_ ours: Fields, _ wanted: Fields, leaving out: Set<String> = []) -> Bool {
    wanted.allSatisfy { key, value in
      out.contains(key) || value is NSNull || (ours[key] as? NSObject) == (value as? NSObject)
    }
  }

  @Test("has each comment with all that the truth tells of it")
  func comments() throws {
    let cases = try Self("set3_comments")
    for (ours, wanted) in zip(Self.list(cases.printed, "files"), Self.list(cases.truth, "files")) {
      #expect(Self.holds(ours, ["file": wanted["file"] as Any, "author": wanted["author"] as Any]))
      let (found, told) = (Self.list(ours, "comments"), Self.list(wanted, "comments"))
      #expect(found.count == told.count)
      for (own, one) in zip(found, told) {
        // A comment at a point has no words of its own; the truth quotes those before it.
        let isPoint = one["point"] as? Bool == true
        #expect(Self.holds(own, one, leaving: isPoint ? ["start", "quote"] : []), "\(own) is not \(one)")
        #expect((own["whole"] as? Bool == true) == (one["whole"] as? Bool == true))
        #expect((own["point"] as? Bool == true) == isPoint)
      }
      let changes = Self.list(wanted, "changes")
      #expect(Self.list(ours, "changes").count == changes.count)
      for (own, one) in zip(Self.list(ours, "changes"), changes) {
        #expect(Self.holds(own, one), "\(own) is not \(one)")
      }
    }
    #expect(cases.printed["support_only"] as? [String] == cases.truth["support_only"] as? [String])
    let relations = Self.list(cases.printed, "groups").map { $0["relation"] as? String }
    #expect(relations == Self.list(cases.truth, "groups").map { $0["relation"] as? String })
    for (own, one) in zip(Self.list(cases.printed, "conflicts"), Self.list(cases.truth, "conflicts")) {
      #expect(Self.begins(one, as: own))
    }
  }

  /// The truth tells kinds freely: "opposite stance, same passage".
  private static func begins(_ wanted: Fields, as ours: Fields) -> Bool {
    guard let own = ours["kind"] as? String else { return false }
    return (wanted["kind"] as? String)?.hasPrefix(own) ?? false
  }

  @Test(
    "has each change with all that the truth tells of it, and the groups and conflicts of them",
    arguments: ["set1_overlap", "set4_structure"])
  func changes(name: String) throws {
    let cases = try Self(name)
    // The truth numbers changes in the order in which they were made up, we in that of the text.
    var labels: [String: String] = [:]
    for (ours, wanted) in zip(Self.list(cases.printed, "files"), Self.list(cases.truth, "files")) {
      let (found, told) = (Self.list(ours, "changes"), Self.list(wanted, "changes"))
      #expect(found.count == told.count && ours["file"] as? String == wanted["file"] as? String)
      for one in told {
        var apart: Set<String> = ["cid"]
        // A silent edit may be told with more or fewer words around it.
        if one["tracked"] as? Bool != true { apart.formUnion(["start", "end", "old", "new"]) }
        let own = found.first { labels[$0["cid"] as? String ?? ""] == nil && Self.holds($0, one, leaving: apart) }
        let label = try #require(own?["cid"] as? String, "\(one) is not among \(found)")
        labels[label] = one["cid"] as? String
        for variant in Self.list(ours, "variants") where variant["variant_of"] as? String == label {
          labels[variant["cid"] as? String ?? ""] = one["cid"] as? String
        }
      }
    }
    func members(_ fields: Fields) -> Set<String> {
      Set((fields["members"] as? [String] ?? []).map { labels[$0] ?? $0 })
    }
    func own(_ fields: Fields) -> Set<String> { Set(fields["members"] as? [String] ?? []) }
    let groups = Self.list(cases.printed, "groups")
    #expect(groups.count == Self.list(cases.truth, "groups").count)
    for wanted in Self.list(cases.truth, "groups") {
      let alike = groups.first { members($0) == own(wanted) }
      #expect(alike?["relation"] as? String == wanted["relation"] as? String, "\(wanted)")
    }
    let conflicts = Self.list(cases.printed, "conflicts")
    #expect(conflicts.count == Self.list(cases.truth, "conflicts").count)
    for wanted in Self.list(cases.truth, "conflicts") {
      #expect(
        conflicts.contains { members($0) == own(wanted) && Self.begins(wanted, as: $0) }, "\(wanted) in \(conflicts)")
    }
  }
}
