// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import HTTPTypes
import Hummingbird
import Journal
import Logging
import Markup
import Packs

/// The addresses that handle secrets, which no feature may see: signing in and out, the first administrator, passwords.
extension SiteResponder {
  /// A page of the shell, or nil when the address is not one of its own.
  func shellPage(_ request: Request, _ visit: Visit) async throws -> Response? {
    let query = FormBody.query(request.uri.query ?? "")
    switch visit.path {
    case "/sign-in":
      if visit.session != nil { return Response.redirect(to: query["then"] ?? "/") }
      return await beforeSession(visit) { scene in
        SignInPage.page(scene, code: query["code"] ?? "", then: query["then"] ?? "/")
      }
    case "/first-run":
      guard let key = query["key"], await site.firstRun.matches(key), await !hasAccounts() else {
        return await notFound(visit)
      }
      return await beforeSession(visit) { FirstRunPage.page($0, key: key) }
    case "/account":
      guard visit.session != nil else { return nil }
      return await own(visit, .ok)
    default: return nil
    }
  }

  /// An action of the shell, or nil when the address is not one of its own.
  func shellAction(_ visit: Visit, _ body: Submission, _ context: SiteContext) async throws -> Response? {
    let parts = visit.path.split(separator: "/").map(String.init)
    switch (parts.first, parts.count) {
    case ("sign-in", 1): return try await signIn(visit, body, context)
    case ("sign-out", 1):
      if let cookie = visit.cookie { try await site.sessions.end(cookie) }
      return Response.redirect(to: "/sign-in").setting(.noSession(isSecure: site.settings.isSecure))
    case ("first-run", 1): return try await makeAdministrator(visit, body)
    case ("account", 2) where parts[1] == "password": return try await changeOwnPassword(visit, body, context)
    case ("access", 4) where parts[1] == "accounts" && parts[3] == "password":
      return try await setPassword(of: AccountID(parts[2]), visit, body)
    case ("access", 2) where parts[1] == "sheets": return try await printSheets(visit, body)
    default: return nil
    }
  }

  /// A page for a browser that has no session: its forms are tied to it by a cookie.
  private func beforeSession(
    _ visit: Visit, _ status: HTTPResponse.Status = .ok, attempt: Attempt? = nil, _ make: (Scene) -> Page
  ) async -> Response {
    let token = visit.token.isEmpty ? Keys.drawToken() : visit.token
    let tied = Visit(
      say: visit.say, path: visit.path, cookie: nil, session: nil, visitor: .nobody, token: token)
    let now = await site.desk.state.moment(of: site.clock())
    return await response(make(tied.scene(now: now, attempt: attempt)), status, tied)
      .setting(.form(token, isSecure: site.settings.isSecure))
  }

  private func hasAccounts() async -> Bool { await !site.desk.state.access.accounts.isEmpty }

  // MARK: Signing in

  private func signIn(_ visit: Visit, _ body: Submission, _ context: SiteContext) async throws -> Response {
    let time = site.clock()
    let login = (body.fields["login"]?.first ?? "").lowercased()
    let isWithin = await site.limits.take("sign-in/\(context.peer)", most: 30, minutes: 10, at: time)
    guard isWithin, await site.limits.take("login/\(login)", most: login.isEmpty ? 10_000 : 10, minutes: 10, at: time)
    else { throw HTTPError(.tooManyRequests) }
    let account = try await account(for: body, login)
    let then = body.fields["then"]?.first ?? "/"
    guard let account else {
      site.logger.notice("sign-in refused", metadata: ["peer": "\(context.peer)"])
      return await beforeSession(
        visit, .unprocessableContent,
        attempt: Attempt(submission: withoutSecrets(body), faults: [SignInPage.unknown], refusal: nil)
      ) { SignInPage.page($0, code: "", then: then) }
    }
    let cookie = try await site.sessions.begin(account.id, at: time)
    return Response.redirect(to: then).setting(.session(cookie, isSecure: site.settings.isSecure))
  }

