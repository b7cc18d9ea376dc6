// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Journal
import Testing

@testable import Server

@Suite("An account")
struct AccountTests {
  @Test("that is closed opens nothing any more, at once and after it is opened again")
  func closed() async throws {
    try await withHall { hall in
      var office = try await hall.browser(of: "office")
      var member = try await hall.browser(of: "member")
      let id = try await hall.account("member")
      let code = try await hall.site.drawCode(for: id)
      #expect(try await member.get("/account").status == 200)
      #expect(try await office.post("/access/accounts/\(id)/close", [], from: "/access/accounts/\(id)").status == 303)
      #expect(try await member.get("/account").status == 303)
      var other = Browser(hall)
      #expect(try await other.post("/sign-in", [("code", code)]).status == 422)
      try await hall.perform(.access(.reopen(id)))
      #expect(try await member.get("/account").status == 303, "its earlier session does not come back")
      #expect(try await other.post("/sign-in", [("code", code)]).status == 422, "nor does its earlier sheet")
    }
  }

  @Test("that was closed just before the program stopped has neither session nor code after the start")
  func closedBeforeStart() async throws {
    let store = MemoryStore()
    let cookie = try await withHall(store: store) { hall in
      let member = try await hall.browser(of: "member")
      _ = try await hall.site.drawCode(for: hall.account("member"))
      try await hall.perform(.access(.close(hall.account("member"))))
      return member.cookies["session"] ?? ""
    }
    try await withHall(store: store) { hall in
      try await hall.perform(.access(.reopen(hall.account("member"))))
      var member = Browser(hall)
      member.cookies["session"] = cookie
      #expect(try await member.get("/account").status == 303)
      #expect(try await hall.store.secrets(prefix: "code/").isEmpty)
    }
  }

  @Test("keeps its session over a restart of the program")
  func restart() async throws {
    let store = MemoryStore()
    let cookies = try await withHall(store: store) { try await $0.browser(of: "member").cookies }
    try await withHall(store: store) { hall in
      var member = Browser(hall)
      member.cookies = cookies
      let answer = try await member.get("/account")
      #expect(answer.status == 200)
    }
  }

  @Test("changes its own password by itself; its other browsers are out, this one stays")
  func password() async throws {
    try await withHall { hall in
      var here = try await hall.browser(of: "member")
      var there = try await hall.browser(of: "member")
      let new = [("password", Hall.password), ("again", Hall.password)]
      #expect(try await here.post("/account/password", new, from: "/account").status == 303)
      #expect(try await here.get("/account").status == 200)
      #expect(try await there.get("/account").status == 303)
      let entry = try await hall.store.entries(after: 0, stream: nil, limit: 1_000).last
      #expect(entry?.draft.kind == "access.passwordSet")
      #expect(entry?.act.actor.rawValue == "account:a-3", "the record says who set it")
      #expect(try await here.post("/account/password", new, from: "/account").status == 422, "the old one is asked for")
      var other = Browser(hall)
      #expect(try await other.post("/sign-in", [("login", "member"), ("password", Hall.password)]).status == 303)
    }
  }

  @Test("has its password set by the office, which is recorded as the office's act")
  func passwordByOffice() async throws {
    try await withHall { hall in
      var office = try await hall.browser(of: "office")
      var member = try await hall.browser(of: "member")
      let path = try await "/access/accounts/\(hall.account("member"))"
      let new = [("password", Hall.password), ("again", Hall.password)]
      #expect(try await office.post(path + "/password", new, from: path).status == 303)
      #expect(try await member.get("/account").status == 303)
      let entry = try await hall.store.entries(after: 0, stream: nil, limit: 1_000).last
      #expect(entry?.act.actor.rawValue == "account:a-1")
      var teller = try await hall.browser(of: "teller")
      #expect(try await teller.post(path + "/password", new, from: "/account").status == 403)
    }
  }

