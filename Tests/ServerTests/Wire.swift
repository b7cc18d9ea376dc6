// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// What came back over the wire, as it stood there.
struct Answer: Sendable {
  let status: Int
  let headers: [(name: String, value: String)]
  let body: [UInt8]

  /// Nothing unless it begins like an answer.
  init?(_ bytes: [UInt8]) {
    guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: [13, 10, 13, 10]) }) else { return nil }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).components(separatedBy: "\r\n")
    let first = lines[0].split(separator: " ")
    guard first.count > 1, first[0].hasPrefix("HTTP/1"), let status = Int(first[1]) else { return nil }
    self.status = status
    headers = lines.dropFirst().map { line in
      let pair = line.split(separator: ":", maxSplits: 1).map(String.init)
      return (pair[0].lowercased(), pair.count > 1 ? pair[1].trimmingCharacters(in: .whitespaces) : "")
    }
    body = Array(bytes[(end + 4)...])
  }

  func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
  var text: String { String(decoding: body, as: UTF8.self) }
  var location: String? { header("location") }

  /// The cookies it sets, each with its flags.
  var cookies: [String: String] {
    Dictionary(
      headers.filter { $0.name == "set-cookie" }.map { header in
        let pair = header.value.split(separator: "=", maxSplits: 1).map(String.init)
        return (pair[0], pair.count > 1 ? pair[1] : "")
      }, uniquingKeysWith: { $1 })
  }
}

/// One connection to a server on this machine. Its calls block, so they run on threads of their own: the site under test
/// shares those of a queue.
final class Wire: @unchecked Sendable {
  private let socket: Int32

  struct Broken: Error {}

  init(port: Int, patience seconds: Int = 20) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var time = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw Broken() }
  }

  deinit { close(socket) }

  func send(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      // The other end may stop listening once it has heard enough.
      guard count > 0 else { return }
      sent += count
    }
  }

  /// Everything up to the end, or until `isEnough`.
  func receive(until isEnough: ([UInt8]) -> Bool = { _ in false }) -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !isEnough(all) {
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      all += buffer[..<count]
    }
    return all
  }

  /// Runs what blocks on a thread of its own.
  static func off<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { done in
      Thread.detachNewThread { done.resume(with: Result { try work() }) }
    }
  }

  /// One request on its own connection.
  static func ask(port: Int, _ bytes: [UInt8]) async throws -> Answer {
    let answered = try await off {
      let wire = try Wire(port: port)
      wire.send(bytes)
      return wire.receive()
    }
    guard let answer = Answer(answered) else { throw Broken() }
    return answer
  }
}

/// Somebody's browser: it keeps cookies, follows nothing, and reads the secret of a form off the page.
struct Browser: Sendable {
  let port: Int
  var cookies: [String: String] = [:]
  var headers: [String: String] = ["Sec-Fetch-Site": "same-origin"]

  init(_ hall: Hall) { port = hall.port }
  init(port: Int) { self.port = port }

  private func head(_ method: String, _ path: String, _ more: [String: String]) -> String {
    var lines = ["\(method) \(path) HTTP/1.1", "Host: localhost:\(port)", "Connection: close"]
    if !cookies.isEmpty {
      lines.append(
        "Cookie: " + cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; "))
    }
    for (name, value) in headers.merging(more, uniquingKeysWith: { $1 }) where !value.isEmpty {
      lines.append("\(name): \(value)")
    }
    return lines.joined(separator: "\r\n") + "\r\n\r\n"
  }

  mutating func send(
    _ method: String, _ path: String, _ more: [String: String] = [:], body: [UInt8]? = nil
  ) async throws -> Answer {
    var more = more
    if let body { more["Content-Length"] = "\(body.count)" }
    let answer = try await Wire.ask(port: port, Array(head(method, path, more).utf8) + (body ?? []))
    for (name, value) in answer.cookies {
      let kept = String(value.prefix { $0 != ";" })
      cookies[name] = kept.isEmpty ? nil : kept
    }
    return answer
  }

  mutating func get(_ path: String, _ more: [String: String] = [:]) async throws -> Answer {
    try await send("GET", path, more)
  }

  /// Sends a form with the secret of the page it stands on.
  mutating func post(
    _ path: String, _ fields: [(String, String)], from page: String? = nil, _ more: [String: String] = [:]
  ) async throws -> Answer {
    let token = try await token(on: page ?? path)
    return try await post(path, fields + [("token", token)], more)
  }

  /// Sends a form as it is.
  mutating func post(
    _ path: String, _ fields: [(String, String)], _ more: [String: String]
  ) async throws -> Answer {
    let body = fields.map { "\(Browser.encoded($0.0))=\(Browser.encoded($0.1))" }.joined(separator: "&")
    return try await send(
      "POST", path, ["Content-Type": "application/x-www-form-urlencoded"].merging(more) { $1 }, body: Array(body.utf8))
  }

  mutating func token(on page: String) async throws -> String {
    let text = try await get(page).text
    guard let range = text.range(of: #"name="token" value="[^"]*""#, options: .regularExpression) else { return "" }
    return String(text[range].dropFirst(#"name="token" value=""#.count).dropLast())
  }

  /// What stands before the blank line of a request of this browser.
  func head(ofGet path: String, _ more: [String: String] = [:]) -> [UInt8] { Array(head("GET", path, more).utf8) }

  static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      return isPlain ? String(UnicodeScalar(byte)) : "%" + String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }
}
