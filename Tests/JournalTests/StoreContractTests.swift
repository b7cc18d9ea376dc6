// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Testing

@Suite("Every store", .timeLimit(.minutes(2)))
struct StoreContractTests {
  let shelf: Shelf
  let a = StreamID(rawValue: "a")
  let b = StreamID(rawValue: "b")

  init() throws { shelf = try Shelf() }

  func append(_ texts: [String], to stream: StreamID, at position: Int64? = nil) -> Append {
    Append(
      stream: stream, expecting: position.map { .position($0) } ?? .any, act: noon, drafts: texts.map { draft($0) })
  }

  @Test(
    "numbers entries without gaps, in the journal and in each stream, and chains them", arguments: StoreKind.allCases)
  func numbering(kind: StoreKind) async throws {
    let store = try await kind.open(on: shelf)
    let first = try await store.append(append(["1", "2"], to: a, at: 0))
    let second = try await store.append(append(["3"], to: b, at: 0))
    let third = try await store.append(append(["4"], to: a, at: 2))
    let all = first + second + third
    #expect(all.map(\.sequence) == [1, 2, 3, 4])
    #expect(all.map(\.position) == [1, 2, 1, 3])
    var walk = ChainWalk()
    for entry in all { try walk.take(entry) }
    #expect(try await store.entries(after: 0, stream: nil, limit: 10) == all)
    #expect(try await store.entries(after: 1, stream: a, limit: 10) == [all[1], all[3]])
    #expect(try await store.entries(after: 1, stream: nil, limit: 2) == [all[1], all[2]])
    #expect(try await store.head().hash == all[3].hash)
    #expect(try await store.head().sequence == 4)
    #expect(try await store.position(of: a) == 3)
    #expect(try await store.position(of: StreamID(rawValue: "none")) == 0)
  }

  @Test("is empty at first", arguments: StoreKind.allCases)
  func empty(kind: StoreKind) async throws {
    let store = try await kind.open(on: shelf)
    let head = try await store.head()
    #expect(head.sequence == 0)
    #expect(head.hash == .ofNothing)
    #expect(try await store.entries(after: 0, stream: nil, limit: 10) == [])
    #expect(try await store.blobNames() == [])
  }

  @Test("tells a stale writer where the stream stands, and writes nothing of it", arguments: StoreKind.allCases)
  func staleWriter(kind: StoreKind) async throws {
    let store = try await kind.open(on: shelf)
    _ = try await store.append(append(["1", "2"], to: a, at: 0))
    let stale = Append(
      stream: a, expecting: .position(1), act: noon, drafts: [draft("x")], blobs: [Blob(bytes: [1])],
      secrets: [Secret(name: "s", value: [1])])
    await #expect(throws: AppendError.conflict(stream: a, expected: 1, actual: 2)) { try await store.append(stale) }
    #expect(try await store.head().sequence == 2)
    #expect(try await store.blobNames() == [])
    #expect(try await store.secret(named: "s") == nil)
  }

