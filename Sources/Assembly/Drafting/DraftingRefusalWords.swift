// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

extension DraftingRefusal: Explained {
  public func problem(_ say: Language, in pack: RulePack) -> String { problem[say] }
  public func mend(_ say: Language, in pack: RulePack) -> String { mend[say] }

  /// What is the matter, in every language.
  var problem: Phrase {
    switch self {
    case .unknownDraft, .unknownKind, .titleTaken, .unknownPaper, .paperTaken, .restrictedNeedsRight, .hasMarks,
      .noText, .unknownVersion, .sameText, .nobodyToAsk, .restrictedCannotBeOpen, .restrictedToThem,
      .sentBefore, .dueInPast,
      .unknownUnit, .unknownPerson, .unknownCirculation, .nobodySilent, .unknownField, .fieldInUse, .unknownPart,
      .unknownSource:
      preparingProblem
    case .notCirculated, .notYours, .nothingSent, .sentTwice, .versionMoved, .unknownBlock, .quoteNotFound,
      .nothingSaid, .unknownMeeting, .notOfThatPaper, .nothingNew, .unknownReturn, .alreadySetAside,
      .alreadyWithdrawn, .isAnswered, .roundClosed,
      .senderKnown, .sendersMissing:
      returningProblem
    case .unknownOpinion, .noOpinions, .asksItself, .reasonMissing, .sameProposal, .notAlone, .differentPlaces,
      .noExplanation,
      .noWording, .contradicts, .orderNeeded, .placeGone, .noDecisions, .openOpinions, .filesUnread, .unsound, .notMade:
      answeringProblem
    }
  }

  /// Of beginning a draft and sending it out.
  private var preparingProblem: Phrase {
    switch self {
    case .unknownDraft: Phrase("Không có dự thảo này.", "There is no such draft.")
    case .unknownKind(let kind): Phrase("Không có loại dự thảo “\(kind)”.", "There is no kind of draft “\(kind)”.")
    case .titleTaken(let title):
      Phrase("Đã có dự thảo mang tên “\(title)”.", "There is a draft called “\(title)” already.")
    case .unknownPaper: Phrase("Không có tài liệu trình này.", "There is no such tabled paper.")
    case .paperTaken:
      Phrase("Tài liệu trình này đã gắn với dự thảo khác.", "This tabled paper is another draft already.")
    case .restrictedNeedsRight:
      Phrase(
        "Dự thảo hạn chế chỉ do người được xem tài liệu hạn chế lập.",
        "A restricted draft is begun by those who read restricted papers.")
    case .hasMarks:
      Phrase(
        "Tệp còn sửa đổi theo dõi (Track Changes) hoặc nhận xét của người khác.",
        "The file still has tracked changes or comments of somebody.")
    case .noText: Phrase("Tệp không có chữ nào.", "The file has no words.")
    case .unknownVersion(let version):
      Phrase("Bản số \(version) không phải là bản mới nhất.", "Version \(version) is not the newest.")
    case .sameText: Phrase("Tệp giống hệt bản mới nhất.", "The file reads exactly like the newest version.")
    case .nobodyToAsk: Phrase("Chưa chọn nơi nhận.", "Nobody was chosen to send it to.")
    case .restrictedCannotBeOpen:
      Phrase("Dự thảo hạn chế không được lấy ý kiến rộng rãi.", "A restricted draft cannot be opened to everybody.")
    case .restrictedToThem(let names):
      Phrase(
        "Không được xem tài liệu hạn chế: \(names.some(.vietnamese)).",
        "These may not read restricted papers: \(names.some(.english)).")
    case .sentBefore(let names, let day):
      Phrase(
        "Bản này đã gửi ngày \(day.words(.vietnamese)) đến \(names.vietnamese).",
        "This version was sent on \(day.words(.english)) to \(names.english).")
    case .dueInPast(let day):
      Phrase("Hạn \(day.words(.vietnamese)) đã qua.", "The deadline, \(day.words(.english)), has passed.")
    case .unknownUnit: Phrase("Không có đơn vị này.", "There is no such unit.")
    case .unknownPerson: Phrase("Không có người này trong danh sách.", "There is no such person on the list.")
    case .unknownCirculation: Phrase("Không có đợt lấy ý kiến này.", "It was not sent out like this.")
    case .nobodySilent:
      Phrase("Không còn nơi nào trong số đã chọn chưa góp ý.", "All of those chosen have answered meanwhile.")
    case .unknownField(let field): Phrase("Không có lĩnh vực “\(field)”.", "There is no field “\(field)”.")
    case .fieldInUse(let field):
      Phrase(
        "Đang có ý kiến thuộc lĩnh vực “\(field.name.vietnamese)”.",
        "Opinions are sorted into the field “\(field.name.english)”.")
    case .unknownPart(let part): Phrase("Không có phần “\(part)”.", "There is no part “\(part)”.")
    case .unknownSource: Phrase("Không có văn bản nguồn này.", "There is no such source.")
    case .notCirculated, .notYours, .nothingSent, .sentTwice, .versionMoved, .unknownBlock, .quoteNotFound,
      .nothingSaid, .unknownMeeting, .notOfThatPaper, .nothingNew, .senderKnown, .sendersMissing, .unknownReturn,
      .alreadySetAside, .isAnswered, .roundClosed, .unknownOpinion, .noOpinions, .asksItself, .reasonMissing,
      .sameProposal,
      .notAlone, .differentPlaces, .noExplanation, .noWording, .contradicts, .orderNeeded, .placeGone, .noDecisions,
      .openOpinions, .filesUnread, .unsound, .notMade, .alreadyWithdrawn:
      .elsewhere
    }
  }

