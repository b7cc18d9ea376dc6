// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Journal
import Packs
import Testing

@testable import Server

/// A sample congress with two tabled files, one of them restricted, and the people who may and may not read it.
private struct Safe {
  let hall: Hall
  /// Reads, and no more.
  let reader: String
  /// Plans meetings, records and issues papers, yet may not read what is restricted.
  let clerk: String
  var office: Browser
  let closed: TabledPaper
  let common: TabledPaper

  static let marker = "DauHieuTrongTepHanChe8842"
  static let bytes = Array("\(marker) nội dung đề án".utf8)

  init(_ hall: Hall) async throws {
    self.hall = hall
    let congress = await hall.congress
    let day = congress.moment(of: hall.clock.now).day
    func account(_ fits: (Set<Right>) -> Bool) -> String? {
      congress.access.accounts.first { fits(congress.rights(of: $0.actor, on: day)) }?.login
    }
    reader = try #require(account { $0 == [.read] } ?? account { $0.contains(.read) && !$0.contains(.readRestricted) })
    let role = try #require(
      congress.pack.roles.first { $0.rights.contains(.planMeetings) && !$0.rights.contains(.readRestricted) })
    try await hall.perform(.access(.open(login: "van.thu", person: nil, roles: [role.id])))
    clerk = "van.thu"
    office = try await hall.browser(of: Populated.everything)
    try await Safe.table("Đề án mật 8842", Safe.bytes, isRestricted: true, by: &office)
    closed = try #require(await hall.congress.meetings.papers.last)
    try await Safe.table("Tài liệu chung 8842", Array("chung".utf8), isRestricted: false, by: &office)
    common = try #require(await hall.congress.meetings.papers.last)
    try #require(closed.isRestricted && !common.isRestricted && closed.file != nil && common.file != nil)
  }

  private static func table(_ title: String, _ bytes: [UInt8], isRestricted: Bool, by browser: inout Browser)
    async throws
  {
    let token = try await browser.token(on: "/account")
    let fields =
      [("kind", "other"), ("title", title), ("token", token)] + (isRestricted ? [("restricted", "on")] : [])
    let body = Mischief.multipart(
      fields.map { ($0.0, Array($0.1.utf8)) }, files: [("file", "tep.txt", bytes)], boundary: "b")
    let answer = try await browser.send(
      "POST", "/tabled/new", ["Content-Type": "multipart/form-data; boundary=b"], body: body)
    try #require(answer.status == 303)
  }

  /// Addresses at which the bytes of a file might be thought to lie.
  var guesses: [String] {
    let blob = closed.file?.blob ?? ""
    let upper = blob.uppercased()
    return [
      "/tabled/\(closed.id)/file", "/tabled/\(closed.id)/file/", "//tabled/\(closed.id)/file",
      "/tabled/\(closed.id)/file?as=\(common.id)",
      "/tabled/%64-\(closed.id.text.dropFirst(2))/file", "/tabled/\(common.id)/../\(closed.id)/file",
      "/tabled/\(common.id)%2F..%2F\(closed.id)/file", "/tabled/\(closed.id)%00/file", "/tabled/\(blob)/file",
      "/tabled/\(blob)", "/blobs/\(blob)", "/blob/\(upper)", "/files/\(blob)", "/file/\(blob)", "/papers/\(blob)/pdf",
      "/papers/\(closed.id)/docx", "/assets/\(blob)", "/journal/\(blob)", "/journal?to=\(blob)", "/\(blob)",
      "/tabled/\(closed.id)/next", "/tabled/\(closed.id)",
    ]
  }
}

@Suite("A restricted file")
struct RestrictedFileTestsSlow {
  @Test("is handed to nobody without the right, under no address, nor by its hash; with the right it comes whole")
  func bytes() async throws {
    try await Populated().withHall { hall in
      var safe = try await Safe(hall)
      var tried = 0
      for login in [safe.reader, safe.clerk, nil] {
        var browser = if let login { try await hall.browser(of: login) } else { Browser(hall) }
        for path in safe.guesses {
          for method in ["GET", "HEAD"] {
            let answer = try await browser.send(method, path)
            tried += 1
            let refused: Set<Int> = login == nil ? [303, 404] : [303, 400, 403, 404]
            let isPage = answer.header("content-type")?.hasPrefix("text/html") == true
            #expect(refused.contains(answer.status) || isPage, "\(answer.status) at \(path) for \(login ?? "nobody")")
            #expect(!answer.text.contains(Safe.marker) && !answer.text.contains("Đề án mật 8842"), "\(path)")
            #expect(answer.header("content-disposition") == nil, "\(path) gives a file to \(login ?? "nobody")")
          }
        }
        if login != nil {
          #expect(try await browser.get("/tabled/\(safe.closed.id)/file").status == 404)
          #expect(try await browser.get("/tabled/\(safe.common.id)/file").body == Array("chung".utf8))
        }
      }
      #expect(try await safe.office.get("/tabled/\(safe.closed.id)/file").body == Safe.bytes)
      let hash = try #require(Hash(hexadecimal: safe.closed.file?.blob ?? ""))
      let stored = try #require(try await hall.store.blob(hash))
      #expect(!String(decoding: stored.bytes, as: UTF8.self).contains(Safe.marker), "it is stored shut")
      #expect(try await hall.store.blob(Hash.of(Safe.bytes)) == nil, "and nowhere in the open")
      print("restricted file: \(tried) guesses")
    }
  }

