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
}

/// Who is signed in. Only hashes of the cookies are kept, beside the journal, so that a restart signs nobody out.
actor Sessions {
  private let store: any JournalStore
  private var byHash: [String: Session] = [:]
  private var flashes: [String: String] = [:]

  /// Twelve hours without a page end a session, and so does one week.
  static let idle: Int64 = 12 * 3600 * 1_000_000
  static let longest: Int64 = 7 * 24 * 3600 * 1_000_000

  init(store: any JournalStore) async throws {
    self.store = store
    for secret in try await store.secrets(prefix: "session/") {
      if let session = try? JSONDecoder().decode(Session.self, from: Data(secret.value)) {
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
    try await keep(session, Keys.digest(cookie))
    return cookie
  }

  func session(_ cookie: String, at time: Timestamp) async throws -> Session? {
    let hash = Keys.digest(cookie)
    guard var session = byHash[hash] else { return nil }
    let now = time.microseconds
    guard now - session.seen.microseconds < Sessions.idle, now - session.began.microseconds < Sessions.longest else {
      try await end(cookie)
      return nil
    }
    // Written back at most once in ten minutes: reading pages is not a reason to write to the disk.
    if now - session.seen.microseconds > 600_000_000 {
      session.seen = time
      try await keep(session, hash)
    }
    return session
  }

  func end(_ cookie: String) async throws {
    let hash = Keys.digest(cookie)
    byHash[hash] = nil
    flashes[hash] = nil
    try await store.forget(secretNamed: "session/\(hash)")
  }

  /// Ends every session of an account, as when it is closed or its password changes.
  func endAll(of account: AccountID, but cookie: String? = nil) async throws {
    let kept = cookie.map(Keys.digest)
    for (hash, session) in byHash where session.account == account && hash != kept {
      byHash[hash] = nil
      try await store.forget(secretNamed: "session/\(hash)")
    }
  }

  /// Says something once, on the next page of this browser.
  func say(_ text: String, to cookie: String) { flashes[Keys.digest(cookie)] = text }
  func takeFlash(of cookie: String) -> String? { flashes.removeValue(forKey: Keys.digest(cookie)) }

  private func keep(_ session: Session, _ hash: String) async throws {
    byHash[hash] = session
    try await store.keep(Secret(name: "session/\(hash)", value: [UInt8](try JSONEncoder().encode(session))))
  }
}

/// How often something may be tried from one place: a bucket that refills.
actor RateLimits {
  private var buckets: [String: (left: Double, at: Timestamp)] = [:]

  /// Takes one try of `most`, which refill over `minutes`; false when there is none left.
  func take(_ key: String, most: Int, minutes: Int, at time: Timestamp) -> Bool {
    if buckets.count > 10_000 { forgetFull(at: time) }
    let known = buckets[key] ?? (Double(most), time)
    let passed = Double(time.microseconds - known.at.microseconds) / 60_000_000
    let left = min(Double(most), known.left + passed * Double(most) / Double(minutes))
    guard left >= 1 else {
      buckets[key] = (left, time)
      return false
    }
    buckets[key] = (left - 1, time)
    return true
  }

  private func forgetFull(at time: Timestamp) {
    buckets = buckets.filter { time.microseconds - $0.value.at.microseconds < 3_600_000_000 }
  }
}
