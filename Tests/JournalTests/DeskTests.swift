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

  @Test("that loses a commit turns all who wait away, shows nothing of it, replays, and serves again")
  func failedCommit() async throws {
    let failing = FailingStore(store)
    let desk = try await Desk.open(shopStream, in: failing, codec: codec, from: Shop())
    _ = try await desk.perform(.buy(pieces: 1, token: "before"), by: noon)
    await failing.failNext()
    let failed = await withTaskGroup(of: Bool.self) { group in
      for buyer in 0..<50 {
        group.addTask {
          do {
            _ = try await desk.perform(.buy(pieces: 1, token: "\(buyer)"), by: noon)
            return false
          } catch PerformError<Shop.Refusal>.failed(.append(.failed)) {
            return true
          } catch {
            Issue.record("\(error)")
            return false
          }
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(failed > 0)
    #expect(await desk.state.tokens.count == 51 - failed)
    _ = try await desk.perform(.buy(pieces: 1, token: "after"), by: noon)
    #expect(await failing.secretReadings == 2, "the record was read again from its first entry, once")
    #expect(await desk.state == (try await self.desk()).state)
    #expect(await desk.state.left == 1_000_000 - 52 + failed)
  }

  @Test("serves nobody once the record under it was altered")
  func alteredBelow() async throws {
    let failing = FailingStore(store)
    let desk = try await Desk.open(shopStream, in: failing, codec: codec, from: Shop())
    _ = try await desk.perform(.buy(pieces: 1, token: "a"), by: noon)
    await failing.failNext()
    await #expect(throws: PerformError<Shop.Refusal>.self) {
      try await desk.perform(.buy(pieces: 1, token: "b"), by: noon)
    }
    await failing.alter()
    for _ in 0..<2 {
      await #expect { try await desk.perform(.buy(pieces: 1, token: "c"), by: noon) } throws: { error in
        guard
          case .failed(.unopened(.damaged(.altered(sequence: 1, field: .payload))))? = error
            as? PerformError<Shop.Refusal>
        else { return false }
        return true
      }
    }
  }

  @Test("does not open on an altered record, or on events it does not know")
  func refusesToOpen() async throws {
    let failing = FailingStore(store)
    _ = try await desk().perform(.buy(pieces: 1, token: "a"), by: noon)
    await failing.alter()
    await #expect(throws: OpenError.damaged(.altered(sequence: 1, field: .payload))) {
      _ = try await Desk.open(shopStream, in: failing, codec: codec, from: Shop())
    }
    _ = try await store.append(
      Append(stream: shopStream, expecting: .any, act: noon, drafts: [draft("x", kind: "new.kind")]))
    await #expect(throws: OpenError.unreadable(.unknownKind(sequence: 2, kind: "new.kind"))) { _ = try await desk() }
  }

  @Test("reads its own stream among others, and verifies all of them")
  func otherStreams() async throws {
    let desk = try await desk()
    for number in 0..<5 {
      _ = try await store.append(
        Append(stream: StreamID(rawValue: "box"), expecting: .any, act: noon, drafts: [draft("\(number)", kind: "x.y")])
      )
      _ = try await desk.perform(.buy(pieces: 1, token: "\(number)"), by: noon)
    }
    #expect(await desk.position == 5)
    #expect(await desk.sequence == 10)
    let other = try await self.desk()
    #expect(await other.state == desk.state)
    _ = try await other.perform(.buy(pieces: 1, token: "other"), by: noon)
    try await desk.readOn()
    #expect(await desk.state == other.state)
  }
}
