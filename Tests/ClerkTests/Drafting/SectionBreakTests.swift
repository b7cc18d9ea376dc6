// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Drafts
import Office
import Packs
import Testing

/// A paragraph with which a section of the file ends.
@Suite("A section break")
struct SectionBreakTests {
  private typealias Paper = ObjectPaper

  @Test("that a deleted paragraph holds is told with that paragraph, and the others go as they were accepted")
  func told() throws {
    var body = Paper.plain.map { Paper.paragraph(Paper.words($0)) }
    body.insert(Paper.paragraph(Paper.words("Phần hai"), "<w:sectPr/>"), at: 1)
    let file = try Paper.file(body)
    let base = file.draft
    func next(without place: Int) throws -> NextVersion {
      let winner = Winner(
        id: ChangeID(source: "a", number: 1), edit: .delete(base.blocks[place].id), hand: Hand(author: "An"))
      return try base.applying([winner], as: 2)
    }
    #expect(throws: RedrawFault.patch(.notEditable(block: 1))) {
      try file.drawn(try next(without: 1), on: base, style: .clean)
    }
    #expect(try WordFile(file.drawn(try next(without: 2), on: base, style: .clean)).draft.texts.contains("Phần hai"))
    let fault = DrawingFault(.patch(.notEditable(block: 1)), on: base)
    #expect(fault == .notEditable("Phần hai") && fault.problem.vietnamese.contains("“Phần hai”"))
  }
}
