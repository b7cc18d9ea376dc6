// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

/// Notes of which somebody struck the mark alone, as word processors let a note go.
@Suite("A note whose mark was struck")
struct StruckNoteTests {
  private static let an = Hand(author: "An")
  private static let struck = Fate(deleted: an)
  private static let words = "Đoàn kết nạp 9.500 hội viên. Chi tiết xem phụ lục."
  private static let note = "Số liệu của Ban Tổ chức."

  private static func marked(
    _ body: [Piece] = [Piece(words)], _ notes: [[Piece]] = [[Piece(note)]], marks: [NoteMark]
  ) -> MarkedText {
    MarkedText(
      blocks: [MarkedBlock(pieces: body), MarkedBlock(pieces: [Piece("Đoạn sau.")])]
        + notes.enumerated().map { MarkedBlock(story: .footnote($0 + 1), pieces: $1) },
      noteMarks: marks)
  }

  /// Behind "9.500 hội viên".
  private static func mark(_ note: Int = 1, at offset: Int = 27, _ fate: Fate = struck) -> NoteMark {
    NoteMark(note: .footnote(note), place: MarkedPlace(block: 0, offset: offset), fate: fate)
  }

  private static let base = DraftText(version: 1, from: Reading(marked(marks: [mark()]), .rejecting))

  private static func changes(_ text: MarkedText) -> [Change] {
    ReturnedFile(source: "f", text: text).changes(on: base).changes
  }

  @Test("is proposed to go, in the name of whoever struck it, and goes when that is accepted")
  func struck() throws {
    let changes = Self.changes(Self.marked(marks: [Self.mark()]))
    #expect(changes.map(\.edit) == [.delete(Self.base.blocks[2].id)])
    #expect(changes.first?.hand == Self.an && changes.first?.old == Self.note && changes.first?.consequenceOf == nil)
    let collation = Collation(changes: changes, on: Self.base)
    #expect(collation.proposals.count == 1)
    let next = try Self.base.applying(changes.map { Winner(id: $0.id, edit: $0.edit, hand: Self.an) }, as: 2)
    #expect(!next.draft.texts.contains(Self.note))
  }

  @Test("merely follows the words around it, whose answer answers it too")
  func around() throws {
    let body = [Piece("Đoàn kết nạp "), Piece("9.500 hội viên. ", fate: Self.struck), Piece("Chi tiết xem phụ lục.")]
    let changes = Self.changes(Self.marked(body, marks: [Self.mark()]))
    #expect(changes.count == 2 && changes.last?.old == Self.note)
    #expect(changes.last?.consequenceOf == changes.first?.id && changes.first?.old.contains("9.500") ?? false)
  }

  @Test("stays where another mark refers to it, or only a mark that came in was struck again")
  func kept() {
    #expect(Self.changes(Self.marked(marks: [Self.mark(), Self.mark(at: 50, .kept)])).isEmpty)
    let other = Fate(inserted: Self.an, deleted: Self.an)
    #expect(Self.changes(Self.marked(marks: [Self.mark(at: 27, .kept), Self.mark(at: 50, other)])).isEmpty)
    #expect(Self.changes(Self.marked(marks: [Self.mark(at: 27, .kept)])).isEmpty)
  }

  @Test("is told once where its words were struck too")
  func both() {
    let changes = Self.changes(
      Self.marked([Piece(Self.words)], [[Piece(Self.note, fate: Self.struck)]], marks: [Self.mark()]))
    #expect(changes.count == 1 && changes.first?.old == Self.note && changes.first?.new == "")
  }

  @Test("and reworded is one or the other")
  func reworded() {
    let own = [
      Piece("Số liệu của Ban "), Piece("Tổ chức", fate: Self.struck),
      Piece("Dân vận", fate: Fate(inserted: Hand(author: "Bình"))), Piece("."),
    ]
    let changes = Self.changes(Self.marked([Piece(Self.words)], [own], marks: [Self.mark()]))
    let deletion = changes.first { $0.edit == .delete(Self.base.blocks[2].id) }
    #expect(deletion != nil)
    let others = changes.filter { $0.id != deletion?.id }
    #expect(!others.isEmpty && others.allSatisfy { $0.variantOf != nil })
  }

