// SPDX-License-Identifier: AGPL-3.0-or-later

/// What a group of appends becomes, given where the journal stands: the rules that every store shares.
public struct Ledger: Sendable {
  private var sequence: Int64
  private var hash: Hash
  private var positions: [StreamID: Int64] = [:]
  private var secretNames: Set<String> = []
  /// Streams in which an append of this submission failed, each with its reason.
  private var broken: [StreamID: AppendError] = [:]

  /// Begins behind the last entry.
  public init(sequence: Int64, hash: Hash) {
    self.sequence = sequence
    self.hash = hash
  }

  /// Where the journal will stand.
  public var head: (sequence: Int64, hash: Hash) { (sequence, hash) }

  /// Begins a submission: what failed in the one before does not concern it.
  public mutating func beginSubmission() { broken = [:] }

  /// How many entries the stream will hold, once it was told how many it holds.
  public func position(of stream: StreamID) -> Int64? { positions[stream] }

  /// Tells how many entries a stream holds; needed once before its first append.
  public mutating func note(position: Int64, of stream: StreamID) { positions[stream] = position }

  /// The entries that the append becomes, or why not. `isKept` tells whether a secret of that name is stored.
  public mutating func admit(
    _ append: Append, isKept: (String) throws -> Bool
  ) rethrows -> Result<[Entry], AppendError> {
    if let reason = broken[append.stream] { return .failure(reason) }
    let position = positions[append.stream] ?? 0
    var reason = append.fault
    if case .position(let expected) = append.expecting, expected != position {
      reason = .conflict(stream: append.stream, expected: expected, actual: position)
    }
    for secret in append.secrets where reason == nil {
      if try secretNames.contains(secret.name) || isKept(secret.name) {
        reason = .unfit("A secret named \(secret.name) is kept already")
      }
    }
    if let reason {
      broken[append.stream] = reason
      return .failure(reason)
    }
    secretNames.formUnion(append.secrets.map(\.name))
    return .success(append.drafts.map { next($0, in: append.stream, by: append.act) })
  }

  private mutating func next(_ draft: Draft, in stream: StreamID, by act: Act) -> Entry {
    let position = (positions[stream] ?? 0) + 1
    sequence += 1
    hash = HashChain.hash(
      sequence: sequence, stream: stream, position: position, act: act, draft: draft, after: hash)
    positions[stream] = position
    return Entry(sequence: sequence, stream: stream, position: position, act: act, draft: draft, hash: hash)
  }
}

extension Append {
  /// What no store takes: names that are not 1 to 200 visible ASCII characters, versions below 1, giant payloads.
  var fault: AppendError? {
    let names = [stream.rawValue, act.actor.rawValue] + drafts.map(\.kind) + secrets.map(\.name)
    for name in names where !Append.isName(name) { return .unfit("“\(name)” is no name that a record can hold") }
    for draft in drafts where draft.version < 1 { return .unfit("\(draft.kind) has version \(draft.version)") }
    for draft in drafts where draft.payload.count > Append.payloadLimit {
      return .unfit("\(draft.kind) has a payload of \(draft.payload.count) bytes; large things are blobs")
    }
    for blob in blobs where blob.bytes.count > Append.blobLimit {
      return .unfit("A blob has \(blob.bytes.count) bytes, more than \(Append.blobLimit)")
    }
    guard Set(secrets.map(\.name)).count == secrets.count else { return .unfit("Two secrets bear one name") }
    return nil
  }

  /// The most bytes of one payload: 16 MiB.
  public static let payloadLimit = 16 << 20
  /// The most bytes of one blob: 512 MiB.
  public static let blobLimit = 512 << 20

  private static func isName(_ name: String) -> Bool {
    (1...200).contains(name.utf8.count) && name.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }
}
