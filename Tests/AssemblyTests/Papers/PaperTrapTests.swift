// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal
import Packs
import TestKit
import Testing

/// The traps into which papers fall, each held open here.
@Suite("A paper")
struct PaperTrapTests {
  @Test(
    "leaves a value that was voted on but not reported empty, and says so",
    arguments: [PaperForm.notice, .tallyMinutes])
  func unreported(form: PaperForm) throws {
    let paper = try ConferenceStory().paper(form)
    let row = try #require(paper.rows.first { $0[1] == "Số lượng ủy viên Ủy ban Kiểm tra" && $0.count == 5 })
    #expect(row[2] == "……")
    #expect(paper.notes.contains { $0.contains("Ủy ban Kiểm tra") && $0.contains("để trống") })
  }

  @Test("that resolves tells each figure once, by its point, and notes which was not reported")
  func onceTold() throws {
    let paper = try ConferenceStory().paper(.resolution)
    #expect(!paper.rows.contains { $0.count == 5 } && !paper.plainText.contains("……"))
    #expect(paper.plainText.contains("3. Thống nhất: Số lượng ủy viên Ủy ban Kiểm tra (40 phiếu"))
    #expect(paper.notes.contains { $0.contains("Ủy ban Kiểm tra") && $0.contains("để trống") })
    #expect(!paper.plainText.contains("chờ cấp trên phê duyệt"), "nobody approves figures of this pack")
  }

  @Test("that resolves says which figures wait for the level above, until they are approved")
  func waiting() throws {
    var told = try ConferenceStory(pack: .sample.answeringAbove())
    let standing = "Đã biểu quyết, chờ cấp trên phê duyệt: "
    #expect(try told.paper(.resolution).plainText.contains(standing))
    #expect(try told.paper(.notice).rows.contains { $0.contains("chờ phê duyệt") })
    let later = ConferenceStory.day.adding(3)
    try told.story.given(
      .figures(.approve("body.executive.size", .number(33), instrument: "Công văn 7", on: later)))
    #expect(try told.paper(.resolution).plainText.contains(standing), "not known on the day of the paper")
    #expect(try !told.paper(.resolution, on: later).plainText.contains("chờ cấp trên"))
  }

  @Test("never takes the size of a body for the number of ex officio delegates")
  func exOfficio() throws {
    let paper = try ConferenceStory().paper(.notice)
    let row = try #require(paper.rows.first { $0.count == 5 && $0[1] == "Đại biểu đương nhiên" })
    #expect(row[2] == "51 đại biểu")
    #expect(paper.plainText.contains("Theo số đại biểu dự kiến ngày 15/7/2025:"))
    #expect(paper.plainText.contains("135 đại biểu (186 trừ 51 đại biểu đương nhiên)"))
  }

  @Test("divides votes by the rule's base and not by those present")
  func base() throws {
    let paper = try ConferenceStory().paper(.tallyMinutes)
    let text = paper.plainText
    // 43 of 51 in office; 43 of 48 present would be 89,58%.
    #expect(text.contains("84,31%"))
    #expect(!text.contains("89,58%"))
    #expect(text.contains("số thành viên đương nhiệm (51)"))
    #expect(text.contains("được thông qua với 43 phiếu “Đồng ý” trên tổng số 51 thành viên đương nhiệm, đạt 84,31%"))
  }

  @Test("names the base of a share by what it counts", arguments: Base.allCases)
  func counted(base: Base) {
    func counted(_ base: Base, _ count: Int, _ say: Language) -> String { base.counted(count, say, in: .office) }
    #expect(counted(base, 47, .vietnamese).hasPrefix("47 ") && counted(base, 47, .english).hasPrefix("47 "))
    #expect(counted(.cast, 47, .english) == "47 votes cast for and against")
    #expect(counted(.valid, 1, .english) == "1 valid paper")
  }

  @Test("cites the rule of what it works out of the planned number, in its notes and not in its text")
  func derived() throws {
    let paper = try ConferenceStory().paper(.resolution)
    #expect(paper.plainText.contains("124 đại biểu (ít nhất hai phần ba tổng số 186 đại biểu)"))
    #expect(paper.plainText.contains("94 phiếu (quá một phần hai tổng số 186 đại biểu)"))
    #expect(paper.notes.contains { $0.hasPrefix("Căn cứ: Số có mặt tối thiểu của đại hội – ") })
  }

