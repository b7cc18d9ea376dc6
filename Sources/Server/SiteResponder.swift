// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import HTTPTypes
import Hummingbird
import Journal
import Logging
import Markup
import NIOCore
import Packs

/// A request's place in the network, beside what the framework keeps.
struct SiteContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Who is at the other end of the wire. What a proxy claims about others is not believed: anyone can write it.
  let peer: String
  let port: Int

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    peer = source.channel.remoteAddress?.ipAddress ?? "local"
    port = source.channel.localAddress?.port ?? 0
  }
}

/// A form without the mark of the session that sends it: it was drawn before the person signed in anew, or elsewhere.
private struct StaleForm: Error {}

/// Turns requests into pages and commands: looks who it is, finds the endpoint, checks the right, answers.
struct SiteResponder: HTTPResponder {
  typealias Context = SiteContext
  let site: Site

  func respond(to request: Request, context: SiteContext) async throws -> Response {
    var request = request
    let response: Response
    do {
      response = try await answer(&request, context)
    } catch is StaleForm {
      response = await trouble(.forbidden, request) { TroublePage.staleForm($0) }
    } catch let error as HTTPError {
      response = await trouble(error.status, request)
    } catch let failure as DeskFailure {
      site.logger.critical("not recorded", metadata: ["path": "\(request.uri.path)", "cause": "\(failure)"])
      response = await trouble(.internalServerError, request) { TroublePage.page(failure, $0) }
    } catch {
      // The cause is for the log; people get a calm page.
      site.logger.error("request failed", metadata: ["path": "\(request.uri.path)", "cause": "\(error)"])
      response = await trouble(.internalServerError, request)
    }
    let safe = response.withSafetyHeaders(isSecure: site.settings.isSecure)
    // With a body, what answers HEAD would be read as the beginning of the next answer.
    return request.method == .head ? safe.createHeadResponse() : safe
  }

  /// The page that tells of it is that of the status, where nothing more is known.
  private func trouble(
    _ status: HTTPResponse.Status, _ request: Request, _ page: ((Language) -> Page)? = nil
  ) async -> Response {
    let say = Visit.language(of: request, at: site)
    var nobody = Visit(
      say: say, path: Visit.path(of: request), cookie: nil, session: nil, visitor: .nobody, token: "")
    (nobody.query, nobody.isLooking) = (Visit.query(of: request), Visit.isLooking(request))
    var visit = nobody
    // Whoever is signed in keeps the places of the site at hand, unless looking that up is what failed.
    if status != .internalServerError { do { visit = try await Visit(request, at: site) } catch { visit = nobody } }
    var response = await response(page?(say) ?? TroublePage.page(status.code, say), status, visit)
    if status == .tooManyRequests || status == .serviceUnavailable { response.headers[.retryAfter] = "30" }
    return response
  }

  private func answer(_ request: inout Request, _ context: SiteContext) async throws -> Response {
    let path = Visit.path(of: request)
    let isLooking = Visit.isLooking(request)
    if isLooking, let file = site.assets.response(path) { return file }
    if isLooking, path == "/health" { return .text("ok") }
    guard isLooking || request.method == .post else { return await notAllowed(try await Visit(request, at: site)) }
    if !isLooking {
      guard isFromHere(request) else { throw HTTPError(.forbidden) }
      if path == "/reports/policy" { return try await policyReport(&request, context) }
    }
    let visit = try await Visit(request, at: site)
    return isLooking ? try await get(request, visit, context) : try await post(&request, visit, context)
  }

