// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Foundation
import Office
import Packs
import Testing

@testable import dienhong

/// What applying tells people, and what it refuses before anything is written.
@Suite("Applying decisions")
struct ApplyingTests {
  @Test("refuses to write both versions to one place, however that is written")
  func onePlace() throws {
    let folder = NSTemporaryDirectory()
    try DraftFile.keep([folder + "a.docx"], from: [folder + "n.docx", folder + "r.docx", nil])
    for other in ["n.docx", "./n.docx", "../" + URL(fileURLWithPath: folder).lastPathComponent + "/n.docx"] {
      #expect(throws: CommandFault.self) {
        try DraftFile.keep([folder + "a.docx"], from: [folder + "n.docx", folder + other])
      }
    }
    for say in [Language.vietnamese, .english] {
      #expect(CommandFault.onePlace("n.docx").sentence(say).contains("n.docx"))
    }
  }

  @Test("tells in both languages what was accepted and is to be done by hand")
  func byHand() throws {
    let report = try JSONDecoder().decode(
      ApplyReport.self,
      from: Data(
        #"{"applied":[],"undecided":[],"byHand":["a#1","b#2"],"nextVersionText":[],"numberBreaks":[],"separators":[]}"#
          .utf8))
    let wanted = [(Language.vietnamese, "sửa tay"), (.english, "by hand")]
    for (say, words) in wanted {
      let text = DraftAccount(say).text(of: report, written: [])
      #expect(text.contains(words) && text.contains("a#1, b#2"), "\(text)")
    }
  }

  @Test("hears early of a base that still has tracked changes")
  func marks() throws {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    func file(_ words: String) throws -> DraftFile {
      var parts = Package()
      let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
      let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
      parts["_rels/.rels"] = Array(
        #"<Relationships xmlns="\#(relations)"><Relationship Id="a" Type="\#(office)" Target="word/document.xml"/></Relationships>"#
          .utf8)
      parts["word/document.xml"] = Array(
        #"<w:document xmlns:w="\#(space)"><w:body><w:p>\#(words)</w:p><w:sectPr/></w:body></w:document>"#.utf8)
      return DraftFile(path: "b.docx", name: "b", file: try WordFile(parts))
    }
    let run = "<w:r><w:t>Một.</w:t></w:r>"
    #expect(try file(run).marksLeft(.vietnamese) == nil)
    let marked = try file(#"<w:ins w:id="1" w:author="An">\#(run)</w:ins>"#)
    #expect(marked.marksLeft(.vietnamese)?.contains("Hãy chấp nhận hoặc từ chối") == true)
    #expect(marked.marksLeft(.english)?.contains("Accept or reject") == true)
  }
}
