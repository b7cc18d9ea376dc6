// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at
private let meeting = MeetingID("m", 1)
private let item = AgendaItemID("i", 1)

@Suite("The times of a sitting")
struct OrderOfTimesTests {
  /// Five sit; the fourth spoke at 08:40.
  private func sitting() throws -> Story {
    var story = try Story.committee(of: 5)
    let body = story.congress.organisations.bodies[0].id
    try story.given(
      .meetings(.plan(body, MeetingPlan(kind: .regular, start: at("08:00"), venue: "A", minutes: 60))),
      .meetings(.addItem(meeting, AgendaItemDraft(title: "x", kind: .discuss, paper: nil, presenter: nil, minutes: 5))),
      .meetings(.summon(meeting, at: at("07:00"), guests: [])))
    for number in 1...5 { try story.given(.meetings(.noteArrival(person(number), at: meeting, on: at("07:50")))) }
    try story.given(
      .meetings(.open(meeting, chair: person(1), secretary: person(2), at: at("08:00"))),
      .meetings(.contribute(meeting, spoken(at: "08:40"))))
    return story
  }

  private func spoken(at clock: String, _ words: String = "Thống nhất.") -> ContributionDraft {
    ContributionDraft(
      item: item, speaker: person(4), heading: nil, summary: words, isPriority: false, at: at(clock))
  }

  @Test("end no discussion before what was said in it, and move nothing behind its end")
  func discussion() throws {
    var story = try sitting()
    #expect(story.refusal(.closeDiscussion(meeting, item, at: at("08:30"))) == .beforeWhatWasNoted(at("08:40")))
    try story.given(.meetings(.closeDiscussion(meeting, item, at: at("08:50"))))
    func corrected(_ draft: ContributionDraft) -> MeetingCommand {
      .correct(meeting, .contribution("c-1", draft), reason: "nhầm", at: at("09:00"))
    }
    #expect(story.refusal(corrected(spoken(at: "08:55"))) == .afterTheClose(at("08:50")))
    #expect(story.refusal(corrected(spoken(at: "08:40", "Đồng ý."))) == nil)
    #expect(story.refusal(corrected(spoken(at: "08:45"))) == nil)
  }

  @Test("let nobody leave before they spoke")
  func leaving() throws {
    var story = try sitting()
    #expect(
      story.refusal(.noteDeparture(person(4), from: meeting, on: at("08:35"))) == .beforeWhatWasNoted(at("08:40")))
    try story.given(
      .meetings(.noteDeparture(person(4), from: meeting, on: at("08:41"))),
      .meetings(.noteDeparture(person(5), from: meeting, on: at("08:35"))))
  }
}
