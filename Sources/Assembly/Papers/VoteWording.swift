// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// How papers tell of votes: counts beside their base, results, and the rules behind them.
extension PaperComposer {
  /// A vote whose result was declared, as known on the paper's day.
  struct Declared {
    let vote: Vote
    let opening: Opening
    let tally: Tally
    let settled: [CountSettlement]
    let results: [QuestionResult]
    let at: Moment
  }

  /// Nothing before the result was declared, or when that happened after the paper's day.
  func declared(_ vote: Vote) -> Declared? {
    guard case .declared(let opening, let tally, let settled, let results, let at) = vote.stage, at.day <= day else {
      return nil
    }
    return Declared(vote: vote, opening: opening, tally: tally, settled: settled, results: results, at: at)
  }

  /// How votes are given; secret only where the vote says so.
  func methodWords(_ ballot: Ballot) -> String {
    switch ballot.method {
    case .hands: say("giơ tay", "show of hands")
    case .cards: say("giơ thẻ biểu quyết", "voting cards")
    case .rollCall: say("gọi tên", "roll call")
    case .votingPaper where ballot.isSecret: say("bỏ phiếu kín", "secret ballot by paper")
    case .votingPaper: say("bỏ phiếu", "voting paper")
    }
  }

  /// The count of every question: one line a question where all have the same options, else one line an option.
  func countTable(_ declared: Declared) -> Paper.Block {
    let ballot = declared.vote.ballot
    if let labels = ballot.sharedLabels { return wideTable(declared, labels) }
    var rows: [[String]] = []
    for (index, question) in ballot.questions.enumerated() {
      guard let count = declared.tally.question(question.id), let result = declared.vote.result(question.id) else {
        continue
      }
      for (place, option) in question.options.enumerated() {
        let votes = count.votes(for: option.id)
        let papers = ballot.isByPaper ? ["\(count.valid)", "\(count.invalid)"] : []
        let head = ["\(index + 1)", question.text] + papers
        rows.append(
          (place == 0 ? head : head.map { _ in "" })
            + [option.label, "\(votes)", result.share(votes, for: option, language) ?? "–"])
      }
    }
    return .table(
      Paper.Table(
        caption: nil,
        columns: [
          .init(say("TT", "No."), width: 7, .centred),
          .init(say("Nội dung", "Question"), width: ballot.isByPaper ? 31 : 52),
        ] + paperColumns(ballot, widths: (10, 11)) + [
          .init(say("Phương án", "Option"), width: 19),
          .init(say("Số phiếu", "Votes"), width: 10, .centred), .init(say("Tỷ lệ", "Share"), width: 12, .centred),
        ], rows: rows))
  }

  /// Valid and invalid papers, where papers were given out.
  private func paperColumns(_ ballot: Ballot, widths: (valid: Int, invalid: Int)) -> [Paper.Table.Column] {
    guard ballot.isByPaper else { return [] }
    return [
      .init(say("Hợp lệ", "Valid"), width: widths.valid, .centred),
      .init(say("Không hợp lệ", "Invalid"), width: widths.invalid, .centred),
    ]
  }

  private func wideTable(_ declared: Declared, _ labels: [String]) -> Paper.Block {
    let width = min(16, 42 / max(1, labels.count))
    let isByPaper = declared.vote.ballot.isByPaper
    let columns: [Paper.Table.Column] =
      [
        .init(say("TT", "No."), width: 6, .centred),
        .init(say("Nội dung", "Question"), width: (isByPaper ? 72 : 94) - width * labels.count),
      ] + paperColumns(declared.vote.ballot, widths: (10, 12))
      + labels.map { Paper.Table.Column($0, width: width, .centred) }
    let rows = declared.vote.ballot.questions.enumerated().compactMap { index, question -> [String]? in
      guard let count = declared.tally.question(question.id), let result = declared.vote.result(question.id) else {
        return nil
      }
      let votes = question.options.map { option in
        let votes = count.votes(for: option.id)
        return result.share(votes, for: option, language).map { "\(votes)\n(\($0))" } ?? "\(votes)"
      }
      return ["\(index + 1)", question.text] + (isByPaper ? ["\(count.valid)", "\(count.invalid)"] : []) + votes
    }
    return .table(Paper.Table(caption: nil, columns: columns, rows: rows))
  }

