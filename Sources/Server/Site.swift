// SPDX-License-Identifier: AGPL-3.0-or-later

public import Assembly
import Clerk
import Hummingbird
public import Journal
public import Logging
import NIOCore

/// Where and for whom the site is served.
public struct SiteSettings: Sendable {
  public let host: String
  /// 0 lets the system choose.
  public let port: Int
  /// The address that goes on sign-in sheets, such as "http://192.168.1.5:8080"; without a slash at its end.
  public let publicAddress: String?
  /// Whether browsers reach the site by HTTPS through a proxy: cookies are then marked secure.
  public let isSecure: Bool

  public init(host: String, port: Int, publicAddress: String?, isSecure: Bool) {
    self.host = host
    self.port = port
    self.publicAddress = publicAddress
    self.isSecure = isSecure
  }
}

/// One congress served to browsers: everything the responder needs, put together once.
public struct Site: Sendable {
  let desk: Desk<Congress>
  let store: any JournalStore
  let settings: SiteSettings
  /// The only clock of the program.
  let clock: @Sendable () -> Timestamp
  let sessions: Sessions
  let keys: Keys
  let limits: RateLimits
  let assets: Assets
  let press: PressRoom
  let firstRun: FirstRun
  let logger: Logger

  public init(
    desk: Desk<Congress>, store: any JournalStore, settings: SiteSettings,
    clock: @escaping @Sendable () -> Timestamp, logger: Logger
  ) async throws {
    self.desk = desk
    self.store = store
    self.settings = settings
    self.clock = clock
    self.logger = logger
    sessions = try await Sessions(store: store)
    keys = Keys(store: store)
    limits = RateLimits()
    assets = Assets()
    press = PressRoom()
    firstRun = FirstRun()
  }

  /// The address of the page that makes the first administrator, or nil when there are accounts already. The key in it
  /// works once, and only for this run of the program.
  public func firstRunAddress(port: Int) async -> String? {
    guard await desk.state.access.accounts.isEmpty else { return nil }
    return "\(address(port: port))/first-run?key=\(firstRun.key)"
  }

  /// A sign-in code for an account, for the console of a demonstration; works once.
  public func drawCode(for account: AccountID) async throws -> String {
    let code = try await keys.drawCode(for: account)
    let act = Act(actor: .setup, time: clock())
    _ = try await desk.perform(.access(.noteSheet(account)), by: act)
    return code
  }

  /// Sets an account's password, for the accounts of a demonstration.
  public func setPassword(_ password: String, of account: AccountID) async throws {
    try await keys.setPassword(password, of: account)
    _ = try await desk.perform(.access(.notePassword(account)), by: Act(actor: .setup, time: clock()))
  }

  public func address(port: Int) -> String { settings.publicAddress ?? "http://localhost:\(port)" }

  /// Serves until the program is told to stop. `running` gets the port once requests are answered.
  public func serve(running: @escaping @Sendable (Int) async -> Void) async throws {
    let responder = SiteResponder(site: self)
    let application = Application(
      responder: responder,
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), serverName: nil, backlog: 4096),
      onServerRunning: { channel in await running(channel.localAddress?.port ?? 0) },
      logger: logger)
    try await application.runService()
    await press.close()
  }
}

/// The key of the first-run page.
actor FirstRun {
  let key = Keys.drawToken()
  private var isUsed = false

  /// Whether this is the key, and it is the first time it is used.
  func take(_ attempt: String) -> Bool {
    guard !isUsed, Keys.areEqual(attempt, key) else { return false }
    isUsed = true
    return true
  }

  func matches(_ attempt: String) -> Bool { !isUsed && Keys.areEqual(attempt, key) }
}
