// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Testing

@testable import Journal

@Suite("A document that is stored shut")
struct DocumentKeyTests {
  private let document = Array("Góp ý của Đảng bộ: giữ nguyên.".utf8)

  @Test("opens with its key and with no other, and shows nothing of itself")
  func opens() throws {
    let key = DocumentKey.draw()
    let box = key.shut(document)
    #expect(key.open(box) == document)
    #expect(DocumentKey.draw().open(box) == nil)
    #expect(!box.bytes.contains(document), "the words do not stand in the box")
    #expect(key.shut(document) == box, "the name of a box is known before it is stored")
    #expect(key.open(Blob(bytes: [])) == nil && key.open(Blob(bytes: Array(box.bytes.prefix(30)))) == nil)
    #expect(key.open(key.shut([])) == [])
  }

  @Test("opens no more once a byte of it was altered", arguments: [8, 31, 32, 60])
  func altered(place: Int) {
    let key = DocumentKey.draw()
    var bytes = key.shut(document).bytes
    bytes[place] ^= 1
    #expect(key.open(Blob(bytes: bytes)) == nil)
  }

  @Test("is no person's box: neither opens for the other")
  func notAPerson() throws {
    let key = DocumentKey.draw()
    let text = try JSONEncoder().encode(key)
    let raw = try #require(
      Data(base64Encoded: String(decoding: text, as: UTF8.self).filter { $0 != "\"" && $0 != "\\" }))
    let same = try #require(SealingKey(bytes: [UInt8](raw)))
    #expect(SealedBox.open(key.shut(document).bytes, for: Subject("p-1"), with: same) == nil)
    #expect(key.open(Blob(bytes: SealedBox.seal(document, for: Subject("p-1"), with: same))) == nil)
  }

  @Test("has a key that is written as text and read back, and nothing else is one")
  func coded() throws {
    let key = DocumentKey.draw()
    #expect(try JSONDecoder().decode(DocumentKey.self, from: JSONEncoder().encode(key)) == key)
    for text in ["\"\"", "\"AAAA\"", "\"?\"", "5"] {
      #expect(throws: DecodingError.self) { try JSONDecoder().decode(DocumentKey.self, from: Data(text.utf8)) }
    }
  }
}

@Suite("What is sealed within what is sealed")
struct NestedSealTests {
  private struct Letter: Codable, Hashable, Sendable {
    let title: String
    let words: Sealed<String>
  }
  private enum Event: Codable, Hashable, Sendable {
    case sent(letter: Sealed<Letter>)
  }

  private let codec = EventCodec<Event>(feature: "post")
  private let event = Event.sent(
    letter: Sealed(Letter(title: "Kín", words: Sealed("Lời riêng", for: Subject("r-1"))), for: Subject("dr-1")))

  private func ring(_ subjects: String...) -> Keyring {
    Keyring(
      subjects.enumerated().map { index, subject in
        Secret(name: Keyring.prefix + subject, value: Array(repeating: UInt8(index + 1), count: 32))
      })
  }

  private func read(_ draft: Draft, with ring: Keyring) throws -> Sealed<Letter> {
    let entry = Entry(sequence: 1, stream: shopStream, position: 1, act: noon, draft: draft, hash: .ofNothing)
    guard case .sent(let letter) = try codec.event(in: entry, with: ring) else { return .forgotten(for: Subject("?")) }
    return letter
  }

  @Test("wants both keys to be written, and is forgotten whole or in part")
  func both() throws {
    #expect(throws: EventUnwritable.keyMissing(Subject("r-1"))) { try codec.draft(event, with: ring("dr-1")) }
    let draft = try codec.draft(event, with: ring("dr-1", "r-1"))
    let text = String(decoding: draft.payload, as: UTF8.self)
    #expect(!text.contains("Kín") && !text.contains("\"r-1\""))
    #expect(try read(draft, with: ring("dr-1", "r-1")).value?.words.value == "Lời riêng")
    let part = try read(draft, with: ring("dr-1"))
    #expect(part.value?.title == "Kín" && part.value?.words == .forgotten(for: Subject("r-1")))
    #expect(try read(draft, with: Keyring()) == .forgotten(for: Subject("dr-1")))
  }
}

extension Array where Element: Equatable {
  fileprivate func contains(_ other: [Element]) -> Bool {
    guard other.count <= count else { return false }
    return (0...(count - other.count)).contains { self[$0..<$0 + other.count].elementsEqual(other) }
  }
}
