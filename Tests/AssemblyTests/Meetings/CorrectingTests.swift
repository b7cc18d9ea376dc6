// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

private let at = ConferenceStory.at

extension ConferenceStory {
  fileprivate var sitting: Sitting? { story.congress.meetings.meeting(meeting)?.sitting }

  fileprivate func correct(_ wish: Correction.Wish, reason: String = "nghe nhầm") -> MeetingCommand {
    .correct(meeting, wish, reason: reason, at: Self.at("11:30"))
  }

  /// What somebody said at 09:15 on the second item.
  fileprivate func said(_ summary: String, by number: Int = 4, _ clock: String = "09:15") -> ContributionDraft {
    ContributionDraft(
      item: "i-2", speaker: person(number), heading: nil, summary: summary, isPriority: false, at: Self.at(clock))
  }
}

@Suite("What was noted of a discussion")
struct CorrectingTests {
  @Test("is put right with a reason, also after the close, and what stood there is kept")
  func contribution() throws {
    var told = try ConferenceStory()
    let first = try #require(told.sitting?.contributions.first { $0.item == "i-2" })
    #expect(told.story.refusal(told.correct(.contribution(first.id, told.said("x")), reason: " ")) == .reasonMissing)
    #expect(told.story.refusal(told.correct(.contribution("c-99", told.said("x")))) == .unknownContribution)
    #expect(
      told.story.refusal(told.correct(.contribution(first.id, told.said("x", by: 51)))) == .notThere(person(51)))
    guard case .afterTheClose? = told.story.refusal(told.correct(.contribution(first.id, told.said("x", "16:00"))))
    else { return #expect(Bool(false), "nobody speaks after the close") }
    try told.story.given(.meetings(told.correct(.contribution(first.id, told.said("Đề nghị nêu rõ số liệu.")))))
    #expect(told.sitting?.contributions.first { $0.id == first.id }?.summary == "Đề nghị nêu rõ số liệu.")
    let correction = try #require(told.sitting?.corrections.first)
    guard case .contribution(first, _) = correction.change else { return #expect(Bool(false), "it is not kept") }
    #expect(correction.reason == "nghe nhầm")
    #expect(
      told.story.refusal(told.correct(.contribution(first.id, told.said("Đề nghị nêu rõ số liệu."))))
        == .nothingToCorrect)
    #expect(try told.paper(.minutes).plainText.contains("Đề nghị nêu rõ số liệu."))
  }

  @Test("too late is added with its true time and a reason, until the discussion was closed, also after the close")
  func late() throws {
    var told = try ConferenceStory()
    let before = told.sitting?.contributions.map(\.id) ?? []
    let closed = try #require(told.sitting?.discussionsClosed["i-2"])
    let late = told.said("Đề nghị bổ sung phụ lục.", by: 5, "09:16")
    #expect(told.story.refusal(.contribute(told.meeting, late)) == .alreadyClosed)
    #expect(told.story.refusal(told.correct(.add(late), reason: " ")) == .reasonMissing)
    let after = ContributionDraft(
      item: "i-2", speaker: person(5), heading: nil, summary: "x", isPriority: false, at: ConferenceStory.at("10:55"))
    #expect(told.story.refusal(told.correct(.add(after))) == .afterTheClose(closed))
    try told.story.given(.meetings(told.correct(.add(late), reason: "chưa kịp ghi")))
    let added = try #require(told.sitting?.contributions.first { $0.summary == "Đề nghị bổ sung phụ lục." })
    #expect(!before.contains(added.id), "its number was not given before")
    let times = told.sitting?.contributions.map(\.at) ?? []
    #expect(times == times.sorted(), "it stands where it was said")
    #expect(try told.paper(.minutes).plainText.contains("Đề nghị bổ sung phụ lục."))
    let hall = Hall(story: told.story)
    let page = try #require(hall.get("/meetings/m-2/discussion", as: .office))
    #expect(page.contains("chưa kịp ghi") && page.contains("/discussion/i-2/late"))
  }

  @Test("by mistake is taken out, and its number is not given again")
  func striking() throws {
    var told = try ConferenceStory(upTo: .opened)
    try told.story.given(
      .meetings(
        .contribute(
          told.meeting,
          ContributionDraft(
            item: "i-5", speaker: person(4), heading: nil, summary: "Nhầm", isPriority: false, at: at("09:50")))))
    let last = try #require(told.sitting?.contributions.last)
    try told.story.given(
      .meetings(told.correct(.strike(last.id))),
      .meetings(
        .contribute(
          told.meeting,
          ContributionDraft(
            item: "i-5", speaker: person(5), heading: nil, summary: "Đúng", isPriority: false, at: at("09:51")))))
    #expect(told.sitting?.contributions.last?.summary == "Đúng")
    #expect(told.sitting?.contributions.last?.id != last.id)
    #expect(told.story.refusal(told.correct(.strike(last.id))) == .unknownContribution)
  }

