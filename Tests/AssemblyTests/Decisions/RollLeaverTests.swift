// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Packs
import TestKit
import Testing

private let at = ConferenceStory.at

/// A roll call that was opened at 10:00, counted by p-3 and p-4; p-5 left at 10:02.
@Suite("Whoever leaves during a roll call")
struct RollLeaverTests {
  private func called() throws -> ConferenceStory {
    var told = try ConferenceStory(upTo: .voting, method: .rollCall)
    try told.story.given(.meetings(.noteDeparture(person(5), from: told.meeting, on: at("10:02"))))
    return told
  }

  private func answer(_ number: Int, _ told: ConferenceStory, _ clock: String) throws -> DecisionCommand {
    let questions = try #require(told.story.congress.decisions.vote(told.vote)).ballot.questions
    let answers = questions.map { NamedVote.Answer(question: $0.id, option: "agree") }
    return .answer(told.vote, person(number), answers, by: person(3), at: at(clock))
  }

  @Test("answers before, or in that minute, and after it only when back")
  func answers() throws {
    var told = try called()
    #expect(told.story.refusal(try answer(5, told, "10:03")) == .hasLeft(person(5), since: at("10:02")))
    #expect(told.story.refusal(try answer(5, told, "10:02")) == nil)
    #expect(told.story.refusal(try answer(5, told, "10:00")) == nil)
    try told.story.given(.meetings(.noteArrival(person(5), at: told.meeting, on: at("10:04"))))
    #expect(told.story.refusal(try answer(5, told, "10:04")) == nil)
  }

  @Test("is noted by the form with the time of the answer")
  func form() throws {
    var hall = Hall(story: try called().story)
    let teller = Hall.Guest.teller(3)
    let page = try #require(hall.get("/votes/v-1/roll/p-5", as: teller, at: at("10:05")))
    #expect(page.contains("đã ra về lúc 10 giờ 02") && page.contains("name=\"time\""))
    let there = try #require(hall.get("/votes/v-1/roll/p-6", as: teller, at: at("10:05")))
    #expect(!there.contains("name=\"time\""), "whoever is there answers now")
    let questions = try #require(hall.story.congress.decisions.vote("v-1")).ballot.questions
    var fields = Dictionary(uniqueKeysWithValues: questions.map { ("answer-\($0.id)", "agree") })
    guard case .faulty(_, ["time"]) = hall.post("/votes/v-1/roll/p-5", fields, as: teller, at: at("10:02")) else {
      return #expect(Bool(false), "an answer in the minute of the leave, with no word on when it was given")
    }
    fields["time"] = "10:04"
    guard case .refused = hall.post("/votes/v-1/roll/p-5", fields, as: teller, at: at("10:05")) else {
      return #expect(Bool(false), "an answer of somebody who had left")
    }
    fields["time"] = "10:01"
    try hall.send("/votes/v-1/roll/p-5", fields, as: teller, at: at("10:05"))
    #expect(hall.story.congress.decisions.vote("v-1")?.roll.map(\.at) == [at("10:01")])
  }

  @Test("in the minute of the opening stays on the roll with the answer, and in the result")
  func sameMinute() throws {
    var told = try ConferenceStory(upTo: .voting, method: .rollCall)
    try told.story.given(.decisions(try answer(5, told, "10:00")))
    try told.story.given(.meetings(.noteDeparture(person(5), from: told.meeting, on: at("10:00"))))
    let hall = Hall(story: told.story)
    let roll = try #require(hall.get("/votes/v-1/roll", as: .teller(3), at: at("10:01")))
    #expect(roll.contains("Người Số 5<") && roll.contains("Đã ghi 1 trên 48"))
    #expect(told.story.refusal(try answer(5, told, "10:00")) == nil, "a slip of the pen is corrected")
  }
}

