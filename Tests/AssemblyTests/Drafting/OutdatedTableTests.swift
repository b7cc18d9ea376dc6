// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Journal
import Packs
import TestKit
import Testing

@Suite("A table of answers that went out and was overtaken")
struct OutdatedTableTests {
  private static let again = "không còn đúng, cần phát hành lại"

  /// Whether the first page, the hub, the list of papers and the paper itself ask for it again.
  private func asks(_ told: ToldConsultation, _ paper: String = "w-1") throws -> [Bool] {
    let hall = Hall(story: told.told.story)
    return [
      try #require(hall.get("/")).contains("Phát hành lại: acceptanceTable"),
      try #require(hall.get("/drafts/dr-1")).contains("Phát hành lại"),
      try #require(hall.get("/drafts/dr-1/papers")).contains(Self.again),
      try #require(hall.get("/papers/\(paper)")).contains("Văn bản này không còn đúng."),
    ]
  }

  private let all = Array(repeating: true, count: 4)
  private let none = Array(repeating: false, count: 4)

  @Test("is asked for again after an opinion of a round that is over was reserved, until it is issued again")
  func reserved() throws {
    var told = try ToldConsultation()
    try told.told.answer("r-1@1", as: .kept, "Nguồn nêu ở phụ lục.")
    try told.told.give(told.told.issuing())
    _ = try told.issue("acceptanceTable")
    #expect(try asks(told) == none)
    try told.told.give(.reserve("dr-1", "p-3", opinion: "r-1@1", text: "Vẫn đề nghị nêu nguồn."))
    #expect(try asks(told) == all)
    let paper = try #require(Hall(story: told.told.story).get("/papers/w-1"))
    #expect(paper.contains("href=\"/drafts/dr-1/papers/1/new/acceptanceTable\""))
    #expect(paper.contains("ý kiến bảo lưu đã thay đổi sau khi phát hành"))
    let reader = Hall.Guest(rights: [.read, .contribute], person: 2)
    #expect(
      try #require(Hall(story: told.told.story).get("/drafts/dr-1", as: reader)).contains("Phát hành lại") == false)
    let renewed = try told.issue("acceptanceTable")
    #expect(try renewed.plainText.contains("Vẫn đề nghị nêu nguồn.") && asks(told, "w-2") == none)
  }

  @Test("is asked for again after an answer of the open round was changed, and not when it is put back")
  func answered() throws {
    var told = try ToldConsultation()
    _ = try told.issue("acceptanceTable")
    #expect(try asks(told) == none)
    try told.told.answer("r-1@1", as: .kept, "Nguồn nêu ở phụ lục.")
    #expect(try asks(told) == all)
  }

  @Test("is asked for again on the version that goes on with its round, which then replaces it")
  func reopened() throws {
    var told = try ToldConsultation()
    _ = try told.issue("acceptanceTable")
    let words = Consultation.paragraphs.map { $0.replacing("sáu tháng", with: "bốn tháng") }
    try told.told.give(.file("dr-1", file: Consultation.file("2"), text: Consultation.text(words)))
    #expect(try asks(told)[...1] == all[...1] && asks(told)[3])
    let paper = try #require(Hall(story: told.told.story).get("/papers/w-1"))
    #expect(paper.contains("đã có bản 2 của dự thảo") && paper.contains("/drafts/dr-1/papers/2/new/acceptanceTable"))
    _ = try told.issue("acceptanceTable", version: 2)
    #expect(told.told.story.congress.papers.issued.first?.replacedBy == "w-2")
    #expect(try asks(told, "w-2") == none)
  }

  @Test("is no report that only puts opinions together")
  func synthesis() throws {
    var told = try ToldConsultation()
    _ = try told.issue("synthesis")
    try told.told.answer("r-1@1", as: .kept, "Nguồn nêu ở phụ lục.")
    #expect(try asks(told) == none)
  }
}
