// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Drafts
import Journal
import Office
import Packs
import TestKit
import Testing

@testable import dienhong

/// The consultation of the sample congresses, played through the real reader and the commands that the pages give.
@Suite("The consultation of a sample congress")
struct ConsultationTrapTests {
  private static let packs = RehearsalTests.packs

  private static func bytes(_ file: TabledFile, _ house: House) async throws -> [UInt8] {
    let hash = try #require(Hash(hexadecimal: file.blob))
    let blob = try await house.store.blob(hash)
    return try #require(blob).bytes
  }

  @Test("issues no version while one opinion is without an answer", arguments: packs)
  func openOpinions(pack: String) async throws {
    let (house, rehearsal) = try await rehearse(pack)
    let before = await house.desk.state
    let act = try rehearsal.act()
    let issuable = before.drafting.all.filter { !$0.isRestricted }
    #expect(issuable.count == 3)
    for draft in issuable {
      let issue = DraftingCommand.issue(draft.id, file: draft.newest.file, text: MarkedText(blocks: []))
      // All but the last one answered, by the secretary.
      let points = draft.synthesis.points
      #expect(!points.isEmpty)
      let answers = points.dropLast().map {
        AnswerDraft($0.opinions, .kept, explanation: "–")
      }
      var congress = before
      for event in try congress.decide(.drafting(.answer(draft.id, answers)), by: act) {
        congress.evolve(event, by: act)
      }
      do {
        _ = try congress.decide(.drafting(issue), by: act)
        Issue.record("a version went out")
      } catch {
        guard case .drafting(.openOpinions(let count)) = error else {
          Issue.record("\(error)")
          continue
        }
        #expect(count == points.last?.opinions.count)
      }
    }
  }

  @Test("gives a reason for every passage of a predecessor that the report leaves out", arguments: packs)
  func lineage(pack: String) async throws {
    let (house, _) = try await rehearse(pack, until: false)
    let drafts = await house.desk.state.drafting.all.filter { !$0.sources.isEmpty }
    #expect(drafts.count == 1 && drafts.first?.sources.count == 3)
    for coverage in drafts.flatMap(\.lineage.coverage) {
      #expect(coverage.count(.leftOut) > 0 && coverage.unexplained.isEmpty, "\(coverage.source)")
    }
  }

  @Test("ends with version 2 of three drafts, every opinion answered, the personnel scheme as it was", arguments: packs)
  func issued(pack: String) async throws {
    let (house, rehearsal) = try await rehearse(pack)
    let asked = await house.desk.state.drafting.all.map { $0.synthesis.asked }
    try await rehearsal.answer()
    let congress = await house.desk.state
    #expect(congress.drafting.all.map(\.newest.number) == [2, 2, 2, 1])
    for (draft, opinions) in zip(congress.drafting.all, asked) where !draft.isRestricted {
      #expect(opinions.allSatisfy { draft.answer(to: $0) != nil } && !opinions.isEmpty)
      let base = try #require(draft.version(1))
      let clean = try WordFile(try await Self.bytes(draft.newest.file, house))
      #expect(Reading(clean.text, .accepting).texts == draft.newest.text.texts && clean.text.isSettled)
      let paper = try #require(
        congress.papers.issued.first {
          $0.kind == "acceptanceTable" && $0.subject == .draft(draft.id, version: 1)
        })
      let files = try await DrawnVersions(congress: congress, store: house.store).files(beside: paper)
      let drawn = try #require(files.first)
      let redline = try WordFile(drawn.bytes)
      #expect(Reading(redline.text, .rejecting).texts == base.text.texts)
      #expect(Reading(redline.text, .accepting).texts == draft.newest.text.texts)
      let kept = try await Self.bytes(draft.newest.file, house)
      #expect(files.count == 2 && files.last?.bytes == kept)
    }
  }

  @Test("tells nothing of the restricted draft in any paper that all may read", arguments: packs)
  func restricted(pack: String) async throws {
    let (house, rehearsal) = try await rehearse(pack)
    try await rehearsal.answer()
    let congress = await house.desk.state
    let scheme = try #require(congress.drafting.all.first { $0.isRestricted })
    let secrets = scheme.synthesis.said.values.map(\.text).filter { $0.count > 12 }
    #expect(!secrets.isEmpty)
    let open = congress.papers.issued.filter { !$0.isRestricted }.compactMap(\.content.value)
    #expect(open.count > 10)
    for paper in open {
      let words = paper.plainText
      for secret in secrets { #expect(!words.contains(secret), "\(paper.kind): \(secret)") }
    }
    #expect(congress.papers.issued.allSatisfy { $0.subject != .draft(scheme.id, version: 1) })
  }

  @Test("prints the minority opinion that was reserved, in the words of whoever reserved it")
  func reserved() async throws {
    let (house, rehearsal) = try await rehearse("vn-party-2025")
    try await rehearsal.answer()
    let congress = await house.desk.state
    let reservations = congress.drafting.all.flatMap(\.reservations)
    #expect(reservations.count == 1)
    for reservation in reservations {
      let papers = congress.papers.issued.filter { $0.kind == "acceptanceTable" }.compactMap(\.content.value)
      #expect(papers.contains { $0.plainText.contains(reservation.text) })
    }
  }
}

extension Rehearsal {
  /// The secretary, or whoever answers for those who decide, on the day of the answers.
  fileprivate func act() throws -> Act {
    let time = Timestamp(try Calendar.moment("2025-07-16", "14:00"), offset: stage.house.pack.clockOffset)
    return Act(actor: .setup, time: time)
  }
}
