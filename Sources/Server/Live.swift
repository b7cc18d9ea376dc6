// SPDX-License-Identifier: AGPL-3.0-or-later

import HTTPTypes
import Hummingbird
import Journal
import NIOCore
import ServiceLifecycle

extension SiteResponder {
  /// Tells a page that something changed (server-sent events). It says only how far the record has come; the page then
  /// fetches itself, so rights are checked anew each time.
  func live(_ request: Request) -> Response {
    let changes = site.desk.changes()
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
      body: .init { writer in
        try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
        let (news, feed) = AsyncStream.makeStream(of: Int64?.self, bufferingPolicy: .bufferingNewest(1))
        let listening = Task {
          for await sequence in changes.cancelOnGracefulShutdown() {
            feed.yield(sequence)
            // At most five messages a second, however fast the record grows: the newest one is enough.
            try await Task.sleep(for: .milliseconds(200))
          }
          feed.finish()
        }
        // Proxies and sleeping tablets drop connections on which nothing moves.
        let breathing = Task {
          while !Task.isCancelled {
            try await Task.sleep(for: .seconds(15))
            feed.yield(nil)
          }
        }
        defer {
          listening.cancel()
          breathing.cancel()
        }
        try await request.body.consumeWithInboundCloseHandler { _ in
          for await sequence in news.cancelOnGracefulShutdown() {
            let message = sequence.map { "id: \($0)\ndata: \($0)\n\n" } ?? ": \n\n"
            try await writer.write(ByteBuffer(string: message))
          }
        } onInboundClosed: {
          feed.finish()
        }
        try await writer.finish(nil)
      })
  }
}
