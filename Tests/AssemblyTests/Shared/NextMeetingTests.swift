// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("The next meeting")
struct NextMeetingTests {
  @Test("is asked for on the first page while something is undecided, and only once the last one is over")
  func asked() throws {
    let closed = try ConferenceStory()
    let pack = closed.story.congress.pack
    let words = "Chưa có quyết định về: "
    let wanted = ["congress.window", "delegates.planned", "delegates.exOfficio"].compactMap { pack.figure($0) }
      .filter { closed.story.congress.figures.latest($0.id, asOf: ConferenceStory.day) == nil }
    #expect(try #require(Hall(story: closed.story).get("/")).contains(words) == !wanted.isEmpty)
    #expect(try !#require(Hall(upTo: .opened).get("/")).contains(words))
    // A congress whose committee met and decided nothing.
    var story = try Story.committee(of: 5)
    let body = story.congress.organisations.bodies[0].id
    let meeting = MeetingID("m", 1)
    func at(_ clock: String) -> Moment { ConferenceStory.at(clock) }
    try story.given(
      .meetings(.plan(body, MeetingPlan(kind: .regular, start: at("08:00"), venue: "A", minutes: 60))),
      .meetings(
        .addItem(meeting, AgendaItemDraft(title: "Việc", kind: .inform, paper: nil, presenter: nil, minutes: 5))),
      .meetings(.summon(meeting, at: at("07:00"), guests: [])),
      .meetings(.noteArrivals((1...5).map { person($0) }, at: meeting, on: at("07:50"))),
      .meetings(.open(meeting, chair: person(1), secretary: person(2), at: at("08:00"))),
      .meetings(
        .conclude(
          meeting,
          Conclusion(
            by: person(1), authority: .post("chair"), points: [.init(item: nil, text: "Xong.")], at: at("08:20")))),
      .meetings(.close(meeting, at: at("08:30"))))
    let home = try #require(Hall(story: story).get("/"))
    let dates = try #require(story.congress.pack.figure("congress.window")).name.vietnamese
    #expect(home.contains(words) && home.contains(dates))
  }
}