  /// "The shares are of members in office: 51." for each base the questions were decided by.
  func baseLines(_ declared: Declared) -> [Paper.Block] {
    var seen: [(line: String, questions: [Int])] = []
    for (index, question) in declared.vote.ballot.questions.enumerated() {
      guard let result = declared.vote.result(question.id),
        let rule = grounds.pack.rule(RuleID(rawValue: result.rule)),
        case .majority(let threshold, _) = rule.demand
      else { continue }
      let comparison = threshold.comparison.words(language)
      let base = "\(result.base.words(language, in: grounds.pack)) (\(result.baseCount))"
      let line = say(
        "Tỷ lệ tính trên tổng \(base). Được thông qua khi đạt \(comparison) \(threshold.share) tổng \(base), tức "
          + "ít nhất \(result.needed) phiếu.",
        "Shares are of \(base). Adopted by \(comparison) \(threshold.share) of \(base), that is at least "
          + "\(result.needed, one: "vote", other: "votes")."
      )
      if let known = seen.firstIndex(where: { $0.line == line }) {
        seen[known].questions.append(index + 1)
      } else {
        seen.append((line, [index + 1]))
      }
    }
    guard seen.count > 1 else { return seen.map { .text($0.line) } }
    return seen.map { line, questions in
      let numbers = questions.map(String.init).joined(separator: ", ")
      let of =
        questions.count == 1
        ? say("Nội dung \(numbers)", "Question \(numbers)") : say("Các nội dung \(numbers)", "Questions \(numbers)")
      return .text("\(of): \(line.uncapitalised)")
    }
  }

  /// The outcome of each question in a sentence.
  func outcomeLines(_ declared: Declared) -> [String] {
    declared.vote.ballot.questions.enumerated().compactMap { index, question in
      declared.vote.result(question.id).map { "\(index + 1). \(question.text) – \(outcome($0, of: question))." }
    }
  }

  /// The outcome of a question with its figures. A tie and a missed majority are outcomes like any other.
  func outcome(_ result: QuestionResult, of question: Question) -> String {
    func label(_ option: OptionID) -> String { "“\(question.option(option)?.label ?? option.text)”" }
    switch result.outcome {
    case .adopted(let option, let votes):
      let isOnly = question.options.filter { $0.kind == .adopts }.count == 1
      let verb =
        isOnly
        ? say("được thông qua", "adopted") : say("thông qua phương án \(label(option))", "\(label(option)) adopted")
      let cast = isOnly ? " \(label(option))" : ""
      let inFavour = isOnly ? "\(votes)\(cast)" : "\(votes, one: "vote", other: "votes")"
      return say(
        "\(verb) với \(votes) phiếu\(cast) \(reached(votes, result))",
        "\(verb): \(inFavour), \(reached(votes, result))")
    case .rejected(let votes):
      return say(
        "không được thông qua: \(votes) phiếu không tán thành trên tổng số \(counted(result)), chiếm "
          + percent(votes, of: result.baseCount, language),
        "not adopted: \(votes) against, \(percent(votes, of: result.baseCount, language)) of the \(counted(result))")
    case .tie(let options, let votes, let settledBy):
      let names = options.map(label).joined(separator: ", ")
      let way = Demand.TieRule(rawValue: settledBy).map(tieWords) ?? settledBy
      return say(
        "ngang phiếu giữa \(names) (mỗi phương án \(votes) phiếu); cách giải quyết: \(way)",
        "a tie between \(names) (\(votes, one: "vote", other: "votes") each); to be settled by: \(way)")
    case .undecided(let leading, let votes):
      return say(
        "chưa có phương án nào đủ số phiếu; cao nhất là \(label(leading)) với \(votes) phiếu \(reached(votes, result))",
        "no option reached what was needed; most votes for \(label(leading)): \(votes), \(reached(votes, result))")
    }
  }