  private func account(for body: Submission, _ login: String) async throws -> Account? {
    let access = await site.desk.state.access
    if let code = body.fields["code"]?.first, !code.isEmpty {
      return try await site.keys.takeCode(code).flatMap { access.account($0) }.flatMap { $0.isOpen ? $0 : nil }
    }
    let known = access.account(login: login)
    let isRight = try await site.keys.isPassword(
      body.fields["password"]?.first ?? "", of: known?.id ?? AccountID("nobody"))
    return isRight ? known.flatMap { $0.isOpen ? $0 : nil } : nil
  }

  private func withoutSecrets(_ body: Submission) -> Submission {
    Submission(fields: body.fields.filter { !["password", "again", "old", "code", "token"].contains($0.key) })
  }

  private func makeAdministrator(_ visit: Visit, _ body: Submission) async throws -> Response {
    let key = body.fields["key"]?.first ?? ""
    guard await site.firstRun.matches(key), await !hasAccounts() else { return await notFound(visit) }
    var reader = FormReader(body)
    let login = reader.login()
    let password = reader.newPassword()
    func again(_ attempt: Attempt) async -> Response {
      await beforeSession(visit, .unprocessableContent, attempt: attempt) { FirstRunPage.page($0, key: key) }
    }
    do throws(Faults) { try reader.finish() } catch {
      return await again(Attempt(submission: withoutSecrets(body), faults: error.all, refusal: nil))
    }
    let congress = await site.desk.state
    let roles = congress.pack.roles.filter { $0.rights.contains(.manageAccess) }.prefix(1).map(\.id)
    let act = Act(actor: .setup, time: site.clock())
    if let refusal = try await site.refusal(of: .access(.open(login: login, person: nil, roles: Set(roles))), by: act) {
      let refused = Attempt.Refused(
        problem: refusal.problem(visit.say, in: congress.pack), mend: refusal.mend(visit.say, in: congress.pack))
      return await again(Attempt(submission: withoutSecrets(body), faults: [], refusal: refused))
    }
    guard let account = await site.desk.state.access.account(login: login), await site.firstRun.take(key) else {
      throw HTTPError(.conflict)
    }
    try await site.keys.setPassword(password, of: account.id)
    _ = try await site.desk.perform(.access(.notePassword(account.id)), by: act)
    let cookie = try await site.sessions.begin(account.id, at: act.time)
    return Response.redirect(to: "/").setting(.session(cookie, isSecure: site.settings.isSecure))
  }

  // MARK: Passwords

  private func own(_ visit: Visit, _ status: HTTPResponse.Status, _ attempt: Attempt? = nil) async -> Response {
    let congress = await site.desk.state
    let scene = visit.scene(now: congress.moment(of: site.clock()), attempt: attempt)
    guard let page = OwnAccountPage.page(scene, congress) else { return await notFound(visit) }
    return await response(page, status, visit)
  }

  private func changeOwnPassword(
    _ visit: Visit, _ body: Submission, _ context: SiteContext
  ) async throws -> Response {
    guard let cookie = visit.cookie, let session = visit.session,
      let account = await site.desk.state.access.account(session.account)
    else { return Response.redirect(to: "/sign-in") }
    guard await site.limits.take("password/\(account.id)", most: 10, minutes: 10, at: site.clock()) else {
      throw HTTPError(.tooManyRequests)
    }
    var reader = FormReader(body)
    let password = reader.newPassword()
    if account.hasPassword,
      try await !site.keys.isPassword(body.fields["old"]?.first ?? "", of: account.id)
    {
      reader.fault(
        "old", Phrase("Mật khẩu hiện tại không đúng.", "The present password is wrong."),
        mend: Phrase("Hãy nhập lại.", "Type it again."))
    }
    do throws(Faults) { try reader.finish() } catch {
      let attempt = Attempt(submission: withoutSecrets(body), faults: error.all, refusal: nil)
      return await own(visit, .unprocessableContent, attempt)
    }
    try await keep(password, of: account.id)
    try await site.sessions.endAll(of: account.id, but: cookie)
    await site.sessions.say(visit.say("Đã đổi mật khẩu.", "The password is changed."), to: cookie)
    return Response.redirect(to: "/account")
  }

