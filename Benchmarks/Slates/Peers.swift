// SPDX-License-Identifier: AGPL-3.0-or-later

import Measures

/// What a peer answered, and how long it took.
struct PeerAnswer: Decodable {
  let peer: String
  let `case`: String
  let task: String
  let answer: Int
  let milliseconds: Double
}

/// Three solvers of integer programs.
struct Peers {
  private let python: PythonPeers

  init?() {
    guard let python = PythonPeers("slates", packages: ["highspy==1.15.1", "mip==2.0.0", "ortools==9.15.6755"]) else {
      return nil
    }
    self.python = python
  }

  func answers(to files: [String]) -> [PeerAnswer] {
    ["highspy", "python-mip", "OR-Tools"].flatMap {
      python.answers(PeerAnswer.self, of: "Benchmarks/Slates/peers.py", [$0] + files)
    }
  }
}