@Suite("A roll that was called")
struct FinishedRollTests {
  @Test("is not said to be called any more, and its tally says where the first count comes from")
  func finished() throws {
    var told = try ConferenceStory(upTo: .voting, method: .rollCall)
    let questions = try #require(told.story.congress.decisions.vote(told.vote)).ballot.questions
    let answers = questions.map { NamedVote.Answer(question: $0.id, option: "agree") }
    for number in 1...48 {
      try told.story.given(.decisions(.answer(told.vote, person(number), answers, by: person(3), at: at("10:05"))))
    }
    let calling = "Đang gọi tên"
    #expect(try #require(Hall(story: told.story).get("/votes/v-1", as: .observer, at: at("10:10"))).contains(calling))
    try told.story.given(.decisions(.closeRoll(told.vote, by: person(3))))
    let page = try #require(Hall(story: told.story).get("/votes/v-1", as: .observer, at: at("10:10")))
    #expect(!page.contains(calling) && page.contains("Đã gọi tên xong"))
    let all = Tally(
      issued: 48, returned: 48,
      questions: questions.map { question in
        QuestionTally(
          question: question.id, valid: 48, invalid: 0,
          votes: question.options.map { OptionCount(option: $0.id, count: $0.id == "agree" ? 48 : 0) })
      })
    try told.story.given(
      .decisions(.enter(told.vote, all, by: person(4))), .decisions(.declare(told.vote, at: at("10:40"))))
    let tally = try told.paper(.tallyMinutes).plainText
    #expect(
      tally.contains("Lần 1 cộng từ danh sách gọi tên") && !tally.contains("Hai người kiểm phiếu ghi số liệu độc lập"))
  }

  @Test("is counted by members, and whoever counts elsewhere is named as not to be chosen")
  func outside() throws {
    var told = try ConferenceStory(upTo: .opened)
    let role = try #require(told.story.congress.pack.roles.first { $0.rights.contains(.count) }).id
    try told.story.given(
      .organisations(.addPerson(PersonDetails(name: "Bùi Văn Ngoài", born: Day(1970, 1, 1)), unit: nil)),
      .access(.open(login: "ngoai", person: person(52), roles: [role])))
    if let account = told.story.congress.access.accounts.last {
      try told.story.given(.access(.notePassword(account.id)))
    }
    let page = try #require(Hall(story: told.story).get("/votes/v-1/open", at: at("09:50")))
    #expect(page.contains("ngoài cơ quan này: Bùi Văn Ngoài"))
  }
}

@Suite("Votes of a meeting, in its minutes,")
struct VotesInTimeTests {
  @Test("stand in the order in which they were opened, not in which they were prepared")
  func order() throws {
    var told = try ConferenceStory(upTo: .opened)
    let first = try #require(told.story.congress.decisions.vote(told.vote)).ballot
    let other = Question(
      id: "q-1", text: "Thông qua chương trình",
      options: try #require(first.questions.first).options.map {
        Option(id: $0.id, label: $0.label, kind: $0.kind)
      }, rule: try #require(first.questions.first).rule)
    let ballot = Ballot(title: "Chương trình", method: .hands, isSecret: false, item: first.item, questions: [other])
    try told.story.given(.decisions(.draft(told.meeting, ballot)))
    let count = Tally(
      issued: 48, returned: 48,
      questions: [
        QuestionTally(question: "q-1", valid: 48, invalid: 0, votes: [OptionCount(option: "agree", count: 48)])
      ])
    for (id, tally, open, done) in [
      ("v-2", count, "09:50", "09:55"), ("v-1", ConferenceStory.tally, "10:00", "10:40"),
    ] {
      let vote = VoteID(id)
      try told.story.given(
        .decisions(.open(vote, tellers: [person(3), person(4)], at: at(open))),
        .decisions(.enter(vote, tally, by: person(3))), .decisions(.enter(vote, tally, by: person(4))),
        .decisions(.declare(vote, at: at(done))))
    }
    let conclusion = Conclusion(
      by: person(1), authority: .post("chair"), points: [.init(item: nil, text: "Xong.")], at: at("10:50"))
    try told.story.given(
      .meetings(.conclude(told.meeting, conclusion)), .meetings(.close(told.meeting, at: at("11:00"))))
    let minutes = try told.paper(.minutes).plainText
    let second = try #require(minutes.ranges(of: "Biểu quyết: Chương trình").first)
    let own = try #require(minutes.ranges(of: "Biểu quyết: \(first.title)").first)
    #expect(second.lowerBound < own.lowerBound)
  }
}