  @Test("does not come back to those who send the same bytes, or name its hash, in a form of theirs")
  func forms() async throws {
    try await Populated().withHall { hall in
      let safe = try await Safe(hall)
      var clerk = try await hall.browser(of: safe.clerk)
      let before = await hall.congress.meetings.papers.count
      let token = try await clerk.token(on: "/account")
      let blob = safe.closed.file?.blob ?? ""
      // The field of a file sent as text: a hash in place of the bytes.
      for (path, fields) in [
        ("/tabled/new", [("kind", "other"), ("title", "Chiếm đoạt"), ("file", blob)]),
        ("/tabled/\(safe.closed.id)/next", [("file", blob)]),
      ] {
        let answer = try await clerk.post(path, fields + [("token", token)], [:])
        #expect([303, 404, 422].contains(answer.status))
        #expect(!answer.text.contains("Đề án mật 8842"))
      }
      let papers = await hall.congress.meetings.papers
      #expect(papers.dropFirst(before).allSatisfy { $0.file == nil && $0.title == "Chiếm đoạt" })
    }
  }

  @Test("and its words are in no list, export, search, stream or page of the record of those without the right")
  func places() async throws {
    try await Populated().withHall { hall in
      let safe = try await Safe(hall)
      let auditor = try #require(
        await hall.congress.pack.roles.first { $0.rights.contains(.audit) && !$0.rights.contains(.readRestricted) })
      try await hall.perform(.access(.open(login: "kiem.toan", person: nil, roles: [auditor.id])))
      for login in [safe.reader, safe.clerk, "kiem.toan"] {
        var browser = try await hall.browser(of: login)
        let line = try await Listening(browser)
        for path in [
          "/", "/tabled", "/papers", "/meetings", "/journal", "/people?q=8842", "/organisation/people.xlsx",
          "/organisation/people.csv",
          "/organisation/units.csv", "/meetings/m-2/event.ics", "/meetings/m-2/agenda", "/meetings/m-2/discussion",
        ] {
          let text = try await browser.get(path).text
          #expect(
            !text.contains("Đề án mật") && !text.contains("Mật nữa") && !text.contains(safe.closed.file?.blob ?? "–"),
            "\(path) for \(login)")
        }
        try await hall.perform(
          .meetings(.table(title: "Mật nữa 8842 \(login)", term: nil, isRestricted: true, file: nil)))
        let heard = try await line.hear(until: "data: ")
        #expect(
          heard.split(separator: "\r\n\r\n").last?.contains("8842") == false, "the stream says how far, and no more")
      }
    }
  }
}

@Suite("A restricted paper")
struct RestrictedPaperTestsSlow {
  @Test("gives its words to nobody without the right: not as a page, a file, a preview, nor after a person was erased")
  func words() async throws {
    try await Populated().withHall { hall in
      let safe = try await Safe(hall)
      let congress = await hall.congress
      let papers = congress.papers.issued.filter(\.isRestricted)
      try #require(!papers.isEmpty)
      let secrets = congress.meetings.all.flatMap { meeting in
        (meeting.sitting?.contributions ?? []).filter { said in
          meeting.item(said.item)?.paper.flatMap { congress.meetings.paper($0) }?.isRestricted == true
        }.map(\.summary)
      }
      try #require(!secrets.isEmpty)
      let somebody = try #require(congress.meetings.all.last?.sitting?.contributions.first?.speaker)
      let name = congress.organisations.name(of: somebody, .vietnamese)
      for isErased in [false, true] {
        if isErased {
          var office = try await hall.browser(of: Populated.everything)
          _ = try await office.get("/papers/\(papers[0].id)/docx")
          let form = try await office.post("/people/\(somebody)/erase", [("sure", "on")])
          #expect(form.status == 303, "erased through the site")
          #expect(
            try await hall.store.secrets(prefix: Keyring.prefix).allSatisfy { !$0.name.hasSuffix("/\(somebody)") })
          #expect(!(try await office.get("/people/\(somebody)")).text.contains(name))
          #expect(!(try await office.get("/organisation/people.csv")).text.contains(name))
        }
        for login in [safe.reader, safe.clerk, nil] {
          var browser = if let login { try await hall.browser(of: login) } else { Browser(hall) }
          for paper in papers {
            for ending in ["", "/docx", "/pdf"] {
              let answer = try await browser.get("/papers/\(paper.id)\(ending)")
              #expect(
                login == nil ? answer.status == 303 : [403, 404].contains(answer.status), "\(ending) \(answer.status)")
              for secret in secrets { #expect(!answer.text.contains(secret)) }
            }
            let about = if case .meeting(let id) = paper.subject { "/meetings/\(id)" } else { "/votes/v-1" }
            let preview = try await browser.get("\(about)/papers/new/\(paper.kind)")
            #expect([200, 303, 403, 404].contains(preview.status))
            for secret in secrets { #expect(!preview.text.contains(secret), "preview for \(login ?? "nobody")") }
          }
          let file = try await browser.get("/tabled/\(safe.closed.id)/file")
          #expect(file.status == (login == nil ? 303 : 404))
        }
      }
    }
  }
}
