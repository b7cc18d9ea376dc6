// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

/// Pieces of the first paragraph of the base, and what is told of them.
struct Revision: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var pieces: [Piece]
  var told: [String]
}

/// Words that one person put in and another replaced, at the edge of what came in or beyond it.
@Suite("Words for what another put in")
struct RevisedInsertionTests {
  typealias Hands = SeveralHandsTests
  static let (a, b, c) = (Hands.a, Hands.b, Hands.c)

  private static let (head, tail) = ("Ban Thường vụ lãnh đạo ", " công tác xây dựng Đảng.")

  private static func within(_ pieces: Piece...) -> [Piece] { [Piece(head)] + pieces + [Piece(tail)] }

  static let revisions = [
    Revision(
      testDescription: "at its end",
      pieces: within(
        Piece("toàn diện"), Hands.new(", kiên định, ", a), Hands.new("đồng lòng", a, cut: b),
        Hands.new("quyết tâm", b)),
      told: ["A insert:  → , kiên định, đồng lòng", "B insert:  → , kiên định, quyết tâm"]),
    Revision(
      testDescription: "at its end, where a third had struck it",
      pieces: within(
        Piece("toàn diện"), Hands.new(", kiên định, ", a), Hands.new("đồng lòng", a, cut: b),
        Hands.new("quyết tâm", c)),
      told: [
        "A insert:  → , kiên định, đồng lòng", "B insert:  → , kiên định, ", "C insert:  → , kiên định, quyết tâm",
      ]),
    Revision(
      testDescription: "in several pieces",
      pieces: within(
        Piece("toàn diện"), Hands.new(", kiên định, ", a), Hands.new("đồng ", a, cut: b),
        Hands.new("lòng", a, cut: b), Hands.new("quyết ", b), Hands.new("tâm", b)),
      told: ["A insert:  → , kiên định, đồng lòng", "B insert:  → , kiên định, quyết tâm"]),
    Revision(
      testDescription: "all of it, where it replaces words",
      pieces: within(Hands.gone("toàn diện", a), Hands.new("trực tiếp", a, cut: b), Hands.new("tuyệt đối", b)),
      told: ["A replace: toàn diện → trực tiếp", "B replace: toàn diện → tuyệt đối"]),
    Revision(
      testDescription: "right before what is struck at its start",
      pieces: within(
        Piece("toàn diện"), Hands.new(", quyết tâm", b), Hands.new(", đồng lòng", a, cut: b),
        Hands.new(", kiên định", a)),
      told: ["A insert:  → , đồng lòng, kiên định", "B insert:  → , quyết tâm, kiên định"]),
    Revision(
      testDescription: "right before all of it",
      pieces: within(
        Piece("toàn diện"), Hands.new(", quyết tâm", b), Hands.new(", đồng lòng", a, cut: b)),
      told: ["A insert:  → , đồng lòng", "B insert:  → , quyết tâm"]),
    Revision(
      testDescription: "and words of the base behind it",
      pieces: [
        Piece("Ban Thường vụ lãnh đạo toàn diện"), Hands.new(", kiên định", a), Hands.new(", sâu sát", a, cut: b),
        Hands.gone(" công tác", b), Hands.new(" việc", b), Piece(" xây dựng Đảng."),
      ],
      told: ["A insert:  → , kiên định, sâu sát", "B replace:  công tác → , kiên định việc"]),
    Revision(
      testDescription: "and words of the base before it",
      pieces: within(
        Hands.gone("toàn diện", b), Hands.new(", sâu sát", a, cut: b), Hands.new("tuyệt đối", b),
        Hands.new(", kiên định", a)),
      told: ["B replace: toàn diện → tuyệt đối, kiên định", "A insert:  → , sâu sát, kiên định"]),
    Revision(
      testDescription: "and words of the base before all of it",
      pieces: within(Hands.gone("toàn diện", b), Hands.new(", sâu sát", a, cut: b), Hands.new("tuyệt đối", b)),
      told: ["B replace: toàn diện → tuyệt đối", "A insert:  → , sâu sát"]),
    Revision(
      testDescription: "and the base on both sides of some of it",
      pieces: [
        Piece(head), Hands.gone("toàn diện", b), Hands.new("sâu sát, ", b), Hands.new(" trực tiếp", a, cut: b),
        Hands.new(", kiên định", a), Hands.new(", quyết tâm", a, cut: b), Hands.gone(" công tác", b),
        Hands.new(" việc", b), Piece(" xây dựng Đảng."),
      ],
      told: [
        "B replace: toàn diện công tác → sâu sát, , kiên định việc",
        "A insert:  →  trực tiếp, kiên định, quyết tâm",
      ]),
    Revision(
      testDescription: "by a third hand, in what the second wrote",
      pieces: within(
        Piece("toàn diện"), Hands.new(", kiên định, ", a), Hands.new("đồng lòng", a, cut: b),
        Hands.new("quyết ", b), Hands.new("tâm", b, cut: c), Hands.new("chí", c)),
      told: [
        "A insert:  → , kiên định, đồng lòng", "B insert:  → , kiên định, quyết tâm",
        "C insert:  → , kiên định, quyết chí",
      ]),
    Revision(
      testDescription: "by a third hand, within what the second wrote",
      pieces: within(
        Piece("toàn diện"), Hands.new(", kiên định, ", a), Hands.new("đồng lòng", a, cut: b),
        Hands.new("quyết", b), Hands.new(" một lòng", c), Hands.new(" tâm", b)),
      told: [
        "A insert:  → , kiên định, đồng lòng", "B insert:  → , kiên định, quyết tâm",
        "C insert:  → , kiên định, quyết một lòng tâm",
      ]),
    Revision(
      testDescription: "by two others, one after the other",
      pieces: within(
        Piece("toàn diện"), Hands.new(", kiên định", a, cut: c), Hands.new(", đồng lòng", a, cut: b),
        Hands.new(", quyết tâm", b)),
      told: [
        "A insert:  → , kiên định, đồng lòng", "C insert:  → , đồng lòng", "B insert:  → , quyết tâm",
      ]),
  ]

