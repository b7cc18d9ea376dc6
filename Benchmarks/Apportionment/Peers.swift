// SPDX-License-Identifier: AGPL-3.0-or-later

import Measures

/// What a peer answered to a case, and how long it took.
struct PeerAnswer: Decodable {
  let peer: String
  let `case`: String
  let verdict: String
  let microseconds: Double?
}

/// Three libraries that share seats.
struct Peers {
  private let python: PythonPeers

  init?() {
    guard
      let python = PythonPeers(
        "apportionment", packages: ["votelib==0.4.0", "apportionment==1.0", "apportionpy==0.3.1"])
    else { return nil }
    self.python = python
  }

  func answers(to cases: String, units: [Int]) -> [PeerAnswer] {
    python.answers(PeerAnswer.self, of: "Benchmarks/Apportionment/peers.py", [cases] + units.map { "\($0)" })
  }
}
