// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Packs
import TestKit
import Testing

@Suite("A refusal of a meeting")
struct MeetingRefusalWordsTests {
  static let quorum: Quorum? = {
    guard let story = try? ConferenceStory(upTo: .opened) else { return nil }
    return story.story.congress.meetings.meeting(story.meeting)?.sitting?.quorum
  }()

  static let all: [MeetingRefusal] =
    [
      .unknownMeeting(MeetingID("m", 1)), .unknownBody(BodyID("b")), .unknownPaper, .unknownPerson(person(1)),
      .unknownItem,
      .unknownAssignment, .unknownOwner, .titleTaken("x"), .earlierMeetingOpen(ordinal: 1),
      .startsBeforeTheLast(last: ConferenceStory.at("08:00")), .alreadySummoned, .notSummoned, .emptyAgenda, .emptyBody,
      .notSummonedPerson(person(1)), .alreadyThere(person(1)), .notThere(person(1)),
      .movementOutOfOrder(last: ConferenceStory.at("08:00")), .alreadyOpen, .notOpen, .alreadyClosed, .noQuorumRule,
      .chairAbsent(person(1)), .beforeOpening(opened: ConferenceStory.at("08:00")), .discussionClosed,
      .discussionsOpen([AgendaItemID("i", 1)]), .alreadyConcluded, .notConcluded, .noPoints, .noAuthority(person(1)),
      .cannotDelegate(person(1)), .instrumentMissing, .dueInThePast(ConferenceStory.day), .alreadyDone, .reasonMissing,
      .closesBeforeItOpened(ConferenceStory.at("08:00")),
    ] + (quorum.map { [.noQuorum($0)] } ?? [])

  @Test("says what is the matter and what would help, in both languages", arguments: all)
  func explained(refusal: MeetingRefusal) {
    let pack = RulePack.office
    for words in [refusal.problem, refusal.mend] {
      let (vietnamese, english) = (words(.vietnamese, pack), words(.english, pack))
      #expect(vietnamese.hasSuffix(".") && english.hasSuffix("."))
      #expect(vietnamese != english)
    }
  }
}

@Suite("The name of a meeting")
struct MeetingNameTests {
  @Test("is made of number and body, in both languages")
  func name() throws {
    let story = try ConferenceStory(upTo: .planned)
    let congress = story.story.congress
    let meeting = try #require(congress.meetings.meeting(story.meeting))
    #expect(congress.name(of: meeting, .vietnamese) == "Hội nghị lần thứ hai Ban Chấp hành Tổ chức mẫu")
    #expect(congress.name(of: meeting, .english) == "Second conference of the executive committee of the Tổ chức mẫu")
  }

  @Test(
    "counts as each language counts",
    arguments: [
      (1, "thứ nhất", "first"), (4, "thứ tư", "fourth"), (10, "thứ mười", "tenth"), (11, "thứ 11", "11th"),
      (12, "thứ 12", "12th"), (13, "thứ 13", "13th"), (21, "thứ 21", "21st"), (22, "thứ 22", "22nd"),
      (23, "thứ 23", "23rd"), (24, "thứ 24", "24th"), (111, "thứ 111", "111th"), (121, "thứ 121", "121st"),
    ])
  func ordinals(number: Int, vietnamese: String, english: String) {
    #expect(ordinal(number, .vietnamese) == vietnamese)
    #expect(ordinal(number, .english) == english)
  }
}
