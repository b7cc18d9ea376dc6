// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// What the forms of votes send, read into values.
extension FormReader {
  mutating func ballotHead(_ form: DraftForm) -> BallotHead {
    let title = text("title", Phrase("tên gọi", "the title"), most: 300)
    let method = choice("method", Phrase("hình thức", "the method"), of: Ballot.Method.allCases.map(\.rawValue))
    let secrecy = choice("secrecy", Phrase("kín hay không kín", "secret or named"), of: ["named", "secret"])
    let items = form.items.map(\.id.text)
    let item = optionalChoice("item", Phrase("nội dung chương trình", "the agenda item"), of: items)
    return BallotHead(
      title: title, method: method.flatMap(Ballot.Method.init) ?? .votingPaper, isSecret: secrecy == "secret",
      item: item.map { AgendaItemID($0) })
  }

  mutating func question(_ form: DraftForm) -> QuestionDraft {
    let text = text("text", Phrase("nội dung biểu quyết", "the question"), most: 1000)
    let shape = choice("answers", Phrase("cách trả lời", "the answers"), of: ["agree", "values"])
    let rules = form.grounds.majorities(for: form.view.meeting).map(\.0.id.rawValue)
    let rule = choice("rule", Phrase("quy tắc thông qua", "the rule"), of: rules)
    let options = shape == "values" ? valueOptions(form) : agreeOptions(form)
    return QuestionDraft(text: text, options: options, rule: rule ?? "")
  }

  private mutating func agreeOptions(_ form: DraftForm) -> [Option] {
    let say = form.say
    var gifts: [Option.Gift] = []
    for index in 0..<2 {
      guard let kind = giftKind(index, form) else { continue }
      gifts.append(.init(figure: kind.id, value: figureValue(FieldName("value\(index)"), of: kind.form)))
    }
    return [
      Option(id: OptionID("agree"), label: say("Đồng ý", "Agree"), kind: .adopts, gives: gifts),
      Option(id: OptionID("disagree"), label: say("Không đồng ý", "Disagree"), kind: .rejects),
      Option(id: OptionID("other"), label: say("Ý kiến khác", "Other"), kind: .other),
    ]
  }

  private mutating func giftKind(_ index: Int, _ form: DraftForm) -> FigureKind? {
    let figures = form.grounds.votedFigures
    let id = optionalChoice(FieldName("figure\(index)"), Phrase("số liệu", "the figure"), of: figures.map(\.id))
    return figures.first { $0.id == id }
  }

  /// One adopting option a line; each gives its own value to the first figure.
  private mutating func valueOptions(_ form: DraftForm) -> [Option] {
    let lines = lines("values")
    let kind = giftKind(0, form)
    if lines.count < 2 {
      fault(
        "values", Phrase("Cần ít nhất hai giá trị.", "Two values are needed at least."),
        mend: Phrase("Hãy ghi mỗi dòng một giá trị.", "Write one value a line."))
    }
    return lines.enumerated().map { index, line in
      let value = kind.flatMap { FigureValue(line, as: $0.form) }
      if let kind, value == nil {
        fault(
          "values",
          Phrase(
            "“\(line)” không đúng dạng của “\(kind.name.vietnamese)”.", "“\(line)” does not fit “\(kind.name.english)”."
          ),
          mend: Phrase("Số: 34; thời gian: 24-28/7/2025.", "A number: 34; days: 24-28/7/2025."))
      }
      return Option(
        id: OptionID("o", index + 1), label: line, kind: .adopts,
        gives: kind.map { [.init(figure: $0.id, value: value)] } ?? [])
    }
  }

  /// A teller's count; what cannot be true is told beside the number to look at again.
  mutating func tally(of vote: VoteScene) -> Tally {
    var numbers: [TallyCell: Int] = [:]
    let empty = Tally(issued: 0, returned: 0, questions: [])
    var isWhole = true
    for cell in empty.cells(of: vote.ballot) {
      let words = Phrase(vote.ballot.words(for: cell, .vietnamese), vote.ballot.words(for: cell, .english))
      let number = optionalNumber(cell.field, words, in: 0...Tally.most)
      if number == nil {
        isWhole = false
        fault(
          cell.field, Phrase("Chưa nhập: \(words.vietnamese).", "Missing: \(words.english)."),
          mend: Phrase("Nếu không có phiếu nào, hãy nhập 0.", "Enter 0 if there are none."))
      }
      // What cannot be read is a fault of its own field, and nothing is reckoned with a number in its place.
      if isFaulty(cell.field) { isWhole = false }
      numbers[cell] = number ?? 0
    }
    let tally = Tally(vote.ballot, numbers)
    if isWhole {
      let present = vote.vote.opening?.count(of: .present) ?? 0
      for impossible in tally.impossibilities(of: vote.ballot, present: present) {
        let (cell, problem) = vote.ballot.words(for: impossible, vote.say)
        fault(cell.field, problem, mend: Phrase("Hãy đếm lại số này.", "Count this number again."))
      }
    }
    return tally
  }
}

extension Tally {
  /// A count from its numbers; what is not given is nought.
  init(_ ballot: Ballot, _ numbers: [TallyCell: Int]) {
    let papers = Tally(papersOf: ballot, numbers)
    self = ballot.isByPaper ? papers : papers.ofVoters(papers.issued)
  }

  private init(papersOf ballot: Ballot, _ numbers: [TallyCell: Int]) {
    self.init(
      issued: numbers[.issued] ?? 0, returned: numbers[.returned] ?? 0,
      questions: ballot.questions.map { question in
        QuestionTally(
          question: question.id, valid: numbers[.valid(question: question.id)] ?? 0,
          invalid: numbers[.invalid(question: question.id)] ?? 0,
          votes: question.options.map { option in
            OptionCount(option: option.id, count: numbers[.votes(question: question.id, option: option.id)] ?? 0)
          })
      })
  }
}

extension FigureValue {
  /// A value as a line of a form gives it; nil when it does not fit.
  init?(_ text: String, as form: FigureKind.Form) {
    switch form {
    case .text: self = .text(text)
    case .number:
      guard let number = Int(text.filter { !$0.isWhitespace }), (0...Tally.most).contains(number) else { return nil }
      self = .number(number)
    case .days:
      guard let window = Day.window(typed: text), window.from <= window.to else { return nil }
      self = .days(from: window.from, to: window.to)
    }
  }
}