  /// All that stands in the file with every mark accepted.
  private static func accepted(_ blocks: [MarkedBlock]) throws -> [String] {
    let winners = Collation(changes: Hands.changes(blocks), on: Hands.base).proposals.compactMap { proposal in
      proposal.together.isEmpty
        ? nil : Winner(id: proposal.id, edit: proposal.edit, hand: a, together: proposal.together)
    }
    return try Hands.base.applying(winners, as: 2).draft.texts
  }

  @Test("are one change of what another put in, and contradict it", arguments: revisions)
  func revised(revision: Revision) throws {
    let marked = [MarkedBlock(pieces: revision.pieces), Hands.kept(1), Hands.kept(2), Hands.kept(3)]
    #expect(Reading(MarkedText(blocks: marked), .rejecting).texts == Hands.texts)
    let found = Hands.changes(marked)
    #expect(Hands.told(found) == revision.told)
    let heads = found.filter { $0.variantOf == nil }
    #expect(heads.map(\.hand?.author) == ["A"])
    // Each is one of that before it.
    #expect(Set(found.compactMap(\.variantOf)).count == found.count - 1)
    #expect(try Self.accepted(marked) == Reading(MarkedText(blocks: marked), .accepting).texts)
    let clashes = Collation(changes: found, on: Hands.base).clashes
    #expect(clashes.map(\.kind) == [.contradiction] && clashes.first?.members == found.map(\.id))
  }

  /// Marks of which nobody can say that they are about each other.
  static let free = [
    Revision(
      testDescription: "behind words that stay",
      pieces: within(
        Piece("toàn diện"), Hands.new(", đồng lòng", a, cut: b), Hands.new(", kiên định", a),
        Hands.new(", quyết tâm", b)),
      told: ["A insert:  → , đồng lòng, kiên định", "B insert:  → , kiên định", "B insert:  → , quyết tâm"]),
    Revision(
      testDescription: "written before what was struck came in",
      pieces: within(
        Piece("toàn diện"), Hands.new(", quyết tâm", Hand(author: "B", date: "2026-05-01T08:00:00Z")),
        Hands.new(", đồng lòng", Hand(author: "A", date: "2026-05-02T08:00:00Z"), cut: b),
        Hands.new(", kiên định", Hand(author: "A", date: "2026-05-02T08:00:00Z"))),
      told: ["B insert:  → , quyết tâm", "A insert:  → , đồng lòng, kiên định", "B insert:  → , kiên định"]),
    Revision(
      testDescription: "beside words of the base that were only struck",
      pieces: within(
        Hands.gone("toàn diện", b), Hands.new(", sâu sát", a, cut: b), Hands.new(", kiên định", a)),
      told: ["B delete: toàn diện → ", "A insert:  → , sâu sát, kiên định", "B insert:  → , kiên định"]),
  ]

  @Test("are told by themselves where they are about nothing that another put in", arguments: free)
  func apart(revision: Revision) throws {
    let marked = [MarkedBlock(pieces: revision.pieces), Hands.kept(1), Hands.kept(2), Hands.kept(3)]
    #expect(Reading(MarkedText(blocks: marked), .rejecting).texts == Hands.texts)
    #expect(Hands.told(Hands.changes(marked)) == revision.told)
    #expect(try Self.accepted(marked) == Reading(MarkedText(blocks: marked), .accepting).texts)
  }
}
