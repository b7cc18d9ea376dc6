// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Journal
import Packs
import TestKit
import Testing

@Suite("A draft")
struct DraftStoryTests {
  @Test("goes out only without anybody's marks")
  func marks() throws {
    let told = try Consultation(isSent: false)
    let head = DraftHead(kind: "report", title: "Khác", term: nil, isRestricted: false, paper: nil)
    let remarked = Consultation.text(["Lời"], remarks: [Remark(id: "1", hand: Hand(author: "A"), text: "?")])
    let tracked = MarkedText(blocks: [
      MarkedBlock(pieces: [Piece("Lời", fate: Fate(inserted: Hand(author: "A")))])
    ])
    for text in [remarked, tracked] {
      #expect(told.refusal(of: .begin(head, file: Consultation.file("x"), text: text)) == .hasMarks)
    }
    #expect(told.refusal(of: .begin(head, file: Consultation.file("x"), text: Consultation.text([" "]))) == .noText)
    let same = DraftHead(kind: "report", title: "BÁO CÁO", term: nil, isRestricted: false, paper: nil)
    #expect(
      told.refusal(of: .begin(same, file: Consultation.file("x"), text: Consultation.text(["Lời"])))
        == .titleTaken("BÁO CÁO"))
  }

  @Test("is sent to somebody, by a day to come")
  func circulation() throws {
    let told = try Consultation(isSent: false)
    func sent(_ units: [UnitID], version: Int = 1, due: Int = 7) -> DraftingCommand {
      .circulate(
        told.id,
        CirculationDraft(
          version: version, units: units, people: [], isOpenToAll: false, due: Consultation.day.adding(due)))
    }
    #expect(told.refusal(of: sent([])) == .nobodyToAsk)
    #expect(told.refusal(of: sent(told.units, version: 2)) == .unknownVersion(2))
    #expect(told.refusal(of: sent(told.units, due: -1)) == .dueInPast(Consultation.day.adding(-1)))
    #expect(told.refusal(of: sent(["none"])) == .unknownUnit("none"))
    #expect(told.refusal(of: sent(told.units, due: 0)) == nil)
  }

  @Test("that is restricted is never open to all, and does not exist for those who may not read it")
  func restricted() throws {
    var told = try Consultation(kind: "scheme")
    #expect(try told.draft.isRestricted)
    let open = CirculationDraft(
      version: 1, units: [], people: [], isOpenToAll: true, due: Consultation.day.adding(7))
    #expect(told.refusal(of: .circulate(told.id, open)) == .restrictedCannotBeOpen)
    try told.become("contact", of: 1)
    let comment = PassageComment(block: Consultation.block(2), text: "Sai")
    #expect(
      told.refusal(of: .comment(told.id, .unit(told.units[0]), comment)) == .unknownDraft(told.id))
    try told.become("compiler", of: 1)
    #expect(told.refusal(of: .setDecideBy(told.id, Consultation.day)) == .unknownDraft(told.id))
    let head = DraftHead(kind: "report", title: "Mật", term: nil, isRestricted: true, paper: nil)
    #expect(
      told.refusal(of: .begin(head, file: Consultation.file("x"), text: Consultation.text(["Lời"])))
        == .restrictedNeedsRight)
  }

  @Test("takes a version filed by hand and carries open opinions over to it")
  func filed() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")])
    var paragraphs = Consultation.paragraphs
    paragraphs.insert("Đoạn mới ở giữa.", at: 1)
    try told.give(.file(told.id, file: Consultation.file("2"), text: Consultation.text(paragraphs)))
    #expect(try told.draft.newest.number == 2 && told.synthesis.base.version == 2)
    let point = try told.point("r-1#1")
    #expect(point.block == Consultation.block(2), "the paragraph keeps its name")
    guard case .change(let change)? = try told.synthesis.said["r-1#1"]?.what else {
      Issue.record("no change")
      return
    }
    #expect(change.standing == .carried)
    #expect(
      told.refusal(of: .file(told.id, file: Consultation.file("3"), text: Consultation.text(paragraphs))) == .sameText)
  }
}

