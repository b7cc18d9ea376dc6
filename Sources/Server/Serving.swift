// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Hummingbird
import NIOCore

extension Site {
  public func address(port: Int) -> String { settings.publicAddress ?? "http://localhost:\(port)" }

  /// Serves until the program is told to stop. `running` gets the port once requests are answered. Throws a `SiteFault`
  /// when it cannot listen.
  public func serve(running: @escaping @Sendable (Int) async -> Void) async throws {
    let responder = SiteResponder(site: self)
    let connections = bounds.connections
    let application = Application(
      responder: responder,
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [Doorkeeper(connections)], idleTimeout: TimeAmount(idleness))),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), serverName: nil, backlog: 4096),
      onServerRunning: { channel in await running(channel.localAddress?.port ?? 0) },
      logger: logger)
    do { try await application.runService() } catch {
      await press.close()
      throw SiteFault(error, at: settings) ?? error
    }
    await press.close()
  }
}