  private func keep(_ password: String, of account: AccountID) async throws {
    try await site.keys.setPassword(password, of: account)
    _ = try await site.desk.perform(
      .access(.notePassword(account)), by: Act(actor: .setup, time: site.clock()))
  }

  private func setPassword(of id: AccountID, _ visit: Visit, _ body: Submission) async throws -> Response {
    guard visit.visitor.may([.manageAccess]), let cookie = visit.cookie else { return await forbidden(visit) }
    let congress = await site.desk.state
    guard congress.access.account(id) != nil else { return await notFound(visit) }
    var reader = FormReader(body)
    let password = reader.newPassword()
    do throws(Faults) { try reader.finish() } catch {
      let scene = visit.scene(
        parameters: ["account": id.text], now: congress.moment(of: site.clock()),
        attempt: Attempt(submission: withoutSecrets(body), faults: error.all, refusal: nil))
      guard let page = AccessPages.account(scene, congress) else { return await notFound(visit) }
      return await response(page, .unprocessableContent, visit)
    }
    try await keep(password, of: id)
    try await site.sessions.endAll(of: id, but: cookie)
    await site.sessions.say(visit.say("Đã đặt mật khẩu.", "The password is set."), to: cookie)
    return Response.redirect(to: "/access/accounts/\(id)")
  }

  // MARK: Sheets

  /// Draws new codes and shows the sheets to print. They are shown this once: only hashes are kept.
  private func printSheets(_ visit: Visit, _ body: Submission) async throws -> Response {
    guard visit.visitor.may([.manageAccess]) else { return await forbidden(visit) }
    let congress = await site.desk.state
    let chosen = (body.fields["account"] ?? []).map { AccountID($0) }
    let accounts = congress.access.accounts.filter { chosen.contains($0.id) && $0.isOpen }
    let address = site.settings.publicAddress ?? "http://localhost:\(site.settings.port)"
    var sheets: [CodeSheet] = []
    for account in accounts {
      let code = try await site.keys.drawCode(for: account.id)
      _ = try await site.desk.perform(
        .access(.noteSheet(account.id)), by: Act(actor: visit.actor, time: site.clock()))
      let link = "\(address)/sign-in?code=\(code)"
      sheets.append(CodeSheet(account: account, code: code, address: address, link: link, qr: QRMatrix.of(link)))
    }
    let scene = visit.scene(now: congress.moment(of: site.clock()))
    return await response(CodeSheetPage.page(scene, congress, sheets), .ok, visit)
  }
}

extension FormReader {
  fileprivate mutating func login() -> String {
    text("login", Phrase("tên đăng nhập", "the sign-in name"), most: 40).lowercased()
  }

  /// A password typed twice: at least ten characters, as NIST SP 800-63B asks for length rather than kinds of characters.
  fileprivate mutating func newPassword() -> String {
    let password = submission.fields["password"]?.first ?? ""
    let again = submission.fields["again"]?.first ?? ""
    if password.count < 10 {
      fault(
        "password", Phrase("Mật khẩu ngắn quá.", "The password is too short."),
        mend: Phrase(
          "Hãy đặt ít nhất 10 ký tự; một câu dễ nhớ là tốt nhất.", "Use at least 10 characters; a sentence you remember is best."))
    } else if password.utf8.count > 1_000 {
      fault(
        "password", Phrase("Mật khẩu dài quá.", "The password is too long."),
        mend: Phrase("Hãy đặt ngắn hơn 200 ký tự.", "Use fewer than 200 characters."))
    } else if password != again {
      fault(
        "again", Phrase("Hai lần nhập không giống nhau.", "The two entries differ."),
        mend: Phrase("Hãy nhập lại cả hai.", "Type both again."))
    }
    return password
  }
}
