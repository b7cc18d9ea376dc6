// SPDX-License-Identifier: AGPL-3.0-or-later

/// The rule that binds each entry to all before it; docs/record-format.md tells it to a stranger, byte by byte.
public enum HashChain {
  /// The seven header fields in their fixed order, each preceded by its length as four bytes, highest first.
  public static func header(sequence: Int64, stream: StreamID, position: Int64, act: Act, draft: Draft) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256)
    append(sequence, stream, position, act, draft, to: &bytes)
    return bytes
  }

  private static func append(
    _ sequence: Int64, _ stream: StreamID, _ position: Int64, _ act: Act, _ draft: Draft, to bytes: inout [UInt8]
  ) {
    append(sequence, to: &bytes)
    append(stream.rawValue, to: &bytes)
    append(position, to: &bytes)
    append(act.time.microseconds, to: &bytes)
    append(act.actor.rawValue, to: &bytes)
    append(draft.kind, to: &bytes)
    append(Int64(draft.version), to: &bytes)
  }

  /// SHA-256 of the previous hash, the header and the payload, one behind the other.
  public static func hash(
    sequence: Int64, stream: StreamID, position: Int64, act: Act, draft: Draft, after previous: Hash
  ) -> Hash {
    // One buffer: this runs for every entry of every start-up.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256 + draft.payload.count)
    bytes.append(contentsOf: previous.bytes)
    append(sequence, stream, position, act, draft, to: &bytes)
    bytes.append(contentsOf: draft.payload)
    return Hash.of(bytes)
  }

  /// Computes what the entry's hash has to be and compares it with the one it bears.
  public static func verify(_ entry: Entry, after previous: Hash) throws(Damage) {
    let computed = hash(
      sequence: entry.sequence, stream: entry.stream, position: entry.position, act: entry.act, draft: entry.draft,
      after: previous)
    guard computed != entry.hash else { return }
    throw .altered(sequence: entry.sequence, field: suspect(in: entry, computed: computed, after: previous))
  }

  private static func append(_ number: Int64, to bytes: inout [UInt8]) {
    append(length: 8, to: &bytes)
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    append(length: text.utf8.count, to: &bytes)
    bytes.append(contentsOf: text.utf8)
  }

  private static func append(length: Int, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: UInt32(length).bigEndian) { bytes.append(contentsOf: $0) }
  }
}

extension HashChain {
  /// The field that a single flipped bit would explain; nil when no single flip does, or when searching would take long.
  private static func suspect(in entry: Entry, computed: Hash, after previous: Hash) -> Damage.Field? {
    // Any change of the content changes about half of all bits of the hash; so few can only be the hash's own.
    let differing = zip(computed.bytes, entry.hash.bytes).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount }
    if differing <= 16 { return .hash }
    let header = header(
      sequence: entry.sequence, stream: entry.stream, position: entry.position, act: entry.act, draft: entry.draft)
    guard header.count + entry.draft.payload.count <= 4096 else { return nil }
    var bytes = previous.bytes + header + entry.draft.payload
    for index in 32..<bytes.count {
      for bit in 0..<8 {
        bytes[index] ^= 1 << bit
        defer { bytes[index] ^= 1 << bit }
        if Hash.of(bytes) == entry.hash { return field(at: index - 32, of: entry, headerLength: header.count) }
      }
    }
    return nil
  }

  private static func field(at index: Int, of entry: Entry, headerLength: Int) -> Damage.Field? {
    let lengths = [
      8, entry.stream.rawValue.utf8.count, 8, 8, entry.act.actor.rawValue.utf8.count, entry.draft.kind.utf8.count, 8,
    ]
    let fields: [Damage.Field] = [.sequence, .stream, .position, .time, .actor, .kind, .version]
    var end = 0
    for (length, field) in zip(lengths, fields) {
      end += 4 + length
      if index < end { return field }
    }
    return .payload
  }
}

/// Walks a journal from its first entry and stops at the first one that is not as it was written.
public struct ChainWalk: Sendable {
  /// The last entry that was found whole; zero before the first.
  public private(set) var sequence: Int64
  public private(set) var hash: Hash
  private var positions: [StreamID: Int64] = [:]

  /// Begins before the first entry.
  public init() {
    sequence = 0
    hash = .ofNothing
  }

  /// How many entries of a stream have been passed.
  public func position(of stream: StreamID) -> Int64 { positions[stream] ?? 0 }

  /// Takes the next entry, or says what is wrong with it and stays where it was.
  public mutating func take(_ entry: Entry) throws(Damage) {
    guard entry.sequence == sequence + 1 else { throw .gap(after: sequence, found: entry.sequence) }
    // The hash first: it finds a changed position too, and then names the field.
    try HashChain.verify(entry, after: hash)
    try pass(entry)
  }

  /// Takes the next entry without computing its hash, for one that was compared with it before.
  mutating func pass(_ entry: Entry) throws(Damage) {
    guard entry.sequence == sequence + 1 else { throw .gap(after: sequence, found: entry.sequence) }
    let expected = position(of: entry.stream) + 1
    guard entry.position == expected else {
      throw .misplaced(sequence: entry.sequence, expected: expected, found: entry.position)
    }
    sequence = entry.sequence
    hash = entry.hash
    positions[entry.stream] = entry.position
  }
}
