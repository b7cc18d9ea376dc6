// SPDX-License-Identifier: AGPL-3.0-or-later

/// A journal that lasts as long as the program: for tests and rehearsals.
public actor MemoryStore: JournalStore {
  private var record: [Entry] = []
  private var positions: [StreamID: Int64] = [:]
  private var blobs: [Hash: Blob] = [:]
  private var kept: [String: Secret] = [:]
  private var isClosed = false
  private let bell = Bell()

  /// Empty.
  public init() {}

  public func append(_ append: Append) async throws(AppendError) -> [Entry] {
    try write([append])[0].get()
  }

  public func append(all appends: [Append]) async -> [Result<[Entry], AppendError>] { write(appends) }

  private func write(_ appends: [Append]) -> [Result<[Entry], AppendError>] {
    guard !isClosed else { return appends.map { _ in .failure(.closed) } }
    var ledger = Ledger(sequence: Int64(record.count), hash: record.last?.hash ?? .ofNothing)
    let results = appends.map { append in
      ledger.note(position: positions[append.stream] ?? 0, of: append.stream)
      let result = ledger.admit(append) { kept[$0] != nil }
      if case .success(let entries) = result { keep(entries, of: append) }
      return result
    }
    bell.ring()
    return results
  }

  private func keep(_ entries: [Entry], of append: Append) {
    record += entries
    positions[append.stream, default: 0] += Int64(entries.count)
    for blob in append.blobs { blobs[blob.id] = blob }
    for secret in append.secrets { kept[secret.name] = secret }
  }

  public func entries(after sequence: Int64, stream: StreamID?, limit: Int) async throws -> [Entry] {
    let later = record.dropFirst(Int(clamping: max(0, sequence)))
    guard let stream else { return Array(later.prefix(limit)) }
    return Array(later.lazy.filter { $0.stream == stream }.prefix(limit))
  }

  public func head() async throws -> (sequence: Int64, hash: Hash) {
    (Int64(record.count), record.last?.hash ?? .ofNothing)
  }

  public func position(of stream: StreamID) async throws -> Int64 { positions[stream] ?? 0 }

  public func blob(_ id: Hash) async throws -> Blob? { blobs[id] }

  public func blobNames() async throws -> [Hash] {
    blobs.keys.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }

  public nonisolated func follow(after sequence: Int64) -> AsyncThrowingStream<Entry, any Error> {
    Follower.stream(after: sequence, news: bell.listen()) { [self] after, limit in
      try await entries(after: after, stream: nil, limit: limit)
    }
  }

  public func secret(named name: String) async throws -> Secret? { kept[name] }

  public func secrets(prefix: String) async throws -> [Secret] {
    kept.values.filter { $0.name.hasPrefix(prefix) }.sorted { $0.name < $1.name }
  }

  public func keep(_ secret: Secret) async throws { kept[secret.name] = secret }

  public func forget(secretNamed name: String) async throws { kept[name] = nil }

  public func close() async throws {
    isClosed = true
    bell.takeDown()
  }
}
