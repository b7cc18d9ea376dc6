// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Hummingbird
import Journal
import Markup
import Packs

/// One request as a person's act: who, in which language, at which address.
struct Visit: Sendable {
  let say: Language
  let path: String
  /// What was asked for behind the path, as it was sent, without the choice of a language.
  var query = ""
  /// Whether a page was asked for, and not something sent: only such a page can be asked for again.
  var isLooking = true
  let cookie: String?
  let session: Session?
  let visitor: Visitor
  /// The secret of this browser's forms: of its session, or of its cookie for forms before signing in.
  let token: String
  /// Whether a page asks for itself in the background.
  var isRefresh = false
  /// How far the record had come before anything was read for this answer; what happens later, its page hears live.
  var seen: Int64 = 0

  init(say: Language, path: String, cookie: String?, session: Session?, visitor: Visitor, token: String) {
    self.say = say
    self.path = path
    self.cookie = cookie
    self.session = session
    self.visitor = visitor
    self.token = token
  }

  init(_ request: Request, at site: Site) async throws {
    say = Visit.language(of: request, at: site)
    path = Visit.path(of: request)
    query = Visit.query(of: request)
    isLooking = Visit.isLooking(request)
    isRefresh = request.headers[.live] != nil
    seen = await site.desk.sequence
    let time = site.clock()
    let held = request.cookies[Cookie.sessionName(isSecure: site.settings.isSecure)]?.value
    let known: Session? = if let held { try await site.sessions.session(held, at: time) } else { nil }
    let congress = await site.desk.state
    if let known, let account = congress.access.account(known.account), account.isOpen {
      cookie = held
      session = known
      token = known.token
      visitor = congress.visitor(account, on: congress.moment(of: time).day, say)
    } else {
      cookie = nil
      session = nil
      visitor = .nobody
      let known = request.cookies[Cookie.formName(isSecure: site.settings.isSecure)]?.value
      token = known.flatMap { Keys.isToken($0) ? $0 : nil } ?? ""
    }
  }

  /// The path that was asked for. Links on a page are made of it, and "//host" would lead away from the site.
  static func path(of request: Request) -> String { "/" + request.uri.path.drop { $0 == "/" } }

  static func isLooking(_ request: Request) -> Bool { request.method == .get || request.method == .head }

  /// The query without the choice of a language. It stands in links and redirects of this site, so what would break out
  /// of either is written as a browser writes it.
  static func query(of request: Request) -> String {
    let pieces = (request.uri.query ?? "").split(separator: "&").filter { piece in
      FormBody.query(String(piece))["language"] == nil
    }
    return Address("/?\(pieces.joined(separator: "&").replacing("\\", with: "%5C").replacing("#", with: "%23"))")
      .text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().joined()
  }

  /// The page again, as it was asked for.
  var address: String { query.isEmpty ? path : "\(path)?\(query)" }

  /// The same page in a language. Who holds a code or a key in the address of a page keeps it; it goes nowhere else.
  func address(in language: Language) -> Address {
    Address("\(path)?\(query.isEmpty ? "" : query + "&")language=\(language.rawValue)")
  }

  var actor: ActorID { ActorID(rawValue: "account:\(session?.account.text ?? "")") }

  /// The language chosen on a page, else the browser's first that we have, else the site's own.
  static func language(of request: Request, at site: Site) -> Language {
    if let chosen = request.cookies["language"].flatMap({ Language(rawValue: $0.value) }) { return chosen }
    for wish in (request.headers[.acceptLanguage] ?? "").split(separator: ",") {
      let code = wish.prefix { $0.isLetter }.lowercased()
      if let language = Language(rawValue: code) { return language }
    }
    return site.settings.language
  }

  func scene(
    parameters: [String: String] = [:], query: [String: String] = [:], now: Moment, attempt: Attempt? = nil
  ) -> Scene {
    Scene(
      say: say, visitor: visitor, now: now, parameters: parameters, query: query,
      token: FormToken(value: FormMark(secret: token, seen: seen).text), attempt: attempt)
  }
}

extension Visitor {
  /// Whether one of these rights is held; none asked for means everyone.
  func may(_ needed: Set<Right>) -> Bool { needed.isEmpty || !needed.isDisjoint(with: rights) }
}

extension Congress {
  /// An account as it looks at pages.
  func visitor(_ account: Account, on day: Day, _ say: Language) -> Visitor {
    Visitor(
      account: Visitor.AccountKey(account: account.id.text, person: account.person?.text),
      name: account.person.map { organisations.name(of: $0, say) } ?? account.login,
      roles: roles(of: account, on: day).map { $0.name[say] }, rights: rights(of: account.actor, on: day))
  }
}

extension Scene {
  func again(_ attempt: Attempt) -> Scene {
    Scene(
      say: say, visitor: visitor, now: now, parameters: parameters, query: query, token: token, attempt: attempt)
  }
}
