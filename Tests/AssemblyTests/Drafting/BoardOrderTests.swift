// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("The order of the board")
struct BoardOrderTests {
  private func view(_ told: Consultation) throws -> DraftScene {
    let key = Visitor.AccountKey(account: "a-1", person: "p-1")
    let scene = Scene(
      say: .vietnamese, visitor: Visitor(account: key, name: "Khách", roles: [], rights: Set(Right.allCases)),
      now: ConferenceStory.at("09:00"), parameters: ["draft": told.id.text], token: FormToken(value: "t"))
    return try #require(DraftScene(scene, told.story.congress))
  }

  @Test("puts one thorough opinion right behind the one that most ask for, wherever both stand in the text")
  func turns() throws {
    var told = try Consultation()
    let deep = "Đề nghị phân tích rõ nguyên nhân chủ quan, khách quan, trách nhiệm từng cấp và lộ trình khắc phục."
    try told.take("a", from: 1, [("trong sạch, ", "")], remarks: [Consultation.remark("Nêu rõ.", on: 3)])
    try told.take("b", from: 2, [("6,5", "7")], remarks: [Consultation.remark(deep, on: 6)])
    try told.take("c", from: 1, [("6,5", "7")])
    let text = try view(told).points(BoardFilter([:]))
    let turns = try view(told).points(BoardFilter(["order": "turns"]))
    #expect(text.map(\.number) == Array(1...text.count) && Set(turns) == Set(text))
    let synthesis = try #require(told.story.congress.drafting.draft(told.id)).synthesis
    func says(_ point: SynthesisPoint, _ words: String) -> Bool {
      point.opinions.contains { synthesis.said[$0]?.text.contains(words) ?? false }
    }
    #expect(turns[0].members.count == 2, "what most ask for")
    #expect(says(turns[1], "nguyên nhân chủ quan"), "the most thorough")
    #expect(text.firstIndex { says($0, "nguyên nhân chủ quan") } != 1, "it stands elsewhere in the text")
  }

  @Test("calls many copies of one remark so, and never one change that many ask for")
  func copies() throws {
    var told = try Consultation()
    for number in 1...10 {
      let remark = Consultation.remark("Đề nghị nêu rõ nguồn lực.", on: 3)
      try told.take("\(number)", from: 1 + number % 2, [("6,5", "7")], remarks: [remark])
    }
    let view = try view(told)
    let points = view.points(BoardFilter([:])).filter { $0.members.count == 10 }
    #expect(points.count == 2)
    for point in points { #expect(view.profile(of: point).isCampaign() == (point.proposal == nil)) }
  }
}
