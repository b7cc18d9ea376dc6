// SPDX-License-Identifier: AGPL-3.0-or-later

import Synchronization

/// Rings for everyone who listens; rings that come while one is busy become one.
public final class Bell: Sendable {
  private struct Listeners {
    var next = 0
    var waiting: [Int: AsyncStream<Void>.Continuation] = [:]
    var isTakenDown = false
  }
  private let listeners = Mutex(Listeners())

  /// Nobody listens yet.
  public init() {}

  /// Tells every listener that there is something new to read.
  public func ring() {
    for listener in listeners.withLock({ Array($0.waiting.values) }) { listener.yield() }
  }

  /// Ends every listener's stream, and that of those who come later.
  public func takeDown() {
    let last = listeners.withLock { listeners in
      listeners.isTakenDown = true
      return Array(listeners.waiting.values)
    }
    for listener in last { listener.finish() }
  }

  /// From now on; a ring before the first wait is not lost.
  public func listen() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let number: Int? = listeners.withLock { listeners in
      guard !listeners.isTakenDown else { return nil }
      listeners.next += 1
      listeners.waiting[listeners.next] = continuation
      return listeners.next
    }
    guard let number else {
      continuation.finish()
      return stream
    }
    continuation.onTermination = { [weak self] _ in
      self?.listeners.withLock { _ = $0.waiting.removeValue(forKey: number) }
    }
    return stream
  }
}

/// Reads a journal on and on: pages while there are entries, then waits for the bell. It listens before it reads, so
/// that nothing falls between; it reads only as fast as its reader.
public actor Follower {
  public typealias Page = @Sendable (_ after: Int64, _ limit: Int) async throws -> [Entry]

  private let page: Page
  private let news: AsyncStream<Void>
  private var last: Int64
  private var buffer: ArraySlice<Entry> = []

  init(after sequence: Int64, news: AsyncStream<Void>, page: @escaping Page) {
    last = sequence
    self.news = news
    self.page = page
  }

  func next() async throws -> Entry? {
    while true {
      if let entry = buffer.popFirst() {
        last = entry.sequence
        return entry
      }
      buffer = try await page(last, 500)[...]
      guard buffer.isEmpty else { continue }
      var rings = news.makeAsyncIterator()
      guard await rings.next(isolation: self) != nil else { return nil }
    }
  }

  /// A stream over the entries after a sequence number, those stored and those to come.
  public static func stream(
    after sequence: Int64, news: AsyncStream<Void>, page: @escaping Page
  ) -> AsyncThrowingStream<Entry, any Error> {
    let follower = Follower(after: sequence, news: news, page: page)
    return AsyncThrowingStream { try await follower.next() }
  }
}
