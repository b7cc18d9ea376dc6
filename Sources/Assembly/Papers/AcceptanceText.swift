// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Packs

/// One round of opinions on a draft, as papers tell it.
struct ToldRound {
  /// The draft as it stood on the day of the paper.
  let draft: DraftDocument
  /// The version that came of it, if it was issued by then.
  let outcome: DraftVersion?

  var synthesis: Synthesis { draft.synthesis }
  var version: Int { draft.newest.number }
}

/// The table of acceptance and explanation: every point with its answer, in the order of the draft.
extension PaperComposer {
  func acceptanceTable(_ round: ToldRound) -> Text {
    var text = Text(abstract: roundName(round, in: .acceptanceTable), isRestricted: round.draft.isRestricted)
    text.blocks = [.text(roundCounts(round)), .text(roundAnswers(round))]
    let rows = acceptanceRows(round)
    let shared = rows.count > 1 ? Set(rows.map(\.decided)) : []
    let decided = shared.count == 1 ? shared.first?.nilIfEmpty : nil
    if let decided {
      text.blocks.append(.labelled(AcceptanceRow.decidedTitle(language), "\(decided)."))
    }
    text.blocks.append(
      .table(
        Paper.Table(
          caption: nil, columns: AcceptanceRow.columns(language, tellsDecided: decided == nil),
          rows: rows.map { decided == nil ? $0.cells : $0.cells.dropLast() })))
    text.blocks += reservedBlocks(round)
    return text
  }

  /// The rows of the table, for the paper and for the spreadsheet beside it.
  func acceptanceRows(_ round: ToldRound) -> [AcceptanceRow] {
    round.synthesis.points.map { point in
      AcceptanceRow(
        number: point.number, place: place(of: point, round), passage: passage(of: point, round),
        opinion: asked(of: point, round).joined(separator: "\n"), senders: senderNames(of: point, round).capitalised,
        count: round.synthesis.senders(of: point).count,
        answer: answerWords(of: point, round), wording: wording(of: point, round),
        explanation: explanations(of: point, round), decided: decided(point, round))
    }
  }

  /// "ý kiến góp ý đối với Dự thảo Báo cáo chính trị (bản 1)", or as the pack words it beside the name of the paper.
  func roundName(_ round: ToldRound, in form: PaperForm) -> String {
    let pattern =
      grounds.pack.paper(form.rawValue)?.abstract?[language]
      ?? say("ý kiến góp ý đối với {title} (bản {version})", "Opinions on {title} (version {version})")
    return filled(pattern, [("{title}", round.draft.title), ("{version}", "\(round.version)")])
  }

  /// How many said how much, general agreement apart.
  func roundCounts(_ round: ToldRound) -> String {
    let synthesis = round.synthesis
    let (asked, agreed, points) = (synthesis.asked.count, synthesis.agreements.count, synthesis.points.count)
    let shut = round.draft.unread.count
    let unread =
      shut == 0
      ? ""
      : say(
        " Còn \(shut) tệp góp ý chưa đọc được, chưa tính ở đây.",
        " \(shut, one: "file that came in is", other: "files that came in are") not read yet and not counted here.")
    let agreeing =
      agreed == 0
      ? say("không có ý kiến nhất trí chung", "no opinion simply agreed")
      : say(
        "\(agreed) ý kiến nhất trí chung\(onlyAgree(round) ? ", không đề nghị sửa" : "")",
        onlyAgree(round)
          ? "\(agreed, one: "further opinion only agrees", other: "further opinions only agree")"
          : "\(agreed, one: "further opinion agrees", other: "further opinions agree") in general")
    return say(
      "Có \(contributors(readSenders(of: round), round)) góp ý với \(asked) ý kiến, gộp thành \(points) nội dung cần trả lời; \(agreeing).\(unread)",
      "\(contributors(readSenders(of: round), round)) gave \(asked, one: "opinion", other: "opinions") on \(points, one: "point", other: "points"); \(agreeing).\(unread)"
    )
  }

