// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal

/// What happened to a restricted paper as the record keeps it, and what is read of that with its key and without.
struct SealedRecord {
  let events: [CongressEvent]
  /// Under which names its events are sealed.
  let seals: [String]
  let time: Timestamp

  private var keys: [Secret] {
    seals.map { Secret(name: "\(Keyring.prefix)\($0)", value: Array(repeating: 1, count: 32)) }
  }

  /// As it lies on the disk, a line an event.
  func lines() throws -> [String] {
    try events.map { event in
      let draft = try EventCodec<CongressEvent>.congress.draft(event, with: Keyring(keys))
      return "{\"kind\":\"\(draft.kind)\",\"payload\":\(String(decoding: draft.payload, as: UTF8.self))}"
    }
  }

  /// Taken up by a congress that knows nothing of it yet.
  func replayed(onto start: Congress, knowing isKnown: Bool) throws -> Congress {
    var congress = start
    try congress.replay(try lines(), with: Keyring(isKnown ? keys : []), by: Act(actor: .setup, time: time))
    return congress
  }
}

extension Congress {
  /// Takes in what lines of a golden record tell, each `{"kind":…,"payload":…}`.
  mutating func replay(_ lines: [String], with keyring: Keyring, by act: Act) throws {
    for line in lines {
      let rest = line.dropFirst(#"{"kind":""#.count)
      let kind = String(rest.prefix { $0 != "\"" })
      let payload = Array(rest.dropFirst(kind.count + #"","payload":"#.count).dropLast().utf8)
      let entry = Entry(
        sequence: 1, stream: StreamID(rawValue: "s"), position: 1, act: act,
        draft: Draft(kind: kind, version: 1, payload: payload), hash: .of(payload))
      evolve(try EventCodec<CongressEvent>.congress.event(in: entry, with: keyring), by: act)
    }
  }
}
