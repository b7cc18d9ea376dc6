// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Packs
import TestKit
import Testing

/// Days by which something is due, wherever somebody should see them.
@Suite("The days of a draft")
struct DraftDayTests {
  private static let due = Consultation.day.adding(7)
  private static let answers = Consultation.day.adding(10)

  private func told() throws -> (hall: Hall, contact: Hall.Guest) {
    var told = try Consultation()
    try told.take("a", from: 2, [("6,5", "7")])
    try told.give(.setDecideBy(told.id, Self.answers))
    try told.become("contact", of: 1)
    let person = told.story.congress.organisations.people.count
    told.story.actor = .setup
    return (Hall(story: told.story), Hall.Guest(rights: [.read, .contribute], person: person))
  }

  @Test("are told to whoever has to do something by then, in both languages", arguments: Language.allCases)
  func seen(language: Language) throws {
    let (hall, contact) = try told()
    let (due, answers) = (Self.due.words(language), Self.answers.words(language))
    let office = Hall.Guest(rights: Set(Right.allCases), person: 1, say: language)
    let reader = Hall.Guest(rights: contact.rights, person: contact.person, say: language)
    for (path, guest, words) in [
      ("/", reader, language("Hạn \(due).", "Due \(due).")),
      ("/", office, language("Hạn \(answers).", "Due \(answers).")),
      ("/drafts", office, language("chưa được trả lời, hạn \(answers).", "no answer yet, due \(answers).")),
      ("/drafts", reader, language("Đang lấy ý kiến đến hết ngày \(due).", "Opinions are taken until \(due).")),
      ("/drafts/dr-1", office, language("hạn \(due).", "due \(due).")),
      ("/drafts/dr-1", office, language("hạn \(answers).", "due \(answers).")),
      ("/drafts/dr-1/circulations/c-1", office, due),
    ] {
      let page = try #require(hall.get(path, as: guest), "\(path)")
      #expect(page.contains(words), "\(path): \(words)")
    }
  }

  @Test("for opinions that is over is said to be over, and asks nobody any more")
  func over() throws {
    let (hall, contact) = try told()
    let late = try #require(Moment(Self.due.adding(1), minute: 540))
    let last = try #require(Moment(Self.due, minute: 1_439))
    let due = Self.due.words(.vietnamese)
    #expect(try #require(hall.get("/", as: contact, at: last)).contains("Hạn \(due)."), "the whole day counts")
    #expect(try !#require(hall.get("/", as: contact, at: late)).contains("Hạn \(due)."))
    #expect(try #require(hall.get("/drafts", as: contact, at: late)).contains("Hạn góp ý \(due) đã qua."))
  }
}
