// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The minutes of a meeting: everything that happened in it, restricted items included, which makes them restricted.
extension PaperComposer {
  func minutes(of meeting: Meeting, _ sitting: Sitting, _ conclusion: Conclusion, until end: Moment) -> Text {
    let votes = grounds.decisions.votes(in: meeting.id).filter { !$0.isWithdrawn }.inOrderOfOpening
    var text = Text(abstract: name(of: meeting).capitalised)
    text.blocks = [
      .heading(say("I. THỜI GIAN, ĐỊA ĐIỂM", "I. TIME AND PLACE")),
      .text(
        say(
          "\(named(.conference)) khai mạc lúc \(sitting.opened.words(language)), tại \(meeting.plan.venue).",
          "The \(named(.conference)) was called to order at \(sitting.opened.clock) on \(sitting.opened.day.words(language)) at "
            + "\(meeting.plan.venue).")),
      .heading(say("II. THÀNH PHẦN", "II. ATTENDANCE")),
    ]
    text.blocks += presence(at: meeting, sitting, until: end) + offices(of: meeting, sitting)
    text.blocks += [.heading(say("III. CHƯƠNG TRÌNH", "III. AGENDA")), agendaTable(meeting, showsRestricted: true)]
    text.blocks += amendmentBlocks(of: meeting, showsRestricted: true)
    text.blocks.append(.heading(say("IV. DIỄN BIẾN", "IV. PROCEEDINGS")))
    for (index, item) in meeting.agenda.enumerated() {
      text.blocks += proceedings(of: item, number: index + 1, in: meeting, sitting, votes)
    }
    let others = votes.filter { $0.ballot.item == nil }
    if !others.isEmpty {
      text.blocks.append(
        .strong(
          "\(meeting.agenda.count + 1). "
            + say("Biểu quyết ngoài các nội dung trên", "Votes that belong to none of these items")))
    }
    for vote in others { text.blocks += voteBlocks(vote, in: meeting) }
    text.blocks += conclusionBlocks(conclusion, meeting, sitting)
    text.blocks += [
      .heading(say("VI. KẾT THÚC", "VI. ADJOURNMENT")),
      .text(
        say(
          "\(named(.conference)) kết thúc lúc \(end.words(language)).",
          "The \(named(.conference)) adjourned at \(end.clock) on \(end.day.words(language)).")),
    ]
    let known = votes.compactMap(declared)
    let quorum = grounds.pack.rule(RuleID(rawValue: sitting.quorum.rule)).map { cited($0, on: sitting.opened.day) }
    text.notes = ([quorum].compactMap(\.self) + known.flatMap(ruleNotes)).unique
    text.notes += known.flatMap { unreportedNotes(figures(of: $0.vote)) }
    text.isRestricted =
      meeting.agenda.contains(where: isRestricted)
      || meeting.amendments.flatMap(\.papers).contains(where: grounds.meetings.isRestricted)
    return text
  }

  // MARK: Who was there

  private func presence(at meeting: Meeting, _ sitting: Sitting, until end: Moment) -> [Paper.Block] {
    let attendance = sitting.attendance
    let summoned = sitting.summons.places(after: grounds.toldChange(of: meeting))
    // Whose post had ended is told as such: nobody is absent from a body they no longer belong to.
    let members = grounds.toldRoll(of: meeting)
    let absent = members.filter { !attendance.registered.contains($0) }
    let there = members.count - absent.count
    let isChanged = grounds.toldChange(of: meeting) != nil
    let unexcused = say("không báo lý do", "no reason given")
    let word = memberWord(of: meeting)
    var blocks: [Paper.Block] = [
      .labelled(
        say("Được triệu tập", "Summoned"),
        say("\(summoned) \(word).", "\(summoned) \(word) of the \(bodyName(of: meeting)).")),
      .labelled(say("Lúc khai mạc", "At the opening"), quorumSentence(sitting.quorum)),
    ]
    blocks += changeBlocks(sitting.quorum) + laterChangeBlocks(of: meeting, sitting)
    let base =
      isChanged
      ? say("so với số đương nhiệm", "of those in office") : say("so với số được triệu tập", "of those summoned")
    blocks.append(.labelled(say("Đã dự họp", "Attended"), "\(share(there, of: members.count)) \(base)."))
    let excused = absent.count { attendance.excuses[$0] != nil }
    blocks.append(
      .labelled(
        say("Vắng mặt", "Absent"),
        absent.isEmpty
          ? say("không có.", "none.")
          : say(
            "\(absent.count) (có lý do: \(excused); không báo lý do: \(absent.count - excused)).",
            "\(absent.count) (excused \(excused); unexcused \(absent.count - excused)).")))
    if !absent.isEmpty {
      blocks.append(
        .list(
          absent.map { "\(titled($0, on: sitting.opened.day).capitalised): \(attendance.excuses[$0] ?? unexcused)" }))
    }
    if let others = sitting.summons.withoutVote {
      let there = others.filter { attendance.registered.contains($0) }.count
      blocks.append(
        .labelled(
          say("Dự họp, không biểu quyết", "Attended without a vote"),
          say("\(there)/\(others.count) được triệu tập.", "\(there) of \(others.count) summoned.")))
    }
    let movements = attendance.movements.filter { $0.at > sitting.opened && $0.at < end }
    if !movements.isEmpty {
      blocks.append(.labelled(say("Đến sau giờ khai mạc, ra về sớm", "Came late or left early"), "\(movements.count)."))
      blocks.append(.list(movements.map { movementWords($0, meeting, attendance) }))
    }
    blocks += quorumLossBlocks(of: meeting, until: end)
    return blocks + correctedAttendance(of: meeting, attendance)
  }

