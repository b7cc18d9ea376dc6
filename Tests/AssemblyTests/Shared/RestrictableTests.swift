// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Journal
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

  /// Whether a command is turned down because its file would lie open.
  private func liesOpen(_ command: CongressCommand, in story: Story) -> Bool {
    guard case .restrictedLiesOpen(let name)? = story.refusal(of: command) else { return false }
    return name == "mật.docx"
  }

  @Test("keeps no file that is stored open, whatever form it came by", arguments: [false, true])
  func shut(isRestricted: Bool) throws {
    func file(_ key: DocumentKey?) -> TabledFile {
      TabledFile(name: "mật.docx", blob: Hash.of([7]).description, bytes: 1, key: key)
    }
    var told = try Consultation(kind: isRestricted ? "scheme" : "report")
    try told.story.given(.meetings(.table(title: "Cũ", term: nil, isRestricted: isRestricted, file: nil)))
    for key in [nil, DocumentKey.draw()] {
      let head = DraftHead(kind: "report", title: "Khác", term: nil, isRestricted: isRestricted, paper: nil)
      let text = Consultation.text(["Một đoạn khác."])
      let source = DraftSourceDraft(title: "Trước", predecessor: nil, dated: nil, file: file(key), text: text)
      let came = ReturnDraft(sender: .unnamed, file: file(key), content: try told.content([("6,5", "7")]))
      let commands: [CongressCommand] = [
        .meetings(.table(title: "Mới", term: nil, isRestricted: isRestricted, file: file(key))),
        .meetings(.tableNext(of: "d-1", file: file(key))), .drafting(.begin(head, file: file(key), text: text)),
        .drafting(.file(told.id, file: file(key), text: text)), .drafting(.addSource(told.id, source)),
        .drafting(.takeIn(told.id, [came])),
      ]
      for command in commands {
        #expect(liesOpen(command, in: told.story) == (isRestricted && key == nil), "\(command)")
        if key != nil { #expect(told.story.refusal(of: command) == nil) }
      }
    }
  }
}
