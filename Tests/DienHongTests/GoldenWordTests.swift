// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Foundation
import Journal
import Office
import Packs
import Testing

@testable import dienhong

/// The Word files of each pack's sample, in the pack's own layout: what is written, in which style, and how wide, beside what it
/// was when somebody last looked at it.
@Suite("The Word files of a rehearsal")
struct GoldenWordTests {
  static let forms: [PaperForm] = [.votingPaper, .minutes, .notice, .resolution]

  @Test("are set as they were reviewed", arguments: RehearsalTests.packs)
  func golden(pack: String) async throws {
    let (house, _) = try await rehearse(pack)
    let congress = await house.desk.state
    let author = try #require(congress.organisations.profile).name
    let room = PressRoom(program: "/bin/true", printers: 1)
    for form in GoldenWordTests.forms {
      let issued = congress.papers.issued.filter { $0.kind == form.rawValue }
      let paper = try #require(issued.last?.content.value)
      let bytes = try await room.bytes(of: [paper], as: .docx, layout: congress.pack.layout, author: author)
      let package = try Package(zip: bytes)
      let styles = try #require(package["word/styles.xml"])
      let document = try #require(package["word/document.xml"])
      let text = try #require(WordOutline.text(styles: styles, document: document))
      // Whatever the outline leaves out, it leaves out no words.
      let words = String(decoding: document, as: UTF8.self).replacing(/<[^>]*>/, with: " ")
        .split { !$0.isLetter && !$0.isNumber }
      #expect(words.count > 40)
      for word in words where !["amp", "lt", "gt", "quot"].contains(word) {
        #expect(text.contains(word), "\(form.rawValue): \(word)")
      }
      try Golden.expect(text, as: "word.\(pack).\(form.rawValue).txt")
    }
    await room.close()
  }
}
