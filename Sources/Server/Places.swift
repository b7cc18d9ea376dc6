// SPDX-License-Identifier: AGPL-3.0-or-later

import NIOCore
import Synchronization

/// So many may be in at once, and so many of them for one key; who comes later is turned away rather than left waiting.
final class Places: Sendable {
  private let most: Int
  private let mostOfOne: Int
  private let taken = Mutex<(all: Int, of: [String: Int])>((0, [:]))

  init(_ most: Int, ofOne mostOfOne: Int) {
    self.most = most
    self.mostOfOne = mostOfOne
  }

  /// A place as long as the answer is held, or nil when there is none left for this key.
  func enter(_ key: String) -> Place? {
    let isLeft = taken.withLock { taken in
      let own = taken.of[key, default: 0]
      guard taken.all < most, own < mostOfOne else { return false }
      taken.all += 1
      taken.of[key] = own + 1
      return true
    }
    return isLeft ? Place { [weak self] in self?.leave(key) } : nil
  }

  var inUse: Int { taken.withLock { $0.all } }

  private func leave(_ key: String) {
    taken.withLock { taken in
      taken.all -= 1
      let own = taken.of[key, default: 1] - 1
      taken.of[key] = own > 0 ? own : nil
    }
  }
}

/// Somebody's place; it is free again when nobody holds this any more, however what it was for came to its end.
final class Place: Sendable {
  private let leave: @Sendable () -> Void
  init(leave: @escaping @Sendable () -> Void) { self.leave = leave }
  deinit { leave() }
}

/// How much of the site may be in use at once. One network address may be a whole hall behind a router, or a proxy, so
/// it gets most of the connections; an account is one person with a few screens.
struct Bounds: Sendable {
  var connections = Places(OpenFiles.most, ofOne: OpenFiles.most * 3 / 4)
  var liveStreams = Places(4_000, ofOne: 12)
  var uploads = Places(12, ofOne: 3)
  var prints = Places(64, ofOne: 6)
}

/// Sends connections away for which there is no place left, before anything is read from them.
final class Doorkeeper: ChannelInboundHandler, RemovableChannelHandler {
  /// It reads nothing itself; what comes in goes on untouched.
  typealias InboundIn = Never
  private let places: Places
  init(_ places: Places) { self.places = places }

  func channelActive(context: ChannelHandlerContext) {
    guard let place = places.enter(context.channel.remoteAddress?.ipAddress ?? "local") else {
      context.close(promise: nil)
      return
    }
    context.channel.closeFuture.whenComplete { _ in withExtendedLifetime(place) {} }
    context.fireChannelActive()
  }
}
