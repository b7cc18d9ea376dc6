// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at
private let vote = VoteID("v", 1)
private let ids = ["executive", "standing", "inspection", "dates", "delegates", "structure"]

/// The fields of a count without papers.
private func heads(_ voters: String, agree: String = "40", change: [String: String] = [:]) -> [String: String] {
  var fields = ["issued": voters]
  for id in ids {
    for (option, count) in zip(["agree", "disagree", "other"], [agree, "3", "0"]) {
      fields["votes-\(id)-\(option)"] = count
    }
  }
  return fields.merging(change) { $1 }
}

@Suite("A count without papers")
struct HandCountTests {
  @Test(
    "asks for those who voted and for the votes, and for nothing of papers", arguments: [Ballot.Method.hands, .cards])
  func form(method: Ballot.Method) throws {
    var hall = Hall(story: try ConferenceStory(upTo: .voting, method: method).story)
    let form = try #require(hall.get("/votes/v-1/count", as: .teller(3), at: at("10:20")))
    #expect(form.contains("Số người biểu quyết"))
    for name in ["returned", "valid-dates", "invalid-dates"] { #expect(!form.contains("name=\"\(name)\""), "\(name)") }
    for word in ["phát ra", "thu về", "hợp lệ"] { #expect(!form.lowercased().contains(word), "\(word)") }
    try hall.send("/votes/v-1/count", heads("47"), as: .teller(3), at: at("10:20"))
    try hall.send("/votes/v-1/count", heads("46"), as: .teller(4), at: at("10:20"))
    let differences = try #require(hall.get("/votes/v-1/differences", as: .teller(3)))
    #expect(differences.ranges(of: "Ghi số đúng –").count == 1, "one number differs, not three for each question")
    try hall.send(
      "/votes/v-1/differences/issued", ["found-issued": "46", "reason-issued": "đếm lại"], as: .teller(3))
    let tally = try #require(hall.story.congress.decisions.vote(vote)?.tally)
    #expect(tally.issued == 46 && tally.returned == 46)
    #expect(tally.questions.allSatisfy { $0.valid == 46 && $0.invalid == 0 })
    try hall.send("/votes/v-1/declare", ["time": "10:40"], as: .teller(3), at: at("10:40"))
    let result = try #require(hall.get("/votes/v-1/result", as: .observer)).lowercased()
    for word in ["phát ra", "thu về", "hợp lệ"] { #expect(!result.contains(word), "\(word)") }
  }

  @Test("that cannot be true is told by heads")
  func impossible() throws {
    var hall = Hall(story: try ConferenceStory(upTo: .voting, method: .hands).story)
    guard case .faulty(let many, ["issued"]) = hall.post("/votes/v-1/count", heads("49"), as: .teller(3)) else {
      return #expect(Bool(false), "49 of 48 voted")
    }
    #expect(many.contains("49 người biểu quyết nhưng chỉ có 48 người có mặt"))
    guard case .faulty(let votes, let fields) = hall.post("/votes/v-1/count", heads("40"), as: .teller(3)) else {
      return #expect(Bool(false), "43 votes of 40 people")
    }
    #expect(votes.contains("cộng lại 43, nhiều hơn 40 người biểu quyết") && fields.contains("votes-dates-agree"))
  }

  @Test("is printed without columns for papers", arguments: Language.allCases)
  func table(language: Language) throws {
    let told = try ConferenceStory(method: .hands)
    let text = try told.paper(.tallyMinutes, in: language).plainText
    #expect(!text.contains(language("Không hợp lệ", "Invalid")) && text.contains(language("Đồng ý", "Đồng ý")))
  }
}

@Suite("The reason that a count is refused")
struct CountReasonTests {
  @Test("is the field that cannot be read, and nothing that follows from a nought in its place")
  func unreadable() throws {
    var hall = try Hall(upTo: .voting)
    var fields = ["issued": "48", "returned": "47"]
    for id in ids {
      fields.merge([
        "valid-\(id)": "47", "invalid-\(id)": "0", "votes-\(id)-agree": "40", "votes-\(id)-disagree": "5",
        "votes-\(id)-other": "2",
      ]) { $1 }
    }
    for wrong in ["18,5", "x", "-1"] {
      let sent = fields.merging(["returned": wrong]) { $1 }
      guard case .faulty(_, let named) = hall.post("/votes/v-1/count", sent, as: .teller(3)) else {
        return #expect(Bool(false), "\(wrong) was taken")
      }
      #expect(named == ["returned"], "\(wrong)")
    }
    try hall.send("/votes/v-1/count", fields, as: .teller(3), at: at("10:20"))
  }

  @Test("gives the numbers that clash where a settlement cannot be true")
  func settlement() throws {
    var story = try ConferenceStory(upTo: .voting).story
    let cell = TallyCell.votes(question: QuestionID("dates"), option: OptionID("agree"))
    let other = TallyCell.votes(question: QuestionID("dates"), option: OptionID("other"))
    try story.given(
      .decisions(.enter(vote, ConferenceStory.tally, by: person(3))),
      .decisions(.enter(vote, ConferenceStory.tally.changing(cell, to: 46).changing(other, to: 1), by: person(4))),
      .decisions(.settle(vote, other, found: 0, reason: "đếm lại", by: person(3))))
    let refusal = try #require(story.refusal(.settle(vote, cell, found: 48, reason: "đếm lại", by: person(3))))
    #expect(
      refusal.problem(.vietnamese, in: story.congress.pack)
        == "Các số không thể cùng đúng: các phương án cộng lại 48, nhiều hơn 47 phiếu hợp lệ.")
  }

  @Test("of a declaration is what is the matter: declared already, not counted, not opened")
  func declaration() throws {
    let again = DecisionCommand.declare(vote, at: at("10:50"))
    #expect(try ConferenceStory(upTo: .declared).story.refusal(again) == .alreadyDeclared)
    #expect(try ConferenceStory(upTo: .voting).story.refusal(again) == .notCounted)
    #expect(try ConferenceStory(upTo: .opened).story.refusal(again) == .notOpen)
  }

  @Test("is no longer given where a settled number was settled anew; the papers say which one holds")
  func replaced() throws {
    var told = try ConferenceStory(upTo: .voting)
    let one = TallyCell.votes(question: QuestionID("dates"), option: OptionID("agree"))
    let two = TallyCell.votes(question: QuestionID("structure"), option: OptionID("agree"))
    let rest = ["dates", "structure"].map { TallyCell.votes(question: QuestionID($0), option: OptionID("disagree")) }
    let other = ConferenceStory.tally.changing(one, to: 46).changing(rest[0], to: 1)
      .changing(two, to: 40).changing(rest[1], to: 5)
    func settle(_ cell: TallyCell, _ found: Int) -> CongressCommand {
      .decisions(.settle(vote, cell, found: found, reason: "đếm lại", by: person(3)))
    }
    try told.story.given(
      .decisions(.enter(vote, ConferenceStory.tally, by: person(3))), .decisions(.enter(vote, other, by: person(4))),
      settle(one, 45), settle(one, 47), settle(rest[0], 0), settle(two, 41), settle(rest[1], 4),
      .decisions(.declare(vote, at: at("10:40"))))
    let rows = try told.paper(.tallyMinutes).rows.filter { $0.count == 5 && $0[4].contains("đếm lại") }
    #expect(rows.map { $0[3] } == ["45\n(đã thay)", "47", "0", "41", "4"])
    #expect(Hall(story: told.story).get("/votes/v-1/result")?.contains("45 (đã thay)") == true)
  }
}
