// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal
import Logging
import Packs
import Synchronization
import TestKit

@testable import Server

/// A clock that stands still until it is set.
final class HandClock: Sendable {
  private let time: Mutex<Timestamp>
  init(_ start: Timestamp = Timestamp(microseconds: 1_752_541_200_000_000)) { time = Mutex(start) }
  var now: Timestamp { time.withLock { $0 } }
  func pass(seconds: Int64) {
    time.withLock { $0 = Timestamp(microseconds: $0.microseconds + seconds * 1_000_000) }
  }
}

/// What the site logged.
final class LogBook: Sendable {
  private let kept = Mutex<[String]>([])
  var lines: [String] { kept.withLock { $0 } }
  func write(_ line: String) { kept.withLock { $0.append(line) } }

  var logger: Logger { Logger(label: "test") { _ in Pen(book: self) } }

  private struct Pen: LogHandler {
    let book: LogBook
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .debug
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }
    func log(event: LogEvent) { book.write("\(event.level) \(event.message) \(event.metadata ?? [:])") }
  }
}

/// A site that is being served on a port of its own.
struct Hall: Sendable {
  let site: Site
  let port: Int
  let clock: HandClock
  let log: LogBook
  var store: any JournalStore { site.store }
  var congress: Congress { get async { await site.desk.state } }

  static let stream = StreamID(rawValue: "congress")
  /// A password that is long enough.
  static let password = "một câu dễ nhớ"

  func account(_ login: String) async throws -> AccountID {
    guard let account = await congress.access.account(login: login) else { throw NoSuchAccount() }
    return account.id
  }
  struct NoSuchAccount: Error {}

  func perform(_ commands: CongressCommand...) async throws {
    for command in commands { _ = try await site.desk.perform(command, by: Act(actor: .setup, time: clock.now)) }
  }

  /// A browser that signed in by a code.
  func browser(of login: String) async throws -> Browser {
    var browser = Browser(self)
    let code = try await site.drawCode(for: account(login))
    _ = try await browser.post("/sign-in", [("code", code)])
    return browser
  }

  /// Every entry's kind in the order of the record.
  func kinds() async throws -> [String] {
    try await store.entries(after: 0, stream: nil, limit: 1_000_000).map(\.draft.kind)
  }
}

/// Serves a congress while `work` runs. It has an office that may do everything, a teller, a member and somebody without
/// any role, under these sign-in names.
func withHall<Value: Sendable>(
  store: any JournalStore = MemoryStore(), isEmpty: Bool = false, isSecure: Bool = false,
  publicAddress: String? = nil,
  change: @Sendable (inout Site) -> Void = { _ in }, _ work: @Sendable (Hall) async throws -> Value
) async throws -> Value {
  let clock = HandClock()
  let desk = try await Desk.open(
    Hall.stream, in: store, codec: EventCodec<CongressEvent>.congress, from: Congress(pack: .sample))
  if !isEmpty, await desk.state.access.accounts.isEmpty {
    for (login, roles) in [("office", ["office"]), ("teller", ["teller"]), ("member", ["member"]), ("nobody", [])] {
      _ = try await desk.perform(
        .access(.open(login: login, person: nil, roles: Set(roles))), by: Act(actor: .setup, time: clock.now))
    }
  }
  return try await serve(desk, store, clock, isSecure: isSecure, publicAddress: publicAddress, change, work)
}

/// Serves what a desk decides while `work` runs.
func serve<Value: Sendable>(
  _ desk: Desk<Congress>, _ store: any JournalStore, _ clock: HandClock, isSecure: Bool = false,
  publicAddress: String? = nil, _ change: @Sendable (inout Site) -> Void = { _ in },
  _ work: @Sendable (Hall) async throws -> Value
) async throws -> Value {
  let log = LogBook()
  var site = try await Site(
    desk: desk, store: store,
    settings: SiteSettings(host: "127.0.0.1", port: 0, publicAddress: publicAddress, isSecure: isSecure),
    clock: { clock.now }, logger: log.logger)
  change(&site)
  let served = site
  let (ports, opened) = AsyncStream.makeStream(of: Int.self)
  let serving = Task {
    try await served.serve { port in
      opened.yield(port)
      opened.finish()
    }
  }
  defer { serving.cancel() }
  var waiting = ports.makeAsyncIterator()
  guard let port = await waiting.next() else { throw Hall.NoSuchAccount() }
  return try await work(Hall(site: served, port: port, clock: clock, log: log))
}
