// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// Where two counts differ, what was found, and the result.
extension VoteScene {
  /// Every number in which the counts differ, each with its own form. Only after both tellers have entered.
  func differencesPage() -> Page? {
    guard case .counting(_, let counting) = vote.stage, let second = counting.second else { return differencesNote() }
    let cells = second.tally.differences(from: counting.first.tally, on: ballot)
    return page(say("Chênh lệch giữa hai lần đếm", "Differences between the counts"), width: .wide) {
      P(
        say(
          ballot.isByPaper
            ? "Cùng nhau xem lại phiếu ở từng chỗ khác nhau, rồi ghi số đúng và lý do."
            : "Cùng nhau đối chiếu từng chỗ khác nhau, rồi ghi số đúng và lý do.",
          ballot.isByPaper
            ? "Look at the papers again together, then enter the true number and the reason."
            : "Compare each number together, then enter the true one and the reason."))
      for cell in cells { difference(cell, counting, second) }
      recountForm()
    }
  }

  private func differencesNote() -> Page? {
    guard vote.opening != nil else { return nil }
    return page(say("Chênh lệch giữa hai lần đếm", "Differences between the counts")) {
      settledTable()
      Buttons {
        if case .counted = vote.stage { ButtonLink(say("Xem và công bố", "Review and declare"), to: address("result")) }
        ButtonLink(say("Về trang biểu quyết", "Back to the vote"), to: address(), .secondary)
      }
    }
  }

  /// What is found and why, of one number of the count: a page has as many of both as there are differences.
  static func differenceFields(_ cell: String) -> (found: FieldName, reason: FieldName) {
    (FieldName("found")[cell], FieldName("reason")[cell])
  }

  private func difference(_ cell: TallyCell, _ counting: Counting, _ second: Counting.Entry) -> HTML {
    let settled = counting.settled.last { $0.cell == cell }
    let (found, reason) = Self.differenceFields(cell.key)
    let isShownAgain = scene.parameters["cell"] == cell.key
    return Card(heading: ballot.words(for: cell, say)) {
      SummaryList([
        SummaryRow(name(counting.first.teller), "\(counting.first.tally[cell])"),
        SummaryRow(name(second.teller), "\(second.tally[cell])"),
      ])
      if let settled {
        Notice(
          say(
            "Đã xác định: \(settled.found). Lý do: \(settled.reason)",
            "Found: \(settled.found). Reason: \(settled.reason)"), .good)
      }
      Form(to: address("differences", cell.key), token: scene.token) {
        NumberField(
          say("Số đúng", "Found"), found, value: isShownAgain ? scene.typed(found) : "",
          error: isShownAgain ? scene.error(found) : nil)
        TextField(
          say("Lý do chênh lệch", "Reason"), reason, value: isShownAgain ? scene.typed(reason) : "",
          error: isShownAgain ? scene.error(reason) : nil)
        Buttons {
          Button(
            say("Ghi số đúng", "Save"), .secondary,
            .label("\(say("Ghi số đúng", "Save")) – \(ballot.words(for: cell, say))"))
        }
      }
    }
  }

  private func recountForm() -> HTML {
    Details(say("Kiểm lại từ đầu", "Count anew")) {
      P(
        say(
          "Bỏ kết quả cả hai lần đếm để kiểm lại. Lý do được ghi vào nhật ký.",
          "Throws both counts away. The reason is kept in the record."))
      Form(to: address("recount"), token: scene.token) {
        TextField(say("Lý do kiểm lại", "Reason for the recount"), scene.field("recount-reason"))
        Buttons { Button(say("Kiểm lại từ đầu", "Count anew"), .danger) }
      }
    }
  }

  /// What the counts differed in, as it was settled.
  func settledTable() -> HTML {
    DataTable(
      say("Chênh lệch đã xử lý", "Differences settled"), Array(vote.settlements.enumerated()),
      columns: [
        .rowHeading(say("Số", "Number")) { ballot.words(for: $0.element.cell, say) },
        .number(say("Lần 1", "First")) { "\($0.element.first)" },
        .number(say("Lần 2", "Second")) { "\($0.element.second)" },
        .number(say("Xác định", "Found")) { settled in
          let found = "\(settled.element.found)"
          return vote.settlements.holds(at: settled.offset) ? found : "\(found) (\(say("đã thay", "replaced")))"
        }, .text(say("Lý do", "Reason")) { $0.element.reason },
        .text(say("Người ghi", "By")) { name($0.element.by) },
      ],
      empty: EmptyState(say("Hai lần đếm không có chỗ nào khác nhau.", "The two counts did not differ.")))
  }

  /// The result of every question: declared for all, counted for those who declare.
  func resultPage() -> Page? {
    switch vote.stage {
    case .annulled: return hub()
    case .drafted, .withdrawn, .open, .counting: return noResultYet()
    case .counted(let opening, let tally, _):
      guard scene.may(.declareResults), let results = preview(tally, opening) else { return noResultYet() }
      return page(say("Kết quả chờ công bố", "Result to be declared"), width: .wide) {
        meeting.rollDifferencesNotice()
        resultBody(tally, results)
        Form(to: address("declare"), token: scene.token) {
          meeting.timeFields(
            say("Lúc công bố", "Declared at"), proposing: max(meeting.suggestedTime, opening.at))
          Buttons { Button(say("Công bố kết quả", "Declare the result")) }
        }
        recountForm()
      }
    case .declared(_, let tally, _, let results, let at):
      return page(say("Kết quả biểu quyết", "Result of the vote"), width: .wide) {
        P(say("Công bố lúc \(at.words(say)).", "Declared at \(at.words(say))."), .class(.lead))
        votedAgain()
        resultBody(tally, results)
        if ballot.method == .rollCall { rollTable(mayNote: false) }
        Buttons {
          if canBeAnnulled, scene.may(.chair) { ButtonLink(annulmentTitle, to: address("annul"), .plain) }
          ButtonLink(say("Về trang biểu quyết", "Back to the vote"), to: address(), .plain)
        }
      }
    }
  }

