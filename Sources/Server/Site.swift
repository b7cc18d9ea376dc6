// SPDX-License-Identifier: AGPL-3.0-or-later

public import Assembly
import Clerk
public import Journal
public import Logging

/// One congress served to browsers: everything the responder needs, put together once.
public struct Site: Sendable {
  let desk: Desk<Congress>
  let store: any JournalStore
  var settings: SiteSettings
  /// The only clock of the program.
  let clock: @Sendable () -> Timestamp
  let sessions: Sessions
  let keys: Keys
  let codes: Codes
  let limits: RateLimits
  let assets: Assets
  var press: PressRoom
  let firstRun: FirstRun
  let sentForms = SentForms()
  let reckoner: Reckoner
  let logger: Logger
  var bounds = Bounds()
  /// How long somebody may take to send a form, and a connection may lie idle.
  var patience: Duration = .seconds(120)
  var idleness: Duration = .seconds(60)

  /// Takes up the sessions that lasted, and finishes forgetting whatever a crash left half forgotten. `reckon` answers
  /// questions about slates, within a time of its own.
  public init(
    desk: Desk<Congress>, store: any JournalStore, settings: SiteSettings,
    clock: @escaping @Sendable () -> Timestamp, logger: Logger,
    reckon: @escaping @Sendable (SlateQuestion) -> SlateReckoning = { _ in .unanswered(.noSolver) }
  ) async throws {
    self.desk = desk
    self.store = store
    self.settings = settings
    self.clock = clock
    self.logger = logger
    let access = await desk.state.access
    sessions = try await Sessions(store: store, at: clock()) { access.account($0)?.isOpen == true }
    keys = Keys(store: store)
    codes = Codes(store: store)
    limits = RateLimits()
    assets = Assets()
    press = PressRoom()
    firstRun = FirstRun()
    reckoner = Reckoner(reckon)
    try await forgetKeys()
    try await forgetCodes()
  }

  /// Whether nobody can sign in: no open account has a password or a code that still works. That is so before the first
  /// administrator, and where a record came back from an export without its keys.
  var isUnentered: Bool {
    get async throws {
      for account in await desk.state.access.accounts where account.isOpen {
        if try await keys.hasPassword(account.id) { return false }
        if try await codes.hasCode(account.id, at: clock()) { return false }
      }
      return true
    }
  }

  /// The path of the page that makes the first administrator, or nil when somebody can sign in already. The key in it
  /// works once, and only for this run of the program.
  public func firstRunLink() async throws -> String? {
    try await isUnentered ? "/first-run?key=\(firstRun.key)" : nil
  }

  /// A sign-in code for an account, for the console of a demonstration; works once.
  public func drawCode(for account: AccountID) async throws -> String {
    let act = Act(actor: .setup, time: clock())
    let code = try await codes.draw(for: account, at: act.time).code
    _ = try await desk.perform(.access(.noteSheet(account)), by: act)
    return code
  }

  /// Sets an account's password, for the accounts of a demonstration.
  public func setPassword(_ password: String, of account: AccountID) async throws {
    try await keys.setPassword(password, of: account)
    _ = try await desk.perform(.access(.notePassword(account)), by: Act(actor: .setup, time: clock()))
  }
}

/// The key of the first-run page.
actor FirstRun {
  nonisolated let key = Keys.drawToken()
  private var isUsed = false

  /// Whether this is the key, and nobody else has used it or is about to.
  func take(_ attempt: String) -> Bool {
    guard matches(attempt) else { return false }
    isUsed = true
    return true
  }

  /// The key works again: what it was taken for did not happen.
  func giveBack() { isUsed = false }

  func matches(_ attempt: String) -> Bool { !isUsed && Keys.areEqual(attempt, key) }
}
