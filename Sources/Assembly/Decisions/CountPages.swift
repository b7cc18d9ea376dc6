// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// Opening a vote, and the tellers' own pages. No page here shows a count that is not the reader's to see.
extension VoteScene {
  /// Tellers among those present, with the quorum as it stands.
  func openPage() -> Page? {
    guard case .drafted = vote.stage else { return alreadyOpen() }
    return page(say("Bắt đầu biểu quyết", "Open the vote"), live: true) {
      Live("open-quorum") { meeting.quorumBar() }
      if !mayOpenNow {
        EmptyNote(
          say("Chưa bắt đầu được", "Not yet"),
          EmptyState(
            meeting.isSitting
              ? say("Nội dung này còn đang thảo luận.", "The item is still under discussion.")
              : say(
                "\(meeting.term(.conference)) chưa khai mạc.",
                "The \(grounds.pack.term(.conference, say)) has not been opened."),
            action: Link(grounds.pack.backToMeeting(say), to: meeting.address())))
      } else {
        H2(say("Nội dung đưa ra biểu quyết", "What is put to the vote"))
        questions(isEditing: false)
        // Who has no role of a teller is rarely chosen, unless nobody has it.
        let all = tellerChoices()
        let likely = countersPresent.isEmpty ? all : Array(all.prefix(countersPresent.count))
        let others = Array(all.dropFirst(likely.count))
        Form(to: address("open"), token: scene.token) {
          shownBallot.field()
          Checkboxes(
            say("Người kiểm phiếu", "Tellers"), "tellers",
            likely, folded: (say("Người khác có mặt (\(others.count))", "Others present (\(others.count))"), others),
            chosen: scene.chosen("tellers", else: Set(countersPresent.map(\.text))),
            hint: say(
              "Cần ít nhất hai người nhập được kết quả đếm độc lập, và một người xử lý được chênh lệch.",
              "At least two who can enter a count of their own, and one who can settle differences.") + " "
              + withoutRole,
            error: scene.error("tellers"))
          countersOutside()
          headField()
          meeting.timeFields(say("Lúc", "At"))
          if !meeting.openDiscussions.isEmpty { discussionsOpen() }
          Warning(
            say(
              "Khi bắt đầu, các nội dung biểu quyết và mọi mẫu số được chốt, sau đó không thay đổi.",
              "Questions and all bases are fixed when the vote is opened and do not change after that."),
            sign: say("Chú ý", "Warning"))
          Buttons {
            Button(say("Bắt đầu biểu quyết", "Open the vote"))
            ButtonLink(say("Quay lại", "Back"), to: address(), .plain)
          }
        }
      }
    }
  }

  /// The mark of the paper that is frozen by this form.
  var shownBallot: ShownMark { ShownMark("\(ballot)") }

  /// A vote may be opened while other items are discussed; nobody does so unawares.
  private func discussionsOpen() -> HTML {
    let items = meeting.openDiscussions.map(\.title).joined(separator: "; ")
    return Notice(heading: say("Còn thảo luận chưa kết thúc", "Discussions are still open"), .attention) {
      P(
        say(
          "\(items). Nếu biểu quyết là việc sau, hãy kết thúc thảo luận trước.",
          "\(items). Where the vote comes after them, close them first."))
      P { A(say("Đến phần thảo luận", "To the discussion"), to: meeting.address("discussion")) }
    }
  }

  private func alreadyOpen() -> Page {
    page(say("Bắt đầu biểu quyết", "Open the vote")) {
      EmptyNote(
        say("Đã bắt đầu rồi", "Already open"),
        EmptyState(
          say("Cuộc biểu quyết này đã được bắt đầu.", "This vote has been opened."),
          action: Link(say("Về trang biểu quyết", "Back to the vote"), to: address())))
    }
  }

