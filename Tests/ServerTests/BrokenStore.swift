// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal

/// A store whose next appends or secrets the disk does not take, or that is slow to read a secret.
actor BrokenStore: JournalStore {
  private let inner: MemoryStore
  private var appends = 0
  private var cause = AppendError.full
  private var keepings = 0
  private var isSlow = false

  init(_ inner: MemoryStore) { self.inner = inner }

  func failAppends(_ count: Int, with cause: AppendError = .full) { (appends, self.cause) = (count, cause) }
  func failSecrets(_ count: Int) { keepings = count }

  func slowDown() { isSlow = true }

  struct DiskFull: Error {}

  func append(_ append: Append) async throws(AppendError) -> [Entry] { try await self.append(all: [append])[0].get() }

  func append(all drafts: [Append]) async -> [Result<[Entry], AppendError>] {
    guard appends > 0 else { return await inner.append(all: drafts) }
    appends -= 1
    let cause = cause
    return drafts.map { _ in .failure(cause) }
  }

  func keep(_ secret: Secret) async throws {
    guard keepings == 0 else {
      keepings -= 1
      throw DiskFull()
    }
    try await inner.keep(secret)
  }

  func entries(after sequence: Int64, stream: StreamID?, limit: Int) async throws -> [Entry] {
    try await inner.entries(after: sequence, stream: stream, limit: limit)
  }
  func head() async throws -> (sequence: Int64, hash: Hash) { try await inner.head() }
  func position(of stream: StreamID) async throws -> Int64 { try await inner.position(of: stream) }
  func blob(_ id: Hash) async throws -> Blob? { try await inner.blob(id) }
  func blobNames() async throws -> [Hash] { try await inner.blobNames() }
  nonisolated func follow(after sequence: Int64) -> AsyncThrowingStream<Entry, any Error> {
    inner.follow(after: sequence)
  }
  func secret(named name: String) async throws -> Secret? {
    let secret = try await inner.secret(named: name)
    await letOthersIn()
    return secret
  }

  func secrets(prefix: String) async throws -> [Secret] {
    let secrets = try await inner.secrets(prefix: prefix)
    await letOthersIn()
    return secrets
  }

  private func letOthersIn() async {
    guard isSlow else { return }
    for _ in 0..<2_000 { await Task.yield() }
  }

  func forget(secretNamed name: String) async throws { try await inner.forget(secretNamed: name) }
  func close() async throws { try await inner.close() }
}