  /// Whether nobody who agreed in general asked for something beside.
  private func onlyAgree(_ round: ToldRound) -> Bool {
    func senders(_ opinions: [OpinionKey]) -> Set<Return.Sender> {
      Set(opinions.compactMap { round.synthesis.said[$0]?.sender })
    }
    return senders(round.synthesis.agreements).isDisjoint(with: senders(round.synthesis.asked))
  }

  /// How the points were answered; what waits is told as well.
  func roundAnswers(_ round: ToldRound) -> String {
    let tally = AnswerTally(round)
    let open = tally.open == 0 ? "" : say("; chưa trả lời \(tally.open)", "; not answered yet \(tally.open)")
    return say(
      "Tiếp thu toàn phần \(tally.accepted), tiếp thu một phần \(tally.partly), giữ nguyên và giải trình \(tally.kept)\(open).",
      "Accepted \(tally.accepted), partly accepted \(tally.partly), text kept \(tally.kept)\(open).")
  }

  /// Minority opinions that were reserved, word for word.
  func reservedBlocks(_ round: ToldRound) -> [Paper.Block] {
    // An opinion of another round is told with that round.
    let reserved = round.draft.reservations.filter { reservation in
      reservation.opinion.map { round.synthesis.said[$0] != nil } ?? true
    }
    guard !reserved.isEmpty else { return [] }
    return [
      .strong(say("Ý kiến bảo lưu", "Opinions reserved")),
      .list(
        reserved.map { reservation in
          let name = addressed(reservation.person).capitalised
          let about =
            reservation.opinion.flatMap { round.synthesis.point(of: $0) }
            .map { say(" (về điểm \($0.number))", " (on point \($0.number))") } ?? ""
          return "\(name)\(about): \(reservation.text)"
        }),
    ]
  }
}

/// One line of the table of acceptance and explanation.
struct AcceptanceRow {
  let number: Int
  let place: String
  let passage: String
  let opinion: String
  let senders: String
  let count: Int
  let answer: String
  let wording: String
  let explanation: String
  let decided: String

  var cells: [String] {
    ["\(number)", place, passage, opinion, senders, "\(count)", answer, wording, explanation, decided]
  }

  var grid: [Grid.Cell] {
    [.number(number), .text(place), .text(passage), .text(opinion), .text(senders), .number(count)]
      + [answer, wording, explanation, decided].map { $0.isEmpty ? .empty : .text($0) }
  }

  static func decidedTitle(_ say: Language) -> String { say("Cấp quyết định", "Decided by") }

  /// The last column has its place only where not all rows say the same; else the room goes to where a point belongs
  /// and to what was explained.
  static func columns(_ say: Language, tellsDecided: Bool = true) -> [Paper.Table.Column] {
    [
      .init(say("TT", "No."), width: 4, .centred),
      .init(say("Phần, mục, đoạn", "Part, heading, paragraph"), width: tellsDecided ? 9 : 14),
      .init(say("Nội dung dự thảo", "The draft"), width: 14),
      .init(say("Ý kiến góp ý", "Opinion"), width: 15),
      .init(say("Đơn vị, người góp ý", "By"), width: 10), .init(say("Số nơi góp ý", "Senders"), width: 7, .centred),
      .init(say("Tiếp thu", "Answer"), width: 8),
      .init(say("Nội dung sau chỉnh sửa", "As revised"), width: 14),
      .init(say("Giải trình", "Explanation"), width: tellsDecided ? 10 : 14),
    ] + (tellsDecided ? [.init(decidedTitle(say), width: 9)] : [])
  }
}

/// How the points of a round were answered; a point whose opinions were answered apart counts by its newest answer.
struct AnswerTally {
  private(set) var accepted = 0
  private(set) var partly = 0
  private(set) var kept = 0
  private(set) var open = 0

  init(_ round: ToldRound) {
    for point in round.synthesis.points {
      switch round.draft.isAnswered(point) ? round.draft.answer(to: point)?.kind : nil {
      case .accepted: accepted += 1
      case .partly: partly += 1
      case .kept: kept += 1
      case nil: open += 1
      }
    }
  }
}
