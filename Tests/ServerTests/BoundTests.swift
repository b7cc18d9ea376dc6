// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Foundation
import Journal
import Packs
import Testing

@testable import Server
@testable import dienhong

@Suite("One visitor")
struct BoundTests {
  @Test("gets no more live pages than his bound, others get theirs, and one that ends makes room")
  func liveStreams() async throws {
    try await withHall(change: { $0.bounds.liveStreams = Places(10, ofOne: 2) }) { hall in
      var member = try await hall.browser(of: "member")
      var lines = [try await Listening(member), try await Listening(member)]
      let third = try await member.get("/live")
      #expect(third.status == 429 && third.header("retry-after") == "30")
      #expect(third.text.contains("Thử quá nhiều lần"))
      lines.append(try await Listening(hall.browser(of: "office")))
      #expect(hall.site.bounds.liveStreams.inUse == 3)
      _ = try await member.post("/sign-out", [], from: "/account")
      for line in lines.prefix(2) { _ = try await line.hear(until: nil) }
      while hall.site.bounds.liveStreams.inUse > 1 { await Task.yield() }
      _ = try await Listening(hall.browser(of: "member"))
    }
  }

  @Test("cannot take all live pages of the site: when they are taken, the next is told to come again")
  func allStreams() async throws {
    try await withHall(change: { $0.bounds.liveStreams = Places(2, ofOne: 2) }) { hall in
      let lines = [try await Listening(hall.browser(of: "member")), try await Listening(hall.browser(of: "teller"))]
      var office = try await hall.browser(of: "office")
      #expect(try await office.get("/live").status == 429)
      #expect(try await office.get("/account").status == 200, "pages are served all the same")
      withExtendedLifetime(lines) {}
    }
  }

  @Test("is signed in from so many browsers; the one seen longest ago is out when another signs in")
  func sessions() async throws {
    try await withHall { hall in
      var browsers: [Browser] = []
      for _ in 0..<20 {
        hall.clock.pass(seconds: 1)
        browsers.append(try await hall.browser(of: "member"))
      }
      var other = try await hall.browser(of: "teller")
      #expect(try await browsers[0].get("/account").status == 200)
      hall.clock.pass(seconds: 601)
      // Looked at again, the first is no longer the one seen longest ago.
      #expect(try await browsers[0].get("/account").status == 200)
      var newest = try await hall.browser(of: "member")
      #expect(try await browsers[1].get("/account").status == 303, "out")
      #expect(try await browsers[0].get("/account").status == 200)
      #expect(try await browsers[2].get("/account").status == 200)
      #expect(try await newest.get("/account").status == 200)
      #expect(try await other.get("/account").status == 200, "another account's browsers do not count")
      #expect(try await hall.store.secrets(prefix: "session/").count == 21, "nor does it come back after a restart")
    }
  }

