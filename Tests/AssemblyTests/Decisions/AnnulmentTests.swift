// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at

extension ConferenceStory {
  fileprivate func annul(_ reason: String = "in nhầm phiếu", on clock: String = "10:20") -> DecisionCommand {
    .annul(vote, reason: reason, at: Self.at(clock))
  }

  fileprivate var known: Vote? { story.congress.decisions.vote(vote) }
}

@Suite("A vote that was opened")
struct AnnulmentTests {
  @Test("is annulled with a reason until its result is declared")
  func rules() throws {
    let drafted = try ConferenceStory(upTo: .opened)
    #expect(drafted.story.refusal(drafted.annul()) == .notOpen, "a draft is withdrawn")
    let declared = try ConferenceStory(upTo: .concluded)
    #expect(declared.story.refusal(declared.annul()) == .alreadyDeclared)
    var told = try ConferenceStory(upTo: .voting)
    #expect(told.story.refusal(told.annul(" ")) == .reasonMissing)
    #expect(
      told.story.refusal(told.annul(on: "08:10")) == .beforeOpening(opened: try #require(told.known?.opening?.at)))
    try told.story.given(.decisions(.enter(told.vote, ConferenceStory.tally, by: person(3))))
    try told.story.given(.decisions(told.annul()))
    #expect(told.known?.annulment?.reason == "in nhầm phiếu" && told.known?.tally == nil)
    #expect(told.story.refusal(told.annul()) == .alreadyAnnulled)
    #expect(told.story.refusal(.enter(told.vote, ConferenceStory.tally, by: person(4))) == .alreadyAnnulled)
    #expect(told.story.refusal(.declare(told.vote, at: at("10:40"))) == .alreadyAnnulled)
    #expect(told.story.refusal(.change(told.vote, .remove("structure"))) == .alreadyAnnulled)
  }

  @Test("and annulled decides nothing, is put again as a whole, and the minutes tell of both")
  func again() throws {
    var told = try ConferenceStory(upTo: .voting)
    let figures = told.story.congress.figures
    try told.story.given(.decisions(told.annul()))
    #expect(told.story.congress.figures.records == figures.records, "nothing became true by it")
    let vote = try #require(told.known)
    #expect(told.story.congress.questionsToRepeat(of: vote).map(\.id) == vote.ballot.questions.map(\.id))
    try told.story.given(
      .decisions(.draft(told.meeting, vote.ballot.again(vote.ballot.questions, titled: "Lại"), repeats: vote.id)))
    #expect(told.story.congress.questionsToRepeat(of: vote).isEmpty, "it is prepared already")
    let second = VoteID("v", 2)
    try told.story.given(
      .decisions(.open(second, tellers: [person(3), person(4)], at: at("10:25"))),
      .decisions(.enter(second, ConferenceStory.tally, by: person(3))),
      .decisions(.enter(second, ConferenceStory.tally, by: person(4))), .decisions(.declare(second, at: at("10:40"))))
    let conclusion = Conclusion(
      by: person(1), authority: .post("chair"), points: [.init(item: nil, text: "Xong.")], at: at("10:50"))
    try told.story.given(
      .meetings(.conclude(told.meeting, conclusion)), .meetings(.close(told.meeting, at: at("11:00"))))
    let minutes = try told.paper(.minutes).plainText
    #expect(minutes.contains("hủy lúc 10 giờ 20, không có kết quả. Lý do: in nhầm phiếu."))
    #expect(minutes.contains("Biểu quyết: Lại"))
  }

  @Test("is annulled on its page by the chair, which leads to the new draft")
  func pages() throws {
    var hall = try Hall(upTo: .voting)
    #expect(try #require(hall.get("/votes/v-1", at: at("10:10"))).contains("/votes/v-1/annul"))
    #expect(!(try #require(hall.get("/votes/v-1", as: .teller(3), at: at("10:10"))).contains("/votes/v-1/annul")))
    #expect(hall.get("/votes/v-1/annul", as: .teller(3)) == nil)
    guard case .faulty(_, ["annul-reason"]) = hall.post("/votes/v-1/annul", ["time": "10:20"], at: at("10:20")) else {
      return #expect(Bool(false), "it was annulled without a reason")
    }
    try hall.send("/votes/v-1/annul", ["annul-reason": "in nhầm phiếu", "time": "10:20"], at: at("10:20"))
    let page = try #require(hall.get("/votes/v-1", at: at("10:21")))
    #expect(page.contains("Lý do: in nhầm phiếu") && page.contains("Còn phải biểu quyết lại"))
    #expect(try #require(hall.get("/meetings/m-2/votes", at: at("10:21"))).contains("Đã hủy"))
    #expect(hall.get("/votes/v-1/result", at: at("10:21")) == page, "there is no result to wait for")
    #expect(try hall.send("/votes/v-1/again", at: at("10:22")) == "/votes/v-2")
  }
}