  @Test("as the conclusion is put right by the same rules by which it is spoken")
  func conclusion() throws {
    var told = try ConferenceStory()
    let old = try #require(told.sitting?.conclusion)
    func wish(_ points: [Conclusion.Point], by: PersonID? = nil) -> Correction.Wish {
      .conclusion(Conclusion(by: by ?? old.by, authority: old.authority, points: points, at: old.at))
    }
    #expect(told.story.refusal(told.correct(wish([]))) == .noPoints)
    #expect(told.story.refusal(told.correct(wish(old.points))) == .nothingToCorrect)
    #expect(told.story.refusal(told.correct(wish(old.points, by: person(51)))) == .notThere(person(51)))
    let unconcluded = try ConferenceStory(upTo: .opened)
    #expect(unconcluded.story.refusal(unconcluded.correct(wish(old.points))) == .notConcluded)
    try told.story.given(.meetings(told.correct(wish(old.points + [.init(item: nil, text: "Bổ sung một điểm.")]))))
    #expect(try told.paper(.notice).plainText.contains("Bổ sung một điểm."))
  }

  @Test("is put right by somebody who may not see all of it: the hidden points stay where they are")
  func hidden() throws {
    var hall = try Hall(upTo: .closed)
    func points() -> [Conclusion.Point] {
      hall.story.congress.meetings.meeting("m-2")?.sitting?.conclusion?.points ?? []
    }
    let before = points()
    let secret = try #require(before.firstIndex { $0.text == "Kết luận riêng về nhân sự." })
    let chair = Hall.Guest(rights: [.read, .chair], person: 1)
    let form = try #require(hall.get("/meetings/m-2/conclusion/correct", as: chair))
    #expect(!form.contains("Kết luận riêng về nhân sự."))
    var typed = ["by": "p-2", "authority": "delegated", "delegator": "p-1/chair", "instrument": "Giấy ủy quyền số 05"]
    for point in before { typed[point.item.map { "point-\($0)" } ?? "general"] = point.text }
    let conclusion = try #require(hall.story.congress.meetings.meeting("m-2")?.sitting?.conclusion)
    typed["point-i-4"] = nil
    typed["point-i-1"] = "Thống nhất."
    typed["point-i-5"] = "Thống nhất chủ trương."
    typed["time"] = conclusion.at.clock
    typed["reason"] = "ghi thừa"
    try hall.send("/meetings/m-2/conclusion/correct", typed, as: chair, at: at("11:30"))
    #expect(points().map { $0.item?.text ?? "" } == ["i-1", "i-2", "i-4", "i-5", ""])
    #expect(points()[secret] == before[secret] && points()[0].text == "Thống nhất.")
  }

  @Test("makes the minutes and the notice that went out ask to be issued again, until they are")
  func papers() throws {
    var told = try ConferenceStory()
    let first = try #require(told.sitting?.contributions.first { $0.item == "i-2" })
    func issue() throws {
      for form in [PaperForm.minutes, .notice] { _ = try told.issue(form) }
    }
    try issue()
    func outdated() -> [String] {
      told.story.congress.papers.issued.filter { told.story.congress.isOutdated($0, on: ConferenceStory.day) }.map(
        \.kind)
    }
    #expect(outdated() == [])
    try told.story.given(.meetings(told.correct(.contribution(first.id, told.said("Khác hẳn.", by: 7)))))
    #expect(outdated() == ["minutes", "notice"], "both tell what was said")
    try issue()
    #expect(outdated() == [])
  }

  @Test("is put right on its page by whoever records it, which tells before and after")
  func pages() throws {
    var hall = try Hall(upTo: .closed)
    let said = try #require(
      hall.story.congress.meetings.meeting("m-2")?.sitting?.contributions.first { $0.item == "i-2" })
    let path = "/meetings/m-2/contributions/\(said.id)"
    #expect(try #require(hall.get("/meetings/m-2/discussion")).contains(path))
    #expect(!(try #require(hall.get("/meetings/m-2/discussion", as: .observer)).contains(path)))
    #expect(hall.get(path, as: .observer) == nil)
    let form = try #require(hall.get(path))
    #expect(form.contains(said.summary) && form.contains("name=\"filled\""))
    let typed = [
      "item": said.item.text, "speaker": said.speaker?.text ?? "", "heading": said.heading ?? "",
      "summary": "Nội dung đúng.", "time": said.at.clock, "reason": "nghe nhầm",
    ]
    try hall.send(path, typed, at: at("11:30"))
    let page = try #require(hall.get("/meetings/m-2/discussion"))
    #expect(page.contains("Các lần sửa (1)") && page.contains(said.summary) && page.contains("Nội dung đúng."))
    try hall.send("\(path)/strike", ["strike-reason": "ghi hai lần"], at: at("11:31"))
    #expect(try #require(hall.get("/meetings/m-2/discussion")).contains("đã bỏ: ghi nhầm"))
    #expect(try #require(hall.get("/meetings/m-2/conclusion")).contains("/meetings/m-2/conclusion/correct"))
    #expect(try #require(hall.get("/meetings/m-2/conclusion/correct")).contains("Thống nhất cao"))
  }
}
