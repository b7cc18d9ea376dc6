// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

/// Why a vote says no, and what would help.
extension DecisionRefusal: Explained {
  public func problem(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .unknownVote, .unknownMeeting, .unknownItem, .unknownQuestion, .noQuestions, .cannotBeSecret,
      .electionNotSecret,
      .sameQuestionTwice, .tooFewOptions, .sameOptionTwice, .nothingToAdopt, .notAMajorityRule, .ruleOfAnotherGathering,
      .unfit:
      aboutThePaper(say, in: pack)
    case .alreadyOpened, .alreadyWithdrawn, .alreadyAnnulled, .notOpen, .meetingNotOpen, .meetingClosed,
      .meetingCalledOff, .noQuorum, .noQuorumRule, .discussionOpen, .beforeOpening, .beforeDeclaration,
      .beforeWhatWasNoted:
      aboutOpening(say, in: pack)
    case .tellersNeeded, .headIsNoTeller, .headCannotSettle, .tellerAbsent, .tellerWithoutVote, .tellerStands,
      .tooFewWhoCount,
      .nobodySettles, .tellerAlready, .notReplaceable, .alreadyDeclared:
      aboutTellers(say, in: pack)
    case .notATeller, .countedAlready, .impossible, .nothingToSettle, .nothingToRecount, .nothingToRepeat,
      .reasonMissing, .notCounted, .notARollCall, .rollNotCalled, .nobodyAnswered, .notPresent, .hasLeft,
      .answersIncomplete,
      .namesSayOtherwise:
      aboutCounting(say, in: pack)
    }
  }

  private func aboutThePaper(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .unknownVote: say("Không có cuộc biểu quyết này.", "There is no such vote.")
    case .unknownMeeting: say("Không có cuộc họp này.", "There is no such meeting.")
    case .unknownItem: say("Chương trình không có nội dung này.", "The agenda has no such item.")
    case .unknownQuestion:
      say("Nội dung này không còn trong phiếu.", "The question is no longer on the paper.")
    case .noQuestions: say("Phiếu chưa có nội dung nào.", "There is no question yet.")
    case .cannotBeSecret:
      say("Chỉ bỏ phiếu mới có thể kín.", "Only voting papers can be secret.")
    case .electionNotSecret(let rule): pack.dutyWords(rule, say)
    case .sameQuestionTwice: say("Có nội dung bị lặp.", "The same question appears twice.")
    case .tooFewOptions: say("Mỗi nội dung cần ít nhất hai phương án.", "A question needs two options at least.")
    case .sameOptionTwice: say("Có phương án bị lặp trong một nội dung.", "The same option appears twice.")
    case .nothingToAdopt:
      say("Nội dung này không có phương án nào để thông qua.", "No option of the question adopts anything.")
    case .notAMajorityRule(let id):
      say(
        "“\(pack.ruleName(id, say))” không phải quy tắc biểu quyết.",
        "“\(pack.ruleName(id, say))” is not a majority rule.")
    case .ruleOfAnotherGathering(let id):
      say(
        "Quy tắc “\(pack.ruleName(id, say))” không áp dụng cho cuộc họp này.",
        "The rule “\(pack.ruleName(id, say))” does not apply to this meeting.")
    case .unfit(let fault): fault.problem(say, in: pack)
    case .alreadyOpened, .alreadyWithdrawn, .notOpen, .meetingNotOpen, .meetingClosed, .meetingCalledOff, .noQuorum,
      .noQuorumRule, .tellersNeeded, .headIsNoTeller, .headCannotSettle, .notATeller, .tellerAbsent, .tellerWithoutVote,
      .tellerStands,
      .tooFewWhoCount, .nobodySettles, .tellerAlready, .notReplaceable, .alreadyDeclared, .countedAlready, .impossible,
      .nothingToSettle, .reasonMissing, .notCounted, .nothingToRecount, .nothingToRepeat, .beforeOpening,
      .beforeDeclaration, .beforeWhatWasNoted,
      .discussionOpen, .notARollCall, .rollNotCalled, .nobodyAnswered, .notPresent, .hasLeft, .answersIncomplete,
      .namesSayOtherwise, .alreadyAnnulled:
      Phrase.elsewhere[say]
    }
  }

  private func aboutOpening(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .alreadyOpened:
      say("Đã bắt đầu biểu quyết nên không sửa được phiếu.", "The vote is open, so the paper is fixed.")
    case .alreadyWithdrawn: say("Nội dung biểu quyết này đã được rút.", "This vote has been withdrawn.")
    case .alreadyAnnulled: say("Cuộc biểu quyết này đã hủy.", "This vote has been annulled.")
    case .notOpen: say("Chưa bắt đầu biểu quyết.", "The vote has not been opened.")
    case .meetingNotOpen:
      say(
        "\(pack.term(.conference, say).capitalised) chưa khai mạc hoặc đã bế mạc.",
        "The \(pack.term(.conference, say)) is not in session.")
    case .meetingClosed: say("Cuộc họp đã bế mạc.", "The meeting is closed.")
    case .meetingCalledOff: say("Cuộc họp đã hủy.", "The meeting has been called off.")
    case .noQuorum(let quorum):
      say("Chưa đủ số người để biểu quyết: ", "There is no quorum: ") + quorum.clause(say, in: pack) + "."
    case .noQuorumRule:
      say("Bộ quy tắc không nêu số có mặt tối thiểu cho cơ quan này.", "The rule pack has no quorum for this body.")
    case .discussionOpen:
      say("Nội dung này còn đang thảo luận.", "The item is still under discussion.")
    case .beforeWhatWasNoted(let last):
      say(
        "Không thể bắt đầu trước một việc đã ghi lúc \(last.words(.vietnamese)).",
        "It cannot begin before something that is noted at \(last.words(.english)).")
    case .beforeDeclaration(let declared):
      say(
        "Kết quả được công bố lúc \(declared.words(.vietnamese)); chỉ hủy được sau lúc đó.",
        "The result was declared at \(declared.words(.english)); it can be annulled only after that.")
    case .beforeOpening(let opened):
      say(
        "Thời điểm ghi trước lúc bắt đầu (\(opened.time(say))).",
        "The time lies before the opening (\(opened.time(say))).")
    case .unknownVote, .unknownMeeting, .noQuestions, .cannotBeSecret, .electionNotSecret, .sameQuestionTwice,
      .tooFewOptions,
      .sameOptionTwice, .nothingToAdopt, .notAMajorityRule, .ruleOfAnotherGathering, .unknownItem, .unfit,
      .tellersNeeded, .headIsNoTeller, .headCannotSettle, .notATeller, .tellerAbsent, .tellerWithoutVote, .tellerStands,
      .tooFewWhoCount, .nobodySettles, .tellerAlready, .notReplaceable, .alreadyDeclared, .countedAlready, .impossible,
      .nothingToSettle, .reasonMissing, .notCounted, .nothingToRecount, .nothingToRepeat, .notARollCall, .rollNotCalled,
      .nobodyAnswered, .notPresent, .hasLeft, .answersIncomplete, .namesSayOtherwise, .unknownQuestion:
      Phrase.elsewhere[say]
    }
  }

  private func aboutTellers(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .tellersNeeded:
      say("Cần ít nhất hai người kiểm phiếu khác nhau.", "Two different tellers are needed at least.")
    case .headIsNoTeller:
      say(
        "Người đứng đầu chưa có trong danh sách người kiểm phiếu đã chọn.",
        "The one to head the tellers is not among those chosen.")
    case .headCannotSettle:
      say(
        "Người đứng đầu chưa có vai trò xử lý chênh lệch và công bố kết quả.",
        "The one to head the tellers has no role that settles differences and declares the result.")
    case .tellerAbsent: say("Có người kiểm phiếu không có mặt.", "A teller is not present.")
    case .tellerWithoutVote:
      say(
        "Có người kiểm phiếu không phải là thành viên có quyền biểu quyết.", "A teller has no vote in this meeting.")
    case .tellerStands(_, let rule):
      say("Có người kiểm phiếu được đưa ra bầu. ", "A teller is put to the election. ") + pack.dutyWords(rule, say)
    case .tooFewWhoCount(let has):
      say(
        "Trong số người kiểm phiếu chỉ có \(has) người nhập được kết quả đếm; cần ít nhất hai.",
        "Of the tellers \(has) can enter a count; two are needed at least.")
    case .nobodySettles:
      say(
        "Không ai trong số người kiểm phiếu xử lý được chênh lệch giữa hai lần đếm.",
        "None of the tellers can settle it where the two counts differ.")
    case .tellerAlready: say("Người này đang kiểm phiếu rồi.", "This person is a teller already.")
    case .notReplaceable:
      say(
        "Người được thay không phải người kiểm phiếu của lần này.",
        "The one to be replaced is not a teller of this vote.")
    case .alreadyDeclared: say("Kết quả đã được công bố.", "The result has been declared.")
    case .unknownVote, .unknownMeeting, .noQuestions, .cannotBeSecret, .electionNotSecret, .sameQuestionTwice,
      .tooFewOptions,
      .sameOptionTwice, .nothingToAdopt, .notAMajorityRule, .ruleOfAnotherGathering, .unknownItem, .unfit,
      .alreadyOpened, .alreadyWithdrawn, .notOpen, .meetingNotOpen, .meetingClosed, .meetingCalledOff, .noQuorum,
      .noQuorumRule, .notATeller, .countedAlready, .impossible, .nothingToSettle, .reasonMissing, .notCounted,
      .nothingToRecount, .nothingToRepeat, .beforeOpening, .beforeDeclaration, .beforeWhatWasNoted, .discussionOpen,
      .notARollCall,
      .rollNotCalled,
      .nobodyAnswered, .notPresent, .hasLeft, .answersIncomplete, .namesSayOtherwise, .unknownQuestion,
      .alreadyAnnulled:
      Phrase.elsewhere[say]
    }
  }

  /// The names of the roles that may do something, to say who is wanted.
  private func roles(with right: Right, _ say: Language, _ pack: RulePack) -> String {
    pack.roles.filter { $0.rights.contains(right) }.map { "“\($0.name[say])”" }.joined(separator: ", ")
  }

  private func aboutCounting(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .notATeller: say("Bạn không phải người kiểm phiếu của lần này.", "You are not a teller of this vote.")
    case .countedAlready: say("Kết quả đếm này đã nhập rồi.", "This count has been entered already.")
    case .impossible(let found):
      say("Các số không thể cùng đúng: ", "The numbers cannot all be true: ")
        + found.map { $0.sentence[say] }.unique.joined(separator: "; ") + "."
    case .nothingToSettle: say("Không có chênh lệch nào ở số này.", "The counts do not differ in this number.")
    case .nothingToRecount:
      say("Chưa có kết quả đếm nào, hoặc đã công bố.", "There is no count yet, or it has been declared.")
    case .nothingToRepeat:
      say(
        "Lần biểu quyết đó không còn nội dung nào phải biểu quyết lại, hoặc đã được soạn lại.",
        "That vote leaves nothing to vote on again, or the new vote is prepared already.")
    case .reasonMissing: say("Chưa ghi lý do.", "The reason is missing.")
    case .notCounted: say("Chưa kiểm phiếu xong.", "The count is not finished.")
    case .notARollCall: say("Cuộc biểu quyết này không gọi tên.", "This vote is not a roll call.")
    case .rollNotCalled: say("Chưa gọi tên xong.", "The roll call is not finished.")
    case .nobodyAnswered: say("Chưa ghi ý kiến của ai.", "Nobody's answer has been noted.")
    case .notPresent:
      say("Người này không có mặt khi bắt đầu biểu quyết.", "This person was not there when the vote was opened.")
    case .hasLeft(_, let since):
      say(
        "Theo sổ điểm danh, người này đã rời phòng họp lúc \(since.time(say)), trước giờ trả lời.",
        "By the attendance log this person left at \(since.time(say)), before the time of the answer.")
    case .answersIncomplete: say("Chưa có đủ câu trả lời.", "An answer is missing.")
    case .namesSayOtherwise(let named):
      say("Danh sách gọi tên cho số \(named).", "The names add up to \(named).")
    case .unknownVote, .unknownMeeting, .noQuestions, .cannotBeSecret, .electionNotSecret, .sameQuestionTwice,
      .tooFewOptions,
      .sameOptionTwice, .nothingToAdopt, .notAMajorityRule, .ruleOfAnotherGathering, .unknownItem, .unfit,
      .alreadyOpened, .alreadyWithdrawn, .notOpen, .meetingNotOpen, .meetingClosed, .meetingCalledOff, .noQuorum,
      .noQuorumRule, .tellersNeeded, .headIsNoTeller, .headCannotSettle, .tellerAbsent, .tellerWithoutVote,
      .tellerStands,
      .tooFewWhoCount, .nobodySettles, .tellerAlready, .notReplaceable, .alreadyDeclared, .beforeOpening,
      .beforeDeclaration, .beforeWhatWasNoted,
      .discussionOpen, .unknownQuestion, .alreadyAnnulled:
      Phrase.elsewhere[say]
    }
  }

  public func mend(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .unknownVote, .unknownMeeting, .unknownItem, .notAMajorityRule, .ruleOfAnotherGathering:
      say("Hãy chọn lại trong danh sách.", "Choose again from the list.")
    case .unknownQuestion:
      say(
        "Có người vừa bỏ nội dung này; nếu vẫn cần, hãy lưu lần nữa để thêm lại.",
        "Somebody has just removed it; if it is still wanted, save once more to add it again.")
    case .noQuestions, .sameQuestionTwice: say("Hãy thêm hoặc sửa nội dung.", "Add or change a question.")
    case .cannotBeSecret: say("Hãy chọn “Bỏ phiếu”, hoặc bỏ chọn “kín”.", "Choose voting papers, or an open vote.")
    case .tooFewOptions, .sameOptionTwice, .nothingToAdopt: say("Hãy sửa các phương án.", "Change the options.")
    case .unfit(let fault): fault.mend(say, in: pack)
    case .alreadyOpened, .notReplaceable, .alreadyDeclared, .nothingToRepeat:
      say("Hãy xem trang biểu quyết.", "See the page of the vote.")
    case .alreadyWithdrawn, .alreadyAnnulled: say("Hãy soạn nội dung biểu quyết mới.", "Prepare a new vote.")
    case .notOpen: say("Hãy bắt đầu biểu quyết trước.", "Open the vote first.")
    case .meetingNotOpen:
      say("Chỉ biểu quyết được khi cuộc họp đang diễn ra.", "Votes are opened while the meeting sits.")
    case .meetingClosed, .meetingCalledOff: say("Hãy đưa vào cuộc họp sau.", "Put it to the next meeting.")
    case .noQuorum: say("Hãy điểm danh thêm người có mặt.", "Check in those who are there.")
    case .noQuorumRule: say("Hãy bổ sung quy tắc vào bộ quy tắc.", "Add the rule to the pack.")
    case .discussionOpen: say("Hãy kết thúc thảo luận nội dung đó trước.", "Close its discussion first.")
    case .beforeOpening, .beforeDeclaration, .beforeWhatWasNoted: say("Hãy sửa lại giờ.", "Correct the time.")
    case .tellersNeeded, .tellerAbsent, .headIsNoTeller, .headCannotSettle, .tellerWithoutVote, .tellerAlready,
      .tellerStands, .electionNotSecret, .tooFewWhoCount, .nobodySettles, .notATeller:
      mendAboutTellers(say, in: pack)
    case .countedAlready:
      say(
        "Mỗi người kiểm phiếu nhập một lần; nếu sai, hãy đề nghị kiểm lại.",
        "Each teller enters once; for an error ask for a recount.")
    case .impossible:
      say("Hãy đếm lại rồi nhập lại, hoặc cho kiểm lại từ đầu.", "Count again and enter again, or order a recount.")
    case .nothingToSettle: say("Hãy xem trang chênh lệch.", "See the page of differences.")
    case .nothingToRecount: say("Hãy chờ hai người kiểm phiếu nhập.", "Wait for both tellers.")
    case .reasonMissing: say("Hãy ghi ngắn gọn lý do.", "Give the reason in a few words.")
    case .notCounted:
      say("Hai lần đếm phải khớp nhau, hoặc chênh lệch đã được xử lý.", "Both counts must agree or be settled.")
    case .notARollCall: say("Hãy nhập kết quả đếm.", "Enter the count.")
    case .rollNotCalled: say("Hãy gọi hết tên rồi bấm “Gọi tên xong”.", "Call all names, then finish the roll.")
    case .nobodyAnswered, .answersIncomplete:
      say("Hãy ghi ý kiến của từng người với từng nội dung.", "Note each person's answer to each question.")
    case .notPresent: say("Chỉ ghi ý kiến của người có mặt lúc đó.", "Note only those who were there.")
    case .hasLeft:
      say(
        "Nếu đã trở lại, hãy ghi lượt trở lại ở bàn điểm danh trước; nếu trả lời trước khi về, hãy ghi giờ trả lời đó.",
        "If they are back, note the return at the check-in desk first; if they answered before they left, enter that time."
      )
    case .namesSayOtherwise:
      say(
        "Hãy sửa ý kiến đã ghi của người bị nhầm tên; kết quả đi theo danh sách.",
        "Correct the answer noted for the person concerned; the sums follow the names.")
    }
  }

  private func mendAboutTellers(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .tellersNeeded, .tellerAbsent:
      say("Hãy chọn từ hai người có mặt trở lên.", "Choose two or more of those present.")
    case .headIsNoTeller:
      say("Hãy chọn thêm người đó, hoặc chọn người khác đứng đầu.", "Choose them as a teller too, or another head.")
    case .headCannotSettle:
      say(
        "Hãy chọn người có vai trò \(roles(with: .declareResults, say, pack)).",
        "Choose somebody with the role \(roles(with: .declareResults, say, pack)).")
    case .electionNotSecret:
      say(
        "Hãy chọn “Bỏ phiếu” và “Bỏ phiếu kín”; nếu nội dung này không thuộc các trường hợp đó thì chọn quy tắc thông qua khác.",
        "Choose voting papers and a secret ballot; where the question is none of these, choose another rule.")
    case .tellerStands:
      say("Hãy chọn người không được đưa ra bầu.", "Choose somebody who is not put to the election.")
    case .tellerWithoutVote, .tellerAlready: say("Hãy chọn người khác đang có mặt.", "Choose another who is there.")
    case .tooFewWhoCount:
      say(
        "Hãy chọn thêm người có tài khoản với vai trò \(roles(with: .count, say, pack)), hoặc nhờ quản trị viên giao vai trò.",
        "Choose more who have an account with the role \(roles(with: .count, say, pack)), or have the role given.")
    case .nobodySettles:
      say(
        "Hãy chọn thêm người có vai trò \(roles(with: .declareResults, say, pack)), hoặc nhờ quản trị viên giao vai trò.",
        "Choose somebody with the role \(roles(with: .declareResults, say, pack)) too, or have the role given.")
    case .notATeller:
      say("Người kiểm phiếu được chọn khi bắt đầu biểu quyết.", "Tellers are chosen when the vote is opened.")
    case .unknownVote, .unknownMeeting, .noQuestions, .cannotBeSecret, .sameQuestionTwice, .tooFewOptions,
      .sameOptionTwice, .nothingToAdopt, .notAMajorityRule, .ruleOfAnotherGathering, .unknownItem, .unknownQuestion,
      .unfit, .alreadyOpened, .alreadyWithdrawn, .alreadyAnnulled, .notOpen, .meetingNotOpen, .meetingClosed,
      .meetingCalledOff, .noQuorum, .noQuorumRule, .notReplaceable, .alreadyDeclared, .countedAlready, .impossible,
      .nothingToSettle, .reasonMissing, .notCounted, .nothingToRecount, .nothingToRepeat, .beforeOpening,
      .beforeDeclaration, .beforeWhatWasNoted,
      .discussionOpen, .notARollCall, .rollNotCalled, .nobodyAnswered, .notPresent, .hasLeft, .answersIncomplete,
      .namesSayOtherwise:
      Phrase.elsewhere[say]
    }
  }
}
