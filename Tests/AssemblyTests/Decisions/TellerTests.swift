// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at
private let vote = VoteID("v", 1)

private func opening(_ tellers: [Int]) -> DecisionCommand { .open(vote, tellers: tellers.map(person), at: at("10:00")) }

private func replacing(_ left: Int, by came: Int, _ reason: String = "ốm", at clock: String = "10:10")
  -> DecisionCommand
{
  .replaceTeller(vote, TellerReplacement(left: person(left), came: person(came), reason: reason, at: at(clock)))
}

extension Story {
  /// An account for somebody of the committee, with a role beside those of their post.
  fileprivate mutating func give(_ role: String, to number: Int) throws(CongressRefusal) {
    try given(.access(.open(login: "person-\(number)", person: person(number), roles: [role])))
  }
}

/// The count with one vote less for the last question.
private let other = Tally(
  issued: 48, returned: 47,
  questions: ConferenceStory.tally.questions.map { question in
    guard question.question == QuestionID("structure") else { return question }
    return QuestionTally(
      question: question.question, valid: 47, invalid: 0,
      votes: zip(["agree", "disagree", "other"], [40, 5, 2]).map { OptionCount(option: OptionID($0), count: $1) })
  })

/// Who counts and who is head, as the rights of their roles have it; the guests of a hall hold no more than these.
extension Hall.Guest {
  fileprivate static func counter(_ number: Int) -> Self { Self(rights: [.read, .count], person: number) }
  fileprivate static let chair = Self(rights: [.read, .chair], person: 1)
}

@Suite("The tellers of a vote")
struct TellerTests {
  @Test("are refused where two of them could not count, or none could settle a difference")
  func suffice() throws {
    var story = try ConferenceStory(upTo: .opened).story
    #expect(story.refusal(opening([7, 8])) == .tooFewWhoCount(has: 0), "two ordinary members")
    #expect(story.refusal(opening([3, 7])) == .tooFewWhoCount(has: 1))
    try story.give("teller", to: 5)
    #expect(story.refusal(opening([4, 5])) == .nobodySettles, "the head teller was not ticked")
    #expect(story.refusal(opening([4, 5, 3])) == nil)
    #expect(story.refusal(opening([3, 4])) == nil, "the head may be one of the two who count")
    let head = try #require(story.congress.access.account(of: person(3)))
    try story.give("office", to: 9)
    try story.given(.access(.close(head.id)))
    #expect(story.refusal(opening([3, 4, 5])) == .nobodySettles, "nobody signs in with a closed account")
  }

