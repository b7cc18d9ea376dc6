// SPDX-License-Identifier: AGPL-3.0-or-later

import CAssets
import Hummingbird
import Journal
import Markup

/// The static files that are compiled into the program, each under an address that changes with its bytes.
struct Assets: Sendable {
  private struct File: Sendable {
    let type: String
    let bytes: [UInt8]
  }

  private var files: [String: File] = [:]
  private var addresses: [String: String] = [:]

  init() {
    var count = 0
    guard let all = cassets(&count) else { return }
    for index in 0..<count {
      let path = String(cString: all[index].path)
      let bytes = Array(UnsafeBufferPointer(start: all[index].bytes, count: all[index].count))
      let address = "/assets/\(Hash.of(bytes).description.prefix(16))/\(path)"
      files[address] = File(type: Assets.type(of: path), bytes: bytes)
      addresses[path] = address
    }
  }

  /// Where a file is served; its plain name if there is none, so that a missing one shows in the browser's console.
  func address(of path: String) -> Address { Address(addresses[path] ?? "/assets/\(path)") }

  func response(_ path: String) -> Response? {
    // Browsers ask for this name on their own.
    let path = path == "/favicon.ico" ? address(of: "icon.svg").text : path
    guard let file = files[path] else { return nil }
    return .bytes(file.bytes, type: file.type, cache: "public, max-age=31536000, immutable")
  }

  private static func type(of path: String) -> String {
    switch path.split(separator: ".").last {
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "svg": "image/svg+xml"
    default: "application/octet-stream"
    }
  }
}
