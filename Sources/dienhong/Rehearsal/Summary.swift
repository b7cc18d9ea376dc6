// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Journal
import Packs

/// What a rehearsal came to, in the shape that `dienhong rehearse --json` promises; days are ISO 8601.
struct Summary: Encodable {
  let pack: String
  let mode: String
  let figures: Figures
  let questions: [Question]
  let papers: [Paper]
  let delegates: SeatedDelegates?
  let journal: Head

  struct Question: Encodable {
    let id: String
    let issued: Int
    let returned: Int
    let valid: Int
    let invalid: Int
    let votes: [String: Int]
    let base: String
    let baseCount: Int
    let needed: Int
    let outcome: String
    let rule: String
  }

  struct Paper: Encodable {
    let kind: String
    /// The number as printed, such as "Số 01-TB/ĐU"; null for papers without one.
    let number: String?
    let date: String
    let files: [String]

    /// A paper without a number says null rather than nothing.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(kind, forKey: .kind)
      try container.encode(number, forKey: .number)
      try container.encode(date, forKey: .date)
      try container.encode(files, forKey: .files)
    }

    private enum CodingKeys: CodingKey { case kind, number, date, files }
  }

  struct Head: Encodable {
    let events: Int64
    let head: String
  }

  /// The figures of the contract; one that nobody knows is null, never left out.
  struct Figures: Encodable {
    let conference: Meeting?
    let congress: CongressPlan?
    let window: FigureValue?
    let numbers: [(name: String, value: Int?)]

    private struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(_ name: String) { stringValue = name }
      init?(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(conference?.plan.start.day.description, forKey: Key("conference.date"))
      try container.encode(conference?.ordinal, forKey: Key("conference.ordinal"))
      try container.encode(congress?.ordinal, forKey: Key("congress.ordinal"))
      try container.encode(congress?.term.description, forKey: Key("congress.term"))
      if case .days(let from, let to) = window {
        try container.encode([from.description, to.description], forKey: Key("congress.window"))
      } else {
        try container.encodeNil(forKey: Key("congress.window"))
      }
      for (name, value) in numbers { try container.encode(value, forKey: Key(name)) }
    }
  }
}

extension Summary {
  /// Reads the summary off a congress as it stands on the day of its last conference.
  init(of congress: Congress, in store: any JournalStore, files: [PaperID: [String]]) async throws {
    let conference = congress.meetings.all.last
    let day = conference?.plan.start.day ?? Day(number: 0)
    pack = congress.pack.id.rawValue
    mode = congress.organisations.profile?.congress.mode ?? ""
    let known = { (figure: String) in congress.figures.number(figure, asOf: day) }
    figures = Figures(
      conference: conference, congress: congress.organisations.profile?.congress,
      window: congress.figures.latest("congress.window", asOf: day)?.value,
      numbers: [
        ("body.executive.size", known("body.executive.size")), ("body.standing.size", known("body.standing.size")),
        ("body.inspection.size", known("body.inspection.size")), ("delegates.planned", known("delegates.planned")),
        ("delegates.exOfficio", known("delegates.exOfficio")),
        ("delegates.toAllocate", congress.delegatesToAllocate(asOf: day)?.value),
        ("delegates.quorum", congress.congressQuorum(asOf: day)?.value),
        ("delegates.majority", congress.congressMajority(asOf: day)?.value),
      ])
    questions = conference.map { congress.decisions.votes(in: $0.id).flatMap(Summary.questions) } ?? []
    papers = congress.papers.issued.map { paper in
      Paper(
        kind: paper.kind, number: congress.printedNumber(of: paper), date: paper.day.description,
        files: files[paper.id] ?? [])
    }
    let (sequence, hash) = try await store.head()
    delegates = SeatedDelegates(of: congress)
    journal = Head(events: sequence, head: hash.description)
  }

  private static func questions(of vote: Vote) -> [Question] {
    guard let tally = vote.tally else { return [] }
    return vote.ballot.questions.compactMap { question in
      guard let result = vote.result(question.id), let counted = tally.question(question.id) else { return nil }
      return Question(
        id: question.id.text, issued: tally.issued, returned: tally.returned, valid: counted.valid,
        invalid: counted.invalid,
        votes: Dictionary(counted.votes.map { ($0.option.text, $0.count) }, uniquingKeysWith: { first, _ in first }),
        base: result.base.rawValue, baseCount: result.baseCount, needed: result.needed,
        outcome: result.outcome.name, rule: result.rule)
    }
  }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }
}

extension QuestionResult.Outcome {
  /// One word for programs.
  var name: String {
    switch self {
    case .adopted: "adopted"
    case .rejected: "rejected"
    case .tie: "tie"
    case .undecided: "undecided"
    }
  }
}