  @Test("tells of a figure that was voted on twice which value holds, and who was there at each vote")
  func twice() throws {
    var told = try ConferenceStory(upTo: .declared)
    let ballot = try #require(told.story.congress.decisions.vote(told.vote)?.ballot)
    let first = try told.paper(.resolution)
    #expect(first.plainText.contains("Căn cứ kết quả biểu quyết tại Hội nghị (có mặt 48/51"))
    let question = try #require(ballot.questions.first)
    let second = VoteID("v", 2)
    try told.story.given(
      .meetings(.noteDeparture(person(30), from: told.meeting, on: ConferenceStory.at("10:50"))),
      .decisions(
        .draft(
          told.meeting,
          Ballot(
            title: "Lại", method: ballot.method, isSecret: ballot.isSecret, item: ballot.item, questions: [question]))),
      .decisions(.open(second, tellers: [person(3), person(4)], at: ConferenceStory.at("10:55"))))
    let count = try #require(ConferenceStory.tally.question(question.id))
    let tally = Tally(
      issued: ConferenceStory.tally.issued - 1, returned: count.valid + count.invalid, questions: [count])
    try told.story.given(
      .decisions(.enter(second, tally, by: person(3))), .decisions(.enter(second, tally, by: person(4))),
      .decisions(.declare(second, at: ConferenceStory.at("10:58"))))
    let paper = try told.paper(.resolution)
    let text = paper.plainText
    #expect(text.contains("Căn cứ kết quả biểu quyết tại Hội nghị,"))
    #expect(text.contains("khi biểu quyết có mặt 48/51") && text.contains("khi biểu quyết có mặt 47/51"))
    #expect(text.ranges(of: "đã được thay bằng kết quả biểu quyết sau").count == 1)
    #expect(paper.rows.count { $0.count == 5 } == first.rows.count { $0.count == 5 }, "no row for a figure told twice")
  }

  @Test("in another language bears the number of the paper that it is")
  func translated() throws {
    var told = try ConferenceStory()
    for (form, language) in [(PaperForm.notice, Language.vietnamese), (.notice, .english), (.notice, .vietnamese)] {
      _ = try told.issue(form, in: language)
    }
    let numbers = told.story.congress.papers.issued.suffix(3).map(\.number)
    #expect(numbers == [1, 1, 2])
    _ = try told.issue(.notice, in: .english)
    #expect(told.story.congress.papers.issued.last?.number == 2)
  }

  @Test("keeps the heads of the opening when people come, go or leave the body after the vote")
  func frozen() throws {
    var told = try ConferenceStory()
    let before = try told.paper(.tallyMinutes)
    let body = told.story.congress.organisations.bodies[0].id
    try told.story.given(.organisations(.endPost("member", of: PersonID("p", 40), in: body, on: ConferenceStory.day)))
    #expect(try told.paper(.tallyMinutes) == before)
  }

  @Test(
    "calls a vote secret only when it is", arguments: [PaperForm.votingPaper, .tallyMinutes, .minutes, .notice],
    [true, false])
  func secrecy(form: PaperForm, isSecret: Bool) throws {
    let text = try ConferenceStory(isSecret: isSecret).paper(form).plainText.lowercased()
    let open = text.replacing("không phải bỏ phiếu kín", with: "")
    #expect(open.contains("bỏ phiếu kín") == isSecret)
  }

  @Test("of a day prints nothing that came later")
  func laterFigures() throws {
    var told = try ConferenceStory()
    let before = try told.paper(.resolution)
    let later = ConferenceStory.day.adding(13)
    let held = FigureRecord(
      figure: "delegates.planned", value: .number(184), status: .asHeld, day: later, source: "Báo cáo")
    try told.story.given(.figures(.note(held)))
    #expect(try told.paper(.resolution) == before)
    // A later issue tells the same decision, and no longer derives a quorum from a number that has changed.
    let again = try told.paper(.resolution, on: later).plainText
    #expect(!again.contains("184"))
    #expect(again.contains("Số lượng đại biểu: 186"))
    #expect(!again.contains("135"))
  }

  @Test("gives the body its own term and the congress its own, and the review report the old one")
  func terms() throws {
    let minutes = try ConferenceStory().paper(.minutes).plainText
    #expect(minutes.contains("Ban Chấp hành Tổ chức mẫu, nhiệm kỳ 2020-2025"))
    #expect(minutes.contains("Báo cáo kiểm điểm của Ban Chấp hành, nhiệm kỳ 2020-2025"))
    let resolution = try ConferenceStory().paper(.resolution).plainText
    #expect(resolution.contains("Đại hội đại biểu Tổ chức mẫu lần thứ I, nhiệm kỳ 2025-2030"))
  }

  @Test(
    "that all may read tells nothing of a restricted one",
    arguments: [PaperForm.notice, .resolution, .programme, .invitation])
  func restricted(form: PaperForm) throws {
    let paper = try ConferenceStory().paper(form)
    #expect(!paper.isRestricted)
    #expect(!paper.plainText.contains("nhân sự dự kiến"))
    #expect(!paper.plainText.contains("Kết luận riêng về nhân sự"))
    #expect(!paper.plainText.contains("Đề án nhân sự, nhiệm kỳ"))
  }

