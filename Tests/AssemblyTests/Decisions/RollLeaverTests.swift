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
