// SPDX-License-Identifier: AGPL-3.0-or-later

import CSodium

/// Whom sealed data is about: the bare identifier of a person ("p-17"), never a name.
public struct Subject: RawRepresentable, Codable, Hashable, Sendable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(_ rawValue: String) { self.rawValue = rawValue }
}

/// The 32 bytes that seal everything said about one person; deleting them is what forgetting means.
public struct SealingKey: Hashable, Sendable {
  let bytes: [UInt8]

  /// Nothing unless there are exactly 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  private init(drawn: [UInt8]) { bytes = drawn }

  /// A new key from the operating system's chance; only the shell calls it.
  public static func draw() -> SealingKey {
    precondition(sodiumIsReady, "libsodium finds no source of chance")
    var bytes = [UInt8](repeating: 0, count: 32)
    randombytes_buf(&bytes, bytes.count)
    return SealingKey(drawn: bytes)
  }

  /// Tells keys apart without giving anything of them away.
  var fingerprint: [UInt8] { keyedDigest(of: Array("dienhong key".utf8), length: 16).prefix(8).map { $0 } }

  /// BLAKE2b of a message under this key.
  func keyedDigest(of message: [UInt8], length: Int) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: length)
    crypto_generichash(&digest, length, message, UInt64(message.count), bytes, bytes.count)
    return digest
  }
}

// Once, before chance is drawn from several threads.
private let sodiumIsReady = sodium_init() >= 0

/// The sealing keys at hand while events are read or written: a value, loaded from the store's secrets.
public struct Keyring: Hashable, Sendable {
  /// Secrets under this prefix are sealing keys; the rest of their name is the subject.
  public static let prefix = "person-key/"

  private var keys: [Subject: SealingKey] = [:]

  /// Holds no key: whatever is sealed reads as forgotten.
  public init() {}

  /// Takes every sealing key among the secrets; the others are none of its business.
  public init(_ secrets: [Secret]) {
    for secret in secrets where secret.name.hasPrefix(Keyring.prefix) {
      guard let key = SealingKey(bytes: secret.value) else { continue }
      keys[Subject(String(secret.name.dropFirst(Keyring.prefix.count)))] = key
    }
  }

  /// The key for a person, if it was not forgotten.
  public subscript(_ subject: Subject) -> SealingKey? {
    get { keys[subject] }
    set { keys[subject] = newValue }
  }

  /// How a key is kept in the store.
  public static func secret(_ key: SealingKey, for subject: Subject) -> Secret {
    Secret(name: prefix + subject.rawValue, value: key.bytes)
  }
}

extension Keyring {
  /// How the codec passes the keyring along to `Sealed`.
  var userInfo: [CodingUserInfoKey: any Sendable] {
    guard let place = Keyring.place else { return [:] }
    return [place: self]
  }

  /// The keyring that was passed along, if any.
  init?(_ userInfo: [CodingUserInfoKey: Any]) {
    guard let place = Keyring.place, let keyring = userInfo[place] as? Keyring else { return nil }
    self = keyring
  }

  // Optional only because the standard library says so.
  private static let place = CodingUserInfoKey(rawValue: "dienhong.keyring")
}
