// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("What a voting paper would make true")
struct GiftTests {
  @Test("makes nothing true that cannot be, and nothing twice")
  func gifts() throws {
    let story = try ConferenceStory(upTo: .opened).story
    func refusal(_ gifts: (String, FigureValue)...) -> DecisionRefusal? {
      let questions = gifts.enumerated().map { index, gift in
        Question(
          id: QuestionID("q\(index)"), text: "Câu hỏi",
          options: [
            Option(
              id: OptionID("agree"), label: "Đồng ý", kind: .adopts, gives: [.init(figure: gift.0, value: gift.1)]),
            Option(id: OptionID("disagree"), label: "Không đồng ý", kind: .rejects),
          ], rule: "majority.committee")
      }
      return story.refusal(
        .draft(
          MeetingID("m", 2),
          Ballot(title: "Phiếu", method: .votingPaper, isSecret: false, item: nil, questions: questions)))
    }
    func unfit(_ fault: GiftFault) -> DecisionRefusal { .unfit(fault) }
    let (july24, july28) = (ConferenceStory.day.adding(9), ConferenceStory.day.adding(13))
    let june24 = ConferenceStory.day.adding(-21)
    #expect(
      refusal(("congress.window", .days(from: july28, to: july24)))
        == unfit(.figure(.wrongForm(figure: "congress.window"))))
    #expect(refusal(("congress.window", .number(24))) == unfit(.figure(.wrongForm(figure: "congress.window"))))
    #expect(
      refusal(("congress.window", .days(from: june24, to: july24)))
        == unfit(.gone(figure: "congress.window", meeting: ConferenceStory.day)))
    #expect(refusal(("congress.window", .days(from: july24, to: july28))) == nil)
    #expect(refusal(("delegates.present", .number(184))) == unfit(.notVotedOn(figure: "delegates.present")))
    #expect(
      refusal(("body.executive.size", .number(34)), ("body.executive.size", .number(35)))
        == unfit(.decidedTwice(figure: "body.executive.size")))
    let clash = try #require(Contradiction(part: "delegates.exOfficio", 186, whole: "delegates.planned", 51))
    #expect(
      refusal(("delegates.planned", .number(51)), ("delegates.exOfficio", .number(186)))
        == unfit(.figure(.contradicts(clash))))
    #expect(refusal(("delegates.planned", .number(186)), ("delegates.exOfficio", .number(51))) == nil)
  }

  @Test("says so where its question names another value than it would enter")
  func unread() {
    func unread(_ text: String, _ value: FigureValue?) -> Int {
      let option = Option(
        id: OptionID("agree"), label: "Đồng ý", kind: .adopts, gives: [.init(figure: "x", value: value)])
      return Question(id: QuestionID("x"), text: text, options: [option], rule: "").unread.count
    }
    let days = FigureValue.days(from: ConferenceStory.day.adding(9), to: ConferenceStory.day.adding(13))
    #expect(unread("Số lượng: 34 đồng chí", .number(34)) == 0)
    #expect(unread("Số lượng: 34 đồng chí", .number(43)) == 1)
    #expect(unread("Từ ngày 24 đến 28/7/2025", days) == 0)
    #expect(unread("Từ ngày 24 đến 27/7/2025", days) == 1)
    #expect(unread("Số lượng Ủy ban Kiểm tra", .number(7)) == 0, "it names none")
    #expect(unread("Số lượng: 34 đồng chí", nil) == 0)
  }
}
