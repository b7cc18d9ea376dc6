// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Foundation
import Testing

@testable import Office

@Suite("A Word file that somebody brings")
struct WordFileTests {
  @Test("says that another program made it, or that only its words were read, and nothing of a Word file")
  func notices() throws {
    let file = try WordFile(SampleWord.docx(body: [SampleWord.paragraph("Điều 1")]))
    func told(_ file: WordFile) throws -> [String]? {
      let json = try JSONSerialization.jsonObject(with: Data(file.readJSON().utf8)) as? [String: Any]
      return json?["notices"] as? [String]
    }
    #expect(try told(file) == nil)
    #expect(try told(file.noting(.converted(from: "odt"))) == ["converted"])
    #expect(try told(file.noting(.textOnly)) == ["words_only"])
  }

  @Test(
    "gives the changes, remarks and both texts that are known",
    .enabled(if: SharedCases.isThere, SharedCases.isAbsent), arguments: SharedCases.features + SharedCases.real)
  func known(_ known: SharedCases.Case) throws {
    let file = try WordFile(known.bytes)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(file.readJSON().utf8)) as? [String: Any])
    let expected = try known.expected()
    for (field, value) in expected.fields where expected.reliable.contains(field) {
      let found = try #require(json[field] as? NSArray)
      let got = expected.comparable(found, field).composed
      let wanted = expected.comparable(value, field).composed
      #expect(got == wanted, "\(known.name), \(field): \(Self.difference(got, wanted))")
    }
  }

  @Test("the cases are all there", .enabled(if: SharedCases.isThere, SharedCases.isAbsent))
  func count() {
    #expect(SharedCases.features.count == 28 && SharedCases.real.count == 105)
  }

  @Test("joins no paragraphs over the border of a cell or a table, whatever became of their marks")
  func borders() throws {
    let gone = #"<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr><w:r><w:t>mất</w:t></w:r></w:p>"#
    let cell = "<w:tc><w:tcPr/>\(gone)</w:tc>"
    let file = try WordFile(
      SampleWord.docx(body: [gone, "<w:tbl><w:tr>\(cell)\(cell)</w:tr></w:tbl>", gone, SampleWord.paragraph(" còn")]))
    #expect(file.settledText(.accepting) == ["mất", "mất", "mất", "mất còn"])
  }

  private static func difference(_ got: NSArray, _ wanted: NSArray) -> String {
    for place in 0..<max(got.count, wanted.count) {
      let one = place < got.count ? "\(got[place])" : "nothing"
      let other = place < wanted.count ? "\(wanted[place])" : "nothing"
      if one != other { return "at \(place): got \(one), not \(other)" }
    }
    return "\(got.count) and \(wanted.count)"
  }
}
