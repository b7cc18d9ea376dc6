// SPDX-License-Identifier: AGPL-3.0-or-later

import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Keeps a second writer off a journal. The kernel lets go of it when the process ends, however it ends.
///
/// A file of its own: closing any descriptor of the database itself would drop SQLite's own locks.
final class FileLock: Sendable {
  enum Fault: Error {
    case taken(by: Int32?)
    /// The folder is not there, or nothing may be written into it.
    case unwritable
    case failed(String)
  }

  private let descriptor: Mutex<Int32?>

  /// Takes the lock at once or says who holds it; never waits.
  init(_ path: String) throws(Fault) {
    // Close-on-exec: a document converter started by the server must not carry the lock on after it.
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard opened >= 0 else {
      let reason = errno
      guard ![ENOENT, ENOTDIR, EACCES, EPERM, EROFS].contains(reason) else { throw .unwritable }
      throw .failed("\(path): \(String(cString: strerror(reason)))")
    }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      let reason = errno
      let holder = FileLock.holder(opened)
      close(opened)
      throw reason == EWOULDBLOCK ? .taken(by: holder) : .failed("\(path): \(String(cString: strerror(reason)))")
    }
    descriptor = Mutex(opened)
    let text = Array("\(getpid())\n".utf8)
    // Only for the message to whoever comes second: the lock holds without it.
    if ftruncate(opened, 0) != 0 || pwrite(opened, text, text.count, 0) != text.count { return }
  }

  /// Lets go before the end of the program.
  func release() {
    let held = descriptor.withLock { descriptor in
      defer { descriptor = nil }
      return descriptor
    }
    if let held { close(held) }
  }

  deinit { release() }

  private static func holder(_ descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return Int32(String(decoding: bytes.prefix(count).prefix { $0 != 10 }, as: UTF8.self))
  }
}
