// SPDX-License-Identifier: AGPL-3.0-or-later

/// Where a link, a form or a file points. Only paths of this site, `http`, `https`, `mailto` and `tel` come through;
/// anything else, such as `javascript:`, becomes `#`.
///
///     A(to: "/meetings/2") { "Conference 2" }
///     Address(path: "units", unit.name, query: ["page": "2"])
public struct Address: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The address as it is written into the page, percent-encoded where needed.
  public let text: String

  /// Whether it stays on this site.
  public let isLocal: Bool

  /// Takes any text; what is not allowed becomes `#`.
  public init(_ text: String) {
    let form = Self.form(of: text)
    self.text = form == .unsafe ? "#" : Self.encoded(text)
    isLocal = form != .foreign
  }

  /// A literal is checked the same way.
  public init(stringLiteral value: String) { self.init(value) }

  /// A path of this site from its parts, each percent-encoded, so that a slash or question mark in a name stays
  /// inside its part.
  public init(path parts: String..., query: KeyValuePairs<String, String> = [:]) {
    self.init(parts: parts, query: query.map { ($0.key, $0.value) })
  }

  /// The same from lists that are known only when the page is made.
  public init(parts: [String], query: [(key: String, value: String)] = []) {
    var text = parts.map { "/" + Self.encodedPart($0) }.joined()
    if text.isEmpty { text = "/" }
    for (index, (key, value)) in query.enumerated() {
      text += (index == 0 ? "?" : "&") + Self.encodedPart(key) + "=" + Self.encodedPart(value)
    }
    self.text = text
    isLocal = true
  }

  /// The same page at the element with this id.
  public init(fragment id: ID) {
    text = "#" + id.text
    isLocal = true
  }

  private enum Form { case local, foreign, unsafe }

  private static func form(of text: String) -> Form {
    let bytes = Array(text.utf8)
    // A browser drops tabs and newlines inside an address and controls before it, and reads "\" as "/".
    guard let first = bytes.first, !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") })
    else { return .unsafe }
    switch first {
    case UInt8(ascii: "/"): return bytes.dropFirst().first == UInt8(ascii: "/") ? .unsafe : .local
    case UInt8(ascii: "?"), UInt8(ascii: "#"): return .local
    default: break
    }
    let scheme = bytes.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "/") }
    guard scheme.count < bytes.count, bytes[scheme.count] == UInt8(ascii: ":") else { return .unsafe }
    switch String(decoding: scheme, as: UTF8.self).lowercased() {
    case "http", "https": return .foreign
    case "mailto", "tel": return .foreign
    default: return .unsafe
    }
  }

  private static func encoded(_ text: String) -> String { encode(text, keeping: "/?#[]@!$&()*+,;=:%-._~") }
  private static func encodedPart(_ text: String) -> String { encode(text, keeping: "-._~") }

  private static func encode(_ text: String, keeping marks: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    let kept = Set(marks.utf8)
    var out: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        out.append(byte)
      case _ where kept.contains(byte): out.append(byte)
      default: out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
