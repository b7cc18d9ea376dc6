// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal
import Testing

@testable import Server

@Suite("Signing in")
struct SignInTests {
  @Test("by a code works once, even for eight browsers at the same moment on a slow disk")
  func codeOnce() async throws {
    let store = BrokenStore(MemoryStore())
    try await withHall(store: store) { hall in
      let code = try await hall.site.drawCode(for: hall.account("member"))
      await store.slowDown()
      let ins = try await withThrowingTaskGroup(of: AccountID?.self) { group in
        for _ in 0..<8 { group.addTask { try await hall.site.codes.take(code, at: hall.clock.now) } }
        return try await group.reduce(into: 0) { $0 += $1 == nil ? 0 : 1 }
      }
      #expect(ins == 1)
      #expect(try await hall.store.secrets(prefix: "code/").isEmpty)
    }
    try await withHall { hall in
      let code = try await hall.site.drawCode(for: hall.account("member"))
      let ins = try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 0..<8 {
          group.addTask {
            var browser = Browser(hall)
            return try await browser.post("/sign-in", [("code", code)]).status == 303
          }
        }
        return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(ins == 1)
    }
  }

  @Test("by a code ends after fourteen days, and with the next sheet")
  func codeEnds() async throws {
    try await withHall { hall in
      let old = try await hall.site.drawCode(for: hall.account("member"))
      let new = try await hall.site.drawCode(for: hall.account("member"))
      var browser = Browser(hall)
      #expect(try await browser.post("/sign-in", [("code", old)]).status == 422)
      hall.clock.pass(seconds: 14 * 24 * 3600)
      #expect(try await browser.post("/sign-in", [("code", new)]).status == 422)
    }
  }