  @Test("and set elsewhere with the same words is one matter to be carried out by hand")
  func moved() {
    let arrived = NoteMark(
      note: .footnote(2), place: MarkedPlace(block: 1, offset: 4), fate: Fate(inserted: Self.an))
    for fate in [Fate.kept, Fate(inserted: Self.an)] {
      let text = Self.marked(
        [Piece(Self.words)], [[Piece(Self.note)], [Piece(Self.note, fate: fate)]], marks: [Self.mark(), arrived])
      let changes = Self.changes(text)
      #expect(changes.map(\.kind) == [.footnote], "\(changes)")
      #expect(changes.first?.standing == .lost && changes.first?.old == Self.note && changes.first?.hand == Self.an)
    }
  }

  @Test("that the version does not have is told by its words")
  func unknown() {
    let text = Self.marked(
      [Piece(Self.words)], [[Piece(Self.note)], [Piece("Chú thích khác hẳn, có từ trước.")]],
      marks: [
        Self.mark(1, at: 27, .kept), Self.mark(2, at: 50),
      ])
    let changes = Self.changes(text)
    #expect(changes.contains { $0.standing == .lost && $0.old.contains("khác hẳn") && $0.hand == Self.an })
  }

  @Test("or a new one is told at the words that bear its mark, to be added by hand")
  func new() throws {
    let note = "Đề nghị làm rõ “9.500”."
    let fresh = Fate(inserted: Self.an)
    let after = MarkedPlace(block: 1, offset: 4)
    for (words, mark) in [(Fate.kept, Fate.kept), (fresh, fresh), (.kept, fresh)] {
      let text = Self.marked(
        [Piece(Self.words)], [[Piece(Self.note)], [Piece(note, fate: words)]],
        marks: [Self.mark(1, at: 27, .kept), NoteMark(note: .footnote(2), place: after, fate: mark)])
      let change = try #require(Self.changes(text).first)
      #expect(Self.changes(text).count == 1 && change.kind == .footnote && change.isByHand)
      #expect(change.edit == .reformat(Span(Self.base.blocks[1].id, 4..<4)))
      #expect((change.old, change.new) == ("", note))
      #expect(change.hand == (mark == fresh ? Self.an : nil))
    }
    // Two at once, of which one stands in a paragraph that is new itself.
    var text = Self.marked(
      [Piece(Self.words)], [[Piece(Self.note)]], marks: [Self.mark(1, at: 27, .kept)])
    text.blocks.insert(MarkedBlock(pieces: [Piece("Đoạn mới, có chú thích.", fate: fresh)], end: fresh), at: 1)
    text.blocks += [2, 3].map { MarkedBlock(story: .footnote($0), pieces: [Piece("Chú thích thứ \($0) đây.")]) }
    text.noteMarks += [
      NoteMark(note: .footnote(2), place: MarkedPlace(block: 1, offset: 8), fate: fresh),
      NoteMark(note: .footnote(3), place: MarkedPlace(block: 2, offset: 4), fate: fresh),
    ]
    let notes = Self.changes(text).filter { $0.kind == .footnote }
    #expect(notes.map(\.new) == ["Chú thích thứ 2 đây.", "Chú thích thứ 3 đây."])
    // The new paragraph comes before the second one: as long as it is not taken over, its beginning is the place.
    let second = Self.base.blocks[1].id
    #expect(notes.map(\.edit) == [.reformat(Span(second, 0..<0)), .reformat(Span(second, 4..<4))])
  }

  @Test("or another paragraph of a note of the version is no new note")
  func longer() {
    let text = MarkedText(
      blocks: Self.marked(marks: []).blocks + [MarkedBlock(story: .footnote(1), pieces: [Piece("Nguồn khác nữa.")])],
      noteMarks: [Self.mark(1, at: 27, .kept)])
    let changes = Self.changes(text)
    #expect(changes.count == 1 && changes.allSatisfy { !$0.isByHand })
  }

  @Test("was so when the draft went out, and is not counted again")
  func circulated() {
    let text = Self.marked(marks: [Self.mark()])
    #expect(!text.isSettled)
    let set = ReturnedFile(source: "f", text: text).changes(on: Self.base, circulated: text)
    #expect(set.changes.isEmpty && set.alreadyThere == 1)
  }
}
