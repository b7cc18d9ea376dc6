// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal
import Packs
import TestKit
import Testing

private let size = "body.executive.size"
private let day = ConferenceStory.day

/// A committee that has decided on 34, or voted without a reported number.
private func decided(_ value: FigureValue? = .number(34), of figure: String = size) throws -> Story {
  var story = try Story.committee(of: 5, pack: .sample.answeringAbove())
  let record = FigureRecord(figure: figure, value: value, status: .planned, day: day, source: "Hội nghị lần 2")
  try story.given(.figures(.note(record)))
  return story
}

extension Story {
  fileprivate func refusal(_ command: FigureCommand) -> FigureRefusal? {
    if case .figures(let refusal)? = refusal(of: .figures(command)) { refusal } else { nil }
  }
}

@Suite("Approval of figures by the level above")
struct ApprovalTests {
  @Test("puts what is approved beside what was decided, and lets nothing wait any longer")
  func approved() throws {
    var story = try decided()
    #expect(story.congress.awaitingApproval.map(\.figure) == [size])
    try story.given(.figures(.approve(size, .number(33), instrument: "Công văn 7", on: day.adding(5))))
    let figures = story.congress.figures
    #expect(figures.latest(size, asOf: day, status: .planned)?.value == .number(34))
    #expect(figures.latest(size, asOf: day.adding(5))?.value == .number(33))
    #expect(figures.latest(size, asOf: day.adding(5))?.status == .approved)
    #expect(figures.number(size, asOf: day.adding(4)) == 34, "a paper of the day before knows nothing of it")
    #expect(story.congress.awaitingApproval.isEmpty)
    #expect(
      story.refusal(.approve(size, .number(33), instrument: "x", on: day.adding(6)))
        == .nothingToApprove(figure: size))
  }

  @Test("is asked for what was decided last, whatever older letter is noted afterwards")
  func late() throws {
    func older(_ status: FigureStatus) -> CongressCommand {
      .figures(
        .note(
          FigureRecord(figure: size, value: .number(40), status: status, day: day.adding(-10), source: "Công văn cũ")))
    }
    var story = try decided()
    try story.given(older(.approved))
    #expect(story.congress.awaitingApproval(size)?.value == .number(34), "the approval was of something older")
    try story.given(.figures(.approve(size, .number(33), instrument: "Công văn 7", on: day.adding(5))), older(.planned))
    #expect(story.congress.awaitingApproval.isEmpty, "it was approved, and nothing was decided since")
    var back = try decided()
    try back.given(.figures(.sendBack(size, reason: "chưa đủ cơ cấu", on: day.adding(1))), older(.planned))
    #expect(back.congress.awaitingApproval.isEmpty && back.congress.figures.sentBack[size] != nil)
  }

  @Test("leaves open what was voted on and not reported, and takes no number out of nowhere for it")
  func unreported() throws {
    var story = try decided(nil)
    try story.given(.figures(.approve(size, nil, instrument: "Công văn 7", on: day)))
    #expect(story.congress.figures.latest(size, asOf: day)?.value == nil)
    let known = try decided()
    #expect(known.refusal(.approve(size, nil, instrument: "Công văn 7", on: day)) == .wrongForm(figure: size))
    #expect(known.refusal(.approve(size, .text("34"), instrument: "x", on: day)) == .wrongForm(figure: size))
  }

  @Test("needs something decided by that day, a letter, and a figure that is approved at all")
  func refused() throws {
    let story = try decided()
    #expect(story.refusal(.approve(size, .number(34), instrument: " ", on: day)) == .noSource)
    #expect(
      story.refusal(.approve(size, .number(34), instrument: "x", on: day.adding(-1)))
        == .nothingToApprove(figure: size))
    #expect(story.refusal(.sendBack(size, reason: " ", on: day)) == .noReason)
    #expect(story.refusal(.sendBack("none", reason: "x", on: day)) == .unknownFigure("none"))
    let other = try decided(.number(186), of: "delegates.planned")
    #expect(
      other.refusal(.approve("delegates.planned", .number(186), instrument: "x", on: day))
        == .needsNoApproval(figure: "delegates.planned"))
  }

  @Test("sent back, waits until it is decided anew")
  func sentBack() throws {
    var story = try decided()
    try story.given(.figures(.sendBack(size, reason: "quá nhiều", on: day)))
    #expect(story.congress.awaitingApproval.isEmpty)
    #expect(story.congress.figures.sentBack[size]?.reason == "quá nhiều")
    #expect(story.congress.figures.number(size, asOf: day) == 34, "what was decided stays in the register")
    #expect(
      story.refusal(.approve(size, .number(34), instrument: "x", on: day)) == .nothingToApprove(figure: size))
    let again = FigureRecord(figure: size, value: .number(31), status: .planned, day: day, source: "Hội nghị lần 3")
    try story.given(.figures(.note(again)))
    #expect(story.congress.figures.sentBack.isEmpty)
    #expect(story.congress.awaitingApproval.map(\.value) == [.number(31)])
  }

  @Test("goes with designating delegates where they are designated, and with electing none", arguments: [false, true])
  func designating(isElective: Bool) throws {
    var story = try Story.committee(of: 5, pack: .sample.answeringAbove(electing: isElective))
    let somebody = DelegateProposal(.named(PersonDetails(name: "Người Ngoài", born: nil)), unit: nil, block: .appointed)
    try story.given(
      .access(.open(login: "above", person: nil, roles: ["superior"])), .delegates(.propose([somebody], on: day)))
    story.actor = try #require(story.congress.access.accounts.first).actor
    let choosing = CongressCommand.delegates(.choose(["d-1"], basis: "Quyết định số 5", on: day))
    if isElective {
      guard case .notAllowed(needs: [.manageOrganisation])? = story.refusal(of: choosing) else {
        Issue.record("an election is not the level above's")
        return
      }
    } else {
      try story.given(choosing)
    }
    guard case .notAllowed? = story.refusal(of: .delegates(.summon(["d-1"], on: day))) else {
      Issue.record("to summon is the office's")
      return
    }
  }

  @Test("is on the first page of the level above, and nobody else's to give")
  func pages() throws {
    var hall = Hall(story: try decided())
    let above = Hall.Guest(rights: [.read, .approve], person: nil)
    let office = Hall.Guest(rights: [.read, .manageOrganisation, .prepareQuestions], person: 4)
    #expect(hall.get("/", as: above)?.contains("Phê duyệt số liệu được trình") == true)
    #expect(hall.get("/figures/approvals", as: above)?.contains("Xem và phê duyệt") == true)
    #expect(hall.get("/figures/approvals", as: office)?.contains("chờ phê duyệt") == true)
    #expect(hall.get("/figures/approvals", as: office)?.contains("Xem và phê duyệt") == false)
    #expect(hall.get("/figures/of/\(size)/approve", as: office) == nil)
    guard case .faulty(_, let fields) = hall.post("/figures/of/\(size)/approve", ["value": "34"], as: above) else {
      Issue.record("it has no letter and no day")
      return
    }
    #expect(fields == ["instrument", "day"])
    try hall.send("/figures/of/\(size)/send-back", ["reason": "Cần giảm số lượng"], as: above)
    #expect(hall.get("/", as: office)?.contains("Cấp trên trả lại: Cần giảm số lượng") == true)
    #expect(hall.get("/figures/of/\(size)", as: office)?.contains("Hãy đưa ra biểu quyết lại") == true)
    let again = FigureRecord(figure: size, value: .number(31), status: .planned, day: day, source: "Hội nghị lần 3")
    try hall.story.given(.figures(.note(again)))
    let letter = ["value": "31", "instrument": "Công văn 9", "day": "16/07/2025"]
    #expect(try hall.send("/figures/of/\(size)/approve", letter, as: above) == "/figures/approvals")
    #expect(hall.get("/figures/approvals", as: office)?.contains("đã phê duyệt: 31") == true)
    #expect(hall.get("/", as: office)?.contains("Cấp trên trả lại") == false)
  }
}