  /// What was entered of the body's members after heads were counted at the opening.
  private func laterChangeBlocks(of meeting: Meeting, _ sitting: Sitting) -> [Paper.Block] {
    let told = grounds.toldChange(of: meeting)
    guard told != sitting.quorum.change else { return [] }
    let words = told.map { grounds.words(for: $0, language) }
    return [
      .labelled(
        say("Ghi nhận sau giờ khai mạc", "Entered after the opening"),
        words ?? say("không có thay đổi thành viên nào.", "no change of members."))
    ]
  }

  /// What was struck from the log, and where heads that were counted are told otherwise since.
  private func correctedAttendance(of meeting: Meeting, _ attendance: Attendance) -> [Paper.Block] {
    let struck = (attendance.strikes ?? []).map { strike -> String in
      let at = time(strike.movement.at, in: meeting)
      let who = addressed(strike.movement.person)
      let what =
        strike.movement.way == .arrived
        ? say("bỏ lượt ghi có mặt lúc \(at) của \(who)", "\(who) as arrived at \(at) was struck")
        : say("bỏ lượt ghi ra về lúc \(at) của \(who)", "\(who) as having left at \(at) was struck")
      return say("\(what) (lý do: \(strike.reason))", "\(what) (reason: \(strike.reason))").capitalised
    }
    let differing = grounds.rollDifferences(of: meeting).map { $0.words(language) }
    guard !struck.isEmpty || !differing.isEmpty else { return [] }
    return [
      .labelled(say("Sửa sổ điểm danh", "Corrections of attendance"), "\(struck.count)."), .list(struck + differing),
    ]
  }

  private func movementWords(_ movement: Attendance.Movement, _ meeting: Meeting, _ attendance: Attendance) -> String {
    let who = addressed(movement.person).capitalised
    let at = time(movement.at, in: meeting)
    let wasThere = attendance.movements.contains { $0.person == movement.person && $0.at < movement.at }
    return switch movement.way {
    case .left: say("\(who) rời phòng họp lúc \(at)", "\(who) left at \(at)")
    case .arrived where wasThere: say("\(who) trở lại lúc \(at)", "\(who) came back at \(at)")
    case .arrived: say("\(who) đến lúc \(at)", "\(who) arrived at \(at)")
    }
  }

  private func offices(of meeting: Meeting, _ sitting: Sitting) -> [Paper.Block] {
    let day = sitting.opened.day
    return [
      .labelled(named(.chair).capitalised, turnWords(.chair, at: meeting, sitting, on: day)),
      .labelled(named(.secretary).capitalised, turnWords(.secretary, at: meeting, sitting, on: day)),
    ] + guestBlocks(sitting)
  }

  /// Who was invited, and who spoke though neither invited nor a member; that there was nobody only where both are so.
  private func guestBlocks(_ sitting: Sitting) -> [Paper.Block] {
    let guests = sitting.summons.guests
    let others = sitting.contributions.filter { $0.at.day <= day }.compactMap(\.speaker).unique
      .filter(sitting.isOutsider)
      .map { titled($0, on: sitting.opened.day).capitalised }
    let invited = guests.isEmpty ? say("không có.", "none.") : guests.joined(separator: "; ") + "."
    let spoke = Paper.Block.labelled(
      say("Người khác đã phát biểu, không phải thành viên", "Others who spoke, not members"),
      others.joined(separator: "; ") + ".")
    return (guests.isEmpty && !others.isEmpty ? [] : [.labelled(say("Khách mời", "Guests"), invited)])
      + (others.isEmpty ? [] : [spoke])
  }

