// SPDX-License-Identifier: AGPL-3.0-or-later

/// Writes a whole journal out as lines, and takes them back to the same hashes.
public enum Export {
  /// Hands out every line in order: format, secrets if asked for, entries, documents, end. `beside`, when given, takes
  /// each document's bytes, and the line then only names it. Answers with the head that was written.
  public static func write(
    _ store: any JournalStore, withSecrets: Bool = false, beside: ((Blob) throws -> Void)? = nil,
    line: (RecordLine) throws -> Void
  ) async throws -> (sequence: Int64, hash: Hash) {
    try line(.format(version: RecordLine.version))
    if withSecrets {
      for secret in try await store.secrets(prefix: "") { try line(.secret(secret)) }
    }
    var walk = ChainWalk()
    // What is appended meanwhile is left for the next export, so that this one ends.
    let last = try await store.head().sequence
    while walk.sequence < last {
      let page = try await store.entries(after: walk.sequence, stream: nil, limit: 1000)
      guard !page.isEmpty else { throw Damage.gap(after: walk.sequence, found: last) }
      for entry in page where entry.sequence <= last {
        try walk.take(entry)
        try line(.entry(entry))
      }
    }
    for name in try await store.blobNames() {
      guard let blob = try await store.blob(name) else { continue }
      try beside?(blob)
      try line(beside == nil ? .blob(blob) : .blobBeside(name: name, size: blob.bytes.count))
    }
    try line(.end(sequence: walk.sequence, hash: walk.hash))
    return (walk.sequence, walk.hash)
  }
}

/// Why an export was not taken in.
public enum ImportError: Error, Hashable, Sendable {
  /// Only an empty journal takes an export: anything else would not get the same hashes.
  case notEmpty
  case line(Int, RecordLineFault)
  /// The first line does not say that this is an export, or says a newer version.
  case format
  /// An entry does not follow from those before it.
  case damaged(line: Int, Damage)
  /// The last line is missing or names another head: the file was cut off.
  case cutOff(lines: Int)
  /// A document that a line names does not lie beside the export, or is not what its name says.
  case blob(line: Int, Hash)
  case store(AppendError)
  case failed(String)
}

/// Takes an export into an empty journal, line by line, checking each entry before it is written.
public struct Import {
  private let store: any JournalStore
  private let beside: (Hash) throws -> [UInt8]?
  private var walk = ChainWalk()
  private var lines = 0
  private var isEnded = false
  /// Whether a secret came with it: without, whatever is sealed reads as forgotten, and nobody can sign in.
  public private(set) var hasSecrets = false
  private var batch: [Append] = []
  private var size = 0

  /// `beside` answers with the bytes of a document that lies beside the export.
  public init(
    into store: any JournalStore, beside: @escaping (Hash) throws -> [UInt8]? = { _ in nil }
  ) async throws(ImportError) {
    self.store = store
    self.beside = beside
    do {
      guard try await store.head().sequence == 0 else { throw ImportError.notEmpty }
    } catch let error as ImportError {
      throw error
    } catch {
      throw .failed("\(error)")
    }
  }

  /// Takes the next line, without its end.
  public mutating func take(_ bytes: [UInt8]) async throws(ImportError) {
    lines += 1
    let line: RecordLine
    do { line = try RecordLine(bytes) } catch { throw lines == 1 ? .format : .line(lines, error) }
    guard !isEnded else { throw .line(lines, .unknown) }
    if lines == 1 {
      guard line == .format(version: RecordLine.version) else { throw .format }
      return
    }
    switch line {
    case .format: throw .line(lines, .unknown)
    case .entry(let entry): try add(entry)
    case .blob(let blob): add(blobs: [blob])
    case .blobBeside(let name, _): add(blobs: [try document(name)])
    case .secret(let secret):
      hasSecrets = true
      add(secrets: [secret])
    case .end(let sequence, let hash):
      guard sequence == walk.sequence, hash == walk.hash else { throw .cutOff(lines: lines) }
      isEnded = true
    }
    if batch.count >= 1000 || size >= 16 << 20 { try await flush() }
  }

  /// Writes what is left, and answers with the head, which equals the exported one, and with the documents that the
  /// entries name and the export lacked.
  public mutating func finish() async throws(ImportError) -> (sequence: Int64, hash: Hash, lost: [LostDocument]) {
    guard isEnded else { throw .cutOff(lines: lines) }
    try await flush()
    do { return (walk.sequence, walk.hash, try await store.lostDocuments()) } catch { throw .failed("\(error)") }
  }

  private mutating func add(_ entry: Entry) throws(ImportError) {
    do { try walk.take(entry) } catch { throw .damaged(line: lines, error) }
    batch.append(
      Append(
        stream: entry.stream, expecting: .position(entry.position - 1), act: entry.act, drafts: [entry.draft]))
    size += entry.draft.payload.count
  }

  private mutating func add(blobs: [Blob] = [], secrets: [Secret] = []) {
    let nobody = Act(actor: ActorID(rawValue: "system:import"), time: Timestamp(microseconds: 0))
    let nowhere = StreamID(rawValue: "import")
    batch.append(
      Append(stream: nowhere, expecting: .any, act: nobody, drafts: [], blobs: blobs, secrets: secrets))
    size += blobs.reduce(0) { $0 + $1.bytes.count }
  }

  private func document(_ name: Hash) throws(ImportError) -> Blob {
    do {
      guard let bytes = try beside(name), case let blob = Blob(bytes: bytes), blob.id == name else {
        throw ImportError.blob(line: lines, name)
      }
      return blob
    } catch let error as ImportError {
      throw error
    } catch {
      throw .failed("\(error)")
    }
  }

  private mutating func flush() async throws(ImportError) {
    for result in await store.append(all: batch) {
      if case .failure(let error) = result { throw .store(error) }
    }
    batch = []
    size = 0
  }
}