@Suite("A contribution")
struct ContributionStoryTests {
  @Test("comes from a unit's contact for that unit only, once it was asked")
  func own() throws {
    var told = try Consultation()
    let content = try told.content([("6,5", "7")])
    func taking(_ unit: Int) -> DraftingCommand {
      .takeIn(
        told.id,
        [ReturnDraft(sender: .unit(told.units[unit - 1]), file: Consultation.file("a"), content: content)])
    }
    try told.become("contact", of: 1)
    #expect(told.refusal(of: taking(1)) == nil)
    #expect(told.refusal(of: taking(2)) == .notYours)
    let other = told.story.congress.organisations.known[0]
    #expect(
      told.refusal(of: .comment(told.id, .person(other), PassageComment(block: nil, text: "Ý"))) == .notYours)
    try told.become("contact", of: 3)
    #expect(told.refusal(of: taking(3)) == .notCirculated)
    try told.become("compiler", of: 1)
    #expect(told.refusal(of: taking(3)) == nil, "whoever compiles takes in for anybody")
  }

  @Test("is taken in once, and against the version it was read against")
  func twice() throws {
    var told = try Consultation()
    let old = try told.content([("6,5", "7")])
    try told.take("a", from: 1, [("6,5", "7")])
    let again = ReturnDraft(sender: .unit(told.units[0]), file: Consultation.file("a"), content: old)
    #expect(told.refusal(of: .takeIn(told.id, [again])) == .sentTwice("r-1"))
    let other = ReturnDraft(sender: .unit(told.units[0]), file: Consultation.file("b"), content: old)
    let events = try told.story.when(.drafting(.takeIn(told.id, [again, other])))
    #expect(events.count == 1 && told.story.congress.drafting.draft(told.id)?.returns.map(\.id.text) == ["r-1", "r-2"])
    try told.give(
      .file(
        told.id, file: Consultation.file("2"), text: Consultation.text(Consultation.paragraphs + ["Thêm."])))
    #expect(told.refusal(of: .takeIn(told.id, [other])) == .sentTwice("r-2"))
    let late = ReturnDraft(sender: .unit(told.units[0]), file: Consultation.file("c"), content: old)
    #expect(told.refusal(of: .takeIn(told.id, [late])) == .versionMoved(to: 2))
  }

  @Test("that answers an older version is carried over and says so")
  func carried() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")])
    try told.answer("r-1#1", as: .accepted(wording: nil))
    try told.give(told.issuing())
    try told.take("b", from: 2, [("sáu tháng", "ba tháng")])
    let set = try #require(try told.draft.returned("r-2")?.changes)
    #expect(set.answers == 1 && set.base == 2 && set.isCarried)
    #expect(try told.point("r-2#1").block == Consultation.block(6))
  }

  @Test("from the page proposes what a file would have proposed")
  func page() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")])
    let wording = Consultation.paragraphs[1].replacing("6,5", with: "7")
    try told.give(
      .comment(
        told.id, .unit(told.units[1]),
        PassageComment(block: Consultation.block(2), text: "Theo số mới", wording: [wording])))
    let point = try told.point("r-1#1")
    #expect(point.members == ["r-1#1", "r-2#1"] && point.attached == ["r-2@1"])
    #expect(try told.synthesis.senders(of: point).count == 2)
    let all = PassageComment(block: Consultation.block(3), quote: "chín", text: "Chín hay mười?")
    try told.give(.comment(told.id, .unit(told.units[1]), all))
    guard case .remark(let placed)? = try told.synthesis.said["r-3@1"]?.what else {
      Issue.record("no remark")
      return
    }
    #expect(placed.anchor?.quote == "chín")
    for (comment, no) in [
      (PassageComment(block: Consultation.block(3), quote: "tám", text: "Ý"), DraftingRefusal.quoteNotFound("tám")),
      (PassageComment(block: Consultation.block(9), text: "Ý"), .unknownBlock(Consultation.block(9))),
      (PassageComment(block: Consultation.block(3), text: " "), .nothingSaid),
      (PassageComment(block: Consultation.block(3), text: nil, wording: [Consultation.paragraphs[2]]), .nothingSaid),
    ] { #expect(told.refusal(of: .comment(told.id, .unit(told.units[1]), comment)) == no) }
    try told.give(
      .comment(told.id, .unit(told.units[1]), PassageComment(block: Consultation.block(6), text: nil, wording: [])))
    #expect(try told.point("r-4#1").proposal?.edit == .delete(Consultation.block(6)))
  }

  @Test("is set aside with a reason while nothing of it is answered, and then counts nowhere")
  func aside() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")])
    #expect(told.refusal(of: .setAside(told.id, "r-1", reason: " ")) == .reasonMissing)
    try told.give(.setAside(told.id, "r-1", reason: "Nhầm dự thảo"))
    #expect(try told.synthesis.points.isEmpty && told.draft.returns[0].setAside == "Nhầm dự thảo")
    #expect(told.refusal(of: .setAside(told.id, "r-1", reason: "x")) == .alreadySetAside)
    try told.take("a", from: 1, [("6,5", "7")])
    try told.answer("r-2#1", as: .accepted(wording: nil))
    #expect(told.refusal(of: .setAside(told.id, "r-2", reason: "x")) == .isAnswered("r-2#1"))
  }

  @Test("can be forgotten: its words go, the record stays")
  func forgotten() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")])
    try told.give(.forget(told.id, "r-1"))
    #expect(try told.draft.returned("r-1")?.content.value == nil && told.synthesis.said.isEmpty)
    #expect(told.story.congress.drafting.forgotten == ["r-1"])
    try told.take("b", from: 1, [("6,5", "7")])
    #expect(try told.draft.returns.map(\.id.text) == ["r-1", "r-2"], "numbers are never given twice")
  }

  @Test("of a meeting is what was said there about the tabled paper, each word once")
  func meeting() throws {
    var told = try ConferenceStory(upTo: .opened, pack: .sample)
    let paper = try #require(told.story.congress.meetings.papers.first { $0.title == "Báo cáo chính trị" })
    let head = DraftHead(kind: "report", title: "Báo cáo", term: nil, isRestricted: false, paper: paper.id)
    try told.story.given(
      .drafting(
        .begin(head, file: Consultation.file("1"), text: Consultation.text(Consultation.paragraphs))))
    let taking = CongressCommand.drafting(.takeMeeting("dr-1", told.meeting))
    try told.story.given(taking)
    let draft = try #require(told.story.congress.drafting.draft("dr-1"))
    #expect(draft.synthesis.points.map(\.block) == [Consultation.block(1)], "what was said of another paper stays out")
    #expect(draft.synthesis.said["r-1@1"]?.hand?.author == "p-7")
    guard case .drafting(.nothingNew)? = told.story.refusal(of: taking) else {
      Issue.record("taken twice")
      return
    }
    try told.story.given(.drafting(.setAside("dr-1", "r-1", reason: "Nhầm")), taking)
    #expect(told.story.congress.drafting.draft("dr-1")?.returned("r-2")?.changes?.remarks.count == 1)
    let other = CongressCommand.drafting(.takeMeeting("dr-1", MeetingID("m", 1)))
    guard case .drafting(.notOfThatPaper)? = told.story.refusal(of: other) else {
      Issue.record("taken from a meeting that did not speak of it")
      return
    }
  }

  @Test("of a meeting is taken anew where its record was put right, until it is answered")
  func correctedMeeting() throws {
    var told = try ConferenceStory(upTo: .opened, pack: .sample)
    let paper = try #require(told.story.congress.meetings.papers.first { $0.title == "Báo cáo chính trị" })
    let head = DraftHead(kind: "report", title: "Báo cáo", term: nil, isRestricted: false, paper: paper.id)
    let taking = CongressCommand.drafting(.takeMeeting("dr-1", told.meeting))
    try told.story.given(
      .drafting(.begin(head, file: Consultation.file("1"), text: Consultation.text(Consultation.paragraphs))), taking)
    func correct(_ words: String, by number: Int = 8) -> MeetingCommand {
      let said = ContributionDraft(
        item: AgendaItemID("i", 2), speaker: person(number), heading: nil, summary: words, isPriority: false,
        at: ConferenceStory.at("08:50"))
      return .correct(
        told.meeting, .contribution(ContributionID("c", 3), said), reason: "nghe lại băng",
        at: ConferenceStory.at("11:00"))
    }
    try told.story.given(.meetings(correct("Bổ sung kết quả cải cách hành chính.")))
    var draft: DraftDocument { get throws { try #require(told.story.congress.drafting.draft("dr-1")) } }
    func page() throws -> String {
      let guest = Hall.Guest(rights: [.read, .contribute, .compileDrafts], person: 1)
      return try #require(Hall(story: told.story).get("/drafts/dr-1/returns", as: guest))
    }
    #expect(try page().contains("1 ý kiến đã sửa trong sổ thảo luận sau khi lấy"))
    #expect(try page().contains("Lấy lại theo sổ thảo luận"))
    try told.story.given(taking)
    #expect(try draft.returned("r-1")?.setAside == "nghe lại băng")
    #expect(try draft.synthesis.said.values.map(\.text) == ["Bổ sung kết quả cải cách hành chính."])
    #expect(try draft.returned("r-2")?.changes?.remarks.first?.remark.hand.author == "p-8")
    #expect(try page().contains("Đã lấy hết vào bảng tổng hợp"))
    guard case .drafting(.nothingNew)? = told.story.refusal(of: taking) else {
      Issue.record("what was not put right is taken twice")
      return
    }
    // Struck from the record, it is no opinion any more; nothing comes in its place.
    let strike = MeetingCommand.correct(
      told.meeting, .strike(ContributionID("c", 3)), reason: "ghi nhầm", at: ConferenceStory.at("11:05"))
    try told.story.given(.meetings(strike), taking)
    #expect(try draft.synthesis.said.isEmpty && draft.returns.count == 2)
  }

  @Test("of a meeting stays as it was answered, and the page says that its record was put right")
  func correctedAnswered() throws {
    var told = try ConferenceStory(upTo: .opened, pack: .sample)
    let paper = try #require(told.story.congress.meetings.papers.first { $0.title == "Báo cáo chính trị" })
    let head = DraftHead(kind: "report", title: "Báo cáo", term: nil, isRestricted: false, paper: paper.id)
    let taking = CongressCommand.drafting(.takeMeeting("dr-1", told.meeting))
    try told.story.given(
      .drafting(.begin(head, file: Consultation.file("1"), text: Consultation.text(Consultation.paragraphs))), taking)
    let answer = DraftingCommand.answer(
      "dr-1", [AnswerDraft([.remark("r-1", 1)], .kept, explanation: "Đã có trong báo cáo.")])
    try told.story.given(.drafting(answer))
    let strike = MeetingCommand.correct(
      told.meeting, .strike(ContributionID("c", 3)), reason: "ghi nhầm", at: ConferenceStory.at("11:05"))
    try told.story.given(.meetings(strike))
    guard case .drafting(.nothingNew)? = told.story.refusal(of: taking) else {
      Issue.record("an answered opinion is set aside")
      return
    }
    let guest = Hall.Guest(rights: [.read, .contribute, .compileDrafts], person: 1)
    let page = try #require(Hall(story: told.story).get("/drafts/dr-1/returns", as: guest))
    #expect(page.contains("đã bỏ khỏi sổ") && page.contains("đã có ý kiến được trả lời"))
    #expect(!page.contains("Lấy lại theo sổ"))
  }

  @Test("of a group is kept with the name of the group")
  func group() throws {
    var told = try Consultation()
    let record = GroupRecord(
      name: "Tổ 1", chair: "p-2",
      opinions: [
        .init(block: Consultation.block(2), text: "Nêu nguồn số liệu."), .init(block: nil, text: "Rút gọn."),
        .init(block: nil, text: " "),
      ])
    try told.give(.recordGroup(told.id, record))
    #expect(try told.synthesis.points.count == 2)
    #expect(try told.draft.returns[0].sender == .group("Tổ 1", chair: "p-2"))
  }
}
