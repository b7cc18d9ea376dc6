// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import HTTPTypes
import Hummingbird
import Markup
import NIOCore
import Packs

extension HTTPField.Name {
  static let secFetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .origin
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
    // Only paths of this site; "//host" would lead away from it.
    let local = path.hasPrefix("/") && !path.hasPrefix("//") && !path.contains("\\") ? path : "/"
    return Response(status: .seeOther, headers: [.location: local, .cacheControl: "no-store"])
  }

  /// A file to keep, under a name that may have any letters (RFC 6266).
  static func download(_ bytes: [UInt8], name: String, type: String) -> Response {
    var response = Response.bytes(bytes, type: type)
    let plain = String(name.unicodeScalars.map { $0.isASCII && $0.properties.isAlphabetic || "0123456789.-_".unicodeScalars.contains($0) ? Character($0) : "_" })
    let encoded = Address(path: name).text.dropFirst()
    response.headers[.contentDisposition] = "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
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
  static func session(_ value: String, isSecure: Bool) -> Cookie {
    Cookie(name: "session", value: value, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
  }

  static func noSession(isSecure: Bool) -> Cookie {
    Cookie(name: "session", value: "", maxAge: 0, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
  }

  /// Ties the forms before signing in to one browser.
  static func form(_ token: String, isSecure: Bool) -> Cookie {
    Cookie(name: "form", value: token, path: "/", secure: isSecure, httpOnly: true, sameSite: .strict)
  }

  static func language(_ language: Language, isSecure: Bool) -> Cookie {
    Cookie(
      name: "language", value: language.rawValue, maxAge: 31_536_000, path: "/", secure: isSecure, httpOnly: true,
      sameSite: .lax)
  }
}
