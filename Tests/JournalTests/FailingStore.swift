// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal

/// A store whose next commit can be made to fail, and whose first payload can be altered.
actor FailingStore: JournalStore {
  private let inner: MemoryStore
  private var isFailing = false
  private var isAltered = false
  /// A desk reads the keys once for each reading of the record.
  private(set) var secretReadings = 0

  init(_ inner: MemoryStore) { self.inner = inner }

  func failNext() { isFailing = true }

  func alter() { isAltered = true }

  func append(_ append: Append) async throws(AppendError) -> [Entry] { try await self.append(all: [append])[0].get() }

  func append(all appends: [Append]) async -> [Result<[Entry], AppendError>] {
    guard !isFailing else {
      isFailing = false
      return appends.map { _ in .failure(.failed("the disk is gone")) }
    }
    return await inner.append(all: appends)
  }

  func entries(after sequence: Int64, stream: StreamID?, limit: Int) async throws -> [Entry] {
    let entries = try await inner.entries(after: sequence, stream: stream, limit: limit)
    guard isAltered else { return entries }
    return entries.map { entry in
      guard entry.sequence == 1 else { return entry }
      var payload = entry.draft.payload
      payload[payload.count - 3] ^= 1
      let draft = Draft(kind: entry.draft.kind, version: entry.draft.version, payload: payload)
      return Entry(
        sequence: 1, stream: entry.stream, position: entry.position, act: entry.act, draft: draft, hash: entry.hash)
    }
  }

  func secrets(prefix: String) async throws -> [Secret] {
    secretReadings += 1
    return try await inner.secrets(prefix: prefix)
  }

  func head() async throws -> (sequence: Int64, hash: Hash) { try await inner.head() }
  func position(of stream: StreamID) async throws -> Int64 { try await inner.position(of: stream) }
  func blob(_ id: Hash) async throws -> Blob? { try await inner.blob(id) }
  func blobNames() async throws -> [Hash] { try await inner.blobNames() }
  nonisolated func follow(after sequence: Int64) -> AsyncThrowingStream<Entry, any Error> {
    inner.follow(after: sequence)
  }
  func secret(named name: String) async throws -> Secret? { try await inner.secret(named: name) }
  func keep(_ secret: Secret) async throws { try await inner.keep(secret) }
  func forget(secretNamed name: String) async throws { try await inner.forget(secretNamed: name) }
  func close() async throws { try await inner.close() }
}