  /// Who held an office, and from when on and why somebody else did.
  private func turnWords(
    _ office: Handover.Office, at meeting: Meeting, _ sitting: Sitting, on day: Day
  ) -> String {
    sitting.turns(in: office).map { turn in
      let who = titled(turn.person, on: day)
      guard let reason = turn.reason else { return who.capitalised }
      let since = time(turn.since, in: meeting)
      return say("từ \(since): \(who) (lý do: \(reason))", "from \(since): \(who) (reason: \(reason))")
    }.joined(separator: "; ") + "."
  }

  // MARK: What was done

  /// The agenda that was followed.
  func agendaTable(_ meeting: Meeting, showsRestricted: Bool) -> Paper.Block {
    .table(
      Paper.Table(
        caption: nil,
        columns: [
          .init(say("TT", "No."), width: 8, .centred), .init(say("Nội dung", "Item"), width: 40),
          .init(say("Yêu cầu", "For"), width: 18), .init(say("Tài liệu", "Paper"), width: 34),
        ],
        rows: meeting.agenda.enumerated().map { index, item in
          [
            "\(index + 1)", item.title, taskWords(of: item),
            paperWords(of: item, showsRestricted: showsRestricted) ?? "",
          ]
        }))
  }

  private func proceedings(
    of item: AgendaItem, number: Int, in meeting: Meeting, _ sitting: Sitting, _ votes: [Vote]
  ) -> [Paper.Block] {
    var blocks: [Paper.Block] = [.strong("\(number). \(item.title)")]
    if let presenter = item.presenter {
      blocks.append(
        .labelled(say("Trình bày", "Presented by"), titled(presenter, on: sitting.opened.day).capitalised + "."))
    }
    if let paper = paperWords(of: item, showsRestricted: true) {
      blocks.append(.labelled(say("Tài liệu", "Paper"), paper + "."))
    }
    let said = sitting.contributions.filter { $0.item == item.id && $0.at.day <= day }
    if said.isEmpty, item.kind == .discuss {
      blocks.append(.text(say("Không có ý kiến phát biểu được ghi.", "No contribution was recorded.")))
    } else if !said.isEmpty {
      blocks.append(.labelled(say("Ý kiến phát biểu", "Contributions"), countWords(said) + "."))
      blocks.append(.list(said.map { contributionWords($0, sitting) }))
    }
    if let closed = sitting.discussionsClosed[item.id] {
      blocks.append(
        .text(
          say(
            "Kết thúc thảo luận lúc \(time(closed, in: meeting)).",
            "The discussion was closed at \(time(closed, in: meeting)).")))
    }
    let own = votes.filter { $0.ballot.item == item.id }
    if own.isEmpty, item.kind == .approve {
      blocks.append(
        .text(
          say("Không có cuộc biểu quyết nào được ghi cho nội dung này.", "No vote on this item is on record.")))
    }
    return blocks + own.flatMap { voteBlocks($0, in: meeting) }
  }

  /// "5 ý kiến của 4 người": how many spoke, so that "many" can be traced.
  func countWords(_ said: [Contribution]) -> String {
    let speakers = Set(said.map(\.by)).count
    return say(
      "\(said.count) ý kiến của \(speakers) người",
      "\(said.count, one: "contribution", other: "contributions") by "
        + "\(speakers, one: "speaker", other: "speakers")"
    )
  }

  private func contributionWords(_ contribution: Contribution, _ sitting: Sitting) -> String {
    let heading = contribution.heading.map { " (\($0))" } ?? ""
    let mark = contribution.isPriority ? say(" [ý kiến nhấn mạnh]", " [stressed]") : ""
    return "\(speakerWords(contribution, sitting).capitalised)\(heading): \(contribution.summary)\(mark)"
  }

  /// A member by name; others who spoke as the guests they were, or as no members.
  private func speakerWords(_ contribution: Contribution, _ sitting: Sitting) -> String {
    switch contribution.by {
    case .guest(let line): return "\(line) (\(grounds.pack.term(.guest, language)))"
    case .person(let person) where sitting.isOutsider(person):
      return "\(titled(person, on: sitting.opened.day)) (\(language.notAMember))"
    case .person(let person): return addressed(person)
    }
  }