  /// Of what comes back.
  private var returningProblem: Phrase {
    switch self {
    case .notCirculated:
      Phrase(
        "Dự thảo này không gửi lấy ý kiến của bạn hay đơn vị bạn.", "This draft was not sent to you or your unit.")
    case .notYours:
      Phrase(
        "Bạn chỉ được gửi ý kiến của mình hoặc của đơn vị mình.", "You may send opinions of your own or of your unit.")
    case .nothingSent: Phrase("Chưa có tệp nào được gửi.", "No file was sent.")
    case .sentTwice(let id):
      Phrase(
        "Tệp này đã nhận rồi (bản góp ý số \(id.number)).",
        "This file was taken in already (contribution no. \(id.number)).")
    case .versionMoved(let version):
      Phrase("Vừa có bản số \(version) trong lúc đọc tệp.", "Version \(version) came while the files were read.")
    case .unknownBlock: Phrase("Đoạn này không có trong bản mới nhất.", "The newest version has no such passage.")
    case .quoteNotFound(let quote):
      Phrase("Không thấy câu chữ “\(quote)” trong đoạn này.", "The passage does not say “\(quote)”.")
    case .nothingSaid: Phrase("Chưa có nội dung.", "Nothing was said.")
    case .unknownMeeting: Phrase("Không có cuộc họp này.", "There is no such meeting.")
    case .notOfThatPaper:
      Phrase(
        "Chương trình cuộc họp này không có nội dung về tài liệu của dự thảo.",
        "The agenda of this meeting has no item about the paper of this draft.")
    case .nothingNew: Phrase("Không có gì mới để nhận.", "There is nothing new to take in.")
    case .unknownReturn: Phrase("Không có bản góp ý này.", "There is no such contribution.")
    case .senderKnown(let id):
      Phrase(
        "Đã rõ nơi gửi bản góp ý số \(id.number).", "Who sent contribution no. \(id.number) is known already.")
    case .sendersMissing(let count):
      Phrase(
        "Còn \(count) tệp chưa ghi nơi gửi.",
        "\(count, one: "file still waits", other: "files still wait") for somebody to say who sent them.")
    case .alreadySetAside: Phrase("Bản góp ý này đã ghi là không tính rồi.", "This contribution was set aside already.")
    case .alreadyWithdrawn: Phrase("Bản góp ý này đã được rút.", "This contribution was withdrawn.")
    case .isAnswered(let key):
      Phrase("Ý kiến \(key) trong đó đã được trả lời.", "Opinion \(key) of it has been answered.")
    case .roundClosed(let version):
      Phrase(
        "Bản góp ý này thuộc đợt lấy ý kiến bản \(version), đợt đó đã kết thúc khi phát hành bản sau.",
        "This contribution belongs to the round on version \(version), which ended when the next version was issued.")
    case .unknownDraft, .unknownKind, .titleTaken, .unknownPaper, .paperTaken, .restrictedNeedsRight, .hasMarks,
      .noText, .unknownVersion, .sameText, .nobodyToAsk, .restrictedCannotBeOpen, .restrictedToThem, .dueInPast,
      .unknownUnit, .unknownPerson, .unknownCirculation, .nobodySilent, .unknownOpinion, .noOpinions, .asksItself,
      .reasonMissing, .sameProposal, .notAlone, .differentPlaces, .unknownField, .fieldInUse, .noExplanation,
      .noWording, .contradicts, .orderNeeded, .placeGone, .unknownPart, .unknownSource, .noDecisions, .openOpinions,
      .filesUnread, .unsound, .notMade, .sentBefore:
      .elsewhere
    }
  }

