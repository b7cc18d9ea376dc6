// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// A vote's own page: its questions, how far it is, and what is next.
extension VoteScene {
  func hub() -> Page {
    let under = [
      Link(grounds.shortName(of: meeting.meeting, say), to: meeting.address()),
      Link(say("Biểu quyết", "Votes"), to: meeting.address("votes")),
    ]
    return scene.page(ballot.title, at: "/votes", under: under, live: true, width: .wide) {
      scene.problems()
      H1(ballot.title)
      Live("vote", says: vote.stage.words(say)) {
        Row {
          Tag(vote.stage.words(say), vote.stage.tone)
          Tag(ballot.method.words(say))
          Tag(ballot.secrecyWords(say), ballot.isSecret ? .attention : .neutral)
        }
        nextStep()
        evidence()
        questions(isEditing: mayEdit)
      }
      Buttons {
        if ballot.method == .votingPaper {
          ButtonLink(say("Xem mẫu phiếu để in", "Printable voting paper"), to: address("paper"), .secondary)
        }
        if canBeAnnulled, scene.may(.chair) {
          ButtonLink(annulmentTitle, to: address("annul"), .plain)
        }
        ButtonLink(grounds.pack.backToMeeting(say), to: meeting.address(), .plain)
      }
    }
  }

  var annulmentTitle: String {
    vote.results == nil
      ? say("Hủy cuộc biểu quyết", "Annul the vote") : say("Hủy kết quả đã công bố", "Annul the declared result")
  }

  /// A vote under way, or a result that its meeting can still put to the vote again.
  var canBeAnnulled: Bool { vote.isUnderWay || vote.results != nil && meeting.isSitting }

  /// The quorum at the opening, kept as evidence, and who counts.
  @HTMLBuilder private func evidence() -> HTML {
    if let opening = vote.opening {
      let inOffice = grounds.pack.term(.inOffice, say)
      Card(heading: say("Khi bắt đầu biểu quyết", "When the vote was opened")) {
        P(
          "\(opening.at.words(say)): \(opening.quorum.clause(say, in: grounds.pack)). \(opening.quorum.verdict(say))."
        )
        P(meeting.ruleWords(opening.quorum.rule), .class(.hint))
        if let change = opening.quorum.change { P(grounds.words(for: change, say)) }
        tellers()
        P(
          say(
            "Các mẫu số đã được chốt lúc này theo danh sách \(inOffice); người đến, người về hoặc chức vụ thay đổi sau đó "
              + "không làm thay đổi kết quả.",
            "The bases were fixed then by the register of \(inOffice); whoever came, left, or changed posts later "
              + "does not change the result."), .class(.hint))
      }
    }
    if !vote.recounts.isEmpty {
      Notice(
        say("Đã kiểm lại từ đầu: ", "Counted anew: ") + vote.recounts.map(\.reason).joined(separator: "; "), .attention)
    }
  }

  @HTMLBuilder private func nextStep() -> HTML {
    switch vote.stage {
    case .drafted: draftedStep()
    case .withdrawn(let withdrawal):
      Notice(
        say(
          "Đã rút lúc \(withdrawal.at.words(say)), không đưa ra biểu quyết. Lý do: \(withdrawal.reason)",
          "Withdrawn at \(withdrawal.at.words(say)), never put to the vote. Reason: \(withdrawal.reason)"), .attention)
    case .annulled(_, let annulment, let declared):
      Notice(annulmentWords(annulment, declared), .attention)
      votedAgain()
    case .open, .counting: countingStep()
    case .counted:
      if scene.may(.declareResults) {
        next(
          say(
            "Hai lần đếm đã khớp. Hãy xem và công bố kết quả.", "Both counts agree. Look at the result and declare it."),
          say("Xem và công bố", "Review and declare"), address("result"))
      } else {
        waiting(say("Đã kiểm phiếu xong, đang chờ công bố.", "The count is finished; the declaration follows."))
      }
    case .declared:
      votedAgain()
      next(
        say("Kết quả đã được công bố.", "The result has been declared."), say("Xem kết quả", "See the result"),
        address("result"))
    }
  }

