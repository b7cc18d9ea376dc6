// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs
import TestKit
import Testing

@testable import Assembly

private let quorum = "quorum.committee"
private let day = ConferenceStory.day

private func comparison(
  _ rule: String = quorum, instrument: String? = nil, text: String = "ít nhất hai phần ba", by: String = "Vũ An"
) -> WaiverCommand {
  .compare(RuleComparison(rule: rule, instrument: instrument, article: nil, text: text, by: by, day: day))
}

extension Story {
  fileprivate func refusal(_ command: WaiverCommand) -> WaiverRefusal? {
    if case .waivers(let refusal)? = refusal(of: .waivers(command)) { refusal } else { nil }
  }

  fileprivate func source(of rule: String = quorum, _ say: Language = .vietnamese) -> String {
    congress.pack.rule(RuleID(rawValue: rule))?.source.words(say) ?? ""
  }
}

@Suite("A rule compared with its text while the record runs")
struct ComparisonTests {
  @Test("is printed as verified from then on, with its source and the day; what was issued before stays as it was")
  func printed() throws {
    var told = try ConferenceStory()
    let before = try told.issue(.tallyMinutes)
    #expect(before.plainText.contains("Điều lệ mẫu, Điều 9 (chưa đối chiếu)"))
    try told.story.given(.waivers(comparison()))
    #expect(told.story.source() == "Điều lệ mẫu, Điều 9 (đã đối chiếu ngày 15/7/2025)")
    #expect(told.story.source(of: quorum, .english) == "Sample rules, Article 9 (compared on 15 July 2025)")
    let after = try told.paper(.tallyMinutes).plainText
    #expect(!after.contains("chưa đối chiếu") && after.contains("đã đối chiếu ngày 15/7/2025"))
    let issued = try #require(told.story.congress.papers.issued.last?.content.value)
    #expect(issued.plainText == before.plainText)
    try told.story.given(.waivers(comparison(instrument: "Quy định 294-QĐ/TW ngày 26/5/2025")))
    #expect(told.story.source().hasPrefix("Quy định 294-QĐ/TW ngày 26/5/2025, Điều 9 (đã đối chiếu"))
    #expect(told.story.congress.pack.rules.map(\.demand) == RulePack.office.rules.map(\.demand), "no rule changes")
  }

  @Test("is noted with the words themselves and who compared, once the pack has not done so, and is taken back")
  func refusals() throws {
    var story = try ConferenceStory(upTo: .planned).story
    #expect(story.refusal(comparison("nothing")) == .unknownRule("nothing"))
    #expect(story.refusal(comparison("majority.committee")) == .verifiedAlready("majority.committee"))
    #expect(story.refusal(comparison(text: " ")) == .comparisonIncomplete)
    #expect(story.refusal(comparison(by: "")) == .comparisonIncomplete)
    let back = WaiverCommand.takeBackComparison(rule: quorum, reason: "nhầm quy tắc", on: day)
    #expect(story.refusal(back) == .notCompared(quorum))
    try story.given(.waivers(comparison()))
    #expect(story.refusal(.takeBackComparison(rule: quorum, reason: " ", on: day)) == .noReason)
    try story.given(.waivers(back))
    #expect(story.source() == "Điều lệ mẫu, Điều 9 (chưa đối chiếu)")
    for refusal in [
      WaiverRefusal.verifiedAlready(quorum), .comparisonIncomplete, .notCompared(quorum), .noReason,
    ] {
      for words in [refusal.problem, refusal.mend] {
        #expect(words(.vietnamese, .office).hasSuffix(".") && words(.english, .office) != words(.vietnamese, .office))
      }
    }
  }

  @Test("asks for the right to keep the organisation's records")
  func rights() throws {
    var story = try ConferenceStory(upTo: .planned).story
    try story.given(.access(.open(login: "member", person: PersonID("p", 7), roles: [])))
    story.actor = try #require(story.congress.access.account(login: "member")).actor
    guard case .notAllowed(let needs)? = story.refusal(of: .waivers(comparison())) else {
      return #expect(Bool(false), "a member changed what is printed of a rule")
    }
    #expect(needs == [.manageOrganisation])
  }

  @Test("is noted on its page, whose form knows what the pack names, and read by everybody")
  func pages() throws {
    var hall = try Hall(upTo: .opened)
    let list = try #require(hall.get("/rules"))
    #expect(list.contains("/rules/quorum.committee/comparison") && list.contains("1 trong"))
    #expect(try !#require(hall.get("/rules", as: .observer)).contains("/comparison"))
    #expect(hall.get("/rules/majority.committee/comparison") == nil, "the pack has compared it")
    #expect(hall.get("/rules/quorum.committee/text") == nil)
    let form = try #require(hall.get("/rules/quorum.committee/comparison"))
    #expect(form.contains("value=\"Điều lệ mẫu\"") && form.contains("value=\"Điều 9\""))
    guard case .faulty(_, let fields) = hall.post("/rules/quorum.committee/comparison", ["day": "16/7/2025"]) else {
      return #expect(Bool(false), "compared with nothing")
    }
    #expect(fields == ["instrument", "text", "by", "day"], "nor in the future")
    let sent = [
      "instrument": "Điều lệ mẫu", "article": "Điều 9, điểm 2", "text": "Ít nhất hai phần ba <b>số ủy viên</b>.",
      "by": "Vũ An", "day": "15/07/2025",
    ]
    #expect(try hall.send("/rules/quorum.committee/comparison", sent) == "/rules")
    let noted = try #require(hall.story.congress.waivers.comparison(of: "quorum.committee"))
    #expect(noted.instrument == nil && noted.article == "Điều 9, điểm 2", "the pack's own name is not told twice")
    #expect(hall.story.source(of: quorum, .english) == "Sample rules, Điều 9, điểm 2 (compared on 15 July 2025)")
    let page = try #require(hall.get("/rules/quorum.committee/text", as: .observer))
    #expect(page.contains("Vũ An") && page.contains("&lt;b&gt;số ủy viên") && !page.contains("take-back"))
    // Compared again, what was typed the first time is not taken for the pack's own.
    try hall.send("/rules/quorum.committee/comparison", sent.merging(["text": "Hai phần ba."]) { $1 })
    #expect(hall.story.congress.waivers.comparison(of: "quorum.committee")?.article == "Điều 9, điểm 2")
    #expect(try #require(hall.get("/rules")).contains("/rules/quorum.committee/text"))
    try hall.send("/rules/quorum.committee/comparison/take-back", ["take-back-reason": "nhầm"])
    #expect(hall.story.congress.waivers.comparison(of: "quorum.committee") == nil)
  }
}
