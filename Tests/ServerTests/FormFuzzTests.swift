// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Journal
import Packs
import Seeded
import Testing

@testable import Server

/// Sends ill-made forms, one after the other, and looks at what came of each.
private struct FormFuzzer {
  let hall: Hall
  var browser: Browser
  var stranger: Browser
  var chance: Chance
  let token: String
  let ids: [String: [String]]
  var forms: [String: (fields: [String], values: [String])] = [:]
  var statuses: [Int: Int] = [:]
  var sent = 0

  static let allowed: Set<Int> = [200, 204, 303, 400, 403, 404, 405, 408, 413, 422, 429]

  init(_ hall: Hall, seed: UInt64) async throws {
    self.hall = hall
    chance = Chance(seed: seed)
    browser = try await hall.browser(of: Populated.everything)
    stranger = Browser(hall)
    token = try await browser.token(on: "/account")
    let congress = await hall.congress
    ids = [
      "account": ["a-1", "a-2", "a-3", "a-4"], "person": ["p-1", "p-2", "p-50"],
      "meeting": congress.meetings.all.map(\.id.text), "item": ["i-1", "i-2", "i-5"],
      "paper": congress.papers.issued.map(\.id.text) + congress.meetings.papers.map(\.id.text),
      "body": congress.organisations.bodies.map(\.id.text), "unit": ["u-1", "u-2"], "vote": ["v-1"],
      "figure": congress.pack.figures.map(\.id), "run": congress.delegates.runs.map(\.id.text),
      "delegate": ["d-1", "d-60", "d-190"], "complaint": congress.delegates.complaints.map(\.id.text),
      "scheme": congress.personnel.schemes.map(\.id.text), "candidate": ["k-1", "k-30", "k-50"],
      "target": ["t-1", "t-5"], "exclusion": ["x-1"], "draft": ["v-1", "v-2", "dr-1", "dr-1"],
      "point": ["r-1#1", "r-1@1"], "return": ["r-1", "r-2"],
    ]
  }

  /// The path of a form, its placeholders filled with what is there, or with anything.
  mutating func path(_ pattern: PathPattern) -> String {
    "/"
      + pattern.parts.map { part in
        switch part {
        case .fixed(let text): return text
        case .named(let name):
          if let known = ids[name], !known.isEmpty, !chance.happens(oneIn: 12) { return chance.one(of: known) }
          return Browser.encoded(String(decoding: Mischief.value(&chance, known: []).prefix(60), as: UTF8.self))
        }
      }.joined(separator: "/")
  }

