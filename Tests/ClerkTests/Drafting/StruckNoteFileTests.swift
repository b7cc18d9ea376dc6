// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Office
import Testing

/// From a returned file in which somebody struck the mark of a note to the next version without that note.
@Suite("The mark of a note that was struck in a returned file")
struct StruckNoteFileTests {
  private static let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let mark = #"<w:r><w:footnoteReference w:id="1"/></w:r>"#
  private static let struck = #"<w:del w:id="5" w:author="An" w:date="2026-05-01T08:00:00Z">\#(mark)</w:del>"#

  private static func file(_ marked: String) throws -> WordFile {
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    func words(_ text: String) -> String { #"<w:r><w:t xml:space="preserve">\#(text)</w:t></w:r>"# }
    func relation(_ type: String, _ target: String) -> [UInt8] {
      Array(
        #"<Relationships xmlns="\#(package)"><Relationship Id="a" Type="\#(office)/\#(type)" Target="\#(target)"/></Relationships>"#
          .utf8)
    }
    func part(_ name: String, _ content: String) -> [UInt8] {
      Array(#"<w:\#(name) xmlns:w="\#(space)">\#(content)</w:\#(name)>"#.utf8)
    }
    var parts = Package()
    parts["_rels/.rels"] = relation("officeDocument", "word/document.xml")
    parts["word/_rels/document.xml.rels"] = relation("footnotes", "footnotes.xml")
    parts["word/document.xml"] = part(
      "document",
      "<w:body><w:p>\(words("Kết nạp 9.500 hội viên"))\(marked)\(words(" trong nhiệm kỳ."))</w:p><w:sectPr/></w:body>")
    parts["word/footnotes.xml"] = part(
      "footnotes", #"<w:footnote w:id="1"><w:p>\#(words("Số liệu của Ban Tổ chức."))</w:p></w:footnote>"#)
    return try WordFile(parts)
  }

  @Test("is a proposal, and the version that takes it up has neither the note nor its mark")
  func taken() throws {
    let base = try Self.file(Self.mark)
    let collected = Collected(base: base, returned: [("a", try Self.file(Self.struck))], lexicon: .either)
    #expect(collected.changes.map(\.old) == ["Số liệu của Ban Tổ chức."] && collected.changes[0].hand?.author == "An")
    #expect(CollectReport(collected).files[0].changes.map(\.type) == ["pdel"])
    let hand = Hand(author: "Tổ biên tập")
    let winners = collected.changes.map { Winner(id: $0.id, edit: $0.edit, hand: hand) }
    let draft = base.draft
    let next = try draft.applying(winners, as: 2)
    let redline = try WordFile(try base.drawn(next, on: draft, style: .redline))
    #expect(redline.text.noteMarks.map(\.fate) == [Fate(deleted: hand)])
    #expect(Reading(redline.text, .accepting).texts == next.draft.texts)
    #expect(Reading(redline.text, .rejecting).texts == draft.texts)
    let clean = try WordFile(try base.drawn(next, on: draft, style: .clean))
    #expect(clean.text.noteMarks.isEmpty && clean.text.isSettled)
    #expect(clean.draft.texts.filter { !$0.isEmpty } == ["Kết nạp 9.500 hội viên trong nhiệm kỳ."])
    // Our own redline comes back: the mark and the words of the note are one proposal.
    let again = Collected(base: base, returned: [("b", redline)], lexicon: .either)
    #expect(again.changes.count == 1 && again.changes[0].old == "Số liệu của Ban Tổ chức.")
  }

  @Test("of a draft that was circulated with it is no new proposal")
  func circulated() throws {
    let base = try Self.file(Self.struck)
    #expect(CirculatedDraft(base).changes(of: base, named: "a").changes.isEmpty)
    #expect(throws: RedrawFault.hasMarks) { try base.hinted(as: base.draft) }
  }
}
