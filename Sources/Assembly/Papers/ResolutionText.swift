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
          "\(named(.conference)) họp \(daysWords(sitting, votes)) tại \(meeting.plan.venue), chuẩn bị "
            + "\(congressName);",
          "Meeting \(daysWords(sitting, votes)), \(meeting.plan.venue), to prepare the \(congressName);"
        )), .text(basisWords(votes)),
      .centred([Paper.Run("\(bodyName(of: meeting))".uppercased(), isBold: true)]),
      .centred([Paper.Run(say("QUYẾT NGHỊ", "RESOLVES"), isBold: true)]),
    ]
    text.blocks += adopted(votes) + figureBlocks(votes) + notAdopted(votes)
    let assignments = shown(sitting.assignments, of: meeting, kind)
    if !assignments.isEmpty {
      text.blocks += [.heading(say("Tổ chức thực hiện", "Implementation")), assignmentTable(assignments)]
    }
    let records = votes.flatMap { figures(of: $0.vote) }
    text.notes =
      (votes.flatMap(ruleNotes) + derivedNotes(records)).unique + unreportedNotes(records)
      + differenceNotes(votes, in: meeting)
    return text
  }

  /// The day of the meeting, or from which to which it decided.
  private func daysWords(_ sitting: Sitting, _ votes: [Declared]) -> String {
    let (first, last) = (sitting.opened.day, votes.map(\.at.day).max() ?? sitting.opened.day)
    guard last > first else {
      return say(first.formal(language), "on \(first.words(language))")
    }
    return say(
      "từ \(first.formal(language)) đến \(last.formal(language))",
      "from \(first.words(language)) to \(last.words(language))")
  }

  /// Who was there when it was voted, where that was the same at all votes; else it stands with each decision.
  private func sharedHeads(_ votes: [Declared]) -> String? {
    let all = Set(votes.map { heads(at: $0) })
    return all.count == 1 ? all.first : nil
  }

  private func heads(at declared: Declared) -> String { quorumSentence(declared.opening.quorum).withoutStop }

  private func basisWords(_ votes: [Declared]) -> String {
    let heads = sharedHeads(votes).map { " (\($0))" } ?? ""
    return say("Căn cứ kết quả biểu quyết tại \(named(.conference))\(heads),", "Having voted as follows\(heads),")
  }

  private func adopted(_ votes: [Declared]) -> [Paper.Block] {
    let differ = sharedHeads(votes) == nil
    var lines: [String] = []
    for declared in votes {
      let there = differ ? "; \(say("khi biểu quyết", "at that vote")) \(heads(at: declared))" : ""
      for question in declared.vote.ballot.questions {
        guard let result = declared.vote.result(question.id), result.isAdopted else { continue }
        lines.append("\(resolved(result, question))\(there)\(replacedWords(question, declared)).")
      }
    }
    return lines.enumerated().map { .text("\($0 + 1). \($1)") }
  }

  /// What is resolved, as the office worded it, and by how many of whom.
  private func resolved(_ result: QuestionResult, _ question: Question) -> String {
    guard case .adopted(let option, let votes) = result.outcome else {
      return "\(question.text) – \(outcome(result, of: question))"
    }
    let label = "“\(question.option(option)?.label ?? option.text)”"
    let isOnly = question.options.filter { $0.kind == .adopts }.count == 1
    let choice = isOnly ? "" : say(" – phương án \(label)", " – \(label)")
    let cast = isOnly ? " \(label)" : ""
    let inFavour = isOnly ? "\(votes)\(cast)" : "\(votes, one: "vote", other: "votes")"
    let share = percent(votes, of: result.baseCount, language)
    let of = result.base.counted(result.baseCount, language, in: grounds.pack)
    return say(
      "Thống nhất: \(question.text.withoutStop)\(choice) (\(votes) phiếu\(cast) trên tổng số \(of), đạt \(share))",
      "Resolved: \(question.text.withoutStop)\(choice) (\(inFavour), \(share) of the \(of))")
  }

  /// That a later vote of the meeting decided the same figure otherwise, so that one value is read as holding.
  private func replacedWords(_ question: Question, _ declared: Declared) -> String {
    let source = "\(declared.vote.id)/\(question.id)"
    let own = grounds.figures.records.filter { $0.source == source && $0.day <= day }
    guard !own.isEmpty, own.allSatisfy(isReplaced) else { return "" }
    return say("; đã được thay bằng kết quả biểu quyết sau", "; replaced by a later vote")
  }

  /// What was voted on again is told by the vote that decided it.
  private func notAdopted(_ votes: [Declared]) -> [Paper.Block] {
    var lines: [String] = []
    for (index, declared) in votes.enumerated() {
      let later = votes[(index + 1)...]
      for question in declared.vote.ballot.questions {
        guard let result = declared.vote.result(question.id), !result.isAdopted,
          !later.contains(where: { grounds.decisions.puts(question, of: declared.vote, again: $0.vote) })
        else { continue }
        lines.append("\(question.text) – \(outcome(result, of: question))")
      }
    }
    return lines.isEmpty ? [] : [.strong(say("Nội dung chưa được thông qua", "Not adopted")), .list(lines)]
  }

  /// What the figures stand for until the level above has approved them; a table only of those that no point tells.
  private func figureBlocks(_ votes: [Declared]) -> [Paper.Block] {
    let records = votes.flatMap { figures(of: $0.vote) }.filter { !isReplaced($0) }
    let untold = records.filter { record in !votes.contains { tells($0, record) } }
    let table =
      untold.isEmpty ? [] : [.text(say("Các số liệu được quyết định:", "The figures decided:")), figureTable(untold)]
    let waiting = records.filter { awaitsApproval($0) }.map { record in
      (grounds.pack.figure(record.figure)?.name[language] ?? record.figure).uncapitalised
    }
    let names = waiting.joined(separator: "; ")
    let standing =
      waiting.isEmpty
      ? []
      : [
        Paper.Block.text(
          say(
            "Đã biểu quyết, chờ cấp trên phê duyệt: \(names).",
            "Voted on, and waiting for approval by the level above: \(names)."))
      ]
    return table + standing + derivedBlocks(records)
  }

  /// Whether the point that decided a figure says its value, or decided it without one, which the notes tell.
  private func tells(_ declared: Declared, _ record: FigureRecord) -> Bool {
    guard
      let question = declared.vote.ballot.questions.first(where: { record.source == "\(declared.vote.id)/\($0.id)" })
    else { return false }
    guard let value = record.value else { return true }
    let adopted: String? =
      if case .adopted(let option, _)? = declared.vote.result(question.id)?.outcome {
        question.option(option)?.label
      } else {
        nil
      }
    let said = "\(question.text) \(adopted ?? "")"
    let words = value.words(language)
    if case .text = value { return said.lowercased().contains(words.lowercased()) }
    return Set(words.numbers).isSubset(of: said.numbers)
  }
}

extension String {
  /// The figures in it, digit for digit.
  fileprivate var numbers: [Substring] { split { !$0.isNumber } }
}

extension String {
  /// Without a full stop at its end.
  var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
