// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
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
    var shapes: [String: Int] = [:]
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
        // Of addresses that differ in numbers only, the first ones: a later point shows nothing that the tenth does not.
        let shape = String(link.prefix { $0 != "?" }.map { $0.isNumber ? "0" : $0 })
        shapes[shape, default: 0] += 1
        if shapes[shape, default: 0] <= 25 { waiting.append(link) }
      }
    }
  }

  /// Opens an address that no link need lead to.
  mutating func open(_ path: String) async throws { seen[path] = try await browser.get(path) }

  /// For each of these words that stand in an answer, the addresses of those answers. They are looked for on a thread of
  /// their own: that takes so long that other visitors' lines would break.
  func holdings(of words: [String]) async throws -> [String: [String]] {
    let seen = seen
    return try await Wire.off {
      let answers = seen.mapValues { Data($0.text.precomposedStringWithCanonicalMapping.utf8) }
      var found: [String: [String]] = [:]
      for word in words {
        let bytes = Data(word.precomposedStringWithCanonicalMapping.utf8)
        found[word] = answers.filter { $0.value.range(of: bytes) != nil }.keys.sorted()
      }
      return found.filter { !$0.value.isEmpty }
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
  /// What only those may see who may read restricted papers: titles, what was said about them, what was concluded; the
  /// words of restricted drafts and of what was answered to them; and who may be put forward without being on any list.
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
    for draft in congress.drafting.all where draft.isRestricted {
      said += [draft.title] + draft.synthesis.said.values.map(\.text) + draft.answers.compactMap(\.explanation)
      // A passage that other drafts have as well is no secret.
      let common = Set(congress.drafting.all.filter { !$0.isRestricted }.flatMap(\.newest.text.texts))
      said += draft.newest.text.texts.filter { $0.count > 20 && !common.contains($0) }
    }
    for candidate in congress.personnel.schemes.flatMap(\.candidates) {
      if case .named(let details) = candidate.who, let name = details.value?.name { said.append(name) }
      if let post = candidate.file.value?.post { said.append(post) }
    }
    // A page writes some signs otherwise than they are kept.
    let plain = (papers.map(\.title) + said).filter { !$0.contains { "&<>\"'\n\t".contains($0) } && $0.count > 3 }
    return Array(Set(plain)).sorted()
  }

  /// Somebody who reads, and may do none of the rest.
  private static func reader(in hall: Hall, without missing: Set<Right> = [.readRestricted]) async throws -> Account {
    let congress = await hall.congress
    let day = congress.moment(of: hall.clock.now).day
    return try #require(
      congress.access.accounts.first { account in
        let rights = congress.rights(of: account.actor, on: day)
        return rights.contains(.read) && rights.isDisjoint(with: missing)
      }, "somebody reads, but not what is restricted")
  }

  /// A restricted draft that was commented on and answered, and somebody put forward who is on no list.
  private static func prepare(_ hall: Hall) async throws {
    let congress = await hall.congress
    let kind = try #require(congress.pack.draftKinds.first { $0.isRestricted })
    let text = MarkedText(blocks: [MarkedBlock(pieces: [Piece("Chuẩn bị phương án cho DauHieuDuThao7391.")])])
    let head = DraftHead(kind: kind.id, title: "DauHieuTen7391", term: nil, isRestricted: true, paper: nil)
    let file = TabledFile(name: "x.docx", blob: Hash.of([1]).description, bytes: 1, key: .draw())
    try await hall.perform(.drafting(.begin(head, file: file, text: text)))
    let draft = try #require(await hall.congress.drafting.all.last)
    let unit = try #require(congress.organisations.units.first)
    let comment = PassageComment(block: draft.newest.text.blocks[0].id, text: "DauHieuGopY7391")
    try await hall.perform(.drafting(.comment(draft.id, .unit(unit.id), comment)))
    let point = try #require(await hall.congress.drafting.draft(draft.id)?.synthesis.points.first)
    let answer = AnswerDraft(point.opinions, .kept, explanation: "DauHieuTraLoi7391")
    try await hall.perform(.drafting(.answer(draft.id, [answer])))
    let day = congress.moment(of: hall.clock.now).day
    let ages = try #require(Day(day.year, day.month, 1))
    if congress.personnel.scheme(for: "executive") == nil {
      let frame = SlateFrame(seats: 3, names: 3, agesAt: ages, outgoing: nil)
      try await hall.perform(.personnel(.begin(body: "executive", frame, on: day)))
    }
    let scheme = try #require(await hall.congress.personnel.scheme(for: "executive"))
    let nomination = Nomination(
      .named(PersonDetails(name: "DauHieuNhanSu7391", sex: .female, born: Day(1980, 5, 1))), unit: unit.id,
      file: CandidateFile(isContinuing: false, support: 7, post: "DauHieuChucVu7391", qualities: [:]))
    try await hall.perform(.personnel(.nominate(scheme.id, [nomination], on: day)))
  }

  @Test("is on no page and in no file of those who may not read it, and is there for those who may")
  func crawl() async throws {
    let populated = try await Populated()
    try await populated.withHall { hall in
      let reader = try await RestrictedTestsSlow.reader(in: hall)
      let marker = "DauHieuHanChe7391"
      try await hall.perform(.meetings(.table(title: marker, term: nil, isRestricted: true, file: nil)))
      try await RestrictedTestsSlow.prepare(hall)
      let secrets = RestrictedTestsSlow.secrets(of: await hall.congress)
      let marks = ["HanChe", "DuThao", "Ten", "GopY", "TraLoi", "NhanSu", "ChucVu"].map { "DauHieu\($0)7391" }
      for mark in marks { try #require(secrets.contains { $0.contains(mark) }, "\(mark)") }
      var member = Crawl(try await hall.browser(of: reader.login))
      try await member.walk(
        from: ["/", "/papers", "/meetings", "/papers/tabled", "/people", "/drafts", "/drafts/mine", "/personnel"],
        most: 700)
      #expect(member.seen.count > 60, "\(member.seen.count) addresses walked")
      for (path, answer) in member.seen { #expect(answer.status < 500, "\(path)") }
      let shown = try await member.holdings(of: secrets)
      #expect(shown.isEmpty, "\(reader.login) sees: \(shown)")
      var office = Crawl(try await hall.browser(of: Populated.everything))
      try await office.walk(from: ["/", "/drafts", "/personnel"], most: 1_500)
      let found = try await office.holdings(of: secrets)
      for secret in secrets { #expect(found[secret] != nil, "“\(secret)” is nowhere to be seen") }
      print(
        "restricted: \(member.seen.count) addresses as a member, \(office.seen.count) as the office, \(secrets.count) secrets"
      )
      // What the office found by its links the member may not open by typing them.
      let closed = Set(found.values.joined()).sorted()
      // The member's own connection has been idle for as long as the office walked.
      let typing = try await hall.browser(of: reader.login)
      var typed = Crawl(typing)
      for path in closed { try await typed.open(path) }
      let open = try await typed.holdings(of: secrets)
      #expect(open.isEmpty, "when typed: \(open)")
    }
  }

  @Test("as a paper is handed out to nobody without the right, in any format, and search finds nothing of it")
  func papers() async throws {
    let populated = try await Populated()
    try await populated.withHall { hall in
      let reader = try await RestrictedTestsSlow.reader(in: hall)
      let restricted = try #require(
        await hall.congress.papers.issued.first { $0.isRestricted }, "a restricted paper was issued")
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
      let born = await hall.congress.organisations.people.values.compactMap { $0.details.value?.born }
      try #require(born.count > 10)
      let reader = try await RestrictedTestsSlow.reader(in: hall, without: [.readRestricted, .manageOrganisation])
      var member = Crawl(try await hall.browser(of: reader.login))
      try await member.walk(from: ["/people"], most: 120)
      var office = Crawl(try await hall.browser(of: Populated.everything))
      try await office.walk(from: ["/people"], most: 120)
      func shown(_ crawl: Crawl) async throws -> Int {
        func words(_ day: Day) -> [String] {
          [day.words(.vietnamese), "\(day)", day.words(.english), day.figures(.vietnamese), day.figures(.english)]
        }
        let found = try await crawl.holdings(of: born.flatMap(words))
        return born.filter { words($0).contains { found[$0] != nil } }.count
      }
      #expect(try await shown(member) == 0)
      #expect(try await shown(office) > 10)
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