  @Test("never has its password or code in the record, in a log line, or on a page that comes back")
  func secrets() async throws {
    try await withHall { hall in
      let secret = "mật-khẩu-bí-mật-\(UInt64.max)"
      try await hall.site.setPassword(secret, of: hall.account("member"))
      let code = try await hall.site.drawCode(for: hall.account("teller"))
      var browser = Browser(hall)
      let back = try await browser.post("/sign-in", [("login", "member"), ("password", secret + "x"), ("code", "")])
      #expect(back.status == 422 && !back.text.contains(secret))
      _ = try await browser.post("/sign-in", [("login", "member"), ("password", secret)])
      var other = Browser(hall)
      _ = try await other.post("/sign-in", [("code", code)])
      let record = try await hall.store.entries(after: 0, stream: nil, limit: 1_000)
        .map { String(decoding: $0.draft.payload, as: UTF8.self) }.joined()
      for text in [record, hall.log.lines.joined()] {
        #expect(!text.contains(secret) && !text.contains(code))
      }
      let kept = try await hall.store.secrets(prefix: "").map { String(decoding: $0.value, as: UTF8.self) + $0.name }
      #expect(!kept.joined().contains(secret) && !kept.joined().contains(code))
    }
  }

  @Test("keeps of a password only what Argon2id makes of it, and another thing for each account")
  func argon() async throws {
    try await withHall { hall in
      for login in ["member", "teller"] { try await hall.site.setPassword(Hall.password, of: hall.account(login)) }
      let kept = try await hall.store.secrets(prefix: "password/")
      #expect(kept.count == 2)
      for secret in kept {
        #expect(String(decoding: secret.value.prefix(10), as: UTF8.self) == "$argon2id$", "\(secret.name)")
      }
      #expect(Set(kept.map(\.value)).count == kept.count, "the same password shows as the same nowhere")
    }
  }

  @Test("of the first administrator is made once, though two browsers send the key at once")
  func firstRun() async throws {
    try await withHall(isEmpty: true) { hall in
      let path = try #require(try await hall.site.firstRunLink())
      let key = String(path.split(separator: "=")[1])
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<6 {
          group.addTask {
            var browser = Browser(hall)
            let token = try await browser.token(on: path)
            let fields = [
              ("key", key), ("login", "quantri\(number)"), ("password", Hall.password), ("again", Hall.password),
              ("token", token),
            ]
            return try await browser.post("/first-run", fields, [:]).status
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(statuses.sorted().first == 303)
      #expect(statuses.filter { $0 == 303 }.count == 1)
      #expect(await hall.congress.access.accounts.count == 1)
      #expect(try await hall.site.firstRunLink() == nil)
      var browser = Browser(hall)
      #expect(try await browser.get(path).status == 404, "the page is gone")
    }
  }

  @Test("of an administrator can be made again once nobody has a password or a code that still works")
  func firstRunLater() async throws {
    try await withHall { hall in
      #expect(try await hall.site.firstRunLink() != nil)
      let office = try await hall.account("office")
      let code = try await hall.site.drawCode(for: office)
      #expect(try await hall.site.firstRunLink() == nil, "a code is out")
      var browser = Browser(hall)
      #expect(try await browser.post("/sign-in", [("code", code)]).status == 303)
      #expect(try await hall.site.firstRunLink() != nil, "it was used up")
      _ = try await hall.site.drawCode(for: office)
      hall.clock.pass(seconds: 15 * 24 * 3600)
      #expect(try await hall.site.firstRunLink() != nil, "it has run out")
      try await hall.site.setPassword(Hall.password, of: office)
      #expect(try await hall.site.firstRunLink() == nil)
    }
  }

  @Test("of the first administrator that the disk did not take can be made by the same link")
  func firstRunAgain() async throws {
    let store = BrokenStore(MemoryStore())
    try await withHall(store: store, isEmpty: true) { hall in
      let link = try #require(try await hall.site.firstRunLink())
      let key = String(link.split(separator: "=")[1])
      let fields = [("key", key), ("login", "quantri"), ("password", Hall.password), ("again", Hall.password)]
      for failing in 0..<2 {
        if failing == 0 { await store.failAppends(1) } else { await store.failSecrets(1) }
        var browser = Browser(hall)
        #expect(try await browser.post("/first-run", fields, from: "/first-run?key=\(key)").status == 500)
      }
      var browser = Browser(hall)
      #expect(try await browser.post("/first-run", fields, from: "/first-run?key=\(key)").status == 303)
      #expect(try await browser.get("/access").status == 200)
      #expect(await hall.congress.access.accounts.count == 1)
    }
  }
}
