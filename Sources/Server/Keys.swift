// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import CSodium
import Dispatch
import Journal

/// Passwords. Only their hashes are kept, beside the journal and never in it.
struct Keys: Sendable {
  let store: any JournalStore
  /// Argon2id takes 64 MB and tens of milliseconds: one at a time, and off the threads that serve pages.
  private let slow = DispatchQueue(label: "dienhong.passwords")

  init(store: any JournalStore) {
    Keys.makeReady()
    self.store = store
  }

  // MARK: Passwords

  /// No password is longer; the page asks for fewer than 200 letters.
  static let mostBytes = 1_000

  func setPassword(_ password: String, of account: AccountID) async throws {
    let hash: [UInt8] = try await withCheckedThrowingContinuation { done in
      slow.async { done.resume(with: Result { try Keys.hash(password) }) }
    }
    try await store.keep(Secret(name: "password/\(account)", value: hash))
  }

  func hasPassword(_ account: AccountID) async throws -> Bool {
    try await store.secret(named: "password/\(account)") != nil
  }

  func isPassword(_ password: String, of account: AccountID) async throws -> Bool {
    // An account without a password takes as long as one with a wrong password, so that neither can be told apart.
    let stored = try await store.secret(named: "password/\(account)")?.value ?? Keys.nobodys
    return await withCheckedContinuation { done in
      slow.async { done.resume(returning: Keys.matches(password, stored)) }
    }
  }

  /// The hash of a password that nobody knows. Empty only when there is no memory for it, and then no password fits.
  private static let nobodys: [UInt8] = (try? hash(drawToken())) ?? []

  /// Works out what the first sign-in would otherwise wait for, by which unknown names could be told from known ones.
  static func makeReady() {
    precondition(sodiumIsReady, "libsodium finds no source of chance")
    _ = nobodys
  }

  // Once, before chance is drawn from several threads.
  private static let sodiumIsReady = sodium_init() >= 0

  struct OutOfMemory: Error {}

  private static func hash(_ password: String) throws -> [UInt8] {
    var out = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    let typed = password.utf8.map { CChar(bitPattern: $0) }
    let failed = crypto_pwhash_str(
      &out, typed, UInt64(typed.count), UInt64(crypto_pwhash_opslimit_interactive()),
      crypto_pwhash_memlimit_interactive())
    guard failed == 0 else { throw OutOfMemory() }
    return out.map { UInt8(bitPattern: $0) }
  }

  private static func matches(_ password: String, _ stored: [UInt8]) -> Bool {
    guard stored.count == Int(crypto_pwhash_STRBYTES) else { return false }
    let typed = password.utf8.prefix(mostBytes + 1).map { CChar(bitPattern: $0) }
    let isRight = crypto_pwhash_str_verify(stored.map { CChar(bitPattern: $0) }, typed, UInt64(typed.count)) == 0
    return isRight && typed.count <= mostBytes
  }

  // MARK: Chance

  /// 43 letters that nobody can guess (256 bits).
  static func drawToken() -> String {
    var bytes = [UInt8](repeating: 0, count: 32)
    randombytes_buf(&bytes, bytes.count)
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    var out: [UInt8] = []
    var held = 0
    var bits = 0
    for byte in bytes {
      held = held << 8 | Int(byte)
      bits += 8
      while bits >= 6 {
        bits -= 6
        out.append(alphabet[held >> bits & 63])
      }
    }
    if bits > 0 { out.append(alphabet[held << (6 - bits) & 63]) }
    return String(decoding: out, as: UTF8.self)
  }

  /// Whether this could be one of those.
  static func isToken(_ text: String) -> Bool {
    text.utf8.count == 43
      && text.utf8.allSatisfy { byte in
        (65...90).contains(byte) || (97...122).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 95
      }
  }

  static func digest(_ text: String) -> String { Hash.of(Array(text.utf8)).description }

  /// Compares in constant time.
  static func areEqual(_ one: String, _ other: String) -> Bool {
    let (a, b) = (Array(one.utf8), Array(other.utf8))
    return a.count == b.count && sodium_memcmp(a, b, a.count) == 0
  }
}