  /// One teller's own count, in the order of the paper.
  func countPage() -> Page? {
    guard vote.opening != nil else { return nil }
    return page(say("Kết quả kiểm phiếu của bạn", "Your count"), width: .wide) {
      if mayEnter, !(ballot.method == .rollCall && isOpen) {
        P(
          say(
            "Bạn chỉ thấy và nhập kết quả đếm của chính mình. Hai lần đếm được so với nhau khi cả hai người đã nhập.",
            "You see and enter your own count only. Both are compared once both are entered."))
        countForm()
      } else {
        Notice(countNote, .neutral)
        Buttons { ButtonLink(say("Về trang biểu quyết", "Back to the vote"), to: address(), .secondary) }
      }
    }
  }

  private var countNote: String {
    if !isTeller { return say("Bạn không phải người kiểm phiếu của lần này.", "You are not a teller of this vote.") }
    if mayEnter { return say("Hãy gọi tên xong trước.", "Finish the roll call first.") }
    return say(
      "Kết quả đếm đã được nhập. Không cần làm gì thêm ở đây.", "The count is entered. Nothing is left to do here.")
  }

  private func countForm() -> HTML {
    Form(to: address("count"), token: scene.token) {
      Fieldset(ballot.isByPaper ? say("Phiếu", "Papers") : say("Số người", "Heads")) {
        Row {
          cellField(.issued, ballot.words(for: .issued, say))
          if ballot.isByPaper { cellField(.returned, ballot.words(for: .returned, say)) }
        }
      }
      for (index, question) in ballot.questions.enumerated() {
        Fieldset("\(index + 1). \(question.text)") {
          // Papers and answers stay apart where the screen has no room for both in one row.
          Row {
            if ballot.isByPaper {
              Row {
                cellField(.valid(question: question.id), say("Hợp lệ", "Valid"))
                cellField(.invalid(question: question.id), say("Không hợp lệ", "Invalid"))
              }
            }
            Row {
              for option in question.options {
                cellField(.votes(question: question.id, option: option.id), option.label)
              }
            }
          }
        }
      }
      Buttons {
        Button(say("Gửi kết quả đếm", "Send the count"))
        ButtonLink(say("Quay lại", "Back"), to: address(), .plain)
      }
    }
  }

  private func cellField(_ cell: TallyCell, _ label: String) -> HTML {
    NumberField(label, scene.field(cell.field), width: .tiny)
  }

  // MARK: Roll call

  /// Those who were there when the vote was opened, and who answered, in order.
  var called: [PersonID] { vote.called(in: meeting.meeting) }

  /// The time that an answer bears. Entered from a list on a later day it stands at the opening of the vote: the clerk's
  /// hour is not its own.
  var answerTime: Moment {
    let opened = vote.opening?.at ?? scene.now
    return meeting.isOn ? max(scene.now, opened) : opened
  }

  /// Since when somebody whose name is called is noted as out of the room, also in this very minute; nil for who is there.
  func absence(of person: PersonID) -> Moment? {
    meeting.meeting.attendance?.absence(of: person, at: answerTime.adding(minutes: 1))
  }

  /// The roll is its keeper's own count until both counts are in.
  var maySeeRoll: Bool {
    switch vote.stage {
    case .drafted, .withdrawn, .annulled: false
    case .open: isTeller && keepsRoll
    case .counting(_, let counting):
      counting.second != nil ? scene.may(.declareResults) || isTeller : isTeller && counting.first.teller == person
    case .counted: scene.may(.declareResults)
    case .declared: true
    }
  }

  /// Whether all answers noted so far are the visitor's, or of those in whose place the visitor came.
  private var keepsRoll: Bool {
    let keepers = person.map { vote.line(of: $0) } ?? []
    return vote.roll.allSatisfy { keepers.contains($0.by) }
  }

  func rollPage() -> Page? {
    guard ballot.method == .rollCall, vote.opening != nil else { return nil }
    return page(say("Gọi tên", "Roll call"), width: .wide) {
      if maySeeRoll {
        roll()
      } else {
        Notice(
          say("Danh sách gọi tên được công khai khi công bố kết quả.", "The roll is shown with the result."), .neutral)
        Buttons { ButtonLink(say("Về trang biểu quyết", "Back to the vote"), to: address(), .secondary) }
      }
    }
  }

