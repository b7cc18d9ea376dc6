// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

/// Lines to a new file, under another name until it is whole; or to standard output.
final class LineOutput {
  private let handle: FileHandle
  private let path: String?
  private var buffer = Data()

  init(_ path: String?) throws {
    self.path = path
    guard let path else {
      handle = .standardOutput
      return
    }
    guard !FileManager.default.fileExists(atPath: path) else { throw CommandFault.exists(path) }
    // Private from the first byte: an export may hold secrets.
    let partial = path + ".partial"
    guard FileManager.default.createFile(atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600]),
      let opened = FileHandle(forWritingAtPath: partial)
    else { throw CocoaError(.fileWriteUnknown) }
    handle = opened
  }

  func write(_ line: [UInt8]) throws {
    buffer.append(contentsOf: line)
    buffer.append(10)
    if buffer.count >= 1 << 16 { try flush() }
  }

  func finish() throws {
    try flush()
    guard let path else { return }
    try handle.synchronize()
    try handle.close()
    try FileManager.default.moveItem(atPath: path + ".partial", toPath: path)
  }

  private func flush() throws {
    try handle.write(contentsOf: buffer)
    buffer = Data()
  }
}
