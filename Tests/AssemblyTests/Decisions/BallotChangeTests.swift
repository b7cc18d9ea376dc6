// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

private func draft(_ text: String) -> QuestionDraft {
  QuestionDraft(
    text: text,
    options: [
      Option(id: "agree", label: "Đồng ý", kind: .adopts), Option(id: "disagree", label: "Không", kind: .rejects),
    ], rule: "majority.committee")
}

extension Hall {
  fileprivate var questions: [Question] { story.congress.decisions.vote("v-1")?.ballot.questions ?? [] }
}

@Suite("Two clerks at one voting paper")
struct BallotChangeTests {
  @Test("each add a question, and both stand on it whichever form was drawn first")
  func both() throws {
    var told = try ConferenceStory(upTo: .opened)
    let before = try #require(told.story.congress.decisions.vote(told.vote)?.ballot.questions)
    try told.story.given(
      .decisions(.change(told.vote, .add(draft("Một")))), .decisions(.change(told.vote, .add(draft("Hai")))),
      .decisions(
        .change(told.vote, .head(BallotHead(title: "Tên mới", method: .cards, isSecret: false, item: nil)))))
    let ballot = try #require(told.story.congress.decisions.vote(told.vote)?.ballot)
    #expect(ballot.questions == before + [draft("Một").numbered("q-1"), draft("Hai").numbered("q-2")])
    #expect(ballot.title == "Tên mới" && ballot.method == .cards)
  }

  @Test("never mistake a question for one that was removed: its number is not given again")
  func numbers() throws {
    var told = try ConferenceStory(upTo: .opened)
    try told.story.given(
      .decisions(.change(told.vote, .add(draft("Một")))), .decisions(.change(told.vote, .remove("q-1"))),
      .decisions(.change(told.vote, .add(draft("Hai")))))
    #expect(told.story.congress.decisions.vote(told.vote)?.ballot.questions.last?.id == "q-2")
    #expect(told.story.refusal(.change(told.vote, .remove("q-1"))) == .unknownQuestion)
    #expect(told.story.refusal(.change(told.vote, .replace(draft("Ba").numbered("q-1")))) == .unknownQuestion)
  }

  @Test("are told of each other's words, and who changes what the other removed adds it again without typing it anew")
  func told() throws {
    var hall = try Hall(upTo: .opened)
    let typed = ["text": "Một", "answers": "values", "values": "11\r\n9", "rule": "majority.committee"]
    try hall.send("/votes/v-1/questions/new", typed)
    let form = try #require(hall.get("/votes/v-1/questions/q-1"))
    let mark = String(try #require(form.firstMatch(of: /name="filled" value="([^"]*)"/)).1)
    let drawn = typed.merging(["filled": mark, "figure0": "", "value0": "", "figure1": "", "value1": ""]) { $1 }
    try hall.send("/votes/v-1/questions/q-1", drawn.merging(["values": "11\r\n9\r\n7"]) { $1 })
    guard
      case .faulty(let page, ["values"]) = hall.post("/votes/v-1/questions/q-1", drawn.merging(["text": "Hai"]) { $1 })
    else { return #expect(Bool(false), "the second save undid the first") }
    #expect(page.contains("các giá trị đã được sửa ở nơi khác") && page.contains("Hai</textarea>"))
    #expect(hall.questions.last?.options.map(\.label) == ["11", "9", "7"])
    try hall.send("/votes/v-1/questions/q-1/remove")
    let late = drawn.merging(["text": "Hai"]) { $1 }
    guard case .refused(let refusal) = hall.post("/votes/v-1/questions/q-1", late) else {
      return #expect(Bool(false), "a question that is gone was changed")
    }
    let kept = try #require(hall.again("/votes/v-1/questions/q-1", late, refusal))
    #expect(kept.contains("action=\"/votes/v-1/questions/new\"") && kept.contains("Hai</textarea>"))
    #expect(hall.get("/votes/v-1/questions/q-1") == nil)
  }
}