  /// Of grouping, answering and issuing.
  private var answeringProblem: Phrase {
    switch self {
    case .unknownOpinion(let key): Phrase("Không có ý kiến \(key) để trả lời.", "There is no opinion \(key) to answer.")
    case .noOpinions: Phrase("Chưa chọn ý kiến nào.", "No opinion was chosen.")
    case .asksItself(let key):
      Phrase(
        "Ý kiến \(key) không phải là ý kiến tán thành được chuyển sang.",
        "Opinion \(key) was not put here from those that only agree.")
    case .reasonMissing: Phrase("Chưa ghi lý do.", "The reason is missing.")
    case .sameProposal:
      Phrase(
        "Các sửa đổi cho ra cùng một câu chữ là một đề xuất; các sửa đổi cho ra câu chữ khác nhau thì không gộp được.",
        "Changes that lead to the same text are one proposal; those that lead to different texts cannot be one.")
    case .notAlone: Phrase("Việc này không làm thay đổi các nhóm.", "That changes nothing about the groups.")
    case .differentPlaces:
      Phrase("Các ý kiến nói về những đoạn khác nhau.", "The opinions are about different passages.")
    case .noExplanation(let key):
      Phrase("Chưa có giải trình cho ý kiến \(key).", "The explanation for opinion \(key) is missing.")
    case .noWording(let key):
      Phrase("Ý kiến \(key) không có câu chữ để sửa lại.", "Opinion \(key) has no wording that could be changed.")
    case .contradicts(let key, let other):
      Phrase(
        "Ý kiến \(key) và ý kiến \(other) đã tiếp thu muốn sửa cùng một chỗ theo hai cách.",
        "Opinions \(key) and \(other), which was accepted, want the same words in two ways.")
    case .orderNeeded(let key, let other):
      Phrase(
        "Ý kiến \(key) và ý kiến \(other) cùng thêm vào một chỗ, chưa rõ cái nào trước.",
        "Opinions \(key) and \(other) arrive at the same point, and nobody has said which comes first.")
    case .placeGone(let key):
      Phrase("Chỗ mà ý kiến \(key) muốn sửa không còn.", "The place that opinion \(key) would change is gone.")
    case .noDecisions: Phrase("Chưa có ý kiến nào làm đổi câu chữ.", "Nothing that was accepted changes the text.")
    case .openOpinions(let count):
      Phrase(
        "Còn \(count) ý kiến chưa được trả lời.", "\(count, one: "opinion has", other: "opinions have") no answer yet.")
    case .filesUnread(let count):
      Phrase(
        "Còn \(count) tệp góp ý chưa đọc được.",
        "\(count, one: "file has", other: "files have") come in that could not be read.")
    case .notMade(let key):
      Phrase(
        "Chương trình không lập được bản có ý kiến \(key) đúng như đã tiếp thu.",
        "The program cannot make a version with opinion \(key) as it was accepted.")
    case .unsound:
      Phrase(
        "Bản lập ra không đúng hệt những gì đã tiếp thu nên không phát hành.",
        "What was made is not exactly what was accepted, so nothing was issued.")
    case .unknownDraft, .unknownKind, .titleTaken, .unknownPaper, .paperTaken, .restrictedNeedsRight, .hasMarks,
      .noText, .unknownVersion, .sameText, .nobodyToAsk, .restrictedCannotBeOpen, .restrictedToThem, .dueInPast,
      .unknownUnit, .unknownPerson, .unknownCirculation, .notCirculated, .notYours, .nothingSent, .sentTwice,
      .versionMoved, .unknownBlock, .quoteNotFound, .nothingSaid, .unknownMeeting, .notOfThatPaper, .nothingNew,
      .senderKnown, .sendersMissing, .nobodySilent, .unknownReturn, .alreadySetAside, .isAnswered, .roundClosed,
      .unknownField, .fieldInUse, .unknownPart, .unknownSource, .sentBefore, .alreadyWithdrawn:
      .elsewhere
    }
  }

