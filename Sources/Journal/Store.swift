// SPDX-License-Identifier: AGPL-3.0-or-later

/// What a writer believes about its stream when it appends.
public enum Expectation: Hashable, Sendable {
  /// The stream holds exactly so many entries; 0 for a new stream.
  case position(Int64)
  /// Whatever it holds: for entries that commute, such as ballots cast.
  case any
}

/// Why an append did not happen. Nothing of it was written.
public enum AppendError: Error, Hashable, Sendable {
  /// Someone else wrote first: read on from there and decide again.
  case conflict(stream: StreamID, expected: Int64, actual: Int64)
  /// There is no room left; the store takes appends again once there is.
  case full
  /// The file may not be written to, or is not there any more; the cause is for the log.
  case unwritable(String)
  /// What is stored is not as it was written; nothing is added to it.
  case damaged(Damage)
  /// No store takes such a thing, however often it is sent: a fault of the program.
  case unfit(String)
  /// The disk or the database failed in another way; the cause is for the log, not for people. The store takes appends
  /// again once the disk does.
  case failed(String)
  /// The store is closed.
  case closed
}

/// A document or scan, stored beside the journal in the same transaction and named by its SHA-256.
public struct Blob: Hashable, Sendable {
  public let id: Hash
  public let bytes: [UInt8]
  public init(bytes: [UInt8]) {
    self.bytes = bytes
    id = Hash.of(bytes)
  }
}

/// A batch that becomes durable as a whole or not at all.
public struct Append: Sendable {
  public let stream: StreamID
  public let expecting: Expectation
  public let act: Act
  public let drafts: [Draft]
  public let blobs: [Blob]
  /// Keys that seal person data named by these drafts, created in the same transaction.
  public let secrets: [Secret]
  public init(
    stream: StreamID, expecting: Expectation, act: Act, drafts: [Draft], blobs: [Blob] = [], secrets: [Secret] = []
  ) {
    self.stream = stream
    self.expecting = expecting
    self.act = act
    self.drafts = drafts
    self.blobs = blobs
    self.secrets = secrets
  }
}

/// Something kept beside the journal that may be changed and deleted: a person's sealing key, a password hash.
public struct Secret: Hashable, Sendable {
  public let name: String
  public let value: [UInt8]
  public init(name: String, value: [UInt8]) {
    self.name = name
    self.value = value
  }
}

/// Where the record is kept. One contract suite holds for every store.
public protocol JournalStore: Sendable {
  /// Appends and returns once the entries are durable. Concurrent calls share one fsync.
  func append(_ append: Append) async throws(AppendError) -> [Entry]
  /// Appends in this order, each whole or not at all; once one fails, the later ones to its stream fail with it,
  /// because they were decided as if it had happened.
  func append(all appends: [Append]) async -> [Result<[Entry], AppendError>]
  /// Entries after a sequence number, in order, at most `limit` of them; only of `stream` when it is named.
  func entries(after sequence: Int64, stream: StreamID?, limit: Int) async throws -> [Entry]
  /// The last sequence number and hash; zero and the hash of nothing when empty.
  func head() async throws -> (sequence: Int64, hash: Hash)
  /// How far this store itself compared its entries with their hashes when it was opened; nil when it never did.
  var verified: (sequence: Int64, hash: Hash)? { get }
  /// How many entries a stream holds.
  func position(of stream: StreamID) async throws -> Int64
  /// The stored blob, or nil; its bytes have been compared with its name.
  func blob(_ id: Hash) async throws -> Blob?
  /// The names of all stored blobs, in the order of their bytes.
  func blobNames() async throws -> [Hash]
  /// Every entry after a sequence number, those already stored and those to come, in order, without a gap.
  func follow(after sequence: Int64) -> AsyncThrowingStream<Entry, any Error>

  func secret(named name: String) async throws -> Secret?
  /// All secrets whose name begins with `prefix`.
  func secrets(prefix: String) async throws -> [Secret]
  func keep(_ secret: Secret) async throws
  func forget(secretNamed name: String) async throws

  /// Finishes what is under way and lets go of the journal; later appends are answered with `closed`.
  func close() async throws
}

extension JournalStore {
  /// Nothing: whoever reads entries compares them.
  public var verified: (sequence: Int64, hash: Hash)? { nil }
}
