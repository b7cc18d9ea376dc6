// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Testing

@Suite("A desk")
struct DeskTests {
  let store = MemoryStore()
  let codec = EventCodec<Shop.Event>()

  func desk(left: Int = 1_000_000) async throws -> Desk<Shop> {
    try await Desk.open(shopStream, in: store, codec: codec, from: Shop(left: left))
  }

  @Test("answers with what happened, and shows it")
  func performs() async throws {
    let desk = try await desk(left: 2)
    let events = try await desk.perform(.buy(pieces: 2, token: "a"), by: noon)
    #expect(events == [.stock(.bought(pieces: 2, token: "a")), .stock(.soldOut)])
    #expect(await desk.state.left == 0)
    #expect(try await store.head().sequence == 2)
  }

  @Test("passes a refusal on as a refusal, and records nothing")
  func refuses() async throws {
    let desk = try await desk(left: 2)
    await #expect { try await desk.perform(.buy(pieces: 3, token: "a"), by: noon) } throws: { error in
      guard case .refused(.tooFewLeft(left: 2, wanted: 3))? = error as? PerformError<Shop.Refusal> else { return false }
      return true
    }
    #expect(try await store.head().sequence == 0)
  }

  @Test("never sells more than there is to five hundred buyers at once, and opens again to the same state")
  func concurrency() async throws {
    let desk = try await desk(left: 100)
    let sold = await withTaskGroup(of: Bool.self) { group in
      for buyer in 0..<500 {
        group.addTask { (try? await desk.perform(.buy(pieces: 1, token: "\(buyer)"), by: noon)) != nil }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(sold == 100)
    let state = await desk.state
    #expect(state.left == 0)
    #expect(Set(state.tokens).count == 100)
    #expect(try await self.desk(left: 100).state == state)
  }

  @Test("reads on and decides again when someone else wrote first")
  func conflict() async throws {
    let mine = try await desk(left: 3)
    let other = try await desk(left: 3)
    _ = try await other.perform(.buy(pieces: 2, token: "other"), by: noon)
    _ = try await mine.perform(.buy(pieces: 1, token: "mine"), by: noon)
    #expect(await mine.state.tokens == ["other", "mine"])
    await #expect(throws: PerformError<Shop.Refusal>.self) {
      try await other.perform(.buy(pieces: 1, token: "late"), by: noon)
    }
    try await other.readOn()
    #expect(await other.state == mine.state)
  }

  @Test("loses nothing and doubles nothing when two desks write one stream at once")
  func twoDesks() async throws {
    let desks = [try await desk(), try await desk()]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for buyer in 0..<400 {
        group.addTask { _ = try await desks[buyer % 2].perform(.buy(pieces: 1, token: "\(buyer)"), by: noon) }
      }
      try await group.waitForAll()
    }
    let tokens = try await desk().state.tokens
    #expect(tokens.count == 400)
    #expect(Set(tokens).count == 400)
  }

  @Test("draws a person's key with the first event, and forgets the person with the key")
  func forgets() async throws {
    let minh = Subject("p-17")
    let desk = try await desk()
    _ = try await desk.perform(.enrol(minh, name: "Minh"), by: noon)
    #expect(try await store.secrets(prefix: Keyring.prefix).count == 1)
    #expect(try await self.desk().state.names[minh]?.value == "Minh")
    try await desk.forget(minh)
    #expect(await desk.state.names[minh] == .forgotten(for: minh))
    #expect(try await self.desk().state.names[minh] == .forgotten(for: minh))
    _ = try await desk.perform(.enrol(minh, name: "Minh again"), by: noon)
    #expect(try await self.desk().state.names[minh]?.value == "Minh again")
  }

  @Test("keeps blobs with the events")
  func blobs() async throws {
    let blob = Blob(bytes: Array("a scan".utf8))
    _ = try await desk().perform(.buy(pieces: 1, token: "a"), by: noon, blobs: [blob])
    #expect(try await store.blob(blob.id) == blob)
  }

  @Test("tells subscribers the newest sequence number after each commit")
  func changes() async throws {
    let desk = try await desk()
    let changes = desk.changes()
    var news = changes.makeAsyncIterator()
    _ = try await desk.perform(.buy(pieces: 1, token: "a"), by: noon)
    #expect(await news.next() == 1)
    _ = try await desk.perform(.buy(pieces: 1, token: "b"), by: noon)
    #expect(await news.next() == 2)
  }

  @Test("rebuilds any state of the past")
  func past() async throws {
    let desk = try await desk()
    for token in ["a", "b", "c"] { _ = try await desk.perform(.buy(pieces: 1, token: token), by: noon) }
    #expect(try await desk.state(asOf: 2).tokens == ["a", "b"])
  }
}
