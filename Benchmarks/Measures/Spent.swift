// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

/// What something takes: seconds on the wall's clock, and seconds of processor time, which a busy machine disturbs less.
public struct Spent: Sendable {
  public let wall: Double
  public let processor: Double

  /// Does the work once.
  public static func on(_ work: () async throws -> Void) async rethrows -> Spent {
    let before = processorSeconds()
    let time = try await ContinuousClock().measure(work)
    return Spent(
      wall: Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18,
      processor: processorSeconds() - before)
  }

  /// The median of nine runs, in microseconds of processor time; each run is repeated so often that the clock's grain
  /// does not matter. What takes over a second is done once.
  public static func microseconds(_ work: () throws -> Void) rethrows -> Double {
    let once = try seconds(work) * 1e6
    let times = max(1, min(100_000, Int(2000 / max(once, 0.1))))
    var runs = times == 1 ? [once] : []
    while runs.count < (once > 1_000_000 ? 1 : 9) {
      runs.append(try seconds { for _ in 0..<times { try work() } } * 1e6 / Double(times))
    }
    return runs.sorted()[runs.count / 2]
  }

  private static func seconds(_ work: () throws -> Void) rethrows -> Double {
    let before = processorSeconds()
    try work()
    return processorSeconds() - before
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// What this process holds in memory, as the kernel counts it.
public enum Memory {
  /// The most that was held, in MiB, since the peak was last set back.
  public static func peak() throws -> Double {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kilobytes = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Double($0) }
    return (kilobytes ?? 0) / 1024
  }

  /// Lets the peak begin again from what is held now.
  public static func resetPeak() throws {
    try Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
  }
}
