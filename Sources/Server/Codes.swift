// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import CSodium
import Journal

/// One-time sign-in codes. Only their hashes are kept, beside the journal, and one drawing or taking follows another: a
/// code that two browsers send at once lets one of them in.
actor Codes {
  private let store: any JournalStore
  private var last: Task<Void, Never>?

  init(store: any JournalStore) { self.store = store }

  /// How long a printed code works: sheets are handed out in the days before a meeting.
  static let life: Int64 = 14 * 24 * 3600 * 1_000_000

  /// The letters of a code: none that are easily taken for another.
  private static let letters = Array("ABCDEFGHJKMNPQRSTVWXYZ23456789")
  private static let prefix = "code/"

  /// A new sign-in code of 16 letters (78 bits) that replaces the account's earlier ones, works once, and until then.
  func draw(for account: AccountID, at time: Timestamp) async throws -> (code: String, until: Timestamp) {
    Keys.makeReady()
    let code = String((0..<16).map { _ in Codes.letters[Int(randombytes_uniform(UInt32(Codes.letters.count)))] })
    let until = Timestamp(microseconds: time.microseconds + Codes.life)
    try await inTurn {
      try await self.drop(of: account)
      let value = Array("\(until.microseconds) \(account)".utf8)
      try await self.store.keep(Secret(name: Codes.prefix + Keys.digest(code), value: value))
    }
    return (code, until)
  }

  /// The account a code belongs to; the code is used up.
  func take(_ typed: String, at time: Timestamp) async throws -> AccountID? {
    // What is typed is bounded before it is looked at letter by letter.
    let code = String(typed.unicodeScalars.prefix(64).map { Character($0) }).uppercased()
      .filter { Codes.letters.contains($0) }
    guard code.count == 16 else { return nil }
    return try await inTurn {
      guard let secret = try await self.store.secret(named: Codes.prefix + Keys.digest(code)) else { return nil }
      try await self.store.forget(secretNamed: secret.name)
      guard let (until, account) = Codes.meaning(of: secret), time < until else { return nil }
      return account
    }
  }

  /// Whether the account has a code that still works.
  func hasCode(_ account: AccountID, at time: Timestamp) async throws -> Bool {
    try await store.secrets(prefix: Codes.prefix).compactMap(Codes.meaning).contains {
      $0.account == account && time < $0.until
    }
  }

  /// Ends the codes of an account, as when it is closed.
  func forget(of account: AccountID) async throws { try await inTurn { try await self.drop(of: account) } }

  private func drop(of account: AccountID) async throws {
    for secret in try await store.secrets(prefix: Codes.prefix) where Codes.meaning(of: secret)?.account == account {
      try await store.forget(secretNamed: secret.name)
    }
  }

  private static func meaning(of secret: Secret) -> (until: Timestamp, account: AccountID)? {
    let parts = String(decoding: secret.value, as: UTF8.self).split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let until = Int64(parts[0]) else { return nil }
    return (Timestamp(microseconds: until), AccountID(String(parts[1])))
  }

  /// An actor lets another call in while it waits for the disk, so those that read and then write queue here.
  private func inTurn<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
    let before = last
    let task = Task {
      await before?.value
      return try await work()
    }
    last = Task { _ = await task.result }
    return try await task.value
  }
}
