// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

extension PaperRefusal: Explained {
  public func problem(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .unknownKind(let id):
      say(
        "Không lập được loại văn bản “\(pack.paper(id)?.name[say] ?? id)” ở đây.",
        "The paper “\(pack.paper(id)?.name[say] ?? id)” cannot be made here.")
    case .unknownSubject: say("Không có cuộc họp hoặc nội dung biểu quyết này.", "There is no such meeting or vote.")
    case .notInThisMode(let id):
      say(
        "Hình thức đại hội này không có “\(pack.paper(id)?.name[say] ?? id)”.",
        "A congress of this kind has no “\(pack.paper(id)?.name[say] ?? id)”.")
    case .notYet(let id, let need):
      say(
        "Chưa phát hành được “\(pack.paper(id)?.name[say] ?? id)”: \(need.problem(say)).",
        "“\(pack.paper(id)?.name[say] ?? id)” cannot be issued yet: \(need.problem(say)).")
    case .beforeTheMeeting(let day):
      say(
        "Văn bản ghi lại cuộc họp không thể đề ngày trước cuộc họp (\(day.words(say))).",
        "A paper that tells of the meeting cannot be dated before it (\(day.words(say))).")
    case .meetingCalledOff: say("Cuộc họp này đã hủy.", "This meeting has been called off.")
    case .voteAnnulled(let id):
      say(
        "Cuộc biểu quyết này đã bị hủy, không còn kết quả nào để lập “\(pack.paper(id)?.name[say] ?? id)”.",
        "This vote was annulled and has no result left that “\(pack.paper(id)?.name[say] ?? id)” could tell.")
    case .issuedMeanwhile(let id, let number, let day):
      issuedMeanwhile(pack.paper(id)?.name[say] ?? id, number, day, say)
    case .noIssuer(let id):
      say(
        "Bộ quy tắc không nêu văn bản của “\(pack.body(id)?.name[say] ?? id)” đứng tên cơ quan nào và ai ký thay.",
        "The rules do not say in whose name papers of “\(pack.body(id)?.name[say] ?? id)” go out and who signs for it.")
    }
  }

  public func mend(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .unknownKind:
      say("Hãy chọn trong danh sách văn bản của cuộc họp.", "Choose one from the papers of the meeting.")
    case .unknownSubject: say("Hãy mở lại từ danh sách cuộc họp.", "Open it again from the list of meetings.")
    case .notInThisMode: say("Hãy chọn văn bản khác.", "Choose another paper.")
    case .notYet(_, let need): need.mend(say)
    case .beforeTheMeeting: say("Hãy chọn ngày họp hoặc ngày sau đó.", "Choose the day of the meeting or a later one.")
    case .meetingCalledOff:
      say("Không phát hành văn bản cho cuộc họp đã hủy.", "No paper is issued for a meeting that is not held.")
    case .voteAnnulled:
      say(
        "Bản đã phát hành không còn giá trị; biên bản cuộc họp ghi việc hủy. Khi biểu quyết lại, hãy lập văn bản của lần đó.",
        "What was issued is void, and the minutes of the meeting tell the annulment. Issue that of the new vote once it is taken."
      )
    case .issuedMeanwhile:
      say(
        "Hãy xem bản đó trước; nếu vẫn cần, phát hành lại ở đây.",
        "Look at that one first; if it is still needed, issue it again here.")
    case .noIssuer:
      say(
        "Hãy lập văn bản này ngoài hệ thống, hoặc nhờ người giữ bộ quy tắc ghi thêm mục “issuer” cho cơ quan này.",
        "Write this paper outside of the system, or have “issuer” added for this body where the rules are kept.")
    }
  }

  private func issuedMeanwhile(_ name: String, _ number: String?, _ day: Day, _ say: Language) -> String {
    let number = number.map { " – \($0)" } ?? ""
    return say(
      "Văn bản này vừa được phát hành ở nơi khác: \(name)\(number), ngày \(day.words(say)).",
      "This paper was just issued elsewhere: \(name)\(number), \(day.words(say)).")
  }
}

