// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The tellers' minutes of one vote.
extension PaperComposer {
  func tallyMinutes(of declared: Declared, in meeting: Meeting) -> Text {
    let vote = declared.vote
    var text = Text(abstract: name(of: meeting))
    text.blocks = tallyPlace(declared, meeting) + tallyHeads(declared)
    text.blocks += [.heading(say("III. KẾT QUẢ KIỂM PHIẾU", "III. THE COUNT")), countTable(declared)]
    text.blocks += baseLines(declared) + differences(declared)
    text.blocks += [.heading(say("V. KẾT QUẢ BIỂU QUYẾT", "V. THE RESULT"))]
    text.blocks += outcomeLines(declared).map { .text($0) }
    let figures = figures(of: vote)
    if !figures.isEmpty {
      text.blocks += [
        .text(
          say("Các số liệu được xác định theo kết quả biểu quyết:", "Figures that hold by this vote:")),
        figureTable(figures),
      ]
    }
    text.blocks.append(
      .text(
        say(
          "Kết quả được công bố trước \(named(.conference)) lúc \(time(declared.at, in: meeting)).",
          "The result was declared to the \(named(.conference)) at \(time(declared.at, in: meeting)).")))
    text.notes = ruleNotes(declared) + unreportedNotes(figures) + differenceNotes([declared], in: meeting)
    text.isRestricted = isRestricted(vote, in: meeting)
    return text
  }

  private func tallyPlace(_ declared: Declared, _ meeting: Meeting) -> [Paper.Block] {
    let head = grounds.headTeller(of: declared.opening)
    let tellers = grounds.tellersInOrder(of: declared.opening).map { teller in
      let word = grounds.pack.term(teller == head ? .headTeller : .teller, language)
      return "\(titledBesideCounting(teller, on: declared.opening.at.day).capitalised) – \(word)"
    }
    let ballot = declared.vote.ballot
    return [
      .heading(say("I. THỜI GIAN, ĐỊA ĐIỂM, NGƯỜI KIỂM PHIẾU", "I. TIME, PLACE AND TELLERS")),
      .text(
        say(
          "Việc biểu quyết “\(ballot.title)” tiến hành từ \(declared.opening.at.words(language)), tại "
            + "\(meeting.plan.venue), bằng hình thức \(methodWords(ballot)).",
          "The vote on “\(ballot.title)” was opened at \(declared.opening.at.clock) on "
            + "\(declared.opening.at.day.words(language)) at \(meeting.plan.venue); method: \(methodWords(ballot))."
        )), .text(say("Việc kiểm phiếu do các thành viên sau thực hiện:", "Tellers:")), .list(tellers),
    ] + replacementBlocks(declared.vote)
  }

  /// A teller with the posts held beside that of a teller, which stands behind the name already.
  private func titledBesideCounting(_ teller: PersonID, on day: Day) -> String {
    let held = grounds.namedPosts(of: teller, on: day)
    let words = [TermName.headTeller, .teller].map { PlainText(grounds.pack.term($0, language)) }
    let bodies = Set(grounds.pack.posts.filter { words.contains(PlainText($0.name[language])) }.map(\.body))
    return ([addressed(teller)] + held.filter { !bodies.contains($0.body) }.map { $0.name[language] })
      .joined(separator: ", ")
  }

  /// Who took whose place among the tellers, when and why; nothing where nobody did.
  func replacementBlocks(_ vote: Vote) -> [Paper.Block] {
    vote.replacements.map { replacement in
      let (came, left) = (addressed(replacement.came), addressed(replacement.left))
      return .text(
        say(
          "\(came.capitalised) thay \(left) kiểm phiếu từ \(replacement.at.words(language)); lý do: \(replacement.reason.withoutStop). "
            + "Số liệu đã nhập trước đó vẫn giữ nguyên.",
          "\(came.capitalised) took the place of \(left) among the tellers at \(replacement.at.words(language)); reason: "
            + "\(replacement.reason.withoutStop). What had been entered before stands."))
    }
  }

  private func tallyHeads(_ declared: Declared) -> [Paper.Block] {
    let quorum = declared.opening.quorum
    var rows: [(String, Int)] = []
    for (base, name) in [
      (Base.summoned, say("Số được triệu tập", "Summoned")),
      (Base.present, say("Số có mặt khi bắt đầu biểu quyết", "Present when the vote was opened")),
    ] { if let count = declared.opening.count(of: base) { rows.append((name, count)) } }
    if declared.vote.ballot.isByPaper {
      rows.append((say("Số phiếu phát ra", "Papers issued"), declared.tally.issued))
      rows.append((say("Số phiếu thu về", "Papers returned"), declared.tally.returned))
    } else {
      rows.append((say("Số người biểu quyết", "Voting"), declared.tally.returned))
    }
    return [
      .heading(say("II. SỐ NGƯỜI, SỐ PHIẾU", "II. ATTENDANCE AND BALLOTS")),
      .table(
        Paper.Table(
          caption: nil,
          columns: [.init(say("Nội dung", "Item"), width: 75), .init(say("Số lượng", "Number"), width: 25, .centred)],
          rows: rows.map { [$0.0, "\($0.1)"] })),
      .text(quorumSentence(quorum).capitalised),
    ] + changeBlocks(quorum)
  }

