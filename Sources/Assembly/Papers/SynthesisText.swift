// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Packs

/// The report that puts opinions together: by the headings of the draft, what was asked for and by how many, single
/// opinions with their argument, and not a word of judgement by who compiled it.
extension PaperComposer {
  func synthesisReport(_ round: ToldRound) -> Text {
    var text = Text(abstract: roundName(round), isRestricted: round.draft.isRestricted)
    text.blocks = [.text(roundCounts(round))]
    if !round.synthesis.agreements.isEmpty {
      let agreeing = round.synthesis.agreements.compactMap { round.synthesis.said[$0]?.sender }.unique
      text.blocks.append(
        .labelled(
          say("Nhất trí chung", "General agreement"),
          agreeing.map { grounds.senderName($0, language) }.joined(separator: "; ") + "."))
    }
    for (title, points) in sections(of: round) {
      text.blocks.append(.heading(title))
      text.blocks.append(.list(points.map { told($0, round) }))
    }
    text.blocks += reservedBlocks(round)
    return text
  }

  /// The points below each heading, in the order of the draft.
  private func sections(of round: ToldRound) -> [(title: String, points: [SynthesisPoint])] {
    var sections: [(title: String, points: [SynthesisPoint])] = []
    for point in round.synthesis.points {
      let title =
        point.heading.flatMap { round.synthesis.outline.entry($0)?.title } ?? say("Toàn văn bản", "The whole draft")
      if sections.last?.title == title {
        sections[sections.count - 1].points.append(point)
      } else {
        sections.append((title, [point]))
      }
    }
    return sections
  }

  /// One point: how many ask for it, who, and in which words.
  private func told(_ point: SynthesisPoint, _ round: ToldRound) -> String {
    let words =
      round.draft.summaries.last { Set($0.opinions) == Set(point.members) }?.text
      ?? round.synthesis.words(of: point, language)
    let names = senderNames(of: point, round)
    let count = point.members.count
    let heads = count == 1 ? names : say("\(count) ý kiến (\(names))", "\(count) opinions (\(names))")
    let clash = round.synthesis.clashes(of: point).contains { !$0.isOrder && $0.kind != .changes(.beside) }
    let beside =
      clash ? say(" (trái với ý kiến khác cùng chỗ)", " (another opinion asks for the contrary)") : ""
    return "\(heads): \(words.split(separator: "\n").joined(separator: " "))\(beside)"
  }
}
