// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import HTTPTypes
import Hummingbird
import Journal
import NIOCore
import ServiceLifecycle

extension SiteResponder {
  /// Tells a page that something changed (server-sent events). It says only how far the record has come; the page then
  /// fetches itself, so rights are checked anew each time. It ends with the session, with the account, with the program.
  func live(_ request: Request, _ visit: Visit) async -> Response {
    guard let cookie = visit.cookie else { return await forbidden(visit) }
    let changes = site.desk.changes()
    let site = site
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
      body: .init { writer in
        var told = await site.desk.sequence
        try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
        let (news, feed) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let watch = await site.sessions.watch(cookie) { feed.finish() }
        let tasks = SiteResponder.feeding(feed, changes)
        defer { tasks.forEach { $0.cancel() } }
        do {
          try await request.body.consumeWithInboundCloseHandler { _ in
            for await _ in news.cancelOnGracefulShutdown() {
              guard await site.isOpen(cookie) else { break }
              let newest = await site.desk.sequence
              let message = newest == told ? ": \n\n" : "id: \(newest)\ndata: \(newest)\n\n"
              told = newest
              try await writer.write(ByteBuffer(string: message))
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
