// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

/// A program in place of LibreOffice, which prints only once it is told to.
final class SlowOffice: Sendable {
  private let scratch: Scratch
  private let gate: Int32
  var program: String { scratch.path("office") }

  struct NoGate: Error {}

  init() throws {
    scratch = try Scratch()
    guard mkfifo(scratch.path("gate"), 0o600) == 0 else { throw NoGate() }
    gate = open(scratch.path("gate"), O_RDWR)
    let script = """
      #!/bin/sh
      echo run >> '\(scratch.path("runs"))'
      read -r word < '\(scratch.path("gate"))'
      while [ $# -gt 0 ]; do
        case "$1" in
          --outdir) out="$2"; shift ;;
          *.docx) printf '%%PDF-1.7\\n%%%%EOF\\n' > "$out/$(basename "$1" .docx).pdf" ;;
        esac
        shift
      done
      """
    try script.write(toFile: program, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
  }

  deinit { close(gate) }

  /// Lets so many runs through, begun already or yet to begin.
  func go(_ runs: Int = 20) {
    let lines = [UInt8](repeating: 10, count: runs)
    _ = write(gate, lines, lines.count)
  }

  /// How often it was started.
  var runs: Int {
    get throws {
      guard FileManager.default.fileExists(atPath: scratch.path("runs")) else { return 0 }
      return try String(contentsOfFile: scratch.path("runs"), encoding: .utf8).split(separator: "\n").count
    }
  }

  func started(_ count: Int) async throws { while try runs < count { await Task.yield() } }
}
