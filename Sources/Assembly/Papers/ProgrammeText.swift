// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The papers that go out before a meeting: its programme and the invitation to it.
extension PaperComposer {
  func programme(of meeting: Meeting) -> Text {
    let agenda = meeting.agenda(asOf: day)
    var text = Text(abstract: name(of: meeting).capitalised)
    text.blocks = whenAndWhere(meeting)
    var minute = meeting.plan.start.minute
    let rows = agenda.map { item in
      let from = clock(minute)
      minute += item.minutes
      let presenter = item.presenter.map { titled($0, on: meeting.plan.start.day).capitalised } ?? ""
      let paper = paperWords(of: item, showsRestricted: false).map { "\n\(say("Tài liệu", "Paper")): \($0)" } ?? ""
      return ["\(from) – \(clock(minute))", item.title + paper, taskWords(of: item), presenter]
    }
    text.blocks.append(
      .table(
        Paper.Table(
          caption: nil,
          columns: [
            .init(say("Thời gian", "Time"), width: 18, .centred), .init(say("Nội dung", "Item"), width: 38),
            .init(say("Yêu cầu", "For"), width: 13), .init(say("Trình bày", "Presented by"), width: 31),
          ], rows: rows)))
    text.blocks += amendmentBlocks(of: meeting, showsRestricted: false)
    return text
  }

  /// What was changed after the summons, and why; nothing when the agenda is the one that was sent out.
  func amendmentBlocks(of meeting: Meeting, showsRestricted: Bool) -> [Paper.Block] {
    let known = meeting.amendments.filter { $0.at.day <= day }
    guard !known.isEmpty else { return [] }
    let lines = known.map { amendment in
      let change = grounds.words(for: amendment, language) { showsRestricted || !$0.isRestricted }
      let isKept = !showsRestricted && amendment.papers.contains(where: grounds.meetings.isRestricted)
      let reason = isKept ? say("ghi trong biên bản", "recorded in the minutes") : amendment.reason.withoutStop
      return say(
        "\(change) (\(time(amendment.at, in: meeting))); lý do: \(reason).",
        "\(change) (\(time(amendment.at, in: meeting))); reason: \(reason).")
    }
    return [
      .strong(say("Thay đổi chương trình sau khi triệu tập", "Changes of the agenda after the summons")), .list(lines),
    ]
  }

  func invitation(to meeting: Meeting) -> Text {
    let agenda = meeting.agenda(asOf: day)
    let person = grounds.pack.term(.comradeOrTitle, language)
    var text = Text(abstract: say("Dự \(name(of: meeting))", "To the \(name(of: meeting))"))
    text.blocks = [
      .blank(say("Kính gửi \(person)".trimmed, "To")),
      .text(
        say(
          "\(bodyName(of: meeting)) trân trọng kính mời \(person) dự \(name(of: meeting)).",
          "The \(bodyName(of: meeting)) invites you to the \(name(of: meeting)).")),
    ]
    text.blocks += whenAndWhere(meeting)
    text.blocks.append(.labelled(say("Nội dung", "Agenda"), ""))
    text.blocks.append(
      .list(
        agenda.map { item in
          let paper = besideTitle(of: item).map { "; \(say("tài liệu", "paper")): \($0)" } ?? ""
          let asked = item.kind == .inform ? "" : " (\(kindWords(item.kind)))"
          return item.title + asked + paper
        }))
    text.blocks.append(
      .text(
        say(
          "Đề nghị \(person) nghiên cứu tài liệu, sắp xếp công việc dự họp đúng thời gian và thành phần; nếu vắng "
            + "mặt, xin báo lý do với \(grounds.pack.term(.office, language)).",
          "Please study the papers and be there in time; if you cannot come, kindly tell the "
            + "\(grounds.pack.term(.office, language)) why."
        )))
    return text
  }

  /// The paper of an item beside its title: the version alone where the paper is called like the item.
  private func besideTitle(of item: AgendaItem) -> String? {
    guard let words = paperWords(of: item, showsRestricted: false) else { return nil }
    guard let paper = item.paper.flatMap(grounds.meetings.paper), !paper.isRestricted,
      paper.title.lowercased().hasPrefix(item.title.lowercased())
    else { return words }
    return say("bản \(paper.version)", "version \(paper.version)")
  }

  private func whenAndWhere(_ meeting: Meeting) -> [Paper.Block] {
    let start = meeting.plan.start
    let end = meeting.plan.end
    let ends = end.day == start.day ? end.time(language) : end.words(language)
    let until = say(" (dự kiến đến \(ends))", " (until about \(ends))")
    return [
      .labelled(
        say("Thời gian", "Time"),
        say(
          "\(start.time(language)), \(start.day.weekdayName(language)), \(start.day.formal(language))\(until).",
          "\(start.clock), \(start.day.weekdayName(language)), \(start.day.words(language))\(until).")),
      .labelled(say("Địa điểm", "Place"), "\(meeting.plan.venue)."),
    ]
  }

  private func clock(_ minute: Int) -> String { "\((minute / 60 % 24).twoDigits):\((minute % 60).twoDigits)" }
}
