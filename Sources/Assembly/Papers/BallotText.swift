// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The ballot of an election: stamp, list and instruction, and nothing that could tell who used it. With more names than
/// seats the names of those not chosen are struck through; with as many, each is agreed to or not.
extension PaperComposer {
  func electionBallot(_ scheme: PersonnelScheme, _ draft: SlateDraft) -> Text {
    let members = SlatePool(scheme, grounds, language).present(draft.members)
    let names = SlateTable.lines(members, of: scheme, language, grounds)
    let seats = scheme.frame.seats
    let hasSurplus = names.count > seats
    let word = grounds.pack.term(.comradeOrTitle, language)
    var text = Text(abstract: grounds.title(of: scheme, language), hasStamp: true)
    text.isRestricted = true
    text.hasNoMarks = true
    text.blocks = [
      .centred([
        Paper.Run(
          say(
            "Danh sách \(names.count) \(word), bầu \(seats) \(word)",
            "\(names.count, one: "candidate", other: "candidates") for \(seats, one: "seat", other: "seats")"),
          isBold: true)
      ]),
      .table(hasSurplus ? struck(names) : marked(names)),
      .paragraph([Paper.Run(instruction(seats, hasSurplus), isItalic: true)]),
    ]
    return text
  }

  private var number: Paper.Table.Column { .init(say("TT", "No."), width: 12, .centred) }

  private func struck(_ names: [SlateTable.Line]) -> Paper.Table {
    Paper.Table(
      caption: nil, columns: [number, .init(say("Họ và tên", "Name"), width: 88)],
      rows: names.map { ["\($0.number)", told($0, among: names)] })
  }

  private func marked(_ names: [SlateTable.Line]) -> Paper.Table {
    Paper.Table(
      caption: nil,
      columns: [
        number, .init(say("Họ và tên", "Name"), width: 52), .init(say("Đồng ý", "Agree"), width: 18, .box),
        .init(say("Không đồng ý", "Disagree"), width: 18, .box),
      ], rows: names.map { ["\($0.number)", told($0, among: names), "", ""] })
  }

  /// Those of one name are told apart by the day of birth and the unit: nobody else on the list is told more of.
  private func told(_ line: SlateTable.Line, among names: [SlateTable.Line]) -> String {
    guard names.count(where: { $0.name == line.name }) > 1 else { return line.name }
    let born = line.born.isEmpty ? "" : say("sinh ngày \(line.born)", "born \(line.born)")
    let more = [born, line.unit].filter { !$0.isEmpty }.joined(separator: ", ")
    return more.isEmpty ? line.name : "\(line.name) (\(more))"
  }

  private func instruction(_ seats: Int, _ hasSurplus: Bool) -> String {
    hasSurplus
      ? say(
        "Cách bỏ phiếu: gạch ngang cả họ và tên người mình không bầu, để lại nhiều nhất \(seats) người. Phiếu để lại quá số này, không bầu ai, ghi thêm tên hoặc có ký hiệu riêng là phiếu không hợp lệ. Không ký tên vào phiếu.",
        "How to vote: strike through the whole name of each you do not elect, leaving \(seats) at most. A ballot that leaves more, leaves nobody, bears names added by hand or a private mark is invalid. Do not sign."
      )
      : say(
        "Cách bỏ phiếu: với mỗi người, đánh dấu X vào một ô. Người không được đánh dấu hoặc bị đánh dấu cả hai ô thì phiếu vẫn hợp lệ nhưng không tính cho người đó. Không ghi thêm tên, không ký vào phiếu.",
        "How to vote: mark one box with X for each. Where neither or both boxes are marked the ballot stays valid and does not count for that person. Do not add names; do not sign."
      )
  }
}
