// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Foundation
import Office
import Testing

@Suite("Word files that came back", .enabled(if: TruthSet.isThere, TruthSet.isAbsent))
struct CollectingTests {
  @Test("read as they should with all marks accepted and with all rejected", arguments: TruthSet.returned)
  func readings(name: String) throws {
    let set = try TruthSet(name)
    #expect(set.base.draft.texts == set.truth.blocks.map(\.text))
    for (file, read) in zip(set.truth.files, set.files) {
      if let wanted = file.expected_accept_text {
        #expect(
          Reading(read.file.text, .accepting).texts == wanted.map(\.precomposedStringWithCanonicalMapping),
          "\(file.file)")
      }
      if let wanted = file.expected_reject_text {
        #expect(
          Reading(read.file.text, .rejecting).texts == wanted.map(\.precomposedStringWithCanonicalMapping),
          "\(file.file)")
      }
    }
  }

  @Test("give every change that was made and no other", arguments: TruthSet.returned)
  func changes(name: String) throws {
    let set = try TruthSet(name)
    let report = CollectReport(set.collected)
    let names = set.names(report)
    let known = Set(names.values)
    for (file, found) in zip(set.truth.files, report.files) {
      let wanted = file.changes.filter { !(set.truth.must_ignore ?? []).contains($0.cid) }
      for change in wanted { #expect(known.contains(change.cid), "\(change) in \(found.changes)") }
      #expect(found.changes.count == wanted.count, "\(file.file)")
      for change in wanted where change.tracked {
        let own = found.changes.first { names[$0.cid] == change.cid }
        #expect(own?.author == file.author, "\(change.cid)")
        #expect(own?.nestedDel == change.nested_del, "\(change.cid)")
      }
    }
  }

  @Test("give every comment with its passage", arguments: TruthSet.returned)
  func comments(name: String) throws {
    let set = try TruthSet(name)
    let report = CollectReport(set.collected)
    for (file, found) in zip(set.truth.files, report.files) {
      #expect(found.comments.count == file.comments.count, "\(file.file)")
      for (wanted, own) in zip(file.comments, found.comments) {
        #expect(own.cid == wanted.cid)
        #expect(own.id == wanted.id, "\(wanted.cid)")
        #expect(own.author == wanted.author, "\(wanted.cid)")
        #expect(own.text == wanted.text.precomposedStringWithCanonicalMapping, "\(wanted.cid)")
        #expect(own.parent == wanted.parent, "\(wanted.cid)")
        #expect(own.resolved ?? false == wanted.resolved ?? false, "\(wanted.cid)")
        // A point remark stands behind the words that the truth quotes.
        let start = wanted.point ?? false ? wanted.end : wanted.start
        #expect((own.block, own.start, own.end) == (wanted.block, start, wanted.end), "\(wanted.cid)")
        #expect(own.endBlock == wanted.end_block, "\(wanted.cid)")
        if let quote = wanted.quote, !(wanted.point ?? false) { #expect(own.quote == quote, "\(wanted.cid)") }
      }
    }
  }

  @Test("clash exactly where the truth says", arguments: ["set1_overlap", "set4_structure"])
  func conflicts(name: String) throws {
    let set = try TruthSet(name)
    let report = CollectReport(set.collected)
    let names = set.names(report)
    let found = report.conflicts.map { Set($0.members.compactMap { names[$0] }).sorted() }
    #expect(Set(found) == Set(set.truth.conflicts.map { ($0.members ?? []).sorted() }))
    #expect(found.count == set.truth.conflicts.count)
  }

  @Test("say where remarks cannot all be followed, and which asks for more than another")
  func disputes() throws {
    let few = CollectReport(try TruthSet("set3_comments").collected)
    #expect(few.conflicts.map(\.sort) == ["stance"] && few.conflicts.first?.block == "b005")
    #expect(few.conflicts.first?.members == ["ret_01@1", "ret_02@1", "ret_04@3"])
    let more = few.groups.filter { $0.relation == "partial_overlap" }
    #expect(more.map(\.members) == [["ret_01@1", "ret_02@1", "ret_05@2"]])
    let many = try TruthSet("set5_mass")
    let groups = Dictionary(many.truth.groups.map { ($0.id, $0.members) }, uniquingKeysWith: { first, _ in first })
    func both(_ one: String, _ other: String) -> [String] { ((groups[one] ?? []) + (groups[other] ?? [])).sorted() }
    let found = CollectReport(many.collected).conflicts.filter { $0.sort != "contradiction" }
    #expect(found.filter { $0.sort == "figures" }.map(\.members) == [both("i1", "i2")])
    // The truth names the first pair only; whoever would keep the figure stands against every other.
    #expect(Set(found.filter { $0.sort == "stance" }.map(\.members)) == [both("i1", "i3"), both("i2", "i3")])
  }

  @Test("clash where one deletes silently what another changes silently, which the truth does not count")
  func silentConflict() throws {
    let set = try TruthSet("set2_untracked")
    let report = CollectReport(set.collected)
    let names = set.names(report)
    #expect(report.conflicts.map { $0.members.compactMap { names[$0] } } == [["ret_03#1", "ret_05#2"]])
  }

  @Test("group the same proposals and the same remarks", arguments: ["set1_overlap", "set4_structure", "set5_mass"])
  func groups(name: String) throws {
    let set = try TruthSet(name)
    let report = CollectReport(set.collected)
    let names = set.names(report)
    let told = report.groups.filter { $0.relation != "partial_overlap" }
    let found = Set(told.map { $0.members.map { names[$0] ?? $0 }.sorted() })
    #expect(found == Set(set.truth.groups.map { $0.members.sorted() }))
  }

  @Test("hold remarks that only agree, and those are counted apart")
  func agreements() throws {
    let set = try TruthSet("set3_comments")
    let report = CollectReport(set.collected)
    for member in set.truth.support_only ?? [] where member == "ret_01@3" {
      #expect(report.supportOnly.contains(member))
    }
    #expect(report.groups.contains { $0.members == ["ret_01@1", "ret_02@1"] && $0.relation == "same" })
  }

  @Test("say the same in whatever order they are read", arguments: TruthSet.returned)
  func order(name: String) throws {
    let set = try TruthSet(name)
    let wanted = CollectReport(set.collected)
    for step in [1, 3, 7] where set.files.count % step != 0 || step == 1 {
      // Every file once, by steps around the circle, backwards at last.
      let turned = set.files.indices.map { set.files[(set.files.count - 1 - $0) * step % set.files.count] }
      #expect(CollectReport(Collected(base: set.base, returned: turned, lexicon: .either)) == wanted, "step \(step)")
    }
  }

  @Test("become the next version once they are decided, as a redline and clean")
  func nextVersion() throws {
    let set = try TruthSet("set1_overlap")
    let collected = set.collected
    let names = set.names(CollectReport(collected))
    let ours = Dictionary(names.map { ($1, $0) }, uniquingKeysWith: min)
    var decisions = try Decisions(disposition: #require(set.truth.disposition))
    for index in decisions.disposition.indices {
      decisions.disposition[index].change = try #require(ours[decisions.disposition[index].change])
    }
    let outcome = try collected.decided(by: decisions, compilers: Hand(author: "Tổ biên tập"))
    let (winners, open) = (outcome.winners, outcome.open)
    // The truth decides one member of the group g2 and the other as the same; nothing is left.
    #expect(open.allSatisfy { names[$0] == "ret_05#1" }, "\(open)")
    let next = try collected.base.applying(winners, as: 2)
    #expect(next.draft.texts == set.truth.next_version_text)
    let redline = try WordFile(try set.base.drawn(next, on: collected.base, style: .redline))
    #expect(Reading(redline.text, .accepting).texts == set.truth.next_version_text)
    #expect(Reading(redline.text, .rejecting).texts == collected.base.texts)
    let clean = try WordFile(try set.base.drawn(next, on: collected.base, style: .clean))
    #expect(clean.text.isSettled)
    #expect(clean.draft.texts == set.truth.next_version_text)
    // Where the base names whoever made it, what is handed out does not.
    var package = set.base.package
    package["docProps/core.xml"] = Array(
      "<c:p xmlns:c=\"c\" xmlns:d=\"d\"><d:creator>Lò Thị Hương</d:creator></c:p>".utf8)
    for style in [WordPatch.Style.redline, .clean] {
      let drawn = try WordFile(package).drawn(next, on: collected.base, style: style)
      let core = try #require(WordFile(drawn).package["docProps/core.xml"])
      #expect(!String(decoding: core, as: UTF8.self).contains("Hương"))
    }
  }

  @Test(
    "can each be drawn into the base: accepting gives what the file reads, rejecting the base",
    arguments: TruthSet.returned)
  func redlines(name: String) throws {
    let set = try TruthSet(name)
    let base = set.base.draft
    for (name, file) in set.files {
      let accepted = Reading(file.text, .accepting)
      let redline = try Comparison(base, accepted).redline(of: base, in: Hand(author: name))
      for style in [WordPatch.Style.redline, .clean] {
        let written = try WordFile(try set.base.drawn(redline, on: base, style: style))
        #expect(Reading(written.text, .accepting).texts == accepted.texts, "\(name) \(style)")
        #expect(Reading(written.text, .rejecting).texts == (style == .clean ? accepted.texts : base.texts), "\(name)")
      }
    }
  }
}
