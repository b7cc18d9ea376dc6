// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

/// One file brings several paragraphs to a point, another file one of them: both get what they ask for, once.
@Suite("What several files bring to one point")
struct SharedArrivalTests {
  static let block = BlockID(version: 1, number: 1)
  static let base = DraftText(version: 1, blocks: [DraftBlock(id: block, text: "Mở đầu.")])

  static func id(_ number: Int) -> ChangeID { ChangeID(source: "s\(number)", number: 1) }

  private static func collation(_ edits: [Edit]) -> Collation {
    Collation(
      changes: edits.enumerated().map { number, edit in
        Change(id: id(number), edit: edit, kind: .insert, old: "", new: "", hand: Hand(author: "A"))
      }, on: base)
  }

  private static func paragraphs(_ texts: String...) -> Edit {
    .insert(texts.map { NewBlock(text: $0) }, at: .after(block))
  }

  private static func sentences(_ text: String) -> Edit { .rewrite(Span(block, 7..<7), [text]) }

  private static func texts(_ collation: Collation, turns: [ChangeID: Int] = [:]) throws -> [String] {
    let winners = collation.proposals.map {
      Winner(id: $0.id, edit: $0.edit, hand: Hand(author: "A"), turn: turns[$0.id], together: $0.beside)
    }
    return try base.applying(winners, as: 2).draft.texts
  }

  @Test("is there once where one of them brings more, and asks for no order", arguments: [false, true])
  func covered(isFirst: Bool) throws {
    let (more, less) = (Self.paragraphs("Một.", "Hai.", "Ba."), Self.paragraphs("Hai."))
    let collation = Self.collation(isFirst ? [less, more] : [more, less])
    #expect(collation.proposals.count == 2)
    #expect(collation.clashes.isEmpty)
    #expect(try Self.texts(collation) == ["Mở đầu.", "Một.", "Hai.", "Ba."])
    #expect(
      try Self.texts(collation, turns: [Self.id(0): 1, Self.id(1): 2]) == ["Mở đầu.", "Một.", "Hai.", "Ba."])
  }

  @Test("is there in the order that is chosen where each brings something of its own")
  func shared() throws {
    let collation = Self.collation([
      Self.paragraphs("Giải pháp:", "Một."), Self.paragraphs("Giải pháp:", "", "Hai."),
    ])
    #expect(collation.clashes.map(\.kind) == [.order])
    #expect(throws: ApplyRefusal.orderNeeded(Self.id(0), Self.id(1))) { try Self.texts(collation) }
    #expect(
      try Self.texts(collation, turns: [Self.id(0): 1, Self.id(1): 2]) == [
        "Mở đầu.", "Giải pháp:", "Một.", "", "Hai.",
      ])
    #expect(
      try Self.texts(collation, turns: [Self.id(0): 2, Self.id(1): 1]) == [
        "Mở đầu.", "Giải pháp:", "", "Hai.", "Một.",
      ])
  }

  @Test("is there as often as the one that has it most often")
  func twice() throws {
    let collation = Self.collation([Self.paragraphs("Một.", "Hai.", "Một."), Self.paragraphs("Một.", "Một.")])
    #expect(try Self.texts(collation) == ["Mở đầu.", "Một.", "Hai.", "Một."])
  }

  @Test("is not there in two wordings of the one that several propose, whatever the turns", arguments: [nil, 1, 2])
  func twoWordings(turn: Int?) throws {
    let collation = Self.collation([Self.paragraphs("Một."), Self.paragraphs("Một.")])
    let proposal = try #require(collation.proposals.first)
    #expect(collation.proposals.count == 1 && proposal.beside.count == 2)
    let winners = [Self.paragraphs("Một."), Self.paragraphs("Một và hai.")].enumerated().map { number, edit in
      Winner(
        id: Self.id(number), edit: edit, hand: Hand(author: "A"), turn: turn.map { $0 + number },
        together: proposal.beside)
    }
    #expect(throws: ApplyRefusal.contradicting(Self.id(0), Self.id(1))) { try Self.base.applying(winners, as: 2) }
  }

  @Test("is there once where it is a sentence among others")
  func sentence() throws {
    let collation = Self.collation([
      Self.sentences(" Tăng thu ngân sách hằng năm. Giữ vững an ninh trật tự."),
      Self.sentences(" Giữ vững an ninh trật tự."),
    ])
    #expect(collation.clashes.isEmpty)
    #expect(try Self.texts(collation) == ["Mở đầu. Tăng thu ngân sách hằng năm. Giữ vững an ninh trật tự."])
  }

  @Test("is an order to choose where one only begins like the other")
  func beginning() {
    let collation = Self.collation([
      Self.sentences(" Giữ vững an ninh trật tự và an toàn xã hội."), Self.sentences(" Giữ vững an ninh trật tự"),
    ])
    #expect(collation.clashes.map(\.kind) == [.order])
  }
}
