// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

/// Peers from PyPI, in an environment of their own below .build.
public struct PythonPeers: Sendable {
  private let python: String

  /// Nothing where they cannot be installed: then our figures stand alone, and the benchmark says so.
  public init?(_ name: String, packages: [String]) {
    let folder = ".build/\(name)-peers"
    python = folder + "/bin/python"
    if !FileManager.default.fileExists(atPath: python) {
      guard Program.output("/usr/bin/env", ["python3", "-m", "venv", folder]) != nil else { return nil }
    }
    guard Program.output(python, ["-m", "pip", "install", "--quiet"] + packages) != nil else { return nil }
  }

  /// The lines that a script prints; none where it fails.
  public func lines(of script: String, _ words: [String]) -> [String] {
    (Program.output(python, [script] + words) ?? "").split(separator: "\n").map(String.init)
  }

  /// The lines that a script prints, each an answer as JSON; what is none is left out.
  public func answers<Answer: Decodable>(_ type: Answer.Type, of script: String, _ words: [String]) -> [Answer] {
    lines(of: script, words).compactMap { try? JSONDecoder().decode(type, from: Data($0.utf8)) }
  }
}

/// Another program.
public enum Program {
  /// What it prints; nothing when it fails.
  public static func output(_ program: String, _ words: [String], in folder: String? = nil) -> String? {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = words
    process.standardOutput = pipe
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
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