  @Test("gets no more connections than his bound, before a byte is read; one that ends makes room")
  func connections() async throws {
    try await withHall(change: { $0.bounds.connections = Places(10, ofOne: 3) }) { hall in
      var held = try await Wire.off { try (0..<3).map { _ in try Wire(port: hall.port) } }
      // The site has them when it has answered on each.
      for wire in held {
        _ = try await Wire.off {
          wire.send(Array("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8))
          return wire.receive { String(decoding: $0, as: UTF8.self).hasSuffix("ok") }
        }
      }
      let begun = ContinuousClock.now
      let turnedAway = try await Wire.off {
        let wire = try Wire(port: hall.port)
        wire.send(Array("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8))
        return wire.receive()
      }
      #expect(turnedAway.isEmpty && ContinuousClock.now - begun < .seconds(10), "closed at once, not left waiting")
      #expect(hall.site.bounds.connections.inUse == 3)
      held.removeLast()
      while hall.site.bounds.connections.inUse > 2 { await Task.yield() }
      var browser = Browser(hall)
      #expect(try await browser.get("/health").status == 200)
      withExtendedLifetime(held) {}
    }
  }

  @Test("sends so many forms with files at a time; the next one is told to come again, and nothing is recorded")
  func uploads() async throws {
    try await withHall(change: { $0.bounds.uploads = Places(4, ofOne: 1) }) { hall in
      var office = try await hall.browser(of: "office")
      let token = try await office.token(on: "/account")
      let body = Mischief.multipart(
        [("login", Array("moi.vao".utf8)), ("token", Array(token.utf8))], files: [("file", "a.csv", [65])],
        boundary: "b")
      let type = ["Content-Type": "multipart/form-data; boundary=b"]
      // Half of a form, and the rest not yet.
      let head = office.head(ofGet: "/access/accounts/new")
      let slow =
        String(decoding: head, as: UTF8.self).replacing("GET ", with: "POST ").dropLast()
        + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: \(body.count)\r\n\r\n"
      let wire = try await Wire.off {
        let wire = try Wire(port: hall.port)
        wire.send(Array(slow.utf8) + body.prefix(40))
        return wire
      }
      while hall.site.bounds.uploads.inUse == 0 { await Task.yield() }
      let before = try await hall.kinds()
      let second = try await office.send("POST", "/access/accounts/new", type, body: body)
      #expect(second.status == 503 && second.header("retry-after") == "30")
      #expect(second.text.contains("Máy đang bận"))
      #expect(try await hall.kinds() == before)
      var other = try await hall.browser(of: "teller")
      #expect(try await other.get("/account").status == 200)
      let first = try await Wire.off {
        wire.send(Array(body.dropFirst(40)))
        return wire.receive()
      }
      #expect(Answer(first)?.status == 303)
      #expect(hall.site.bounds.uploads.inUse == 0)
    }
  }
}

@Suite("A place")
struct PlaceTests {
  @Test("is there as often as it was said, for all and for one, and again when it is left")
  func counted() {
    let places = Places(3, ofOne: 2)
    var first = [places.enter("a"), places.enter("a")]
    #expect(first.allSatisfy { $0 != nil })
    #expect(places.enter("a") == nil)
    let second = places.enter("b")
    #expect(second != nil && places.enter("c") == nil && places.inUse == 3)
    first.removeLast()
    #expect(places.enter("c") != nil, "left again at once, as nobody held it")
    #expect(places.inUse == 2)
    withExtendedLifetime((first, second)) {}
  }
}

@Suite("The press of the site")
struct PressBoundTests {
  @Test("prints a paper once, asks whoever comes when the line is full to come again, and keeps on serving pages")
  func full() async throws {
    let office = try SlowOffice()
    let populated = try await Populated()
    try await serve(
      populated.house.desk, populated.house.store, populated.clock,
      { $0.press = PressRoom(program: office.program, printers: 1, mostWaiting: 1) }
    ) { hall in
      let papers = await hall.congress.papers.issued.map { "/papers/\($0.id)/pdf" }
      try #require(papers.count > 3)
      let browser = try await hall.browser(of: Populated.everything)
      func ask(_ path: String) -> Task<Answer, any Error> {
        Task {
          var own = browser
          return try await own.get(path)
        }
      }
      let first = ask(papers[0])
      try await office.started(1)
      let same = ask(papers[0])
      let second = ask(papers[1])
      while await hall.site.press.waiting < 2 || hall.site.bounds.prints.inUse < 3 { await Task.yield() }
      var other = browser
      let full = try await other.get(papers[2])
      #expect(full.status == 503 && full.header("retry-after") == "30")
      #expect(full.text.contains("Máy đang bận") && full.text.contains("DOCX"))
      #expect(full.text.contains("/sign-out"), "the reader keeps the places of the site")
      #expect(try await other.get("/papers").status == 200)
      #expect(try await other.get(papers[2].replacing("/pdf", with: "/docx")).status == 200)
      office.go()
      for task in [first, same, second] { #expect(try await task.value.status == 200) }
      #expect(try office.runs == 2, "one start a paper, also for two who asked at once")
      #expect(try await other.get(papers[0]).status == 200)
      #expect(try office.runs == 2, "kept")
      try await hall.perform(.organisations(.forgetPerson(PersonID("p", 3))))
      try await hall.site.follow(.organisations(.forgetPerson(PersonID("p", 3))))
      #expect(try await other.get(papers[0]).status == 200)
      #expect(try office.runs == 3, "but not when somebody had to be forgotten")
    }
  }

  @Test("does not let one account stand in every place of the line")
  func ofOne() async throws {
    let office = try SlowOffice()
    let populated = try await Populated()
    try await serve(
      populated.house.desk, populated.house.store, populated.clock,
      {
        $0.press = PressRoom(program: office.program, printers: 1, mostWaiting: 20)
        $0.bounds.prints = Places(10, ofOne: 1)
      }
    ) { hall in
      let papers = await hall.congress.papers.issued
      let open = try #require(papers.first { !$0.isRestricted })
      let browser = try await hall.browser(of: Populated.everything)
      let first = Task {
        var own = browser
        return try await own.get("/papers/\(open.id)/pdf")
      }
      try await office.started(1)
      var own = browser
      #expect(try await own.get("/papers/\(open.id)/pdf").status == 503)
      let congress = await hall.congress
      let day = congress.moment(of: hall.clock.now).day
      let reader = try #require(
        congress.access.accounts.first {
          $0.login != Populated.everything && congress.rights(of: $0.actor, on: day).contains(.read)
        })
      let other = try await hall.browser(of: reader.login)
      let second = Task {
        var own = other
        return try await own.get("/papers/\(open.id)/pdf")
      }
      while hall.site.bounds.prints.inUse < 2 { await Task.yield() }
      office.go()
      #expect(try await first.value.status == 200)
      #expect(try await second.value.status == 200)
    }
  }
}
