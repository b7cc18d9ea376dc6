// SPDX-License-Identifier: AGPL-3.0-or-later

// The C library declares its streams as variables, though nobody sets them.
#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// What was printed.
enum Printed {
  /// Writes it out, and throws when some of it did not arrive, now or before: the stream remembers.
  static func arrive() throws(OutputFault) {
    guard fflush(stdout) == 0, ferror(stdout) == 0 else { throw .notPrinted }
  }
}
