// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Journal
import Seeded
import Testing

@testable import Server

/// Sends files through the forms that take them, as a browser does, and looks at what came of each.
struct FileSender {
  let hall: Hall
  var browser: Browser
  let token: String
  var chance: Chance
  var statuses: [Int: Int] = [:]
  var sent = 0
  var previewed = 0
  var confirmed = 0
  var tabled = 0

  init(_ hall: Hall, seed: UInt64) async throws {
    self.hall = hall
    chance = Chance(seed: seed)
    browser = try await hall.browser(of: Populated.everything)
    token = try await browser.token(on: "/account")
  }

  /// Sends one form; whatever was in it: an answer, whole or nothing in the record, and nothing on the page that runs.
  @discardableResult
  mutating func send(
    _ path: String, _ fields: [(String, String)], file: (field: String, name: String, bytes: [UInt8])?, as input: String
  ) async throws -> Answer {
    hall.clock.pass(seconds: 1)
    let before = try await hall.store.head()
    let body = Mischief.multipart(
      (fields + [("token", token)]).map { ($0.0, Array($0.1.utf8)) }, files: file.map { [$0] } ?? [], boundary: "b0")
    let answer: Answer
    do {
      answer = try await browser.send("POST", path, ["Content-Type": "multipart/form-data; boundary=b0"], body: body)
    } catch { throw Unanswered(description: "no answer from \(path) to \(input), \(body.count) bytes") }
    sent += 1
    statuses[answer.status, default: 0] += 1
    #expect([200, 303, 400, 403, 404, 405, 413, 422].contains(answer.status), "\(answer.status) from \(input)")
    if answer.header("content-type")?.hasPrefix("text/html") == true {
      let running = RunningMarkup.found(in: answer.text)
      #expect(running == nil, "\(running ?? "") from \(input)")
      #expect(!answer.text.contains("root:x:0"), "a file of the machine from \(input)")
    }
    let after = try await hall.store.head()
    if answer.status != 303 { #expect(after == before, "\(answer.status), yet recorded, from \(input)") }
    let added = try await hall.store.entries(after: before.sequence, stream: nil, limit: 100_000)
    #expect(Set(added.map(\.act.time)).count <= 1, "two commands from \(input)")
    return answer
  }

  /// The import: look first, then confirm what the page offers to confirm.
  mutating func importing(_ file: (name: String, bytes: [UInt8]), as input: String) async throws {
    let looked = try await send(
      "/organisation/import/preview", [], file: ("file", file.name, file.bytes), as: input)
    guard let content = FileSender.hidden("content", in: looked.text),
      let gist = FileSender.hidden("gist", in: looked.text)
    else { return }
    previewed += 1
    let answer = try await send(
      "/organisation/import", [("content", content), ("gist", gist)], file: nil, as: "\(input), confirmed")
    if answer.status == 303 { confirmed += 1 }
  }

  /// A tabled paper: what was sent comes back byte by byte, as a file to keep and nothing else.
  mutating func tabling(_ file: (name: String, bytes: [UInt8]), as input: String) async throws {
    let earlier = await hall.congress.meetings.papers
    let isNext = chance.happens(oneIn: 3)
    let path = isNext ? "/tabled/\(chance.one(of: earlier).id)/next" : "/tabled/new"
    let title = chance.happens(oneIn: 4) ? "<script>\(Mischief.marker)()</script> \(sent)" : "Tài liệu \(sent)"
    let answer = try await send(
      path, [("kind", "other"), ("title", title)], file: ("file", file.name, file.bytes), as: input)
    guard answer.status == 303, let paper = await hall.congress.meetings.papers.last,
      await hall.congress.meetings.papers.count > earlier.count, paper.file != nil
    else { return }
    tabled += 1
    let back = try await browser.get("/tabled/\(paper.id)/file")
    #expect(back.status == 200 && back.body == file.bytes, "other bytes came back from \(input)")
    #expect(back.header("content-disposition")?.hasPrefix("attachment") == true)
    #expect(back.header("content-type") == "application/octet-stream")
    #expect(back.header("x-content-type-options") == "nosniff")
  }

  struct Unanswered: Error, CustomStringConvertible { let description: String }

  static func hidden(_ name: String, in page: String) -> String? {
    for tag in page.components(separatedBy: "<").dropFirst() where tag.contains("name=\"\(name)\"") {
      if let value = tag.components(separatedBy: "value=\"").dropFirst().first?.prefix(while: { $0 != "\"" }) {
        return String(value).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
          .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
      }
    }
    return nil
  }
}

@Suite("A file that is sent to the site")
struct FileFuzzTestsSlow {
  static let inputs = 700
  static let seed: UInt64 = 20_250_715

  private static func mischief(_ browser: inout Browser) async throws -> WorkbookMischief {
    return try WorkbookMischief(
      people: try await browser.get("/organisation/people.xlsx").body,
      units: try await browser.get("/organisation/units.xlsx").body)
  }

  @Test("is taken whole or refused, whatever has become of it: nothing half written, nothing that runs")
  func everyFile() async throws {
    let populated = try await Populated()
    let begun = ContinuousClock.now
    try await populated.withHall { hall in
      var sender = try await FileSender(hall, seed: FileFuzzTestsSlow.seed)
      let mischief = try await FileFuzzTestsSlow.mischief(&sender.browser)
      let ways = WorkbookMischief.Way.allCases
      for number in 0..<FileFuzzTestsSlow.inputs {
        let way = ways[number % ways.count]
        let file = try mischief.file(way, &sender.chance)
        let input = "seed \(FileFuzzTestsSlow.seed), input \(number), \(way)"
        if number % 7 < 4 {
          try await sender.importing(file, as: input)
        } else if number % 7 < 6 {
          try await sender.tabling(file, as: input)
        } else {
          // A file in a form that asks for none.
          let other = sender.chance.one(of: [
            "/meetings/new", "/access/accounts/new", "/people/new", "/figures", "/units/new",
          ])
          let field = sender.chance.one(of: ["file", "title", "token2", "content"])
          try await sender.send(other, [], file: (field, file.name, file.bytes), as: input)
        }
      }
      for (number, file) in mischief.heavy().enumerated() {
        try await sender.importing(file, as: "heavy \(number)")
        try await sender.tabling(file, as: "heavy \(number)")
      }
      try await FileFuzzTestsSlow.check(hall)
      let took = ContinuousClock.now - begun
      print(
        "files: \(sender.sent) forms, \(sender.previewed) previewed to be confirmed, \(sender.confirmed) taken in, "
          + "\(sender.tabled) tabled, in \(took); \(sender.statuses.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" })"
      )
      // A fuzzer that is never let in, or never turned away, has tried nothing.
      #expect(sender.confirmed >= 10 && sender.tabled >= 50)
      #expect(sender.previewed < sender.sent / 2)
    }
  }

  /// The record replays to what the desk holds.
  private static func check(_ hall: Hall) async throws {
    let congress = await hall.congress
    let again = try await Desk.open(
      Hall.stream, in: hall.store, codec: EventCodec<CongressEvent>.congress, from: Congress(pack: congress.pack))
    let replayed = await again.state
    #expect(replayed.organisations.people.count == congress.organisations.people.count)
    #expect(replayed.organisations.units == congress.organisations.units)
    #expect(replayed.meetings.papers.map(\.title) == congress.meetings.papers.map(\.title))
    for paper in congress.meetings.papers {
      guard let blob = paper.file?.blob else { continue }
      let hash = try #require(Hash(hexadecimal: blob))
      #expect(try await hall.store.blob(hash) != nil, "\(paper.id) names a file that is not kept")
    }
  }
}
