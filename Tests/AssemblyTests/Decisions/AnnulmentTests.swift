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
  @Test("is annulled with a reason")
  func rules() throws {
    let drafted = try ConferenceStory(upTo: .opened)
    #expect(drafted.story.refusal(drafted.annul()) == .notOpen, "a draft is withdrawn")
    var told = try ConferenceStory(upTo: .voting)
    #expect(told.story.refusal(told.annul(" ")) == .reasonMissing)
    #expect(
      told.story.refusal(told.annul(on: "08:10")) == .beforeOpening(opened: try #require(told.known?.opening?.at)))
    try told.story.given(.decisions(.enter(told.vote, ConferenceStory.tally, by: person(3))))
    let strike = MeetingCommand.strike(person(3), from: told.meeting, reason: "nhầm người")
    #expect(told.story.refusal(strike) == .hasActed(person(3)))
    try told.story.given(.decisions(told.annul()))
    #expect(told.story.refusal(strike) == nil, "what was asked of the wrong person is undone with the vote")
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
    #expect(
      told.story.refusal(.open(second, tellers: [person(3), person(4)], at: at("10:19")))
        == .beforeWhatWasNoted(at("10:20")), "it would stand before the one that it repeats")
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

  @Test("and declared is annulled as long as its meeting sits, and then decides nothing any more")
  func declared() throws {
    let closed = try ConferenceStory()
    #expect(closed.story.refusal(closed.annul(on: "11:45")) == .meetingClosed)
    var told = try ConferenceStory(upTo: .concluded)
    let before = try ConferenceStory(upTo: .voting).story.congress.figures.records
    #expect(told.story.congress.figures.records != before)
    guard case .declared(_, _, _, _, let declared)? = told.known?.stage else {
      return #expect(Bool(false), "it has no result")
    }
    #expect(told.story.refusal(told.annul(on: "08:10")) == .beforeDeclaration(declared: declared))
    _ = try told.issue(.tallyMinutes)
    let issued = try #require(told.story.congress.papers.issued.last)
    #expect(!told.story.congress.isOutdated(issued, on: issued.day))
    try told.story.given(.decisions(told.annul("nhập nhầm số phiếu", on: "11:20")))
    #expect(told.known?.annulledResult == declared && told.known?.results == nil)
    #expect(told.story.congress.figures.records == before, "what it decided holds no longer")
    #expect(told.story.congress.isOutdated(issued, on: issued.day))
    try told.story.given(.meetings(.close(told.meeting, at: at("11:30"))))
    let minutes = try told.paper(.minutes).plainText
    #expect(minutes.contains("kết quả bị hủy lúc 11 giờ 20, không còn giá trị. Lý do: nhập nhầm số phiếu."))
  }

  @Test("has its figures on the first page of whoever may read, and of nobody else")
  func home() throws {
    let hall = Hall(story: try ConferenceStory().story)
    let heading = "Tình hình chuẩn bị"
    #expect(hall.get("/", as: .init(rights: [.read], person: 9))?.contains(heading) == true)
    #expect(hall.get("/", as: .init(rights: [.manageAccess], person: 9))?.contains(heading) == false)
  }

  @Test("and declared offers its annulment to the chair, on its page and that of its result")
  func declaredPages() throws {
    let hall = try Hall(upTo: .concluded)
    for page in ["/votes/v-1", "/votes/v-1/result"] {
      #expect(try #require(hall.get(page, at: at("11:10"))).contains("Hủy kết quả đã công bố"), "\(page)")
      #expect(try !#require(hall.get(page, as: .teller(3), at: at("11:10"))).contains("/votes/v-1/annul"), "\(page)")
    }
    #expect(try #require(hall.get("/votes/v-1/annul", at: at("11:10"))).contains("annul-reason"))
    #expect(try !#require(Hall(story: ConferenceStory().story).get("/votes/v-1")).contains("/votes/v-1/annul"))
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
