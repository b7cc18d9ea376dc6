// SPDX-License-Identifier: AGPL-3.0-or-later
import Foundation
import Packs
import Testing

@Suite("A pack of this repository")
struct PackTests {
  @Test("loads without a fault", arguments: PackFolder.names)
  func loads(name: String) throws {
    do {
      let pack = try PackFolder.pack(name)
      #expect(pack.id.rawValue == name)
    } catch let faults as PackFaults {
      Issue.record("\(faults.faults.map { $0.sentence(.english) }.joined(separator: "\n"))")
    }
  }

  @Test("cites the places of its rules as people do, in each language", arguments: PackFolder.names)
  func cited(name: String) throws {
    let places = try PackFolder.pack(name).rules.compactMap(\.source.article)
    #expect(!places.isEmpty)
    for place in places {
      #expect(place[.vietnamese].first?.isLetter == true && place[.english].first?.isLetter == true, "\(place)")
      #expect(place[.vietnamese] != place[.english])
    }
  }

  @Test("may name an article by its number alone")
  func numbered() throws {
    let rule = try PackFolder.pack("vn-party-2025").rule("duty.tellers")
    #expect(rule?.source.article == Phrase("Điều 8", "Article 8"))
  }

  @Test("is written in composed letters, so that words can be compared byte by byte", arguments: PackFolder.names)
  func composed(name: String) throws {
    let texts = try PackFolder.texts(name)
    for file in texts.keys.sorted() + ["sample/congress.yaml", "sample/units.csv", "sample/people.csv"] {
      let text = try PackFolder.text("\(name)/\(file)")
      let composed = text.precomposedStringWithCanonicalMapping
      #expect(text.utf8.elementsEqual(composed.utf8), "\(file)")
    }
  }
}
