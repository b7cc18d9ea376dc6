// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

/// Why a meeting says no, and what would help.
extension MeetingRefusal: Explained {
  public func problem(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .earlier(let refusal): refusal.problem(say)
    case .unknownMeeting, .unknownBody, .unknownPaper, .paperInUse, .unknownPerson, .unknownItem, .unknownAssignment,
      .unknownOwner, .unknownGuest, .guestHasSpoken, .unknownContribution, .itemTakenUp, .itemHasVote, .titleTaken,
      .emptyAgenda, .emptyBody, .noPoints, .instrumentMissing, .reasonMissing, .nobodyToAsk, .notAgreed:
      missing(say, in: pack)
    case .earlierMeetingOpen, .startsBeforeTheLast, .alreadySummoned, .notSummoned, .alreadyOpen, .notOpen,
      .alreadyClosed, .beforeOpening, .discussionClosed, .discussionsOpen, .alreadyConcluded, .notConcluded,
      .dueInThePast, .notLater, .alreadyDone, .alreadyAgreed, .closesBeforeItOpened, .beforeWhatWasNoted,
      .votesUnderWay, .isCalledOff, .nothingToCorrect, .afterTheClose:
      outOfOrder(say, in: pack)
    case .notSummonedPerson, .noLongerInOffice, .alreadyThere, .notThere, .noQuorum, .noQuorumRule, .chairAbsent,
      .secretaryAbsent, .hasActed, .chairArrivedLater, .holdsItAlready, .noAuthority, .mayNotConvene, .cannotDelegate,
      .movementOutOfOrder:
      aboutPeople(say, in: pack)
    }
  }

  /// What is asked for does not exist, or is not there yet.
  private func missing(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .unknownMeeting: say("Không có cuộc họp này.", "There is no such meeting.")
    case .unknownBody: say("Không có cơ quan này.", "There is no such body.")
    case .unknownPaper: say("Không có tài liệu này.", "There is no such paper.")
    case .paperInUse(let number):
      say(
        "Tài liệu này đang gắn với chương trình \(pack.term(.conference, say)) lần \(ordinal(number, say)).",
        "The agenda of the \(ordinal(number, say)) \(pack.term(.conference, say)) is bound to this paper.")
    case .unknownPerson: say("Không có người này trong danh sách.", "This person is not on the list.")
    case .unknownItem: say("Chương trình không có nội dung này.", "The agenda has no such item.")
    case .unknownGuest(""): say("Khách này không còn trong danh sách.", "The guest is no longer on the list.")
    case .unknownGuest(let guest): say("Không có khách mời “\(guest)”.", "There is no guest “\(guest)”.")
    case .guestHasSpoken(let guest):
      say("Khách mời “\(guest)” đã phát biểu.", "The guest “\(guest)” has spoken.")
    case .unknownContribution:
      say("Ý kiến này không còn trong sổ thảo luận.", "The contribution is no longer in the record.")
    case .itemTakenUp:
      say(
        "Nội dung này đã được thảo luận hoặc biểu quyết nên không thay đổi được nữa.",
        "The item has been discussed or voted on, so it stays as it is.")
    case .itemHasVote:
      say("Đã soạn nội dung biểu quyết cho mục này của chương trình.", "A vote is prepared for this item.")
    case .unknownAssignment: say("Không có nhiệm vụ này.", "There is no such assignment.")
    case .unknownOwner: say("Chưa xác định được người hoặc đơn vị thực hiện.", "It is not clear who shall do it.")
    case .titleTaken(let title): say("Đã có tài liệu tên “\(title)”.", "A paper called “\(title)” exists.")
    case .emptyAgenda: say("Chương trình họp chưa có nội dung nào.", "The agenda is empty.")
    case .emptyBody:
      say("Cơ quan này chưa có thành viên vào ngày họp.", "The body has no members on the day of the meeting.")
    case .nobodyToAsk:
      say(
        "Bộ quy tắc không yêu cầu có ý kiến đồng ý trước khi triệu tập.",
        "The pack asks nobody before a meeting is summoned.")
    case .notAgreed:
      say("Chưa có ý kiến đồng ý triệu tập cuộc họp này.", "Nobody has agreed to convene this meeting.")
    case .noPoints: say("Kết luận chưa có nội dung nào.", "The conclusion says nothing yet.")
    case .instrumentMissing: say("Chưa ghi căn cứ ủy quyền.", "The instrument of the delegation is missing.")
    case .reasonMissing: say("Chưa ghi lý do.", "The reason is missing.")
    case .earlierMeetingOpen, .earlier, .startsBeforeTheLast, .alreadySummoned, .notSummoned, .alreadyAgreed,
      .mayNotConvene, .notSummonedPerson, .noLongerInOffice, .alreadyThere, .notThere, .movementOutOfOrder,
      .alreadyOpen, .notOpen, .alreadyClosed, .noQuorum, .noQuorumRule, .chairAbsent, .secretaryAbsent, .hasActed,
      .chairArrivedLater, .beforeOpening, .discussionClosed, .discussionsOpen, .alreadyConcluded, .notConcluded,
      .noAuthority, .cannotDelegate, .dueInThePast, .notLater, .alreadyDone, .closesBeforeItOpened, .beforeWhatWasNoted,
      .votesUnderWay, .isCalledOff, .holdsItAlready, .nothingToCorrect, .afterTheClose:
      Phrase.elsewhere[say]
    }
  }

  /// It is not the time for it.
  private func outOfOrder(_ say: Language, in pack: RulePack) -> String {
    let conference = pack.term(.conference, say)
    return switch self {
    case .earlierMeetingOpen(let number):
      say(
        "\(conference.capitalised) lần \(ordinal(number, say)) chưa bế mạc.",
        "The \(ordinal(number, say)) \(conference) is not closed.")
    case .startsBeforeTheLast(let last):
      say(
        "Thời gian họp phải sau lần trước (\(last.words(say))).",
        "It must start after the one before (\(last.words(say))).")
    case .alreadySummoned: say("Đã triệu tập nên không sửa thẳng được nữa.", "It was summoned, and stays as it is.")
    case .notSummoned: say("Chưa triệu tập.", "It has not been summoned.")
    case .alreadyOpen: say("Đã khai mạc.", "It has been opened.")
    case .notOpen: say("Chưa khai mạc.", "It has not been opened.")
    case .alreadyClosed: say("Đã bế mạc.", "It is closed.")
    case .beforeOpening(let opened):
      say(
        "Thời điểm ghi trước giờ khai mạc (\(opened.time(say))).",
        "The time given is before the opening (\(opened.time(say))).")
    case .discussionClosed: say("Phần thảo luận nội dung này đã kết thúc.", "The discussion of this item is closed.")
    case .discussionsOpen(let items):
      say(
        "Còn \(items.count) nội dung chưa kết thúc thảo luận.",
        "\(items.count, one: "item is", other: "items are") still under discussion.")
    case .alreadyConcluded: say("Đã có kết luận.", "It has been concluded.")
    case .alreadyAgreed: say("Đã có ý kiến đồng ý triệu tập.", "Consent has been given.")
    case .notConcluded: say("Chưa có phát biểu kết luận.", "No conclusion has been recorded.")
    case .dueInThePast(let day):
      say("Ngày \(day.words(say)) ở trước ngày họp.", "\(day.words(say)) lies before the meeting.")
    case .notLater(let due):
      say(
        "Thời hạn mới phải sau thời hạn hiện nay (\(due.words(say))).",
        "The new day must be later than the present one (\(due.words(say))).")
    case .alreadyDone: say("Nhiệm vụ này đã được báo cáo hoàn thành.", "This assignment was already reported done.")
    case .closesBeforeItOpened(let opened):
      say(
        "Giờ bế mạc phải sau giờ khai mạc (\(opened.time(say))).",
        "It cannot close before it opened (\(opened.time(say))).")
    case .beforeWhatWasNoted(let last):
      say(
        "Thời điểm ghi trước một việc đã ghi của cuộc họp lúc \(last.words(say)).",
        "The time given is before something that is noted of the meeting at \(last.words(say)).")
    case .votesUnderWay(let titles):
      say(
        "Chưa công bố kết quả biểu quyết: \(quoted(titles)).",
        "These votes have no declared result yet: \(quoted(titles)).")
    case .isCalledOff: say("Cuộc họp này đã hủy.", "This meeting has been called off.")
    case .nothingToCorrect: say("Nội dung vẫn như đã ghi.", "It says what is on record already.")
    case .afterTheClose(let closed):
      say("Giờ ghi sau lúc kết thúc (\(closed.time(say))).", "The time lies after the end (\(closed.time(say))).")
    case .unknownMeeting, .unknownBody, .unknownPaper, .unknownPerson, .unknownOwner, .titleTaken, .unknownItem,
      .itemTakenUp, .itemHasVote, .unknownAssignment, .emptyAgenda, .emptyBody, .nobodyToAsk, .notAgreed,
      .mayNotConvene, .notSummonedPerson, .unknownGuest, .noLongerInOffice, .alreadyThere, .notThere, .noQuorum,
      .noQuorumRule, .chairAbsent, .secretaryAbsent, .hasActed, .chairArrivedLater, .earlier, .noPoints, .noAuthority,
      .cannotDelegate, .instrumentMissing, .reasonMissing, .paperInUse, .guestHasSpoken, .holdsItAlready,
      .unknownContribution, .movementOutOfOrder:
      Phrase.elsewhere[say]
    }
  }

  private func quoted(_ titles: [String]) -> String { titles.map { "“\($0)”" }.joined(separator: ", ") }

  /// Who is there, and who may.
  private func aboutPeople(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .notSummonedPerson: say("Người này không có trong danh sách triệu tập.", "This person was not summoned.")
    case .noLongerInOffice:
      say(
        "Người này được triệu tập nhưng đến ngày họp đã thôi giữ chức vụ.",
        "This person was summoned, but no longer holds a post in the body.")
    case .alreadyThere: say("Người này đã được điểm danh có mặt.", "This person has already been checked in.")
    case .notThere: say("Người này không có mặt vào lúc đó.", "This person was not there at that time.")
    case .noQuorum(let quorum):
      say(
        "Lúc \(quorum.at.clock) chưa đủ số người để họp: ", "At \(quorum.at.clock) there was no quorum: ")
        + quorum.clause(say, in: pack) + "."
    case .noQuorumRule:
      say("Bộ quy tắc không nêu số có mặt tối thiểu cho cơ quan này.", "The rule pack has no quorum for this body.")
    case .chairAbsent: say("Người chủ trì chưa được điểm danh có mặt.", "The chair has not been checked in.")
    case .secretaryAbsent:
      say(
        "\(pack.term(.secretary, say).capitalised) chưa được điểm danh có mặt.",
        "The \(pack.term(.secretary, say)) has not been checked in.")
    case .hasActed:
      say(
        "Người này đã chủ trì, ghi biên bản, kiểm phiếu hoặc trả lời khi gọi tên nên đã có mặt.",
        "This person presided, kept the minutes, counted or answered the roll, and so was there.")
    case .chairArrivedLater(_, let since):
      say(
        "Người chủ trì được điểm danh có mặt từ \(since.time(say)), sau giờ khai mạc vừa nhập.",
        "The chair is checked in since \(since.time(say)), which is after the hour given for the opening.")
    case .holdsItAlready: say("Người này đang giữ chức danh đó.", "This person holds that office already.")
    case .noAuthority:
      say(
        "Người này không giữ chức vụ có quyền kết luận cuộc họp này.",
        "This person holds no post that concludes this meeting.")
    case .mayNotConvene:
      say("Người này không giữ chức vụ có quyền đồng ý triệu tập.", "This person holds no post that convenes meetings.")
    case .cannotDelegate:
      say(
        "Người ủy quyền không giữ chức vụ có quyền kết luận cuộc họp này.",
        "The one who delegates holds no post that concludes this meeting.")
    case .movementOutOfOrder(let last):
      say(
        "Người này đã có lần ghi lúc \(last.time(say)), sau giờ vừa nhập.",
        "A later movement of this person is noted at \(last.time(say)).")
    case .unknownMeeting, .unknownBody, .unknownPaper, .unknownPerson, .unknownOwner, .titleTaken, .unknownItem,
      .itemTakenUp, .itemHasVote, .unknownAssignment, .earlierMeetingOpen, .earlier, .startsBeforeTheLast,
      .alreadySummoned, .notSummoned, .emptyAgenda, .emptyBody, .nobodyToAsk, .notAgreed, .alreadyAgreed, .unknownGuest,
      .alreadyOpen, .notOpen, .alreadyClosed, .beforeOpening, .discussionClosed, .discussionsOpen, .alreadyConcluded,
      .notConcluded, .noPoints, .instrumentMissing, .dueInThePast, .notLater, .alreadyDone, .reasonMissing,
      .closesBeforeItOpened, .beforeWhatWasNoted, .votesUnderWay, .isCalledOff, .paperInUse, .guestHasSpoken,
      .unknownContribution, .nothingToCorrect, .afterTheClose:
      Phrase.elsewhere[say]
    }
  }

  public func mend(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .earlier(let refusal): refusal.mend(say)
    case .unknownMeeting, .unknownBody, .unknownPaper, .unknownPerson, .unknownItem, .unknownAssignment, .unknownOwner,
      .unknownGuest, .unknownContribution:
      say("Hãy chọn lại trong danh sách.", "Choose again from the list.")
    case .paperInUse:
      say(
        "Hãy sửa nội dung chương trình đó (bỏ hoặc gắn bản khác) rồi rút tài liệu.",
        "Change that item first: leave the paper out or bind another version, then take it back.")
    case .guestHasSpoken:
      say(
        "Biên bản ghi ý kiến của khách này nên vẫn giữ trong danh sách.",
        "The minutes tell what was said, so the guest stays on the list.")
    case .itemTakenUp:
      say(
        "Hãy thêm một nội dung mới nếu cuộc họp còn phải bàn việc khác.",
        "Add a new item if there is more to be dealt with.")
    case .itemHasVote: say("Hãy rút nội dung biểu quyết đó trước.", "Withdraw that vote first.")
    case .titleTaken:
      say(
        "Hãy trình bản tiếp theo của tài liệu đó, hoặc đặt tên khác.",
        "Table its next version, or choose another title.")
    case .emptyAgenda: say("Hãy thêm nội dung vào chương trình trước.", "Add items to the agenda first.")
    case .emptyBody:
      say(
        "Hãy ghi thành viên và ngày giữ chức vụ ở trang Tổ chức.",
        "Enter its members and their posts under Organisation.")
    case .noPoints: say("Hãy ghi ít nhất một điểm kết luận.", "Write at least one point.")
    case .instrumentMissing:
      say(
        "Hãy ghi số, ngày của giấy ủy quyền hoặc nơi ghi nhận việc ủy quyền.",
        "Name the letter or minute that delegates it.")
    case .reasonMissing: say("Hãy ghi ngắn gọn lý do.", "Give the reason in a few words.")
    case .startsBeforeTheLast: say("Hãy chọn ngày giờ muộn hơn.", "Choose a later day or time.")
    case .alreadySummoned:
      say(
        "Hãy ghi thay đổi chương trình kèm lý do; đổi ngày giờ thì triệu tập lại.",
        "Change the agenda with a reason; for another day or time convene again.")
    case .nobodyToAsk: say("Hãy gửi luôn giấy triệu tập.", "Send the summons.")
    case .notAgreed:
      say(
        "Hãy mở trang “Đồng ý triệu tập” của cuộc họp; ý kiến trên giấy thì văn phòng ghi ở đó.",
        "Open the meeting's page “Agree to convene”; a word given on paper is noted there by the office.")
    case .nothingToCorrect: say("Hãy sửa chỗ chưa đúng rồi lưu.", "Change what is wrong, then save.")
    case .afterTheClose: say("Hãy nhập giờ không sau lúc đó.", "Enter that time or an earlier one.")
    case .alreadyOpen, .alreadyClosed, .alreadyConcluded, .alreadyDone, .alreadyAgreed:
      say("Không cần làm gì thêm; hãy xem trang của cuộc họp.", "Nothing is left to do here; see the meeting's page.")
    case .notSummoned: say("Hãy gửi giấy triệu tập trước.", "Send the summons first.")
    case .notOpen: say("Hãy khai mạc trước.", "Open it first.")
    case .earlierMeetingOpen, .beforeOpening, .closesBeforeItOpened, .beforeWhatWasNoted, .votesUnderWay, .isCalledOff,
      .discussionClosed,
      .discussionsOpen, .notConcluded, .dueInThePast, .notLater, .movementOutOfOrder:
      mendAboutTimes(say)
    case .notSummonedPerson, .noLongerInOffice, .alreadyThere, .notThere, .noQuorum, .noQuorumRule, .chairAbsent,
      .secretaryAbsent, .hasActed, .chairArrivedLater, .holdsItAlready, .noAuthority, .mayNotConvene, .cannotDelegate:
      mendAboutPeople(say)
    }
  }

  private func mendAboutTimes(_ say: Language) -> String {
    switch self {
    case .beforeOpening, .closesBeforeItOpened: say("Hãy sửa lại giờ.", "Correct the time.")
    case .beforeWhatWasNoted: say("Hãy nhập giờ đó hoặc muộn hơn.", "Enter that time or a later one.")
    case .votesUnderWay:
      say(
        "Hãy mở mục “Biểu quyết” của cuộc họp, kiểm phiếu và công bố kết quả trước.",
        "Open the meeting's “Votes”, count and declare the result first.")
    case .earlierMeetingOpen:
      say(
        "Hãy bế mạc lần đó trước. Nếu lần đó chưa gửi giấy triệu tập mà phải họp gấp, hãy đổi ngày và loại của nó, hoặc hủy nó (số được trả lại) rồi lập lại sau.",
        "Close that one first. Where it was not summoned yet and another is urgent, change its day and kind, or call it off (its number is given back) and plan it again later."
      )
    case .isCalledOff: say("Nếu vẫn họp, hãy lập cuộc họp mới.", "If it is held after all, plan a new one.")
    case .discussionClosed: say("Hãy chọn nội dung còn đang thảo luận.", "Choose an item still under discussion.")
    case .discussionsOpen:
      say("Hãy kết thúc thảo luận từng nội dung trước.", "Close the discussion of each item first.")
    case .notConcluded: say("Hãy ghi kết luận rồi bế mạc.", "Record the conclusion, then close.")
    case .dueInThePast: say("Hãy chọn ngày họp hoặc ngày sau đó.", "Choose a day from the meeting on.")
    case .notLater: say("Hãy chọn ngày muộn hơn.", "Choose a later day.")
    case .movementOutOfOrder: say("Hãy nhập giờ muộn hơn.", "Enter a later time.")
    case .unknownMeeting, .unknownBody, .unknownPaper, .paperInUse, .unknownPerson, .unknownOwner, .titleTaken,
      .unknownItem, .itemTakenUp, .itemHasVote, .unknownAssignment, .earlier, .startsBeforeTheLast,
      .alreadySummoned, .notSummoned, .emptyAgenda, .emptyBody, .nobodyToAsk, .notAgreed, .alreadyAgreed,
      .mayNotConvene, .notSummonedPerson, .unknownGuest, .guestHasSpoken, .noLongerInOffice, .alreadyThere, .notThere,
      .alreadyOpen, .notOpen, .alreadyClosed, .noQuorum, .noQuorumRule, .chairAbsent, .secretaryAbsent, .hasActed,
      .chairArrivedLater, .holdsItAlready, .unknownContribution, .nothingToCorrect, .afterTheClose, .alreadyConcluded,
      .noPoints, .noAuthority, .cannotDelegate, .instrumentMissing, .alreadyDone, .reasonMissing:
      Phrase.elsewhere[say]
    }
  }

  private func mendAboutPeople(_ say: Language) -> String {
    switch self {
    case .notSummonedPerson: say("Chỉ điểm danh người được triệu tập.", "Only those summoned are checked in.")
    case .noLongerInOffice:
      say(
        "Nếu vẫn giữ chức vụ, hãy sửa ở trang của cơ quan; nếu không, người này dự với tư cách khách mời.",
        "If the post goes on, correct it on the page of the body; otherwise this person attends as a guest.")
    case .alreadyThere: say("Không cần điểm danh lại.", "There is no need to check in again.")
    case .notThere: say("Hãy điểm danh người này trước.", "Check this person in first.")
    case .noQuorum:
      say(
        "Hãy chờ điểm danh thêm rồi ghi giờ khai mạc sau khi đủ người, hoặc triệu tập lại vào ngày khác.",
        "Wait for more to be checked in and give the time at which there were enough, or convene again."
      )
    case .noQuorumRule: say("Hãy bổ sung quy tắc vào bộ quy tắc.", "Add the rule to the pack.")
    case .chairAbsent:
      say("Hãy điểm danh người chủ trì, hoặc chọn người khác.", "Check the chair in, or choose another.")
    case .secretaryAbsent:
      say("Hãy điểm danh người đó, hoặc chọn người khác ghi biên bản.", "Check them in, or choose another.")
    case .hasActed:
      say(
        "Nếu chỉ sai giờ, hãy ghi giờ về hoặc giờ đến đúng.",
        "Where only the time is wrong, note when they came or left.")
    case .holdsItAlready: say("Hãy chọn người khác.", "Choose another person.")
    case .chairArrivedLater:
      say(
        "Hãy sửa giờ khai mạc; nếu giờ điểm danh sai thì bỏ lần điểm danh đó và ghi lại.",
        "Correct the hour of the opening; where the check-in is wrong, strike it and note it again.")
    case .noAuthority:
      say(
        "Hãy chọn “theo ủy quyền” và ghi người ủy quyền, căn cứ ủy quyền.",
        "Choose “delegated” and record by whom and by which instrument.")
    case .mayNotConvene:
      say("Hãy chọn người giữ chức vụ có quyền đó.", "Choose someone whose post has that right.")
    case .cannotDelegate:
      say(
        "Hãy chọn người giữ chức vụ có quyền kết luận cuộc họp này vào ngày kết luận.",
        "Choose someone who held a post that concludes this meeting on the day of the conclusion.")
    case .unknownMeeting, .unknownBody, .unknownPaper, .unknownPerson, .unknownOwner, .titleTaken, .unknownItem,
      .itemTakenUp, .itemHasVote, .unknownAssignment, .earlierMeetingOpen, .earlier, .startsBeforeTheLast,
      .alreadySummoned, .notSummoned, .emptyAgenda, .emptyBody, .nobodyToAsk, .notAgreed, .alreadyAgreed, .unknownGuest,
      .movementOutOfOrder, .alreadyOpen, .notOpen, .alreadyClosed, .beforeOpening, .discussionClosed, .discussionsOpen,
      .alreadyConcluded, .notConcluded, .noPoints, .instrumentMissing, .dueInThePast, .notLater, .alreadyDone,
      .reasonMissing, .closesBeforeItOpened, .beforeWhatWasNoted, .votesUnderWay, .isCalledOff, .paperInUse,
      .guestHasSpoken, .unknownContribution, .nothingToCorrect, .afterTheClose:
      Phrase.elsewhere[say]
    }
  }
}
