// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Journal
import Packs
import Testing

@testable import dienhong

/// What `dienhong rehearse` prints for people. The numbers below are worked out by hand from what the sample says of the
/// conference and what the pack's rules ask for, not read off the program.
@Suite("The printed account of a rehearsal")
struct AccountTests {
  struct Wanted: Sendable {
    let pack: String
    /// Summoned, present at the opening, needed.
    let quorum: (Int, Int, Int)
    /// By question: agreeing, base, needed.
    let votes: [(Int, Int, Int)]
  }

  /// 51 in office, three away, two late. The one pack asks for two thirds and for more than half of those in office; the
  /// other for more than half of those in office, and of the votes cast for and against.
  static let wanted = [
    Wanted(
      pack: "vn-party-2025", quorum: (51, 46, 34),
      votes: [(46, 51, 26), (45, 51, 26), (45, 51, 26), (48, 51, 26), (47, 51, 26), (43, 51, 26)]),
    Wanted(
      pack: "assembly", quorum: (51, 46, 26),
      votes: [(46, 47, 24), (45, 47, 24), (45, 45, 23), (48, 48, 25), (47, 47, 24), (43, 45, 23)]),
  ]

  private static func account(of house: House, _ say: Language) async throws -> String {
    let congress = await house.desk.state
    let summary = try await Summary(of: congress, in: house.store, files: [:])
    let text = RehearsalAccount(summary: summary, congress: congress, say: say).text
    return text.replacing(summary.journal.head, with: "…")
  }

  /// The lines below a heading, up to the empty one.
  private static func lines(below heading: String, in account: String) throws -> [String] {
    let lines = account.components(separatedBy: "\n")
    let start = try #require(lines.firstIndex(of: heading), "\(heading)")
    return Array(lines[(start + 1)...].prefix { !$0.isEmpty })
  }

  @Test("is there for every pack") func everyPack() {
    #expect(Set(AccountTests.wanted.map(\.pack)) == Set(RehearsalTests.packs))
  }

  @Test("tells quorum, votes with base and need, rules with their sources, papers with numbers", arguments: wanted)
  func told(wanted: Wanted) async throws {
    let house = try await wholeRehearsal(wanted.pack)
    let congress = await house.desk.state
    let summary = try await Summary(of: congress, in: house.store, files: [:])
    for say in Language.allCases {
      let account = try await AccountTests.account(of: house, say)
      let (summoned, present, needed) = wanted.quorum
      let opening = say(
        "Triệu tập \(summoned), có mặt khi khai mạc \(present), cần \(needed) [",
        "Summoned \(summoned), present at the opening \(present), needed \(needed) [")
      let rule = try #require(congress.pack.quorum(of: .committee, call: 1, on: "2025-07-15")).0
      #expect(account.contains("\n\(opening)\(rule.name[say]), \(rule.source.words(say))].\n"))

      let votes = try AccountTests.lines(below: say("Biểu quyết", "Votes"), in: account)
      try #require(votes.count == wanted.votes.count)
      for ((agree, base, needed), line) in zip(wanted.votes, votes) {
        let outcome = say("Được thông qua: ", "Adopted: ")
        #expect(line.contains(": \(outcome)“") && line.contains("” \(agree)/\(base) ("), "\(line)")
        #expect(line.contains(say("), cần \(needed) [", "), \(needed) needed [")), "\(line)")
      }
      try checkRules(summary, congress.pack, votes, say)
      try checkInspection(try AccountTests.lines(below: say("Số liệu", "Figures"), in: account), congress.pack, say)

      let papers = try AccountTests.lines(below: say("Văn bản", "Papers"), in: account)
      try #require(papers.count == congress.papers.issued.count && papers.count >= 7)
      for (paper, line) in zip(congress.papers.issued, papers) {
        let name = try #require(congress.pack.paper(paper.kind)).name[say]
        let number = congress.printedNumber(of: paper).map { " · \($0)" } ?? ""
        #expect(line == "  \(name)\(number) · \(paper.day.words(say))")
        #expect(number.isEmpty == (paper.number == nil))
      }
      #expect(papers.contains { $0.contains(#/ · \D*\d\d.* · \d/#) }, "some bear a number")
      try Golden.expect(account, as: "account.\(wanted.pack).\(say.rawValue).txt")
    }
  }

  /// Each vote ends with its rule, the rule's source, and whether anybody has compared that.
  private func checkRules(_ summary: dienhong.Summary, _ pack: RulePack, _ lines: [String], _ say: Language) throws {
    for (question, line) in zip(summary.questions, lines) {
      let rule = try #require(pack.rule(RuleID(rawValue: question.rule)))
      let place = [rule.source.instrument[say], rule.source.article?[say]].compactMap { $0 }.joined(separator: ", ")
      let mark = rule.source.verified ? "" : say(" (chưa đối chiếu)", " (unverified)")
      #expect(line.hasSuffix("[\(rule.name[say]), \(place)\(mark)]"), "\(line)")
    }
  }

  /// Its size was voted on and not reported: the line is there, and has no digit.
  private func checkInspection(_ lines: [String], _ pack: RulePack, _ say: Language) throws {
    let name = try #require(pack.figure("body.inspection.size")).name[say]
    let told = lines.filter { $0.contains(name) }
    #expect(told.count == 1)
    #expect(told.allSatisfy { !$0.contains(where: \.isNumber) }, "\(told)")
    #expect(told.allSatisfy { $0.contains(say("(chưa có số liệu công bố)", "(not reported)")) }, "\(told)")
    let size = try #require(pack.figure("body.executive.size")).name[say]
    #expect(lines.contains { $0.hasPrefix("  \(size): 34") })
  }

  @Test("calls a rule unverified only as long as nobody has compared it")
  func verified() async throws {
    let shelf = try PackShelf(folder: nil)
    let (name, files) = try shelf.files(of: "vn-party-2025")
    let folder = URL.temporaryDirectory.appending(path: "packs-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in files {
      let file = folder.appending(path: "\(name)/\(path)")
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      let compared = path == "rules.yaml" ? text.replacing("verified: false", with: "verified: true") : text
      try compared.write(to: file, atomically: true, encoding: .utf8)
    }
    let house = try await House.open(
      MemoryStore(), shelf: PackShelf(folder: folder.path), pack: name, now: Timestamp(microseconds: 0))
    let rehearsal = try Rehearsal(house: house, files: files)
    try await rehearsal.prepare()
    try await rehearsal.hold()
    let votes = try AccountTests.lines(below: "Biểu quyết", in: try await AccountTests.account(of: house, .vietnamese))
    #expect(votes.count == 6 && votes.allSatisfy { $0.hasSuffix("Điều 9, điểm 5]") }, "\(votes)")
  }
}
