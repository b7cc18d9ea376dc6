// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at
private let vote = VoteID("v", 1)

private func opening(_ tellers: [Int], head: Int? = nil) -> DecisionCommand {
  .open(vote, tellers: tellers.map(person), head: head.map(person), at: at("10:00"))
}

private func replacing(_ left: Int, by came: Int) -> DecisionCommand {
  .replaceTeller(vote, TellerReplacement(left: person(left), came: person(came), reason: "ốm", at: at("10:10")))
}

extension ConferenceStory {
  fileprivate mutating func give(_ role: String, to number: Int) throws(CongressRefusal) {
    try story.given(.access(.open(login: "person-\(number)", person: person(number), roles: [role])))
  }

  fileprivate var head: PersonID? {
    story.congress.decisions.vote(vote)?.opening.flatMap { story.congress.headTeller(of: $0) }
  }

  fileprivate mutating func declare(_ tellers: [Int]) throws(CongressRefusal) {
    for teller in tellers { try story.given(.decisions(.enter(vote, ConferenceStory.tally, by: person(teller)))) }
    try story.given(.decisions(.declare(vote, at: ConferenceStory.at("10:40"))))
  }
}

@Suite("The head of the tellers")
struct HeadTellerTests {
  @Test("is who settles, whatever the order in which they were chosen, and is printed and signs as such")
  func printed() throws {
    var told = try ConferenceStory(upTo: .opened)
    try told.story.given(.decisions(opening([4, 3])))
    #expect(told.head == person(3))
    try told.declare([3, 4])
    let paper = try told.paper(.tallyMinutes)
    #expect(paper.plainText.contains("Người Số 3, Ủy viên – trưởng ban kiểm phiếu"))
    #expect(paper.plainText.contains("Người Số 4, Ủy viên – kiểm phiếu viên"))
    #expect(paper.signatures.map(\.name) == ["Người Số 4", "Người Số 3"])
    #expect(paper.signatures.map(\.post) == ["KIỂM PHIẾU VIÊN", "TRƯỞNG BAN KIỂM PHIẾU"])
  }

  @Test("and everybody else who counted sign, in rows that leave room for their names")
  func everybodySigns() throws {
    var told = try ConferenceStory(upTo: .opened)
    try told.story.given(.decisions(opening([4, 3, 5, 6])))
    try told.declare([3, 5])
    let paper = try told.paper(.tallyMinutes)
    #expect(paper.signatures.compactMap(\.name) == [4, 5, 6, 3].map { "Người Số \($0)" })
    #expect(paper.signatures.map(\.post).dropLast() == ["KIỂM PHIẾU VIÊN", "KIỂM PHIẾU VIÊN", "KIỂM PHIẾU VIÊN"])
    #expect(paper.signatureRows.map(\.count) == [2, 2])
  }

  @Test("of a vote from before it was asked is the first of the tellers who may declare")
  func earlier() throws {
    let told = try ConferenceStory(upTo: .voting)
    var opening = try #require(told.story.congress.decisions.vote(vote)?.opening)
    opening.head = nil
    opening.tellers = [person(4), person(3)]
    #expect(told.story.congress.headTeller(of: opening) == person(3))
    #expect(told.story.congress.tellersInOrder(of: opening) == [person(3), person(4)])
  }

  @Test("may be chosen, of the tellers and able to settle")
  func chosen() throws {
    var told = try ConferenceStory(upTo: .opened)
    try told.give("headTeller", to: 6)
    #expect(told.story.refusal(opening([3, 4], head: 6)) == .headIsNoTeller(person(6)))
    #expect(told.story.refusal(opening([3, 4], head: 4)) == .headCannotSettle(person(4)))
    var hall = Hall(story: told.story)
    let form = try #require(hall.get("/votes/v-1/open", at: at("10:00")))
    #expect(form.contains("name=\"head\"") && form.contains("ký biên bản kiểm phiếu"))
    let fields = ["time": "10:00", "head": "p-6"]
    guard
      case .faulty(_, ["head"]) = hall.post(
        "/votes/v-1/open", fields, lists: ["tellers": ["p-3", "p-4"]], at: at("10:00"))
    else { return #expect(Bool(false), "the head does not count") }
    try hall.send("/votes/v-1/open", fields, lists: ["tellers": ["p-3", "p-4", "p-6"]], at: at("10:00"))
    #expect(hall.story.congress.decisions.vote(vote)?.opening?.head == person(6))
    #expect(hall.get("/votes/v-1", as: .observer)?.contains("Người Số 6 (trưởng ban kiểm phiếu)") == true)
  }

  @Test("hands on to whoever takes the place, or to another where the newcomer cannot settle")
  func replaced() throws {
    var told = try ConferenceStory(upTo: .voting)
    try told.give("headTeller", to: 6)
    try told.give("teller", to: 5)
    try told.give("headTeller", to: 7)
    try told.story.given(.decisions(replacing(4, by: 7)))
    #expect(told.head == person(3), "another's place is not the head's")
    var other = told
    try told.story.given(.decisions(replacing(3, by: 6)))
    #expect(told.head == person(6))
    try other.story.given(.decisions(replacing(3, by: 5)))
    #expect(other.head == person(7))
    try other.declare([5, 7])
    #expect(try other.paper(.tallyMinutes).signatures.map(\.name) == ["Người Số 5", "Người Số 7"])
  }
}
