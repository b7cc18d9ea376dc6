// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

@Suite("A number typed before a paragraph that counts by itself")
struct TypedNumberTests {
  private static let texts = ["Về công tác kiểm tra", "Về công tác dân vận"]

  private static func blocks(_ pieces: [[Piece]], labels: [String?]) -> MarkedText {
    MarkedText(
      blocks: zip(pieces, labels).map { MarkedBlock(kind: .heading(2), label: $1, pieces: $0) })
  }

  private static let base = DraftText(
    version: 1, from: Reading(blocks(texts.map { [Piece($0)] }, labels: ["7.", "8."]), .rejecting))

  private static func set(_ first: [Piece], labels: [String?] = ["7.", "8."], on base: DraftText = base) -> ChangeSet {
    ReturnedFile(source: "f", text: blocks([first, [Piece(texts[1])]], labels: labels)).changes(on: base)
  }

  @Test(
    "is renumbering, with a mark or without, as long as it is of the same form",
    arguments: [("8. ", true), ("7.", true), ("12.\t", true), ("a) ", false), ("8 ", false), ("Mục 8. ", false)])
  func typed(number: String, isNoise: Bool) {
    let hand = Hand(author: "An", date: "2026-05-01T08:00:00Z")
    for fate in [Fate.kept, Fate(inserted: hand)] {
      let set = Self.set([Piece(number, fate: fate), Piece(Self.texts[0])])
      #expect(set.changes.isEmpty == isNoise, "\(set.changes)")
      #expect(set.trifles.contains { $0.noise == .renumbering && $0.new == number } == isNoise)
    }
    // Where nothing counts it is what it says.
    let plain = DraftText(
      version: 1, from: Reading(Self.blocks(Self.texts.map { [Piece($0)] }, labels: [nil, nil]), .rejecting))
    #expect(Self.set([Piece(number), Piece(Self.texts[0])], labels: [nil, nil], on: plain).changes.count == 1)
  }

  @Test("is renumbering as well where it goes because the paragraph counts now")
  func counted() {
    let typed = DraftText(
      version: 1,
      from: Reading(
        Self.blocks([[Piece("7. " + Self.texts[0])], [Piece(Self.texts[1])]], labels: [nil, "8."]), .rejecting))
    #expect(Self.set([Piece(Self.texts[0])], on: typed).changes.isEmpty)
    #expect(Self.set([Piece(Self.texts[0])], labels: [nil, "8."], on: typed).changes.map(\.old) == ["7. "])
  }

  private static let articles = [
    ("Chương I", "Quy định chung"), ("Điều 1.", "Phạm vi"), ("Điều 2.", "Đối tượng áp dụng của quy chế này"),
    ("Điều 3.", "Kinh phí"), ("Chương II", "Tổ chức thực hiện"), ("Điều 4.", "Hiệu lực"),
  ]

  private static func list(_ lines: [(label: String?, text: String)], kind: BlockKind) -> MarkedText {
    MarkedText(blocks: lines.map { MarkedBlock(kind: kind, label: $0.label, pieces: [Piece($0.text)]) })
  }

  @Test("in all of a file hides no paragraph, however short its words are, nor makes another kind of it")
  func typedOut() {
    let base = DraftText(
      version: 1, from: Reading(Self.list(Self.articles.map { ($0, $1) }, kind: .listItem(0)), .rejecting))
    var typed = Self.articles.map { (label: String?.none, text: "\($0) \($1)") }
    let file = ReturnedFile(source: "f", text: Self.list(typed, kind: .paragraph)).changes(on: base)
    #expect(file.changes.isEmpty, "\(file.changes.map { ($0.edit, $0.new) })")
    #expect(file.trifles.count { $0.noise == .renumbering } >= Self.articles.count)
    typed[3].text = "Điều 3. Kinh phí thực hiện"
    let changed = ReturnedFile(source: "f", text: Self.list(typed, kind: .paragraph)).changes(on: base)
    #expect(changed.changes.map(\.new) == [" thực hiện"])
  }
}
