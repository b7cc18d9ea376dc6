// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at
private let vote = VoteID("v", 1)

private func conclusion(at clock: String) -> Conclusion {
  Conclusion(by: person(1), authority: .post("chair"), points: [.init(item: nil, text: "Xong.")], at: at(clock))
}

@Suite("The end of a meeting")
struct EndingTests {
  @Test("waits for every vote that was opened, and names it")
  func votes() throws {
    var told = try ConferenceStory(upTo: .voting)
    let title = "Các nội dung chuẩn bị đại hội"
    #expect(told.story.refusal(.conclude(told.meeting, conclusion(at: "11:00"))) == .votesUnderWay([title]))
    try told.story.given(.decisions(.enter(vote, ConferenceStory.tally, by: person(3))))
    #expect(told.story.refusal(.conclude(told.meeting, conclusion(at: "11:00"))) == .votesUnderWay([title]))
    try told.story.given(.decisions(.enter(vote, ConferenceStory.tally, by: person(4))))
    let refusal = try #require(told.story.refusal(.conclude(told.meeting, conclusion(at: "11:00"))))
    #expect(refusal.problem(.vietnamese, in: told.story.congress.pack).contains("“\(title)”"))
    try told.story.given(.decisions(.declare(vote, at: at("10:40"))))
    #expect(told.story.refusal(.conclude(told.meeting, conclusion(at: "10:39"))) == .beforeWhatWasNoted(at("10:40")))
    try told.story.given(.meetings(.conclude(told.meeting, conclusion(at: "10:40"))))
    let ballot = try #require(told.story.congress.decisions.vote(vote)).ballot
    try told.story.given(
      .decisions(.draft(told.meeting, ballot)),
      .decisions(.open(VoteID("v", 2), tellers: [person(3), person(4)], at: at("11:00"))))
    #expect(told.story.refusal(.close(told.meeting, at: at("11:30"))) == .votesUnderWay([title]))
  }

  @Test("does not come before the conclusion, nor before anything that was noted but who left")
  func order() throws {
    var told = try ConferenceStory(upTo: .concluded)
    #expect(told.story.refusal(.close(told.meeting, at: at("11:09"))) == .beforeWhatWasNoted(at("11:10")))
    try told.story.given(.meetings(.noteDeparture(person(21), from: told.meeting, on: at("11:35"))))
    #expect(told.story.refusal(.close(told.meeting, at: at("11:30"))) == nil, "some leave behind the end")
    try told.story.given(.meetings(.noteArrival(person(51), at: told.meeting, on: at("11:40"))))
    #expect(told.story.refusal(.close(told.meeting, at: at("11:30"))) == .beforeWhatWasNoted(at("11:40")))
  }

  @Test("is shown to wait on its own page, with the way to the vote, and lists what was prepared and never opened")
  func pages() throws {
    let voting = try Hall(upTo: .voting)
    for path in ["conclusion", "close"] {
      let page = try #require(voting.get("/meetings/m-2/\(path)", at: at("10:30")))
      #expect(page.contains("/votes/v-1") && page.contains("chưa công bố kết quả"), "\(path)")
      #expect(!page.contains("name=\"time\""), "\(path) offers its form")
    }
    let hub = try #require(voting.get("/meetings/m-2", as: .observer, at: at("10:30")))
    #expect(hub.contains("Đang biểu quyết") && hub.contains("/votes/v-1"))
    #expect(try !#require(voting.get("/", at: at("10:30"))).contains("/meetings/m-2/conclusion"))
    var told = try ConferenceStory(upTo: .concluded)
    let ballot = try #require(told.story.congress.decisions.vote(vote)).ballot
    try told.story.given(.decisions(.draft(told.meeting, ballot)))
    let close = try #require(Hall(story: told.story).get("/meetings/m-2/close", at: at("11:30")))
    #expect(close.contains("chưa đưa ra biểu quyết") && close.contains("/votes/v-2"))
    #expect(close.contains("name=\"time\""))
  }

  @Test("is told in the minutes: what was prepared and never opened, and what was to be approved and was not voted on")
  func minutes() throws {
    func minutes(_ change: (inout ConferenceStory) throws -> Void) throws -> String {
      var told = try ConferenceStory(upTo: .opened)
      try change(&told)
      try told.story.given(
        .meetings(.conclude(told.meeting, conclusion(at: "11:00"))), .meetings(.close(told.meeting, at: at("11:30"))))
      return try told.paper(.minutes).plainText
    }
    #expect(try minutes { _ in }.contains("Đã soạn nhưng không đưa ra biểu quyết."))
    let withdrawn = try minutes {
      try $0.story.given(.decisions(.withdraw(vote, reason: "chưa chín", at: at("10:00"))))
    }
    #expect(withdrawn.contains("Không có cuộc biểu quyết nào được ghi cho nội dung này."))
    #expect(try !ConferenceStory().paper(.minutes).plainText.contains("Không có cuộc biểu quyết nào"))
  }

  @Test("leads to a notice that speaks of no discussion and no vote where there was none")
  func notice() throws {
    var told = try ConferenceStory()
    #expect(try told.paper(.notice).plainText.contains("Sau khi Hội nghị nghe báo cáo, thảo luận và biểu quyết, "))
    let first = PaperSubject.meeting(MeetingID("m", 1))
    try told.story.given(.papers(.issue(kind: "notice", about: first, on: ConferenceStory.day, in: .vietnamese)))
    let plain = try #require(told.story.congress.papers.issued.last?.content.value).plainText
    #expect(!plain.contains("Sau khi") && plain.contains("kết luận như sau:"))
    var quiet = try ConferenceStory(upTo: .opened)
    try quiet.story.given(.meetings(.conclude(quiet.meeting, conclusion(at: "11:00"))))
    #expect(try quiet.paper(.notice).plainText.contains("Sau khi Hội nghị nghe báo cáo và thảo luận, "))
    #expect(
      try quiet.paper(.notice, in: .english).plainText.contains("The conference having heard the reports and debated, ")
    )
  }

  @Test("waits until its beginning is in order: the chair was there at the hour of the opening")
  func chair() throws {
    var told = try ConferenceStory(upTo: .summoned)
    for number in 1...40 {
      try told.story.given(.meetings(.noteArrival(person(number), at: told.meeting, on: at("07:45"))))
    }
    func open(_ clock: String, _ chair: Int = 1) -> MeetingCommand {
      .open(told.meeting, chair: person(chair), secretary: person(5), at: at(clock))
    }
    let refusal = try #require(told.story.refusal(open("07:30")))
    #expect(refusal == .chairArrivedLater(person(1), since: at("07:45")))
    #expect(refusal.problem(.vietnamese, in: told.story.congress.pack).contains("07 giờ 45"))
    #expect(told.story.refusal(open("08:00", 45)) == .chairAbsent(person(45)))
    #expect(told.story.refusal(open("08:00")) == nil)
  }
}
