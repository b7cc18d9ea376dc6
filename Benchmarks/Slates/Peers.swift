// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

/// What a peer answered, and how long it took.
struct PeerAnswer: Decodable {
  let peer: String
  let `case`: String
  let task: String
  let answer: Int
  let milliseconds: Double
}

/// The solvers from PyPI, in an environment of their own below .build.
struct Peers {
  static let versions = ["highspy==1.15.1", "mip==2.0.0", "ortools==9.15.6755"]

  let python: String

  /// Nothing where they cannot be installed: then our figures stand alone, and the report says so.
  init?(below folder: String = ".build/slate-peers") {
    python = folder + "/bin/python"
    if !FileManager.default.fileExists(atPath: python) {
      guard Peers.run("/usr/bin/env", ["python3", "-m", "venv", folder]) != nil else { return nil }
    }
    guard Peers.run(python, ["-m", "pip", "install", "--quiet"] + Peers.versions) != nil else { return nil }
  }

  func answers(to files: [String]) -> [PeerAnswer] {
    ["highspy", "python-mip", "OR-Tools"].flatMap { answers(of: $0, to: files) }
  }

  private func answers(of peer: String, to files: [String]) -> [PeerAnswer] {
    let lines = Peers.run(python, ["Benchmarks/Slates/peers.py", peer] + files) ?? ""
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
