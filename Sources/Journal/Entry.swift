// SPDX-License-Identifier: AGPL-3.0-or-later

/// A moment in whole microseconds since 1970-01-01T00:00:00Z; no store keeps more, so nothing here does.
public struct Timestamp: Codable, Hashable, Sendable, Comparable {
  public let microseconds: Int64
  public init(microseconds: Int64) { self.microseconds = microseconds }
  public static func < (a: Timestamp, b: Timestamp) -> Bool { a.microseconds < b.microseconds }

  public init(from decoder: any Decoder) throws {
    microseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(microseconds)
  }
}

/// Names one ordered run of entries: a congress has one, and so has each ballot box.
public struct StreamID: RawRepresentable, Codable, Hashable, Sendable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// Who did what happened: "account:a-7", "system:setup". Never a name, because the record outlives erasure.
public struct ActorID: RawRepresentable, Codable, Hashable, Sendable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// Who acts, and when; it comes in with every command and is kept with every event.
public struct Act: Hashable, Sendable {
  public let actor: ActorID
  public let time: Timestamp
  public init(actor: ActorID, time: Timestamp) {
    self.actor = actor
    self.time = time
  }
}

/// Something that happened, ready to be recorded: its kind ("meetings.opened"), the version of its shape, its bytes.
public struct Draft: Hashable, Sendable {
  public let kind: String
  public let version: Int
  public let payload: [UInt8]
  public init(kind: String, version: Int, payload: [UInt8]) {
    self.kind = kind
    self.version = version
    self.payload = payload
  }
}

/// One line of the record, bound to all lines before it by its hash.
public struct Entry: Hashable, Sendable {
  /// Position in the whole journal, from 1, without gaps.
  public let sequence: Int64
  public let stream: StreamID
  /// Position in its stream, from 1, without gaps.
  public let position: Int64
  public let act: Act
  public let draft: Draft
  /// SHA-256 over the previous entry's hash, the header and the payload: see docs/record-format.md.
  public let hash: Hash

  public init(sequence: Int64, stream: StreamID, position: Int64, act: Act, draft: Draft, hash: Hash) {
    self.sequence = sequence
    self.stream = stream
    self.position = position
    self.act = act
    self.draft = draft
    self.hash = hash
  }
}
