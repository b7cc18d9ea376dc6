// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The forms that prepare a voting paper: its head with the first question, and each further question.
struct DraftForm {
  let view: MeetingScene
  let grounds: any DecisionGrounds
  var scene: Scene { view.scene }
  var say: Language { view.say }

  /// The items that a vote may belong to here: nobody puts to the vote what they may not read.
  var items: [AgendaItem] { view.meeting.agenda.filter { !view.hides($0.id) } }

  func newPage() -> Page {
    let title = say("Soạn nội dung biểu quyết", "Prepare a vote")
    let list = Link(say("Biểu quyết", "Votes"), to: view.address("votes"))
    return view.page(title, under: [list]) {
      Form(to: view.address("votes", "new"), token: scene.token) {
        headFields(nil)
        H2(say("Nội dung thứ nhất", "The first question"))
        P(
          say("Các nội dung khác được thêm sau, từng nội dung một.", "Further questions are added later, one by one."),
          .class(.hint))
        questionFields(nil)
        Buttons {
          Button(say("Lưu bản soạn", "Save the draft"))
          ButtonLink(say("Quay lại", "Back"), to: view.address("votes"), .plain)
        }
      }
    }
  }

  /// What the form that changes a ballot's head is filled with.
  func filling(_ ballot: Ballot) -> FormFilling {
    let item = ballot.item.flatMap { view.meeting.item($0)?.title }
    return FormFilling([
      .init("title", Phrase("tên gọi", "the title"), ballot.title),
      .init(
        "method", Phrase("hình thức", "the method"), ballot.method.rawValue,
        words: Phrase(ballot.method.words(.vietnamese), ballot.method.words(.english))),
      .init(
        "secrecy", Phrase("kín hay ghi tên", "whether it is secret"), ballot.isSecret ? "secret" : "named",
        words: ballot.isSecret ? Phrase("Bỏ phiếu kín", "Secret ballot") : Phrase("Không kín", "Not secret")),
      .init(
        "item", Phrase("nội dung chương trình", "the agenda item"), ballot.item?.text ?? "",
        words: item.map { Phrase($0, $0) }),
    ])
  }

  /// Title, method, secrecy and agenda item.
  @HTMLBuilder func headFields(_ filling: FormFilling?) -> HTML {
    let scene = filling.map { self.scene.following($0) } ?? self.scene
    if let filling { filling.mark() }
    TextField(
      say("Tên gọi", "Title"), scene.field("title", from: filling),
      hint: say("Ví dụ: Các nội dung chuẩn bị đại hội", "For example: Preparing the congress"))
    Radios(
      say("Hình thức", "Method"), scene.field("method", from: filling),
      Ballot.Method.allCases.map { Choice($0.rawValue, $0.words(say)) })
    Radios(
      say("Kín hay ghi tên", "Secret or named"), scene.field("secrecy", from: filling),
      [
        Choice("named", say("Không kín", "Not secret")),
        Choice(
          "secret", say("Bỏ phiếu kín", "Secret ballot"), hint: say("Chỉ khi bỏ phiếu.", "With voting papers only.")),
      ], hint: say("Bỏ phiếu không có nghĩa là bỏ phiếu kín; hãy chọn rõ.", "By paper does not mean secret; say which.")
    )
    Select(
      say("Thuộc nội dung chương trình", "Agenda item"), scene.field("item", from: filling),
      [.nobody(say)] + items.map { Choice($0.id.text, $0.title) })
  }

  /// What the form that changes a question is filled with.
  func filling(_ question: Question) -> FormFilling {
    let adopting = question.options.filter { $0.kind == .adopts }
    let shape = adopting.count > 1 ? "values" : "agree"
    let values = adopting.count > 1 ? adopting.map(\.label).joined(separator: "\n") : ""
    let gifts = adopting.first?.gives ?? []
    let given = (0..<2).flatMap { index -> [FormFilling.Field] in
      let gift = index < gifts.count ? gifts[index] : nil
      let figure = gift.flatMap { grounds.pack.figure($0.figure) }
      return [
        .init(
          FieldName("figure\(index)"), Phrase("số liệu \(index + 1)", "figure \(index + 1)"), gift?.figure ?? "",
          words: figure?.name),
        .init(
          FieldName("value\(index)"), Phrase("giá trị \(index + 1)", "value \(index + 1)"),
          gift?.value?.words(say) ?? ""),
      ]
    }
    let rule = grounds.pack.rule(RuleID(rawValue: question.rule))?.name
    return FormFilling(
      [
        .init("text", Phrase("nội dung biểu quyết", "the question"), question.text),
        .init(
          "answers", Phrase("cách trả lời", "the answers"), shape,
          words: Phrase(shapeWords(shape, .vietnamese), shapeWords(shape, .english))),
        .init("values", Phrase("các giá trị", "the values"), values),
      ] + given + [.init("rule", Phrase("quy tắc thông qua", "the rule"), question.rule, words: rule)])
  }

