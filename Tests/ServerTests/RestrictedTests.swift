// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Journal
import Packs
import Testing

@testable import Server

/// Walks a site as somebody sees it: every page and file that a link leads to, once for each kind of address.
struct Crawl {
  var browser: Browser
  private(set) var seen: [String: Answer] = [:]

  init(_ browser: Browser) { self.browser = browser }

  /// Files that a printing program makes take seconds each and are left out.
  mutating func walk(from start: [String], most: Int) async throws {
    var waiting = start
    var known = Set(start)
    while !waiting.isEmpty, seen.count < most {
      let path = waiting.removeFirst()
      let answer = try await browser.get(path)
      seen[path] = answer
      guard answer.header("content-type")?.hasPrefix("text/html") == true else { continue }
      for link in Crawl.links(in: answer.text) where !known.contains(link) {
        guard link.hasPrefix("/"), !link.hasPrefix("/assets"), !link.contains("language="), !link.hasSuffix("/pdf"),
          !link.hasSuffix("/docx")
        else { continue }
        known.insert(link)
        waiting.append(link)
      }
    }
  }

  static func links(in text: String) -> [String] {
    text.components(separatedBy: "href=\"").dropFirst().map { part in
      String(part.prefix { $0 != "\"" }).replacing("&amp;", with: "&")
    }
  }
}

@Suite("What is restricted")
struct RestrictedTestsSlow {
  /// What only those may see who may read restricted papers: titles, what was said about them, what was concluded.
  private static func secrets(of congress: Congress) -> [String] {
    let papers = congress.meetings.papers.filter(\.isRestricted)
    var said: [String] = []
    for meeting in congress.meetings.all {
      let bound = meeting.agenda.filter { item in papers.contains { $0.id == item.paper } }
      for contribution in meeting.sitting?.contributions ?? []
      where bound.contains(where: { $0.id == contribution.item }) {
        said.append(contribution.summary)
      }
    }
    return papers.map(\.title) + said
  }

  @Test("is on no page and in no file of those who may not read it, and is there for those who may")
  func crawl() async throws {
    let populated = try await Populated()
    try await populated.withHall { hall in
      let congress = await hall.congress
      let day = congress.moment(of: hall.clock.now).day
      let reader = try #require(
        congress.access.accounts.first { account in
          let rights = congress.rights(of: account.actor, on: day)
          return rights.contains(.read) && !rights.contains(.readRestricted)
        }, "somebody reads, but not what is restricted")
      let marker = "DauHieuHanChe7391"
      try await hall.perform(.meetings(.table(title: marker, term: nil, isRestricted: true, file: nil)))
      let secrets = RestrictedTestsSlow.secrets(of: await hall.congress)
      try #require(secrets.count >= 2 && secrets.contains(marker))
      var member = Crawl(try await hall.browser(of: reader.login))
      try await member.walk(from: ["/", "/papers", "/meetings", "/papers/tabled", "/people"], most: 700)
      #expect(member.seen.count > 60, "\(member.seen.count) addresses walked")
      for (path, answer) in member.seen {
        #expect(answer.status < 500, "\(path)")
        for secret in secrets {
          #expect(!answer.text.contains(secret), "\(path) shows “\(secret)” to \(reader.login)")
        }
      }
      var office = Crawl(try await hall.browser(of: Populated.everything))
      try await office.walk(from: ["/"], most: 900)
      for secret in secrets {
        #expect(office.seen.values.contains { $0.text.contains(secret) }, "“\(secret)” is nowhere to be seen")
      }
      print(
        "restricted: \(member.seen.count) addresses as a member, \(office.seen.count) as the office, \(secrets.count) secrets"
      )
      // What the office found by its links the member may not open by typing them.
      let closed = office.seen.filter { path, answer in secrets.contains { answer.text.contains($0) } }.map(\.key)
      for path in closed {
        let answer = try await member.browser.get(path)
        for secret in secrets { #expect(!answer.text.contains(secret), "\(path) shows “\(secret)” when typed") }
      }
    }
  }

  @Test("as a paper is handed out to nobody without the right, in any format, and search finds nothing of it")
  func papers() async throws {
    let populated = try await Populated()
    try await populated.withHall { hall in
      let congress = await hall.congress
      let day = congress.moment(of: hall.clock.now).day
      let reader = try #require(
        congress.access.accounts.first { account in
          let rights = congress.rights(of: account.actor, on: day)
          return rights.contains(.read) && !rights.contains(.readRestricted)
        })
      let restricted = try #require(congress.papers.issued.first { $0.isRestricted }, "a restricted paper was issued")
      var member = try await hall.browser(of: reader.login)
      var office = try await hall.browser(of: Populated.everything)
      for file in ["docx", "pdf"].map({ "/papers/\(restricted.id)/\($0)" }) {
        let answer = try await member.get(file)
        #expect(answer.status == 403 || answer.status == 404, "\(file)")
        if file.hasSuffix("docx") { #expect(try await office.get(file).status == 200) }
      }
      let body = try await member.get("/papers/\(restricted.id)")
      #expect(!body.text.contains("Điều 1") && body.status < 500)
    }
  }

  @Test("birth dates leave the house only with those who keep the files")
  func birthDates() async throws {
    let populated = try await Populated()
    try await populated.withHall { hall in
      let congress = await hall.congress
      let day = congress.moment(of: hall.clock.now).day
      let born = congress.organisations.people.values.compactMap { $0.details.value?.born }
      try #require(born.count > 10)
      let reader = try #require(
        congress.access.accounts.first { account in
          let rights = congress.rights(of: account.actor, on: day)
          return rights.contains(.read) && !rights.contains(.readRestricted) && !rights.contains(.manageOrganisation)
        })
      var member = Crawl(try await hall.browser(of: reader.login))
      try await member.walk(from: ["/people"], most: 120)
      var office = Crawl(try await hall.browser(of: Populated.everything))
      try await office.walk(from: ["/people"], most: 120)
      func shown(_ crawl: Crawl) -> Int {
        born.filter { day in
          let words = [
            day.words(.vietnamese), "\(day)", day.words(.english), day.figures(.vietnamese), day.figures(.english),
          ]
          return crawl.seen.values.contains { answer in words.contains { answer.text.contains($0) } }
        }.count
      }
      #expect(shown(member) == 0)
      #expect(shown(office) > 10)
      let exports = office.seen.keys.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".xlsx") }
      #expect(!exports.isEmpty)
      for path in exports {
        let answer = try await member.browser.get(path)
        let isPlain = answer.header("content-type")?.hasPrefix("text/csv") == true
        #expect(
          answer.status != 200
            || isPlain
              && !born.contains { answer.text.contains("\($0)") || answer.text.contains($0.words(.vietnamese)) }
        )
      }
    }
  }
}
