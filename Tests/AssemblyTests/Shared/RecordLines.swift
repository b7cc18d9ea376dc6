// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal

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