  private func voteBlocks(_ vote: Vote, in meeting: Meeting) -> [Paper.Block] {
    let title = Paper.Block.strong(say("Biểu quyết: \(vote.ballot.title)", "Vote: \(vote.ballot.title)"))
    guard vote.opening != nil else {
      return [title, .text(say("Đã soạn nhưng không đưa ra biểu quyết.", "Prepared, but not put to the vote."))]
    }
    if let opening = vote.opening, let annulment = vote.annulment {
      return [title, .text(annulledWords(vote, opening, annulment, in: meeting))]
    }
    guard let declared = declared(vote) else {
      return [title, .text(say("Chưa công bố kết quả.", "The result has not been declared."))]
    }
    let tellers = grounds.tellersInOrder(of: declared.opening).map(addressed).joined(separator: "; ")
    return [
      title,
      .text(
        say(
          "Hình thức: \(methodWords(vote.ballot)). Bắt đầu lúc \(time(declared.opening.at, in: meeting)). Kiểm "
            + "phiếu: \(tellers).",
          "By \(methodWords(vote.ballot)). Opened at \(time(declared.opening.at, in: meeting)). Tellers: \(tellers).")),
    ] + replacementBlocks(vote) + [.text(quorumSentence(declared.opening.quorum).capitalised)]
      + changeBlocks(declared.opening.quorum) + [.text(papersWords(declared)), countTable(declared)]
      + baseLines(declared) + rollBlocks(vote) + outcomeLines(declared).map { .text($0) }
      + [
        .text(
          say(
            "Công bố kết quả lúc \(time(declared.at, in: meeting)).", "Declared at \(time(declared.at, in: meeting))."))
      ]
  }

  private func annulledWords(
    _ vote: Vote, _ opening: Opening, _ annulment: Withdrawal, in meeting: Meeting
  ) -> String {
    let (began, ended) = (time(opening.at, in: meeting), time(annulment.at, in: meeting))
    let reason = annulment.reason.withoutStop
    guard let declared = vote.annulledResult.map({ time($0, in: meeting) }) else {
      return say(
        "Bắt đầu lúc \(began); hủy lúc \(ended), không có kết quả. Lý do: \(reason).",
        "Opened at \(began); annulled at \(ended), without a result. Reason: \(reason).")
    }
    return say(
      "Bắt đầu lúc \(began), công bố kết quả lúc \(declared); kết quả bị hủy lúc \(ended), không còn giá trị. Lý do: \(reason).",
      "Opened at \(began), its result declared at \(declared); the result was annulled at \(ended) and holds no longer. "
        + "Reason: \(reason).")
  }

  /// Who answered what when the roll was called, an option a line.
  private func rollBlocks(_ vote: Vote) -> [Paper.Block] {
    guard !vote.roll.isEmpty else { return [] }
    let isOnly = vote.ballot.questions.count == 1
    let lines = vote.ballot.questions.enumerated().flatMap { index, question in
      question.options.compactMap { option -> String? in
        let people = vote.roll.filter { $0.answer(to: question.id) == option.id }.map { addressed($0.person) }
        guard !people.isEmpty else { return nil }
        return (isOnly ? "" : "\(index + 1). ") + "\(option.label): \(people.joined(separator: "; "))"
      }
    }
    return [.labelled(say("Trả lời khi gọi tên", "Answers to the roll"), "\(vote.roll.count)."), .list(lines)]
  }

  private func papersWords(_ declared: Declared) -> String {
    guard declared.vote.ballot.method == .votingPaper else {
      return say("Số người biểu quyết: \(declared.tally.returned).", "Voting: \(declared.tally.returned).")
    }
    return say(
      "Số phiếu phát ra: \(declared.tally.issued); số phiếu thu về: \(declared.tally.returned).",
      "Papers issued: \(declared.tally.issued); returned: \(declared.tally.returned).")
  }

  // MARK: What follows

  private func conclusionBlocks(_ conclusion: Conclusion, _ meeting: Meeting, _ sitting: Sitting) -> [Paper.Block] {
    var blocks: [Paper.Block] =
      [
        .heading(say("V. KẾT LUẬN", "V. CONCLUSION")),
        .text(
          say(
            "Lúc \(time(conclusion.at, in: meeting)), \(concluder(conclusion)), kết luận \(named(.conference)):",
            "At \(time(conclusion.at, in: meeting)), \(concluder(conclusion)), concluded:")),
      ] + withoutQuorumBlocks(conclusion, of: meeting)
    blocks.append(
      .list(
        conclusion.points.map { point in
          let item = point.item.flatMap { meeting.item($0) }.map { "\($0.title): " } ?? ""
          return item + point.text
        }))
    if !sitting.assignments.isEmpty {
      blocks += [.strong(say("Phân công thực hiện", "Assignments")), assignmentTable(sitting.assignments)]
    }
    return blocks
  }

  /// Who concluded, and on whose authority where it is not their own.
  func concluder(_ conclusion: Conclusion) -> String {
    let person = titled(conclusion.by, on: conclusion.at.day)
    switch conclusion.authority {
    case .post: return person
    case .delegated(let by, _, let instrument):
      let from = titled(by, on: conclusion.at.day)
      return say(
        "\(person) (theo ủy quyền của \(from); căn cứ: \(instrument))",
        "\(person) (by delegation from \(from); authority: \(instrument))")
    }
  }
}