  @HTMLBuilder private func roll() -> HTML {
    let mayNote = isTeller && rollIsOpen
    P(
      say(
        "Đã ghi \(vote.roll.count) trên \(called.count) người có mặt.", "\(vote.roll.count) of \(called.count) noted."),
      .class(.lead))
    rollTable(mayNote: mayNote)
    Buttons {
      if mayNote, isOpen, !vote.roll.isEmpty {
        ActionButton(
          say("Gọi tên xong", "The roll is finished"), to: address("roll", "close"), token: scene.token, .primary)
      }
      ButtonLink(say("Về trang biểu quyết", "Back to the vote"), to: address(), .plain)
    }
  }

  private var rollIsOpen: Bool {
    switch vote.stage {
    case .open, .counting: true
    case .drafted, .withdrawn, .annulled, .counted, .declared: false
    }
  }

  func rollTable(mayNote: Bool) -> HTML {
    DataTable(
      say("Danh sách gọi tên", "Roll"), called,
      columns: [.rowHeading(say("Họ và tên", "Name")) { name($0) }]
        + ballot.questions.enumerated().map { index, question in
          .text(say("Nội dung \(index + 1)", "Question \(index + 1)")) { person in
            answer(of: person, to: question) ?? say("chưa ghi", "not noted")
          }
        }
        + (mayNote
          ? [
            .actions(say("Ghi", "Note")) { person in
              ButtonLink(
                say("Ghi ý kiến", "Note the answer"), to: address("roll", person.text), .secondary,
                .label("\(say("Ghi ý kiến", "Note the answer")) – \(name(person))"))
            }
          ] : []),
      empty: EmptyState(say("Không có ai có mặt khi bắt đầu.", "Nobody was there when the vote was opened.")))
  }

  private func answer(of person: PersonID, to question: Question) -> String? {
    let named = vote.roll.first { $0.person == person }
    return named?.answer(to: question.id).flatMap { question.option($0)?.label }
  }

  /// The form of one person's answers.
  func answerPage() -> Page? {
    let person: PersonID = scene.id("person")
    guard maySeeRoll, rollIsOpen, called.contains(person) else { return nil }
    let noted = vote.roll.first { $0.person == person }
    return page(name(person)) {
      Form(to: address("roll", person.text), token: scene.token) {
        for (index, question) in ballot.questions.enumerated() {
          let field = FieldName("answer-\(question.id)")
          Radios(
            "\(index + 1). \(question.text)", scene.field(field, else: noted?.answer(to: question.id)?.text ?? ""),
            question.options.map { Choice($0.id.text, $0.label) })
        }
        if let left = absence(of: person) { answeredEarlier(left) }
        Buttons {
          Button(say("Ghi ý kiến", "Note the answer"))
          ButtonLink(say("Quay lại", "Back"), to: address("roll"), .plain)
        }
      }
    }
  }

  /// Whoever is out of the room answered before, or is back and not noted as such.
  @HTMLBuilder private func answeredEarlier(_ left: Moment) -> HTML {
    Notice(
      say(
        "Theo sổ điểm danh người này đã ra về lúc \(left.time(say)). Nếu đã trả lời trước đó, hãy ghi giờ trả lời; nếu đã trở lại, hãy ghi lượt trở lại ở bàn điểm danh trước.",
        "By the attendance log they left at \(left.time(say)). If they answered before, enter when; if they are back, note the return at the check-in desk first."
      ), .attention)
    P { A(say("Bàn điểm danh", "Check-in desk"), to: meeting.address("attendance")) }
    // Nothing is proposed: only whoever heard the answer knows when it was given.
    meeting.timeFields(say("Trả lời lúc", "Answered at"), startsEmpty: true)
  }
}
