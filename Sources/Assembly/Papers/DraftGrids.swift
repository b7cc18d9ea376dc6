// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// The papers of drafts as tables for the office's own program.
extension PaperComposer {
  func acceptanceGrid(_ round: ToldRound) -> Grid {
    Grid(
      sheet: say("Tiếp thu, giải trình", "Answers"), titles: AcceptanceRow.columns(language).map(\.title),
      rows: acceptanceRows(round).map(\.grid))
  }

  /// What was asked, where and by whom; no judgement, as in the report beside it.
  func synthesisGrid(_ round: ToldRound) -> Grid {
    Grid(
      sheet: say("Tổng hợp ý kiến", "Opinions"), titles: AcceptanceRow.columns(language).prefix(6).map(\.title),
      rows: acceptanceRows(round).map { Array($0.grid.prefix(6)) })
  }

  func contributionGrid(_ round: ToldRound) -> Grid {
    Grid(
      sheet: say("Góp ý", "Contributions"), titles: ContributionLine.columns(language).map(\.title),
      rows: contributionLines(round).enumerated().map { $1.grid($0 + 1, language) })
  }

  func lineageGrid(_ round: ToldRound) -> Grid {
    let draft = round.draft
    return Grid(
      sheet: say("Kế thừa", "Lineage"),
      titles: [
        say("Văn kiện trước", "Predecessor"), say("Nội dung", "Passage"), say("Kết quả", "What became of it"),
        say("Số từ", "Words"), say("Số từ đưa vào", "Words carried"), say("Lý do", "Reason"),
      ],
      rows: draft.lineage.coverage.flatMap { found in
        found.blocks.map { block in
          let source = draft.source(SourceID(found.source))
          return [
            .text(source?.title ?? found.source), .text(source?.blocks[block.block] ?? ""),
            .text(block.fate.words(language)), .number(block.words), .number(block.wordsCarried),
            block.leftOut.map { .text($0.why) } ?? .empty,
          ]
        }
      })
  }
}