  @Test("of minutes is whole, and therefore restricted where an item is")
  func minutesRestricted() throws {
    let paper = try ConferenceStory().paper(.minutes)
    #expect(paper.isRestricted)
    #expect(paper.head.mark?.hasPrefix("TÀI LIỆU HẠN CHẾ") == true, "below the number, not under the signatures")
    #expect(!paper.notes.contains { $0.contains("hạn chế") })
    #expect(paper.plainText.contains("Ý kiến riêng về nhân sự dự kiến."))
  }

  @Test("names a term once, also where the title of the paper names it already")
  func termOnce() throws {
    var told = try ConferenceStory(upTo: .planned)
    let title = "Báo cáo kiểm điểm nhiệm kỳ 2020 - 2025"
    try told.story.given(
      .meetings(.table(title: title, term: Term(2020, 2025), isRestricted: false, file: nil)),
      .meetings(
        .addItem(
          told.meeting,
          AgendaItemDraft(
            title: "Kiểm điểm", kind: .discuss, paper: TabledPaperID("d", 5), presenter: nil, minutes: 10))))
    let lines = try told.paper(.programme).rows.joined()
    #expect(lines.contains { $0.contains("\(title) (bản 1)") }, "\(lines)")
    #expect(lines.contains { $0.contains("Báo cáo chính trị, nhiệm kỳ 2025-2030 (bản 1)") })
  }

  @Test("of minutes cites the rule of the quorum also where nothing was voted on")
  func quorumCited() throws {
    var told = try ConferenceStory(upTo: .planned)
    let first = PaperSubject.meeting(MeetingID("m", 1))
    try told.story.given(.papers(.issue(kind: "minutes", about: first, on: ConferenceStory.day, in: .vietnamese)))
    let notes = try #require(told.story.congress.papers.issued.last?.content.value).notes
    #expect(notes.contains { $0.contains("Số có mặt tối thiểu của hội nghị") && $0.contains("(chưa đối chiếu)") })
  }

  @Test("cites each rule with its source, and says which nobody has compared with the text")
  func sources() throws {
    let notes = try ConferenceStory().paper(.tallyMinutes).notes
    #expect(notes.contains { $0.contains("Số có mặt tối thiểu của hội nghị") && $0.contains("(chưa đối chiếu)") })
    #expect(notes.contains { $0.contains("Đa số của hội nghị") && !$0.contains("(chưa đối chiếu)") })
  }

  @Test("tells who concluded on whose authority")
  func delegation() throws {
    let notice = try ConferenceStory().paper(.notice)
    #expect(notice.plainText.contains("theo ủy quyền của ông (bà) Người Số 1, Chủ tịch; căn cứ: Giấy ủy quyền số 05"))
    #expect(notice.signatures.map(\.name) == ["Người Số 2"])
    #expect(notice.signatures.map(\.post) == ["ỦY VIÊN"])
  }

  @Test("concludes after what the meeting did, and resolves what was put to the vote")
  func resolves() throws {
    let notice = try ConferenceStory().paper(.notice).plainText
    #expect(notice.contains("Sau khi Hội nghị nghe báo cáo, thảo luận và biểu quyết, ông (bà) Người Số 2"))
    #expect(
      try ConferenceStory().paper(.notice, in: .english).plainText
        .contains("The conference having heard the reports, debated and voted, "))
    let resolution = try ConferenceStory().paper(.resolution).plainText
    #expect(
      resolution.contains(
        "(43 phiếu “Đồng ý” trên tổng số 51 thành viên đương nhiệm, đạt 84,31%)."))
    #expect(resolution.contains("1. Thống nhất: ") && !resolution.contains("được thông qua với"))
    #expect(try ConferenceStory().paper(.resolution, in: .english).plainText.contains("1. Resolved: "))
  }

  @Test("to vote on has nothing filled in and no line to sign")
  func votingPaper() throws {
    let paper = try ConferenceStory(upTo: .planned).paper(.votingPaper)
    #expect(paper.signatures.isEmpty)
    #expect(paper.rows.count == 6)
    #expect(paper.rows.allSatisfy { $0.dropFirst(2).allSatisfy(\.isEmpty) })
  }

  @Test("by show of hands speaks of no papers")
  func hands() throws {
    let text = try ConferenceStory(method: .hands).paper(.tallyMinutes).plainText
    #expect(text.contains("giơ tay"))
    #expect(!text.contains("Số phiếu phát ra"))
  }
}