extension PaperRefusal.Need {
  /// What is missing, as the rest of a sentence.
  func problem(_ say: Language) -> String {
    switch self {
    case .agenda: say("cuộc họp chưa có chương trình", "the meeting has no agenda")
    case .summons: say("cuộc họp chưa được triệu tập", "the meeting has not been summoned")
    case .opening: say("cuộc họp chưa khai mạc", "the meeting has not been opened")
    case .question: say("chưa có nội dung biểu quyết", "there is no question yet")
    case .openedVote: say("chưa bắt đầu biểu quyết", "the vote has not been opened")
    case .declaredVote: say("chưa công bố kết quả biểu quyết", "no result has been declared by that day")
    case .adoption: say("chưa có nội dung nào được thông qua", "nothing has been adopted by that day")
    case .openAdoption:
      say(
        "chưa có nội dung nào được thông qua mà văn bản gửi chung được ghi; kết quả về tài liệu hạn chế không ghi ở đây",
        "nothing has been adopted that a paper for all may tell; what rests on restricted papers is not told in it")
    case .conclusion: say("cuộc họp chưa được kết luận", "the meeting has not been concluded by that day")
    case .closing: say("cuộc họp chưa bế mạc", "the meeting has not been closed by that day")
    case .allocation: say("chưa thông qua phương án phân bổ", "no allocation has been adopted by that day")
    case .freshAllocation:
      say(
        "phương án đã thông qua không còn khớp số đại biểu phải phân bổ",
        "the allocation that was adopted gives another number than is to be allocated")
    case .delegates: say("chưa triệu tập đại biểu nào", "no delegate has been summoned")
    case .credentials: say("chưa công nhận tư cách đại biểu", "the credentials are not recognised by that day")
    case .opinions: say("chưa có ý kiến góp ý nào", "no opinion has come in by that day")
    case .circulation: say("dự thảo chưa được gửi lấy ý kiến", "the draft has not been sent out")
    case .predecessors: say("chưa có văn kiện của tổ chức trước", "no text of a predecessor has been added")
    case .slate: say("chưa giữ phương án nào", "no version of the slate has been kept by that day")
    case .adoptedSlate: say("chưa thông qua phương án nào", "no version of the slate has been adopted by that day")
    }
  }

  /// What would help.
  func mend(_ say: Language) -> String {
    switch self {
    case .agenda: say("Hãy lập chương trình trước.", "Set up the agenda first.")
    case .summons: say("Hãy gửi giấy triệu tập trước.", "Send the summons first.")
    case .opening: say("Hãy khai mạc cuộc họp trước.", "Open the meeting first.")
    case .question: say("Hãy soạn nội dung biểu quyết trước.", "Prepare the question first.")
    case .openedVote: say("Hãy bắt đầu biểu quyết trước.", "Open the vote first.")
    case .declaredVote: say("Hãy kiểm phiếu và công bố kết quả trước.", "Count and declare the result first.")
    case .adoption:
      say(
        "Hãy biểu quyết lại nếu còn việc cần quyết định; biên bản ghi đủ kết quả lần này.",
        "Vote again where something is still to be decided; the minutes tell this result.")
    case .openAdoption:
      say(
        "Nghị quyết không có dạng hạn chế: kết quả về tài liệu hạn chế chỉ ghi trong biên bản cuộc họp và biên bản kiểm phiếu, dành cho người có thẩm quyền.",
        "A resolution has no restricted form: results on restricted papers stand in the minutes and the tally minutes, for those entitled to read them."
      )
    case .conclusion: say("Hãy ghi kết luận trước.", "Record the conclusion first.")
    case .closing: say("Hãy bế mạc cuộc họp trước.", "Close the meeting first.")
    case .allocation: say("Hãy thông qua một phương án trước.", "Adopt an allocation first.")
    case .freshAllocation: say("Hãy phân bổ lại và thông qua phương án mới.", "Allocate again, and adopt that.")
    case .delegates: say("Hãy triệu tập đại biểu trước.", "Summon the delegates first.")
    case .credentials: say("Hãy hoàn thành thẩm tra trước.", "Finish the examination first.")
    case .opinions: say("Hãy nhận ý kiến góp ý trước.", "Take in opinions first.")
    case .circulation: say("Hãy gửi dự thảo lấy ý kiến trước.", "Send the draft out first.")
    case .predecessors: say("Hãy thêm văn kiện của tổ chức trước.", "Add the texts of predecessors first.")
    case .slate: say("Hãy giữ một phương án trên bảng cơ cấu trước.", "Keep a version on the slate board first.")
    case .adoptedSlate: say("Hãy thông qua một phương án trước.", "Adopt a version first.")
    }
  }
}

extension PaperGrounds {
  /// "Số 05-TB/BCH", as printed at the paper's head; nothing for a kind that is not numbered.
  public func printedNumber(of paper: IssuedPaper) -> String? {
    guard let number = paper.number, let kind = pack.paper(paper.kind) else { return nil }
    return PaperComposer(grounds: self, language: paper.language, day: paper.day).numberLine(of: kind, number)
      .nilIfEmpty
  }

  /// "05-TB/BCH": the number below a heading that calls it one, without the word that the pack puts before it.
  func numberAlone(of paper: IssuedPaper) -> String? {
    guard let printed = printedNumber(of: paper) else { return nil }
    let pattern = pack.paper(paper.kind)?.numberPattern?[paper.language] ?? ""
    let word = pattern.firstRange(of: "{n}").map { pattern[..<$0.lowerBound] } ?? ""
    return word.last == " " && printed.hasPrefix(word) ? String(printed.dropFirst(word.count)) : printed
  }

  /// The name of a file of this paper, or of a copy of it, in letters that every file system takes. One that bears no
  /// number is told apart by its place among all papers: two votes of a day have their tally minutes.
  func fileName(of paper: IssuedPaper, _ format: PaperFormat, _ copy: String = "") -> String {
    let number = paper.number.map { "-\($0.twoDigits)" } ?? "-\(paper.id)"
    return "\(paper.day)-\(paper.kind)\(number)-\(paper.language.rawValue)\(copy).\(format.rawValue)"
  }
}
