// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Foundation
import Seeded
import Testing

@testable import Office

/// Whatever comes in, the reader gives a text or a named fault, and the patcher a true paper or a named fault.
@Suite("Reading and patching altered Word files", .tags(.slow), .serialized)
struct WordFileFuzzSlow {
  private static let seed: UInt64 = 20_261_124

  @Test(
    "survives thousands of alterations of every feature",
    .enabled(if: SharedCases.isThere, SharedCases.isAbsent))
  func everything() throws {
    var chance = Chance(seed: Self.seed)
    var (inputs, read, patched) = (0, 0, 0)
    for known in SharedCases.features {
      let package = try Package(zip: known.bytes)
      for round in 0..<60 {
        let origin: Comment = "seed \(Self.seed), \(known.name), round \(round)"
        var altered = package
        let name = try #require(
          package.names.filter { $0.hasSuffix(".xml") || $0.hasSuffix(".rels") }.randomElement(using: &chance))
        altered[name] = Self.alter(try #require(package[name]), using: &chance)
        inputs += 1
        guard let file = try? WordFile(altered) else { continue }
        read += 1
        for block in file.text.blocks {
          #expect(block.pieces.allSatisfy { $0.text.utf8.elementsEqual($0.text.composed.utf8) }, origin)
        }
        _ = file.readJSON()
        let edits = WordPatchLawSlow.edits(of: file, using: &chance)
        guard let written = try? file.patched(WordPatch(edits)) else { continue }
        patched += 1
        #expect(try WordFile(written).settledText(.rejecting) == file.settledText(.rejecting), origin)
      }
    }
    print("word files: \(inputs) altered files tried with seed \(Self.seed), \(read) read, \(patched) patched")
    #expect(inputs >= 1500 && read > 200 && read < inputs && patched > 150, "\(inputs) \(read) \(patched)")
  }

  @Test("is read whole when one paragraph holds ten million letters")
  func long() throws {
    var package = SampleWord.package(body: [])
    let words = String(repeating: "Đại hội 1. ", count: 10_000_000 / 11)
    package["word/document.xml"] = Array(
      "<w:document xmlns:w=\"\(SampleWord.space)\"><w:body><w:p><w:r><w:t>\(words)</w:t></w:r></w:p></w:body></w:document>"
        .utf8)
    let file = try WordFile(package)
    #expect(file.text.blocks[0].pieces[0].text == words)
    let end = words.utf16.count
    let edit = WordEdit(.replace(block: 0, (end - 11)..<end, with: "Hết."), by: WordPatchTests.an)
    #expect(try WordFile(try file.patched(WordPatch([edit]))).settledText(.accepting)[0].hasSuffix("Đại hội 1. Hết."))
  }

  private static let fragments = [
    "<w:p>", "</w:p>", "<w:r>", "<w:del w:id=\"1\" w:author=\"x\">", "</w:ins>", "<w:tr>", "&#0;", "&#x10FFFF;",
    "w:id=\"1\"", "<w:t/>",
    "<w:p/>", "<w:r/>", "\u{301}", "<!--", "-->", "<![CDATA[a]]>", "99999999999999999999", "-1",
    "<w:commentRangeStart w:id=\"0\"/>",
    "<w:sdt>", "<mc:AlternateContent>", "xmlns:w=\"\"", "<w:tab/>", "<w:sym w:char=\"D800\"/>",
    "<w:moveFrom w:id=\"2\"/>",
  ]

  private static func alter(_ part: [UInt8], using chance: inout Chance) -> [UInt8] {
    var bytes = part
    for _ in 0..<Int.random(in: 1...3, using: &chance) {
      let place = Int.random(in: 0...bytes.count, using: &chance)
      switch Int.random(in: 0..<6, using: &chance) {
      case 0 where !bytes.isEmpty: bytes[min(place, bytes.count - 1)] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0...40, using: &chance)))
      case _:
        // Between tags, so that many stay well formed.
        let gap = bytes[place...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        let fragment = fragments.randomElement(using: &chance) ?? ""
        bytes.insert(contentsOf: Array(fragment.utf8), at: min(gap, bytes.count))
      }
    }
    return bytes
  }
}
