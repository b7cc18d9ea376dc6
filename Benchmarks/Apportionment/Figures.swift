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

/// The median of runs, in microseconds of processor time, which a busy machine disturbs less than the wall's clock; each
/// run is repeated so often that the clock's grain does not matter.
func microseconds(_ work: () throws -> Void) rethrows -> Double {
  let once = try spent(work)
  let times = max(1, min(100_000, Int(2000 / max(once, 0.1))))
  var runs = times == 1 ? [once] : []
  while runs.count < (once > 1_000_000 ? 1 : 9) {
    runs.append(try spent { for _ in 0..<times { try work() } } / Double(times))
  }
  return runs.sorted()[runs.count / 2]
}

private func spent(_ work: () throws -> Void) rethrows -> Double {
  let before = processorMicroseconds()
  try work()
  return processorMicroseconds() - before
}

private func processorMicroseconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
}