  /// The share of the base, the base by name, and what was needed.
  private func reached(_ votes: Int, _ result: QuestionResult) -> String {
    let share = percent(votes, of: result.baseCount, language)
    return say(
      "trên tổng số \(counted(result)), đạt \(share) (cần ít nhất \(result.needed) phiếu)",
      "\(share) of the \(counted(result)) (\(result.needed) needed)")
  }

  private func counted(_ result: QuestionResult) -> String {
    result.base.counted(result.baseCount, language, in: grounds.pack)
  }

  private func tieWords(_ rule: Demand.TieRule) -> String {
    switch rule {
    case .revote: say("biểu quyết lại", "voting again")
    case .chairDecides: say("người chủ trì quyết định", "the chair's decision")
    case .lot: say("bốc thăm", "lot")
    case .lost: say("coi như không được thông qua", "counting it as not adopted")
    }
  }

  /// The rules a vote was decided by, each with its source, and plainly so where nobody has compared it with the text
  /// or it was not in force on the day.
  func ruleNotes(_ declared: Declared) -> [String] {
    let ids = [declared.opening.quorum.rule] + declared.results.map(\.rule)
    var notes: [String] = []
    for id in ids {
      guard let rule = grounds.pack.rule(RuleID(rawValue: id)) else { continue }
      let note = cited(rule, on: declared.at.day)
      if !notes.contains(note) { notes.append(note) }
    }
    return notes + sizeNotes(declared)
  }

  func cited(_ rule: Rule, on day: Day) -> String {
    let late =
      rule.validity.covers(day.description)
      ? "" : say("; không có hiệu lực vào \(day.formal(.vietnamese))", "; not in force on \(day.words(.english))")
    return say("Căn cứ: ", "Rule: ") + "\(rule.name[language]) – \(rule.source.words(language))\(late)."
  }

  /// The pack's size rules applied to what was decided.
  private func sizeNotes(_ declared: Declared) -> [String] {
    let records = figures(of: declared.vote)
    var numbers: [String: Int] = [:]
    for record in records { if let number = record.value?.number { numbers[record.figure] = number } }
    return records.flatMap { record -> [String] in
      guard let number = record.value?.number else { return [] }
      return grounds.sizeChecks(of: record.figure, proposed: number, beside: numbers, asOf: declared.at.day)
        .map { say("Kiểm tra: ", "Check: ") + $0.sentence(language) + "." }
    }
  }
}

// MARK: Decided figures

extension PaperComposer {
  /// What a vote made true, as the register holds it; nothing that came after the paper's day.
  func figures(of vote: Vote) -> [FigureRecord] {
    let sources = Set(vote.ballot.questions.map { "\(vote.id)/\($0.id)" })
    return grounds.figures.records.filter { sources.contains($0.source) && $0.day <= day }
  }

  /// Whether a later vote of the same meeting decided the figure again.
  func isReplaced(_ record: FigureRecord) -> Bool {
    guard let index = grounds.figures.records.lastIndex(of: record), let meeting = meeting(deciding: record) else {
      return false
    }
    return grounds.figures.records[(index + 1)...].contains {
      $0.figure == record.figure && $0.day <= day && self.meeting(deciding: $0) == meeting
    }
  }

  private func meeting(deciding record: FigureRecord) -> MeetingID? {
    record.source.split(separator: "/").first.flatMap { grounds.decisions.vote(VoteID(String($0)))?.meeting }
  }

  /// Where the log of attendance tells otherwise since than was counted at these votes.
  func differenceNotes(_ votes: [Declared], in meeting: Meeting) -> [String] {
    let ids = Set(votes.map(\.vote.id.text))
    return grounds.rollDifferences(of: meeting).filter { $0.vote.map { ids.contains($0.id) } ?? false }
      .map { $0.words(language) }
  }