  /// What would help, in every language.
  var mend: Phrase {
    switch self {
    case .unknownDraft, .unknownKind, .unknownPaper, .unknownUnit, .unknownPerson, .unknownCirculation,
      .unknownMeeting, .unknownReturn, .unknownPart, .unknownSource, .unknownField, .unknownVersion, .unknownOpinion,
      .versionMoved, .unknownBlock, .titleTaken, .paperTaken, .restrictedNeedsRight, .notYours, .notCirculated,
      .hasMarks, .noText, .sameText, .nobodyToAsk, .restrictedCannotBeOpen, .restrictedToThem, .sentBefore, .dueInPast,
      .nothingSent, .sentTwice,
      .nothingNew, .quoteNotFound, .nothingSaid, .notOfThatPaper, .senderKnown, .nobodySilent:
      choosingAgain
    case .alreadySetAside, .alreadyWithdrawn, .isAnswered, .roundClosed, .noOpinions, .asksItself, .reasonMissing,
      .sameProposal,
      .notAlone,
      .differentPlaces,
      .fieldInUse, .noExplanation, .noWording, .contradicts, .orderNeeded, .placeGone, .noDecisions, .openOpinions,
      .filesUnread, .sendersMissing, .unsound, .notMade:
      doingOtherwise
    }
  }

  private var choosingAgain: Phrase {
    switch self {
    case .unknownDraft, .unknownKind, .unknownPaper, .unknownUnit, .unknownPerson, .unknownCirculation, .unknownMeeting,
      .unknownReturn, .unknownPart, .unknownSource, .unknownField, .unknownVersion:
      Phrase("Hãy tải lại trang và chọn lại.", "Load the page again and choose again.")
    case .unknownOpinion, .versionMoved, .unknownBlock:
      Phrase("Hãy tải lại trang: vừa có thay đổi.", "Load the page again: something has changed.")
    case .titleTaken: Phrase("Hãy đặt tên khác.", "Give it another title.")
    case .paperTaken: Phrase("Hãy chọn tài liệu khác hoặc bỏ trống.", "Choose another one, or none.")
    case .restrictedNeedsRight, .notYours, .notCirculated:
      Phrase("Hãy nhờ người được giao việc này.", "Ask somebody whose task it is.")
    case .hasMarks:
      Phrase(
        "Hãy mở tệp trong Word, chấp nhận hoặc từ chối hết sửa đổi, xóa nhận xét, lưu lại rồi gửi.",
        "Open it in Word, accept or reject all changes, delete the comments, save and send it again.")
    case .noText: Phrase("Hãy gửi tệp Word có nội dung.", "Send a Word file with the text in it.")
    case .sameText: Phrase("Hãy kiểm tra đã chọn đúng tệp.", "Check that it is the right file.")
    case .nobodyToAsk: Phrase("Hãy chọn đơn vị hoặc người nhận.", "Choose units or people.")
    case .restrictedCannotBeOpen:
      Phrase("Hãy gửi đích danh người được xem.", "Send it to those who may read it.")
    case .restrictedToThem:
      Phrase(
        "Hãy bỏ những nơi này khỏi danh sách, hoặc giao vai trò được xem tài liệu hạn chế cho họ, với đơn vị là cho đầu mối.",
        "Leave them out, or give them a role that reads restricted papers; for a unit, give it to somebody there.")
    case .sentBefore:
      Phrase(
        "Hãy chọn chỉ gửi nơi chưa nhận, hoặc gửi lại cho tất cả.",
        "Choose to send it to the others only, or to everybody once more.")
    case .dueInPast: Phrase("Hãy chọn ngày từ hôm nay trở đi.", "Choose today or a later day.")
    case .nothingSent: Phrase("Hãy chọn tệp Word đã góp ý.", "Choose the Word files that came back.")
    case .sentTwice, .nothingNew, .senderKnown, .nobodySilent:
      Phrase("Không cần làm gì thêm.", "Nothing more is to be done.")
    case .quoteNotFound: Phrase("Hãy chép đúng câu chữ trong đoạn.", "Copy the words as the passage has them.")
    case .nothingSaid: Phrase("Hãy nhập nội dung.", "Write something.")
    case .notOfThatPaper:
      Phrase(
        "Hãy gắn nội dung chương trình với tài liệu đó, hoặc gắn dự thảo với đúng tài liệu.",
        "Bind an agenda item to that paper, or the draft to the right paper.")
    case .sendersMissing, .alreadySetAside, .isAnswered, .roundClosed, .noOpinions, .asksItself, .reasonMissing,
      .sameProposal,
      .notAlone, .differentPlaces, .fieldInUse, .noExplanation, .noWording, .contradicts, .orderNeeded, .placeGone,
      .noDecisions, .openOpinions, .filesUnread, .unsound, .notMade, .alreadyWithdrawn:
      .elsewhere
    }
  }

