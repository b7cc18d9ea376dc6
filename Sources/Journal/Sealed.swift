// SPDX-License-Identifier: AGPL-3.0-or-later

import CSodium
import FoundationEssentials

/// Person data that a law may order erased: readable while the person's key is kept, forgotten once it is deleted.
///
/// In an event it stands as `{"box":"…","for":"p-17"}`. Deleting the key leaves the record and its hashes as they are.
public enum Sealed<Value: Codable & Hashable & Sendable>: Hashable, Sendable {
  case known(Value, for: Subject)
  case forgotten(for: Subject)

  /// Seals a value once the event is written; until then it is an ordinary value.
  public init(_ value: Value, for subject: Subject) { self = .known(value, for: subject) }

  /// Whom it is about.
  public var subject: Subject {
    switch self {
    case .known(_, let subject), .forgotten(let subject): subject
    }
  }

  /// The value, or nothing once it is forgotten.
  public var value: Value? {
    switch self {
    case .known(let value, _): value
    case .forgotten: nil
    }
  }
}

/// Why a sealed value could not be written.
enum SealingFault: Error, Hashable {
  /// The shell has drawn no key for this person yet.
  case keyMissing(Subject)
  /// The value was forgotten; writing it again would pretend otherwise.
  case forgotten(Subject)
}

extension Sealed: Codable {
  private enum CodingKeys: String, CodingKey {
    case subject = "for"
    case box
  }

  /// Seals under the keyring that the codec passes along; refuses to write person data where there is none.
  public func encode(to encoder: any Encoder) throws {
    guard case .known(let value, let subject) = self else { throw SealingFault.forgotten(subject) }
    guard let keyring = Keyring(encoder.userInfo) else {
      let context = EncodingError.Context(codingPath: encoder.codingPath, debugDescription: "No keyring at hand.")
      throw EncodingError.invalidValue(value, context)
    }
    guard let key = keyring[subject] else { throw SealingFault.keyMissing(subject) }
    let json = JSONEncoder()
    json.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // What is sealed may itself hold what is sealed for somebody else.
    json.userInfo = keyring.userInfo
    let box = SealedBox.seal([UInt8](try json.encode(value)), for: subject, with: key)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(subject, forKey: .subject)
    try container.encode(Data(box).base64EncodedString(), forKey: .box)
  }

  /// Opens with the keyring that the codec passes along; without the right key the value is forgotten, not wrong.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let subject = try container.decode(Subject.self, forKey: .subject)
    guard let box = Data(base64Encoded: try container.decode(String.self, forKey: .box)) else {
      throw DecodingError.dataCorruptedError(forKey: .box, in: container, debugDescription: "The box is not base64.")
    }
    guard let keyring = Keyring(decoder.userInfo) else {
      throw DecodingError.dataCorruptedError(forKey: .box, in: container, debugDescription: "No keyring at hand.")
    }
    guard let key = keyring[subject], SealedBox.isSealed([UInt8](box), with: key) else {
      self = .forgotten(for: subject)
      return
    }
    guard let bytes = SealedBox.open([UInt8](box), for: subject, with: key) else {
      throw DecodingError.dataCorruptedError(forKey: .box, in: container, debugDescription: "The box was altered.")
    }
    self = .known(try JSONText(bytes, keyring: keyring).decode(Value.self), for: subject)
  }
}

/// The bytes of a box: the key's fingerprint (8), the nonce (24), the ciphertext with its tag (16).
enum SealedBox {
  private static let block = 32

  /// The nonce is BLAKE2b-192 of subject and padded value under the key itself: it repeats only where the very same
  /// value is sealed again for the same person, so the cipher never meets one nonce with two messages, the codec needs
  /// no chance, and an event is always written as the same bytes. The padding hides the length of a name.
  static func seal(_ plain: [UInt8], for subject: Subject, with key: SealingKey) -> [UInt8] {
    let padded = pad(plain)
    let about = associated(subject)
    let nonce = key.keyedDigest(of: Array("dienhong nonce".utf8) + about + padded, length: 24)
    var cipher = [UInt8](repeating: 0, count: padded.count + 16)
    crypto_aead_xchacha20poly1305_ietf_encrypt(
      &cipher, nil, padded, UInt64(padded.count), about, UInt64(about.count), nil, nonce, key.bytes)
    return key.fingerprint + nonce + cipher
  }

  static func isSealed(_ box: [UInt8], with key: SealingKey) -> Bool { box.starts(with: key.fingerprint) }

  static func open(_ box: [UInt8], for subject: Subject, with key: SealingKey) -> [UInt8]? {
    guard box.count >= 8 + 24 + 16 else { return nil }
    let nonce = Array(box[8..<32])
    let cipher = Array(box[32...])
    let about = associated(subject)
    var plain = [UInt8](repeating: 0, count: cipher.count - 16)
    let opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
      &plain, nil, nil, cipher, UInt64(cipher.count), about, UInt64(about.count), nonce, key.bytes)
    return opened == 0 ? unpad(plain) : nil
  }

  private static func associated(_ subject: Subject) -> [UInt8] {
    let name = Array(subject.rawValue.utf8)
    return [UInt8(truncatingIfNeeded: name.count >> 8), UInt8(truncatingIfNeeded: name.count)] + name
  }

  // ISO/IEC 7816-4: one byte 0x80, then zeros up to the block.
  private static func pad(_ plain: [UInt8]) -> [UInt8] {
    let marked = plain + [0x80]
    return marked + [UInt8](repeating: 0, count: (block - marked.count % block) % block)
  }

  private static func unpad(_ padded: [UInt8]) -> [UInt8]? {
    guard let mark = padded.lastIndex(where: { $0 != 0 }), padded[mark] == 0x80 else { return nil }
    return Array(padded[..<mark])
  }
}
