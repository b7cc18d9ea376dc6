// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Drafts
import Journal
import Office
import Packs

extension Consulting {
  // MARK: After the conference

  /// Every opinion answered on the drafts that are issued, minority opinions kept, the next versions issued with their papers.
  func close() async throws {
    for issue in told.issued {
      try await answer(issue.draft)
      try await self.issue(issue)
    }
  }

  private func answer(_ name: String) async throws {
    let draft = try await draft(name)
    let synthesis = draft.synthesis
    let at = try Calendar.moment(told.answered.date, told.answered.at)
    let by = try stage.person(told.answered.by)
    var wishes: [AnswerDraft] = []
    var reserved: [(OpinionKey, Consultation.Answer.Reserved)] = []
    for point in synthesis.points {
      let words = self.words(of: point, in: synthesis)
      guard let found = told.answer(to: words, on: name) else { throw fault("answers", "\(name): \(words)") }
      wishes.append(
        AnswerDraft(
          point.opinions, try decision(found, on: point), explanation: found.explanation, turn: found.turn))
      if let kept = found.reserved { reserved.append((point.key, kept)) }
    }
    try await stage.perform(.drafting(.answer(draft.id, wishes)), at: at, by: by)
    for (opinion, kept) in reserved {
      let person = try stage.person(kept.by)
      try await stage.perform(
        .drafting(.reserve(draft.id, person, opinion: opinion, text: kept.text)), at: at, by: person)
    }
  }

  private func words(of point: SynthesisPoint, in synthesis: Synthesis) -> String {
    switch point.matter {
    case .remarks(let group): group.representative.text
    case .proposal, .lost, .refusal:
      point.members.compactMap { synthesis.said[$0] }.first.map { said in
        if case .change(let change) = said.what {
          Consultation.words(of: change, in: synthesis.base)
        } else {
          said.text
        }
      } ?? ""
    }
  }

  private func decision(_ answer: Consultation.Answer, on point: SynthesisPoint) throws -> Answer.Decision {
    switch answer.answer {
    case "accepted": return .accepted(wording: nil)
    case "partly": return .partly(wording: answer.wording.map { [$0] })
    case "kept": return .kept
    default: throw fault("answers.answer", answer.answer)
    }
  }

  private func issue(_ issue: Consultation.Issue) async throws {
    let draft = try await draft(issue.draft)
    let next = try draft.next(in: Hand(author: scenario.organisation.name(stage.say)))
    let base = try WordFile(try await bytes(of: draft.newest.file))
    let clean = try base.drawn(next, on: draft.newest.text, style: .clean)
    let file = try blob(clean, named: "\(issue.draft)-\(next.draft.version).docx")
    let at = try Calendar.moment(issue.date, "16:00")
    try await stage.perform(
      .drafting(.issue(draft.id, file: file.tabled, text: file.text)), at: at, blobs: [file.blob])
    let kinds =
      ["synthesis", "acceptanceTable", "contributionRegister"] + (draft.sources.isEmpty ? [] : ["lineageReport"])
    for kind in kinds where stage.house.pack.paper(kind) != nil {
      try await stage.perform(
        .papers(
          .issue(
            kind: kind, about: .draft(draft.id, version: draft.newest.number), on: at.day, in: stage.say)), at: at)
    }
  }
}
