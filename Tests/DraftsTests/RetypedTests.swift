// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

/// Whoever types or pastes anew what was there changed only what differs, with tracking on as without.
@Suite("What was typed anew")
struct RetypedTests {
  typealias Hands = SeveralHandsTests
  static let a = Hands.a
  static let retyped = "Thường trực Thành ủy lãnh đạo toàn diện công tác xây dựng Nhà nước."

  private func new(_ text: String) -> MarkedBlock {
    MarkedBlock(pieces: [Hands.new(text, Self.a)], end: Fate(inserted: Self.a))
  }

  private func gone(_ index: Int, isLast: Bool = false) -> MarkedBlock {
    MarkedBlock(pieces: [Hands.gone(Hands.texts[index], Self.a)], end: isLast ? .kept : Fate(deleted: Self.a))
  }

  private func checkAccepted(_ marked: [MarkedBlock]) throws {
    #expect(
      try Hands.accepted(marked).filter { !$0.isEmpty }
        == Reading(MarkedText(blocks: marked), .accepting).texts.filter { !$0.isEmpty })
  }

  @Test("as a whole text gives what differs, and what moved")
  func paste() throws {
    var texts = Hands.texts
    texts[1] = texts[1].replacing("hằng tháng", with: "hằng quý")
    let marked = texts.map(new) + [gone(0), gone(1), gone(2), gone(3, isLast: true)]
    #expect(Hands.told(Hands.changes(marked)) == ["A replace: tháng → quý"])
    try checkAccepted(marked)
    let swapped =
      [texts[1], texts[0], texts[2], texts[3]].map(new) + [gone(0), gone(1), gone(2), gone(3, isLast: true)]
    #expect(Hands.changes(swapped).map(\.kind).sorted { "\($0)" < "\($1)" } == [.move, .replace])
    try checkAccepted(swapped)
  }

  @Test("word for word within a paragraph is no change")
  func sameWords() {
    let text = Hands.texts[0]
    let start = String(text.prefix(12))
    let rest = String(text.dropFirst(12))
    let marked = [
      MarkedBlock(pieces: [Piece(start), Hands.gone(rest, Self.a), Hands.new(rest, Self.a)]), Hands.kept(1),
      Hands.kept(2), Hands.kept(3),
    ]
    #expect(Hands.changes(marked).isEmpty)
  }

  @Test("as a paragraph is the same as its twin without marks")
  func twin() {
    let tracked = [
      MarkedBlock(pieces: [Hands.gone(Hands.texts[0], Self.a), Hands.new(Self.retyped, Self.a)]), Hands.kept(1),
      Hands.kept(2), Hands.kept(3),
    ]
    let silent = [MarkedBlock(pieces: [Piece(Self.retyped)]), Hands.kept(1), Hands.kept(2), Hands.kept(3)]
    let found = Hands.changes(tracked)
    #expect(found.map(\.edit) == Hands.changes(silent).map(\.edit))
    #expect(found.map(\.kind) == [.replace, .replace] && found[1].new == "Nhà nước")
  }

  @Test("elsewhere, and deleted where it was, moved")
  func moved() throws {
    let marked = [gone(0), Hands.kept(1), Hands.kept(2), new(Hands.texts[0]), Hands.kept(3)]
    let found = Hands.changes(marked)
    #expect(found.map(\.kind) == [.move] && found.first?.hand == Self.a)
    try checkAccepted(marked)
    let two = [gone(0), gone(1), Hands.kept(2), new(Hands.texts[0]), new(Hands.texts[1]), Hands.kept(3)]
    #expect(Hands.changes(two).map(\.kind) == [.move, .move])
    try checkAccepted(two)
  }

  @Test("in other words where one line stood is one replacement, with marks in it too")
  func line() throws {
    let other = "The office reports on all of it."
    let silent = [Hands.kept(0), Hands.kept(1), MarkedBlock(pieces: [Piece(other)]), Hands.kept(3)]
    #expect(Hands.told(Hands.changes(silent)) == ["- replace: \(Hands.texts[2]) → \(other)"])
    try checkAccepted(silent)
    let marked = [
      Hands.kept(0), Hands.kept(1),
      MarkedBlock(pieces: [
        Piece("The office reports on "), Hands.gone("all of it", Self.a), Hands.new("most", Self.a), Piece("."),
      ]), new("Đoạn thêm sau."), Hands.kept(3),
    ]
    let found = Hands.changes(marked)
    #expect(
      Hands.told(found) == [
        "A replace: \(Hands.texts[2]) → The office reports on most.", "- replace: \(Hands.texts[2]) → \(other)",
        "A blockInsert:  → Đoạn thêm sau.",
      ])
    try checkAccepted(marked)
    let struck = [
      Hands.kept(0), Hands.kept(1),
      MarkedBlock(pieces: [Hands.gone(other, Self.a)], end: Fate(deleted: Self.a)), Hands.kept(3),
    ]
    #expect(Hands.changes(struck).map(\.kind) == [.blockDelete, .replace])
    try checkAccepted(struck)
  }
}
