// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Testing

@Suite("The lineage of a merged Word file", .enabled(if: TruthSet.isThere, TruthSet.isAbsent))
struct LineageReportTests {
  @Test("tells of every block where it came from, and of every source what became of it")
  func truth() throws {
    let set = try TruthSet("set6_lineage")
    let predecessors = try #require(set.truth.predecessors)
    let sources = predecessors.keys.sorted().map { key in
      LineageText(id: key, blocks: predecessors[key]?.map(\.text) ?? [])
    }
    let report = LineageReport(Lineage(of: set.base.draft.texts, from: sources, lexicon: .either))
    // The truth names blocks "A01", the report "A:b001".
    func name(_ own: String) -> String {
      own.replacing(":b0", with: "")
    }
    let origins = Dictionary(report.lineage.map { ($0.block, $0) }, uniquingKeysWith: { first, _ in first })
    for wanted in try #require(set.truth.lineage) {
      let own = try #require(origins[wanted.block])
      #expect(own.how == wanted.how, "\(wanted.block)")
      #expect(own.sources.map(name) == wanted.sources, "\(wanted.block)")
    }
    for (source, wanted) in try #require(set.truth.coverage) {
      let own = try #require(report.coverage.first { name($0.key) == source }?.value)
      #expect(own.status == wanted.status, "\(source)")
      #expect(own.carriedTo == wanted.carried_to, "\(source)")
    }
  }
}
