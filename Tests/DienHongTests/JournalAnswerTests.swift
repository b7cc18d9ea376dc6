// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs
import Testing

@testable import dienhong

@Suite("A faulty export")
struct JournalAnswerTests {
  /// With what the answer must name.
  static let faulty: [([String], String)] = [
    (["{\"sequence\":1,\"stream\""], "byte"), (["{\"sequence\":1}"], "“time”"),
    (["{\"else\":1}"], "dòng của một bản xuất"),
    (["{\"record\":\"dienhong-journal\",\"version\":1}"], "dòng của một bản xuất"),
  ]

  @Test(
    "is told with its line, what is wrong there, and the mend, and never in a programmer's words", arguments: faulty)
  func lines(_ lines: [String], names: String) async throws {
    var taking = try await Import(into: MemoryStore())
    try await taking.take(RecordLine.format(version: RecordLine.version).bytes)
    var said: ImportError?
    do throws(ImportError) {
      for line in lines { try await taking.take(Array(line.utf8)) }
    } catch { said = error }
    for language in [Language.vietnamese, .english] {
      let sentence = try #require(said).sentence(language)
      #expect(sentence.contains(language("Dòng 2", "Line 2")) && sentence.contains("journal export"))
      for word in ["JSONFault", "notJSON", "member(", "Journal.", "unknown"] { #expect(!sentence.contains(word)) }
      if language == .vietnamese { #expect(sentence.contains(names), "\(sentence)") }
    }
  }
}
