// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Packs

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
    else { throw CommandFault.unwritable(path) }
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
    do {
      try handle.synchronize()
      try handle.close()
      try FileManager.default.moveItem(atPath: path + ".partial", toPath: path)
    } catch { throw OutputFault.notWritten(path, error) }
  }

  /// Takes back what was written of a file that will not be whole.
  func abandon() {
    guard let path else { return }
    takeAway([path + ".partial"])
  }

  private func flush() throws {
    do { try handle.write(contentsOf: buffer) } catch {
      guard let path else { throw OutputFault.notPrinted }
      throw OutputFault.notWritten(path, error)
    }
    buffer = Data()
  }
}

/// Removes files that are there; what cannot be removed is told beside, since there is something worse to tell.
func takeAway(_ paths: [String]) {
  for path in paths where FileManager.default.fileExists(atPath: path) {
    do { try FileManager.default.removeItem(atPath: path) } catch {
      FileHandle.standardError.write(Data("\(path): \(error)\n".utf8))
    }
  }
}

extension Printed {
  /// Tells a line beside what was asked for, which stands alone on standard output.
  static func beside(_ line: String) throws {
    try FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }
}

/// Why what a command made did not arrive.
enum OutputFault: Foreseen {
  case notPrinted
  case notWritten(String, any Error)

  func sentence(_ say: Language) -> String {
    switch self {
    case .notPrinted:
      say(
        "Kết quả chưa được ghi ra hết: ổ đĩa đầy, hoặc chương trình nhận đã dừng. Đừng dùng phần đã có; hãy chạy lại.",
        "Not all of the output arrived: the disk is full, or what reads it has stopped. Do not use what is there; run "
          + "this again.")
    case .notWritten(let path, let cause):
      say(
        "Chưa ghi được “\(path)” (\(cause.reason)). Hãy kiểm tra chỗ trống trên ổ đĩa rồi chạy lại; tệp ghi dở đã được xóa.",
        "“\(path)” was not written (\(cause.reason)). See whether the disk has room, then run this again; what was "
          + "written of it is removed.")
    }
  }
}

extension Error {
  /// What the system said, without a programmer's wrapping.
  fileprivate var reason: String {
    let error = self as NSError
    let inner = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    return inner.domain == NSPOSIXErrorDomain ? String(cString: strerror(Int32(inner.code))) : "\(self)"
  }
}
