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
          agreeing.map(named).joined(separator: "; ").capitalised + "."))
    }
    var part: String?
    for section in sections(of: round) {
      if let own = section.part, own != section.title {
        if own != part { text.blocks.append(.heading(own)) }
        text.blocks.append(.strong(section.title))
      } else {
        text.blocks.append(.heading(section.title))
      }
      part = section.part
      text.blocks.append(.list(section.points.map { told($0, round) }))
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

  /// The points below one heading, and the part of the draft that it stands in: each part counts its headings anew.
  private struct PointSection {
    let heading: BlockID?
    let part: String?
    let title: String
    var points: [SynthesisPoint]
  }

  /// In the order of the draft.
  private func sections(of round: ToldRound) -> [PointSection] {
    let outline = round.synthesis.outline
    let top = outline.entries.map(\.level).min() ?? 1
    var sections: [PointSection] = []
    for point in round.synthesis.points {
      if let last = sections.last, last.heading == point.heading {
        sections[sections.count - 1].points.append(point)
      } else {
        sections.append(
          PointSection(
            heading: point.heading, part: point.heading.flatMap { outline.entry(above: $0, level: top)?.title },
            title: point.heading.flatMap { outline.entry($0)?.title } ?? say("Toàn văn bản", "The whole draft"),
            points: [point]))
      }
    }
    return sections
  }

  /// One point: how many ask for it, who, and in which words.
  private func told(_ point: SynthesisPoint, _ round: ToldRound) -> String {
    let words = asked(of: point, round).map { $0.split(separator: "\n").joined(separator: " ") }.sentence
    let names = senderNames(of: point, round)
    let from = round.synthesis.senders(of: point)
    let (senders, opinions) = (from.count, point.supporting.count)
    let areUnits = from.allSatisfy { if case .unit = $0 { true } else { false } }
    // Whoever said it twice is one.
    let twice = opinions > senders ? say(", \(opinions) lượt ý kiến", ", \(opinions) times") : ""
    let heads =
      opinions == 1
      ? names.capitalised
      : say(
        "\(senders) \(areUnits ? "đơn vị" : "nơi góp ý")\(twice) (\(names))",
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
