// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The voting paper as it is handed out: nothing on it is filled in, and nobody signs it.
extension PaperComposer {
  func votingPaper(for vote: Vote, in meeting: Meeting) -> Text {
    let ballot = vote.ballot
    var text = Text(abstract: "\(ballot.title)\n\(name(of: meeting))", hasStamp: true)
    text.blocks.append(.paragraph([Paper.Run(secrecyWords(ballot), isItalic: true)]))
    if !ballot.isSecret { text.blocks.append(.blank(say("Họ và tên", "Name"))) }
    text.blocks.append(ballotTable(ballot))
    text.blocks.append(.paragraph([Paper.Run(instruction(ballot), isItalic: true)]))
    text.isRestricted = isRestricted(vote, in: meeting)
    return text
  }

  private func secrecyWords(_ ballot: Ballot) -> String {
    ballot.isSecret
      ? say("Bỏ phiếu kín: không ghi tên, không ký vào phiếu.", "Secret ballot: do not write your name or sign.")
      : say(
        "Phiếu có ghi tên, không phải bỏ phiếu kín; không ký vào phiếu.",
        "Named vote, not a secret ballot; do not sign.")
  }

  private func instruction(_ ballot: Ballot) -> String {
    let other = ballot.questions.flatMap(\.options).contains { $0.kind == .other }
    let valid = say(
      "Cách ghi phiếu: với mỗi nội dung, đánh dấu X vào một ô. Nội dung để trống hoặc đánh dấu từ hai ô trở lên là "
        + "không hợp lệ đối với nội dung đó.",
      "How to vote: mark one box with X for each question. A question with no mark or more than one is invalid for "
        + "that question."
    )
    guard other else { return valid }
    return valid + say(" Ý kiến khác xin ghi ở mặt sau.", " Other opinions may be written overleaf.")
  }

  private func ballotTable(_ ballot: Ballot) -> Paper.Block {
    let number = Paper.Table.Column(say("TT", "No."), width: 8, .centred)
    if let labels = ballot.sharedLabels {
      let width = 48 / max(1, labels.count)
      let text = Paper.Table.Column(say("Nội dung", "Question"), width: 92 - width * labels.count)
      return .table(
        Paper.Table(
          caption: nil, columns: [number, text] + labels.map { .init($0, width: width, .box) },
          rows: ballot.questions.enumerated().map { index, question in
            ["\(index + 1)", question.text] + labels.map { _ in "" }
          }))
    }
    let rows = ballot.questions.enumerated().flatMap { index, question in
      question.options.enumerated().map { place, option in
        [place == 0 ? "\(index + 1)" : "", place == 0 ? question.text : "", option.label, ""]
      }
    }
    return .table(
      Paper.Table(
        caption: nil,
        columns: [
          number, .init(say("Nội dung", "Question"), width: 46), .init(say("Phương án", "Option"), width: 30),
          .init(say("Chọn", "Mark"), width: 16, .box),
        ], rows: rows))
  }
}
