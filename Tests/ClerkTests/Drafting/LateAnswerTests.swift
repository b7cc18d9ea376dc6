// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Office
import Packs
import Testing

/// Files that answer another version than the one that they are held against.
@Suite("A late answer")
struct LateAnswerTests {
  private static let texts = HintedFileTests.paragraphs

  /// A file that went out as a version, and what it is.
  private static func sent(_ texts: [String], as version: Int) throws -> WordFile {
    let stored = try HintedFileTests.file(texts)
    var draft = stored.draft
    draft.version = version
    return try WordFile(try stored.hinted(as: draft))
  }

  private static let second = texts[1].replacing("100", with: "150")
  private static let late = texts[3].replacing("đơn vị", with: "chi hội")

  private static func versions() throws -> (old: WordFile, new: WordFile, answer: WordFile) {
    (
      try sent(texts, as: 2), try sent([texts[0], second] + texts[2...], as: 3),
      try sent(Array(texts[..<3]) + [late], as: 2)
    )
  }

  @Test("is told with both versions and what to do, in both languages")
  func told() throws {
    let (_, base, answer) = try Self.versions()
    let found = CirculatedDraft(base).answer(of: answer, named: "r")
    let notice = try #require(found.notices.first)
    #expect(found.notices == [.otherVersion(2, base: 3)] && notice.kind == "other_version")
    #expect(notice.words.vietnamese.contains("bản 2") && notice.words.vietnamese.contains("bản 3"))
    #expect(notice.words.english.contains("version 2") && notice.words.english.contains("--earlier"))
    let report = CollectReport(
      Collected(base: base.draft, files: [found.changes], lexicon: .either),
      notices: ["r": [.init(kind: notice.kind, text: notice.words.english)]])
    #expect(report.files[0].notices?.map(\.kind) == ["other_version"])
  }

  @Test("proposes only what is its own where the version that it answers is at hand")
  func carried() throws {
    let (old, base, answer) = try Self.versions()
    let found = CirculatedDraft(base, earlier: [old]).answer(of: answer, named: "r")
    #expect(found.notices == [.carried(from: 2, to: 3)])
    #expect(found.changes.changes.map(\.new) == ["chi hội"] && found.changes.base == 3)
  }

  @Test("that says nothing of its version is held against the one that it is nearest to")
  func unnamed() throws {
    let (_, base, _) = try Self.versions()
    let first = try HintedFileTests.file(Self.texts)
    let answer = try HintedFileTests.file(Array(Self.texts[..<3]) + [Self.late])
    let found = CirculatedDraft(base, earlier: [first]).answer(of: answer, named: "r")
    #expect(found.notices == [.carried(from: 1, to: 3)])
    #expect(found.changes.changes.map(\.new) == ["chi hội"] && found.changes.base == 3)
    let newer = try HintedFileTests.file([Self.texts[0], Self.second, Self.texts[2], Self.late])
    let direct = CirculatedDraft(base, earlier: [first]).answer(of: newer, named: "r")
    #expect(direct.notices.isEmpty)
    #expect(direct.changes.changes.map(\.new) == ["chi hội"] && !direct.changes.isCarried)
  }

  @Test("to versions that were made in a word processor is known by its words, in whatever order they are named")
  func made() throws {
    let first = try HintedFileTests.file(Self.texts)
    let second = try HintedFileTests.file([Self.texts[0], Self.second] + Self.texts[2...])
    let third = try HintedFileTests.file([Self.texts[0] + " Sửa đổi.", Self.second] + Self.texts[2...])
    let late = try HintedFileTests.file(Array(Self.texts[..<3]) + [Self.late])
    let prompt = try HintedFileTests.file([Self.texts[0], Self.second, Self.texts[2], Self.late])
    for earlier in [[first, second], [second, first]] {
      let sent = CirculatedDraft(third, earlier: earlier)
      #expect(sent.notEarlier == 0 && sent.draft.version == 3)
      for (answer, version) in [(late, 1), (prompt, 2)] {
        let found = sent.answer(of: answer, named: "r")
        #expect(found.notices == [.carried(from: version, to: 3)])
        #expect(found.changes.changes.map(\.new) == ["chi hội"] && found.changes.base == 3)
      }
      #expect(sent.answer(of: third, named: "r").notices.isEmpty)
    }
    // Made of a file that went out, and so bearing its names.
    let out = try Self.sent(Self.texts, as: 1)
    let edited = try Self.sent([Self.texts[0], Self.second] + Self.texts[2...], as: 1)
    let answer = try Self.sent(Array(Self.texts[..<3]) + [Self.late], as: 1)
    let found = CirculatedDraft(edited, earlier: [out]).answer(of: answer, named: "r")
    #expect(found.notices == [.carried(from: 1, to: 2)] && found.changes.changes.map(\.new) == ["chi hội"])
    #expect(CirculatedDraft(third, earlier: [third]).notEarlier == 1)
    #expect(CirculatedDraft(out, earlier: [try Self.sent([Self.texts[0]], as: 2)]).notEarlier == 1)
  }

  @Test("is no other thing where it answers the very version, or says of none")
  func same() throws {
    let (old, base, answer) = try Self.versions()
    #expect(CirculatedDraft(old).answer(of: answer, named: "r").notices.isEmpty)
    let bare = try HintedFileTests.file(Self.texts)
    #expect(CirculatedDraft(base).answer(of: bare, named: "r").notices.isEmpty)
    #expect(CirculatedDraft(bare).answer(of: answer, named: "r").notices.isEmpty)
  }

  @Test("that has only a question mark or nothing beside the text asks for the same as no other")
  func wordless() throws {
    let base = try HintedFileTests.file().draft
    func set(_ name: String, _ text: String) -> ChangeSet {
      let anchor = Anchor(Span(base.blocks[1].id, 0..<8), in: base)
      let remark = Remark(id: "1", hand: Hand(author: name), text: text)
      return ChangeSet(
        source: name, answers: 1, base: 1, remarks: [PlacedRemark(remark: remark, anchor: anchor)])
    }
    let collected = Collected(base: base, files: [set("a", "?"), set("b", ""), set("c", "Sửa")], lexicon: .either)
    #expect(collected.opinions.map(\.members) == [["c@1"]])
  }
}
