// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The notice of conclusions: item by item what was said, what was concluded, and who does what.
extension PaperComposer {
  func notice(of meeting: Meeting, _ sitting: Sitting, _ conclusion: Conclusion, _ kind: PaperKind) -> Text {
    let votes = grounds.decisions.votes(in: meeting.id).compactMap(declared)
    var text = Text(abstract: noticeAbstract(meeting, kind))
    text.blocks = noticeOpening(meeting, sitting, conclusion)
    let told = meeting.agenda.filter { hasOutcome($0, meeting, sitting, conclusion, votes) }
    for (index, item) in told.enumerated() {
      let shows = kind.isRestricted || !isRestricted(item)
      text.blocks.append(.heading("\(index + 1). \(item.title)"))
      let results = votes.filter { $0.vote.ballot.item == item.id }.flatMap(resultBlocks)
      text.blocks +=
        shows ? itemBlocks(item, sitting, conclusion, hasVotes: !results.isEmpty) + results : [.text(withheld)]
    }
    var next = told.count + 1
    let free = votes.filter { $0.vote.ballot.item == nil }
    if !free.isEmpty {
      text.blocks.append(.heading("\(next). \(say("Kết quả biểu quyết", "Results of the votes"))"))
      text.blocks += free.flatMap(resultBlocks)
      next += 1
    }
    text.blocks += noticeEnding(from: next, shown(sitting.assignments, of: meeting, kind), conclusion)
    let open = votes.filter { kind.isRestricted || !isRestricted($0.vote, in: meeting) }
    let records = open.map { figures(of: $0.vote) }
    text.notes =
      (open.flatMap(ruleNotes) + records.flatMap(derivedNotes)).unique + records.flatMap(unreportedNotes)
    return text
  }

  /// Whether a notice has anything to tell of an item: not of one that the meeting only took note of, such as the opening.
  private func hasOutcome(
    _ item: AgendaItem, _ meeting: Meeting, _ sitting: Sitting, _ conclusion: Conclusion, _ votes: [Declared]
  ) -> Bool {
    item.kind != .inform || isRestricted(item) || conclusion.points.contains { $0.item == item.id }
      || sitting.contributions.contains { $0.item == item.id && $0.at.day <= day }
      || votes.contains { $0.vote.ballot.item == item.id }
  }

  private var withheld: String {
    say(
      "Nội dung thuộc tài liệu hạn chế, chỉ ghi trong biên bản dành cho người có thẩm quyền.",
      "This item rests on a restricted paper; it is recorded in the minutes, for those entitled to read them.")
  }

  private func noticeAbstract(_ meeting: Meeting, _ kind: PaperKind) -> String {
    let conclusion = grounds.pack.term(.conclusion, language)
    let isSaid = kind.name[language].lowercased().contains(conclusion.lowercased())
    guard !isSaid else { return name(of: meeting).capitalised }
    return say(
      "\(conclusion.capitalised) \(name(of: meeting))", "\(conclusion.capitalised) of the \(name(of: meeting))")
  }

  private func noticeOpening(_ meeting: Meeting, _ sitting: Sitting, _ conclusion: Conclusion) -> [Paper.Block] {
    // Those in office on the day: whoever left the body since the summons is no part of it.
    let members = grounds.toldRoll(of: meeting)
    let there = members.count(where: sitting.attendance.registered.contains)
    let guests = sitting.summons.guests.count
    let guestWords = "\(guests, one: "guest was", other: "guests were") invited"
    let withGuests = guests == 0 ? "" : say("; được mời dự: \(guests) khách", "; \(guestWords)")
    // Whoever took the chair later is named with the hour.
    let chairs = sitting.turns(in: .chair).map { turn in
      let who = titled(turn.person, on: sitting.opened.day)
      let since = time(turn.since, in: meeting)
      return turn.reason == nil ? who : say("\(who) (từ \(since))", "\(who) (from \(since))")
    }.joined(separator: say(" và ", " and "))
    return [
      .text(
        say(
          "Ngày \(sitting.opened.day.words(language)), tại \(meeting.plan.venue), \(termedBody(of: meeting)), họp "
            + "\(shortName(of: meeting)) do \(chairs), chủ trì. Dự họp có "
            + "\(there)/\(members.count) \(memberWord(of: meeting)) đương nhiệm\(withGuests).",
          "On \(sitting.opened.day.words(language)), at \(meeting.plan.venue), the \(name(of: meeting)) was held "
            + "with \(chairs), in the chair. \(there) of \(members.count) "
            + "\(memberWord(of: meeting)) in office attended\(withGuests)."
        )),
      .text(concludedWords(meeting, sitting, conclusion)),
    ] + withoutQuorumBlocks(conclusion, of: meeting)
  }

