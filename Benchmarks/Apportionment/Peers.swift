// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

/// What a peer answered to a case, and how long it took.
struct PeerAnswer: Decodable {
  let peer: String
  let `case`: String
  let verdict: String
  let microseconds: Double?
}

/// The libraries from PyPI, in an environment of their own below .build.
struct Peers {
  static let versions = ["votelib==0.4.0", "apportionment==1.0", "apportionpy==0.3.1"]

  let python: String

  /// Nothing where they cannot be installed: then our figures stand alone, and the report says so.
  init?(below folder: String = ".build/apportionment-peers") {
    python = folder + "/bin/python"
    if !FileManager.default.fileExists(atPath: python) {
      guard Peers.run("/usr/bin/env", ["python3", "-m", "venv", folder]) != nil else { return nil }
    }
    guard Peers.run(python, ["-m", "pip", "install", "--quiet"] + Peers.versions) != nil else { return nil }
  }

  func answers(to cases: String, units: [Int]) -> [PeerAnswer] {
    let lines = Peers.run(python, ["Benchmarks/Apportionment/peers.py", cases] + units.map { "\($0)" }) ?? ""
    return lines.split(separator: "\n").compactMap { try? JSONDecoder().decode(PeerAnswer.self, from: Data($0.utf8)) }
  }

  /// What a program prints; nothing when it fails.
  private static func run(_ program: String, _ words: [String]) -> String? {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = words
    process.standardOutput = pipe
    do {
      try process.run()
      let printed = try pipe.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      return process.terminationStatus == 0 ? String(decoding: printed, as: UTF8.self) : nil
    } catch {
      return nil
    }
  }
}
