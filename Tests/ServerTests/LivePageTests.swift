// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Journal
import Testing

@testable import Server

/// A live page's line to the site.
struct Listening: Sendable {
  private let wire: Wire

  /// Begins to listen; the line is open when this comes back.
  init(_ browser: Browser) async throws {
    let head = browser.head(ofGet: "/live")
    let port = browser.port
    wire = try await Wire.off {
      let wire = try Wire(port: port, patience: 10)
      wire.send(head)
      _ = wire.receive { String(decoding: $0, as: UTF8.self).contains("retry: 2000") }
      return wire
    }
  }

  /// What comes until a text is there; everything to the end when it is nil.
  func hear(until text: String?) async throws -> String {
    let wire = wire
    let bytes = try await Wire.off {
      wire.receive { heard in text.map { String(decoding: heard, as: UTF8.self).contains($0) } ?? false }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

@Suite("A live page")
struct LivePageTests {
  @Test("hears of each change by number only")
  func change() async throws {
    try await withHall { hall in
      let line = try await Listening(hall.browser(of: "member"))
      try await hall.perform(.access(.close(hall.account("nobody"))))
      let heard = try await line.hear(until: "data: ")
      let sequence = try await hall.store.head().sequence
      #expect(heard.contains("id: \(sequence)\ndata: \(sequence)\n\n"))
    }
  }

  @Test("is for those who are signed in")
  func stranger() async throws {
    try await withHall { hall in
      var stranger = Browser(hall)
      let answer = try await stranger.get("/live")
      #expect(answer.location == "/sign-in?then=%2Flive")
    }
  }

  @Test("hears no more once its account is closed")
  func closed() async throws {
    try await withHall { hall in
      let line = try await Listening(hall.browser(of: "member"))
      try await hall.perform(.access(.close(hall.account("member"))))
      let clock = ContinuousClock()
      let begun = clock.now
      let heard = try await line.hear(until: nil)
      #expect(!heard.contains("data:"))
      #expect(clock.now - begun < .seconds(5))
    }
  }

  @Test("hears no more once it is signed out")
  func signedOut() async throws {
    try await withHall { hall in
      var member = try await hall.browser(of: "member")
      let line = try await Listening(member)
      _ = try await member.post("/sign-out", [], from: "/account")
      let clock = ContinuousClock()
      let heard = try await clock.measure { _ = try await line.hear(until: nil) }
      #expect(heard < .seconds(5))
    }
  }

  @Test("that fetches itself leaves the word of thanks to the page that a person opens")
  func flash() async throws {
    try await withHall { hall in
      var office = try await hall.browser(of: "office")
      _ = try await office.post("/access/accounts/new", [("login", "moi.vao")])
      #expect(try await office.get("/access", ["X-Live": "1"]).text.contains("Đã mở tài khoản") == false, "not here")
      #expect(try await office.get("/access").text.contains("Đã mở tài khoản"))
      #expect(try await office.get("/access").text.contains("Đã mở tài khoản") == false, "and once")
    }
  }
}
