// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Office
import Testing

@testable import Server

/// The sheets of a printed page, as whoever holds one sees them and as their phone reads them.
private struct PrintedSheet {
  let html: String
  let modules: [[Bool]]

  /// One for each code on the page, in its order.
  static func all(on page: String) throws -> [PrintedSheet] {
    try page.components(separatedBy: "<figure class=\"qr\"").dropFirst().map {
      PrintedSheet(html: $0, modules: try modules(of: $0))
    }
  }

  /// The squares of the drawing, without the light edge of four modules that a reader needs around them.
  private static func modules(of html: String) throws -> [[Bool]] {
    let box = try #require(html.firstMatch(of: /viewBox="0 0 (\d+) (\d+)"/))
    let side = try #require(Int(box.1))
    #expect(box.1 == box.2)
    #expect(html.contains(#"<rect class="track" x="0" y="0" width="\#(side)" height="\#(side)">"#), "the light ground")
    let path = try #require(html.firstMatch(of: /<path class="fill" d="([^"]*)"/)).1
    var modules = Array(repeating: Array(repeating: false, count: side - 8), count: side - 8)
    let inside = 4..<side - 4
    for square in path.split(separator: "M") {
      let place = try #require(square.wholeMatch(of: /(\d+) (\d+)h1v1h-1z/), "\(square)")
      let (column, row) = (try #require(Int(place.1)), try #require(Int(place.2)))
      try #require(inside.contains(row) && inside.contains(column), "the edge is light")
      modules[row - 4][column - 4] = true
    }
    return modules
  }

  /// The code as it is printed below the square.
  var printed: String? { html.firstMatch(of: /<figcaption><code>([^<]*)<\/code>/).map { String($0.1) } }
}

@Suite("A printed sign-in sheet")
struct CodeSheetTests {
  /// Follows what a phone reads, and presses the button of the page it comes to.
  private static func signIn(by link: String, at hall: Hall, from base: String) async throws -> (Answer, Browser) {
    var phone = Browser(hall)
    let address = String(link.dropFirst(base.count))
    let page = try await phone.get(address)
    #expect(page.status == 200)
    let field = try #require(page.text.firstMatch(of: /<input[^>]*name="code"[^>]*>/)).0
    let code = try #require(field.firstMatch(of: /value="([^"]*)"/)).1
    let answer = try await phone.post("/sign-in", [("code", String(code)), ("then", "/account")], from: address)
    return (answer, phone)
  }

  @Test(
    "bears a QR code that reads as the address with the code on it, which signs in whom it is for, once",
    arguments: ["vi", "en"])
  func readAndFollowed(language: String) async throws {
    try await withHall { hall in
      var office = try await hall.browser(of: "office")
      office.headers["Accept-Language"] = language
      let logins = ["teller", "member", "nobody"]
      var asked: [(String, String)] = []
      for login in logins { asked.append(("account", try await hall.account(login).text)) }
      let page = try await office.post("/access/sheets", asked)
      let sheets = try PrintedSheet.all(on: page.text)
      try #require(sheets.count == logins.count)
      let base = "http://localhost:\(hall.port)"
      var seen: Set<String> = []
      for (login, sheet) in zip(logins, sheets) {
        let link = try QRReader(sheet.modules).text()
        let code = try #require(link.wholeMatch(of: /http:\/\/localhost:\d+\/sign-in\?code=([A-Z2-9]{16})/)).1
        #expect(link.hasPrefix(base + "/"))
        let printed = try #require(sheet.printed)
        #expect(printed.filter { $0 != "-" } == code && printed.split(separator: "-").map(\.count) == [4, 4, 4, 4])
        let words =
          language == "vi" ? "mở trang \(base) và nhập mã \(printed)" : "open \(base) and type the code \(printed)"
        #expect(sheet.html.contains(words), "by hand it is the same address and code")
        seen.insert(String(code))
        var (answer, phone) = try await Self.signIn(by: link, at: hall, from: base)
        #expect(answer.status == 303 && answer.location == "/account")
        let account = try await phone.get("/account").text
        #expect(account.contains(">\(login)<"), "\(login) is who came in")
        for other in logins where other != login { #expect(!account.contains(">\(other)<")) }
        #expect(try await Self.signIn(by: link, at: hall, from: base).0.status == 422, "a second time nobody comes in")
      }
      #expect(seen.count == logins.count)
    }
  }

  @Test("is not drawn a second time when a browser sends its form again, and is when that is asked for")
  func sentAgain() async throws {
    try await withHall { hall in
      var office = try await hall.browser(of: "office")
      let member = try await hall.account("member").text
      let form = try await office.form("/access/sheets", on: "/access/sheets")
      let fields = form.filled(["account": [member]])
      let first = try await office.post("/access/sheets", fields, [:])
      #expect(first.status == 200)
      let code = try #require(try PrintedSheet.all(on: first.text).first?.printed)
      hall.clock.pass(seconds: 60)
      let again = try await office.post("/access/sheets", fields, [:])
      #expect(again.status == 409 && !again.text.contains("<figure class=\"qr\""))
      #expect(again.text.contains("15/7/2025") || again.text.contains("15 July 2025"))
      // The printed one still signs in.
      var phone = Browser(hall)
      #expect(try await phone.post("/sign-in", [("code", code)]).status == 303)
      // Those who mean it go on from the page that asks.
      let asked = try #require(PageForm.all(on: again.text, to: "/access/sheets").first)
      let anew = try await office.post("/access/sheets", asked.filled([:]), [:])
      let drawn = try PrintedSheet.all(on: anew.text).count
      #expect(anew.status == 200 && drawn == 1)
    }
  }

  @Test("names the address under which the site is known")
  func publicAddress() async throws {
    let known = "https://dai-hoi.example:8443"
    try await withHall(publicAddress: known) { hall in
      var office = try await hall.browser(of: "office")
      let page = try await office.post("/access/sheets", [("account", hall.account("member").text)])
      let sheet = try #require(try PrintedSheet.all(on: page.text).first)
      let link = try QRReader(sheet.modules).text()
      #expect(link.hasPrefix(known + "/sign-in?code="))
      let answer = try await Self.signIn(by: link, at: hall, from: known).0
      #expect(answer.status == 303)
    }
  }

  @Test("has a square of whichever size its text needs, and no phone reads the same off a damaged one")
  func everySize() throws {
    var sizes: Set<Int> = []
    for length in 1...213 {
      let text = String("https://đạihội.example/sign-in?code=ABCDEFGHJKMNPQRS".prefix(length))
      let filled = text + String(repeating: "7", count: max(0, length - text.utf8.count))
      guard filled.utf8.count <= 213 else { continue }
      let modules = try QRCode(text: filled).modules
      sizes.insert(modules.count)
      #expect(try QRReader(modules).text() == filled)
      // The first bit of the content stands in that corner.
      var damaged = modules
      damaged[modules.count - 1][modules.count - 1].toggle()
      #expect((try? QRReader(damaged).text()) != filled)
    }
    #expect(sizes == Set((1...10).map { 17 + 4 * $0 }), "every size was tried")
  }
}
