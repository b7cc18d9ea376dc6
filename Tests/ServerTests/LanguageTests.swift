// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Testing

@testable import Server

/// Where the switch of a page leads, as a browser would read it.
private func switchLink(on page: String, to language: String) -> String? {
  page.matches(of: /href="([^"]*)"/).map { String($0.1).replacing("&amp;", with: "&") }
    .first { $0.hasSuffix("language=\(language)") }
}

extension Browser {
  /// Presses the switch on a page that is there, and follows it back.
  fileprivate mutating func switching(_ path: String, to language: String = "en") async throws -> Answer {
    let page = try await get(path)
    #expect(page.status == 200, "\(path)")
    let link = try #require(switchLink(on: page.text, to: language), "\(path) has no switch")
    let turned = try await get(link)
    #expect(turned.status == 303)
    return try await get(turned.location ?? "")
  }
}

@Suite("Changing the language")
struct LanguageTests {
  @Test("keeps the code of a sign-in link, and the page that is wanted after it")
  func signIn() async throws {
    try await withHall { hall in
      let code = try await hall.site.drawCode(for: hall.account("member"))
      var phone = Browser(hall)
      let page = try await phone.switching("/sign-in?code=\(code)&then=%2Fvotes")
      #expect(page.text.contains("<html lang=\"en\"") && page.text.contains(code))
      #expect(page.text.contains("name=\"then\" value=\"/votes\""))
      let inside = try await phone.post(
        "/sign-in", [("code", code), ("then", "/votes")], from: "/sign-in?code=\(code)")
      #expect(inside.location == "/votes")
      #expect(!hall.log.lines.contains { $0.contains(code) })
    }
  }

  @Test("keeps the key with which the first administrator is made")
  func firstRun() async throws {
    try await withHall(isEmpty: true) { hall in
      let link = try #require(try await hall.site.firstRunLink())
      var browser = Browser(hall)
      let page = try await browser.switching(link)
      #expect(page.status == 200 && page.text.contains("<html lang=\"en\""))
      let key = try #require(link.split(separator: "=").last)
      #expect(!hall.log.lines.contains { $0.contains(key) })
    }
  }

  @Test("keeps whom a form is about, and the words of a search, in any letters")
  func queries() async throws {
    try await withHall { hall in
      let (founded, ending, coming) = try (
        #require(Day(2025, 7, 1)), #require(Term(2020, 2025)), #require(Term(2025, 2030))
      )
      let plan = CongressPlan(ordinal: 1, term: coming, mode: "designation")
      try await hall.perform(
        .organisations(
          .found(
            Profile(name: "Tổ chức", parent: nil, place: "Nơi", founded: founded, instrument: nil, congress: plan))),
        .organisations(.formBody(kind: "executive", term: ending, formed: founded)),
        .organisations(.addPerson(PersonDetails(name: "Nguyễn Văn Đức"), unit: nil)),
        .organisations(
          .givePost("member", to: PersonID("p-1"), in: BodyID("executive-2020-2025"), from: founded)))
      var office = try await hall.browser(of: "office")
      let end = "/bodies/executive-2020-2025/end?person=p-1&post=member"
      let form = try await office.switching(end)
      #expect(form.status == 200 && form.text.contains("leaves the post"))
      let found = try await office.switching("/people?q=%C4%90%E1%BB%A9c&x=a+b%26c", to: "vi")
      #expect(found.status == 200 && found.text.contains("Đức"))
      let link = try #require(switchLink(on: found.text, to: "en"))
      #expect(link == "/people?q=%C4%90%E1%BB%A9c&x=a+b%26c&language=en", "nothing is lost or added")
      // Signed out in between, one comes back to the very page, query and all.
      let stranger = try await Browser(hall).reading(end)
      #expect(stranger.location == "/sign-in?then=\(Browser.encodedLikeAddress(end))")
    }
  }

  @Test(
    "leads nowhere but to this site, whatever stands in the address",
    arguments: [
      "/?next=//evil.example", "/sign-in?then=//evil.example&x=%0d%0aSet-Cookie:%20x=y", "/sign-in?\"><b>=1",
      "/sign-in?\\evil.example", "/sign-in?language=xx&then=/account", "/sign-in?language", "/sign-in?=&&&",
    ])
  func local(path: String) async throws {
    try await withHall { hall in
      for more in ["language=en", "language=vi&language=en"] {
        var browser = Browser(hall)
        let turned = try await browser.get(path + (path.contains("?") ? "&" : "?") + more)
        guard turned.status != 400 else { continue }
        let location = turned.location ?? "/sign-in"
        #expect(location.hasPrefix("/") && !location.hasPrefix("//") && !location.contains("\\"), "\(location)")
        #expect(turned.cookies["x"] == nil && !turned.text.contains("<b>"))
        #expect(!(try await browser.get(location)).text.contains("\"><b>"))
      }
    }
  }

  @Test("is not offered on a page that answers what was sent: sheets of codes, and forms with what was typed")
  func answers() async throws {
    try await withHall { hall in
      var office = try await hall.browser(of: "office")
      let member = try await hall.account("member")
      let sheets = try await office.post("/access/sheets", [("account", member.text)])
      #expect(sheets.status == 200 && switchLink(on: sheets.text, to: "en") == nil)
      let faulty = try await office.post("/access/accounts/new", [("login", "Không Được")])
      #expect(faulty.status == 422 && switchLink(on: faulty.text, to: "en") == nil)
      let page = try await office.get("/access")
      #expect(switchLink(on: page.text, to: "en") == "/access?language=en")
    }
  }
}

extension Browser {
  /// A page as a browser without any cookie gets it.
  fileprivate func reading(_ path: String) async throws -> Answer {
    var fresh = Browser(port: port)
    return try await fresh.get(path)
  }

  /// As an address of this site is written.
  fileprivate static func encodedLikeAddress(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain =
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || [45, 46, 95, 126].contains(byte)
      return isPlain ? String(UnicodeScalar(byte)) : "%" + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}
