// SPDX-License-Identifier: AGPL-3.0-or-later

import NIOCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why the site could not begin to listen.
public enum SiteFault: Error, Hashable, Sendable {
  /// Another program listens there.
  case portInUse(host: String, port: Int)
  /// The system keeps this port for others, as it does those below 1024.
  case portForbidden(port: Int)
  /// This machine has no such address.
  case noSuchAddress(host: String)

  init?(_ error: any Error, at settings: SiteSettings) {
    switch (error as? IOError)?.errnoCode {
    case EADDRINUSE: self = .portInUse(host: settings.host, port: settings.port)
    case EACCES, EPERM: self = .portForbidden(port: settings.port)
    case EADDRNOTAVAIL: self = .noSuchAddress(host: settings.host)
    default:
      guard error is SocketAddressError || error is SocketAddressError.UnknownHost else { return nil }
      self = .noSuchAddress(host: settings.host)
    }
  }
}
