// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

@Suite("A link")
struct LinkChangeTests {
  private static func text(_ key: String, fate: Fate = .kept, words: String = "cổng thông tin") -> MarkedText {
    let before = "Xem thêm tại "
    let range =
      MarkedPlace(
        block: 0, offset: before.utf16.count)..<MarkedPlace(
        block: 0, offset: before.utf16.count + words.utf16.count)
    return MarkedText(
      blocks: [MarkedBlock(pieces: [Piece(before), Piece(words), Piece(" của tỉnh.")])],
      objects: [MarkedObject(.link, key: key, range: range, fate: fate, isWrapped: true)])
  }

  private static func changes(_ returned: MarkedText, on base: DraftText) -> [Change] {
    ReturnedFile(source: "f", text: returned).changes(on: base).changes
  }

  @Test("that comes to lead elsewhere is told as a change to be done by hand")
  func target() throws {
    let base = DraftText(version: 1, from: Reading(Self.text("https://example.vn/dangbo"), .rejecting))
    let found = Self.changes(Self.text("https://lua-dao.example/"), on: base)
    #expect(found.map(\.old) == ["link: https://example.vn/dangbo"])
    #expect(found.map(\.new) == ["link: https://lua-dao.example/"])
    #expect(found.allSatisfy { $0.isByHand && $0.kind == .object && !$0.isTracked })
    for same in ["https://example.vn/dangbo", "https://example.vn/dangbo/", "https://EXAMPLE.vn/dangbo", "#chỗ"] {
      #expect(Self.changes(Self.text(same), on: base).isEmpty, "\(same)")
    }
  }

  @Test("of a version that says nothing of links is not told")
  func unknown() {
    var base = DraftText(version: 1, from: Reading(Self.text("https://example.vn/dangbo"), .rejecting))
    base.links = []
    #expect(Self.changes(Self.text("https://lua-dao.example/"), on: base).isEmpty)
  }
}
