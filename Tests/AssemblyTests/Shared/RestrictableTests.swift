// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("What may be restricted")
struct RestrictableTests {
  private struct Thing: Restrictable { let isRestricted: Bool }

  @Test("is there for all when it is not, and otherwise only for those with the right", arguments: [false, true])
  func shown(isRestricted: Bool) {
    let thing = Thing(isRestricted: isRestricted)
    #expect(Set(Right.allCases).show(thing))
    #expect(Set<Right>([.readRestricted]).show(thing))
    #expect(Set(Right.allCases).subtracting([.readRestricted]).show(thing) == !isRestricted)
    #expect(Set<Right>().show(thing) == !isRestricted)
  }

  @Test("is answered like a thing that is not there by the form of a draft, where one may not see it")
  func chosen() throws {
    var told = try Consultation()
    try told.story.given(.meetings(.table(title: "Kín", term: nil, isRestricted: true, file: nil)))
    var hall = Hall(story: told.story)
    let open = Hall.Guest(rights: Set(Right.allCases).subtracting([.readRestricted]), person: 1)
    func isFault(_ paper: String, as guest: Hall.Guest) -> Bool {
      guard case .faulty(_, let fields) = hall.post("/drafts/new", ["paper": paper], as: guest) else { return false }
      return fields.contains("paper")
    }
    #expect(isFault("d-1", as: open) && isFault("d-99", as: open))
    #expect(!isFault("d-1", as: .office) && isFault("d-99", as: .office))
  }
}
