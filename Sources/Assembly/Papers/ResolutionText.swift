// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The resolution: what the meeting decided by votes, with the figures, and nothing else.
extension PaperComposer {
  func resolution(of meeting: Meeting, _ kind: PaperKind) throws(PaperRefusal) -> Text {
    guard let sitting = meeting.sitting else { throw .notYet(kind: kind.id, needs: .opening) }
    let votes = grounds.decisions.votes(in: meeting.id).compactMap(declared)
      .filter { kind.isRestricted || !isRestricted($0.vote, in: meeting) }
    guard !votes.isEmpty else { throw .notYet(kind: kind.id, needs: .declaredVote) }
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
            + "(\(quorumSentence(votes[0].opening.quorum).withoutStop)),",
          "On the result of its votes (\(quorumSentence(votes[0].opening.quorum).withoutStop)),")),
      .centred([Paper.Run("\(bodyName(of: meeting))".uppercased(), isBold: true)]),
      .centred([Paper.Run(say("QUYẾT NGHỊ", "RESOLVES"), isBold: true)]),
    ]
    text.blocks += adopted(votes) + figureBlocks(votes) + notAdopted(votes)
    if let assignments = meeting.sitting?.assignments, !assignments.isEmpty {
      text.blocks += [.heading(say("Tổ chức thực hiện", "Carrying it out")), assignmentTable(assignments)]
    }
    text.notes = votes.flatMap(ruleNotes).unique + votes.flatMap { unreportedNotes(figures(of: $0.vote)) }
    return text
  }

  private func isAdopted(_ result: QuestionResult) -> Bool {
    if case .adopted = result.outcome { true } else { false }
  }

  private func adopted(_ votes: [Declared]) -> [Paper.Block] {
    let lines = votes.flatMap { declared in
      declared.vote.ballot.questions.compactMap { question -> String? in
        guard let result = declared.vote.result(question.id), isAdopted(result) else { return nil }
        return "\(question.text) – \(outcome(result, of: question))."
      }
    }
    guard !lines.isEmpty else { return [.text(say("Không có nội dung nào được thông qua.", "Nothing was adopted."))] }
    return lines.enumerated().map { .text("\($0 + 1). \($1)") }
  }

  private func notAdopted(_ votes: [Declared]) -> [Paper.Block] {
    let lines = votes.flatMap { declared in
      declared.vote.ballot.questions.compactMap { question -> String? in
        guard let result = declared.vote.result(question.id), !isAdopted(result) else { return nil }
        return "\(question.text) – \(outcome(result, of: question))"
      }
    }
    return lines.isEmpty ? [] : [.strong(say("Nội dung chưa được thông qua", "Not adopted")), .list(lines)]
  }

  private func figureBlocks(_ votes: [Declared]) -> [Paper.Block] {
    let records = votes.flatMap { figures(of: $0.vote) }
    guard !records.isEmpty else { return [] }
    return [
      .text(say("Các chỉ tiêu được quyết định:", "The figures decided:")), figureTable(records),
    ] + derivedBlocks(records)
  }
}

extension String {
  /// Without a full stop at its end.
  var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