/// What must be there first.
@Suite("Issuing a paper")
struct PaperIssueTests {
  @Test(
    "waits for what it tells of",
    arguments: [
      (PaperForm.invitation, ConferenceStory.Chapter.planned, PaperRefusal.Need.summons),
      (.minutes, .summoned, .opening), (.notice, .summoned, .opening), (.resolution, .voting, .declaredVote),
      (.tallyMinutes, .opened, .openedVote), (.tallyMinutes, .voting, .declaredVote),
      (.minutes, .declared, .conclusion),
      (.notice, .declared, .conclusion), (.minutes, .concluded, .closing),
    ])
  func waits(form: PaperForm, chapter: ConferenceStory.Chapter, need: PaperRefusal.Need) throws {
    #expect(throws: PaperRefusal.notYet(kind: form.rawValue, needs: need)) {
      try refused(ConferenceStory(upTo: chapter), form)
    }
  }

  @Test(
    "is refused before the day of the meeting", arguments: [PaperForm.minutes, .notice, .resolution, .tallyMinutes])
  func tooEarly(form: PaperForm) throws {
    let told = try ConferenceStory()
    #expect(throws: PaperRefusal.beforeTheMeeting(ConferenceStory.day)) {
      try refused(told, form, on: ConferenceStory.day.adding(-1))
    }
  }

  @Test("is refused for a kind that nothing composes, and it is not offered")
  func unknown() throws {
    var told = try ConferenceStory()
    #expect(!told.story.congress.offeredPapers.contains { $0.kind.id == "credentials" })
    #expect(throws: CongressRefusal.self) {
      try told.story.when(
        .papers(.issue(kind: "credentials", about: .meeting(told.meeting), on: ConferenceStory.day, in: .vietnamese)))
    }
  }

  @Test("numbers from 01 in each kind and term, and marks what a later issue replaced")
  func numbers() throws {
    var told = try ConferenceStory()
    _ = try told.issue(.notice)
    _ = try told.issue(.minutes)
    let second = try told.issue(.notice)
    let papers = told.story.congress.papers.issued
    #expect(papers.map(\.number) == [1, 1, 2])
    #expect(papers[0].replacedBy == papers[2].id)
    #expect(papers[1].replacedBy == nil)
    #expect(second.head.left.contains { $0.text == "Số 02-TB/BCH" })
  }

  @Test("numbers a kind that is counted by the year from 01 in each year, and goes on within it")
  func numbersByYear() throws {
    let days = [ConferenceStory.day] + [Day(2025, 12, 31), Day(2026, 1, 1), Day(2026, 12, 31)].compactMap { $0 }
    #expect(days.count == 4)
    func issued(_ pack: RulePack) throws -> (numbers: [Int?], series: Int, lines: [String]) {
      var told = try ConferenceStory(pack: pack)
      let papers = try days.map { try told.issue(.notice, on: $0) }
      let kept = told.story.congress.papers.issued
      let lines = papers.flatMap { $0.head.left.map(\.text) }.filter { $0.hasPrefix("Số ") }
      return (kept.map(\.number), Set(kept.map(\.series)).count, lines)
    }
    let byYear = try issued(.office.numbering("notice", .perYear))
    #expect(byYear.numbers == [1, 2, 1, 2] && byYear.series == 2)
    #expect(byYear.lines == ["Số 01-TB/BCH", "Số 02-TB/BCH", "Số 01-TB/BCH", "Số 02-TB/BCH"])
    let byTerm = try issued(.office)
    #expect(byTerm.numbers == [1, 2, 3, 4] && byTerm.series == 1)
  }

  /// The refusal of a paper, thrown as it is.
  private func refused(_ told: ConferenceStory, _ form: PaperForm, on day: Day = ConferenceStory.day) throws {
    do throws(CongressRefusal) { _ = try told.paper(form, on: day) } catch {
      if case .papers(let refusal) = error { throw refusal }
      throw error
    }
  }
}

extension Paper {
  /// The rows of all tables.
  var rows: [[String]] {
    blocks.flatMap { if case .table(let table) = $0 { table.rows } else { [[String]]() } }
  }
}

extension RulePack {
  /// The same pack, in which one kind of paper is numbered otherwise.
  fileprivate func numbering(_ id: String, _ numbering: PaperKind.Numbering) -> RulePack {
    let renumbered = papers.map { kind in
      guard kind.id == id else { return kind }
      return PaperKind(
        id: kind.id, name: kind.name, numbering: numbering, numberPattern: kind.numberPattern, parent: kind.parent,
        organ: kind.organ, isRestricted: kind.isRestricted, signatures: kind.signatures, recipients: kind.recipients)
    }
    return RulePack(
      id: self.id, version: version, title: title, clockOffset: clockOffset, alphabet: alphabet,
      namesSortBy: namesSortBy, terms: terms, roles: roles, bodies: bodies, posts: posts, modes: modes,
      delegateKinds: delegateKinds, figures: figures, rules: rules, layout: layout, papers: renumbered)
  }
}
