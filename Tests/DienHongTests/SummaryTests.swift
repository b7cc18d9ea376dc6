// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Journal
import Packs
import Testing

@testable import dienhong

/// The rest of what `dienhong rehearse --json` promises; the figures of the conference are in `RehearsalTests`.
@Suite("The summary of a rehearsal")
struct SummaryTests {
  /// What a program reads: only what is named here, of the kind that is named here.
  private struct Told: Decodable {
    let pack: String
    let mode: String
    let questions: [Question]
    let papers: [Paper]
    let journal: Head

    struct Question: Decodable {
      let id: String
      let issued: Int
      let returned: Int
      let valid: Int
      let invalid: Int
      let votes: [String: Int]
      let rule: String
    }

    struct Paper: Decodable {
      let kind: String
      let number: String?
      let date: String
    }

    struct Head: Decodable {
      let events: Int64
      let head: String
    }
  }

  private func summary(of house: House) async throws -> Data {
    Data(try await Summary(of: house.desk.state, in: house.store, files: [:]).json.utf8)
  }

  private func read(_ house: House) async throws -> Told {
    let json = try await summary(of: house)
    return try JSONDecoder().decode(Told.self, from: json)
  }

  @Test(
    "names the pack and the mode it was played in",
    arguments: [("vn-party-2025", "designation"), ("assembly", "convention")])
  func packAndMode(pack: String, mode: String) async throws {
    let (house, _) = try await rehearse(pack)
    let told = try await read(house)
    #expect(told.pack == pack)
    #expect(told.mode == mode)
  }

  @Test(
    "foretells quorum and majority of the congress only where the base is known before it meets",
    arguments: [("vn-party-2025", 124, 94), ("assembly", nil, nil)] as [(String, Int?, Int?)])
  func thresholds(pack: String, quorum: Int?, majority: Int?) async throws {
    let (house, _) = try await rehearse(pack)
    let written = try await summary(of: house)
    let json = try #require(try JSONSerialization.jsonObject(with: written) as? [String: Any])
    let figures = try #require(json["figures"] as? [String: Any])
    for (name, wanted) in [("delegates.quorum", quorum), ("delegates.majority", majority)] {
      let value = try #require(figures[name], "\(name) is never left out")
      // Nobody knows beforehand who will register or how many votes will be cast: null, and no number.
      #expect(value as? Int == wanted && (value is NSNull) == (wanted == nil), "\(name)")
    }
  }

  @Test("tells of each question a count that adds up, as the tellers entered it", arguments: RehearsalTests.packs)
  func questions(pack: String) async throws {
    let (house, _) = try await rehearse(pack)
    let told = try await read(house)
    let congress = await house.desk.state
    let conference = try #require(congress.meetings.all.last)
    let votes = congress.decisions.votes(in: conference.id).filter { $0.results != nil }
    #expect(told.questions.map(\.id) == votes.flatMap { $0.ballot.questions.map(\.id.text) })
    #expect(!told.questions.isEmpty)
    for question in told.questions {
      #expect(question.valid == question.votes.values.reduce(0, +), "\(question.id)")
      #expect(question.returned == question.valid + question.invalid, "\(question.id)")
      #expect(question.returned <= question.issued, "\(question.id)")
      let counted = votes.compactMap { vote -> (papers: Tally, question: QuestionTally)? in
        guard let tally = vote.tally, let one = tally.question(QuestionID(question.id)) else { return nil }
        return (tally, one)
      }
      let kept = try #require(counted.first)
      #expect((question.issued, question.returned) == (kept.papers.issued, kept.papers.returned), "\(question.id)")
      #expect((question.valid, question.invalid) == (kept.question.valid, kept.question.invalid), "\(question.id)")
      for option in kept.question.votes {
        #expect(question.votes[option.option.text] == option.count, "\(question.id): \(option.option.text)")
      }
      let rule = try #require(house.pack.rule(RuleID(rawValue: question.rule)))
      if case .majority = rule.demand { continue }
      Issue.record("\(question.id) was decided by \(question.rule), which is no majority")
    }
  }

  @Test("lists the papers in the order of the record, with the number that is printed", arguments: RehearsalTests.packs)
  func papers(pack: String) async throws {
    let (house, _) = try await rehearse(pack)
    let told = try await read(house)
    let issued = await house.desk.state.papers.issued
    #expect(told.papers.map(\.kind) == issued.map(\.kind))
    #expect(told.papers.map(\.date) == issued.map(\.day.description))
    #expect(told.papers.contains { $0.number != nil } && told.papers.contains { $0.number == nil })
    for (one, paper) in zip(told.papers, issued) {
      #expect((one.number == nil) == (paper.number == nil), "\(one.kind)")
      guard let number = one.number else { continue }
      let head = try #require(paper.content.value).head
      #expect((head.left + head.right).contains { $0.text.contains(number) }, "\(one.kind): \(number)")
    }
  }

  @Test("has no field that docs/rehearse-json.md does not tell", arguments: RehearsalTests.packs)
  func document(pack: String) async throws {
    let house = try await wholeRehearsal(pack)
    let json = try #require(
      try JSONSerialization.jsonObject(with: try await summary(of: house)) as? [String: Any])
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let document = try String(contentsOf: root.appendingPathComponent("docs/rehearse-json.md"), encoding: .utf8)
    let told = Set(document.matches(of: /`([A-Za-z.]+)(?:\[\])?`/).map { String($0.1) })
    let keys = fields(of: json)
    #expect(keys.isSuperset(of: ["delegates", "figures", "journal", "mode", "pack", "papers", "questions"]))
    #expect(keys.subtracting(told).isEmpty, "not in the document: \(keys.subtracting(told).sorted())")
    // Each key of the whole has a line of its own, so that none hides behind a word elsewhere.
    for key in json.keys { #expect(document.contains("`\(key)`") || document.contains("`\(key)[]`"), "\(key)") }
  }

  /// The names of fields at every depth; under these three stand codes of units, options and kinds.
  private func fields(of value: Any) -> Set<String> {
    if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(fields(of: $1)) } }
    guard let object = value as? [String: Any] else { return [] }
    return object.reduce(into: []) { found, field in
      found.insert(field.key)
      if !["seats", "votes", "byKind"].contains(field.key) { found.formUnion(fields(of: field.value)) }
    }
  }

  @Test("ends with the length and the last hash of the record", arguments: RehearsalTests.packs)
  func journal(pack: String) async throws {
    let (house, _) = try await rehearse(pack)
    let told = try await read(house)
    let entries = try await house.store.entries(after: 0, stream: nil, limit: 1_000_000)
    let last = try #require(entries.last)
    #expect(told.journal.events == Int64(entries.count))
    #expect(told.journal.events == last.sequence)
    #expect(told.journal.head == last.hash.description)
  }
}