  /// What the vote left open, and the button that puts it again; nothing where nothing is left, or it is prepared.
  @HTMLBuilder func votedAgain() -> HTML {
    let open = grounds.questionsToRepeat(of: vote)
    if !open.isEmpty {
      Notice(
        heading: mustBePutAgain(open)
          ? say("Còn phải biểu quyết lại", "To be voted on again")
          : say("Chưa đủ số phiếu; có thể biểu quyết lại", "Too few votes; it may be voted on again"), .attention
      ) {
        Ul { open.map { Li($0.text) } }
        if scene.may(.prepareQuestions) {
          P(
            say(
              "Bản soạn mới giữ nguyên các nội dung; có thể sửa phương án trước khi bắt đầu.",
              "The new draft keeps the questions; their options may be changed before it is opened."))
          Buttons {
            ActionButton(
              say("Soạn biểu quyết lại", "Prepare a new vote"), to: address("again"), token: scene.token, .primary)
          }
        } else {
          P(say("Văn phòng soạn lần biểu quyết mới.", "The office prepares the new vote."))
        }
      }
    }
  }

  /// Whether the rules ask for a new vote: after an annulment or a tie, not where too few agreed.
  private func mustBePutAgain(_ open: [Question]) -> Bool {
    open.contains { question in
      guard let result = vote.result(question.id) else { return true }
      if case .undecided = result.outcome { return false }
      return true
    }
  }

  private func preview(_ tally: Tally, _ opening: Opening) -> [QuestionResult]? {
    do { return try grounds.results(of: tally, in: vote, opening, on: meeting.suggestedTime.day) } catch {
      // The pack no longer holds the rule: declaring will be refused with the reason.
      return nil
    }
  }

  private func noResultYet() -> Page {
    page(say("Kết quả biểu quyết", "Result of the vote")) {
      EmptyNote(
        say("Kết quả biểu quyết", "Result of the vote"),
        EmptyState(
          say("Kết quả chưa được công bố.", "The result has not been declared."),
          action: Link(say("Về trang biểu quyết", "Back to the vote"), to: address())))
    }
  }

  @HTMLBuilder private func resultBody(_ tally: Tally, _ results: [QuestionResult]) -> HTML {
    Tiles {
      Tile("\(tally.issued)", ballot.words(for: .issued, say))
      if ballot.isByPaper { Tile("\(tally.returned)", ballot.words(for: .returned, say)) }
    }
    for (index, question) in ballot.questions.enumerated() {
      if let counted = tally.question(question.id), let result = results.first(where: { $0.question == question.id }) {
        questionResult(question, number: index + 1, counted, result)
      }
    }
    settledTable()
  }

  private func questionResult(
    _ question: Question, number: Int, _ counted: QuestionTally, _ result: QuestionResult
  ) -> HTML {
    return Section(ID("question")[question.id.text], heading: "\(number). \(question.text)") {
      Notice(result.sentence(for: question, say), result.isAdopted ? .good : .attention)
      BarChart(
        say("Số phiếu", "Votes"), headings: (say("Phương án", "Option"), say("Số phiếu", "Votes")),
        question.options.map { option in
          let votes = counted.votes(for: option.id)
          let share = result.share(votes, for: option, say).map { " (\($0))" } ?? ""
          return Bar(option.label, votes, text: "\(votes)\(share)", emphasised: option.kind == .adopts)
        }, of: max(result.baseCount, counted.valid),
        threshold: NeededLine(result.needed, say("Cần \(result.needed)", "\(result.needed) needed")))
      SummaryList(
        (ballot.isByPaper
          ? [SummaryRow(say("Hợp lệ / không hợp lệ", "Valid / invalid"), "\(counted.valid) / \(counted.invalid)")] : [])
          + [
            SummaryRow(say("Mẫu số", "Base"), "\(result.base.words(say, in: grounds.pack)): \(result.baseCount)"),
            SummaryRow(say("Cần ít nhất", "Needed"), "\(result.needed)"),
          ] + (rule(of: question).map { [SummaryRow(say("Quy tắc", "Rule"), ruleWords($0.0, $0.1))] } ?? [])
          + decided(question, result))
    }
  }

  /// What became true by it. A value voted on but not reported stays visibly empty.
  private func decided(_ question: Question, _ result: QuestionResult) -> [SummaryRow] {
    guard case .adopted(let option, _) = result.outcome, let gifts = question.option(option)?.gives else { return [] }
    return gifts.map { gift in
      SummaryRow(
        grounds.pack.figure(gift.figure)?.name[say] ?? gift.figure,
        gift.value?.words(say)
          ?? say("…… (đã biểu quyết, chưa có số liệu công bố)", "…… (voted on, value not reported)"))
    }
  }
}
