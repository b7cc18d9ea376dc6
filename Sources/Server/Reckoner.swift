// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Dispatch
import Synchronization

/// Has questions about slates answered one after the other on a thread of its own: a solver may think for seconds, and
/// everybody else's pages must not wait for it.
final class Reckoner: Sendable {
  private let queue = DispatchQueue(label: "slates")
  private let waiting = Mutex(0)
  private let work: @Sendable (SlateQuestion) -> SlateReckoning

  /// More than these in the queue are turned away at once.
  static let mostWaiting = 8

  /// `work` answers within a time of its own.
  init(_ work: @escaping @Sendable (SlateQuestion) -> SlateReckoning) { self.work = work }

  func answer(_ question: SlateQuestion) async -> SlateReckoning {
    let isTaken = waiting.withLock { waiting in
      guard waiting < Reckoner.mostWaiting else { return false }
      waiting += 1
      return true
    }
    guard isTaken else { return .unanswered(.tooMany) }
    defer { waiting.withLock { $0 -= 1 } }
    return await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: self.work(question)) }
    }
  }
}
