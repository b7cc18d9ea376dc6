// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at
private let meeting = MeetingID("m", 1)

/// A body of five, all there at eight, of whom four are needed; one item of the agenda, which was not discussed.
private func opened(secretary: Int = 2, minutes: [Int] = [20], start: String = "08:00") throws -> Story {
  var story = try Story.committee(of: 5)
  let body = story.congress.organisations.bodies[0].id
  try story.given(.meetings(.plan(body, MeetingPlan(kind: .regular, start: at(start), venue: "A", minutes: 60))))
  for length in minutes {
    let item = AgendaItemDraft(title: "Việc \(length)", kind: .inform, paper: nil, presenter: nil, minutes: length)
    try story.given(.meetings(.addItem(meeting, item)))
  }
  try story.given(
    .meetings(.summon(meeting, at: at("07:00"), guests: [])),
    .meetings(.noteArrivals((1...5).map(person), at: meeting, on: at("07:50"))),
    .meetings(.open(meeting, chair: person(1), secretary: person(secretary), at: at(start))))
  return story
}

private let conclusion = Conclusion(
  by: person(1), authority: .post("chair"), points: [.init(item: nil, text: "Thống nhất.")], at: at("08:30"))

extension Story {
  fileprivate mutating func leave(_ numbers: [Int], _ clock: String) throws {
    for number in numbers { try given(.meetings(.noteDeparture(person(number), from: meeting, on: at(clock)))) }
  }

  fileprivate func text(_ form: PaperForm) throws -> String {
    let kind = try #require(congress.pack.paper(form.rawValue))
    return try congress.draft(kind, about: .meeting(meeting), on: ConferenceStory.day, .vietnamese).plainText
  }
}

@Suite("A quorum that is lost")
struct QuorumLossTests {
  private let lost = "Không còn đủ số có mặt tối thiểu từ 08 giờ 20"

  @Test("is told on the page of the meeting, at the conclusion and at the close, and blocks neither")
  func pages() throws {
    var story = try opened()
    #expect(try !#require(Hall(story: story).get("/meetings/m-1", at: at("08:25"))).contains(lost))
    try story.leave([2, 3, 4, 5], "08:20")
    for page in ["/meetings/m-1", "/meetings/m-1/conclusion"] {
      #expect(try #require(Hall(story: story).get(page, at: at("08:25"))).contains(lost), "\(page)")
    }
    try story.given(.meetings(.conclude(meeting, conclusion)))
    let close = try #require(Hall(story: story).get("/meetings/m-1/close", at: at("08:35")))
    #expect(close.contains(lost))
    let concluded = try #require(Hall(story: story).get("/meetings/m-1/conclusion", at: at("08:35")))
    #expect(concluded.contains("Lúc kết luận không đủ số có mặt tối thiểu"))
    try story.given(.meetings(.noteArrivals([2, 3, 4].map(person), at: meeting, on: at("08:36"))))
    #expect(try !#require(Hall(story: story).get("/meetings/m-1", at: at("08:37"))).contains(lost))
  }

  @Test("stands in the minutes with the time when it was lost and regained, and in what tells the conclusion")
  func papers() throws {
    var story = try opened()
    try story.leave([2], "08:10")
    try story.leave([3, 4, 5], "08:20")
    try story.given(
      .meetings(.conclude(meeting, conclusion)),
      .meetings(.noteArrivals([3, 4, 5].map(person), at: meeting, on: at("08:40"))))
    try story.leave([3, 4], "08:50")
    try story.given(.meetings(.close(meeting, at: at("08:50"))))
    let minutes = try story.text(.minutes)
    let heads = "có mặt 1, cần ít nhất"
    #expect(minutes.contains("Không đủ số có mặt tối thiểu: **từ 08 giờ 20 đến 08 giờ 40: \(heads)"))
    #expect(minutes.contains("Lúc kết luận: **có mặt 1/5"))
    #expect(try story.text(.notice).contains("Lúc kết luận: **có mặt 1/5"))
  }

  @Test("is not told where nobody left before the end")
  func kept() throws {
    var story = try opened()
    try story.leave([2], "08:20")
    try story.given(.meetings(.conclude(meeting, conclusion)), .meetings(.close(meeting, at: at("08:50"))))
    let minutes = try story.text(.minutes)
    #expect(!minutes.contains("Không đủ số có mặt") && !minutes.contains("Lúc kết luận:"))
  }
}

@Suite("One person in both offices of a meeting")
struct OneInBothOfficesTests {
  @Test("is pointed out, and signs the minutes once")
  func once() throws {
    var story = try opened(secretary: 1)
    let words = "vừa là"
    #expect(try #require(Hall(story: story).get("/meetings/m-1", at: at("08:10"))).contains(words))
    #expect(try !#require(Hall(story: opened()).get("/meetings/m-1", at: at("08:10"))).contains(words))
    try story.given(.meetings(.conclude(meeting, conclusion)), .meetings(.close(meeting, at: at("08:50"))))
    let kind = try #require(story.congress.pack.paper("minutes"))
    let paper = try story.congress.draft(kind, about: .meeting(meeting), on: ConferenceStory.day, .vietnamese)
    #expect(paper.signatures.filter { $0.name == "Người Số 1" }.count == 1)
  }
}

@Suite("An agenda that runs past midnight")
struct LateAgendaTests {
  @Test("tells the time of every item, with the day where it is the next")
  func times() throws {
    let story = try opened(minutes: [20, 30, 10], start: "23:30")
    let page = try #require(Hall(story: story).get("/meetings/m-1/agenda", at: at("23:40")))
    let next = ConferenceStory.day.adding(1).figures(.vietnamese)
    #expect(page.contains(">23:30<") && page.contains(">23:50<") && page.contains(">00:20 (\(next))<"))
  }
}
