// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

/// One measured figure, beside a peer's where there is one; the ratio is ours over the peer's.
struct Figure: Codable {
  let name: String
  let unit: String
  let ours: Double
  let peer: Double?
  let peerName: String?
  let ratio: Double?

  init(_ name: String, _ unit: String, ours: Double, peer: Double? = nil, peerName: String? = nil) {
    self.name = name
    self.unit = unit
    self.ours = ours
    self.peer = peer
    self.peerName = peerName
    ratio = peer.map { ours / $0 }
  }
}

/// Prints figures as they come, and keeps them as JSON lines so that runs can be compared.
struct Report {
  let file: URL

  func add(_ figure: Figure) throws {
    let name = figure.name.padding(toLength: 44, withPad: " ", startingAt: 0)
    let beside = figure.peer.map {
      String(format: "  %12.1f %@  %.0f times", $0, figure.peerName ?? "", $0 / figure.ours)
    }
    say(name + String(format: " %10.2f ", figure.ours) + figure.unit + (beside ?? ""))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let line = try encoder.encode(figure) + [10]
    if !FileManager.default.fileExists(atPath: file.path) {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: file)
    }
    let handle = try FileHandle(forWritingTo: file)
    try handle.seekToEnd()
    try handle.write(contentsOf: line)
    try handle.close()
  }

  func say(_ text: String) {
    print(text)
    // Shown at once, also where the output goes into a pipe.
    fflush(nil)
  }
}

/// The median of runs, in microseconds: each run so often that the clock's grain does not matter.
func microseconds(_ work: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  let once = try clock.measure(work)
  let times = max(1, Int(Duration.milliseconds(2) / max(once, .nanoseconds(100))))
  var runs: [Double] = []
  for _ in 0..<(once > .seconds(1) ? 1 : 9) {
    let spent = try clock.measure { for _ in 0..<times { try work() } }
    runs.append(spent / .microseconds(1) / Double(times))
  }
  return runs.sorted()[runs.count / 2]
}
