// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at
private let vote = VoteID("v", 1)
private let structure = QuestionID("structure")

extension ConferenceStory {
  /// Declared with so many votes for and against: the last question alone, or all of them.
  init(_ votes: (agree: Int, disagree: Int), ofAll: Bool = false) throws {
    try self.init(upTo: .voting)
    let tally = Tally(
      issued: 48, returned: 47,
      questions: Self.tally.questions.map { counted in
        guard ofAll || counted.question == structure else { return counted }
        return QuestionTally(
          question: counted.question, valid: 47, invalid: 0,
          votes: [
            .init(option: OptionID("agree"), count: votes.agree),
            .init(option: OptionID("disagree"), count: votes.disagree),
            .init(option: OptionID("other"), count: 47 - votes.agree - votes.disagree),
          ])
      })
    for teller in [3, 4] { try story.given(.decisions(.enter(vote, tally, by: person(teller)))) }
    try story.given(.decisions(.declare(vote, at: Self.at("10:40"))))
  }

  fileprivate var open: [QuestionID] {
    story.congress.decisions.vote(vote).map { story.congress.questionsToRepeat(of: $0).map(\.id) } ?? []
  }
}

@Suite("A question that a vote left open")
struct VotingAgainTests {
  @Test("is one that tied or missed its majority, and none that was adopted or turned down")
  func open() throws {
    #expect(try ConferenceStory(upTo: .declared).open.isEmpty)
    #expect(try ConferenceStory((20, 20)).open == [structure])
    #expect(try ConferenceStory((20, 5)).open == [structure])
    #expect(try ConferenceStory((5, 40)).open.isEmpty)
  }

  @Test("must be put again after a tie, and may be where too few agreed")
  func words() throws {
    let tied = try #require(Hall(story: ConferenceStory((20, 20)).story).get("/votes/v-1", at: at("10:45")))
    let missed = try #require(Hall(story: ConferenceStory((20, 5)).story).get("/votes/v-1", at: at("10:45")))
    #expect(tied.contains("Còn phải biểu quyết lại") && !missed.contains("Còn phải biểu quyết lại"))
    #expect(missed.contains("có thể biểu quyết lại"))
    let none = try #require(Hall(story: ConferenceStory((0, 0)).story).get("/votes/v-1/result", at: at("10:45")))
    #expect(none.contains("không có phiếu tán thành hay không tán thành"))
  }

  @Test("is put again from the page of its result, with the question as it was, and then no longer asked for")
  func again() throws {
    var hall = Hall(story: try ConferenceStory((20, 20)).story)
    let now = at("10:45")
    #expect(try #require(hall.get("/", at: now)).contains("Soạn biểu quyết lại"))
    #expect(try #require(hall.get("/votes/v-1/result", at: now)).contains("/votes/v-1/again"))
    #expect(try #require(hall.get("/votes/v-1", as: .observer, at: now)).contains("Còn phải biểu quyết lại"))
    #expect(try hall.send("/votes/v-1/again", at: now) == "/votes/v-2")
    let known = try #require(hall.story.congress.decisions.vote(VoteID("v", 2)))
    let first = try #require(hall.story.congress.decisions.vote(vote)).ballot
    #expect(known.ballot.questions == [first.question(structure)] && known.ballot.item == first.item)
    #expect(known.ballot.title == "\(first.title) (biểu quyết lại)" && known.repeats == vote)
    #expect(try !#require(hall.get("/", at: now)).contains("Soạn biểu quyết lại"))
    #expect(hall.story.refusal(.draft(first: known)) == .nothingToRepeat)
    try hall.story.given(.decisions(.withdraw(VoteID("v", 2), reason: "nhầm", at: now)))
    #expect(try #require(hall.get("/", at: now)).contains("Soạn biểu quyết lại"), "a withdrawn one puts nothing")
    let moved = Conclusion(
      by: person(1), authority: .post("chair"), points: [.init(item: nil, text: "Để kỳ sau.")], at: at("11:00"))
    try hall.story.given(.meetings(.conclude(MeetingID("m", 2), moved)))
    #expect(try !#require(hall.get("/", at: at("11:05"))).contains("Soạn biểu quyết lại"), "it is concluded without")
  }

