// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

/// What a whole program took, its own children included.
public struct ProgramSpent: Sendable {
  public let wall: Double
  public let processor: Double
  /// The most that one of its processes held in memory, in MiB.
  public let mebibytes: Double
}

extension Program {
  /// Runs a program to its end, without input and with its output thrown away; nothing when it fails.
  public static func spent(_ program: String, _ words: [String]) -> ProgramSpent? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let words: [UnsafeMutablePointer<CChar>?] = ([program] + words).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    let start = ContinuousClock.now
    var child = pid_t()
    guard posix_spawnp(&child, program, &actions, nil, words, environ) == 0 else { return nil }
    var (status, usage) = (Int32(), rusage())
    while wait4(child, &status, 0, &usage) < 0 { if errno != EINTR { return nil } }
    guard status == 0 else { return nil }
    let wall = ContinuousClock.now - start
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return ProgramSpent(
      wall: Double(wall.components.seconds) + Double(wall.components.attoseconds) / 1e18,
      processor: seconds(usage.ru_utime) + seconds(usage.ru_stime), mebibytes: Double(usage.ru_maxrss) / 1024)
  }

  /// The quickest of several runs and the median of their seconds, since a busy machine only ever adds; nothing when one fails.
  public static func spent(
    _ program: String, _ words: [String], runs: Int
  ) -> (best: ProgramSpent, medianWall: Double, medianProcessor: Double)? {
    var all: [ProgramSpent] = []
    for _ in 0..<max(1, runs) {
      guard let one = spent(program, words) else { return nil }
      all.append(one)
    }
    guard let best = all.min(by: { $0.processor < $1.processor }) else { return nil }
    let (wall, processor) = (all.map(\.wall).sorted(), all.map(\.processor).sorted())
    return (best, wall[all.count / 2], processor[all.count / 2])
  }
}
