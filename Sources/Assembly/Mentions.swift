// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// Where people's own words stand, over all features.
extension Congress {
  /// Every place whose words name somebody, each once.
  public func mentions(of name: String) -> [Mention] {
    var said = meetings.all.flatMap(words) + decisions.votes.map(words)
    said += drafting.all.map(words) + personnel.schemes.map(words)
    said += delegateWords + waiverWords
    var found: [Mention] = []
    for (mention, words) in said where words.contains(where: { Mention.isFound(name, in: $0) }) {
      if !found.contains(mention) { found.append(mention) }
    }
    return found
  }

  private typealias Said = (Mention, [String])

  private func words(of meeting: Meeting) -> [Said] {
    let place = { (vietnamese: String, english: String, path: String) in
      Mention(
        Phrase(
          "\(vietnamese) – \(name(of: meeting, .vietnamese))", "\(english) – \(name(of: meeting, .english))"),
        at: Address(path: "meetings", meeting.id.text, path))
    }
    var said: [Said] = [(place("Chương trình", "Agenda", "agenda"), meeting.agenda.map(\.title))]
    if let summons = meeting.summons { said.append((place("Khách mời", "Guests", "summons"), summons.guests)) }
    if let callingOff = meeting.callingOff {
      said.append((place("Lý do hủy", "Reason of calling off", "summons"), [callingOff.reason]))
    }
    if let attendance = meeting.attendance {
      said.append((place("Lý do vắng", "Reasons of absence", "attendance"), Array(attendance.excuses.values)))
    }
    guard let sitting = meeting.sitting else { return said }
    let tasks = sitting.assignments.flatMap { assignment in
      var words = [assignment.task] + assignment.postponements.map(\.reason)
      for case .office(let office) in assignment.hands { words.append(office) }
      if case .done(_, let note) = assignment.state { words.append(note) }
      return words
    }
    return said + [
      (
        place("Thảo luận", "Discussion", "discussion"),
        sitting.contributions.flatMap { [$0.summary, $0.heading ?? ""] }
      ),
      (place("Kết luận", "Conclusion", "conclusion"), sitting.conclusion?.points.map(\.text) ?? []),
      (place("Nhiệm vụ", "Assignments", "assignments"), tasks),
      (place("Các lần sửa", "Corrections", "discussion"), sitting.corrections.flatMap(\.words)),
      (place("Thay người chủ trì", "Handing over", ""), sitting.handovers.map(\.reason)),
    ]
  }

  private func words(of vote: Vote) -> Said {
    // Whoever looks for a name need not know what is restricted.
    let title =
      meetings.isRestricted(vote)
      ? Phrase("một nội dung hạn chế", "a restricted item") : Phrase(vote.ballot.title, vote.ballot.title)
    let reasons =
      vote.settlements.map(\.reason) + vote.recounts.map(\.reason)
      + [vote.annulment?.reason].compactMap { $0 }
    return (
      Mention(
        Phrase("Biểu quyết – \(title.vietnamese)", "Vote – \(title.english)"), at: Address(path: "votes", vote.id.text)),
      [vote.ballot.title] + vote.ballot.questions.map(\.text) + reasons
    )
  }

  private var delegateWords: [Said] {
    let credentials = Mention(
      Phrase("Thẩm tra tư cách và đơn thư", "Credentials and complaints"), at: "/delegates/credentials")
    let complaints = delegates.complaints.flatMap { [$0.text, $0.answer?.finding ?? ""] }
    let examined = (delegates.recognition?.examiners ?? []) + [delegates.recognition?.variance ?? ""]
    let reasons = delegates.all.map { delegate -> Said in
      let struck = delegates.strikes.filter { $0.delegate == delegate.id }.map(\.reason)
      let reason =
        switch delegate.stage {
        case .absent(_, _, let absence): absence.reason
        case .refused(_, _, _, let reason), .replaced(_, let reason, _), .withdrawn(let reason): reason
        case .proposed, .chosen, .summoned, .present, .recognised: ""
        }
      return (
        Mention(
          Phrase("Lý do ghi ở đại biểu \(delegate.id)", "Reason noted of delegate \(delegate.id)"),
          at: Address(path: "delegates", "of", delegate.id.text)), [reason] + struck
      )
    }
    return [(credentials, complaints + examined)] + reasons
  }

  private func words(of draft: DraftDocument) -> Said {
    // Whoever looks for a name need not know what is restricted.
    let title = draft.isRestricted ? Phrase("dự thảo hạn chế", "a restricted draft") : Phrase(draft.title, draft.title)
    let answers = draft.answers.compactMap(\.explanation)
    return (
      Mention(
        Phrase("Ý kiến góp ý – \(title.vietnamese)", "Opinions – \(title.english)"),
        at: Address(path: "drafts", draft.id.text, "board")),
      answers + draft.summaries.map(\.text) + draft.reservations.map(\.text)
    )
  }

  private func words(of scheme: PersonnelScheme) -> Said {
    let reasons = scheme.exclusions.map(\.reason) + scheme.adoptions.flatMap { [$0.basis, $0.reason ?? ""] }
    return (
      Mention(Phrase("Đề án nhân sự", "Personnel scheme"), at: Address(path: "personnel", scheme.id.text)),
      reasons + scheme.drafts.compactMap(\.note)
    )
  }

  private var waiverWords: [Said] {
    let compared = waivers.comparisons.values.sorted { $0.rule < $1.rule }.map { comparison -> Said in
      (
        Mention(
          Phrase("Đối chiếu quy tắc \(comparison.rule)", "Comparison of \(comparison.rule)"),
          at: Address(path: "rules", comparison.rule, "text")), [comparison.by, comparison.text]
      )
    }
    return compared + waiversNoted
  }

  private var waiversNoted: [Said] {
    waivers.all.map {
      (
        Mention(Phrase("Miễn áp dụng quy tắc \($0.rule)", "Waiver of \($0.rule)"), at: "/rules"),
        [$0.by, $0.paper, $0.reason]
      )
    }
  }
}
