// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Packs

/// The report on what was carried over from predecessors: a line for each, what is left out and why, and the figures that
/// do not agree.
extension PaperComposer {
  func lineageReport(_ round: ToldRound) -> Text {
    let draft = round.draft
    var text = Text(
      abstract: say("\(draft.title), bản \(round.version)", "\(draft.title), version \(round.version)"),
      isRestricted: draft.isRestricted)
    let coverage = draft.lineage.coverage
    text.blocks = [
      .strong(say("Mức độ kế thừa", "What was carried over")),
      .table(
        Paper.Table(
          caption: nil,
          columns: [
            .init(say("Văn kiện trước", "Predecessor"), width: 26),
            .init(say("Số đoạn", "Count"), width: 9, .number),
            .init(say("Trọn vẹn", "Carried"), width: 10, .number),
            .init(say("Số liệu khác", "Other figures"), width: 11, .number),
            .init(say("Một phần", "Partly"), width: 10, .number),
            .init(say("Không đưa vào", "Left out"), width: 11, .number),
            .init(say("Chưa có lý do", "Without a reason"), width: 11, .number),
            .init(say("Số từ kế thừa", "Words carried"), width: 12, .number),
          ],
          rows: coverage.map { found in
            let title = draft.source(SourceID(found.source))?.title ?? found.source
            return [title, "\(found.blocks.count)"]
              + Lineage.Fate.allCases.map { "\(found.count($0))" }
              + ["\(found.unexplained.count)", found.wordShare(language)]
          })),
    ]
    for found in coverage { text.blocks += leftOut(found, draft) }
    text.blocks += contradictions(draft)
    return text
  }

  private func leftOut(_ coverage: Lineage.Coverage, _ draft: DraftDocument) -> [Paper.Block] {
    let source = draft.source(SourceID(coverage.source))
    let missing = coverage.blocks.filter { $0.fate != .carried }
    guard let source, !missing.isEmpty else { return [] }
    return [
      .strong(source.title),
      .table(
        Paper.Table(
          caption: nil,
          columns: [
            .init(say("Nội dung", "Passage"), width: 50), .init(say("Kết quả", "What became of it"), width: 16),
            .init(say("Lý do", "Reason"), width: 34),
          ],
          rows: missing.map { block in
            [
              source.blocks[block.block], block.fate.words(language),
              block.leftOut?.why
                ?? (block.fate == .otherFigures ? "–" : say("Chưa ghi lý do", "No reason given yet")),
            ]
          })),
    ]
  }

  private func contradictions(_ draft: DraftDocument) -> [Paper.Block] {
    let found = draft.figureRegister.doubts(language)
    guard !found.isEmpty else { return [] }
    return [
      .strong(say("Số liệu cần đối chiếu giữa các văn kiện", "Figures to be compared")),
      .table(
        Paper.Table(
          caption: nil,
          columns: [
            .init(say("TT", "No."), width: 6, .centred),
            .init(say("Số", "Figure"), width: 9, .number), .init(say("Nguồn", "Source"), width: 27),
            .init(say("Ngày", "Dated"), width: 15, .centred), .init(say("Câu nêu số liệu", "The sentence"), width: 43),
          ],
          // The number stands by the first of those that do not agree; rows without one stay with the row above.
          rows: found.enumerated().flatMap { number, doubt in
            doubt.figures.enumerated().map { place, figure in
              [
                place == 0 ? "\(number + 1)" : "", figure.words(language), draft.sourceName(figure.source),
                figure.sourceDate.flatMap { Day(iso: $0) }?.words(language) ?? "–", figure.quote,
              ]
            }
          })),
    ]
  }
}
