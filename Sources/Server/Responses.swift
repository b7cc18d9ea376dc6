// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import HTTPTypes
import Hummingbird
import Markup
import NIOCore
import Packs

extension HTTPField.Name {
  static let secFetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .origin
  /// The number of the last message that a browser heard before its line broke.
  static let lastEventID = HTTPField.Name("Last-Event-ID") ?? .origin
  /// Set by the site's own script when it fetches a page again.
  static let live = HTTPField.Name("X-Live") ?? .origin
}

extension Response {
  static func bytes(
    _ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok, cache: String = "no-store"
  ) -> Response {
    Response(
      status: status, headers: [.contentType: type, .cacheControl: cache],
      body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  static func text(_ text: String) -> Response { bytes(Array(text.utf8), type: "text/plain; charset=utf-8") }

  /// See other: what was sent is done, look there.
  static func redirect(to path: String) -> Response {
    // Only paths of this site. "//host" would lead away from it, and so would "/\\host" and, since browsers drop tabs
    // and line ends, "/<tab>/host".
    let isPlain = path.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
    let local = isPlain && path.hasPrefix("/") && !path.hasPrefix("//") ? path : "/"
    return Response(status: .seeOther, headers: [.location: local, .cacheControl: "no-store"])
  }

  /// A file to keep, under a name that may have any letters (RFC 6266).
  static func download(_ bytes: [UInt8], name: String, type: String) -> Response {
    var response = Response.bytes(bytes, type: type)
    let plain = name.utf8.map { byte -> Character in
      let isPlain = (65...90).contains(byte) || (97...122).contains(byte) || (48...57).contains(byte)
      return isPlain || [45, 46, 95].contains(byte) ? Character(UnicodeScalar(byte)) : "_"
    }
    let encoded = Address(path: name).text.dropFirst()
    response.headers[.contentDisposition] = "attachment; filename=\"\(String(plain))\"; filename*=UTF-8''\(encoded)"
    return response
  }

  func setting(_ cookie: Cookie) -> Response {
    var response = self
    response.setCookie(cookie)
    return response
  }

  /// What every answer says to the browser: nothing from elsewhere, nothing inline, nowhere framed.
  func withSafetyHeaders(isSecure: Bool) -> Response {
    var response = self
    let policy = [
      "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
      "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "report-uri /reports/policy",
    ]
    let fields = [
      ("Content-Security-Policy", policy.joined(separator: "; ")), ("X-Content-Type-Options", "nosniff"),
      ("Referrer-Policy", "same-origin"), ("X-Frame-Options", "DENY"),
      ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
      ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
    ]
    for (name, value) in fields {
      if let field = HTTPField.Name(name) { response.headers[field] = value }
    }
    if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    return response
  }
}

extension Cookie {
  /// By HTTPS the names bind the cookies to this host, so that no neighbouring site can plant one (RFC 6265bis, 4.1.3).
  static func sessionName(isSecure: Bool) -> String { isSecure ? "__Host-session" : "session" }
  static func formName(isSecure: Bool) -> String { isSecure ? "__Host-form" : "form" }

  static func session(_ value: String, isSecure: Bool) -> Cookie {
    Cookie(
      name: sessionName(isSecure: isSecure), value: value, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
  }

  static func noSession(isSecure: Bool) -> Cookie {
    Cookie(
      name: sessionName(isSecure: isSecure), value: "", maxAge: 0, path: "/", secure: isSecure, httpOnly: true,
      sameSite: .lax)
  }

  /// Ties the forms before signing in to one browser.
  static func form(_ token: String, isSecure: Bool) -> Cookie {
    Cookie(
      name: formName(isSecure: isSecure), value: token, path: "/", secure: isSecure, httpOnly: true, sameSite: .strict)
  }

  static func language(_ language: Language, isSecure: Bool) -> Cookie {
    Cookie(
      name: "language", value: language.rawValue, maxAge: 31_536_000, path: "/", secure: isSecure, httpOnly: true,
      sameSite: .lax)
  }
}
