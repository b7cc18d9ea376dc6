// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Packs

/// The folder a command works in: the one that was named, or one of its own that is gone afterwards.
struct Workplace {
  let url: URL
  private let isOwn: Bool

  init(_ path: String?) throws {
    isOwn = path == nil
    url =
      path.map { URL(fileURLWithPath: $0, isDirectory: true) }
      ?? FileManager.default.temporaryDirectory.appendingPathComponent("dienhong-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    let record = url.appendingPathComponent("congress.sqlite")
    guard !FileManager.default.fileExists(atPath: record.path) else { throw WorkplaceFault.taken(url.path) }
  }

  func leave() {
    guard isOwn else { return }
    do { try FileManager.default.removeItem(at: url) } catch {
      FileHandle.standardError.write(Data("\(url.path): \(error)\n".utf8))
    }
  }
}

/// Why a folder cannot be worked in.
enum WorkplaceFault: Foreseen {
  case taken(String)

  func sentence(_ say: Language) -> String {
    switch self {
    case .taken(let path):
      say(
        "Thư mục “\(path)” đã có một nhật ký. Hãy chọn thư mục khác, hoặc chuyển nhật ký đó đi nơi khác.",
        "The folder “\(path)” already holds a record. Choose another folder, or move that record away.")
    }
  }
}
