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
        SignInPage.page(
          scene, code: query["code"] ?? "", then: query["then"] ?? "/", guests: site.settings.guests)
      }
    case "/first-run":
      guard let key = query["key"], await site.firstRun.matches(key), try await site.isUnentered else {
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
      guard let cookie = visit.cookie else { return Response.redirect(to: "/sign-in") }
      try await site.sessions.end(cookie)
      return Response.redirect(to: "/sign-in").setting(.noSession(isSecure: site.settings.isSecure))
    case ("first-run", 1): return try await makeAdministrator(visit, body)
    case ("account", 2) where parts[1] == "password": return try await changeOwnPassword(visit, body, context)
    case ("access", 4) where parts[1] == "accounts" && parts[3] == "password":
      return try await setPassword(of: AccountID(parts[2]), visit, body)
    case ("access", 2) where parts[1] == "sheets": return try await printSheets(visit, body, context)
    default: return nil
    }
  }

  /// A page for a browser that has no session: its forms are tied to it by a cookie.
  private func beforeSession(
    _ visit: Visit, _ status: HTTPResponse.Status = .ok, attempt: Attempt? = nil, _ make: (Scene) -> Page
  ) async -> Response {
    let token = visit.token.isEmpty ? Keys.drawToken() : visit.token
    var tied = Visit(
      say: visit.say, path: visit.path, cookie: nil, session: nil, visitor: .nobody, token: token)
    (tied.query, tied.isLooking) = (visit.query, visit.isLooking)
    let now = await site.desk.state.moment(of: site.clock())
    return await response(make(tied.scene(now: now, attempt: attempt)), status, tied)
      .setting(.form(token, isSecure: site.settings.isSecure))
  }

  // MARK: Signing in

  /// Only what goes wrong counts against a place and a name: a hall signs in from one address, and a proxy is one too.
  private func signIn(_ visit: Visit, _ body: Submission, _ context: SiteContext) async throws -> Response {
    let time = site.clock()
    let code = body.fields["code"]?.first ?? ""
    let login = (body.fields["login"]?.first ?? "").lowercased()
    // A name that no account can have is not worth a place in memory.
    let isName = code.isEmpty && (1...40).contains(login.utf8.count)
    let place = "sign-in/\(context.peer)"
    guard await site.limits.take(place, most: 100, minutes: 10, at: time) else { throw HTTPError(.tooManyRequests) }
    if isName, await !site.limits.take("login/\(login)", most: 10, minutes: 10, at: time) {
      throw HTTPError(.tooManyRequests)
    }
    let then = body.fields["then"]?.first ?? "/"
    guard let account = try await account(for: body, code: code, login: login, at: time) else {
      site.logger.notice("sign-in refused", metadata: ["peer": "\(context.peer)"])
      return await beforeSession(
        visit, .unprocessableContent,
        attempt: Attempt(submission: withoutSecrets(body), faults: [SignInPage.unknown], refusal: nil)
      ) { SignInPage.page($0, code: "", then: then, guests: site.settings.guests) }
    }
    await site.limits.giveBack(place)
    if isName { await site.limits.giveBack("login/\(login)") }
    // A browser that signs in anew gets a new session, and the one before ends.
    if let earlier = visit.cookie { try await site.sessions.end(earlier) }
    let cookie = try await site.sessions.begin(account.id, at: time)
    return Response.redirect(to: then).setting(.session(cookie, isSecure: site.settings.isSecure))
  }

  private func account(
    for body: Submission, code: String, login: String, at time: Timestamp
  ) async throws -> Account? {
    let access = await site.desk.state.access
    if !code.isEmpty {
      return try await site.codes.take(code, at: time).flatMap { access.account($0) }.flatMap { $0.isOpen ? $0 : nil }
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
    guard await site.firstRun.matches(key), try await site.isUnentered else { return await notFound(visit) }
    var reader = FormReader(body)
    let login = reader.login()
    let password = reader.newPassword()
    func again(_ faults: [Fault], _ refused: Attempt.Refused? = nil) async -> Response {
      let attempt = Attempt(submission: withoutSecrets(body), faults: faults, refusal: refused)
      return await beforeSession(visit, .unprocessableContent, attempt: attempt) { FirstRunPage.page($0, key: key) }
    }
    do throws(Faults) { try reader.finish() } catch { return await again(error.all) }
    // The key is taken before anything is done with it: of two browsers that send it at once, one is too late.
    guard await site.firstRun.take(key) else { return await notFound(visit) }
    do {
      let act = Act(actor: .setup, time: site.clock())
      if let refusal = try await openAdministrator(login, at: act) {
        await site.firstRun.giveBack()
        let pack = await site.desk.state.pack
        return await again(
          [], .init(problem: refusal.problem(visit.say, in: pack), mend: refusal.mend(visit.say, in: pack)))
      }
      guard let account = await site.desk.state.access.account(login: login) else { throw HTTPError(.conflict) }
      try await keep(password, of: account, by: .setup)
      let cookie = try await site.sessions.begin(account.id, at: act.time)
      return Response.redirect(to: "/").setting(.session(cookie, isSecure: site.settings.isSecure))
    } catch {
      await site.firstRun.giveBack()
      throw error
    }
  }

  /// Opens the account, unless an earlier try came just so far.
  private func openAdministrator(_ login: String, at act: Act) async throws -> CongressRefusal? {
    let congress = await site.desk.state
    let roles = Set(congress.pack.roles.filter { $0.rights.contains(.manageAccess) }.prefix(1).map(\.id))
    if let begun = congress.access.account(login: login), begun.isOpen, begun.person == nil, begun.roles == roles {
      return nil
    }
    return try await site.refusal(of: .access(.open(login: login, person: nil, roles: roles)), by: act)
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
    try await keep(password, of: account, by: visit.actor)
    try await site.sessions.endAll(of: account.id, but: cookie)
    await site.sessions.say(visit.say("Đã đổi mật khẩu.", "The password is changed."), to: cookie)
    return Response.redirect(to: "/account")
  }

  /// Notes who set a password before it is set: one that works is always in the record.
  private func keep(_ password: String, of account: Account, by actor: ActorID) async throws {
    let act = Act(actor: actor, time: site.clock())
    if try await site.refusal(of: .access(.notePassword(account.id)), by: act) != nil { throw HTTPError(.forbidden) }
    try await site.keys.setPassword(password, of: account.id)
  }

  private func setPassword(of id: AccountID, _ visit: Visit, _ body: Submission) async throws -> Response {
    guard visit.visitor.may([.manageAccess]), let cookie = visit.cookie else { return await forbidden(visit) }
    let congress = await site.desk.state
    guard let account = congress.access.account(id) else { return await notFound(visit) }
    var reader = FormReader(body)
    let password = reader.newPassword()
    do throws(Faults) { try reader.finish() } catch {
      let scene = visit.scene(
        parameters: ["account": id.text], now: congress.moment(of: site.clock()),
        attempt: Attempt(submission: withoutSecrets(body), faults: error.all, refusal: nil))
      guard let page = AccessPages.account(scene, congress) else { return await notFound(visit) }
      return await response(page, .unprocessableContent, visit)
    }
    try await keep(password, of: account, by: visit.actor)
    try await site.sessions.endAll(of: id, but: cookie)
    await site.sessions.say(visit.say("Đã đặt mật khẩu.", "The password is set."), to: cookie)
    return Response.redirect(to: "/access/accounts/\(id)")
  }

  // MARK: Sheets

  /// Draws new codes and shows the sheets to print. They are shown this once: only hashes are kept.
  private func printSheets(
    _ visit: Visit, _ body: Submission, _ context: SiteContext
  ) async throws -> Response {
    guard visit.visitor.may([.manageAccess]) else { return await forbidden(visit) }
    let congress = await site.desk.state
    let chosen = (body.fields["account"] ?? []).map { AccountID($0) }
    let accounts = congress.access.accounts.filter { chosen.contains($0.id) && $0.isOpen }
    let drawn = SheetMark.drawn(since: body, of: accounts)
    guard drawn.isEmpty else {
      let scene = visit.scene(now: congress.moment(of: site.clock()))
      return await response(SheetsDrawnPage.page(scene, congress, accounts, drawn: drawn), .conflict, visit)
    }
    let address = site.address(port: context.port)
    var sheets: [CodeSheet] = []
    for account in accounts {
      let act = Act(actor: visit.actor, time: site.clock())
      // Who drew a code is noted before it works.
      let note = AccessCommand.noteSheet(account.id, at: congress.moment(of: act.time))
      if try await site.refusal(of: .access(note), by: act) != nil { throw HTTPError(.forbidden) }
      let (code, until) = try await site.codes.draw(for: account.id, at: act.time)
      let link = "\(address)/sign-in?code=\(code)"
      sheets.append(
        CodeSheet(
          account: account, code: code, address: address, link: link, qr: QRMatrix.of(link),
          validUntil: congress.moment(of: until)))
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
          "Hãy đặt ít nhất 10 ký tự; một câu dễ nhớ là tốt nhất.",
          "Use at least 10 characters; a sentence you remember is best."))
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
