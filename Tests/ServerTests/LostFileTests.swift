// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal
import Packs
import Testing

@testable import Server
@testable import dienhong

@Suite("A file that the record names and that is lost")
struct LostFileTests {
  @Test("is answered with a page that says so, and the log names the document")
  func page() async throws {
    try await withHall { hall in
      let name = Hash.of(Array("lost".utf8))
      let file = TabledFile(name: "x.docx", blob: "\(name)", bytes: 4)
      try await hall.perform(.meetings(.table(title: "Báo cáo", term: nil, isRestricted: false, file: file)))
      let paper = try #require(await hall.congress.meetings.papers.last)
      var member = try await hall.browser(of: "member")
      for (language, words) in [("vi", "Tệp này đã mất"), ("en", "This file is lost")] {
        member.cookies["language"] = language
        let answer = try await member.get("/tabled/\(paper.id)/file")
        #expect(answer.status == 410 && answer.text.contains(words))
      }
      #expect(hall.log.lines.contains { $0.contains("document lost") && $0.contains("\(name)") })
    }
  }

  @Test("stops the opening of a record when it is one of its rules, and is named with its entry")
  func rules() async throws {
    let store = MemoryStore()
    let shelf = try PackShelf(folder: nil)
    let now = Timestamp(microseconds: 0)
    _ = try await House.open(store, shelf: shelf, pack: nil, now: now)
    // The same entries in a store that got no documents.
    let robbed = MemoryStore()
    for entry in try await store.entries(after: 0, stream: nil, limit: 10) {
      _ = try await robbed.append(Append(stream: entry.stream, expecting: .any, act: entry.act, drafts: [entry.draft]))
    }
    var said: Damage?
    do { _ = try await House.open(robbed, shelf: shelf, pack: nil, now: now) } catch let damage as Damage {
      said = damage
    }
    guard case .lost(let documents)? = said else {
      Issue.record("\(String(describing: said))")
      return
    }
    let lost = try #require(documents.first)
    #expect(lost.sequence == 1)
    #expect(try #require(said).sentence(.english).contains("Entry 1 names the document \(lost.name)"))
  }
}