  /// A browser tells where a form was sent from; another site's is refused before anything of it is read. Where pages
  /// come by plain HTTP, browsers send only the older `Origin`.
  private func isFromHere(_ request: Request) -> Bool {
    if let from = request.headers[.secFetchSite] { return from == "same-origin" || from == "none" }
    guard let origin = request.headers[.origin]?.lowercased() else { return true }
    let host = origin.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init)
    return host == request.head.authority?.lowercased() || origin == site.settings.publicAddress?.lowercased()
  }

  // MARK: Looking

  private func get(_ request: Request, _ visit: Visit, _ context: SiteContext) async throws -> Response {
    if let to = FormBody.query(request.uri.query ?? "")["language"], let language = Language(rawValue: to) {
      return Response.redirect(to: visit.address).setting(.language(language, isSecure: site.settings.isSecure))
    }
    if let own = try await shellPage(request, visit) { return own }
    guard visit.session != nil else { return Response.redirect(to: signInAddress(then: visit.address)) }
    if visit.path == "/live" { return try await live(request, visit) }
    if visit.path == "/journal" { return try await record(visit, query: FormBody.query(request.uri.query ?? "")) }
    let congress = await site.desk.state
    guard let (endpoint, parameters) = find(visit.path) else { return await notFound(visit) }
    let scene = visit.scene(
      parameters: parameters, query: FormBody.query(request.uri.query ?? ""), now: congress.moment(of: site.clock()))
    guard visit.visitor.may(endpoint.readers) else { return await forbidden(visit) }
    switch endpoint.work {
    case .page(let make), .look(let make), .form(let make, _), .drawing(let make, _):
      guard let page = make(scene, congress) else { return await notFound(visit) }
      return await response(page, .ok, visit)
    case .reckoned(let ask, let make):
      var reckoning: SlateReckoning?
      if let question = ask(scene, congress) { reckoning = await site.reckoner.answer(question) }
      guard let page = make(scene, congress, reckoning) else { return await notFound(visit) }
      return await response(page, .ok, visit)
    case .file(let make):
      guard let order = make(scene, congress) else { return await notFound(visit) }
      return try await site.fileResponse(order, congress, for: visit)
    }
  }

  // MARK: Doing

  private func post(_ request: inout Request, _ visit: Visit, _ context: SiteContext) async throws -> Response {
    // Who may not send anything here is told so before more of it than a sign-in is read.
    let found = find(visit.path)
    if let found, visit.session != nil, !visit.visitor.may(found.0.rights) { return await forbidden(visit) }
    let sent = try await site.read(&request, from: visit)
    let mark = FormMark(sent.fields["token"]?.first ?? "")
    guard !visit.token.isEmpty, Keys.areEqual(mark.secret, visit.token) else { throw StaleForm() }
    let body = await site.submission(sent, reading: found?.0.reads ?? .tables)
    if let own = try await shellAction(visit, body, context) { return own }
    guard let cookie = visit.cookie, visit.session != nil else {
      return Response.redirect(to: signInAddress(then: visit.path))
    }
    guard let (endpoint, parameters) = found else { return await notFound(visit) }
    guard visit.visitor.may(endpoint.rights) else { return await forbidden(visit) }
    if case .look(let make) = endpoint.work {
      let asked = Attempt(submission: body, faults: [], refusal: nil)
      let now = await site.desk.state.moment(of: site.clock())
      guard let page = make(visit.scene(parameters: parameters, now: now, attempt: asked), await site.desk.state) else {
        return await notFound(visit)
      }
      return await response(page, .ok, visit)
    }
    guard let form = sent.name(at: visit.path) else {
      return try await performed(endpoint, parameters, body, visit, cookie).response
    }
    if let place = await site.sentForms.begin(form) {
      await site.sessions.say(Self.recordedBefore[visit.say], to: cookie)
      return Response.redirect(to: place)
    }
    do {
      let (response, place) = try await performed(endpoint, parameters, body, visit, cookie)
      await site.sentForms.end(form, leadingTo: place)
      return response
    } catch {
      await site.sentForms.end(form, leadingTo: nil)
      throw error
    }
  }

  private static let recordedBefore = Phrase(
    "Nội dung này đã được ghi ở lần gửi trước; lần này không ghi thêm.",
    "This was recorded when it was sent before; nothing was recorded again.")

  /// Does what a form asks for; the answer says where it led, if it was recorded.
  private func performed(
    _ endpoint: CongressEndpoints.CongressEndpoint, _ parameters: [String: String], _ body: Submission, _ visit: Visit,
    _ cookie: String
  ) async throws -> (response: Response, place: String?) {
    let congress = await site.desk.state
    let act = Act(actor: visit.actor, time: site.clock())
    var scene = visit.scene(parameters: parameters, query: [:], now: congress.moment(of: act.time))
    let again: @Sendable (Scene, Congress) -> Page?
    let outcome: Outcome
    switch endpoint.work {
    case .form(let page, let read):
      again = page
      outcome = try await filled(read, body, scene, congress, act, visit)
    case .drawing(let page, let read):
      again = page
      outcome = try await drawn(read, body, scene, congress, act, visit)
    case .page, .reckoned, .look, .file: return (await notAllowed(visit, but: "GET, HEAD"), nil)
    }
    switch outcome {
    case .done(let words, let then):
      await site.sessions.say(words[visit.say], to: cookie)
      let place = then(await site.desk.state).text
      return (Response.redirect(to: place), place)
    case .faults(let faults): scene = scene.again(Attempt(submission: body, faults: faults.all, refusal: nil))
    case .refused(let refused): scene = scene.again(Attempt(submission: body, faults: [], refusal: refused))
    }
    guard let page = again(scene, await site.desk.state) else { return (await notFound(visit), nil) }
    return (await response(page, .unprocessableContent, visit), nil)
  }

  /// Performs a command; the answer is where `then` leads on from what came of it, or why a rule said no.
  func perform(
    _ command: CongressCommand, _ act: Act, keeping blobs: [Blob], _ visit: Visit, done: Phrase,
    then: @escaping @Sendable (Congress, [CongressEvent]) -> Address
  ) async throws -> Outcome {
    let say = visit.say
    let events: [CongressEvent]
    do throws(DeskFailure) {
      switch try await site.granted(command, by: act, blobs: blobs) {
      case .success(let came): events = came
      case .failure(let refusal):
        let pack = await site.desk.state.pack
        return .refused(Attempt.Refused(problem: refusal.problem(say, in: pack), mend: refusal.mend(say, in: pack)))
      }
    } catch {
      site.logger.critical("not recorded", metadata: ["cause": "\(error)"])
      return .refused(Attempt.Refused(problem: error.problem(say), mend: error.mend(say)))
    }
    // It is recorded; what follows from it is done again at the next start, should it fail now.
    do { try await site.follow(command) } catch {
      site.logger.critical("not followed up", metadata: ["cause": "\(error)"])
    }
    return .done(done) { then($0, events) }
  }

  /// A browser refused something because of the policy; that is a fault of a page, so it is logged.
  private func policyReport(_ request: inout Request, _ context: SiteContext) async throws -> Response {
    let body = try await site.body(of: &request, upTo: 16 << 10)
    if await site.limits.take("report/\(context.peer)", most: 60, minutes: 10, at: site.clock()) {
      site.logger.error("policy report", metadata: ["bytes": "\(body.count)"])
    }
    return Response(status: .noContent)
  }

  // MARK: Finding

  private func find(_ path: String) -> (CongressEndpoints.CongressEndpoint, [String: String])? {
    let parts = path.split(separator: "/").map(FormBody.pathPart)
    var best: (CongressEndpoints.CongressEndpoint, [String: String])?
    for endpoint in CongressEndpoints.all {
      guard let found = endpoint.path.match(parts) else { continue }
      if best.map({ endpoint.path.weight > $0.0.path.weight }) ?? true { best = (endpoint, found) }
    }
    return best
  }

  func signInAddress(then path: String) -> String {
    path == "/" ? "/sign-in" : Address(path: "sign-in", query: ["then": path]).text
  }

  func notFound(_ visit: Visit) async -> Response {
    await response(TroublePage.page(404, visit.say), .notFound, visit)
  }

  /// The address is there, but not for this method.
  private func notAllowed(_ visit: Visit, but methods: String = "GET, HEAD, POST") async -> Response {
    var answer = await response(TroublePage.page(405, visit.say), .methodNotAllowed, visit)
    answer.headers[.allow] = methods
    return answer
  }

  func forbidden(_ visit: Visit) async -> Response {
    await response(TroublePage.page(403, visit.say), .forbidden, visit)
  }
}
