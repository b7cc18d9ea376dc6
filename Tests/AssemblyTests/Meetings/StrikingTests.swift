// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

private let meeting = MeetingID("m", 2)

@Suite("Striking a check-in")
struct StrikingTests {
  @Test("is refused of whoever presided, kept the minutes or counted, and of nobody else")
  func acting() throws {
    let told = try ConferenceStory()
    var open = try ConferenceStory(upTo: .concluded)
    for number in [1, 5, 3, 4] {
      let strike = MeetingCommand.strike(person(number), from: meeting, reason: "nhầm")
      #expect(open.story.refusal(strike) == .hasActed(person(number)), "p-\(number)")
    }
    try open.story.given(.meetings(.strike(person(30), from: meeting, reason: "nhầm người")))
    #expect(
      told.story.congress.rollDifferences(of: try #require(told.story.congress.meetings.meeting(meeting))).isEmpty)
    let changed = try #require(open.story.congress.meetings.meeting(meeting))
    let found = open.story.congress.rollDifferences(of: changed)
    #expect(found.map { $0.vote == nil } == [true, false] && found.allSatisfy { $0.now == $0.counted.present - 1 })
    #expect(changed.attendance?.strikes?.map(\.reason) == ["nhầm người"])
  }

  @Test("after heads were counted is told before the close, and both numbers stand in the minutes")
  func told() throws {
    var told = try ConferenceStory(upTo: .concluded)
    #expect(try !#require(Hall(story: told.story).get("/meetings/m-2/close")).contains("Sổ điểm danh đã sửa"))
    try told.story.given(.meetings(.strike(person(30), from: meeting, reason: "nhầm người")))
    for page in ["/meetings/m-2/close", "/meetings/m-2/attendance"] {
      #expect(try #require(Hall(story: told.story).get(page)).contains("Sổ điểm danh đã sửa"), "\(page)")
    }
    try told.story.given(.meetings(.close(meeting, at: ConferenceStory.at("11:30"))))
    let minutes = try told.paper(.minutes).plainText
    #expect(minutes.contains("Sửa sổ điểm danh") && minutes.contains("nhầm người"))
    #expect(minutes.contains("Lúc khai mạc đã tính có mặt 47; theo sổ điểm danh đã sửa là 46."))
    let before = try ConferenceStory().paper(.minutes).plainText
    #expect(!before.contains("Sửa sổ điểm danh"))
  }

  @Test("leaves the tally and the resolution with both numbers, and no vote to annul once the meeting is closed")
  func papers() throws {
    var told = try ConferenceStory(upTo: .concluded)
    let page = try #require(Hall(story: told.story).get("/meetings/m-2/attendance"))
    #expect(!page.contains("để hủy, rồi biểu quyết lại"))
    try told.story.given(.meetings(.strike(person(30), from: meeting, reason: "nhầm người")))
    #expect(
      try #require(Hall(story: told.story).get("/meetings/m-2/attendance")).contains("để hủy, rồi biểu quyết lại"))
    try told.story.given(.meetings(.close(meeting, at: ConferenceStory.at("11:30"))))
    let closed = try #require(Hall(story: told.story).get("/meetings/m-2/attendance"))
    #expect(closed.contains("đưa nội dung đó ra cuộc họp sau") && !closed.contains("để hủy, rồi biểu quyết lại"))
    for form in [PaperForm.tallyMinutes, .resolution] {
      #expect(try told.paper(form).notes.contains { $0.contains("theo sổ điểm danh đã sửa là") }, "\(form)")
      #expect(try !ConferenceStory().paper(form).notes.contains { $0.contains("theo sổ điểm danh đã sửa") }, "\(form)")
    }
  }

  @Test("is not told of who came or left in the minute in which heads were counted")
  func sameMinute() throws {
    var told = try ConferenceStory(upTo: .opened)
    let opened = try #require(told.story.congress.meetings.meeting(meeting)?.sitting?.opened)
    let there = try #require(told.story.congress.meetings.meeting(meeting)?.attendance?.registered)
    let late = try #require(
      told.story.congress.meetings.meeting(meeting)?.summons?.members.first { !there.contains($0) })
    // Whoever has done something since cannot have left before.
    let leaver = try #require(
      there.sorted().first { one in
        told.story.refusal(of: .meetings(.noteDeparture(one, from: meeting, on: opened))) == nil
      })
    try told.story.given(
      .meetings(.noteArrival(late, at: meeting, on: opened)),
      .meetings(.noteDeparture(leaver, from: meeting, on: opened)))
    let now = try #require(told.story.congress.meetings.meeting(meeting))
    #expect(told.story.congress.rollDifferences(of: now).isEmpty)
  }

  @Test("after the close shows what was struck, and says where to raise what is wrong")
  func closedPage() throws {
    var told = try ConferenceStory(upTo: .concluded)
    try told.story.given(
      .meetings(.strike(person(30), from: meeting, reason: "nhầm người")),
      .meetings(.close(meeting, at: ConferenceStory.at("11:30"))))
    let page = try #require(Hall(story: told.story).get("/meetings/m-2/attendance/p-30"))
    #expect(page.contains("nhầm người") && page.contains("Vắng mặt") && page.contains("nêu ở cuộc họp sau"))
  }
}