  /// How the body changed between the summons and the count of heads; nothing when it did not.
  func changeBlocks(_ quorum: Quorum) -> [Paper.Block] {
    quorum.change.map { [.text(grounds.words(for: $0, language))] } ?? []
  }

  /// Whether the meeting could decide, with the base it is measured by.
  func quorumSentence(_ quorum: Quorum) -> String {
    let base = quorum.base.words(language, in: grounds.pack)
    let met =
      quorum.isMet
      ? say("đủ điều kiện tiến hành", "the quorum was met")
      : say("không đủ điều kiện tiến hành", "the quorum was not met")
    return say(
      "có mặt \(quorum.present)/\(quorum.baseCount) so với tổng \(base), đạt "
        + "\(percent(quorum.present, of: quorum.baseCount, language)); cần ít nhất \(quorum.needed), \(met).",
      "\(quorum.present) of \(quorum.baseCount) \(base) were present, "
        + "\(percent(quorum.present, of: quorum.baseCount, language)); at least \(quorum.needed) needed, \(met)."
    )
  }

  private func differences(_ declared: Declared) -> [Paper.Block] {
    let heading = Paper.Block.heading(say("IV. ĐỐI CHIẾU HAI LẦN KIỂM PHIẾU", "IV. THE TWO COUNTS COMPARED"))
    guard !declared.settled.isEmpty else {
      return [
        heading,
        .text(
          say(
            "\(countedWords(declared)); các số liệu trùng khớp.", "\(countedWords(declared)); all numbers agree.")),
      ]
    }
    // A later settlement of the same number replaces an earlier one; both are told, and which of them holds.
    let rows = declared.settled.enumerated().map { index, settlement in
      let holds = declared.settled.holds(at: index)
      return [
        cellWords(settlement.cell, declared.vote.ballot), "\(settlement.first)", "\(settlement.second)",
        holds ? "\(settlement.found)" : "\(settlement.found)\n(\(say("đã thay", "replaced")))",
        say(
          "\(settlement.reason) (\(addressed(settlement.by)) xác nhận)",
          "\(settlement.reason) (confirmed by \(addressed(settlement.by)))"),
      ]
    }
    let isReplaced = declared.settled.indices.contains { !declared.settled.holds(at: $0) }
    let replaced: [Paper.Block] =
      isReplaced
      ? [
        .text(
          say(
            "Số ghi “đã thay” không còn giá trị; số thống nhất sau thay cho số đó.",
            "A number marked “replaced” holds no longer: the one settled later takes its place."))
      ] : []
    return [
      heading,
      .text(
        say(
          "\(countedWords(declared)). Các số liệu khác nhau đã được kiểm lại và thống nhất như sau; "
            + "các số liệu còn lại trùng khớp.",
          "\(countedWords(declared)). Where they differed the papers were counted again and the numbers settled as follows; all other numbers agree."
        )),
      .table(
        Paper.Table(
          caption: nil,
          columns: [
            .init(say("Số liệu", "Number"), width: 34), .init(say("Lần 1", "First"), width: 10, .centred),
            .init(say("Lần 2", "Second"), width: 10, .centred),
            .init(say("Thống nhất", "Settled"), width: 13, .centred), .init(say("Lý do", "Reason"), width: 33),
          ], rows: rows)),
    ] + replaced
  }

  /// How the two counts came about: the first of a roll call is the sum of its names.
  private func countedWords(_ declared: Declared) -> String {
    declared.vote.ballot.method == .rollCall
      ? say(
        "Lần 1 cộng từ danh sách gọi tên; lần 2 do người kiểm phiếu thứ hai đếm riêng",
        "The first count is the sum of the roll; a second teller counted on their own")
      : say("Hai người kiểm phiếu ghi số liệu độc lập", "Two tellers entered the count independently")
  }

  private func cellWords(_ cell: TallyCell, _ ballot: Ballot) -> String {
    func number(_ id: QuestionID) -> String {
      let place = (ballot.questions.firstIndex { $0.id == id } ?? 0) + 1
      return say("nội dung \(place)", "question \(place)")
    }
    switch cell {
    case .issued:
      return ballot.isByPaper
        ? say("Số phiếu phát ra", "Papers issued") : say("Số người biểu quyết", "Those who voted")
    case .returned: return say("Số phiếu thu về", "Papers returned")
    case .valid(let id): return say("Số phiếu hợp lệ, \(number(id))", "Valid papers, \(number(id))")
    case .invalid(let id): return say("Số phiếu không hợp lệ, \(number(id))", "Invalid papers, \(number(id))")
    case .votes(let id, let option):
      let label = ballot.question(id)?.option(option)?.label ?? option.text
      return say("Số phiếu “\(label)”, \(number(id))", "Votes for “\(label)”, \(number(id))")
    }
  }
}
