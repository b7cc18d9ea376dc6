// SPDX-License-Identifier: AGPL-3.0-or-later

import Slates
import SlatesGLPK
import Testing

@Suite("Conflicts in words")
struct WordTests {
  private func sentences(_ id: String, _ say: @escaping SlateWords.Say) throws -> [String] {
    let shared = try #require(SharedCase.all.first { $0.slate.id == id })
    let composition = try shared.slate.composition
    let conflicts = try composition.conflicts(by: GLPK())
    let words = SlateWords(composition, say: say)
    return try composition.explained(conflicts, by: GLPK()).map(words.sentence)
  }

  @Test("say who is too few, which groups exceed the slate, and what would help")
  func english() throws {
    #expect(
      try sentences("slate-infeasible-two") { _, en in en } == [
        "“science-technology at least 55%” needs 19 people; the whole pool has 18. "
          + "One way is to ease “science-technology at least 55%” by 1.",
        "“age under 46: 25-45%” needs 9 and “re-elected at least 75%” needs 26; nobody in the pool counts for two of "
          + "them, but the slate has only 34: 1 too many. "
          + "One way is to ease “age under 46: 25-45%” by 1, or ease “re-elected at least 75%” by 1.",
        "“re-elected at least 75%” needs 26 and “new members at least one third” needs 12; nobody in the pool counts "
          + "for two of them, but the slate has only 34: 4 too many. "
          + "One way is to ease “re-elected at least 75%” by 4, or ease “new members at least one third” by 4.",
      ])
  }

  @Test("read as well in Vietnamese")
  func vietnamese() throws {
    #expect(
      try sentences("slate-infeasible-subtle") { vi, _ in vi } == [
        "“age under 46: 35-45%” cần 12 người và “re-elected at least 67%” cần 23 người; không ai trong nguồn thuộc hai "
          + "nhóm cùng lúc, mà danh sách chỉ có 34 người: vượt 1 người. "
          + "Có thể nới “age under 46: 35-45%” 1 người, hoặc nới “re-elected at least 67%” 1 người."
      ])
  }

  @Test("show how a share became heads")
  func shares() throws {
    let composition = try Composition(["A"], support: [0], size: 1, [])
    let share = try #require(Share(percent: 15))
    let reckoning = try #require(Reckoning(share, of: 34, .slate, .up))
    #expect(
      SlateWords(composition) { vi, _ in vi }.sentence(reckoning) == "15% của 34 là 5,1, làm tròn lên thành 6")
    let third = try #require(Share(1, over: 3))
    let whole = try #require(Reckoning(third, of: 6, .slate, .up))
    #expect(SlateWords(composition) { _, en in en }.sentence(whole) == "1/3 of 6 is 2")
  }
}

@Suite("A missing column in words")
struct ColumnWordTests {
  @Test("has the name that the reader's language gives it")
  func named() {
    for headings in [PeopleSheet.idHeadings, PeopleSheet.nameHeadings, PeopleSheet.supportHeadings] {
      let fault = SchemeFault(.pool, .missingColumn(headings))
      let english = fault.sentence { _, english in english }
      let plain = english.replacing("“", with: "").replacing("”", with: "")
      #expect(english.contains("no column “") && plain.utf8.allSatisfy { $0 < 0x80 }, "\(english)")
      #expect(fault.sentence { vietnamese, _ in vietnamese }.contains("thiếu cột “\(headings[0])”"))
    }
    #expect(SchemeFault(.pool, .missingColumn(PeopleSheet.idHeadings)).sentence { $1 }.contains("no column “id”"))
  }
}