  @Test("codes drawn for one account at the same moment leave one that works")
  func drawnTogether() async throws {
    try await withHall { hall in
      let member = try await hall.account("member")
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 { group.addTask { _ = try await hall.site.codes.draw(for: member, at: hall.clock.now) } }
        try await group.waitForAll()
      }
      #expect(try await hall.store.secrets(prefix: "code/").count == 1)
    }
  }

  @Test("prints sheets that say until when their codes work")
  func sheets() async throws {
    try await withHall { hall in
      var office = try await hall.browser(of: "office")
      let member = try await hall.account("member")
      let sheets = try await office.post("/access/sheets", [("account", member.text)])
      #expect(sheets.status == 200)
      #expect(sheets.text.contains("đến "), "the sheet names its last day")
      #expect(sheets.text.contains("localhost:\(hall.port)"), "the sheet names the port that is served")
      let entry = try await hall.store.entries(after: 0, stream: nil, limit: 1_000).last
      #expect(entry?.draft.kind == "access.sheetPrinted")
      #expect(entry?.act.actor.rawValue == "account:a-1", "who drew the code is in the record")
    }
  }

  @Test("gives a new cookie, and ends the session that this browser had")
  func newCookie() async throws {
    try await withHall { hall in
      var browser = try await hall.browser(of: "member")
      let before = try #require(browser.cookies["session"])
      let code = try await hall.site.drawCode(for: hall.account("teller"))
      #expect(try await browser.post("/sign-in", [("code", code)], from: "/account").status == 303)
      let after = try #require(browser.cookies["session"])
      #expect(before != after)
      browser.cookies["session"] = before
      #expect(try await browser.get("/").status == 303, "the earlier cookie opens nothing")
    }
  }

  @Test("takes no cookie that somebody else chose")
  func fixation() async throws {
    try await withHall { hall in
      var browser = Browser(hall)
      browser.cookies["session"] = "chosen-by-another"
      let code = try await hall.site.drawCode(for: hall.account("member"))
      _ = try await browser.post("/sign-in", [("code", code)])
      #expect(browser.cookies["session"]?.count == 43)
      var other = Browser(hall)
      other.cookies["session"] = "chosen-by-another"
      #expect(try await other.get("/").status == 303)
    }
  }

  @Test("sets cookies that no script reads, no other site sends, and that HTTPS binds to the host")
  func cookieFlags() async throws {
    try await withHall { hall in
      var browser = Browser(hall)
      let form = try await browser.get("/sign-in").cookies["form"]?.lowercased() ?? ""
      #expect(form.contains("httponly") && form.contains("samesite=strict") && !form.contains("secure"))
      let code = try await hall.site.drawCode(for: hall.account("member"))
      let session = try await browser.post("/sign-in", [("code", code)]).cookies["session"]?.lowercased() ?? ""
      #expect(session.contains("httponly") && session.contains("samesite=lax") && session.contains("path=/"))
    }
    try await withHall(isSecure: true) { hall in
      var browser = Browser(hall)
      let page = try await browser.get("/sign-in")
      #expect(page.cookies["__Host-form"]?.lowercased().contains("secure") == true)
      #expect(page.header("strict-transport-security") != nil)
      let code = try await hall.site.drawCode(for: hall.account("member"))
      let session = try await browser.post("/sign-in", [("code", code)]).cookies["__Host-session"]?.lowercased() ?? ""
      #expect(session.contains("secure") && session.contains("path=/") && !session.contains("domain"))
      #expect(try await browser.get("/").status == 200)
    }
  }

  @Test(
    "survives a cookie that is no token", arguments: [#"a"b"#, "a,b\u{1}", "ế", String(repeating: "x", count: 5_000)])
  func hostileCookie(value: String) async throws {
    try await withHall { hall in
      var browser = Browser(hall)
      browser.cookies = ["form": value, "session": value, "language": value]
      let page = try await browser.get("/sign-in")
      // What is no HTTP at all is refused before it is read.
      #expect(page.status == 200 || page.status == 400)
      browser.cookies = [:]
      #expect(try await browser.get("/health").status == 200)
    }
  }

  @Test("ends at signing out, for the cookie too")
  func signOut() async throws {
    try await withHall { hall in
      var browser = try await hall.browser(of: "member")
      let cookie = try #require(browser.cookies["session"])
      let out = try await browser.post("/sign-out", [], from: "/account")
      #expect(out.cookies["session"]?.contains("Max-Age=0") == true)
      browser.cookies["session"] = cookie
      #expect(try await browser.get("/account").location?.hasPrefix("/sign-in") == true)
      #expect(try await hall.store.secrets(prefix: "session/").isEmpty)
    }
  }

  @Test("ends after twelve hours without a page, and after a week with pages")
  func ends() async throws {
    try await withHall { hall in
      var browser = try await hall.browser(of: "member")
      hall.clock.pass(seconds: 12 * 3600 - 1)
      #expect(try await browser.get("/account").status == 200)
      hall.clock.pass(seconds: 12 * 3600)
      #expect(try await browser.get("/account").status == 303)
      var other = try await hall.browser(of: "member")
      for _ in 0..<15 {
        hall.clock.pass(seconds: 11 * 3600)
        _ = try await other.get("/account")
      }
      hall.clock.pass(seconds: 4 * 3600)
      #expect(try await other.get("/account").status == 303)
    }
  }

  @Test("by password tells nobody whether the name is known")
  func unknownName() async throws {
    try await withHall { hall in
      try await hall.site.setPassword(Hall.password, of: hall.account("member"))
      var browser = Browser(hall)
      func ask(_ login: String, _ browser: inout Browser) async throws -> Answer {
        let token = try await browser.token(on: "/sign-in")
        return try await browser.post(
          "/sign-in", [("login", login), ("password", "một câu sai rồi"), ("token", token)], [:])
      }
      let one = try await ask("member", &browser)
      let other = try await ask("khongcoai", &browser)
      #expect(one.status == 422 && other.status == 422)
      #expect(
        one.text.replacing("member", with: "") == other.text.replacing("khongcoai", with: ""),
        "the two pages differ in nothing but the name that was typed")
    }
  }

  @Test("by password is bounded for each name, and by code it still works")
  func perName() async throws {
    try await withHall { hall in
      try await hall.site.setPassword(Hall.password, of: hall.account("member"))
      var browser = Browser(hall)
      for _ in 0..<10 {
        #expect(try await browser.post("/sign-in", [("login", "member"), ("password", "sai")]).status == 422)
      }
      let right = [("login", "member"), ("password", Hall.password)]
      #expect(try await browser.post("/sign-in", right).status == 429, "not even the right one")
      #expect(try await browser.post("/sign-in", right, from: nil, ["X-Forwarded-For": "10.9.8.7"]).status == 429)
      let code = try await hall.site.drawCode(for: hall.account("member"))
      #expect(try await browser.post("/sign-in", [("code", code)]).status == 303)
      hall.clock.pass(seconds: 120)
      browser = Browser(hall)
      #expect(try await browser.post("/sign-in", right).status == 303, "two minutes give two tries back")
    }
  }

  @Test("is bounded for each address by what goes wrong, whatever a proxy claims; a whole hall may come in")
  func perPeer() async throws {
    try await withHall { hall in
      for _ in 0..<130 {
        var member = Browser(hall)
        let code = try await hall.site.codes.draw(for: hall.account("member"), at: hall.clock.now).code
        try #require(try await member.post("/sign-in", [("code", code)]).status == 303)
      }
      var browser = Browser(hall)
      let token = try await browser.token(on: "/sign-in")
      for number in 0..<100 {
        let claim = ["X-Forwarded-For": "10.0.0.\(number)"]
        let answer = try await browser.post("/sign-in", [("code", "AAAA"), ("token", token)], claim)
        try #require(answer.status == 422)
      }
      let claim = ["X-Forwarded-For": "10.0.1.1", "Forwarded": "for=10.0.1.1"]
      let answer = try await browser.post("/sign-in", [("code", "AAAA"), ("token", token)], claim)
      #expect(answer.status == 429)
      #expect(answer.text.contains("Thử quá nhiều lần"))
    }
  }

  @Test(
    "leads nowhere but to this site",
    arguments: [
      "https://evil.example/", "//evil.example/", "/\\evil.example/", "/\t/evil.example/", "/\n/evil.example/",
      "\\\\evil.example", "javascript:alert(1)", "/ế", "/a\r\nSet-Cookie: a=b",
    ])
  func openRedirect(then: String) async throws {
    try await withHall { hall in
      var browser = Browser(hall)
      let code = try await hall.site.drawCode(for: hall.account("member"))
      let answer = try await browser.post("/sign-in", [("code", code), ("then", then)])
      #expect(answer.status == 303)
      #expect(answer.location == "/")
      #expect(answer.cookies.keys.sorted() == ["session"])
      let signedIn = try await browser.get("/sign-in?then=\(Browser.encoded(then))")
      #expect(signedIn.location == "/")
    }
  }

  @Test("comes back to the page that was asked for")
  func comesBack() async throws {
    try await withHall { hall in
      var browser = Browser(hall)
      #expect(try await browser.get("/account").location == "/sign-in?then=%2Faccount")
      let code = try await hall.site.drawCode(for: hall.account("member"))
      #expect(try await browser.post("/sign-in", [("code", code), ("then", "/account")]).location == "/account")
    }
  }
}