  private func annulmentWords(_ annulment: Withdrawal, _ declared: Moment?) -> String {
    guard let declared else {
      return say(
        "Đã hủy lúc \(annulment.at.words(say)), không có kết quả. Lý do: \(annulment.reason)",
        "Annulled at \(annulment.at.words(say)), without a result. Reason: \(annulment.reason)")
    }
    return say(
      "Kết quả công bố lúc \(declared.words(say)) đã bị hủy lúc \(annulment.at.words(say)), không còn giá trị. Lý do: \(annulment.reason)",
      "The result declared at \(declared.words(say)) was annulled at \(annulment.at.words(say)) and holds no longer. Reason: \(annulment.reason)"
    )
  }

  private func next(_ text: String, _ button: String, _ address: Address) -> HTML {
    Notice(heading: say("Việc tiếp theo", "Next")) {
      P(text)
      Buttons { ButtonLink(button, to: address) }
    }
  }

  /// What is waited for: the roll, or one count or both.
  private var awaitedCounts: String {
    if ballot.method == .rollCall {
      return isOpen
        ? say("Đang gọi tên và ghi ý kiến từng người.", "The roll is being called.")
        : say(
          "Đã gọi tên xong, đang chờ người kiểm phiếu thứ hai nhập kết quả đếm.",
          "The roll is finished; the second teller's count is to follow.")
    }
    if case .counting = vote.stage {
      return say(
        "Một người kiểm phiếu đã nhập, đang chờ người thứ hai.",
        "One teller has entered a count; the second is to follow.")
    }
    return say("Đang chờ hai người kiểm phiếu nhập kết quả.", "Two tellers are to enter their counts.")
  }

  private func waiting(_ text: String) -> HTML { Notice(text, .neutral) }

  @HTMLBuilder private func draftedStep() -> HTML {
    if scene.may(.prepareQuestions) || scene.may(.chair) {
      if mayOpenNow {
        next(
          meeting.openDiscussions.isEmpty
            ? say("Kiểm tra các nội dung, rồi bắt đầu biểu quyết.", "Check the questions, then open the vote.")
            : say(
              "Còn nội dung khác đang thảo luận. Khi đến lúc biểu quyết, hãy kiểm tra các nội dung rồi bắt đầu.",
              "Other items are still under discussion. When it is time to vote, check the questions and open it."),
          say("Bắt đầu biểu quyết", "Open the vote"), address("open"))
      } else if meeting.isSitting {
        waiting(
          say("Chưa bắt đầu được: nội dung này còn đang thảo luận.", "Not yet: the item is still under discussion."))
      } else {
        waiting(
          say(
            "Biểu quyết bắt đầu được khi \(grounds.pack.term(.conference, say)) đã khai mạc.",
            "It can be opened once the \(grounds.pack.term(.conference, say)) sits."))
      }
    } else {
      waiting(say("Nội dung này chưa được đưa ra biểu quyết.", "The vote is not open yet."))
    }
  }

  @HTMLBuilder private func countingStep() -> HTML {
    if mayEnter {
      if ballot.method == .rollCall, isOpen {
        next(
          say("Gọi tên từng người và ghi ý kiến.", "Call each name and note the answer."),
          say("Gọi tên", "Call the roll"), address("roll"))
      } else {
        next(
          say("Hãy đếm và nhập kết quả của riêng bạn.", "Count, and enter your own figures."),
          say("Nhập kết quả", "Enter your count"), address("count"))
      }
    } else if case .counting(_, let counting) = vote.stage, counting.second != nil {
      if scene.may(.declareResults) {
        next(
          say(
            "Hai lần đếm khác nhau. Hãy xem từng chỗ và xác định số đúng.", "The counts differ. Look at each number."),
          say("Xử lý chênh lệch", "Settle the differences"), address("differences"))
      } else {
        waiting(say("Hai lần đếm khác nhau, đang được xử lý.", "The counts differ and are being settled."))
      }
    } else {
      waiting(awaitedCounts)
    }
  }