  @Test("leaves the resolution with what was turned down beside it, and without what was settled since")
  func told() throws {
    var told = try ConferenceStory(upTo: .voting)
    let inspection = QuestionID("inspection")
    func counted(_ question: QuestionID, _ agree: Int, _ disagree: Int) -> QuestionTally {
      QuestionTally(
        question: question, valid: 47, invalid: 0,
        votes: zip(["agree", "disagree", "other"], [agree, disagree, 47 - agree - disagree]).map {
          .init(option: OptionID($0), count: $1)
        })
    }
    let changed = [structure: counted(structure, 20, 20), inspection: counted(inspection, 5, 40)]
    let tally = Tally(
      issued: 48, returned: 47, questions: ConferenceStory.tally.questions.map { changed[$0.question] ?? $0 })
    let ballot = try #require(told.story.congress.decisions.vote(vote)).ballot
    let second = VoteID("v", 2)
    for teller in [3, 4] { try told.story.given(.decisions(.enter(vote, tally, by: person(teller)))) }
    try told.story.given(.decisions(.declare(vote, at: at("10:40"))))
    let (tied, refused) = (try #require(ballot.question(structure)), try #require(ballot.question(inspection)))
    let before = try told.paper(.resolution).plainText
    #expect(before.contains("\(tied.text) – ") && before.contains("\(refused.text) – "))
    let settled = Tally(issued: 48, returned: 47, questions: [counted(structure, 44, 3)])
    try told.story.given(
      .decisions(.draft(told.meeting, ballot.again([tied], titled: "Lại"), repeats: vote)),
      .decisions(.open(second, tellers: [person(3), person(4)], at: at("10:45"))),
      .decisions(.enter(second, settled, by: person(3))), .decisions(.enter(second, settled, by: person(4))),
      .decisions(.declare(second, at: at("10:55"))))
    let text = try told.paper(.resolution).plainText
    #expect(text.ranges(of: "Thống nhất: \(tied.text) (").count == 1 && !text.contains("\(tied.text) – "))
    #expect(text.ranges(of: "\(refused.text) – ").count == 1)
  }

  @Test("waits for itself, also where another one of the same vote is put again")
  func alone() throws {
    let now = at("10:45")
    var hall = Hall(story: try ConferenceStory((20, 20), ofAll: true).story)
    func open() throws -> [QuestionID] {
      hall.story.congress.questionsToRepeat(of: try #require(hall.story.congress.decisions.vote(vote))).map(\.id)
    }
    let all = try open()
    #expect(all.count == 6 && all.contains(structure))
    try hall.send("/votes/v-1/again", at: now)
    try hall.story.given(.decisions(.change(VoteID("v", 2), .remove(structure))))
    // The number tells a question whose words were changed.
    let other = try #require(hall.story.congress.decisions.vote(VoteID("v", 2))?.ballot.questions.first)
    let changed = Question(id: other.id, text: "Câu đã sửa", options: other.options, rule: other.rule)
    try hall.story.given(.decisions(.change(VoteID("v", 2), .replace(changed))))
    #expect(try open() == [structure])
    #expect(try #require(hall.get("/", at: now)).contains("Soạn biểu quyết lại"))
    #expect(try #require(hall.get("/meetings/m-2/conclusion", at: now)).contains("Chưa có quyết định"))
    #expect(try hall.send("/votes/v-1/again", at: now) == "/votes/v-3")
    let third = try #require(hall.story.congress.decisions.vote(VoteID("v", 3)))
    #expect(third.ballot.questions.map(\.id) == [structure])
    #expect(try open().isEmpty)
    try hall.story.given(.decisions(.annul(vote, reason: "đếm nhầm", at: now)))
    #expect(try open().isEmpty, "each is put again by one of the two")
    try hall.story.given(.decisions(.withdraw(VoteID("v", 2), reason: "nhầm", at: now)))
    #expect(try open() == all.filter { $0 != structure })
  }

  @Test("keeps its number for itself in a vote that repeats another one")
  func numbers() throws {
    var told = try ConferenceStory((20, 20))
    let ballot = try #require(told.story.congress.decisions.vote(vote)).ballot
    let numbered = Ballot(
      title: "Năm nội dung", method: .hands, isSecret: false, item: ballot.item,
      questions: ballot.questions.prefix(5).enumerated().map {
        Question(id: QuestionID("q", $0 + 1), text: $1.text + " khác", options: $1.options, rule: $1.rule)
      })
    let second = VoteID("v", 2)
    try told.story.given(
      .decisions(.draft(told.meeting, numbered)),
      .decisions(.open(second, tellers: [person(3), person(4)], at: at("10:45"))),
      .decisions(.annul(second, reason: "nhầm", at: at("10:50"))),
      .decisions(.draft(told.meeting, numbered.with([numbered.questions[1]]), repeats: second)),
      .decisions(
        .change(
          VoteID("v", 3),
          .add(QuestionDraft(text: "Thêm", options: numbered.questions[0].options, rule: numbered.questions[0].rule)))))
    #expect(told.story.congress.decisions.vote(VoteID("v", 3))?.ballot.questions.map(\.id.text) == ["q-2", "q-6"])
  }

  @Test("is prepared once also where the office words it anew, and never for a vote that settled all")
  func repeated() throws {
    let settled = try ConferenceStory(upTo: .declared)
    let ballot = try #require(settled.story.congress.decisions.vote(vote)).ballot
    #expect(settled.story.refusal(.draft(settled.meeting, ballot, repeats: vote)) == .nothingToRepeat)
    var told = try ConferenceStory((20, 20))
    try told.story.given(
      .decisions(.draft(told.meeting, ballot.again([try #require(ballot.question(structure))], titled: "Lần hai"))))
    #expect(told.open.isEmpty, "the same question, written by hand")
  }

  @Test("makes no resolution where nothing was adopted")
  func resolution() throws {
    let none = try ConferenceStory((5, 40), ofAll: true)
    #expect(throws: CongressRefusal.self) { try none.paper(.resolution) }
    let hall = Hall(story: none.story)
    #expect(try !#require(hall.get("/", at: at("10:45"))).contains("papers/new/resolution"))
    #expect(try ConferenceStory((5, 40)).paper(.resolution).plainText.contains("Nội dung chưa được thông qua"))
  }
}

extension DecisionCommand {
  /// The same draft once more, as one that repeats what the first repeated.
  fileprivate static func draft(first: Vote) -> DecisionCommand {
    .draft(first.meeting, first.ballot, repeats: first.repeats)
  }
}

@Suite("The first page and a vote that is prepared")
struct VoteOrderTests {
  @Test("put discussions of earlier items before it, and say so where it is opened all the same")
  func order() throws {
    var told = try ConferenceStory(upTo: .opened)
    let item = AgendaItemDraft(title: "Việc khác", kind: .discuss, paper: nil, presenter: nil, minutes: 10)
    func amend(_ wish: AgendaWish) -> CongressCommand {
      .meetings(.amend(told.meeting, wish, reason: "bổ sung", at: at("09:45")))
    }
    try told.story.given(amend(.add(item)))
    func isVoteFirst(_ told: ConferenceStory) throws -> Bool {
      let home = try #require(Hall(story: told.story).get("/", at: at("09:50")))
      let vote = try #require(home.firstRange(of: "Bắt đầu biểu quyết"))
      return vote.lowerBound < (try #require(home.firstRange(of: "Ghi ý kiến thảo luận")).lowerBound)
    }
    #expect(try isVoteFirst(told), "what is still under discussion comes later in the agenda")
    try told.story.given(amend(.move(AgendaItemID("i", 6), place: 0)))
    #expect(try !isVoteFirst(told))
    let form = try #require(Hall(story: told.story).get("/votes/v-1/open", at: at("09:50")))
    #expect(form.contains("Còn thảo luận chưa kết thúc") && form.contains("Việc khác"))
    #expect(try !#require(Hall(upTo: .opened).get("/votes/v-1/open")).contains("Còn thảo luận"))
  }
}
