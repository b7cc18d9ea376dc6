// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Synchronization

/// One start of another program, within a time limit.
struct ProgramRun {
  let process: Process

  enum Outcome: Sendable {
    case ended
    case notStarted(String)
    case tookTooLong
    case cancelled
  }

  /// Ends when the program does; one that takes too long is killed with all that it started.
  func run(within limit: Duration) async -> Outcome {
    let running = RunningGroup()
    var watchdog: Task<Bool, Never>?
    let failure: String? = await withTaskCancellationHandler {
      await withCheckedContinuation { (ended: CheckedContinuation<String?, Never>) in
        process.terminationHandler = { _ in
          running.hasEnded()
          ended.resume(returning: nil)
        }
        do {
          try process.run()
          running.hasStarted(process.processIdentifier)
          watchdog = Task {
            guard (try? await Task.sleep(for: limit)) != nil else { return false }
            return running.kill()
          }
        } catch { ended.resume(returning: "\(error)") }
      }
    } onCancel: {
      running.cancel()
    }
    watchdog?.cancel()
    let wasStopped = await watchdog?.value ?? false
    if let failure { return .notStarted(failure) }
    if running.isCancelled { return .cancelled }
    return wasStopped ? .tookTooLong : .ended
  }
}

/// A process and all that it starts; Foundation gives each child a process group of its own.
private final class RunningGroup: Sendable {
  private struct State {
    var group: pid_t?
    var isCancelled = false
  }

  private let state = Mutex(State())

  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  func hasStarted(_ process: pid_t) {
    state.withLock { state in
      state.group = process
      if state.isCancelled { Self.kill(&state) }
    }
  }

  /// From now on the number may belong to someone else.
  func hasEnded() { state.withLock { $0.group = nil } }

  /// True if there was something to kill.
  func kill() -> Bool { state.withLock { Self.kill(&$0) } }

  func cancel() {
    state.withLock { state in
      state.isCancelled = true
      Self.kill(&state)
    }
  }

  @discardableResult
  private static func kill(_ state: inout State) -> Bool {
    guard let group = state.group else { return false }
    Foundation.kill(-group, SIGKILL)
    return true
  }
}