  /// What came before the conclusion, as it was: nobody discussed or voted where nothing of it is on record.
  private func concludedWords(_ meeting: Meeting, _ sitting: Sitting, _ conclusion: Conclusion) -> String {
    let hasReports = meeting.agenda.contains { $0.presenter != nil }
    let wasDiscussed = sitting.contributions.contains { $0.at.day <= day }
    let wasVoted = grounds.decisions.votes(in: meeting.id).contains { declared($0) != nil }
    let steps = [
      hasReports ? say("nghe báo cáo", "heard the reports") : nil,
      wasDiscussed ? say("thảo luận", "debated") : nil, wasVoted ? say("biểu quyết", "voted") : nil,
    ].compactMap { $0 }
    let who = concluder(conclusion)
    guard let last = steps.last else {
      return say("\(who.capitalised), kết luận như sau:", "\(who.capitalised), concluded as follows:")
    }
    let before = steps.dropLast().joined(separator: ", ")
    let all = before.isEmpty ? last : "\(before) \(say("và", "and")) \(last)"
    return say(
      "Sau khi \(named(.conference)) \(all), \(who), kết luận như sau:",
      "The \(named(.conference)) having \(all), \(who), concluded as follows:")
  }

  private func itemBlocks(
    _ item: AgendaItem, _ sitting: Sitting, _ conclusion: Conclusion, hasVotes: Bool
  ) -> [Paper.Block] {
    var blocks: [Paper.Block] = []
    let said = sitting.contributions.filter { $0.item == item.id && $0.at.day <= day }
    if !said.isEmpty {
      // Speakers stand in the minutes; the notice tells what was said.
      blocks.append(
        .labelled(say("Ý kiến", "Opinions"), say("có \(countWords(said)), cụ thể:", "\(countWords(said)):")))
      blocks.append(.list(said.map { ($0.heading.map { "\($0): " } ?? "") + $0.summary }))
    }
    let points = conclusion.points.filter { $0.item == item.id }
    blocks += points.map { .labelled(say("Kết luận", "Conclusion"), $0.text) }
    if points.isEmpty, !hasVotes {
      blocks.append(.text(say("Không có kết luận riêng về nội dung này.", "No separate conclusion on this item.")))
    }
    return blocks
  }

  private func resultBlocks(_ declared: Declared) -> [Paper.Block] {
    let records = figures(of: declared.vote)
    let intro = say(
      "\(named(.conference)) đã biểu quyết bằng hình thức \(methodWords(declared.vote.ballot)), kết quả:",
      "The \(named(.conference)) voted by \(methodWords(declared.vote.ballot)):")
    return [.text(intro)] + outcomeLines(declared).map { .text($0) }
      + (records.isEmpty ? [] : [figureTable(records)] + derivedBlocks(records))
  }

  private func noticeEnding(
    from number: Int, _ assignments: [Assignment], _ conclusion: Conclusion
  ) -> [Paper.Block] {
    var blocks: [Paper.Block] = []
    var next = number
    let general = conclusion.points.filter { $0.item == nil }
    if !general.isEmpty {
      blocks.append(.heading("\(next). \(say("Kết luận chung", "In general"))"))
      blocks += general.map { .text($0.text) }
      next += 1
    }
    if !assignments.isEmpty {
      blocks += [.heading("\(next). \(say("Giao nhiệm vụ", "Assignments"))"), assignmentTable(assignments)]
    }
    return blocks
  }
}
