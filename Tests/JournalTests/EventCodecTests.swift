// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Testing

@Suite("An event codec")
struct EventCodecTests {
  let codec = EventCodec<Shop.Event>()
  let minh = Subject("p-17")

  func entry(_ draft: Draft) -> Entry {
    Entry(sequence: 7, stream: shopStream, position: 3, act: noon, draft: draft, hash: .ofNothing)
  }

  @Test("keeps the feature and case as kind and the labelled values as readable JSON")
  func shape() throws {
    let draft = try codec.draft(.stock(.bought(pieces: 3, token: "quà / “tặng”\u{1}")))
    #expect(draft.kind == "stock.bought")
    #expect(draft.version == 1)
    #expect(String(decoding: draft.payload, as: UTF8.self) == "{\"pieces\":3,\"token\":\"quà / “tặng”\\u0001\"}")
    #expect(try codec.event(in: entry(draft)) == .stock(.bought(pieces: 3, token: "quà / “tặng”\u{1}")))
    #expect(try codec.draft(.stock(.soldOut)).payload == Array("{}".utf8))
    #expect(try codec.event(in: entry(codec.draft(.stock(.soldOut)))) == .stock(.soldOut))
  }

  @Test("writes one feature's events to the same bytes, alone and in the enum of features")
  func oneFeature() throws {
    let alone = EventCodec<Shop.StockEvent>(feature: "stock")
    let event = Shop.StockEvent.bought(pieces: 1, token: "a")
    #expect(try alone.draft(event) == codec.draft(.stock(event)))
    #expect(try alone.event(in: entry(alone.draft(event))) == event)
    #expect(throws: EventUnreadable.unknownKind(sequence: 7, kind: "people.enrolled")) {
      try alone.event(in: entry(Draft(kind: "people.enrolled", version: 1, payload: Array("{}".utf8))))
    }
  }

  @Test(
    "stops at a kind it does not know, and names the entry", arguments: ["stock.stolen", "trees.cut", "x", "a\"b.c"])
  func unknownKind(_ kind: String) {
    #expect(throws: EventUnreadable.unknownKind(sequence: 7, kind: kind)) {
      try codec.event(in: entry(Draft(kind: kind, version: 1, payload: Array("{}".utf8))))
    }
  }

  @Test("stops at a version it does not know, and names the entry")
  func unknownVersion() {
    #expect(throws: EventUnreadable.unknownVersion(sequence: 7, kind: "stock.bought", version: 2)) {
      try codec.event(in: entry(Draft(kind: "stock.bought", version: 2, payload: Array("{}".utf8))))
    }
  }

  @Test(
    "stops at a payload that is not what its kind promises",
    arguments: ["{", "5", "[]", "{\"pieces\":\"3\",\"token\":\"a\"}", "{\"pieces\":3}", "\u{FF}"])
  func malformed(_ payload: String) throws {
    let error = try #require(throws: EventUnreadable.self) {
      try codec.event(in: entry(Draft(kind: "stock.bought", version: 1, payload: Array(payload.utf8))))
    }
    guard case .malformed(sequence: 7, kind: "stock.bought", why: _) = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test("lifts old versions step by step, renames included, and writes the new one")
  func upcasters() throws {
    let codec = EventCodec<Shop.Event>(
      versions: ["stock.bought": 3],
      upcasters: [
        Upcaster("goods.taken", from: 1, becoming: "stock.bought") { old in
          old["n"].map { .object(["pieces": $0]) }
        },
        Upcaster("stock.bought", from: 2) { old in
          old["pieces"].map { .object(["pieces": $0, "token": .string("none")]) }
        },
      ])
    let old = Draft(kind: "goods.taken", version: 1, payload: Array("{\"n\":4}".utf8))
    #expect(try codec.event(in: entry(old)) == .stock(.bought(pieces: 4, token: "none")))
    #expect(try codec.draft(.stock(.bought(pieces: 4, token: "x"))).version == 3)
    #expect(throws: EventUnreadable.unknownVersion(sequence: 7, kind: "stock.bought", version: 1)) {
      try codec.event(in: entry(Draft(kind: "stock.bought", version: 1, payload: Array("{}".utf8))))
    }
  }

  @Test("seals person data: the name is not in the bytes, and comes back with the key")
  func sealing() throws {
    var keyring = Keyring()
    let event = Shop.Event.people(.enrolled(person: minh, name: Sealed("Nguyễn Văn Minh", for: minh)))
    #expect(throws: EventUnwritable.keyMissing(minh)) { try codec.draft(event, with: keyring) }
    keyring[minh] = .draw()
    let draft = try codec.draft(event, with: keyring)
    let text = String(decoding: draft.payload, as: UTF8.self)
    #expect(!text.contains("Minh"))
    #expect(text.contains("\"for\":\"p-17\""))
    #expect(try codec.event(in: entry(draft), with: keyring) == event)
    #expect(try codec.draft(event, with: keyring) == draft, "the same event is the same bytes")
  }

  @Test("reads sealed data as forgotten without the key, and under a later key of the same person")
  func forgetting() throws {
    var keyring = Keyring()
    keyring[minh] = .draw()
    let draft = try codec.draft(.people(.enrolled(person: minh, name: Sealed("Minh", for: minh))), with: keyring)
    let forgotten = Shop.Event.people(.enrolled(person: minh, name: .forgotten(for: minh)))
    #expect(try codec.event(in: entry(draft)) == forgotten)
    keyring[minh] = .draw()
    #expect(try codec.event(in: entry(draft), with: keyring) == forgotten)
    #expect(throws: EventUnwritable.forgotten(minh)) { try codec.draft(forgotten, with: keyring) }
  }

  @Test("refuses a box that was altered or is another person's")
  func alteredBox() throws {
    let lan = Subject("p-18")
    var keyring = Keyring()
    let key = SealingKey.draw()
    keyring[minh] = key
    keyring[lan] = key
    let draft = try codec.draft(.people(.enrolled(person: minh, name: Sealed("Minh", for: minh))), with: keyring)
    let moved = String(decoding: draft.payload, as: UTF8.self).replacing("p-17", with: "p-18")
    let error = try #require(throws: EventUnreadable.self) {
      try codec.event(in: entry(Draft(kind: draft.kind, version: 1, payload: Array(moved.utf8))), with: keyring)
    }
    #expect("\(error)".contains("altered"))
  }

  @Test("pads sealed values, so that names of unlike length look alike")
  func padding() throws {
    var keyring = Keyring()
    keyring[minh] = .draw()
    let lengths = try ["A", "Nguyễn Thị Minh Khai"].map { name in
      try codec.draft(.people(.enrolled(person: minh, name: Sealed(name, for: minh))), with: keyring).payload.count
    }
    #expect(lengths[0] == lengths[1])
  }
}