  /// The questions as they stand, with the rule of each; beside them, where `isEditing`, the ways to change them.
  @HTMLBuilder func questions(isEditing: Bool) -> HTML {
    if isEditing, !ballot.isSecret, let duty = grounds.duty(.secretBallot, of: ballot, on: meeting.day) {
      Notice(grounds.pack.dutyWords(duty.id.rawValue, say), .attention)
    }
    for (index, question) in ballot.questions.enumerated() {
      Card(heading: "\(index + 1). \(question.text)") {
        Ul {
          question.options.map { option in
            Li {
              P {
                Strong(option.label)
                if option.kind != .other { Span(" – \(option.kind.words(say))", .class(.quiet)) }
              }
              option.gives.map { P(giftWords($0), .class(.hint)) }
            }
          }
        }
        if let (rule, threshold) = rule(of: question) { P(ruleWords(rule, threshold), .class(.hint)) }
        checks(question)
        if isEditing { editing(question) }
      }
    }
    if isEditing {
      Buttons {
        ButtonLink(say("Thêm nội dung", "Add a question"), to: address("questions", "new"), .secondary)
        ButtonLink(say("Sửa tên gọi, hình thức", "Change title or method"), to: address("edit"), .secondary)
        ButtonLink(say("Rút nội dung biểu quyết", "Withdraw the vote"), to: address("withdraw"), .plain)
      }
    }
  }

  /// May the paper still be changed, and by this visitor?
  var mayEdit: Bool { if case .drafted = vote.stage { scene.may(.prepareQuestions) } else { false } }

  @HTMLBuilder private func editing(_ question: Question) -> HTML {
    if mayEdit {
      Row {
        ButtonLink(
          say("Sửa", "Change"), to: address("questions", question.id.text), .secondary,
          .label("\(say("Sửa", "Change")) – \(question.text)"))
        if ballot.questions.count > 1 {
          ActionButton(
            say("Bỏ", "Remove"), about: question.text, to: address("questions", question.id.text, "remove"),
            token: scene.token, .plain)
        }
      }
    }
  }

  /// Delegates by right are the members in office as a rule; more of them may be meant, and are told.
  @HTMLBuilder private func moreByRightThanMembers(_ figure: String, _ number: Int) -> HTML {
    let members = grounds.votingMembers(of: meeting.meeting.body, on: meeting.day).count
    if figure == "delegates.exOfficio", number > members {
      let body = grounds.bodyAndTerm(meeting.meeting.body, say)
      Notice(
        say(
          "Số đương nhiên (\(number)) nhiều hơn số đương nhiệm của \(body) (\(members)). Chỉ đúng khi còn người ngoài cơ quan này đương nhiên là đại biểu; hãy kiểm tra lại.",
          "\(number) ex officio are more than the \(members) in office in \(body). That holds only where others are ex officio delegates too; check it."
        ), .attention)
    }
  }

  /// The pack's size rules for each proposed number, with their working and source.
  @HTMLBuilder private func checks(_ question: Question) -> HTML {
    if mayEdit {
      question.unread.map { gift in
        Notice(
          say(
            "Nội dung biểu quyết không nêu giá trị này: \(giftWords(gift)). Hãy đọc lại nội dung và giá trị.",
            "The question does not name this value: \(giftWords(gift)). Read both again."), .attention)
      }
    }
    for gift in question.options.flatMap(\.gives) {
      if let number = gift.value?.number {
        moreByRightThanMembers(gift.figure, number)
        for check in grounds.sizeChecks(
          of: gift.figure, proposed: number, beside: ballot.proposedNumbers, asOf: meeting.day)
        {
          Notice(check.sentence(say), check.outcome == .met ? .good : check.blocks ? .bad : .attention)
        }
      }
    }
  }
}
