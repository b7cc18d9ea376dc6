// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Packs
import TestKit
import Testing

/// The papers of the conference as text, beside what they were when somebody last reviewed them. `make snapshots` writes them
/// anew.
@Suite("The papers of a conference")
struct GoldenPapers {
  static let cases = PaperForm.ofMeetings.flatMap { form in Language.allCases.map { (form, $0) } }

  @Test("are as they were reviewed", arguments: cases)
  func golden(form: PaperForm, language: Language) throws {
    let paper = try ConferenceStory().paper(form, in: language)
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/\(form.rawValue).\(language.rawValue).txt")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try paper.plainText.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try paper.plainText == String(contentsOf: file, encoding: .utf8))
  }
}