  private func shapeWords(_ shape: String, _ say: Language) -> String {
    shape == "values"
      ? say("Chọn một trong nhiều giá trị", "One of several values")
      : say("Đồng ý / Không đồng ý / Ý kiến khác", "Agree / Disagree / Other")
  }

  /// One question: text, answers, what it gives, and the rule that decides it.
  @HTMLBuilder func questionFields(_ filling: FormFilling?) -> HTML {
    let scene = filling.map { self.scene.following($0) } ?? self.scene
    if let filling { filling.mark() }
    TextArea(
      say("Nội dung biểu quyết", "Question"), scene.field("text", from: filling),
      hint: say(
        "Ghi điều được quyết định nếu thông qua, vì nghị quyết in đúng như vậy; ví dụ: “Số lượng thành viên là 34”.",
        "Say what is decided if it is adopted, since the resolution prints it so; for example “The committee has 34 members”."
      ), rows: 2)
    Radios(
      say("Trả lời", "Answers"), scene.field("answers", from: filling),
      [
        Choice("agree", shapeWords("agree", say)),
        Choice(
          "values", shapeWords("values", say),
          reveals: TextArea(
            say("Các giá trị, mỗi dòng một giá trị", "The values, one a line"), scene.field("values", from: filling),
            rows: 3)),
      ])
    giftFields(filling, scene)
    Radios(
      say("Quy tắc thông qua", "Rule"), scene.field("rule", else: filling?["rule"] ?? ruleChoices.first?.value ?? ""),
      ruleChoices)
  }

  /// Up to two figures become true when the question is adopted.
  private func giftFields(_ filling: FormFilling?, _ scene: Scene) -> HTML {
    let figures = [Choice.nobody(say)] + grounds.votedFigures.map { Choice($0.id, $0.name[say]) }
    return Fieldset(
      say("Số liệu được quyết định", "Figures decided"),
      hint: say(
        "Khi được thông qua, số liệu này vào sổ. Để trống giá trị nếu biểu quyết nhưng chưa công bố; hệ thống không tự điền.",
        "When adopted, these enter the register. Leave the value empty if it is voted but not reported; nothing is filled in."
      )
    ) {
      for index in 0..<2 {
        let figure = FieldName("figure\(index)")
        let value = FieldName("value\(index)")
        Select(say("Số liệu \(index + 1)", "Figure \(index + 1)"), scene.field(figure, from: filling), figures)
        TextField(say("Giá trị \(index + 1)", "Value \(index + 1)"), scene.field(value, from: filling), width: .medium)
      }
    }
  }

  private var ruleChoices: [Choice] {
    grounds.majorities(for: view.meeting).map { rule, threshold in
      Choice(
        rule.id.rawValue, "\(rule.name[say]): \(threshold.words(say, in: grounds.pack))", hint: rule.source.words(say))
    }
  }
}

extension VoteScene {
  var form: DraftForm { DraftForm(view: meeting, grounds: grounds) }

  func headPage() -> Page? {
    page(say("Sửa thông tin biểu quyết", "Change the vote")) {
      Form(to: address("edit"), token: scene.token) {
        form.headFields(form.filling(ballot))
        Buttons {
          Button(say("Lưu", "Save"))
          ButtonLink(say("Quay lại", "Back"), to: address(), .plain)
        }
      }
    }
  }

  /// Taking a draft back, with the reason.
  func withdrawalPage() -> Page? {
    guard case .drafted = vote.stage else { return hub() }
    return page(say("Rút nội dung biểu quyết", "Withdraw the vote")) {
      P(
        say(
          "Chỉ rút được khi chưa bắt đầu biểu quyết. Bản soạn và lý do vẫn được giữ trong sổ.",
          "It can be withdrawn until it is opened. The draft and the reason stay on record."))
      Form(to: address("withdraw"), token: scene.token) {
        TextField(say("Lý do rút", "Reason"), scene.field("withdraw-reason"))
        Buttons {
          Button(say("Rút nội dung biểu quyết", "Withdraw it"), .danger)
          ButtonLink(say("Quay lại", "Back"), to: address(), .plain)
        }
      }
    }
  }

