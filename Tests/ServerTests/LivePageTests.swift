// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Journal
import Testing

@testable import Server

/// A live page's line to the site.
struct Listening: Sendable {
  private let wire: Wire
  /// What came with the first bytes.
  let begun: String

  /// Begins to listen; the line is open when this comes back.
  init(_ browser: Browser, at path: String = "/live", _ more: [String: String] = [:]) async throws {
    let head = browser.head(ofGet: path, more)
    let port = browser.port
    (wire, begun) = try await Wire.off {
      let wire = try Wire(port: port, patience: 10)
      wire.send(head)
      let begun = wire.receive { String(decoding: $0, as: UTF8.self).contains("retry: 2000\n\n") }
      return (wire, String(decoding: begun, as: UTF8.self))
    }
  }

  /// What comes until a text is there; everything to the end when it is nil.
  func hear(until text: String?) async throws -> String {
    let (wire, begun) = (wire, begun)
    if let text, begun.contains(text) { return begun }
    let bytes = try await Wire.off {
      wire.receive { heard in text.map { (begun + String(decoding: heard, as: UTF8.self)).contains($0) } ?? false }
    }
    return begun + String(decoding: bytes, as: UTF8.self)
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

  /// Where the page says that its stream begins.
  private static func source(of page: String) throws -> String {
    let rest = try #require(page.components(separatedBy: "data-live-source=\"").dropFirst().first)
    return String(rest.prefix { $0 != "\"" }).replacing("&amp;", with: "&")
  }

  @Test("hears of what happened between its making and the opening of its stream")
  func between() async throws {
    try await withHall { hall in
      var member = try await hall.browser(of: "member")
      let source = try LivePageTests.source(of: try await member.get("/").text)
      try await hall.perform(.access(.close(hall.account("nobody"))))
      let newest = try await hall.store.head().sequence
      let line = try await Listening(member, at: source)
      #expect(try await line.hear(until: "data: ").contains("id: \(newest)\ndata: \(newest)\n\n"))
      // The page that was fetched then names the place it has come to, and there is no news for it.
      let fresh = try LivePageTests.source(of: try await member.get("/", ["X-Live": "1"]).text)
      #expect(fresh == "/live?after=\(newest)")
      let second = try await Listening(member, at: fresh)
      try await hall.perform(.access(.reopen(hall.account("nobody"))))
      let heard = try await second.hear(until: "data: ")
      #expect(heard.contains("data: \(newest + 1)\n\n") && !heard.contains("data: \(newest)\n"))
    }
  }

  @Test("whose line broke begins where it last heard something, not where the page was made")
  func again() async throws {
    try await withHall { hall in
      var member = try await hall.browser(of: "member")
      let source = try LivePageTests.source(of: try await member.get("/").text)
      try await hall.perform(.access(.close(hall.account("nobody"))))
      let newest = try await hall.store.head().sequence
      let knows = try await Listening(member, at: source, ["Last-Event-ID": "\(newest)"])
      try await hall.perform(.access(.reopen(hall.account("nobody"))))
      let heard = try await knows.hear(until: "data: ")
      #expect(heard.contains("data: \(newest + 1)\n\n") && !heard.contains("data: \(newest)\n"))
      let missed = try await Listening(member, at: source, ["Last-Event-ID": "\(newest)"])
      #expect(try await missed.hear(until: "data: ").contains("data: \(newest + 1)\n\n"))
    }
  }

  @Test(
    "with a position that cannot be is told to look again rather than left behind", arguments: ["0", "-5", "99999"])
  func oddPosition(after: String) async throws {
    try await withHall { hall in
      let line = try await Listening(hall.browser(of: "member"), at: "/live?after=\(after)")
      let newest = await hall.site.desk.sequence
      #expect(try await line.hear(until: "data: ").contains("data: \(newest)\n\n"))
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