  /// The fields and the values that the page of a form offers.
  mutating func offered(at path: String) async throws -> (fields: [String], values: [String]) {
    if let known = forms[path] { return known }
    let text = try await browser.get(path).text
    func all(_ attribute: String) -> [String] {
      Set(text.components(separatedBy: " \(attribute)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) })
        .sorted()
    }
    let found = (all("name").filter { $0 != "token" && $0 != "viewport" }, all("value"))
    forms[path] = found
    return found
  }

  mutating func body(at path: String) async throws -> (type: String, bytes: [UInt8]) {
    let (names, values) = try await offered(at: path)
    var fields: [(String, [UInt8])] = []
    for name in names where !chance.happens(oneIn: 6) {
      for _ in 0..<(chance.happens(oneIn: 10) ? 3 : 1) { fields.append((name, Mischief.value(&chance, known: values))) }
    }
    if chance.happens(oneIn: 8) {
      fields.append(
        (String(decoding: chance.one(of: Mischief.texts).prefix(50), as: UTF8.self), chance.bytes(upTo: 20)))
    }
    if !chance.happens(oneIn: 25) { fields.append(("token", Array(token.utf8))) }
    switch chance.below(12) {
    case 0: return ("application/x-www-form-urlencoded", chance.bytes(upTo: 300))
    case 1:
      return (
        chance.one(of: ["text/plain", "application/json", "multipart/form-data", "", "a/b; charset=utf-16"]),
        Mischief.urlEncoded(fields)
      )
    case 2, 3, 4:
      let plain = fields.map { ($0.0.filter { $0 != "\"" && $0 != "\r\n" && $0 != "\n" }, $0.1) }
      let files = [
        (
          field: chance.one(of: names + ["file"]),
          name: chance.one(of: ["a.xlsx", "b.csv", "c", "\(Mischief.marker).csv"]), bytes: file()
        )
      ]
      let whole = Mischief.multipart(plain, files: files, boundary: "b0")
      let bytes = chance.happens(oneIn: 3) ? Mischief.damaged(whole, &chance) : whole
      return ("multipart/form-data; boundary=b0", bytes)
    default: return ("application/x-www-form-urlencoded", Mischief.urlEncoded(fields))
    }
  }

  /// A table of people or units, as an office would send it, or what has become of it.
  mutating func file() -> [UInt8] {
    let table =
      "STT;Họ và tên;Ngày sinh;Đơn vị;Mã\n1;<script>\(Mischief.marker)()</script>;01/02/1970;Xã A;X1\n2;=1+1;32/13/1999;;\n"
    switch chance.below(5) {
    case 0: return chance.bytes(upTo: 2_000)
    case 1: return [0x50, 0x4B, 3, 4] + chance.bytes(upTo: 500)
    case 2: return [0xFF, 0xFE] + table.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    default: return Mischief.damaged(Array(table.utf8), &chance)
    }
  }

  /// Sends one form and checks what must hold whatever was in it.
  mutating func send(to path: String, asStranger: Bool = false) async throws {
    hall.clock.pass(seconds: 1)
    let before = try await hall.store.head().sequence
    let (type, bytes) = try await body(at: path)
    let answer: Answer
    do {
      let headers = ["Content-Type": type]
      answer =
        asStranger
        ? try await stranger.send("POST", path, headers, body: bytes)
        : try await browser.send("POST", path, headers, body: bytes)
    } catch { throw FuzzFailure(description: "no answer from \(path), input \(sent): \(bytes.prefix(300))") }
    sent += 1
    statuses[answer.status, default: 0] += 1
    let input = "\(path), input \(sent), \(String(decoding: bytes.prefix(400), as: UTF8.self))"
    #expect(FormFuzzer.allowed.contains(answer.status), "\(answer.status) from \(input)")
    if answer.header("content-type")?.hasPrefix("text/html") == true {
      let running = RunningMarkup.found(in: answer.text)
      #expect(running == nil, "\(running ?? "") from \(input)")
    }
    let added = try await hall.store.entries(after: before, stream: nil, limit: 10_000)
    let isSheets = path == "/access/sheets"
    if answer.status != 303, !isSheets { #expect(added.isEmpty, "\(answer.status), yet recorded, from \(input)") }
    #expect(
      Set(added.map(\.act.time)).count <= 1 && Set(added.map(\.act.actor)).count <= 1, "two commands from \(input)")
  }

  struct FuzzFailure: Error, CustomStringConvertible { let description: String }
}

@Suite("Every form of the site")
struct FormFuzzTestsSlow {
  static let inputs = 3_200
  static let seed: UInt64 = 20_250_715

  @Test("takes anything: it is done whole, or refused on a page on which nothing of it runs")
  func everyForm() async throws {
    let populated = try await Populated()
    let begun = ContinuousClock.now
    try await populated.withHall { hall in
      var fuzzer = try await FormFuzzer(hall, seed: FormFuzzTestsSlow.seed)
      let patterns: [PathPattern] = CongressEndpoints.all.compactMap { endpoint in
        switch endpoint.work {
        case .form, .drawing, .look: endpoint.path
        case .page, .reckoned, .file: nil
        }
      }
      #expect(patterns.count > 30)
      let own: [PathPattern] = ["/account/password", "/access/accounts/{account}/password", "/access/sheets"]
      for number in 0..<(FormFuzzTestsSlow.inputs / 20 * 19) {
        // The passwords' own are slow on purpose.
        let pattern = number % 25 == 0 ? own[number / 25 % own.count] : patterns[number % patterns.count]
        try await fuzzer.send(to: fuzzer.path(pattern))
      }
      for number in 0..<(FormFuzzTestsSlow.inputs / 20) {
        try await fuzzer.send(
          to: ["/sign-in", "/first-run", "/sign-out", "/reports/policy"][number % 4], asStranger: true)
      }
      try await check(hall)
      let account = try #require(await hall.congress.access.account(login: Populated.everything))
      #expect(account.isOpen)
      let took = ContinuousClock.now - begun
      print(
        "forms: \(fuzzer.sent) inputs to \(patterns.count + 7) forms in \(took); \(fuzzer.statuses.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" })"
      )
      #expect(fuzzer.sent >= 3_000)
      #expect(fuzzer.statuses[303, default: 0] > 50 && fuzzer.statuses[422, default: 0] > 500)
    }
  }

