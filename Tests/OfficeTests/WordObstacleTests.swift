// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

@testable import Office

@Suite("What stands in the way of an edit")
struct WordObstacleTests {
  private static let cases: [(String, Set<WordObstacle>)] = [
    (#"<w:p><w:hyperlink w:anchor="x"><w:r><w:t>Điều 1</w:t></w:r></w:hyperlink></w:p>"#, [.link]),
    ("<w:p><w:sdt><w:sdtContent><w:r><w:t>Điều 1</w:t></w:r></w:sdtContent></w:sdt></w:p>", [.contentControl]),
    ("<w:sdt><w:sdtContent>\(SampleWord.paragraph("Điều 1"))</w:sdtContent></w:sdt>", [.contentControl]),
    (#"<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"#, [.field]),
    ("<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>Điều 1</w:t></w:r></w:p>", [.sectionBreak]),
    (SampleWord.paragraph("Điều 1"), []),
  ]

  @Test("is told by what the paragraph holds, or is held by", arguments: cases)
  func named(_ paragraph: String, _ obstacles: Set<WordObstacle>) throws {
    let file = try WordFile(SampleWord.docx(body: [paragraph, SampleWord.paragraph("Điều 2")]))
    #expect(file.obstacles(inBlock: 0) == obstacles && file.obstacles(inBlock: 1).isEmpty)
  }

  @Test("is the control that the next paragraph stands in as well: the two cannot be joined")
  func border() throws {
    let held = "<w:sdt><w:sdtContent>\(SampleWord.paragraph("Điều 2"))</w:sdtContent></w:sdt>"
    let file = try WordFile(SampleWord.docx(body: [SampleWord.paragraph("Điều 1"), held]))
    #expect(file.obstacles(inBlock: 0) == [.contentControl])
    #expect(file.obstacles(inBlock: 9).isEmpty)
  }
}