  private var doingOtherwise: Phrase {
    switch self {
    case .alreadySetAside, .alreadyWithdrawn: Phrase("Không cần làm gì thêm.", "Nothing more is to be done.")
    case .isAnswered: Phrase("Bản đã được trả lời thì giữ nguyên.", "What has been answered stays.")
    case .roundClosed:
      Phrase(
        "Ý kiến đã vào bảng tiếp thu của đợt đó nên giữ nguyên; cần xóa dữ liệu cá nhân thì dùng “Xóa nội dung”.",
        "Its opinions stand in that round's table of answers and stay; to erase personal data use “Erase”.")
    case .noOpinions: Phrase("Hãy đánh dấu ý kiến cần xử lý.", "Tick the opinions.")
    case .asksItself: Phrase("Hãy trả lời ý kiến này trên bảng tổng hợp.", "Answer it on the board.")
    case .reasonMissing: Phrase("Hãy ghi lý do ngắn gọn.", "Give a short reason.")
    case .sameProposal:
      Phrase("Muốn trả lời khác nhau, hãy trả lời riêng từng ý kiến.", "To answer them differently, answer each apart.")
    case .notAlone: Phrase("Hãy chọn những ý kiến khác.", "Choose other opinions.")
    case .differentPlaces:
      Phrase("Chỉ gộp ý kiến về cùng một đoạn.", "Only opinions about one passage can be joined.")
    case .fieldInUse: Phrase("Hãy chuyển các ý kiến đó sang lĩnh vực khác trước.", "Move these opinions first.")
    case .noExplanation:
      Phrase(
        "Hãy ghi giải trình; chỉ tiếp thu toàn bộ một sửa đổi mới không cần.",
        "Write it; only a change that is accepted as it is needs none.")
    case .noWording:
      Phrase(
        "Hãy để trống ô câu chữ; với một dòng của bảng, ghi đủ các ô, mỗi dòng một ô.",
        "Leave the wording empty; for a row of a table word every cell, one a line.")
    case .contradicts:
      Phrase(
        "Hãy chọn một trong hai, hoặc ghi câu chữ thống nhất cho một ý kiến và giữ nguyên ý kiến kia.",
        "Choose one of the two, or agree on a wording for one and keep the text for the other.")
    case .orderNeeded: Phrase("Hãy ghi thứ tự khác nhau cho hai ý kiến.", "Give the two different places in order.")
    case .placeGone:
      Phrase(
        "Hãy giữ nguyên và giải trình, hoặc nhập câu chữ cho đoạn hiện nay.",
        "Keep the text and explain, or word the passage as it stands now.")
    case .noDecisions: Phrase("Hãy tiếp thu ít nhất một ý kiến.", "Accept at least one opinion.")
    case .openOpinions:
      Phrase("Hãy trả lời hết trên bảng tổng hợp rồi phát hành.", "Answer them on the board, then issue.")
    case .sendersMissing:
      Phrase(
        "Hãy ghi nơi gửi từng tệp ở trang bản góp ý nhận về, hoặc ghi là không tính và nêu lý do.",
        "Say who sent each on the page of what came back, or set it aside and say why.")
    case .filesUnread:
      Phrase(
        "Hãy xin lại tệp, rồi ở trang bản góp ý nhận về ghi tệp hỏng là không tính và nêu lý do.",
        "Ask for a better file, and set the bad one aside on the page of what came back, saying why.")
    case .notMade:
      Phrase(
        "Hãy trả lời lại ý kiến này (ghi câu chữ thống nhất hoặc giữ nguyên), hoặc soạn bản mới trong Word rồi nộp tệp đó.",
        "Answer it anew, with an agreed wording or keeping the text, or write the new version in Word and file it.")
    case .unsound:
      Phrase("Hãy báo người bảo trì kèm tên dự thảo.", "Tell whoever maintains the program, with the draft's name.")
    case .unknownDraft, .unknownKind, .titleTaken, .unknownPaper, .paperTaken, .restrictedNeedsRight, .hasMarks,
      .noText, .unknownVersion, .sameText, .nobodyToAsk, .restrictedCannotBeOpen, .restrictedToThem, .dueInPast,
      .unknownUnit, .unknownPerson, .unknownCirculation, .notCirculated, .notYours, .nothingSent, .sentTwice,
      .versionMoved, .unknownBlock, .quoteNotFound, .nothingSaid, .unknownMeeting, .notOfThatPaper, .nothingNew,
      .senderKnown, .nobodySilent, .unknownReturn, .unknownOpinion, .unknownField, .unknownPart, .unknownSource,
      .sentBefore:
      .elsewhere
    }
  }
}

extension [String] {
  /// The first few, and how many more there are.
  func some(_ say: Language) -> String {
    let shown = prefix(5).joined(separator: ", ")
    return count > 5 ? say("\(shown) và \(count - 5) nơi khác", "\(shown) and \(count - 5) more") : shown
  }
}
