// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

/// One measured figure, beside a peer's where there is one.
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

  var row: String {
    let left = name.padding(toLength: 46, withPad: " ", startingAt: 0)
    let beside = peer.map { " \(Figure.text($0)) \(peerName ?? "")  ×\(Figure.text(ratio ?? 0))" } ?? ""
    return "\(left) \(Figure.text(ours)) \(unit)\(beside)"
  }

  private static func text(_ number: Double) -> String {
    let digits = number >= 100 ? 0 : number >= 10 ? 1 : 2
    let plain = String(format: "%.\(digits)f", number)
    return String(repeating: " ", count: max(0, 9 - plain.count)) + plain
  }
}

extension Report {
  /// So many events in the time spent, by the wall and by the processor.
  func add(_ name: String, events: Int, in spent: Spent) throws {
    try add(Figure(name, "events/s", ours: Double(events) / spent.wall))
    try add(Figure("  the same, by processor time", "events/s", ours: Double(events) / spent.processor))
  }
}

/// Prints figures as they come, and keeps them as JSON lines so that runs can be compared.
struct Report {
  let file: URL

  func add(_ figure: Figure) throws {
    print(figure.row)
    // Shown at once, also where the output goes into a pipe.
    fflush(nil)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let line = try encoder.encode(figure) + [10]
    if !FileManager.default.fileExists(atPath: file.path) {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: file)
    }
    let handle = try FileHandle(forWritingTo: file)
    try handle.seekToEnd()
    try handle.write(contentsOf: line)
    try handle.close()
  }
}

/// What something takes: seconds on the wall's clock, and seconds of processor time, which a busy machine disturbs less.
struct Spent {
  let wall: Double
  let processor: Double
}

func spent(_ work: () async throws -> Void) async rethrows -> Spent {
  let before = processorSeconds()
  let clock = ContinuousClock()
  let time = try await clock.measure(work)
  return Spent(
    wall: Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18,
    processor: processorSeconds() - before)
}

private func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The most memory that this process has held, in MiB, since it was last set back.
func peakMemory() throws -> Double {
  let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  let kilobytes = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Double($0) }
  return (kilobytes ?? 0) / 1024
}

/// Lets the peak begin again from what is held now.
func resetPeakMemory() throws { try Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs")) }
