// SPDX-License-Identifier: AGPL-3.0-or-later

import CSodium

/// A SHA-256 value.
public struct Hash: Hashable, Sendable, CustomStringConvertible {
  public let bytes: [UInt8]

  /// Nothing unless there are exactly 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  private init(digest: [UInt8]) { bytes = digest }

  /// The hash before the first entry.
  public static let ofNothing = Hash(digest: [UInt8](repeating: 0, count: 32))

  public static func of(_ bytes: [UInt8]) -> Hash {
    var digest = [UInt8](repeating: 0, count: 32)
    crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    return Hash(digest: digest)
  }

  /// 64 lower-case hexadecimal digits.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

extension Hash {
  /// Reads 64 hexadecimal digits; nothing for anything else.
  public init?(hexadecimal text: String) {
    let digits = text.utf8.map { byte -> UInt8? in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
      default: nil
      }
    }
    guard digits.count == 64 else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: 64, by: 2) {
      guard let high = digits[index], let low = digits[index + 1] else { return nil }
      bytes.append(high << 4 | low)
    }
    self.init(bytes: bytes)
  }
}