  /// The chain is whole, and reading it again leads to what the desk holds.
  private func check(_ hall: Hall) async throws {
    let congress = await hall.congress
    let again = try await Desk.open(
      Hall.stream, in: hall.store, codec: EventCodec<CongressEvent>.congress, from: Congress(pack: congress.pack))
    let replayed = await again.state
    #expect(replayed.access.accounts == congress.access.accounts)
    #expect(replayed.organisations.people.count == congress.organisations.people.count)
    #expect(replayed.organisations.units == congress.organisations.units)
    #expect(replayed.meetings.all.map { $0.agenda } == congress.meetings.all.map { $0.agenda })
    #expect(replayed.papers.issued.map { $0.content } == congress.papers.issued.map { $0.content })
    #expect(await again.position == hall.site.desk.position)
  }

  @Test("is found by any path and query without a fault: what is not there is not found")
  func paths() async throws {
    let populated = try await Populated()
    try await populated.withHall { hall in
      var chance = Chance(seed: FormFuzzTestsSlow.seed)
      var browser = try await hall.browser(of: Populated.everything)
      let patterns = CongressEndpoints.all.filter { if case .file = $0.work { false } else { true } }.map(\.path)
      let inputs = 800
      for number in 0..<inputs {
        var path = ""
        for part in chance.one(of: patterns).parts {
          let text: String
          switch part {
          case .fixed(let fixed): text = chance.happens(oneIn: 15) ? "%\(fixed)" : fixed
          case .named:
            text =
              chance.happens(oneIn: 2)
              ? chance.one(of: ["m-2", "v-1", "p-1", "u-1", "a-1", "i-1", "d-1", "b-1"])
              : Browser.encoded(String(decoding: Mischief.value(&chance, known: []).prefix(200), as: UTF8.self))
          }
          path += "/" + text
        }
        let isSearch = chance.happens(oneIn: 3)
        if isSearch {
          path = chance.one(of: ["/access", "/people", "/units", "/access/sheets", "/papers", "/journal"])
        }
        if path.isEmpty { path = "/" }
        let keys = [
          "to", "page", "body", "language", "then", "code", "unit", "day", "kind", "at", "person", "vote", "of",
        ]
        for mark in ["?", "&"] where isSearch || !chance.happens(oneIn: 3) {
          let key = isSearch && mark == "?" ? "q" : chance.one(of: keys)
          let value = Mischief.value(&chance, known: ["1", "-1"]).prefix(2_000)
          path += "\(mark)\(key)=\(Browser.encoded(String(decoding: value, as: UTF8.self)))"
        }
        let answer = try await browser.get(path)
        #expect(
          [200, 303, 400, 403, 404, 405].contains(answer.status), "\(answer.status) for input \(number): \(path)")
        #expect(RunningMarkup.found(in: answer.text) == nil, "\(path)")
      }
      print("paths: \(inputs) inputs")
    }
  }

  @Test("is searched for markup that runs by a search that finds it")
  func oracle() {
    for bad in [
      "<p><script>zqx7()</script></p>", "<img src=x onerror=zqx7()>", "<a title=\"\" onmouseover=\"zqx7()\" x=\"\">",
      "<input value='x' zqx7>", "<svg/onload=zqx7()>", "<p style=\"a:url(zqx7)\">", "<zqx7>",
    ] { #expect(RunningMarkup.found(in: bad) != nil, "\(bad)") }
    for good in [
      "<p>zqx7()</p>", "<input value=\"&lt;script>zqx7()\">", "<a href=\"/x?q=zqx7\">zqx7</a>",
      "<p>&lt;script&gt;zqx7()&lt;/script&gt;</p>", "<textarea>&lt;/textarea>zqx7</textarea>",
    ] { #expect(RunningMarkup.found(in: good) == nil, "\(good)") }
  }
}
