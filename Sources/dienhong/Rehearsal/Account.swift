// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Packs

/// A rehearsal told to a person at a terminal.
struct RehearsalAccount {
  let summary: Summary
  let congress: Congress
  let say: Language

  var text: String {
    (heading + questions + assignments + figures + papers + ending).joined(separator: "\n") + "\n"
  }

  private var heading: [String] {
    guard let meeting = congress.meetings.all.last, let profile = congress.organisations.profile else { return [] }
    let sitting = meeting.sitting
    let term = congress.pack.term(.conference, say)
    return [
      profile.name, congress.congressName(profile, say), "",
      say(
        "\(term.prefix(1).uppercased() + term.dropFirst()) lần \(ordinal(meeting.ordinal, say)), \(meeting.plan.start.words(say)), \(meeting.plan.venue)",
        "\(ordinal(meeting.ordinal, say).prefix(1).uppercased() + ordinal(meeting.ordinal, say).dropFirst()) \(term), \(meeting.plan.start.words(say)), \(meeting.plan.venue)"
      ),
      say(
        "Triệu tập \(sitting?.summons.members.count ?? 0), có mặt khi khai mạc \(sitting?.quorum.present ?? 0), cần \(sitting?.quorum.needed ?? 0)\(quorumGrounds).",
        "Summoned \(sitting?.summons.members.count ?? 0), present at the opening \(sitting?.quorum.present ?? 0), needed \(sitting?.quorum.needed ?? 0)\(quorumGrounds)."
      ),
      say(
        "\(sitting?.contributions.count ?? 0) ý kiến thảo luận, \(sitting?.assignments.count ?? 0) việc được giao.",
        "\(sitting?.contributions.count ?? 0) contributions, \(sitting?.assignments.count ?? 0) assignments."), "",
    ]
  }

  /// By which rule so many are needed.
  private var quorumGrounds: String {
    (congress.meetings.all.last?.sitting?.quorum.rule).map { " [\(grounds(of: RuleID(rawValue: $0)))]" } ?? ""
  }

  private var questions: [String] {
    let votes = congress.meetings.all.last.map { congress.decisions.votes(in: $0.id) } ?? []
    return [say("Biểu quyết", "Votes")]
      + votes.flatMap { vote in
        vote.ballot.questions.compactMap { question in
          vote.result(question.id).map {
            "  \(question.text): \($0.sentence(for: question, say)) [\(grounds(of: RuleID(rawValue: $0.rule)))]"
          }
        }
      } + [""]
  }

  /// The rule by its name, with where it stands and whether anybody has compared that.
  private func grounds(of rule: RuleID) -> String {
    congress.pack.rule(rule).map { "\($0.name[say]), \($0.source.words(say))" } ?? rule.rawValue
  }

  /// What the last conference gave people to do, and what came of it.
  private var assignments: [String] {
    let given = congress.meetings.all.last?.sitting?.assignments ?? []
    guard !given.isEmpty else { return [] }
    return [say("Nhiệm vụ được giao", "Assignments")]
      + given.map { assignment in
        let state =
          if case .done(let day, _) = assignment.state {
            say("xong ngày \(day.words(say))", "done on \(day.words(say))")
          } else { say("hạn \(assignment.due.words(say))", "due \(assignment.due.words(say))") }
        return "  \(assignment.task) → \(state)"
      } + [""]
  }

  private var figures: [String] {
    let day = congress.meetings.all.last?.plan.start.day ?? Day(number: 0)
    return [say("Số liệu", "Figures")]
      + congress.pack.figures.compactMap { kind in
        congress.figures.latest(kind.id, asOf: day).map {
          // Nothing is planned about a number that nobody reported.
          "  \(kind.name[say]): \($0.words(say))" + ($0.value == nil ? "" : " (\($0.status.words(say)))")
        }
      } + [""]
  }

  private var papers: [String] {
    [say("Văn bản", "Papers")]
      + summary.papers.map { paper in
        let name = congress.pack.paper(paper.kind)?.name[say] ?? paper.kind
        return "  \(name)\(paper.number.map { " · \($0)" } ?? "") · \(Day(iso: paper.date)?.words(say) ?? paper.date)"
          + (paper.files.isEmpty ? "" : " → \(paper.files.joined(separator: ", "))")
      } + [""]
  }

  private var ending: [String] {
    [
      say("Nhật ký: \(summary.journal.events) mục", "Record: \(summary.journal.events) entries")
        + ", \(summary.journal.head)"
    ]
  }
}
