// SPDX-License-Identifier: AGPL-3.0-or-later

import FoundationEssentials

/// Why an event could not be written down.
public enum EventUnwritable: Error, Hashable, Sendable {
  /// It seals data of a person for whom no key was drawn yet.
  case keyMissing(Subject)
  /// It seals data of a person that was forgotten meanwhile.
  case forgotten(Subject)
  /// It is no enum with labelled values, or holds a number that JSON has not.
  case malformed(String)
}

/// Why an entry could not be read as an event; the program stops there, it never skips.
public enum EventUnreadable: Error, Hashable, Sendable {
  /// Written by a newer program, or of a feature that is gone.
  case unknownKind(sequence: Int64, kind: String)
  /// No path leads from this version to the one that the program knows.
  case unknownVersion(sequence: Int64, kind: String, version: Int)
  /// The payload is not what its kind and version promise.
  case malformed(sequence: Int64, kind: String, why: String)
}

/// Lifts payloads of one kind from one version to the next, so that old records stay readable for ever.
public struct Upcaster: Sendable {
  let kind: String
  let version: Int
  let newKind: String
  let lift: @Sendable (JSON) -> JSON?

  /// `lift` answers nothing when the payload is not of that version; `becoming` renames the kind on the way.
  public init(
    _ kind: String, from version: Int, becoming newKind: String? = nil, lift: @escaping @Sendable (JSON) -> JSON?
  ) {
    self.kind = kind
    self.version = version
    self.newKind = newKind ?? kind
    self.lift = lift
  }
}

/// Writes events as JSON that a person can still read in thirty years, and reads them back.
///
/// An event is an enum with labelled values: `.opened(id: 7)` of the feature `meetings` is kept as kind
/// `meetings.opened` with payload `{"id":7}`, in canonical form.
public struct EventCodec<Event: Codable & Sendable>: Sendable {
  private enum Shape {
    case features
    case feature(String)
  }
  private struct Step: Hashable {
    let kind: String
    let version: Int
  }

  private let shape: Shape
  private let versions: [String: Int]
  private let upcasters: [Step: Upcaster]

  /// For an enum of features, each case bearing that feature's events: `case meetings(MeetingEvent)`. Declaring the
  /// case is all that a feature needs. `versions` names the kinds whose current version is not 1.
  public init(versions: [String: Int] = [:], upcasters: [Upcaster] = []) {
    self.init(.features, versions, upcasters)
  }

  /// For the events of one feature alone.
  public init(feature: String, versions: [String: Int] = [:], upcasters: [Upcaster] = []) {
    self.init(.feature(feature), versions, upcasters)
  }

  private init(_ shape: Shape, _ versions: [String: Int], _ upcasters: [Upcaster]) {
    self.shape = shape
    self.versions = versions
    self.upcasters = Dictionary(
      upcasters.map { (Step(kind: $0.kind, version: $0.version), $0) }, uniquingKeysWith: { _, later in later })
  }
}

extension EventCodec {
  /// Writes an event in its current version, sealing person data with the keys at hand.
  public func draft(_ event: Event, with keyring: Keyring = Keyring()) throws(EventUnwritable) -> Draft {
    let whole: JSON
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      encoder.userInfo = keyring.userInfo
      whole = try JSON([UInt8](try encoder.encode(event)))
    } catch SealingFault.keyMissing(let subject) {
      throw .keyMissing(subject)
    } catch SealingFault.forgotten(let subject) {
      throw .forgotten(subject)
    } catch {
      throw .malformed("\(error)")
    }
    guard let (kind, payload) = unwrap(whole) else {
      throw .malformed("\(Event.self) is not an enum of the shape that this codec writes")
    }
    return Draft(kind: kind, version: versions[kind] ?? 1, payload: payload.canonical)
  }

  private func unwrap(_ whole: JSON) -> (kind: String, payload: JSON)? {
    guard let outer = only(whole) else { return nil }
    switch shape {
    case .feature(let feature): return ("\(feature).\(outer.name)", outer.value)
    case .features:
      guard let event = outer.value["_0"], let inner = only(event) else { return nil }
      return ("\(outer.name).\(inner.name)", inner.value)
    }
  }

  private func only(_ value: JSON) -> (name: String, value: JSON)? {
    guard case .object(let members) = value, members.count == 1, let member = members.first else { return nil }
    return (member.key, member.value)
  }
}

extension EventCodec {
  /// Reads an entry as the event it records, lifted to the current version.
  public func event(in entry: Entry, with keyring: Keyring = Keyring()) throws(EventUnreadable) -> Event {
    let (kind, payload) = try lifted(entry)
    guard let (bytes, depth) = wrap(kind, payload) else {
      throw .unknownKind(sequence: entry.sequence, kind: kind)
    }
    do {
      return try JSONText(bytes, keyring: keyring).decode(Event.self)
    } catch DecodingError.typeMismatch(_, let context) where context.codingPath.count < depth {
      // No case bears that name: the synthesised decoder finds no key it knows, above the payload.
      throw .unknownKind(sequence: entry.sequence, kind: kind)
    } catch {
      throw .malformed(sequence: entry.sequence, kind: kind, why: "\(error)")
    }
  }

  private func lifted(_ entry: Entry) throws(EventUnreadable) -> (kind: String, payload: [UInt8]) {
    var kind = entry.draft.kind
    var version = entry.draft.version
    if version == versions[kind] ?? 1, upcasters[Step(kind: kind, version: version)] == nil {
      return (kind, entry.draft.payload)
    }
    var payload: JSON
    do {
      payload = try JSON(entry.draft.payload)
    } catch {
      throw .malformed(sequence: entry.sequence, kind: kind, why: "The payload is not JSON: \(error).")
    }
    while let upcaster = upcasters[Step(kind: kind, version: version)] {
      guard let next = upcaster.lift(payload) else {
        throw .malformed(sequence: entry.sequence, kind: kind, why: "The payload is not of version \(version).")
      }
      payload = next
      kind = upcaster.newKind
      version += 1
    }
    guard version == versions[kind] ?? 1 else {
      throw .unknownVersion(sequence: entry.sequence, kind: entry.draft.kind, version: entry.draft.version)
    }
    return (kind, payload.canonical)
  }

  /// The shape that the synthesised decoder expects, and how deep in it the payload lies.
  private func wrap(_ kind: String, _ payload: [UInt8]) -> (bytes: [UInt8], depth: Int)? {
    let letters = kind.utf8
    guard let dot = letters.firstIndex(of: UInt8(ascii: ".")) else { return nil }
    guard !letters.contains(where: { $0 == 0x22 || $0 == 0x5C || $0 < 0x20 }) else { return nil }
    let feature = String(kind[..<dot])
    let name = String(kind[letters.index(after: dot)...])
    switch shape {
    case .feature(let mine):
      guard feature == mine else { return nil }
      return (Array(("{\"" + name + "\":").utf8) + payload + [UInt8(ascii: "}")], 1)
    case .features:
      let end = [UInt8](repeating: UInt8(ascii: "}"), count: 3)
      return (Array(("{\"" + feature + "\":{\"_0\":{\"" + name + "\":").utf8) + payload + end, 3)
    }
  }
}
