// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal
import Packs
import TestKit
import Testing

@testable import dienhong

/// The traps of the reference case, held open over the whole sample congress: everything it prints, under every pack.
@Suite("A sample congress as it is printed")
struct TrapTests {
  static let packs = RehearsalTests.packs

  /// What goes out under a pack, in both languages where it was issued in one.
  private static func printed(_ pack: String) async throws -> (congress: Congress, papers: [(IssuedPaper, Paper)]) {
    let house = try await rehearse(pack).0
    let congress = await house.desk.state
    return (congress, congress.papers.issued.compactMap { paper in paper.content.value.map { (paper, $0) } })
  }

  private static func whole(_ paper: Paper) -> String {
    ([paper.plainText] + paper.notes + paper.recipients).joined(separator: "\n")
  }

  @Test(
    "gives the inspection committee no number, the ex officio delegates theirs, and the rest their 135",
    arguments: packs)
  func figures(pack: String) async throws {
    let (congress, papers) = try await TrapTests.printed(pack)
    let name = try #require(congress.pack.figure("body.inspection.size")?.name)
    let exOfficio = try #require(congress.pack.figure("delegates.exOfficio")?.name)
    var seen = 0
    for (issued, paper) in papers where ["notice", "resolution", "tallyMinutes"].contains(issued.kind) {
      for case .table(let table) in paper.blocks where table.columns.count == 5 {
        for row in table.rows {
          if row[1] == name[paper.language] {
            #expect(row[2] == "……", "\(issued.kind): \(row)")
            seen += 1
          }
          if row[1] == exOfficio[paper.language] { #expect(row[2].hasPrefix("51"), "\(issued.kind): \(row)") }
        }
      }
    }
    #expect(seen >= 2, "the row is there, and empty")
    let resolution = try #require(papers.first { $0.0.kind == "resolution" })
    #expect(resolution.1.notes.contains { $0.hasPrefix(name[resolution.1.language]) }, "told by its point, and noted")
    let text = resolution.1.plainText
    #expect(text.contains("135 đại biểu (186 trừ 51 ") || text.contains("135 delegates (186 less 51 "))
  }

  @Test("calls a vote secret only when it is, in either language", arguments: packs, [true, false])
  func secrecy(pack: String, isSecret: Bool) async throws {
    var seen = 0
    let house = try await rehearse(pack) { told in
      seen = told.ranges(of: "secret: false").count
      return told.replacing("secret: false", with: "secret: \(isSecret)")
    }.0
    try #require(seen == 1)
    let congress = await house.desk.state
    var kinds: Set<String> = []
    for issued in congress.papers.issued
    where ["votingPaper", "tallyMinutes", "minutes", "notice"].contains(issued.kind) {
      for language in Language.allCases {
        let again = try PaperRules.decide(
          .issue(kind: issued.kind, about: issued.subject, on: issued.day, in: language), on: congress)
        guard case .issued(_, _, _, _, _, _, _, _, _, let content, _)? = again.first, let paper = content.value else {
          continue
        }
        let text = TrapTests.whole(paper).lowercased()
          .replacing(language("không phải bỏ phiếu kín", "not a secret ballot"), with: "")
        // A meeting before the vote has minutes too.
        guard text.contains(language("bỏ phiếu", "ballot")) || text.contains("voting paper") else { continue }
        let says = text.contains(language("bỏ phiếu kín", "secret ballot"))
        #expect(says == isSecret, "\(issued.kind) in \(language.rawValue)")
        kinds.insert(issued.kind)
      }
    }
    #expect(kinds.isSuperset(of: ["votingPaper", "tallyMinutes", "minutes"]), "\(kinds)")
  }

  @Test("prints nothing that only came later, also when a paper of that day is issued anew: no 184", arguments: packs)
  func later(pack: String) async throws {
    let house = try await rehearse(pack).0
    let day = try #require(Day(iso: "2025-07-15"))
    let held = FigureRecord(
      figure: "delegates.planned", value: .number(184), status: .asHeld, day: day.adding(13), source: "Báo cáo")
    let act = Act(actor: .setup, time: Timestamp(microseconds: 1_753_690_000_000_000))
    _ = try await house.desk.perform(.figures(.note(held)), by: act)
    let congress = await house.desk.state
    #expect(congress.figures.number("delegates.planned", asOf: day.adding(13)) == 184, "it is on record")
    for issued in congress.papers.issued {
      let again = try PaperRules.decide(
        .issue(kind: issued.kind, about: issued.subject, on: max(issued.day, day), in: issued.language), on: congress)
      guard case .issued(_, _, _, _, _, _, _, _, _, let content, _)? = again.first, let paper = content.value else {
        continue
      }
      for paper in [paper] + [issued.content.value].compactMap({ $0 }) {
        #expect(!TrapTests.whole(paper).split { !$0.isNumber }.contains("184"), "\(issued.kind)")
      }
      if issued.day >= day { #expect(paper.blocks == issued.content.value?.blocks, "\(issued.kind) tells the same") }
    }
  }

  @Test("gives the review report the term that ends, wherever it is named", arguments: packs)
  func terms(pack: String) async throws {
    let (congress, papers) = try await TrapTests.printed(pack)
    let reviews = congress.meetings.papers.filter { $0.term?.description == "2020-2025" }
    #expect(reviews.count == 1)
    let title = try #require(reviews.first?.title)
    for (issued, paper) in papers {
      for line in paper.plainText.split(separator: "\n") where line.contains(title) {
        #expect(!line.replacing(title, with: "").contains("2025-2030"), "\(issued.kind): \(line)")
      }
    }
  }

  @Test("has none of the papers that its mode leaves out, and issues none when asked", arguments: packs)
  func mode(pack: String) async throws {
    let (congress, papers) = try await TrapTests.printed(pack)
    let mode = try #require(congress.organisations.profile.flatMap { congress.pack.mode($0.congress.mode) })
    #expect(papers.allSatisfy { !mode.papersLeftOut.contains($0.0.kind) })
    #expect(congress.offeredPapers.allSatisfy { !mode.papersLeftOut.contains($0.kind.id) })
    let meeting = try #require(congress.meetings.all.last?.id)
    let day = try #require(Day(iso: "2025-07-15"))
    for kind in mode.papersLeftOut {
      var refused: PaperRefusal?
      do throws(PaperRefusal) {
        _ = try PaperRules.decide(.issue(kind: kind, about: .meeting(meeting), on: day, in: .vietnamese), on: congress)
      } catch { refused = error }
      #expect(refused == .notInThisMode(kind: kind))
    }
  }

  @Test("leaves papers out under at least one pack, so that the trap is there")
  func someMode() throws {
    let shelf = try PackShelf(folder: nil)
    let modes = try shelf.packs.flatMap { name, files in
      try PackLoader.load(
        files: files.filter { $0.key.hasSuffix(".yaml") && !$0.key.hasPrefix("sample/") }, named: name
      )
      .modes
    }
    #expect(modes.contains { $0.papersLeftOut.count >= 3 })
  }

  @Test("tells in papers that all may read nothing that was said or concluded on a restricted one", arguments: packs)
  func restricted(pack: String) async throws {
    let (congress, papers) = try await TrapTests.printed(pack)
    var secrets: [String] = []
    for meeting in congress.meetings.all {
      let bound = Set(
        meeting.agenda.filter { $0.paper.flatMap { congress.meetings.paper($0) }?.isRestricted == true }.map(\.id))
      secrets += (meeting.sitting?.contributions ?? []).filter { bound.contains($0.item) }.map(\.summary)
      secrets += (meeting.sitting?.conclusion?.points ?? [])
        .filter { point in point.item.map { bound.contains($0) } ?? false }.map(\.text)
    }
    secrets += congress.meetings.papers.filter(\.isRestricted).map(\.title)
    #expect(secrets.count >= 3)
    for (issued, paper) in papers where !issued.isRestricted {
      for secret in secrets { #expect(!TrapTests.whole(paper).contains(secret), "\(issued.kind): \(secret)") }
    }
    // The oracle finds them where they belong.
    let closed = papers.filter { $0.0.isRestricted }.map { TrapTests.whole($0.1) }.joined()
    #expect(secrets.contains { closed.contains($0) })
  }

  @Test("cites no instrument that was not in force on the day of the paper", arguments: packs)
  func instruments(pack: String) async throws {
    let (congress, papers) = try await TrapTests.printed(pack)
    for (issued, paper) in papers {
      for instrument in congress.pack.instruments where !instrument.validity.covers(issued.day.description) {
        let number = instrument.name[.vietnamese].split(separator: " ").last { $0.contains("/") }.map(String.init)
        for word in [instrument.name[paper.language], number].compactMap({ $0 }) {
          #expect(!TrapTests.whole(paper).contains(" \(word)"), "\(issued.kind) cites \(word)")
        }
      }
    }
  }

  @Test(
    "is held although the notice of 30 working days was not kept: the rule warns, a waiver is on record",
    arguments: packs)
  func deadline(pack: String) async throws {
    let (congress, papers) = try await TrapTests.printed(pack)
    let waived = congress.waivers.all.compactMap { congress.pack.rule(RuleID(rawValue: $0.rule)) }
    let deadlines = waived.filter { if case .deadline = $0.demand { true } else { false } }
    #expect(deadlines.count == 1 && deadlines.allSatisfy { $0.severity == .warn })
    let day = try #require(Day(iso: "2025-07-15"))
    #expect(congress.figures.latest("congress.window", asOf: day)?.value != nil, "the dates were decided all the same")
    #expect(papers.contains { $0.0.kind == "notice" })
  }

  @Test("has the head of its own pack, and no line of another's")
  func heads() async throws {
    var lines: [String: Set<String>] = [:]
    for pack in TrapTests.packs {
      lines[pack] = Set(
        try await TrapTests.printed(pack).papers.flatMap { ($0.1.head.left + $0.1.head.right).map(\.text) })
    }
    let shelf = try PackShelf(folder: nil)
    for pack in TrapTests.packs {
      let (name, files) = try shelf.files(of: pack)
      let layout = try PackLoader.load(
        files: files.filter { $0.key.hasSuffix(".yaml") && !$0.key.hasPrefix("sample/") }, named: name
      ).layout.letterhead
      let fixed = (layout.left + layout.right).flatMap { [$0.text[.vietnamese], $0.text[.english]] }
        .filter { !$0.contains("{") && $0.contains(where: \.isLetter) }.map { $0.uppercased() }
      for other in TrapTests.packs where other != pack {
        for line in fixed {
          #expect(!(lines[other] ?? []).contains { $0.uppercased() == line }, "\(other) bears “\(line)”")
        }
      }
    }
    #expect(lines.values.allSatisfy { !$0.isEmpty })
  }
}
