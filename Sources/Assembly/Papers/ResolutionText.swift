// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The resolution: what the meeting decided by votes, with the figures, and nothing else.
extension PaperComposer {
  func resolution(
    of meeting: Meeting, _ sitting: Sitting, _ first: Declared, _ others: [Declared], _ kind: PaperKind
  ) -> Text {
    let votes = [first] + others
    var text = Text(abstract: name(of: meeting).capitalised)
    text.blocks = [
      .text(
        say(
          "\(named(.conference)) họp \(sitting.opened.day.formal(language)) tại \(meeting.plan.venue), chuẩn bị "
            + "\(congressName);",
          "Meeting on \(sitting.opened.day.words(language)), \(meeting.plan.venue), in preparation of the "
            + "\(congressName);"
        )),
      .text(
        say(
          "Căn cứ kết quả biểu quyết tại \(named(.conference)) "
            + "(\(quorumSentence(first.opening.quorum).withoutStop)),",
          "On the result of its votes (\(quorumSentence(first.opening.quorum).withoutStop)),")),
      .centred([Paper.Run("\(bodyName(of: meeting))".uppercased(), isBold: true)]),
      .centred([Paper.Run(say("QUYẾT NGHỊ", "RESOLVES"), isBold: true)]),
    ]
    text.blocks += adopted(votes) + figureBlocks(votes) + notAdopted(votes)
    let assignments = shown(sitting.assignments, of: meeting, kind)
    if !assignments.isEmpty {
      text.blocks += [.heading(say("Tổ chức thực hiện", "Carrying it out")), assignmentTable(assignments)]
    }
    let records = votes.flatMap { figures(of: $0.vote) }
    text.notes = (votes.flatMap(ruleNotes) + derivedNotes(records)).unique + unreportedNotes(records)
    return text
  }

  private func adopted(_ votes: [Declared]) -> [Paper.Block] {
    let lines = votes.flatMap { declared in
      declared.vote.ballot.questions.compactMap { question -> String? in
        guard let result = declared.vote.result(question.id), result.isAdopted else { return nil }
        return "\(question.text) – \(outcome(result, of: question))."
      }
    }
    return lines.enumerated().map { .text("\($0 + 1). \($1)") }
  }

  private func notAdopted(_ votes: [Declared]) -> [Paper.Block] {
    let lines = votes.flatMap { declared in
      declared.vote.ballot.questions.compactMap { question -> String? in
        guard let result = declared.vote.result(question.id), !result.isAdopted else { return nil }
        return "\(question.text) – \(outcome(result, of: question))"
      }
    }
    return lines.isEmpty ? [] : [.strong(say("Nội dung chưa được thông qua", "Not adopted")), .list(lines)]
  }

  private func figureBlocks(_ votes: [Declared]) -> [Paper.Block] {
    let records = votes.flatMap { figures(of: $0.vote) }
    guard !records.isEmpty else { return [] }
    return [
      .text(say("Các số liệu được quyết định:", "The figures decided:")), figureTable(records),
    ] + derivedBlocks(records)
  }
}

extension String {
  /// Without a full stop at its end.
  var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