  /// Breaking off a vote that was opened, or annulling its declared result, with the reason.
  func annulmentPage() -> Page? {
    guard canBeAnnulled else { return hub() }
    return page(annulmentTitle) {
      P(
        vote.results == nil
          ? say(
            "Dùng khi việc biểu quyết không thể tiếp tục hoặc có sai sót không sửa được, ví dụ in nhầm phiếu. Cuộc biểu quyết này "
              + "không có kết quả; biên bản ghi lý do. Sau đó có thể biểu quyết lại.",
            "For when the vote cannot go on, or something went wrong that cannot be mended, such as misprinted papers. It has "
              + "no result, and the minutes tell why. It can be put to the vote again.")
          : say(
            "Dùng khi kết quả đã công bố là sai, ví dụ hai người kiểm phiếu cùng nhập nhầm hoặc lúc biểu quyết không đủ số người. "
              + "Kết quả và các số liệu do kết quả ấy quyết định không còn giá trị; biên bản ghi cả lúc công bố, lúc hủy và "
              + "lý do. Sau đó có thể biểu quyết lại, và cần phát hành lại văn bản đã nêu kết quả này.",
            "For a declared result that is wrong, such as a count that both tellers mistyped, or a vote without a quorum. The "
              + "result and the figures it decided hold no longer; the minutes tell when it was declared, when it was "
              + "annulled and why. It can be put to the vote again, and papers that told of it have to be issued again."
          ))
      Form(to: address("annul"), token: scene.token) {
        TextField(say("Lý do hủy", "Reason"), scene.field("annul-reason"))
        meeting.timeFields(
          say("Lúc hủy", "Annulled at"), proposing: max(meeting.suggestedTime, annullableSince ?? scene.now))
        Buttons {
          Button(annulmentTitle, .danger)
          ButtonLink(say("Quay lại", "Back"), to: address(), .plain)
        }
      }
    }
  }

  /// Nothing is annulled before it was opened or declared.
  private var annullableSince: Moment? {
    if case .declared(_, _, _, _, let at) = vote.stage { at } else { vote.opening?.at }
  }

  func questionPage(_ question: Question?) -> Page? {
    let title = question == nil ? say("Thêm nội dung", "Add a question") : say("Sửa nội dung", "Change a question")
    return page(title) {
      Form(to: address("questions", question?.id.text ?? "new"), token: scene.token) {
        form.questionFields(question.map(form.filling))
        Buttons {
          Button(say("Lưu nội dung", "Save the question"))
          ButtonLink(say("Quay lại", "Back"), to: address(), .plain)
        }
      }
    }
  }

  /// The voting paper as it will be printed: nothing on it is filled in.
  func paperPage() -> Page? {
    guard ballot.method == .votingPaper else { return nil }
    return page(say("Mẫu phiếu biểu quyết", "Voting paper"), width: .wide) {
      P(
        say(
          "Bản chính thức có số, dấu và định dạng được phát hành ở trang Văn bản.",
          "The official one, with its layout, is issued under Papers."), .class(.hint))
      PaperSheet(language: say.rawValue, label: say("Xem trước phiếu", "Preview of the paper")) {
        PaperTitle(
          grounds.pack.term(.votingPaper, say).uppercased(), abstract: ballot.title)
        PaperText(PaperLine(meeting.title, .bold, .centred))
        PaperText(ballot.secrecyWords(say))
        questionsOnPaper()
      }
      Buttons {
        PrintButton(say("In phiếu", "Print"))
        ButtonLink(say("Quay lại", "Back"), to: address(), .plain)
      }
    }
  }

  /// Questions with the same options share one table; others have one each.
  @HTMLBuilder private func questionsOnPaper() -> HTML {
    let headings = (number: say("TT", "No."), question: say("Nội dung", "Question"))
    let rows = ballot.questions.enumerated().map { index, question in
      VotingPaperRow(number: "\(index + 1)", question: question.text)
    }
    let labels = ballot.questions.map { $0.options.map(\.label) }
    if Set(labels).count == 1, let shared = labels.first {
      VotingPaperTable(headings: headings, rows, options: shared)
    } else {
      for (row, options) in zip(rows, labels) { VotingPaperTable(headings: headings, [row], options: options) }
    }
  }
}
