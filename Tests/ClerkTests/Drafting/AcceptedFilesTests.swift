// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Office
import Testing

/// Word files that come back with every mark accepted already, as reviewers do who tidy up before they send.
@Suite("A returned file without its marks", .enabled(if: TruthSet.isThere, TruthSet.isAbsent))
struct AcceptedFilesTests {
  /// The file as it is once all is accepted in it.
  private func accepted(_ file: WordFile, in set: TruthSet) throws -> WordFile {
    let base = set.base.draft
    let redline = try Comparison(base, Reading(file.text, .accepting)).redline(of: base, in: Hand(author: "x"))
    return try WordFile(try set.base.drawn(redline, on: base, style: .clean))
  }

  @Test("proposes silently all that it changes, and nothing else", arguments: TruthSet.returned)
  func silent(name: String) throws {
    let set = try TruthSet(name)
    let circulated = CirculatedDraft(set.base)
    for (name, file) in set.files {
      let clean = try accepted(file, in: set)
      let found = circulated.changes(of: clean, named: name)
      #expect(found.changes.allSatisfy { !$0.isTracked }, "\(name)")
      let winners = found.changes.map { Winner(id: $0.id, edit: $0.edit, hand: Hand(author: "x")) }
      let next = try circulated.draft.applying(winners, as: 2).draft
      // What nobody calls an edit is left out of the changes.
      guard found.trifles.isEmpty else { continue }
      #expect(next.texts == Reading(file.text, .accepting).texts, "\(name)")
    }
  }

  @Test("that split one paragraph, merged two and dropped another says so of each, in its place")
  func shapes() throws {
    let set = try TruthSet("set4_structure")
    let file = try #require(set.files.first { $0.name == "ret_03" }?.file)
    let clean = try accepted(file, in: set)
    let report = CollectReport(
      Collected(base: set.base, returned: [("ret_03", clean)], lexicon: .either))
    let found = try #require(report.files.first?.changes)
    #expect(found.map(\.type) == ["split", "pdel", "merge"] && found.allSatisfy { !$0.tracked }, "\(found)")
    #expect(found.map(\.block) == ["b005", "b009", "b012"] && found.last?.endBlock == "b013")
    let cut = try #require(set.truth.files.flatMap(\.changes).first { $0.type == "split" }?.start)
    #expect(found[0].start == cut && (found[0].end ?? 0) - cut <= 1, "the space at the cut may go with it")
    // The same as what was tracked: two that agree, one of them silently.
    let both = Collected(base: set.base, returned: [("a", file), ("b", clean)], lexicon: .either)
    let groups = CollectReport(both).groups.map(\.members)
    #expect(groups == [["a#1", "b#1"], ["a#2", "b#2"], ["a#3", "b#3"]], "\(groups)")
  }
}
