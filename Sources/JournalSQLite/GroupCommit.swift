// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal

/// Lets everyone who appends at the same time share one transaction and its fsync: while one group is on its way to the
/// disk, the next one gathers.
actor GroupCommit {
  typealias Answer = [Result<[Entry], AppendError>]
  typealias Write = @Sendable (_ submissions: [[Append]]) async -> [Answer]

  private struct Submission {
    let appends: [Append]
    let continuation: CheckedContinuation<Answer, Never>
  }

  private let write: Write
  private var waiting: [Submission] = []
  private var draining: Task<Void, Never>?
  private var isClosed = false

  init(write: @escaping Write) { self.write = write }

  func submit(_ appends: [Append]) async -> Answer {
    guard !isClosed else { return appends.map { _ in .failure(.closed) } }
    return await withCheckedContinuation { continuation in
      waiting.append(Submission(appends: appends, continuation: continuation))
      // Unstructured on purpose: GRDB rolls back when the calling task is cancelled, and a client that hangs up must
      // not take back what others have appended with it.
      if draining == nil { draining = Task { await drain() } }
    }
  }

  /// Takes nothing more, and returns when all that was taken has its answer.
  func close() async {
    isClosed = true
    await draining?.value
  }

  private func drain() async {
    while !waiting.isEmpty {
      let group = nextGroup()
      let answers = await write(group.map(\.appends))
      for (submission, answer) in zip(group, answers) { submission.continuation.resume(returning: answer) }
    }
    draining = nil
  }

  /// At most 4096 submissions or about 64 MiB, so that a heap of scans does not make everyone else wait long.
  private func nextGroup() -> [Submission] {
    var size = 0
    var count = 0
    while count < min(4096, waiting.count), count == 0 || size < 64 << 20 {
      for append in waiting[count].appends {
        size += append.blobs.reduce(0) { $0 + $1.bytes.count } + append.drafts.reduce(0) { $0 + $1.payload.count }
      }
      count += 1
    }
    defer { waiting.removeFirst(count) }
    return Array(waiting.prefix(count))
  }
}