  /// The decided figures with status and date. What was decided but not reported keeps an empty place.
  func figureTable(_ records: [FigureRecord]) -> Paper.Block {
    .table(
      Paper.Table(
        caption: nil,
        columns: [
          .init(say("TT", "No."), width: 8, .centred), .init(say("Nội dung", "Figure"), width: 38),
          .init(say("Giá trị", "Value"), width: 20, .centred), .init(say("Trạng thái", "Status"), width: 18, .centred),
          .init(say("Ngày", "Day"), width: 16, .centred),
        ],
        rows: records.enumerated().map { index, record in
          let kind = grounds.pack.figure(record.figure)
          let unit = kind?.unit.map { " \($0[language])" } ?? ""
          let value = record.value.map { $0.words(language) + (record.value?.number == nil ? "" : unit) } ?? "……"
          return [
            "\(index + 1)", kind?.name[language] ?? record.figure, value,
            standing(of: record),
            record.day.words(language),
          ]
        }))
  }

  private func standing(of record: FigureRecord) -> String {
    if isReplaced(record) { return say("đã được thay", "replaced") }
    guard record.value != nil, awaitsApproval(record) else { return record.statusWords(language) }
    return say("chờ phê duyệt", "awaits approval")
  }

  /// Whether what was decided waits for the level above on the day of the paper.
  func awaitsApproval(_ record: FigureRecord) -> Bool {
    record.status == .planned && grounds.pack.figure(record.figure)?.needsApproval == true
      && grounds.figures.sentBack[record.figure] == nil
      && !grounds.figures.records.contains {
        $0.figure == record.figure && $0.status == .approved && $0.day >= record.day && $0.day <= day
      }
  }

  /// What follows from the planned number of delegates, with the status and day of that number, as long as this
  /// meeting's number is the one that stands.
  func derivedBlocks(_ records: [FigureRecord]) -> [Paper.Block] {
    guard let planned = records.last(where: { $0.figure == "delegates.planned" }),
      grounds.figures.latest("delegates.planned", asOf: day) == planned
    else { return [] }
    let congress = named(.congress)
    let figures = [
      (say("Số đại biểu còn phải phân bổ", "Delegates still to be allocated"), grounds.delegatesToAllocate(asOf: day)),
      (
        say("Số có mặt tối thiểu để \(congress) tiến hành", "Quorum of the \(congress)"),
        grounds.congressQuorum(asOf: day)
      ),
      (
        say("Số phiếu tối thiểu để \(congress) quyết định", "Majority of the \(congress)"),
        grounds.congressMajority(asOf: day)
      ),
    ]
    let lines = figures.compactMap { name, figure in figure.map { "\(name): \($0.told[language])" } }
    let standing = say(
      "Theo số \(grounds.pack.plural(.delegate, language)) \(planned.status.words(language)) ngày \(planned.day.words(language)):",
      "By the number of \(grounds.pack.plural(.delegate, language)) \(planned.status.words(language)) on \(planned.day.words(language)):"
    )
    return lines.isEmpty ? [] : [.text(standing), .list(lines)]
  }

  /// The rules behind what follows from the planned number of delegates, each with its source.
  func derivedNotes(_ records: [FigureRecord]) -> [String] {
    guard !derivedBlocks(records).isEmpty else { return [] }
    return [grounds.congressQuorum(asOf: day), grounds.congressMajority(asOf: day)]
      .compactMap { $0?.rule.map { cited($0, on: day) } }
  }

  /// What readers are told of an empty place.
  func unreportedNotes(_ records: [FigureRecord]) -> [String] {
    records.filter { $0.value == nil }.map { record in
      let name = grounds.pack.figure(record.figure)?.name[language] ?? record.figure
      return say(
        "\(name): đã biểu quyết, chưa có số liệu công bố nên để trống.",
        "\(name): voted on, value not reported, therefore left empty.")
    }
  }
}

extension [Vote] {
  /// As they were put to the vote, those that never were behind them.
  var inOrderOfOpening: [Vote] {
    let opened = enumerated().compactMap { index, vote in vote.opening.map { (at: $0.at, index: index, vote: vote) } }
    return opened.sorted { ($0.at, $0.index) < ($1.at, $1.index) }.map(\.vote) + filter { $0.opening == nil }
  }
}

extension Ballot {
  /// The labels of the options where all questions have the same, few enough to stand side by side.
  var sharedLabels: [String]? {
    guard let labels = questions.first?.options.map(\.label), labels.count <= 4 else { return nil }
    return questions.allSatisfy { $0.options.map(\.label) == labels } ? labels : nil
  }
}
