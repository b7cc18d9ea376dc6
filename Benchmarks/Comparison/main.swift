// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Foundation
import Invented
import Measures

/// What a peer came to on one pair.
struct PeerAnswer: Decodable {
  let way: String
  let seconds: Double
  let inserted: Int
  let deleted: Int
  /// Whether both texts can be read out of what it marked.
  let isExact: Bool
}

// ComparisonBenchmarks: a text of 60,000 words beside the same one after 1,904 edits.
let report = Report()
let pairs = [ComparedPair.invented(), ComparedPair.beside()].compactMap { $0 }
if pairs.count == 1 { report.say("The generator beside the project is not there: our own pair alone.") }
let peers = PythonPeers("comparison", packages: ["diff-match-patch==20241021"])
if peers == nil { report.say("diff-match-patch could not be installed from PyPI.") }

for (number, pair) in pairs.enumerated() {
  let folder = ".build/comparison-cases/\(number)"
  try pair.write(into: folder)
  let fewest = pair.fewest()
  report.say(
    "\(pair.name): \(pair.old.count) → \(pair.new.count) paragraphs; fewest marked words \(fewest.inserted) / \(fewest.deleted)"
  )
  let (old, new) = (pair.old.map { ComparedBlock(text: $0) }, pair.new.map { ComparedBlock(text: $0) })
  let comparison = Comparison(old, new)
  let marked = MarkedWords(comparison)
  precondition(marked.givesBothTexts, "the comparison does not hold both texts")
  let seconds = Spent.microseconds { _ = Comparison(old, new) } / 1e6
  report.say(
    String(
      format: "  ours: %.3f s, marked words %d / %d, over the fewest by %.1f %% / %.1f %%; %d moved", seconds,
      marked.inserted, marked.deleted, 100 * (Double(marked.inserted) / Double(fewest.inserted) - 1),
      100 * (Double(marked.deleted) / Double(fewest.deleted) - 1), comparison.beads.count(where: \.isMoved)))

  var answers = peers?.answers(PeerAnswer.self, of: "Benchmarks/Comparison/peers.py", [folder]) ?? []
  answers += OfficeCompare.answers(folder)
  for answer in answers {
    report.say(
      String(
        format: "  %@: %.3f s, marked words %d / %d%@", answer.way, answer.seconds, answer.inserted, answer.deleted,
        answer.isExact ? "" : "; the texts cannot be read out of it"))
  }
  for peer in answers {
    try report.add(
      Figure("\(pair.name): aligned and compared", "s", ours: seconds, peer: peer.seconds, peerName: peer.way))
    try report.add(
      Figure(
        "\(pair.name): marked words", "words", ours: Double(marked.inserted + marked.deleted),
        peer: Double(peer.inserted + peer.deleted), peerName: peer.way))
  }
  try report.add(
    Figure(
      "\(pair.name): marked words", "words", ours: Double(marked.inserted + marked.deleted),
      peer: Double(fewest.inserted + fewest.deleted), peerName: "fewest possible"))
}

/// The words of the old and the new text that a comparison marks, a moved paragraph whole on both sides.
struct MarkedWords {
  private(set) var inserted = 0
  private(set) var deleted = 0
  private(set) var givesBothTexts = true

  init(_ comparison: Comparison) {
    var (old, new) = (Set<Int>(), Set<Int>())
    for bead in comparison.beads {
      old.formUnion(bead.old)
      new.formUnion(bead.new)
      let before = bead.old.map { comparison.old[$0].text }.joined(separator: "\u{2029}")
      let after = bead.new.map { comparison.new[$0].text }.joined(separator: "\u{2029}")
      if !bead.isPair || bead.isMoved {
        deleted += Self.words(before)
        inserted += Self.words(after)
        continue
      }
      let (units, others) = (Array(before.utf16), Array(after.utf16))
      var (from, to) = (0, 0)
      for stretch in bead.stretches {
        if stretch.old.lowerBound != from || stretch.new.lowerBound != to { givesBothTexts = false }
        (from, to) = (stretch.old.upperBound, stretch.new.upperBound)
        let (gone, come) = (units[stretch.old], others[stretch.new])
        if stretch.kind == .same { givesBothTexts = givesBothTexts && gone.elementsEqual(come) }
        guard stretch.kind == .changed else { continue }
        deleted += Self.words(String(decoding: gone, as: UTF16.self))
        inserted += Self.words(String(decoding: come, as: UTF16.self))
      }
      if from != units.count || to != others.count { givesBothTexts = false }
    }
    givesBothTexts = givesBothTexts && old.count == comparison.old.count && new.count == comparison.new.count
  }

  private static func words(_ text: String) -> Int { text.split { $0.isWhitespace || $0 == "\u{2029}" }.count }
}
