// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import FoundationEssentials

/// Why the body of a form could not be read.
enum BodyFault: Error { case malformed, tooManyParts }

/// Reads what a browser sends: texts in NFC with plain line ends and without control characters.
enum FormBody {
  struct File: Sendable {
    let name: String
    let bytes: [UInt8]
  }

  struct Parsed: Sendable {
    var fields: [String: [String]] = [:]
    var files: [String: [File]] = [:]
  }

  static let mostParts = 5_000

  /// application/x-www-form-urlencoded.
  static func urlEncoded(_ bytes: [UInt8]) throws(BodyFault) -> Parsed {
    var parsed = Parsed()
    let pairs = bytes.split(separator: UInt8(ascii: "&"))
    guard pairs.count <= mostParts else { throw .tooManyParts }
    for pair in pairs {
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count > 1 ? decoded(parts[1]) : []
      parsed.fields[text(decoded(parts[0])), default: []].append(text(value))
    }
    return parsed
  }

  /// A query string.
  static func query(_ text: String) -> [String: String] {
    let fields = (try? urlEncoded(Array(text.utf8)).fields) ?? [:]
    return fields.compactMapValues(\.first)
  }

  /// One part of a path.
  static func pathPart(_ text: Substring) -> String {
    // A plus in a path is a plus.
    self.text(decoded(text.utf8.map { $0 }[...], plusIsBlank: false))
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>, plusIsBlank: Bool = true) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == UInt8(ascii: "+"), plusIsBlank {
        out.append(UInt8(ascii: " "))
      } else if byte == UInt8(ascii: "%"), bytes.endIndex - index > 2, let high = digit(bytes[index + 1]),
        let low = digit(bytes[index + 2])
      {
        out.append(high << 4 | low)
        index += 2
      } else {
        out.append(byte)
      }
      index += 1
    }
    return out
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// NFC, "\n" for every line end, no other control character but the tab, nothing that XML cannot hold.
  static func text(_ bytes: [UInt8]) -> String {
    let lines = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    let clean = String(
      String.UnicodeScalarView(
        lines.unicodeScalars.filter { scalar in
          switch scalar.value {
          case 0x09, 0x0A: true
          case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: false
          default: scalar.value & 0xFFFE != 0xFFFE
          }
        }))
    return normalised(clean)
  }
}
