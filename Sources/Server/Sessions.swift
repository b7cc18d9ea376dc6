// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import FoundationEssentials
import Journal

/// A browser that is signed in.
struct Session: Codable, Sendable {
  let account: AccountID
  /// The secret of its forms.
  let token: String
  let began: Timestamp
  var seen: Timestamp

  /// Twelve hours without a page end a session, and so does one week.
  static let idle: Int64 = 12 * 3600 * 1_000_000
  static let longest: Int64 = 7 * 24 * 3600 * 1_000_000

  func lasts(at time: Timestamp) -> Bool {
    time.microseconds - seen.microseconds < Session.idle && time.microseconds - began.microseconds < Session.longest
  }
}

/// Who is signed in. Only hashes of the cookies are kept, beside the journal, so that a restart signs nobody out.
actor Sessions {
  private let store: any JournalStore
  private var byHash: [String: Session] = [:]
  private var flashes: [String: String] = [:]
  private var watchers: [Int: (hash: String, ended: @Sendable () -> Void)] = [:]
  private var watched = 0
  /// How many browsers one account may be signed in from.
  private let mostOfOne: Int

  /// Takes up the sessions that a restart interrupted; those of accounts that `isWelcome` refuses have ended.
  init(
    store: any JournalStore, at time: Timestamp, mostOfOne: Int = 20, isWelcome: (AccountID) -> Bool
  ) async throws {
    self.store = store
    self.mostOfOne = mostOfOne
    for secret in try await store.secrets(prefix: "session/") {
      if let session = try? JSONDecoder().decode(Session.self, from: Data(secret.value)), session.lasts(at: time),
        isWelcome(session.account)
      {
        byHash[String(secret.name.dropFirst("session/".count))] = session
      } else {
        try await store.forget(secretNamed: secret.name)
      }
    }
  }

  /// Begins a session; the answer is the cookie.
  func begin(_ account: AccountID, at time: Timestamp) async throws -> String {
    let cookie = Keys.drawToken()
    let session = Session(account: account, token: Keys.drawToken(), began: time, seen: time)
    do { try await keep(session, Keys.digest(cookie)) } catch {
      forget(Keys.digest(cookie))
      throw error
    }
    try await endOldest(of: account)
    return cookie
  }

  /// Of more browsers than an account may have, those that were seen longest ago are out.
  private func endOldest(of account: AccountID) async throws {
    let own = byHash.filter { $0.value.account == account }
      .sorted { ($0.value.seen, $0.value.began, $0.key) < ($1.value.seen, $1.value.began, $1.key) }
    for (hash, _) in own.dropLast(mostOfOne) { try await drop(hash) }
  }

  func session(_ cookie: String, at time: Timestamp) async throws -> Session? {
    let hash = Keys.digest(cookie)
    guard var session = byHash[hash] else { return nil }
    guard session.lasts(at: time) else {
      try await end(cookie)
      return nil
    }
    // Written back at most once in ten minutes: reading pages is not a reason to write to the disk.
    if time.microseconds - session.seen.microseconds > 600_000_000 {
      session.seen = time
      try await keep(session, hash)
    }
    return session
  }

  /// The account of a session that lasts; looking does not prolong it.
  func account(of cookie: String, at time: Timestamp) -> AccountID? {
    guard let session = byHash[Keys.digest(cookie)], session.lasts(at: time) else { return nil }
    return session.account
  }

  func end(_ cookie: String) async throws { try await drop(Keys.digest(cookie)) }

  /// Ends every session of an account, as when it is closed or its password changes.
  func endAll(of account: AccountID, but cookie: String? = nil) async throws {
    let kept = cookie.map(Keys.digest)
    let ending = byHash.filter { $0.value.account == account && $0.key != kept }.keys
    // All of them end now, whether or not the disk keeps up.
    for hash in ending { forget(hash) }
    for hash in ending { try await drop(hash) }
  }

  private func drop(_ hash: String) async throws {
    forget(hash)
    try await store.forget(secretNamed: "session/\(hash)")
  }

  private func forget(_ hash: String) {
    byHash[hash] = nil
    flashes[hash] = nil
    for (number, watcher) in watchers where watcher.hash == hash {
      watchers[number] = nil
      watcher.ended()
    }
  }

  /// Calls `ended` once the session ends, until `unwatch` is told the number that comes back.
  func watch(_ cookie: String, ended: @escaping @Sendable () -> Void) -> Int {
    let hash = Keys.digest(cookie)
    watched += 1
    if byHash[hash] == nil { ended() } else { watchers[watched] = (hash, ended) }
    return watched
  }

  func unwatch(_ number: Int) { watchers[number] = nil }

  /// Says something once, on the next page of this browser.
  func say(_ text: String, to cookie: String) { flashes[Keys.digest(cookie)] = text }
  func takeFlash(of cookie: String) -> String? { flashes.removeValue(forKey: Keys.digest(cookie)) }

  private func keep(_ session: Session, _ hash: String) async throws {
    byHash[hash] = session
    try await store.keep(Secret(name: "session/\(hash)", value: [UInt8](try JSONEncoder().encode(session))))
    // Signed out while the disk was busy: what was just written must not come back after a restart.
    if byHash[hash] == nil { try await store.forget(secretNamed: "session/\(hash)") }
  }
}
