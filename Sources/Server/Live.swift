// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import HTTPTypes
import Hummingbird
import Journal
import NIOCore
import ServiceLifecycle

extension SiteResponder {
  /// Tells a page that something changed (server-sent events). It says only how far the record has come; the page then
  /// fetches itself, so rights are checked anew each time. It begins where the page was made, or where the browser's
  /// earlier line broke off, and ends with the session, with the account, with the program.
  func live(_ request: Request, _ visit: Visit) async throws -> Response {
    guard let cookie = visit.cookie else { return await forbidden(visit) }
    guard let place = site.bounds.liveStreams.enter(Keys.digest(cookie)) else { throw HTTPError(.tooManyRequests) }
    let changes = site.desk.changes()
    let begins = SiteResponder.position(of: request)
    let site = site
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
      body: .init { writer in
        defer { withExtendedLifetime(place) {} }
        let newest = await site.desk.sequence
        var told = begins ?? newest
        try await writer.write(ByteBuffer(string: "retry: 2000\n\n" + SiteResponder.message(newest, after: told)))
        told = newest
        let (news, feed) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let watch = await site.sessions.watch(cookie) { feed.finish() }
        let tasks = SiteResponder.feeding(feed, changes)
        defer { tasks.forEach { $0.cancel() } }
        do {
          try await request.body.consumeWithInboundCloseHandler { _ in
            for await _ in news.cancelOnGracefulShutdown() {
              guard await site.isOpen(cookie) else { break }
              let newest = await site.desk.sequence
              let message = SiteResponder.message(newest, after: told)
              told = newest
              try await writer.write(ByteBuffer(string: message.isEmpty ? ": \n\n" : message))
            }
          } onInboundClosed: {
            feed.finish()
          }
        } catch {
          await site.sessions.unwatch(watch)
          throw error
        }
        await site.sessions.unwatch(watch)
        try await writer.finish(nil)
      })
  }

  /// How far the page has seen the record: what the browser heard last on an earlier line, else what its address says.
  private static func position(of request: Request) -> Int64? {
    let written = FormBody.query(request.uri.query ?? "")["after"].flatMap { Int64($0) }
    return request.headers[.lastEventID].flatMap { Int64($0) } ?? written
  }

  /// Another record than the page knows is news too: somebody may have put back an older one.
  private static func message(_ newest: Int64, after told: Int64) -> String {
    newest == told ? "" : "id: \(newest)\ndata: \(newest)\n\n"
  }

  private static func feeding(
    _ feed: AsyncStream<Void>.Continuation, _ changes: AsyncStream<Int64>
  ) -> [Task<Void, any Error>] {
    let listening = Task {
      for await _ in changes.cancelOnGracefulShutdown() {
        feed.yield()
        // At most five messages a second, however fast the record grows: the newest one is enough.
        try await Task.sleep(for: .milliseconds(200))
      }
      feed.finish()
    }
    // Proxies and sleeping tablets drop connections on which nothing moves.
    let breathing = Task {
      while !Task.isCancelled {
        try await Task.sleep(for: .seconds(15))
        feed.yield()
      }
    }
    return [listening, breathing]
  }
}

extension Site {
  /// Whether a browser is still signed in, by an account that is open.
  func isOpen(_ cookie: String) async -> Bool {
    guard let account = await sessions.account(of: cookie, at: clock()) else { return false }
    return await desk.state.access.account(account)?.isOpen == true
  }
}