  @Test("are offered with what each can do, and a choice that falls short is told beside the boxes with its mend")
  func form() throws {
    var hall = try Hall(upTo: .opened)
    try hall.story.give("teller", to: 5)
    let page = try #require(hall.get("/votes/v-1/open", as: .chair))
    #expect(page.contains("nhập kết quả đếm; xử lý chênh lệch, công bố kết quả"))
    #expect(page.contains("chưa có vai trò kiểm phiếu"))
    let ticked = page.ranges(of: /name="tellers"[^>]*checked/).count
    #expect(ticked == 3, "those who can count are proposed")
    guard
      case .faulty(let short, let fields) = hall.post(
        "/votes/v-1/open", ["time": "10:00"], lists: ["tellers": ["p-4", "p-5"]], as: .chair,
        at: at("10:00"))
    else { return #expect(Bool(false), "opened without anybody to settle") }
    #expect(fields == ["tellers"])
    #expect(short.contains("“Trưởng kiểm phiếu”"), "who is wanted is named")
    #expect(hall.story.congress.decisions.vote(vote)?.opening == nil)
    guard
      case .faulty(_, ["tellers"]) = hall.post(
        "/votes/v-1/open", ["time": "10:00"], lists: ["tellers": ["p-7", "p-8"]], as: .chair,
        at: at("10:00"))
    else { return #expect(Bool(false), "opened with nobody who counts") }
    try hall.send(
      "/votes/v-1/open", ["time": "10:00"], lists: ["tellers": ["p-3", "p-4", "p-5"]], as: .chair,
      at: at("10:00"))
  }

  @Test("are replaced while the vote is open, with a reason, by somebody who is there")
  func replaced() throws {
    var story = try ConferenceStory(upTo: .opened).story
    try story.give("teller", to: 5)
    try story.give("headTeller", to: 6)
    #expect(story.refusal(replacing(4, by: 5)) == .notOpen)
    try story.given(.decisions(opening([3, 4])))
    #expect(story.refusal(replacing(7, by: 5)) == .notReplaceable(person(7)))
    #expect(story.refusal(replacing(4, by: 3)) == .tellerAlready(person(3)))
    #expect(story.refusal(replacing(4, by: 49)) == .tellerAbsent(person(49)))
    #expect(story.refusal(replacing(4, by: 5, " ")) == .reasonMissing)
    #expect(story.refusal(replacing(4, by: 5, at: "09:59")) == .beforeOpening(opened: at("10:00")))
    #expect(story.refusal(replacing(4, by: 7)) == .tooFewWhoCount(has: 1))
    #expect(story.refusal(replacing(3, by: 5)) == .nobodySettles)
    try story.given(.decisions(replacing(3, by: 6)), .decisions(replacing(4, by: 5)))
    let known = try #require(story.congress.decisions.vote(vote))
    #expect(known.opening?.tellers == [person(6), person(5)], "the head's place is the head's")
    #expect(known.replacements.map(\.left) == [person(3), person(4)])
    #expect(story.refusal(.enter(vote, ConferenceStory.tally, by: person(4))) == .notATeller(person(4)))
    for teller in [5, 6] { try story.given(.decisions(.enter(vote, ConferenceStory.tally, by: person(teller)))) }
    try story.given(.decisions(.declare(vote, at: at("10:40"))))
    #expect(story.refusal(replacing(5, by: 3)) == .alreadyDeclared)
  }

  @Test("leave the count that they entered behind; the newcomer enters the one that is missing, and settles")
  func entered() throws {
    var story = try ConferenceStory(upTo: .voting).story
    try story.give("headTeller", to: 6)
    try story.given(
      .decisions(.enter(vote, ConferenceStory.tally, by: person(3))), .decisions(replacing(3, by: 6)))
    guard case .counting(_, let counting)? = story.congress.decisions.vote(vote)?.stage else {
      return #expect(Bool(false), "the first count is gone")
    }
    #expect(counting.first.teller == person(3) && counting.first.tally == ConferenceStory.tally)
    try story.given(.decisions(.enter(vote, other, by: person(4))))
    func settle(_ option: String, _ found: Int, by number: Int) -> DecisionCommand {
      let cell = TallyCell.votes(question: QuestionID("structure"), option: OptionID(option))
      return .settle(vote, cell, found: found, reason: "đếm lại", by: person(number))
    }
    #expect(story.refusal(settle("agree", 41, by: 3)) == .notATeller(person(3)))
    try story.given(
      .decisions(settle("agree", 41, by: 6)), .decisions(settle("disagree", 4, by: 6)),
      .decisions(.declare(vote, at: at("10:40"))))
    #expect(story.congress.decisions.vote(vote)?.tally == ConferenceStory.tally)
  }

  @Test("are never lost beyond repair: where roles were taken from two, they are replaced one after the other")
  func noDeadEnd() throws {
    var story = try ConferenceStory(upTo: .voting).story
    try story.give("office", to: 9)
    for number in [3, 4] {
      let account = try #require(story.congress.access.account(of: person(number)))
      try story.given(.access(.close(account.id)))
    }
    try story.give("teller", to: 5)
    try story.give("headTeller", to: 6)
    let page = try #require(Hall(story: story).get("/votes/v-1", as: .chair, at: at("10:05")))
    #expect(page.contains("chỉ có 0 người nhập được kết quả đếm"), "the chair is told that it does not go on")
    let home = try #require(Hall(story: story).get("/", as: .chair, at: at("10:05")))
    #expect(home.contains("Thay người kiểm phiếu") && home.contains("/votes/v-1"))
    try story.given(.decisions(replacing(4, by: 5)), .decisions(replacing(3, by: 6)))
    for teller in [5, 6] { try story.given(.decisions(.enter(vote, ConferenceStory.tally, by: person(teller)))) }
    #expect(story.congress.decisions.vote(vote)?.tally != nil)
  }

  @Test("hand a begun roll call over with their place")
  func roll() throws {
    var hall = Hall(story: try ConferenceStory(upTo: .voting, method: .rollCall).story)
    try hall.story.give("headTeller", to: 6)
    let questions = ["executive", "standing", "inspection", "dates", "delegates", "structure"]
    let answers = Dictionary(uniqueKeysWithValues: questions.map { ("answer-\($0)", "agree") })
    for number in 1...20 { try hall.send("/votes/v-1/roll/p-\(number)", answers, as: .teller(3), at: at("10:05")) }
    try hall.story.given(.decisions(replacing(3, by: 6)))
    #expect(hall.get("/votes/v-1/roll", as: .teller(6))?.contains("20 trên 48") == true)
    #expect(hall.get("/votes/v-1/roll", as: .teller(4))?.contains("20 trên 48") == false)
    for number in 21...48 { try hall.send("/votes/v-1/roll/p-\(number)", answers, as: .teller(6), at: at("10:15")) }
    try hall.send("/votes/v-1/roll/close", as: .teller(6))
    guard case .counting(_, let counting)? = hall.story.congress.decisions.vote(vote)?.stage else {
      return #expect(Bool(false), "the roll is not a count")
    }
    #expect(counting.first.teller == person(6) && counting.first.tally.issued == 48)
  }

  @Test("are replaced from the page of the vote, and the papers tell it")
  func pages() throws {
    var told = try ConferenceStory(upTo: .voting)
    try told.story.give("teller", to: 5)
    var hall = Hall(story: told.story)
    #expect(try #require(hall.get("/votes/v-1", as: .chair)).contains("/votes/v-1/tellers/p-4"))
    #expect(try !#require(hall.get("/votes/v-1", as: .counter(4))).contains("/votes/v-1/tellers/p-4"))
    #expect(hall.get("/votes/v-1/tellers/p-7", as: .chair) == nil, "p-7 does not count")
    let form = try #require(hall.get("/votes/v-1/tellers/p-4", as: .chair))
    #expect(form.contains("value=\"p-5\"") && !form.contains("value=\"p-3\""))
    guard case .faulty(_, let fields) = hall.post("/votes/v-1/tellers/p-4", as: .chair) else {
      return #expect(Bool(false), "replaced by nobody")
    }
    #expect(fields == ["came", "replace-reason", "time"])
    try hall.send(
      "/votes/v-1/tellers/p-4", ["came": "p-5", "replace-reason": "Ốm đột xuất.", "time": "10:15"], as: .chair,
      at: at("10:15"))
    #expect(try #require(hall.get("/votes/v-1", as: .observer)).contains("Người Số 5 thay Người Số 4"))
    try hall.story.given(
      .decisions(.enter(vote, ConferenceStory.tally, by: person(3))),
      .decisions(.enter(vote, ConferenceStory.tally, by: person(5))), .decisions(.declare(vote, at: at("10:40"))))
    told.story = hall.story
    let minutes = try told.paper(.tallyMinutes).plainText
    #expect(minutes.contains("Người Số 5") && minutes.contains("lý do: Ốm đột xuất. Số liệu"))
    let conclusion = Conclusion(
      by: person(1), authority: .post("chair"), points: [.init(item: nil, text: "Xong.")], at: at("11:00"))
    try told.story.given(
      .meetings(.conclude(told.meeting, conclusion)), .meetings(.close(told.meeting, at: at("11:30"))))
    #expect(try told.paper(.minutes, in: .english).plainText.contains("took the place of"))
  }
}
