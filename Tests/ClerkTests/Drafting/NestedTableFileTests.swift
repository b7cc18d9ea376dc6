// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Foundation
import Office
import Testing

/// A table that stands in a cell of another one.
@Suite("A table in a cell")
struct NestedTableFileTests {
  private static let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  private static func words(_ text: String) -> String {
    #"<w:p><w:r><w:t xml:space="preserve">\#(text)</w:t></w:r></w:p>"#
  }
  private static func row(_ cells: [String], _ mark: String = "") -> String {
    "<w:tr><w:trPr>\(mark)</w:trPr>" + cells.map { "<w:tc><w:tcPr/>\($0)</w:tc>" }.joined() + "</w:tr>"
  }
  private static func table(_ rows: [String]) -> String { "<w:tbl><w:tblPr/><w:tblGrid/>\(rows.joined())</w:tbl>" }

  private static func file(_ mark: String = "", inner: String = "Ô trong hai") throws -> WordFile {
    let nested = table([row([words("Ô trong một"), words("11")]), row([words(inner), words("22")])])
    let body =
      words("Biểu số 1")
      + table([
        row([words("Mục"), words("Nội dung")]),
        row([words("Một"), words("Trước bảng con") + nested + words("Sau bảng con")], mark),
        row([words("Hai"), words("Khác")]),
      ]) + words("Hết.")
    var parts = Package()
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts["_rels/.rels"] = Array(
      #"<Relationships xmlns="\#(package)"><Relationship Id="a" Type="\#(office)/officeDocument" Target="word/document.xml"/></Relationships>"#
        .utf8)
    parts["word/document.xml"] = Array(
      #"<w:document xmlns:w="\#(space)"><w:body>\#(body)<w:sectPr/></w:body></w:document>"#.utf8)
    return try WordFile(parts)
  }

  /// What a returned file proposes, and the two files of the version that takes all of it up.
  private func taken(_ returned: WordFile) throws -> (changes: [Change], redline: WordFile, clean: WordFile) {
    let base = try Self.file()
    let changes = Collected(base: base, returned: [("a", returned)], lexicon: .either).changes
    let winners = changes.map { Winner(id: $0.id, edit: $0.edit, hand: Hand(author: "Tổ biên tập")) }
    let next = try base.draft.applying(winners, as: 2)
    let redline = try WordFile(try base.drawn(next, on: base.draft, style: .redline))
    return (changes, redline, try WordFile(try base.drawn(next, on: base.draft, style: .clean)))
  }

  @Test("goes with the row around it, as one proposal that can be carried out")
  func row() throws {
    let made = try taken(try Self.file(#"<w:del w:id="4" w:author="An"/>"#))
    #expect(made.changes.map(\.kind) == [.rowDelete] && made.changes[0].old.contains("Ô trong hai"))
    let left = ["Biểu số 1", "Mục", "Nội dung", "Hai", "Khác", "Hết."]
    #expect(made.clean.draft.texts == left && Reading(made.redline.text, .accepting).texts == left)
    #expect(Reading(made.redline.text, .rejecting).texts == (try Self.file().draft.texts))
  }

  @Test("is changed cell by cell as any other")
  func cell() throws {
    let made = try taken(try Self.file(inner: "Ô trong ba"))
    #expect(made.changes.map(\.new) == ["ba"])
    #expect(made.clean.draft.texts.contains("Ô trong ba"))
  }
}
