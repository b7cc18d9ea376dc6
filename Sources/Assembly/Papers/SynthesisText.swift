// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Packs

/// The report that puts opinions together: by the headings of the draft, what was asked for and by how many, single
/// opinions with their argument, and not a word of judgement by who compiled it.
extension PaperComposer {
  func synthesisReport(_ round: ToldRound) -> Text {
    var text = Text(abstract: roundName(round, in: .synthesis), isRestricted: round.draft.isRestricted)
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
    text.blocks += coverageBlocks(round)
    text.blocks += reservedBlocks(round)
    return text
  }

  /// How many points fall under which heading and field; nothing where none was sorted into a field.
  private func coverageBlocks(_ round: ToldRound) -> [Paper.Block] {
    let (draft, coverage) = (round.draft, OpinionCoverage(of: round.draft))
    guard draft.fields.contains(where: { coverage.total(of: $0.id) > 0 }) else { return [] }
    let titles = coverage.titles(of: draft, language)
    func told(_ numbers: [Int]) -> String {
      zip(titles.dropFirst(), numbers.dropLast()).filter { $1 > 0 }.map { "\($0) \($1)" }.joined(separator: "; ")
    }
    return [
      .heading(say("Phân bố ý kiến theo mục và lĩnh vực", "Opinions by heading and field")),
      .table(
        Paper.Table(
          caption: nil,
          columns: [
            .init(titles[0], width: 40),
            .init(say("Lĩnh vực và số nội dung", "Fields and their points"), width: 48),
            .init(titles[titles.count - 1], width: 12, .number),
          ],
          rows: coverage.lines(of: draft, language).map { [$0.title, told($0.numbers), "\($0.numbers.last ?? 0)"] })),
    ]
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
    let words = asked(of: point, round).map { $0.split(separator: "\n").joined(separator: " ") }.sentence
    let names = senderNames(of: point, round)
    let (senders, opinions) = (round.synthesis.senders(of: point).count, point.supporting.count)
    // Whoever said it twice is one.
    let twice = opinions > senders ? say(", \(opinions) lượt ý kiến", ", \(opinions) times") : ""
    let heads =
      opinions == 1
      ? names
      : say(
        "\(senders) nơi\(twice) (\(names))",
        "\(senders, one: "contributor", other: "contributors")\(twice) (\(names))")
    let clash = round.synthesis.clashes(of: point).contains { !$0.isOrder && $0.kind != .changes(.beside) }
    let beside =
      clash ? say(" (trái với ý kiến khác cùng chỗ)", " (another opinion asks for the contrary)") : ""
    return "\(heads): \(words)\(beside)"
  }
}

extension [String] {
  /// One behind the other, with a semicolon where the one before ends in no stop.
  fileprivate var sentence: String {
    reduce(into: "") { text, part in
      if !text.isEmpty { text += text.last.map { ".!?;:…".contains($0) } ?? false ? " " : "; " }
      text += part
    }
  }
}