  @Test("lets exactly one of many writers with the same expectation through", arguments: StoreKind.allCases)
  func oneWins(kind: StoreKind) async throws {
    let store = try await kind.open(on: shelf)
    let won = await withTaskGroup(of: Bool.self) { group in
      for writer in 0..<64 {
        group.addTask {
          do { return try await store.append(self.append(["\(writer)"], to: self.a, at: 0)).count == 1 } catch {
            return false
          }
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(won == 1)
    #expect(try await store.head().sequence == 1)
  }

  @Test("keeps every one of many concurrent appends once, in one chain", arguments: StoreKind.allCases)
  func concurrency(kind: StoreKind) async throws {
    let store = try await kind.open(on: shelf)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<40 {
        group.addTask {
          for number in 0..<10 {
            let entries = try await store.append(self.append(["\(writer)-\(number)"], to: self.a))
            #expect(entries.count == 1)
          }
        }
      }
      try await group.waitForAll()
    }
    let all = try await store.entries(after: 0, stream: nil, limit: 1000)
    #expect(all.count == 400)
    #expect(Set(all.map(\.draft.payload)).count == 400)
    var walk = ChainWalk()
    for entry in all { try walk.take(entry) }
  }

  @Test("fails what was decided on a failed append with it, and nothing else", arguments: StoreKind.allCases)
  func dependants(kind: StoreKind) async throws {
    let store = try await kind.open(on: shelf)
    _ = try await store.append(append(["1"], to: a, at: 0))
    // The second expects exactly what the stream holds, but it was decided as if the first had happened.
    let results = await store.append(all: [
      append(["2"], to: a, at: 0), append(["3"], to: a, at: 1), append(["4"], to: b, at: 0),
    ])
    let conflict = AppendError.conflict(stream: a, expected: 0, actual: 1)
    #expect(results[0] == .failure(conflict))
    #expect(results[1] == .failure(conflict))
    #expect(try results[2].get().map(\.sequence) == [2])
  }

  @Test("stores documents and keys with their entries, each once", arguments: StoreKind.allCases)
  func blobsAndSecrets(kind: StoreKind) async throws {
    let store = try await kind.open(on: shelf)
    let blob = Blob(bytes: Array("a scan".utf8))
    let secret = Secret(name: "person-key/p-1", value: [1, 2, 3])
    for stream in [a, b] {
      _ = try await store.append(
        Append(
          stream: stream, expecting: .position(0), act: noon, drafts: [draft("x")], blobs: [blob],
          secrets: stream == a ? [secret] : []))
    }
    #expect(try await store.blob(blob.id) == blob)
    #expect(try await store.blobNames() == [blob.id])
    #expect(try await store.blob(.ofNothing) == nil)
    #expect(try await store.secret(named: secret.name) == secret)
    await #expect(throws: AppendError.self, "another key of that name would lock the first one's data away") {
      try await store.append(
        Append(
          stream: a, expecting: .any, act: noon, drafts: [draft("y")], secrets: [Secret(name: secret.name, value: [9])])
      )
    }
    #expect(try await store.secret(named: secret.name) == secret)
    #expect(try await store.position(of: a) == 1)
  }

  @Test("changes, lists and forgets secrets", arguments: StoreKind.allCases)
  func secrets(kind: StoreKind) async throws {
    let store = try await kind.open(on: shelf)
    for name in ["p/2", "p/1", "q/1", "p%/1"] { try await store.keep(Secret(name: name, value: [1])) }
    try await store.keep(Secret(name: "p/1", value: [2]))
    #expect(try await store.secrets(prefix: "p/").map(\.name) == ["p/1", "p/2"])
    #expect(try await store.secrets(prefix: "").count == 4)
    #expect(try await store.secret(named: "p/1")?.value == [2])
    try await store.forget(secretNamed: "p/1")
    #expect(try await store.secret(named: "p/1") == nil)
    try await store.forget(secretNamed: "never kept")
  }

  @Test(
    "refuses names that the record could not hold",
    arguments: StoreKind.allCases, ["", "two words", "đại-hội", "nul\0", String(repeating: "a", count: 201)])
  func names(kind: StoreKind, name: String) async throws {
    let store = try await kind.open(on: shelf)
    let act = Act(actor: ActorID(rawValue: name), time: noon.time)
    let appends = [
      Append(stream: StreamID(rawValue: name), expecting: .any, act: noon, drafts: [draft("x")]),
      Append(stream: a, expecting: .any, act: act, drafts: [draft("x")]),
      Append(stream: a, expecting: .any, act: noon, drafts: [draft("x", kind: name)]),
      Append(stream: a, expecting: .any, act: noon, drafts: [], secrets: [Secret(name: name, value: [])]),
    ]
    for append in appends {
      await #expect(throws: AppendError.self) { try await store.append(append) }
    }
    #expect(try await store.head().sequence == 0)
  }

  @Test("hands a follower what was stored and what comes, in order and without a gap", arguments: StoreKind.allCases)
  func follow(kind: StoreKind) async throws {
    let store = try await kind.open(on: shelf)
    _ = try await store.append(append((0..<700).map(String.init), to: a))
    let stream = store.follow(after: 100)
    async let seen: [Int64] = {
      var seen: [Int64] = []
      for try await entry in stream {
        seen.append(entry.sequence)
        if seen.count == 1600 { break }
      }
      return seen
    }()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<10 {
        group.addTask {
          for number in 0..<100 { _ = try await store.append(self.append(["\(writer)-\(number)"], to: self.b)) }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await seen == Array(101...1700))
  }

  @Test("lets a follower go when its task is cancelled", arguments: StoreKind.allCases)
  func followCancelled(kind: StoreKind) async throws {
    let store = try await kind.open(on: shelf)
    _ = try await store.append(append(["1"], to: a))
    let (began, start) = AsyncStream<Void>.makeStream()
    let follower = Task {
      var count = 0
      for try await _ in store.follow(after: 0) {
        count += 1
        start.yield()
      }
      return count
    }
    var beginnings = began.makeAsyncIterator()
    await beginnings.next()
    follower.cancel()
    switch await follower.result {
    case .success(let count): #expect(count == 1)
    case .failure(let error): #expect(error is CancellationError, "\(error)")
    }
  }

  @Test("answers appends with “closed” once it is closed", arguments: StoreKind.allCases)
  func closed(kind: StoreKind) async throws {
    let store = try await kind.open(on: shelf)
    _ = try await store.append(append(["1"], to: a))
    try await store.close()
    await #expect(throws: AppendError.closed) { try await store.append(append(["2"], to: a)) }
  }

  @Test("survives a caller that was cancelled: others' entries stay", arguments: StoreKind.allCases)
  func cancelledCaller(kind: StoreKind) async throws {
    let store = try await kind.open(on: shelf)
    let tasks = (0..<50).map { number in
      Task { try await store.append(append(["\(number)"], to: a)) }
    }
    for task in tasks.enumerated() where task.offset % 2 == 0 { task.element.cancel() }
    for task in tasks { _ = try await task.value }
    #expect(try await store.head().sequence == 50)
  }
}
